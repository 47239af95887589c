// @ts-check
/**
 * What a reader wrote, as plain data, and what may be done with it. Nothing here knows a page.
 *
 * A text is only ever replaced by somebody who saw it: `write` takes away the text that the
 * writer began from, and no other. Two texts for one prompt stand side by side as versions,
 * until the reader chooses. No two versions of an answer have the same text.
 *
 * @typedef {{ by: string, text: string, changed: number }} Version who wrote it (a name that a
 *   page makes up for itself), and when (milliseconds)
 * @typedef {{ prompt: string, versions: Version[] }} Answer the prompt in words; newest first
 * @typedef {{ title: string, page: string, answers: Record<string, Answer> }} Written the
 *   answers by the ids of their prompts
 * @typedef {{ version: number, activities: Record<string, Written>, exported: number }} Record_
 *   by the names of the activities; when it was last exported, or 0
 * @typedef {{ activity: string, title: string, page: string, prompt: string, words: string }}
 *   Place where a text belongs: names of activity and prompt, and what they are called
 * @typedef {Place & Version} Entry
 * @typedef {"" | "unreadable" | "newer"} Unread why a record cannot be read
 */

export const RECORD_VERSION = 1;
/** The length of the longest record that is read or kept. */
export const RECORD_LIMIT = 10_000_000;
/** The last moment that a date can say. */
const LAST_MOMENT = 8.64e15;

/** @param {Record_} record @returns {Entry[]} each version with its place */
function entriesOf({ activities }) {
  return Object.entries(activities).flatMap(([activity, { title, page, answers }]) =>
    Object.entries(answers).flatMap(([prompt, { prompt: words, versions }]) =>
      versions.map((version) => ({ ...version, activity, title, page, prompt, words })),
    ),
  );
}

/** @param {Entry} a @param {Entry} b */
function byAge(a, b) {
  const [first, second] = [a, b].map(({ by, text }) => by + text);
  return b.changed - a.changed || (first < second ? -1 : 1);
}

/**
 * @param {Entry[]} entries
 * @param {number} exported
 * @returns {Record_} with what has a text, each text once; names are the newest ones
 */
function recordOf(entries, exported) {
  // These have not what every object has, such as 'constructor'.
  const activities = Object.create(null);
  const known = new Set();
  for (const { activity, title, page, prompt, words, by, text, changed } of entries.sort(byAge)) {
    const key = JSON.stringify([activity, prompt, text]);
    if (!text || known.has(key)) continue;
    known.add(key);
    activities[activity] ??= { title, page, answers: Object.create(null) };
    activities[activity].answers[prompt] ??= { prompt: words, versions: [] };
    activities[activity].answers[prompt].versions.push({ by, text, changed });
  }
  return { version: RECORD_VERSION, activities, exported };
}

/** @returns {Record_} */
export function emptyRecord() {
  return recordOf([], 0);
}

/** @param {Record_} record */
export function isEmpty(record) {
  return !entriesOf(record).length;
}

/** @param {unknown} value @returns {boolean} whether a date can say it */
function isMoment(value) {
  return Number.isInteger(value) && Number(value) >= 0 && Number(value) <= LAST_MOMENT;
}

/** @param {Entry} entry as it was found @returns {boolean} */
function isSound({ activity, title, page, prompt, words, by, text, changed }) {
  const texts = [title, page, words, by, text];
  const names = [activity, prompt];
  return (
    texts.every((one) => typeof one === "string") &&
    !names.includes("__proto__") &&
    isMoment(changed)
  );
}

/**
 * Reads a record that may come from anywhere. It is believed whole or not at all.
 *
 * @param {string} text
 * @returns {{ record: Record_, problem: Unread }} the record, empty where there is a problem
 */
export function parseRecord(text) {
  /** @type {Unread} */
  let problem = "unreadable";
  try {
    const found = text.length > RECORD_LIMIT ? {} : JSON.parse(text);
    const { version, activities, exported } = found;
    if (typeof version === "number" && version > RECORD_VERSION) problem = "newer";
    const written = /** @type {Written[]} */ (Object.values(activities));
    const maps = [activities, ...written.map(({ answers }) => answers)];
    const isRecord =
      version === RECORD_VERSION &&
      isMoment(exported) &&
      maps.every((map) => Object.getPrototypeOf(map) === Object.prototype) &&
      entriesOf(found).every(isSound);
    if (isRecord) return { record: recordOf(entriesOf(found), exported), problem: "" };
  } catch {
    // It is no JSON, is nested deeper than the browser can follow, or lacks what a record has.
  }
  return { record: emptyRecord(), problem };
}

/**
 * Returns all that is in either; the same, whichever is named first.
 *
 * @param {Record_} a
 * @param {Record_} b
 * @returns {Record_}
 */
export function mergeRecords(a, b) {
  return recordOf([...entriesOf(a), ...entriesOf(b)], Math.max(a.exported, b.exported));
}

/** @param {Entry} a @param {Place} b */
function isSamePlace(a, b) {
  return a.activity === b.activity && a.prompt === b.prompt;
}

/**
 * Merges two states of what was written on the same device. Of the older state, a text that is
 * wholly part of a text of the newer goes: it had only grown.
 *
 * @param {Record_} older
 * @param {Record_} newer
 * @returns {Record_}
 */
export function carryOn(older, newer) {
  const grown = entriesOf(newer);
  const left = entriesOf(older).filter(
    (old) => !grown.some((one) => isSamePlace(one, old) && one.text.includes(old.text)),
  );
  return recordOf([...grown, ...left], Math.max(older.exported, newer.exported));
}

/**
 * @param {Record_} record
 * @param {string} activity
 * @param {string} prompt
 * @returns {Version[]} what was written for a prompt, newest first
 */
export function versionsOf(record, activity, prompt) {
  return record.activities[activity]?.answers?.[prompt]?.versions ?? [];
}

/**
 * @param {Record_} a
 * @param {Record_} b
 * @returns {boolean} whether `a` has a later answer than `b` to any prompt
 */
export function isAhead(a, b) {
  return entriesOf(a).some(({ activity, prompt, changed }) =>
    versionsOf(b, activity, prompt).every((version) => version.changed < changed),
  );
}

/**
 * Puts a text in the place of the one that its writer began from. Where that one is no longer
 * there, nothing is taken away: another has changed it meanwhile.
 *
 * @param {Record_} record
 * @param {Place} place
 * @param {string} base the text that the writer began from; empty if there was none
 * @param {string} text empty: the base is taken away
 * @param {string} by
 * @param {number} changed now
 * @returns {Record_}
 */
export function write(record, place, base, text, by, changed) {
  const others = entriesOf(record).filter(
    (entry) => !(isSamePlace(entry, place) && entry.text === base),
  );
  return recordOf([...others, { ...place, by, text, changed }], record.exported);
}

/**
 * @param {Record_} record
 * @param {string} [activity] without it, all is taken
 * @returns {{ taken: Record_, left: Record_ }} the activity alone, and all but it
 */
export function takeOut(record, activity) {
  if (activity === undefined) return { taken: record, left: emptyRecord() };
  const entries = entriesOf(record);
  /** @param {boolean} isTaken */
  const part = (isTaken) => {
    const chosen = entries.filter((entry) => (entry.activity === activity) === isTaken);
    return recordOf(chosen, record.exported);
  };
  return { taken: part(true), left: part(false) };
}
