"""What makes a page a scan, what is said of scans, and the geometry of what an engine saw."""

from __future__ import annotations

import math
import random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ingest.ocr.scans import Box, OcrLine, OcrPage, covered_share, depth, em, is_scan, read_by_ocr, spans, unread
from ingest.ocr.straight import Seen, skew, straightened

PAGE = (0.0, 0.0, 600.0, 800.0)


@pytest.mark.parametrize(
    ("characters", "covered", "scan"),
    [
        (0, 1.0, True), (0, 0.3, True), (0, 0.0, False), (0, 0.1, False),
        (3, 1.0, True),  # a page number
        (12, 0.9, True),  # a Bates number
        (12, 0.3, False),  # a divider with a logo
        (110, 0.98, True),  # "Downloaded from … by … on …"
        (110, 0.6, False),  # a photograph with its caption
        (2400, 1.0, False),  # a scan under which its text was laid, or a page with a background
    ],
)  # fmt: skip
def test_pages_that_are_pictures(characters: int, covered: float, scan: bool) -> None:
    assert is_scan(characters, covered) is scan


@pytest.mark.parametrize(
    ("boxes", "share"),
    [
        ([], 0.0), ([PAGE], 1.0), ([PAGE, PAGE], 1.0), ([(-50, -50, 900, 900)], 1.0), ([(0, 0, 300, 800)], 0.5),
        ([(300, 400, 0, 0)], 0.25),  # its corners the other way round
        ([(0, 0, 300, 800), (150, 0, 450, 800)], 0.75),
        ([(0, 100 * i, 600, 100 * i + 100) for i in range(8)], 1.0),  # a scan cut into strips
        ([(700, 0, 900, 800)], 0.0),
    ],
)  # fmt: skip
def test_the_share_that_pictures_cover(boxes: list[Box], share: float) -> None:
    assert covered_share(boxes, PAGE) == pytest.approx(share)


def test_a_page_without_area_is_covered_by_nothing() -> None:
    assert covered_share([PAGE], (0, 0, 0, 800)) == 0


_edge = st.integers(-20, 120)


@given(st.lists(st.tuples(_edge, _edge, _edge, _edge), max_size=12))
def test_the_share_is_that_of_a_count_of_squares(boxes: list[tuple[int, int, int, int]]) -> None:
    fives = [tuple(5 * (v // 5) for v in box) for box in boxes]
    inside = sum(
        any(min(a, c) <= x < max(a, c) and min(b, d) <= y < max(b, d) for a, b, c, d in fives)
        for x in range(0, 100, 5)
        for y in range(0, 100, 5)
    )
    found = covered_share([(float(a), float(b), float(c), float(d)) for a, b, c, d in fives], (0, 0, 100, 100))
    assert found == pytest.approx(inside / 400)


@pytest.mark.parametrize(
    ("numbers", "text"),
    [
        ([], ""), ([4], "4"), ([4, 5], "4, 5"), ([5, 4, 6, 5], "4–6"), ([1, 3, 4, 5, 9], "1, 3–5, 9"),
        (range(1, 60, 2), "1, 3, 5, 7, 9, 11, 13, 15, 17, 19, 21, 23, …"),
    ],
)  # fmt: skip
def test_numbers_as_readers_write_them(numbers: list[int], text: str) -> None:
    assert spans(numbers) == text


def test_what_is_said_of_pages_without_text() -> None:
    assert unread(range(3, 14), 19) == "11 of 19 pages have no text (3–13): install the `ocr` extra"
    assert unread([2], 3) == "1 of 3 pages has no text (2): install the `ocr` extra"
    assert unread([1], 1) == "the page has no text: install the `ocr` extra"
    assert unread([2, 7], 9, engine="Tesseract") == "2 of 9 pages have no text (2, 7): they could not be read by OCR"
    assert unread([1], 1, engine="Tesseract") == "the page has no text: it could not be read by OCR"


def page(number: int, *lines: tuple[str, float]) -> OcrPage:
    return OcrPage(number, 600, 800, tuple(OcrLine(t, (0, 0, 1, 1), 0, 10, c) for t, c in lines), "RapidOCR")


def test_what_is_said_of_pages_that_were_read() -> None:
    assert page(1, ("abcd", 1.0), ("ab", 0.4)).confidence == pytest.approx(0.8)
    assert page(1).confidence == 0
    assert page(1, ("ab", 1), ("cd", 1)).text == "ab\ncd"
    assert read_by_ocr([], 9) == ""
    pages = [page(2, ("good " * 40, 0.98)), page(3, ("bad", 0.4)), page(4)]
    assert (
        read_by_ocr(pages, 9) == "3 of 9 pages (2–4) were read by OCR (RapidOCR), mean confidence 0.97; doubtful: 3, 4"
    )
    assert read_by_ocr(pages[:1], 2) == "1 of 2 pages (2) were read by OCR (RapidOCR), mean confidence 0.98"


def test_the_size_of_a_font_from_its_ink() -> None:
    for text, share in (("now", 0.48), ("gnaw", 0.69), ("Tall", 0.70), ("Tag", 0.91), ("合作", 0.9), ("2019", 0.70)):
        assert em(text, 10 * share) == pytest.approx(10), text
    assert depth("say") > 0 == depth("ram")


def lines(lean: float, count: int = 12) -> list[Seen]:
    """Lines of a page of 1000 by 1400 pixels that leans by some degrees anticlockwise about its middle."""
    sine, cosine = math.sin(math.radians(lean)), math.cos(math.radians(lean))

    def placed(x: float, y: float) -> tuple[float, float]:
        x, y = x - 500, y - 700
        return x * cosine + y * sine + 500, -x * sine + y * cosine + 700

    return [
        Seen(f"line {i}", 0.9, placed(100, 100 + 40 * i), placed(900 - 50 * (i % 3), 100 + 40 * i), 20, 6, 28)
        for i in range(count)
    ]


@given(st.floats(-10, 10))
def test_a_page_is_set_straight(lean: float) -> None:
    out, found = straightened(lines(lean), 1000, 1400, 2.0)
    assert found == pytest.approx(lean, abs=1e-6)
    for i, line in enumerate(out):
        assert line.baseline == pytest.approx((1400 - 100 - 40 * i) / 2)
        assert line.box == pytest.approx((50, line.baseline - 3, (900 - 50 * (i % 3)) / 2, line.baseline + 10))
        assert (line.size, line.confidence, line.text) == (14, 0.9, f"line {i}")


def test_a_few_lines_astray_do_not_lean_the_page() -> None:
    astray = [Seen("x", 0.5, (0, 0), (300, 250), 5, 2, 9)] * 2
    shuffled = [*lines(1.5), *astray]
    random.Random(1).shuffle(shuffled)
    assert skew(shuffled) == pytest.approx(1.5)


def test_short_lines_and_steep_ones_tell_no_lean() -> None:
    assert skew([]) == 0
    assert skew([Seen("7", 1, (0, 0), (20, 5), 20, 5, 28)]) == 0
    assert skew([Seen("steep", 1, (0, 0), (300, 250), 5, 2, 9)]) == 0
    assert straightened([], 10, 10, 1.0) == ((), 0.0)
