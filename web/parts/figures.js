/* Figures of the library: tables whose cells are bars with their numbers. A bar that stands for a filter shows its
   documents when it is chosen. */

const figuresOf = new WeakMap();

class Figures {
  constructor(root) {
    this.body = el("div", { class: "figures" });
    root.append(this.body);
  }

  draw(data, send) {
    const text = JSON.stringify(data);
    if (text === this.text) return;
    this.text = text;
    this.send = send;
    const { words } = data;
    put(this.body, [
      ...data.charts.map((one) => this.chart(one, words, data.counted)),
      this.list(data.unread, [words.file, words.why], words, (cells) => cells.map((cell) => el("span", { dir: "auto", text: cell }))),
      data.remarked.rows.length ? this.list(data.remarked, [words.file, words.remark], words, ([id, title, remark]) => [
        button(title, { cls: "link", dir: "auto", act: () => this.send("open", id) }), el("span", { dir: "auto", text: remark })]) : null,
    ].filter(Boolean));
  }

  chart({ key, title, bars }, words, counted) {
    const most = Math.max(1, ...bars.map(({ n }) => n));
    return el("table", { class: `chart ${key}` }, el("caption", { text: title }),
      el("thead", { class: "hidden" }, el("tr", {}, el("th", { scope: "col", text: title }), el("th", { scope: "col", text: counted }))),
      el("tbody", {}, bars.map(({ name, n, filter }) => el("tr", {},
        el("th", { scope: "row" }, filter && n ? button(name, { cls: "link", dir: "auto", title: fill(words.show, { name, n }), act: () => this.send("filter", filter) }) : el("span", { dir: "auto", text: name })),
        el("td", {}, n ? el("span", { class: "bar", "aria-hidden": "true", style: `inline-size:${((100 * n) / most).toFixed(2)}%` }) : null, el("span", { class: "n", text: n.toLocaleString("en") }))))));
  }

  list({ title, said, rows, more }, names, words, cells) {
    return el("section", { class: "told" }, el("h2", { text: title }), said ? el("p", { class: "hint", text: said }) : null,
      rows.length ? el("table", { class: "list" }, el("thead", {}, el("tr", {}, names.map((text) => el("th", { scope: "col", text })))),
        el("tbody", {}, rows.map((row) => el("tr", {}, cells(row).map((cell, n) => el(n ? "td" : "th", { scope: n ? null : "row" }, cell)))))) : null,
      more ? el("p", { class: "hint", text: fill(words.more, { n: more }) }) : null);
  }
}

export default function ({ parentElement, data, setTriggerValue }) {
  if (!figuresOf.has(parentElement)) figuresOf.set(parentElement, new Figures(parentElement));
  figuresOf.get(parentElement).draw(data, setTriggerValue);
}
