"""PDF files with something wrong: what can be read of them is, and what cannot is said."""

from __future__ import annotations

import io
import random
import re

import pytest
from pypdf.generic import ContentStream
from reportlab.pdfgen.canvas import Canvas

from ingest.draft import Draft
from ingest.errors import ReadError, in_a_line
from ingest.pdf import read_pdf
from ingest.pdf.operators import operations
from tests.ingest.fakes import blocks, read
from tests.ingest.test_pdf_drawing import page

SENTENCES = (
    "The two ministries signed the agreement in the spring of that year and began to exchange engineers.",
    "A joint commission meets every second year to look at what was done and at what remains to be done.",
    "Each side pays its own experts, and the host country gives them offices, transport and interpreters.",
    "The report finds that most projects were finished later than planned but within their budgets.",
)


def made(*pages: list[str], font: str = "Helvetica") -> bytes:
    out = io.BytesIO()
    canvas = Canvas(out, pageCompression=0)
    for lines in pages:
        canvas.setFont(font, 10)
        for n, line in enumerate(lines):
            canvas.drawString(60, 760 - 14 * n, line)
        canvas.showPage()
    canvas.save()
    return out.getvalue()


def text(draft: Draft) -> str:
    return " ".join(p.text for p in draft.paras)


def test_a_file_that_holds_only_what_comes_again_on_every_page_is_read() -> None:
    assert text(read_pdf(made(["Annex"], ["Annex"]), "a.pdf", scans=False)) == "Annex Annex"


def test_a_refusal_says_nothing_that_is_another_at_the_next_run() -> None:
    """pypdf puts into its messages where an object lies in memory."""
    data = re.sub(rb"/Length \d+", b"/Length 7 0 R", made(list(SENTENCES)))
    with pytest.raises(ReadError, match=r"loop with self reference for IndirectObject\(7, 0\)\."):
        read_pdf(data, "a.pdf", scans=False)
    assert in_a_line(ValueError(f"no {object()!r}")) == "no <object object>"


def test_a_file_without_a_pointer_to_its_objects_is_read() -> None:
    data = re.sub(rb"startxref.*", b"", made(list(SENTENCES)), flags=re.DOTALL)
    assert SENTENCES[0] in text(read_pdf(data, "a.pdf", scans=False))


@pytest.mark.parametrize(
    ("part", "lost"),
    [
        (b"\xb0h i ", True),
        (b"q BI /W 9 /H 9 /BPC 8 /CS /G /F /DCT ID " + b"\x00\xff" * 90 + b" EI Q ", False),
        # A filter by the short name that pictures in a page may have, and pypdf does not know any more.
        (b"q BI /W 1 /H 1 /BPC 8 /CS /G /F /A85 ID 5l~> EI Q ", False),
    ],
)
def test_what_stands_around_what_cannot_be_parsed_is_read(part: bytes, lost: bool) -> None:
    content = b"BT /F1 10 Tf 50 700 Td (before) Tj ET " + part + b"BT /F1 10 Tf 50 680 Td (between) Tj ET \n"
    content += b"BT /F1 10 Tf 50 660 Td (after) Tj ET \n"
    drawn = page(content.decode("latin-1"))
    assert drawn.broken == lost
    assert [s.text for s in drawn.spans] == ["before", *([] if lost else ["between"]), "after"]


def test_a_file_of_nothing_but_a_damaged_page_says_so() -> None:
    data = made(["word"]).replace(b"(word)", b"(word ")
    with pytest.raises(ReadError, match=r"page 1 is damaged"):
        read_pdf(data, "a.pdf", scans=False)


def test_a_long_drawing_beside_a_text_is_passed_over() -> None:
    steps = random.Random(1)
    lines = "".join(f"{steps.uniform(0, 600):.2f} {steps.uniform(0, 800):.2f} l\n" for _ in range(20_000))
    stream = ContentStream(None, None, "bytes")
    stream.set_data(f"0 0 m\n{lines}S BT /F1 10 Tf 50 700 Td (what 1 2 m 3 4 l says) Tj ET".encode())
    found, broken = operations(stream)
    assert not broken
    assert len(list(found)) < 10
    assert ([b"what 1 2 m 3 4 l says"], b"Tj") in list(found)


def spoilt_figure(lines: int, of_figure: int) -> bytes:
    """A page of sentences with the lettering of a figure in a font that gives other letters than it shows."""
    shifted = [line.translate({c: c - 29 for c in range(60, 123)}) for line in SENTENCES]
    out = io.BytesIO()
    canvas = Canvas(out, pageCompression=0)
    for n in range(lines + of_figure):
        canvas.setFont("Helvetica" if n < lines else "Courier", 10)
        words = SENTENCES if n < lines else shifted
        canvas.drawString(30, 800 - 14 * n, words[n % 4])
    canvas.save()
    return out.getvalue()


def test_the_text_beside_a_figure_in_a_spoilt_font_is_read() -> None:
    draft = read_pdf(spoilt_figure(8, 20), "a.pdf", scans=False)
    assert all(sentence in text(draft) for sentence in SENTENCES)
    assert not re.search(r"[!-/]{4}", text(draft))
    assert any(w.startswith("a part of the text layer of page 1 ") for w in draft.warnings)


def test_letters_drawn_one_by_one_are_no_spoilt_text() -> None:
    out = io.BytesIO()
    canvas = Canvas(out, pageCompression=0)
    for n, sentence in enumerate(SENTENCES * 2):
        x = 40.0
        for letter in sentence:
            canvas.setFont("Helvetica", 10)
            canvas.drawString(x, 760 - 14 * n, letter)
            x += canvas.stringWidth(letter, "Helvetica", 10)
    canvas.save()
    draft = read_pdf(out.getvalue(), "a.pdf", scans=False)
    assert SENTENCES[1] in text(draft)
    assert draft.warnings == ()


def test_what_only_keeps_a_place_is_no_text() -> None:
    lines = ["x1111111111", *SENTENCES, "x1111111111", "1111111111", "Mississippi"]
    assert text(read_pdf(made(lines), "a.pdf", scans=False)) == " ".join([*SENTENCES, "1111111111", "Mississippi"])


def test_letters_drawn_twice_to_look_bold_are_read_once() -> None:
    out = io.BytesIO()
    canvas = Canvas(out, pageCompression=0)
    x = 60.0
    for letter in "Still all bulletins":
        for shift in (0.0, 0.3):
            canvas.setFont("Helvetica", 12)
            canvas.drawString(x + shift, 700 + shift, letter)
        x += canvas.stringWidth(letter, "Helvetica", 12)
    canvas.save()
    assert text(read_pdf(out.getvalue(), "a.pdf", scans=False)) == "Still all bulletins"


def test_an_asterisk_of_mathematics_calls_a_note() -> None:
    out = io.BytesIO()
    canvas = Canvas(out, pageCompression=0)
    canvas.setFont("Helvetica", 18)
    canvas.drawString(60, 760, "Roads between neighbours")
    canvas.setFont("Symbol", 12)
    canvas.drawString(60 + canvas.stringWidth("Roads between neighbours", "Helvetica", 18), 768, "\u2217")
    canvas.setFont("Helvetica", 11)
    for n, sentence in enumerate(SENTENCES * 3):
        canvas.drawString(60, 720 - 14 * n, sentence)
    canvas.setFont("Symbol", 6)
    canvas.drawString(60, 103, "\u2217")
    canvas.setFont("Helvetica", 8)
    canvas.drawString(64, 100, "Written with the help of both ministries in the autumn of that year.")
    canvas.save()
    reading = read(out.getvalue(), "a.pdf")
    assert blocks(reading)[0] == "Roads between neighbours"
    assert [(n.mark, t[:12]) for n, t in zip(reading.paged.notes, blocks(reading, "footnote"), strict=True)] == [
        ("\u2217", "Written with")
    ]
