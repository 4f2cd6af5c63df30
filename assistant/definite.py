"""Things that a text names once and then calls by their kind: "the plan" for the Buenos Aires Plan of Action, "the
movement" for the Non-Aligned Movement. A sentence that speaks so of what a question names does name it.

What is meant is the thing of that kind named last: in the paragraph, else by the heading or the title, else in the text
before. English only.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from assistant import glossary
from assistant.question import Ask, bodies
from store.documents import PagedText, Sentence
from store.words import terms_of

if TYPE_CHECKING:
    from collections.abc import Mapping

# A hyphen before a capital parts two names: within one it would be met in two ways.
_NAME = r"[A-ZÀ-Þ][\w’']*(?:-[a-zß-ÿ][\w’']*)*"
_IN_A_ROW = re.compile(rf"{_NAME}(?:[ -]{_NAME})+")
_BEHIND = re.compile(r" (?:of|for|on|against|de|du|des|da|do)\b")
# Words that are no kind of thing, though names end in them.
_NO_KIND = frozenset("africa asia america europe states nations africans south north east west aires".split())
_ARTICLE = r"(?:[Tt]he|[Tt]his|[Tt]hat)"
_ANOTHER = r"(?:[Aa]nother|[Oo]ther|[Nn]ew|[Ss]econd|[Tt]hird|[Ff]ourth|[Ee]ach|[Ee]very)"
# How far back in the text before a paragraph a thing of the kind is looked for, in characters.
_TEXT = 20_000
# How far back in the paragraph a thing is brought up that has no name ("a fund").
_PARAGRAPH = 400


@dataclass(frozen=True, slots=True)
class Definite:
    """A thing that an ask names: the words of the ask that name it, its names as a text may write them, how it is meant
    by its kind, and what names another or none of the kind; `called` must stand in the text that says its kind."""

    terms: frozenset[str]
    forms: re.Pattern[str]
    meant: re.Pattern[str]
    others: re.Pattern[str]
    unnamed: re.Pattern[str]
    called: re.Pattern[str] | None = None


def definites_of(ask: Ask, explained: Mapping[str, str]) -> tuple[Definite, ...]:
    """The things that an ask names and a text may call by their kind; `explained` are acronyms with their long forms."""
    groups: list[tuple[str, tuple[str, ...]]] = [(body, (body,)) for body in bodies(ask.full)]
    groups += [(run, (run,)) for run in _IN_A_ROW.findall(ask.full)]
    groups += [(ask.full[t.start : t.end], (ask.full[t.start : t.end], *t.english)) for t in glossary.things(ask.full)]
    groups += [(a, (a, long)) for a in ask.names if (long := explained.get(a))]
    found = []
    for mine, names in dict(groups).items():
        latin = [name for name in names if name[0].isascii() and name[0].isupper()]
        kinds = {kind for name in latin if (kind := _kind(name))}
        if not kinds:
            continue
        written = {*latin, *(s for s, long in explained.items() if long in latin)}
        either = "|".join(sorted(kinds))
        capital = "|".join(sorted(k.capitalize() for k in kinds))
        found.append(
            Definite(
                terms_of(mine),
                re.compile(
                    rf"(?<![\w-])(?:{'|'.join(map(re.escape, sorted(written, key=len, reverse=True)))})(?![\w-])"
                ),
                re.compile(rf"(?<![\w-]){_ARTICLE} (?:{either})\b(?! (?:of|for|on) )(?!-)"),
                re.compile(
                    rf"(?<![\w-])(?:{_NAME}[ -](?:(?:of|for|the|and) )?)+(?:{capital})\b|(?<![\w-])(?:{capital}) (?:of|for) (?:the )?{_NAME}|\b{_ANOTHER} (?:{either})\b"
                ),
                re.compile(rf"\b(?:an?|one) (?:[\w-]+ ){{0,3}}?(?:{either})\b"),
            )
        )
    return (*found, *(_meeting(a) for a in ask.names if _ONE_WORD.fullmatch(a) and a not in dict(groups)))


_ONE_WORD = re.compile(r"[A-Z][\w+-]*[A-Z0-9][\w+-]*")
_MEETINGS = "conference|summit|meeting|forum|workshop"


def _meeting(name: str) -> Definite:
    """A name of one word as that of a meeting ("a conference, usually called BAPA+40")."""
    said, held = re.escape(name), "|".join(m.capitalize() for m in _MEETINGS.split("|"))
    return Definite(
        terms_of(name),
        re.compile(rf"(?<![\w-]){said}(?![\w+-])"),
        re.compile(rf"(?<![\w-]){_ARTICLE} (?:{_MEETINGS})\b(?! (?:of|for|on|in|at) )(?!-)"),
        re.compile(rf"(?<![\w-])(?:{_NAME}[ -](?:(?:of|for|the|and) )?)+(?:{held})\b|\b{_ANOTHER} (?:{_MEETINGS})\b"),
        re.compile(rf"\b(?:an?|one) (?:[\w-]+ ){{0,3}}?(?:{_MEETINGS})\b"),
        re.compile(rf"(?:{held})\b[^.;]{{0,80}}?(?:called|known as|named|[(,]) ?(?:the )?{said}(?![\w+-])"),
    )


def _kind(name: str) -> str:
    """The word of a name of several that says what it is, in small letters ("plan" of "Plan of Action"); "" without."""
    words = _BEHIND.split(name)[0].split()
    kind = words[-1] if words else ""
    alone = len(name.split()) < 2 or not kind.isalpha() or kind.isupper() or len(kind) < 4
    return "" if alone or kind.lower() in _NO_KIND else kind.lower()


def named_by_kind(
    definites: Sequence[Definite], paged: PagedText, sentence: Sentence, title: str
) -> tuple[Definite, ...]:
    """Those of the things of an ask of which a sentence speaks by their kind alone."""
    text = paged.text[sentence.start : sentence.end]
    return tuple(d for d in definites if (at := d.meant.search(text)) and _is_meant(d, paged, sentence, at, title))


def _is_meant(d: Definite, paged: PagedText, sentence: Sentence, at: re.Match[str], title: str) -> bool:
    if d.called is not None and not d.called.search(paged.text):
        return False
    block = paged.blocks[sentence.block]
    stands = sentence.start + at.start()
    before = paged.text[block.start : stands]
    own, other = _last(d.forms, before), max(_last_other(d, before), _last(d.unnamed, before[-_PARAGRAPH:]))
    if own >= 0 or other >= 0:
        return own > other
    for near in (block.section, title):
        if d.forms.search(near):
            return True
    before = paged.text[max(0, block.start - _TEXT) : block.start]
    return _last(d.forms, before) > _last_other(d, before)


def _last(pattern: re.Pattern[str], text: str) -> int:
    return max((found.end() for found in pattern.finditer(text)), default=-1)


def _last_other(d: Definite, text: str) -> int:
    """Where another thing of the kind was named last."""
    own = [found.span() for found in d.forms.finditer(text)]
    return max(
        (o.end() for o in d.others.finditer(text) if not any(a < o.end() and o.start() < b for a, b in own)), default=-1
    )
