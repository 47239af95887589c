// @ts-check
/**
 * The link-and-cite page: a button to copy each text, and today for the date of access.
 *
 * The words are attributes of the script's own element: data-label, data-copied, data-failed,
 * data-months and data-short-months.
 */
(() => {
  "use strict";

  const words = /** @type {HTMLScriptElement} */ (document.currentScript).dataset;

  /**
   * Return a day in the form of a style: "{day} {month} {year}", or with {mon} for "Nov".
   * @param {string} form
   * @param {Date} day
   */
  function dated(form, day) {
    /** @param {string | undefined} names */
    const month = (names) => names?.split("|")[day.getMonth()] ?? "";
    return form
      .replace("{day}", String(day.getDate()))
      .replace("{month}", month(words.months))
      .replace("{mon}", month(words.shortMonths))
      .replace("{year}", String(day.getFullYear()));
  }

  /**
   * Copy a text, with its italics where there is something to paste them into.
   * @param {HTMLElement} text
   */
  async function copy(text) {
    const plain = text.innerText;
    if (text.classList.contains("code") || typeof ClipboardItem === "undefined") {
      await navigator.clipboard.writeText(plain);
      return;
    }
    const item = new ClipboardItem({
      "text/html": new Blob([text.innerHTML], { type: "text/html" }),
      "text/plain": new Blob([plain], { type: "text/plain" }),
    });
    await navigator.clipboard.write([item]);
  }

  /**
   * Select a text, for the reader to copy.
   * @param {HTMLElement} text
   */
  function select(text) {
    getSelection()?.selectAllChildren(text);
  }

  /**
   * Return the heading that a text stands under; it has an id.
   * @param {HTMLElement} text
   */
  function headingOf(text) {
    const before = text.previousElementSibling;
    const heading = before?.matches("h3") ? before : text.parentElement?.querySelector("h2");
    const found = heading ?? text;
    found.id ||= `copy-${document.querySelectorAll("button").length}`;
    return found;
  }

  /**
   * Put a button after a text.
   * @param {HTMLElement} text
   * @param {HTMLElement} status
   */
  function addButton(text, status) {
    const button = document.createElement("button");
    button.type = "button";
    button.textContent = words.label ?? "";
    button.setAttribute("aria-describedby", headingOf(text).id);
    button.addEventListener("click", async () => {
      // Safari does not by itself, and there would be no blur.
      button.focus();
      try {
        await copy(text);
        status.textContent = words.copied ?? "";
      } catch {
        select(text);
        status.textContent = words.failed ?? "";
      }
      button.textContent = status.textContent;
    });
    button.addEventListener("blur", () => {
      button.textContent = words.label ?? "";
      status.textContent = "";
    });
    text.after(button);
  }

  for (const place of document.querySelectorAll(".accessed")) {
    if (place instanceof HTMLElement && place.dataset.form) {
      place.textContent = dated(place.dataset.form, new Date());
    }
  }
  document.documentElement.classList.add("scripted");
  const status = document.createElement("p");
  status.className = "status";
  status.setAttribute("role", "status");
  document.body.append(status);
  for (const text of document.querySelectorAll("[data-copy]")) {
    if (text instanceof HTMLElement) {
      addButton(text, status);
    }
  }
})();
