"""A line that comes again is the title where it is a running head or stands on an inner page, not where it heads a
part, asks a question or labels an answer again and again."""

from __future__ import annotations

import pytest

from tests.ingest.drawn import Drawn, column, pdf
from tests.ingest.fakes import read
from tests.ingest.in_all_formats import FORMATS, Parts, file_of
from tests.ingest.prose import Prose

BODY = "This is a paragraph of running text that is long enough to be taken for one, and it ends with a full stop."
TITLE = "A survey of the agencies"


def twice(line: str, first: Parts, later: Parts, level: int = 0) -> Parts:
    return [(1, TITLE), (level, line), *first, (0, "Another part"), (0, BODY), (level, line), *later, (0, BODY)]


CASES = {
    "heading": twice("The role of Kenya", [(0, BODY)], [(0, BODY)]),
    "heading in Spanish": twice("El papel de Kenia", [(0, BODY)], [(0, BODY)]),
    "body": twice("Ministry of Planning", [(0, BODY)], [(0, BODY)]),
    "chapter": twice("Chapter one", [(0, BODY)], [(0, BODY)]),
    "large headings": twice("The role of Kenya", [(0, BODY)], [(0, BODY)], level=1),
    "list of parts": twice("The role of Kenya", [(0, "The case of Peru")], [(0, BODY)]),
    "question": twice("Who pays for the experts?", [(0, "Nobody")], [(0, "Nobody")]),
    "Chinese question": twice("谁来支付专家的费用？", [(0, "没有人")], [(0, "没有人")]),
    "label": twice("Name of the agency", [(0, "Fund of Kenya")], [(0, "Fund of Peru")]),
    "label with a colon": twice("Kind of agency:", [(0, "Fund")], [(0, "Fund")]),
    "lines": twice("What was found there", [(0, "Money"), (0, "People")], [(0, "Roads"), (0, "Ports")]),
    "figures": twice("Payments of the year", [(0, "Kenya 12"), (0, "Peru 13")], [(0, "Kenya 15"), (0, "Peru 16")]),
}


@pytest.mark.parametrize("form", FORMATS)
@pytest.mark.parametrize("case", CASES)
def test_what_comes_again_over_something_of_its_own_is_no_title(case: str, form: str) -> None:
    if form == "pdf" and case.startswith("Chinese"):
        pytest.skip("the font has no such letters")
    r = read(file_of(CASES[case], form), f"x.{form}")
    assert r.document.record.title == TITLE
    assert r.paged.text.count(CASES[case][1][1]) == 2
    assert r.document.warnings == ()


ROADS = "Roads to the southern sea"
AGAIN = {
    "inner page": [
        (0, "Centre for Southern Studies"), (0, "Working paper 12"), (1, ROADS), (0, "June 2021"),
        (0, "Centre for Southern Studies"), (1, ROADS), (0, "Ama Osei"), (0, BODY),
    ],
    "running head": [
        (0, "The southern briefs of the house"), (0, ROADS), (0, "Ama Osei"), (0, BODY[:60]), (0, ROADS),
        (0, BODY[61:]), (0, BODY),
    ],
}  # fmt: skip


@pytest.mark.parametrize("form", ["txt", "md", "docx"])
@pytest.mark.parametrize("case", AGAIN)
def test_what_comes_again_over_nothing_of_its_own_may_be_the_title(case: str, form: str) -> None:
    r = read(file_of(AGAIN[case], form), f"x.{form}")
    assert r.document.record.title == ROADS
    assert any("come again" in w for w in r.document.warnings)


@pytest.mark.parametrize("series", ["South-South Review", "South Centre"])
@pytest.mark.parametrize("under", [["Lungile Mthembu"], ["Lungile Mthembu", "March 2014"]])
@pytest.mark.parametrize("opens", [[], ["Introduction"]])
def test_a_title_on_the_cover_and_over_the_text(series: str, under: list[str], opens: list[str]) -> None:
    title = "Railways and training in the south"
    cover = [Drawn(60, 700, series, 26, "Times-Bold"), Drawn(60, 620, title, 20, "Times-Bold")]
    cover += [Drawn(60, 560 - 20 * n, text, 12) for n, text in enumerate(under)]
    inner = [Drawn(60, 760, title, 18, "Times-Bold"), *(Drawn(60, 730, text, 14, "Times-Bold") for text in opens)]
    record = read(pdf([cover, [*inner, *column(Prose(71).paragraph(9), 60, 700, 474)]]), "made.pdf").document.record
    assert record.title == title
