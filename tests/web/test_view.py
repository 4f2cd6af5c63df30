"""From an answer to what the component draws."""

from __future__ import annotations

import json
from dataclasses import replace
from typing import Any

import pytest

from assistant.standing import Standing, State
from store.documents import Block, PagedText
from store.errors import DocumentUnknown, LibraryUnreadable
from tests.web import invented
from tests.web.fakes import FakeLibrary
from web import context, tables, view, words


def drawn(make: Any, question: str = "Who pays?", library: FakeLibrary | None = None) -> dict[str, Any]:
    held = invented.library()
    made = replace(make(held, question, ()), searched=held.counts()).to_json()
    now = library or held
    return view.turn(question, made, {d.id: d for d in now.documents()}, lambda: now)


def marked(citation: dict[str, Any]) -> str:
    return "".join(text for b in citation["context"]["blocks"] for text, mark in b["pieces"] if mark)


def test_numbers_follow_the_first_citation() -> None:
    turn = drawn(invented.seeds)
    assert [s["cites"] for s in turn["statements"]] == [[1, 2], [3], [4], [5], [6], [7]]
    assert [c["n"] for c in turn["citations"]] == [1, 2, 3, 4, 5, 6, 7]
    assert turn["gaps"][0]["cites"] == [1, 2]


def test_every_quotation_is_marked_in_its_passage() -> None:
    for citation in drawn(invented.seeds)["citations"]:
        assert marked(citation) == citation["quote"]
        assert not citation["note"]
        assert not citation["withdrawn"]


def test_a_document_that_leaves_while_an_answer_is_drawn_takes_nothing_else_with_it() -> None:
    """Its text is read once for each answer: what was found in it can be drawn still."""
    held = invented.library()
    made = invented.seeds(held, "Who pays?", ()).to_json()
    seen: set[str] = set()

    class Leaving:
        def paged(self, document_id: str) -> PagedText:
            if document_id in seen:
                raise DocumentUnknown(document_id)
            seen.add(document_id)
            return held.paged(document_id)

    turn = view.turn("Who pays?", made, {d.id: d for d in held.documents()}, Leaving)
    assert [marked(citation) for citation in turn["citations"]] == [c["quote"] for c in turn["citations"]]


def test_the_passage_has_neighbours_and_the_notes_called_in_it() -> None:
    around = drawn(invented.seeds)["citations"][0]["context"]
    kinds = [(b["kind"], b["own"]) for b in around["blocks"]]
    assert kinds == [("heading", False), ("body", False), ("body", True), ("body", False)]
    assert around["notes"] == [{"mark": "12", "text": invented.NOTE}]


def test_an_item_of_a_list_keeps_its_printed_mark() -> None:
    blocks = (Block(0, 5, "list", item="1."), Block(7, 12, "list", item="2."))
    paged = PagedText(document_id="0" * 64, raw="First\n\nOther", text="First\n\nOther", runs=(), blocks=blocks)
    shown = context.around(paged, 7, 12)["blocks"]
    assert [(b["item"], b["pieces"]) for b in shown] == [("1.", [["First", False]]), ("2.", [["Other", True]])]


def test_a_note_stands_below_the_block_that_calls_it() -> None:
    blocks = drawn(invented.seeds)["citations"][1]["context"]["blocks"]
    assert [(b["kind"], b["own"]) for b in blocks] == [("body", False), ("footnote", True)]
    assert invented.BANK in blocks[0]["pieces"][0][0]


def test_sources_are_one_card_a_document_with_the_places_cited() -> None:
    cards = drawn(invented.seeds)["sources"]
    assert [[c["n"] for c in card["cites"]] for card in cards] == [[1, 2, 4], [3], [5, 6], [7]]
    assert cards[0]["about"] == "Example Institute of Regional Studies · policy brief · 2021"


def test_what_a_quotation_points_back_to_is_told_as_ours() -> None:
    held = invented.library()
    made = invented.seeds(held, "Who pays?", ()).to_json()
    made["evidence"][2]["gloss"] = "They = “the members”"
    for one in made["evidence"][3:]:
        del one["gloss"]  # as an answer kept from before has it
    turn = view.turn("Who pays?", made, {d.id: d for d in held.documents()}, lambda: held)
    told = "[They = “the members” — our note]"
    assert [s["glosses"] for s in turn["statements"]] == [[], [told], [], [], [], []]
    assert told not in turn["statements"][1]["text"]


def test_how_it_was_made() -> None:
    assert drawn(invented.seeds)["how"].startswith("Quoted from 4 of the 5 documents in the library.")
    assert drawn(invented.phrased)["how"].startswith("Phrased by ollama:example from 1 of the 5 documents")
    assert drawn(invented.records)["how"].startswith("From the library’s records")
    assert drawn(invented.nearly)["how"] == "Looked through the 5 documents in the library, 19 passages."
    # Answers kept before this was noted.
    held = invented.library()
    old = invented.nearly(held, "Who?", ()).to_json()
    assert view.turn("Who?", old, {d.id: d for d in held.documents()}, lambda: held)["how"] == ""  # nothing searched
    del old["searched"]
    turn = view.turn("Who?", old | {"documents": 3}, {d.id: d for d in held.documents()}, lambda: held)
    assert turn["how"] == "Looked through the 3 documents in the library."
    filtered = old | {"searched": {"documents": 1, "passages": 4}, "record": {"filters": {"years": [2019, 2019]}}}
    turn = view.turn("Who?", filtered, {d.id: d for d in held.documents()}, lambda: held)
    assert turn["how"] == "Looked through the one document that passes the filter (2019) in the library, 4 passages."


def test_marks_and_reasons_of_phrased_statements() -> None:
    turn = drawn(invented.phrased)
    assert [s["mark"] for s in turn["statements"]] == ["checked", "partly checked"]
    assert not any(s["quoted"] for s in turn["statements"])
    assert turn["statements"][1]["why"] == "The year does not stand there."
    assert turn["withheld"][0]["why"] == "No sum stands in the cited words."
    assert turn["understood"][1] == "Who phrased the rules of the seed bank?"


def test_an_abstention_tells_reason_and_nearest_and_no_gap_lines() -> None:
    turn = drawn(invented.nearly)
    assert turn["abstained"]
    assert turn["abstention"]["lines"] == ["No passage of the library names a builder."]
    assert turn["abstention"]["nearest"] == [1, 2]
    assert turn["gaps"] == turn["statements"] == turn["sources"] == []


def test_a_field_that_a_person_corrected_is_marked_so() -> None:
    held = invented.library()
    for found_by, mark in (("corrected", "corrected by hand"), ("sidecar", "from a reference manager")):
        made = invented.records(held, "Who wrote it?", ()).to_json()
        for evidence in made["evidence"]:
            evidence["found_by"] = found_by
        turn = view.turn("Who wrote it?", made, {d.id: d for d in held.documents()}, lambda: held)
        assert [s["mark"] for s in turn["statements"]] == [mark]


def test_a_record_has_no_place_in_a_text() -> None:
    turn = drawn(invented.records)
    assert turn["citations"][0]["record"]
    assert turn["citations"][0]["note"]
    assert not turn["statements"][0]["quoted"]
    assert turn["statements"][0]["mark"] == "from the record"
    assert turn["sources"][0]["title"] == turn["citations"][0]["title"] == "The library’s records"


def test_a_count_names_no_author_nor_title_nor_year() -> None:
    turn = drawn(invented.records)
    assert [s["who"] for s in turn["statements"]] == [["From the library’s records"]]
    citation = turn["citations"][0]
    assert (citation["who"], citation["about"]) == ("From the library’s records", "")
    assert (turn["sources"][0]["about"], citation["reference"]) == ("", "The library’s records.")
    assert "Example Institute" not in json.dumps(turn)
    assert "A seed bank of their own" not in json.dumps(turn)


def test_what_an_author_reports_is_not_put_into_another_mouth() -> None:
    said = next(s for s in drawn(invented.seeds)["statements"] if s["text"].strip("“”") == invented.LONG)
    line = "Rail and Line report, n.d., § Ledgers of the night train, ¶ 1"
    assert [who.replace("\u00a0", " ") for who in said["who"]] == [line]


def test_a_text_that_cannot_be_read_leaves_the_quotation() -> None:
    class Unreadable:
        def paged(self, document_id: str) -> PagedText:
            raise LibraryUnreadable("the catalogue is damaged")

    held = invented.library()
    made = invented.seeds(held, "Who pays?", ()).to_json()
    citation = view.turn("Who pays?", made, {d.id: d for d in held.documents()}, Unreadable)["citations"][0]
    assert citation["note"] == "The words around the quotation cannot be read now: the catalogue is damaged"
    assert marked(citation) == invented.BANK


def test_a_follow_up_tells_what_it_was_read_with() -> None:
    answer = {"stand_alone": "And who? (Who pays?)"}
    assert view.understood("And who?", answer) == ["Read together with:", "Who pays?"]
    assert view.understood("And who?", {"stand_alone": "and  who?"}) == []


def test_one_reason_for_all_is_said_once() -> None:
    gaps = [{"ask": "who", "reason": "Nothing.", "nearest": []}, {"ask": "when?", "reason": "Nothing.", "nearest": []}]
    assert view.abstention({"gaps": gaps}, {})["lines"] == ["Nothing."]
    gaps[1]["reason"] = "No date."
    assert view.abstention({"gaps": gaps}, {})["lines"] == ["Who: Nothing.", "When: No date."]


def test_a_document_that_left_keeps_its_quotation_and_is_marked() -> None:
    library = invented.library()
    library.remove([library.held[0][0].id])
    turn = drawn(invented.seeds, library=library)
    citation = turn["citations"][0]
    assert citation["withdrawn"]
    assert citation["note"]
    assert marked(citation) == invented.BANK
    assert turn["sources"][0]["withdrawn"]
    assert citation["beside"] == words.LOST
    assert not turn["citations"][2]["beside"]
    left = "withdrawn: its document has left the library"
    assert [s["gone"] for s in turn["statements"]] == [[left], [], [left], [], [], []]
    made = invented.seeds(invented.library(), "Who?", ()).to_json()
    said, evidence = made["statements"][0], {e["key"]: e for e in made["evidence"]}
    some = {key: (Standing(State.WITHDRAWN if n else State.STANDS), "") for n, key in enumerate(said["citations"])}
    assert view.statement(said, evidence, {}, some)["gone"] == [f"in part {left}"]


def test_words_that_moved_are_found_again_and_lost_ones_are_withdrawn() -> None:
    library = invented.library()
    document, paged = library.held[0]
    library.held[0] = document, replace(paged, raw=f"Abc {paged.raw}", text=f"Abc {paged.text}")
    first = drawn(invented.seeds, library=library)["citations"][0]
    assert not first["withdrawn"]
    assert marked(first) == invented.BANK
    library.held[0] = document, replace(paged, text=paged.text.replace(invented.BANK, invented.BANK.upper()))
    turn = drawn(invented.seeds, library=library)
    assert turn["citations"][0]["withdrawn"]
    assert turn["citations"][0]["note"] == words.CHANGED
    assert "read again" in turn["statements"][0]["gone"][0]
    assert marked(turn["citations"][0]) == invented.BANK
    assert turn["sources"][0]["withdrawn"]


def test_statements_are_named_by_their_numbers() -> None:
    assert [s["key"] for s in drawn(invented.seeds)["statements"]] == [f"statement:{n}" for n in range(1, 7)]


def test_long_blocks_are_cut_far_from_the_quotation() -> None:
    text = "word " * 2000 + "HERE it is." + " word" * 2000
    at = text.index("HERE")
    paged = PagedText(document_id="0" * 64, raw=text, text=text, runs=(), blocks=(Block(0, len(text), "body"),))
    (block,) = context.around(paged, at, at + 11)["blocks"]
    pieces = block["pieces"]
    assert pieces[1] == ["HERE it is.", True]
    assert pieces[0][0].startswith("…")
    assert pieces[2][0].endswith("…")
    assert sum(len(p[0]) for p in pieces) < 4000


def test_rows_of_one_table_are_drawn_as_a_table() -> None:
    def cited(key: str, kind: str, found_by: str = "words", section: str = "Mills") -> dict[str, Any]:
        return {
            "key": key,
            "found_by": found_by,
            "document": {"id": "d"},
            "locator": {"kind": kind, "section": section},
        }

    def said(text: str, key: str) -> dict[str, Any]:
        return {"text": text, "citations": [key], "support": "quoted"}

    texts = {"a": "Mills grind.", "h": "Mill | Built | Sacks", "r": "Norrie | 1931", "o": "Baker | Since"}
    evidence = {
        "a": cited("a", "body"), "h": cited("h", "table", "header"), "r": cited("r", "table"),
        "o": cited("o", "table", "header", section="Bakers"),
    }  # fmt: skip
    statements = [said(text, key) for key, text in texts.items()]
    plain = [
        {"text": s["text"], "rows": [], "cites": [n], "gone": [], "who": ["Okoro"]} for n, s in enumerate(statements, 1)
    ]
    body, mills, bakers = tables.merged(plain, statements, evidence)
    assert body == plain[0]
    assert mills["rows"] == [
        {"cells": ["Mill", "Built", "Sacks"], "cites": [2], "head": True},
        {"cells": ["Norrie", "1931", ""], "cites": [3], "head": False},
    ]
    assert mills["who"] == ["Okoro"]
    assert [row["cells"] for row in bakers["rows"]] == [["Baker", "Since"]]


def test_a_model_that_failed_is_told_and_its_verdicts_name_their_checker() -> None:
    said = {"text": "It is so.", "citations": ["aaaaaaaa"], "support": "partial", "why": "", "checker": "packaged"}
    drawn = view.statement(said, {}, {}, {})
    assert drawn["checker"] == "Checker: packaged."
    assert view.held(said | {"support": "unsupported"}, {})["checker"] == "Checker: packaged."
    quoted = said | {"support": "quoted", "checker": None}
    assert view.statement(quoted, {}, {}, {})["checker"] == ""


@pytest.mark.parametrize(
    ("checker", "mark"),
    [("packaged tests, uncalibrated", "weakly checked"), ("packaged tests, balanced accuracy 0.91", "checked")],
)
def test_a_verdict_of_a_checker_never_measured_is_marked_as_weak(checker: str, mark: str) -> None:
    said = {"text": "It is so.", "citations": ["aaaaaaaa"], "support": "supported", "why": "", "checker": checker}
    assert view.statement(said, {}, {}, {})["mark"] == mark
