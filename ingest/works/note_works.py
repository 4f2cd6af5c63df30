"""The works that a note names, each with the span of the words that name it.

A full reference is known by its end, a bracket with a year or an imprint; it begins where a list of authors begins, or
a title in quotation marks. What is left between full references is searched for short forms, "ibid." and the like.
Comments between them are passed over. It does not know which work a short form means (`resolving.py` does).
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from ingest.works import cited_names as who
from ingest.works import entry, marks
from ingest.works.bounds import BARE_PAGE, BEGINS, BOUNDARY, MOST_TITLE, TO_TITLE, links
from ingest.works.mention import PAGES, YEAR, Mention
from ingest.works.short_forms import short_forms
from store.documents import Name

_CAP = who.CAPITAL
_NOT_YET = (
    r"(?:all )?(?:in )?this (?:special )?issue|forthcoming|in press|n\.d\.|s\.f\.|s\.d\.|en prensa|no prelo|à paraître"
)
# The bracket that ends a full reference: "(London: Routledge, 2019)", "(2012)", "(18 April 2024)", "(this issue)".
_TAIL = re.compile(
    rf"\((?P<inside>[^()]{{0,110}}?(?P<year>{YEAR})(?:[-–/]\d{{2,4}})?"
    rf"|(?:[^()]{{0,60}}[,;:]\s*)?(?P<unprinted>{_NOT_YET}))\)"
)
_AFTER_TAIL = re.compile(
    rf"(?:,?\s*(?:vol\.\s*)?\d+(?::\d+|\s?\(\d+\))?(?=,\s*p))?(?:[,:]?\s*{PAGES}|:\s*(?P<colon>\d+[-–]\d+)"
    r"|,\s(?P<bare>\d{1,4}(?:[-–]\d{1,4})?)(?=\s*(?:[;.,]|$)))?"
    rf"(?:,?\s*\(?(?:here |at |en |esp\. )?{PAGES.replace('pages', 'cited')}\)?)?",
    re.IGNORECASE,
)
_IMPRINT = re.compile(
    rf"(?:(?P<place>[{_CAP}][^:,()]{{1,40}}(?:,\s[{_CAP}][^:,()]{{1,20}})?):\s*)?"
    rf"(?P<publisher>[{_CAP}][^:()]{{1,90}}?),\s*(?:[A-Z][a-z]+\s)?{YEAR}"
)
_JOURNAL_NUMBERS = re.compile(
    r"[,\s]+(?:(?:vol|no|núm)\.?\s*|n\.?[°º]\s*)?\d+"
    r"(?:\s?[:/.(,](?>\s?(?:no\.?|núm\.?|n\.º|n°)?\s*)\d++(?:[-–]\d++)?\)?)*[,\s]*$",
    re.IGNORECASE,
)
# A longer number is an article's own.
_ONE_PAGE = re.compile(r"\d{1,4}")
# A note in the form of a list of references: "Diallo, Aïcha. The granary. Paris: Karthala, 1999, p. 12."
# An author whom the title took in: "Ba, O. The granary".
_NAME_LEFT = re.compile(rf"[{_CAP}][\w’'-]*,\s[{_CAP}]\.")
_IMPRINT_LAST = rf"[{_CAP}][^:.]{{1,60}}:\s[^:()]{{2,90}}[,.]\s(?P<year>{YEAR})"
_LISTED = re.compile(
    rf"\s*(?P<entry>[{_CAP}][\w’' -]{{1,40}},\s[{_CAP}][^:]{{8,500}}[.,]\s+{_IMPRINT_LAST})"
    rf"(?:[,:]\s*(?:{PAGES}|(?P<bare>{BARE_PAGE})))?\s*\.?\s*"
)
_COMMENT = re.compile(r"\b(?:who|which|that (?:is|are)|have|has been)\b")
_UNPRINTED = re.compile(r"^(?:all )?(?:in (?=this))?")
# A reference begins no farther than this before its bracket.
_MOST_BEFORE = 800
# A longer note is read in parts, cut where a sentence ends: what names a work is never so long.
_LONGEST = 12_000
_SENTENCE_END = re.compile(r"[.;]\s+(?=[^\W\d_a-zß-ÿ])")


def works_in(text: str) -> list[Mention]:
    """The works that a note's text names, in order; spans are offsets in that text."""
    found: list[Mention] = []
    at = 0
    while at < len(text):
        end = at + _LONGEST
        if end < len(text):
            ends = [m.end() for m in _SENTENCE_END.finditer(text, end - _MOST_BEFORE, end)]
            end = ends[-1] if ends else end
        found += shifted(_works_in(text[at:end]), at)
        at = end
    return found


def _works_in(text: str) -> list[Mention]:
    if listed := _as_listed(text):
        return [listed]
    found: list[Mention] = []
    scans: marks.Scans = {}
    at = 0
    for tail in _TAIL.finditer(text):
        near = at if tail.start() - at <= _MOST_BEFORE else text.find(" ", tail.start() - _MOST_BEFORE) + 1
        if tail.start() < at or _is_quoted(text, near, tail, scans):
            continue
        mention = _full(text, near, tail, scans)
        if mention is None:
            continue
        found += short_forms(text, at, mention.start)
        found.append(mention)
        at = mention.end
    found += short_forms(text, at, len(text))
    return found


def _as_listed(text: str) -> Mention | None:
    """The work that a note names as a list of references would, and nothing else."""
    m = _LISTED.fullmatch(text)
    found = entry.parse(m["entry"]) if m else entry.Entry()
    if m is None or not (found.title and found.publisher and all(n.family and n.given for n in found.authors)):
        return None
    if not found.authors or _NAME_LEFT.match(found.title):
        return None
    cited = m["pages"] or m["bare"] or ""
    return Mention(
        m.start("entry"), m.end(), "full", found.authors, found.others, year=found.year, title=found.title,
        container=found.container, publisher=found.publisher, cited=cited, reach=m.end("entry") if cited else 0,
    )  # fmt: skip


def _full(text: str, at: int, tail: re.Match[str], scans: marks.Scans) -> Mention | None:
    """The full reference that ends in a bracket."""
    begin = _last_part(text, at, tail.start(), scans)
    head = _head(text, begin, tail)
    if head is None:
        return None
    start, authors, others, title_at = head
    title, rest = _title(text, title_at, tail.start())
    imprint = _IMPRINT.fullmatch(tail["inside"])
    container, publisher = _container(rest, bool(imprint)), imprint["publisher"] if imprint else ""
    if not title:
        return None
    after = _AFTER_TAIL.match(text, tail.end())
    end, pages, cited, reach = tail.end(), "", "", 0
    if after:
        end = after.end()
        pages, cited = after["pages"] or after["colon"] or after["bare"] or "", after["cited"] or ""
        if pages and not cited and (not container or _ONE_PAGE.fullmatch(pages)):
            pages, cited = "", pages
        if cited:
            reach = after.end("pages") if pages and after["pages"] else tail.end()
    doi, url, end = links(text, end)
    year = tail["year"] or _UNPRINTED.sub("", tail["unprinted"] or "")
    return Mention(
        start, end, "full", authors, others, year=year, title=title,
        container=container, publisher=publisher, pages=pages, cited=cited, doi=doi, url=url, reach=reach,
    )  # fmt: skip


def _is_quoted(text: str, at: int, tail: re.Match[str], scans: marks.Scans) -> bool:
    """Whether a bracket belongs to a title: the title goes on behind it, and its quotation is closed there."""
    if re.match(r"\s*[,.;]", text[tail.end() : tail.end() + 3]):
        return False
    return any(b is not None and tail.end() <= b for _, b in marks.quoted(text, at, before=tail.start(), scans=scans))


def _last_part(text: str, at: int, end: int, scans: marks.Scans) -> int:
    """Where the part begins that a bracket ends: behind the last semicolon that no closed quotation holds."""
    closed = [(a, b) for a, b in marks.quoted(text, at, end, scans=scans) if b is not None and b - a < MOST_TITLE]
    parts = [m.end() for m in re.finditer(r";\s+", text[at:end])]
    inside = [p + at for p in parts if not any(a < p + at <= b for a, b in closed)]
    return inside[-1] if inside else at


def _head(text: str, begin: int, tail: re.Match[str]) -> tuple[int, tuple[Name, ...], bool, int] | None:
    """(start, authors, others, where the title begins) of the reference that ends in the bracket."""
    end = tail.start()
    starts = [m.end() for m in BOUNDARY.finditer(text, begin, end)]
    if not starts or starts[0] != begin:
        starts.insert(0, begin)
    starts = [s + len(text[s:end]) - len(text[s:end].lstrip(" ,")) for s in starts]
    quoted: dict[int, tuple[int, tuple[Name, ...], bool, int]] = {}
    for start in starts:
        listed = who.authors_at(text, start)
        m = TO_TITLE.match(text, listed[1], end) if listed else None
        if listed is None or m is None or m.end() >= end:
            continue
        if marks.opens(text, m.end()):
            quoted.setdefault(m.end(), (start, listed[0], listed[2], m.end()))
        elif not quoted and BEGINS.match(text, m.end()) and _is_title(text[m.end() : end]):
            return start, listed[0], listed[2], m.end()
    if quoted:
        return quoted[max(quoted)]
    for start in starts:
        if marks.opens(text, start) and not text[:start].rstrip().endswith(("the", "as", "a")):
            return start, (), False, start
    imprint = _IMPRINT.fullmatch(tail["inside"])
    if imprint and imprint["place"]:
        for start in starts:
            if BEGINS.match(text, start) and _is_title(text[start:end]):
                return start, (), False, start
    return None


def _is_title(text: str) -> bool:
    """Whether unquoted words before a bracket can be a title: no more than one and its subtitle, no comment."""
    return len(text) < MOST_TITLE and text.count(". ") <= 2 and not _COMMENT.search(text)


def _title(text: str, at: int, end: int) -> tuple[str, str]:
    """The title that begins at an offset, and what stands between it and the bracket."""
    if not marks.opens(text, at):
        return _plain_title(text[at:end])
    close = marks.close_of(text, at, end)
    if close is not None:
        return text[at + 1 : close].strip(" ,."), text[close + 1 : end].strip(" ,")
    # Never closed: the journal is what stands behind the last comma before its numbers.
    whole = text[at + 1 : end].strip(" ,")
    numbers = _JOURNAL_NUMBERS.search(whole)
    before, comma, behind = (whole[: numbers.start()] if numbers else whole).rpartition(", ")
    return (before.strip(" ,."), f"{behind} {numbers[0] if numbers else ''}") if comma else (whole, "")


def _plain_title(text: str) -> tuple[str, str]:
    text = text.strip(" ,")
    m = re.search(r",\s+(?=(?:\d+(?:st|nd|rd|th)\sed|rev\.|vol\.|trans\.|\d+\.?ª?\sed))", text)
    return (text[: m.start()], text[m.end() :]) if m else (text, "")


def _container(rest: str, imprint: bool) -> str:
    """The journal or book in what stands between a title and the bracket."""
    rest = _JOURNAL_NUMBERS.sub("", rest).strip(" ,")
    m = re.match(r"(?:in|en|em|dans)\s*:?\s+(?P<book>.+)", rest, re.DOTALL)
    if m is None:
        return "" if imprint and rest[:1].isdigit() else rest
    book = m["book"]
    editors = who.authors_at(book)
    if editors and (m := re.match(r"\s*,\s*", book[editors[1] :])):
        book = book[editors[1] + m.end() :]
    return book.strip(" ,")


def shifted(mentions: Sequence[Mention], by: int) -> list[Mention]:
    """The mentions with their spans moved."""
    return [replace(m, start=m.start + by, end=m.end + by, reach=m.reach and m.reach + by) for m in mentions]
