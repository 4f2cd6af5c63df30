"""Notes of a PDF that go on over a page or stand at the end chapter by chapter; entries with a hanging indent."""

from __future__ import annotations

import pytest
from reportlab.pdfbase.pdfmetrics import stringWidth

from tests.ingest.drawn import HEIGHT, WIDTH, Drawn, column, pdf
from tests.ingest.fakes import blocks, read
from tests.ingest.prose import Prose


def called(seed: int, y: float, mark: str, x: float = 60, width: float = 474) -> list[Drawn]:
    """A paragraph that ends with a raised mark."""
    lines = column(Prose(seed).paragraph(3), x, y, width)
    last = lines[-1]
    return [*lines, Drawn(x + stringWidth(last.text, "Times-Roman", 11), last.y + 4, mark, 6.5)]


def note(mark: str, lines: list[str], y: float, x: float = 60) -> list[Drawn]:
    """A note in small type, its number raised; without one the rest of a note."""
    head = [Drawn(x, y + 3, mark, 5.5)] if mark else []
    return [*head, *(Drawn(x + (5 if mark and not n else 0), y - 11 * n, line, 8.5) for n, line in enumerate(lines))]


@pytest.mark.parametrize("further", [True, False])
@pytest.mark.parametrize(
    "breaks", ["asking that the count be made", "asking that, in the first place,", "in 2001 and, of"]
)
def test_a_note_that_goes_on_over_the_page(breaks: str, further: bool) -> None:
    rest = "anew by persons whom both governments trusted."
    first = [*called(200, 700, "1"), *called(201, 600, "2"), *note("1", ["Port Authority, Report, p. 4."], 120),
             *note("2", ["The owners disputed the figure for years and wrote,", breaks], 108)]  # fmt: skip
    second = (
        [*called(202, 700, "3"), *note("", [rest], 120)]
        if further
        else [*column(Prose(202).paragraph(3), 60, 700, 474)]
    )
    second += note("3", ["Interview, Apia, 3 May 2005."], 108) if further else note("", [rest], 120)
    reading = read(pdf([first, second]), "made.pdf")
    notes = blocks(reading, "footnote")
    assert notes[1] == f"The owners disputed the figure for years and wrote, {breaks} {rest}"
    assert rest not in blocks(reading)
    paged = reading.paged
    place = paged.blocks[paged.notes[1].block]
    assert paged.locate(place.start, place.end).pages == (1, 2)


def test_small_print_after_a_note_that_ended_is_none_of_it() -> None:
    first = [*called(203, 700, "1"), *note("1", ["Port Authority, Report, p. 4."], 120)]
    second = [
        *column(Prose(204).paragraph(3), 60, 700, 474),
        *note("", ["printed on paper of the mill at Beira."], 120),
    ]
    assert blocks(read(pdf([first, second]), "made.pdf"), "footnote") == ["Port Authority, Report, p. 4."]


@pytest.mark.parametrize("chapters", [2, 3])
def test_endnotes_that_begin_anew_with_each_chapter(chapters: int) -> None:
    pages = []
    for n in range(chapters):
        head = Drawn(60, HEIGHT - 80, ("The outcome", "The statement", "The day after")[n], 16, "Times-Bold")
        pages.append([head, *called(210 + 2 * n, 720, "1"), *called(211 + 2 * n, 620, "2")])
    listed = [Drawn(60, 760, "Notes", 16, "Times-Bold")]
    y = 730
    for n in range(chapters):
        listed.append(Drawn(60, y, f"Chapter {n + 1}", 9, "Times-Bold"))
        for mark in ("1", "2"):
            y -= 14
            listed += note(mark, [f"Minutes of the meeting of {20 * n + int(mark)} June, p. 4."], y)
        y -= 30
    reading = read(pdf([*pages, listed]), "made.pdf")
    paged = reading.paged
    assert [n.mark for n in paged.notes] == ["1", "2"] * chapters
    pages_called = [paged.locate(n.called_at - 1, n.called_at).pages for n in paged.notes if n.called_at is not None]
    assert pages_called == [(n + 1,) for n in range(chapters) for _ in range(2)]


ENTRIES = (
    "Haddad, L., and R. Lima (2015). Paying for the South: Budgets compared. Review of Budgets 33 (4), 411–430.",
    "Nguyen, T. M. (2012). Triangles. Hanoi: Sciences Publishing House.",
    "Office for Cooperation of the Basin (2016). Good practices in cooperation on the lake. New York: Author.",
    "Echeverría, T. (2009). La triangulación. In P. Ayala (Ed.), Cooperar en el Sur, pp. 33–58. Montevideo: Trilce.",
)


@pytest.mark.parametrize(("x", "width"), [(60, 474), (60, 227), (307, 227)])
@pytest.mark.parametrize("leading", [12, 13])
def test_entries_with_a_hanging_indent(x: float, width: float, leading: float) -> None:
    drawn = [Drawn(60, HEIGHT - 80, "Who pays for triangles?", 18, "Times-Bold")]
    drawn += column(Prose(220).paragraph(3), 60, 740, 227 if width < 300 else 474)
    if x > 60:
        drawn += column(Prose(221).paragraph(3), 307, 740, 227)
    y = 480.0
    drawn.append(Drawn(x, y, "References", 13, "Times-Bold"))
    y -= 20
    for entry in ENTRIES:
        first, *rest = column(entry, x, y, width, 11)
        words = " ".join(line.text for line in rest)
        lines = [first, *column(words, x + 18, y - leading, width - 18, 11, leading=leading)] if rest else [first]
        drawn += lines
        y = lines[-1].y - leading
    assert blocks(read(pdf([drawn]), "made.pdf"), "reference") == list(ENTRIES)


def test_paragraphs_with_an_indent_are_none() -> None:
    drawn = [Drawn(60, HEIGHT - 80, "Who pays for triangles?", 18, "Times-Bold")]
    y, said = 740.0, []
    for n in range(5):
        text = Prose(230 + n).paragraph(3)
        said.append(text)
        first, *rest = column(text, 78, y, 456, 11)
        words = " ".join(line.text for line in rest)
        lines = [first, *column(words, 60, y - 14, 474, 11)]
        drawn += lines
        y = lines[-1].y - 14
    assert blocks(read(pdf([[*drawn, Drawn(WIDTH / 2, 40, "1", 9, align="mid")]]), "made.pdf"), "body") == said


@pytest.mark.parametrize(
    "last", ["Interview, Lusaka, 3 May 2009", "At www.works.example/reports", "And from the books, which"]
)
def test_small_print_in_the_middle_of_the_next_page_is_none_of_a_note(last: str) -> None:
    unit = "in thousands of kwacha, at the prices of that year"
    first = [*called(240, 700, "1"), *note("1", [last], 120)]
    second = [
        *column(Prose(241).paragraph(3), 60, 700, 474),
        *note("", [unit], 560),
        *column(Prose(242).paragraph(3), 60, 500, 474),
    ]
    assert blocks(read(pdf([first, second]), "made.pdf"), "footnote") == [last]
