"""Which reader a file needs: told by its content, its name only deciding between kinds of text."""

from __future__ import annotations

import re
from pathlib import PurePosixPath

from ingest.draft import Draft
from ingest.errors import ReadError

_SIGNATURES: tuple[tuple[bytes, str], ...] = (
    (b"\x89PNG", "a PNG picture"),
    (b"\xff\xd8\xff", "a JPEG picture"),
    (b"GIF8", "a GIF picture"),
    (b"II*\0", "a TIFF picture"),
    (b"MM\0*", "a TIFF picture"),
    (b"\x1f\x8b", "a gzip archive"),
    (b"BZh", "a bzip2 archive"),
    (b"\xfd7zXZ\0", "an xz archive"),
    (b"7z\xbc\xaf\x27\x1c", "a 7-Zip archive"),
    (b"Rar!", "a RAR archive"),
    (b"\x7fELF", "a program"),
    (b"MZ\x90\0", "a program"),
    (b"SQLite format 3\0", "a database"),
    (b"{\\rtf", "an RTF text; save it as DOCX or PDF"),
    (b"%!PS", "a PostScript file; convert it to PDF"),
)
_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_MARKUP = re.compile(
    rb"\A(?:\xef\xbb\xbf)?\s*(?:<\?xml[^>]{0,200}\?>\s*)?(?:<!--.{0,2000}?-->\s*)*<(?:!doctype\s+html|html|head"
    rb"|body)\b",
    re.I | re.S,
)
_TAGS = re.compile(
    rb"<(?:p|div|h[1-6]|article|section|table|ul|ol|li|body|head|title|meta)\b[^>]{0,300}>", re.IGNORECASE
)
_HTML = frozenset({".html", ".htm", ".xhtml"})
_MARKDOWN = frozenset({".md", ".markdown"})
# Acrobat reads a PDF whose header stands within the first kilobyte.
_PDF_WITHIN = 1024
LARGEST = 256 * 1024 * 1024


def draft_of(data: bytes, source: str) -> Draft:
    """Read a file with the reader that its content asks for. Raises ReadError where none can."""
    if not data:
        raise ReadError(source, "is empty.")
    if len(data) > LARGEST:
        raise ReadError(source, f"is larger than {LARGEST >> 20} MB.")
    suffix = PurePosixPath(source).suffix.lower()
    if b"%PDF-" in data[:_PDF_WITHIN] and not _reads_as_text(data, suffix):
        from ingest.pdf import read_pdf

        return read_pdf(data, source)
    if data.startswith(b"PK\x03\x04") or suffix == ".docx":
        return _office(data, source)
    if data.startswith(_OLE):
        raise ReadError(
            source, "is an encrypted Office file or an old .doc. Take the password off, or save it as DOCX."
        )
    for signature, what in _SIGNATURES:
        if data.startswith(signature):
            raise ReadError(source, f"is {what}, not a document that can be read here.")
    if suffix == ".pdf":
        raise ReadError(source, "is named .pdf but is no PDF.")
    if (suffix in _HTML or _MARKUP.match(data[:8192])) and _tagged(data):
        from ingest.html import read_html

        return read_html(data, source)
    if suffix in _MARKDOWN:
        from ingest.markdown import read_markdown

        return read_markdown(data, source)
    from ingest.text import read_text

    return read_text(data, source)


def _reads_as_text(data: bytes, suffix: str) -> bool:
    """A text that only speaks of "%PDF-": the header is not at the start and nothing of a PDF follows."""
    return not data.lstrip().startswith(b"%PDF-") and suffix != ".pdf" and b" obj" not in data


def _office(data: bytes, source: str) -> Draft:
    if data.startswith(_OLE):
        raise ReadError(
            source, "is an encrypted Office file or an old .doc. Take the password off, or save it as DOCX."
        )
    if not data.startswith(b"PK"):
        raise ReadError(source, "is named .docx but is no Word document.")
    from ingest.docx import read_docx

    return read_docx(data, source)


def _tagged(data: bytes) -> bool:
    """Whether there is any markup at all: a JSON file named .html is text."""
    sample = data[:200_000]
    if sample.startswith((b"\xff\xfe", b"\xfe\xff")) or b"\0<\0" in sample[:200]:
        return True
    return bool(_MARKUP.match(sample[:8192]) or _TAGS.search(sample))
