// Drag across the density strip to narrow the chronology to what lies between.
export function strip(drawing) {
  const bars = [...drawing.querySelectorAll("[data-since]")];
  const chosen = drawing.querySelector(".chosen");
  let from = null;

  const at = (event) => {
    const box = drawing.getBoundingClientRect();
    return ((event.clientX - box.left) / box.width) * drawing.viewBox.baseVal.width;
  };
  const show = (a, b) => {
    chosen.setAttribute("x", Math.min(a, b));
    chosen.setAttribute("width", Math.abs(a - b));
  };
  const between = (a, b) => bars.filter((bar) => {
    const rect = bar.querySelector(".bar");
    const left = rect.x.baseVal.value;
    return left < Math.max(a, b) && left + rect.width.baseVal.value > Math.min(a, b);
  });

  drawing.addEventListener("dragstart", (event) => event.preventDefault());
  drawing.addEventListener("pointerdown", (event) => { if (event.button === 0) from = at(event); });
  drawing.addEventListener("pointermove", (event) => {
    if (from !== null && Math.abs(at(event) - from) > 6) show(from, at(event));
  });
  addEventListener("pointerup", (event) => {
    if (from === null) return;
    const [start, end] = [from, at(event)];
    from = null;
    show(0, 0);
    const reached = Math.abs(end - start) > 6 ? between(start, end) : [];
    if (!reached.length) return;
    // The click that follows a drag must not open the bar under the pointer.
    drawing.addEventListener("click", (click) => click.preventDefault(), { once: true, capture: true });
    const address = new URL(drawing.dataset.strip, location.href);
    address.searchParams.set("since", reached[0].dataset.since);
    address.searchParams.set("until", reached.at(-1).dataset.until);
    location.assign(address);
  });
}
