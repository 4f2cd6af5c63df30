/* The table of the library's documents: found by words, sorted by a column. A title opens the record below it, field
   by field, with where each comes from. On a narrow screen each row is a card. */

const NOTHING = "–";
const shelves = new WeakMap();

class Shelf {
  constructor(root) {
    this.order = null; // [column, ascending]
    this.open = new Set(); // the records that are open, by their text
    this.live = el("p", { class: "count", role: "status", "aria-live": "polite" });
    this.field = el("input", { type: "search", on: { input: () => this.rows() } });
    this.body = el("tbody", {});
    this.head = el("tr", {});
    root.append(
      el("div", { class: "bar" }, el("label", {}, icon("search"), this.field), this.live),
      el("table", {}, el("thead", {}, this.head), this.body));
  }

  draw(data) {
    const text = JSON.stringify(data);
    if (text === this.text) return;
    this.text = text;
    this.data = data;
    this.field.placeholder = data.words.find;
    this.field.setAttribute("aria-label", data.words.find);
    this.rows();
  }

  rows() {
    const { columns, documents, words } = this.data;
    const [by, up] = this.order || [];
    this.head.replaceChildren(...columns.map(({ key, name, number }) =>
      el("th", { scope: "col", class: number ? "number" : null, "aria-sort": by === key ? (up ? "ascending" : "descending") : null },
        el("button", { type: "button", text: name, on: { click: () => this.sort(key, number) } }))));
    const wanted = plainly(this.field.value).split(/\s+/).filter(Boolean);
    const found = documents.filter((d) => wanted.every((word) => plainly(columns.map((c) => d[c.key] ?? "").join(" ")).includes(word)));
    if (by) found.sort((a, b) => compare(a[by], b[by]) * (up ? 1 : -1));
    this.body.replaceChildren(...found.flatMap((d) => this.row(d)));
    this.live.textContent = fill(found.length === documents.length ? words.all : words.some, { n: found.length, all: documents.length });
  }

  /** A document's row, and below it the one that its title opens. */
  row(d) {
    const { columns, words } = this.data;
    const key = JSON.stringify(d);
    const record = el("tr", { class: "record", hidden: !this.open.has(key) }, el("td", { colspan: columns.length },
      el("dl", { "aria-label": words.record }, d.record.map(({ name, value, where }) =>
        el("div", {}, el("dt", { text: name }), el("dd", {}, el("span", { dir: "auto", text: value }), where ? el("small", { text: where }) : null))))));
    const opener = el("button", { type: "button", class: "opener", dir: "auto", text: shown(d.title), title: words.record, "aria-expanded": String(this.open.has(key)), on: { click: () => {
      record.hidden = !record.hidden;
      opener.setAttribute("aria-expanded", String(!record.hidden));
      if (record.hidden) this.open.delete(key);
      else this.open.add(key);
    } } });
    return [el("tr", {}, columns.map(({ key: column, name, number }) =>
      el(column === "title" ? "th" : "td", { class: `${column}${number ? " number" : ""}${shown(d[column]) === NOTHING ? " nothing" : ""}`, "data-name": name, scope: column === "title" ? "row" : null, dir: "auto", text: column === "title" ? null : shown(d[column]) },
        column === "title" ? opener : null))), record];
  }

  sort(key, number) {
    const [by, up] = this.order || [];
    this.order = by === key ? [key, !up] : [key, !number];
    this.rows();
    this.head.children[this.data.columns.findIndex((c) => c.key === key)].firstChild.focus();
  }
}

function plainly(text) {
  return text.normalize("NFKD").replace(/\p{M}/gu, "").toLowerCase();
}

function shown(value) {
  return value === null || value === "" ? NOTHING : typeof value === "number" && value > 9999 ? value.toLocaleString("en") : String(value);
}

function compare(a, b) {
  if (a === null || b === null || a === "" || b === "") return (a === null || a === "" ? 1 : 0) - (b === null || b === "" ? 1 : 0);
  return typeof a === "number" ? a - b : String(a).localeCompare(String(b));
}

export default function ({ parentElement, data }) {
  if (!shelves.has(parentElement)) shelves.set(parentElement, new Shelf(parentElement));
  shelves.get(parentElement).draw(data);
}
