// Keys: j and k from entry to entry, Enter opens the one at hand, n and p between pages, / to search.
// On a page that judges: a, c, r, o and the numbers press the buttons that say so; in a queue those of the case at
// hand alone, and after a decision the case that follows is at hand. No key acts while one types.
export function keys(page, { kept }) {
  const items = () => [...page.querySelectorAll("article.entry:not(li.case article), ol.hits > li, li.case")];
  const queue = page.querySelector("li.case") !== null;
  const place = `at ${location.pathname}${location.search.replace(/[?&]kept=[^&]*/, "")}`;
  let at = -1;

  const go = (to) => {
    const all = items();
    if (!all.length) return;
    all[at]?.classList.remove("at-hand");
    at = Math.min(Math.max(to, 0), all.length - 1);
    all[at].classList.add("at-hand");
    const link = all[at].querySelector("a.more, h2 a") ?? all[at].querySelector("a[href]");
    all[at].scrollIntoView({ block: "center" });
    if (link) link.focus({ preventScroll: true });
  };
  const pressed = (key) => {
    const wanted = `[data-key="${CSS.escape(key)}"]`;
    const own = items()[at]?.querySelector(wanted);
    return own ?? [...page.querySelectorAll(wanted)].find((each) => !queue || !each.closest("li.case"));
  };
  page.addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey || event.target.closest("input, textarea, select")) return;
    if (event.key === "j") go(at + 1);
    else if (event.key === "k") go(at - 1);
    else if (event.key === "?") location.assign("/help");
    else {
      const target = pressed(event.key);
      if (!target) return;
      event.preventDefault();
      const closed = target.closest("details:not([open])");
      if (closed) closed.open = true;
      if (target.matches("input, textarea, select")) target.focus();
      else target.click();
    }
  });
  if (!queue) return;
  page.addEventListener("submit", (event) => {
    const judged = items().indexOf(event.target.closest("li.case"));
    if (judged >= 0) sessionStorage.setItem(place, judged);
  });
  if (kept && kept !== "undone" && sessionStorage.getItem(place)) go(Number(sessionStorage.getItem(place)));
}
