"""Author-date marks in running text: "(Mawdsley, 2012; Chaturvedi et al., 2016: 45)", "Mawdsley (2012)".

A bracket is read item by item. Names before a bracket that holds a year alone are taken only where the same name
stands in a reference list or in another mark, since "Guinea Bissau (1966)" has the same shape.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence

from ingest.word_set import word_set
from ingest.works import cited_names as who
from ingest.works.mention import YEAR, Mention
from store.documents import Name

_BRACKET = re.compile(r"[(（\[](?P<inside>[^()（）\[\]]{4,400})[)）\]]")
_YEAR = rf"(?:{YEAR}|n\.\s?d\.|s\.\s?f\.|forthcoming|in press)"
_PAGE = r"(?:[ivxlc]+|\d{1,4})(?:\s?[-–]\s?(?:[ivxlc]+|\d{1,4}))?(?:\s?ff?\.)?"
_PAGES_MORE = rf"(?:,\s{_PAGE})*"
# ", p. 45", ": 45", or ", 45" at the end of an item.
_CITED = (
    rf"(?:(?:\s?[:,،：，]\s?|\s)(?:pp?|págs?|S|页)\.?\s?(?P<long>{_PAGE}{_PAGES_MORE})|\s?[:：]\s?(?P<colon>{_PAGE})"
    rf"|[,،，]\s(?P<comma>(?!{YEAR}){_PAGE})(?=\s*(?:[;)）\]]|$)))"
)
_ITEM = re.compile(rf"(?P<year>(?<![\w-]){_YEAR}(?![\w]|-\d))(?:\s?[\[/][^\]/]{{4}}\]?)?(?:{_CITED})?")
# An item is taken whole: a year behind a page is another page, unless it has a page of its own.
_WHOLE_ITEM = re.sub(r"[?]P<[a-z]+>", "", _ITEM.pattern).replace(_PAGES_MORE, rf"(?:,\s{_PAGE}(?!,\spp?\.|\s?:))*")
_ITEMS_ALONE = re.compile(rf"(?:[\s,;&]*(?>{_WHOLE_ITEM}))+\s*")
_LETTER_ONLY = re.compile(r"\s?[,&]\s?(?:and\s)?(?P<letter>[b-h])(?![\w])")
_LINK = r"(?:(?:of|the|for|on|and|to|in|de|del|la|las|los|para|y|des|du|et|e|da|do|dos)\s)"
_ORGANISATION = rf"{who.WORD}(?:[ -]{_LINK}{{0,3}}(?:{who.WORD}|\d{{1,4}})){{0,10}}"
_PERSONS = rf"{who.PERSON}(?:(?:,\s{who.PERSON}){{0,6}},?\s{who.AND}\s{who.PERSON})?(?:,?\s{who.OTHERS})?"
_CJK = r"[\u3400-\u9fff]{2,8}(?:(?:、|和|与)[\u3400-\u9fff]{2,8})*等?"
_NAMES = re.compile(rf"(?:^|(?<=[\s(;,،，、（]))(?P<names>{_CJK}|{_PERSONS}|{_ORGANISATION})(?:['’]s?)?[,،，\s]*$")
_BEFORE = re.compile(rf"(?P<names>{_PERSONS}|{_ORGANISATION}|{_CJK})(?:['’]s?)?\s?$")
_SAME_AUTHOR = re.compile(rf"[\s,;،，]*(?:{who.AND}\s)?$")
_LEAD = re.compile(
    r".*\b(?:see(?: also)?|e\.g\.,?|cf\.|(?:cited |quoted |adapted )?(?:in|from|by)|source:|véase|ver|voir|apud"
    r"|citado en)[,:]?\s+",
    re.IGNORECASE | re.DOTALL,
)
_SURNAME = rf"{who.WORD}(?:\s{who.WORD}){{0,2}}"
_SEMICOLONS = re.compile(
    rf"[\s,;]*(?P<names>{_SURNAME}(?:;\s{_SURNAME}){{1,7}})(?:;?\s(?P<others>{who.OTHERS}))?[,\s]*"
)
# Years of things that are no works.
_NO_WORK = word_set(
    "january february march april may june july august september october november december enero febrero marzo abril"
    " mayo junio julio agosto septiembre octubre noviembre diciembre janvier février mars avril mai juin juillet août"
    " septembre octobre novembre décembre janeiro fevereiro março maio junho julho setembro outubro novembro dezembro"
    " jan feb mar apr jun jul aug sep sept oct nov dec since until before after circa ca around spring summer autumn"
    " winter resolution agenda act treaty agreement conference summit declaration protocol table figure box annex"
    " chapter section article goal target no vol version edition phase cop grant q1 q2 q3 q4 accessed received accepted"
    " published updated fy born established founded"
)


def author_dates(text: str, known: Callable[[Sequence[Name]], bool] = lambda _: False) -> Iterator[Mention]:
    """The author-date marks of a text, in order. `known` tells whether the authors are those of a listed work."""
    for bracket in _BRACKET.finditer(text):
        found = list(_inside(text, bracket, known))
        if not found:
            found = list(_narrative(text, bracket, known))
        yield from found


def _inside(text: str, bracket: re.Match[str], known: Callable[[Sequence[Name]], bool]) -> Iterator[Mention]:
    """The items of a bracket that names authors."""
    begin, end = bracket.span("inside")
    at = begin
    authors: tuple[Name, ...] = ()
    others = False
    for m in _ITEM.finditer(text, begin, end):
        gap = text[at : m.start()]
        if authors and _SAME_AUTHOR.fullmatch(gap):
            start = m.start()
        else:
            named = _several(gap, known) or _named(gap)
            if named is None:
                authors, at = (), m.end()
                continue
            offset, authors, others = named
            start = at + offset
        cited = m["long"] or m["colon"] or m["comma"] or ""
        year = m["year"]
        yield Mention(start, m.end(), "author-date", authors, others, year=year, cited=cited)
        at = m.end()
        while letter := _LETTER_ONLY.match(text, at, end):
            yield Mention(
                letter.start("letter"), letter.end(), "author-date", authors, others, year=year[:4] + letter["letter"]
            )
            at = letter.end()


def _several(gap: str, known: Callable[[Sequence[Name]], bool]) -> tuple[int, tuple[Name, ...], bool] | None:
    """The authors of one work with semicolons between them, as ABNT has it: "BUSS; FERREIRA, 2010".

    Of works by one author each the first has its year as well. Where the names are not in capitals, the list of works
    must know them as the authors of one.
    """
    m = _SEMICOLONS.fullmatch(gap)
    if m is None:
        return None
    parts = m["names"].split(";")
    authors = tuple(who.natural(p.strip()) for p in parts)
    if not (m["names"].isupper() and all(_could_be(p.strip()) for p in parts)) and not known(authors):
        return None
    return m.start("names"), authors, bool(m["others"])


def _named(gap: str) -> tuple[int, tuple[Name, ...], bool] | None:
    """(offset, authors, others) of the names that end a stretch before a year."""
    parts = re.split(r"[;；]", gap)
    offset = len(gap) - len(parts[-1])
    last = parts[-1]
    if lead := _LEAD.match(last):
        offset, last = offset + lead.end(), last[lead.end() :]
    whole = last.strip(" ,،，")
    if not whole or re.search(r":\s*[^\d\s][^:]*$", last):
        return None
    for m in _suffixes(last):
        if _could_be(m["names"]):
            listed, others = _authors(m["names"])
            return offset + m.start("names"), listed, others
    return None


def _suffixes(text: str) -> Iterator[re.Match[str]]:
    """The names that end a text: first all of it from a comma or its beginning on, then less."""
    starts = [0, *(m.end() for m in re.finditer(r"[,،，]\s+", text)), *(m.end() for m in re.finditer(r"\s", text))]
    for at in dict.fromkeys(starts):
        if m := _NAMES.match(text, at) or _NAMES.match(text, at + 1):
            yield m


def _could_be(names: str) -> bool:
    words = [w.lower().strip(".,") for w in names.split()]
    return bool(words) and words[0] not in _NO_WORK and words[-1] not in _NO_WORK and who.plausible(names.split(",")[0])


def _authors(names: str) -> tuple[tuple[Name, ...], bool]:
    listed, others = who.parted(names)
    if others or len(listed) > 1:
        # "Committee on Trade and Development" is one name, not two.
        if not others and len(listed) == 2 and "," not in names and _is_organisation(names):
            return (Name(literal=names),), False
        return tuple(who.natural(n) for n in listed), others
    return ((Name(literal=names),) if _is_organisation(names) else (who.natural(names),)), others


def _is_organisation(names: str) -> bool:
    return (
        len(names.split()) > 3 or who.natural(names).literal != "" or bool(re.search(r"\s(?:of|on|for|the)\s", names))
    )


def _narrative(text: str, bracket: re.Match[str], known: Callable[[Sequence[Name]], bool]) -> Iterator[Mention]:
    """ "Mawdsley (2012)": a bracket with years alone, behind names that are known."""
    begin, end = bracket.span("inside")
    first = _ITEM.match(text, begin)
    if first is None or _ITEMS_ALONE.fullmatch(bracket["inside"]) is None:
        return
    reach = max(0, bracket.start() - 120)
    before = re.sub(r"\s+$", "", text[reach : bracket.start()])
    named = next((n for n in _before(before) if known(n[1])), None)
    if named is None:
        return
    start, authors, others = named
    for i, m in enumerate(_ITEM.finditer(text, begin, end)):
        cited = m["long"] or m["colon"] or m["comma"] or ""
        place = (reach + start, bracket.end()) if i == 0 else (m.start(), m.end())
        yield Mention(*place, "author-date", authors, others, year=m["year"], cited=cited)


def _before(text: str) -> Iterator[tuple[int, tuple[Name, ...], bool]]:
    """The names that could end a text, longest first."""
    for start in (m.start() for m in re.finditer(r"(?<![\w’'-])\w", text)):
        m = _BEFORE.match(text, start)
        named = re.sub(r"['’]s?$", "", m["names"]) if m else ""
        if _could_be(named):
            yield start, *_authors(named)
