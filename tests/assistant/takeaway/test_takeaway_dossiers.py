"""A dossier: gathered, kept, and written with an annex from which every sentence is traced without the tool."""

from __future__ import annotations

import json
import re
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from assistant.quote_search import find_quotes
from assistant.quotes import QuoteSearch
from assistant.references.exporting import Wishes
from assistant.references.styles import style_of
from assistant.standing import State
from assistant.takeaway.cited import quote_of, record_of
from assistant.takeaway.errors import DossierUnreadable
from assistant.takeaway.neighbours import Neighbour, Surroundings, in_library, surroundings
from assistant.takeaway.values import Dossier, Item, Part, from_json, items_of, to_json
from assistant.takeaway.writing import rich, written
from store.library import Library
from tests.assistant.takeaway.samples import ARABIC, KELP, NASTY, SEED, Docx, W, drawn, quoting, text_of
from tests.assistant.works_to_cite import RECORDS

GATHERED = items_of("Who lends seed?", quoting(SEED, KELP))
DOSSIER = Dossier("For the note", (
    Part("Seed", (replace(GATHERED[0], translation="Los vecinos prestan semillas.", comment="Check the year."),)),
    Part("Kelp", (GATHERED[1], Item("note", "Ask Ada."), GATHERED[0])),
))  # fmt: skip


def around(evidence: dict[str, Any]) -> Surroundings:
    if evidence["key"] == KELP.key:
        return Surroundings(State.WITHDRAWN)
    blocks = (
        Neighbour("body", "The year begins dry."),
        Neighbour("body", "So it is: ", evidence["quote"], " Then it rains."),
        Neighbour("list", "Seed is scarce.", item="1."),
    )  # fmt: skip
    return Surroundings(State.STANDS, blocks, (("14", "See the ledger."),), "Findings")


def test_a_dossier_is_kept_as_json_and_is_the_same_again() -> None:
    assert from_json(json.loads(json.dumps(to_json(DOSSIER)))) == DOSSIER
    assert from_json(json.loads(written(DOSSIER, ".json"))) == DOSSIER


@pytest.mark.parametrize("broken", [
    {}, {"title": "x"}, {"title": 1, "parts": []}, {"title": "x", "parts": [1]},
    {"version": 99, "title": "x", "parts": []},
    {"title": "x", "parts": [{"heading": "h", "items": [{"kind": "joke", "text": "t"}]}]},
    {"title": "x", "parts": [{"heading": "h", "items": [{"kind": "quote", "text": "t", "verbatim": True}]}]},
    {"title": "x", "parts": [{"heading": "h", "items": [{"kind": "quote", "text": "t", "evidence": [{}]}]}]},
    {"title": "a\x00", "parts": []},
])  # fmt: skip
def test_what_is_no_dossier_is_told(broken: dict[str, Any]) -> None:
    with pytest.raises(DossierUnreadable):
        from_json(broken)


def test_statements_come_with_the_words_around_their_evidence() -> None:
    answer = quoting(SEED) | {"record": {"around": {SEED.key: ["before ", " after"]}}}
    (item,) = items_of("Who?", answer)
    assert (item.kind, item.verbatim, item.support, item.question) == ("statement", True, "quoted", "Who?")
    assert item.evidence[0]["around"] == ["before ", " after"]


@pytest.mark.parametrize("style", [None, "apa", "chicago-notes"])
def test_where_a_sentence_comes_from_is_read_in_the_file_alone(style: str | None) -> None:
    """From sentence S3 by its footnote to a passage, from the passage back to S1 and S3."""
    read = Docx(written(DOSSIER, ".docx", Wishes(style_of(style) if style else None), around))
    assert [li[:2] for li in read.lines("Statement")] == ["S1", "S2", "S3"]
    numbers = [re.findall(r"See passage (\d+) in the annex", note) for note in read.footnotes()]
    assert numbers == [["1"], ["2"], ["1"]]
    lines = read.lines()
    at = lines.index("Passage 1")
    entry = lines[at : lines.index("Passage 2")]
    assert entry[1] == "Cited by: S1, S3."
    assert "Who lends seed to whom" in entry[2] or "Who Lends Seed to Whom" in entry[2]
    assert entry[3] == "Place: p.\u00a0109 (PDF\u00a0page\u00a09), §\u00a0Findings, ¶\u00a02."
    assert entry[-4:] == [
        "The year begins dry.", f"So it is: {SEED.quote} Then it rains.", "1. Seed is scarce.",
        "Note 14 called here: See the ledger.",
    ]  # fmt: skip
    (passage,) = [p for p in read.paragraphs("CitedPassage") if SEED.quote in text_of(p)]
    marked = [r for r in passage.iter(f"{W}r") if r.find(f"{W}rPr/{W}highlight") is not None]
    assert "".join(text_of(r) for r in marked) == SEED.quote
    assert read.leads_out() == []


def test_a_passage_whose_document_left_says_so_and_shows_the_words_that_were_kept() -> None:
    lines = Docx(written(DOSSIER, ".docx", None, around)).lines()
    entry = lines[lines.index("Passage 2") : lines.index("References")]
    assert "The document has left the library since; the words are those that were kept." in entry
    assert entry[-1] == KELP.quote


def test_one_s_own_words_are_called_so_and_stand_in_no_quotation_marks() -> None:
    read = Docx(written(DOSSIER, ".docx", None, around))
    assert read.lines("OwnWords") == [
        "Own translation: Los vecinos prestan semillas.", "Own comment: Check the year.", "Own note: Ask Ada.",
    ]  # fmt: skip
    assert read.quoted() == [SEED.quote, KELP.quote, SEED.quote]
    styles = [s.get(f"{W}val") for p in read.paragraphs("OwnWords") for s in p.iter(f"{W}rStyle")]
    assert styles == []
    assert any(li.startswith("own translation, comment, note: ") for li in read.lines())


def test_markdown_has_the_same_annex_with_the_words_cited_in_bold() -> None:
    said = written(DOSSIER, ".md", None, around).decode()
    assert f"**S3** “{SEED.quote}”[^1]" in said.replace("\u2002", " ")
    assert f"So it is: **{SEED.quote}** Then it rains." in said
    assert "> 1\\. Seed is scarce." in said
    assert "Cited by: S1, S3." in said
    assert "*Own translation:* Los vecinos prestan semillas." in said
    assert said.count("\n[^1]: ") == 1


def test_an_arabic_translation_beside_an_english_original_has_its_own_direction() -> None:
    dossier = Dossier("x", (Part("", (replace(GATHERED[0], translation=ARABIC),)),))
    read = Docx(written(dossier, ".docx", None, around))
    (own,) = read.paragraphs("OwnWords")
    assert own.find(f"{W}pPr/{W}bidi") is not None
    assert f'<p dir="rtl"><em>Own translation: </em>{ARABIC}</p>' in rich(dossier)


@pytest.mark.parametrize("cited", ["“Seed” (twice)", "*seed*", "ends here.", "[x](http://evil.invalid)", NASTY])
@pytest.mark.parametrize(("before", "after"), [("a", "b"), ("a ", " b"), ("(", ")"), ("", ""), ("*", "_")])
def test_bold_words_in_markdown_are_those_cited_whatever_stands_beside_them(
    before: str, after: str, cited: str
) -> None:
    item = replace(GATHERED[0], text=cited, evidence=({**GATHERED[0].evidence[0], "quote": cited},))
    blocks = (Neighbour("body", before, cited, after),)
    said = written(
        Dossier("x", (Part("", (item,)),)), ".md", None, lambda e: Surroundings(State.STANDS, blocks)
    ).decode()
    lines, odd = drawn(said)
    assert before + cited + after in lines
    assert odd == set()


@pytest.mark.parametrize("beside", ["a\n===", "a\n---", "a\n- b", "a\n\n    b", "> a\n# b"])
def test_a_neighbour_of_several_lines_in_markdown_is_one_paragraph(beside: str) -> None:
    blocks = (Neighbour("body", beside), Neighbour("body", "", SEED.quote))
    said = written(DOSSIER, ".md", None, lambda e: Surroundings(State.STANDS, blocks)).decode()
    lines, odd = drawn(said)
    assert beside in lines
    assert odd == set()
    assert re.search(r"^> [=-]+$", said, re.MULTILINE) is None  # it would make a heading of the line above


def test_what_stands_in_a_library_is_shown_with_its_neighbours(island_library: Library) -> None:
    quote = find_quotes(QuoteSearch("school boats", limit=1), island_library).quotes[0]
    paged = island_library.paged(quote.document.id)
    start, end = quote.locator.start, quote.locator.end
    assert start is not None
    assert end is not None
    found = surroundings(paged, start, end)
    (own,) = [b for b in found.blocks if b.cited]
    assert own.cited == quote.text
    assert own.before + own.cited + own.after == paged.text[slice(*_block(paged, start))]
    assert len(found.blocks) > 1
    from assistant.answer import document_to_json, locator_to_json

    evidence = {
        "key": quote.key, "quote": quote.text, "speaker": quote.speaker, "author_says": True, "original": None,
        "document": document_to_json(quote.document), "locator": locator_to_json(quote.locator), "found_by": "words",
    }  # fmt: skip
    look = in_library(island_library)
    assert look(evidence) == found
    gone = evidence | {"document": evidence["document"] | {"id": "0" * 64}}
    assert look(gone) == Surroundings(State.WITHDRAWN)
    assert look(evidence | {"quote": "These words stand nowhere."}) == Surroundings(State.CHANGED)


def _block(paged: Any, at: int) -> tuple[int, int]:
    block = paged.blocks[paged.block_at(at)]
    return block.start, block.end


@pytest.mark.parametrize("record", RECORDS, ids=lambda r: r.title)
def test_the_record_of_evidence_is_that_of_its_document(record: Any) -> None:
    item = record.to_csl()
    assert record_of(item).to_csl() == item
    imported = item | {"type": "thesis", "editor": [{"family": "Osei"}]}
    assert record_of(imported).to_csl() == imported


def test_words_reported_are_not_cited_as_quoted() -> None:
    spoken = quoting(KELP)["evidence"][0]
    assert not quote_of(spoken).reported
    assert quote_of(spoken | {"quote": "She dries it first.", "locator": spoken["locator"] | {"kind": "body"}}).reported


def test_a_dossier_may_be_written_without_its_annex(tmp_path: Path) -> None:
    assert "Annex" not in written(DOSSIER, ".md", annex=False).decode()
    assert "Nothing was gathered here yet." in written(Dossier("x"), ".md").decode()
