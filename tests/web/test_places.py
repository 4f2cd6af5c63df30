"""Places, attributions and references as the page writes them."""

from __future__ import annotations

from typing import Any

import pytest

from web import places


def locator(**values: Any) -> dict[str, Any]:
    empty = {"start": 0, "end": 9, "pages": [], "labels": [], "section": "", "paragraph": None, "note": None}
    return empty | {"kind": "body"} | values


def evidence(**values: Any) -> dict[str, Any]:
    people = [{"family": "Author", "given": "Ana"}, {"family": "Writer", "given": "Bo"}]
    record = {"author": people, "container-title": "Journal", "volume": "12", "issue": "3", "page": "1–20"}
    document: dict[str, Any] = {
        "id": "d",
        "source": "d.pdf",
        "title": "After the drought",
        "authors": ["Ana Author", "Bo Writer"],
    }
    document |= {"year": 2023, "type": "article", "record": record | {"DOI": "10.0000/x"}}
    said = {"author_says": True, "speaker": "Ana Author", "force": "asserts", "original": None, "as_of": None,
            "quote": "“We pay.”"}  # fmt: skip
    base = {"document": document, "locator": locator(pages=[9], labels=["7"]), "examples_only": False}
    return base | said | values


@pytest.mark.parametrize(
    ("where", "told"),
    [
        (locator(pages=[7], labels=["7"]), "p. 7"),
        (locator(pages=[9], labels=["7"]), "p. 7 (PDF page 9)"),
        (locator(pages=[9, 10], labels=["7", "8"]), "pp. 7–8 (PDF pages 9–10)"),
        (locator(pages=[9, 10], labels=["7"]), "PDF pages 9–10"),
        (locator(pages=[3]), "PDF page 3"),
        (locator(pages=[3], labels=["3"], note="14", kind="footnote"), "p. 3, n. 14"),
        (locator(note="14", section="Notes", paragraph=3), "n. 14"),
        (locator(section="Interviews", paragraph=2), "§ Interviews, ¶ 2"),
        (locator(paragraph=2), "¶ 2"),
        (locator(), ""),
        (locator(kind="record", pages=[1]), ""),
    ],
)
def test_places(where: dict[str, Any], told: str) -> None:
    assert places.place(where).replace("\u00a0", " ") == told


@pytest.mark.parametrize(
    ("values", "told"),
    [
        ({}, "Author and Writer state, 2023, p. 7 (PDF page 9)"),
        ({"force": "recommends"}, "Author and Writer recommend, 2023, p. 7 (PDF page 9)"),
        ({"force": "asks"}, "Author and Writer ask, 2023, p. 7 (PDF page 9)"),
        ({"author_says": False, "speaker": "A delegate"},
         "A delegate, as quoted by Author and Writer, 2023, p. 7 (PDF page 9)"),
        ({"author_says": False, "speaker": "A delegate", "force": "recommends"},
         "A delegate recommends, as quoted by Author and Writer, 2023, p. 7 (PDF page 9)"),
        ({"force": "reports"}, "Author and Writer report, 2023, p. 7 (PDF page 9)"),
        ({"force": "reports", "speaker": "A delegate"}, "Author and Writer report, 2023, p. 7 (PDF page 9)"),
        ({"author_says": False, "speaker": "A delegate", "force": "reports"},
         "A delegate, as quoted by Author and Writer, 2023, p. 7 (PDF page 9)"),
        ({"author_says": False, "speaker": "A delegate", "force": "reports", "quote": "She said so: Ann’s rules hold."},
         "A delegate, as reported by Author and Writer, 2023, p. 7 (PDF page 9)"),
        ({"author_says": False, "speaker": "A delegate", "force": "reports", "original": "The Paper"},
         "A delegate, as quoted by Author and Writer, 2023, p. 7 (PDF page 9), after The Paper"),
        ({"as_of": 2015, "examples_only": True},
         "Author and Writer state, 2023, p. 7 (PDF page 9) · figure for 2015 · examples, not a full list"),
        ({"original": "Elder 1990"}, "Author and Writer state, 2023, p. 7 (PDF page 9), after Elder 1990"),
    ],
)  # fmt: skip
def test_attributions(values: dict[str, Any], told: str) -> None:
    assert places.attribution(evidence(**values)).replace("\u00a0", " ") == told


def test_what_a_quotation_points_back_to_stands_in_brackets_as_ours() -> None:
    assert places.gloss(evidence(gloss="They = “the nine members”")) == "[They = “the nine members” — our note]"
    assert places.gloss(evidence(gloss="")) == places.gloss(evidence()) == ""  # an answer kept from before has none


def test_one_author_three_authors_and_none() -> None:
    one = evidence()
    one["document"] = one["document"] | {"authors": ["Institute"], "record": {"author": [{"literal": "Institute"}]}}
    assert places.attribution(one).startswith("Institute states, 2023")
    assert places.attribution(one | {"force": "reports"}).startswith("Institute reports, 2023")
    three = [{"family": name} for name in ("A", "B", "C")]
    one["document"] = one["document"] | {"authors": ["A", "B", "C"], "record": {"author": three}, "year": None}
    assert places.attribution(one).startswith("A et al. state, n.d.")
    one["document"] = one["document"] | {"authors": [], "record": {}}
    for nobody in ("", one["document"]["title"], one["document"]["source"]):
        told = places.attribution(one | {"speaker": nobody})
        assert told.startswith("The document states, author unknown, n.d.")
    reported = places.attribution(one | {"speaker": "A delegate", "author_says": False})
    assert reported.startswith("A delegate, as quoted by the document, author unknown, n.d.")
    one["document"] = one["document"] | {"record": {"publisher": "A House"}}
    assert places.attribution(one | {"speaker": "A House"}).startswith("A House states, n.d.")


def test_a_record_has_no_speaker() -> None:
    for values in ({}, {"author_says": False, "speaker": "A delegate"}, {"force": "reports", "as_of": 2015}):
        told = places.attribution(evidence(locator=locator(kind="record"), **values))
        assert told == "From the library’s records"


def test_right_to_left_names_are_isolated_from_the_line() -> None:
    assert places.isolated("المعهد") == "\u2068المعهد\u2069"
    assert places.isolated("Institute") == "Institute"


def test_quotation_marks_of_the_text_stay_apart_from_ours() -> None:
    assert places.quoted("A bank.") == "“A bank.”"
    assert places.quoted("“A bank,” she said.") == "“\u202f“A bank,” she said.”"
    assert places.quoted("she said “a bank.”") == "“she said “a bank.”\u202f”"


def test_the_reference_names_author_title_journal_year_address_and_place() -> None:
    assert places.reference(evidence()).replace("\u00a0", " ") == (
        "Ana Author and Bo Writer. “After the drought”. Journal 12 (3), 1–20. 2023. https://doi.org/10.0000/x. "
        "p. 7 (PDF page 9)."
    )


def test_long_text_is_cut_at_a_word() -> None:
    assert places.cut("one two three four", 12) == "one two…"
    assert places.cut("short", 12) == "short"
