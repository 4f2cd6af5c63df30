"""Marked content of a PDF (ISO 32000-1, 14.6): what is no part of the text, and what a text really is."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from pypdf.generic import DictionaryObject

from ingest.pdf.fonts import resolved


@dataclass(slots=True)
class Marked:
    """A stretch of marked content: whether it is no part of the text, and what its text really is."""

    artifact: bool
    actual: str | None = None


def mark(operands: Sequence[Any], resources: DictionaryObject) -> Marked:
    """What the operands of BMC or BDC say."""
    properties: Any = operands[1] if len(operands) > 1 else None
    if isinstance(properties, str):
        named = resolved(resources.get("/Properties"))
        properties = resolved(named.get(properties)) if isinstance(named, DictionaryObject) else None
    actual = properties.get("/ActualText") if isinstance(properties, DictionaryObject) else None
    return Marked(bool(operands) and operands[0] == "/Artifact", _text(actual))


def _text(value: Any) -> str | None:
    """A text string of the file: UTF-16 with its mark, UTF-8 with its mark, else Latin."""
    value = resolved(value)
    if isinstance(value, str):
        return str(value)
    if not isinstance(value, bytes):
        return None
    if value.startswith((b"\xfe\xff", b"\xff\xfe")):
        return value.decode("utf-16", "replace")
    if value.startswith(b"\xef\xbb\xbf"):
        return value.decode("utf-8-sig", "replace")
    return value.decode("latin-1")
