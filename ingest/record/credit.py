"""Credits: "Policy brief by the Example Institute", "An article by A. Name and B. Other", "Informe de la Fundación …".

What stands before "by" must name a kind of document, what stands behind it must be names and nothing else. Where the
word for "by" also means "of", the names must be told by their own shape.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from ingest.record import names
from ingest.record.kinds import label_of, names_body
from ingest.record.names import Span
from ingest.word_set import word_set
from ingest.wording import words
from store.documents import DocumentType

_LINK = re.compile(
    r"(?<![\s,])[\s,]++(?:(?:written|prepared|posted|escrit[oa]|preparad[oa]|elaborad[oa]|rédigée?|préparée?)\s+)?"
    r"(?:(?P<by>by|por|par|بقلم)\s|(?P<of>from|del?|du|d[ao]s?|des)\s|(?P<elided>d[’']))\s*",
    re.IGNORECASE,
)
_ARTICLE = re.compile(r"(?:(?:an?|the|una?|el|la|une?|le|uma?|o)\s+|l[’'])", re.IGNORECASE)
_THE = re.compile(r"(?:(?:the|el|l[ao]s?|les?|[ao]s?)\s+|l[’'])(?=\S)", re.IGNORECASE)
_AND_THE = re.compile(r"\s*,?\s+(?:and|y|et|e|&)\s+(?=(?:the|el|l[ao]s?|les?|[ao]s?)\s|l[’'])", re.IGNORECASE)
# "Reports by Region" is a heading; "Remarks by" is none.
_PLURAL = re.compile(r"(?<!remark)(?<!discour)(?<!\d)s$", re.IGNORECASE)
_SMALL = word_set(
    "of for and the on in at to de del la las los el y e en para et des du le les do da dos das o a os as & with por"
)
_MOST_WORDS = 12


@dataclass(frozen=True, slots=True)
class Credit:
    """What a credit says, as spans of its text: the kind, who issues the series (none: empty), and the authors."""

    type: DocumentType
    label: Span
    series: Span
    authors: tuple[Span, ...]


def read(text: str, *, dated: bool = False) -> Credit | None:
    """The credit that a text is, None where it is anything else. `dated` says that a date stands behind it."""
    for m in _LINK.finditer(text):
        a = _ARTICLE.match(text)
        start = a.end() if a and a.end() < m.start() else 0
        label = label_of(text[start : m.start()])
        if label is None or (label[1] and not names_body(label[1])) or _PLURAL.search(text[: m.start()]):
            continue
        strict = not m["by"]
        if strict and not dated:
            continue
        if authors := authors_in(text, m.end(), strict=strict):
            begin = start + len(label[1])
            begin += len(text[begin:]) - len(text[begin:].lstrip())
            return Credit(label[0], (begin, m.start()), (start, start + len(label[1])), authors)
    return None


def authors_in(text: str, start: int = 0, *, strict: bool = True) -> tuple[Span, ...]:
    """The authors whom a text names from `start` to its end, empty where it holds anything else.

    strict  the names must be told by their shape: persons, and organisations by a word that such names hold
            ("Institute"); behind "by" capitals are enough
    """
    if not _only_names(text[start:]):
        return ()
    the = _THE.match(text, start)
    begin = the.end() if the else start
    lead = "" if strict else "By "
    if the is None and (people := names.byline(lead + text[start:])):
        found = [(start + a - len(lead), start + b - len(lead)) for a, b in people]
        if m := _AND_THE.search(text, found[-1][1]):
            found += [s for s in [(m.end(), len(text))] if names.is_organisation(_bare(text[s[0] : s[1]]))]
        return tuple(_without_article(text, s) for s in found)
    spans, at = [], begin
    for m in _AND_THE.finditer(text, begin):
        left, right = text[at : m.start()], _bare(text[m.end() :])
        if names.is_organisation(left) and names.is_organisation(right):
            spans.append((at, m.start()))
            at = m.end()
    spans.append((at, len(text.rstrip())))
    spans = [_without_article(text, s) for s in spans]
    bodies = all(names.is_organisation(text[a:b]) for a, b in spans)
    return tuple(spans) if bodies or not strict else ()


def _bare(text: str) -> str:
    return _THE.sub("", text, count=1)


def _without_article(text: str, span: Span) -> Span:
    m = _THE.match(text, *span)
    return (m.end(), span[1]) if m else span


def _only_names(text: str) -> bool:
    """Whether a text is short and of capitalised words, initials and the small words between them."""
    text = _bare(text.strip())
    tokens = re.findall(r"[^\s,;]+", text)
    if not tokens or words(text) > 2 * _MOST_WORDS or re.search(r"[:!?\"“”@/]|\d{4}", text):
        return False
    return tokens[0][0].isalpha() and not tokens[0][0].islower() and all(_may_stand_in_name(t) for t in tokens)


def _may_stand_in_name(token: str) -> bool:
    """A capitalised word, a number, a small word, or a word such as organisations' names hold ("project")."""
    if not token[0].islower():
        return token[0] != "("
    small = token.lower() in _SMALL or token.startswith(("d'", "d’", "l'", "l’", "al-", "el-"))
    return small or names.is_organisation(token.capitalize())
