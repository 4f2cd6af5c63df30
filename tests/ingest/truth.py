"""What is known of a file that was made for a test."""

from __future__ import annotations

from dataclasses import dataclass, field


@dataclass(frozen=True)
class Part:
    """A paragraph, heading, item, row, caption or note: its true text, and the pages on which it was set."""

    kind: str
    text: str
    pages: tuple[int, ...] = ()
    mark: str = ""  # a note's
    after: str = ""  # the end of what stands before a note's mark


@dataclass(frozen=True)
class Made:
    """A file and the truth about it.

    `body` is in reading order, `floats` are groups of parts that may stand between any two paragraphs, `loose` groups
    that may stand there or nowhere (the lettering of a figure), `notes` come in the order of their marks; `gone` are
    texts that must not be read (running heads and feet).
    """

    name: str
    data: bytes = field(repr=False)
    body: tuple[Part, ...]
    notes: tuple[Part, ...] = ()
    floats: tuple[tuple[Part, ...], ...] = ()
    loose: tuple[tuple[Part, ...], ...] = ()
    gone: tuple[str, ...] = ()
    labels: tuple[str | None, ...] = ()
