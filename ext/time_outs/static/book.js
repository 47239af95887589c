// @ts-check
/**
 * 'My reflections': all that was written, by activity; it is saved, printed, backed up, restored
 * and cleared here.
 *
 * @typedef {import("./account.js").Account} Account
 * @typedef {import("./record.js").Record_} Record_
 * @typedef {import("./record.js").Answer} Answer
 * @typedef {{ name: string, title: string, answers: Answer[], link: HTMLAnchorElement | null }}
 *   Chapter an activity in which something was written; without a link, the site has it no more
 */

import { answersOf, blocksOf, dated, datedToTheMinute } from "./account.js";
import { exportButtons, language, saveFile, writtenOn } from "./account.js";
import { backupOf, readFile } from "./backup.js";
import { enhanceDraft } from "./draft.js";
import { button, fill, make, notice, showNotice, store, words } from "./fields.js";
import { mergeRecords } from "./record.js";

/** @param {string} className @param {(Node | string)[]} children */
function paragraph(className, ...children) {
  return make("p", { className: `reflections-${className}` }, ...children);
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
  said = paragraph("said");
  undo = paragraph("undo");
  chapters = make("div", {});
  unwritten = paragraph("unwritten", words.notWritten);
  exported = paragraph("exported");
  keep = make("input", { type: "checkbox" });
  /** What is of no use while there is nothing. */
  whenWritten = make("div", { className: "reflections-leave" });

  /** @param {HTMLElement} section */
  constructor(section) {
    this.level = headingLevel(section);
    this.list = section.querySelector(".reflections-activities");
    this.items = [...section.querySelectorAll(/** @type {"li"} */ ("li[data-activity]"))];
    for (const child of section.children) child.toggleAttribute("hidden", child !== this.list);
    this.said.setAttribute("role", "status");
    this.said.tabIndex = -1;
    this.addTools();
    section.prepend(notice, this.said, this.undo, this.chapters, this.whenWritten);
    this.whenWritten.after(this.restoring(), this.keeping());
    if (this.list) this.list.before(this.unwritten);
    this.show();
    store.onchange(() => this.show());
    if (!store.hasVisit) this.say(words["blocked-page"]);
    store.ready.then(() => store.state.recovered && this.say(words.recovered));
  }

  addTools() {
    const buttons = exportButtons(
      words.fileReflections,
      () => true,
      () => this.account(),
      (sentence) => this.sayExported(sentence),
    );
    const backup = button(words.saveBackup, () => {
      const record = { ...store.read(), exported: Date.now() };
      const content = new Blob([backupOf(record)], { type: "application/json" });
      this.sayExported(saveFile(words.fileBackup, "json", content));
    });
    const clear = button(words.clearAll, () => this.clear());
    this.whenWritten.append(
      make(this.heading(0), {}, words.takeAway),
      buttons,
      paragraph("note", words.takeAwayNote),
      this.exported,
      make("p", { className: "reflections-tools" }, backup, clear),
      paragraph("note", words.safari),
    );
  }

  /** @param {number} deeper @returns {"h3"} the name of a heading's element */
  heading(deeper) {
    return /** @type {"h3"} */ (`h${this.level + deeper}`);
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
    const label = make("label", {}, this.keep, words.keep);
    return make("div", { className: "reflections-keep" }, label, note);
  }

  /** Returns the field for a file to restore from. */
  restoring() {
    const input = make("input", { type: "file", accept: ".json,application/json" });
    input.onchange = async () => {
      const file = input.files?.[0];
      if (file) await this.restore(file);
      // The same file can be chosen again.
      input.value = "";
    };
    const label = make("label", {}, words.restore, input);
    return make("div", { className: "reflections-restore" }, label);
  }

  /** @returns {Chapter[]} those that the site has first, in its order */
  written() {
    const { activities } = store.read();
    const names = Object.keys(activities);
    const onSite = this.items.map((item) => item.dataset.activity ?? "");
    const known = onSite.filter((name) => names.includes(name));
    return [...known, ...names.filter((name) => !known.includes(name))].map((name) => {
      const item = this.items[onSite.indexOf(name)];
      const link = item?.querySelector("a") ?? null;
      const answers = answersOf(activities[name], item?.dataset.prompts?.split(" "));
      return { name, link, answers, title: link?.textContent ?? activities[name].title };
    });
  }

  show() {
    const chapters = this.written();
    const names = chapters.map(({ name }) => name);
    for (const item of this.items) item.hidden = names.includes(item.dataset.activity ?? "");
    const isAll = this.items.every((item) => item.hidden);
    for (const part of [this.list, this.unwritten]) part?.toggleAttribute("hidden", isAll);
    this.chapters.replaceChildren(...chapters.map((chapter) => this.chapter(chapter)));
    if (!chapters.length) this.chapters.append(paragraph("none", words.nothingWritten));
    this.whenWritten.hidden = !chapters.length;
    this.keep.checked = store.kept;
    showNotice();
    const { exported } = store.read();
    this.exported.textContent = exported
      ? fill(words.exportedOn, datedToTheMinute(exported))
      : words.notExported;
  }

  /** @param {Chapter} chapter */
  chapter({ name, title, link, answers }) {
    const heading = make(this.heading(0), {}, link ? make("a", { href: link.href }, title) : title);
    const part = make("div", { className: "reflections-chapter" }, heading);
    part.append(paragraph("date", writtenOn(answers)));
    if (!link) part.append(paragraph("note", words.gone));
    for (const { prompt, versions } of answers) {
      part.append(make(this.heading(1), { dir: "auto" }, prompt));
      for (const { text, changed } of versions) {
        if (versions.length > 1) {
          part.append(paragraph("date", fill(words.versionOf, datedToTheMinute(changed))));
        }
        part.append(make("div", { className: "reflections-text", dir: "auto" }, text));
      }
    }
    const clear = button(fill(words.clearOne, title), () => this.clear(name));
    part.append(make("p", { className: "reflections-tools" }, clear));
    return part;
  }

  /** @returns {Account} */
  account() {
    const blocks = this.written().flatMap(({ title, answers }) => blocksOf(title, answers));
    return { title: words.myReflections, language, made: new Date(), blocks };
  }

  /** @param {string} sentence */
  sayExported(sentence) {
    store.change((record) => ({ ...record, exported: Date.now() }));
    this.say(sentence);
  }

  /**
   * @param {string} sentence what was done; what went wrong with storing it follows
   * @param {Node[]} tools what can be done about it
   */
  say(sentence, ...tools) {
    const { problem } = store.state;
    const trouble = problem && words[`${problem}-${store.where}`];
    this.said.textContent = `${sentence} ${trouble}`.trim();
    this.undo.replaceChildren(...tools);
  }

  /** @param {string} [activity] */
  clear(activity) {
    const cleared = store.clear(activity);
    const undo = button(words.undo, () => {
      store.restore(cleared);
      this.say(words.undone);
      this.said.focus();
    });
    this.say(words[activity === undefined ? "clearedAll" : "clearedOne"], undo);
    undo.focus();
  }

  /** @param {File} file */
  async restore(file) {
    const { record, fault } = await readFile(file);
    const count = Object.keys(record.activities).length;
    if (count) store.change((now) => mergeRecords(record, now));
    const counted = count === 1 ? words.countOne : fill(words.countMany, count);
    const faults = {
      "": count ? words.restored : words.backupEmpty,
      cut: count ? words.restoredPart : words.backupCut,
      foreign: words.backupForeign,
      large: words.backupLarge,
      newer: words.backupNewer,
      unread: words.backupUnread,
      wrong: words.backupWrong,
    };
    this.say(fill(faults[fault], counted));
  }
}

for (const section of document.querySelectorAll(".reflections")) {
  if (section instanceof HTMLElement) new Book(section);
}
