// @ts-check
/** What the scripts of a page share: its words, its store, and how elements are made. */

import { Store } from "./store.js";

/** The element of the script, which bears what it has to know. */
export const tag = /** @type {HTMLElement} */ (
  document.querySelector("script[data-words][data-site]")
);
/** @type {Record<string, string>} what the scripts say, in the site's language */
export const words = JSON.parse(tag.dataset.words ?? "{}");
/** The site's name in files and in storage. */
export const site = tag.dataset.site ?? "";
export const store = new Store(site);

/**
 * @template {keyof HTMLElementTagNameMap} Name
 * @param {Name} name
 * @param {Partial<HTMLElementTagNameMap[Name]>} properties
 * @param {(Node | string)[]} children
 * @returns {HTMLElementTagNameMap[Name]}
 */
export function make(name, properties, ...children) {
  const element = document.createElement(name);
  Object.assign(element, properties);
  element.append(...children);
  return element;
}

/** @param {string} textContent @param {() => void} onclick */
export function button(textContent, onclick) {
  return make("button", { type: "button", textContent, onclick });
}

/** @param {string} text with {0}, {1} … @param {(string | number)[]} values what to put there */
export function fill(text, ...values) {
  return text.replace(/\{(\d)\}/g, (_, n) => String(values[n]));
}
