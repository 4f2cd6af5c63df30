/* What was typed into a dossier and is not kept yet. It outlives the elements, and, in this tab of the browser, the page
   itself: whoever has to sign in again meanwhile finds it where it was. */

const TYPED = "ssc-typed";

class Typed {
  constructor() {
    try {
      this.all = new Map(JSON.parse(sessionStorage.getItem(TYPED)) || []);
    } catch {
      this.all = new Map(); // a browser that keeps nothing
    }
  }

  get(dossier, name) {
    return this.all.get(`${dossier} ${name}`);
  }

  set(dossier, name, text) {
    this.all.set(`${dossier} ${name}`, text);
    this.keep();
  }

  delete(dossier, name) {
    if (this.all.delete(`${dossier} ${name}`)) this.keep();
  }

  keep() {
    try {
      if (this.all.size) sessionStorage.setItem(TYPED, JSON.stringify([...this.all]));
      else sessionStorage.removeItem(TYPED);
    } catch {
      /* as above */
    }
  }
}
