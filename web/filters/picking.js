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
    if (all !== this.all) this.plain = all?.map(([, name]) => plainly(name));
    this.all = all;
    this.on = on;
    this.rows();
  }

  rows() {
    const { all, on, words } = this;
    const text = this.field.value.trim();
    const wanted = plainly(text).split(/\s+/).filter(Boolean);
    const known = new Map((all || []).map(([value, ...rest]) => [value, rest]));
    const chosen = on.map((value) => [value, ...(known.get(value) || [value, ""])]);
    const found = (all || []).filter(([value], i) => !on.includes(value) && wanted.every((word) => this.plain[i].includes(word)));
    const loose = this.loose && wanted.length && found.length > 1 && !on.includes(text);
    const rows = [...chosen.map((one) => this.row(one, true)), ...found.slice(0, DRAWN).map((one) => this.row(one, false))];
    if (loose) rows.splice(chosen.length, 0, this.row([text, fill(words.any_author, { text }), ""], false));
    const focused = this.list.getRootNode().activeElement?.dataset?.value;
    this.list.replaceChildren(...rows);
    if (focused !== undefined) [...this.list.querySelectorAll("input")].find(({ dataset }) => dataset.value === focused)?.focus({ preventScroll: true });
    const more = found.length - DRAWN;
    this.live.textContent = !all ? words.loading : !found.length && wanted.length ? words.none_found : more > 0 ? fill(words.more, { n: more.toLocaleString("en") }) : "";
  }

  row([value, name, behind], on) {
    const box = el("input", { type: "checkbox", "data-value": value, on: { change: () => this.onPick(value, box.checked) } });
    box.checked = on;
    return el("li", {}, el("label", { class: "pick" }, box, el("span", { class: "name", dir: "auto", text: name }), behind !== "" ? el("span", { class: "n", text: behind }) : null));
  }
}

function plainly(text) {
  return text.normalize("NFKD").replace(/\p{M}/gu, "").toLowerCase();
}
