"""RapidOCR, with the models that its wheel carries (PP-OCRv6 small): Latin script with its accents, Chinese, Japanese.

It reads no Arabic, Cyrillic, Hangul, Hebrew, Devanagari or Thai, and takes them for something else with low
confidence. Nothing is downloaded: the models are named by their paths, and where one is missing that is an error.
"""

from __future__ import annotations

import os
import time
from collections.abc import Iterable
from dataclasses import replace
from functools import cache
from importlib.util import find_spec
from pathlib import Path
from typing import Any

import numpy as np
import numpy.typing as npt

from ingest.ocr.rendering import Picture
from ingest.ocr.scans import depth, em
from ingest.ocr.straight import Look, Seen
from ingest.word_set import word_set
from store.errors import SscError

NAME = "RapidOCR"
# ISO 639-1 codes of the languages whose script its alphabet lacks.
UNREAD = word_set(
    "ar fa ur ps he yi ru uk be bg sr mk kk ky mn tg ko hi mr ne bn pa gu ta te kn ml si th lo my km ka hy am ti el"
)

_MODELS = {
    "Det": "PP-OCRv6_det_small.onnx",
    "Cls": "ch_ppocr_mobile_v2.0_cls_mobile.onnx",
    "Rec": "PP-OCRv6_rec_small.onnx",
}
# The finding of lines works on a picture reduced to this; they are read from the full one. 2000 took half as long
# again, and 300 MB more, for no letter more.
_LONGEST_SIDE = 1600
# Lines read at once. More are no faster on a processor, and take memory with the longest of them.
_BATCH = 2
_THREADS = 4
_UPSIDE_DOWN = 0.9

Grey = npt.NDArray[np.uint8]


class RapidError(SscError):
    """RapidOCR failed on a picture."""


class RapidMissingError(SscError):
    """RapidOCR, a model or a need of it is missing. The message says what to install."""


def installed() -> bool:
    """Whether the package is there (its models are looked for when it is first used)."""
    return find_spec("rapidocr") is not None


@cache
def _engine() -> Any:
    """The engine, loaded once. Raises RapidMissingError where a model or a need of it is missing."""
    spec = find_spec("rapidocr")
    if spec is None or spec.origin is None:
        raise RapidMissingError("RapidOCR is not installed: install the `ocr` extra")
    folder = Path(spec.origin).parent / "models"
    missing = [name for name in _MODELS.values() if not (folder / name).is_file()]
    if missing:
        raise RapidMissingError(f"RapidOCR lacks its models ({', '.join(missing)}): install the `ocr` extra anew")
    try:
        from rapidocr import RapidOCR
    except ImportError as error:
        raise RapidMissingError(f"RapidOCR cannot be loaded ({error}): install the `ocr` extra anew") from error
    return RapidOCR(
        params={
            "Global.log_level": "critical",
            "Global.max_side_len": _LONGEST_SIDE,
            "Rec.rec_batch_num": _BATCH,
            "EngineConfig.onnxruntime.intra_op_num_threads": min(_THREADS, os.cpu_count() or 1),
            **{f"{part}.model_path": str(folder / name) for part, name in _MODELS.items()},
        }
    )


def look(picture: Picture, until: float) -> Look:
    """The lines of a picture, or how it must be turned; what was read by `until` (time.monotonic).

    Raises RapidError, and RapidMissingError when first called.
    """
    engine = _engine()
    import cv2
    from rapidocr.inference_engine.onnxruntime.main import ONNXRuntimeError

    grey = np.frombuffer(picture.pixels, dtype=np.uint8).reshape(picture.rows, picture.columns)
    left, top, grey = _trimmed(grey)
    image = np.repeat(grey[:, :, None], 3, axis=2)
    try:
        boxes = engine(image, use_det=True, use_cls=False, use_rec=False).boxes
        if boxes is None or not len(boxes):
            return Look(())
        if _lies_on_its_side(boxes):
            return Look((), turn=90)
        crops = [_crop(image, box) for box in boxes]
        if _upside_down(engine.cls_and_rotate(crops)[1].cls_res):
            return Look((), turn=180)
        seen, whole = _recognised(engine, crops, boxes, until)
    except (ONNXRuntimeError, cv2.error, MemoryError) as error:
        raise RapidError(f"RapidOCR failed ({type(error).__name__})") from error
    return Look(tuple(_moved(line, left, top) for line in seen), broken_off=not whole)


def _trimmed(grey: Grey) -> tuple[int, int, Grey]:
    """(left, top, picture) without its empty margins. On a page that is almost white no short line is found."""
    unlike = np.abs(grey.astype(np.int16) - int(np.median(grey)))
    inked = unlike > 0.4 * max(int(unlike.max()), 1)
    rows, columns = np.flatnonzero(inked.any(axis=1)), np.flatnonzero(inked.any(axis=0))
    if not len(rows):
        return 0, 0, grey
    top, left = max(0, int(rows[0]) - _MARGIN), max(0, int(columns[0]) - _MARGIN)
    return left, top, grey[top : int(rows[-1]) + _MARGIN, left : int(columns[-1]) + _MARGIN]


# With 30 pixels words fell apart; with 80, and with 160, none did.
_MARGIN = 80


def _moved(line: Seen, right: int, down: int) -> Seen:
    (x0, y0), (x1, y1) = line.left, line.right
    return replace(line, left=(x0 + right, y0 + down), right=(x1 + right, y1 + down))


def _recognised(engine: Any, crops: list[Any], boxes: Any, until: float) -> tuple[list[Seen], bool]:
    """The lines that could be read in time, and whether they are all."""
    seen: list[Seen] = []
    # Lines of like length together: a batch is as wide as its widest.
    order = sorted(range(len(crops)), key=lambda i: crops[i].shape[1] / crops[i].shape[0])
    texts: dict[int, tuple[str, float]] = {}
    for start in range(0, len(order), _BATCH):
        if time.monotonic() > until:
            break
        batch = order[start : start + _BATCH]
        found = engine.recognize_txt([crops[i] for i in batch])
        texts |= dict(zip(batch, zip(found.txts, found.scores, strict=True), strict=True))
    for i, (text, score) in sorted(texts.items()):
        if text.strip():
            seen.append(_seen(text.strip(), float(score), crops[i], boxes[i]))
    return seen, len(texts) == len(crops)


def _lies_on_its_side(boxes: Any) -> bool:
    """Whether most of what was found, by area, are tall stripes, as lines are on a page turned by a quarter."""
    tall = flat = 0.0
    for box in boxes:
        across, along = float(np.linalg.norm(box[0] - box[1])), float(np.linalg.norm(box[0] - box[3]))
        if along > 3 * across:
            tall += along * across
        elif across > 1.5 * along:
            flat += along * across
    return tall > 2 * flat


def _upside_down(classes: Iterable[tuple[str, float]]) -> bool:
    """Whether most lines stand on their heads. One alone may be a mistake of the classifier."""
    sure = [label for label, score in classes if score > _UPSIDE_DOWN]
    return len(sure) > 1 and sum("180" in label for label in sure) > 0.6 * len(sure)


def _crop(image: Any, box: Any) -> Any:
    from rapidocr.utils.process_img import get_rotate_crop_image

    return get_rotate_crop_image(image, np.array(box, dtype=np.float32))


def _seen(text: str, score: float, crop: Any, box: Any) -> Seen:
    """A line with its baseline and size as its ink shows them: the box found is wider than the letters, by chance."""
    height = crop.shape[0]
    top, base, size = _ink(crop[:, :, 0], text)
    # From the rows of the straightened crop back to the picture: down along the sides of the box.
    down = base / height
    left = box[0] + (box[3] - box[0]) * down
    right = box[1] + (box[2] - box[1]) * down
    return Seen(
        text, score, (float(left[0]), float(left[1])), (float(right[0]), float(right[1])),
        max(base - top, 0.5 * size), depth(text) * size, size,
    )  # fmt: skip


def _ink(crop: Grey, text: str) -> tuple[float, float, float]:
    """(top, baseline, size of the font) of a line in its crop, in pixels from the crop's top.

    In a long line the rows of small letters are by far the darkest, and their band, which ends sharply at the baseline,
    is the height of x (of capitals where there is no small letter): that is exact, and untouched by specks. Of a short
    line, and of ideographs, the whole of the ink is measured.
    """
    rows = np.abs(crop.astype(np.float32) - float(np.median(crop))).sum(axis=1)
    peak = float(rows.max())
    if peak <= 0:
        return 0.0, 0.8 * len(rows), 0.8 * len(rows)
    through = int(rows.argmax())
    highest, lowest = _run(np.flatnonzero(rows > _SPECKS * peak), through)
    letters = [c for c in text if c.isalnum()]
    if len(letters) < _LONG_LINE or any(c >= "\u2e80" for c in letters):
        size = em(text, lowest + 1 - highest)
        return float(highest), lowest + 1 - depth(text) * size, size
    first, last = _run(np.flatnonzero(rows > _BAND * peak), through)
    top, base = _crossing(rows, first, first - 1, peak), _crossing(rows, last, last + 1, peak)
    small = sum(c.islower() for c in letters)
    return float(highest), base, (base - top) / (0.48 if small > 0.5 * len(letters) else 0.69)


_LONG_LINE = 20
_BAND = 0.4
_SPECKS = 0.05


def _crossing(rows: npt.NDArray[np.float32], inside: int, outside: int, peak: float) -> float:
    """Where between two neighbouring rows the ink falls below the band's, as a height in parts of a row."""
    level = _BAND * peak
    within = float(rows[inside])
    beyond = float(rows[outside]) if 0 <= outside < len(rows) else 0.0
    return inside + 0.5 + (outside - inside) * (within - level) / (within - beyond)


def _run(rows: npt.NDArray[np.intp], through: int) -> tuple[int, int]:
    """The first and last of the rows that follow one another around a given one; a dot may stand apart from its i."""
    first = last = through
    for row in rows[rows < through][::-1]:
        if first - row > _APART:
            break
        first = int(row)
    for row in rows[rows > through]:
        if row - last > _APART:
            break
        last = int(row)
    return first, last


_APART = 3
