// @ts-check
/**
 * Understands a question: synonyms, words in one piece or two, and slips of the finger.
 */
(() => {
  "use strict";

  const search = /** @type {any} */ (globalThis).sectionSearch;
  const SYNONYM = 0.85;
  const NEAREST = 0.7;
  /** From how many letters on a word may have a slip, and two. */
  const ONE_SLIP = 4;
  const TWO_SLIPS = 8;
  const CLOSEST = 3;

  /**
   * Return what a question asks for, one by one.
   * @param {string} query
   * @returns {Concept[]}
   */
  function concepts(query) {
    const compounds = /** @type {string[][]} */ (search.compounds(query));
    const found = [];
    for (let at = 0; at < compounds.length; ) {
      const [concept, taken] = phrase(compounds, at) ?? single(compounds, at);
      found.push(concept);
      at += taken;
    }
    return found;
  }

  /** @param {string} word */
  const known = (word) => search.vocabulary().has(search.stem(word));

  /**
   * Return the concept of the longest synonym that begins here, and how much it takes.
   * @param {string[][]} compounds
   * @param {number} at
   * @returns {[Concept, number] | undefined}
   */
  function phrase(compounds, at) {
    for (let length = search.longestSynonym(); length > 0; length--) {
      const taken = compounds.slice(at, at + length);
      const own = taken.flat().map(search.stem);
      const said = /** @type {string[][] | undefined} */ (search.synonymsOf(own.join(" ")));
      if (said && taken.length === length) {
        const alternatives = [{ stems: own, weight: 1 }];
        for (const stems of said) alternatives.push({ stems, weight: SYNONYM });
        const typed = taken.flat().join(" ");
        return [{ typed, stop: false, alternatives, nearest: "" }, length];
      }
    }
    return undefined;
  }

  /**
   * Return the concept of the word that stands here, or of two that are one on the pages.
   * @param {string[][]} compounds
   * @param {number} at
   * @returns {[Concept, number]}
   */
  function single(compounds, at) {
    const parts = compounds[at] ?? [];
    const next = compounds[at + 1] ?? [];
    const pair = [...parts, ...next];
    if (next.length && !pair.some(search.isStop) && known(pair.join(""))) {
      return [together(pair), 2];
    }
    if (parts.length > 1) return [together(parts), 1];
    const [word = ""] = parts;
    const alternatives = [{ stems: [search.stem(word)], weight: 1 }];
    const concept = { typed: word, stop: search.isStop(word), alternatives, nearest: "" };
    if (!known(word) && !concept.stop) guess(concept);
    return [concept, 1];
  }

  /**
   * Return the concept of parts that may be written as one word.
   * @param {string[]} parts
   * @returns {Concept}
   */
  function together(parts) {
    const typed = parts.join("-");
    const apart = parts.map(search.stem);
    const alternatives = [
      { stems: [search.stem(parts.join(""))], weight: 1 },
      { stems: apart, weight: 1 },
    ];
    const concept = { typed, stop: false, alternatives, nearest: "" };
    if (!known(parts.join("")) && !parts.every(known)) guess(concept, parts.join(""));
    return concept;
  }

  /**
   * Find what was meant by a word that no page has: two words in one, or one spelt nearly so.
   * @param {Concept} concept
   * @param {string} word
   */
  function guess(concept, word = concept.typed) {
    for (let cut = 3; cut <= word.length - 3; cut++) {
      const parts = [word.slice(0, cut), word.slice(cut)];
      if (parts.every(known)) {
        concept.alternatives.push({ stems: parts.map(search.stem), weight: 1 });
        return;
      }
    }
    const allowed = word.length >= TWO_SLIPS ? 2 : word.length >= ONE_SLIP ? 1 : 0;
    let close = allowed ? nearest(word, allowed) : [];
    // Where a word is short and nothing is one slip away, what begins alike may be two away.
    if (!close.length && word.length > ONE_SLIP) {
      close = nearest(word, 2).filter((other) => other.alike);
    }
    const [first] = close;
    const meant = close
      .filter(({ slips, alike }) => slips === first?.slips && alike === first.alike)
      .slice(0, CLOSEST);
    concept.nearest = meant.map(({ name }) => name).join("’, ‘");
    for (const { stem } of meant) concept.alternatives.push({ stems: [stem], weight: NEAREST });
  }

  /**
   * Return the words of the pages that are at most so many slips away, the nearest first.
   * @param {string} word
   * @param {number} most
   */
  function nearest(word, most) {
    const stem = search.stem(word);
    const found = [];
    for (const [other, name] of /** @type {Map<string, string>} */ (search.vocabulary())) {
      if (name.length < ONE_SLIP || /\d/.test(name)) continue;
      const slips = Math.min(distance(word, name, most), distance(stem, other, most));
      // Slips are rare in the first letters.
      const alike = name.slice(0, 2) === word.slice(0, 2);
      if (slips <= most) found.push({ stem: other, name, slips, alike });
    }
    return found.sort(
      (a, b) =>
        a.slips - b.slips || Number(b.alike) - Number(a.alike) || (a.name < b.name ? -1 : 1),
    );
  }

  /**
   * Return how many letters are missing, added, changed or swapped with the next between two
   * words; `most + 1` where there are more than `most`. (The optimal string alignment distance.)
   * @param {string} a
   * @param {string} b
   * @param {number} most
   */
  function distance(a, b, most) {
    if (Math.abs(a.length - b.length) > most) return most + 1;
    /** @type {number[]} */
    let before = [];
    let last = Array.from({ length: b.length + 1 }, (_, j) => j);
    for (let i = 1; i <= a.length; i++) {
      const row = [i];
      for (let j = 1; j <= b.length; j++) {
        const cost = a[i - 1] === b[j - 1] ? 0 : 1;
        let value = Math.min(
          (last[j] ?? 0) + 1, (row[j - 1] ?? 0) + 1, (last[j - 1] ?? 0) + cost,
        );
        if (i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1]) {
          value = Math.min(value, (before[j - 2] ?? 0) + 1);
        }
        row.push(value);
      }
      if (Math.min(...row) > most) return most + 1;
      [before, last] = [last, row];
    }
    return last[b.length] ?? most + 1;
  }

  Object.assign(search, { concepts, distance });
})();
