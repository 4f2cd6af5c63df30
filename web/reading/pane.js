/* The reading pane: a quotation in its source, as the printed page or as text. Beside the page where there is room,
   over it (modal, Escape closes, focus stays inside) where there is not. */

let way = "page"; // how the reader last looked at a source, for as long as this page stays loaded

class Pane {
  constructor(root) {
    this.request = null;
    this.at = -1;
    this.large = false;
    this.asking = new Asking((anew) => this.told(anew));
    this.dialog = el("dialog", { class: "pane", "aria-labelledby": "pane-title" });
    this.dialog.addEventListener("cancel", (event) => {
      event.preventDefault();
      this.close();
    });
    this.dialog.addEventListener("keydown", (event) => {
      if (event.key === "Escape") {
        event.stopPropagation();
        this.close();
      }
    });
    this.dialog.addEventListener("click", (event) => {
      if (event.target === this.dialog && this.dialog.matches(":modal")) this.close(); // on the backdrop
    });
    // While it is printed the page is as narrow as the paper.
    this.resized = () => this.dialog.open && !window.matchMedia("print").matches && this.mount();
    this.aside = el("aside", { hidden: true }, this.dialog); // no landmark while there is nothing in it
    this.live = el("div", { class: "live hidden", role: "status", "aria-live": "polite" });
    root.append(this.aside, this.live);
  }

  get isOpen() {
    return this.dialog.open;
  }

  get citation() {
    return this.request?.citations[this.at];
  }

  /** Take the data: our words, how to send, an answer. */
  draw(data, send) {
    this.words = this.asking.words = data.words;
    this.asking.send = send;
    this.aside.setAttribute("aria-label", this.words.pane);
    for (const kind of ["look", "keep"]) if (data.told[kind]) this.asking.told(kind, data.told[kind]);
  }

  open(request) {
    const at = request.citations.findIndex((citation) => citation.n === request.n);
    if (at < 0) return;
    this.request = request;
    this.show(at);
    this.mount();
    if (request.focus && WIDE.matches) this.dialog.querySelector(".pane-title").focus();
    request.focus = false; // once: a pane that is made anew leaves the focus where the reader has gone since
    this.toMark();
  }

  mount() {
    this.aside.hidden = false;
    const modal = this.dialog.matches(":modal");
    if (this.dialog.open && modal === !WIDE.matches) return this.tell();
    this.dialog.removeAttribute("open");
    if (WIDE.matches) {
      if (modal) this.dialog.close();
      this.dialog.setAttribute("open", ""); // unlike show(), this leaves the focus where it is
    } else {
      this.dialog.showModal();
      this.dialog.querySelector(".pane-title").focus();
    }
    this.tell();
  }

  tell() {
    document.documentElement.toggleAttribute("data-ssc-pane", this.dialog.open && WIDE.matches);
    this.request.owner.onShow(this.request.id, this.citation?.n);
  }

  close() {
    if (!this.dialog.open) return;
    const inside = this.dialog.matches(":modal") || this.dialog.contains(this.dialog.getRootNode().activeElement);
    const { owner, from } = this.request;
    const back = from?.isConnected ? from : owner.home() || document.querySelector("[data-testid=stChatInputTextArea]");
    this.leave();
    READING.wanted = null;
    owner.onClose();
    if (inside) back?.focus();
  }

  leave() {
    if (this.dialog.matches(":modal")) this.dialog.close();
    this.dialog.removeAttribute("open");
    this.aside.hidden = true;
    this.asking.forget();
    if (READING.pane === this) document.documentElement.removeAttribute("data-ssc-pane");
  }

  /** Another one takes its place. */
  clear() {
    this.leave();
    this.dialog.replaceChildren();
  }

  step(by) {
    if (!this.request.citations[this.at + by]) return;
    this.held(() => this.show(this.at + by));
    READING.wanted.n = this.citation.n;
    this.tell();
    this.toMark();
  }

  // what is shown

  /** Show a citation from its first page or its text on. */
  show(at) {
    this.at = at;
    const { sight, saved } = this.citation;
    this.page = sight?.pages[0] ?? null;
    this.section = null;
    this.listing = false;
    this.asking.forget();
    if (sight && saved !== undefined) this.asking.saved.set(this.asking.place(sight), Boolean(saved));
    this.frame();
    this.want(true);
    this.fill();
  }

  /** "page" or "text". */
  get way() {
    return this.citation.sight?.pictured && !this.listing && this.section === null ? way : "text";
  }

  want(always = false) {
    const { sight, context } = this.citation;
    if (!sight) return;
    const page = this.way === "page" ? this.page : null;
    this.asking.want(sight, { page, section: this.section, outline: this.listing, context: !context }, always);
  }

  /** Something of the view was chosen. */
  turn(change) {
    this.held(() => {
      change();
      this.asking.forget();
      this.want();
      this.tools();
      this.fill();
    });
    this.toMark();
  }

  /** `anew`: what was asked for before was given up for this. */
  told(anew = false) {
    if (!this.isOpen) return;
    this.held(() => {
      this.tools();
      this.foot();
      const before = this.shown;
      this.fill();
      if (before !== this.shown) this.toMark();
    });
    if (anew) this.want();
  }

  /** Draw anew, and keep the focus on what it is on. */
  held(act) {
    const root = this.dialog.getRootNode();
    const name = this.dialog.contains(root.activeElement) ? root.activeElement.dataset.act : null;
    act();
    if (!name || !this.isOpen || this.dialog.contains(root.activeElement)) return;
    const again = [...this.dialog.querySelectorAll("[data-act]")].find((node) => node.dataset.act === name);
    (again && !again.disabled ? again : this.dialog.querySelector(".pane-title")).focus();
  }

  frame() {
    const { words, citation } = this;
    const { citations, count } = this.request;
    this.body = el("div", { class: "pane-body", tabindex: "0", role: "group", "aria-label": words.pane });
    this.bar = el("div", { class: "pane-tools" });
    this.last = el("footer", { class: "pane-foot" });
    this.shown = null;
    this.dialog.replaceChildren(
      el("header", { class: "pane-head" },
        el("div", {},
          el("p", { class: "pane-count" }, el("span", { class: "cite on", "aria-hidden": "true", text: citation.n }),
            el("span", { text: fill(words[count], { n: citation.n, all: citations.length }) })),
          el("h2", { class: "pane-title", id: "pane-title", tabindex: "-1", dir: "auto", text: citation.title })),
        button("", { cls: "button quiet", glyph: "close", "aria-label": words.close, act: () => this.close() })),
      this.bar, this.body, this.last);
    this.tools();
    this.foot();
  }

  tools() {
    const { words } = this;
    const { sight } = this.citation;
    const ways = sight?.pictured
      ? el("div", { class: "ways", role: "group", "aria-label": words.look }, ["page", "text"].map((one) =>
          el("button", { type: "button", "data-act": `as ${one}`, "aria-pressed": String(this.way === one), text: words[`as_${one}`], on: { click: () => this.turn(() => {
            way = one;
            this.listing = false;
            this.section = null;
          }) } })))
      : null;
    const outline = sight && this.asking.outlines.get(sight.document);
    const browse = sight && !(outline && !outline.length)
      ? button(words.sections, { cls: "button quiet", glyph: "list", "data-act": "sections", "aria-expanded": String(this.listing), act: () => this.turn(() => { this.listing = !this.listing; }) })
      : null;
    const size = this.way === "page"
      ? button(this.large ? words.fit : words.larger, { cls: "button quiet size", glyph: this.large ? "part" : "plus", "data-act": "size", act: () => this.turn(() => { this.large = !this.large; }) })
      : null;
    this.bar.replaceChildren(...[ways, size, browse].filter(Boolean));
    this.bar.hidden = !this.bar.children.length;
  }

  foot() {
    const { words, citation } = this;
    const { citations } = this.request;
    const place = citation.sight && this.asking.place(citation.sight);
    const saved = place && this.asking.saved.get(place);
    const row = this.last.querySelector(".take");
    const keep = citation.sight
      ? button(saved ? words.saved : words.save_quote, { glyph: saved ? "done" : "plus", cls: `button keep${saved ? " kept" : ""}`, "data-act": "keep", "aria-disabled": saved ? "true" : null, act: () => saved || this.asking.keep(citation.sight) })
      : null;
    if (saved && this.unsaved === place) say(this.aside.getRootNode(), words.saved);
    this.unsaved = saved ? null : place;
    if (row) return row.querySelector(".keep")?.replaceWith(keep);
    const told = (text) => (citation.beside ? `${text}\n[${citation.beside}]` : text); // whoever gets the copy sees no mark
    this.last.replaceChildren(
      el("div", { class: "row" },
        button(words.previous, { cls: "button step-previous", glyph: "previous", "data-act": "previous", disabled: this.at === 0, act: () => this.step(-1) }),
        button(words.next, { cls: "button step-next", glyph: "next", "data-act": "next", disabled: this.at === citations.length - 1, act: () => this.step(1) })),
      el("div", { class: `row take${keep ? " three" : ""}` },
        copyButton(words, words.copy_quote, () => ({ text: told(citation.quoted) })),
        copyButton(words, words.copy_reference, () => ({ text: told(citation.reference) })),
        keep),
      ...(this.request.beneath ? [this.request.beneath(citation)] : []));
  }

  /** The body, made anew only where something in it is another: what is selected in it stays. */
  fill() {
    const { citation, words } = this;
    const { sight } = citation;
    const page = sight && this.way === "page" ? this.asking.page(sight, this.page) : null;
    const section = this.section === null ? null : this.asking.sections.get(this.asking.place(sight, this.section));
    const outline = this.listing ? this.asking.outlines.get(sight.document) : null;
    const context = citation.context || (sight && this.asking.contexts.get(this.asking.place(sight)));
    const shown = JSON.stringify([this.at, this.way, this.page, this.section, this.listing, this.large, Boolean(page), Boolean(section), Boolean(outline), Boolean(context), this.asking.error]);
    if (shown === this.shown) return;
    this.shown = shown;
    const inText = () => (context ? sheet(context, words) : null);
    const error = this.asking.error ? note(this.asking.error) : null;
    let parts;
    if (this.listing) parts = [error, outline ? outlineOf(outline, this.section, words, (n) => this.choose(n)) : null];
    else if (this.section !== null) parts = [this.backRow(), error, section ? sheet(section.context, words) : null, section?.cut ? note(words.cut_short) : null];
    else if (this.way === "page") parts = this.asPage(page, error, inText);
    else parts = [error, inText()];
    this.body.replaceChildren(...[
      citation.about ? el("p", { class: "pane-about" }, el("span", { text: citation.about })) : null,
      citation.record || (this.way === "page" && !error) ? null : el("p", { class: "pane-place", text: citation.place }),
      citation.note ? note(citation.note) : null,
      ...parts,
    ].filter(Boolean));
  }

  asPage(page, error, inText) {
    const { words, citation, large } = this;
    const { sight } = citation;
    const on = sight.pages.includes(this.page);
    const several = sight.pages.length > 1
      ? el("div", { class: "several", role: "group", "aria-label": words.several }, el("span", { text: words.several }),
          sight.pages.map((number) => button(String(number), { cls: "button chip", "data-act": `page ${number}`, "aria-label": fill(words.page_number, { n: number }), "aria-pressed": String(number === this.page), act: () => this.toPage(number) })))
      : null;
    const away = on ? null : el("p", { class: "pane-note" }, el("span", { text: `${words.elsewhere} ` }),
      button(words.back, { cls: "button quiet", glyph: "previous", "data-act": "back", act: () => this.toPage(sight.pages[0]) }));
    if (error) return [this.pageRow(page), several, error, inText()];
    const missed = page && on && !page.boxes.length;
    return [
      this.pageRow(page), several, away,
      missed ? note(page.letters ? words.not_found : words.no_letters) : null,
      missed ? inText() : null,
      page ? sightOf(page, citation, words, { large }) : blankOf(this.asking.sizes.get(sight.document), words, { large }),
    ];
  }

  pageRow(page) {
    const { words } = this;
    const all = page?.pages ?? this.asking.counts.get(this.citation.sight.document);
    const place = page ? fill(words.of_pages, { place: page.place, all: page.pages }) : fill(words.page_number, { n: this.page });
    return el("div", { class: "leaf" },
      button("", { cls: "button quiet", glyph: "previous", "aria-label": words.page_before, "data-act": "page before", disabled: this.page <= 1, act: () => this.toPage(this.page - 1) }),
      el("p", { role: "status", text: place }),
      button("", { cls: "button quiet", glyph: "next", "aria-label": words.page_after, "data-act": "page after", disabled: Boolean(all) && this.page >= all, act: () => this.toPage(this.page + 1) }));
  }

  toPage(number) {
    this.turn(() => { this.page = number; });
  }

  choose(n) {
    this.turn(() => {
      this.section = n;
      this.listing = false;
    });
    this.dialog.querySelector("[data-act=back]")?.focus();
  }

  backRow() {
    return el("p", { class: "back" }, button(this.words.back, { glyph: "previous", "data-act": "back", act: () => this.turn(() => { this.section = null; }) }));
  }

  /** Scroll to the marked words, where not all of them show; to the top where there are none. */
  toMark() {
    const { body } = this;
    const marks = [...body.querySelectorAll(this.body.querySelector(".spot") ? ".spot" : "mark")];
    if (!marks.length) {
      body.scrollTop = 0;
      return;
    }
    const across = marks[0].closest(".frame");
    if (across) across.scrollLeft = Math.max(Math.min(...marks.map((mark) => mark.offsetLeft)) - 16, 0);
    const frame = body.getBoundingClientRect();
    const tops = marks.map((mark) => mark.getBoundingClientRect());
    const offset = Math.min(...tops.map(({ top }) => top)) - frame.top;
    if (offset > 0 && Math.max(...tops.map(({ bottom }) => bottom)) < frame.bottom) return;
    body.scrollTop = Math.max(body.scrollTop + offset - body.clientHeight / 4, 0);
  }
}

function note(text) {
  return el("p", { class: "pane-note", dir: "auto", text });
}
