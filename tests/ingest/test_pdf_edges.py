"""What stands at the head and foot of pages: furniture goes, the text's own lines stay, however alike they are."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from tests.ingest.drawn import HEIGHT, WIDTH, Drawn, column, pdf
from tests.ingest.fakes import blocks, read
from tests.ingest.prose import Prose

PAGES = 8
Top = Callable[[int], list[Drawn]]


def text_of(top: Top, pages: int = PAGES, under: float = HEIGHT - 110) -> str:
    """What is read of pages with `top` at their heads, a text from `under` on, and their numbers at the foot; the first
    page has only the title."""
    prose = Prose(40)
    drawn = [[Drawn(60, 500, "How a fund of small states began", 24, "Times-Bold")]]
    for n in range(pages):
        body = column(prose.paragraph(12), 60, under, 470)
        drawn.append([*top(n), *body, Drawn(WIDTH / 2, 30, str(n + 1), 9, align="mid")])
    return read(pdf(drawn), "made.pdf").paged.text


def test_sentences_that_differ_only_in_their_figures_stay() -> None:
    said = [f"In {2010 + n} the fund paid {12 + 7 * n} million dollars to {3 + n} members." for n in range(PAGES)]
    text = text_of(lambda n: [Drawn(60, HEIGHT - 72, said[n])], under=HEIGHT - 94)
    assert [s for s in said if s not in text] == []


def test_headings_that_count_up_with_the_pages_stay() -> None:
    text = text_of(lambda n: [Drawn(60, HEIGHT - 70, f"Project {n + 1}", 15, "Helvetica-Bold")], under=HEIGHT - 94)
    assert [n for n in range(PAGES) if f"Project {n + 1}\n" not in text] == []


def test_years_as_headings_stay_where_the_pages_have_numbers() -> None:
    text = text_of(lambda n: [Drawn(60, HEIGHT - 60, str(1975 + n), 18, "Helvetica-Bold")])
    assert [n for n in range(PAGES) if f"{1975 + n}" not in text] == []


def test_a_line_of_the_text_that_begins_every_page_stays() -> None:
    line = "The fund belongs to its members and lends to no one else, which"
    text = text_of(lambda _: [Drawn(60, HEIGHT - 72, line)], under=HEIGHT - 86)
    assert text.count(line) == PAGES


def test_a_sentence_that_is_a_paragraph_on_every_page_stays() -> None:
    line = "The fund lends to its members and to no one else."
    text = text_of(lambda _: [Drawn(60, HEIGHT - 72, line)], under=HEIGHT - 94)
    assert line in text  # once: the shared stages keep a line that comes again no more than that


def test_the_same_heading_over_the_text_of_every_page_stays() -> None:
    text = text_of(lambda _: [Drawn(60, HEIGHT - 72, "Key facts", 14, "Times-Bold")], under=HEIGHT - 94)
    assert "Key facts\n" in text


@pytest.mark.parametrize(
    "head",
    [
        lambda n: f"Report of the Fund 2020 | {n + 9}",
        lambda n: f"{n + 9} Report of the Fund 2020",
        lambda n: f"Page {n + 2} of {PAGES}",
        lambda n: f"{3 if n < 4 else 4}-{n + 1 if n < 4 else n - 3}",
        lambda n: "Report of the Fund" if n % 2 else "The members and their debts",
    ],
)
@pytest.mark.parametrize("size", [9, 11])
def test_running_heads_go(head: Callable[[int], str], size: float) -> None:
    text = text_of(lambda n: [Drawn(60, HEIGHT - 45, head(n), size)], under=HEIGHT - 80)
    assert [n for n in range(PAGES) if head(n) in text] == []


def test_notes_that_differ_in_their_numbers_stay() -> None:
    prose = Prose(41)
    pages = []
    for n in range(4):
        body = column(prose.paragraph(12), 60, HEIGHT - 80, 470)
        at = body[-1]
        mark = Drawn(at.x + 475, at.y + 4, str(n + 1), 7)
        pages.append([*body, mark, Drawn(60, 60, f"{n + 1} Ibid., p. {10 + n * n}.", 8)])
    reading = read(pdf(pages), "made.pdf")
    assert blocks(reading, "footnote") == [f"Ibid., p. {10 + n * n}." for n in range(4)]


def test_large_figures_at_one_place_stay() -> None:
    text = text_of(lambda n: [Drawn(60, 300, f"{30 + n * n} %", 40, "Helvetica-Bold")])
    assert [n for n in range(PAGES) if f"{30 + n * n} %" not in text] == []
