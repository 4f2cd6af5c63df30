"""Scans read back: by RapidOCR where the extra `ocr` is installed, by Tesseract where the program is."""

from __future__ import annotations

import contextlib
import io
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PIL import Image

pytest.importorskip("pypdfium2", reason="pages are drawn by pypdfium2 (the extra `ocr`)")

from ingest import ocr
from ingest.legible import fault
from ingest.ocr import rapid, tesseract
from ingest.ocr.rendering import MOST_PIXELS, Picture, RenderError, opened
from ingest.ocr.scans import TRUSTED, OcrPage
from ingest.ocr.straight import Look
from tests.ingest import scans
from tests.ingest.scans_text import CHINESE, ENGLISH, FRENCH, PORTUGUESE, SPANISH

needs_rapid = pytest.mark.skipif(
    not rapid.installed(), reason="RapidOCR is not installed: it comes with the extra `ocr`"
)
needs_tesseract = pytest.mark.skipif(not tesseract.installed(), reason="the program tesseract is not installed")

# Small pages: OCR is slow where the machine has other work.
A5 = (420, 595)
TWO = scans.drawn(ENGLISH, columns=2, size=9, page=A5, title="Harbours and clinics")
ONE = scans.drawn(ENGLISH[:1], size=11, page=A5)


@pytest.fixture(params=[pytest.param("RapidOCR", marks=needs_rapid), pytest.param("Tesseract", marks=needs_tesseract)])
def engine(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> str:
    """The one engine that is there."""
    if request.param == "Tesseract":
        monkeypatch.setattr(rapid, "installed", lambda: False)
    else:
        monkeypatch.setattr(tesseract, "installed", frozenset)
    return str(request.param)


def read(pdf: bytes, *languages: str) -> OcrPage:
    (page,) = ocr.read_pages(pdf, [1], languages=languages)
    return page


def in_columns(page: OcrPage) -> str:
    """Its text, the left half before the right."""
    middle = 0.97 * page.width / 2
    return " ".join(line.text for line in sorted(page.lines, key=lambda e: (e.box[0] > middle, -e.baseline, e.box[0])))


def test_both_engines_name_themselves(engine: str) -> None:
    assert ocr.available() == engine


@pytest.mark.parametrize(
    ("name", "turned", "lean"),
    [
        ("plain", 0, 0.0), ("rotated", 0, 0.0), ("skewed", 0, 1.0), ("faint", 0, 0.0), ("coarse", 0, 0.0),
        ("on its side", 90, 0.0), ("on its other side", 270, 0.0), ("upside down", 180, 0.0),
    ],
)  # fmt: skip
def test_two_columns_are_read(engine: str, name: str, turned: int, lean: float) -> None:
    pdf = {
        "plain": lambda: scans.scan_of(TWO.pdf),
        "rotated": lambda: scans.scan_of(TWO.pdf, turn=90, rotate=90),
        "skewed": lambda: scans.scan_of(TWO.pdf, skew=1),
        "faint": lambda: scans.scan_of(TWO.pdf, contrast=0.2),
        "coarse": lambda: scans.scan_of(TWO.pdf, dpi=110, blur=0.5),
        "on its side": lambda: scans.scan_of(TWO.pdf, turn=90),
        "on its other side": lambda: scans.scan_of(TWO.pdf, turn=270),
        "upside down": lambda: scans.scan_of(TWO.pdf, turn=180),
    }[name]()
    page = read(pdf)
    assert not page.failed
    assert (page.engine, page.number, page.turned) == (engine, 1, turned)
    assert page.skew == pytest.approx(lean, abs=0.15)
    assert (page.width, page.height) == pytest.approx(A5, abs=2)
    assert scans.error_rate(TWO.text, in_columns(page)) < 0.025
    assert page.confidence > 0.9
    assert fault(page.text) is None


def test_lines_have_their_places_and_sizes(engine: str) -> None:
    page = read(scans.scan_of(TWO.pdf))
    title = next(line for line in page.lines if line.text == "Harbours and clinics")
    assert title.size == pytest.approx(16.2, rel=0.1)
    assert title.baseline == pytest.approx(0.9 * page.height, abs=2)
    body = [line for line in page.lines if line is not title]
    assert sorted(line.size for line in body)[len(body) // 2] == pytest.approx(9, rel=0.1)
    for line in page.lines:
        left, bottom, right, top = line.box
        assert 35 < left < right < 390
        assert bottom <= line.baseline < top
        assert 0 <= line.confidence <= 1
    lefts = {round(line.box[0], -1) for line in body}
    assert lefts == {40, 220}
    first = next(line for line in body if line.text.startswith("Partners"))
    second = next(line for line in body if line.text.startswith("in 2019"))
    assert first.baseline - second.baseline == pytest.approx(11.7, abs=1)


@needs_rapid
@pytest.mark.parametrize("paragraphs", [SPANISH, FRENCH, PORTUGUESE], ids=["es", "fr", "pt"])
def test_rapid_reads_accents(paragraphs: tuple[str, ...]) -> None:
    drawn = scans.drawn(paragraphs, size=11, page=A5)
    page = read(scans.scan_of(drawn.pdf))
    assert page.engine == rapid.NAME
    assert scans.error_rate(drawn.text, in_columns(page)) < 0.015


@needs_rapid
def test_rapid_reads_chinese() -> None:
    font = scans.chinese_font()
    if font is None:
        pytest.skip(f"there is no font with Chinese characters at {scans.CHINESE_FONTS[0]}")
    drawn = scans.drawn(CHINESE, size=12, font=font, page=A5)
    found = read(scans.scan_of(drawn.pdf), "zh").text
    assert scans.error_rate(drawn.text.replace(" ", ""), "".join(found.split())) < 0.03


@needs_tesseract
def test_tesseract_reads_the_languages_that_it_has(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(rapid, "installed", lambda: False)
    assert tesseract.data_for(["en"]) == ("eng",)
    assert tesseract.data_for(["en-GB", "EN"]) == ("eng",)
    assert tesseract.data_for(["tlh"]) is None
    assert "eng" in (tesseract.data_for([]) or ())
    with pytest.raises(ocr.OcrError, match="no OCR here reads tlh"):
        read(scans.scan_of(ONE.pdf), "tlh")


def test_a_language_that_rapid_lacks_goes_to_tesseract(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(rapid, "installed", lambda: True)
    monkeypatch.setattr(tesseract, "installed", lambda: frozenset({"eng", "ara", "fra"}))
    assert ocr.available() == ocr.available(["fr", "zh-Hans"]) == "RapidOCR"
    assert ocr.available(["ar"]) == ocr.available(["ar-EG", "fr"]) == "Tesseract"
    assert ocr.available(["he"]) is None
    monkeypatch.setattr(rapid, "installed", lambda: False)
    assert ocr.available() == "Tesseract"
    monkeypatch.setattr(tesseract, "installed", lambda: frozenset({"nld"}))
    assert tesseract.data_for([]) == ("nld",)


def test_without_an_engine_the_extra_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(rapid, "installed", lambda: False)
    monkeypatch.setattr(tesseract, "installed", frozenset)
    assert ocr.available() is None
    with pytest.raises(ocr.OcrError, match="install the `ocr` extra"):
        read(scans.scan_of(ONE.pdf))


def test_without_pypdfium2_the_extra_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(ocr, "find_spec", lambda name: None)
    assert ocr.available() is None
    with pytest.raises(ocr.OcrError, match="install the `ocr` extra"):
        list(ocr.read_pages(b"", [1]))


def test_pages_without_text_say_so(engine: str) -> None:
    blank = scans.pictured([Image.new("L", (600, 800), 250)])
    page = read(blank)
    assert (page.failed, page.lines, page.confidence) == ("no text was found on it", (), 0)


def test_pages_come_one_by_one_in_the_order_asked_for(engine: str) -> None:
    pages = scans.pictured(
        [scans.picture(scans.drawn([text], size=14, page=A5).pdf) for text in ("first page", "second page")]
    )
    found = ocr.read_pages(pages, [2, 1, 7])
    assert isinstance(found, Iterator)
    second, first, none = found
    assert (second.number, second.text) == (2, "second page")
    assert (first.number, first.text) == (1, "first page")
    assert (none.number, none.failed) == (7, "there is no page 7")


def test_noise_is_not_trusted(engine: str) -> None:
    noise = scans.pictured([Image.effect_noise((600, 800), 90)])
    assert read(noise).confidence < TRUSTED


def test_time_is_bounded(engine: str) -> None:
    (page,) = ocr.read_pages(scans.scan_of(TWO.pdf), [1], seconds=0.01)
    assert page.failed in ("took longer than 0 seconds", "Tesseract's time ran out")
    assert len(page.lines) < 15


class TestRendering:
    def test_a_page_of_any_size_has_few_pixels(self) -> None:
        poster = scans.drawn(ENGLISH, page=(2384, 3370), size=40)
        with opened(poster.pdf) as pages:
            picture = pages.picture(1)
        assert len(pages_of(picture)) == picture.rows
        assert 0.9 * MOST_PIXELS < picture.rows * picture.columns < 1.01 * MOST_PIXELS

    def test_the_picture_is_turned_clockwise(self) -> None:
        with opened(scans.drawn(["x"], page=(200, 400)).pdf) as pages:
            upright, turned = pages.picture(1), pages.picture(1, 90)
        assert (upright.columns, upright.rows) == (turned.rows, turned.columns)
        # What is dark at the upper left comes to the upper right.
        assert darkest(upright) == (0, 0)
        assert darkest(turned) == (1, 0)

    @pytest.mark.parametrize("size", [(40_000, 40_000), (600, 4), (31_000, 500)])
    def test_sizes_of_no_page_are_refused(self, size: tuple[int, int]) -> None:
        with opened(empty(size)) as pages, pytest.raises(RenderError, match="no page of text"):
            pages.picture(1)

    def test_a_picture_that_would_take_too_much_memory_is_refused(self, engine: str) -> None:
        small = scans.pictured([Image.new("L", (11, 13))], dpi=1)
        bomb = small.replace(b"/Width 11", b"/Width 20011").replace(b"/Height 13", b"/Height 20013")
        assert read(bomb).failed == "it holds a picture of 20011 × 20013 pixels, which is too large"

    def test_what_is_no_pdf_is_refused(self) -> None:
        with pytest.raises(RenderError, match="cannot be opened"), opened(b"%PDF-1.7 no"):
            pass

    def test_a_password_is_not_guessed(self, shared: Callable[[str], Path]) -> None:
        data = (shared("hostile") / "pdf-encrypted-aes256-user-password.pdf").read_bytes()
        with pytest.raises(RenderError, match=r"(?i)password"), opened(data):
            pass

    def test_hostile_files_are_drawn_or_refused(self, shared: Callable[[str], Path]) -> None:
        slow = {"pdf-4-million-operators.pdf"}
        for path in sorted(shared("hostile").glob("*.pdf")):
            if path.name in slow:
                continue
            with contextlib.suppress(RenderError), opened(path.read_bytes()) as pages:
                assert pages.picture(1).pixels


def pages_of(picture: Picture) -> list[bytes]:
    return [picture.pixels[i : i + picture.columns] for i in range(0, len(picture.pixels), picture.columns)]


def darkest(picture: Picture) -> tuple[int, int]:
    """Which quarter of the picture holds most ink, as (column, row)."""
    image = Image.frombytes("L", (picture.columns, picture.rows), picture.pixels)
    w, h = image.width // 2, image.height // 2
    sums = {
        (x, y): sum(255 - v for v in image.crop((x * w, y * h, x * w + w, y * h + h)).tobytes())
        for x in (0, 1)
        for y in (0, 1)
    }
    return max(sums, key=lambda key: sums[key])


def empty(size: tuple[int, int]) -> bytes:
    from reportlab.pdfgen.canvas import Canvas

    out = io.BytesIO()
    canvas = Canvas(out, pagesize=size)
    canvas.showPage()
    canvas.save()
    return out.getvalue()


class TestRapid:
    @needs_rapid
    def test_missing_models_are_told_and_not_fetched(self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setitem(rapid._MODELS, "Rec", "absent.onnx")
        rapid._engine.cache_clear()
        try:
            with pytest.raises(ocr.OcrError, match=r"lacks its models \(absent\.onnx\)"):
                read(scans.scan_of(ONE.pdf))
        finally:
            rapid._engine.cache_clear()

    def test_its_absence_is_told(self, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setattr(rapid, "find_spec", lambda name: None)
        assert not rapid.installed()
        rapid._engine.cache_clear()
        with pytest.raises(rapid.RapidMissingError, match="install the `ocr` extra"):
            rapid._engine()

    @needs_rapid
    def test_it_writes_nothing_on_the_terminal(self) -> None:
        code = (
            "import sys; from pathlib import Path; from ingest.ocr import read_pages;"
            "print([p.engine for p in read_pages(sys.stdin.buffer.read(), [1])])"
        )
        done = subprocess.run(
            [sys.executable, "-W", "error", "-c", code], input=scans.scan_of(ONE.pdf), capture_output=True, check=True,
            cwd=Path(__file__).parents[2], timeout=60,
        )  # fmt: skip
        assert (done.stdout.decode().strip(), done.stderr.decode()) == ("['RapidOCR']", "")

    @needs_rapid
    def test_a_failure_of_its_own_fails_the_page_alone(self, monkeypatch: pytest.MonkeyPatch) -> None:
        def fail(*_: object) -> Look:
            raise rapid.RapidError("RapidOCR failed (error)")

        monkeypatch.setattr(rapid, "look", fail)
        assert read(scans.scan_of(ONE.pdf)).failed == "RapidOCR failed (error)"


class TestTesseract:
    def test_a_program_that_fails_is_told(self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        program = tmp_path / "tesseract"
        program.write_text("#!/bin/sh\necho 'no such data' >&2\nexit 3\n")
        program.chmod(0o755)
        monkeypatch.setenv("PATH", str(tmp_path))
        tesseract.installed.cache_clear()
        try:
            assert tesseract.installed() == frozenset()
        finally:
            tesseract.installed.cache_clear()
        with pytest.raises(tesseract.TesseractError, match="no such data"):
            tesseract.look(Picture(1, 1, 1.0, b"\0"), time.monotonic() + 9, ["eng"])
        program.write_text("#!/nowhere/at/all\n")
        with pytest.raises(tesseract.TesseractError, match="cannot be run"):
            tesseract.look(Picture(1, 1, 1.0, b"\0"), time.monotonic() + 9, ["eng"])

    def test_a_program_that_hangs_is_ended(self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        program = tmp_path / "tesseract"
        sleeps = 60
        program.write_text(f"#!/bin/sh\nexec /bin/sleep {sleeps}\n")
        program.chmod(0o755)
        monkeypatch.setenv("PATH", str(tmp_path))
        began = time.monotonic()
        with pytest.raises(tesseract.TesseractError, match="time ran out"):
            tesseract.look(Picture(1, 1, 1.0, b"\0"), began + 0.3, ["eng"])
        assert time.monotonic() - began < sleeps / 2

    def test_no_program_has_no_languages(self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setenv("PATH", str(tmp_path))
        tesseract.installed.cache_clear()
        try:
            assert tesseract.installed() == frozenset()
            assert tesseract.data_for(["en"]) is None
        finally:
            tesseract.installed.cache_clear()
