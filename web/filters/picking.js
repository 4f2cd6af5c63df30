/* A long list from which several can be chosen: authors, documents. What is on stands first; the others are found by a
   part of the name. Few are drawn at a time, so that thousands cost nothing. */

const DRAWN = 30;

class Picker {
  /** `onPick(value, on)` is told what was chosen. `loose`: any text can be chosen too, for all that have it in them. */
  constructor(name, onPick, { loose = false } = {}) {
    this.name = name;
    this.onPick = onPick;
    this.loose = loose;
    this.field = el("input", { type: "search", dir: "auto", autocomplete: "off", on: { input: () => this.rows() } });
    this.list = el("ul", { class: "picks" });
    this.live = el("p", { class: "hint", role: "status" });
    this.legend = el("legend", {});
    this.node = el("fieldset", { class: "group long" }, this.legend, this.field, this.list, this.live);
  }

  /** `all`: triples of value, name and what stands behind it; null while they are not known. */
  draw(all, on, words) {
    this.legend.textContent = words[this.name];
    this.field.placeholder = words[`find_${this.name}`];
    this.field.setAttribute("aria-label", words[`find_${this.name}`]);
    this.words = words;
    this.words = words;
    this.on = on;
    if (all !== this.all) {
      this.all = all;
      this.plain = all?.map(([, name]) => plainly(name));
      this.rows();
    }
    this.check();
  }

  /** Begin anew: nothing is looked for, and what is on stands first. */
  begin() {
    this.field.value = "";
    this.all = undefined;
  }

  /** Those that are found. They stay where they are while they are ticked. */
  rows() {
    const { all, on, words } = this;
    const text = this.field.value.trim();
    const wanted = plainly(text).split(/\s+/).filter(Boolean);
    const known = new Map((all || []).map((one) => [one[0], one]));
    const found = (all || []).filter(([value], i) => !on.includes(value) && wanted.every((word) => this.plain[i].includes(word)));
    const loose = this.loose && wanted.length && found.length > 1 && !on.includes(text) ? [[text, fill(words.any_author, { text }), ""]] : [];
    const shown = [...on.map((value) => known.get(value) || [value, value, ""]), ...loose, ...found.slice(0, DRAWN)];
    this.list.replaceChildren(...shown.map((one) => this.row(one)));
    this.list.scrollTop = 0;
    this.check();
    const more = found.length - DRAWN;
    this.live.textContent = !all ? words.loading : !found.length && wanted.length ? words.none_found : more > 0 ? fill(words.more, { n: more.toLocaleString("en") }) : "";
  }

  check() {
    for (const box of this.list.querySelectorAll("input")) box.checked = this.on.includes(box.dataset.value);
  }

  row([value, name, behind]) {
    const box = el("input", { type: "checkbox", "data-value": value, on: { change: () => this.onPick(value, box.checked) } });
    return el("li", {}, el("label", { class: "pick" }, box, el("span", { class: "name", dir: "auto", text: name }), behind !== "" ? el("span", { class: "n", text: behind }) : null));
  }
}
