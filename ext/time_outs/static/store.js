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
 * @typedef {"local" | "session"} Area
 * @typedef {{ text: string | null, record: Record_, problem: Unread }} Seen
 */

import { RECORD_LIMIT, emptyRecord, isEmpty, mergeRecords } from "./record.js";
import { parseRecord, takeOut } from "./record.js";

/** @param {BeforeUnloadEvent} event */
function askBeforeLeaving(event) {
  event.preventDefault();
  // Chrome before 119 asks only then.
  event.returnValue = true;
}

/** @returns {Seen} */
function seeNothing() {
  return { text: null, record: emptyRecord(), problem: "" };
}

export class Store {
  /** Whether the reader has said 'Keep on this device'. */
  kept = false;
  /**
   * What went wrong when last something was stored, and what lies here and cannot be read.
   *
   * @type {{ problem: "" | "blocked" | "full", old: Unread }}
   */
  state = { problem: "", old: "" };
  hasVisit = true;
  /** @type {Record_} all that this page knows of */
  last = emptyRecord();
  /** @type {Record_ | null} what no storage took */
  memory = null;
  /** @type {Record<Area, Seen>} */
  seen = { local: seeNothing(), session: seeNothing() };
  /** @type {Partial<Record<Area, string | null>>} the stored texts that a later one has in it */
  absorbed = {};
  /** @type {(() => void)[]} */
  callbacks = [];

  /**
   * @param {string} key the site's name
   * @param {Record<Area, () => Storage>} areas functions, for to ask for a storage may throw
   */
  constructor(key, areas = { local: () => localStorage, session: () => sessionStorage }) {
    this.key = `time-outs:${key}`;
    this.areas = areas;
    this.settle();
    addEventListener("storage", ({ key: changed }) => {
      if (changed !== this.key && changed !== null) return;
      this.settle();
      this.tell();
    });
  }

  /** @returns {"device" | "visit" | "page"} where all that was written lasts */
  get where() {
    if (this.memory) return "page";
    if (this.kept && this.seen.session.text === null) return "device";
    return this.hasVisit ? "visit" : "page";
  }

  /** @param {() => void} callback called whenever the record may be another, in any tab */
  onchange(callback) {
    this.callbacks.push(callback);
  }

  tell() {
    for (const callback of this.callbacks) callback();
  }

  /** Brings what this tab has to where it belongs now. */
  settle() {
    const { kept, last } = this;
    this.read();
    // Another tab no longer keeps it on the device: this one has it for the visit, as that has.
    if (kept && this.seen.local.text === null) this.save(last, false);
    // Another tab has begun to keep it.
    else if (this.kept && this.seen.session.text !== null) this.save(this.last, true);
  }

  /** @param {Area} area @returns {Seen} */
  look(area) {
    let text = null;
    try {
      text = this.areas[area]().getItem(this.key);
    } catch {
      if (area === "session") this.hasVisit = false;
    }
    if (text !== this.seen[area].text) {
      this.seen[area] = text === null ? seeNothing() : { text, ...parseRecord(text) };
    }
    return this.seen[area];
  }

  /** @returns {Record_} all that was written, wherever it is */
  read() {
    const [device, visit] = [this.look("local"), this.look("session")];
    this.kept = device.text !== null && device.problem !== "newer";
    this.state.old = device.problem || visit.problem || (this.asides().length ? "unreadable" : "");
    let record = this.memory ?? emptyRecord();
    if (visit.text !== this.absorbed.session) record = mergeRecords(visit.record, record);
    if (device.text !== this.absorbed.local) record = mergeRecords(device.record, record);
    this.last = record;
    return record;
  }

  /** @param {(record: Record_) => Record_} alter @returns {Record_} as it is then */
  change(alter) {
    this.save(alter(this.read()), this.kept);
    this.tell();
    return this.last;
  }

  /**
   * Stores a record in the best place that takes it.
   *
   * @param {Record_} record which has in it all that was read
   * @param {boolean} onDevice
   */
  save(record, onDevice) {
    const text = JSON.stringify(record);
    this.state.problem = "";
    this.last = record;
    this.memory = null;
    const isOnDevice = onDevice && this.put("local", text, record);
    if (isOnDevice) this.remove("session");
    else if (!this.put("session", text, record)) this.memory = record;
    // A better place may hold an older record: all of that is in this one.
    this.absorbed = {
      local: isOnDevice ? null : this.seen.local.text,
      session: this.memory ? this.seen.session.text : null,
    };
    this.kept = isOnDevice || (this.kept && this.seen.local.text !== null);
    const isInDanger = this.memory !== null && !isEmpty(record);
    const listen = isInDanger ? addEventListener : removeEventListener;
    listen("beforeunload", /** @type {EventListener} */ (askBeforeLeaving));
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
      if (text.length > RECORD_LIMIT) throw new DOMException("", "QuotaExceededError");
      this.setAside(area);
      this.areas[area]().setItem(this.key, text);
      this.seen[area] = { text, record, problem: "" };
      return true;
    } catch (error) {
      const isFull = /quota/i.test(/** @type {Error} */ (error).name);
      this.state.problem = isFull ? "full" : "blocked";
      return false;
    }
  }

  /** @param {Area} area @throws where there is no room for it */
  setAside(area) {
    const { text, problem } = this.seen[area];
    if (problem !== "unreadable" || text === null) return;
    const storage = this.areas[area]();
    let name = `${this.key}:unreadable`;
    for (let n = 2; storage.getItem(name) !== null; n++) name = `${this.key}:unreadable-${n}`;
    storage.setItem(name, text);
  }

  /** @param {Area} area */
  remove(area) {
    if (this.seen[area].problem === "newer") return;
    try {
      this.setAside(area);
      this.areas[area]().removeItem(this.key);
      this.seen[area] = seeNothing();
    } catch {
      // It stays; what is in it has been stored elsewhere too.
    }
  }

  /** @returns {{ storage: Storage, name: string }[]} what was set aside */
  asides() {
    return Object.values(this.areas).flatMap((area) => {
      try {
        const storage = area();
        return Object.keys(storage)
          .filter((name) => name.startsWith(`${this.key}:unreadable`))
          .map((name) => ({ storage, name }));
      } catch {
        return [];
      }
    });
  }

  /** @returns {string} what lies here and could not be read, as it is */
  rawUnreadable() {
    const here = Object.values(this.seen).map(({ text, problem }) => (problem ? text : null));
    const aside = this.asides().map(({ storage, name }) => storage.getItem(name));
    return [...here, ...aside].filter((text) => text !== null).join("\n");
  }

  /** Deletes what was set aside. */
  deleteUnreadable() {
    this.change((record) => record);
    for (const { storage, name } of this.asides()) storage.removeItem(name);
    this.read();
    this.tell();
  }

  /** @param {boolean} yes whether what is written is to be kept on this device */
  keep(yes) {
    const record = this.read();
    this.save(record, yes);
    if (!yes) this.remove("local");
    this.read();
    this.tell();
  }

  /**
   * @param {string} [activity] without it, all is cleared
   * @returns {Record_} what was cleared, which `restore` brings back
   */
  clear(activity) {
    const { taken } = takeOut(this.read(), activity);
    this.change((record) => takeOut(record, activity).left);
    return taken;
  }

  /** @param {Record_} piece what is to be there too */
  restore(piece) {
    this.change((record) => mergeRecords(piece, record));
  }
}
