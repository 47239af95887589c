// @ts-check
/**
 * Puts a field to write in under every prompt of a time out, and what belongs to it: keeping,
 * clearing, and a sentence for whatever happens to what was written.
 *
 * @typedef {import("./record.js").Place} Place
 * @typedef {import("./record.js").Record_} Record_
 */

import { Field } from "./field.js";
import { button, make, site, store, tag, words } from "./page.js";
import { isEmpty } from "./record.js";

/** What lies here and cannot be read: said once on a page. */
export const notice = make("div", { className: "time-out-notice" });

export function showNotice() {
  const { old } = store;
  notice.hidden = !old;
  if (!old || notice.dataset.old === old) return;
  notice.dataset.old = old;
  const file = button(words.saveUnread, () => {
    const href = URL.createObjectURL(new Blob([store.rawUnreadable()]));
    make("a", { href, download: `${site}-unread.json` }).click();
    setTimeout(() => URL.revokeObjectURL(href), 10_000);
  });
  notice.replaceChildren(make("p", {}, words[old]), file);
  if (old === "unreadable") {
    notice.append(button(words.deleteUnread, () => store.deleteUnreadable()));
  }
}

class TimeOut {
  // It is there before anything is to be said: else some screen readers miss the first thing.
  said = make("p", { className: "time-out-said" });
  undo = make("p", { className: "time-out-undo" });
  box = make("input", { type: "checkbox" });

  /** @param {HTMLElement} section */
  constructor(section) {
    const { activity = "" } = section.dataset;
    const title = section.querySelector(".time-out-name")?.textContent?.trim() || activity;
    /** @type {Omit<Place, "prompt" | "words">} */
    this.place = { activity, title, page: document.title };
    this.note = make("p", { className: "time-out-note", id: `${section.id}-note` }, words.note);
    const lists = section.querySelectorAll(".time-out-prompts");
    if (!notice.isConnected) lists[0]?.before(notice);
    lists[0]?.before(this.note, make("p", { className: "time-out-note" }, words.proceedings));
    const items = section.querySelectorAll(/** @type {"li"} */ (".time-out-prompts > li"));
    this.fields = [...items].map((item) => new Field(this, item));
    this.said.setAttribute("role", "status");
    lists[lists.length - 1]?.after(...this.tools(`${section.id}-keeping`), this.said, this.undo);
    section.classList.add("time-out-open");
    store.onchange((isForeign) => this.refresh(isForeign));
    this.refresh(false);
    if (store.where === "page") this.say(words["blocked-page"]);
    store.ready.then(() => store.recovered && this.say(words.recovered));
  }

  /** @param {string} id of the sentence on keeping */
  tools(id) {
    this.box.onchange = () => this.keep(this.box.checked);
    this.box.setAttribute("aria-describedby", id);
    const label = make("label", {}, this.box, words.keep);
    const tools = make("div", { className: "time-out-tools" }, label);
    tools.append(button(words.clear, () => this.clear()));
    const { reflections } = tag.dataset;
    if (reflections) tools.append(make("a", { href: reflections }, words.reflections));
    return [tools, make("p", { className: "time-out-note", id }, words.keepNote)];
  }

  /** @param {boolean} isForeign */
  refresh(isForeign) {
    for (const field of this.fields) field.refresh(isForeign);
    this.box.checked = store.kept;
    showNotice();
  }

  /** @param {string} sentence */
  say(sentence) {
    if (this.said.textContent !== sentence) this.said.textContent = sentence;
  }

  /** Says where what was written is; nothing new as long as that stays as it was. */
  sayWhere() {
    this.say(words[`${store.problem || "stored"}-${store.where}`]);
  }

  save() {
    for (const field of this.fields) field.save();
  }

  /** @param {boolean} yes */
  keep(yes) {
    saveAll();
    store.keep(yes);
    if (store.problem || store.kept !== yes) this.sayWhere();
    else this.say(yes ? words.keepOn : words.keepOff);
  }

  clear() {
    this.save();
    const cleared = store.clear(this.place.activity);
    if (isEmpty(cleared)) this.say(words.nothingToClear);
    else this.offer(words.cleared, cleared);
  }

  /** @param {string} sentence what was done @param {Record_} piece what undoing brings back */
  offer(sentence, piece) {
    this.say(sentence);
    const undo = button(words.undo, () => {
      store.restore(piece);
      this.undo.replaceChildren();
      this.say(words.undone);
      this.fields[0]?.area.focus();
    });
    this.undo.replaceChildren(undo);
    undo.focus();
  }
}

/** @type {TimeOut[]} */
const timeOuts = [];

function saveAll() {
  for (const timeOut of timeOuts) timeOut.save();
}

/** @param {HTMLElement} section of the class `time-out` */
export function enhance(section) {
  timeOuts.push(new TimeOut(section));
}

document.addEventListener("visibilitychange", () => (document.hidden ? saveAll() : store.wake()));
addEventListener("pagehide", saveAll);
for (const section of document.querySelectorAll(".time-out[data-activity]:not(.time-out-draft)")) {
  if (section instanceof HTMLElement) enhance(section);
}
