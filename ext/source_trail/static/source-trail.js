// @ts-check
/**
 * Citations show their reference. Without this script a citation is a link to its entry.
 *
 * WCAG 2.2, 1.4.13: the panel goes on Escape, the pointer may move onto it, and it stays until
 * it is left. The panel stands after its citation, where a screen reader finds it; the links
 * in it are no stops of the Tab key, since following the citation leads to the same links.
 */
(() => {
  const words = /** @type {HTMLScriptElement} */ (document.currentScript).dataset;
  /** @type {HTMLElement | undefined} */
  let panel;
  /** @type {HTMLAnchorElement | undefined} */
  let current;
  let timer = 0;
  let pointer = "";

  /**
   * @param {EventTarget | null} target
   * @returns {HTMLAnchorElement | null}
   */
  const citationAt = (target) =>
    target instanceof Element ? target.closest(".bibtex-citation a.internal") : null;

  /** @param {HTMLAnchorElement} link */
  function reference(link) {
    const works = document.querySelector("template.source-trail-works");
    const kept = works instanceof HTMLTemplateElement ? [...works.content.children] : [];
    const id = decodeURIComponent(link.hash.slice(1));
    return (
      kept.find((work) => work.getAttribute("data-for") === link.getAttribute("href")) ??
      document.getElementById(id)?.querySelector("p")
    );
  }

  /** @param {EventTarget | null} target */
  const isInPanel = (target) => target instanceof Node && panel?.contains(target);

  function hide() {
    clearTimeout(timer);
    if (isInPanel(document.activeElement)) current?.focus();
    current?.removeAttribute("aria-describedby");
    panel?.remove();
    current = panel = undefined;
  }

  /**
   * @param {HTMLAnchorElement} link
   * @param {number} [y] where the pointer is: a link may run over two lines
   */
  function show(link, y) {
    clearTimeout(timer);
    const text = reference(link);
    if (link === current || !text) return;
    hide();
    const list = Object.assign(document.createElement("a"), {
      href: link.href,
      textContent: words.list,
    });
    panel = document.createElement("span");
    panel.append(...text.cloneNode(true).childNodes, " ", list);
    Object.assign(panel, { id: "source-trail-panel", popover: "manual" });
    for (const inner of panel.querySelectorAll("a")) inner.tabIndex = -1;
    link.closest(".bibtex-citation")?.after(panel);
    link.setAttribute("aria-describedby", panel.id);
    current = link;
    panel.showPopover();
    place(panel, [...link.getClientRects()], y);
  }

  /**
   * Puts the panel below the line of the link, or above it where there is more room.
   *
   * @param {HTMLElement} panel
   * @param {DOMRect[]} lines
   * @param {number} [y]
   */
  function place(panel, lines, y = -1) {
    const line = lines.find(({ top, bottom }) => top <= y && y <= bottom) ?? lines[0];
    const { width, height } = panel.getBoundingClientRect();
    const { clientWidth, clientHeight } = document.documentElement;
    const left = Math.max(8, Math.min(line.left, clientWidth - width - 8));
    const above = line.bottom + height > clientHeight && line.top > height;
    panel.style.left = `${left + scrollX}px`;
    panel.style.top = `${(above ? line.top - height : line.bottom) + scrollY}px`;
  }

  function follow() {
    addEventListener("pointerover", ({ pointerType, target, clientY }) => {
      if (pointerType === "touch") return;
      const link = citationAt(target);
      clearTimeout(timer);
      if (link && link !== current) timer = setTimeout(show, 150, link, clientY);
      else if (panel && !link && !isInPanel(target) && !current?.matches(":focus-visible"))
        timer = setTimeout(hide, 300);
    });
    addEventListener("focusin", ({ target }) => {
      const link = citationAt(target);
      if (link?.matches(":focus-visible")) show(link);
    });
    addEventListener("focusout", ({ target, relatedTarget }) => {
      const isLeft = target === current || isInPanel(target);
      const isKept = relatedTarget === current || isInPanel(relatedTarget);
      if (panel && isLeft && !isKept && !panel.matches(":hover")) hide();
    });
    addEventListener("pointerdown", ({ pointerType, target }) => {
      pointer = pointerType;
      if (panel && !isInPanel(target) && citationAt(target) !== current) hide();
    });
    // The first tap shows; the second, like any click and the Enter key, follows the link.
    addEventListener("click", (event) => {
      const link = citationAt(event.target);
      if (pointer !== "touch" || !event.detail || !link || link === current) return;
      show(link, event.clientY);
      if (panel) event.preventDefault();
    });
    addEventListener(
      "keydown",
      (event) => {
        if (event.key !== "Escape" || !panel) return;
        hide();
        event.stopPropagation();
      },
      true,
    );
  }

  if ("showPopover" in HTMLElement.prototype) follow();
})();
