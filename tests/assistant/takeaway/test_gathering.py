"""What goes into a dossier: statements of a kept answer, quotes of the library, a dossier of somebody else's."""

from __future__ import annotations

from dataclasses import replace

from assistant.quote_search import find_quotes
from assistant.quotes import QuoteSearch
from assistant.standing import State
from assistant.takeaway import words
from assistant.takeaway.gathering import from_answer, from_library, from_quote, taken_over
from assistant.takeaway.neighbours import in_library
from assistant.takeaway.values import Dossier, Part, from_json, to_json
from assistant.takeaway.writing import plain, written
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
    assert (first.support, first.verbatim) == ("quoted", True)
    assert (second.support, second.verbatim) == ("imported", False)
    assert (third.support, third.checker) == ("unchecked", "")
    for suffix in (".md", ".bib", ".docx"):
        assert written(given, suffix, None, in_library(island_library))


def test_what_stands_in_no_document_here_is_told_as_imported_in_every_file(island_library: Library) -> None:
    (quote, *_) = find_quotes(QuoteSearch("school boats", "words"), island_library).quotes
    true = from_library(island_library, quote)
    real = true.evidence[0]
    lie = "The boats are paid for by nobody."
    invented = real | {"quote": lie}  # the place, the document and even the key of a passage that stands
    unknown = invented | {"document": real["document"] | {"id": "f" * 64}}
    of_record = unknown | {"locator": real["locator"] | {"kind": "record"}, "found_by": "count"}
    for forged in (invented, unknown, of_record):
        item = replace(true, text=lie, evidence=(forged,), verbatim=forged is not of_record, checker="record")
        given = taken_over(from_json(to_json(Dossier("x", (Part("", (true, item)),)))), island_library)
        again = taken_over(from_json(to_json(given)), island_library)
        assert again == given
        for around in (in_library(island_library), None):
            said = written(given, ".md", None, around).decode()
            alone = written(replace(given, parts=(Part("", given.parts[0].items[1:]),)), ".md", None, around).decode()
            for text in (said, alone, plain(given, None, around)):
                assert f"“{lie}”" not in text
                assert "not found in this library: imported, not checked" in text
                assert words.IMPORTED in text
                assert words.CHANGED not in text
                assert words.WITHDRAWN not in text
            assert "stand in the source" not in alone
            assert f"“{quote.text}”" in said
        if forged is not of_record:
            assert words.IMPORTED in written(given, ".bib").decode()


def test_a_note_of_ours_on_a_quote_is_never_taken_from_a_file(island_library: Library) -> None:
    (quote, *_) = find_quotes(QuoteSearch("school boats", "words"), island_library).quotes
    true = from_library(island_library, quote)
    said = {"gloss": "the boats = bribes", "force": "recommends", "as_of": 1900, "examples_only": True}
    for evidence in (true.evidence[0] | said, true.evidence[0] | said | {"quote": "Nowhere."}):
        item = replace(true, text=evidence["quote"], evidence=(evidence,))
        (taken,) = taken_over(from_json(to_json(Dossier("x", (Part("", (item,)),)))), island_library).parts[0].items
        assert "bribes" not in written(Dossier("x", (Part("", (taken,)),)), ".md").decode()
        if taken.verbatim:
            assert taken == true


def test_a_record_that_is_none_is_left_out() -> None:
    evidence = from_answer("Who?", quoting(SEED))[0].evidence[0]
    broken = evidence | {"document": evidence["document"] | {"record": {"author": 3, "issued": "x"}, "authors": 4}}
    item = replace(from_answer("Who?", quoting(SEED))[0], evidence=(broken,))
    taken = taken_over(Dossier("x", (Part("", (item,)),)), None)
    assert taken.parts[0].items[0].evidence[0]["document"]["record"] == {}
    assert written(taken, ".md")
