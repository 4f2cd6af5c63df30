"""The year of a figure, where the words make it certain: its own clause, the opening of its sentence, or what it goes on from."""

from __future__ import annotations

import re

_YEAR = r"(?:19|20)\d\d"
_MONTH = r"(?:(?:January|February|March|April|May|June|July|August|September|October|November|December|[Mm]id|[Ee]arly|[Ll]ate) ?-?)?"
_FIGURE = (
    r"(?<![\w/–-])(?<!No )(?<!Article )(?!(?:19|20)\d\d(?![,.]?\d))(?:[$€£] ?)?\d[\d,.]*(?:\s*%|\s(?:per cent|percent|por ciento|pour cent|por cento)|"
    r" (?!January|February|March|April|May|June|July|August|September|October|November|December)[a-zA-ZÀ-ž][a-zà-ž]{2,}|[万亿]|(?=个|人|国))"
)
_AT = (
    r"(?:[Ii]n|[Aa]t the end of|[Bb]y the end of|[Ff]or|[Dd]uring|[Bb]y|[Aa]s of|[Ii]n the year|[Ee]n|[Aa] finales de|[Aa] fines de|[Pp]ara|[Hh]acia"
    r"|(?:[ÀàAa] la )?[Ff]in(?: de)?|[Dd][’']ici(?: à)?|[Ee]m|[Nn]o final de|[Aa]té|في عام|عام)"
)
_DATED = re.compile(
    rf"(?<!since )(?<!until )(?<!\w)(?:{_AT}) {_MONTH}(?P<a>{_YEAR})\b(?![–-]\d)[^.;,:]{{0,60}}[,]?[^.;:]{{0,60}}?{_FIGURE}"
    rf"|{_FIGURE}[^.;:]{{0,80}}? {_AT} {_MONTH}(?P<b>{_YEAR})\b(?![–-]\d)|(?P<c>{_YEAR})年[^。；]{{0,30}}?\d(?!\d*年)"
)
# "According to SIPRI 2023, …": the edition of a source dates its figures.
_EDITION = re.compile(rf"^[Aa]ccording to (?:the )?[A-Z][\w&’' -]{{1,60}}? \(?(?P<year>{_YEAR})\)?,")
_OPENING = re.compile(rf"^(?:In|By|At the end of|During|En|Em) {_MONTH}(?P<year>{_YEAR}),?\s")
# "(UNHCR 2017a)" dates a work, not a figure.
_MARK = re.compile(rf"\([^()\d]*\b{_YEAR}[a-z]?(?:[;,][^()]*)?\)")
_ANY_FIGURE = re.compile(_FIGURE)
_ANY_YEAR = re.compile(rf"(?<![\d/–-]){_YEAR}(?![\d–-])")
_LONGER = re.compile(r"\b(?:since|from|until|till|desde|depuis|hasta|jusqu)\b[^.;,]{0,60}" + _YEAR, re.IGNORECASE)
_NOW = re.compile(
    r"\b(?:today|currently|at present|nowadays|so far|to date|now (?:has|have|is|are|hosts?|counts?|spans?))\b",
    re.IGNORECASE,
)
_BORN = re.compile(
    r"\b(?:founded|created|established|set up|signed|born|adopted|opened|launched|deployment of)\b", re.IGNORECASE
)
_WROTE = re.compile(
    r"\b(?:writing|written|published|wrote|noted|said|told|speaking|argued|released|issued|writes) (?:[\w ]+ )?(?:in|during|en|em) (?:[A-Z][a-z]+ )?$"
)
_GOES_ON = re.compile(
    r"^(?:Meanwhile|Of (?:these|them|those)|Among (?:these|them)|In the same year|That year|The same year|They|These|Both)\b"
)
_THAT_YEARS = re.compile(rf"\b{_YEAR} (?P<noun>[a-z]{{4,}})\b")
_HEADING = re.compile(
    rf"^(?!.*(?:[Aa]genda|[Ss]ince|[Pp]ost|[Bb]eyond|[Vv]ision|[Tt]owards|[Ss]trateg))(?:[^\d]*(?:[Ii]n|[Ff]or|[Oo]f|[Ee]n|[Ee]m|:|–|,) )?"
    rf"(?P<year>{_YEAR})(?:[:,]? [^\d]*)?$"
)


def year_of_figure(text: str, before: str = "", section: str = "") -> int | None:
    """The one year for which the figures of a text hold, None where it has none, several or an uncertain one.

    `before` is what stands before it in its paragraph, `section` the heading it stands under.
    """
    text = _MARK.sub("", text)
    if (not _ANY_FIGURE.search(text) and "年" not in text) or _NOW.search(text):
        return None
    if edition := _EDITION.match(text):
        return int(edition.group("year"))
    if _LONGER.search(text) or _BORN.search(text):
        return None
    found: set[int] = set()
    for clause in re.split(r"[;:] ", text):
        dated = {int(year) for m in _DATED.finditer(clause) if (year := _of_figure(clause, m))}
        if opening := _OPENING.match(clause):
            dated.add(int(opening.group("year")))
        found |= dated | ({int(y.group()) for y in _ANY_YEAR.finditer(clause)} if dated else set())
    if found:
        return next(iter(found)) if len(found) == 1 else None
    return None if _ANY_YEAR.search(text) else _carried(text, before) or _under(section)


def _of_figure(clause: str, dated: re.Match[str]) -> str | None:
    """The year of a match, unless it is that of who wrote ("writing in 2025")."""
    year = next(name for name in "abc" if dated.group(name))
    return None if _WROTE.search(clause[: dated.start(year)]) else dated.group(year)


def _carried(text: str, before: str) -> int | None:
    """The year of the sentence before, where this one goes on from it ("Meanwhile, …", "the workshop")."""
    last = re.split(r"(?<=[.!?])[”’»\"')\]]*\s+(?=[A-ZÀ-Þ“‘«\"(])", before.strip())[-1]
    named = {int(found.group()) for found in _ANY_YEAR.finditer(last)}
    if len(named) != 1:
        return None
    if _GOES_ON.match(text) and (year_of_figure(last) or _OPENING.match(last)):
        return next(iter(named))
    dated = _THAT_YEARS.search(last)
    return next(iter(named)) if dated and re.search(rf"\bthe {dated.group('noun')}\b", text) else None


def _under(section: str) -> int | None:
    heading = _HEADING.match(section)
    return int(heading.group("year")) if heading else None
