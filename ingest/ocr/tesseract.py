"""Tesseract, called as a program: its TSV output, with the languages that are installed for it.

It reads a picture from standard input and writes nothing to disk. What it does not do: tell superscripts, or leave out
what it sees in photographs.
"""

from __future__ import annotations

import csv
import os
import re
import shutil
import subprocess
import time
from collections.abc import Iterator, Sequence
from functools import cache
from statistics import median

from ingest.ocr.rendering import Picture
from ingest.ocr.scans import depth, em
from ingest.ocr.straight import Look, Seen
from store.errors import SscError

NAME = "Tesseract"
# ISO 639-1 to the names of Tesseract's data, where that is not the three-letter code of the language.
_DATA = {
    "en": "eng", "es": "spa", "fr": "fra", "pt": "por", "ar": "ara", "zh": "chi_sim", "de": "deu", "it": "ita",
    "ru": "rus", "ja": "jpn", "ko": "kor", "tr": "tur", "id": "ind", "vi": "vie", "hi": "hin", "fa": "fas",
    "ur": "urd", "he": "heb", "uk": "ukr", "nl": "nld", "sw": "swa", "th": "tha", "bn": "ben", "ca": "cat",
    "zh-tw": "chi_tra", "zh-hant": "chi_tra",
}  # fmt: skip
# Where no language is named: these, as far as they are installed. Each more takes more time.
_USUAL = ("eng", "spa", "fra", "por")
# Below this mean confidence, with fewer words than that, or with words that are tall (it reads some pages on their
# sides without saying so), the page may stand on its side or its head.
_DOUBTFUL = 0.6
_FEW_WORDS = 8
_SURE_OF_TURN = 1.0


class TesseractError(SscError):
    """Tesseract failed on a picture, or lacks a language."""


@cache
def installed() -> frozenset[str]:
    """The languages that Tesseract has data for, by its names; empty where the program is not installed."""
    if shutil.which("tesseract") is None:
        return frozenset()
    try:
        done = _run(["--list-langs"], b"", 20.0)
    except TesseractError:
        return frozenset()
    return frozenset(re.findall(r"^[\w/-]+$", done, re.MULTILINE)) - {"osd", "equ"}


def data_for(languages: Sequence[str]) -> tuple[str, ...] | None:
    """The names of the data for some languages (ISO 639-1), for all usual ones where none is named; None where one of
    them is not installed."""
    have = installed()
    if not languages:
        return tuple(name for name in _USUAL if name in have) or tuple(sorted(have))[:1] or None
    wanted = [_DATA.get(code.lower(), _DATA.get(code.lower().split("-")[0], code.lower())) for code in languages]
    return tuple(dict.fromkeys(wanted)) if all(name in have for name in wanted) else None


def look(picture: Picture, until: float, data: Sequence[str]) -> Look:
    """The lines of a picture, or how it must be turned. Raises TesseractError where it fails or its time runs out."""
    dpi = max(70, round(picture.scale * 72))
    graymap = b"P5 %d %d 255\n" % (picture.columns, picture.rows) + picture.pixels
    arguments = ["stdin", "stdout", "--dpi", str(dpi), "-l", "+".join(data), "--psm", "3", "tsv"]
    words = list(_words(_run(arguments, graymap, until - time.monotonic())))
    sure = sum(w.confidence * len(w.text) for w in words) / max(sum(len(w.text) for w in words), 1)
    tall = sum(w.height > 1.5 * w.width for w in words if len(w.text) > 2) > 0.3 * len(words)
    if (tall or sure < _DOUBTFUL or len(words) < _FEW_WORDS) and (turn := _turn(graymap, dpi, until)):
        return Look((), turn=turn)
    lines: dict[tuple[int, ...], list[_Word]] = {}
    for word in words:
        lines.setdefault(word.line, []).append(word)
    return Look(tuple(_seen(part) for line in lines.values() for part in _parts(line)))


def _turn(graymap: bytes, dpi: int, until: float) -> int:
    """By how many degrees clockwise Tesseract would turn the picture; 0 where it is not sure or has no data for it."""
    try:
        said = _run(["stdin", "stdout", "--dpi", str(dpi), "--psm", "0"], graymap, until - time.monotonic())
    except TesseractError:
        return 0  # it cannot say where there are too few letters
    turn = re.search(r"^Rotate: (\d+)", said, re.MULTILINE)
    sure = re.search(r"^Orientation confidence: ([\d.]+)", said, re.MULTILINE)
    if turn is None or sure is None or float(sure[1]) < _SURE_OF_TURN:
        return 0
    return int(turn[1]) % 360


def _run(arguments: Sequence[str], data: bytes, seconds: float) -> str:
    if seconds <= 0:
        raise TesseractError("Tesseract's time ran out")
    try:
        done = subprocess.run(
            ["tesseract", *arguments],
            input=data,
            capture_output=True,
            timeout=seconds,
            check=True,
            # Its own threads make it slower, not faster, on the pictures of pages.
            env={**os.environ, "OMP_THREAD_LIMIT": "1"},
        )
    except subprocess.TimeoutExpired as error:
        raise TesseractError("Tesseract's time ran out") from error
    except subprocess.CalledProcessError as error:
        said = error.stderr.decode("utf-8", "replace").split("\n")[0][:160]
        raise TesseractError(f"Tesseract failed ({said or error.returncode})") from error
    except OSError as error:
        raise TesseractError(f"Tesseract cannot be run ({error})") from error
    return done.stdout.decode("utf-8", "replace")


class _Word:
    """A word of the TSV: its text, confidence 0..1, box in pixels, and the line it belongs to."""

    __slots__ = ("confidence", "height", "left", "line", "text", "top", "width")

    def __init__(self, row: dict[str, str]) -> None:
        self.text = row["text"]
        self.confidence = max(0.0, float(row["conf"])) / 100
        self.left, self.top = float(row["left"]), float(row["top"])
        self.width, self.height = float(row["width"]), float(row["height"])
        self.line = (int(row["block_num"]), int(row["par_num"]), int(row["line_num"]))


def _words(tsv: str) -> Iterator[_Word]:
    for row in csv.DictReader(tsv.split("\n"), delimiter="\t", quoting=csv.QUOTE_NONE):
        if row.get("level") == "5" and (row.get("text") or "").strip():
            yield _Word({k: v for k, v in row.items() if isinstance(k, str) and isinstance(v, str)})


def _parts(line: Sequence[_Word]) -> Iterator[list[_Word]]:
    """The parts of a line that stand apart: it takes two columns with a narrow gutter for one, and rows of a table."""
    size = median(em(w.text, w.height) for w in line)
    part: list[_Word] = []
    for word in line:
        if part and word.left - (part[-1].left + part[-1].width) > _GUTTER * size:
            yield part
            part = []
        part.append(word)
    yield part


# In ems. Spaces of justified lines stay below.
_GUTTER = 1.6


def _seen(words: Sequence[_Word]) -> Seen:
    letters = sum(len(w.text) for w in words)
    size = median(em(w.text, w.height) for w in words for _ in w.text)
    first, last = words[0], words[-1]
    rises = [(w.left + w.width / 2, w.top + w.height - depth(w.text) * size) for w in words]
    slope = _slope(rises)
    middle = median(y - slope * (x - rises[0][0]) for x, y in rises)
    left, right = first.left, last.left + last.width
    base = middle - slope * rises[0][0]
    return Seen(
        " ".join(w.text for w in words),
        sum(w.confidence * len(w.text) for w in words) / letters,
        (left, base + slope * left),
        (right, base + slope * right),
        0.70 * size,
        depth("".join(w.text for w in words)) * size,
        size,
    )


def _slope(points: Sequence[tuple[float, float]]) -> float:
    """Of a line through points, in pixels down a pixel along: the median over pairs from its two halves (Theil–Sen),
    which a misjudged word moves little."""
    half = len(points) // 2
    pairs = [
        (y1 - y0) / (x1 - x0)
        for (x0, y0), (x1, y1) in zip(points[:half], points[len(points) - half :], strict=True)
        if x1 - x0 > 1
    ]
    return median(pairs) if pairs else 0.0
