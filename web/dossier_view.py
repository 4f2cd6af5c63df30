"""From a dossier and the library to the plain data that the Dossier page draws: text only, nothing of it is markup."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from assistant.standing import Standing
from assistant.takeaway.values import Dossier, Item
from store.documents import Document
from store.notebook.dossiers import Outline
from web import dossier_words as own
from web import places, view, words

Json = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Sources:
    """Where evidence is looked up: the documents that are in the library now, by id, and what reads their texts."""

    shelf: Mapping[str, Document]
    texts: Callable[[], view.Texts]


def listed(kept: Iterable[Outline]) -> list[Json]:
    """The dossiers as they are listed."""
    return [{"id": one.id, "title": one.title, "count": own.count(one.items)} for one in kept]


def offered(kept: Iterable[Outline]) -> list[Json]:
    """The dossiers with their headings, as something to be added is offered them."""
    return [{"id": one.id, "title": one.title, "headings": [list(h) for h in one.headings]} for one in kept]


def drawn(id_: str, dossier: Dossier, sources: Sources) -> Json:
    """A dossier with its parts and items. Citations are numbered through it, for the reading pane."""
    numbers = _numbers(dossier)
    return {
        "id": id_,
        "title": dossier.title,
        "parts": [
            {"id": part.id, "heading": part.heading, "items": [_item(item, numbers, sources) for item in part.items]}
            for part in dossier.parts
        ],
    }


def _numbers(dossier: Dossier) -> dict[tuple[str, str], int]:
    """A number for each piece of evidence of each item."""
    keys = ((item.id, e["key"]) for part in dossier.parts for item in part.items for e in item.evidence)
    return {key: n for n, key in enumerate(dict.fromkeys(keys), start=1)}


def _item(item: Item, numbers: Mapping[tuple[str, str], int], sources: Sources) -> Json:
    mine = {"translation": item.translation, "into": item.into, "comment": item.comment}
    if item.kind == "note":
        return {"id": item.id, "kind": "note", "text": item.text, **mine}
    evidence = {e["key"]: e for e in item.evidence}
    here = {key: numbers[item.id, key] for key in evidence}
    states = {key: _state(e, sources) for key, e in evidence.items()}
    citations = [_citation(e, here[key], *states[key], sources) for key, e in evidence.items()]
    # "Quoted" is said of nothing but the evidence's own characters, whatever was kept of it.
    support = "quoted" if item.verbatim else "unchecked" if item.support == "quoted" else item.support
    said = {"text": item.text, "citations": list(evidence), "support": support, "why": "", "checker": item.checker}
    shown = view.statement(said, evidence, here, states)
    return {
        "id": item.id,
        "kind": item.kind,
        "language": next((e["document"]["record"].get("language", "") for e in evidence.values()), ""),
        "question": item.question,
        "citations": citations,
        **{name: shown[name] for name in ("text", "quoted", "support", "mark", "meaning", "gone", "who", "glosses")},
        **mine,
    }


def _state(evidence: Json, sources: Sources) -> tuple[Standing | None, str]:
    around = evidence.get("around")
    kept = (str(around[0]), str(around[1])) if around else None
    return view.state(evidence, kept, sources.shelf, sources.texts)


def _citation(evidence: Json, n: int, found: Standing | None, why: str, sources: Sources) -> Json:
    """A citation for the pane, which asks for the text around it itself where it can; with its line for the card."""
    made = view.citation(evidence, n, found, why, sources.shelf, sources.texts)
    place = places.place(evidence["locator"], limit=120) or words.RECORDS
    # The same place twice on one line says nothing: a record has no other.
    line = made["title"] if made["record"] else " · ".join(part for part in (made["about"], place) if part)
    return made | {"line": line, "context": None if made["sight"] else made["context"]}
