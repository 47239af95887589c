// @ts-check
/** The page of the search: asks what stands in its address, `?q=…`, and shows the answer. */
(() => {
  "use strict";

  const search = /** @type {any} */ (globalThis).sectionSearch;
  const script = /** @type {HTMLScriptElement} */ (document.currentScript);
  const folder = new URL("section-search/", script.src);
  /** How many words an excerpt has, and how many of them before the first that is marked. */
  const LONG = 34;
  const BEFORE = 8;

  /**
   * Load a script of the search. A script, unlike data, loads from a folder too.
   * @param {string} name
   * @returns {Promise<void>}
   */
  function load(name) {
    return new Promise((resolve, reject) => {
      const element = document.createElement("script");
      element.src = new URL(name, folder).href;
      element.onload = () => resolve();
      element.onerror = () => reject(new Error(name));
      document.head.append(element);
    });
  }

  /**
   * Load files of a kind, each once.
   * @param {"postings" | "text"} kind
   * @param {number[]} numbers
   */
  const loadAll = (kind, numbers) =>
    Promise.all(
      [...new Set(numbers)].map((number) => load(`${kind}-${number}.js?v=${search.version()}`)),
    );

  /** @param {string} selector */
  const part = (selector) => /** @type {HTMLElement} */ (document.querySelector(selector));

  /**
   * Return the words of a text, each with what stands between it and the next.
   * @param {string} text
   */
  const pieces = (text) => text.match(/\S+\s*/g) ?? [];

  /**
   * Whether one of the stems stands in a piece of text.
   * @param {string} piece
   * @param {Set<string>} stems
   */
  const says = (piece, stems) =>
    search.tokens(piece).some((/** @type {string} */ word) => stems.has(search.stem(word)));

  /**
   * Return the part of a text in which the most different words of a question stand.
   * @param {string} text
   * @param {Set<string>} stems
   */
  function excerpt(text, stems) {
    const all = pieces(text);
    const marked = all.flatMap((piece, place) => (says(piece, stems) ? [place] : []));
    let [best, most] = [0, 0];
    for (const place of marked) {
      const start = Math.max(0, place - BEFORE);
      const within = marked.filter((other) => other >= start && other < start + LONG);
      const different = new Set(within.map((other) => search.stem(search.tokens(all[other])[0])));
      if (different.size > most) [best, most] = [start, different.size];
    }
    const chosen = all.slice(best, best + LONG).join("").trim();
    return `${best > 0 ? "… " : ""}${chosen}${best + LONG < all.length ? " …" : ""}`;
  }

  /**
   * Put a text into an element, with the words of a question marked.
   * @param {HTMLElement} element
   * @param {string} text
   * @param {Set<string>} stems
   */
  function fill(element, text, stems) {
    for (const piece of pieces(text)) {
      const [, before = "", word = "", after = ""] =
        piece.match(/^([^\p{L}\p{N}]*)(.*?)([^\p{L}\p{N}]*)$/su) ?? [];
      if (!word || !says(word, stems)) {
        element.append(piece);
        continue;
      }
      const mark = document.createElement("mark");
      mark.textContent = word;
      element.append(before, mark, after);
    }
  }

  /**
   * Return the entry of a result in the list.
   * @param {{number: number, page: string, heading: string, address: string}} result
   * @param {Set<string>} stems
   */
  function entry(result, stems) {
    const item = document.createElement("li");
    const link = document.createElement("a");
    link.href = new URL(result.address, new URL("../", script.src)).href;
    if (result.heading !== result.page) {
      const page = document.createElement("span");
      page.className = "section-search-where";
      page.textContent = `${result.page} › `;
      link.append(page);
    }
    const heading = document.createElement("span");
    heading.className = "section-search-heading";
    fill(heading, result.heading, stems);
    link.append(heading);
    item.append(link);
    const text = search.textOf(result.number) ?? "";
    if (text && !text.startsWith(result.heading.replace(/ …$/, ""))) {
      const paragraph = document.createElement("p");
      fill(paragraph, excerpt(text, stems), stems);
      item.append(paragraph);
    }
    return item;
  }

  /**
   * Say in the live region what was found.
   * @param {string} query
   * @param {{results: unknown[], concepts: {typed: string, nearest: string}[]}} answer
   */
  function tell(query, { results, concepts }) {
    const region = part(".section-search-status");
    const { one, many, most, nearest, none } = region.dataset;
    const count = results.length;
    const form = count === 0 ? none : count === 1 ? one : count < search.MOST ? many : most;
    const guessed = count ? concepts.filter((concept) => concept.nearest) : [];
    const sentences = guessed.map((concept) =>
      (nearest ?? "").replace("{typed}", () => concept.typed)
        .replace("{nearest}", () => concept.nearest),
    );
    sentences.unshift(
      (form ?? "").replace("{count}", String(count)).replace("{query}", () => query),
    );
    region.textContent = sentences.join(" ");
  }

  /**
   * Answer a question.
   * @param {string} query
   */
  async function ask(query) {
    await load("stemmer.js");
    await load("index.js");
    await loadAll("postings", search.filesFor(query));
    const answer = search.find(query);
    const numbers = answer.results.map((/** @type {{number: number}} */ { number }) => number);
    await loadAll("text", numbers.map(search.blockOf));
    const list = part(".section-search-results");
    for (const result of answer.results) list.append(entry(result, answer.stems));
    tell(query, answer);
    part(".section-search-help").hidden = answer.results.length > 0;
  }

  part(".section-search-no-script").remove();
  const query = new URLSearchParams(location.search).get("q")?.trim() ?? "";
  /** @type {HTMLInputElement} */ (part("#section-search-query")).value = query;
  if (query) {
    ask(query).catch(() => {
      const region = part(".section-search-status");
      region.textContent = region.dataset.failed ?? "";
      part(".section-search-help").hidden = false;
    });
  }
})();
