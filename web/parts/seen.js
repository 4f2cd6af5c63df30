/* Who has seen the tour: kept by the browser, for each person that signs in with it. Where the browser keeps nothing,
   the tour is over when this page is left. */

const overHere = (document.sscTourSeen ??= new Set()); // one for all components: each has this script to itself
const seenKey = (person) => `ssc-tour-seen:${person}`;

function seen(person) {
  try {
    return localStorage.getItem(seenKey(person)) !== null || overHere.has(person);
  } catch {
    return overHere.has(person);
  }
}

function setSeen(person, yes) {
  overHere[yes ? "add" : "delete"](person);
  try {
    if (yes) localStorage.setItem(seenKey(person), "1");
    else localStorage.removeItem(seenKey(person));
  } catch {
    // kept for this page, above
  }
}

/** Our own words with *bold* and `typed` parts, as nodes. */
function emphasised(text) {
  return text.split(/(\*[^*]+\*|`[^`]+`)/).filter(Boolean).map((part) => {
    if (/^\*.+\*$/.test(part)) return el("b", { text: part.slice(1, -1) });
    if (/^`.+`$/.test(part)) return el("code", { text: part.slice(1, -1) });
    return document.createTextNode(part);
  });
}
