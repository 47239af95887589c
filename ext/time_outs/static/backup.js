// @ts-check
/**
 * A backup: the record as a file (JSON), a line for each activity, so that a file which was cut
 * off gives back the activities that are whole in it.
 *
 * @typedef {import("./record.js").Record_} Record_
 * @typedef {"restored" | "restoredPart" | "backupEmpty" | "backupCut" | "backupForeign" |
 *   "backupLarge" | "backupNewer" | "backupUnread" | "backupWrong"} Outcome the word for what
 *   came of a file: it was whole, or ended too early with something whole in it; it holds
 *   nothing, ends too early, is no backup, is too large, is of a newer version, cannot be
 *   opened, or has been changed
 * @typedef {{ record: Record_, outcome: Outcome }} Read
 */

import { RECORD_LIMIT, emptyRecord, isEmpty, parseRecord } from "./record.js";

const BACKUP_FORMAT = "time-outs-backup";
const BEGINNING = `{"format":"${BACKUP_FORMAT}"`;

/** @param {Record_} record @returns {string} the text of a file */
export function backupOf({ version, exported, activities }) {
  const lines = Object.entries(activities).map(
    ([name, written]) => `${JSON.stringify(name)}:${JSON.stringify(written)}`,
  );
  const head = `${BEGINNING},"version":${version},"exported":${exported}`;
  return `${head},"activities":{\n${lines.join("\n,")}\n}}\n`;
}

/** @param {string} text @returns {any} null if it is no JSON */
function parsed(text) {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}

/** @param {string} text which may be anything @returns {Read} what can be used of it */
function readBackup(text) {
  const record = emptyRecord();
  const whole = parsed(text);
  // The last activity of a file that was cut off may be whole.
  const lines = text.slice(0, Math.max(text.lastIndexOf("\n,"), 0));
  const closed = [`${text}}`, `${text}}}`, `${lines}}}`];
  const found = whole ?? closed.map(parsed).find(Boolean);
  const isOurs = text.startsWith(BEGINNING) || found?.format === BACKUP_FORMAT;
  if (!isOurs) return { record, outcome: "backupForeign" };
  if (!found) return { record, outcome: "backupCut" };
  const read = parseRecord(JSON.stringify(found));
  if (read.problem === "newer") return { record, outcome: "backupNewer" };
  if (read.problem) return { record, outcome: "backupWrong" };
  if (!whole) return { record: read.record, outcome: "restoredPart" };
  return { record: read.record, outcome: isEmpty(read.record) ? "backupEmpty" : "restored" };
}

/**
 * Reads a file that a reader has chosen.
 *
 * @param {File} file
 * @returns {Promise<Read>}
 */
export async function readFile(file) {
  try {
    // A character of a record takes three bytes of a file at most.
    if (file.size <= 3 * RECORD_LIMIT) return readBackup(await file.text());
    return { record: emptyRecord(), outcome: "backupLarge" };
  } catch {
    // It has gone since, or may not be read.
    return { record: emptyRecord(), outcome: "backupUnread" };
  }
}
