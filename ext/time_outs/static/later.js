// @ts-check
/**
 * Brings the script of the time outs when a reader comes near one, or has written before, or
 * follows a link to one. Until then a page is as it is without scripts, and weighs less.
 */
(() => {
  const tag = /** @type {HTMLScriptElement} */ (document.currentScript);
  const key = `time-outs:${tag.dataset.site}`;
  const places = document.querySelectorAll(".time-out[data-activity], .reflections");
  let isBrought = false;

  function bring() {
    if (isBrought) return;
    isBrought = true;
    near?.disconnect();
    const script = document.createElement("script");
    script.src = new URL(tag.dataset.script ?? "", tag.src).href;
    document.head.append(script);
  }

  /** Says whether a storage has something, or may have and cannot be asked. */
  function hasWritten() {
    try {
      return [localStorage, sessionStorage].some((area) =>
        Object.keys(area).some((name) => name.startsWith(key)),
      );
    } catch {
      return true;
    }
  }

  const near =
    "IntersectionObserver" in window
      ? new IntersectionObserver(
          (seen) => {
            if (seen.some(({ isIntersecting }) => isIntersecting)) bring();
          },
          { rootMargin: "50%" },
        )
      : null;
  const target = document.getElementById(decodeURIComponent(location.hash.slice(1)));
  if (!near || hasWritten() || target?.closest(".time-out")) bring();
  else for (const place of places) near.observe(place);
})();
