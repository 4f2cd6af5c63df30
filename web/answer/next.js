/* What may be done beside reading: stop an answer that is being made, ask a stopped question again, ask on. */

const STOP = "M7 7h10v10H7z";

/** The button that stops what is being answered and what waits behind it. */
function stopButton(view) {
  const node = button(view.words.stop, {
    cls: "button stop",
    act: () => {
      view.stopping = true;
      node.disabled = true;
      view.send("stop", { thread: view.thread });
    },
  });
  node.prepend(shape(STOP));
  return el("p", { class: "row stopping" }, node);
}

/** What was stopped, each with a button that asks it again. The focus goes where the stopping hand was. */
function stoppedQuestions(view, questions) {
  const again = questions.map((question) => button(view.words.ask_again, {
    act: () => view.send("suggestion", question), "aria-label": `${view.words.ask_again}: ${question}`,
  }));
  const node = el("article", { class: "turn stopped" },
    el("p", { class: "notice", role: "status", text: view.words.stopped }),
    el("ul", {}, questions.map((question, i) => el("li", {}, el("span", { dir: "auto", text: question }), again[i]))));
  if (view.stopping) requestAnimationFrame(() => again[0].focus({ preventScroll: true }));
  view.stopping = false;
  return node;
}

/** Questions that may come next, at the end of the newest answer. Drawn anew only where they are others. */
function followUps(view, questions) {
  const last = [...view.turns.values()].at(-1)?.node;
  const key = JSON.stringify(questions);
  for (const old of view.shown.querySelectorAll(".next")) {
    if (old.parentNode === last && old.dataset.key === key) return;
    old.remove();
  }
  if (!last || !questions.length) return;
  last.append(el("section", { class: "next", "aria-label": view.words.follow_ups, "data-key": key },
    el("h3", { class: "small", text: view.words.follow_ups }),
    el("ul", {}, questions.map((question) => el("li", {},
      el("button", { type: "button", class: "suggestion", on: { click: () => view.send("suggestion", question) } },
        el("span", { dir: "auto", text: question }), icon("arrow")))))));
}

function shape(path) {
  const svg = icon("part");
  svg.querySelector("path").setAttribute("d", path);
  return svg;
}
