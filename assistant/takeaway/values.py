"""What can be taken away: a thread of answers as they were given, and a dossier, which a reader puts together himself.

Values only. Answers and evidence are JSON, as `Answer.to_json` makes them and the notebook keeps them.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import asdict, dataclass
from typing import Any, Literal, get_args

from assistant.standing import around_of
from assistant.takeaway.errors import DossierUnreadable
from store.errors import TextUnclean
from store.validation import check_clean

Json = dict[str, Any]
ItemKind = Literal["statement", "quote", "note"]
KINDS: tuple[str, ...] = get_args(ItemKind)
VERSION = 1
_TEXTS = ("support", "checker", "question", "translation", "comment", "into", "id")


@dataclass(frozen=True, slots=True)
class Asked:
    """A question with its answer. `asked` is ISO 8601, "" where it is not known."""

    question: str
    answer: Json
    asked: str = ""


@dataclass(frozen=True, slots=True)
class Thread:
    """Questions with their answers, in the order in which they were asked."""

    title: str
    turns: tuple[Asked, ...]


@dataclass(frozen=True, slots=True)
class Item:
    """A statement of an answer, a quote, or a note of one's own (which needs no evidence).

    text         the words; of what is `verbatim` the evidence's characters
    support      the mark that the statement had ("quoted", "supported"…), "" for a note
    evidence     JSON of each piece of evidence; its "around" holds the 32 characters before and after it, where known
    checker      who checked the statement; "record" for one made from a record
    question     what was asked when it was found
    translation  one's own, shown beside the original and marked as one's own
    comment      one's own words on it
    into         the language of the translation (a code such as "ar"), "" where it is not said
    id           its name within the dossier, which no move changes; "" where none was given yet (`keeping.named`)
    """

    kind: ItemKind
    text: str
    verbatim: bool = False
    support: str = ""
    evidence: tuple[Json, ...] = ()
    checker: str = ""
    question: str = ""
    translation: str = ""
    comment: str = ""
    into: str = ""
    id: str = ""


@dataclass(frozen=True, slots=True)
class Part:
    """Items under a heading of one's own ("" for none). `id` is its name, as an item's."""

    heading: str
    items: tuple[Item, ...] = ()
    id: str = ""


@dataclass(frozen=True, slots=True)
class Dossier:
    """Statements and quotes gathered from any thread under one's own headings."""

    title: str
    parts: tuple[Part, ...] = ()


Taken = Thread | Dossier


def is_verbatim(text: str, evidence: tuple[Json, ...] | list[Json]) -> bool:
    """Whether a text is letter by letter the quotation of a piece of evidence: only then it stands in marks."""
    return any(e["locator"]["kind"] != "record" and e["quote"] == text for e in evidence)


def items_of(question: str, answer: Json) -> tuple[Item, ...]:
    """The statements of an answer as items of a dossier, in their order. What was withheld is none of them."""
    by_key = {e["key"]: e for e in answer["evidence"]}
    found = []
    for said in answer["statements"]:
        evidence = tuple(
            by_key[key] | ({"around": list(around)} if (around := around_of(answer, key)) else {})
            for key in said["citations"]
            if key in by_key
        )
        found.append(
            Item(
                "statement", said["text"], said["support"] == "quoted" and is_verbatim(said["text"], evidence),
                said["support"], evidence, said["checker"] or "", question,
            )
        )  # fmt: skip
    return tuple(found)


def to_json(dossier: Dossier) -> Json:
    """A dossier as JSON, from which `from_json` makes the same."""
    said = asdict(dossier)
    for part in said["parts"]:
        part["items"] = [item | {"evidence": list(item["evidence"])} for item in part["items"]]
    return {"version": VERSION, "title": said["title"], "parts": list(said["parts"])}


class _UnfitError(Exception):
    """What is wrong with a dossier's JSON, in words for whoever gave it."""


def from_json(said: Mapping[str, Any]) -> Dossier:
    """A dossier from its JSON. Raises DossierUnreadable where it is none, or lacks what its files need."""
    if said.get("version", VERSION) != VERSION:
        raise DossierUnreadable(f"The dossier is of another version; this program reads {VERSION}.")
    try:
        return Dossier(_text(said["title"]), tuple(_part(part) for part in said["parts"]))
    except KeyError as error:
        raise DossierUnreadable(f"This is no dossier: {error.args[0]!r} is missing in it.") from error
    except _UnfitError as error:
        raise DossierUnreadable(f"This is no dossier: {error}.") from error
    except (TypeError, AttributeError, ValueError) as error:
        raise DossierUnreadable("This is no dossier: something in it is not of the kind that belongs there.") from error
    except TextUnclean as error:
        raise DossierUnreadable(f"The dossier cannot be kept: {error}") from error


def _part(said: Mapping[str, Any]) -> Part:
    return Part(_text(said["heading"]), tuple(_item(item) for item in said["items"]), _text(said.get("id", "")))


def _item(said: Mapping[str, Any]) -> Item:
    if said["kind"] not in KINDS:
        raise _UnfitError("an item of it is neither a statement nor a quote nor a note")
    evidence = tuple(dict(e) for e in said.get("evidence", ()))
    for one in evidence:
        _ = one["key"], one["quote"], one["speaker"], one["locator"]["kind"], one["document"]["id"]
    verbatim = said.get("verbatim", False) is True
    if verbatim and not is_verbatim(said["text"], evidence):
        raise _UnfitError("an item is called verbatim whose words are not those of its evidence")
    texts = {name: _text(said.get(name, "")) for name in _TEXTS}
    return Item(said["kind"], _text(said["text"]), verbatim, evidence=evidence, **texts)


def _text(value: object) -> str:
    if not isinstance(value, str):
        raise _UnfitError("there is something else where a text belongs")
    check_clean(value, "a text of it")
    return value
