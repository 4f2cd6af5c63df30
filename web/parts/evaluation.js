/* The Evaluation page: the runs, their figures with intervals and gates, kinds, the trend, and the worst cases beside
   what they rest on. */

const evaluationsOf = new WeakMap();
const FEW = 5; // cases that are shown at once

/** An element of a drawing. */
function shape(tag, attributes, ...children) {
  const node = document.createElementNS(SVG, tag);
  for (const [name, value] of Object.entries(attributes)) node.setAttribute(name, value);
  node.append(...children.flat(Infinity).filter(Boolean));
  return node;
}

class Evaluation {
  constructor(root) {
    this.root = el("div", { class: "evaluation" });
    this.reader = new Reader({ onShow: (id, n) => this.light(n), onClose: () => this.light(null), home: () => this.root.querySelector("h1") });
    root.append(this.root);
  }

  draw(data, send) {
    this.send = send;
    const text = JSON.stringify(data);
    if (text === this.text) return;
    this.text = text;
    this.data = data;
    this.words = data.words;
    if (this.reader.shown && this.reader.shown !== `evaluation ${data.one?.run}`) this.reader.leave();
    held(this.root, () => put(this.root, [this.head(), ...(data.one ? this.run(data.one) : [])]));
  }

  head() {
    const { words, runs, broken, gone, one, command } = this.data;
    const choice = el("select", { id: "run", "data-act": "run", on: { change: () => this.send("choose", choice.value) } },
      runs.map(([name, label]) => el("option", { value: name, selected: name === one?.run, text: label })));
    return el("header", {},
      el("h1", { text: words.title }),
      el("p", { class: "lead", text: words.lead }),
      gone ? el("p", { class: "notice", role: "status", dir: "auto", text: gone }) : null,
      runs.length ? el("div", { class: "choice" }, el("label", { for: "run", text: words.run }), choice) : null,
      !runs.length ? el("div", { class: "empty" }, el("p", { text: words.empty }), el("pre", { tabindex: "0" }, el("code", { text: command }))) : null,
      broken.length ? el("div", { class: "broken", role: "note" }, el("p", { class: "label", text: words.broken }), el("ul", {}, broken.map((text) => el("li", { dir: "auto", text })))) : null);
  }

  run(one) {
    const { words } = this;
    const state = one.verdict.good === null ? "" : one.verdict.good ? " good" : " bad";
    return [
      this.part(words.about, null,
        el("dl", {}, one.about.flatMap(([name, said]) => [el("dt", { text: name }), el("dd", { dir: "auto", text: said })])),
        el("p", { class: "library", text: one.library }),
        el("p", { class: `verdict${state}`, text: one.verdict.said })),
      this.part(words.figures, words.figures_hint, this.figures(one.figures)),
      one.gates.length ? this.part(words.gates, words.gates_hint, this.gates(one.gates)) : null,
      one.kinds.rows.length ? this.part(words.kinds, words.kinds_hint, this.kinds(one.kinds)) : null,
      one.trend.length ? this.part(words.trend, words.trend_hint, el("div", { class: "multiples" }, one.trend.map((plot) => this.multiple(plot)))) : null,
      this.part(words.worst, one.lost, this.cases(one.worst)),
    ].filter(Boolean);
  }

  part(title, hint, ...inside) {
    return el("section", {}, el("h2", { text: title }), hint ? el("p", { class: "hint", text: hint }) : null, ...inside);
  }

  /** A table that scrolls where there is no room; `names` are [text, class]. */
  table(names, rows, cls = "wide") {
    return el("div", { class: cls, tabindex: "0", role: "group", "aria-label": this.words.scrolls },
      el("table", {}, el("thead", {}, el("tr", {}, names.map(([text, cls]) => el("th", { scope: "col", class: cls, text })))), el("tbody", {}, rows)));
  }

  number(text, cls = "") {
    return el("td", { class: `number ${cls}`.trim(), text: typeof text === "number" ? text.toLocaleString("en") : text });
  }

  figures(rows) {
    const { words } = this;
    const names = [[words.measure], [words.figure, "number"], [words.interval, "number"], [words.scale], [words.n, "number"], [words.cases, "number"], [words.unscored, "number"]];
    return this.table(names, rows.map((row) => el("tr", {},
      el("th", { scope: "row", text: row.name }),
      this.number(row.value, "value"), this.number(row.between),
      el("td", {}, row.at ? this.whisker(row.at, row.asked) : null),
      this.number(row.n), this.number(row.cases), this.number(row.unscored, row.unscored ? "doubt" : ""))));
  }

  whisker([value, low, high], asked) {
    const [wide, high_] = [180, 20];
    const x = (share) => 6 + (wide - 12) * Math.min(Math.max(share, 0), 1);
    const line = (cls, from, to, up, down) => shape("line", { class: cls, x1: x(from), x2: x(to), y1: up, y2: down });
    const y = high_ / 2;
    return shape("svg", { viewBox: `0 0 ${wide} ${high_}`, width: wide, height: high_, "aria-hidden": "true" },
      line("axis", 0, 1, y, y), [0, 0.5, 1].map((end) => line("axis", end, end, y - 4, y + 4)),
      asked.map((one) => line("gate", one, one, 1, high_ - 1)),
      low === null ? null : [line("whisker", low, high, y, y), line("whisker", low, low, y - 3, y + 3), line("whisker", high, high, y - 3, y + 3)],
      shape("circle", { class: "dot", cx: x(value), cy: y, r: 3.6 }));
  }

  gates(rows) {
    const { words } = this;
    const names = [[words.gate], [words.state], [words.low, "number"], [words.least, "number"], [words.by, "number"], [words.figure, "number"], [words.n, "number"], [words.lost]];
    return this.table(names, rows.map((row) => el("tr", {},
      el("th", { scope: "row" }, el("span", { dir: "auto", text: row.name }), el("small", { dir: "auto", text: row.measure })),
      el("td", { class: row.passed ? "good" : "bad", text: row.passed ? words.passed : words.failed }),
      this.number(row.low), this.number(row.least), this.number(row.by, row.passed ? "" : "bad"), this.number(row.value), this.number(row.n),
      el("td", {}, el("div", { class: "lost" }, row.cases.map(([id, shown]) => shown ? button(id, { cls: "link", act: () => this.show(id) }) : el("span", { text: id })),
        row.more ? el("span", { text: fill(words.and_more, { n: row.more }) }) : null)))));
  }

  kinds({ names, rows }) {
    const { words } = this;
    return this.table([[words.kind], ...names.map((name) => [name, "number"])], rows.map((row) => el("tr", {},
      el("th", { scope: "row", text: row.name }),
      row.cells.map((cell) => cell
        ? el("td", { class: "number" }, el("span", { text: cell.value }), el("small", { text: `${cell.between ? `${cell.between}, ` : ""}n ${cell.n.toLocaleString("en")}` }))
        : this.number("–")))), "wide");
  }

  /** A measure from run to run. The figures stand in a list for whoever does not see the drawing. */
  multiple({ name, points, foot, head }) {
    const { words } = this;
    const [wide, high, left, pad] = [260, 96, 44, 9];
    const x = (n) => left + 10 + (points.length === 1 ? 0 : (n * (wide - left - 22)) / (points.length - 1));
    const y = (share) => high - pad - share * (high - 2 * pad);
    const line = (cls, x1, x2, y1, y2) => shape("line", { class: cls, x1, x2, y1, y2 });
    const label = (text, at) => {
      const node = shape("text", { x: left - 6, y: at + 4, "text-anchor": "end" });
      node.textContent = text;
      return node;
    };
    const drawn = shape("svg", { viewBox: `0 0 ${wide} ${high}`, "aria-hidden": "true" },
      [0, 1].map((end) => line("axis", left, wide, y(end), y(end))), label(foot, y(0)), label(head, y(1)),
      points.map(({ at: [value, low, up], chosen, other }, n) => [
        low === null ? null : line(`whisker${other ? " other" : ""}`, x(n), x(n), y(low), y(up)),
        shape("circle", { class: `dot${other ? " other" : ""}${chosen ? " chosen" : ""}`, cx: x(n), cy: y(value), r: chosen ? 5 : 3.6 }),
      ]));
    const said = (one) => `${fill(words.trend_point, one)}${one.other ? ` (${words.other})` : ""}`;
    return el("figure", {}, el("figcaption", {}, el("span", { text: name }), el("b", { text: points.find(({ chosen }) => chosen)?.value || "" })),
      drawn, el("ul", { class: "hidden" }, points.map((one) => el("li", { text: said(one) }))));
  }

  // the worst cases

  /** The first few, and the others behind a button: the page is long enough. */
  cases(entries) {
    const { words } = this;
    const few = this.whole === this.data.one.run ? entries : entries.slice(0, FEW);
    const more = entries.length - few.length;
    return [...few.map((entry) => this.case(entry)), more
      ? el("p", { class: "more" }, button(fill(words.more, { n: more }), { glyph: "plus", "data-act": "more", act: () => this.unfold(entries[FEW].id) })) : null];
  }

  /** Show all cases, and go to one of them. */
  unfold(id) {
    this.whole = this.data.one.run;
    const section = this.root.querySelector("section:last-of-type");
    section.replaceWith(this.part(this.words.worst, this.data.one.lost, this.cases(this.data.one.worst)));
    this.show(id);
  }

  case(entry) {
    const { words } = this;
    return el("article", { class: "case", "data-case": entry.id, "aria-label": entry.id },
      el("p", { class: "id", dir: "auto", text: entry.about }),
      entry.history.map((text) => el("p", { class: "soft", dir: "auto", text })),
      el("h3", { dir: "auto", tabindex: "-1", text: entry.question }),
      entry.losses.length ? el("ul", { class: "losses" }, entry.losses.map(({ name, value, why, judged }) => el("li", {},
        el("span", { class: judged ? "bad" : "doubt", text: judged ? `${name} ${value}` : fill(words.not_judged, { name }) }),
        why ? [": ", el("bdi", { text: why })] : null))) : null,
      entry.error ? el("p", { class: "bad", dir: "auto", text: entry.error }) : null,
      entry.pairs.map((pair) => this.pair(pair)),
      el("div", { class: "expected" }, el("p", { class: "label", text: words.expected }), el("p", { dir: "auto", text: entry.expected })));
  }

  pair({ label, text, judged, why, held: back, cites, missing }) {
    const { words, data } = this;
    return el("div", { class: "pair" },
      el("div", {}, el("p", { class: "label", text: label }),
        el("p", { class: `said${back ? " held" : ""}`, dir: "auto", text }),
        judged || why ? el("p", { class: "judged" }, judged, judged && why ? " " : "", why ? el("bdi", { text: why }) : null) : null),
      el("div", {}, el("p", { class: "label", text: missing ? words.nearest : words.resting }),
        cites.length ? cites.map((n) => this.evidence(data.one.citations[n - 1])) : el("p", { class: "soft", text: words.nothing })));
  }

  evidence(citation) {
    const { words } = this;
    return el("div", { class: "evidence", "data-n": citation.n },
      el("blockquote", { dir: "auto", text: citation.quote }),
      button(citation.line, { cls: "button quiet whence", glyph: "source", dir: "auto", "data-act": `read ${citation.n}`,
        "aria-label": fill(words.read, { place: citation.line }), act: (event) => this.read(citation.n, event.currentTarget, event.detail === 0) }),
      citation.note ? el("p", { class: "doubt", text: citation.note }) : null);
  }

  read(n, from, focus) {
    this.reader.open(`evaluation ${this.data.one.run}`, this.data.one.citations, n, { from, focus });
  }

  light(n) {
    for (const node of this.root.querySelectorAll("[data-n]")) {
      const on = n !== null && Number(node.dataset.n) === n;
      node.classList.toggle("on", on);
      if (on) node.setAttribute("aria-current", "true");
      else node.removeAttribute("aria-current");
    }
    // The page makes room for the pane, and what was read would move away.
    if (n !== null) requestAnimationFrame(() => requestAnimationFrame(() => this.root.querySelector(".evidence.on")?.scrollIntoView({ block: "nearest" })));
  }

  show(id) {
    const entry = [...this.root.querySelectorAll("[data-case]")].find((node) => node.dataset.case === id);
    if (!entry && this.whole !== this.data.one.run) return this.unfold(id);
    entry?.scrollIntoView({ block: "start" });
    entry?.querySelector("h3").focus({ preventScroll: true });
  }
}

export default function ({ parentElement, data, setTriggerValue }) {
  if (!evaluationsOf.has(parentElement)) evaluationsOf.set(parentElement, new Evaluation(parentElement));
  const page = evaluationsOf.get(parentElement);
  page.draw(data, setTriggerValue);
  return () => page.reader.leave();
}
