/* The list of threads in the side bar. A thread is a link (it opens in a new tab as any link does); a plain click
   goes through Python, which keeps the session. Renaming, sharing and deleting happen in place. */

const lists = new WeakMap();

/** Where the side bar lies over the page, put it aside, as Streamlit does when a page is gone to. */
function aside() {
  if (window.matchMedia("(max-width: 768px)").matches) document.querySelector("[data-testid=stSidebarCollapseButton] button")?.click();
}

class Threads {
  constructor(root) {
    this.node = el("nav", {});
    this.list = el("ul", {});
    this.lines = new Map(); // what is drawn, by thread
    this.busy = null; // the thread that something is done to, and what
    this.stopping = null; // the thread that is to be shared no more
    this.focus = null; // where the focus goes when Python has answered
    root.append(this.node, el("div", { class: "live hidden", role: "status", "aria-live": "polite" }));
  }

  draw(data, send) {
    this.send = send;
    if (!this.data) this.begin(data.words);
    const before = this.data;
    this.data = data;
    if (this.stopping) heed(this);
    if (before && this.seek.active && JSON.stringify(before.threads) !== JSON.stringify(data.threads)) this.seek.ask();
    this.show();
  }

  begin(words) {
    this.node.setAttribute("aria-label", words.threads);
    this.create = button(words.create, { cls: "create", glyph: "plus", act: () => this.go("create", true) });
    this.seek = new Seek(words, () => {
      this.show();
      if (!this.seek.waiting) say(this.node.getRootNode(), this.seek.active ? this.says : "");
    });
  }

  show() {
    const { data, seek } = this;
    const text = JSON.stringify([data, this.busy, seek.state]);
    if (text === this.text) return;
    this.text = text;
    const listed = seek.among(data.threads);
    this.says = seek.says(listed.length);
    const head = el("h2", { text: seek.active ? this.says : data.words.threads });
    held(this.node, () => {
      const before = this.lines;
      this.lines = new Map(listed.map((thread) => [thread.id, this.line(thread, before.get(thread.id))]));
      put(this.list, [...this.lines.values()].map(({ node }) => node));
      put(this.node, [this.create, ...(data.seek || seek.active ? [seek.node] : []), ...(data.threads.length ? [head, this.list] : [])]);
      if (this.focus) this.settle(this.focus);
    });
  }

  /** A line that is the same stays as it is, and so does a name that is being typed, whatever changes meanwhile. */
  line(thread, before) {
    const { data } = this;
    const [what, id] = this.busy || [];
    const doing = id === thread.id ? what : null;
    const text = JSON.stringify(doing === "rename" ? [doing] : [doing, thread, thread.id === data.current, data.elsewhere]);
    if (before?.text === text) return before;
    const node = this.item(thread);
    node.dataset.id = thread.id;
    return { text, node };
  }

  again(busy, focus) {
    this.busy = busy;
    this.show();
    this.settle(focus || ".first");
  }

  /** Put the focus where the list goes on, and forget that it was to go there. */
  settle(focus) {
    const field = this.node.querySelector(`ul ${focus}`);
    if (!field) return;
    this.focus = null;
    field.focus();
    field.select?.();
  }

  /** Back to the line of a thread. */
  back(thread) {
    this.again(null, `[data-id="${thread.id}"] [data-act=more]`);
  }

  /** Go to a thread. */
  go(what, id) {
    this.send(what, id);
    aside();
  }

  /** Have Python do something to a thread; then the focus goes to `focus`. */
  ask(what, id, focus) {
    this.focus = focus;
    this.send(what, id);
  }

  item(thread) {
    const [what, id] = this.busy || [];
    const on = thread.id === this.data.current;
    if (id === thread.id && what === "rename") return el("li", {}, this.rename(thread));
    if (id === thread.id && what === "remove") return el("li", {}, this.remove(thread));
    if (id === thread.id && what === "share") return el("li", {}, sharing(this, thread));
    const link = el("a", { href: `./?thread=${encodeURIComponent(thread.id)}`, "aria-current": on ? "page" : null, dir: "auto", text: thread.title, title: thread.title });
    if (thread.shared) link.append(el("span", { class: "hidden", text: `, ${this.data.words.shared}` }));
    link.addEventListener("click", (event) => {
      if (event.metaKey || event.ctrlKey || event.shiftKey || event.altKey) return;
      event.preventDefault();
      if (!on || this.data.elsewhere) this.go("open", thread.id);
      else aside();
    });
    const more = button("", {
      cls: "more", glyph: "more", "aria-label": fill(this.data.words.more, { title: thread.title }), "aria-expanded": String(id === thread.id),
      "data-act": "more", act: () => (id === thread.id ? this.back(thread) : this.again(["menu", thread.id])),
    });
    return el("li", { class: on ? "on" : null }, el("div", { class: "line" }, link, thread.shared ? icon("share") : null, more), id === thread.id ? this.menu(thread) : null);
  }

  menu(thread) {
    const { words } = this.data;
    return el("div", { class: "menu", on: { keydown: (event) => this.escape(event, thread) } },
      button(words.rename, { cls: "button quiet first", act: () => this.again(["rename", thread.id]) }),
      button(words.share, { cls: "button quiet", act: () => this.again(["share", thread.id]) }),
      button(words.remove, { cls: "button quiet", act: () => this.again(["remove", thread.id]) }));
  }

  rename(thread) {
    const { words } = this.data;
    const field = el("input", { class: "first", type: "text", value: thread.title, maxlength: 120, "aria-label": words.new_name, dir: "auto" });
    const save = () => {
      const title = field.value.trim();
      this.busy = null;
      if (title && title !== thread.title) this.send("rename", { id: thread.id, title });
      this.back(thread);
    };
    return el("form", { class: "edit", on: { keydown: (event) => this.escape(event, thread), submit: (event) => { event.preventDefault(); save(); } } },
      field, el("div", { class: "menu" }, el("button", { class: "button quiet", type: "submit", text: words.save }),
        button(words.keep, { cls: "button quiet", act: () => this.back(thread) })));
  }

  remove(thread) {
    const { words } = this.data;
    return el("div", { class: "edit", role: "group", on: { keydown: (event) => this.escape(event, thread) } },
      el("p", {}, `${words.sure} `, el("b", { dir: "auto", text: thread.title })),
      el("div", { class: "menu" },
        button(words.remove, { cls: "button quiet danger first", act: () => { this.busy = null; this.send("remove", thread.id); } }),
        button(words.keep, { cls: "button quiet", act: () => this.back(thread) })));
  }

  escape(event, thread) {
    if (event.key !== "Escape") return;
    event.stopPropagation();
    this.back(thread);
  }
}

export default function ({ parentElement, data, setTriggerValue }) {
  if (!lists.has(parentElement)) {
    const made = new Threads(parentElement);
    lists.set(parentElement, made);
    made.leave = whenBack(() => made.send("back", true));
  }
  const list = lists.get(parentElement);
  list.draw(data, setTriggerValue);
  return () => {
    list.leave();
    lists.delete(parentElement);
  };
}
