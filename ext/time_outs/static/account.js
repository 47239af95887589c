// @ts-check
/**
 * What leaves with the reader: their texts as an account, and the buttons that save or print it.
 *
 * @typedef {import("./docx.js").Account} Account
 * @typedef {import("./docx.js").Block} Block
 * @typedef {import("./docx.js").Kind} Kind
 * @typedef {import("./record.js").Answer} Answer
 * @typedef {import("./record.js").Written} Written
 */

import { docxOf } from "./docx.js";
import { markdownOf } from "./markdown.js";
import { button, fill, make, site, words } from "./page.js";

/** The language of the page; of a name such as 'sr@latin', what a browser understands. */
export const language = document.documentElement.lang.replace(/@.*/, "") || "en";

/** @param {string} sentence @param {number} moment which the sentence says */
export function dated(sentence, moment) {
  const date = new Date(moment);
  return fill(sentence, date.toLocaleString(language, { dateStyle: "long", timeStyle: "short" }));
}

/**
 * @param {Written} written
 * @param {string[]} [order] ids of the prompts, as the page has them
 * @returns {Answer[]} in that order; then those that the page has not, the oldest first
 */
export function answersOf({ answers }, order = []) {
  const ids = Object.keys(answers).sort(
    (a, b) => answers[a].versions[0].changed - answers[b].versions[0].changed,
  );
  const known = order.filter((id) => ids.includes(id));
  return [...new Set([...known, ...ids])].map((id) => answers[id]);
}

/** @param {Kind} kind @param {string} text @returns {Block} */
export function block(kind, text) {
  return { kind, text };
}

/** @param {Answer[]} answers @returns {Block[]} when they were written, and each with its prompt */
export function blocksOf(answers) {
  const moments = answers.flatMap(({ versions }) => versions.map(({ changed }) => changed));
  return [
    block("date", dated(words.writtenOn, Math.max(...moments))),
    ...answers.flatMap(({ prompt, versions }) => [
      block("question", prompt),
      ...versions.flatMap(({ text, changed }) => [
        ...(versions.length > 1 ? [block("date", dated(words.versionOf, changed))] : []),
        block("text", text),
      ]),
    ]),
  ];
}

/**
 * Has the browser save a file among the reader's downloads.
 *
 * @param {string} name what it is, which the file's name says with the site and the day
 * @param {BlobPart} content
 * @returns {string} a sentence that names the file
 */
export function saveFile(name, content) {
  const now = new Date();
  now.setMinutes(now.getMinutes() - now.getTimezoneOffset());
  const download = `${site}-${now.toISOString().slice(0, 10)}-${name}`;
  const href = URL.createObjectURL(new Blob([content]));
  make("a", { href, download }).click();
  // Some browsers begin to read it only after this has run.
  setTimeout(() => URL.revokeObjectURL(href), 10_000);
  return fill(words.savedAs, download);
}

/**
 * Returns the buttons for an account.
 *
 * @param {string} name what the files are
 * @param {() => Account | null} compose where it may not leave yet, tells the reader why
 * @param {(sentence: string) => void} say called once it has left
 */
export function exportButtons(name, compose, say) {
  /** @param {string} label @param {(account: Account) => void} act */
  const made = (label, act) =>
    button(label, () => {
      const account = compose();
      if (account) act(account);
    });
  return make(
    "p",
    { className: "reflections-tools" },
    made(words.saveWord, (account) => say(saveFile(`${name}.docx`, docxOf(account)))),
    made(words.saveMarkdown, (account) => say(saveFile(`${name}.md`, markdownOf(account)))),
    made(words.print, () => print()),
  );
}
