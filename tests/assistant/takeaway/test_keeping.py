"""Changes of a dossier: each by name, so that what is done in two tabs at once meets the item that was meant."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import Any

import pytest

from assistant.takeaway import keeping
from assistant.takeaway.errors import DossierUnfit
from assistant.takeaway.values import Dossier, Item, Part, items_of, to_json
from store.errors import TextUnclean
from tests.assistant.takeaway.samples import KELP, SEED, quoting


def noted(text: str) -> Item:
    return Item("note", text, id=text)


HELD = Dossier("Seed", (Part("One", (noted("a"), noted("b")), "1"), Part("Two", (noted("c"),), "2")))


def of(**what: Any) -> Dossier:
    """A dossier of one note, with something of it made otherwise."""
    return Dossier("x", (Part("", (replace(noted("a"), **what),)),))


def order(dossier: Dossier) -> list[list[str]]:
    return [[part.id, *(item.id for item in part.items)] for part in dossier.parts]


def test_what_has_no_name_gets_one_and_always_the_same() -> None:
    bare = replace(HELD, parts=(Part("x", (Item("note", "a"), Item("note", "b", id="n.1"))), Part("y")))
    found = keeping.named(bare)
    ids = [name for part in order(found) for name in part]
    assert len(set(ids)) == len(ids) == 4
    assert keeping.named(bare) == found == keeping.named(found)
    assert keeping.named(HELD) == HELD


@pytest.mark.parametrize(("change", "after"), [
    (keeping.moved_item("a", 1), [["1", "b", "a"], ["2", "c"]]),
    (keeping.moved_item("b", 1), [["1", "a"], ["2", "b", "c"]]),
    (keeping.moved_item("c", -1), [["1", "a", "b", "c"], ["2"]]),
    (keeping.moved_item("a", -1), [["1", "a", "b"], ["2", "c"]]),
    (keeping.moved_item("c", 1), [["1", "a", "b"], ["2", "c"]]),
    (keeping.put("a", "2"), [["1", "b"], ["2", "c", "a"]]),
    (keeping.put("a", "2", "c"), [["1", "b"], ["2", "a", "c"]]),
    (keeping.put("a", "1", "a"), [["1", "a", "b"], ["2", "c"]]),
    (keeping.put("a", "1", "gone"), [["1", "b", "a"], ["2", "c"]]),
    (keeping.moved_part("1", 1), [["2", "c"], ["1", "a", "b"]]),
    (keeping.moved_part("1", -1), [["1", "a", "b"], ["2", "c"]]),
    (keeping.without_item("b"), [["1", "a"], ["2", "c"]]),
    (keeping.without_part("1"), [["2", "c"]]),
    (keeping.with_part("Three", "3"), [["1", "a", "b"], ["2", "c"], ["3"]]),
])  # fmt: skip
def test_what_is_moved_or_taken_out_stands_where_it_should(change: keeping.Change, after: list[list[str]]) -> None:
    assert order(change(HELD)) == after


@pytest.mark.parametrize("id_", ["a", "b", "c", "1", "2"])
def test_what_was_taken_out_comes_back_where_it_stood(id_: str) -> None:
    taken = keeping.removed(HELD, id_)
    out = keeping.without_part(id_) if id_.isdigit() else keeping.without_item(id_)
    back = keeping.restored(taken)
    assert back(out(HELD)) == HELD
    assert back(HELD) == HELD  # twice is once


def test_what_was_taken_out_comes_back_where_all_around_it_went_meanwhile() -> None:
    taken = keeping.removed(HELD, "a")
    bare = keeping.without_part("1")(keeping.without_item("a")(HELD))
    assert order(keeping.restored(taken)(bare)) == [["2", "c", "a"]]
    assert order(keeping.restored(taken)(keeping.without_part("2")(bare))) == [["1", "a"]]
    whole = keeping.removed(HELD, "1")
    moved = keeping.without_part("1")(keeping.put("a", "2")(HELD))
    assert order(keeping.restored(whole)(moved)) == [["1", "b"], ["2", "c", "a"]]


def test_two_tabs_do_not_hit_each_others_items() -> None:
    """Both saw the same order; the second one's change comes after the first one's move."""
    kept = to_json(HELD)
    for change in (keeping.moved_item("a", 1), keeping.written("a", comment="mine"), keeping.without_item("b")):
        kept = keeping.on_kept(change)(kept)
    (one, two) = keeping.read(kept).parts
    assert [(i.id, i.comment) for i in one.items] == [("a", "mine")]
    assert [i.id for i in two.items] == ["c"]


def test_an_item_is_added_once_under_a_heading() -> None:
    items = items_of("Who?", quoting(SEED, KELP))
    once = keeping.with_items(items, "2")(HELD)
    assert [i.text for i in once.parts[1].items] == ["c", SEED.quote, KELP.quote]
    assert keeping.with_items(items, "2")(once) == once
    assert len(keeping.with_items(items, "1")(once).parts[0].items) == 4
    assert [i.text for i in keeping.with_items(items)(Dossier("x")).parts[0].items] == [SEED.quote, KELP.quote]
    assert [p.heading for p in keeping.with_items(items)(HELD).parts] == ["", "One", "Two"]
    assert len({i.id for i in once.parts[1].items}) == 3


def test_ones_own_words_are_written_and_a_sources_never() -> None:
    (item,) = items_of("Who?", quoting(SEED))
    held = Dossier("x", (Part("", (replace(item, id="q"), noted("n")), "p"),))
    write = keeping.written("q", translation=" يقرض ", into="ar", comment="so", text="other words")
    found = write(held).parts[0].items[0]
    assert (found.translation, found.into, found.comment, found.text) == ("يقرض", "ar", "so", SEED.quote)
    assert keeping.written("q", into="<b>")(held).parts[0].items[0].into == ""
    assert keeping.written("n", text="new")(held).parts[0].items[1].text == "new"
    assert keeping.written("n", text=" ")(held).parts[0].items[1].text == "n"


@pytest.mark.parametrize("make", [
    lambda: keeping.moved_item("gone", 1)(HELD), lambda: keeping.headed("gone", "x")(HELD),
    lambda: keeping.with_items([], "gone")(HELD), lambda: keeping.note("  "), lambda: keeping.with_part(" "),
    lambda: keeping.renamed("x" * 301)(HELD), lambda: keeping.written("a", comment="x" * 20_001)(HELD),
    lambda: keeping.with_items([noted(str(n)) for n in range(1000)])(HELD), lambda: keeping.removed(HELD, "gone"),
    lambda: keeping.fit(replace(HELD, title="x" * 301)),
    lambda: keeping.with_part("x")(replace(HELD, parts=tuple(Part(str(n)) for n in range(1000)))),
    lambda: keeping.fit(replace(HELD, parts=tuple(Part(str(n)) for n in range(1001)))),
    lambda: keeping.fit(of(into="tlh")), lambda: keeping.fit(of(support="x" * 301)),
    lambda: keeping.fit(of(checker="x" * 301)), lambda: keeping.fit(of(id="x" * 301)),
    lambda: keeping.fit(of(evidence=tuple({"key": str(n)} for n in range(101)))),
    lambda: keeping.fit(Dossier("x", (Part("", tuple(noted(str(n)) for n in range(1001))),))),
])  # fmt: skip
def test_what_cannot_be_is_told(make: Callable[[], object]) -> None:
    with pytest.raises(DossierUnfit):
        make()


def test_what_no_file_can_hold_is_told() -> None:
    with pytest.raises(TextUnclean):
        keeping.with_part("a\ud800")
    with pytest.raises(TextUnclean):
        keeping.written("a", comment="a\x00")(HELD)
