// Keys: j and k from entry to entry, Enter opens the one at hand, n and p between pages, / to search.
// On a page that judges: a, c, r, o and the numbers press the buttons that say so. No key acts while one types.
export function keys(page) {
  const items = () => [...page.querySelectorAll("article.entry, ol.hits > li, li.case")];
  let at = -1;

  const go = (step) => {
    const all = items();
    if (!all.length) return;
    at = Math.min(Math.max(at + step, 0), all.length - 1);
    const link = all[at].querySelector("a[href]");
    all[at].scrollIntoView({ block: "center" });
    if (link) link.focus({ preventScroll: true });
  };
  page.addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey || event.target.closest("input, textarea, select")) return;
    if (event.key === "j") go(1);
    else if (event.key === "k") go(-1);
    else if (event.key === "?") location.assign("/help");
    else {
      const own = at >= 0 ? items()[at] : null;
      const wanted = `[data-key="${CSS.escape(event.key)}"]`;
      const target = (own && own.querySelector(wanted)) || page.querySelector(wanted);
      if (!target) return;
      event.preventDefault();
      const closed = target.closest("details:not([open])");
      if (closed) closed.open = true;
      if (target.matches("input, textarea, select")) target.focus();
      else target.click();
    }
  });
}
