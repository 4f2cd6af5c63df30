from __future__ import annotations

import pytest

from tests.ingest.fakes import blocks, read
from tests.ingest.in_all_formats import FORMATS, file_of

TEXT = "In these years the ports were opened and the ships of the south came in, as all who were there have told us."
HEADINGS = (
    "Regional Trends",
    "Food Security",
    "Country Ghana",
    "Trade Patterns",
    "Rural Electrification",
    "Digital Public Infrastructure",
)


@pytest.mark.parametrize("form", FORMATS)
@pytest.mark.parametrize("heading", HEADINGS)
@pytest.mark.parametrize(
    "first", ["Brazil signed the agreement with the Bank, and more was to come.", f"The Ministry was asked. {TEXT}"]
)
def test_a_heading_of_the_text_is_no_author(form: str, heading: str, first: str) -> None:
    parts = [(1, "A report on the countries of the south"), (2, heading), (0, first), (0, f"{heading} came up. {TEXT}")]
    r = read(file_of([*parts, (2, "What was found"), (0, TEXT)], form), f"x.{form}")
    assert r.document.record.authors == ()
    assert blocks(r, "heading") == [parts[0][1], heading, "What was found"]
    assert blocks(r, "caption") == []


@pytest.mark.parametrize("form", ["md", "html"])
def test_headings_one_over_the_other_are_no_authors(form: str) -> None:
    parts = [(1, "A report on the countries of the south"), (2, "Food Security"), (3, "Trade Patterns"), (0, TEXT)]
    assert read(file_of(parts, form), f"x.{form}").document.record.authors == ()
    parts[2] = (2, "Trade Patterns")
    assert read(file_of(parts, form), f"x.{form}").document.record.authors == ()


@pytest.mark.parametrize("form", FORMATS[:-1])
@pytest.mark.parametrize(
    ("under", "end"),
    [
        ("University of Accra, Department of History", ""),
        ("May 2021", ""),
        ("osei@example.org", ""),
        (f"Abstract. {TEXT}", ""),
        (TEXT, "Ama Osei is a senior lecturer in history and has written of ports."),
        (TEXT, "Ama Osei teaches history."),
    ],
)
@pytest.mark.parametrize("level", [0, 2])
def test_a_byline_without_by(form: str, under: str, end: str, level: int) -> None:
    parts = [(1, "A report on the countries of the south"), (level, "Ama Osei"), (0, under), (0, TEXT), (0, TEXT)]
    r = read(file_of([*parts, *([(0, end)] if end else [])], form), f"x.{form}")
    assert [str(a) for a in r.document.record.authors] == ["Ama Osei"]
