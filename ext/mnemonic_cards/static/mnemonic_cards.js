// @ts-check
/**
 * Decks of cards: opens and closes their cards, follows links into them, and fetches the
 * practice mode when a reader asks for it. Without this script every deck can be read whole.
 *
 * @typedef {Record<string, string>} Words
 * @typedef {import("./mnemonic_practice.js").Card} Card
 * @typedef {import("./mnemonic_progress.js").Progress} Progress
 * @typedef {typeof import("./mnemonic_practice.js")} PracticeScript
 * @typedef {typeof import("./mnemonic_progress.js")} ProgressScript
 * @typedef {PracticeScript & ProgressScript & { words: Words }} Parts
 */

const script = /** @type {HTMLScriptElement} */ (
  document.querySelector("script[data-mnemonic-words]")
);
/** @type {Words} */
const words = JSON.parse(script.dataset.mnemonicWords ?? "{}");

// Two sites under one origin keep their own.
const root = document.documentElement.dataset.content_root ?? ".";
const key = `mnemonic-cards:${new URL(root, location.href).pathname}`;

/** @type {Map<string, Promise<Parts>>} */
const asked = new Map();

/**
 * Fetches one of the other scripts, once; a later call tries again what has failed.
 *
 * @param {"words" | "progress" | "practice"} name
 * @returns {Promise<Parts>} what has been fetched by now
 */
function load(name) {
  const loading = asked.get(name) ?? new Promise((resolve, reject) => {
    const part = document.createElement("script");
    const file = `mnemonic_${name}.js?v=${script.dataset.mnemonicVersion}`;
    part.src = new URL(file, script.src).href;
    part.onload = () => resolve(Reflect.get(globalThis, "mnemonicCards"));
    part.onerror = (error) => {
      asked.delete(name);
      reject(error);
    };
    document.head.append(part);
  });
  asked.set(name, loading);
  return loading;
}

/** @returns {Promise<Progress>} */
async function openProgress() {
  return new (await load("progress")).Progress(key);
}

/** @returns {Promise<Words>} all words, those of the practice too */
async function allWords() {
  return (await load("words")).words;
}

/** Says whether there may be something to tell a reader, before any more is fetched. */
function isKept() {
  try {
    return localStorage.getItem(key) !== null;
  } catch {
    return false;
  }
}

/**
 * @param {string} textContent
 * @param {() => void} onclick
 */
function button(textContent, onclick) {
  const made = document.createElement("button");
  return Object.assign(made, { type: "button", textContent, onclick });
}

class MnemonicDeck extends HTMLElement {
  /** @type {HTMLDetailsElement[]} */
  cards = [];
  tools = document.createElement("div");
  start = button(words.practise, () => this.practise());
  all = button("", () => this.openAll());
  due = document.createElement("p");
  // It is there before anything is to be said: else some screen readers miss the first thing.
  said = document.createElement("p");
  /** @type {import("./mnemonic_practice.js").Practice | undefined} */
  practice;

  connectedCallback() {
    this.cards = [...this.querySelectorAll(/** @type {"details"} */ (":scope > .mnemonic-card"))];
    if (!this.cards.length) return;
    this.tools.className = "mnemonic-tools";
    this.tools.append(this.start, this.all, this.due);
    this.said.className = "mnemonic-said";
    this.said.setAttribute("role", "status");
    this.cards[0].before(this.said, this.tools);
    // 'toggle' does not bubble, but can be caught on its way down.
    this.addEventListener("toggle", this.nameAll, true);
    this.nameAll();
    if (isKept()) this.sayDue();
  }

  get isOpen() {
    return this.cards.every((card) => card.open);
  }

  nameAll() {
    this.all.textContent = this.isOpen ? words.hideAll : words.showAll;
  }

  openAll() {
    const open = !this.isOpen;
    for (const card of this.cards) card.open = open;
  }

  /** Says quietly what is due, to a reader who has asked for progress to be kept. */
  async sayDue() {
    const [progress, words] = await Promise.all([openProgress(), allWords()]);
    const cards = this.contents();
    this.due.textContent = progress.sayDue(cards, words);
    if (progress.due(cards).length) {
      this.due.append(" ", button(words.practiseDue, () => this.practise(true)));
    }
  }

  /** @returns {Card[]} */
  contents() {
    return this.cards.map((card) => {
      const [summary, explanation] = /** @type {Iterable<HTMLElement>} */ (card.children);
      const term = summary.textContent?.trim() ?? "";
      return { id: explanation.id, letter: summary.dataset.letter ?? "", term, explanation };
    });
  }

  async practise(onlyDue = false) {
    const [{ Practice }, progress, words] = await Promise.all([
      load("practice"),
      openProgress(),
      allWords(),
    ]);
    if (this.practice) return;
    const cards = this.contents();
    const practice = new Practice(cards, words, progress, this.said, () => this.leave());
    this.practice = practice;
    this.show(false);
    this.tools.after(practice.panel);
    practice.begin(onlyDue ? progress.due(cards) : cards);
  }

  /** Goes back to where the reader was: the cards stand as they stood. */
  leave() {
    this.practice?.panel.remove();
    this.practice = undefined;
    this.said.textContent = "";
    this.show(true);
    this.start.focus();
    this.sayDue();
  }

  /** @param {boolean} visible */
  show(visible) {
    for (const part of [this.tools, ...this.cards]) part.hidden = !visible;
  }
}

/** Opens the card that the address names; not all browsers do so by themselves. */
function openTarget() {
  const target = document.getElementById(decodeURIComponent(location.hash.slice(1)));
  const card = target?.closest("details.mnemonic-card");
  if (!target || !(card instanceof HTMLDetailsElement)) return;
  const deck = card.closest("mnemonic-deck");
  if (deck instanceof MnemonicDeck && deck.practice) deck.leave();
  card.open = true;
  target.scrollIntoView();
}

/** Opens the cards in which the search has marked a word, whenever it has done so. */
const highlights = new MutationObserver((_changes, observer) => {
  for (const hit of document.querySelectorAll("details.mnemonic-card .highlighted")) {
    hit.closest("details")?.setAttribute("open", "");
    observer.disconnect();
  }
});

customElements.define("mnemonic-deck", MnemonicDeck);
addEventListener("hashchange", openTarget);
highlights.observe(document.body, { childList: true, subtree: true });
addEventListener("storage", (event) => {
  if (event.key !== key && event.key !== null) return;
  for (const deck of document.querySelectorAll("mnemonic-deck")) {
    if (deck instanceof MnemonicDeck) deck.sayDue();
  }
});
if (location.hash) openTarget();
