from __future__ import annotations

import io
import zipfile

import pytest

from ingest.errors import ReadError
from ingest.formats import kind_of
from tests.ingest.fakes import read


def zipped(name: str, content: bytes) -> bytes:
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w") as package:
        package.writestr(name, content)
    return made.getvalue()


ZIP = zipped("notes.txt", b"words")
TEXT = "A title of some words\n\nThis is the only paragraph of the text, and it ends here.\n"


@pytest.mark.parametrize(
    ("data", "name", "reason"),
    [
        (b"", "x.txt", "is empty"),
        (b"\xef\xbb\xbf", "x.txt", "holds no text"),
        (b"\x89PNG\r\n\x1a\n" + b"\0" * 50, "x.pdf", "PNG"),
        (b"\x1f\x8b" + b"\0" * 50, "x.html", "gzip"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 600, "x.docx", "encrypted Office file"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 600, "x.doc", "encrypted Office file"),
        (b"plain words", "x.docx", "no Word document"),
        (b"plain words", "x.pdf", "no PDF"),
        (b"PK\x03\x04" + b"\0" * 50, "x.docx", "damaged"),
        (ZIP, "x.zip", "is a zip file but no Word document"),
        (
            b'<?xml version="1.0"?>\n<!-- drawn -->\n<svg xmlns="http://www.w3.org/2000/svg"><script/></svg>',
            "x.svg",
            "an SVG",
        ),
        (b"<svg onload='1'>words</svg>", "x.txt", "an SVG"),
        (b"%PDF-1.4", "x.pdf", "damaged PDF"),
        (b"{\\rtf1 words}", "x.txt", "RTF"),
        (b"<html><body></body></html>", "x.html", "holds no text"),
    ],
)
def test_what_cannot_be_read_is_refused_with_a_reason(data: bytes, name: str, reason: str) -> None:
    with pytest.raises(ReadError, match=reason) as caught:
        read(data, name)
    assert str(caught.value).startswith(f"{name}: ")


def test_what_is_no_document_is_known_before_it_is_read() -> None:
    for data, name in ((ZIP, "x.zip"), (ZIP[:40], "x.docx"), (b"<svg>", "x.svg")):
        with pytest.raises(ReadError):
            kind_of(data, name)


def test_a_text_of_more_than_can_be_read_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("ingest.formats.LONGEST", 50)
    with pytest.raises(ReadError, match="characters of text"):
        read(TEXT, "x.txt")
    monkeypatch.setattr("ingest.formats.LARGEST", 50)
    with pytest.raises(ReadError, match="larger than"):
        read(TEXT, "x.txt")


@pytest.mark.parametrize(
    ("disguised", "said"),
    [
        ("cооperation", "look-alikes"),
        ("a \u202eexe.txt", "U+202E"),
        ("words" + "".join(map(chr, range(0xE0041, 0xE0050))), "invisible"),
    ],
)
def test_disguises_are_said(disguised: str, said: str) -> None:
    assert said in read(f"{TEXT}\nIt says {disguised} here.\n", "x.txt").document.warnings[0]
    assert read(TEXT, "x.txt").document.warnings == ()


def test_the_content_decides() -> None:
    assert read(TEXT, "x.odd").document.format == "text"
    assert read(TEXT, "x.MD").document.format == "markdown"
    assert read(f"<!DOCTYPE html><html><body><p>{TEXT * 9}</p></body></html>", "x.txt").document.format == "html"
    assert read('{"title": "A brief of words", "n": 1}', "x.html").document.format == "text"
    assert read("A text about PDF files: they begin with %PDF-1.4 and a number.\n", "x.txt").document.format == "text"
