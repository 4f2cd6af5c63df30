from __future__ import annotations

import io

import pytest
from pypdf import PdfReader, PdfWriter
from reportlab.lib.pagesizes import A4
from reportlab.pdfgen.canvas import Canvas

from ingest.errors import ReadError
from ingest.pdf.labels import page_labels, roman
from tests.ingest.fakes import blocks, read

WORDS = "The members of the group met in the capital and agreed on most of the points that lay before"

NOTES = ("See the first of the reports.", "Osei says otherwise.", "This was never found again.")


def made(pages: int = 3, title: str = "A title of some words", author: str = "A Program") -> bytes:
    """Pages with a running head, a page number, two paragraphs (the second cut by the page) and a note."""
    out = io.BytesIO()
    c = Canvas(out, pagesize=A4)
    c.setTitle(title)
    c.setAuthor(author)
    for n in range(1, pages + 1):
        c.setFont("Times-Italic", 9)
        c.drawString(60, 800, "Review of the South")
        c.drawString(290, 30, str(n + 6))
        if n == 1:
            c.setFont("Times-Bold", 18)
            c.drawString(60, 750, "A title of some words")
        c.setFont("Times-Bold", 13)
        c.drawString(60, 710, f"Part {['one', 'two', 'three', 'four', 'five'][n - 1]}")
        c.setFont("Times-Roman", 11)
        t = c.beginText(60, 680)
        t.setLeading(14)
        t.textLine("On the page there is a text that is broken into lines and ends with coop-")
        t.textOut("eration among states.")
        t.setFont("Times-Roman", 7)
        t.setRise(4)
        t.textOut(str(n))
        t.setRise(0)
        t.setFont("Times-Roman", 11)
        t.textLine(" It is short.")
        c.drawText(t)
        t = c.beginText(60, 630)
        t.setLeading(14)
        t.textLine("• an item of a list that stands here on its own line")
        t.textLine("• another item")
        c.drawText(t)
        t = c.beginText(60, 590)
        t.setLeading(14)
        t.textLine(f"{WORDS} them, and" if n < pages else f"{WORDS} them.")
        c.drawText(t)
        c.setFont("Times-Roman", 8)
        c.drawString(60, 60, f"{n} {NOTES[n - 1]}")
        c.showPage()
    c.save()
    return out.getvalue()


def test_heads_numbers_and_notes_leave_the_text() -> None:
    r = read(made(), "x.pdf")
    text = r.paged.text
    assert "Review of the South" not in text
    assert blocks(r, "heading") == ["A title of some words", "Part one", "Part two", "Part three"]
    assert blocks(r, "footnote") == list(NOTES)
    assert [text[: n.called_at].endswith("among states.") for n in r.paged.notes] == [True] * 3
    assert "cooperation among states. It is short." in text
    assert blocks(r, "list")[:2] == ["an item of a list that stands here on its own line", "another item"]


def test_every_block_knows_its_page_and_its_printed_label() -> None:
    r = read(made(), "x.pdf")
    assert r.paged.pages == 3
    assert r.paged.labels == ("7", "8", "9")
    b = next(b for b in r.paged.blocks if r.paged.text[b.start : b.end] == "Part two")
    place = r.paged.locate(b.start, b.end)
    assert (place.pages, place.labels) == ((2,), ("8",))


def test_labels_only_where_they_are_proved() -> None:
    assert page_labels([], [["1"], [], ["3"], ["1990"]]) == ("1", None, "3", None)
    assert page_labels(["i", "ii", "1"], [[], ["ii"], ["1"]]) == ("i", "ii", "1")
    assert page_labels(["1", "2", "3"], [[], [], []]) == ()
    assert page_labels([], [["i"], ["ii"], ["1"], ["2"]]) == ("i", "ii", "1", "2")
    assert (roman("xiv"), roman("abc")) == (14, 0)


def test_a_program_is_no_author() -> None:
    found = read(made(title="Microsoft Word - draft.docx"), "x.pdf").document.record
    assert (found.title, found.authors, found.issued) == ("A title of some words", (), ())


def test_two_columns_with_rows_of_a_table() -> None:
    out = io.BytesIO()
    c = Canvas(out, pagesize=A4)
    c.setFont("Helvetica", 10)
    for i in range(12):
        c.drawString(60, 700 - 14 * i, f"left column line {i} goes on")
    for i in range(12):
        c.drawString(320, 700 - 14 * i, f"right column line {i} goes on")
    y = 480
    for row in (("Year", "Sum"), ("2020", "15"), ("2021", "17")):
        c.drawString(60, y, row[0])
        c.drawString(200, y, row[1])
        y -= 30
    c.save()
    r = read(out.getvalue(), "x.pdf")
    text = r.paged.text
    assert text.index("left column line 11") < text.index("right column line 0")
    assert [t for t in blocks(r, "table") if "20" in t] == ["2020 | 15", "2021 | 17"]


def test_an_encrypted_file_is_refused() -> None:
    writer = PdfWriter(clone_from=PdfReader(io.BytesIO(made(1))))
    writer.encrypt("secret", algorithm="RC4-128")
    out = io.BytesIO()
    writer.write(out)
    with pytest.raises(ReadError, match="encrypted"):
        read(out.getvalue(), "x.pdf")


def test_pages_without_text_are_said() -> None:
    out = io.BytesIO()
    c = Canvas(out, pagesize=A4)
    c.drawString(60, 700, f"{WORDS} them.")
    c.showPage()
    c.rect(60, 60, 100, 100)
    c.showPage()
    c.save()
    assert "1 of 2 pages has no text: 2" in read(out.getvalue(), "x.pdf").document.warnings
    blank = io.BytesIO()
    c = Canvas(blank, pagesize=A4)
    c.showPage()
    c.save()
    with pytest.raises(ReadError, match="has no text"):
        read(blank.getvalue(), "x.pdf")


@pytest.mark.parametrize("cut", [60, 400, 900, 1500])
def test_a_damaged_file_is_read_or_refused(cut: int) -> None:
    said = ""
    try:
        said = read(made(1)[:-cut], "x.pdf").paged.text
    except ReadError as error:
        said = str(error)
    assert said
