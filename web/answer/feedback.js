/* Judging an answer, a statement or a citation: a quiet line or button, which opens into a small form. What was given
   is shown, and can be changed or taken back. */

let judgeCount = 0;

class Judge {
  /** `kind`: "answer", "statement" or "citation"; `answer`, `part`: what is judged; `name`: of what, for who listens. */
  constructor({ kind, answer, part, name = "" }) {
    this.kind = kind;
    this.answer = answer;
    this.part = part;
    this.name = name;
    this.id = `judge-${judgeCount++}`;
    this.node = el("div", { class: `judge of-${kind}` });
    this.isOpen = false;
    this.refresh();
    DESK.judges.add(this);
  }

  get given() {
    return DESK.data?.given[this.answer]?.[this.part] || null;
  }

  get title() {
    const { words } = DESK.data;
    const asked = words[`ask_${this.kind}`];
    return this.name ? `${asked} ${this.name}` : asked;
  }

  /** Draw what Python says, unless it is drawn already or something is being typed. */
  refresh() {
    const { data } = DESK;
    if (this.isOpen && data?.judging) return;
    const text = JSON.stringify([Boolean(data?.judging), this.given]);
    if (text === this.text) return;
    this.text = text;
    this.isOpen = false;
    this.node.hidden = !data?.judging;
    this.node.replaceChildren(...(data?.judging ? (this.given ? this.told() : this.asking()) : []));
  }

  asking() {
    const { words } = DESK.data;
    const open = (attributes) => button(attributes.label, { cls: "button quiet judge-open", "aria-expanded": "false", ...attributes, act: () => this.open() });
    if (this.kind === "answer") {
      return [el("span", { class: "judge-ask", text: words.ask_answer }),
        button(words.yes, { cls: "button quiet", glyph: "right", "aria-label": `${words.ask_answer} ${words.yes}`, act: () => this.send("right", "") }),
        open({ label: words.not_quite, glyph: "wrong", "aria-label": `${words.ask_answer} ${words.not_quite}` })];
    }
    return [open(this.kind === "statement" ? { label: "", glyph: "judge", "aria-label": this.title, title: words.ask_statement } : { label: words.ask_citation, glyph: "judge" })];
  }

  told() {
    const { words, verdicts } = DESK.data;
    const { verdict, comment } = this.given;
    return [el("span", { class: "judge-said" }, fill(words.said, { verdict: verdicts[verdict] || verdict }), comment ? el("q", { dir: "auto", text: comment }) : null),
      button(words.change, { cls: "button quiet judge-open", "aria-label": `${words.change}: ${this.title}`, "aria-expanded": "false", act: () => this.open() })];
  }

  open() {
    const { words, verdicts } = DESK.data;
    const { given } = this;
    this.isOpen = true;
    this.text = null;
    const choices = Object.entries(verdicts).filter(([verdict]) => this.kind !== "citation" || verdict !== "missing");
    this.radios = choices.map(([verdict]) => el("input", { type: "radio", name: this.id, value: verdict, checked: given?.verdict === verdict, required: true }));
    this.comment = el("textarea", { rows: 2, maxlength: 2000, dir: "auto", "aria-label": words.comment, placeholder: words.comment });
    this.comment.value = given?.comment || "";
    this.state = el("p", { class: "judge-state", role: "status" });
    const form = el("form", { class: "judge-form", "aria-label": this.title, on: {
      submit: (event) => {
        event.preventDefault();
        const chosen = this.radios.find((radio) => radio.checked);
        if (chosen) this.send(chosen.value, this.comment.value);
      },
      keydown: (event) => {
        if (event.key !== "Escape") return;
        event.stopPropagation();
        this.close();
      },
    } },
    el("fieldset", {}, el("legend", { text: words[`ask_${this.kind}`] }),
      choices.map(([, label], i) => el("label", {}, this.radios[i], el("span", { text: label })))),
    this.comment,
    el("div", { class: "row" },
      el("button", { class: "button", type: "submit", text: words.send }),
      given ? button(words.withdraw, { act: () => this.send("", "") }) : null,
      button(words.cancel, { cls: "button quiet", act: () => this.close() })),
    this.state);
    this.node.replaceChildren(form);
    (this.radios.find((radio) => radio.checked) || this.radios[0]).focus();
  }

  close() {
    this.isOpen = false;
    this.refresh();
    this.node.querySelector(".judge-open")?.focus();
  }

  async send(verdict, comment) {
    if (this.busy) return;
    this.busy = true;
    const { error } = await DESK.ask("judge", { answer: this.answer, part: this.part, verdict, comment });
    this.busy = false;
    if (error) {
      if (!this.isOpen) this.open();
      this.state.textContent = error;
      return;
    }
    const had = this.node.contains(this.node.getRootNode().activeElement);
    this.text = null;
    this.isOpen = false;
    this.refresh();
    if (had) this.node.querySelector(".judge-open")?.focus();
    say(this.node.getRootNode(), this.node.textContent);
  }
}
