"""Whether the words by which a question names something name a work of the library, or a thing that works are about.

"The Kragelund article" is a work; "the Plan of Action" is none, though the title of one has it.
"""

from __future__ import annotations

import re

from assistant.record_questions import names_a_work
from assistant.steering import LIGHT
from store.documents import Record
from store.words import terms_of

_MARKED = re.compile(r"[«»“”\"《》]")
# Words for works that titles have, and that are words for documents in them only.
_KINDS = terms_of("roadmap guide handbook manual manifesto toolkit primer atlas essay commentary memoir")
# From this share of its words on, a title is what is named.
_MOST = 0.6
_RUN_OF_NAMES = re.compile(r"[A-ZÀ-Þ][\w’']*(?:[ -][A-ZÀ-Þ][\w’']*)+")


def is_of_a_work(name: str, said: str, record: Record) -> bool:
    """Whether a name, as it is written and as it is `said` in English, is one of the work of a record: by a word for a
    work, by marks of quotation, or because it has most of the title; and without names in a row that the record lacks.
    """
    title, words = terms_of(record.title) - LIGHT, terms_of(said) - LIGHT
    by_kind = names_a_work(said) or bool(words & title & _KINDS)
    if not (by_kind or _MARKED.search(name) or len(title & words) > _MOST * len(title)):
        return False
    fields = " ".join(map(str, record.to_csl().values()))
    return all(terms_of(run) <= terms_of(fields) or _shortened(run, fields) for run in _RUN_OF_NAMES.findall(said))


def _shortened(run: str, fields: str) -> bool:
    """Whether the initials of names in a row stand there."""
    return re.search(rf"(?<!\w){''.join(w[0] for w in re.split(r'[ -]', run))}(?!\w)", fields) is not None
