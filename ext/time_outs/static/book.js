// @ts-check
/**
 * 'My reflections': all that was written, by activity; it is saved, printed, backed up, restored
 * and cleared here.
 *
 * @typedef {import("./account.js").Account} Account
 * @typedef {import("./account.js").Block} Block
 * @typedef {{ name: string, link: HTMLAnchorElement | null, title: string, blocks: Block[] }}
 *   Chapter an activity in which something was written; without a link, the site has it no more
 */

import { answersOf, block, blocksOf, dated } from "./account.js";
import { exportButtons, language, saveFile } from "./account.js";
import { backupOf, readFile } from "./backup.js";
import { notice, showNotice } from "./fields.js";
import { button, fill, make, store, words } from "./page.js";
import { mergeRecords } from "./record.js";

/** @param {string} kind @param {string} text */
function paragraph(kind, text = "") {
  return make("p", { className: `reflections-${kind}` }, text);
}

/** @param {string} kind @param {(Node | string)[]} children */
function group(kind, ...children) {
  return make("div", { className: `reflections-${kind}` }, ...children);
}

/** @param {Element} section @returns {number} the level of a heading in it */
function headingLevel(section) {
  let level = 1;
  let outer = section.parentElement?.closest("section");
  for (; outer; outer = outer.parentElement?.closest("section")) level++;
  return Math.min(level, 5);
}

class Book {
  // It is there before anything is to be said: else some screen readers miss the first thing.
  said = make("p", { className: "reflections-said", role: "status", tabIndex: -1 });
  undo = paragraph("undo");
  chapters = group("chapters");
  unwritten = paragraph("unwritten", words.notWritten);
  exported = paragraph("exported");
  keep = make("input", { type: "checkbox" });
  leave = group("leave");

  /** @param {HTMLElement} section */
  constructor(section) {
    this.level = headingLevel(section);
    this.items = [...section.querySelectorAll(/** @type {"li"} */ ("li[data-activity]"))];
    const list = section.querySelector(".reflections-activities");
    for (const child of section.children) child.toggleAttribute("hidden", child !== list);
    this.others = group("others", this.unwritten, ...(list ? [list] : []));
    this.addTools();
    section.prepend(notice, this.said, this.undo, this.chapters, this.leave);
    section.append(group("restore", this.restoring(), ...this.keeping()), this.others);
    this.show();
    store.onchange(() => this.show());
    if (!store.hasVisit) this.say(words["blocked-page"]);
    store.ready.then(() => store.recovered && this.say(words.recovered));
  }

  /** Adds what is of no use while there is nothing. */
  addTools() {
    /** @param {string} sentence */
    const say = (sentence) => {
      store.change((record) => ({ ...record, exported: Date.now() }));
      this.say(sentence);
    };
    const backup = button(words.saveBackup, () => {
      const record = { ...store.read(), exported: Date.now() };
      say(saveFile(`${words.fileBackup}.json`, backupOf(record)));
    });
    const clear = button(words.clearAll, () => this.clear(words.clearedAll));
    this.leave.append(
      this.heading(0, words.takeAway),
      exportButtons(words.fileReflections, () => this.account(), say),
      paragraph("note", words.takeAwayNote),
      this.exported,
      group("tools", backup, clear),
      paragraph("note", words.safari),
    );
  }

  /** @param {number} deeper @param {Node | string} content */
  heading(deeper, content) {
    return make(/** @type {"h3"} */ (`h${this.level + deeper}`), { dir: "auto" }, content);
  }

  /** Returns the choice whether what is written is kept, which time outs offer too. */
  keeping() {
    const note = paragraph("note", words.keepNote);
    note.id = "reflections-keeping";
    this.keep.setAttribute("aria-describedby", note.id);
    this.keep.onchange = () => {
      const yes = this.keep.checked;
      store.keep(yes);
      this.say(store.kept === yes ? words[yes ? "keepOn" : "keepOff"] : "");
    };
    return [make("label", {}, this.keep, words.keep), note];
  }

  /** Returns the field for a file to restore from. */
  restoring() {
    const input = make("input", { type: "file", accept: ".json,application/json" });
    input.onchange = async () => {
      if (input.files?.length) await this.restore(input.files[0]);
      // The same file can be chosen again.
      input.value = "";
    };
    return make("label", {}, words.restore, " ", input);
  }

  /** @returns {Chapter[]} those that the site has first, in its order */
  written() {
    const { activities } = store.read();
    const onSite = this.items.map((item) => item.dataset.activity ?? "");
    const names = new Set([...onSite, ...Object.keys(activities)]);
    return [...names].filter((name) => Object.hasOwn(activities, name)).map((name) => {
      const item = this.items[onSite.indexOf(name)];
      const link = item?.querySelector("a") ?? null;
      const blocks = blocksOf(answersOf(activities[name], item?.dataset.prompts?.split(" ")));
      if (!link) blocks.unshift(block("date", words.gone));
      return { name, link, title: link?.textContent ?? activities[name].title, blocks };
    });
  }

  show() {
    const chapters = this.written();
    const names = chapters.map(({ name }) => name);
    for (const item of this.items) item.hidden = names.includes(item.dataset.activity ?? "");
    this.others.hidden = this.items.every((item) => item.hidden);
    this.chapters.replaceChildren(...chapters.map((chapter) => this.chapter(chapter)));
    if (!chapters.length) this.chapters.append(words.nothingWritten);
    this.leave.hidden = !chapters.length;
    this.keep.checked = store.kept;
    showNotice();
    const { exported } = store.read();
    this.exported.textContent = exported ? dated(words.exportedOn, exported) : words.notExported;
  }

  /** @param {Chapter} chapter */
  chapter({ name, link, title, blocks }) {
    const clear = button(fill(words.clearOne, title), () => this.clear(words.clearedOne, name));
    const parts = blocks.map(({ kind, text }) => {
      if (kind === "question") return this.heading(1, text);
      return make("div", { className: `reflections-${kind}`, dir: "auto" }, text);
    });
    const top = this.heading(0, link ? make("a", { href: link.href }, title) : title);
    return group("chapter", top, ...parts, group("tools", clear));
  }

  /** @returns {Account} */
  account() {
    const blocks = this.written().flatMap((chapter) => [
      block("heading", chapter.title),
      ...chapter.blocks,
    ]);
    return { title: words.myReflections, language, made: new Date(), blocks };
  }

  /**
   * @param {string} sentence what was done; what went wrong with storing it follows
   * @param {Node[]} tools what can be done about it
   */
  say(sentence, ...tools) {
    const { problem } = store;
    const trouble = problem && words[`${problem}-${store.where}`];
    this.said.textContent = `${sentence} ${trouble}`.trim();
    this.undo.replaceChildren(...tools);
  }

  /** @param {string} sentence @param {string} [activity] without it, all is cleared */
  clear(sentence, activity) {
    const cleared = store.clear(activity);
    const undo = button(words.undo, () => {
      store.restore(cleared);
      this.say(words.undone);
      this.said.focus();
    });
    this.say(sentence, undo);
    undo.focus();
  }

  /** @param {File} file */
  async restore(file) {
    const { record, outcome } = await readFile(file);
    const count = Object.keys(record.activities).length;
    if (count) store.change((now) => mergeRecords(record, now));
    this.say(fill(words[outcome], count));
  }
}

for (const section of document.querySelectorAll(".reflections")) {
  if (section instanceof HTMLElement) new Book(section);
}
