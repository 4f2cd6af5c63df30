"""The fields of a Word document: their code is no text, nor are the lists that Word writes itself (contents, indexes).

A field begins and ends at marks that may stand in different paragraphs, in deleted words or in hidden ones. Every mark
of a text is therefore told to `Fields`, be it in what is read or in what is passed over, and a beginning that has no
end in the same text (the body, a note, a text box) is not followed: it would swallow all that comes after.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from typing import TYPE_CHECKING

from ingest.docx.package import local, value

if TYPE_CHECKING:
    from lxml.etree import _Element

# Word writes these lists itself; the headings that they repeat stand in the text.
_WRITTEN_BY_WORD = frozenset({"TOC", "INDEX", "TOA", "RD"})
# Characters: no line of such a list is longer than the first; more than the second in longer ones is somebody's text.
_LONGEST_LINE = 300
_MUCH = 600


@dataclass(slots=True)
class _Field:
    code: str = ""
    in_result: bool = False

    @property
    def hides(self) -> bool:
        return not self.in_result or is_written(self.code)


class Fields:
    """Where in a document the codes of fields and the lists that Word has written stand."""

    def __init__(self) -> None:
        self._open: list[_Field] = []
        self._closed: frozenset[_Element] = frozenset()
        self._line = 0
        self._swallowed = 0

    @contextmanager
    def of(self, text: _Element) -> Iterator[None]:
        """The fields of a text that has its own, while it is read."""
        outer = self._open, self._closed
        self._open, self._closed = [], _closed(text)
        try:
            yield
        finally:
            self._open, self._closed = outer

    def mark(self, element: _Element) -> None:
        """Take note of a field's begin, separator or end."""
        kind = value(element, "fldCharType")
        if kind == "begin" and element in self._closed:
            self._open.append(_Field())
        elif kind == "separate" and self._open:
            self._open[-1].in_result = True
        elif kind == "end" and self._open:
            self._open.pop()

    def pass_over(self, element: _Element) -> None:
        """Take note of the marks in what is not read."""
        for mark in _marks(element):
            self.mark(mark)

    def code(self, text: str) -> None:
        if self._open and not self._open[-1].in_result:
            self._open[-1].code += text

    @property
    def hides(self) -> bool:
        """Whether what stands here is the code of a field, or a list that Word has written."""
        return any(field.hides for field in self._open)

    def hide(self, text: str) -> None:
        """Take note of words that are left out."""
        for i, line in enumerate(text.split("\n")):
            if i:
                self._end_line()
            self._line += len(line)

    def end_paragraph(self) -> None:
        """Codes end with their paragraph at the latest; where one has no separator, it cannot be told where it ends."""
        for field in self._open:
            field.in_result = True
        self._end_line()

    def _end_line(self) -> None:
        if self._line > _LONGEST_LINE:
            self._swallowed += self._line
        self._line = 0

    @property
    def swallow(self) -> bool:
        """Whether what was left out so far is much, and no list."""
        return self._swallowed > _MUCH


def is_written(code: str) -> bool:
    """Whether a field's code is that of a list which Word writes itself."""
    return (code.split() or [""])[0].upper() in _WRITTEN_BY_WORD


def chosen(alternatives: _Element) -> list[_Element]:
    """Of the forms in which the same thing is given, the first that holds text."""
    for one in alternatives:
        if any((e.text or "").strip() for e in one.iter("{*}t")):
            return list(one)
    return []


def _closed(text: _Element) -> frozenset[_Element]:
    """The beginnings of a text's fields that have an end."""
    begun: list[_Element] = []
    closed: list[_Element] = []
    for mark in _marks(text):
        kind = value(mark, "fldCharType")
        if kind == "begin":
            begun.append(mark)
        elif kind == "end" and begun:
            closed.append(begun.pop())
    return frozenset(closed)


def _marks(text: _Element) -> Iterator[_Element]:
    """The marks of a text's fields in their order; those of text boxes in it are their own."""
    if next(text.iter("{*}fldChar"), None) is None:
        return
    stack = [text]
    while stack:
        one = stack.pop()
        name = local(one)
        if name == "fldChar":
            yield one
        elif name == "AlternateContent":
            stack += reversed(chosen(one))
        elif name != "txbxContent" or one is text:
            stack += reversed(one)
