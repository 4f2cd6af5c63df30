"""From the JSON of an answer and the library to the plain data that the component draws.

Pure but for reading texts from the library. Numbers follow the order of first citation: statements, then gaps,
then what was withheld. Nothing here is markup; every string is shown as text.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from typing import Any, Protocol

from assistant.feedback import statement_key
from assistant.record import filters_from_json
from assistant.standing import Standing, State, around_of, standing
from assistant.takeaway import places as in_files
from assistant.takeaway.places import RECORD
from store.documents import Document, PagedText
from store.errors import SscError
from web import context, filter_words, places, tables, words
from web.filter_wording import in_words

Json = dict[str, Any]
States = Mapping[str, tuple[Standing | None, str]]  # what has become of evidence, by key, as `state` tells it


class Texts(Protocol):
    """What a view needs of the library."""

    def paged(self, document_id: str) -> PagedText: ...


class Once:
    """The texts of a library, each read once: a document may leave between two looks."""

    def __init__(self, texts: Callable[[], Texts]) -> None:
        self._texts = texts
        self._read: dict[str, PagedText] = {}

    def __call__(self) -> Texts:
        return self

    def paged(self, document_id: str) -> PagedText:
        """The text of a document. Raises SscError, but never for one that was read."""
        if document_id not in self._read:
            self._read[document_id] = self._texts().paged(document_id)
        return self._read[document_id]


def turn(question: str, answer: Json, shelf: Mapping[str, Document], texts: Callable[[], Texts]) -> Json:
    """One question with its answer. `shelf` holds the documents that are in the library now, by id; `texts` gives the
    library, and is called only for one of them."""
    numbers, texts = number(answer), Once(texts)
    where = filters_from_json((answer.get("record") or {}).get("filters", {}))
    evidence = {e["key"]: e for e in answer["evidence"]}
    cited = [evidence[key] for key in numbers if key in evidence]
    states = {e["key"]: state(e, around_of(answer, e["key"]), shelf, texts) for e in cited}
    citations = [citation(e, numbers[e["key"]], *states[e["key"]], shelf, texts) for e in cited]
    said = [key for s in answer["statements"] for key in s["citations"]]
    gone = frozenset(key for key, (found, _) in states.items() if found and found.gone)
    return {
        "id": answer["id"],
        "question": question,
        "understood": understood(question, answer),
        "notice": answer.get("notice") or "",
        "how": how(answer, in_words(where, shelf), len(shelf)),
        "abstained": answer["abstained"],
        "abstention": abstention(answer, numbers, filtered=bool(where)) if answer["abstained"] else None,
        "statements": tables.merged(
            [
                statement(s, evidence, numbers, states) | {"at": [n], "key": statement_key(n + 1)}
                for n, s in enumerate(answer["statements"])
            ],
            answer["statements"],
            evidence,
        ),
        "gaps": [] if answer["abstained"] else [gap(g, numbers) for g in answer["gaps"]],
        "withheld": [held(s, numbers) for s in answer["withheld"]],
        "citations": citations,
        "sources": sources([e for e in cited if e["key"] in said], numbers, gone),
    }


def number(answer: Json) -> dict[str, int]:
    """Citation numbers by key, in the order of first citation."""
    known = {e["key"] for e in answer["evidence"]}
    keys = [key for s in answer["statements"] for key in s["citations"]]
    keys += [key for g in answer["gaps"] for key in g["nearest"]]
    keys += [key for s in answer["withheld"] for key in s["citations"]]
    return {key: n for n, key in enumerate(dict.fromkeys(k for k in keys if k in known), start=1)}


def numbered(keys: Iterable[str], numbers: Mapping[str, int]) -> list[int]:
    return [numbers[key] for key in dict.fromkeys(keys) if key in numbers]


def understood(question: str, answer: Json) -> list[str]:
    """How the question was read, where that differs from what was typed: a label of ours and the words."""
    typed = " ".join(question.split())
    alone = " ".join(str(answer.get("stand_alone") or "").split())
    if not alone or alone.casefold() == typed.casefold():
        return []
    if alone.startswith(f"{typed} (") and alone.endswith(")"):
        return [words.TOGETHER, alone[len(typed) + 2 : -1]]
    return [words.UNDERSTOOD, alone]


def how(answer: Json, filtered: str, documents: int) -> str:
    """The line that says how the answer was made; where its filter (in words) let nothing pass, the filter."""
    line = in_files.how(answer, documents, filtered)
    return line or (filter_words.ON.format(filters=filtered) if filtered else "")


def statement(said: Json, evidence: Mapping[str, Json], numbers: Mapping[str, int], states: States) -> Json:
    """One statement; `states` are those of its evidence, by key."""
    from_record = said["checker"] == RECORD
    cited = [evidence[key] for key in said["citations"] if key in evidence]
    mark = in_files.mark_of(said["support"], said["checker"] or "", cited)
    support = RECORD if from_record else "weak" if mark == "weak" else said["support"]
    word, meaning = words.MARKS[mark]
    verbatim = support == "quoted"
    lines = dict.fromkeys(places.attribution(e) for e in cited)
    return {
        "text": places.quoted(said["text"]) if verbatim else said["text"],
        "rows": [],
        "quoted": verbatim,
        "support": support,
        "mark": word,
        "meaning": meaning,
        "why": "" if from_record else said["why"],
        "checker": "" if from_record or verbatim else words.CHECKED_BY.format(name=said["checker"] or words.NOBODY),
        "cites": numbered(said["citations"], numbers),
        "gone": in_files.withdrawn(cited, [found.state if (found := states[e["key"]][0]) else None for e in cited]),
        "who": list(lines),
        "glosses": glosses(said, evidence),
    }


def glosses(said: Json, evidence: Mapping[str, Json]) -> list[str]:
    """What is ours beside a statement: to what its quotations point back."""
    told = (places.gloss(evidence[key]) for key in said["citations"] if key in evidence)
    return [line for line in dict.fromkeys(told) if line]


def gap(missing: Json, numbers: Mapping[str, int]) -> Json:
    return {
        "ask": missing["ask"].strip().rstrip(".") + ".",
        "reason": missing["reason"],
        "cites": numbered(missing["nearest"], numbers),
    }


def abstention(answer: Json, numbers: Mapping[str, int], *, filtered: bool = False) -> Json:
    """What is said where nothing answers: the reasons, the nearest passages, what may help; where a filter was on, the
    offer to ask without it."""
    gaps: Sequence[Json] = answer["gaps"]
    lines = [g["reason"] for g in gaps]
    if len(set(lines)) > 1:  # the same reason for everything is said once
        lines = [f"{g['ask'].rstrip('.?')[:1].upper()}{g['ask'].rstrip('.?')[1:]}: {g['reason']}" for g in gaps]
    return {
        "title": words.ABSTAIN_TITLE,
        "lines": list(dict.fromkeys(line for line in lines if line)),
        "nearest": numbered((key for g in gaps for key in g["nearest"]), numbers),
        "tries": list(words.ABSTAIN_TRIES),
        "again": filter_words.AGAIN if filtered else "",
    }


def held(said: Json, numbers: Mapping[str, int]) -> Json:
    word, why = words.MARKS.get(said["support"], words.MARKS["unsupported"])
    return {
        "text": said["text"],
        "mark": word,
        "why": f"{(said['why'] or why).rstrip('.')}.",
        "checker": words.CHECKED_BY.format(name=said["checker"] or words.NOBODY),
        "cites": numbered(said["citations"], numbers),
    }


def citation(
    evidence: Json, n: int, found: Standing | None, why: str, shelf: Mapping[str, Document], texts: Callable[[], Texts]
) -> Json:
    """One citation with all that the popover and the reading pane show: what has become of it (None: that cannot be
    told, and `why` says the reason)."""
    document, locator = evidence["document"], evidence["locator"]
    record, imported = locator["kind"] == RECORD, in_files.is_imported(evidence)
    gone = bool(found and found.gone)
    note = words.IMPORTED if imported else why or (_note(found.state, record=record) if found else "")
    span = found.span if found else None
    paged = texts().paged(document["id"]) if span else None
    around = context.around(paged, *span) if paged and span else None
    block = {"kind": "body", "own": True, "pieces": [[evidence["quote"], not record]]}
    alone = {"section": locator["section"], "blocks": [block], "notes": []}
    return {
        "n": n,
        "key": evidence["key"],
        "quote": evidence["quote"],
        "quoted": evidence["quote"] if imported else places.quoted(evidence["quote"]),
        "title": words.RECORDS if record else places.title(document),
        "about": "" if record else places.about(document),
        "place": places.place(locator, limit=120) or words.RECORDS,
        "who": places.attribution(evidence),
        "reference": places.reference(evidence),
        "record": record,
        "withdrawn": gone and not imported,
        "note": note,
        "beside": note if gone or imported else "",  # what is copied says it, too
        "context": around or alone,
        "sight": sight(shelf.get(document["id"]), span, paged.pages_of(*span)) if paged and span else None,
    }


def sight(document: Document | None, span: tuple[int | None, int | None], pages: Sequence[int]) -> Json | None:
    """Where the reading pane can look: a span of a document and the pages on which it stands. `pictured`: the pages can
    be shown as they are printed. None for what has no place."""
    start, end = span
    if document is None or start is None or end is None:
        return None
    pictured = document.format == "pdf" and bool(pages)
    return {"document": document.id, "start": start, "end": end, "pages": list(pages), "pictured": pictured}


def state(
    evidence: Json, around: tuple[str, str] | None, shelf: Mapping[str, Document], texts: Callable[[], Texts]
) -> tuple[Standing | None, str]:
    """What has become of a piece of evidence, or None and why that cannot be told."""
    id_ = evidence["document"]["id"]
    try:
        return standing(evidence, around, shelf.get(id_), lambda: texts().paged(id_)), ""
    except SscError as error:
        return None, words.UNREAD.format(why=error)  # the answer itself can still be read


def _note(state: State, *, record: bool) -> str:
    if state is State.WITHDRAWN:
        return words.LOST
    if state is State.CHANGED:
        return words.RECORD_CHANGED if record else words.CHANGED
    return words.FROM_RECORDS if record else ""


def sources(cited: Sequence[Json], numbers: Mapping[str, int], gone: Collection[str]) -> list[Json]:
    """One card a document, in the order of first citation, with the places cited from it; `gone` are the keys of the
    evidence that no longer stands."""
    cards: dict[str, Json] = {}
    for evidence in sorted(cited, key=lambda e: numbers[e["key"]]):
        document, record = evidence["document"], evidence["locator"]["kind"] == RECORD
        card: Json = {
            "title": words.RECORDS if record else places.title(document),
            "about": "" if record else places.about(document),
            "withdrawn": False,
            "cites": [],
        }
        place = words.RECORD_PLACE if record else places.place(evidence["locator"])
        card = cards.setdefault(RECORD if record else document["id"], card)
        card["withdrawn"] = card["withdrawn"] or evidence["key"] in gone
        card["cites"].append({"n": numbers[evidence["key"]], "place": place})
    return list(cards.values())
