/* The door of the component: keeps what is drawn in step with the data that Python sends. It is called again with
   every change of data or theme; turns that did not change stay as they are, with their focus and scroll. */

const views = new WeakMap();
let closedByReader = false; // for as long as this page stays loaded

class View {
  constructor(root) {
    this.turns = new Map();
    this.shown = el("div", { class: "answers" });
    this.live = el("div", { class: "live hidden", role: "status", "aria-live": "polite" });
    root.append(this.shown, this.live);
    this.popover = new Popover(root);
    this.gather = new Gather();
    this.steps = new Steps();
    this.waited = null; // the question that was being answered when this was last drawn
    this.reader = new Reader({
      onShow: (id, n) => this.light(id, n),
      onClose: () => {
        closedByReader = true;
        this.light(null, null);
      },
      home: () => this.shown.querySelector("button.cite.on"),
    });
  }

  draw(data, send) {
    this.send = send;
    this.words = data.words;
    this.readOnly = data.read_only;
    this.gather.draw(data.gather, send);
    const text = JSON.stringify(data);
    if (text === this.text) return;
    const first = this.text === undefined || data.thread !== this.thread;
    this.text = text;
    this.thread = data.thread;
    this.popover.hide();
    const before = this.turns;
    this.turns = new Map(data.turns.map((turn) => [turn.id, this.kept(before.get(turn.id), turn)]));
    const nodes = [...this.turns.values()].map((turn) => turn.node);
    const pending = data.pending.length ? this.pending(data.pending) : null;
    const stopped = data.stopped.length ? stoppedQuestions(this, data.stopped) : null;
    held(this.shown, () => {
      put(this.shown, [data.welcome && !stopped ? this.welcome(data.welcome) : null, this.threadTools(data), ...nodes, stopped, pending].filter(Boolean));
      followUps(this, data.follow_ups);
    }, () => [...this.shown.querySelectorAll(".question")].at(-1));
    for (const again of this.shown.querySelectorAll(".again")) again.ariaDisabled = String(Boolean(pending));
    this.beside(data, before);
    this.announce(data, before);
    const newest = pending || stopped || nodes.at(-1);
    const waiting = JSON.stringify([data.pending, data.stopped]);
    const last = data.turns.at(-1);
    const moved = first || (last && !before.has(last.id)) || (waiting !== this.waiting && (pending || stopped));
    this.waiting = waiting;
    if (newest && !data.read_only && moved) this.reach(newest, first);
  }

  /** Tell a screen reader each step while an answer is made, and then that it is there. */
  announce({ pending, turns, notice }, before) {
    const root = this.shown.getRootNode();
    const waited = this.waited;
    this.waited = pending[0] ?? null;
    const last = turns.at(-1);
    if (notice) say(root, ""); // the page tells it: what was said of an answer before is no answer to this
    if (waited !== null && last?.question === waited && !before.has(last.id)) say(root, spoken(last, this.words));
    if (this.waited === null) this.steps.leave();
    else this.steps.follow((step) => say(root, step));
  }

  /** What can be done with the whole thread, above it; nothing where it is one answer. */
  threadTools({ turns, thread }) {
    if (turns.length < 2) return null;
    if (this.tools?.thread !== thread) {
      const take = new TakeAway(this.words, "");
      this.tools = { thread, node: el("div", { class: "thread-tools" }, take.opener, take.panel) };
    }
    return this.tools.node;
  }

  /** The question that is being answered, and those that wait behind it. */
  pending([first, ...next]) {
    return el("article", { class: "turn pending" }, el("h2", { class: "question", dir: "auto", text: first }),
      stopButton(this),
      next.map((question) => el("p", { class: "how" }, `${this.words.asked_next} `, el("i", { dir: "auto", text: question }))));
  }

  kept(turn, data) {
    return turn && JSON.stringify(turn.turn) === JSON.stringify(data) ? turn : new Turn(this, data);
  }

  /** Open the first source of the newest answer beside it where there is room, unless the reader closed the pane; where
      one only reads, of the first answer. */
  beside(data, before) {
    const last = data.turns.at(data.read_only ? 0 : -1);
    if (!last || data.pending.length) {
      if (!last) this.reader.leave();
      return;
    }
    const fresh = !before.has(last.id);
    if (WIDE.matches && last.citations.length && !closedByReader && fresh) this.reader.open(last.id, last.citations, last.citations[0].n, { beneath: judging(last) });
    else if (this.reader.shown && !this.turns.has(this.reader.shown)) this.reader.leave();
  }

  reach(node, first) {
    const still = first || window.matchMedia("(prefers-reduced-motion: reduce)").matches;
    requestAnimationFrame(() => node.isConnected && node.scrollIntoView({ block: "start", behavior: still ? "auto" : "smooth" }));
  }

  open(turn, n, from, byKeyboard) {
    closedByReader = false;
    this.popover.hide();
    this.reader.open(turn.id, turn.citations, n, { focus: byKeyboard, from, beneath: judging(turn) });
  }

  /** Let go of what was made for this view, which is not shown any more. */
  leave() {
    this.reader.leave();
    DESK.forget((judge) => this.shown.contains(judge.node));
  }

  light(id, n) {
    for (const drawn of this.turns.values()) drawn.light(drawn.turn.id === id ? n : null);
  }

  welcome(welcome) {
    return el("section", { class: "welcome" },
      el("h1", { text: welcome.title }),
      el("p", { class: "lead", text: welcome.text }),
      welcome.steps.length
        ? el("ol", { class: "steps" }, welcome.steps.map(([text, command]) =>
            el("li", {}, el("p", { text }), el("div", { class: "command" }, el("code", { text: command }),
              copyButton(this.words, this.words.copy_command, () => ({ text: command }), { cls: "button quiet" })))))
        : null,
      welcome.suggestions.length
        ? [el("h2", { class: "small", text: this.words.suggestions }),
           el("ul", { class: "suggestions" }, welcome.suggestions.map((question) =>
             el("li", {}, el("button", { type: "button", class: "suggestion", on: { click: () => this.send("suggestion", question) } },
               el("span", { dir: "auto", text: question }), icon("arrow")))))]
        : null);
  }
}

/** What stands beneath a citation in the pane: whether it is the right source. */
function judging(turn) {
  return (citation) => new Judge({ kind: "citation", answer: turn.id, part: citation.key, name: `(${citation.n})` }).node;
}

export default function ({ parentElement, data, setTriggerValue }) {
  if (!views.has(parentElement)) views.set(parentElement, new View(parentElement));
  const view = views.get(parentElement);
  view.draw(data, setTriggerValue);
  return () => {
    view.leave();
    view.steps.leave();
  };
}
