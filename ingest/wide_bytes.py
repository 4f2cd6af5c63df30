"""Text of two bytes a character, and of seven bits with escapes, that comes without a mark of its encoding."""

from __future__ import annotations

import re

_SAMPLE = 8192
# Where the letters of living scripts and their punctuation lie.
_WRITTEN = re.compile(
    "[\t-\r -~\xa0-\u024f\u0370-\u052f\u0590-\u06ff\u0750-\u077f\u0900-\u0e7f\u1e00-\u1eff\u2010-\u2044\u20a0-\u20bf"
    "\u3000-\u30ff\u4e00-\u9fff\uac00-\ud7a3\ufeff\uff00-\uffef]"
)
# Spaces, line ends, and the stops of scripts without spaces.
_BETWEEN = re.compile("[ \n\r\u3000-\u3002\uff0c]")
_LEAST_WRITTEN = 0.98
_LEAST_BETWEEN = 0.02
_ESCAPES = (
    (re.compile(rb"\x1b\$[@B]"), "iso2022_jp_2"),
    (re.compile(rb"\x1b\$\)C"), "iso2022_kr"),
    (re.compile(rb"~\{(?:[\x21-\x77][\x21-\x7e]){2,}~\}"), "hz"),
)


def two_bytes(data: bytes) -> str | None:
    """The byte order of UTF-16 in any script; None where the bytes are no such text.

    In the wrong order, and in bytes of any other kind, spaces and stops hardly come up.
    """
    sample = data[: min(_SAMPLE, len(data) - len(data) % 2)]
    for encoding in ("utf-16-le", "utf-16-be"):
        text = sample.decode(encoding, errors="replace")
        if not text:
            return None
        between = len(_BETWEEN.findall(text)) / len(text)
        if between >= _LEAST_BETWEEN and len(_WRITTEN.findall(text)) >= _LEAST_WRITTEN * len(text):
            return encoding
    return None


def escaped(data: bytes) -> str | None:
    """The encoding of Chinese, Japanese or Korean written in ASCII bytes; None where there is none."""
    for pattern, encoding in _ESCAPES:
        if pattern.search(data) is None:
            continue
        try:
            text = data.decode(encoding)
        except UnicodeDecodeError:
            continue
        if any(c >= "\u3000" for c in text):
            return encoding
    return None
