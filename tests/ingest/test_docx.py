from __future__ import annotations

import io
import zipfile

import docx
import pytest
from docx.oxml import OxmlElement
from docx.oxml.ns import qn

from ingest.errors import ReadError
from tests.ingest.fakes import blocks, read


def made(author: str = "python-docx", title: str = "draft.docx") -> bytes:
    d = docx.Document()
    d.core_properties.title, d.core_properties.author = title, author
    d.add_heading("A title of some words", 0)
    d.add_paragraph("By Ama Osei and Bea Haddad")
    d.add_paragraph("March 2024")
    d.add_heading("Findings", 1)
    p = d.add_paragraph("A first sentence stands here. ")
    run = p.add_run("HIDDEN WORDS")
    run.font.hidden = True
    p.add_run("A second one too.")
    d.add_paragraph("one item", style="List Bullet")
    d.add_paragraph("Quoted words stand here.", style="Quote")
    table = d.add_table(2, 2)
    for i, cell in enumerate(("Year", "Number", "2020", "5")):
        table.cell(i // 2, i % 2).text = cell
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


def test_blocks_and_record() -> None:
    r = read(made(), "x.docx")
    assert blocks(r, "heading") == ["A title of some words", "Findings"]
    assert blocks(r, "body") == ["A first sentence stands here. A second one too.", "Kept words and added ones."]
    assert blocks(r, "list") == ["one item"]
    assert blocks(r, "quote") == ["Quoted words stand here."]
    assert blocks(r, "table") == ["Year | Number", "2020 | 5"]
    found = r.document.record
    assert (found.title, found.issued) == ("A title of some words", (2024, 3))
    assert [str(a) for a in found.authors] == ["Ama Osei", "Bea Haddad"]


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
    with pytest.raises(ReadError, match="DTD"):
        read(with_part(made(), "word/document.xml", part), "x.docx")


def test_deep_nesting_is_refused() -> None:
    with pytest.raises(ReadError, match="damaged"):
        read(with_part(made(), "word/document.xml", b"<a>" * 5000 + b"</a>" * 5000), "x.docx")


def test_media_are_never_unpacked_and_xml_only_so_far(monkeypatch: pytest.MonkeyPatch) -> None:
    assert read(with_part(made(), "word/media/big.bin", b"\0" * 30_000_000), "x.docx").paged.text
    monkeypatch.setattr("ingest.docx._LARGEST_PART", 1_000_000)
    with pytest.raises(ReadError, match="unpacks"):
        read(with_part(made(), "word/extra.xml", b"<a>" + b" " * 2_000_000 + b"</a>"), "x.docx")


@pytest.mark.parametrize("name", ["[Content_Types].xml", "word/document.xml"])
def test_a_missing_part_is_refused(name: str) -> None:
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(made())) as old, zipfile.ZipFile(out, "w") as new:
        for info in old.infolist():
            if info.filename != name:
                new.writestr(info, old.read(info))
    with pytest.raises(ReadError):
        read(out.getvalue(), "x.docx")
