/* How other components reach the desk, which is a component of its own on the same page: to judge an answer, to take
   it away. One question at a time: Streamlit keeps one of each kind. */

const DESK_LATE = 60000; // milliseconds; a question that is being answered comes first
const DESK = (window.sscDesk ||= {
  send: null,
  data: null,
  judges: new Set(), // those that show what was given
  tail: Promise.resolve(),
  open: null, // the question that waits for its answer
  count: 0,

  /** Ask for something; resolves to what is told, which has an `error` ("" for none). */
  ask(name, wish) {
    const next = this.tail.then(() => new Promise((resolve) => {
      const late = { error: this.data?.words.late || "" };
      if (!this.send) return resolve(late);
      const key = `${Date.now()} ${this.count++}`;
      const timer = setTimeout(() => this.close(key, late), DESK_LATE);
      this.open = { key, resolve, timer };
      this.send(name, { ...wish, key });
    }));
    this.tail = next;
    return next;
  },

  close(key, told) {
    if (this.open?.key !== key) return;
    const { resolve, timer } = this.open;
    this.open = null;
    clearTimeout(timer);
    resolve(told);
  },

  /** New data came: an answer, or what was given. */
  tell() {
    if (this.data.told) this.close(this.data.told.key, this.data.told);
    for (const judge of this.judges) {
      if (judge.node.isConnected) judge.seen = true;
      else if (judge.seen) this.judges.delete(judge);
      judge.refresh();
    }
  },
});
