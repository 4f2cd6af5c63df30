/* The Help page: our own words, a list of what is on the page, and the way back to the tour. */

const guides = new WeakMap();

class Guide {
  constructor(root) {
    this.node = el("article", { class: "guide" });
    root.append(this.node);
  }

  draw(data, send) {
    this.send = send;
    const text = JSON.stringify(data);
    if (text === this.text) return;
    this.text = text;
    const { words } = data;
    const parts = data.parts.map((part) => this.part(part));
    const reach = ([heading]) => {
      heading.scrollIntoView({ block: "start", behavior: window.matchMedia("(prefers-reduced-motion: reduce)").matches ? "auto" : "smooth" });
      heading.focus({ preventScroll: true });
    };
    this.node.replaceChildren(
      el("h1", { text: data.title }),
      el("p", { class: "lead", text: data.lead }),
      el("nav", { "aria-label": words.contents },
        el("ul", {}, parts.map((part) => el("li", {}, button(part[0].textContent, { cls: "link", act: () => reach(part) })))),
        button(words.again, { glyph: "arrow", act: () => {
          setSeen(data.person, false);
          this.send("again", true);
        } })),
      ...parts.map((part) => el("section", {}, part)));
  }

  part({ title, blocks }) {
    return [el("h2", { text: title, tabindex: "-1" }), ...blocks.map((block) => {
      if (block.items) return el("ul", { class: "items" }, block.items.map((text) => el("li", {}, emphasised(text))));
      if (block.rows) return el("dl", {}, block.rows.map(([mark, text]) => el("div", {}, el("dt", { text: mark }), el("dd", { text }))));
      return el("p", {}, emphasised(block.text));
    })];
  }
}

export default function ({ parentElement, data, setTriggerValue }) {
  if (!guides.has(parentElement)) guides.set(parentElement, new Guide(parentElement));
  guides.get(parentElement).draw(data, setTriggerValue);
}
