/* The door of the desk: hands on what Python sends, and how to ask it. */

export default function ({ parentElement, data, setTriggerValue }) {
  DESK.send = setTriggerValue;
  DESK.data = data;
  DESK.tell();
  return () => {
    if (DESK.send === setTriggerValue) DESK.send = null;
  };
}
