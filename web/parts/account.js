/* Who is signed in, and the way out. */

const accounts = new WeakMap();

class Account {
  constructor(root) {
    this.node = el("section", {});
    root.append(this.node);
    goBack();
  }

  draw(data, send) {
    this.leave ||= heedTabs();
    const text = JSON.stringify(data);
    this.send = send;
    if (text === this.text) return;
    this.text = text;
    const { words } = data;
    this.node.setAttribute("aria-label", words.account);
    this.node.replaceChildren(
      el("p", { class: "who" }, el("span", { class: "name", dir: "auto", text: data.name, title: data.name }),
        data.curator ? el("span", { class: "role", text: words.curator }) : null),
      button(words.out, { cls: "button quiet", act: () => this.send("out", true) }));
  }
}

export default function ({ parentElement, data, setTriggerValue }) {
  if (!accounts.has(parentElement)) accounts.set(parentElement, new Account(parentElement));
  const account = accounts.get(parentElement);
  account.draw(data, setTriggerValue);
  return () => {
    account.leave?.();
    account.leave = null;
  };
}
