// @ts-check
/**
 * What leaves with the reader: their texts as an account, and the buttons that save or print it.
 *
 * @typedef {import("./docx.js").Account} Account
 * @typedef {import("./docx.js").Block} Block
 * @typedef {import("./record.js").Written} Written
 * @typedef {import("./record.js").Answer} Answer
 */

import { docxOf } from "./docx.js";
import { button, fill, make, site, words } from "./fields.js";
import { markdownOf } from "./markdown.js";

/** The language of the page; of a name such as 'sr@latin', what a browser understands. */
export const language = document.documentElement.lang.replace(/@.*/, "") || "en";

/** @param {number} moment @param {Intl.DateTimeFormatOptions} [options] */
export function dated(moment, options = { dateStyle: "long" }) {
  return new Intl.DateTimeFormat(language, options).format(moment);
}

/** @param {number} moment */
export function datedToTheMinute(moment) {
  return dated(moment, { dateStyle: "long", timeStyle: "short" });
}

/**
 * @param {Written} written
 * @param {string[]} [order] ids of the prompts, as the page has them
 * @returns {Answer[]} those that the page has first, in its order
 */
export function answersOf({ answers }, order = []) {
  /** @param {string} id */
  const rank = (id) => (order.includes(id) ? order.indexOf(id) : order.length);
  const entries = Object.entries(answers).sort(([a], [b]) => rank(a) - rank(b));
  return entries.map(([, answer]) => answer);
}

/** @param {Answer[]} answers @returns {string} when the newest was written */
export function writtenOn(answers) {
  const moments = answers.flatMap(({ versions }) => versions.map(({ changed }) => changed));
  return fill(words.writtenOn, dated(Math.max(...moments)));
}

/** @param {string} title @param {Answer[]} answers @returns {Block[]} */
export function blocksOf(title, answers) {
  return [
    { kind: "heading", text: title },
    { kind: "date", text: writtenOn(answers) },
    ...answers.flatMap(({ prompt, versions }) => [
      /** @type {Block} */ ({ kind: "question", text: prompt }),
      ...versions.flatMap(({ text, changed }) => {
        const date = fill(words.versionOf, datedToTheMinute(changed));
        /** @type {Block[]} */
        const dates = versions.length > 1 ? [{ kind: "date", text: date }] : [];
        return [...dates, /** @type {Block} */ ({ kind: "text", text })];
      }),
    ]),
  ];
}

/**
 * Has the browser save a file among the reader's downloads.
 *
 * @param {string} name what it is, which its name says with the site and the day
 * @param {string} ending
 * @param {Blob} content
 * @returns {string} a sentence that names the file
 */
export function saveFile(name, ending, content) {
  const now = new Date();
  now.setMinutes(now.getMinutes() - now.getTimezoneOffset());
  const download = `${site}-${name}-${now.toISOString().slice(0, 10)}.${ending}`;
  const href = URL.createObjectURL(content);
  make("a", { href, download }).click();
  // Some browsers begin to read it only after this has run.
  setTimeout(() => URL.revokeObjectURL(href), 10_000);
  return fill(words.savedAs, download);
}

/**
 * Returns the buttons for an account.
 *
 * @param {string} name what the file is
 * @param {() => boolean} isReady says whether it may leave, and tells the reader if not
 * @param {() => Account} account
 * @param {(sentence: string) => void} say called once it has left
 */
export function exportButtons(name, isReady, account, say) {
  /** @param {string} label @param {() => void} act */
  const made = (label, act) => button(label, () => isReady() && act());
  return make(
    "p",
    { className: "reflections-tools" },
    made(words.saveWord, () => say(saveFile(name, "docx", docxOf(account())))),
    made(words.saveMarkdown, () => {
      const content = new Blob([markdownOf(account())], { type: "text/markdown" });
      say(saveFile(name, "md", content));
    }),
    made(words.print, () => print()),
  );
}
