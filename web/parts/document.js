/* One document of the library: its record with a form to put each field right, its text part by part, its notes, the
   works it names. All that comes from the document is drawn as text. */

const VIEWS = ["record", "text", "notes", "works"];
const documents = new WeakMap();

class DocumentPart {
  constructor(root) {
    this.body = el("article", { class: "document" });
    root.append(this.body);
  }

  draw(data, send) {
    this.send = send;
    const text = JSON.stringify(data);
    if (text === this.text) return;
    this.text = text;
    const before = this.data;
    this.data = data;
    this.words = data.words;
    if (!before || before.id !== data.id || data.done) this.editing = null;
    if (data.fault) this.editing = data.fault;
    if (!before || before.id !== data.id) this.sure = false;
    this.again();
    const moved = before && (before.id !== data.id || before.show !== data.show || before.at !== data.at);
    if (moved || !before) this.heading.scrollIntoView({ block: "nearest" });
    if (before && before.id === data.id && before.show === data.show && before.at !== data.at) this.begin?.focus({ preventScroll: true });
  }

  again() {
    held(this.body, () => this.fill(), () => this.heading);
  }

  fill() {
    const { data, words } = this;
    this.begin = null;
    this.heading = el("h1", { dir: "auto", text: data.title });
    put(this.body, [
      button(words.back, { cls: "button quiet back", glyph: "previous", act: () => this.send("close", true) }),
      this.heading,
      el("p", { class: "about", dir: "auto", text: data.about }),
      this.said(),
      el("nav", { class: "views", "aria-label": words.views }, VIEWS.map((name) => this.tab(name))),
      ...{ record: () => this.record(), text: () => this.reading(), notes: () => this.listed("notes"), works: () => this.listed("works") }[data.show](),
    ].filter(Boolean));
    (this.body.querySelector(".editing [data-first]") || null)?.focus();
  }

  said() {
    const { data, words } = this;
    if (!data.told) return null;
    return el("p", { class: `told${data.told.bad ? " bad" : ""}`, role: data.told.bad ? "alert" : "status" }, el("span", { dir: "auto", text: data.told.said }),
      button(null, { cls: "button quiet", glyph: "close", "aria-label": words.close, act: () => this.send("dismiss", true) }));
  }

  tab(name) {
    const { data, words } = this;
    const n = data.counts[name];
    return button(n === undefined ? words[name] : `${words[name]} (${n.toLocaleString("en")})`, {
      cls: "view", "aria-current": data.show === name ? "page" : null, act: () => this.send("go", { show: name, at: 1 }) });
  }

  // the record

  record() {
    const { data, words } = this;
    const { fields, others, facts, remarks, near } = data.record;
    return [
      el("h2", { text: words.known }),
      el("dl", { class: "fields" }, fields.map((one) => (this.editing?.field === one.field ? this.form(one) : this.field(one))),
        others.map(({ name, value, where }) => el("div", {}, el("dt", { text: name }), el("dd", {}, el("span", { dir: "auto", text: value }), el("small", { text: where }))))),
      ...(remarks.length ? [el("h2", { text: words.remarks }), el("ul", { class: "remarks" }, remarks.map((text) => el("li", { dir: "auto", text })))] : []),
      el("h2", { text: words.file }),
      el("dl", {}, facts.map(([name, value]) => el("div", {}, el("dt", { text: name }), el("dd", { dir: "auto", text: value })))),
      near ? el("p", { class: "near" }, el("span", { text: `${words.near} ` }),
        button(near.title, { cls: "link", dir: "auto", act: () => this.send("open", near.id) }), el("small", { text: fill(words.near_share, { share: near.share }) })) : null,
      data.may ? this.removing() : null,
    ];
  }

  field(one) {
    const { words, data } = this;
    const where = [one.where, one.place].filter(Boolean).join(", ");
    return el("div", { class: one.value ? null : "lacking", "data-id": one.field }, el("dt", { text: one.name }), el("dd", {},
      el("span", { class: "value", dir: "auto", text: one.value || words.empty }),
      where ? el("small", { dir: "auto", text: where }) : null,
      one.was ? el("small", { dir: "auto", text: fill(words.was, { value: one.was }) }) : null),
    data.may ? el("dd", { class: "tools" },
      one.corrected ? button(words.take_back, { cls: "button quiet", "aria-label": fill(words.take_back_what, { name: one.name }), act: () => this.send("reset", one.field) }) : null,
      button(words.correct, { cls: "button quiet", "aria-label": fill(words.correct_what, { name: one.name }), "data-of": one.field, "data-act": "correct", act: () => this.edit({ field: one.field, value: one.typed, why: "" }) })) : null);
  }

  edit(editing) {
    const left = this.editing?.field;
    this.editing = editing;
    this.again();
    if (!editing && left) this.body.querySelector(`[data-of="${left}"]`)?.focus();
  }

  form(one) {
    const { words, data, editing } = this;
    const attributes = { "aria-label": one.name, dir: "auto", "data-first": true, "data-act": "correct", "aria-invalid": editing.why ? "true" : null };
    const input = one.field === "type"
      ? el("select", attributes, data.record.types.map((name) => el("option", { value: name, text: name })))
      : el("textarea", { ...attributes, rows: one.field === "title" || one.field === "authors" ? 3 : 1, maxlength: 5000 });
    input.value = editing.value;
    input.addEventListener("input", () => (this.editing = { ...this.editing, value: input.value }));
    const save = () => {
      const value = input.value.trim();
      if (value === one.typed && !one.corrected) this.edit(null);
      else this.send("correct", { field: one.field, value });
    };
    input.addEventListener("keydown", (event) => {
      if (event.key === "Escape") this.edit(null);
      else if (event.key === "Enter" && !event.shiftKey && !event.isComposing) save();
      else return;
      event.preventDefault();
    });
    return el("div", { class: "editing", "data-id": one.field }, el("dt", { text: one.name }), el("dd", {}, input,
      one.hint ? el("small", { text: one.hint }) : null,
      editing.why ? el("p", { class: "fault", role: "alert", dir: "auto", text: editing.why }) : null,
      el("span", { class: "row" }, button(words.save, { glyph: "done", "data-act": "correct", act: save }), button(words.cancel, { cls: "button quiet", act: () => this.edit(null) }))));
  }

  removing() {
    const { data, words } = this;
    if (!this.sure) return el("p", { class: "removal" }, button(words.remove, { cls: "button danger", "data-of": "remove", act: () => this.ask(true) }));
    const yes = button(words.remove_yes, { cls: "button danger", act: () => {
      yes.disabled = true;
      this.send("remove", data.id);
    } });
    const box = el("div", { class: "sure", role: "group", "aria-label": words.remove_sure },
      el("h2", { text: words.remove_sure }), el("p", { class: "named", dir: "auto", text: data.title }), el("p", { text: data.record.removing }),
      el("div", { class: "row" }, yes, button(words.cancel, { act: () => this.ask(false) })));
    return box;
  }

  ask(sure) {
    this.sure = sure;
    this.again();
    this.body.querySelector(sure ? ".sure .button:last-child" : '[data-of="remove"]')?.focus();
  }

  // the text

  reading() {
    const { data, words } = this;
    const { text } = data;
    const go = (at) => this.send("go", { show: "text", at });
    const name = text.pages
      ? fill(words.page, { n: text.page, all: text.pages }) + (text.label ? `, ${fill(words.printed, { label: text.label })}` : "")
      : fill(words.part, { n: text.part, all: text.parts });
    const steps = () => el("div", { class: "steps" },
      button(words.previous, { glyph: "previous", disabled: text.part <= 1, act: () => go(text.part - 1) }),
      el("span", { class: "where", text: name }),
      button(words.next, { glyph: "next", cls: "button turned", disabled: text.part >= text.parts, act: () => go(text.part + 1) }));
    const contents = el("select", { "aria-label": words.section, on: { change: () => contents.value && go(Number(contents.value)) } },
      el("option", { value: "", text: words.section }), text.contents.map(([part, title]) => el("option", { value: String(part), text: title })));
    const number = el("input", { type: "text", inputmode: "numeric", "aria-label": `${words.go_to}: 1–${text.parts}`, placeholder: `1–${text.parts}`, on: { keydown: ({ key }) => {
      if (key === "Enter" && /^\d+$/.test(number.value)) go(Math.min(Math.max(Number(number.value), 1), text.parts));
    } } });
    this.begin = el("div", { class: "page", tabindex: "-1", "aria-label": name }, text.blocks.length ? text.blocks.map(block) : el("p", { class: "hint", text: words.blank }));
    return [
      text.parts > 1 ? el("div", { class: "tools" }, steps(), text.contents.length > 1 ? contents : null, text.parts > 2 ? number : null) : null,
      this.begin,
      text.parts > 1 ? steps() : null,
    ];
  }

  // notes and references

  listed(name) {
    const { data, words } = this;
    const { skip, all, most, rows } = data[name];
    if (!all) return [el("p", { class: "hint", text: words[name === "notes" ? "no_notes" : "no_works"] })];
    const go = (at) => this.send("go", { show: name, at });
    const see = (part) => button(words.see, { cls: "link", act: () => this.send("go", { show: "text", at: part }) });
    const note = (one) => el("li", {}, el("h3", { text: fill(words.note, { mark: one.mark }) }), el("p", { dir: "auto", text: one.text }),
      el("p", { class: "hint" }, el("span", { dir: "auto", text: one.called ? fill(words.called, { words: `…${one.called}` }) : words.uncalled }), " · ", see(one.part)));
    const work = (one) => el("li", {}, el("p", { dir: "auto", text: one.text }),
      el("p", { class: "hint" }, one.times ? el("span", { text: `${one.times === 1 ? words.cited_once : fill(words.cited_times, { n: one.times })} · ` }) : null, see(one.part)));
    this.begin = el("ol", { class: "listed", tabindex: "-1" }, rows.map(name === "notes" ? note : work));
    const page = Math.floor(skip / most);
    return [
      this.begin,
      all > most ? el("div", { class: "steps" },
        button(words.previous, { glyph: "previous", disabled: !page, act: () => go((page - 1) * most + 1) }),
        el("span", { class: "where", text: fill(words.shown, { first: skip + 1, last: skip + rows.length, all }) }),
        button(words.next, { glyph: "next", cls: "button turned", disabled: skip + most >= all, act: () => go((page + 1) * most + 1) })) : null,
    ];
  }
}

function block({ kind, text, level, item, note }) {
  const tag = kind === "heading" ? `h${Math.min(level + 1, 6)}` : kind === "quote" ? "blockquote" : kind === "table" ? "pre" : "p";
  return el(tag, { class: kind, dir: "auto" }, item ? el("span", { class: "item", text: `${item} ` }) : null, note && kind !== "footnote" ? el("sup", { text: note }) : null, text);
}

export default function ({ parentElement, data, setTriggerValue }) {
  if (!documents.has(parentElement)) documents.set(parentElement, new DocumentPart(parentElement));
  documents.get(parentElement).draw(data, setTriggerValue);
}
