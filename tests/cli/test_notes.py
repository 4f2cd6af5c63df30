"""How `ssc show --notes` tells what each note names."""

from __future__ import annotations

from dataclasses import replace

import terminal
from assistant.answer import locator_to_json
from commands.showing import shown
from store.as_json import locator_from_json
from store.as_json import locator_to_json as kept
from tests.ingest.fakes import read

TEXT = (
    "# The fund and its clinics in the north\n\nIt spoke of 'hope for the clinics'.¹ It went on for years.² "
    "It ended.³\n\n"
    "¹ Chris Alden, China in Africa (London: Zed Books, 2007), p. 45.\n\n² Alden, China in Africa, 12.\n\n"
    "³ Kragelund, 'Towards convergence', 58.\n"
)


def test_each_note_is_shown_with_what_it_names() -> None:
    r = read(TEXT)
    said = shown(r.document, r.paged, page=None, span=None, notes=True)
    first, second, third = said["blocks"]
    assert [(w["rule"], w["pages"], w["work"]["title"]) for w in (*first["works"], *second["works"])] == [
        ("full", "45", "China in Africa"), ("short form", "12", "China in Africa"),
    ]  # fmt: skip
    assert second["works"][0]["work"]["reference"] == first["works"][0]["as_cited"].removesuffix(", p. 45")
    assert (third["works"][0]["work"], third["works"][0]["rule"]) == (None, "unresolved")
    assert first["quotations"] == ["hope for the clinics"]
    text = " ".join(terminal.show(said).split())
    assert "quotes: hope for the clinics" in text
    assert "short form, p. 12: Chris Alden, China in Africa (2007)" in text
    assert "unresolved, p. 58: Kragelund, 'Towards convergence', 58" in text
    assert "(the document holds no full reference)" in text


def test_a_text_shown_whole_has_no_word_of_it() -> None:
    r = read(TEXT)
    said = shown(r.document, r.paged, page=None, span=None, notes=False)
    assert all("works" not in block for block in said["blocks"])


def test_a_place_has_a_confidence_only_where_the_text_was_read_by_eye() -> None:
    p = read(TEXT).paged
    place = p.locate(0, 5)
    assert "confidence" not in locator_to_json(place)
    assert "confidence" not in kept(place)
    seen = replace(p, blocks=tuple(replace(b, confidence=0.8) for b in p.blocks)).locate(0, 5)
    assert locator_to_json(seen)["confidence"] == 0.8
    assert locator_from_json(kept(seen)) == seen


def test_a_proved_printed_page_is_told_where_the_file_has_none() -> None:
    evidence = {
        "document": {"authors": ["Ama Osei"], "year": 2014, "title": "Clinics", "source": "a.txt"}, "author_says": True,
        "locator": locator_to_json(replace(read(TEXT).paged.locate(0, 5), labels=("2",))), "found_by": "words",
    }  # fmt: skip
    assert "p. 2" in terminal.place(evidence)


def test_the_terminal_says_whose_words_with_what_force_and_what_is_ours() -> None:
    document = {"id": "d", "authors": ["Ama Osei"], "year": 2014, "title": "Clinics", "source": "a.txt"}
    locator = locator_to_json(read(TEXT).paged.locate(0, 5))
    plain = {
        "key": "k", "quote": "They pay.", "document": document, "locator": locator, "found_by": "words", "speaker": "X",
        "author_says": True, "original": None, "force": "asserts", "examples_only": False, "as_of": None, "gloss": "",
    }  # fmt: skip
    last = terminal.place(plain)
    assert terminal.place(plain | {"force": "recommends"}) == f"{last}. a recommendation"
    assert terminal.place(plain | {"force": "reports"}) == f"{last}. reported, not asserted"
    other = {"author_says": False, "speaker": "A nurse", "force": "reports", "original": "The Paper", "as_of": 2011}
    assert terminal.place(plain | other) == f"{last}. words of A nurse. after The Paper. figure for 2011"
    said = {"text": "They pay.", "citations": ["k"], "support": "quoted"}
    glossed = plain | {"gloss": "They = “the nurses”"}
    shown = terminal.answer({"statements": [said], "gaps": [], "evidence": [glossed]})
    assert shown.splitlines()[0] == "“They pay.” [1] [They = “the nurses” — our note]"
