/* "Add to dossier": a button beside what can be added, a small form in which a dossier and a heading are chosen, and the
   line that says where it went. What is added is named to Python, never sent: the words come from what is kept. */

let gatheredLast = null; // where something was put last: {dossier, part}, for as long as the page stays loaded

class Gather {
  constructor() {
    this.slots = new Map();
  }

  /** Take the data; null where nothing can be added. */
  draw(data, send) {
    this.data = data;
    this.words = data?.words;
    this.send = send;
    const told = data?.told;
    if (this.heard === undefined) this.heard = told?.number ?? 0;
    if (!told || told.number === this.heard) return;
    this.heard = told.number;
    if (told.id) gatheredLast = { dossier: told.id, part: told.part };
    const slot = this.slots.get(told.key);
    if (slot) this.tell(slot, told);
  }

  /** The button with all that opens from it. `key` names it among the others, `what` is sent, `label` one of our words. */
  slot(key, what, label = "add") {
    if (!this.data) return null;
    const slot = { key, what, node: el("div", { class: "gather" }) };
    slot.button = button(this.words[label], {
      cls: "button quiet gather-open", glyph: "plus", "aria-expanded": "false", "data-gather": key,
      act: () => (slot.form ? this.close(slot) : this.open(slot)),
    });
    slot.told = el("p", { class: "gather-told", role: "status" });
    slot.node.append(slot.button, slot.told);
    this.slots.set(key, slot);
    return slot.node;
  }

  open(slot) {
    slot.told.replaceChildren();
    slot.form = this.form(slot);
    slot.node.insertBefore(slot.form, slot.told);
    slot.button.setAttribute("aria-expanded", "true");
    slot.form.querySelector("select, input").focus();
  }

  close(slot, focus = true) {
    slot.form?.remove();
    slot.form = null;
    slot.button.setAttribute("aria-expanded", "false");
    if (focus) slot.button.focus();
  }

  tell(slot, told) {
    if (told.error) {
      for (const node of slot.form?.querySelectorAll("button") || []) node.disabled = false;
      slot.told.replaceChildren(`${this.words.failed} `, el("span", { dir: "auto", text: told.error }));
      return;
    }
    const within = slot.form?.contains(slot.form.getRootNode().activeElement);
    this.close(slot, Boolean(within));
    const link = el("a", { href: `dossier?dossier=${encodeURIComponent(told.id)}`, target: "_self", text: this.words.open });
    link.addEventListener("click", (event) => {
      if (event.metaKey || event.ctrlKey || event.shiftKey || event.altKey) return;
      event.preventDefault(); // the address alone would begin a new session
      this.send("visit", told.id);
    });
    slot.told.replaceChildren(`${this.words.added} `, el("b", { dir: "auto", text: told.title }), " ", link);
  }

  form(slot) {
    const { words, data } = this;
    const line = (label, field) => {
      field.setAttribute("aria-label", label); // or the choices of a list would be read as part of its name
      return el("label", { class: "gather-field" }, el("span", { text: label }), field);
    };
    const last = data.dossiers.find(({ id }) => id === gatheredLast?.dossier) || data.dossiers[0];
    const which = el("select", {}, data.dossiers.map(({ id, title }) => el("option", { value: id, text: title })), el("option", { value: "", text: words.new }));
    const title = el("input", { type: "text", dir: "auto", maxlength: 300 });
    const heading = el("select", {});
    const named = el("input", { type: "text", dir: "auto", maxlength: 300 });
    const [titled, headed, naming] = [line(words.title, title), line(words.heading, heading), line(words.heading_title, named)];
    const shown = () => {
      const chosen = data.dossiers.find(({ id }) => id === which.value);
      titled.hidden = Boolean(chosen);
      heading.replaceChildren(el("option", { value: "", text: words.none }),
        ...(chosen?.headings || []).map(([id, text]) => el("option", { value: id, text })), el("option", { value: "+", text: words.new_heading }));
      if (chosen && chosen.id === gatheredLast?.dossier && chosen.headings.some(([id]) => id === gatheredLast.part)) heading.value = gatheredLast.part;
      naming.hidden = true;
    };
    which.value = last ? last.id : "";
    which.addEventListener("change", shown);
    heading.addEventListener("change", () => {
      naming.hidden = heading.value !== "+";
      if (!naming.hidden) named.focus();
    });
    const form = el("form", { class: "gather-form", on: {
      keydown: (event) => {
        if (event.key !== "Escape") return;
        event.stopPropagation();
        this.close(slot);
      },
      submit: (event) => {
        event.preventDefault();
        for (const node of form.querySelectorAll("button")) node.disabled = true;
        const begun = heading.value === "+";
        this.send("gather", {
          key: slot.key, ...slot.what, dossier: which.value, title: title.value.trim(), part: begun ? "" : heading.value,
          heading: begun ? named.value.trim() : "",
        });
      },
    } },
      data.dossiers.length ? line(words.which, which) : null, titled, headed, naming,
      el("div", { class: "gather-row" }, el("button", { type: "submit", class: "button" }, el("span", { text: words.do })),
        button(words.cancel, { cls: "button quiet", act: () => this.close(slot) })));
    shown();
    return form;
  }
}
