from __future__ import annotations

import pytest

from assistant.ask import ask
from assistant.filters import FilterError, read_where, resolved
from store.library import Library


def sources(library: Library, *filters: str) -> set[str]:
    return {d.source for d in library.documents(resolved(read_where(filters), library))}


@pytest.mark.parametrize(
    ("filters", "expected"),
    [
        ((), {"kelp.md", "boats.txt", "lights.html", "huertos.txt"}),
        (("type=policy brief",), {"kelp.md"}),
        (("type=policy brief", "type=case study"), {"kelp.md", "boats.txt"}),
        (("year=2019",), {"lights.html"}),
        (("year=2015..2019",), {"lights.html", "huertos.txt"}),
        (("year=2019..",), {"lights.html", "kelp.md"}),
        (("year=..2015",), {"huertos.txt"}),
        (("author=okoro",), {"kelp.md"}),
        (("author=OKORO", "year=2019"), set()),
        (("language=es",), {"huertos.txt"}),
        (("language=Spanish",), {"huertos.txt"}),
        (("language=español",), {"huertos.txt"}),
        (("language=English", "year=2019"), {"lights.html"}),
        (("source=boats.txt",), {"boats.txt"}),
        (("country=Peru",), set()),
    ],
)
def test_filters(island_library: Library, filters: tuple[str, ...], expected: set[str]) -> None:
    assert sources(island_library, *filters) == expected


def test_a_country_in_any_of_its_names(starter: Library) -> None:
    found = sources(starter, "country=Mozambique")
    assert found == sources(starter, "country=Moçambique") == sources(starter, "country=莫桑比克")
    assert "08-triangular-cooperation.docx" in found
    assert len(found) < len(starter.documents())


@pytest.mark.parametrize(
    "text",
    [
        "",
        "year",
        "year=",
        "year=soon",
        "year=20..21",
        "colour=red",
        "type=poem",
        "language=Elvish",
        "country=Atlantis",
        "=x",
    ],
)
def test_what_cannot_be_read_is_said(text: str) -> None:
    with pytest.raises(FilterError, match="--where"):
        read_where([text])


def test_an_answer_keeps_within_its_filter(island_library: Library) -> None:
    question = "How many boats does the fleet have?"
    inside = ask(question, island_library, where=read_where(["source=boats.txt"]))
    outside = ask(question, island_library, where=read_where(["source=huertos.txt"]))
    assert {e.document.source for e in inside.evidence} == {"boats.txt"}
    assert inside.statements
    assert {e.document.source for e in outside.evidence} <= {"huertos.txt"}
    assert outside.abstained


def test_a_country_is_kept_as_it_was_given_and_looked_up_at_each_asking(starter: Library) -> None:
    where = read_where(["country=Moçambique", "year=2026"])
    assert (where.countries, where.document_ids) == (("Moçambique",), ())
    found = resolved(where, starter)
    assert found.document_ids
    assert found.years == (2026, 2026)
    assert resolved(found, starter) is found
    with pytest.raises(ValueError, match="country"):
        starter.documents(where)  # or it would silently be no filter
    answer = ask("What was ProSAVANA?", starter, where=where)
    assert answer.statements
    assert answer.record is not None
    assert answer.record.filters == where
    assert answer.record.to_json()["filters"] == {"years": [2026, 2026], "countries": ["Moçambique"]}


def test_a_country_that_no_document_names_leaves_none(island_library: Library) -> None:
    assert ask("How many boats does the fleet have?", island_library, where=read_where(["country=Peru"])).abstained
