"""Which documents a question points to: "according to Kragelund", "the 2025 brief", "in the ICVA case study".

A document that is named is preferred, and its name no longer counts among the words that a sentence must hold.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from functools import lru_cache

from assistant.demonyms import country_of
from assistant.question import Ask, Question, content_terms
from assistant.wants import plain, plain_in_place
from assistant.wording import is_light
from store.documents import Document
from store.words import terms_of, tokens

TYPES = {
    "policy brief": r"\b(?:policy )?briefs?\b|\b(?:nota|informe|resumen|documento|resumo) de politicas?|\bnote de politique|موجز|(?:政策)?简报",
    "article": r"\b(?:journal )?articles?\b|\bpapers?\b|\barticulos?\b|\bartigos?\b|المقال|文章|论文",
    "blog post": r"\bblogs?\b|\b(?:blog )?posts?\b|\bentrada\b|\bbillet\b|المدونه|博客",
    "op-ed": r"\bop-?eds?\b|\bopinion piece|\bcommentary\b|\bcolumn\b|\btribune\b|\bcolumna\b|\bdebate\b",
    "case study": r"\bcase stud(?:y|ies)\b|\bestudio de caso|\betude de cas|\bestudo de caso|دراسه الحاله|案例",
    "report": r"\breports?\b|\binformes?\b|\brapports?\b|\brelatorios?\b|تقرير|报告",
    "speech": r"\bspeech(?:es)?\b|\bdiscurso\b|\bdiscours\b",
}
# What the type of a document weighs alone, and of how many documents of one type it may point to one.
_BY_TYPE = 0.6
_MOST_BY_TYPE = 2
# What points to a document stands before the word of its type: "the ICVA case study", "the 2025 brief"; "report" as a
# verb or "an article of trade" does not.
_POINTING = r"\b(?:the|this|that|your|their|both|el|la|los|las|le|les|l'|o|os|as|du|del|do|da|in|\w+'s|\d{4})\s*(?:[\w-]+\s+){0,3}?"


@dataclass(frozen=True)
class Steering:
    """The documents pointed to, each with a weight from 0 to 1; `terms` are the question's words that did the pointing.

    `named` are the ids of those that are called so by a word for a work with others ("the kelp paper"): of two, each
    may be meant. `loose` is the name in the question where it is only their text that has it, "" elsewhere.
    """

    weights: dict[str, float] = field(default_factory=dict)
    terms: frozenset[str] = frozenset()
    records: dict[str, frozenset[str]] = field(default_factory=dict)
    named: tuple[str, ...] = ()
    loose: str = ""

    def weight(self, document_id: str) -> float:
        return self.weights.get(document_id, 0.0)

    def terms_of(self, document_id: str) -> frozenset[str]:
        """The words of a document's record, which a sentence of it need not repeat."""
        return self.records.get(document_id, frozenset())


# Whether the library holds an acronym for a name that the record of a document has.
Proof = Callable[[str, str, Document], bool]


def unproved(short: str, name: str, document: Document) -> bool:
    """Where no library is at hand: an acronym that leaves a word of a name out is proved by nothing."""
    return False


# Which documents a name stands for by what they are about (ids).
Loosely = Callable[[str], tuple[str, ...]]


def by_no_text(name: str) -> tuple[str, ...]:
    """Where no library is at hand: what the documents are about is not known."""
    return ()


def steer(
    question: Question,
    ask: Ask,
    documents: Sequence[Document],
    proved: Proof = unproved,
    loosely: Loosely = by_no_text,
) -> Steering:
    """Weigh the documents by the names, types, years and title words of the question that stand in their records.

    An acronym that leaves a word of a name out may as well be another's: it counts only where it is `proved`. What no
    record holds of the name of a work is looked for `loosely`.
    """
    text = f"{question.stand_alone}" if len(question.asks) == 1 else f"{ask.full} {question.stand_alone}"
    folded = plain(text)
    asked = frozenset(t.term for t in tokens(text))
    written = frozenset(word.lower() for word in re.findall(r"\b[A-Z]{3,}\b", text))
    records = {d.id: _record_terms(d) for d in documents}
    # "Both papers", "the two briefs" may be of any type: papers above all are called so.
    types = set() if _SEVERAL.search(folded) else {name for name, pattern in TYPES.items() if _points(folded, pattern)}
    weights: dict[str, float] = {}
    by_type: set[str] = set()
    pointing: set[str] = set()
    for document in documents:
        record = document.record
        found = 0.0
        for author in record.authors:
            # An organisation is named by most of its words or its initials, a person by the family name.
            words = terms_of(author.literal or author.family)
            # "kragelunds article", as it is typed
            owned = {f"{word}s" for word in words} & asked if len(words) == 1 and not author.literal else set()
            if words and (words <= asked or owned):
                found += 1.0 if not author.literal else 0.7
                pointing |= words | owned
        for name in (record.publisher, record.container):
            words = terms_of(name) - LIGHT
            short = asked & {initials(name)} or {
                s for s in written & shortened(name) if proved(s.upper(), name, document)
            }
            if (words and words <= asked) or short:
                found += 0.6
                pointing |= words & asked if words <= asked else short
        if record.type in types:
            by_type |= set() if found else {document.id}
            found += _BY_TYPE
            pointing |= terms_of(record.type) & asked
        if record.year and str(record.year) in asked and record.type in types:
            found += 0.4
            pointing.add(str(record.year))
        if found:
            weights[document.id] = found
    # "The TAZARA brief", "the study on technical cooperation": what the titles of one or two hold, whatever their type.
    titles = {d.id: terms_of(d.record.title) for d in documents}
    by_title: set[str] = set()
    for reaches, work in _named_works(folded):
        for named in reaches:
            titled = [id_ for id_, title in titles.items() if named <= title]
            if titled:
                break
        titled = list(_of_the_type(tuple(titled), work, documents))
        if 0 < len(titled) <= _MOST_BY_TYPE:
            weights |= {id_: max(weights.get(id_, 0.0), 1.0) for id_ in titled}
            pointing |= named | {t.term for t in tokens(work)}
            by_title |= set(titled)
    if not by_title and (kind := _TITLED_KIND.search(folded)):
        # "The Roadmap": the one document that calls itself so.
        so_called = [id_ for id_, title in titles.items() if terms_of(kind["kind"]) <= title]
        if len(so_called) == 1:
            weights[so_called[0]] = 1.0
            pointing |= terms_of(kind["kind"])
            by_title |= set(so_called)
    vague = {d for d in by_type if weights[d] <= _BY_TYPE}
    loose = ""
    if not by_title and set(weights) <= vague:
        for name, work in _loose_works(text):
            ids = _of_the_type(loosely(name), work, documents, strictly=True)
            if ids:
                loose = name
                weights |= dict.fromkeys(ids, 1.0)
                pointing |= terms_of(name) | {t.term for t in tokens(work)}
                by_title |= set(ids)
                break
    # "The brief", where there are several, points to none of them, nor to another than the one that its title names.
    vague &= {d for d in by_type if weights[d] <= _BY_TYPE}
    typed = {d.id for d in documents if d.record.type in types}
    alone = any(re.search(rf"{_DETERMINED}(?:{TYPES[name]})", folded) for name in types)
    if len(typed) == 1 and typed == vague and alone and not (by_title or _PLURAL.search(folded)):
        weights |= dict.fromkeys(vague, 1.0)  # the only op-ed of the library is named by "the op-ed"
    if by_title or len(vague) > _MOST_BY_TYPE:
        weights = {d: w for d, w in weights.items() if d not in vague}
    top = max(weights.values(), default=0.0)
    # Two documents may be named at once; one that only shares a type with the best is no match.
    weights = {d: min(w, 1.0) for d, w in weights.items() if w >= 0.6 * top}
    return Steering(weights, frozenset(pointing), records, tuple(d.id for d in documents if d.id in by_title), loose)


_SEVERAL = re.compile(
    r"\b(?:both|two|three|the other) (?:of the )?(?:[\w-]+ ){0,2}(?:papers|articles|texts|pieces|documents|authors)\b"
)
# "What do the papers report?" means all that there are, whatever their type.
_PLURAL = re.compile(
    r"\b(?:papers|articles|briefs|posts|blogs|op-?eds|studies|reports|articulos|artigos|informes|rapports|relatorios|billets)\b"
)
LIGHT = frozenset(["the", "of", "and", "for", "in", "on", "a", "an", "de", "la", "el", "y", "et", "des", "du", "the"])


_A_WORK = "|".join((*TYPES.values(), r"\b(?:nota|notes?|stud(?:y|ies)|texts?|documents?|pieces?)\b"))


def speaks_of(text: str, name: str) -> bool:
    """Whether a text speaks of a work by a name ("the Velmont report", "the report of Velmont")."""
    text, name = plain(text), re.escape(plain(name))
    behind = rf"(?<!\w){name}(?:'s)?\s+(?:[\w-]+\s+)?(?:{_A_WORK})"
    before = rf"(?:{_A_WORK})\s+(?:of|on|about|from|de|del|du|da|do|d'|sobre|sur)\s*(?:the\s+|la\s+|le\s+|el\s+|l')?{name}(?!\w)"
    return bool(re.search(behind, text) or re.search(before, text))


_DETERMINED = r"\b(?:the|this|that|el|la|le|l'|o|a)\s*"
_NAMED_WORK = (
    re.compile(rf"{_DETERMINED}(?P<by>(?:[\w'-]+\s+){{1,4}}?)(?P<work>{_A_WORK})"),
    re.compile(
        rf"{_DETERMINED}(?:[\w'-]+\s+){{0,2}}?(?P<work>{_A_WORK})\s+(?:on|about|of|sobre|sur|de|del|du|da|do)\s+(?P<by>(?:[\w'-]+\s*){{1,5}})"
    ),
)
# Words by which works call themselves in their titles, and that are not words for a kind of text.
_TITLED_KIND = re.compile(
    r"\bthe (?P<kind>roadmap|handbook|toolkit|primer|manifesto|white paper|yearbook|guidebook|playbook)\b(?! (?:for|of|to|on|from|that|which|de|del|du|des|da|do|dos|das)\b| d'| l')"
)
# "El artículo cubano": the adjective stands behind.
_WORK_OF_A_COUNTRY = re.compile(rf"{_DETERMINED}(?P<work>{_A_WORK})\s+(?P<by>[^\W\d_]{{4,}})")


def _named_works(folded: str) -> list[tuple[list[frozenset[str]], str]]:
    """For each word of a work with others right before it, or after it and "on": these, from as far as they may reach
    down to the nearest alone; with that word."""
    found = []
    for before, pattern in ((True, _NAMED_WORK[0]), (False, _NAMED_WORK[1])):
        for one in pattern.finditer(folded):
            words = content_terms(one.group("by"))
            reaches = [frozenset(words[-n:] if before else words[:n]) for n in range(len(words), 0, -1)]
            if reaches:
                found.append((reaches, one.group("work")))
    return found


def _loose_works(text: str) -> list[tuple[str, str]]:
    """Each run of words before the word for a work, or after it and "on", as it is written, with that word; the
    longest first."""
    folded = plain_in_place(text)
    found = [
        (text[slice(*one.span("by"))], one.group("work")) for one in _WORK_OF_A_COUNTRY.finditer(folded)
        if country_of(one.group("by"))
    ]  # fmt: skip
    for before, pattern in ((True, _NAMED_WORK[0]), (False, _NAMED_WORK[1])):
        for one in pattern.finditer(folded):
            words = [
                (m.start() + one.start("by"), m.end() + one.start("by"))
                for m in re.finditer(r"[\w-]+", one.group("by"))
                if m.group() != "s"
            ]
            while words and plain(text[slice(*words[0])]) in LIGHT:
                del words[0]
            runs = [words[i:] for i in range(len(words))] if before else [words[:i] for i in range(len(words), 0, -1)]
            for run in runs:
                name = text[run[0][0] : run[-1][1]]
                topic = [t for t in content_terms(name) if not (is_light(t) or t.isdigit())]
                edge = text[slice(*run[0])], text[slice(*run[-1])]
                if topic and not any(plain(w) in LIGHT for w in edge) and not re.fullmatch(_A_WORK, plain(name)):
                    found.append((name, one.group("work")))
    return found


def _of_the_type(
    ids: tuple[str, ...], work: str, documents: Sequence[Document], *, strictly: bool = False
) -> tuple[str, ...]:
    """Of documents that a name fits as well those of the type that the question says, if there are any; `strictly`
    no others: the Velmont report of which a brief speaks is not that brief."""
    types = {name for name, pattern in TYPES.items() if re.search(pattern, work)}
    of_type = tuple(d.id for d in documents if d.id in ids and d.record.type in types)
    return () if strictly and types and not of_type and not re.fullmatch(_OF_ANY_TYPE, work) else of_type or ids


_OF_ANY_TYPE = r"papers?|pieces?|文章|论文"


def _points(folded: str, pattern: str) -> bool:
    """Whether a question points to a document by the word of its type; Arabic and Chinese do it by the word alone."""
    if re.search(rf"{_POINTING}(?:{pattern})|^(?:{pattern})", folded):
        return True
    return any(not found.group().isascii() for found in re.finditer(pattern, folded))


@lru_cache(maxsize=20_000)
def _record_terms(document: Document) -> frozenset[str]:
    record = document.record
    text = " ".join([record.title, record.publisher, record.container, *(str(a) for a in record.authors)])
    terms = {t.term for t in tokens(text)}
    if record.year:
        terms.add(str(record.year))
    for name in (record.publisher, record.container, *(a.literal for a in record.authors)):
        terms |= {initials(name)} - {""}
    return frozenset(terms)


@lru_cache(maxsize=20_000)
def initials(name: str) -> str:
    """The initials of an organisation of several words, folded ("Center for … Studies": "chs")."""
    words = [w for w in re.findall(r"[^\W\d_]+", name) if w.lower() not in LIGHT]
    capitals = [w for w in words if w[0].isupper()]
    return "".join(w[0] for w in capitals).lower() if len(capitals) >= 3 else ""


@lru_cache(maxsize=20_000)
def shortened(name: str) -> frozenset[str]:
    """The initials of an organisation without one of two words that "and" joins, folded ("Center for Conflict and
    Humanitarian Studies": "chs" and "ccs"). They may be words; count them where written as acronyms."""
    words = re.findall(r"[^\W\d_]+", name)
    found = set()
    for i in range(1, len(words) - 1):
        if words[i].lower() in ("and", "y", "et", "e"):
            found |= {
                initials(" ".join(words[: i - 1] + words[i + 1 :])),
                initials(" ".join(words[:i] + words[i + 2 :])),
            }
    return frozenset(found) - {"", initials(name)}
