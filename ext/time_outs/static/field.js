// @ts-check
/**
 * A field to write in. It holds one version of an answer, stores it while one writes, and shows
 * the other versions below. Texts are only ever set as texts, never as markup.
 *
 * @typedef {import("./record.js").Place} Place
 * @typedef {import("./record.js").Record_} Record_
 * @typedef {import("./record.js").Version} Version
 * @typedef {object} Owner the time out that a field is in
 * @property {Omit<Place, "prompt" | "words">} place
 * @property {HTMLElement} note what is said at its fields
 * @property {(sentence: string) => void} say
 * @property {() => void} sayWhere says where it is stored
 * @property {(sentence: string, piece: Record_) => void} offer says what was done, with 'Undo'
 */

import { button, fill, make, store, words } from "./page.js";
import { emptyRecord, versionsOf, write } from "./record.js";

/** How long after a key (milliseconds) what was written is stored. */
const DELAY = 500;
/** Nobody writes in one tab and changes the same answer in another within this time. */
const RACE = 1000;

/** A name for this page as long as it is open. */
const tab = Math.random().toString(36).slice(2);

export class Field {
  /** The text of the version that this field holds; empty if it holds none. */
  saved = "";
  /** The same as the field shows it, which has line ends of its own. */
  shown = "";
  savedAt = -Infinity;
  timer = 0;
  area = make("textarea", { rows: 3, dir: "auto" });
  // As high as the whole text: the field takes its height from it, and paper shows it.
  paper = make("div", { className: "time-out-paper", dir: "auto" });
  others = make("div", { className: "time-out-others" });
  othersKey = "";

  /** @param {Owner} owner @param {HTMLElement} item of the list of prompts */
  constructor(owner, item) {
    this.owner = owner;
    const prompt = item.querySelector(".time-out-prompt");
    this.promptId = prompt?.id ?? "";
    /** @type {Place} */
    this.place = { ...owner.place, prompt: item.dataset.prompt ?? "", words: prompt?.textContent?.trim() ?? "" };
    this.area.setAttribute("aria-labelledby", this.promptId);
    this.area.setAttribute("aria-describedby", owner.note.id);
    this.area.oninput = () => this.wait();
    this.area.onchange = () => this.save();
    this.paper.ariaHidden = "true";
    const room = item.querySelector(".time-out-room");
    room?.classList.add("time-out-field");
    room?.append(this.area, this.paper);
    room?.after(this.others);
    this.refresh(false);
  }

  /** Stores what was written a moment from now; at once where only this page has it. */
  wait() {
    this.paper.textContent = this.area.value;
    if (store.where === "page") this.save();
    else this.timer ||= setTimeout(() => this.save(), DELAY);
  }

  save() {
    clearTimeout(this.timer);
    this.timer = 0;
    const [base, text] = [this.saved, this.area.value];
    if (text === this.shown) return;
    this.saved = this.shown = text;
    this.savedAt = performance.now();
    store.change((record) => write(record, this.place, base, text, tab, Date.now()));
    this.owner.sayWhere();
  }

  /** @param {boolean} isForeign whether another tab has changed the record */
  refresh(isForeign) {
    const versions = versionsOf(store.last, this.place.activity, this.place.prompt);
    if (!versions.some(({ text }) => text === this.saved)) {
      if (isForeign && this.saved && performance.now() - this.savedAt < RACE) {
        // Both tabs wrote at the same moment, and this one's words were lost on the way.
        this.saved = this.shown = "";
        this.save();
        return;
      }
      if (this.area.value === this.shown) this.show(versions[0]?.text ?? "");
    }
    this.showOthers(versions.filter(({ text }) => text !== this.saved), isForeign);
  }

  /** @param {string} text */
  show(text) {
    this.saved = this.area.value = this.paper.textContent = text;
    this.shown = this.area.value;
  }

  /** @param {Version[]} versions @param {boolean} isForeign */
  showOthers(versions, isForeign) {
    const key = JSON.stringify(versions);
    if (key === this.othersKey) return;
    this.othersKey = key;
    this.others.replaceChildren(...versions.map((version) => this.other(version)));
    if (isForeign && versions.length) this.owner.say(words.otherCame);
  }

  /** @param {Version} version that this field does not hold */
  other(version) {
    const when = new Date(version.changed).toLocaleString([], {
      dateStyle: "long",
      timeStyle: "short",
    });
    const add = button(words.addVersion, () => {
      this.area.value = [this.area.value, version.text].filter(Boolean).join("\n\n");
      this.wait();
      this.save();
      this.takeAway(version);
      this.area.focus();
      this.owner.say(words.versionAdded);
    });
    const remove = button(words.deleteVersion, () => {
      this.takeAway(version);
      const { text, by, changed } = version;
      this.owner.offer(
        words.versionDeleted,
        write(emptyRecord(), this.place, "", text, by, changed),
      );
    });
    for (const tool of [add, remove]) tool.setAttribute("aria-describedby", this.promptId);
    const said = make("p", {}, fill(words.otherVersion, when));
    const text = make("blockquote", { dir: "auto" }, version.text);
    return make("div", { className: "time-out-version" }, said, text, add, remove);
  }

  /** @param {Version} version */
  takeAway({ text }) {
    store.change((record) => write(record, this.place, text, "", tab, Date.now()));
  }
}
