/* The list of threads in the side bar. A thread is a link (it opens in a new tab as any link does); a plain click
   goes through Python, which keeps the session. Renaming and deleting happen in place. */

const lists = new WeakMap();

class Threads {
  constructor(root) {
    this.node = el("nav", {});
    this.busy = null; // the thread that is being renamed or deleted, and which of the two
    root.append(this.node, el("div", { class: "live hidden", role: "status", "aria-live": "polite" }));
  }

  draw(data, send) {
    this.send = send;
    this.data = data;
    const text = JSON.stringify([data, this.busy]);
    if (text === this.text) return;
    this.text = text;
    this.node.setAttribute("aria-label", data.words.threads);
    this.node.replaceChildren(
      button(data.words.create, { cls: "create", glyph: "plus", act: () => this.send("create", true) }),
      ...(data.threads.length ? [el("h2", { text: data.words.threads }), el("ul", {}, data.threads.map((thread) => this.item(thread)))] : []));
  }

  again(busy, focus) {
    this.busy = busy;
    this.draw(this.data, this.send);
    const field = this.node.querySelector(focus || ".first");
    field?.focus();
    field?.select?.();
  }

  item(thread) {
    const [what, id] = this.busy || [];
    const on = thread.id === this.data.current;
    if (id === thread.id && what === "rename") return el("li", {}, this.rename(thread));
    if (id === thread.id && what === "remove") return el("li", {}, this.remove(thread));
    const link = el("a", { href: `./?thread=${encodeURIComponent(thread.id)}`, "aria-current": on ? "page" : null, dir: "auto", text: thread.title, title: thread.title });
    link.addEventListener("click", (event) => {
      if (event.metaKey || event.ctrlKey || event.shiftKey || event.altKey) return;
      event.preventDefault();
      if (!on || this.data.elsewhere) this.send("open", thread.id);
    });
    const more = button("", {
      cls: "more", glyph: "more", "aria-label": fill(this.data.words.more, { title: thread.title }), "aria-expanded": String(id === thread.id),
      "data-id": thread.id, act: () => this.again(id === thread.id ? null : ["menu", thread.id], id === thread.id ? `[data-id="${thread.id}"]` : null),
    });
    return el("li", { class: on ? "on" : null }, el("div", { class: "line" }, link, more), id === thread.id ? this.menu(thread) : null);
  }

  menu(thread) {
    const { words } = this.data;
    return el("div", { class: "menu", on: { keydown: (event) => this.escape(event, thread) } },
      button(words.rename, { cls: "button quiet first", act: () => this.again(["rename", thread.id]) }),
      button(words.remove, { cls: "button quiet", act: () => this.again(["remove", thread.id]) }));
  }

  rename(thread) {
    const { words } = this.data;
    const field = el("input", { class: "first", type: "text", value: thread.title, maxlength: 120, "aria-label": words.new_name, dir: "auto" });
    const save = () => {
      const title = field.value.trim();
      this.busy = null;
      if (title && title !== thread.title) this.send("rename", { id: thread.id, title });
      this.again(null, `[data-id="${thread.id}"]`);
    };
    return el("form", { class: "edit", on: { keydown: (event) => this.escape(event, thread), submit: (event) => { event.preventDefault(); save(); } } },
      field, el("div", { class: "menu" }, el("button", { class: "button quiet", type: "submit", text: words.save }),
        button(words.keep, { cls: "button quiet", act: () => this.again(null, `[data-id="${thread.id}"]`) })));
  }

  remove(thread) {
    const { words } = this.data;
    return el("div", { class: "edit", role: "group", on: { keydown: (event) => this.escape(event, thread) } },
      el("p", {}, `${words.sure} `, el("b", { dir: "auto", text: thread.title })),
      el("div", { class: "menu" },
        button(words.remove, { cls: "button quiet danger first", act: () => { this.busy = null; this.send("remove", thread.id); } }),
        button(words.keep, { cls: "button quiet", act: () => this.again(null, `[data-id="${thread.id}"]`) })));
  }

  escape(event, thread) {
    if (event.key !== "Escape") return;
    event.stopPropagation();
    this.again(null, `[data-id="${thread.id}"]`);
  }
}

export default function ({ parentElement, data, setTriggerValue }) {
  if (!lists.has(parentElement)) lists.set(parentElement, new Threads(parentElement));
  lists.get(parentElement).draw(data, setTriggerValue);
}
