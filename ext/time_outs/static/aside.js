// @ts-check
/**
 * The two storages of a browser, and what is set aside in them because it cannot be read.
 *
 * @typedef {"localStorage" | "sessionStorage"} Area
 */

export const DEVICE = "localStorage";
export const VISIT = "sessionStorage";

/** @param {string} key */
function asideName(key) {
  return `${key}:unreadable`;
}

/**
 * Keeps a text beside where it was, under a name that no other text has.
 *
 * @param {Area} area
 * @param {string} key where it was
 * @param {string} text
 * @throws {DOMException} there is no room for it
 */
export function setAside(area, key, text) {
  let name = asideName(key);
  while (![null, text].includes(window[area].getItem(name))) name += "+";
  window[area].setItem(name, text);
}

/** @param {string} key @returns {{ area: Area, name: string }[]} what was set aside */
export function asidesOf(key) {
  return /** @type {const} */ ([DEVICE, VISIT]).flatMap((area) => {
    try {
      const names = Object.keys(window[area]);
      return names
        .filter((name) => name.startsWith(asideName(key)))
        .map((name) => ({ area, name }));
    } catch {
      return [];
    }
  });
}
