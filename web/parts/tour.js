/* The tour: a card in the page, never over it. It takes no focus and holds no key but Escape, so that whoever would
   rather ask types on. */

const tours = new WeakMap();

class Tour {
  constructor(root) {
    this.root = el("div", {});
    this.at = 0;
    root.append(this.root, el("div", { class: "live hidden", role: "status", "aria-live": "polite" }));
    this.escape = (event) => {
      if (event.key === "Escape" && !event.defaultPrevented && !this.over()) this.end();
    };
  }

  draw(data) {
    const text = JSON.stringify(data);
    if (text === this.text) return;
    this.text = text;
    this.data = data;
    this.again();
  }

  over() {
    return seen(this.data.person);
  }

  again(focus) {
    const { steps, words } = this.data;
    this.unlight();
    if (this.over()) {
      this.root.replaceChildren();
      return;
    }
    const { title, text, lit } = steps[this.at];
    const last = this.at === steps.length - 1;
    const go = (at) => {
      this.at = at;
      this.again(".on");
      say(this.root.getRootNode(), `${steps[at].title}. ${this.root.querySelector(".text").textContent}`);
    };
    this.root.replaceChildren(el("section", { class: "tour", "aria-label": words.tour },
      el("p", { class: "count", text: fill(words.count, { n: this.at + 1, all: steps.length }) }),
      el("h2", { text: title }),
      el("p", { class: "text" }, emphasised(text)),
      el("div", { class: "row" },
        button(last ? words.end : words.go_on, { cls: "button on", act: () => (last ? this.end() : go(this.at + 1)) }),
        this.at ? button(words.back, { cls: "button quiet", act: () => go(this.at - 1) }) : null,
        last ? null : button(words.skip, { cls: "button quiet skip", act: () => this.end() }))));
    if (lit) document.documentElement.dataset.sscTour = lit; // the page's own style marks it
    if (focus) this.root.querySelector(focus)?.focus();
  }

  end() {
    const within = this.root.getRootNode().activeElement;
    setSeen(this.data.person, true);
    this.at = 0;
    this.again();
    if (within) document.querySelector(".st-key-askbar textarea")?.focus();
  }

  unlight() {
    delete document.documentElement.dataset.sscTour;
  }
}

export default function ({ parentElement, data }) {
  if (!tours.has(parentElement)) tours.set(parentElement, new Tour(parentElement));
  const tour = tours.get(parentElement);
  document.addEventListener("keydown", tour.escape);
  tour.draw(data);
  return () => {
    document.removeEventListener("keydown", tour.escape);
    tour.unlight();
  };
}
