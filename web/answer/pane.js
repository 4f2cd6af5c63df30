/* The reading pane: a citation's words, marked, in the text around them. Beside the answer where there is room,
   over the page (modal, Escape closes, focus stays inside) where there is not. */

const WIDE = window.matchMedia("(min-width: 1200px)");

class Pane {
  constructor(root, { onShow, onClose }) {
    this.onShow = onShow;
    this.onClose = onClose;
    this.citations = [];
    this.at = -1;
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
    this.resized = () => this.dialog.open && this.mount();
    WIDE.addEventListener("change", this.resized);
    this.aside = el("aside", { class: "beside-answer" }, this.dialog);
    root.append(this.aside);
  }

  get isOpen() {
    return this.dialog.open;
  }

  /** Open citation number `n` of `citations`. `focus`: move there, for whoever came by keyboard. */
  open(turn, n, words, { focus = false, from = null } = {}) {
    this.words = words;
    this.turn = turn;
    this.citations = turn.citations;
    this.at = this.citations.findIndex((c) => c.n === n);
    if (this.at < 0) return;
    this.from = from || this.from;
    this.draw();
    this.mount();
    if (focus && WIDE.matches) this.dialog.querySelector(".pane-title").focus();
    this.toMark();
  }

  mount() {
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
    this.onShow(this.turn, this.citations[this.at]?.n);
  }

  close() {
    if (!this.dialog.open) return;
    const inside = this.dialog.matches(":modal") || this.dialog.contains(this.dialog.getRootNode().activeElement);
    if (this.dialog.matches(":modal")) this.dialog.close();
    this.dialog.removeAttribute("open");
    document.documentElement.removeAttribute("data-ssc-pane");
    this.onClose();
    if (inside && this.from?.isConnected) this.from.focus();
  }

  leave() {
    WIDE.removeEventListener("change", this.resized);
    if (this.dialog.open) this.dialog.removeAttribute("open");
    document.documentElement.removeAttribute("data-ssc-pane");
  }

  step(by) {
    const next = this.citations[this.at + by];
    if (!next) return;
    this.at += by;
    this.draw();
    this.tell();
    this.toMark();
    const again = this.dialog.querySelector(by < 0 ? ".step-previous" : ".step-next");
    (again.disabled ? this.dialog.querySelector(".pane-title") : again).focus();
  }

  toMark() {
    const body = this.dialog.querySelector(".pane-body");
    const mark = body.querySelector("mark");
    if (!mark) return;
    const marks = [...body.querySelectorAll("mark")];
    const frame = body.getBoundingClientRect();
    const offset = mark.getBoundingClientRect().top - frame.top;
    if (offset > 0 && marks.at(-1).getBoundingClientRect().bottom < frame.bottom) return; // all of it shows
    body.scrollTop = Math.max(body.scrollTop + offset - body.clientHeight / 4, 0);
  }

  draw() {
    const { words } = this;
    this.aside.setAttribute("aria-label", words.pane);
    const citation = this.citations[this.at];
    const count = fill(words.of, { n: citation.n, all: this.citations.length });
    this.dialog.replaceChildren(
      el("header", { class: "pane-head" },
        el("div", {},
          el("p", { class: "pane-count" }, el("span", { class: "cite on", "aria-hidden": "true", text: citation.n }), el("span", { text: count })),
          el("h2", { class: "pane-title", id: "pane-title", tabindex: "-1", dir: "auto", text: citation.title })),
        button("", { cls: "button quiet", glyph: "close", "aria-label": words.close, act: () => this.close() })),
      el("div", { class: "pane-body", tabindex: "0", role: "region", "aria-label": words.pane },
        el("p", { class: "pane-about" }, el("span", { text: citation.about })),
        citation.record ? null : el("p", { class: "pane-place", text: citation.place }),
        citation.note ? el("p", { class: "pane-note", text: citation.note }) : null,
        this.page(citation)),
      el("footer", { class: "pane-foot" },
        el("div", { class: "row" },
          button(words.previous, { cls: "button step-previous", glyph: "previous", disabled: this.at === 0, act: () => this.step(-1) }),
          button(words.next, { cls: "button step-next", glyph: "next", disabled: this.at === this.citations.length - 1, act: () => this.step(1) })),
        el("div", { class: "row" },
          copyButton(words, words.copy_quote, () => ({ text: citation.quoted })),
          copyButton(words, words.copy_reference, () => ({ text: citation.reference })))),
    );
  }

  page(citation) {
    const { section, blocks, notes } = citation.context;
    return el("div", { class: "sheet" },
      section ? el("h3", { class: "sheet-section", dir: "auto", text: section }) : null,
      blocks.map((block) => this.block(block)),
      notes.length
        ? el("div", { class: "sheet-notes" }, el("h4", { class: "hidden", text: this.words.notes }),
            notes.map((note) => el("p", { dir: "auto" }, el("b", { text: `${note.mark} ` }), note.text)))
        : null);
  }

  block(block) {
    const pieces = block.pieces.map(([text, marked]) => (marked ? el("mark", { text }) : text));
    const tag = block.kind === "heading" ? "h3" : block.kind === "quote" ? "blockquote" : "p";
    const item = block.item ? `${block.item} ` : "";
    return el(tag, { class: `block ${block.kind}${block.own ? "" : " beside"}`, dir: "auto" }, item, pieces);
  }
}
