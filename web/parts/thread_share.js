/* Sharing a thread, in its place in the list: who will read it, the address to hand on, the end of it. */

/** `list` is the list of threads, `thread` {id, title, shared: the name it is shared under, or ""}. */
function sharing(list, thread) {
  const { words } = list.data;
  const title = el("p", {}, `${thread.shared ? words.shared_title : words.share_title} `, el("b", { dir: "auto", text: thread.title }));
  const who = el("p", { class: "who", text: words.who });
  const back = () => list.back(thread);
  const within = thread.shared ? shared(list, thread) : el("div", { class: "menu" },
    button(words.share_make, { cls: "button first", act: () => list.ask("share", thread.id, ".copy") }),
    button(words.keep, { cls: "button quiet", act: back }));
  const close = thread.shared ? button("", { cls: "more", glyph: "close", "aria-label": words.close, act: back }) : null;
  return el("div", { class: "edit", role: "group", "aria-label": `${words.share}: ${thread.title}`, on: { keydown: (event) => list.escape(event, thread) } },
    el("div", { class: "top" }, title, close), who, within);
}

/** Say that a thread is shared no more, once Python has done it. */
function heed(list) {
  const { threads, words } = list.data;
  const thread = threads.find(({ id }) => id === list.stopping);
  if (thread?.shared) return;
  if (thread) say(list.node.getRootNode(), words.share_stopped);
  list.stopping = null;
}

function shared(list, thread) {
  const { words } = list.data;
  const address = new URL(`./?shared=${encodeURIComponent(thread.shared)}`, window.location.href).href;
  const field = el("input", { type: "text", class: "address", readonly: true, value: address, "aria-label": words.shared_address, dir: "ltr" });
  field.addEventListener("focus", () => field.select());
  return el("div", {}, field, el("div", { class: "menu" },
    copyButton(words, words.copy, () => ({ text: address }), { cls: "button copy first" }),
    button(words.share_stop, { cls: "button quiet danger", act: () => {
      list.stopping = thread.id;
      list.ask("unshare", thread.id, ".first");
    } })));
}
