// Lays the edition out in sheets as they will be printed, each note at the foot of the sheet that calls it.
// Browsers place no footnotes by themselves. Without this, and in a narrow window, the notes follow each month.
const edition = document.querySelector(".edition");
const WIDE = 860; // of the window: a sheet and its margins

function sheet() {
  const made = document.createElement("div");
  made.className = "sheet";
  made.innerHTML = '<p class="running"></p><div class="type"><div class="body"></div><ol class="notes" aria-label="Notes"></ol></div><p class="folio"></p>';
  edition.append(made);
  const [, type] = made.children;
  return { made, type, body: type.children[0], notes: type.children[1] };
}

function lay() {
  const notes = new Map([...edition.querySelectorAll(".notes li")].map((note) => [note.id, note]));
  const flow = [...edition.querySelectorAll(".title, section > h2, section > h3, .gap, .item")];
  const sections = [...edition.querySelectorAll("section")];
  edition.classList.add("laid");
  let at = sheet();
  const full = () => at.type.scrollHeight > at.type.clientHeight;
  for (const part of flow) {
    const call = part.querySelector("sup a");
    const note = call && notes.get(call.hash.slice(1));
    at.body.append(part);
    if (note) at.notes.append(note);
    if (!full()) continue;
    // Headings go with what stands under them.
    const moved = [part];
    while (moved[0].previousElementSibling?.matches("h2, h3")) moved.unshift(moved[0].previousElementSibling);
    if (moved[0].previousElementSibling) {
      at = sheet();
      at.body.append(...moved);
      if (note) at.notes.append(note);
    }
    if (full()) at.made.classList.add("long");
  }
  for (const section of sections) section.remove();
  for (const [number, made] of [...edition.querySelectorAll(".sheet")].entries()) {
    if (number) made.querySelector(".running").textContent = edition.dataset.running;
    made.querySelector(".folio").textContent = number + 1;
    const foot = made.querySelector(".notes");
    if (!foot.children.length) foot.remove();
  }
}

if (innerWidth >= WIDE && edition.querySelector(".item")) lay();
