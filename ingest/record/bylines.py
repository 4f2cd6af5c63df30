"""Who wrote it, by the lines near the title: names alone, names with what the person is and where, "prepared by …"."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cache
from typing import TYPE_CHECKING

from ingest import wording
from ingest.draft import Para
from ingest.headings import STOPS, has_text_under
from ingest.raised import FIGURES, LETTERS
from ingest.record import names
from ingest.record.dates import whole_date
from ingest.record.names import Span
from ingest.record.raw import raw_span
from ingest.record.titles import ADDRESS, LONG, REACH
from ingest.strand import INSERTED
from ingest.wording import fold, words

if TYPE_CHECKING:
    from ingest.record.front import Front

_ROLE = re.compile(
    r"\b(?:fellow|professor|lecturer|reader in|researcher|director|economist|analyst|officer|advis[eo]r|head of|chair"
    r"|student|candidate|coordinator|manager|consultant|scholar|president|minister|secretary|ambassador|associate|expert|specialist"
    r"|journalist|editor|historian|profesora?|investigadora?|directora?|economista|professora?|pesquisadora?|chercheu(?:r|se)"
    r"|professeure?|directeur|directrice|maître de conférences|doctorant[e]?|教授|研究员)\b",
    re.IGNORECASE,
)
_PREPARED = re.compile(
    r"\b(?:(?:was|is|were|has been|have been) (?:jointly )?(?:prepared|written|authored|drafted|compiled|researched and written) by"
    r"|(?:fue|ha sido) (?:elaborad[oa]|preparad[oa]|escrit[oa]|redactad[oa]) por|a été (?:rédigée?|préparée?) par"
    r"|foi (?:elaborad[oa]|preparad[oa]|escrit[oa]) por)\s+",
    re.IGNORECASE,
)
_OWN = re.compile(
    r"\b(?:this|the|este|esta|cet?|cette|el|la|le) (?:present )?(?:policy |working |research |issue |case )?(?:brief|paper|report|study|note"
    r"|publication|document|article|piece|post|chapter|documento|informe|estudio|nota|resumo|relat[óo]rio|rapport|étude)\b",
    re.IGNORECASE,
)
# What a note on an author says behind the name: "is a …", "teaches …".
_LIFE = re.compile(
    r"(?:,? (?:Ph\.?D|M\.?[AD]|LL\.?M|Dr|MSc|MBBS)\b|,? \([^()]{2,40}\))*,? (?:is|was|es|est|é) (?:[\w-]+ ){0,5}?"
    rf"{_ROLE.pattern}| (?:teaches|lectures|works|studies|holds a|serves|enseña|enseigne|leciona)\b",
    re.IGNORECASE,
)
_RAISED = re.compile(f"[{FIGURES}{LETTERS}]")
_ABBREVIATED = re.compile(r"\b(?:[A-Z]|Univ|Dept|Inst|Ltd|Inc|Co|Corp|St)\.$")
_OF_ADDRESS = re.compile(r"[@/]|\w\.\w")
_WORD = re.compile(r"[^\W\d_]+")
_SMALL = re.compile(r"\b[a-zß-ÿ][^\W\d_A-Z]{2,}\b")
# Under a title stand authors and where they work, in lines of few words.
_FURTHEST, _MOST_OF_PLACE = 20, 14
_NEXT = re.compile(r"\s*(?:,\s*(?:and|y|et|e)\s+|,|;|&|\band\b|\by\b|\bet\b|\be\b|、)\s*")


def find(paras: Sequence[Para], front: Front) -> None:
    """Note the authors in `front`, where nothing has told them before."""
    if not front.authors:
        _lines(paras, front)
    if not front.authors:
        _prepared(paras, front)
    if front.authors:
        _further(paras, front)
        front.spans["authors"] = (front.authors[0][1][0], front.authors[-1][1][1])


def _short(paras: Sequence[Para]) -> Iterator[tuple[int, Para]]:
    for i, p in enumerate(paras[:REACH]):
        if words(p.text) <= LONG and p.kind in (None, "heading"):
            yield i, p


def _lines(paras: Sequence[Para], front: Front) -> None:
    title = next((i for i, p in enumerate(paras) if p.strand.first() == front.title_at), -1)
    last = -1
    common = cache(lambda: _common(paras))
    for i, p in _short(paras):
        if wording.AUTHORS.fullmatch(fold(p.text).rstrip(":")):
            break
        marked = names.has_by(p.text)
        near = title <= i <= title + 6 and i != title
        if not (marked or near) or p.strand.first() in front.lines or (last >= 0 and i != last + 1):
            continue
        person = _with_role(p.text) if near and not marked else None
        if person and not _is_common(p.text[slice(*person)], common()):
            front.authors.append((p.text[slice(*person)], raw_span(p, *person)))
            front.lines.add(p.strand.first())
            last = i
            continue
        if last >= 0 or (not marked and i > title + 4):
            continue
        people = _line_names(p) or names.byline(p.text)
        # A name with a note's mark, next to one that is an author: the note says where they work.
        beside = bool(p.calls or _RAISED.search(p.text)) and bool(front.authors)
        if not people or not (marked or beside or _sure(paras, i, title, [p.text[a:b] for a, b in people])):
            continue
        if not marked and all(_is_common(p.text[a:b], common()) for a, b in people):
            continue
        front.authors += [(p.text[a:b], raw_span(p, a, b)) for a, b in people]
        front.lines.add(p.strand.first())
        if marked:
            break
        for q in paras[i + 1 : i + 3]:
            if words(q.text) <= 25 and (_is_house(q) or "@" in q.text):
                front.lines.add(q.strand.first())


def _common(paras: Sequence[Para]) -> frozenset[str]:
    """The words that the text writes with a small letter, those of addresses aside."""
    tokens = {token for p in paras for token in p.text.split()}
    return frozenset(w for token in tokens if not _OF_ADDRESS.search(token) for w in _SMALL.findall(token))


def _is_common(name: str, common: frozenset[str]) -> bool:
    """Whether what has the shape of a name is made of the text's own common words ("Standing Trustees")."""
    large = [w.lower() for w in _WORD.findall(name) if len(w) > 2]
    return bool(large) and all(not common.isdisjoint((w, w.removesuffix("s"), w + "s")) for w in large)


def _further(paras: Sequence[Para], front: Front) -> None:
    """The authors who stand beside the first, each group over where it works: their lines come one after the other."""
    at = front.authors[-1][1]
    common = cache(lambda: _common(paras))
    last = next((i for i, p in enumerate(paras[:REACH]) if p.strand.first() <= at[0] <= p.strand.last()), REACH)
    for i in range(last + 1, min(last + _FURTHEST, len(paras), REACH)):
        if words(paras[i].text) > LONG:
            return
        if not names.has_by(text := paras[i].text) and _is_further(paras, last, i):
            people = names.byline(text)
            if all(_is_common(text[a:b], common()) for a, b in people):
                return
            front.authors += [(text[a:b], raw_span(paras[i], a, b)) for a, b in people]
            front.lines.add(paras[i].strand.first())
            last = i


def _is_further(paras: Sequence[Para], last: int, i: int) -> bool:
    """Whether a line names further authors: the one before has its house below, and this line has one too."""
    between = paras[last + 1 : i]
    if not between or i + 1 >= len(paras) or any(words(p.text) > _MOST_OF_PLACE for p in between):
        return False
    return all(_is_house(p) for p in (between[0], paras[i + 1])) and bool(names.byline(paras[i].text))


def _with_role(text: str) -> Span | None:
    """The person of a line "Name, Senior Fellow, Example Institute": behind the name only what a person is, and where."""
    head, comma, rest = text.partition(",")
    at = len(head) - len(head.lstrip())
    person = names.person_at(head, at)
    if not comma or person is None or head[person[1] :].strip(" *†0123456789¹²³") or words(text) > 25:
        return None
    if rest.rstrip().endswith(".") and wording.has_verb(rest):
        return None
    parts = [part.strip() for part in rest.split(",")]
    telling = [part for part in parts if _ROLE.search(part) or names.is_organisation(part)]
    fits = all(part[:1].isupper() or part in telling for part in parts if part)
    return person if telling and fits and not wording.has_verb(rest) else None


def _line_names(p: Para) -> list[Span]:
    """The spans of the persons where each printed line of a paragraph is one person's name."""
    ends = [i for i, o in enumerate(p.strand.origin) if o == INSERTED and p.text[i] == " "]
    if not ends:
        return []
    spans = list(zip([0, *(e + 1 for e in ends)], [*ends, len(p.text)], strict=True))
    people = [names.byline(p.text[a:b]) for a, b in spans]
    if not all(len(found) == 1 for found in people):
        return []
    return [(a + found[0][0], a + found[0][1]) for (a, _), found in zip(spans, people, strict=True)]


def _is_house(p: Para) -> bool:
    """Whether a line says where somebody works: an organisation first, and no sentence."""
    sentence = wording.has_verb(p.text) or (p.text.endswith(STOPS) and not _ABBREVIATED.search(p.text))
    return names.is_organisation(p.text.split(",")[0]) and not sentence


def _sure(paras: Sequence[Para], i: int, title: int, people: Sequence[str]) -> bool:
    """Whether a line of capitalised words is sure to be a byline: several names right under the title, or more names,
    an affiliation, an address, a date or the abstract come next, or the text names the person again.

    A heading that the file marks as one, and what stands right over a paragraph of text, needs more than that.
    """
    p, beside = paras[i], paras[i + 1 : i + 3]
    marked, under = _is_marked(p), has_text_under(paras, i) and not _begins_abstract(beside[0])
    if i == title + 1 and title >= 0 and (names.has_title(p.text) or (len(people) > 1 and not (marked and under))):
        return True
    if not under:
        for n, q in enumerate(beside, start=i + 1):
            if words(q.text) > LONG and not _begins_abstract(q):
                break
            more = bool(names.byline(q.text)) and not (_is_marked(q) and has_text_under(paras, n))
            if more or _is_house(q) or "@" in q.text or whole_date(q.text) or ADDRESS.fullmatch(q.text):
                return True
            if _begins_abstract(q):
                return True
    others = [q.text for j, q in enumerate(paras) if j != i]
    if any(_is_running_head(text, people[0]) for text in others):
        return True
    if marked or under:
        return any(text.startswith(people[0]) and _LIFE.match(text, len(people[0])) for text in others)
    return any(people[0] in text for text in others)


def _is_running_head(text: str, name: str) -> bool:
    """Whether a line is a name and the number of a page, as at the head of an article's pages."""
    return len(text) < len(name) + 12 and bool(re.fullmatch(r"\W*\d{1,4}\W*", text.replace(name, "", 1)))


def _is_marked(p: Para) -> bool:
    return p.kind == "heading" and p.sure


def _begins_abstract(p: Para) -> bool:
    """Whether a paragraph begins as those do that stand under bylines: an abstract, the day it was received."""
    text = fold(p.text)
    return bool(wording.RUN_IN.match(p.text + ". x") or wording.ABSTRACT.match(text)) or text.startswith("(received")


def _prepared(paras: Sequence[Para], front: Front) -> None:
    """Persons of a sentence "This brief was prepared by A. Name and B. Other in the office of …"."""
    for p in [*paras[:REACH], *paras[REACH:][-15:]]:
        if p.kind in ("footnote", "reference", "quote"):
            continue
        m = _PREPARED.search(p.text)
        if m is None or not _OWN.search(p.text[max(0, m.start() - 80) : m.start()]):
            continue
        at = m.end()
        while person := names.person_at(p.text, at):
            front.authors.append((p.text[slice(*person)], raw_span(p, *person)))
            following = _NEXT.match(p.text, person[1])
            if following is None:
                return
            at = following.end()
        if front.authors:
            return
