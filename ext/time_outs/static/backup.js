// @ts-check
/**
 * A backup: the record as a file (JSON), a line for each activity, so that a file which was cut
 * off gives back the activities that are whole in it.
 *
 * @typedef {import("./record.js").Record_} Record_
 * @typedef {"" | "cut" | "foreign" | "large" | "newer" | "unread" | "wrong"} Fault what is
 *   wrong with a file: it ends too early, is no backup, is too large, is of a newer version,
 *   cannot be opened, or has been changed
 */

import { RECORD_LIMIT, emptyRecord, parseRecord } from "./record.js";

const BACKUP_FORMAT = "time-outs-backup";
const BEGINNING = `{"format":"${BACKUP_FORMAT}"`;
/** A character of a record takes three bytes of a file at most. */
const BACKUP_BYTES = 3 * RECORD_LIMIT;

/** @param {Record_} record @returns {string} the text of a file */
export function backupOf({ version, exported, activities }) {
  const lines = Object.entries(activities).map(
    ([name, written]) => `${JSON.stringify(name)}:${JSON.stringify(written)}`,
  );
  const head = `${BEGINNING},"version":${version},"exported":${exported}`;
  return `${head},"activities":{\n${lines.join(",\n")}\n}}\n`;
}

/** @param {string} text @returns {any} null if it is no JSON */
function parsed(text) {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}

/**
 * Reads a file that may be anything.
 *
 * @param {string} text
 * @returns {{ record: Record_, fault: Fault }} what can be used of it, and what is wrong
 */
function readBackup(text) {
  const record = emptyRecord();
  if (text.length > RECORD_LIMIT) return { record, fault: "large" };
  const whole = parsed(text);
  // The last activity of a file that was cut off may be whole.
  const lines = text.slice(0, Math.max(text.lastIndexOf(",\n"), 0));
  const found = whole ?? parsed(`${text}}}`) ?? parsed(`${lines}}}`);
  const isOurs = text.startsWith(BEGINNING) || found?.format === BACKUP_FORMAT;
  if (!found) return { record, fault: isOurs ? "cut" : "foreign" };
  const { record: read, problem } = parseRecord(JSON.stringify(found));
  if (problem && !isOurs) return { record, fault: "foreign" };
  if (problem) return { record, fault: problem === "newer" ? "newer" : "wrong" };
  return { record: read, fault: whole ? "" : "cut" };
}

/**
 * Reads a file that a reader has chosen.
 *
 * @param {File} file
 * @returns {Promise<{ record: Record_, fault: Fault }>}
 */
export async function readFile(file) {
  if (file.size > BACKUP_BYTES) return { record: emptyRecord(), fault: "large" };
  try {
    return readBackup(await file.text());
  } catch {
    // It has gone since, or may not be read.
    return { record: emptyRecord(), fault: "unread" };
  }
}
