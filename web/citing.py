"""A citation style that a reader brings along as a file."""

from __future__ import annotations

import tempfile
from pathlib import Path

from assistant.references.errors import StyleUnknown
from assistant.references.styles import Style, style_of


def style_of_file(content: bytes, name: str, language: str) -> Style:
    """The style that a file defines; `name` is what it is called in what is told. Raises StyleUnknown,
    ReferencesMissing."""
    with tempfile.TemporaryDirectory(prefix="ssc-") as folder:
        file = Path(folder) / "own.csl"
        file.write_bytes(content)
        try:
            return style_of(str(file), language)
        except StyleUnknown as error:
            raise StyleUnknown(str(error).replace(str(file), name)) from error
