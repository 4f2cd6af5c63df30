/* What a screen reader is told of an answer: the newest step while it is made, then what has come. Streamlit draws the
   list of steps anew with every step: as a live region of its own it would be read whole each time, or never. */

class Steps {
  /** Tell `heard` every step that comes last in the list, once. */
  follow(heard) {
    this.heard = heard;
    if (this.observer) return;
    this.said = null;
    this.observer = new MutationObserver(() => this.look());
    this.observer.observe(document.body, { childList: true, subtree: true });
    this.look();
  }

  look() {
    const step = [...document.querySelectorAll(".ssc-steps li")].at(-1)?.textContent;
    if (!step || step === this.said) return;
    this.said = step;
    this.heard(step);
  }

  leave() {
    this.observer?.disconnect();
    this.observer = null;
  }
}

/** A new answer in one line. */
function spoken({ abstained, statements, gaps, abstention }, words) {
  if (abstained) return fill(words.ready_none, { why: abstention.title });
  const counted = (n, one, many) => (n === 1 ? one : fill(many, { n }));
  const said = counted(statements.length, words.ready_statement, words.ready_statements);
  return fill(words.ready, { what: gaps.length ? `${said}, ${counted(gaps.length, words.ready_gap, words.ready_gaps)}` : said });
}
