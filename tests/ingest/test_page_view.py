"""Where words stand on a drawn page: by letters and digits alone, in one piece or in runs, one box a line."""

from __future__ import annotations

import io

import pytest
from pypdf import PdfWriter

from ingest.ocr.rendering import RenderError, opened
from ingest.page_view.marking import Box, Letter, marked
from tests.ingest.drawn import Drawn, pdf

HIGH = 0.04


def page(*lines: str) -> list[Letter]:
    """Letters of the same width on lines below each other; a line ends in a sign without a place."""
    found: list[Letter] = []
    for row, line in enumerate(lines):
        top = 0.1 + row * 0.06
        found += [(c, Box(0.1 + i * 0.01, top, 0.11 + i * 0.01, top + HIGH)) for i, c in enumerate(line)]
        found.append(("\n", None))
    return found


def rows(boxes: tuple[Box, ...]) -> list[tuple[float, float, float]]:
    return [(round(b.top, 2), round(b.left, 2), round(b.right, 2)) for b in boxes]


def test_words_over_a_line_end_are_one_box_a_line() -> None:
    letters = page("The kelp bank lends liv-", "ing seaweed to villages.")
    assert rows(marked(letters, "lends living seaweed")) == [(0.1, 0.24, 0.33), (0.16, 0.1, 0.21)]


@pytest.mark.parametrize("words", ["“Kelp” bank", "kelp-bank", "ＫＥＬＰ bank", "kelp  bank"])
def test_only_letters_and_digits_are_compared(words: str) -> None:
    assert rows(marked(page("The kelp bank lends"), words)) == [(0.1, 0.14, 0.23)]


def test_a_ligature_is_its_letters() -> None:
    assert len(marked(page("an o\ufb03cial e\ufb00ort"), "official effort")) == 1


def test_of_several_places_the_nearest_counts() -> None:
    letters = page("the bank", "another line", "the bank")
    assert rows(marked(letters, "the bank", near=0.9))[0][0] == 0.22
    assert rows(marked(letters, "the bank", near=0.0))[0][0] == 0.1


def test_words_with_others_between_are_marked_by_their_runs() -> None:
    letters = page("the kelp bank of the islands 17 lends seaweed to everybody", "12 A running head")
    assert marked(letters, "the kelp bank of the islands lends seaweed to everybody")
    assert marked(letters, "nothing of the sort was ever said by anybody here") == ()
    assert marked(letters, "") == () == marked([], "kelp")


@pytest.mark.parametrize("turned", [0, 90, 180, 270])
def test_the_letters_of_a_page_stand_where_it_is_drawn(turned: int) -> None:
    data = pdf([[Drawn(72, 700, "The kelp bank lends seaweed"), Drawn(72, 400, "and salt to nine islands")]])
    with opened(_rotated(data, turned)) as pages:
        picture = pages.coloured(1, 600)
        letters = [(c, Box(*box) if box else None) for c, box in pages.letters(1)]
        (box,) = marked(letters, "salt to nine islands")
        assert picture.width == 600
        dark = picture.convert("L").point(lambda grey: 255 * (grey < 128)).getbbox()
        assert dark is not None
        inside = picture.crop(
            (
                int(box.left * picture.width), int(box.top * picture.height),
                int(box.right * picture.width) + 1, int(box.bottom * picture.height) + 1,
            )
        )  # fmt: skip
        assert min(inside.convert("L").tobytes()) < 128  # there are letters in it
        with pytest.raises(RenderError, match="no page 2"):
            pages.letters(2)


def _rotated(data: bytes, turned: int) -> bytes:
    writer = PdfWriter(clone_from=io.BytesIO(data))
    writer.pages[0].rotate(turned)
    out = io.BytesIO()
    writer.write(out)
    return out.getvalue()
