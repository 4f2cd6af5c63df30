"""Writing what is taken away: which format, and what each of them is given."""

from __future__ import annotations

import json

from assistant.references.exporting import Wishes, export
from assistant.takeaway.cited import cited_in, kept
from assistant.takeaway.dossiers import dossier_sheet
from assistant.takeaway.errors import FormatUnknown, NothingCited
from assistant.takeaway.neighbours import Around
from assistant.takeaway.sheet import Sheet
from assistant.takeaway.threads import thread_sheet
from assistant.takeaway.values import Dossier, Taken, Thread, to_json

# Printed, with footnotes; lists of the works cited; a dossier as what it is made of.
FORMATS = (".docx", ".md", ".bib", ".ris", ".json")
_WORKS = (".bib", ".ris")


def written(
    taken: Taken, suffix: str, wishes: Wishes | None = None, around: Around | None = None, *, annex: bool | None = None
) -> bytes:
    """A thread or a dossier as a file of the format that a suffix names.

    wishes  citation style (None: a plain line), its language, a Word template
    around  looks up what stands around evidence (`neighbours.in_library`); without it the words that were kept stand
            alone, and nothing is said of documents that left
    annex   whether each passage cited is shown with its neighbours; a dossier has one unless it is not wanted

    Raises FormatUnknown; NothingCited for a list of works without one; ReferencesMissing, ReferencesFailed where
    pandoc is needed; StoreError where the library cannot be read.
    """
    wishes = wishes or Wishes()
    suffix = suffix.lower()
    formats = FORMATS if isinstance(taken, Dossier) else FORMATS[:-1]
    if suffix not in formats:
        kind = "A dossier" if isinstance(taken, Dossier) else "A thread"
        raise FormatUnknown(f"{kind} is written as {', '.join(formats)}, not as {suffix or 'a file without a suffix'}.")
    if suffix == ".json" and isinstance(taken, Dossier):
        return (json.dumps(to_json(taken), ensure_ascii=False, indent=2) + "\n").encode()
    if suffix in _WORKS:
        return _works(taken, suffix, wishes)
    sheet = sheet_of(taken, wishes, around, annex=annex)
    if suffix == ".docx":
        from assistant.takeaway.word import word_file

        return word_file(sheet, wishes)
    from assistant.takeaway.markdown import markdown

    return markdown(sheet, wishes)


def rich(taken: Taken, wishes: Wishes | None = None, around: Around | None = None) -> str:
    """For the clipboard: a small piece of HTML, all text escaped, no link in it. `around` is for what has left since.
    Raises as `written` does."""
    from assistant.takeaway.rich import html_of

    wishes = wishes or Wishes()
    return html_of(sheet_of(taken, wishes, around, annex=False), wishes)


def plain(taken: Taken, wishes: Wishes | None = None, around: Around | None = None) -> str:
    """For the clipboard: the same as plain text, with the references at the end. Raises as `written` does."""
    from assistant.takeaway.rich import plain_of

    wishes = wishes or Wishes()
    return plain_of(sheet_of(taken, wishes, around, annex=False), wishes)


def sheet_of(taken: Taken, wishes: Wishes, around: Around | None = None, *, annex: bool | None = None) -> Sheet:
    """What a thread or a dossier says, before it is of any format."""
    if isinstance(taken, Thread):
        return thread_sheet(taken, wishes, around, annex=bool(annex))
    return dossier_sheet(taken, wishes, around, annex=annex is not False)


def _works(taken: Taken, suffix: str, wishes: Wishes) -> bytes:
    """The works cited, each once, with the words cited as its notes."""
    cites = cited_in(sheet_of(taken, wishes, annex=False))
    quotes = kept(c.evidence for c in cites.values())
    if not quotes:
        raise NothingCited(f"No work is cited, so that there is nothing to write as {suffix}.")
    return export(quotes, suffix, wishes)
