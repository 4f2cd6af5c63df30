"""What goes into a dossier: statements of a kept answer, quotes of the library, a dossier of somebody else's."""

from __future__ import annotations

from dataclasses import replace

from assistant.quote_search import find_quotes
from assistant.quotes import QuoteSearch
from assistant.standing import State
from assistant.takeaway.gathering import from_answer, from_library, from_quote, taken_over
from assistant.takeaway.neighbours import in_library
from assistant.takeaway.values import Dossier, Part, from_json, is_verbatim, to_json
from assistant.takeaway.writing import written
from store.library import Library
from tests.assistant.takeaway.samples import KELP, SEED, quoting


def test_statements_are_chosen_by_their_place() -> None:
    answer = quoting(SEED, KELP)
    assert [i.text for i in from_answer("Who?", answer)] == [SEED.quote, KELP.quote]
    assert [i.text for i in from_answer("Who?", answer, [1, 1, 7, -1])] == [KELP.quote]
    assert from_answer("Who?", answer, []) == ()


def test_a_quote_of_the_library_stands_with_its_neighbours(island_library: Library) -> None:
    (quote, *_) = find_quotes(QuoteSearch("school boats", "words"), island_library).quotes
    item = from_library(island_library, quote)
    assert (item.kind, item.verbatim, item.text) == ("quote", True, quote.text)
    found = in_library(island_library)(item.evidence[0])
    assert found
    assert found.state is State.STANDS
    said = written(Dossier("x", (Part("", (item,)),)), ".md", None, in_library(island_library)).decode()
    assert f"“{quote.text}”" in said
    assert "### Passage 1" in said


def test_what_somebody_hands_over_is_vouched_for_only_as_far_as_the_library_bears_it_out(
    island_library: Library,
) -> None:
    (quote, *_) = find_quotes(QuoteSearch("school boats", "words"), island_library).quotes
    true = from_quote(quote)
    forged = true.evidence[0] | {"speaker": "<script>", "document": {"id": quote.document.id, "title": "A lie"}}
    nowhere = forged | {"quote": "It never stood there.", "key": "nowhere1", "locator": {"kind": "body"}}
    made_up = replace(true, text="It never stood there.", evidence=(nowhere,))
    checked = replace(true, kind="statement", text="Boats!", verbatim=False, support="supported", checker="trust me")
    given = Dossier("x", (Part("", (replace(true, evidence=(forged,)), made_up, checked)),))
    given = taken_over(from_json(to_json(given)), island_library)
    first, second, third = given.parts[0].items
    assert first.evidence[0]["speaker"] == quote.speaker
    assert first.evidence[0]["document"]["title"] == quote.document.record.title
    assert in_library(island_library)(second.evidence[0]).state is State.CHANGED  # type: ignore[union-attr]
    assert (third.support, third.checker) == ("unchecked", "")
    assert all(is_verbatim(i.text, i.evidence) for i in (first, second))
    for suffix in (".md", ".bib", ".docx"):
        assert written(given, suffix, None, in_library(island_library))


def test_a_record_that_is_none_is_left_out() -> None:
    evidence = from_answer("Who?", quoting(SEED))[0].evidence[0]
    broken = evidence | {"document": evidence["document"] | {"record": {"author": 3, "issued": "x"}, "authors": 4}}
    item = replace(from_answer("Who?", quoting(SEED))[0], evidence=(broken,))
    taken = taken_over(Dossier("x", (Part("", (item,)),)), None)
    assert taken.parts[0].items[0].evidence[0]["document"]["record"] == {}
    assert written(taken, ".md")
