/* The filter bar. Closed it shows its button, each filter that is on, and how many documents pass; open it shows what
   there is to choose from. What is chosen counts at once: it is told to Python, which keeps it in the address. Until
   Python has answered, the choice made here is newer than what it sends (`n` counts the choices; of another thread,
   `of`, nothing was chosen here yet). */

const PICKED = ["type", "language", "author", "document"];
const SINGLE = ["from", "to"];
const TYPED = 500; // milliseconds after the last digit of a year
const bars = new WeakMap();

class Bar {
  constructor(root) {
    this.host = root;
    this.n = 0;
    this.asked = null;
    this.lists = null;
    this.opener = button("", { glyph: "filter", "aria-expanded": "false", "aria-controls": "ssc-filter-panel", act: () => (this.open ? this.close() : this.unfold()) });
    this.label = el("span", {});
    this.opener.append(this.label);
    this.chips = el("span", { class: "chips" });
    this.count = el("p", { class: "count", role: "status", "aria-live": "polite" });
    this.notes = el("div", { class: "notes", role: "status" });
    this.panel = el("div", { class: "panel", id: "ssc-filter-panel", role: "group", hidden: true });
    this.pickers = {
      author: new Picker("author", (value, on) => this.pick("author", value, on), { loose: true }),
      document: new Picker("document", (value, on) => this.pick("document", value, on)),
    };
    this.row = el("div", { class: "bar", role: "group" }, this.opener, this.chips, this.count);
    this.node = el("div", { class: "whole", on: { keydown: (event) => this.key(event) } }, this.row, this.notes, this.panel);
    root.append(this.node);
    // Whoever goes on to something else, such as the question, has chosen.
    this.left = (event) => this.open && !event.composedPath().includes(root) && this.close({ focus: false });
    document.addEventListener("focusin", this.left);
  }

  draw(data, send) {
    this.send = send;
    const text = JSON.stringify(data);
    if (text === this.text) return;
    this.text = text;
    this.data = data;
    this.words = data.words;
    if (data.lists && JSON.stringify(data.lists) !== JSON.stringify(this.lists)) this.lists = data.lists;
    if (!this.asked || data.of !== this.of || data.n >= this.n) {
      if (data.of !== this.of) clearTimeout(this.timer); // else a year that is being typed is still to be told
      this.of = data.of;
      this.n = data.n;
      this.asked = structuredClone(data.asked);
    }
    this.node.classList.toggle("upwards", data.upwards);
    this.show();
  }

  // closed

  show() {
    const { words, data } = this;
    this.row.setAttribute("aria-label", words.filters);
    this.panel.setAttribute("aria-label", words.filters);
    this.label.textContent = words.filter;
    const on = this.on();
    put(this.chips, [...on.map((one) => this.chip(one)), ...(on.length || data.ignored.length ? [this.clearing()] : [])]);
    const all = data.total.toLocaleString("en");
    const none = on.length > 0 && data.passing === 0;
    this.count.classList.toggle("none", none);
    this.count.textContent = !on.length ? "" : none ? words.pass_none : data.passing === 1 ? fill(words.pass_one, { all }) : fill(words.pass_some, { n: data.passing.toLocaleString("en"), all });
    put(this.notes, data.ignored.map((line) => el("p", { dir: "auto", text: line })));
    if (this.open) this.choices();
  }

  /** The filters that are on: name, value (null for the years) and label. */
  on() {
    const { asked, data, words } = this;
    const titles = new Map([...(this.lists?.document || []), ...Object.entries(data.titles)]);
    const names = { type: () => null, language: (v) => data.languages.find(([code]) => code === v)?.[1], author: () => null, document: (v) => titles.get(v) };
    const found = PICKED.flatMap((name) => asked[name].map((value) => ({ name, value, label: names[name](value) || value })));
    const [first, last] = SINGLE.map((name) => asked[name]);
    if (first || last) {
      const label = first && last ? (first === last ? first : `${first}–${last}`) : first ? fill(words.since, { first }) : fill(words.until, { last });
      found.push({ name: "years", value: null, label });
    }
    return found;
  }

  chip({ name, value, label }) {
    const text = label.length > 60 ? `${label.slice(0, 59).trimEnd()}…` : label;
    const node = el("button", {
      type: "button", class: "chip", title: text === label ? null : label, "aria-label": fill(this.words.off, { name: this.words[name], value: label }),
      on: { click: () => this.off(name, value, node) },
    }, el("bdi", { text }), icon("close"));
    return node;
  }

  clearing() {
    return button(this.words.clear, { cls: "button quiet", act: () => this.clear() });
  }

  off(name, value, node) {
    if (this.open) Object.assign(this.asked, this.typed());
    const at = [...this.chips.children].indexOf(node);
    if (name === "years") this.change({ from: "", to: "" });
    else this.change({ [name]: this.asked[name].filter((one) => one !== value) });
    (this.chips.querySelectorAll(".chip")[at] || this.opener).focus();
  }

  clear() {
    this.change({ type: [], language: [], author: [], document: [], from: "", to: "" });
    this.opener.focus();
  }

  // open

  unfold() {
    this.open = true;
    this.panel.hidden = false;
    this.opener.setAttribute("aria-expanded", "true");
    this.made = null;
    for (const picker of Object.values(this.pickers)) picker.begin();
    this.tell(); // the long lists come when they are wanted
    this.choices();
    this.panel.querySelector("input")?.focus();
  }

  close({ focus = true } = {}) {
    Object.assign(this.asked, this.typed());
    this.open = false;
    this.panel.hidden = true;
    this.opener.setAttribute("aria-expanded", "false");
    this.tell();
    this.show();
    if (focus) this.opener.focus();
  }

  key(event) {
    if (event.key !== "Escape" || !this.open) return;
    event.stopPropagation();
    event.preventDefault();
    this.close();
  }

  /** The fields; made anew only when what they offer has changed, so that none is lost while it is used. */
  choices() {
    const { data, words } = this;
    const offered = JSON.stringify([data.types, data.languages, data.undated]);
    if (offered !== this.made) {
      this.made = offered;
      this.boxes = [];
      this.years = {};
      const group = (name, all) => el("fieldset", { class: "group" }, el("legend", { text: words[name] }), el("div", { class: "pills" }, all.map((one) => this.pill(name, one))));
      put(this.panel, [
        el("div", { class: "fields" },
          group("type", data.types),
          el("div", { class: "stack" },
            el("fieldset", { class: "group" }, el("legend", { text: words.years }), el("div", { class: "years" }, this.year("from"), this.year("to")),
              data.undated ? el("p", { class: "hint", text: fill(words.undated, { n: data.undated.toLocaleString("en") }) }) : null),
            data.languages.length ? group("language", data.languages) : null),
          this.pickers.author.node, this.pickers.document.node),
        el("div", { class: "foot" }, button(words.done, { act: () => this.close() })),
      ]);
    }
    for (const { name, value, box } of this.boxes) box.checked = this.asked[name].includes(value);
    for (const [name, field] of Object.entries(this.years)) {
      if (field !== field.getRootNode().activeElement) field.value = this.asked[name];
    }
    for (const [name, picker] of Object.entries(this.pickers)) picker.draw(this.lists?.[name] || null, this.asked[name], words);
  }

  pill(name, [value, label, n]) {
    const box = el("input", { type: "checkbox", on: { change: () => this.pick(name, value, box.checked) } });
    this.boxes.push({ name, value, box });
    return el("label", { class: "pill" }, box, el("span", { text: label }), el("span", { class: "n", text: n.toLocaleString("en") }));
  }

  year(name) {
    const field = el("input", { type: "text", inputmode: "numeric", maxlength: 4, on: { input: () => this.later(), change: () => this.flush() } });
    this.years[name] = field;
    return el("label", { class: "year" }, el("span", { text: this.words[name] }), field);
  }

  pick(name, value, on) {
    this.change({ [name]: on ? [...this.asked[name], value] : this.asked[name].filter((one) => one !== value) });
  }

  // telling

  later() {
    clearTimeout(this.timer);
    this.timer = setTimeout(() => this.flush(), TYPED);
  }

  /** The years that were typed. One that has not its four digits is not told: it is being typed. */
  typed() {
    clearTimeout(this.timer);
    this.timer = null;
    const typed = SINGLE.map((name) => [name, this.years[name].value.replace(/\D/g, "")]);
    return Object.fromEntries(typed.filter(([, value]) => !value || value.length === 4));
  }

  flush() {
    const typed = this.typed();
    if (Object.entries(typed).some(([name, value]) => value !== this.asked[name])) this.change(typed);
  }

  change(values) {
    Object.assign(this.asked, values);
    this.tell();
    this.show();
  }

  /** Everything goes in one event: of two in a row only the last would be heard. */
  tell() {
    this.n += 1;
    this.send("choice", { ...this.asked, n: this.n, lists: Boolean(this.open) });
  }
}

export default function ({ parentElement, data, setTriggerValue }) {
  if (!bars.has(parentElement)) bars.set(parentElement, new Bar(parentElement));
  const bar = bars.get(parentElement);
  document.addEventListener("focusin", bar.left);
  bar.draw(data, setTriggerValue);
  return () => document.removeEventListener("focusin", bar.left);
}
