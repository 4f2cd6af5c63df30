"""Our own words on the Evaluation page."""

from __future__ import annotations

PAGE = "Evaluation"
CANNOT_READ = "The evaluations cannot be read: {why}"
GONE = "There is no run named “{name}” here. The newest is shown."
BROKEN = "{name}: {why}"
MANGLED = "its results are not as a run writes them ({why}). Make the run anew."
COMMAND = "ssc eval run"
SAME_LIBRARY = "The library is as it was when this was asked."
OTHER_LIBRARY = "The library has changed since: the figures are of {then}, and there are {now} today."
UNKNOWN_LIBRARY = "Whether the library has changed since cannot be told: {why}"
NO_GATES = "No gates were asked of this run."
ALL_PASSED = "All gates passed"
FAILED = "{n} of {all} gates failed"
NOTHING_LOST = "None of {all} cases lost anything."
LOST = "{n} of {all} cases lost something or could not be judged whole."
SHOWN = "Below are the worst {n}."
SAID, MISSING, WITHHELD, FOUND = "Said", "Said to be missing", "Withheld", "Found"
JUDGED, NOT_JUDGED = "Shown as {support}. Judged {verdict}.", "Shown as {support}. Not judged."
NO_QUOTE = "No quote was found."


def held(documents: int, passages: int) -> str:
    """What a library held."""
    return f"{documents:,} documents, {passages:,} passages"


ABOUT = {
    "made": "Made", "asked": "Asked", "judge": "Judged by", "library": "Library", "print": "Its fingerprint",
    "set": "Set of {n} cases",
}  # fmt: skip
MADE, ASKED = "{when}, in {seconds} seconds", "{solver}, chat model {model}"

# What evaluation.js draws.
UI: dict[str, str] = {
    "title": PAGE,
    "lead": (
        "How often the answers hold, on questions whose answers are known. Nothing is asked from here: runs are made "
        "at the terminal."
    ),
    "empty": (
        "No run has been made on this library yet. One is made at the terminal, and is shown here when it is done:"
    ),
    "run": "Run",
    "broken": "Runs that cannot be shown",
    "about": "What was asked of what",
    "figures": "Figures",
    "figures_hint": (
        "Each with its interval of 95 %. n counts the units of a proportion (statements, citations, facts) or the "
        "cases of a mean. What could not be judged is in no figure and is counted in the last column. A dashed line is "
        "what a gate asks of the lower end."
    ),
    "measure": "Measure",
    "figure": "Figure",
    "interval": "95 %",
    "scale": "0 to 1",
    "n": "n",
    "cases": "Cases",
    "unscored": "Not judged",
    "gates": "Gates",
    "gates_hint": "A gate asks it of the lower end of the interval.",
    "gate": "Gate",
    "state": "State",
    "passed": "passed",
    "failed": "failed",
    "low": "Lower end",
    "least": "Asked",
    "by": "By",
    "lost": "Cases that lost",
    "and_more": "and {n} more",
    "kinds": "By kind of question",
    "kinds_hint": "Below each figure its interval and n. Of few cases an interval is wide: it is no finding. "
    "Measures that are whole in every kind are left out.",
    "kind": "Kind of question",
    "trend": "From run to run",
    "trend_hint": (
        "The runs on this library, the oldest first, each with its interval. Hollow: other question sets or another "
        "judge than in the run above, and not to be compared with it."
    ),
    "trend_point": "{run}: {value}, {between}",
    "other": "other sets or judge",
    "worst": "The worst cases",
    "more": "Show {n} more",
    "resting": "Resting on",
    "nearest": "Nearest",
    "nothing": "Nothing.",
    "read": "Read in the source: {place}",
    "expected": "What was asked for",
    "not_judged": "{name}: not judged",
    "scrolls": "A table that scrolls",
}  # fmt: skip
