/* The door of the pane: one for the page, which whoever has a `Reader` opens. */

const panes = new WeakMap();

export default function ({ parentElement, data, setTriggerValue }) {
  if (!panes.has(parentElement)) panes.set(parentElement, new Pane(parentElement));
  const pane = panes.get(parentElement);
  WIDE.addEventListener("change", pane.resized);
  pane.draw(data, setTriggerValue);
  if (READING.pane && READING.pane !== pane) READING.pane.clear(); // it still stands in a page that is drawn anew
  READING.pane = pane;
  if (READING.wanted && !pane.isOpen) pane.open(READING.wanted);
  return () => {
    WIDE.removeEventListener("change", pane.resized);
    pane.leave();
    if (READING.pane === pane) READING.pane = null;
  };
}
