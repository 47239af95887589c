// @ts-check
/**
 * A draft: written with its questions or without, filled from time outs, and saved or printed
 * only once all of its checks are ticked.
 *
 * @typedef {import("./account.js").Block} Block
 * @typedef {import("./account.js").Account} Account
 */

import { answersOf, dated, exportButtons, language } from "./account.js";
import { button, enhance, fill, make, store, words } from "./fields.js";
import { versionsOf } from "./record.js";

/** The id of the one prompt of those who write without the questions. */
const OPEN = "open";
/** The prompts of the way of writing that was chosen. */
const SHOWN = ".time-out-prompts:not([hidden]) > li";

/** @param {Element} draft @param {string} selector */
function all(draft, selector) {
  return /** @type {HTMLElement[]} */ ([...draft.querySelectorAll(selector)]);
}

/**
 * Adds the one prompt of those who write without the questions, and the choice.
 *
 * @param {HTMLElement} draft
 */
function addChoice(draft) {
  const questions = draft.querySelector(".time-out-prompts");
  if (!questions || !draft.dataset.openPrompt) return;
  const { activity, openPrompt } = draft.dataset;
  const prompt = make(
    "div",
    { className: "time-out-prompt", id: `${draft.id}-${OPEN}` },
    make("p", {}, openPrompt),
  );
  const item = make("li", {}, prompt, make("div", { className: "time-out-room" }));
  item.dataset.prompt = OPEN;
  const open = make("ol", { className: "time-out-prompts" }, item);
  /** @param {boolean} withQuestions */
  const choose = (withQuestions) => {
    questions.toggleAttribute("hidden", !withQuestions);
    open.hidden = withQuestions;
  };
  /** @param {string} label @param {boolean} withQuestions */
  const option = (label, withQuestions) => {
    const onchange = () => choose(withQuestions);
    const name = `${draft.id}-choice`;
    return make("label", {}, make("input", { type: "radio", name, onchange }), label);
  };
  const options = [option(words.withQuestions, true), option(words.withoutQuestions, false)];
  const record = store.read();
  const isOpen = versionsOf(record, activity ?? "", OPEN).length > 0;
  options[isOpen ? 1 : 0].querySelector("input")?.setAttribute("checked", "");
  choose(!isOpen);
  const legend = make("legend", {}, words.howToWrite);
  questions.before(make("fieldset", { className: "time-out-choice" }, legend, ...options));
  questions.after(open);
}

/**
 * Offers at a field what was written in the time outs.
 *
 * @param {HTMLElement} item of the list of prompts
 * @param {string} own the activity that is filled
 * @param {(sentence: string) => void} say
 */
function addFill(item, own, say) {
  const field = item.querySelector("textarea");
  if (!field) return;
  const select = make("select", {});
  const put = button(words.putIn, () => {
    const written = store.read().activities[select.value];
    const texts = answersOf(written).map(({ versions }) => versions[0].text);
    field.value = [field.value, ...texts].filter(Boolean).join("\n\n");
    field.dispatchEvent(new Event("input", { bubbles: true }));
    field.focus();
    say(fill(words.putInDone, written.title));
  });
  put.setAttribute("aria-describedby", item.querySelector(".time-out-prompt")?.id ?? "");
  const label = make("label", {}, words.putInFrom, select);
  const tools = make("div", { className: "time-out-fill" }, label, put);
  const offer = () => {
    const chosen = select.value;
    const others = Object.entries(store.read().activities).filter(([name]) => name !== own);
    select.replaceChildren(
      ...others.map(([value, { title }]) =>
        make("option", { value, selected: value === chosen }, title),
      ),
    );
    tools.hidden = !others.length;
  };
  offer();
  store.onchange(offer);
  item.querySelector(".time-out-room")?.after(tools);
}

/** @param {HTMLElement} item of the list of checks @returns {HTMLInputElement} its box */
function addBox(item) {
  const box = make("input", { type: "checkbox" });
  const text = item.querySelector(":scope > p:only-child") ?? item;
  const label = make("label", {}, box, make("span", {}, ...text.childNodes));
  item.replaceChildren(label);
  return box;
}

/** @param {HTMLElement} item of the list of prompts */
function writtenIn(item) {
  return item.querySelector("textarea")?.value.trim() ?? "";
}

/** @param {HTMLElement} draft @param {string} title @returns {Account} */
function draftAccount(draft, title) {
  const items = all(draft, SHOWN);
  /** @type {Block[]} */
  const blocks = items.flatMap((item) => [
    { kind: "question", text: item.querySelector(".time-out-prompt")?.textContent ?? "" },
    { kind: "text", text: writtenIn(item) },
  ]);
  const made = new Date();
  const date = fill(words.draftOf, dated(made.getTime()));
  return { title, language, made, blocks: [{ kind: "date", text: date }, ...blocks] };
}

/** @param {HTMLElement} draft */
export function enhanceDraft(draft) {
  addChoice(draft);
  enhance(draft);
  const said = make("p", { className: "reflections-said" });
  said.setAttribute("role", "status");
  /** @param {string} sentence */
  const say = (sentence) => void (said.textContent = sentence);
  for (const item of all(draft, ".time-out-prompts > li")) {
    addFill(item, draft.dataset.activity ?? "", say);
  }
  const title = draft.querySelector(".time-out-name")?.textContent ?? "";
  const boxes = all(draft, ".time-out-checks > li").map(addBox);
  const isReady = () => {
    const isEmpty = all(draft, SHOWN).every((item) => !writtenIn(item));
    const left = boxes.filter((box) => !box.checked);
    const names = left.map((box) => box.nextSibling?.textContent?.trim()).join(" ");
    if (isEmpty) say(words.draftEmpty);
    else say(left.length ? fill(words.checksLeft, names) : "");
    if (!isEmpty) left[0]?.focus();
    return !isEmpty && !left.length;
  };
  const buttons = exportButtons(words.fileDraft, isReady, () => draftAccount(draft, title), say);
  (draft.querySelector(".time-out-checks") ?? draft).after(buttons, said);
}
