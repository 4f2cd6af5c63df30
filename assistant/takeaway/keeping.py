"""Changing a dossier: adding, ordering, naming, translating, taking out. Each change takes a dossier and gives another.

Parts and items are named by ids that no move changes, so that what is done in one tab does not hit another item when
something was moved in a second. Where a dossier is kept is not known here; `on_kept` makes a change one of kept JSON.
"""

from __future__ import annotations

import secrets
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

from assistant.takeaway.errors import DossierUnfit
from assistant.takeaway.values import Dossier, Item, Part, from_json, to_json
from store.validation import check_clean

Json = dict[str, Any]
Change = Callable[[Dossier], Dossier]

LONGEST_NAME = 300  # characters of a title or a heading
LONGEST_TEXT = 20_000  # characters of a translation, a comment, a note
MOST_ITEMS = 1_000
MOST_PARTS = 1_000
MOST_EVIDENCE = 100  # of an item
LANGUAGES = frozenset({"", "ar", "en", "es", "fr", "pt", "ru", "zh"})


@dataclass(frozen=True, slots=True)
class Removed:
    """What was taken out and where it stood: an item (in the part `part`) or a whole part, before what is named
    `before` ("": at the end)."""

    what: Item | Part
    part: str
    before: str


def empty(title: str) -> Dossier:
    """A dossier of that title, with nothing in it but a place without a heading. Raises DossierUnfit, TextUnclean."""
    return Dossier(_name(title, "title"), (Part("", (), new_id()),))


def named(dossier: Dossier) -> Dossier:
    """The dossier with an id for each part and item that has none, or one that another has too; always the same ones
    for the same dossier, so that a page and a change that follows it mean the same."""
    taken: set[str] = set()

    def own(id_: str) -> str:
        n, made = 0, id_
        while not made or made in taken:
            n, made = n + 1, f"{id_ or 'n'}.{n}"
        taken.add(made)
        return made

    parts = [replace(part, id=own(part.id)) for part in dossier.parts]
    return replace(
        dossier,
        parts=tuple(replace(p, items=tuple(replace(item, id=own(item.id)) for item in p.items)) for p in parts),
    )


def read(content: Mapping[str, Any]) -> Dossier:
    """A dossier from the JSON that is kept, everything in it named. Raises DossierUnreadable."""
    return named(from_json(content))


def fit(dossier: Dossier) -> Dossier:
    """The dossier, if it keeps to the limits that hold for what is added bit by bit; else raises DossierUnfit."""
    _name(dossier.title, "title")
    if len(dossier.parts) > MOST_PARTS:
        raise DossierUnfit(f"A dossier holds {MOST_PARTS:,} headings at most.")
    for part in dossier.parts:
        _name(part.heading, "heading", empty=True)
        _name(part.id, "name of a heading", empty=True)
    items = [item for part in dossier.parts for item in part.items]
    if len(items) > MOST_ITEMS:
        raise DossierUnfit(f"A dossier holds {MOST_ITEMS:,} items at most.")
    for item in items:
        for text in (item.text, item.translation, item.comment, item.question):
            _words(text, "text of an item")
        for text in (item.support, item.checker, item.id):
            _name(text, "mark of an item", empty=True)
        if item.into not in LANGUAGES:
            raise DossierUnfit(f"An item is translated into {item.into[:20]!r}, which is none of the languages here.")
        if len(item.evidence) > MOST_EVIDENCE:
            raise DossierUnfit(f"An item rests on {len(item.evidence):,} places; at most {MOST_EVIDENCE} are kept.")
    return dossier


def on_kept(change: Change) -> Callable[[Json], Json]:
    """The change as one of the JSON that is kept. What is returned raises DossierUnreadable, and what the change
    raises; then nothing is changed."""

    def changed(content: Json) -> Json:
        return to_json(change(read(content)))

    return changed


def renamed(title: str) -> Change:
    """Give the dossier another title."""
    return lambda dossier: replace(dossier, title=_name(title, "title"))


def with_part(heading: str, id_: str = "") -> Change:
    """Put a heading at the end."""
    part = Part(_name(heading, "heading"), (), id_ or new_id())

    def change(dossier: Dossier) -> Dossier:
        if len(dossier.parts) >= MOST_PARTS:
            raise DossierUnfit(f"A dossier holds {MOST_PARTS:,} headings at most. Begin another one.")
        return replace(dossier, parts=(*dossier.parts, part))

    return change


def with_items(items: Iterable[Item], part: str = "") -> Change:
    """Put items at the end of a part ("": of the one without a heading, which is made in front where there is none),
    each under an id of its own; one that stands in that part already is not put there twice."""
    new = [replace(item, id=new_id()) for item in items]

    def change(dossier: Dossier) -> Dossier:
        if not part and all(p.heading for p in dossier.parts):
            dossier = replace(dossier, parts=(Part("", (), new_id()), *dossier.parts))
        at = _part(dossier, part or next(p.id for p in dossier.parts if not p.heading))
        there = {_same(item) for item in dossier.parts[at].items if item.kind != "note"}
        added = [item for item in new if item.kind == "note" or _same(item) not in there]
        if sum(len(p.items) for p in dossier.parts) + len(added) > MOST_ITEMS:
            raise DossierUnfit(f"A dossier holds {MOST_ITEMS:,} items at most. Begin another one.")
        return _with_items(dossier, at, (*dossier.parts[at].items, *added))

    return change


def note(text: str, part: str = "") -> Change:
    """Put a note of one's own at the end of a part. Raises DossierUnfit for an empty one."""
    if not (text := _words(text, "note").strip()):
        raise DossierUnfit("The note is empty.")
    return with_items([Item("note", text)], part)


def headed(part: str, heading: str) -> Change:
    """Give a part another heading ("" for none)."""

    def change(dossier: Dossier) -> Dossier:
        at = _part(dossier, part)
        return _with_part(dossier, at, replace(dossier.parts[at], heading=_name(heading, "heading", empty=True)))

    return change


def moved_part(part: str, by: int) -> Change:
    """Move a part down by so many places (up: below 0), as far as there are some."""

    def change(dossier: Dossier) -> Dossier:
        at = _part(dossier, part)
        rest = [*dossier.parts[:at], *dossier.parts[at + 1 :]]
        rest.insert(min(max(at + by, 0), len(rest)), dossier.parts[at])
        return replace(dossier, parts=tuple(rest))

    return change


def moved_item(item: str, by: int) -> Change:
    """Move an item one place down (up: `by` below 0): past the last of its part to the beginning of the next part, past
    the first to the end of the one before."""

    def change(dossier: Dossier) -> Dossier:
        p, i = _item(dossier, item)
        items = dossier.parts[p].items
        if 0 <= i + by < len(items):
            rest = [*items[:i], *items[i + 1 :]]
            rest.insert(i + by, items[i])
            return _with_items(dossier, p, rest)
        to = p + (1 if by > 0 else -1)
        if not 0 <= to < len(dossier.parts):
            return dossier
        beside = dossier.parts[to].items
        before = beside[0].id if by > 0 and beside else ""
        return _put(_without(dossier, p, i), items[i], dossier.parts[to].id, before)

    return change


def put(item: str, part: str, before: str = "") -> Change:
    """Put an item into a part, before another one ("": at the end)."""

    def change(dossier: Dossier) -> Dossier:
        p, i = _item(dossier, item)
        _part(dossier, part)
        if before == item:
            return dossier
        return _put(_without(dossier, p, i), dossier.parts[p].items[i], part, before)

    return change


def written(
    item: str, *, translation: str | None = None, into: str | None = None, comment: str | None = None,
    text: str | None = None,
) -> Change:  # fmt: skip
    """Put one's own words in the place of those that an item had; what is None stays. `text` is for notes alone: nobody
    writes what a source says."""

    def change(dossier: Dossier) -> Dossier:
        p, i = _item(dossier, item)
        found = dossier.parts[p].items[i]
        new: dict[str, str] = {}
        if translation is not None:
            new["translation"] = _words(translation, "translation").strip()
        if into is not None:
            new["into"] = into if into in LANGUAGES else ""
        if comment is not None:
            new["comment"] = _words(comment, "comment").strip()
        if text is not None and found.kind == "note" and text.strip():
            new["text"] = _words(text, "note").strip()
        items = list(dossier.parts[p].items)
        items[i] = replace(found, **new)  # type: ignore[arg-type]
        return _with_items(dossier, p, items)

    return change


def without_item(item: str) -> Change:
    """Take an item out."""
    return lambda dossier: _without(dossier, *_item(dossier, item))


def without_part(part: str) -> Change:
    """Take a part out, with all that stands in it."""

    def change(dossier: Dossier) -> Dossier:
        at = _part(dossier, part)
        return replace(dossier, parts=(*dossier.parts[:at], *dossier.parts[at + 1 :]))

    return change


def removed(dossier: Dossier, id_: str) -> Removed:
    """What would be taken out under an id, an item's or a part's. Raises DossierUnfit."""
    for n, part in enumerate(dossier.parts):
        after = dossier.parts[n + 1 : n + 2]
        if part.id == id_:
            return Removed(part, "", after[0].id if after else "")
    p, i = _item(dossier, id_)
    items = dossier.parts[p].items
    return Removed(items[i], dossier.parts[p].id, items[i + 1].id if i + 1 < len(items) else "")


def restored(taken: Removed) -> Change:
    """Put back what was taken out, where it stood as far as what stood there is there still; what is there already
    stays as it is."""

    def change(dossier: Dossier) -> Dossier:
        there = {p.id for p in dossier.parts} | {i.id for p in dossier.parts for i in p.items}
        if taken.what.id in there:
            return dossier
        if isinstance(taken.what, Part):
            parts = list(dossier.parts)
            at = next((n for n, p in enumerate(parts) if p.id == taken.before), len(parts))
            # What was moved out of the part before it was taken out in another tab stands once only.
            parts.insert(at, replace(taken.what, items=tuple(i for i in taken.what.items if i.id not in there)))
            return replace(dossier, parts=tuple(parts))
        if not dossier.parts:
            return replace(dossier, parts=(Part("", (taken.what,), taken.part or new_id()),))
        known = any(p.id == taken.part for p in dossier.parts)
        return _put(dossier, taken.what, taken.part if known else dossier.parts[0].id, taken.before)

    return change


def one_after_another(changes: Sequence[Change]) -> Change:
    """Several changes as one."""

    def change(dossier: Dossier) -> Dossier:
        for one in changes:
            dossier = one(dossier)
        return dossier

    return change


def _put(dossier: Dossier, item: Item, part: str, before: str) -> Dossier:
    at = _part(dossier, part)
    items = list(dossier.parts[at].items)
    items.insert(next((n for n, other in enumerate(items) if other.id == before), len(items)), item)
    return _with_items(dossier, at, items)


def _without(dossier: Dossier, p: int, i: int) -> Dossier:
    items = dossier.parts[p].items
    return _with_items(dossier, p, (*items[:i], *items[i + 1 :]))


def _with_items(dossier: Dossier, at: int, items: Iterable[Item]) -> Dossier:
    return _with_part(dossier, at, replace(dossier.parts[at], items=tuple(items)))


def _with_part(dossier: Dossier, at: int, part: Part) -> Dossier:
    return replace(dossier, parts=(*dossier.parts[:at], part, *dossier.parts[at + 1 :]))


def _part(dossier: Dossier, id_: str) -> int:
    found = next((n for n, part in enumerate(dossier.parts) if part.id == id_), None)
    if found is None:
        raise DossierUnfit("This heading is no longer in the dossier; it was taken out elsewhere.")
    return found


def _item(dossier: Dossier, id_: str) -> tuple[int, int]:
    places = ((p, i) for p, part in enumerate(dossier.parts) for i, item in enumerate(part.items) if item.id == id_)
    found = next(places, None)
    if found is None:
        raise DossierUnfit("This item is no longer in the dossier; it was taken out elsewhere.")
    return found


def _same(item: Item) -> tuple[str, tuple[str, ...]]:
    """By what an item is the same as another: its words and what they rest on."""
    return item.text, tuple(e["key"] for e in item.evidence)


def _name(text: str, what: str, *, empty: bool = False) -> str:
    check_clean(text, f"the {what}")
    line = " ".join(text.split())
    if not line and not empty:
        raise DossierUnfit(f"The {what} is empty.")
    if len(line) > LONGEST_NAME:
        raise DossierUnfit(f"The {what} has {len(line):,} characters; at most {LONGEST_NAME} are kept.")
    return line


def _words(text: str, what: str) -> str:
    check_clean(text, f"the {what}")
    if len(text) > LONGEST_TEXT:
        raise DossierUnfit(f"The {what} has {len(text):,} characters; at most {LONGEST_TEXT:,} are kept.")
    return text


def new_id() -> str:
    """An id that nothing else has."""
    return secrets.token_hex(8)
