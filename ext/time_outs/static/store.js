// @ts-check
/**
 * Where a record is: in the storage of this visit (until the tab is closed), or, if the reader
 * says so, in that of this device; where a browser has neither, in the page alone, and then
 * leaving the page is asked about.
 *
 * Before every change the record is read anew, so that two tabs do not undo each other. A
 * record that this version cannot read is never changed: one of a newer version stays where
 * it is, any other is set aside under a name of its own.
 *
 * @typedef {import("./record.js").Record_} Record_
 * @typedef {import("./record.js").Unread} Unread
 * @typedef {import("./aside.js").Area} Area
 * @typedef {{ text: string | null, record: Record_, problem: Unread }} Seen
 */

import { DEVICE, VISIT, asidesOf, setAside } from "./aside.js";
import { Journal } from "./journal.js";
import { RECORD_LIMIT, carryOn, emptyRecord, isAhead, isEmpty } from "./record.js";
import { mergeRecords, parseRecord, takeOut } from "./record.js";

/** @param {BeforeUnloadEvent} event */
function askBeforeLeaving(event) {
  event.preventDefault();
  // Chrome before 119 asks only then.
  event.returnValue = true;
}

/** @returns {Seen} */
const seeNothing = () => ({ text: null, record: emptyRecord(), problem: "" });

export class Store {
  /** Whether the reader has said 'Keep on this device'. */
  kept = false;
  /** @type {"" | "blocked" | "full"} what went wrong when last something was stored */
  problem = "";
  /** @type {Unread} why something that lies here cannot be read */
  old = "";
  /** Whether words were brought back that a killed browser had not put away. */
  recovered = false;
  hasVisit = true;
  /** @type {Record_} all that this page knows of */
  last = emptyRecord();
  /** @type {Record_ | null} what no storage took */
  memory = null;
  /** @type {Record<Area, Seen>} what was found in each storage */
  seen = { [DEVICE]: seeNothing(), [VISIT]: seeNothing() };
  /** @type {Partial<Record<Area, string | null>>} of it, what a worse place has, and later */
  passed = {};
  /** @type {((isForeign: boolean) => void)[]} */
  callbacks = [];

  /** @param {string} site */
  constructor(site) {
    this.key = `time-outs:${site}`;
    /** @type {Journal | null} none, where it holds what this version cannot read */
    this.journal = new Journal(this.key);
    this.settle();
    /** Done when what a killed browser left has been looked for. */
    this.ready = this.recover();
    addEventListener("storage", ({ key }) => {
      if (key === this.key || key === null) this.wake();
    });
  }

  /** @returns {"device" | "visit" | "page"} how long all that was written lasts */
  get where() {
    if (this.memory) return "page";
    if (this.kept && this.seen[VISIT].text === null) return "device";
    return this.hasVisit ? "visit" : "page";
  }

  /**
   * @param {(isForeign: boolean) => void} callback called whenever the record may be another;
   *   it is told whether another tab may have done it
   */
  onchange(callback) {
    this.callbacks.push(callback);
  }

  tell(isForeign = false) {
    for (const callback of this.callbacks) callback(isForeign);
  }

  /** Looks what other tabs have done. */
  wake() {
    this.settle();
    this.tell(true);
  }

  /** Brings what this tab has to where it belongs now. */
  settle() {
    const { kept, last } = this;
    this.read();
    const isOfVisit = this.seen[VISIT].text !== null;
    // Another tab no longer keeps it on the device: this one has it for the visit, as that has.
    if (kept && !isOfVisit && this.seen[DEVICE].text === null) this.save(last, false);
    // Another tab, or an earlier page, has begun to keep it.
    else if (this.kept && isOfVisit) this.save(this.last, true);
  }

  /** Brings back what was kept and did not reach the disk before the browser was killed. */
  async recover() {
    const text = await this.journal?.read();
    if (typeof text !== "string") return;
    const { record, problem } = parseRecord(text);
    if (problem) this.journal = null;
    const known = this.read();
    if (this.seen[DEVICE].problem || !isAhead(record, known)) return;
    this.recovered = true;
    this.save(carryOn(known, record), true);
    this.tell();
  }

  /** @param {Area} area @returns {Seen} */
  look(area) {
    let text = null;
    try {
      text = window[area].getItem(this.key);
    } catch {
      if (area === VISIT) this.hasVisit = false;
    }
    if (text !== this.seen[area].text) {
      this.seen[area] = text === null ? seeNothing() : { text, ...parseRecord(text) };
    }
    return this.seen[area];
  }

  /** @returns {Record_} all that was written, wherever it is */
  read() {
    const [device, visit] = [this.look(DEVICE), this.look(VISIT)];
    this.kept = device.text !== null && device.problem !== "newer";
    this.old = device.problem || visit.problem || (asidesOf(this.key).length ? "unreadable" : "");
    this.last = this.memory ?? emptyRecord();
    if (visit.text !== this.passed[VISIT]) this.last = carryOn(visit.record, this.last);
    if (device.text !== this.passed[DEVICE]) this.last = carryOn(device.record, this.last);
    return this.last;
  }

  /** @param {(record: Record_) => Record_} alter */
  change(alter) {
    this.save(alter(this.read()), this.kept);
    this.tell();
  }

  /**
   * Stores a record in the best place that takes it.
   *
   * @param {Record_} record which has in it all that was read
   * @param {boolean} onDevice
   */
  save(record, onDevice) {
    const text = JSON.stringify(record);
    this.problem = "";
    this.last = record;
    this.memory = null;
    this.passed = {};
    if (onDevice && this.put(DEVICE, text, record)) {
      this.kept = true;
      this.journal?.write(text);
      this.remove(VISIT);
    } else {
      this.passed[DEVICE] = this.seen[DEVICE].text;
      if (!this.put(VISIT, text, record)) {
        this.passed[VISIT] = this.seen[VISIT].text;
        this.memory = record;
      }
    }
    const listen = this.memory && !isEmpty(record) ? addEventListener : removeEventListener;
    listen("beforeunload", askBeforeLeaving);
  }

  /**
   * @param {Area} area
   * @param {string} text
   * @param {Record_} record
   * @returns {boolean} whether it is stored; else what was stored before is as it was
   */
  put(area, text, record) {
    if (this.seen[area].problem === "newer") return false;
    try {
      if (text.length > RECORD_LIMIT) throw new Error("quota");
      this.setAside(area);
      window[area].setItem(this.key, text);
      this.seen[area] = { text, record, problem: "" };
      return true;
    } catch (error) {
      this.problem = /quota/i.test(String(error)) ? "full" : "blocked";
      return false;
    }
  }

  /** @param {Area} area @throws {DOMException} there is no room for it */
  setAside(area) {
    const { text, problem } = this.seen[area];
    if (problem && text !== null) setAside(area, this.key, text);
  }

  /** @param {Area} area */
  remove(area) {
    if (this.seen[area].problem === "newer") return;
    // If it stays, what is in it has been stored elsewhere too.
    try {
      this.setAside(area);
      window[area].removeItem(this.key);
      this.seen[area] = seeNothing();
    } catch {}
  }

  /** @returns {string} what lies here and cannot be read, as it is */
  rawUnreadable() {
    const here = Object.values(this.seen).map(({ text, problem }) => problem && text);
    const aside = asidesOf(this.key).map(({ area, name }) => window[area].getItem(name));
    return [...here, ...aside].filter(Boolean).join("\n");
  }

  /** Deletes what cannot be read, but not what is of a newer version. */
  deleteUnreadable() {
    this.save(this.read(), this.kept);
    for (const { area, name } of asidesOf(this.key)) window[area].removeItem(name);
    this.wake();
  }

  /** @param {boolean} yes whether what is written is to be kept on this device */
  keep(yes) {
    this.save(this.read(), yes);
    if (!yes) {
      this.remove(DEVICE);
      this.journal?.write(null);
    }
    this.read();
    this.tell();
  }

  /**
   * @param {string} [activity] without it, all is cleared
   * @returns {Record_} what was cleared, which `restore` brings back
   */
  clear(activity) {
    const { taken, left } = takeOut(this.read(), activity);
    this.change(() => left);
    return taken;
  }

  /** @param {Record_} piece what is to be there too */
  restore(piece) {
    this.change((record) => mergeRecords(record, piece));
  }
}
