"""Bytes to text: encoding, and the few characters that no database may keep.

An encoding is believed in this order: a byte-order mark, UTF-16 by where its zero bytes lie or by its spaces and stops,
East Asian text in ASCII bytes by its escapes, valid UTF-8, what the file declares where its bytes bear it out, then
statistics. What was guessed or mended is said in a warning.
"""

from __future__ import annotations

import codecs
import re

from ingest.errors import ReadError
from ingest.single_bytes import single_byte
from ingest.wide_bytes import escaped, two_bytes

_BOMS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
# The commonest forms in which UTF-8 read as Windows-1252 or Latin-1 shows itself.
_TWICE = re.compile("[ÃÂâÐÑØÙ][\x80-\xbf€‚ƒ„…†‡ˆ‰Š‹ŒŽ‘’“”•–—˜™š›œžŸ]|[ä-é][\x80-\xbf€-™]{2}|ï»¿")
_SURROGATE = re.compile("[\ud800-\udfff]")
# Statistics need little; a novel's worth would only be slow.
_SAMPLE = 60_000
# What browsers read under these names (encoding.spec.whatwg.org).
_BROWSERS = {
    "iso-8859-1": "cp1252", "latin1": "cp1252", "latin-1": "cp1252", "us-ascii": "cp1252", "ascii": "cp1252",
    "gb2312": "gb18030", "gbk": "gb18030", "x-gbk": "gb18030", "big5": "big5hkscs", "shift-jis": "cp932",
    "euc-kr": "cp949", "ks-c-5601-1987": "cp949", "iso-8859-9": "cp1254", "tis-620": "cp874", "iso-8859-6": "iso8859_6",
    "x-sjis": "cp932",
}  # fmt: skip
_MARKUP = re.compile(
    rb"<(script|style)\b.*?</\1\s*>|<!--.*?-->|<[^<>]{1,2000}>|&#?\w{1,10};", re.DOTALL | re.IGNORECASE
)
_LETTERS = re.compile(rb"[A-Za-z\x80-\xff]")
_HIGH = re.compile(rb"[\x80-\xff]")
# Of the letters of Western texts at most this share has an accent.
_WESTERN_SHARE = 0.25
# ASCII written in more bytes than it needs: never valid, and in no other encoding likely.
_OVERLONG = re.compile(rb"[\xc0\xc1][\x80-\xbf]|\xe0[\x80-\x9f][\x80-\xbf]|\xf0[\x80-\x8f][\x80-\xbf]{2}")
_WESTERN = re.compile(rb"^[\x09\x0a\x0d\x20-\x7e\x80\x82-\x8c\x8e\x91-\x9c\x9e-\xff]*$")
_WESTERN_LETTERS = re.compile(r"[A-Za-z][áéíóúñüçãõâêôàèìòùäößåøæœÁÉÍÓÚÑÜÇ¿¡«»‘’“”–—°ºª]|[¿¡«“‘][A-Za-z]")


def sound(text: str) -> str:
    """The text with each NUL replaced by a zero-width space and each lone surrogate by U+FFFD, offsets kept.

    A NUL carries no character, so it becomes one that cleaning drops without parting the word.
    """
    if "\0" in text:
        text = text.replace("\0", "\u200b")
    return _SURROGATE.sub("\ufffd", text)


def decode(data: bytes, source: str, *, declared: str = "") -> tuple[str, tuple[str, ...]]:
    """The text of a file and what should be said about how it was decoded. `declared` is the encoding it names.

    Raises ReadError for bytes that are not text.
    """
    text, warnings = _decoded(data, source, declared)
    mended = _mended(text)
    return (
        (mended, (*warnings, "the text had been encoded twice; it was mended")) if mended != text else (text, warnings)
    )


def _decoded(data: bytes, source: str, declared: str) -> tuple[str, tuple[str, ...]]:
    for mark, encoding in _BOMS:
        if data.startswith(mark):
            return _strict(data, encoding, source), ()
    if (wide := _wide(data) or escaped(data)) is not None:
        return _strict(data, wide, source), _read_as(wide, declared)
    bad: UnicodeDecodeError | None = None
    try:
        text = data.decode("utf-8")
    except UnicodeDecodeError as error:
        bad = error
    if (bad or "\0" in text) and (wide := two_bytes(data)):
        return _strict(data, wide, source), _read_as(wide, declared)
    if bad is None:
        return sound(text), ()
    if _mostly_utf8(data):
        return sound(data.decode("utf-8", errors="replace")), (
            f"not valid UTF-8 at byte {bad.start}; the bytes that could not be read are shown as \ufffd",
        )
    if (found := _as_declared(data, declared)) is not None:
        return sound(found), ()
    return _guessed(data, source, declared)


def _read_as(encoding: str, declared: str) -> tuple[str, ...]:
    """The warning that an encoding was chosen against what the file declares, or without a declaration."""
    if not declared:
        return (f"no encoding is declared; read as {encoding}",)
    if _codec(declared) == codecs.lookup(encoding).name:
        return ()
    return (f"the file declares {declared}, which its bytes are not; read as {encoding}",)


def _codec(declared: str) -> str:
    """The codec with which browsers read what is declared, "" where there is none of that name."""
    name = declared.lower().replace("_", "-")
    try:
        return codecs.lookup(_BROWSERS.get(name, name)).name if name else ""
    except LookupError:
        return ""


def _as_declared(data: bytes, declared: str) -> str | None:
    """The text in the encoding that the file names, as browsers read it; None where the bytes speak against it."""
    encoding = _codec(declared)
    if not encoding or encoding.startswith(("utf", "ascii")):
        return None
    text = data.decode(encoding, errors="replace")
    if text.count("\ufffd") > max(3, 0.002 * len(text)):
        return None
    if encoding in ("cp1252", "iso8859-15") and _high_share(data) > _WESTERN_SHARE:
        return None  # no Western text has so many accents
    return text


def _strict(data: bytes, encoding: str, source: str) -> str:
    try:
        return sound(data.decode(encoding, errors="strict"))
    except UnicodeDecodeError:
        return sound(data.decode(encoding, errors="replace"))
    except UnicodeError as error:
        raise ReadError(source, f"is not the {encoding} text that it says it is ({error}).") from error


def _wide(data: bytes) -> str | None:
    """UTF-16 or UTF-32 without a mark: in Latin text the zero bytes lie on the same side throughout."""
    sample = data[: 4096 - 4096 % 4]
    if len(sample) < 8 or b"\0" not in sample:
        return None
    quarter = max(len(sample) // 4, 1)
    zeros = [sample[i::4].count(0) / quarter for i in range(4)]
    if min(zeros[:2]) > 0.95 and zeros[2] > 0.8 and zeros[3] < 0.05:
        return "utf-32-be"
    if min(zeros[2:]) > 0.95 and zeros[1] > 0.8 and zeros[0] < 0.05:
        return "utf-32-le"
    even, odd = (zeros[0] + zeros[2]) / 2, (zeros[1] + zeros[3]) / 2
    if even > 0.4 and odd < 0.05:
        return "utf-16-be"
    if odd > 0.4 and even < 0.05:
        return "utf-16-le"
    return None


def _mostly_utf8(data: bytes) -> bool:
    """Whether broken bytes are rare among well-formed multi-byte ones, or among much plain ASCII."""
    if _valid(_OVERLONG.sub(b"", data)):
        return True
    text = data.decode("utf-8", errors="replace")
    bad = text.count("\ufffd")
    good = sum(1 for c in text if ord(c) > 0x7F and c != "\ufffd")
    return good > 4 * bad or (bad <= 4 and len(data) > 200 and not _WESTERN_LETTERS.search(_western(data)))


def _valid(data: bytes) -> bool:
    try:
        data.decode("utf-8")
    except UnicodeDecodeError:
        return False
    return True


def _western(data: bytes) -> str:
    return data.decode("cp1252", errors="replace")


def _high_share(data: bytes) -> float:
    """The share of bytes beyond ASCII among the letters of a text, markup apart."""
    text = _MARKUP.sub(b" ", data[: 4 * _SAMPLE])
    letters = len(_LETTERS.findall(text))
    return len(_HIGH.findall(text)) / letters if letters else 0.0


def _guessed(data: bytes, source: str, declared: str) -> tuple[str, tuple[str, ...]]:
    # Where statistics cannot tell one single-byte encoding from another, Western texts are by far the likeliest here.
    whole = bool(_WESTERN.match(data))
    few = _high_share(data) < _WESTERN_SHARE
    if few and (encoding := single_byte(_MARKUP.sub(b" ", data[: 4 * _SAMPLE]), sure=not whole)):
        named = "windows-1252" if encoding == "cp1252" else encoding
        return sound(data.decode(encoding, errors="replace")), _read_as(named, declared)
    from charset_normalizer import from_bytes

    sample = b"\n".join(line for line in _MARKUP.sub(b" ", data[: 20 * _SAMPLE]).splitlines() if _HIGH.search(line))
    best = from_bytes(sample[:_SAMPLE], threshold=0.5).best()
    if best is None:
        raise ReadError(source, "is not text in any encoding known here. Save it as UTF-8 text.")
    encoding = "gb18030" if best.encoding in {"gb2312", "gbk", "hz"} else best.encoding
    return sound(data.decode(encoding, errors="replace")), _read_as(encoding, declared)


def _mended(text: str) -> str:
    """Lines that were UTF-8 read as another encoding and saved so ("cooperaciÃ³n") put right."""
    if not _TWICE.search(text):
        return text
    import ftfy
    from ftfy.badness import is_bad

    lines = text.split("\n")
    return "\n".join(ftfy.fix_encoding(line) if _TWICE.search(line) and is_bad(line) else line for line in lines)
