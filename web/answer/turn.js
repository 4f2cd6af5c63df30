/* One question with its answer: statements, gaps, what was held back, sources. */

class Turn {
  constructor(view, turn) {
    this.view = view;
    this.turn = turn;
    this.words = view.words;
    this.byNumber = new Map(turn.citations.map((c) => [c.n, c]));
    this.node = this.draw();
  }

  draw() {
    const { turn, words } = this;
    const heading = `question-${turn.id}`;
    return el("article", { class: "turn", "aria-labelledby": heading, "data-turn": turn.id, "data-id": turn.id },
      el("h2", { class: "question", id: heading, dir: "auto", text: turn.question }),
      turn.understood.length ? el("p", { class: "how" }, `${turn.understood[0]} `, el("i", { dir: "auto", text: turn.understood[1] })) : null,
      turn.how ? el("p", { class: "how", text: turn.how }) : null,
      turn.notice ? el("p", { class: "notice", role: "status", dir: "auto", text: turn.notice }) : null,
      turn.abstained ? this.abstention() : null,
      turn.statements.map((said, i) => this.statement(said, i)),
      turn.gaps.map((gap) => this.gap(gap)),
      turn.withheld.length ? this.withheld() : null,
      this.tools(),
      turn.statements.length ? this.gathers("all", { answer: turn.id }) : null,
      turn.sources.length ? this.sources() : null,
      turn.citations.length ? this.endnotes() : null);
  }

  /** A numbered button that opens the pane; the quotation shows while it is hovered or focused. */
  cite(n) {
    const citation = this.byNumber.get(n);
    const node = el("button", {
      type: "button", class: `cite${citation.withdrawn ? " withdrawn" : ""}`, "data-n": n, text: n,
      "aria-label": `${fill(this.words.citation, { n, place: citation.place })}${citation.withdrawn ? `, ${this.words.withdrawn}` : ""}`,
    });
    this.opens(node, n);
    this.view.popover.attach(node, citation);
    return node;
  }

  cites(numbers) {
    return numbers.length ? el("span", { class: "cites" }, numbers.map((n) => this.cite(n))) : null;
  }

  opens(node, n) {
    node.addEventListener("click", (event) => this.view.open(this.turn, n, node, event.detail === 0));
  }

  statement(said, i) {
    const text = said.rows.length
      ? this.table(said.rows)
      : said.quoted
      ? el("blockquote", { class: "quotation", dir: "auto" }, `${said.text}\u00a0`, this.cites(said.cites))
      : el("p", { class: "phrased", dir: "auto" }, `${said.text}\u00a0`, this.cites(said.cites));
    return el("div", { class: `statement ${said.support}${said.gone.length ? " left" : ""}` }, text,
      (said.glosses || []).map((line) => el("p", { class: "gloss", dir: "auto", text: line })),
      el("p", { class: "who" },
        el("span", { class: "mark", title: said.meaning }, icon(BORNE_OUT[said.support] || "part"), el("span", { text: said.mark })),
        el("span", { class: "lines" }, said.gone.map((line) => el("span", { class: "gone", text: line })),
          said.who.map((line) => el("span", { text: line })), said.why ? el("span", { class: "why", text: said.why }) : null,
          said.checker ? el("span", { class: "why", text: said.checker }) : null),
        new Judge({ kind: "statement", answer: this.turn.id, part: said.key, name: `(${i + 1})` }).node),
      this.gathers(said.at, { answer: this.turn.id, at: said.at }));
  }

  /** What adds a statement, or the whole answer, to a dossier. */
  gathers(name, what) {
    return this.view.gather.slot(`${this.turn.id} ${name}`, what, name === "all" ? "add_all" : "add");
  }

  /** Rows of a table, each with its citation at the end. */
  table(rows) {
    const drawn = rows.map((row) => el("tr", {}, row.cells.map((cell, i) => {
      const last = i === row.cells.length - 1;
      return el(row.head ? "th" : "td", { scope: row.head ? "col" : null, dir: "auto" }, last ? `${cell}\u00a0` : cell, last ? this.cites(row.cites) : null);
    })));
    return el("div", { class: "scroll", tabindex: 0, role: "group", "aria-label": this.words.table }, el("table", { class: "rows", dir: "auto" }, el("tbody", {}, drawn)));
  }

  gap(gap) {
    return el("p", { class: "gap" }, el("b", { text: `${this.words.not_in_library} ` }),
      el("span", { dir: "auto", text: gap.ask }), gap.reason ? el("span", { dir: "auto", text: ` ${gap.reason}` }) : null, "\u00a0", this.cites(gap.cites));
  }

  abstention() {
    const { title, lines, nearest, tries, again } = this.turn.abstention;
    return el("section", { class: "abstention" },
      el("h3", { text: title }),
      lines.map((line) => el("p", { dir: "auto", text: line })),
      again && !this.view.readOnly ? this.unfiltered(again) : null,
      nearest.length
        ? [el("h4", { text: this.words.nearest_title }), el("ul", { class: "nearest" }, nearest.map((n) => this.near(n)))]
        : null,
      el("h4", { text: this.words.tries_title }),
      el("ul", { class: "tries" }, tries.map((line) => el("li", { text: line }))));
  }

  /** Asks the question again, once at a time: not while one is being answered (`View.draw` says when that is). */
  unfiltered(label) {
    const node = button(label, { cls: "button again", act: () => {
      if (node.ariaDisabled === "true") return;
      node.ariaDisabled = "true"; // a button that is disabled would lose the focus
      this.view.send("unfiltered", this.turn.id);
    } });
    return node;
  }

  near(n) {
    const citation = this.byNumber.get(n);
    return el("li", {}, el("p", { class: "near-quote", dir: "auto" }, `${citation.quoted}\u00a0`, this.cites([n])),
      el("p", { class: "who" }, el("span", {}, el("bdi", { text: citation.title }), ` · ${citation.who}`)));
  }

  withheld() {
    const { withheld } = this.turn;
    const title = withheld.length === 1 ? this.words.withheld_one : fill(this.words.withheld_many, { n: withheld.length });
    return el("details", { class: "withheld" }, el("summary", { text: title }),
      withheld.map((said) => el("p", { dir: "auto" }, `${said.text}\u00a0`, this.cites(said.cites), el("span", { class: "who", text: `${said.why} ${said.checker}` }))));
  }

  sources() {
    return el("div", { class: "sources" },
      el("h3", { text: this.words.sources }),
      el("ol", {}, this.turn.sources.map((source) => this.card(source))));
  }

  card(source) {
    const title = el("button", { type: "button", class: "card-title", dir: "auto", text: source.title });
    this.opens(title, source.cites[0].n);
    return el("li", { class: "card" }, title,
      source.about ? el("p", { class: "card-about" }, el("span", { text: source.about }),
        source.withdrawn ? el("span", { class: "badge", text: this.words.withdrawn }) : null) : null,
      el("ul", { class: "card-cites" }, source.cites.map(({ n, place }) => {
        const row = el("button", { type: "button", class: "place", "data-n": n }, el("span", { class: "cite", "data-n": n, text: n }), el("span", { text: place }));
        this.opens(row, n);
        this.view.popover.attach(row, this.byNumber.get(n));
        return el("li", {}, row);
      })));
  }

  /** What can be done with the answer: copy it, take it away, judge it. */
  tools() {
    const { turn, words } = this;
    const take = new TakeAway(words, turn.id);
    return el("div", { class: "tools" }, el("div", { class: "row" },
      turn.statements.length ? take.copyButton(words.copy) : null, take.opener,
      new Judge({ kind: "answer", answer: turn.id, part: "" }).node), take.panel);
  }

  /** What stands on paper in the place of the sources: each number with its reference and the words cited. */
  endnotes() {
    return el("section", { class: "endnotes" }, el("h3", { text: this.words.sources }),
      el("ol", {}, this.turn.citations.map((citation) => el("li", {}, el("span", { text: `[${citation.n}]` }),
        el("div", {}, el("p", { dir: "auto", text: citation.reference }),
          el("blockquote", { dir: "auto", text: citation.record ? citation.quote : citation.quoted }),
          citation.note ? el("p", { class: "why", text: citation.note }) : null)))));
  }

  /** Show which citation the pane has open (null: none). */
  light(n) {
    for (const node of this.node.querySelectorAll("[data-n]")) {
      const on = n !== null && Number(node.dataset.n) === n;
      if (on && node.tagName === "BUTTON") node.setAttribute("aria-current", "true");
      else node.removeAttribute("aria-current");
      node.classList.toggle("on", on);
    }
  }
}
