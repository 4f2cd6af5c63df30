"""The operators of a content stream as pypdf parses them, also where a part of the stream cannot be parsed.

A page may hold a drawing of a hundred thousand lines, which pypdf takes half a minute to parse; no text is lost with
them. What cannot be parsed is left out up to the end of its text object.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import Any

from pypdf.generic import ContentStream

from ingest.pdf.broken import BROKEN

Operation = tuple[Any, bytes]
# A drawing is looked for in streams of more bytes than this; shorter ones are parsed sooner than searched.
_LONG = 100_000
# So many steps of a path on end are no words of a string.
_PATH = re.compile(rb"(?:(?:[-+]?[\d.]{1,15}\s{1,4}){2,6}(?:[mlcvy]|re)\s{1,4}){10,}")
_TEXT_END = re.compile(rb"(?<=\sET)(?=\s)")
_PICTURE, _ITS_DATA, _ITS_END = re.compile(rb"(?<=\s)BI\s"), re.compile(rb"\sID\s"), re.compile(rb"\sEI(?=\s)")


def operations(stream: ContentStream) -> tuple[Iterable[Operation], bool]:
    """The operators of a stream with their operands, and whether any had to be left out as broken."""
    data = stream.get_data()
    if len(data) > _LONG:
        stream.set_data(_PATH.sub(b"", data))
    try:
        return stream.operations, False
    except BROKEN:
        return _sound_parts(_without_pictures(data))


def _sound_parts(data: bytes) -> tuple[list[Operation], bool]:
    """The operators of the parts of a stream that can be parsed, and whether any cannot."""
    found: list[Operation] = []
    lost = False
    for part in _TEXT_END.split(data):
        stream = ContentStream(None, None, "bytes")
        stream.set_data(part)
        try:
            found += stream.operations
        except BROKEN:
            lost = True
    return found, lost


def _without_pictures(data: bytes) -> bytes:
    """A stream without the pictures that stand in it: pypdf does not know all the filters that they may have."""
    parts: list[bytes] = []
    at = 0
    while (
        (begin := _PICTURE.search(data, at))
        and (inside := _ITS_DATA.search(data, begin.end()))
        and (end := _ITS_END.search(data, inside.end()))
    ):
        parts.append(data[at : begin.start()])
        at = end.end()
    return b"".join([*parts, data[at:]])
