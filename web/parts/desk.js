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
  got: "", // the key of the last thing that was taken away

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
    const { told } = this.data;
    if (told) this.close(told.key, told);
    if (told && told.key !== this.got && (told.data || told.html)) {
      this.got = told.key; // Python need not keep it: it may be large
      this.send("got", told.key);
    }
    this.forget((judge) => !judge.node.isConnected);
    for (const judge of this.judges) judge.refresh();
  },

  /** Let go of judges: those that were drawn over (in the pane: stepped past), those of a view that was left. */
  forget(are) {
    for (const judge of this.judges) if (are(judge)) this.judges.delete(judge);
  },
});
