/* The page before the pages: one button for each of those with whom one can sign in. Where one wanted to go is kept in
   this tab until one is signed in (account.js takes it out); still there, it tells that a sign-in was broken off. */

const entrances = new WeakMap();

class Entrance {
  constructor(root) {
    this.node = el("section", { "aria-labelledby": "entrance" });
    root.append(this.node);
    this.again = readBack() !== null;
    tellTabs();
  }

  draw(data, send) {
    this.send = send;
    const text = JSON.stringify(data);
    if (text === this.text) return;
    this.text = text;
    const { words, providers } = data;
    this.note = el("p", { class: "note", role: "status", text: this.again ? words.again : "" });
    this.buttons = providers.map((name) =>
      button(name ? fill(words.button_with, { name }) : words.button, { cls: "enter", act: () => this.enter(name, words) }));
    this.node.replaceChildren(
      el("p", { class: "app", text: data.app }), el("h1", { id: "entrance", text: words.title }), el("p", { class: "text", text: words.text }),
      ...this.buttons, this.note);
  }

  enter(name, words) {
    keepBack();
    for (const one of this.buttons) one.disabled = true;
    this.note.textContent = words.going;
    setTimeout(() => { for (const one of this.buttons) one.disabled = false; }, 8000); // nobody answered: try again
    this.send("enter", name);
  }
}

export default function ({ parentElement, data, setTriggerValue }) {
  if (!entrances.has(parentElement)) entrances.set(parentElement, new Entrance(parentElement));
  entrances.get(parentElement).draw(data, setTriggerValue);
}
