/* A server that was started anew knows nothing of the page that is open, and Streamlit tells it of the page only with
   the next thing that is done there: a click of which the server then does not know what to do. So the page asks to be
   drawn as soon as the connection is back. */

const CONNECTION = "data-test-connection-state";

/** Call `act` whenever the connection was lost and is back; returns what ends it. */
function whenBack(act) {
  const app = document.querySelector(`[${CONNECTION}]`);
  if (!app) return () => {};
  let lost = false;
  const watch = new MutationObserver(() => {
    const there = app.getAttribute(CONNECTION) === "CONNECTED";
    if (there && lost) act();
    lost = !there;
  });
  watch.observe(app, { attributes: true, attributeFilter: [CONNECTION] });
  return () => watch.disconnect();
}
