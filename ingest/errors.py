"""The errors of reading. A message names the file, says what is wrong with it and what to do."""

from __future__ import annotations

import re

from store.errors import SscError

# Where an object lies in memory: "IndirectObject(4, 0, 140331216704912)", "<Thing object at 0x7f…>".
_ADDRESS = re.compile(r"(IndirectObject\(\d+, \d+), \d+|\s+at 0x[0-9a-fA-F]+")


def in_a_line(error: Exception, most: int = 160) -> str:
    """What an error says, in one line that is the same at every run."""
    return " ".join(_ADDRESS.sub(r"\1", str(error)).split())[:most] or type(error).__name__


class ReadError(SscError):
    """A file that cannot be read as a document. `source` names it, `reason` says why in one sentence."""

    def __init__(self, source: str, reason: str) -> None:
        super().__init__(f"{source}: {reason}")
        self.source = source
        self.reason = reason


class EditError(SscError):
    """A correction of a record that cannot be understood; the message says what can."""


class NoReaders(SscError):  # noqa: N818 - an error's name says what is the case
    """The processes that read files do not start on this machine."""
