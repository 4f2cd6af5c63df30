/* A page as it is printed, with the quotation marked by boxes laid over the picture. Their places are shares of the
   page, so that they hold at any size. */

function sightOf(page, citation, words, { large }) {
  const marks = page.boxes.map(([left, top, right, bottom]) =>
    el("span", { class: "spot", style: `left:${percent(left)};top:${percent(top)};width:${percent(right - left)};height:${percent(bottom - top)}` }));
  const alt = fill(marks.length ? words.alt_marked : words.alt, { place: page.place });
  return el("div", { class: "frame" },
    el("div", { class: `paper${large ? " large" : ""}`, style: `aspect-ratio:${page.width}/${page.height}` },
      el("img", { src: page.image, alt, width: page.width, height: page.height, decoding: "sync" }),
      el("div", { class: "spots", "aria-hidden": "true" }, marks)),
    marks.length ? el("p", { class: "hidden", text: fill(words.marked_words, { quote: citation.quote }) }) : null);
}

/** A sheet of the size that the page will have. */
function blankOf(size, words, { large }) {
  const [width, height] = size || [210, 297];
  return el("div", { class: "frame" },
    el("div", { class: `paper blank${large ? " large" : ""}`, style: `aspect-ratio:${width}/${height}` }, el("p", { text: words.fetching })));
}

function percent(share) {
  return `${(share * 100).toFixed(3)}%`;
}
