"""Which reader a file needs: told by its content, its name only deciding between kinds of text."""

from __future__ import annotations

import re
from dataclasses import replace
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
    (b"BM", "a BMP picture"),
    (b"ID3", "a sound recording"),
    (b"OggS", "a sound recording"),
    (b"\x28\xb5\x2f\xfd", "a Zstandard archive"),
    (b"\xca\xfe\xba\xbe", "a program"),
    (b"MIME-Version:", "a web archive (MHTML) or an e-mail; save the page as HTML"),
    (b"From: <Saved by", "a web archive (MHTML); save the page as HTML"),
)
# Signatures that do not stand at the start: where, what, of what.
_INNER_SIGNATURES: tuple[tuple[int, bytes, str], ...] = (
    (257, b"ustar", "a tar archive"),
    (4, b"ftyp", "a video or a picture"),
    (8, b"WEBP", "a WebP picture"),
    (8, b"WAVE", "a sound recording"),
    (8, b"AVI ", "a video"),
)
_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_MARKUP = re.compile(
    rb"\A(?:\xef\xbb\xbf)?\s*(?:<\?xml[^>]{0,200}\?>\s*)?(?:<!--.{0,2000}?-->\s*)*<(?:!doctype\s+html|html|head"
    rb"|body)\b",
    re.I | re.S,
)
_SVG = re.compile(
    rb"\A(?:\xef\xbb\xbf)?\s*(?:<\?xml[^>]{0,200}\?>\s*)?(?:<!--.{0,2000}?-->\s*)*(?:<!doctype\s+svg[^>]{0,500}>\s*)?"
    rb"<svg\b",
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
# Some 6,000 pages. Reading takes some three to five seconds for a million characters.
LONGEST = 15_000_000
_BACKWARDS = re.compile("[\u202d\u202e]")
_MIXED = re.compile("[A-Za-z][\u0400-\u04ff]|[\u0400-\u04ff][A-Za-z]")
_UNSEEN = re.compile("[\U000e0020-\U000e007e]{4,}")


def kind_of(data: bytes, source: str) -> str:
    """What a file is by its content: "pdf", "docx" (a package with a text part), "html", "markdown" or "text".

    The name decides between kinds of text alone. Raises ReadError where it is surely nothing that can be read.
    """
    if not data:
        raise ReadError(source, "is empty.")
    if len(data) > LARGEST:
        raise ReadError(source, f"is larger than {LARGEST >> 20} MB.")
    suffix = PurePosixPath(source).suffix.lower()
    if b"%PDF-" in data[:_PDF_WITHIN] and not _reads_as_text(data, suffix):
        return "pdf"
    if data.startswith((b"PK\x03\x04", b"PK\x05\x06")):
        from ingest.docx.package import check

        check(data, source)
        return "docx"
    if data.startswith(_OLE):
        raise ReadError(
            source, "is an encrypted Office file or an old .doc. Take the password off, or save it as DOCX."
        )
    if what := _other(data):
        raise ReadError(source, f"is {what}, not a document that can be read here.")
    if suffix not in _HTML | _MARKDOWN and _SVG.match(data[:8192]):
        raise ReadError(source, "is an SVG picture, not a document that can be read here.")
    if suffix == ".docx":
        raise ReadError(source, "is named .docx but is no Word document.")
    if suffix == ".pdf":
        raise ReadError(source, "is named .pdf but is no PDF.")
    if (suffix in _HTML or _MARKUP.match(data[:8192])) and _tagged(data):
        return "html"
    return "markdown" if suffix in _MARKDOWN else "text"


def draft_of(data: bytes, source: str) -> Draft:
    """Read a file with the reader that its content asks for. Raises ReadError where none can."""
    draft = _read(data, source)
    if len(draft.raw) > LONGEST:
        raise ReadError(source, f"holds more than {LONGEST:,} characters of text; divide it.")
    return replace(draft, warnings=(*draft.warnings, *_disguises(draft.raw)))


def _read(data: bytes, source: str) -> Draft:
    match kind_of(data, source):
        case "pdf":
            from ingest.pdf import read_pdf

            return read_pdf(data, source)
        case "docx":
            from ingest.docx import read_docx

            return read_docx(data, source)
        case "html":
            from ingest.html import read_html

            return read_html(data, source)
        case "markdown":
            from ingest.markdown import read_markdown

            return read_markdown(data, source)
        case _:
            from ingest.text import read_text

            return read_text(data, source)


def _reads_as_text(data: bytes, suffix: str) -> bool:
    """A text that only speaks of "%PDF-": the header is not at the start and nothing of a PDF follows."""
    return not data.lstrip().startswith(b"%PDF-") and suffix != ".pdf" and b" obj" not in data


def _other(data: bytes) -> str:
    """What a file of another kind is, by its signature; "" where it may be a document."""
    for signature, what in _SIGNATURES:
        # "BM" begins texts too; a picture's header has zero bytes.
        if data.startswith(signature) and (len(signature) > 2 or b"\0" in data[2:20]):
            return what
    for at, signature, what in _INNER_SIGNATURES:
        if data[at : at + len(signature)] == signature and b"\0" in data[:300]:
            return what
    return ""


def _disguises(raw: str) -> list[str]:
    """What makes a text look like another than it is to a search, or to its reader."""
    said = []
    if mixed := len(_MIXED.findall(raw)):
        said.append(
            f"Latin letters stand beside look-alikes of the Cyrillic alphabet within words ({mixed:,} times);"
            " searches may miss these words"
        )
    if _BACKWARDS.search(raw):
        said.append("control characters (U+202E or U+202D) that turn the direction of the text were left out")
    if _UNSEEN.search(raw):
        said.append("text in invisible characters (U+E0020 to U+E007E) was left out")
    return said


def _tagged(data: bytes) -> bool:
    """Whether there is any markup at all: a JSON file named .html is text."""
    sample = data[:200_000]
    if sample.startswith((b"\xff\xfe", b"\xfe\xff")) or b"\0<\0" in sample[:200]:
        return True
    return bool(_MARKUP.match(sample[:8192]) or _TAGS.search(sample))
