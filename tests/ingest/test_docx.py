from __future__ import annotations

import io
import zipfile

import docx
import pytest
from docx.oxml import OxmlElement
from docx.oxml.ns import qn

from ingest.counting import counted
from ingest.docx.runs import symbol
from ingest.errors import ReadError
from store.documents import Reading
from tests.ingest.fakes import blocks, read
from tests.ingest.word import call, field, made, note, p, run, table

LONG = "A paragraph of the report that has enough words in it to be taken for nothing but text by anybody."


def written(author: str = "python-docx", title: str = "draft.docx") -> bytes:
    d = docx.Document()
    d.core_properties.title, d.core_properties.author = title, author
    d.add_heading("A title of some words", 0)
    d.add_paragraph("By Ama Osei and Bea Haddad")
    d.add_paragraph("March 2024")
    d.add_heading("Findings", 1)
    paragraph = d.add_paragraph("A first sentence stands here. ")
    hidden = paragraph.add_run("HIDDEN WORDS")
    hidden.font.hidden = True
    paragraph.add_run("A second one too.")
    d.add_paragraph("one item", style="List Bullet")
    d.add_paragraph("Quoted words stand here.", style="Quote")
    grid = d.add_table(2, 2)
    for i, cell in enumerate(("Year", "Number", "2020", "5")):
        grid.cell(i // 2, i % 2).text = cell
    changed = d.add_paragraph("Kept words")
    for tag, text, element in (("w:ins", " and added ones.", "w:t"), ("w:del", " and deleted ones", "w:delText")):
        mark, inner, words = OxmlElement(tag), OxmlElement("w:r"), OxmlElement(element)
        words.text = text
        words.set(qn("xml:space"), "preserve")
        inner.append(words)
        mark.append(inner)
        changed._p.append(mark)
    out = io.BytesIO()
    d.save(out)
    return out.getvalue()


def with_part(data: bytes, name: str, content: bytes) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as old, zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as new:
        for info in old.infolist():
            if info.filename != name:
                new.writestr(info, old.read(info))
        new.writestr(name, content)
    return out.getvalue()


def of(*body: str, **parts: str) -> Reading:
    """The reading of a document of a long paragraph, then the body."""
    return read(made(p(LONG) + "".join(body), **parts), "x.docx")


def text_of(*body: str, **parts: str) -> list[str]:
    return blocks(of(*body, **parts))[1:]


def test_blocks_and_record() -> None:
    r = read(written(), "x.docx")
    assert blocks(r, "heading") == ["A title of some words", "Findings"]
    assert blocks(r, "body") == ["A first sentence stands here. A second one too.", "Kept words and added ones."]
    assert blocks(r, "list") == ["one item"]
    assert blocks(r, "quote") == ["Quoted words stand here."]
    assert blocks(r, "table") == ["Year | Number", "2020 | 5"]
    found = r.document.record
    assert (found.title, found.issued) == ("A title of some words", (2024, 3))
    assert [str(a) for a in found.authors] == ["Ama Osei", "Bea Haddad"]


def test_headings_by_their_styles_in_any_language_and_by_outline_level() -> None:
    r = of(
        p("One", style="Titre1"), p(LONG), p("Two", style="Chapter"), p(LONG),
        p("Three", properties='<w:outlineLvl w:val="2"/>'), p(LONG),
        p("Not a heading, says its level.", style="Titre1", properties='<w:outlineLvl w:val="9"/>'), p(LONG),
    )  # fmt: skip
    assert [(b.level, r.paged.text[b.start : b.end]) for b in r.paged.blocks if b.kind == "heading"] == [
        (1, "One"),
        (2, "Two"),
        (3, "Three"),
    ]


def test_lists_keep_their_numbers_in_the_raw_text() -> None:
    r = of(
        p("first", number=(1, 0)), p("under it", number=(1, 1)), p("and again", number=(1, 1)),
        p("deep", number=(1, 2)), p("second", number=(1, 0)), p("a bullet", number=(2, 0)),
        p("third", number=(1, 0)), p("seventh", number=(3, 0)), p("eighth", number=(3, 0)), p("no item", number=(0, 0)),
    )  # fmt: skip
    assert blocks(r, "list") == "first|under it|and again|deep|second|a bullet|third|seventh|eighth".split("|")
    marks = [line.split("\t")[0] for line in r.paged.raw.split("\n\n") if "\t" in line]
    assert marks == ["1.", "(a)", "(b)", "1.1", "2.", "3.", "7.", "8."]


def test_a_numbered_heading_begins_with_its_number() -> None:
    assert text_of(p("Scope", style="Titre1", number=(1, 0)), p(LONG)) == ["1. Scope", LONG]


def test_notes_are_numbered_as_printed_and_tied_to_their_marks() -> None:
    r = of(
        p("Words before", call(5), " and after", call(9, "endnote"), ".", call(3), " More.", call(4, "endnote")),
        footnotes='<w:footnote w:id="0" w:type="separator"><w:p/></w:footnote>'
        + note(3, "The second note.")
        + note(5, "The first", p_break(), " note.")
        + note(8, "Never called."),
        endnotes=note(4, "The second at the end.", kind="endnote") + note(9, "The first at the end.", kind="endnote"),
    )
    assert blocks(r)[1] == "Words before and after. More."
    found = {n.mark: (r.paged.text[: n.called_at][-6:], blocks(r)[n.block]) for n in r.paged.notes}
    assert found == {
        "1": ("before", "The first note."),
        "2": ("after.", "The second note."),
        "i": (" after", "The first at the end."),
        "ii": (" More.", "The second at the end."),
    }


def test_a_note_that_is_called_in_a_note_is_read() -> None:
    r = of(
        p("Words", call(1), " and more", call(2), "."),
        footnotes=note(1, "The first", call(7, "endnote"), ".") + note(2, "The second."),
        endnotes=note(7, "Within the first", call(8, "endnote"), ".", kind="endnote")
        + note(8, "Within that one.", kind="endnote"),
    )
    found = {n.mark: blocks(r)[n.block] for n in r.paged.notes}
    assert found == {"1": "The first.", "2": "The second.", "i": "Within the first.", "ii": "Within that one."}


def test_notes_that_nobody_calls_are_said_to_be_unread() -> None:
    deleted = f"<w:del>{call(2)}</w:del>"
    empty = '<w:footnote w:id="4"><w:p/></w:footnote>'
    r = of(
        p("Words", call(1), deleted, "."),
        footnotes=note(1, "The first.") + note(2, "Gone with its call.") + note(3, "Never called.") + empty,
    )
    assert blocks(r, "footnote") == ["The first."]
    assert r.document.warnings == ("1 note that the text calls nowhere was not read",)


def p_break() -> str:
    return "<w:r><w:br/></w:r>"


def test_notes_with_marks_of_the_authors_own_and_forms_of_the_settings() -> None:
    own = '<w:r><w:footnoteReference w:id="1" w:customMarkFollows="1"/><w:t>†</w:t></w:r>'
    r = of(
        p("A word", own, " and", call(2), " more."),
        footnotes=note(1, "By a dagger.") + note(2, "By a letter."),
        settings='<w:footnotePr><w:numFmt w:val="lowerLetter"/></w:footnotePr>',
    )
    assert {n.mark: blocks(r)[n.block] for n in r.paged.notes} == {"†": "By a dagger.", "a": "By a letter."}
    assert "A word and more." in blocks(r)


def test_changes_are_read_as_accepted() -> None:
    deleted = "<w:del><w:r><w:delText>gone</w:delText></w:r></w:del>"
    moved = f"<w:moveFrom>{run('moved away')}</w:moveFrom>"
    assert text_of(
        p("Kept ", deleted, f"<w:ins>{run('new')}</w:ins>", " words", moved, "."),
        p(f"<w:moveTo>{run('Moved here.')}</w:moveTo>"),
        p("Joined", properties='<w:rPr><w:del w:id="1"/></w:rPr>'),
        p(" into one."),
        p(moved, properties="<w:rPr><w:moveFrom/></w:rPr>"),
        "<w:tbl><w:tr><w:trPr><w:del/></w:trPr><w:tc>" + p("dropped") + "</w:tc><w:tc>" + p("row") + "</w:tc></w:tr>"
        "<w:tr><w:tc>" + p("Year") + "</w:tc><w:tc>" + p("5") + "</w:tc></w:tr></w:tbl>",
        p("The end."),
    ) == ["Kept new words.", "Moved here.", "Joined into one.", "Year | 5", "The end."]


def test_what_is_hidden_or_beside_the_text_is_left_out() -> None:
    comment = '<w:commentRangeStart w:id="0"/><w:r><w:commentReference w:id="0"/></w:r>'
    assert text_of(
        p("Seen", run(" HIDDEN", "<w:vanish/>"), run(" HIDDEN", '<w:rStyle w:val="Secret"/>'), comment, " too."),
        p(run("SHOWN AGAIN", '<w:vanish w:val="0"/>')),
        p("HIDDEN", style="Draft"),
        comments=f'<w:comment w:id="0">{p("A REMARK")}</w:comment>',
        header1=p("RUNNING HEAD"),
        footer1=p("FOOT"),
    ) == ["Seen too.", "SHOWN AGAIN"]


def test_fields_give_their_results_and_contents_lists_go() -> None:
    contents = [
        p(field("TOC \\o", "Introduction\t1"), style="TOC1"),
        "<w:sdt><w:sdtPr><w:docPartObj><w:docPartGallery w:val='Table of Contents'/></w:docPartObj></w:sdtPr>"
        f"<w:sdtContent>{p('Contents')}{p('Scope 4')}</w:sdtContent></w:sdt>",
        # A list of figures that runs over two paragraphs.
        p(field('TOC \\c "Figure"', "Figure 1 … 3").replace('<w:r><w:fldChar w:fldCharType="end"/></w:r>', "")),
        p("Figure 2 … 4", '<w:r><w:fldChar w:fldCharType="end"/></w:r>'),
    ]
    assert text_of(
        *contents,
        p("See page ", field("PAGEREF _x", "12"), " and ", field('HYPERLINK "http://x.y"', "the site"), "."),
        p("As ", f'<w:fldSimple w:instr=" REF a ">{run("Table 2")}</w:fldSimple>', " shows.",
          f'<w:fldSimple w:instr=" TOC ">{run("gone")}</w:fldSimple>'),
        p("Linked ", f'<w:hyperlink r:id="rId9">{run("words")}</w:hyperlink>', " stay."),
    ) == ["See page 12 and the site.", "As Table 2 shows.", "Linked words stay."]  # fmt: skip


def test_a_field_that_never_ends_swallows_nothing() -> None:
    opened = field("TOC", "Introduction").replace('<w:r><w:fldChar w:fldCharType="end"/></w:r>', "")
    assert text_of(p(opened), p(LONG))[-1] == LONG


_BEGIN, _SEPARATE, _END = (f'<w:r><w:fldChar w:fldCharType="{kind}"/></w:r>' for kind in ("begin", "separate", "end"))
_CODE = "<w:r><w:instrText>{}</w:instrText></w:r>"
_CONTENTS = "<w:sdt><w:sdtPr><w:docPartObj><w:docPartGallery w:val='Table of Contents'/></w:docPartObj></w:sdtPr>"


@pytest.mark.parametrize(
    "holder",
    [
        p(f"<w:del>{_END}</w:del>"),
        p(_END, style="Draft"),
        f"{_CONTENTS}<w:sdtContent>{p(_END)}</w:sdtContent></w:sdt>",
        f"<w:tbl><w:tr><w:trPr><w:del/></w:trPr><w:tc>{p(_END)}</w:tc></w:tr></w:tbl>",
        f"<w:tbl><w:tr><w:tc><w:tcPr><w:cellDel/></w:tcPr>{p(_END)}</w:tc></w:tr></w:tbl>",
        p(f'<w:fldSimple w:instr="TOC">{_END}</w:fldSimple>'),
    ],
    ids=["deleted", "hidden", "contents list", "deleted row", "deleted cell", "simple field"],
)
def test_a_field_ends_where_its_end_is_passed_over(holder: str) -> None:
    listed = p(_BEGIN, _CODE.format("TOC"), _SEPARATE, "Introduction 1")
    assert text_of(p("Before."), listed, holder, p("The rest is here.")) == ["Before.", "The rest is here."]


def test_a_fields_end_that_was_deleted_with_its_result() -> None:
    half = p(_BEGIN, _CODE.format("PAGE"), f"<w:del>{_SEPARATE}{_END}</w:del>", "The paragraph goes on.")
    assert text_of(half, p("And the next.")) == ["The paragraph goes on.", "And the next."]


def test_a_field_without_an_end_of_its_own_is_not_ended_by_another_texts() -> None:
    box = f"<w:r><w:pict><v:textbox><w:txbxContent>{p('Boxed.', _END)}</w:txbxContent></v:textbox></w:pict></w:r>"
    r = of(
        p("Before.", call(1)), p(_BEGIN, _CODE.format("TOC"), _SEPARATE, "Shown."), p("Beside.", box),
        footnotes=note(1, "A note", _END, "."),
    )  # fmt: skip
    assert blocks(r)[1:] == ["Before.", "Shown.", "Beside.", "Boxed.", "A note."]
    assert r.document.warnings == ()


def test_a_fields_code_goes_no_further_than_its_paragraph() -> None:
    assert text_of(p("Before ", _BEGIN, _CODE.format("REF a")), p("Words between."), p(_END, "After.")) == [
        "Before", "Words between.", "After.",
    ]  # fmt: skip


def test_long_paragraphs_in_a_contents_list_are_said_to_be_left_out() -> None:
    listed = [p(_BEGIN, _CODE.format("TOC"), _SEPARATE, "Introduction 1"), *(p(f"Chapter {i} {i}") for i in range(300))]
    assert of(*listed, p(_END), p("The end.")).document.warnings == ()
    r = of(*listed, *(p(" ".join([LONG] * 4)) for _ in range(3)), p(_END), p("The end."))
    assert blocks(r)[1:] == ["The end."]
    assert "holds long paragraphs" in r.document.warnings[0]


def test_text_boxes_are_read_once_and_content_controls_opened() -> None:
    inner = p("Words of the box that stand beside the text.")
    box = (
        "<w:r><mc:AlternateContent><mc:Choice Requires='wps'><w:drawing><wps:txbx><w:txbxContent>"
        f"{inner}</w:txbxContent></wps:txbx></w:drawing></mc:Choice><mc:Fallback><w:pict><v:textbox><w:txbxContent>"
        f"{inner}</w:txbxContent></v:textbox></w:pict></mc:Fallback></mc:AlternateContent></w:r>"
    )
    control = f"<w:sdt><w:sdtPr/><w:sdtContent>{p('In a control.')}</w:sdtContent></w:sdt>"
    inline = f"<w:sdt><w:sdtPr/><w:sdtContent>{run('chosen')}</w:sdtContent></w:sdt>"
    assert text_of(p("Before", box, " it."), control, p("A ", inline, " word.")) == [
        "Before it.",
        "Words of the box that stand beside the text.",
        "In a control.",
        "A chosen word.",
    ]


def maths(text: str) -> str:
    return f"<m:r><m:t>{text}</m:t></m:r>"


def test_signs_and_equations() -> None:
    half = f"<m:oMath><m:f><m:num>{maths('a+b')}</m:num><m:den>{maths('2')}</m:den></m:f></m:oMath>"
    power = f"<m:oMath><m:sSup><m:e>{maths('x')}</m:e><m:sup>{maths('2')}</m:sup></m:sSup></m:oMath>"
    root = f"<m:oMath><m:rad><m:deg/><m:e><m:d><m:e>{maths('n')}</m:e></m:d></m:e></m:rad></m:oMath>"
    total = (
        f"<m:oMath><m:nary><m:naryPr><m:chr m:val='∑'/></m:naryPr><m:sub>{maths('i=1')}</m:sub><m:sup/>"
        f"<m:e>{maths('k')}</m:e></m:nary></m:oMath>"
    )
    pieces = "<w:r><w:t>co</w:t><w:noBreakHyphen/><w:t>op</w:t><w:softHyphen/><w:t>erate</w:t><w:tab/><w:t>β is </w:t>"
    assert text_of(
        p(pieces + '<w:sym w:font="Symbol" w:char="F062"/></w:r>'),
        p("So ", half, " and ", power, ", ", root, ", ", total),
    ) == ["co\u2011operate β is β", "So (a+b)/2 and x^2, √(n), ∑_(i=1)k"]


@pytest.mark.parametrize(
    ("font", "code", "sign"),
    [("Symbol", "F0B3", "≥"), ("Wingdings", "F0FC", "✓"), ("Wingdings", "F041", "\ufffd"), ("Arial", "00E9", "é"),
     ("Arial", "xx", ""), ("Symbol", "F028", "("), ("Arial", "D800", "")],
)  # fmt: skip
def test_symbols(font: str, code: str, sign: str) -> None:
    assert symbol(font, code) == sign


def test_tables_keep_rows_and_labels_that_span_them() -> None:
    down, on = '<w:tcPr><w:vMerge w:val="restart"/></w:tcPr>', "<w:tcPr><w:vMerge/></w:tcPr>"
    wide = '<w:tcPr><w:gridSpan w:val="2"/></w:tcPr>'
    r = of(
        p("Table 1: What was paid", style="Caption"),
        table(["Country", "Year", "US$"], [down + p("Brazil"), "2019", "5"], [on + p(), "2020", "7"],
              [wide + p("Sum"), "12"], head=True),
        table([p("A box of one cell."), ], ),
        p("Said so.", style="Zitat"),
    )  # fmt: skip
    assert blocks(r, "table") == ["Country | Year | US$", "Brazil | 2019 | 5", "Brazil | 2020 | 7", "Sum | 12"]
    assert blocks(r, "caption") == ["Table 1: What was paid"]
    assert blocks(r, "quote") == ["Said so."]
    assert "A box of one cell." in blocks(r, "body")


def test_the_strict_form_is_read_too() -> None:
    data = made(p(LONG) + p("Words", call(1), "."), footnotes=note(1, "Its note."))
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as old, zipfile.ZipFile(out, "w") as new:
        for info in old.infolist():
            content = old.read(info).replace(
                b"http://schemas.openxmlformats.org/wordprocessingml/2006/main",
                b"http://purl.oclc.org/ooxml/wordprocessingml/main",
            )
            new.writestr(info, content)
    assert blocks(read(out.getvalue(), "x.docx"), "footnote") == ["Its note."]


def test_the_files_properties_need_the_texts_word() -> None:
    plain = docx.Document()
    plain.core_properties.author, plain.core_properties.title = "Ama Osei", "Microsoft Word - draft.docx"
    plain.add_paragraph("A paragraph that names nobody at all, and that is long enough to be a text by itself.")
    out = io.BytesIO()
    plain.save(out)
    found = read(out.getvalue(), "x.docx").document.record
    assert (found.title, found.authors, found.issued) == ("", (), ())


def test_a_dtd_is_refused() -> None:
    part = b'<?xml version="1.0"?><!DOCTYPE x [<!ENTITY e SYSTEM "file:///etc/hostname">]><x>&e;</x>'
    for name in ("word/document.xml", "word/styles.xml"):
        with pytest.raises(ReadError, match="DTD"):
            read(with_part(written(), name, part), "x.docx")


def test_deep_nesting_is_refused() -> None:
    with pytest.raises(ReadError, match="nested too deeply") as caught:
        read(with_part(written(), "word/document.xml", b"<a>" * 5000 + b"</a>" * 5000), "x.docx")
    assert "XML_PARSE" not in str(caught.value)  # the parser's advice is not for readers


def test_media_are_never_unpacked_and_xml_only_so_far(monkeypatch: pytest.MonkeyPatch) -> None:
    assert read(with_part(written(), "word/media/big.bin", b"\0" * 30_000_000), "x.docx").paged.text
    monkeypatch.setattr("ingest.docx.package.LARGEST_PART", 1_000_000)
    with pytest.raises(ReadError, match="unpacks"):
        read(with_part(written(), "word/document.xml", b"<a>" + b" " * 2_000_000 + b"</a>"), "x.docx")


def test_too_many_paragraphs_are_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("ingest.docx.MOST_PARAGRAPHS", 100)
    with pytest.raises(ReadError, match="more than 100 paragraphs"):
        read(made(p("words") * 101), "x.docx")


def test_a_broken_side_part_costs_only_what_it_says() -> None:
    r = read(with_part(written(), "word/styles.xml", b"<a><b></a>"), "x.docx")
    assert "A first sentence stands here. A second one too." in blocks(r)
    assert "styles.xml" in r.document.warnings[0]


@pytest.mark.parametrize("name", ["[Content_Types].xml", "word/document.xml"])
def test_a_missing_part_is_refused(name: str) -> None:
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(written())) as old, zipfile.ZipFile(out, "w") as new:
        for info in old.infolist():
            if info.filename != name:
                new.writestr(info, old.read(info))
    with pytest.raises(ReadError):
        read(out.getvalue(), "x.docx")


@pytest.mark.parametrize(
    ("number", "form", "shown"),
    [(4, "lowerRoman", "iv"), (28, "upperLetter", "BB"), (3, "chineseCounting", "三"), (0, "lowerLetter", "0"),
     (21, "japaneseCounting", "二十一"), (10, "ideographDigital", "十"), (2, "arabicAbjad", "ب"), (9, "none", ""),
     (2, "arabicAlpha", "ب"), (3, "decimalZero", "03"), (5, "ordinalText", "5"), (1994, "upperRoman", "MCMXCIV")],
)  # fmt: skip
def test_numbers_as_they_are_printed(number: int, form: str, shown: str) -> None:
    assert counted(number, form) == shown


def test_a_large_first_letter_belongs_to_its_word() -> None:
    frame = '<w:framePr w:dropCap="drop" w:lines="3"/>'
    assert text_of(p("D", properties=frame), p("rop caps begin this paragraph.")) == ["Drop caps begin this paragraph."]


def test_raised_numbers_are_powers_or_the_marks_of_typed_notes() -> None:
    raised = "<w:vertAlign w:val='superscript'/>"
    r = of(
        p("The fund paid for nine clinics in the north of the country", run("1", raised), ", each of 120 m",
          run("2", raised), ", on the 1", run("st", raised), " of May."),
        p("It trained forty nurses in the same year.", run("2", raised)),
        p("Notes"), p("1. One source, p. 3."), p("2. Another source, p. 4."),
    )  # fmt: skip
    assert [(n.mark, n.called_at is not None) for n in r.paged.notes] == [("1", True), ("2", True)]
    assert "each of 120 m², on the 1st of May." in r.paged.text


def test_signs_that_a_font_draws_stand_in_a_private_range() -> None:
    symbols = '<w:rFonts w:ascii="Symbol" w:hAnsi="Symbol"/>'
    assert text_of(p("Here ", run("\uf061 \uf0b3", symbols), " 5 stands.")) == ["Here α ≥ 5 stands."]


def test_the_invitation_of_an_empty_control_is_no_text() -> None:
    empty = "<w:sdtPr><w:showingPlcHdr/></w:sdtPr>"
    block = f"<w:sdt>{empty}<w:sdtContent>{p('Click here to enter text.')}</w:sdtContent></w:sdt>"
    inline = f"<w:sdt>{empty}<w:sdtContent>{run('Choose an item.')}</w:sdtContent></w:sdt>"
    filled = f"<w:sdt>{empty}<w:sdtContent>{run('the north of ')}</w:sdtContent></w:sdt>"
    assert text_of(block, p("It is in ", inline, filled, "Accra, as is known.")) == [
        "It is in the north of Accra, as is known."
    ]


def test_lines_that_come_again_in_a_report_stay() -> None:
    parts = [
        p(f"Country {n}", style="Titre2") + p("Recommendations") + p(f"The ministry of {n} must act.") for n in "ABCD"
    ]
    assert text_of(*parts).count("Recommendations") == 4


_CHUNK = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"


def _with_chunk(name: str, content: bytes) -> bytes:
    """A document in which another file stands between two paragraphs."""
    data = with_part(made(p(LONG) + '<w:altChunk r:id="c1"/>' + p("The end is here.")), f"word/{name}", content)
    with zipfile.ZipFile(io.BytesIO(data)) as package:
        relations = package.read("word/_rels/document.xml.rels").decode()
    added = f'<Relationship Id="c1" Type="{_CHUNK}/aFChunk" Target="{name}"/></Relationships>'
    return with_part(data, "word/_rels/document.xml.rels", relations.replace("</Relationships>", added).encode())


_PAGE = b"<html><body>Loose words.<h2>A part</h2><p>Words of the page.</p><ol><li>one</li></ol></body></html>"
_ARCHIVE = (
    b"MIME-Version: 1.0\r\nContent-Type: multipart/related; boundary=x\r\n\r\n--x\r\nContent-Type: text/html\r\n\r\n"
    + _PAGE
    + b"\r\n--x--\r\n"
)


@pytest.mark.parametrize(("name", "content"), [("a.html", _PAGE), ("a.mht", _ARCHIVE)])
def test_a_page_inside_the_document_is_read_where_it_stands(name: str, content: bytes) -> None:
    r = read(_with_chunk(name, content), "x.docx")
    assert blocks(r)[1:] == ["Loose words.", "A part", "Words of the page.", "one", "The end is here."]
    assert r.document.warnings == ()


@pytest.mark.parametrize(("name", "content"), [("a.rtf", rb"{\rtf1 words}"), ("a.html", b"<p>x</p>" * 2_000_000)])
def test_another_file_that_is_not_read_is_said(name: str, content: bytes) -> None:
    r = read(_with_chunk(name, content), "x.docx")
    assert blocks(r)[1:] == ["The end is here."]
    assert "another file" in r.document.warnings[0]


def test_names_of_parts_in_other_letters_and_with_backslashes() -> None:
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(made(p(LONG)))) as old, zipfile.ZipFile(out, "w") as new:
        for info in old.infolist():
            new.writestr(info.filename.replace("document.xml", "Document.xml").replace("/", "\\"), old.read(info))
    assert blocks(read(out.getvalue(), "x.docx")) == [LONG]


def test_a_table_that_holds_a_table_keeps_all_its_rows() -> None:
    inner = table(["north", "18"], ["south", "22"])
    grid = table(["State", "Stores"], ["Niger", f"<w:p/>{inner}<w:p/>"], ["Chad", "7"], ["Togo", "9"])
    r = read(made(f"{p('Of grain', style='Titre1')}{p(LONG)}{grid}{p(LONG)}"), "x.docx")
    assert blocks(r, "table") == ["State | Stores", "Niger | north | 18", "Niger | south | 22", "Chad | 7", "Togo | 9"]
    assert blocks(r, "heading") == ["Of grain"]


def test_brackets_of_code_call_no_note_of_the_file() -> None:
    body = f"{p('Of wells', style='Titre1')}{p(LONG, call(2))}{p('x = wells[^1] + 1')}"
    r = read(made(body, footnotes=note(2, "The words of the note.")), "x.docx")
    assert "x = wells[^1] + 1" in blocks(r)
    assert blocks(r, "footnote") == ["The words of the note."]
