"""The errors of reading. A message names the file, says what is wrong with it and what to do."""

from __future__ import annotations

from store.errors import SscError


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
