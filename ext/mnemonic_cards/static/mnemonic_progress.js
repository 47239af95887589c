// @ts-check
/**
 * What a reader knew and when, kept on their own device if they say so, and sent nowhere.
 *
 * The record is read anew before every change, so that two tabs do not undo each other. One
 * that this version cannot read is never changed, unless the reader has it forgotten.
 *
 * @typedef {{ run: number, day: number }} Mark how often in a row, and when last
 * @typedef {{ version: number, cards: Record<string, Mark> }} Kept
 * @typedef {"" | "blocked" | "full" | "newer" | "unreadable"} Problem
 */

/** Days until a card is due that was known once, twice … five times in a row. */
const PLAN = [1, 3, 7, 16, 35];
const VERSION = 1;
const DAY = 24 * 60 * 60 * 1000;

/** Returns the number of the day, by the reader's own clock. */
function today() {
  const now = new Date();
  return Math.floor((now.getTime() - now.getTimezoneOffset() * 60_000) / DAY);
}

/** @param {Mark} mark */
function dueDay({ run, day }) {
  return day + PLAN[Math.min(Math.max(run, 1), PLAN.length) - 1];
}

/** @param {unknown} mark @returns {mark is Mark} */
function isMark(mark) {
  const { run, day } = /** @type {Partial<Mark>} */ (mark ?? {});
  return Number.isSafeInteger(run) && Number.isSafeInteger(day) && Number(run) >= 0;
}

/** @param {unknown} kept @returns {Problem} */
function problemOf(kept) {
  const { version, cards } = /** @type {Partial<Kept>} */ (kept ?? {});
  if (typeof version === "number" && version > VERSION) return "newer";
  const sound = version === VERSION && typeof cards === "object" && cards !== null;
  return sound && Object.values(cards).every(isMark) ? "" : "unreadable";
}

export class Progress {
  /** @param {string} key where the record is kept */
  constructor(key) {
    this.key = key;
    /** @type {Problem} what went wrong when last something was to be kept */
    this.problem = "";
  }

  /** @returns {Kept | null} the record, or null where there is none that can be read */
  read() {
    this.problem = "";
    try {
      const text = localStorage.getItem(this.key);
      if (text === null) return null;
      const kept = JSON.parse(text);
      this.problem = problemOf(kept);
      return this.problem ? null : kept;
    } catch (error) {
      this.problem = error instanceof SyntaxError ? "unreadable" : "blocked";
      return null;
    }
  }

  /** @param {Kept} kept */
  write(kept) {
    try {
      localStorage.setItem(this.key, JSON.stringify(kept));
    } catch (error) {
      const { name } = /** @type {Error} */ (error);
      this.problem = name === "SecurityError" ? "blocked" : "full";
    }
  }

  /** Begins to keep progress. */
  keep() {
    if (!this.read() && !this.problem) this.write({ version: VERSION, cards: {} });
  }

  forget() {
    this.problem = "";
    try {
      localStorage.removeItem(this.key);
    } catch {
      this.problem = "blocked";
    }
  }

  /**
   * Notes how a card went, if progress is kept. Knowing it before it is due changes nothing.
   *
   * @param {string} id
   * @param {boolean} known
   */
  mark(id, known) {
    const kept = this.read();
    if (!kept || !id) return;
    const before = Object.hasOwn(kept.cards, id) ? kept.cards[id] : undefined;
    if (known && before?.run && dueDay(before) > today()) return;
    kept.cards[id] = { run: known ? (before?.run ?? 0) + 1 : 0, day: today() };
    this.write(kept);
  }

  /**
   * @template {{ id: string }} Item
   * @param {Item[]} cards
   * @returns {Item[]} those that are due; a card that was never practised is not
   */
  due(cards) {
    const marks = this.read()?.cards ?? {};
    return cards.filter(({ id }) => Object.hasOwn(marks, id) && dueDay(marks[id]) <= today());
  }

  /**
   * @param {{ id: string }[]} cards
   * @param {Record<string, string>} words
   * @returns {string} what is due, or why that cannot be said; empty where nothing is kept
   */
  sayDue(cards, words) {
    const due = this.due(cards).length;
    return due ? words.due.replace("{0}", String(due)) : words[this.problem] ?? "";
  }
}
