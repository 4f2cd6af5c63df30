"""Whether a quote is shown with what makes it understood: who speaks, with what force, as an example, of which year."""

from __future__ import annotations

from evals.marks import SILENT, Mark
from evals.measures.given import Given, Json, meets, says, span_of

_SPEAKER = ("speaker", "author_says")


def speaker(given: Given) -> Mark:
    """Shown speakers that are right, of those that a case names for its evidence, where this is cited. For a search, of
    the quotes that hold it."""
    return _right(given, only=True)


def context(given: Given) -> Mark:
    """Force, examples, year, note and kind shown as they are, of those that a case names for its evidence, where this
    is cited."""
    return _right(given, only=False)


def _right(given: Given, *, only: bool) -> Mark:
    wanted = {n: v for n, v in given.case.context.items() if (n in _SPEAKER) is only}
    if not wanted:
        return SILENT
    shown = given.shown["quotes"] if given.case.search else given.cited
    at = [e for e in shown if (span := span_of(e)) and any(meets(span, piece) for piece in given.gold)]
    if not at:
        return SILENT  # that it is not cited is told by the recall of evidence
    wrong = []
    for name, value in wanted.items():
        if not any(_is_so(e, name, value) for e in at):
            told = ", ".join(sorted({str(_told(e, name)) for e in at}))
            wrong.append(f"{name} is {told}, not {' or '.join(value) if isinstance(value, tuple) else value}")
    return Mark(len(wanted) - len(wrong), len(wanted), "; ".join(wrong))


def _told(shown: Json, name: str) -> object:
    return shown["locator"].get(name) if name in ("note", "kind") else shown.get(name)


def _is_so(shown: Json, name: str, value: object) -> bool:
    told = _told(shown, name)
    if name == "speaker":
        assert isinstance(value, tuple)
        return says(str(told or ""), value)
    return told == value
