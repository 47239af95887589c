// @ts-check
/**
 * Writes a document of Word (.docx, ECMA-376): a few parts of XML in a zip.
 *
 * @typedef {"heading" | "date" | "question" | "text"} Kind
 * @typedef {{ kind: Kind, text: string }} Block
 * @typedef {{ title: string, language: string, made: Date, blocks: Block[] }} Account
 *   what leaves with the reader: texts as they were written, under headings
 */

import { zipOf } from "./zip.js";

const DECLARATION = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>';
const FORMATS = "http://schemas.openxmlformats.org/";
const WORD_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml.";
const NAMESPACE = `xmlns:w="${FORMATS}wordprocessingml/2006/main"`;
/** @type {Record<Kind, string>} */
const STYLES = { heading: "Heading1", date: "Dated", question: "Question", text: "Normal" };

/** Strong letters that are written from right to left: Hebrew, Arabic, Syriac, N'Ko, Adlam … */
const RIGHT =
  "[\\u0590-\\u08ff\\ufb1d-\\ufdff\\ufe70-\\ufefc\\u{10800}-\\u{10fff}\\u{1e800}-\\u{1efff}]";
const FROM_RIGHT = new RegExp(`^\\P{L}*${RIGHT}`, "u");
const RIGHT_WORDS = new RegExp(`(${RIGHT}(?:\\P{L}*${RIGHT})*)`, "u");

/**
 * Returns a text without what neither XML nor Markdown can hold: control characters, halves of
 * characters; with one kind of line ending, and no empty lines at its ends.
 *
 * @param {string} text
 */
export function tidied(text) {
  return text
    .replace(/\r\n?/g, "\n")
    .replace(/[^\t\n\x20-\ud7ff\ue000-\ufffd\u{10000}-\u{10ffff}]/gu, "")
    .replace(/^\n+|\n+$/g, "");
}

/** @param {string} text @returns {string} the same in one line, as for a heading */
export function oneLine(text) {
  return tidied(text).replace(/\s+/g, " ").trim();
}

/**
 * Returns the paragraphs of a text: an empty line divides two, any more stand at the beginning
 * of the next; so that what is put together again with empty lines is the text.
 *
 * @param {string} text
 * @returns {string[]}
 */
export function paragraphsOf(text) {
  const found = tidied(text).match(/\n*[^\n]+(?:\n[^\n]+)*/g) ?? [];
  return found.map((paragraph, index) => (index ? paragraph.slice(2) : paragraph));
}

/** @param {string} text */
function escapeXml(text) {
  return text.replace(/[&<>"]/g, (found) => `&#${found.charCodeAt(0)};`);
}

/**
 * Returns one stretch of text that is all written in one direction.
 *
 * @param {string} text
 * @param {boolean} rightToLeft
 */
function runXml(text, rightToLeft) {
  const parts = text.split(/([\n\t])/).map((part, index) => {
    if (index % 2) return part === "\n" ? "<w:br/>" : "<w:tab/>";
    return part && `<w:t xml:space="preserve">${escapeXml(part)}</w:t>`;
  });
  const direction = rightToLeft ? "<w:rPr><w:rtl/></w:rPr>" : "";
  return `<w:r>${direction}${parts.join("")}</w:r>`;
}

/**
 * Returns a paragraph in a style. Word must be told which stretches run from right to left.
 *
 * @param {string} style
 * @param {string} text
 */
function paragraphXml(style, text) {
  const fromRight = FROM_RIGHT.test(text);
  const runs = text.split(RIGHT_WORDS).filter(Boolean).map((part) =>
    runXml(part, RIGHT_WORDS.test(part) || (fromRight && !/\p{L}/u.test(part))),
  );
  const direction = fromRight ? "<w:bidi/>" : "";
  const properties = `<w:pPr><w:pStyle w:val="${style}"/>${direction}</w:pPr>`;
  return `<w:p>${properties}${runs.join("")}</w:p>`;
}

/** @param {Block} block */
function blockXml({ kind, text }) {
  const texts = kind === "text" ? paragraphsOf(text) : [oneLine(text)];
  return texts.map((each) => paragraphXml(STYLES[kind], each)).join("");
}

/**
 * Returns a paragraph style.
 *
 * @param {string} id
 * @param {string} name by which Word knows it
 * @param {number} before twentieths of a point above it
 * @param {number} size of its letters, in half points
 * @param {string} [marks] how they look
 * @param {string} [level] of the outline, where it is a heading
 */
function styleXml(id, name, before, size, marks = "", level = "") {
  const isNormal = id === "Normal";
  const based = '<w:basedOn w:val="Normal"/><w:pPr><w:keepNext/>';
  return (
    `<w:style w:type="paragraph" w:styleId="${id}"${isNormal ? ' w:default="1"' : ""}>` +
    `<w:name w:val="${name}"/>${isNormal ? "<w:pPr>" : based}` +
    `<w:spacing w:before="${before}" w:after="120"/>${level}</w:pPr>` +
    `<w:rPr>${marks}<w:sz w:val="${size}"/><w:szCs w:val="${size}"/></w:rPr></w:style>`
  );
}

/** @param {string} language */
function stylesXml(language) {
  const bold = "<w:b/><w:bCs/>";
  return (
    `<w:styles ${NAMESPACE}><w:docDefaults><w:rPrDefault><w:rPr>` +
    '<w:rFonts w:ascii="Calibri" w:hAnsi="Calibri" w:cs="Calibri"/>' +
    `<w:lang w:val="${escapeXml(language)}"/></w:rPr></w:rPrDefault></w:docDefaults>` +
    styleXml("Normal", "Normal", 0, 23) +
    styleXml("Title", "Title", 0, 44, bold) +
    styleXml("Heading1", "heading 1", 480, 30, bold, '<w:outlineLvl w:val="0"/>') +
    styleXml("Dated", "Dated", 0, 23, '<w:color w:val="595959"/>') +
    styleXml("Question", "Question", 240, 23, bold, '<w:outlineLvl w:val="1"/>') +
    "</w:styles>"
  );
}

/** @param {Account} account */
function documentXml({ title, blocks }) {
  return (
    `<w:document ${NAMESPACE}><w:body>` +
    paragraphXml("Title", oneLine(title)) +
    blocks.map(blockXml).join("") +
    '<w:sectPr><w:pgSz w:w="11906" w:h="16838"/><w:pgMar w:top="1440" w:right="1440" ' +
    'w:bottom="1440" w:left="1440" w:header="720" w:footer="720" w:gutter="0"/></w:sectPr>' +
    "</w:body></w:document>"
  );
}

/** @param {Account} account */
function coreXml({ title, language, made }) {
  return (
    `<cp:coreProperties xmlns:cp="${FORMATS}package/2006/metadata/core-properties" ` +
    'xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:dcterms="http://purl.org/dc/terms/" ' +
    'xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance">' +
    `<dc:title>${escapeXml(oneLine(title))}</dc:title>` +
    `<dc:language>${escapeXml(language)}</dc:language>` +
    `<dcterms:created xsi:type="dcterms:W3CDTF">${made.toISOString().slice(0, 19)}Z` +
    "</dcterms:created></cp:coreProperties>"
  );
}

/** @param {[type: string, target: string][]} links */
function linksXml(links) {
  const each = links.map(
    ([type, target], index) =>
      `<Relationship Id="r${index + 1}" Type="${FORMATS}${type}" Target="${target}"/>`,
  );
  const space = `${FORMATS}package/2006/relationships`;
  return `<Relationships xmlns="${space}">${each.join("")}</Relationships>`;
}

function typesXml() {
  const parts = [
    ["/word/document.xml", `${WORD_TYPE}document.main+xml`],
    ["/word/styles.xml", `${WORD_TYPE}styles+xml`],
    ["/docProps/core.xml", "application/vnd.openxmlformats-package.core-properties+xml"],
  ];
  return (
    `<Types xmlns="${FORMATS}package/2006/content-types"><Default Extension="rels" ` +
    'ContentType="application/vnd.openxmlformats-package.relationships+xml"/>' +
    parts.map(([name, type]) => `<Override PartName="${name}" ContentType="${type}"/>`).join("") +
    "</Types>"
  );
}

/**
 * Returns the file of an account.
 *
 * @param {Account} account
 */
export function docxOf(account) {
  const office = "officeDocument/2006/relationships/";
  /** @type {[name: string, text: string][]} */
  const files = [
    ["[Content_Types].xml", typesXml()],
    [
      "_rels/.rels",
      linksXml([
        [`${office}officeDocument`, "word/document.xml"],
        ["package/2006/relationships/metadata/core-properties", "docProps/core.xml"],
      ]),
    ],
    ["docProps/core.xml", coreXml(account)],
    ["word/document.xml", documentXml(account)],
    ["word/styles.xml", stylesXml(account.language)],
    ["word/_rels/document.xml.rels", linksXml([[`${office}styles`, "styles.xml"]])],
  ];
  for (const file of files) file[1] = DECLARATION + file[1];
  return new Blob(zipOf(files, account.made), { type: `${WORD_TYPE}document` });
}
