/* The table of the library's documents: found by words, filtered, sorted by a column. All of it happens here, so that it
   is quick; what is chosen is told to Python only to be kept in the address. A title opens its document. On a narrow
   screen each row is a card. */

const NOTHING = "–";
const STEP = 100; // rows drawn at first, and with every "more"
const TELL_AFTER = 500; // milliseconds without another change
const shelves = new WeakMap();

class Shelf {
  constructor(root) {
    this.root = el("div", { class: "shelf" });
    this.lines = new Map(); // the rows that are drawn, by document
    this.asked = {};
    this.n = 0; // counts the choices made here
    this.shown = STEP;
    this.live = el("p", { class: "count", role: "status", "aria-live": "polite" });
    this.field = el("input", { type: "search", dir: "auto", on: { input: () => this.ask("q", this.field.value) } });
    this.filters = el("div", { class: "filters", role: "group" });
    this.chips = el("div", { class: "chips" });
    this.told = el("div", {});
    this.body = el("tbody", {});
    this.head = el("tr", {});
    this.foot = el("div", { class: "foot" });
    root.append(this.root);
    this.root.append(
      this.told,
      el("div", { class: "bar" }, el("label", { class: "find" }, icon("search"), this.field), this.live),
      this.filters, this.chips,
      el("table", {}, el("thead", {}, this.head), this.body), this.foot);
  }

  draw(data, send) {
    this.send = send;
    const text = JSON.stringify(data);
    if (text === this.text) return;
    this.text = text;
    const begins = !this.data;
    // The address says what was chosen. What was chosen here since it said so is newer than it (`n`).
    if (begins || (data.n >= this.n && JSON.stringify(data.asked) !== JSON.stringify(this.data.asked))) {
      this.n = data.n;
      this.asked = { ...data.asked };
    }
    this.data = data;
    this.documents = data.documents.map((d) => ({ ...d, plain: plainly([d.title, d.authors, d.year ?? "", d.type, d.source].join(" ")) }));
    this.field.placeholder = data.words.find;
    this.field.setAttribute("aria-label", data.words.find);
    if (this.field.value.trim() !== (this.asked.q || "")) this.field.value = this.asked.q || "";
    held(this.root, () => {
      this.tell();
      this.choose();
      this.rows();
    }, (had) => (had ? null : this.field));
  }

  /** A message about what was done, with the title that it concerns. */
  tell() {
    const { told, words } = this.data;
    put(this.told, told ? [el("p", { class: "told", role: "status" }, el("span", { text: `${told.said} ` }), el("strong", { dir: "auto", text: told.title }),
      button(null, { cls: "button quiet", glyph: "close", "aria-label": words.close, act: () => this.send("dismiss", true) }))] : []);
  }

  /** The fields of the filters; made anew only when what they offer has changed. */
  choose() {
    const { choices, words } = this.data;
    this.filters.setAttribute("aria-label", words.filters);
    const text = JSON.stringify(choices);
    if (text !== this.offered) {
      this.offered = text;
      this.fields = {};
      const select = (name) => {
        const field = el("select", { on: { change: () => this.ask(name, field.value) } },
          el("option", { value: "", text: words.any }), choices[name].map(([value, label]) => el("option", { value, text: label })));
        return el("label", { class: "field" }, el("span", { text: words[name] }), (this.fields[name] = field));
      };
      const year = (name) => {
        const field = el("input", { type: "text", inputmode: "numeric", maxlength: 4, on: { input: () => this.ask(name, field.value.replace(/\D/g, "")) } });
        return el("label", { class: "field year" }, el("span", { text: words[name] }), (this.fields[name] = field));
      };
      put(this.filters, [...["type", "language", "format"].map(select), year("from"), year("to")]);
    }
    for (const [name, field] of Object.entries(this.fields)) {
      const value = this.asked[name] === "-" && (name === "from" || name === "to") ? "" : this.asked[name] || "";
      if (field.value !== value && field !== field.getRootNode().activeElement) field.value = value;
    }
  }

  ask(name, value) {
    if (value.trim()) this.asked[name] = value.trim();
    else delete this.asked[name];
    this.changed();
  }

  changed() {
    this.n += 1;
    this.shown = STEP;
    this.rows();
    clearTimeout(this.timer);
    this.timer = setTimeout(() => {
      this.timer = null;
      this.send("filter", { ...this.asked, n: this.n });
    }, TELL_AFTER);
  }

  passes(d) {
    const { q, type, language, format, from, to } = this.asked;
    const is = (value, wanted) => !wanted || (value || "-") === wanted;
    if (!is(d.type, type) || !is(d.language, language) || !is(d.format, format)) return false;
    if (from === "-") {
      if (d.year !== null) return false;
    } else if ((from && !(d.year >= Number(from))) || (to && !(d.year !== null && d.year <= Number(to)))) return false;
    return !q || plainly(q).split(/\s+/).filter(Boolean).every((word) => d.plain.includes(word));
  }

  rows() {
    const { columns, words } = this.data;
    const sort = this.asked.sort || "";
    const by = sort.replace(/^-/, "");
    const up = !sort.startsWith("-");
    put(this.head, columns.map(({ key, name, number }) =>
      el("th", { scope: "col", class: `${key}${number ? " number" : ""}`, "aria-sort": by === key ? (up ? "ascending" : "descending") : null },
        el("button", { type: "button", text: name, on: { click: () => this.sort(key, number) } }))));
    const found = this.documents.filter((d) => this.passes(d));
    if (columns.some(({ key }) => key === by)) found.sort((a, b) => compare(a[by], b[by], up));
    const before = this.lines;
    this.lines = new Map(found.slice(0, this.shown).map((d) => [d.id, this.line(d, before.get(d.id))]));
    put(this.body, [...this.lines.values()].map(({ node }) => node));
    const all = this.documents.length;
    this.live.textContent = found.length === all ? (all === 1 ? words.one : fill(words.all, { n: counted(all) })) : fill(words.some, { n: counted(found.length), all: counted(all) });
    const more = Math.min(STEP, found.length - this.shown);
    put(this.foot, [
      found.length ? null : el("p", { class: "count", text: words.none }),
      more > 0 ? button(fill(words.more, { n: more }), { act: () => this.further() }) : null,
    ].filter(Boolean));
    this.tags();
  }

  /** The filters that are on, each to be taken off. */
  tags() {
    const { choices, words } = this.data;
    const on = [["type"], ["language"], ["format"], ["from"], ["to"]].filter(([name]) => this.asked[name]).map(([name]) => {
      const value = this.asked[name];
      const label = value === "-" ? (name === "from" ? words.undated : words.nothing_said) : choices[name]?.find(([v]) => v === value)?.[1] ?? value;
      return button(fill(words.on, { name: words[name], value: label }), { cls: "chip", glyph: "close", "aria-label": fill(words.take_off, { name: words[name], value: label }), act: () => this.off([name]) });
    });
    const chosen = on.length || this.asked.q;
    put(this.chips, chosen ? [...on, button(words.clear, { cls: "button quiet", act: () => this.off(["q", "type", "language", "format", "from", "to"]) })] : []);
  }

  off(names) {
    for (const name of names) {
      delete this.asked[name];
      if (this.fields[name]) this.fields[name].value = "";
    }
    if (names.includes("q")) this.field.value = "";
    this.changed();
    this.field.focus();
  }

  further() {
    const first = this.shown;
    this.shown += STEP;
    this.rows();
    this.body.children[first]?.querySelector("button")?.focus();
  }

  /** A row that is the same stays as it is. */
  line(d, before) {
    const text = JSON.stringify([d, this.data.columns]);
    return before?.text === text ? before : { text, node: this.row(d) };
  }

  row(d) {
    const { columns, words } = this.data;
    const opener = button(d.title, { cls: "opener", dir: "auto", title: words.open, act: () => this.open(d.id) });
    return el("tr", { "data-id": d.id }, columns.map(({ key, name, number }) => {
      const text = key === "title" ? null : shown(d[key]);
      return el(key === "title" ? "th" : "td", { class: `${key}${number ? " number" : ""}${text === NOTHING ? " nothing" : ""}`, "data-name": name, scope: key === "title" ? "row" : null, dir: "auto", text }, key === "title" ? opener : null);
    }));
  }

  /** Two events one after the other would be one too many: the filters go with the document. */
  open(id) {
    clearTimeout(this.timer);
    this.timer = null;
    this.send("open", { id, asked: { ...this.asked, n: this.n } });
  }

  sort(key, number) {
    const now = this.asked.sort;
    this.asked.sort = now === key ? `-${key}` : now === `-${key}` ? key : number ? `-${key}` : key;
    this.changed();
    this.head.children[this.data.columns.findIndex((c) => c.key === key)].firstChild.focus();
  }
}

function counted(n) {
  return n.toLocaleString("en");
}

function shown(value) {
  return value === null || value === "" ? NOTHING : typeof value === "number" && value > 9999 ? counted(value) : String(value);
}

const collator = new Intl.Collator();

/** What is empty comes last, whichever the direction. */
function compare(a, b, up) {
  const empty = (value) => value === null || value === "";
  if (empty(a) || empty(b)) return Number(empty(a)) - Number(empty(b));
  return (typeof a === "number" ? a - b : collator.compare(a, b)) * (up ? 1 : -1);
}

export default function ({ parentElement, data, setTriggerValue }) {
  if (!shelves.has(parentElement)) shelves.set(parentElement, new Shelf(parentElement));
  shelves.get(parentElement).draw(data, setTriggerValue);
}
