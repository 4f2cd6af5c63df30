"""Handing quotes to other programs: which format, and what is handed over."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

from assistant.quotes import Quote
from assistant.references.cite import Cited, cite
from assistant.references.errors import StyleUnknown
from assistant.references.plain import plain_citation
from assistant.references.styles import Style


@dataclass(frozen=True, slots=True)
class Kept:
    """A quote to be handed over, with one's own note and tags."""

    quote: Quote
    comment: str = ""
    tags: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Wishes:
    """How quotes are to be written: in which style (None: a plain line) and language (two letters).

    sic       words, as printed, behind which the formats that are printed (Word, Markdown) set [sic]
    template  a Word file whose styles, margins and heads are taken
    """

    style: Style | None = None
    language: str = "en"
    sic: tuple[str, ...] = ()
    template: Path | None = None


# Formats that are printed, in which [sic] may stand.
PRINTED = (".docx", ".md")
FORMATS = (".bib", ".ris", ".json", ".docx", ".md", ".csv")


def export(kept: Sequence[Kept], suffix: str, wishes: Wishes) -> bytes:
    """The quotes as a file of the format that a suffix names: one of `FORMATS`.

    Raises StyleUnknown for another suffix; ReferencesMissing, ReferencesFailed where pandoc is needed.
    """
    if suffix not in FORMATS:
        raise StyleUnknown(f"Quotes are written as {', '.join(FORMATS)}, not as {suffix or 'a file without a suffix'}.")
    return _writer(suffix)(kept, wishes)


def _writer(suffix: str) -> Callable[[Sequence[Kept], Wishes], bytes]:
    if suffix == ".bib":
        from assistant.references.bibtex import bibtex

        return bibtex
    if suffix == ".ris":
        from assistant.references.ris import ris

        return ris
    if suffix == ".json":
        from assistant.references.csl import csl_json

        return csl_json
    if suffix == ".docx":
        from assistant.references.word import word_file

        return word_file
    if suffix == ".md":
        from assistant.references.markdown import markdown

        return markdown
    from assistant.references.table import table

    return table


def citations(kept: Sequence[Kept], wishes: Wishes) -> tuple[Cited, ...]:
    """The citation of each quote. Raises ReferencesMissing, ReferencesFailed where a style is wished for."""
    quotes = [k.quote for k in kept]
    if wishes.style is None:
        return tuple(plain_citation(quote, wishes.language) for quote in quotes)
    return cite(quotes, wishes.style)
