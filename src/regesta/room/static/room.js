// The reading room works without this file. With it: dragging over the strip, copying a citation, keys.
import { strip } from "./strip.js";
import { keys } from "./keys.js";

for (const drawing of document.querySelectorAll("[data-strip]")) strip(drawing);
for (const button of document.querySelectorAll("[data-copy]")) {
  button.hidden = false;
  button.addEventListener("click", async () => {
    const text = document.getElementById(button.dataset.copy).textContent;
    await navigator.clipboard.writeText(text);
    const label = button.textContent;
    button.textContent = "Copied";
    setTimeout(() => { button.textContent = label; }, 1500);
  });
}
// An entry underlined in a page's text leads to what was taken from it, unless the reader marks words.
for (const marked of document.querySelectorAll("[data-href]")) {
  marked.addEventListener("click", () => { if (getSelection().isCollapsed) location.hash = marked.dataset.href; });
}
// A colleague's file of judgements is put into the form by choosing it; it is taken in when the form is sent.
for (const choice of document.querySelectorAll("[data-file]")) {
  choice.hidden = false;
  choice.querySelector("input").addEventListener("change", async (event) => {
    const [file] = event.target.files;
    if (file) document.getElementById(choice.dataset.file).value = await file.text();
  });
}
// On a small screen the drawer of filters begins closed.
if (matchMedia("(max-width: 55.99rem)").matches) {
  for (const drawer of document.querySelectorAll("details.drawer")) drawer.open = false;
}
// A map or strip wider than the screen begins where most entries are: at the first mark, at the tallest bar.
for (const drawing of document.querySelectorAll(".map, .strip")) {
  const bars = [...drawing.querySelectorAll(".bar")];
  const tallest = bars.reduce((best, bar) => (bar.getBBox().height > (best?.getBBox().height ?? 0) ? bar : best), null);
  const mark = tallest ?? drawing.querySelector(".spot");
  if (!mark || drawing.scrollWidth <= drawing.clientWidth) continue;
  const [own, spot] = [drawing.getBoundingClientRect(), mark.getBoundingClientRect()];
  drawing.scrollLeft += spot.left + spot.width / 2 - own.left - own.width / 2;
}
// The entry taken to by an address stands in a closed list on a record's page: open it.
function reveal() {
  const id = decodeURIComponent(location.hash.slice(1));
  const target = id && document.getElementById(id);
  const closed = target && target.closest("details:not([open])");
  if (closed) { closed.open = true; target.scrollIntoView(); }
}
addEventListener("hashchange", reveal);
reveal();
// The word "kept" has been said: the address bar goes back to what it was.
const address = new URL(location.href);
const kept = address.searchParams.get("kept");
if (address.searchParams.has("kept")) {
  address.searchParams.delete("kept");
  history.replaceState(null, "", address);
}
// Who dictates or types by accident may turn the keys off; the browser remembers it.
for (const choice of document.querySelectorAll("[data-keys]")) {
  const box = choice.querySelector("input");
  choice.hidden = false;
  box.checked = localStorage.getItem("keys") !== "off";
  box.addEventListener("change", () => { localStorage.setItem("keys", box.checked ? "on" : "off"); location.reload(); });
}
if (localStorage.getItem("keys") !== "off") keys(document, { kept });
