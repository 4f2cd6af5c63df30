/* Elements are made by name and filled with text. Nothing in this folder or beside the answer parses markup:
   what comes from a document can only ever be text. */

const SVG = "http://www.w3.org/2000/svg";

const ICONS = {
  close: "M6 6l12 12M18 6L6 18",
  previous: "M15 5l-7 7 7 7",
  next: "M9 5l7 7-7 7",
  copy: "M9 9h10v11H9zM6 15H5V4h10v2",
  done: "M5 12.5l4.5 4.5L19 7.5",
  part: "M6 12h12",
  more: "M6 12h.01M12 12h.01M18 12h.01",
  plus: "M12 5v14M5 12h14",
  quoted: "M6 7h4v5c0 2.5-1.3 4-3.5 4.6M14 7h4v5c0 2.5-1.3 4-3.5 4.6",
  arrow: "M5 12h14M13 6l6 6-6 6",
  right: "M7 11v9H4v-9zM7 11l4-7c1.5 0 2.2 1 2.2 2.4V10h4.6c1.3 0 2.1 1.1 1.8 2.3l-1.4 6.2c-.2.9-1 1.5-1.9 1.5H7",
  wrong: "M17 13V4h3v9zM17 13l-4 7c-1.5 0-2.2-1-2.2-2.4V14H6.2c-1.3 0-2.1-1.1-1.8-2.3l1.4-6.2C6 4.6 6.8 4 7.7 4H17",
  judge: "M6 21V4h11l-2.2 4L17 12H6",
  take: "M12 4v11M7.5 10.5L12 15l4.5-4.5M5 20h14",
  list: "M4 6h.01M8 6h12M4 12h.01M8 12h12M4 18h.01M8 18h12",
  source: "M6 4h9l4 4v12H6zM9 12h7M9 16h7",
  filter: "M4 6h16M7 12h10M10 18h4",
  search: "M11 5a6 6 0 1 0 0 12 6 6 0 0 0 0-12zM15.5 15.5L20 20",
  share: "M10 14a4 4 0 0 0 6 0l3-3a4 4 0 0 0-6-6l-1 1M14 10a4 4 0 0 0-6 0l-3 3a4 4 0 0 0 6 6l1-1",
};

/** An element. `attributes` may hold `text`, `on` (listeners by event) and attributes; null children are left out. */
function el(tag, attributes, ...children) {
  const node = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes || {})) {
    if (value === null || value === undefined || value === false) continue;
    if (name === "text") node.textContent = value;
    else if (name === "on") for (const [event, act] of Object.entries(value)) node.addEventListener(event, act);
    else node.setAttribute(name, value === true ? "" : value);
  }
  node.append(...children.flat().filter((child) => child !== null && child !== undefined));
  return node;
}

/** Make `nodes` the children of `parent`. Those that stay are not touched: a click that has begun on one is not lost,
    nor is the focus in it. */
function put(parent, nodes) {
  const stay = new Set(nodes);
  let at = parent.firstChild;
  for (const node of nodes) {
    while (at && !stay.has(at)) {
      const gone = at;
      at = at.nextSibling;
      gone.remove();
    }
    if (at === node) at = at.nextSibling;
    else parent.insertBefore(node, at);
  }
  while (at) {
    const gone = at;
    at = at.nextSibling;
    gone.remove();
  }
}

const FIELDS = "button, input, select, textarea, a[href], summary, [tabindex='0']";

/** Draw within `root`, and keep the focus: on the same node, else on the one that came in its place (the same `data-act`
    or field, else the same name, within the same `data-id`), else near it: where `near(whether it had a data-id)`
    says, or in what stands now where its `data-id` stood. Never does it fall to the whole page, from which a keyboard would begin anew. */
function held(root, draw, near = (had) => null) {
  const focused = () => {
    const { activeElement } = root.getRootNode();
    return activeElement && root.contains(activeElement) && activeElement;
  };
  const within = focused();
  if (!within) return draw();
  const homes = () => [...root.querySelectorAll("[data-id]")];
  const home = within.closest("[data-id]");
  const [id, name, at] = [home?.dataset.id, known(within), homes().indexOf(home)];
  const like = () => [...root.querySelectorAll(FIELDS)].filter((node) => known(node) === name && node.closest("[data-id]")?.dataset.id === id);
  const nth = Math.max(like().indexOf(within), 0);
  const { selectionStart: start, selectionEnd: end, scrollTop } = within;
  draw();
  const can = (node) => node && node.isConnected && !node.disabled;
  if (can(focused()) && focused() !== within && known(focused()) !== name) return; // drawing has put it elsewhere
  const first = (node) => node && [node, ...node.querySelectorAll(FIELDS)].find((one) => one.matches(FIELDS) && !one.disabled && one.getClientRects().length);
  const again = can(within) ? within : like()[nth] || like()[0];
  const stood = home && homes().find((one) => one.dataset.id === id);
  const to = can(again) ? again : first(again?.parentElement) || first(stood) || near(Boolean(home)) || first(at < 0 ? null : homes()[at] || homes().at(-1))
    || root.querySelector("h1, h2, .count, .hint") || first(root);
  if (!to || (to === within && focused() === within)) return;
  if (!to.matches(FIELDS)) to.tabIndex = -1;
  to.focus({ preventScroll: to === again });
  if (to !== again) return;
  if (typeof start === "number" && to.setSelectionRange) to.setSelectionRange(start, end); // a list of choices has none
  to.scrollTop = scrollTop;
}

/** What an element is known by when it is made anew. */
function known(node) {
  const { act, field } = node.dataset;
  if (act) return act;
  if (field) return node.type === "radio" ? `${field} ${node.value}` : field;
  return `${node.tagName} ${node.getAttribute("aria-label") || node.labels?.[0]?.firstChild?.textContent || node.textContent}`;
}

/** In lower case and without accents: as words are compared. */
function plainly(text) {
  return text.normalize("NFKD").replace(/\p{M}/gu, "").toLowerCase();
}

/** Beside a statement: how far it is borne out. What is not named here is so in part. */
const BORNE_OUT = { quoted: "quoted", supported: "done", record: "done" };

function icon(name) {
  const svg = document.createElementNS(SVG, "svg");
  for (const [key, value] of Object.entries({ viewBox: "0 0 24 24", class: "icon", "aria-hidden": "true" })) {
    svg.setAttribute(key, value);
  }
  const path = document.createElementNS(SVG, "path");
  path.setAttribute("d", ICONS[name]);
  svg.append(path);
  return svg;
}

function button(label, { cls = "button", glyph = null, act, ...attributes }) {
  const text = label ? el("span", { text: label }) : null;
  return el("button", { type: "button", class: cls, on: { click: act }, ...attributes }, glyph ? icon(glyph) : null, text);
}

/** Words with {places} filled in. */
function fill(words, values) {
  return words.replace(/\{(\w+)\}/g, (whole, name) => (name in values ? String(values[name]) : whole));
}

/** Put text (and, where the browser takes it, the same as rich text: `rich`, HTML made by Python) on the clipboard. */
async function copy(text, rich = null) {
  try {
    if (rich && window.ClipboardItem && navigator.clipboard?.write) {
      const item = { "text/plain": new Blob([text], { type: "text/plain" }), "text/html": new Blob([rich], { type: "text/html" }) };
      await navigator.clipboard.write([new ClipboardItem(item)]);
    } else {
      await navigator.clipboard.writeText(text);
    }
    return true;
  } catch {
    return copyBySelection(text, rich); // without a secure context, or refused: the old way still works
  }
}

/** Put on the clipboard what is still to be told ({text, html, error}): the browser must be asked while the click
    lasts. */
async function copyLater(told) {
  try {
    const part = (name, type) => told.then((one) => {
      if (one.error) throw new Error(one.error);
      return new Blob([one[name]], { type });
    });
    await navigator.clipboard.write([new ClipboardItem({ "text/plain": part("text", "text/plain"), "text/html": part("html", "text/html") })]);
    return true;
  } catch {
    const { text, html, error } = await told;
    return !error && copy(text, html);
  }
}

function copyBySelection(text, rich) {
  const field = el("textarea", { style: "position:fixed;opacity:0", "aria-hidden": "true" });
  const before = document.activeElement;
  field.value = text;
  document.body.append(field);
  field.select();
  const put = (event) => {
    event.clipboardData.setData("text/plain", text);
    if (rich) event.clipboardData.setData("text/html", rich);
    event.preventDefault();
  };
  document.addEventListener("copy", put, { capture: true });
  const done = document.execCommand("copy");
  document.removeEventListener("copy", put, { capture: true });
  field.remove();
  before?.focus?.();
  return done;
}

/** A button that copies `what()` ({text, rich}, or {later}: what `copyLater` takes) and says so, on itself and to a
    screen reader. */
function copyButton(words, label, what, attributes = {}) {
  const node = button(label, {
    glyph: "copy",
    ...attributes,
    act: async () => {
      const { text, rich, later } = what();
      const done = later ? await copyLater(later) : await copy(text, rich);
      const shown = node.querySelector("span");
      shown.textContent = done ? words.copied : (later && (await later).error) || words.copy_failed;
      node.replaceChild(icon(done ? "done" : "copy"), node.querySelector("svg"));
      say(node.getRootNode(), shown.textContent);
      setTimeout(() => {
        shown.textContent = label;
        node.replaceChild(icon("copy"), node.querySelector("svg"));
      }, 1800);
    },
  });
  return node;
}

/** Tell a screen reader, politely. */
function say(root, text) {
  const live = root.querySelector?.(".live");
  if (live) live.textContent = text;
}
