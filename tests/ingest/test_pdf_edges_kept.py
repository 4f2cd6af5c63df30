"""What looks like furniture of PDF pages and is text: notes that come again, forms, years, headings; and what is."""

from __future__ import annotations

import pytest
from reportlab.pdfbase.pdfmetrics import stringWidth

from tests.ingest.drawn import HEIGHT, WIDTH, Drawn, column, pdf
from tests.ingest.fakes import blocks, read
from tests.ingest.prose import Prose


def _prose(seed: int, y: float = HEIGHT - 110, sentences: int = 6) -> list[Drawn]:
    return column(Prose(seed).paragraph(sentences), 60, y, 474, 11)


def _numbered(page: int) -> Drawn:
    return Drawn(WIDTH / 2, 40, str(page), 9, align="mid")


@pytest.mark.parametrize("numbered", [True, False])
@pytest.mark.parametrize(
    "notes",
    [
        ("Osei, The Book of Funds, p. 4.", "Ibid.", "Ibid.", "Ibid.", "Li, Another Book, p. 9."),
        ("Osei, The Book of Funds, p. 4.", "Ibid., p. 5.", "Ibid., p. 6.", "Ibid., p. 7.", "Idem."),
        (
            "Author’s interview.",
            "Author’s interview.",
            "Author’s interview.",
            "Author’s interview.",
            "Li, A Book, p. 9.",
        ),
    ],
)
def test_notes_that_come_again_are_kept(notes: tuple[str, ...], numbered: bool) -> None:
    pages = []
    for n, note in enumerate(notes, 1):
        text = _prose(100 + n)
        last = text[-1]
        mark = Drawn(last.x + stringWidth(last.text, "Times-Roman", 11), last.y + 4, str(n), 6.5)
        foot = [Drawn(60, 108, str(n), 5.5), Drawn(65, 105, note, 8.5)]
        pages.append([*text, mark, *foot, *([_numbered(n)] if numbered else [])])
    reading = read(pdf(pages), "made.pdf")
    assert blocks(reading, "footnote") == list(notes)
    assert all(n.called_at is not None for n in reading.paged.notes)


def test_the_rows_of_a_form_that_comes_on_every_page_are_kept() -> None:
    rows = (("Member since", ("2009", "2011", "2009", "2009")), ("Reporting year", ("2019",) * 4),
            ("Number of projects", ("45", "52", "7", "12")))  # fmt: skip
    pages = []
    for n, country in enumerate(("Kenya", "Uganda", "Ghana", "Peru")):
        table = [
            Drawn(x, 500 - 14 * k, cell, 8)
            for k, (label, values) in enumerate(rows) for x, cell in ((60, label), (300, values[n]))
        ]  # fmt: skip
        source = Drawn(60, 440, "Source: own survey of the agencies.", 8)
        head = Drawn(60, HEIGHT - 90, country, 16, "Times-Bold")
        pages.append([head, *_prose(120 + n, HEIGHT - 120), *table, source, *_prose(130 + n, 400), _numbered(n + 1)])
    reading = read(pdf(pages), "made.pdf")
    found = blocks(reading, "table")
    assert found == [f"{label} | {values[n]}" for n in range(4) for label, values in rows]
    assert blocks(reading).count("Source: own survey of the agencies.") == 4
    assert reading.paged.labels == ("1", "2", "3", "4")


@pytest.mark.parametrize("feet", [True, False])
@pytest.mark.parametrize(
    ("size", "face"), [(11, "Times-Bold"), (12, "Times-Bold"), (13, "Times-Bold"), (11, "Times-Roman")]
)
def test_years_over_their_texts_are_no_page_numbers(size: float, face: str, feet: bool) -> None:
    years = ("2017", "2018", "2019", "2020")
    pages = [
        [Drawn(60, HEIGHT - 60, year, size, face), *_prose(140 + n, HEIGHT - 82), *([_numbered(n + 1)] if feet else [])]
        for n, year in enumerate(years)
    ]
    reading = read(pdf(pages), "made.pdf")
    assert [b for b in blocks(reading) if b.isdigit()] == list(years)
    assert reading.paged.labels == (("1", "2", "3", "4") if feet else ())
    assert reading.document.record.issued == ()


def test_the_printed_pages_of_a_thick_volume() -> None:
    pages = [[*_prose(150 + n), _numbered(1997 + n)] for n in range(4)]
    assert read(pdf(pages), "made.pdf").paged.labels == ("1997", "1998", "1999", "2000")


@pytest.mark.parametrize("heads", [("Lesson 1", "Lesson 2", "Lesson 3", "Lesson 4"), ("Annex 1", "Annex 2"),
                                   ("Aims", "Results") * 3])  # fmt: skip
@pytest.mark.parametrize("size", [11, 12, 14])
def test_bold_heads_right_over_a_text_are_headings(heads: tuple[str, ...], size: float) -> None:
    pages = [
        [Drawn(60, HEIGHT - 60, head, size, "Times-Bold"), *_prose(160 + n, HEIGHT - 82), _numbered(n + 1)]
        for n, head in enumerate(heads)
    ]
    reading = read(pdf(pages), "made.pdf")
    assert blocks(reading, "heading") == list(heads)


def test_sums_of_years_at_the_foot_are_text() -> None:
    pages = [[*_prose(170 + n), Drawn(60, 75, f"Total in {2017 + n}")] for n in range(3)]
    assert [b for b in blocks(read(pdf(pages), "made.pdf")) if b.startswith("Total")] == [
        "Total in 2017", "Total in 2018", "Total in 2019",
    ]  # fmt: skip


def test_a_pointer_beside_the_text_and_a_stamp_across_it_are_furniture() -> None:
    pages = [
        [
            *_prose(180 + n),
            Drawn(20, 400, "Part two", 7),
            Drawn(120, 500, "DRAFT", 60),
            Drawn(60, 430, f"Own line {n}."),
        ]
        for n in range(4)
    ]
    found = blocks(read(pdf(pages), "made.pdf"))
    assert not any("Part two" in b or "DRAFT" in b for b in found)
