/* The way from the list of threads to the search and back; it draws nothing. The list is a component of its own. */

export default function ({ data, setTriggerValue }) {
  const seeking = (window.sscSeeking ||= { list: null, send: null, asked: null });
  seeking.send = (asked) => setTriggerValue("find", asked);
  if (data.found) seeking.list?.told(data.found);
  if (seeking.asked) {
    seeking.send(seeking.asked); // typed before this was there
    seeking.asked = null;
  }
}
