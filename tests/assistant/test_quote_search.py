"""Searching for quotes: by topic, words and phrase, and by who speaks, where and in what."""

from __future__ import annotations

import random
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from assistant.quote_search import find_quotes, quote_at, raw_of
from assistant.quotes import Quote, Quotes, QuoteSearch
from assistant.references.plain import plain_citation
from evals.alterations import lies
from ingest.job import ingest
from store.documents import PagedText, Run
from store.exact import exact, exact_spans
from store.library import Library
from store.where import Where
from store.words import units
from tests.fakes import HashingEncoder


def search(library: Library, query: str = "", **how: object) -> Quotes:
    return find_quotes(QuoteSearch(query, **how), library)  # type: ignore[arg-type]


def texts(found: Quotes) -> list[str]:
    return [q.text for q in found.quotes]


def test_an_exact_phrase_brings_the_whole_sentence_with_its_place(island_library: Library) -> None:
    found = search(island_library, "a shared store of living seaweed", mode="exact")
    assert found.total == 1
    quote = found.quotes[0]
    assert quote.text.startswith("A kelp bank is")
    assert quote.text.endswith("within three years.")
    assert quote.text[slice(*quote.matches[0])] == "a shared store of living seaweed"
    assert quote.locator.section == "How the banks began"
    assert (quote.speaker, quote.author_says, quote.original) == ("Tamsin Okoro & Ilse Varga", True, None)


def test_quotation_marks_around_a_phrase_are_no_part_of_it(island_library: Library) -> None:
    assert search(island_library, "“a shared store of living seaweed”", mode="exact").total == 1


@pytest.mark.parametrize("altered", ["a shared stores of living", "A shared store", "a shared store, of", "37 village"])
def test_an_exact_phrase_is_met_as_it_is_written_or_not_at_all(altered: str, island_library: Library) -> None:
    assert search(island_library, altered, mode="exact").total == 0


def test_a_phrase_over_two_sentences_brings_both(island_library: Library) -> None:
    found = search(island_library, "in June 1994. Nine villages founded it", mode="exact")
    assert found.total == 1
    assert found.quotes[0].text.startswith("The first kelp bank")
    assert found.quotes[0].text.endswith("lines away.")


def test_words_are_met_in_any_order_and_form_within_one_sentence(island_library: Library) -> None:
    found = search(island_library, "villages exchange", mode="words")
    assert any("37 villages take part in the exchange" in t for t in texts(found))
    for quote in found.quotes:
        assert re.search("villag", quote.text, re.IGNORECASE)
        assert re.search("exchang", quote.text, re.IGNORECASE)
        assert len(quote.matches) >= 2


def test_words_between_marks_follow_one_another(island_library: Library) -> None:
    assert search(island_library, '"living seaweed" member', mode="words").total == 1
    assert search(island_library, '"seaweed living" member', mode="words").total == 0


def test_a_search_by_words_is_complete_and_paged(island_library: Library) -> None:
    whole = search(island_library, "villages", mode="words", limit=1000)
    counted = 0
    for document in island_library.documents():
        paged = island_library.paged(document.id)
        blocks = [(document.id, i) for i in range(len(paged.blocks))]
        spans = [paged.text[s.start : s.end] for _, s in island_library.places_of(blocks)]
        counted += sum(bool(re.search(r"\bvillages?\b", span, re.IGNORECASE)) for span in spans)
    assert whole.total == len(whole.quotes) == counted > 4
    paged_out = [
        q.key
        for at in range(0, counted, 3)
        for q in search(island_library, "villages", mode="words", limit=3, offset=at).quotes
    ]
    assert paged_out == [q.key for q in whole.quotes]


def test_a_topic_is_ranked_and_prose(island_library: Library) -> None:
    found = search(island_library, "what boats cost the government")
    assert "4.2 million dollars" in found.quotes[0].text
    assert not {q.locator.kind for q in found.quotes} & {"heading", "reference", "caption", "table"}
    assert [q.score for q in found.quotes]
    assert found.total >= len(found.quotes)


def test_a_topic_keeps_to_the_filters(island_library: Library) -> None:
    found = search(island_library, "boats", where=Where(authors=("Achterberg",)))
    assert found.quotes
    assert {q.document.record.authors[0].family for q in found.quotes} == {"Achterberg"}
    within = search(island_library, "villages", section="what the exchange costs")
    assert {q.locator.section for q in within.quotes} == {"What the exchange costs"}
    lists = search(island_library, "villages", kinds=("list",))
    assert {q.locator.kind for q in lists.quotes} == {"list"}


def test_by_speaker_the_author_or_whom_he_quotes(island_library: Library) -> None:
    own = search(island_library, speaker="okoro", limit=200)
    assert own.total > 5
    assert all("Okoro" in q.speaker for q in own.quotes)
    assert search(island_library, speaker="Nobody Such").total == 0
    assert search(island_library, speaker="!!!").total == 0


def test_the_sentences_around_a_quote_are_those_of_its_paragraph(island_library: Library) -> None:
    quote = search(island_library, "The engineer Bakar Lindqvist drew", mode="exact").quotes[0]
    assert quote.before.startswith("Nine villages founded it")
    assert quote.after.startswith("Today 37 villages")
    first = search(island_library, "The first kelp bank of Orlenna opened", mode="exact").quotes[0]
    assert first.before == ""


@pytest.mark.parametrize("odd", ["\x00", "\ud800", "?", "“", "(((", "*", '"' * 50, "a" * 5000, "<b>", "🙂", "٣"])
@pytest.mark.parametrize("mode", ["topic", "words", "exact"])
def test_odd_searches_find_nothing_and_break_nothing(odd: str, mode: str, island_library: Library) -> None:
    assert search(island_library, f"{odd} zyxwv {odd}", mode=mode).total >= 0
    assert search(island_library, odd, mode="exact").quotes == ()


def _every_quote(library: Library) -> Iterator[Quote]:
    for document in library.documents():
        paged = library.paged(document.id)
        blocks = [(document.id, i) for i in range(len(paged.blocks))]
        for _, sentence in library.places_of(blocks):
            yield quote_at(library, document.id, sentence.start, sentence.end)


@pytest.mark.parametrize("name", ["starter", "corpus"])
def test_every_quote_stands_in_its_document_letter_by_letter(name: str, request: pytest.FixtureRequest) -> None:
    library: Library = request.getfixturevalue(name)
    count = 0
    for quote in _every_quote(library):
        paged = library.paged(quote.document.id)
        start, end = quote.locator.start, quote.locator.end
        assert start is not None
        assert end is not None
        assert paged.text[start:end] == quote.text
        assert quote.speaker
        spans = paged.raw_spans(start, end)
        if not quote.raw:
            assert paged.raw[spans[0][0] : spans[-1][1]].split() == quote.text.split()
        for one in quote.differences:
            assert one.raw in "".join(quote.raw)
            assert one.shown in quote.text
        if not quote.differences:
            raw = "".join(quote.raw) or paged.raw[spans[0][0] : spans[-1][1]]
            assert "".join(raw.split()) == "".join(quote.text.split())
        count += 1
    assert count > 200


@pytest.mark.parametrize("name", ["starter", "corpus"])
def test_a_thousand_altered_quotes_are_found_nowhere(name: str, request: pytest.FixtureRequest) -> None:
    library: Library = request.getfixturevalue(name)
    chance = random.Random(7)
    true = [q.text for q in _every_quote(library) if 6 <= len(q.text.split()) <= 60]
    altered = []
    for text in true:
        others = chance.sample(true, 3)
        altered += [a.text for a in lies(text, others, chance) if not a.true and a.kind in KINDS and a.text not in true]
        altered.append(_other_word(text, chance))
    chance.shuffle(altered)
    assert len(altered) >= 500
    met = [text for text in altered[:500] if search(library, text, mode="exact").total]
    assert met == []
    kept = [text for text in chance.sample(true, 60) if not search(library, text, mode="exact").total]
    assert kept == []


KINDS = ("number", "negated", "affirmed", "name", "place")


def _other_word(text: str, chance: random.Random) -> str:
    """The text with one word of it changed."""
    words = text.split()
    at = chance.randrange(1, len(words) - 1)
    words[at] = words[at][::-1] + "x"
    return " ".join(words)


def test_raw_and_cleaned_words_are_both_kept_where_a_page_parts_a_word() -> None:
    raw = "They co-\n\fHEAD\noperate."
    paged = PagedText("d", raw, "They cooperate.", (Run(0, 0, 7, 1), Run(7, 15, 8, 2)), ())
    pieces, differences = raw_of(paged, 0, 15)
    assert pieces == ("They co-\n\f", "operate.")
    assert [(d.raw, d.shown) for d in differences] == [("-\n\f", "")]


def test_a_line_end_is_no_difference() -> None:
    paged = PagedText("d", "one\ntwo", "one two", (Run(0, 0, 3, 1), Run(4, 4, 3, 1)), ())
    assert raw_of(paged, 0, 7) == ((), ())


def test_an_exact_phrase_is_found_wherever_it_stands(island_library: Library) -> None:
    chance = random.Random(5)
    texts = [island_library.paged(d.id) for d in island_library.documents()]
    blocks = [(t.document_id, b.start, t.text[b.start : b.end]) for t in texts for b in t.blocks]
    for _, _, text in chance.choices(blocks, k=150):
        words = list(units(text))
        first = chance.randrange(len(words))
        last = words[min(first + chance.randrange(4), len(words) - 1)]
        asked = text[words[first].start : last.end].removesuffix("'s").removesuffix("’s")
        there = {
            (id_, start + a, start + b)
            for form in exact(asked)
            for id_, start, other in blocks
            for a, b in exact_spans(other, form)
        }
        assert {(h.document_id, h.start, h.end) for h in island_library.exactly(asked)} == there
        assert there


def test_of_many_sentences_the_nearest_are_ranked(island_library: Library, monkeypatch: pytest.MonkeyPatch) -> None:
    def found(**more: Any) -> list[Quote]:
        search = QuoteSearch("who may borrow living seaweed", limit=300, **more)
        return list(find_quotes(search, island_library).quotes)

    everything, notes = found(), found(kinds=("footnote",))
    assert len(everything) > 12
    monkeypatch.setattr("assistant.quote_search._SENTENCES", 12)
    few = found()
    assert len(few) <= 12
    assert few[0].key == everything[0].key
    assert [q.key for q in found(kinds=("footnote",))] == [q.key for q in notes]  # picked out of all


@pytest.fixture
def ferries(tmp_path: Path) -> Iterator[Library]:
    (tmp_path / "a.md").write_text(
        "# Ferries\n\nBy Ama Osei, 2019\n\nThe Harbour Board argues that salt from the north is dear. The Harbour Board"
        " says that “salt from the south is cheap”."
        "\n\n## References\n\nFerry, F. (2001). *Ferry, ferry, ferry*. Ferry.\n"
    )
    with Library.open(tmp_path / "library", create=True, embedder=HashingEncoder()) as library:
        ingest([tmp_path / "a.md"], library)
        yield library


def test_what_is_told_in_the_authors_words_is_not_cited_as_quoted(ferries: Library) -> None:
    def cited(phrase: str) -> tuple[str, bool, str]:
        (quote,) = find_quotes(QuoteSearch(phrase, "exact"), ferries).quotes
        return quote.speaker, quote.reported, plain_citation(quote, "en").citation

    told, quoted = cited("from the north"), cited("from the south")
    assert (told[:2], quoted[:2]) == (("Harbour Board", True), ("Harbour Board", False))
    assert "quoted in" not in told[2]
    assert "Harbour Board, quoted in" in quoted[2]


def test_blocks_of_the_text_are_found_behind_any_number_of_references(
    ferries: Library, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("store.word_index._LOOKED_UP", 1)
    paged = ferries.paged(ferries.documents()[0].id)
    assert "reference" in {b.kind for b in paged.blocks}
    (hit,) = ferries.by_words(["ferry", "ferries"], 1)
    assert paged.blocks[hit.block].kind != "reference"
