/* The small card that shows a quotation while a citation is hovered or focused. It stays while the pointer is on it,
   and Escape takes it away. */

class Popover {
  constructor(root) {
    this.root = root;
    this.card = el("div", { class: "popover", role: "tooltip", id: "popover", hidden: true });
    this.card.addEventListener("pointerenter", () => clearTimeout(this.timer));
    this.card.addEventListener("pointerleave", () => this.hide());
    // Wherever the focus is: what shows by hovering must go without moving the pointer.
    this.escape = (event) => {
      if (event.key !== "Escape") return;
      event.stopPropagation();
      this.hide();
    };
    root.append(this.card);
  }

  /** Show `citation` at `anchor` when it is hovered or focused. */
  attach(anchor, citation) {
    anchor.addEventListener("pointerenter", (event) => {
      if (event.pointerType !== "touch") this.soon(() => this.show(anchor, citation), 120);
    });
    anchor.addEventListener("pointerleave", () => this.soon(() => this.hide(), 160));
    anchor.addEventListener("focus", () => anchor.matches(":focus-visible") && this.show(anchor, citation));
    anchor.addEventListener("blur", () => this.hide());
  }

  soon(act, delay) {
    clearTimeout(this.timer);
    this.timer = setTimeout(act, delay);
  }

  show(anchor, citation) {
    clearTimeout(this.timer);
    if (!anchor.isConnected) return;
    this.card.replaceChildren(
      el("p", { class: "popover-quote", dir: "auto", text: citation.quote }),
      el("p", { class: "popover-from" }, el("b", { dir: "auto", text: citation.title }), el("span", { text: citation.who })),
    );
    this.card.hidden = false;
    document.addEventListener("keydown", this.escape, { capture: true });
    this.anchor?.removeAttribute("aria-describedby");
    this.anchor = anchor;
    anchor.setAttribute("aria-describedby", "popover");
    this.place(anchor);
  }

  place(anchor) {
    const at = anchor.getBoundingClientRect();
    const size = this.card.getBoundingClientRect();
    const left = Math.min(Math.max(at.left + at.width / 2 - size.width / 2, 8), window.innerWidth - size.width - 8);
    const above = at.top - size.height - 8;
    this.card.style.left = `${left}px`;
    this.card.style.top = `${above > 8 ? above : at.bottom + 8}px`;
  }

  hide() {
    clearTimeout(this.timer);
    this.card.hidden = true;
    document.removeEventListener("keydown", this.escape, { capture: true });
    this.anchor?.removeAttribute("aria-describedby");
  }
}
