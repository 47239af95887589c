// @ts-check
/**
 * Writes an account as Markdown (CommonMark) in which nothing that was written has a meaning of
 * its own: what is rendered is what was written.
 */

import { oneLine, paragraphsOf } from "./docx.js";

/** @typedef {import("./docx.js").Account} Account */

/** Space at the ends of a line says something in Markdown, or is dropped. @param {string} space */
function escapeSpace(space) {
  return [...space].map((character) => `&#${character.charCodeAt(0)};`).join("");
}

/** @param {string} line */
function escapeLine(line) {
  return line
    .replace(/[\\`*_[\]<>#~|$]|&(?=[#a-z])/gi, "\\$&")
    .replace(/^[-+=:]/, "\\$&")
    .replace(/^\d+(?=[.)])/, "$&\\")
    .replace(/^\s+|\s+$/g, escapeSpace);
}

/** @param {string} text */
function escapeText(text) {
  const paragraphs = paragraphsOf(text);
  return paragraphs.map((each) => each.split("\n").map(escapeLine).join("\\\n")).join("\n\n");
}

/**
 * Returns the text of an account in Markdown.
 *
 * @param {Account} account
 */
export function markdownOf({ title, blocks }) {
  const marks = { heading: "## ", date: "", question: "### " };
  const parts = blocks.map(({ kind, text }) =>
    kind === "text" ? escapeText(text) : marks[kind] + escapeLine(oneLine(text)),
  );
  return `${[`# ${escapeLine(oneLine(title))}`, ...parts].filter(Boolean).join("\n\n")}\n`;
}
