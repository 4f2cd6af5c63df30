"""Scans made for tests: pages drawn by reportlab, turned into pictures by pypdfium2, the pictures put into PDFs.

What is read from them can be compared with what was drawn.
"""

from __future__ import annotations

import io
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import pypdfium2 as pdfium
from PIL import Image, ImageFilter
from reportlab.lib.pagesizes import A4
from reportlab.lib.styles import ParagraphStyle
from reportlab.lib.utils import ImageReader
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFont
from reportlab.pdfgen.canvas import Canvas
from reportlab.platypus import Paragraph

# Debian's fonts-wqy-zenhei; where no such font is, nothing Chinese can be drawn.
CHINESE_FONTS = (Path("/usr/share/fonts/truetype/wqy/wqy-zenhei.ttc"),)


@dataclass(frozen=True)
class Drawn:
    """A PDF and the paragraphs on its page in reading order."""

    pdf: bytes
    truth: tuple[str, ...]

    @property
    def text(self) -> str:
        return " ".join(self.truth)


def drawn(
    paragraphs: Sequence[str],
    *,
    columns: int = 1,
    size: float = 10,
    font: str = "Times-Roman",
    page: tuple[float, float] = A4,
    title: str = "",
) -> Drawn:
    """One page with a text layer: a title across, below it the paragraphs in columns that are filled one by one."""
    wrap = "CJK" if font == "chinese" else "LTR"
    style = ParagraphStyle("body", fontName=font, fontSize=size, leading=1.3 * size, spaceAfter=size, wordWrap=wrap)
    width, height = page
    margin, gap = 0.1 * width, 0.05 * width
    column = (width - 2 * margin - (columns - 1) * gap) / columns
    out = io.BytesIO()
    canvas = Canvas(out, pagesize=page, invariant=True)
    top = height - 0.1 * height
    if title:
        canvas.setFont(font, 1.8 * size)
        canvas.drawString(margin, top, title)
        top -= 3 * size
    share = -(-len(paragraphs) // columns)
    for n in range(columns):
        y = top
        for text in paragraphs[n * share : (n + 1) * share]:
            paragraph = Paragraph(text, style)
            _, needed = paragraph.wrap(column, height)
            paragraph.drawOn(canvas, margin + n * (column + gap), y - needed)
            y -= needed + style.spaceAfter
    canvas.showPage()
    canvas.save()
    return Drawn(out.getvalue(), ((title,) if title else ()) + tuple(paragraphs))


def picture(pdf: bytes, dpi: int = 200) -> Image.Image:
    """The first page as a grey picture."""
    with pdfium.PdfDocument(pdf) as document:
        page = document[0]
        bitmap = page.render(scale=dpi / 72, grayscale=True)
        image: Image.Image = bitmap.to_pil().copy()
        bitmap.close()
        page.close()
    return image


def scan_of(
    pdf: bytes, *, dpi: int = 200, skew: float = 0, turn: int = 0, contrast: float = 1, blur: float = 0, rotate: int = 0
) -> bytes:
    """The first page as a scan. `skew` in degrees anticlockwise, `turn` in quarter turns of the picture itself,
    `contrast` 1 is black on white and 0.2 a grey that is hard to see, `rotate` the /Rotate of the page."""
    image = picture(pdf, dpi)
    if skew:
        image = image.rotate(skew, resample=Image.Resampling.BICUBIC, fillcolor=255)
    if contrast != 1:
        image = image.point(lambda v: round(215 - (255 - v) * contrast * 0.8))
    if blur:
        image = image.filter(ImageFilter.GaussianBlur(blur))
    if turn:
        image = image.rotate(turn, expand=True)
    return pictured([image], dpi=dpi, rotate=rotate)


def pictured(images: Sequence[Image.Image], *, dpi: float = 200, rotate: int = 0, stamp: str = "") -> bytes:
    """A PDF of pictures, one a page, without a text layer but for the stamp at the foot of each."""
    out = io.BytesIO()
    canvas = Canvas(out, invariant=True)
    for image in images:
        width, height = image.width * 72 / dpi, image.height * 72 / dpi
        # reportlab takes the size for that of the page as shown.
        canvas.setPageSize((height, width) if rotate % 180 else (width, height))
        canvas.setPageRotation(rotate)
        data = io.BytesIO()
        image.save(data, "JPEG", quality=85)
        data.seek(0)
        canvas.drawImage(ImageReader(data), 0, 0, width, height)
        if stamp:
            canvas.setFont("Helvetica", 7)
            canvas.drawString(20, 12, stamp)
        canvas.showPage()
    canvas.save()
    return out.getvalue()


def chinese_font() -> str | None:
    """The name of a font with Chinese characters, made known to reportlab; None where the machine has none."""
    for path in CHINESE_FONTS:
        if path.exists():
            pdfmetrics.registerFont(TTFont("chinese", str(path), subfontIndex=0))
            return "chinese"
    return None


def distance(a: str, b: str) -> int:
    """Levenshtein's distance."""
    row = list(range(len(b) + 1))
    for i, x in enumerate(a, 1):
        before, row[0] = row[0], i
        for j, y in enumerate(b, 1):
            before, row[j] = row[j], min(row[j] + 1, row[j - 1] + 1, before + (x != y))
    return row[-1]


def error_rate(truth: str, found: str) -> float:
    """Character error rate: edits over the true text's length, white space taken as one space."""
    truth, found = " ".join(truth.split()), " ".join(found.split())
    return distance(truth, found) / max(len(truth), 1)
