/* The choice of who phrases the answers, and what leaves the machine then. */

export default function ({ parentElement, data, setTriggerValue }) {
  const { options, chosen, fixed, words } = data;
  let select = parentElement.querySelector("select");
  if (!select) {
    select = el("select", { id: "phrased-by", "aria-describedby": "leaves" });
    parentElement.append(el("p", { class: "models" },
      el("span", { class: "choice" }, el("label", { for: "phrased-by", text: words.phrased_by }), select),
      el("span", { id: "leaves" })), el("div", { class: "live hidden", role: "status", "aria-live": "polite" }));
  }
  const tell = () => {
    const line = options.find((one) => one.name === select.value)?.leaves || "";
    const place = parentElement.querySelector("#leaves");
    if (place.textContent !== line) place.textContent = line;
    return line;
  };
  const names = JSON.stringify(options);
  if (select.dataset.names !== names) {
    select.replaceChildren(...options.map((one) => el("option", { value: one.name, text: one.shown })));
    select.dataset.names = names;
  }
  select.value = chosen;
  select.disabled = fixed;
  select.onchange = () => {
    say(parentElement, tell()); // as a description it is read only when the field is reached
    setTriggerValue("choose", select.value);
  };
  tell();
}
