/* The Quotes page: the search, quotes as cards, the saved ones with notes and tags, and a draft that
   was checked. What is chosen goes back to Python; what is typed stays here until it is sent, also when the page is
   drawn anew meanwhile. */

const CLOSER = ["speaker", "section", "kind"];
const quotesOf = new WeakMap();
// What was typed and not sent, by field. It outlives the elements, which are made anew with every change of the data,
// and the whole part, which goes when another tab of the page is looked at.
const typed = new Map();

class Quotes {
  constructor(root) {
    this.body = el("div", { class: "quotes" });
    this.live = el("div", { class: "live hidden", role: "status", "aria-live": "polite" });
    this.body.addEventListener("input", ({ target }) => this.remember(target));
    this.reader = new Reader({ onShow: (id, n) => this.light(n), onClose: () => this.light(null) });
    this.gather = new Gather();
    root.append(this.body, this.live);
  }

  draw(data, send) {
    this.send = send;
    this.gather.draw(data.gather, send);
    const text = JSON.stringify(data);
    if (text === this.text) return;
    this.text = text;
    this.data = data;
    this.words = data.words;
    this.before = this.made || new Map();
    this.made = new Map();
    const form = () => this.same("form", data.asked, () => this.form());
    held(this.body, () => put(this.body, data.mode === "draft" ? this.draft(data.draft) : data.mode === "saved" ? this.saved() : [form(), ...this.results()]));
    if (this.reader.shown && !data.quotes?.some(({ key }) => key === this.lit)) this.reader.leave();
  }

  /** Show which card the pane has open (null: none). */
  light(n) {
    this.lit = n === null ? null : this.readable()[n - 1]?.key;
    for (const node of this.body.querySelectorAll("article.card")) node.classList.toggle("on", Boolean(this.lit) && node.dataset.key === this.lit);
  }

  readable() {
    return (this.data.quotes || []).filter(({ sight }) => sight);
  }

  /** Open a card's quote in its source, among the others on the page. */
  read(quote, from, focus) {
    const all = this.readable();
    const citations = all.map((one, i) => ({
      n: i + 1, title: one.title, about: one.about, place: one.place, quote: one.text, quoted: one.copies.quote,
      reference: one.copies.reference, note: one.standing || "", context: null, sight: one.sight, saved: Boolean(one.saved),
    }));
    const n = all.findIndex(({ key }) => key === quote.key) + 1;
    this.reader.open("quotes", citations, n, { focus, from, count: "of_quotes" });
  }

  /** What was made before of the same data, or is made now. */
  same(name, data, make) {
    const text = JSON.stringify([this.data.mode, data]);
    const before = this.before.get(name);
    const one = before?.text === text ? before : { text, node: make() };
    this.made.set(name, one);
    return one.node;
  }

  // what is being typed

  /** Mark a field as one whose value is kept until it is sent, and put in it what was typed before. */
  kept(field, name, value) {
    field.dataset.field = name;
    field.dataset.given = value;
    field.value = typed.has(name) ? typed.get(name) : value;
    return field;
  }

  remember({ dataset, value }) {
    if (!dataset.field) return;
    if (value.trim() === dataset.given) typed.delete(dataset.field);
    else typed.set(dataset.field, value);
  }

  forget(begin) {
    for (const name of [...typed.keys()]) if (name.startsWith(begin)) typed.delete(name);
  }

  // searching

  form() {
    const { asked, kinds } = this.data;
    const { words } = this;
    this.fields = {};
    const input = (name, label, attributes = {}) =>
      el("label", { class: `field ${name}` }, el("span", { text: label }),
        (this.fields[name] = this.kept(el("input", { type: "text", dir: "auto", ...attributes }), `asked ${name}`, asked[name] || "")));
    const select = (name, label, options) => {
      const field = el("select", {}, el("option", { value: "", text: words.any }),
        options.map(([value, text]) => el("option", { value, text })));
      this.fields[name] = this.kept(field, `asked ${name}`, asked[name] || "");
      if (field.selectedIndex < 0) field.value = ""; // a choice that is no longer there
      return el("label", { class: `field ${name}` }, el("span", { text: label }), field);
    };
    const way = typed.get("asked how") || asked.how || "topic";
    const how = el("fieldset", { class: "how" }, el("legend", { class: "hidden", text: words.how }),
      ["topic", "words", "exact"].map((name) => el("label", {},
        el("input", { type: "radio", name: "how", value: name, checked: way === name, "data-field": "asked how", "data-given": asked.how || "topic" }),
        el("span", { text: words[name] }))));
    this.how = how;
    const query = el("input", { type: "search", class: "query", dir: "auto", placeholder: words.query, "aria-label": words.query });
    this.fields.q = this.kept(query, "asked q", asked.q || "");
    const closer = el("details", { class: "closer", open: this.closer?.open || CLOSER.some((name) => asked[name] || typed.get(`asked ${name}`)) },
      el("summary", { text: words.closer }),
      el("div", { class: "grid" }, input("speaker", words.speaker), input("section", words.section), select("kind", words.kind, kinds)));
    this.closer = closer;
    const form = el("form", { class: "search", role: "search", on: { submit: (event) => {
      event.preventDefault();
      const sent = this.asked();
      this.forget("asked ");
      this.send("search", sent);
    } } },
      el("div", { class: "row" }, query, el("button", { type: "submit", class: "button go" }, icon("search"), el("span", { text: words.search }))),
      how, closer);
    return form;
  }

  asked() {
    const found = { how: this.how.querySelector("input:checked").value };
    for (const [name, field] of Object.entries(this.fields)) if (field.value.trim()) found[name] = field.value.trim();
    return found;
  }

  results() {
    const { quotes, total, skip, page, asked } = this.data;
    const { words } = this;
    if (total === null) return [el("p", { class: "hint", text: words.start })];
    if (!total) return [el("p", { class: "hint", role: "status", text: asked.how === "exact" ? words.nothing_exact : words.nothing })];
    const count = total === 1 ? words.one : fill(asked.how && asked.how !== "topic" ? words.count : words.shown, { first: skip + 1, last: skip + quotes.length, total: total.toLocaleString("en") });
    const move = (to) => this.send("search", { ...asked, skip: to });
    return [
      el("p", { class: "count", role: "status", text: count }),
      ...quotes.map((quote) => this.same(quote.key, quote, () => this.card(quote))),
      total > page || skip
        ? el("div", { class: "row pages" },
            button(words.previous, { glyph: "previous", disabled: skip === 0, act: () => move(Math.max(skip - page, 0)) }),
            button(words.next, { glyph: "next", disabled: skip + quotes.length >= total, act: () => move(skip + page) }))
        : null,
    ].filter(Boolean);
  }

  // a quote

  card(quote) {
    const { words } = this;
    const before = el("span", { class: "around", hidden: true, text: quote.before ? `${quote.before} ` : "" });
    const after = el("span", { class: "around", hidden: true, text: quote.after ? ` ${quote.after}` : "" });
    const around = quote.before || quote.after
      ? button(words.context, { cls: "button quiet", glyph: "more", "aria-expanded": "false", act: () => {
          before.hidden = after.hidden = !before.hidden;
          around.setAttribute("aria-expanded", String(!before.hidden));
          around.querySelector("span").textContent = before.hidden ? words.context : words.no_context;
        } })
      : null;
    const original = quote.original;
    return el("article", { class: `card${quote.gone ? " gone" : ""}`, "data-key": quote.key, "data-id": this.data.mode === "saved" ? quote.saved : quote.key },
      quote.standing ? el("p", { class: "standing", text: quote.standing }) : null,
      el("blockquote", { dir: "auto" }, before, el("span", { class: "said" }, marked(quote.text, quote.marks)), after),
      quote.speaker ? el("p", { class: "speaker" }, el("b", { dir: "auto", text: quote.speaker }),
        original ? el("span", { dir: "auto", text: `, ${words.original} ${original.as_cited}` }) : null,
        quote.reported ? el("span", { text: ` · ${words.reported}` }) : null) : null,
      original?.reference ? el("p", { class: "original", dir: "auto", text: original.reference }) : null,
      original && !original.reference && original.why ? el("p", { class: "original", text: `${words.unresolved} ${original.why}` }) : null,
      el("p", { class: "from" }, el("span", { class: "title", dir: "auto", text: quote.title }), el("span", { text: ` ${quote.about} · ${quote.place}` })),
      quote.differences.map((d) => el("p", { class: "differs", dir: "auto", text: fill(words.differs, { raw: d.raw.trim() || words.none, shown: d.shown.trim() || words.none }) })),
      el("p", { class: "citation", dir: "auto", text: quote.citation }),
      el("p", { class: "citation", dir: "auto", text: quote.reference }),
      quote.saved ? this.notes(quote) : null,
      el("div", { class: "row tools" },
        copyButton(words, words.copy_quote, () => ({ text: quote.copies.quote })),
        copyButton(words, words.copy_reference, () => ({ text: quote.copies.reference })),
        copyButton(words, words.copy_both, () => ({ text: quote.copies.both })),
        quote.saved
          ? button(words.remove, { cls: "button saved", glyph: "close", "data-act": "keep", act: () => {
              this.forget(`note ${quote.saved} `);
              this.send("remove", quote.saved);
            } })
          : button(words.save, { glyph: "plus", "data-act": "keep", act: () => this.send("save", quote.key) }),
        quote.sight
          ? button(words.read, { cls: "button quiet", glyph: "source", act: (event) => this.read(quote, event.currentTarget, event.detail === 0) })
          : null,
        around),
      this.gather.slot(`quote ${this.data.mode} ${quote.saved || quote.key}`, { quote: this.data.mode === "saved" ? quote.saved : quote.key }));
  }

  saved() {
    const { quotes, tags, tag } = this.data;
    const { words } = this;
    const chips = tags.length
      ? el("div", { class: "row tags", role: "group", "aria-label": words.tagged },
          ["", ...tags].map((one) => el("button", { type: "button", class: "chip", "aria-pressed": String(one === tag), dir: "auto", text: one || words.all, on: { click: () => this.send("tag", one) } })))
      : null;
    if (!quotes.length && !tags.length) return [el("p", { class: "hint", text: words.none_saved })];
    return [chips, ...quotes.map((quote) => this.same(quote.saved, quote, () => this.card(quote)))].filter(Boolean);
  }

  notes(quote) {
    const { words } = this;
    // By the saved quote's own id: one place may stand in the notebook twice.
    const note = `note ${quote.saved} `;
    const comment = this.kept(el("textarea", { rows: 2, dir: "auto", "aria-label": words.comment, placeholder: words.comment }), `${note}comment`, quote.comment);
    const tags = this.kept(el("input", { type: "text", dir: "auto", "aria-label": words.tags, placeholder: words.tags }), `${note}tags`, quote.tags.join(", "));
    const unsent = typed.has(`${note}comment`) || typed.has(`${note}tags`);
    const keep = button(words.keep, { disabled: !unsent, act: () => {
      this.forget(note);
      this.send("annotate", { id: quote.saved, comment: comment.value, tags: tags.value });
    } });
    for (const field of [comment, tags]) field.addEventListener("input", () => { keep.disabled = false; });
    return el("div", { class: "notes" }, comment, el("div", { class: "row" }, tags, keep));
  }

  // a draft

  draft({ counts, quotations, short, unread }) {
    const { words } = this;
    return [
      el("p", { class: "count", role: "status" }, counts.map(({ name, n, verdict }) => el("span", { class: `verdict ${verdict}`, text: `${n} ${name.toLowerCase()}` }))),
      ...quotations.map((one) => el("article", { class: `card draft ${one.verdict}` },
        el("p", {}, el("span", { class: `verdict ${one.verdict}`, text: one.name })),
        one.pieces.length
          ? el("blockquote", { dir: "auto" }, one.pieces.map(([kind, text]) =>
              kind === "same" ? text : el(kind === "draft" ? "del" : "ins", { text, title: kind === "draft" ? words.draft_has : words.library_has })))
          : el("blockquote", { dir: "auto", text: one.text }),
        one.said ? el("p", { class: "from" }, `${words.said_place} `, el("span", { dir: "auto", text: one.said })) : null,
        one.stands.map((at) => el("p", { class: "from" }, `${words.stands_in} `, el("span", { class: "title", dir: "auto", text: at.title }), el("span", { text: ` ${at.place}` }))))),
      unread.map((text) => el("p", { class: "standing" }, `${words.unread} `, el("span", { dir: "auto", text: `${text}…` }))),
      short.length ? el("p", { class: "hint", dir: "auto", text: short.map((text) => `“${text}”`).join(", ") }) : null,
    ].flat().filter(Boolean);
  }
}

/** A text whose spans [start, end), counted in code points, are marked. */
function marked(text, spans) {
  const letters = [...text];
  const pieces = [];
  let done = 0;
  for (const [start, end] of spans) {
    if (start < done) continue;
    pieces.push(letters.slice(done, start).join(""), el("mark", { text: letters.slice(start, end).join("") }));
    done = end;
  }
  pieces.push(letters.slice(done).join(""));
  return pieces;
}

export default function ({ parentElement, data, setTriggerValue }) {
  if (!quotesOf.has(parentElement)) quotesOf.set(parentElement, new Quotes(parentElement));
  const quotes = quotesOf.get(parentElement);
  quotes.draw(data, setTriggerValue);
  return () => quotes.reader.leave();
}
