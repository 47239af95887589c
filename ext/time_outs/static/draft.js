// @ts-check
/**
 * A draft: written with its questions or without, filled from time outs, and saved or printed
 * only once all of its checks are ticked.
 */

import { answersOf, block, dated, exportButtons, language } from "./account.js";
import { enhance } from "./fields.js";
import { button, fill, make, store, words } from "./page.js";
import { versionsOf } from "./record.js";

/** The id of the one prompt of those who write without the questions. */
const OPEN = "open";

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
  const { activity = "", openPrompt } = draft.dataset;
  if (!questions || !openPrompt) return;
  const prompt = make("div", { className: "time-out-prompt", id: `${draft.id}-${OPEN}` });
  prompt.append(make("p", {}, openPrompt));
  const item = make("li", {}, prompt, make("div", { className: "time-out-room" }));
  item.dataset.prompt = OPEN;
  const open = make("ol", { className: "time-out-prompts" }, item);
  const isOpen = versionsOf(store.read(), activity, OPEN).length > 0;
  /** @param {string} label @param {boolean} toOpen */
  const option = (label, toOpen) => {
    const onchange = () => {
      questions.toggleAttribute("hidden", toOpen);
      open.hidden = !toOpen;
    };
    if (toOpen === isOpen) onchange();
    const properties = { type: "radio", name: draft.id, checked: toOpen === isOpen, onchange };
    return make("label", {}, make("input", properties), label);
  };
  const legend = make("legend", {}, words.howToWrite);
  const options = [option(words.withQuestions, false), option(words.withoutQuestions, true)];
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
    field.dispatchEvent(new Event("input"));
    field.focus();
    say(fill(words.putInDone, written.title));
  });
  put.setAttribute("aria-describedby", field.getAttribute("aria-labelledby") ?? "");
  const label = make("label", {}, words.putInFrom, " ", select);
  const tools = make("div", { className: "time-out-fill" }, label, put);
  const offer = () => {
    const { value } = select;
    const others = Object.entries(store.read().activities).filter(([name]) => name !== own);
    tools.hidden = !others.length;
    select.replaceChildren(
      ...others.map(([name, { title }]) =>
        make("option", { value: name, selected: name === value }, title),
      ),
    );
  };
  offer();
  store.onchange(offer);
  item.querySelector(".time-out-room")?.after(tools);
}

/** @param {HTMLElement} item of the list of checks @returns {HTMLInputElement} its box */
function addBox(item) {
  const box = make("input", { type: "checkbox" });
  const { childNodes } = item.querySelector(":scope > p:only-child") ?? item;
  item.replaceChildren(make("label", {}, box, make("span", {}, ...childNodes)));
  return box;
}

/** @param {HTMLElement} draft */
function enhanceDraft(draft) {
  addChoice(draft);
  enhance(draft);
  const said = make("p", { className: "reflections-said", role: "status" });
  /** @param {string} sentence */
  const say = (sentence) => void (said.textContent = sentence);
  for (const item of all(draft, ".time-out-prompts > li")) {
    addFill(item, draft.dataset.activity ?? "", say);
  }
  const boxes = all(draft, ".time-out-checks > li").map(addBox);
  const compose = () => {
    const blocks = all(draft, ".time-out-prompts:not([hidden]) > li").flatMap((item) => [
      block("question", item.querySelector(".time-out-prompt")?.textContent ?? ""),
      block("text", item.querySelector("textarea")?.value ?? ""),
    ]);
    const left = boxes.filter((box) => !box.checked);
    const checks = left.map((box) => box.nextSibling?.textContent?.trim()).join(" ");
    say(left.length ? fill(words.checksLeft, checks) : "");
    left[0]?.focus();
    if (left.length) return null;
    const made = new Date();
    const title = draft.querySelector(".time-out-name")?.textContent ?? "";
    blocks.unshift(block("date", dated(words.draftOf, made.getTime())));
    return { title, language, made, blocks };
  };
  const buttons = exportButtons(words.fileDraft, compose, say);
  (draft.querySelector(".time-out-checks") ?? draft.lastElementChild)?.after(buttons, said);
}

for (const draft of all(document.body, ".time-out-draft")) enhanceDraft(draft);
