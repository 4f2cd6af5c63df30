"""What names a work that is named in full elsewhere: authors and a title, "ibid.", "op. cit.", the number of a note."""

from __future__ import annotations

import re
from collections.abc import Iterator

from ingest.record.dates import whole_date
from ingest.works import cited_names as who
from ingest.works import marks
from ingest.works.bounds import BARE_PAGE, BEGINS, BOUNDARY, MOST_TITLE, TO_TITLE, links
from ingest.works.mention import PAGES, YEAR, Mention
from store.documents import Name

_CAP = who.CAPITAL
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
_CITED = re.compile(rf"[,:]?\s*(?:\(\s*)?(?:at\s|en\s|à\sla\s)?(?:{PAGES}|(?P<bare>{BARE_PAGE})(?=\s*(?:[.;,)]|$)))\)?")
_PAGES = re.compile(PAGES)
_PAGE_ALONE = re.compile(rf"(?P<pages>{BARE_PAGE})(?=[.;]|$)")
_YEAR_ALONE = re.compile(YEAR)
# What stands behind a place and a colon in an imprint.
_HOUSE_AND_YEAR = re.compile(rf"[^,;:]{{2,80}},\s{YEAR}")
# "Minutes of Laos and Uruguay": behind such an "and" no reference begins.
_OF_BOTH = re.compile(
    rf"\b(?:of|between|de|del|da|do|des|du|entre|von|zwischen)\s(?:the\s|la\s|el\s|l['’])?[{_CAP}][\w’'-]*"
    rf"(?:[ -][{_CAP}][\w’'-]*){{0,3}}\s[Aa]nd\s+$"
)
_NEAR = 100
_END = re.compile(r"[.;,)\s]|$")
_PUBLISHED_IN = re.compile(
    rf",\s+(?P<container>[{_CAP}][^;,.]{{3,90}}?)(?=\s*(?:[.;]|$|,\s*available|,\s*disponib|\s\())"
)
_OP_CIT = re.compile(rf"(?P<names>{who.PERSON}(?:\s{who.AND}\s{who.PERSON})?)\s+(?=(?i:{_WORK_CITED.pattern}))")


def short_forms(text: str, begin: int, end: int) -> list[Mention]:
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
    for m in BOUNDARY.finditer(text, begin, end):
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
    m = TO_TITLE.match(text, at, end)
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
    return _bare_title(text, start, title_at, end, authors, others) if BEGINS.match(text, title_at) else None


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
    doi, url, stop = links(text, stop)
    return Mention(
        start, stop, "short", authors, others, title=title, container=container, cited=cited, doi=doi, url=url
    )


def _bare_title(
    text: str, start: int, title_at: int, end: int, authors: tuple[Name, ...], others: bool
) -> Mention | None:
    """Authors and an unquoted title: "Kragelund, South-South Development, p. 5". The title ends with the part."""
    end = min(end, title_at + 2 * MOST_TITLE)
    part = re.compile(r"[^;]*?(?=;|\.\s+[A-ZÀ-Þ]|\.?\s*$|\.?\s*\Z)").match(text, title_at, end)
    title = (part[0] if part else text[title_at:end]).rstrip(" .,")
    stop = title_at + len(title)
    cited = ""
    if m := re.search(rf"[,:]\s*(?:{PAGES}|(?P<bare>{BARE_PAGE}))$", title):
        cited, title = m["pages"] or m["bare"], title[: m.start()]
    if not title or len(title) > MOST_TITLE or whole_date(title) or _YEAR_ALONE.fullmatch(title):
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
