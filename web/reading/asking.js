/* What the pane asks of Python and what it was told, kept for as long as the page is loaded. Of several questions only
   the last is sure to be answered (Streamlit keeps one of each kind); what is still wanted is asked again. */

const PAGES_KEPT = 24;
const LATE = 30000; // milliseconds
const AGAIN = 500; // milliseconds until a page that is being drawn is asked for again

class Asking {
  constructor(onTold) {
    this.onTold = onTold;
    this.pages = new Map();
    this.sections = new Map();
    this.contexts = new Map();
    this.outlines = new Map();
    this.sizes = new Map();
    this.counts = new Map();
    this.saved = new Map();
    this.last = {}; // the keys of the last answers, by kind
    this.count = 0;
    this.open = null; // the question that waits for its answer
    this.error = "";
  }

  place({ document, start, end }, more = "") {
    return `${document} ${start} ${end} ${more}`;
  }

  page(sight, number) {
    return this.pages.get(this.place(sight, number));
  }

  /** Ask for what is wanted of a span, if not all of it is there. `always`: whether it is saved is asked too. */
  want(sight, { page = null, section = null, outline = false, context = false }, always = false) {
    if (!this.send) return;
    const wish = {
      document: sight.document, start: sight.start, end: sight.end, page, section,
      image: page !== null && !this.page(sight, page),
      outline: outline && !this.outlines.has(sight.document),
      context: context && !this.contexts.has(this.place(sight)),
    };
    const missing = wish.image || wish.outline || wish.context || (section !== null && !this.sections.has(this.place(sight, section)));
    if (!missing && !always) return;
    const text = JSON.stringify(wish);
    if (this.open?.text === text) return;
    this.ask("look", wish, text);
  }

  keep({ document, start, end }) {
    const wish = { document, start, end };
    this.ask("keep", wish, JSON.stringify(wish));
  }

  ask(name, wish, text) {
    clearTimeout(this.again);
    clearTimeout(this.late);
    const key = `${Date.now()} ${this.count++}`;
    this.open = { key, text };
    this.error = "";
    this.late = setTimeout(() => this.fail(key), LATE);
    this.send(name, { key, ...wish });
  }

  fail(key) {
    if (this.open?.key !== key) return;
    this.open = null;
    this.error = this.words.late;
    this.onTold();
  }

  forget() {
    clearTimeout(this.again);
    clearTimeout(this.late);
    this.open = null;
    this.error = "";
  }

  /** Take in an answer of a kind, "look" or "keep"; the same one comes again whenever the page is drawn. To save a quote
      is to ask in the place of what was looked for: that may have to be asked for once more. */
  told(kind, looked) {
    if (looked.key === this.last[kind]) return;
    this.last[kind] = looked.key;
    if (looked.pending && this.open?.key === looked.key) {
      const { text } = this.open;
      this.again = setTimeout(() => this.ask("look", JSON.parse(text), text), AGAIN);
      return;
    }
    if (looked.saved !== null) this.saved.set(this.place(looked), looked.saved);
    if (looked.context) this.contexts.set(this.place(looked), looked.context);
    if (looked.section) this.sections.set(this.place(looked, looked.section.n), looked.section);
    if (looked.outline) this.outlines.set(looked.document, looked.outline);
    if (looked.page?.image) {
      this.pages.set(this.place(looked, looked.page.number), looked.page);
      this.sizes.set(looked.document, [looked.page.width, looked.page.height]);
      this.counts.set(looked.document, looked.page.pages);
      while (this.pages.size > PAGES_KEPT) this.pages.delete(this.pages.keys().next().value);
    }
    const awaited = this.open?.key === looked.key;
    if (awaited) {
      clearTimeout(this.late);
      this.open = null;
      this.error = looked.error;
    }
    this.onTold(awaited && kind === "keep" && !looked.error);
  }
}
