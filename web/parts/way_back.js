/* Where one wanted to go before one had to sign in: kept for this tab alone. An issuer leads back to the first page,
   whatever page one came from. */

const BACK = "ssc-back";
const CHANNEL = "ssc-account";

function readBack() {
  try {
    return sessionStorage.getItem(BACK);
  } catch {
    return null; // a browser that keeps nothing: one comes to the first page
  }
}

/** Keep this address, but for the first page where another was kept: one was led here by a sign-in that failed. */
function keepBack() {
  const first = location.search === "" && location.pathname === new URL(document.baseURI).pathname;
  try {
    if (!first || readBack() === null) sessionStorage.setItem(BACK, location.pathname + location.search);
  } catch {
    /* as above */
  }
}

/** Go to the address that was kept, once. */
function goBack() {
  const kept = readBack();
  if (kept === null) return;
  sessionStorage.removeItem(BACK);
  const to = new URL(kept, location.origin);
  if (to.origin === location.origin && to.href !== location.href) location.replace(to.href);
}

/** Tell the other tabs that nobody is signed in in this browser. */
function tellTabs() {
  const channel = new BroadcastChannel(CHANNEL);
  channel.postMessage("out");
  channel.close();
}

/** Load this page anew when another tab finds that nobody is signed in; until what is returned is called. */
function heedTabs() {
  const channel = new BroadcastChannel(CHANNEL);
  channel.addEventListener("message", () => location.reload());
  return () => channel.close();
}
