"""Bytes to text: encoding, and the few characters that no database may keep.

An encoding is believed in this order: a byte-order mark, valid UTF-8, UTF-16 by where its zero bytes lie,
then statistics. What was guessed is said in a warning.
"""

from __future__ import annotations

import codecs
import re

from ingest.errors import ReadError

_BOMS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_SURROGATE = re.compile("[\ud800-\udfff]")
# Statistics need little; a novel's worth would only be slow.
_SAMPLE = 60_000
# Where statistics cannot tell one single-byte encoding from another, Western texts are by far the likeliest here.
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


def decode(data: bytes, source: str) -> tuple[str, tuple[str, ...]]:
    """The text of a file and what should be said about how it was decoded.

    Raises ReadError for bytes that are not text.
    """
    for mark, encoding in _BOMS:
        if data.startswith(mark):
            return _strict(data, encoding, source), ()
    if (wide := _utf16(data)) is not None:
        return _strict(data, wide, source), (f"no encoding is declared; read as {wide}",)
    try:
        return sound(data.decode("utf-8")), ()
    except UnicodeDecodeError as error:
        bad = error
    if _mostly_utf8(data):
        return sound(data.decode("utf-8", errors="replace")), (
            f"not valid UTF-8 at byte {bad.start}; the bytes that could not be read are shown as \ufffd",
        )
    return _guessed(data, source)


def _strict(data: bytes, encoding: str, source: str) -> str:
    try:
        return sound(data.decode(encoding, errors="strict"))
    except UnicodeDecodeError:
        return sound(data.decode(encoding, errors="replace"))
    except UnicodeError as error:
        raise ReadError(source, f"is not the {encoding} text that it says it is ({error}).") from error


def _utf16(data: bytes) -> str | None:
    """UTF-16 without a mark: in Latin text every other byte is zero, on the same side throughout."""
    sample = data[:4096]
    if len(sample) < 8 or b"\0" not in sample:
        return None
    even, odd = sample[0::2].count(0), sample[1::2].count(0)
    half = len(sample) // 2
    if even > 0.4 * half and odd < 0.05 * half:
        return "utf-16-be"
    if odd > 0.4 * half and even < 0.05 * half:
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


def _guessed(data: bytes, source: str) -> tuple[str, tuple[str, ...]]:
    high = sum(1 for b in data if b > 0x7F)
    if _WESTERN.match(data) and high < 0.12 * len(data):
        return sound(_western(data)), ("no encoding is declared; read as windows-1252",)
    from charset_normalizer import from_bytes

    best = from_bytes(data[:_SAMPLE]).best()
    if best is None:
        raise ReadError(source, "is not text in any encoding known here. Save it as UTF-8 text.")
    encoding = "gb18030" if best.encoding in {"gb2312", "gbk", "hz"} else best.encoding
    return sound(data.decode(encoding, errors="replace")), (f"no encoding is declared; read as {encoding}",)
