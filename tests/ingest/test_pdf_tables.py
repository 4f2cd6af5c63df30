"""Tables without rules, whose rows stand as far apart as lines: read row by row, in whatever order they were drawn."""

from __future__ import annotations

import pytest

from tests.ingest.drawn import HEIGHT, Drawn, column, pdf
from tests.ingest.fakes import blocks, read
from tests.ingest.prose import Prose

MEMBERS = (("Argentina", "1964"), ("Brazil", "1964"), ("China", "associate since 1981"), ("South Sudan", "2011"))
REGIONS = (
    ("Region", "Projects", "Median budget (USD)", "Duration"), ("Africa", "41", "350,000", "18 months"),
    ("Asia", "28", "520,000", "20 months"), ("Latin America", "33", "400,000", "16 months"),
)  # fmt: skip
OPTIONS = (("-c, --check", "checks the syntax only"), ("-o, --output=FILE", "the file that is written"),
           ("-h, --help", "shows this help and ends"))  # fmt: skip
TABLES = {"members": (MEMBERS, 160.0), "regions": (REGIONS, 115.0), "options": (OPTIONS, 110.0)}


def cells(rows: tuple[tuple[str, ...], ...], width: float, top: float, by: str) -> list[Drawn]:
    drawn = [
        (i, n, Drawn(60 + i * width, top - 14 * n, text)) for n, row in enumerate(rows) for i, text in enumerate(row)
    ]
    drawn.sort(key=lambda cell: cell[1::-1] if by == "rows" else cell[:2])
    return [line for _, _, line in drawn]


# Of longer cells drawn column by column nothing tells whether they are rows, or the lines of two cells.
@pytest.mark.parametrize(
    ("name", "by"),
    [("members", "rows"), ("members", "columns"), ("regions", "rows"), ("regions", "columns"), ("options", "rows")],
)
def test_rows_stay_rows(name: str, by: str) -> None:
    rows, width = TABLES[name]
    prose = Prose(50)
    above = column(prose.paragraph(3), 60, HEIGHT - 90, 470)
    top = above[-1].y - 28
    below = column(prose.paragraph(3), 60, top - 14 * len(rows) - 14, 470)
    reading = read(pdf([[*above, *cells(rows, width, top, by), *below]]), "made.pdf")
    assert blocks(reading, "table") == [" | ".join(row) for row in rows]


def test_rows_stay_rows_over_two_columns_of_text() -> None:
    prose = Prose(51)
    table = cells(REGIONS, 115, HEIGHT - 94, "rows")
    left = column(prose.paragraph(14), 60, HEIGHT - 190, 227)
    right = column(prose.paragraph(14), 307, HEIGHT - 190, 227)
    caption = Drawn(60, HEIGHT - 80, "Table 1. Projects by region and budget", face="Times-Bold")
    reading = read(pdf([[caption, *table, *left, *right]]), "made.pdf")
    assert blocks(reading, "table") == [" | ".join(row) for row in REGIONS]


def test_words_broken_in_a_cell_are_whole() -> None:
    rows = [
        (["Preparation of docu-", "ments and of plans"], ["The technical mem-", "bers of the union"]),
        (["Signature in the", "capital of the union"], ["The presidents and", "their ministers"]),
    ]
    drawn = [
        Drawn(60 + 160 * i, 700 - 44 * r - 14 * k, text)
        for r, row in enumerate(rows) for i, cell in enumerate(row) for k, text in enumerate(cell)
    ]  # fmt: skip
    reading = read(pdf([[*drawn, *column(Prose(52).paragraph(8), 60, 560, 470)]]), "made.pdf")
    assert blocks(reading, "table") == [
        "Preparation of documents and of plans | The technical members of the union",
        "Signature in the capital of the union | The presidents and their ministers",
    ]
