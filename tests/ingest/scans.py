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

ENGLISH = (
    "Partners of the harbour scheme met twice in 2019 and agreed on a budget of 4.7 million dollars, of which a third "
    "was to come from the islands themselves (see Table 3, pp. 41–46).",
    "Four clinics share one laboratory. Samples travel by the evening ferry; results are sent back before noon, and "
    "nurses say that waiting times have fallen from nine days to two.",
    "“We did not want another pilot,” the director told us. “We wanted a road that holds in the rainy season.” Her "
    "office keeps the ledger of every bridge built since 1987.",
    "Evaluation remains weak: of the 62 projects listed, only 17 had a baseline, and fewer than half of these could be "
    "compared with a district that took no part.",
)
SPANISH = (
    "La cooperación técnica entre las dos regiones comenzó en 1998 con el envío de agrónomos; según el acuerdo, cada "
    "año viajarían doce especialistas y se compartirían los gastos.",
    "¿Quién decide qué se enseña? Los campesinos señalaron que los cursos debían darse en quechua y español, y que las "
    "niñas también tenían derecho a asistir.",
    "El presupuesto pasó de 3,2 a 5,9 millones de pesos. Sin embargo, la evaluación más reciente advierte que las "
    "pequeñas cooperativas aún no reciben crédito.",
)
FRENCH = (
    "La coopération décentralisée s’est développée à partir des années 1990 : des communes côtières ont créé ensemble "
    "une école de pêche où l’on forme près de deux cents élèves.",
    "Après dix ans, le bilan est inégal. Les ingénieurs dépêchés sur place ont réhabilité neuf barrages ; l’entretien, "
    "lui, n’a jamais été financé jusqu’au bout.",
    "« Nous avons reçu des tracteurs, mais pas de pièces », résume un maire, très sévère à l’égard des bailleurs.",
)
PORTUGUESE = (
    "A cooperação em saúde não se limitou à doação de remédios: técnicos das duas nações construíram, em três anos, "
    "uma fábrica cuja produção já abastece os municípios do litoral.",
    "As associações de mães pediram formação contínua, avaliação pública e transparência nas contas; a comissão "
    "respondeu que divulgaria os números até março.",
)
CHINESE = (
    "两国农业专家在岛上建立了三个示范农场，推广节水灌溉技术，并为当地培训了一百二十名技术员。",
    "二〇一九年以来，合作项目的资金由双方共同承担，每年六月公布账目，接受独立评估。",
    "有学者指出，南南合作不应只看金额，还要看经验能否被当地人真正掌握。",
)


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
