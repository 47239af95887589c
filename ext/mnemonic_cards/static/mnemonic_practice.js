// @ts-check
/**
 * Practice: one card at a time is asked for; what was missed comes back before the end.
 *
 * @typedef {{ id: string, letter: string, term: string, explanation: HTMLElement }} Card
 * @typedef {import("./mnemonic_progress.js").Progress} Progress
 * @typedef {"right" | "nearly" | "wrong"} Verdict
 */

/** @param {string} text */
function bare(text) {
  const letters = text.normalize("NFKD").toLowerCase().replace(/\p{M}/gu, "");
  return [...letters.replace(/[^\p{L}\p{N}]/gu, "")];
}

/**
 * Says whether one letter more, less, other or swapped with its neighbour is all that differs.
 *
 * @param {string[]} a
 * @param {string[]} b
 */
function isSlip(a, b) {
  while (a.length && a[0] === b[0]) [a, b] = [a.slice(1), b.slice(1)];
  while (a.length && a.at(-1) === b.at(-1)) [a, b] = [a.slice(0, -1), b.slice(0, -1)];
  const swapped = a.length === 2 && b.length === 2 && a[0] === b[1] && a[1] === b[0];
  return swapped || (a.length <= 1 && b.length <= 1);
}

/**
 * Compares an answer with a term. Case, accents, hyphens, spaces and what the term has in
 * brackets do not count; one slip of the finger is forgiven in words of four letters or more.
 *
 * @param {string} answer
 * @param {string} term
 * @returns {Verdict}
 */
export function compare(answer, term) {
  const given = bare(answer);
  const wanted = [bare(term), bare(term.replace(/\(.*?\)/g, ""))].filter((word) => word.length);
  if (wanted.some((word) => word.join("") === given.join(""))) return "right";
  return wanted.some((word) => word.length > 3 && isSlip(given, word)) ? "nearly" : "wrong";
}

/**
 * @param {string} text
 * @param {(string | number)[]} values what replaces {0}, {1} …
 */
function fill(text, ...values) {
  return text.replace(/\{(\d)\}/g, (_, index) => String(values[index]));
}

/**
 * @template {keyof HTMLElementTagNameMap} Tag
 * @param {Tag} tag
 * @param {Partial<HTMLElementTagNameMap[Tag]>} properties
 * @param {(Node | string)[]} children
 */
function make(tag, properties, ...children) {
  /** @type {HTMLElement} */
  const made = document.createElement(tag);
  Object.assign(made, properties).append(...children);
  return /** @type {HTMLElementTagNameMap[Tag]} */ (made);
}

/**
 * @param {string} text
 * @param {() => void} onclick
 */
function button(text, onclick) {
  return make("button", { type: "button", onclick }, text);
}

/**
 * A paragraph of the class `mnemonic-KIND`.
 *
 * @param {string} kind
 * @param {(Node | string)[]} children
 */
function paragraph(kind, ...children) {
  return make("p", { className: `mnemonic-${kind}` }, ...children);
}

/** @template T @param {T[]} items */
function shuffled(items) {
  const dealt = items.map((item) => ({ item, place: Math.random() }));
  return dealt.sort((a, b) => a.place - b.place).map(({ item }) => item);
}

/**
 * A copy of an explanation. Its ids stay with the original.
 *
 * @param {Card} card
 */
function copyOf({ explanation }) {
  const copy = /** @type {HTMLElement} */ (explanation.cloneNode(true));
  for (const element of [copy, ...copy.querySelectorAll("[id]")]) element.removeAttribute("id");
  return copy;
}

export class Practice {
  /**
   * @param {Card[]} cards
   * @param {Record<string, string>} words
   * @param {Progress} progress
   * @param {HTMLElement} said the live region
   * @param {() => void} leave
   */
  constructor(cards, words, progress, said, leave) {
    this.cards = this.round = cards;
    /** @type {Card[]} */
    this.queue = [];
    /** @type {Set<Card>} */
    this.missed = new Set();
    this.words = words;
    this.progress = progress;
    this.isLettered = cards.every((card) => card.letter);
    this.termFirst = false;
    this.isShuffled = false;
    this.said = said;
    this.left = paragraph("left");
    this.stage = make("div", {});
    const settings = paragraph("choices", ...this.settings(), button(words.leave, leave));
    this.panel = make("div", { className: "mnemonic-practice" });
    this.panel.append(this.left, this.stage, settings);
    this.panel.onkeydown = ({ key }) => {
      if (key === "Escape") leave();
    };
  }

  /** What the reader can choose; the round then begins anew. */
  settings() {
    const option = (
      /** @type {"termFirst" | "isShuffled"} */ name,
      /** @type {string} */ text,
    ) => {
      const box = make("input", { type: "checkbox", checked: this[name] });
      box.onchange = () => {
        this[name] = box.checked;
        this.begin(this.round);
      };
      return make("label", {}, box, text);
    };
    const shuffle = option("isShuffled", this.words.shuffle);
    return this.isLettered ? [shuffle] : [option("termFirst", this.words.termFirst), shuffle];
  }

  /** @param {Card[]} cards */
  begin(cards) {
    this.round = cards;
    this.queue = this.isShuffled ? shuffled(cards) : [...cards];
    this.missed = new Set();
    this.ask();
  }

  /**
   * Shows the next state, puts the focus into it, and has it said.
   *
   * @param {HTMLElement} focused
   * @param {string} said
   * @param {Node[]} parts
   */
  show(focused, said, ...parts) {
    this.stage.replaceChildren(...parts);
    focused.focus();
    this.said.textContent = said;
  }

  ask() {
    const [card] = this.queue;
    this.left.textContent = card ? fill(this.words.left, this.queue.length) : "";
    if (!card) this.sum();
    else if (this.termFirst) this.askForExplanation(card);
    else this.askForTerm(card);
  }

  /** @param {Card} card */
  askForTerm(card) {
    const { words } = this;
    const { letter } = card;
    const number = this.cards.indexOf(card) + 1;
    const field = make("input", { type: "text", autocomplete: "off", autocapitalize: "off" });
    field.spellcheck = false;
    const question = letter ? fill(words.askWord, number, letter) : words.askTerm;
    const show = button(words.show, () => this.reveal(card));
    const form = make(
      "form",
      {},
      make("label", {}, question, field),
      paragraph("choices", make("button", {}, words.check), show),
    );
    form.onsubmit = (event) => {
      event.preventDefault();
      const answer = field.value.trim();
      if (answer) this.judge(card, answer);
      else this.said.textContent = words.empty;
    };
    const clue = letter ? this.word(card) : copyOf(card);
    this.show(field, letter ? "" : clue.textContent ?? "", clue, form);
  }

  /**
   * The word, its letter for this card picked out: there may be several that are alike. It is
   * there for the eye; the question says the same.
   *
   * @param {Card} card
   */
  word(card) {
    const letters = this.cards.map((one) => make(one === card ? "b" : "span", {}, one.letter));
    const word = paragraph("word", ...letters);
    word.ariaHidden = "true";
    return word;
  }

  /** @param {Card} card */
  askForExplanation(card) {
    const show = button(this.words.show, () => this.reveal(card));
    const said = `${card.term}. ${this.words.askExplanation}`;
    this.show(show, said, paragraph("verdict", said), paragraph("choices", show));
  }

  /**
   * @param {Card} card
   * @param {string} answer
   */
  judge(card, answer) {
    const verdict = compare(answer, card.term);
    this.note(card, verdict !== "wrong");
    const said = fill(this.words[verdict], card.term, answer);
    this.tell(card, said, button(this.words.next, () => this.ask()));
  }

  /**
   * The reader has the answer shown, and says themselves how it was.
   *
   * @param {Card} card
   */
  reveal(card) {
    const { words } = this;
    const choices = [true, false].map((known) =>
      button(known ? words.knew : words.didNot, () => {
        this.note(card, known);
        this.ask();
      }),
    );
    this.tell(card, fill(words.shown, card.term), ...choices);
  }

  /**
   * @param {Card} card
   * @param {string} said
   * @param {HTMLElement[]} choices
   */
  tell(card, said, ...choices) {
    const explanation = copyOf(card);
    const verdict = paragraph("verdict", said);
    const all = `${said} ${explanation.textContent}`;
    this.show(choices[0], all, verdict, explanation, paragraph("choices", ...choices));
  }

  /**
   * @param {Card} card
   * @param {boolean} known
   */
  note(card, known) {
    this.queue.shift();
    if (!this.missed.has(card)) this.progress.mark(card.id, known);
    if (known) return;
    this.missed.add(card);
    // It comes back, but not at once where there is another.
    this.queue.splice(2, 0, card);
  }

  /** The end of a round: how it went, and what can be done next. */
  sum() {
    const { words, round } = this;
    const missed = [...this.missed];
    const known = round.length - missed.length;
    const score = fill(words.score, known, round.length);
    const terms = missed.map((card) => card.term).join(", ");
    const again = terms && fill(words.missed, terms);
    const choices = paragraph("choices", button(words.again, () => this.begin(this.cards)));
    if (terms) choices.append(button(words.onlyMissed, () => this.begin(missed)));
    const heading = paragraph("verdict", `${score} ${again}`);
    heading.tabIndex = -1;
    this.show(heading, "", heading, choices, this.keeping());
  }

  /** The reader's choice whether progress is kept, with what there is to say about it. */
  keeping() {
    const { words, progress } = this;
    const part = make("div", { className: "mnemonic-keeping" });
    /** @param {() => void} act */
    const after = (act) => () => {
      act();
      const next = this.keeping();
      part.replaceWith(next);
      next.querySelector("button")?.focus();
      this.said.textContent = words[progress.problem] ?? "";
    };
    const { problem } = progress;
    const isKept = progress.read() !== null;
    const found = progress.problem || problem;
    if (found) part.append(paragraph("problem", words[found]));
    if (isKept || found === "newer" || found === "unreadable") {
      part.append(button(words.forget, after(() => progress.forget())));
    } else if (found !== "blocked" && this.cards.every((card) => card.id)) {
      const keep = after(() => this.keep());
      part.append(button(words.keep, keep), paragraph("note", words.keepNote));
    }
    return part;
  }

  /** Begins to keep progress, with the round that is just over. */
  keep() {
    this.progress.keep();
    for (const card of this.round) this.progress.mark(card.id, !this.missed.has(card));
  }
}
