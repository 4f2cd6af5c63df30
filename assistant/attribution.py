"""Who speaks in a span, with what force, and for which year: only what the words themselves make certain.

What is not certain stays with the author of the document, who then `reports`.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from assistant.answer import Force
from assistant.figure_years import year_of_figure
from assistant.force import force_of, gives_examples, is_advice
from assistant.speakers import Saying, saying_of
from assistant.voices import voices_in
from assistant.wording import is_function_word
from store.documents import Document, Name, PagedText
from store.works import Citation

# What stands before a family name with a capital and is no given name.
_NO_GIVEN = frozenset("professor prof dr mr mrs ms sir dame later earlier recently elsewhere moreover however".split())
# Of a span in which several speak no work is named either: it is that of one sentence.
BY_THE_AUTHOR = Saying(None, None)


@dataclass(frozen=True, slots=True)
class Attribution:
    """Who says a span and how.

    `speaker` is always a name or a description; `author_says` is true for the author of the document. `original` is
    the work after which the words are given, as the document cites it, None where it names none; `cited` are the places
    that name it.
    """

    speaker: str
    author_says: bool
    original: str | None
    force: Force
    examples_only: bool
    as_of: int | None
    cited: tuple[Citation, ...] = ()


def attribute(document: Document, paged: PagedText, start: int, end: int) -> Attribution:
    """Read who speaks in the span [start, end), and how: from its words, quotations and notes, and what leads in.

    Another than the author is named only where all its sentences are his.
    """
    block = paged.blocks[paged.block_of(start, end)]
    start = max(start, block.start)  # a heading quoted with its text says nothing of who speaks
    text = paged.text[start:end]
    note = block.note is not None
    said = saying_of(paged, block, start, end)
    if said.speaker is not None and len(voices_in(paged, start, end)) > 1:
        said = BY_THE_AUTHOR  # under one name the others' sentences would be his
    authors = {str(a) for a in document.record.authors}
    if said.speaker is not None:
        of = document.record.authors
        authors |= {a.family for a in of if a.family and not _another_bears(a.family, of, paged.text[:start])}
    speaker = None if said.speaker in authors else said.speaker
    year = None if block.kind == "reference" else year_of_figure(text, paged.text[block.start : start], block.section)
    return Attribution(
        speaker=speaker or author_of(document),
        author_says=speaker is None,
        original=said.original,
        force=force_of(text, spoken=speaker is not None, advised=is_advice(paged, block), note=note),
        examples_only=gives_examples(text),
        as_of=year if year != document.record.year else None,
        cited=said.cited,
    )


def _another_bears(family: str, authors: tuple[Name, ...], before: str) -> bool:
    """Whether a text names someone other than the authors in full with one's family name: the name alone may mean
    either."""
    full = rf"(?<!\w)(?P<given>[A-ZÀ-Þ][\w’'-]+)(?: [A-ZÀ-Þ]\.)? {re.escape(family)}(?!\w)"
    own = {word.strip(".").lower() for author in authors for word in str(author).split()}
    given = {m["given"].lower() for m in re.finditer(full, before)} - own - _NO_GIVEN
    # "M. Quent" may well be the "Marisol Quent" of the text.
    return any(not is_function_word(word) and word[0] not in own for word in given)


def author_of(document: Document) -> str:
    """The authors of a document in one line, its publisher where it names none, else its title."""
    authors = [str(a) for a in document.record.authors]
    if len(authors) > 3:
        return f"{authors[0]} et al."
    return " & ".join(authors) or document.record.publisher or document.record.title or document.source
