"""The operators of a content stream as pypdf parses them, also where a part of the stream cannot be parsed.

A page may hold a drawing of a hundred thousand lines, which pypdf takes half a minute to parse; no text is lost with
them. What cannot be parsed is left out up to the end of its text object.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import Any

from pypdf.errors import PyPdfError
from pypdf.generic import ContentStream

Operation = tuple[Any, bytes]
# A drawing is looked for in streams of more bytes than this; shorter ones are parsed sooner than searched.
_LONG = 100_000
# So many steps of a path on end are no words of a string.
_PATH = re.compile(rb"(?:(?:[-+]?[\d.]+\s+){2,6}(?:[mlcvy]|re)\s+){10,}")
_TEXT_END = re.compile(rb"(?<=\sET)(?=\s)")
_PICTURE = re.compile(rb"(?<=\s)BI\s.{0,20000}?\sID\s.{0,200000}?\sEI(?=\s)", re.DOTALL)
_BROKEN = (PyPdfError, ValueError, TypeError, KeyError, IndexError, AttributeError, EOFError)


def operations(stream: ContentStream) -> tuple[Iterable[Operation], bool]:
    """The operators of a stream with their operands, and whether any had to be left out as broken."""
    data = stream.get_data()
    if len(data) > _LONG:
        stream.set_data(_PATH.sub(b"", data))
    try:
        return stream.operations, False
    except _BROKEN:
        return _sound_parts(data), True


def _sound_parts(data: bytes) -> list[Operation]:
    """The operators of the parts of a stream that can be parsed; a picture within the stream is left out."""
    found: list[Operation] = []
    for part in _TEXT_END.split(_PICTURE.sub(b"", data)):
        stream = ContentStream(None, None, "bytes")
        stream.set_data(part)
        try:
            found += stream.operations
        except _BROKEN:
            continue
    return found
