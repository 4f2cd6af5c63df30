/* The field in which threads are searched. Titles are looked through here, at once; questions and answers by Python, a
   moment after the last key. What is typed outlives the list, which is made anew on other pages. */

const PAUSE = 300; // milliseconds
const SEEKING = (window.sscSeeking ||= { list: null, send: null, asked: null });
const sought = (window.sscSought ||= { typed: "", n: 0, answer: null });

class Seek {
  /** `changed()`: the list has to be drawn anew. */
  constructor(words, changed) {
    this.words = words;
    this.changed = changed;
    this.field = el("input", {
      type: "search", class: "seek-field", "aria-label": words.seek, placeholder: words.seek, maxlength: 200, dir: "auto", autocomplete: "off",
      on: { input: () => this.typed(this.field.value), keydown: (event) => this.key(event) },
    });
    this.field.value = sought.typed;
    this.node = el("div", { class: "seek", role: "search" }, icon("search"), this.field);
    SEEKING.list = this;
  }

  get active() {
    return Boolean(sought.typed.trim());
  }

  get waiting() {
    return this.active && sought.answer?.n !== sought.n;
  }

  get error() {
    return sought.answer?.error || "";
  }

  /** What the list shows depends on this. */
  get state() {
    return [sought.typed, sought.n, sought.answer];
  }

  typed(text) {
    sought.typed = text;
    clearTimeout(this.timer);
    if (this.active) this.timer = setTimeout(() => this.ask(), PAUSE);
    sought.n += 1; // an answer that is under way is to other words
    this.changed();
  }

  /** Ask Python, also again when the threads have changed. */
  ask() {
    sought.n += 1;
    const asked = { n: sought.n, words: sought.typed };
    if (SEEKING.send) SEEKING.send(asked);
    else SEEKING.asked = asked;
  }

  told(answer) {
    if (answer.n !== sought.n) return;
    sought.answer = { ...answer, words: sought.typed };
    this.changed();
  }

  key(event) {
    if (event.key !== "Escape" || !this.field.value) return;
    event.stopPropagation();
    this.field.value = "";
    this.typed("");
  }

  /** Those of the threads that have the words in their title, or were found. */
  among(threads) {
    if (!this.active) return threads;
    const words = plainly(sought.typed).split(/\s+/).filter(Boolean);
    const found = new Set(sought.answer?.words === sought.typed ? sought.answer.ids : []);
    return threads.filter(({ id, title }) => found.has(id) || words.every((word) => plainly(title).includes(word)));
  }

  /** The line above what was found. */
  says(count) {
    if (this.error && !this.waiting) return this.error;
    if (!count) return this.waiting ? this.words.seeking : this.words.found_none;
    return count === 1 ? this.words.found_one : fill(this.words.found_many, { n: count });
  }
}
