// @ts-check
/** Puts a button beside each link to BibTeX that copies it. Without it the link is a file's. */
(() => {
  const words = /** @type {HTMLScriptElement} */ (document.currentScript).dataset;
  // It is there before anything is to be said: else some screen readers miss the first thing.
  const said = document.createElement("span");
  said.className = "source-trail-said";
  said.setAttribute("role", "status");

  /** @param {HTMLAnchorElement} link */
  async function read(link) {
    const response = await fetch(link.href);
    return new Blob([await response.text()], { type: "text/plain" });
  }

  /** @param {HTMLAnchorElement} link */
  function addButton(link) {
    const button = document.createElement("button");
    Object.assign(button, { type: "button", textContent: words.copy });
    button.onclick = async () => {
      said.textContent = "";
      // The promise goes to the clipboard: Safari allows no writing after waiting.
      await navigator.clipboard.write([new ClipboardItem({ "text/plain": read(link) })]);
      said.textContent = button.textContent = words.copied ?? "";
      setTimeout(() => (button.textContent = words.copy ?? ""), 2000);
    };
    link.after(" ", button);
  }

  // A page opened as a file may not read another.
  if (location.protocol === "file:" || !isSecureContext || !navigator.clipboard) return;
  document.body.append(said);
  document
    .querySelectorAll(/** @type {"a"} */ (".source-trail-bibtex > a"))
    .forEach(addButton);
})();
