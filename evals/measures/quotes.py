"""Whether what is shown as a source's words stands there letter by letter, and where it is said to stand.

Both are looked up in the text of the document as the library has it; no judge takes part.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from evals.marks import SILENT, Mark, unscored
from evals.measures.given import Given, Json, span_of
from store.errors import DocumentUnknown


def verbatim(given: Given) -> Mark:
    """Quotes that stand letter by letter at their place in their document (`text[start:end] == quote`), of all that are
    shown: cited by a statement, or told as the nearest to a gap."""
    right, all_, wrong = 0, 0, []
    keys = dict.fromkeys(key for gap in given.shown["gaps"] for key in gap["nearest"])
    nearest = [e for key in keys if (e := given.by_key.get(key)) and e not in given.cited]
    for evidence in [*given.cited, *nearest]:
        if (span := span_of(evidence)) is None:
            continue
        all_ += 1
        try:
            stands = given.paged(span[0]).text[span[1] : span[2]] == evidence["quote"] != ""
        except DocumentUnknown:
            stands = False
        right += stands
        wrong += [] if stands else [f"“{_short(evidence['quote'])}” does not stand at its place"]
    return Mark(right, all_, "; ".join(wrong)) if all_ else SILENT


def quoted(given: Given) -> Mark:
    """Statements that stand letter by letter in a quote that they cite, of those that are marked as quoted."""
    said = [s for s in given.statements if s["support"] == "quoted"]
    off = [s for s in said if not any(_bare(s["text"]) in _bare(e["quote"]) for e in given.evidence_of(s))]
    wrong = [f"“{_short(s['text'])}” is marked as quoted and stands in no quote it cites" for s in off]
    return Mark(len(said) - len(off), len(said), "; ".join(wrong)) if said else SILENT


def place(given: Given) -> Mark:
    """Cited places that are right, of all that are told: document, pages, printed labels, section, paragraph and note
    as they follow from the span (`PagedText.runs` and `blocks`), the pages counted here once more from the runs."""
    right, all_, wrong = 0, 0, []
    for evidence in given.cited:
        if (span := span_of(evidence)) is None:
            continue
        all_ += 1
        try:
            paged = given.paged(span[0])
        except DocumentUnknown:
            wrong.append(f"{evidence['document'].get('source')} is not in the library")
            continue
        told = evidence["locator"]
        pages = sorted(
            {
                run.page
                for run in paged.runs
                if run.page
                and run.start < span[2]
                and span[1] < run.start + run.length
                and paged.text[max(run.start, span[1]) : min(run.start + run.length, span[2])].strip()
            }
        )
        meant = paged.locate(span[1], span[2])
        off = [name for name, is_so in _differences(told, pages, meant).items() if not is_so]
        right += not off
        wrong += [f"“{_short(evidence['quote'])}”: {', '.join(off)} not as told"] if off else []
    return Mark(right, all_, "; ".join(wrong)) if all_ else SILENT


def _differences(told: Json, pages: list[int], meant: Any) -> Mapping[str, bool]:
    return {
        "pages": list(told["pages"]) == pages,
        "printed pages": list(told["labels"]) == list(meant.labels),
        "section": told["section"] == meant.section,
        "paragraph": told["paragraph"] == meant.paragraph,
        "note": told["note"] == meant.note,
        "kind": told["kind"] == meant.kind,
    }


def copied(given: Given) -> Mark:
    """The copy rate: of the words of the statements, the share that stand in a quote that the statement cites, in a run
    of at least five (cf. extractive fragment coverage, Grusky et al. 2018). An amount: neither good nor bad."""
    if not given.statements:
        return SILENT
    met = total = 0
    for statement in given.statements:
        words = _words(statement["text"])
        quotes = [_words(e["quote"]) for e in given.evidence_of(statement)]
        runs = {tuple(q[i : i + 5]) for q in quotes for i in range(len(q) - 4)}
        hit: set[int] = set()
        for i in range(len(words) - 4):
            if tuple(words[i : i + 5]) in runs:
                hit.update(range(i, i + 5))
        met, total = met + len(hit), total + len(words)
    return Mark(met, total) if total else unscored("no statement has a word")


def _words(text: str) -> list[str]:
    return _bare(text).casefold().split()


def _bare(text: str) -> str:
    """A quote without the marks that are put around it, with single spaces."""
    return " ".join(text.split()).strip("“”„«»\"' ")


def _short(text: str) -> str:
    return text if len(text) <= 80 else f"{text[:79]}…"
