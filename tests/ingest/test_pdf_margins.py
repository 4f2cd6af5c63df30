"""Running heads far from the edge of the page, and notes that begin at a tab."""

from __future__ import annotations

import io

from reportlab.lib.pagesizes import A4
from reportlab.pdfgen.canvas import Canvas

from ingest.pdf import read_pdf
from tests.ingest.test_pdf_damaged import SENTENCES


def test_a_head_above_the_text_of_a_small_book_on_a_large_sheet_is_no_text() -> None:
    out = io.BytesIO()
    canvas = Canvas(out, pagesize=A4, pageCompression=0)
    for number in range(4):
        canvas.setFont("Helvetica", 10)
        canvas.drawString(420 if number % 2 else 110, 715, "A. Writer and B. Other" if number % 2 else "On roads")
        for n in range(34):
            canvas.drawString(110, 680 - 12 * n, SENTENCES[(n + number) % 4][: 70 + n])
        canvas.drawString(300, 230, str(number + 7))
        canvas.showPage()
    canvas.save()
    draft = read_pdf(out.getvalue(), "a.pdf", scans=False)
    text = " ".join(p.text for p in draft.paras)
    assert "A. Writer" not in text
    assert "On roads" not in text


def test_a_note_that_begins_at_a_tab_is_a_note() -> None:
    out = io.BytesIO()
    canvas = Canvas(out, pagesize=A4, pageCompression=0)
    for n in range(20):
        canvas.setFont("Helvetica", 10)
        canvas.drawString(62, 760 - 14 * n, SENTENCES[n % 4])
        if n == 3:
            canvas.setFont("Helvetica", 6)
            canvas.drawString(62 + canvas.stringWidth(SENTENCES[3], "Helvetica", 10), 764 - 14 * n, "1")
    canvas.setFont("Helvetica", 5)
    canvas.drawString(62.4, 127.2, "1")
    canvas.setFont("Helvetica", 8)
    canvas.drawString(98.4, 123.7, "See the report of the joint commission on the works of that year.")
    canvas.save()
    draft = read_pdf(out.getvalue(), "a.pdf", scans=False)
    assert [(p.note, p.text[:14]) for p in draft.paras if p.kind == "footnote"] == [("1", "See the report")]


def test_a_quoted_list_is_no_notes_where_notes_have_their_numbers_raised() -> None:
    out = io.BytesIO()
    canvas = Canvas(out, pagesize=A4, pageCompression=0)
    notes = [f"See the {which} report of the commission on its works." for which in ("first", "next", "last", "joint")]
    for page in range(4):
        for n in range(20):
            canvas.setFont("Helvetica", 10)
            canvas.drawString(62, 760 - 14 * n, SENTENCES[n % 4])
            if n == 3:
                canvas.setFont("Helvetica", 6)
                end = 62 + canvas.stringWidth(SENTENCES[3], "Helvetica", 10)
                canvas.drawString(end, 764 - 14 * n, str(page + 1))
        if page == 1:
            canvas.setFont("Helvetica", 8)
            canvas.drawString(90, 460, "2. That the works be finished within the year, as both sides have promised.")
        canvas.setFont("Helvetica", 5)
        canvas.drawString(62, 127, str(page + 1))
        canvas.setFont("Helvetica", 8)
        canvas.drawString(68, 123.7, notes[page])
        canvas.showPage()
    canvas.save()
    draft = read_pdf(out.getvalue(), "a.pdf", scans=False)
    found = [(p.note, p.text) for p in draft.paras if p.kind == "footnote"]
    assert found == [(str(n), note) for n, note in enumerate(notes, 1)]
    assert any("That the works be finished" in p.text for p in draft.paras if p.kind != "footnote")
