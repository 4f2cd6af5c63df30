/* How a component opens the reading pane, which is a component of its own on the same page. What was asked for waits
   here until the pane is there. */

const WIDE = window.matchMedia("(min-width: 1200px)");
const READING = (window.sscReading ||= { pane: null, wanted: null });

class Reader {
  /** `onShow(id, n)`: citation `n` of what was opened as `id` is shown; `onClose`: the reader closed the pane; `home()`:
      where the focus goes then, if what opened the pane is not there (any more). */
  constructor({ onShow, onClose, home = () => null }) {
    this.onShow = onShow;
    this.onClose = onClose;
    this.home = home;
  }

  /** Open citation `n` of `citations`. `focus`: move there, for whoever came by keyboard; `from`: where to go back to;
      `count`: the name of our words that count them; `beneath`: makes what stands beneath a citation. */
  open(id, citations, n, { focus = false, from = null, count = "of", beneath = null } = {}) {
    READING.wanted = { owner: this, id, citations, n, focus, from: from || READING.wanted?.from || null, count, beneath };
    READING.pane?.open(READING.wanted);
  }

  /** What of ours is open, by its id. */
  get shown() {
    return READING.wanted?.owner === this ? READING.wanted.id : null;
  }

  /** Close it without a word, where it is ours. */
  leave() {
    if (READING.wanted?.owner !== this) return;
    READING.wanted = null;
    READING.pane?.leave();
  }
}
