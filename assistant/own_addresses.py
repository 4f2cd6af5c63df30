"""The e-mail address of a person whom a question names: the line of a document that gives it."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import TYPE_CHECKING

from assistant.question import Ask
from assistant.record_fields import Span
from assistant.wants import plain
from store.documents import Document, PagedText
from store.words import terms_of

if TYPE_CHECKING:
    from store.library import Library

_EMAIL = re.compile(r"\be-?mails?\b|\bcorreo electronico\b|\bcourriel\b|\bcorreio eletronico\b|邮箱|电子邮件|البريد")
_TITLES = re.compile(r"^(?:(?:dr|prof|professor|mr|mrs|ms|sr|sra|dra|mme)\b\.? ?)+", re.IGNORECASE)
_ADDRESS = re.compile(r"(?P<person>[\w.+-]+)@[\w-]+\.[\w.-]*\w")
# Lines that give an address are short.
_ADDRESS_WORDS = 30


def own_addresses(
    ask: Ask, documents: Sequence[Document], library: Library
) -> tuple[tuple[Document, tuple[Span, ...]], ...]:
    """The lines with the e-mail address of a person whom an ask names, by document: an author by the family name alone
    in any spelling, anybody else as he is written. None where no document gives it. Raises StoreError."""
    asked = plain(ask.text)
    if not _EMAIL.search(asked) or asked.startswith("who "):
        return ()
    said = terms_of(ask.text)
    authors = {a.family for d in documents for a in d.record.authors if a.family and terms_of(a.family) <= said}
    names = sorted(authors) or _people(ask)
    found = ((d, _addresses_of(names, library.paged(d.id))) for d in documents)
    return tuple((d, spans) for d, spans in found if spans)


def _people(ask: Ask) -> tuple[str, ...]:
    """The names in an ask, without titles before them; none where they are initials, which a body has."""
    return tuple(name for one in ask.names if (name := _TITLES.sub("", one)) and not name.isupper())


def _addresses_of(names: Sequence[str], paged: PagedText) -> tuple[Span, ...]:
    """The lines of a document with the e-mail address of somebody of one of the names (family names, or more): it
    stands in the address, or right before it on its line."""
    wanted = [(terms, re.sub(r"[\W_]", "", plain(name))) for name in names if (terms := terms_of(name))]
    found: list[Span] = []
    for block in paged.blocks:
        words = paged.text[block.start : block.end]
        if "@" not in words or block.kind in ("heading", "reference"):
            continue
        for line in re.finditer(r"[^\n]+", words):
            before = 0
            for address in _ADDRESS.finditer(line.group()):
                beside = terms_of(line.group()[before : address.start()].rsplit(";", 1)[-1])
                before = address.end()
                inside = re.split(r"[.+_-]", plain(address["person"]))
                # "de la Cruz" in "delacruz@…", "Fiddian-Qasmiyeh" in "e.fiddian-qasmiyeh@…".
                if len(line.group().split()) <= _ADDRESS_WORDS and any(
                    terms <= beside or terms <= set(inside) or joined in inside for terms, joined in wanted
                ):
                    found.append((block.start + line.start(), block.start + line.end()))
    return tuple(dict.fromkeys(found))
