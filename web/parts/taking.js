/* Taking an answer, a whole thread or a dossier away: on the clipboard, or as a file that Python makes when it is asked
   for. The style and the files once chosen hold for all menus, as long as the page stays loaded. */

// `template` and `csl` are files: {name, data: base64}
const WISH = { style: "plain", language: "en", annex: false, template: null, csl: null };
const OPEN = new Set(); // the menus that are open; each shows what was chosen in another
const STYLED = new Set([".docx", ".md", "copy"]); // what cites in a style

class TakeAway {
  /** `answer`: an id, "" for all; `label`: what the button says. */
  constructor(words, answer, label = answer ? words.take : words.take_thread) {
    this.words = words;
    this.answer = answer;
    this.panel = el("div", { class: "take-panel", role: "group", hidden: true });
    this.opener = button("", { cls: "button quiet take-open", glyph: "take", "aria-expanded": "false", act: () => this.toggle() });
    this.opener.append(el("span", { text: label }));
    this.panel.setAttribute("aria-label", label);
    this.panel.addEventListener("keydown", (event) => {
      if (event.key !== "Escape") return;
      event.stopPropagation();
      this.toggle();
      this.opener.focus();
    });
  }

  toggle() {
    if (!DESK.data) return;
    this.panel.hidden = !this.panel.hidden;
    this.opener.setAttribute("aria-expanded", String(!this.panel.hidden));
    OPEN[this.panel.hidden ? "delete" : "add"](this);
    if (!this.panel.hidden) this.draw();
  }

  draw() {
    const { words, styles, languages, forms, missing } = DESK.data;
    this.state = el("p", { class: "take-state", role: "status", dir: "auto" });
    const style = this.choice(words.style, styles, WISH.style, (value) => {
      WISH.style = value;
      own.hidden = value !== "own";
    });
    const language = this.choice(words.language, languages, WISH.language, (value) => { WISH.language = value; });
    const own = this.file(words.own_style, ".csl", "csl");
    own.hidden = WISH.style !== "own";
    const annex = el("input", { type: "checkbox", checked: WISH.annex, on: { change: () => { WISH.annex = annex.checked; } } });
    if (missing) style.querySelector("select").disabled = true;
    this.buttons = Object.entries(forms).map(([form, label]) =>
      button(label, { "data-form": form, disabled: Boolean(missing) && form === ".docx", act: () => this.take(form) }));
    this.panel.replaceChildren(
      el("div", { class: "take-row" }, style, language, own),
      el("div", { class: "take-row" }, missing ? null : this.file(words.template, ".docx", "template"),
        el("label", { class: "take-annex" }, annex, el("span", { text: words.annex }))),
      el("div", { class: "take-row", role: "group", "aria-label": words.as_file },
        this.copyButton(words.copy_so, { "data-form": "copy" }), this.buttons),
      ...(missing ? [el("p", { class: "take-missing", text: missing })] : []),
      this.state);
  }

  choice(label, values, chosen, onChange) {
    const options = Object.entries(values).map(([value, name]) => el("option", { value, selected: value === chosen, text: name }));
    const field = el("select", { on: { change: () => onChange(field.value) } }, options);
    return el("label", { class: "take-field" }, el("span", { text: label }), field);
  }

  /** The file that was chosen with a button that removes it, or a field to choose one. */
  file(label, accept, name) {
    const { words, most } = DESK.data;
    const chosen = WISH[name];
    if (chosen) {
      return el("div", { class: "take-field", role: "group", "aria-label": label }, el("span", { text: label }),
        el("div", { class: "take-file" }, el("span", { class: "take-name", dir: "auto", text: chosen.name }),
          button("", { cls: "button quiet", glyph: "close", "data-act": name, "aria-label": fill(words.remove_file, { name: chosen.name }), act: () => choose(name, null) })));
    }
    const field = el("input", { type: "file", accept, "data-act": name, on: { change: async () => {
      const [file] = field.files;
      this.state.textContent = "";
      if (!file) return;
      if (file.size > most * 1e6) {
        this.state.textContent = fill(words.too_large, { name: file.name, n: most });
        field.value = "";
        return;
      }
      choose(name, { name: file.name, data: asBase64(new Uint8Array(await file.arrayBuffer())) });
    } } });
    return el("label", { class: "take-field" }, el("span", { text: label }), field);
  }

  wish(form) {
    const styled = STYLED.has(form) && !DESK.data?.missing;
    return {
      answer: this.answer, form, style: styled ? WISH.style : "plain", language: WISH.language, annex: WISH.annex,
      template: form === ".docx" ? WISH.template?.data ?? null : null, csl: styled && WISH.style === "own" ? WISH.csl?.data ?? null : null,
    };
  }

  async take(form) {
    const { words } = DESK.data;
    this.state.textContent = words.making;
    const told = await DESK.ask("take", this.wish(form));
    if (told.error) {
      this.state.textContent = told.error;
      return;
    }
    const address = URL.createObjectURL(new Blob([fromBase64(told.data)], { type: told.type }));
    const link = el("a", { href: address, download: told.name, hidden: true });
    this.panel.append(link);
    link.click();
    link.remove();
    setTimeout(() => URL.revokeObjectURL(address), 60000);
    this.state.textContent = fill(words.made, { name: told.name });
  }

  /** A button that copies in the style chosen, and says so. */
  copyButton(label, attributes) {
    return copyButton(this.words, label, () => ({ later: DESK.ask("take", this.wish("copy")) }), attributes);
  }
}

/** Keep a file, or none (null), and show it in every menu that is open. */
function choose(name, file) {
  WISH[name] = file;
  for (const menu of OPEN) {
    if (menu.panel.isConnected) held(menu.panel, () => menu.draw());
    else OPEN.delete(menu);
  }
}

function asBase64(bytes) {
  let text = "";
  for (let at = 0; at < bytes.length; at += 0x8000) text += String.fromCharCode(...bytes.subarray(at, at + 0x8000));
  return btoa(text);
}

function fromBase64(text) {
  return Uint8Array.from(atob(text), (character) => character.charCodeAt(0));
}
