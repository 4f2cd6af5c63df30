from __future__ import annotations

import pytest

from ingest.errors import ReadError
from tests.ingest.fakes import read

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
        (b"%PDF-1.4", "x.pdf", "damaged PDF"),
        (b"{\\rtf1 words}", "x.txt", "RTF"),
        (b"<html><body></body></html>", "x.html", "holds no text"),
    ],
)
def test_what_cannot_be_read_is_refused_with_a_reason(data: bytes, name: str, reason: str) -> None:
    with pytest.raises(ReadError, match=reason) as caught:
        read(data, name)
    assert str(caught.value).startswith(f"{name}: ")


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
