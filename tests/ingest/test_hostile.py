"""Files made to break readers, which stand beside the checkout: each is read or refused, soon, and nothing else
happens."""

from __future__ import annotations

import csv
import socket
import time
from collections.abc import Callable
from pathlib import Path

import pytest

from ingest.errors import ReadError
from tests.ingest.conftest import SHARED
from tests.ingest.fakes import read

REFUSED = (
    "zero-byte.txt zero-byte.html header-only.pdf bom-only.txt png-named.pdf gzip-named.html docx-xxe.docx"
    " docx-no-document-part.docx docx-truncated.docx docx-ole-encrypted-stub.docx docx-deep-nesting.docx"
    " pdf-encrypted-aes256-user-password.pdf pdf-encrypted-rc4-user-password.pdf"
)
SOUND = (
    "ok-control.pdf ok-control.md ok-control.html ok-control.docx trailing-junk.pdf pdf-named.txt null-bytes.txt"
    " latin1-undeclared-es.txt utf16be-no-bom.txt gb18030-zh.txt mixed-newlines.txt zero-width-split.txt"
    " soft-hyphens.txt yaml-alias-bomb.md yaml-broken.md html-unclosed.html pdf-count-negative.pdf"
    " pdf-kids-null-and-wrong.pdf pdf-startxref-zero.pdf pdf-xref-prev-self-loop.pdf pdf-version-99.pdf"
    " pdf-form-xobject-self-call.pdf pdf-rotated-text.pdf docx-bomb-in-media-200mb.docx docx-tracked-changes.docx"
)


def names() -> list[str]:
    manifest = SHARED / "hostile" / "manifest.tsv"
    if not manifest.is_file():
        return ["(none)"]
    with manifest.open(encoding="utf-8", newline="") as lines:
        return [row["file"] for row in csv.DictReader(lines, delimiter="\t")]


@pytest.mark.parametrize("name", names())
def test_each_file_is_read_or_refused(
    name: str, shared: Callable[[str], Path], monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = shared("hostile")

    def no_network(*_: object) -> None:
        raise AssertionError("a reader opened a connection")

    monkeypatch.setattr(socket.socket, "connect", no_network)
    data = (folder / name).read_bytes()
    began = time.monotonic()
    r, refusal = None, ""
    try:
        r = read(data, name)
    except ReadError as error:
        refusal = str(error)
    if r is None:
        assert refusal.startswith(f"{name}: ")
        assert "\n" not in refusal
        assert name not in SOUND.split()
    else:
        assert name not in REFUSED.split()
        text = r.paged.text
        assert not any(ord(c) < 9 or 0xD800 <= ord(c) < 0xE000 for c in text + r.paged.raw)
        for run in r.paged.runs:
            assert text[run.start : run.start + run.length] == r.paged.raw[run.raw_start : run.raw_start + run.length]
    assert time.monotonic() - began < 20


@pytest.mark.parametrize(
    ("name", "kept", "dropped"),
    [
        ("injection-html-comment.md", "Findings", "CANARY"),
        ("html-hidden-injection.html", "South-South", "CANARY"),
        ("injection-braces-format.md", "{context}", "\0"),
        ("docx-tracked-changes.docx", "South-South", "CANARY"),
        ("latin1-undeclared-es.txt", "cooperación", "\ufffd"),
        ("soft-hyphens.txt", "cooperation", "\u00ad"),
        ("zero-width-split.txt", "cooperation", "\u200b"),
        ("gb18030-zh.txt", "南南合作", "\ufffd"),
        ("arabic-presentation-forms.txt", "بين", "\ufe91"),
        ("html-entity-bomb.xhtml.html", "South-South", "lollol"),
        ("letter-spaced.txt", "POLICY BRIEF", "P O L"),
    ],
)
def test_what_stays_and_what_goes(name: str, kept: str, dropped: str, shared: Callable[[str], Path]) -> None:
    text = read((shared("hostile") / name).read_bytes(), name).paged.text
    assert kept in text
    assert dropped not in text
