/* Text of a document as it was read: blocks with the quotation marked, the notes called in them, the outline. */

function sheet({ section, blocks, notes }, words, extra = null) {
  return el("div", { class: "sheet" },
    extra,
    section ? el("h3", { class: "sheet-section", dir: "auto", text: section }) : null,
    blocks.map(blockOf),
    notes.length
      ? el("div", { class: "sheet-notes" }, el("h4", { class: "hidden", text: words.notes }),
          notes.map((note) => el("p", { dir: "auto" }, el("b", { text: `${note.mark} ` }), note.text)))
      : null);
}

function blockOf(block) {
  const pieces = block.pieces.map(([text, marked]) => (marked ? el("mark", { text }) : text));
  const tag = block.kind === "heading" ? "h3" : block.kind === "quote" ? "blockquote" : "p";
  const item = block.item ? `${block.item} ` : "";
  return el(tag, { class: `block ${block.kind}${block.own ? "" : " beside"}`, dir: "auto" }, item, pieces);
}

/** The headings of a document; `choose` is told the number of one. */
function outlineOf(entries, chosen, words, choose) {
  return el("nav", { class: "outline", "aria-label": words.sections },
    el("ol", {}, entries.map(({ n, title, level, place }) =>
      el("li", { class: `level-${level}` },
        el("button", { type: "button", "data-act": `section ${n}`, "aria-current": n === chosen ? "true" : null, on: { click: () => choose(n) } },
          el("span", { dir: "auto", text: title }), place ? el("span", { class: "at", text: place }) : null)))));
}
