"""The works that a note names, each with the span of the words that name it.

A full reference is known by its end, a bracket with a year or an imprint; it begins where a list of authors begins, or
a title in quotation marks. What is left between full references is searched for short forms, "ibid." and the like.
Comments between them are passed over. It does not know which work a short form means (`resolving.py` does).
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from ingest.record import doi
from ingest.record.dates import whole_date
from ingest.works import cited_names as who
from ingest.works import entry, marks
from ingest.works.mention import PAGES, URL, YEAR, Mention
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
# Words and signs behind which a reference may begin.
_BOUNDARY = re.compile(
    r"(?:^|(?<=[.;:?!])\s+|(?<=[.;:?!][\"'”’)])\s+"
    r"|\b(?:[Ss]ee(?:\salso|,?\se\.g\.,?|,\sfor\s(?:instance|example),|\sfor\s(?:instance|example))?"
    r"|[Cc]f\.|[Cc]ompare(?:,\sfor\s(?:instance|example),)?|[Ff]ollowing|[Cc]iting|[Ww]ith|[Aa]nd|[Ii]n|[Ff]rom|[Bb]y"
    r"|[Qq]uoted\sin|[Cc]ited\sin|e\.g\.,?|[Ss]obre\s\w+|[Vv]éase(?:\stambién)?|[Vv]er|[Vv]oir(?:\saussi)?|[Vv]eja"
    r"|[Cc]itado\spor|[Cc]onfer)\s+)"
)
_JOURNAL_NUMBERS = re.compile(
    r"[,\s]+(?:(?:vol|no|núm)\.?\s*|n\.?[°º]\s*)?\d+"
    r"(?:\s?[:/.(,](?>\s?(?:no\.?|núm\.?|n\.º|n°)?\s*)\d++(?:[-–]\d++)?\)?)*[,\s]*$",
    re.IGNORECASE,
)
_SAME = re.compile(
    r"\b(?:ibid(?:em)?|ib[íi]d(?:em)?|loc\.?\s?cit|lug\.?\s?cit)\b\.?|(?<![\w.])(?:Id|Idem|Ídem)\b\.?(?=[,.;:\s]|$)",
    re.IGNORECASE,
)
_WORK_CITED = re.compile(r"\b(?:op\.?\s?cit|ob\.?\s?cit|art\.?\s?cit)\b\.?", re.IGNORECASE)
_OTHER_NOTE = re.compile(
    r"(?P<lead>\b(?:supra|above|arriba|acima|cit[ée]?\.?|véase|voir|see|ver)\s*,?\s*)?\(?"
    r"(?P<word>\b(?:foot)?notes?|\bn\.|\bfn\.?|\bnotas?|\bremarque)\s*(?P<number>\d{1,3})\b"
    r"(?P<tail>\s*(?:,\s*)?(?:supra|above|arriba|acima|ci-dessus))?\)?",
    re.IGNORECASE,
)
# Four figures that can be a year are one.
_BARE_PAGE = rf"(?!{YEAR}(?![-–\d]))\d{{1,4}}(?:[-–]\d{{1,4}})?"
_CITED = re.compile(
    rf"[,:]?\s*(?:\(\s*)?(?:at\s|en\s|à\sla\s)?(?:{PAGES}|(?P<bare>{_BARE_PAGE})(?=\s*(?:[.;,)]|$)))\)?"
)
_PAGES = re.compile(PAGES)
# A longer number is an article's own.
_ONE_PAGE = re.compile(r"\d{1,4}")
_PAGE_ALONE = re.compile(rf"(?P<pages>{_BARE_PAGE})(?=[.;]|$)")
_YEAR_ALONE = re.compile(YEAR)
# What stands behind a place and a colon in an imprint.
_HOUSE_AND_YEAR = re.compile(rf"[^,;:]{{2,80}},\s{YEAR}")
# "Minutes of Laos and Uruguay": behind such an "and" no reference begins.
_OF_BOTH = re.compile(
    rf"\b(?:of|between|de|del|da|do|des|du|entre|von|zwischen)\s(?:the\s|la\s|el\s|l['’])?[{_CAP}][\w’'-]*"
    rf"(?:[ -][{_CAP}][\w’'-]*){{0,3}}\s[Aa]nd\s+$"
)
_NEAR = 100
# A note in the form of a list of references: "Diallo, Aïcha. The granary. Paris: Karthala, 1999, p. 12."
# An author whom the title took in: "Ba, O. The granary".
_NAME_LEFT = re.compile(rf"[{_CAP}][\w’'-]*,\s[{_CAP}]\.")
_IMPRINT_LAST = rf"[{_CAP}][^:.]{{1,60}}:\s[^:()]{{2,90}}[,.]\s(?P<year>{YEAR})"
_LISTED = re.compile(
    rf"\s*(?P<entry>[{_CAP}][\w’' -]{{1,40}},\s[{_CAP}][^:]{{8,500}}[.,]\s+{_IMPRINT_LAST})"
    rf"(?:[,:]\s*(?:{PAGES}|(?P<bare>{_BARE_PAGE})))?\s*\.?\s*"
)
_BEGINS = re.compile(rf"[{_CAP}\d¿¡]")
_END = re.compile(r"[.;,)\s]|$")
_TO_TITLE = re.compile(r"\s*[,:]\s*(?:\((?:eds?|dirs?|coords?)\.?\),\s*)?")
_COMMENT = re.compile(r"\b(?:who|which|that (?:is|are)|have|has been)\b")
_PUBLISHED_IN = re.compile(
    rf",\s+(?P<container>[{_CAP}][^;,.]{{3,90}}?)(?=\s*(?:[.;]|$|,\s*available|,\s*disponib|\s\())"
)
_OP_CIT = re.compile(rf"(?P<names>{who.PERSON}(?:\s{who.AND}\s{who.PERSON})?)\s+(?=(?i:{_WORK_CITED.pattern}))")
_UNPRINTED = re.compile(r"^(?:all )?(?:in (?=this))?")
_MOST_TITLE = 300
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
        found += _short_forms(text, at, mention.start)
        found.append(mention)
        at = mention.end
    found += _short_forms(text, at, len(text))
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
    doi, url, end = _links(text, end)
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
    closed = [(a, b) for a, b in marks.quoted(text, at, end, scans=scans) if b is not None and b - a < _MOST_TITLE]
    parts = [m.end() for m in re.finditer(r";\s+", text[at:end])]
    inside = [p + at for p in parts if not any(a < p + at <= b for a, b in closed)]
    return inside[-1] if inside else at


def _head(text: str, begin: int, tail: re.Match[str]) -> tuple[int, tuple[Name, ...], bool, int] | None:
    """(start, authors, others, where the title begins) of the reference that ends in the bracket."""
    end = tail.start()
    starts = [m.end() for m in _BOUNDARY.finditer(text, begin, end)]
    if not starts or starts[0] != begin:
        starts.insert(0, begin)
    starts = [s + len(text[s:end]) - len(text[s:end].lstrip(" ,")) for s in starts]
    quoted: dict[int, tuple[int, tuple[Name, ...], bool, int]] = {}
    for start in starts:
        listed = who.authors_at(text, start)
        m = _TO_TITLE.match(text, listed[1], end) if listed else None
        if listed is None or m is None or m.end() >= end:
            continue
        if marks.opens(text, m.end()):
            quoted.setdefault(m.end(), (start, listed[0], listed[2], m.end()))
        elif not quoted and _BEGINS.match(text, m.end()) and _is_title(text[m.end() : end]):
            return start, listed[0], listed[2], m.end()
    if quoted:
        return quoted[max(quoted)]
    for start in starts:
        if marks.opens(text, start) and not text[:start].rstrip().endswith(("the", "as", "a")):
            return start, (), False, start
    imprint = _IMPRINT.fullmatch(tail["inside"])
    if imprint and imprint["place"]:
        for start in starts:
            if _BEGINS.match(text, start) and _is_title(text[start:end]):
                return start, (), False, start
    return None


def _is_title(text: str) -> bool:
    """Whether unquoted words before a bracket can be a title: no more than one and its subtitle, no comment."""
    return len(text) < _MOST_TITLE and text.count(". ") <= 2 and not _COMMENT.search(text)


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


def _links(text: str, end: int) -> tuple[str, str, int]:
    """(DOI, URL, new end) where one stands straight behind a reference."""
    m = re.compile(r"[,.]?\s*(?:available at:?|disponible en:?|doi:?|DOI:?)?\s*\{?").match(text, end)
    at = m.end() if m else end
    if url := URL.match(text, at):
        within = doi.find(url[0])
        return url[0][slice(*within)] if within else "", url[0], url.end()
    if span := doi.at(text, at):
        return text[slice(*span)], "", span[1]
    return "", "", end


def _short_forms(text: str, begin: int, end: int) -> list[Mention]:
    """What names a work in the stretch between full references, in order."""
    found: list[Mention] = []
    at = begin
    for start in [*_starts(text, begin, end)]:
        if start < at:
            continue
        mention = _short_at(text, start, end)
        if mention:
            found.append(mention)
            at = mention.end
    taken = [(m.start, m.end) for m in found]
    for mention in _pointers(text, begin, end):
        if not any(a < mention.end and mention.start < b for a, b in taken):
            found.append(mention)
    return sorted(found, key=lambda m: m.start)


def _starts(text: str, begin: int, end: int) -> Iterator[int]:
    yield begin + len(text[begin:end]) - len(text[begin:end].lstrip(" ,;.:"))
    for m in _BOUNDARY.finditer(text, begin, end):
        if not _OF_BOTH.search(text, max(begin, m.end() - _NEAR), m.end()):
            yield m.end()


def _short_at(text: str, start: int, end: int) -> Mention | None:
    """A short form that begins at an offset: authors and title, a title in quotation marks, authors and a page."""
    listed = who.authors_at(text, start)
    if listed is None or listed[1] > end:
        alone = _author_alone(text, start, end)
        if alone or not marks.opens(text, start):
            return alone
        return _quoted_title(text, start, start, end, (), False)
    authors, at, others = listed
    m = _TO_TITLE.match(text, at, end)
    title_at = m.end() if m else at
    if title_at >= end:
        return None
    if pointer := _WORK_CITED.match(text, title_at):
        cited, stop = _cited(text, pointer.end(), end)
        note = _OTHER_NOTE.match(text, pointer.end() + 1, end) or _OTHER_NOTE.match(text, pointer.end() + 2, end)
        if note:
            cited, stop = _cited(text, note.end(), end)
        return Mention(start, stop, "author", authors, others, cited=cited, other=note["number"] if note else "")
    if (note := _OTHER_NOTE.match(text, title_at)) and (note["lead"] or note["word"][:1] in "nNfF"):
        cited, stop = _cited(text, note.end(), end)
        return Mention(start, stop, "other note", authors, others, cited=cited, other=note["number"])
    if marks.opens(text, title_at):
        return _quoted_title(text, start, title_at, end, authors, others)
    if pages := _PAGES.match(text, title_at) or _PAGE_ALONE.match(text, title_at):
        return Mention(start, pages.end(), "author", authors, others, cited=pages["pages"])
    return _bare_title(text, start, title_at, end, authors, others) if _BEGINS.match(text, title_at) else None


def _author_alone(text: str, start: int, end: int) -> Mention | None:
    """ "Osei op. cit., p. 4" without a comma."""
    m = _OP_CIT.match(text, start, end)
    pointer = _WORK_CITED.match(text, m.end()) if m else None
    if m is None or pointer is None:
        return None
    listed, others = who.parted(m["names"])
    cited, stop = _cited(text, pointer.end(), end)
    return Mention(start, stop, "author", tuple(who.natural(n) for n in listed), others, cited=cited)


def _quoted_title(
    text: str, start: int, title_at: int, end: int, authors: tuple[Name, ...], others: bool
) -> Mention | None:
    close = marks.close_of(text, title_at, end)
    if close is None:
        m = re.search(r"[;]|\.(?=\s|$)|$", text[title_at + 1 : end])
        close = stop = title_at + 1 + (m.start() if m else 0)
    else:
        stop = close + 1
    title = text[title_at + 1 : close].strip(" ,.")
    if not title or (not authors and not _END.match(text, stop)):
        return None
    container = cited = ""
    if m := _PUBLISHED_IN.match(text, stop, end):
        container, stop = m["container"], m.end()
    if found := _CITED.match(text, stop, end):
        cited, stop = found["pages"] or found["bare"], found.end()
    doi, url, stop = _links(text, stop)
    return Mention(
        start, stop, "short", authors, others, title=title, container=container, cited=cited, doi=doi, url=url
    )


def _bare_title(
    text: str, start: int, title_at: int, end: int, authors: tuple[Name, ...], others: bool
) -> Mention | None:
    """Authors and an unquoted title: "Kragelund, South-South Development, p. 5". The title ends with the part."""
    end = min(end, title_at + 2 * _MOST_TITLE)
    part = re.compile(r"[^;]*?(?=;|\.\s+[A-ZÀ-Þ]|\.?\s*$|\.?\s*\Z)").match(text, title_at, end)
    title = (part[0] if part else text[title_at:end]).rstrip(" .,")
    stop = title_at + len(title)
    cited = ""
    if m := re.search(rf"[,:]\s*(?:{PAGES}|(?P<bare>{_BARE_PAGE}))$", title):
        cited, title = m["pages"] or m["bare"], title[: m.start()]
    if not title or len(title) > _MOST_TITLE or whole_date(title) or _YEAR_ALONE.fullmatch(title):
        return None
    if text[:title_at].rstrip().endswith(":") and _HOUSE_AND_YEAR.fullmatch(title):
        return None
    return Mention(start, stop, "short", authors, others, title=title.strip(" ,."), cited=cited)


def _pointers(text: str, begin: int, end: int) -> Iterator[Mention]:
    """ "Ibid., p. 5", "op. cit." and "see note 12" that name no author."""
    for m in _SAME.finditer(text, begin, end):
        cited, stop = _cited(text, m.end(), end)
        yield Mention(m.start(), stop, "same", cited=cited)
    for m in _WORK_CITED.finditer(text, begin, end):
        cited, stop = _cited(text, m.end(), end)
        yield Mention(m.start(), stop, "author", cited=cited)
    for m in _OTHER_NOTE.finditer(text, begin, end):
        if m["lead"] or m["tail"]:
            cited, stop = _cited(text, m.end(), end)
            yield Mention(m.start(), stop, "other note", cited=cited, other=m["number"])


def _cited(text: str, at: int, end: int) -> tuple[str, int]:
    m = _CITED.match(text, at, end)
    return ((m["pages"] or m["bare"]), m.end()) if m else ("", at)


def shifted(mentions: Sequence[Mention], by: int) -> list[Mention]:
    """The mentions with their spans moved."""
    return [replace(m, start=m.start + by, end=m.end + by, reach=m.reach and m.reach + by) for m in mentions]
