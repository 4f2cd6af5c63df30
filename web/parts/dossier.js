/* The Dossier page: the list of dossiers, or one with its headings and items. What is done goes to Python, which keeps
   it; what is typed stays here until it is kept, also when the page is drawn anew meanwhile. */

Object.assign(ICONS, {
  up: "M12 19V5M6 11l6-6 6 6",
  down: "M12 5v14M6 13l6 6 6-6",
  pencil: "M5 19l1-4L16 5l3 3L9 18z",
});
WISH.annex = true; // a dossier has one, unless it is not wanted
const PAUSE = 1200; // milliseconds without a key until what was typed is kept
const dossiersOf = new WeakMap();
const typed = new Typed(); // by dossier, then by item and field
let beginning = ""; // the title that was typed for a new dossier
const visit = Math.random().toString(36).slice(2); // names this loading of the page, so that no act is done twice
let acts = []; // what was asked for and not yet acknowledged
let counted = 0;

class DossierPage {
  constructor(root) {
    this.head = el("header", { class: "head" });
    this.parts = el("div", { class: "parts" });
    this.tail = el("div", { class: "tail" });
    this.bar = el("div", { class: "told-bar" });
    this.live = el("div", { class: "live hidden", role: "status", "aria-live": "polite" });
    this.root = el("div", { class: "dossier" }, this.head, this.parts, this.tail, this.bar);
    this.views = new Map();
    this.busy = null; // what is being written in place: "rename", "delete", "heading", "note", or "head" and a part's id
    this.reader = new Reader({ onShow: (id, n) => this.light(n), onClose: () => this.light(null) });
    root.append(this.root, this.live);
  }

  draw(data, send) {
    this.send = send;
    const text = JSON.stringify(data);
    if (text === this.text) return;
    this.text = text;
    this.acknowledge(data);
    if (data.dossier?.id !== this.data?.dossier?.id) {
      this.busy = null;
      for (const view of this.views.values()) view.flush(this.data.dossier.id !== this.deleted);
      this.views.clear(); // one that was imported may have the same names in it as the one it was made of
      this.reader.leave();
    }
    this.data = data;
    this.words = data.words;
    held(this.root, () => this.fill(), () => this.bar.querySelector("button") || this.root.querySelector("h1"));
    if (data.told && JSON.stringify(data.told) !== this.heard) say(this.root.getRootNode(), data.told.said);
    this.heard = JSON.stringify(data.told);
  }

  acknowledge({ done, told }) {
    const at = acts.findIndex(({ key }) => key === done);
    for (const one of acts.slice(0, at + 1)) {
      if (one.do === "add_note" && !told?.bad && typed.get(one.dossier, noteIn(one.part)) === one.text) typed.delete(one.dossier, noteIn(one.part));
    }
    acts = acts.slice(at + 1);
  }

  /** Have something done with a dossier, the one that is shown where no other is named: what was typed may still wait
      to be kept when another one is shown. All that is not acknowledged yet goes along: of quick clicks none is lost. */
  act(what, more = {}, dossier = this.data.dossier?.id || "") {
    acts.push({ key: `${visit}-${counted++}`, do: what, dossier, ...more });
    this.send("act", acts);
  }

  fill() {
    const { data } = this;
    if (data.mode === "list") {
      this.views.clear();
      put(this.head, [el("h1", { tabindex: -1, text: this.words.title }), el("p", { class: "lead", text: this.words.lead }), this.creating()]);
      put(this.parts, [this.list()]);
      put(this.tail, []);
    } else {
      this.title();
      const all = data.dossier.parts;
      const views = all.map((part, i) => this.view(part.id, () => new PartView(this)).update(part, i, all));
      put(this.parts, views.map(({ node }) => node));
      this.adding();
      const there = new Set(all.flatMap((part) => [part.id, ...part.items.map(({ id }) => id)]));
      for (const id of [...this.views.keys()]) if (!there.has(id)) this.views.delete(id);
    }
    this.tell();
  }

  view(id, make) {
    if (!this.views.has(id)) this.views.set(id, make());
    return this.views.get(id);
  }

  tell() {
    const { told } = this.data;
    const { words } = this;
    put(this.bar, told
      ? [el("div", { class: `told${told.bad ? " bad" : ""}` }, el("p", { dir: "auto", text: told.said }),
          told.undo && told.undo === this.data.dossier?.id ? button(words.undo, { "data-act": "undo", act: () => this.act("undo") }) : null,
          button("", { cls: "button quiet", glyph: "close", "aria-label": words.dismiss, act: () => this.act("dismiss") }))]
      : []);
  }

  // the list

  creating() {
    const field = el("input", { type: "text", dir: "auto", maxlength: 300, "aria-label": this.words.name, placeholder: this.words.name, value: beginning });
    field.addEventListener("input", () => { beginning = field.value; });
    return el("form", { class: "row create", on: { submit: (event) => {
      event.preventDefault();
      if (!field.value.trim()) return field.focus();
      beginning = "";
      this.act("create", { title: field.value });
      field.value = ""; // or a second Enter would begin a second one
    } } }, field, el("button", { type: "submit", class: "button" }, icon("plus"), el("span", { text: this.words.create })));
  }

  list() {
    const { dossiers } = this.data;
    if (!dossiers.length) return el("p", { class: "hint", text: this.words.none });
    return el("ul", { class: "list" }, dossiers.map((one) => {
      const link = el("a", { href: `?dossier=${encodeURIComponent(one.id)}`, target: "_self", dir: "auto", text: one.title });
      link.addEventListener("click", (event) => {
        if (event.metaKey || event.ctrlKey || event.shiftKey || event.altKey) return;
        event.preventDefault();
        this.act("open", { id: one.id });
      });
      return el("li", {}, link, el("span", { class: "count", text: one.count }));
    }));
  }

  // the head of one

  again(busy, focus) {
    this.busy = busy;
    this.fill();
    const field = this.root.querySelector(focus || ".first");
    field?.focus();
    field?.select?.();
  }

  title() {
    const { words, busy } = this;
    const { dossier } = this.data;
    const state = JSON.stringify([dossier.id, dossier.title, busy]);
    if (state === this.titled && this.head.firstChild) return;
    this.titled = state;
    const back = button(words.all, { cls: "button quiet back", glyph: "previous", act: () => this.act("open", { id: "" }) });
    let body;
    if (busy === "rename") body = this.naming(words.name, dossier.title, "rename", (title) => this.act("rename", { title }), "[data-act=rename]");
    else if (busy === "delete") {
      body = el("div", { class: "confirm", role: "group", on: { keydown: (event) => this.escape(event, "[data-act=delete]") } },
        el("p", {}, `${words.sure} `, el("b", { dir: "auto", text: dossier.title })),
        el("div", { class: "row" }, button(words.remove_dossier, { cls: "button danger", act: () => { this.busy = null; this.deleted = dossier.id; this.act("delete"); } }),
          button(words.keep, { cls: "button first", act: () => this.again(null, "[data-act=delete]") })));
    } else {
      body = el("div", { class: "title" }, el("h1", { dir: "auto", tabindex: -1, text: dossier.title }),
        el("div", { class: "row title-tools" },
          button(words.rename, { cls: "button quiet", glyph: "pencil", "data-act": "rename", act: () => this.again("rename") }),
          button(words.remove_dossier, { cls: "button quiet", glyph: "close", "data-act": "delete", act: () => this.again("delete") })));
    }
    if (this.take?.dossier !== dossier.id) this.take = Object.assign(new TakeAway(words, "", words.take_dossier), { dossier: dossier.id });
    body.querySelector(".title-tools")?.append(this.take.opener);
    this.head.replaceChildren(back, body, this.take.panel);
  }

  /** A field for a name in place of it. */
  naming(label, value, what, save, focus) {
    const field = el("input", { class: "first", type: "text", dir: "auto", maxlength: 300, "aria-label": label, placeholder: label, value });
    const end = () => this.again(null, focus);
    return el("form", { class: `row naming ${what}`, on: {
      keydown: (event) => this.escape(event, focus),
      submit: (event) => {
        event.preventDefault();
        const name = field.value.trim();
        if (name !== value.trim() && (name || what === "head")) save(name);
        end();
      },
    } }, field, el("button", { type: "submit", class: "button", text: this.words.save }), button(this.words.cancel, { cls: "button quiet", act: end }));
  }

  escape(event, focus) {
    if (event.key !== "Escape") return;
    event.stopPropagation();
    this.again(null, focus);
  }

  adding() {
    const { words, busy } = this;
    const state = JSON.stringify([busy, this.data.dossier.parts.map(({ id }) => id)]);
    if (state === this.tailed && this.tail.firstChild) return;
    this.tailed = state;
    if (busy === "heading") this.tail.replaceChildren(this.naming(words.heading, "", "heading", (heading) => this.act("add_part", { heading }), "[data-act=heading]"));
    else this.tail.replaceChildren(button(words.add_heading, { glyph: "plus", "data-act": "heading", act: () => this.again("heading") }));
  }

  // the reading pane

  citations() {
    return this.data.dossier.parts.flatMap((part) => part.items).flatMap((item) => item.citations || []);
  }

  read(n, from, focus) {
    this.reader.open("dossier", this.citations(), n, { from, focus });
  }

  light(n) {
    for (const node of this.root.querySelectorAll("[data-n]")) {
      const on = n !== null && Number(node.dataset.n) === n;
      node.classList.toggle("on", on);
      if (on) node.setAttribute("aria-current", "true");
      else node.removeAttribute("aria-current");
    }
  }
}

const noteIn = (part) => `${part} note`;

/* A heading with what stands under it. */
class PartView {
  constructor(page) {
    this.page = page;
    this.dossier = page.data.dossier.id;
    this.head = el("div", { class: "part-head" });
    this.items = el("ol", { class: "items" });
    this.foot = el("div", { class: "part-foot" });
    this.node = el("section", { class: "part" }, this.head, this.items, this.foot);
  }

  update(part, at, all) {
    const { page } = this;
    const { words, busy } = page;
    this.node.dataset.id = part.id;
    const headings = all.map(({ id, heading }) => [id, heading || words.without]);
    const state = JSON.stringify([part.id, part.heading, at, all.length, busy]);
    if (state !== this.state) {
      this.state = state;
      this.headed(part, at, all);
      this.footed(part);
    }
    const views = part.items.map((item, i) => page.view(item.id, () => new ItemView(page)).update(item, {
      part: part.id, headings, first: at === 0 && i === 0, last: at === all.length - 1 && i === part.items.length - 1,
    }));
    put(this.items, views.length ? views.map(({ node }) => node) : [this.nothing ||= el("li", { class: "hint", text: words.empty_part })]);
    return this;
  }

  flush() {} // nothing of it waits to be kept

  headed(part, at, all) {
    const { page } = this;
    const { words } = page;
    const shown = part.heading || words.without;
    this.node.setAttribute("aria-label", shown);
    if (page.busy === `head ${part.id}`) {
      this.head.replaceChildren(page.naming(words.heading, part.heading, "head", (heading) => page.act("head", { part: part.id, heading }), `[data-id="${CSS.escape(part.id)}"] [data-act=head]`));
      return;
    }
    const tool = (name, glyph, act, disabled = false) =>
      button("", { cls: "button quiet", glyph, disabled, "data-act": name, title: fill(words[name], { what: shown }), "aria-label": fill(words[name], { what: shown }), act });
    this.head.replaceChildren(
      el("h2", { class: part.heading ? null : "none", dir: "auto", text: shown }),
      el("div", { class: "tools" },
        button(words.edit, { cls: "button quiet", glyph: "pencil", "data-act": "head", "aria-label": `${words.edit}: ${shown}`, act: () => page.again(`head ${part.id}`) }),
        tool("up_part", "up", () => page.act("move_part", { part: part.id, by: -1 }), at === 0),
        tool("down_part", "down", () => page.act("move_part", { part: part.id, by: 1 }), at === all.length - 1),
        all.length > 1 || part.heading || part.items.length ? tool("remove_part", "close", () => page.act("remove", { id: part.id })) : null));
  }

  footed(part) {
    const { page } = this;
    const { words } = page;
    const mine = `[data-id="${CSS.escape(part.id)}"] [data-act=note]`;
    if (page.busy !== `note ${part.id}`) {
      this.foot.replaceChildren(button(words.add_note, { cls: "button quiet", glyph: "plus", "data-act": "note", act: () => page.again(`note ${part.id}`) }));
      return;
    }
    const field = el("textarea", { class: "first", rows: 2, dir: "auto", "aria-label": words.note, placeholder: words.note });
    field.value = typed.get(this.dossier, noteIn(part.id)) || "";
    field.addEventListener("input", () => typed.set(this.dossier, noteIn(part.id), field.value));
    this.foot.replaceChildren(el("form", { class: "noting", on: {
      keydown: (event) => page.escape(event, mine),
      submit: (event) => {
        event.preventDefault();
        if (field.value.trim()) page.act("add_note", { part: part.id, text: field.value }, this.dossier);
        page.again(null, mine);
      },
    } }, field, el("div", { class: "row" }, el("button", { type: "submit", class: "button", text: words.save }), button(words.cancel, { cls: "button quiet", act: () => page.again(null, mine) }))));
  }
}

/* An item: the words with their source, one's own beside and below them. */
class ItemView {
  constructor(page) {
    this.page = page;
    this.dossier = page.data.dossier.id;
    this.node = el("li", { class: "item" });
    this.fields = new Map();
  }

  update(item, place) {
    this.item = item;
    this.place = place;
    this.node.dataset.id = item.id;
    const { translation, into, comment, text, citations = [], ...rest } = item;
    // The numbers of citations run through the dossier: another item's coming or going makes no other item of this one.
    const state = JSON.stringify([rest, item.kind === "note" ? null : text, citations.map((one) => ({ ...one, n: 0 }))]);
    if (state !== this.state) {
      this.state = state;
      this.where = this.spreading = null;
      this.make(item);
    }
    citations.forEach(({ n }, i) => this.whence[i].setAttribute("data-n", n));
    for (const [name, field] of this.fields) this.fresh(name, field, item[name]);
    this.spread();
    const where = JSON.stringify([place, item.kind === "note" ? text : null]);
    if (where !== this.where) {
      this.where = where;
      this.ordering();
    }
    return this;
  }

  make(item) {
    const { words } = this.page;
    this.fields.clear();
    this.whence = [];
    this.order = el("div", { class: "tools", role: "group" });
    if (item.kind === "note") {
      this.node.className = "item note";
      this.node.replaceChildren(el("p", { class: "label", text: words.own_note }), this.field("text", words.own_note), el("div", { class: "item-foot" }, this.order));
      return;
    }
    this.node.className = `item ${item.support}${item.gone.length ? " left" : ""}`;
    const code = /^[a-z]{2,3}(-[A-Za-z0-9]+)*$/.test(item.language) ? item.language : null;
    const original = el(item.quoted ? "blockquote" : "p", { class: item.quoted ? "original quotation" : "original phrased", dir: "auto", lang: code, text: item.text });
    this.translation = el("div", { class: "translation" },
      el("div", { class: "over" }, el("span", { class: "label", text: words.translation }), this.language()), this.field("translation", words.translation));
    this.pair = el("div", { class: "pair" }, original, this.translation);
    this.commented = el("div", { class: "comment" }, el("span", { class: "label", text: words.comment }), this.field("comment", words.comment));
    this.more = el("div", { class: "row more" });
    this.node.replaceChildren(...[
      this.pair,
      ...item.glosses.map((line) => el("p", { class: "gloss", dir: "auto", text: line })),
      el("p", { class: "who" }, el("span", { class: "mark", title: item.meaning }, icon(BORNE_OUT[item.support] || "part"), el("span", { text: item.mark })),
        el("span", { class: "lines" }, item.gone.map((line) => el("span", { class: "gone", text: line })), item.who.map((line) => el("span", { dir: "auto", text: line })))),
      item.question ? el("p", { class: "asked" }, `${words.answer_to} `, el("bdi", { text: item.question })) : null,
      item.citations.length ? el("ul", { class: "sources" }, item.citations.map((one) => this.source(one))) : null,
      this.commented, el("div", { class: "item-foot" }, this.more, this.order)].filter(Boolean));
  }

  source(citation) {
    const { page } = this;
    const { words } = page;
    const where = button(words.whence, { cls: "button quiet whence", glyph: "source", "data-act": `whence ${citation.key}`,
      "aria-label": fill(words.whence_of, { place: citation.title }), act: (event) => page.read(Number(where.dataset.n), where, event.detail === 0) });
    this.whence.push(where);
    return el("li", { class: citation.withdrawn ? "withdrawn" : null },
      el("p", { class: "source" }, el("b", { dir: "auto", text: citation.title }), citation.record ? null : el("span", { class: "about", text: citation.line }),
        citation.withdrawn ? el("span", { class: "badge", text: words.withdrawn }) : null, where),
      citation.note ? el("p", { class: "standing", dir: "auto", text: citation.note }) : null);
  }

  // one's own words

  field(name, label) {
    const field = el("textarea", { rows: name === "comment" ? 1 : 2, dir: "auto", "aria-label": label, placeholder: label, "data-act": name });
    field.addEventListener("input", () => {
      typed.set(this.dossier, this.named(name), field.value);
      clearTimeout(field.later);
      field.later = setTimeout(() => this.save(name, field), PAUSE);
    });
    field.addEventListener("change", () => this.save(name, field));
    field.addEventListener("blur", ({ relatedTarget }) => {
      if (!relatedTarget || !this.translation?.contains(relatedTarget)) this.spread(); // it would go from under the pointer
    });
    this.fields.set(name, field);
    return field;
  }

  named(name) {
    return `${this.item.id} ${name}`;
  }

  /** Have kept at once what waits for a pause; or never, where its dossier goes. */
  flush(wanted) {
    for (const [name, field] of this.fields) {
      if (field.later && wanted) this.save(name, field);
      clearTimeout(field.later);
    }
  }

  save(name, field) {
    clearTimeout(field.later);
    field.later = null;
    if (field.value.trim() === this.item[name] || (name === "text" && !field.value.trim())) return;
    if (field.sent === field.value) return;
    field.sent = field.value;
    this.page.act("write", { item: this.item.id, [name]: field.value }, this.dossier);
  }

  /** Show what is kept, but where something else is being typed. */
  fresh(name, field, value) {
    const own = typed.get(this.dossier, this.named(name));
    if (own !== undefined && own.trim() !== value) {
      if (field.value !== own) field.value = own;
      if (!field.later && field.sent === undefined) field.later = setTimeout(() => this.save(name, field), PAUSE);
      return;
    }
    typed.delete(this.dossier, this.named(name));
    field.sent = undefined;
    if (field.value.trim() !== value) field.value = value;
  }

  language() {
    const { words } = this.page;
    const choice = el("select", { "aria-label": words.into }, this.page.data.into.map(([code, name]) => el("option", { value: code, text: name })));
    choice.addEventListener("change", () => {
      this.fields.get("translation").lang = choice.value;
      this.page.act("write", { item: this.item.id, into: choice.value });
    });
    choice.addEventListener("blur", ({ relatedTarget }) => relatedTarget !== this.fields.get("translation") && this.spread());
    this.into = choice;
    return choice;
  }

  /** Show the fields that hold something or are open. */
  spread() {
    if (this.item.kind === "note") return;
    const { words } = this.page;
    const active = this.node.getRootNode().activeElement;
    const full = (name) => this.fields.get(name).value.trim() || this.fields.get(name) === active || (name === "translation" && this.into === active);
    const [translated, commented] = [Boolean(full("translation")), Boolean(full("comment"))];
    if (this.into !== active) this.into.value = this.item.into;
    const field = this.fields.get("translation");
    if (this.into.value) field.lang = this.into.value;
    else field.removeAttribute("lang");
    const state = `${translated} ${commented}`;
    if (state === this.spreading) return;
    this.spreading = state;
    this.translation.hidden = !translated;
    this.pair.classList.toggle("two", translated);
    this.commented.hidden = !commented;
    const open = (name, box, label) => button(label, { cls: "button quiet", glyph: "plus", "data-act": name, act: () => {
      box.hidden = false;
      if (name === "translation") this.pair.classList.add("two");
      this.fields.get(name).focus();
      this.spread();
    } });
    this.more.replaceChildren(...[translated ? null : open("translation", this.translation, words.translate), commented ? null : open("comment", this.commented, words.add_comment)].filter(Boolean));
  }

  // its place

  ordering() {
    const { page, item, place } = this;
    const { words } = page;
    const what = item.text.length > 60 ? `${[...item.text].slice(0, 58).join("")}…` : item.text;
    const tool = (name, glyph, act, disabled = false) =>
      button("", { cls: "button quiet", glyph, disabled, "data-act": name, title: fill(words[name], { what: "" }).replace(/: $/, ""), "aria-label": fill(words[name], { what }), act });
    this.order.setAttribute("aria-label", what);
    const to = place.headings.length > 1
      ? el("select", { class: "to", "data-act": "to", "aria-label": fill(words.to, { what }) }, el("option", { value: "", text: words.move_to }),
          place.headings.filter(([id]) => id !== place.part).map(([id, text]) => el("option", { value: id, text })))
      : null;
    to?.addEventListener("change", () => to.value && page.act("put", { item: item.id, part: to.value }));
    this.order.replaceChildren(...[
      tool("up", "up", () => page.act("move", { item: item.id, by: -1 }), place.first),
      tool("down", "down", () => page.act("move", { item: item.id, by: 1 }), place.last),
      to,
      tool("remove", "close", () => page.act("remove", { id: item.id })),
    ].filter(Boolean));
  }
}

export default function ({ parentElement, data, setTriggerValue }) {
  if (!dossiersOf.has(parentElement)) dossiersOf.set(parentElement, new DossierPage(parentElement));
  const page = dossiersOf.get(parentElement);
  page.draw(data, setTriggerValue);
  return () => page.reader.leave();
}
