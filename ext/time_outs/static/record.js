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
 * @typedef {"" | "unreadable" | "newer"} Unread why a record cannot be read
 */

export const RECORD_VERSION = 1;
/** The length of the longest record that is read or kept. */
export const RECORD_LIMIT = 10_000_000;
/** The length of the longest name, title or prompt. */
const NAME_LIMIT = 5000;
/** The last moment that a date can say. */
const LAST_MOMENT = 8.64e15;

/** @returns {Record_} */
export function emptyRecord() {
  return { version: RECORD_VERSION, activities: {}, exported: 0 };
}

/** @param {Record_} record */
export function isEmpty(record) {
  return !Object.keys(record.activities).length;
}

/** @param {unknown} value */
function isMoment(value) {
  return Number.isInteger(value) && Number(value) >= 0 && Number(value) <= LAST_MOMENT;
}

/** @param {unknown[]} values */
function areNames(...values) {
  return values.every((value) => typeof value === "string" && value.length <= NAME_LIMIT);
}

/**
 * @param {unknown} value
 * @param {(item: any) => boolean} isItem
 */
function isMap(value, isItem) {
  if (typeof value !== "object" || value === null || Array.isArray(value)) return false;
  return Object.entries(value).every(
    ([name, item]) => areNames(name) && name !== "__proto__" && isItem(item ?? {}),
  );
}

/** @param {Partial<Version>} version */
function isVersion({ by, text, changed }) {
  return areNames(by) && typeof text === "string" && isMoment(changed);
}

/** @param {Partial<Answer>} answer */
function isAnswer({ prompt, versions }) {
  return (
    areNames(prompt) &&
    Array.isArray(versions) &&
    versions.every((version) => isVersion(version ?? {}))
  );
}

/** @param {Partial<Written>} written */
function isWritten({ title, page, answers }) {
  return areNames(title, page) && isMap(answers, isAnswer);
}

/**
 * Reads a record that may come from anywhere. It is believed whole or not at all.
 *
 * @param {string} text
 * @returns {{ record: Record_, problem: Unread }} the record, empty where there is a problem
 */
export function parseRecord(text) {
  const record = emptyRecord();
  try {
    const found = text.length > RECORD_LIMIT ? null : JSON.parse(text);
    const { version, activities, exported } = found ?? {};
    if (typeof version === "number" && version > RECORD_VERSION) {
      return { record, problem: "newer" };
    }
    if (version === RECORD_VERSION && isMoment(exported) && isMap(activities, isWritten)) {
      return { record: mergeRecords(record, found), problem: "" };
    }
  } catch {
    // It is no JSON, or nested deeper than the browser can follow.
  }
  return { record, problem: "unreadable" };
}

/** @param {Version[]} versions @returns {Version[]} newest first, each text once */
function newestFirst(versions) {
  /** @param {Version} version */
  const rank = ({ by, text }) => `${by}\n${text}`;
  const texts = new Set([""]);
  return versions
    .map(({ by, text, changed }) => ({ by, text, changed }))
    .sort((a, b) => b.changed - a.changed || (rank(a) < rank(b) ? -1 : 1))
    .filter(({ text }) => !texts.has(text) && texts.add(text));
}

/**
 * @template T
 * @param {Record<string, T>} map
 * @param {string} name
 * @returns {T | undefined} never what every object has, such as 'constructor'
 */
function ownItem(map, name) {
  return Object.hasOwn(map, name) ? map[name] : undefined;
}

/**
 * @template T
 * @param {Record<string, T>} a
 * @param {Record<string, T>} b
 * @param {(a?: T, b?: T) => T} merge
 * @param {(item: T) => boolean} isFilled
 * @returns {Record<string, T>} of both, what is filled
 */
function mergeMaps(a, b, merge, isFilled) {
  const names = [...new Set([...Object.keys(a), ...Object.keys(b)])];
  return Object.fromEntries(
    names
      .map((name) => /** @type {const} */ ([name, merge(ownItem(a, name), ownItem(b, name))]))
      .filter(([, item]) => isFilled(item)),
  );
}

/** @param {Answer} [a] @param {Answer} [b] @returns {Answer} */
function mergeAnswers(a = { prompt: "", versions: [] }, b = { prompt: "", versions: [] }) {
  const versions = newestFirst([...a.versions, ...b.versions]);
  const isOfB = b.versions.some(({ text }) => text === versions[0]?.text);
  return { prompt: (isOfB && b.prompt) || a.prompt || b.prompt, versions };
}

/** @param {Written} [a] @param {Written} [b] @returns {Written} */
function mergeWritten(a, b) {
  const answers = mergeMaps(
    a?.answers ?? {},
    b?.answers ?? {},
    mergeAnswers,
    ({ versions }) => versions.length > 0,
  );
  return { title: b?.title || a?.title || "", page: b?.page || a?.page || "", answers };
}

/**
 * Returns all that is in either. The same texts come out whichever is named first; titles are
 * those of `b`.
 *
 * @param {Record_} a
 * @param {Record_} b
 * @returns {Record_}
 */
export function mergeRecords(a, b) {
  return {
    version: RECORD_VERSION,
    activities: mergeMaps(
      a.activities,
      b.activities,
      mergeWritten,
      ({ answers }) => Object.keys(answers).length > 0,
    ),
    exported: Math.max(a.exported, b.exported),
  };
}

/**
 * @param {Record_} record
 * @param {string} activity
 * @param {string} prompt
 * @returns {Version[]} what was written for a prompt, newest first
 */
export function versionsOf(record, activity, prompt) {
  const answers = ownItem(record.activities, activity)?.answers ?? {};
  return ownItem(answers, prompt)?.versions ?? [];
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
 * @param {number} now
 * @returns {Record_}
 */
export function write(record, place, base, text, by, now) {
  const { activity, prompt } = place;
  const [title, page, words] = [place.title, place.page, place.words].map((name) =>
    name.slice(0, NAME_LIMIT),
  );
  const others = versionsOf(record, activity, prompt).filter((one) => one.text !== base);
  const before = ownItem(record.activities, activity)?.answers;
  const versions = [{ by, text, changed: now }, ...others];
  const answers = { ...before, [prompt]: { prompt: words, versions } };
  const activities = { ...record.activities, [activity]: { title, page, answers } };
  // Merging with nothing puts the versions in order, and takes away what is empty.
  return mergeRecords(emptyRecord(), { ...record, activities });
}

/**
 * @param {Record_} record
 * @param {string} [activity] without it, all are taken
 * @returns {{ taken: Record_, left: Record_ }} the activity alone, and all but it
 */
export function takeOut(record, activity) {
  if (activity === undefined) return { taken: record, left: emptyRecord() };
  const entries = Object.entries(record.activities);
  /** @param {boolean} isTaken */
  const part = (isTaken) => ({
    ...record,
    activities: Object.fromEntries(
      entries.filter(([name]) => (name === activity) === isTaken),
    ),
  });
  return { taken: part(true), left: part(false) };
}
