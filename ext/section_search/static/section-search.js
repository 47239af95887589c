// @ts-check
/**
 * The search itself: from a question to the sections that answer it best.
 *
 * The index calls `sectionSearch.open`, a file of postings `sectionSearch.postings`, and a block of
 * text `sectionSearch.text`. How words are split is as in tokens.py: the two must agree.
 *
 * @typedef {{version: string, pages: [string, string, number][],
 *   sections: [number, string, string, string, string][], words: string, files: number[],
 *   lengths: number[], blocks: number[], stop: string, synonyms: [string, string[]][]}} Index
 * @typedef {{stems: string[], weight: number}} Alternative
 * @typedef {{typed: string, stop: boolean, alternatives: Alternative[], nearest: string}} Concept
 * @typedef {{number: number, page: string, heading: string, address: string,
 *   score: number}} Result
 * @typedef {{results: Result[], concepts: Concept[], stems: Set<string>}} Answer
 */
(() => {
  "use strict";

  const COMPOUND =
    /[\p{L}\p{N}]+(?:'[\p{L}\p{N}]+)*(?:[-\u2010][\p{L}\p{N}]+(?:'[\p{L}\p{N}]+)*)*/gu;
  const LEVELS = [1, 2.4, 5];
  const MOST = 10;
  /** What each field counts for, and a section of each kind. */
  const WEIGHT = { heading: 2.6, keywords: 3, page: 1, stop: 0.2 };
  /** @type {Record<string, number>} */
  const KIND = { p: 1.2, s: 1, t: 1.15, i: 0.55 };

  /** @type {Index} */
  let index;
  /** @type {Map<string, Map<number, number>>} The scores of sections by stem, before rarity. */
  let fields = new Map();
  /** @type {Map<string, string>} The commonest word of each stem. */
  let words = new Map();
  /** @type {Map<string, Set<number>>} The files that say where a stem stands. */
  let files = new Map();
  /** @type {Set<number>} Those that have been loaded. */
  let loaded = new Set();
  /** @type {Set<string>} */
  let stop = new Set();
  /** @type {Set<string>[]} */
  let headings = [];
  /** @type {Map<string, string[][]>} */
  let synonyms = new Map();
  let longestSynonym = 1;
  /** @type {Map<number, string[]>} */
  const blocks = new Map();
  /** @type {{stemWord(word: string): string}} */
  let stemmer;

  /** @param {string} text */
  const fold = (text) =>
    text.normalize("NFKD").replace(/\p{M}/gu, "").replace(/[\u2019\u02bc]/g, "'").toLowerCase();

  /**
   * Return the parts of each compound of a text.
   * @param {string} text
   */
  const compounds = (text) =>
    (fold(text).match(COMPOUND) ?? []).map((compound) =>
      compound.split(/[-\u2010]/).map((part) => part.replace(/'s$/, "").replaceAll("'", "")),
    );

  /** @param {string} text */
  const tokens = (text) =>
    compounds(text).flatMap((parts) => (parts.length > 1 ? [...parts, parts.join("")] : parts));

  /** @param {string} word */
  const stem = (word) => stemmer.stemWord(word);

  /** @param {string} text */
  const stems = (text) => tokens(text).map(stem);

  /**
   * Take the index up.
   * @param {Index} given
   */
  function open(given) {
    index = given;
    stemmer = new /** @type {any} */ (globalThis).Stemmer();
    fields = new Map();
    words = new Map();
    stop = new Set(index.stop.split(" "));
    files = new Map();
    loaded = new Set();
    index.words.split(" ").forEach((word, place) => {
      const name = stem(word);
      const file = last(index.files, place);
      words.set(name, word);
      files.set(name, (files.get(name) ?? new Set()).add(file));
    });
    headings = index.sections.map(([page, , heading, kind, keywords], section) => {
      addAll(heading, section, WEIGHT.heading);
      addAll(keywords, section, WEIGHT.keywords);
      if (kind !== "p" && kind !== "i") {
        addAll(index.pages[page]?.[1] ?? "", section, WEIGHT.page);
      }
      return new Set(stems(heading));
    });
    synonyms = new Map();
    for (const [typed, said] of index.synonyms) {
      const name = stems(typed);
      longestSynonym = Math.max(longestSynonym, name.length);
      synonyms.set(name.join(" "), said.map(content));
    }
  }

  /**
   * Take up where the words of a file stand.
   * @param {number} file
   * @param {string} text
   */
  function postings(file, text) {
    if (loaded.has(file)) return;
    loaded.add(file);
    const average = index.lengths.reduce((sum, n) => sum + n, 0) / index.lengths.length;
    const own = index.words.split(" ").slice(index.files[file]);
    text.split(" ").forEach((codes, place) => {
      let section = 0;
      for (const code of codes.split(",")) {
        const value = parseInt(code, 36);
        section += Math.floor(value / LEVELS.length);
        const times = LEVELS[value % LEVELS.length] ?? 1;
        const length = 0.5 + (0.5 * (index.lengths[section] ?? 0)) / average;
        add(stem(own[place] ?? ""), section, (2.2 * times) / (times + 1.2 * length));
      }
    });
  }

  /**
   * Return the numbers of the files of postings that the answer to a question needs.
   * @param {string} query
   * @returns {number[]}
   */
  function filesFor(query) {
    const concepts = /** @type {Concept[]} */ (
      /** @type {any} */ (globalThis).sectionSearch.concepts(query)
    );
    const stems = concepts.flatMap(({ alternatives }) => alternatives.flatMap((a) => a.stems));
    return [...new Set(stems.flatMap((name) => [...(files.get(name) ?? [])]))];
  }

  /**
   * Return the number of the last block that begins with an item or before it.
   * @param {number[]} firsts the first item of each block
   * @param {number} item
   */
  const last = (firsts, item) => firsts.findLastIndex((first) => first <= item);

  /**
   * Return the stems of a synonym, without words that say nothing.
   * @param {string} text
   */
  const content = (text) => tokens(text).filter((word) => !stop.has(word)).map(stem);

  /** @param {string} name @param {number} section @param {number} score */
  function add(name, section, score) {
    const sections = fields.get(name) ?? new Map();
    sections.set(section, (sections.get(section) ?? 0) + score);
    fields.set(name, sections);
  }

  /** @param {string} text @param {number} section @param {number} weight */
  function addAll(text, section, weight) {
    const found = tokens(text);
    for (const word of new Set(found)) {
      if (!words.has(stem(word))) words.set(stem(word), word);
      add(stem(word), section, weight / (1 + 0.12 * found.length));
    }
  }

  /**
   * Return how well each section answers an alternative: all of its words have to stand there.
   * @param {Alternative} alternative
   */
  function scores(alternative) {
    /** @type {Map<number, number>} */
    let found = new Map();
    alternative.stems.forEach((name, place) => {
      const sections = fields.get(name) ?? new Map();
      const rarity = Math.log(1 + (headings.length - sections.size + 0.5) / (sections.size + 0.5));
      /** @type {Map<number, number>} */
      const both = new Map();
      for (const [section, score] of sections) {
        if (place === 0 || found.has(section)) {
          const weighed = (score * rarity * alternative.weight) / alternative.stems.length ** 0.7;
          both.set(section, (found.get(section) ?? 0) + weighed);
        }
      }
      found = both;
    });
    return found;
  }

  /**
   * Return the sections that answer a question, the best first. Its postings have been loaded.
   * @param {string} query
   * @returns {Answer}
   */
  function find(query) {
    const concepts = /** @type {any} */ (globalThis).sectionSearch.concepts(query);
    const meant = concepts.filter((/** @type {Concept} */ concept) => !concept.stop);
    const asked = meant.length || 1;
    /** @type {Map<number, {score: number, matched: number}>} */
    const totals = new Map();
    for (const concept of concepts) {
      /** @type {Map<number, number>} */
      const best = new Map();
      for (const alternative of concept.alternatives) {
        for (const [section, score] of scores(alternative)) {
          best.set(section, Math.max(score, best.get(section) ?? 0));
        }
      }
      const light = concept.stop && meant.length;
      for (const [section, score] of best) {
        const total = totals.get(section) ?? { score: 0, matched: 0 };
        total.score += light ? score * WEIGHT.stop : score;
        total.matched += light ? 0 : 1;
        totals.set(section, total);
      }
    }
    const all = new Set(
      concepts.flatMap((/** @type {Concept} */ concept) =>
        concept.stop && meant.length ? [] : concept.alternatives.flatMap((a) => a.stems),
      ),
    );
    const ranked = [...totals]
      .filter(([, { matched }]) => matched / asked >= 0.25)
      .map(([number, { score, matched }]) => {
        const [page, anchor, heading, kind] = index.sections[number] ?? [0, "", "", "s"];
        const own = [...(headings[number] ?? [])].filter((name) => !stop.has(name));
        const exact = own.length > 0 && own.every((name) => all.has(name));
        const [uri, title, weight] = index.pages[page] ?? ["", "", 1];
        const factor = (KIND[kind] ?? 1) * (exact ? 1.4 : 1) * (matched / asked) ** 1.2 * weight;
        const address = uri + (anchor && `#${anchor}`);
        return { number, page: title, heading, address, score: score * factor };
      })
      .sort((a, b) => b.score - a.score || a.number - b.number);
    const least = (ranked[0]?.score ?? 0) * 0.2;
    const results = ranked.filter(({ score }) => score > least).slice(0, MOST);
    return { results, concepts, stems: all };
  }

  /**
   * Return the number of the block that holds a section's text.
   * @param {number} section
   */
  const blockOf = (section) => last(index.blocks, section);

  /**
   * Return a section's text, if its block has been loaded.
   * @param {number} section
   */
  function textOf(section) {
    const block = blockOf(section);
    return blocks.get(block)?.[section - (index.blocks[block] ?? 0)];
  }

  Object.assign(globalThis, {
    sectionSearch: {
      MOST, open, postings, filesFor, find, tokens, compounds, stem, textOf, blockOf,
      vocabulary: () => words,
      isStop: (/** @type {string} */ word) => stop.has(word),
      synonymsOf: (/** @type {string} */ name) => synonyms.get(name),
      longestSynonym: () => longestSynonym,
      version: () => index.version,
      text: (/** @type {number} */ block, /** @type {string[]} */ texts) => {
        blocks.set(block, texts);
      },
    },
  });
})();
