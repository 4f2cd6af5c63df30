"""The line by which a journal says which of its pages these are, at the head of an article or of each of its pages.

"Journal of Southern Studies, 2019, Vol. 40, No. 12, 2113–2131", "Revista X n.º 46 (2020), pp. 25-41", "《X》2020年第3期",
"Third World Studies, 40:12, 1–19, DOI: 10.…". A volume or a number must be there; a year alone proves nothing.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from ingest.record import doi
from ingest.record.dates import Date, find_date
from ingest.record.kinds import label_of
from ingest.record.names import Span
from ingest.wording import words

_NAME = r"(?P<container>[^\W\d_][^\d\n|•·:?“”\"«»]{2,110}?)"
_SEP = r"[\s,.;|•·–—-]*"
_YEAR = r"\(?(?:(?:[^\W\d_]{3,12}\.?(?:[-/][^\W\d_]{3,12}\.?)? )?(?P<year%d>(?:19|20)\d\d))\)?"
_VOLUME = r"(?<![^\W\d_])(?:vol(?:ume|umen)?\.?|v\.|tome|t\.|año|ano)\s*(?P<volume>\d{1,4}|[IVXLC]{1,7})\b"
_ISSUE = r"(?<![^\W\d_])(?:no?s?\.|no?\.?\s?[º°o]\.?|nº\.?|n°|issue|iss\.|n[uú]m(?:ero|\.)?|number|fasc\.|#)\s*(?P<issue>\d{1,4}(?:[-–/]\d{1,4})?)\b"
_PAGES = r"(?:(?:pp?|p[aá]gs?|pages?|páginas)\.?\s*)?(?P<page>e?\d{1,5}\s*[-–—]\s*e?\d{1,5})(?![\d/-])"
_FORMS = (
    rf"{_NAME}{_SEP}(?:{_YEAR % 1}{_SEP})?{_VOLUME}(?:{_SEP}{_ISSUE})?(?:{_SEP}{_YEAR % 2})?(?:{_SEP}{_PAGES})?",
    rf"{_NAME}{_SEP}{_ISSUE}(?:{_SEP}{_YEAR % 1})?(?:{_SEP}{_PAGES})?",
    rf"{_NAME},?\s+(?P<volume>\d{{1,4}})(?:\s*[:(]\s*(?!(?:19|20)\d\d\b)(?P<issue>\d{{1,4}}(?:[-–]\d{{1,4}})?)\)?)(?:{_SEP}{_YEAR % 1})?[\s,:;]*(?:{_PAGES})?",
    rf"{_NAME}\s+(?P<volume>\d{{1,4}})\s*\((?P<year1>(?:19|20)\d\d)\)[\s,:;]*(?:{_PAGES}|(?P<article>e?\d{{3,7}}))",
    rf"{_NAME}\s+\((?P<year1>(?:19|20)\d\d)\)[\s,:;]+{_PAGES}",
    rf"{_NAME}\s+\((?P<year1>(?:19|20)\d\d)\),?\s+(?P<volume>\d{{1,4}})(?:[,:]\s*(?P<issue>\d{{1,4}}))?[\s,:;]+{_PAGES}",
)
_LONGEST = 400
_PATTERNS = tuple(re.compile(form, re.IGNORECASE) for form in _FORMS)
_HAN = re.compile(
    r"《(?P<container>[^》]{2,30})》[\s,，]*(?P<year1>(?:19|20)\d\d)\s*年\s*(?:第\s*(?P<volume>\d{1,3})\s*卷[\s,，]*)?第\s*(?P<issue>\d{1,3})\s*期"
)
_TAIL = re.compile(
    r"(?:[\s,.;|•·–—-]|https?://\S+|(?:doi|issn|e-?issn|isbn)\b:?\s*[\d./()\w:;-]*|\d{4}-\d{3}[\dx]|\(?(?:online|print|impreso|impressa|en ligne|"
    r"first published|published online:?)\)?|©.*|\d{1,4}$)*",
    re.IGNORECASE,
)
# Series of other kinds are numbered too; and a sentence may name a journal.
_NO_JOURNAL = re.compile(
    r"\b(?:policy|briefs?|working|discussion|research|occasional|white|technical|case|papers?|notes?|report|chapter|figure|table|box|annex|appendix"
    r"|document(?:os?)?|session|task force|sdg|goal|article|resolution|agenda item|informe|rapport|note|part|page|section|tel|fax|is|was|are|were"
    r"|has|have|the number|sales|isbn)\s*(?:series)?\W*$",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Masthead:
    """The journal, volume, number, pages and DOI of an article, as far as given, each with its span in the line."""

    values: dict[str, str]
    spans: dict[str, Span]
    issued: Date = ()


def parse(text: str) -> Masthead | None:
    """What a line says that is a journal's own, None for any other."""
    if len(text) > _LONGEST or words(text) > 30:
        return None
    for pattern in (_HAN, *_PATTERNS):
        m = pattern.match(text)
        if m is None or not _is_journal(m["container"]) or not _TAIL.fullmatch(text, m.end()):
            continue
        groups = m.groupdict()
        said = [n for n in ("volume", "issue", "year1", "year2", "page", "article") if groups.get(n)]
        if len(said) < 2:
            continue  # "Beyond Aid, Vol. 2" is a title
        year = next((n for n in ("year1", "year2") if groups.get(n)), None)
        spans = {n: m.span(n) for n in ("container", "volume", "issue", "page") if groups.get(n)}
        if groups.get("article"):
            spans["page"] = m.span("article")
        a, b = spans["container"]
        spans["container"] = a, a + len(text[a:b].rstrip(" ,.:;–—-("))
        if named := doi.find_named(text):
            spans["doi"] = named[1:]
        values = {n: text[a:b] for n, (a, b) in spans.items()}
        if "page" in values:
            values["page"] = re.sub(r"\s*[-–—]\s*", "–", values["page"])
        issued: Date = ()
        if year:
            spans["issued"] = m.span(year)
            issued = (int(m[year]),)
            dated = find_date(text[: m.end(year)])
            if dated and len(dated[0]) > 1 and dated[0][0] == issued[0]:
                issued, spans["issued"] = dated[0], dated[1:]
        return Masthead(values, spans, issued)
    return None


def _is_journal(name: str) -> bool:
    name = name.strip(" ,.:;–—-(")
    if re.search(r"\b(?:[Nn]os?|[Nn][uú]m|vol)$", name) or label_of(name) or re.search(r"(?<!\w)['‘]|['’](?!\w)", name):
        return False
    return words(name) <= 14 and not _NO_JOURNAL.search(name) and (name[:1].isupper() or not name.isascii())
