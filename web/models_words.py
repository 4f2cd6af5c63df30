"""Our own words about the chat models, about an answer that was stopped, and about what to ask next."""

from __future__ import annotations

NOBODY = "Sources’ own words (no model)"
NOTHING_LEAVES = "Nothing leaves this machine."
LEAVES = "Your question, the earlier questions of this thread and the passages found are sent to {host}."
LEAVES_SOMEWHERE = (
    "Your question, the earlier questions of this thread and the passages found are sent to the servers of {provider}."
)

# What the choice of a model draws.
UI: dict[str, str] = {"phrased_by": "Answers phrased by"}

# What the answers' component draws: the button that stops, what is said then, what may be asked next.
ANSWERS: dict[str, str] = {
    "stop": "Stop",
    "stopped": "Stopped. Nothing was kept.",
    "ask_again": "Ask again",
    "follow_ups": "Ask next",
}
