"""What is drawn on a PDF page, and the order in which it is read: places against hand-reckoned ones, and properties."""

from __future__ import annotations

import io
import random
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pypdf import PdfReader

from ingest.pdf.direction import logical
from ingest.pdf.fonts import Fonts
from ingest.pdf.order import ordered
from ingest.pdf.segments import gather
from ingest.pdf.stream import DrawnPage, Span, TooLargeError, draw

# Courier: every letter is 0.6 em wide, so that places can be reckoned by hand.
COURIER = "<< /Type /Font /Subtype /Type1 /BaseFont /Courier /Encoding /WinAnsiEncoding >>"
WORDS = "ministry of works and the port authority agreed on a register that both can read each year in march".split()


def page(content: str, *, more: str = "", objects: str = "", font: str = COURIER, seconds: float = 9) -> DrawnPage:
    """A page of 600 x 800 points with one content stream; `objects` go on with number 6."""
    stream = content.encode("latin-1")
    body = (
        "%PDF-1.7\n1 0 obj << /Type /Catalog /Pages 2 0 R >> endobj\n"
        "2 0 obj << /Type /Pages /Kids [3 0 R] /Count 1 >> endobj\n"
        f"3 0 obj << /Type /Page /Parent 2 0 R /MediaBox [0 0 600 800] /Contents 4 0 R {more}"
        " /Resources << /Font << /F1 5 0 R >> /XObject << /X1 6 0 R >> >> >> endobj\n"
        f"4 0 obj << /Length {len(stream)} >> stream\n"
    ).encode("latin-1")  # fmt: skip
    after = f"\nendstream endobj\n5 0 obj {font} endobj\n{objects}".encode("latin-1")
    data = body + stream + after + b"trailer << /Root 1 0 R /Size 9 >>\nstartxref\n0\n%%EOF"
    return draw(PdfReader(io.BytesIO(data), strict=False).pages[0], Fonts(), seconds=seconds)


def place(span: Span) -> tuple[str, float, float, float, float]:
    return span.text, round(span.x0, 2), round(span.x1, 2), round(span.y, 2), round(span.size, 2)


@pytest.mark.parametrize(
    ("content", "expected"),
    [
        ("BT /F1 10 Tf 50 700 Td (abcd) Tj ET", [("abcd", 50, 74, 700, 10)]),
        ("BT /F1 10 Tf 2 Tc 50 700 Td (abcd) Tj ET", [("abcd", 50, 80, 700, 10)]),
        ("BT /F1 10 Tf 5 Tw 50 700 Td (a b) Tj ET", [("a b", 50, 73, 700, 10)]),
        ("BT /F1 10 Tf 50 Tz 50 700 Td (abcd) Tj ET", [("abcd", 50, 62, 700, 10)]),
        ("BT /F1 10 Tf 4 Ts 50 700 Td (1) Tj ET", [("1", 50, 56, 704, 10)]),
        ("BT /F1 10 Tf 14 TL 50 700 Td (ab) Tj T* (cd) Tj ET", [("ab", 50, 62, 700, 10), ("cd", 50, 62, 686, 10)]),
        ("BT /F1 10 Tf 14 TL 50 700 Td (ab) Tj (cd) ' ET", [("ab", 50, 62, 700, 10), ("cd", 50, 62, 686, 10)]),
        ("BT /F1 1 Tf 10 0 0 10 50 700 Tm (abcd) Tj ET", [("abcd", 50, 74, 700, 10)]),
        ("q 2 0 0 2 10 20 cm BT /F1 5 Tf 20 300 Td (ab) Tj ET Q", [("ab", 50, 62, 620, 10)]),
        # A move of a whole space is one; a kern is none; a wide one begins another span.
        ("BT /F1 10 Tf 50 700 Td [(ab) -600 (cd)] TJ ET", [("ab cd", 50, 80, 700, 10)]),
        ("BT /F1 10 Tf 50 700 Td [(ab) 60 (cd)] TJ ET", [("abcd", 50, 73.4, 700, 10)]),
        ("BT /F1 10 Tf 50 700 Td [(ab) -3000 (cd)] TJ ET", [("ab", 50, 62, 700, 10), ("cd", 92, 104, 700, 10)]),
        # Letters spaced out evenly are words, and twice that is a space.
        (
            "BT /F1 10 Tf 50 700 Td [(P) -500 (O) -500 (L) -500 (I) -1200 (C) -500 (Y) -500 (N) -500 (O) -500 (W)] TJ",
            [("POLI CYNOW", 50, 151, 700, 10)],
        ),
        ("BT /F1 10 Tf 50 700 Td (seen) Tj -900 0 Td (off the page) Tj ET", [("seen", 50, 74, 700, 10)]),
        ("BT /F1 10 Tf 50 700 Td (seen) Tj /F1 0.1 Tf (tiny) Tj ET", [("seen", 50, 74, 700, 10)]),
        ("BT /F9 10 Tf 50 700 Td (no font) Tj /F1 10 Tf (ab) Tj Tj TJ Td ET", [("ab", 50, 62, 700, 10)]),
    ],
)
def test_every_string_has_its_place(content: str, expected: list[tuple[Any, ...]]) -> None:
    assert [place(s) for s in page(content).spans] == expected


@pytest.mark.parametrize("turn", [90, 180, 270])
def test_a_turned_page_is_read_as_shown(turn: int) -> None:
    drawn = page("BT /F1 10 Tf 50 700 Td (abcd) Tj ET", more=f"/Rotate {turn}")
    assert (drawn.width, drawn.height) == ((600, 800) if turn == 180 else (800, 600))
    (span,) = drawn.spans
    assert (span.turn, place(span)) == ({90: 270, 180: 180, 270: 90}[turn], ("abcd", 50, 74, 700, 10))


def test_artifacts_and_actual_text_are_taken_from_the_marks() -> None:
    drawn = page(
        "BT /F1 10 Tf 50 780 Td /Artifact BMC (head) Tj EMC 0 -80 Td (co) Tj"
        " /Span << /ActualText <FEFF00AD> >> BDC (-) Tj EMC ET"
    )
    assert [(s.text, s.artifact) for s in drawn.spans] == [("head", True), ("co", False), ("\u00ad", False)]


def test_a_form_is_read_where_it_is_placed_and_not_within_itself() -> None:
    inner = "BT /F1 10 Tf 5 5 Td (form) Tj ET /X1 Do"
    form = (
        "6 0 obj << /Type /XObject /Subtype /Form /BBox [0 0 99 99] /Matrix [1 0 0 1 100 0]"
        f" /Resources << /Font << /F1 5 0 R >> /XObject << /X1 6 0 R >> >> /Length {len(inner)} >>"
        f" stream\n{inner}\nendstream endobj\n"
    )
    assert [place(s) for s in page("q 1 0 0 1 0 500 cm /X1 Do Q", objects=form).spans] == [("form", 105, 129, 505, 10)]


def test_pictures_are_counted_once_and_within_the_page() -> None:
    picture = (
        "6 0 obj << /Type /XObject /Subtype /Image /Width 1 /Height 1 /ColorSpace /DeviceGray /BitsPerComponent 8"
        " /Length 1 >> stream\n0\nendstream endobj\n"
    )
    twice = "q 300 0 0 800 0 0 cm /X1 Do Q q 300 0 0 800 0 0 cm /X1 Do Q q 600 0 0 800 600 0 cm /X1 Do Q"
    assert page(twice, objects=picture).pictures == pytest.approx(0.5)


@pytest.mark.parametrize(("ordering", "readable"), [("Identity", False), ("GB1", False), ("UCS", True)])
def test_a_font_of_glyph_numbers_says_no_letters(ordering: str, readable: bool) -> None:
    font = (
        "<< /Type /Font /Subtype /Type0 /BaseFont /X /Encoding /Identity-H /DescendantFonts [<< /Type /Font /Subtype"
        " /CIDFontType2 /BaseFont /X /CIDSystemInfo"
        f" << /Registry (Adobe) /Ordering ({ordering}) /Supplement 0 >> >>] >>"
    )
    assert [s.readable for s in page("BT /F1 10 Tf 50 700 Td <00410042> Tj ET", font=font).spans] == [readable]


def test_a_page_that_takes_too_long_is_given_up() -> None:
    with pytest.raises(TooLargeError):
        page("BT /F1 10 Tf 50 700 Td (a) Tj ET", seconds=-1)


@pytest.mark.parametrize(
    ("seen", "read"),
    [
        ("ماع", "عام"),
        ("1978 ماع", "عام 1978"),
        ("BAPA ةطخ", "خطة BAPA"),
        ("(1978) ماع", "عام (1978)"),
    ],
)
def test_what_is_written_from_the_right_is_read_from_the_right(seen: str, read: str) -> None:
    assert logical(seen) == read


def spans_of(lines: list[list[str]], x: float = 60.0, y: float = 700.0) -> list[Span]:
    """Words of six points a letter, each drawn by itself."""
    out = []
    for n, line in enumerate(lines):
        at = x
        for word in line:
            out.append(Span(word, at, at + 6 * len(word), y - 14 * n, 10.0, False, 6.0))
            at += 6 * len(word) + 6
    return out


def read(spans: list[Span]) -> list[str]:
    return [line.text for line in ordered(gather(spans), 1)]


@given(st.lists(st.lists(st.sampled_from(WORDS), min_size=4, max_size=9), min_size=1, max_size=9), st.randoms())
def test_lines_are_the_same_in_whatever_order_they_are_drawn(lines: list[list[str]], order: random.Random) -> None:
    drawn = [spans_of([line], y=700 - 14 * n) for n, line in enumerate(lines)]
    order.shuffle(drawn)
    assert read([s for line in drawn for s in line]) == [" ".join(line) for line in lines]


@given(st.integers(6, 14), st.integers(0, 6), st.randoms())
def test_two_columns_are_read_one_after_the_other(count: int, shift: int, order: random.Random) -> None:
    """Whether their lines stand on one level or not, and whichever is drawn first. Shorter lines would be cells."""
    long = [w for w in WORDS if len(w) > 4]
    columns = [[[order.choice(long) for _ in range(5)] for _ in range(count)] for _ in range(2)]
    drawn = [spans_of(columns[0]), spans_of(columns[1], x=400, y=700 - shift)]
    order.shuffle(drawn)
    expected = [" ".join(line) for column in columns for line in column]
    assert read([s for column in drawn for s in column]) == expected


@given(st.integers(3, 9), st.integers(3, 5), st.randoms())
def test_rows_of_short_cells_are_read_across(rows: int, cells: int, order: random.Random) -> None:
    table = [[str(order.randrange(10, 9999)) for _ in range(cells)] for _ in range(rows)]
    spans = [
        s for n, row in enumerate(table) for c, t in enumerate(row) for s in spans_of([[t]], 60 + 90 * c, 700 - 20 * n)
    ]
    assert read(spans) == ["\t".join(row) for row in table]


@given(st.lists(st.tuples(st.integers(0, 590), st.integers(0, 790)), max_size=40))
def test_no_letter_is_lost_wherever_it_stands(places: list[tuple[int, int]]) -> None:
    words = [f"word{n:02}" for n in range(len(places))]
    spans = [
        Span(w, float(x), float(x + 36), float(y), 10.0, False, 6.0) for w, (x, y) in zip(words, places, strict=True)
    ]
    assert sorted("".join("".join(read(spans)).split())) == sorted("".join(words))
