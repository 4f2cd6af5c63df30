"""An entry of a reference list taken apart: authors, year, title, where it appeared, links.

Styles differ in where the year stands: behind the authors (APA, Harvard, Chicago's author-date) or at the end (MLA,
Chicago's notes, ABNT, Vancouver). A field is filled only where the entry's own signs bound it; the rest stays empty.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

from ingest.abbreviations import NUMBERED, TITLES
from ingest.record import doi
from ingest.works import cited_names as who
from ingest.works import marks
from ingest.works.mention import URL, YEAR
from store.documents import Name

_LEADER = re.compile(r"\s*(?:\[\d{1,3}\]|\(\d{1,3}\)|\d{1,3}[.)]|[•·–-])\s+")
_CAP = who.CAPITAL
_UNDATED = r"n\.\s?d\.|s\.\s?f\.|s\.\s?d\.|in press|forthcoming|en prensa"
_PLACE_OF_YEAR = (
    # (2015), (2015a, June), (2015 and 2017), (n.d.), (AEI, 2022), [2015]
    re.compile(
        rf",?\s*[(\[（](?:(?P<acronym>(?=\w*[{_CAP}]\w*[{_CAP}])\w{{2,12}}),\s)?(?P<year>{YEAR}|{_UNDATED})[^()\[\]（）]{{0,30}}[)\]）]"
    ),
    # Osei, A. 2012. Title; UNDP, 2009. Title; Osei, A., 2012, Title
    re.compile(rf"(?:,|\.)\s+(?P<year>{YEAR}|n\.d\.)(?:[.:]|,(?!\s*pp?\.))\s+(?=[{_CAP}\d“\"'‘«¿¡])"),
    # 张三．2012．
    re.compile(rf"[．。，]\s*(?P<year>{YEAR})[．。，]"),
)
_NAME = rf"(?:\w+\s){{0,2}}[{_CAP}][\w’'-]+"
# Authors before a title with no year between them: "Mawdsley, E., & Osei, A. B. From …", "Alden C, Large D. China …".
_HEAD = re.compile(
    rf"(?P<authors>(?:{_NAME},\s(?:[{_CAP}]\.[\s-]?)+(?:[,;]?\s?(?:(?:and|&|y|e|et|;)\s)?(?=\w))?){{1,8}}"
    rf"|(?:{_NAME}\s[{_CAP}]{{1,3}},\s){{0,8}}{_NAME}\s[{_CAP}]{{1,3}}(?:,\set\sal)?\.)"
    rf"\s*(?=[{_CAP}“\"'‘«]\w+)"
)
_REVERSED = re.compile(r"\d\s+,\s*\(?\d|[(\s]-\d{4}\s\d{4}\)")
_ANY_YEAR = re.compile(rf"(?<![\d–/.-])(?P<year>{YEAR})(?![\d–-])")
_IN = re.compile(r"[.,]?\s*\b(?:in|en|em|dans|in:)\s*:?\s+(?=[^\s])", re.IGNORECASE)
_EDITORS = re.compile(
    r"^(?P<names>.{3,160}?)\s*,?\s*(?:\((?:eds?|ed|coords?|comps?|dirs?|orgs?)\.?\)\.?|\b(?:eds?|coords?|comps?|orgs?)\.)"
    r"\s*[,:.]?\s*",
    re.IGNORECASE,
)
_IMPRINT = re.compile(
    rf"(?P<place>[{_CAP}][^\W\d_]+(?:[\s-][{_CAP}][^\W\d_]+){{0,2}}"
    rf"(?:(?:,| and| &|;)\s[{_CAP}][\w.]+(?:\s[{_CAP}]\w+)?)?)\s?:\s+"
    rf"(?P<publisher>[{_CAP}][^.:;()\d]{{1,70}}?)(?=\s*(?:[.;,(]|$))"
)
_JOURNAL = re.compile(
    rf"(?P<name>[{_CAP}][^.\d()]{{2,90}}?)[,.]?\s*(?:,\s*)?(?:vol(?:ume|\.)?\s*|v\.\s*)?(?!(?:19|20)\d\d\b)\d+"
    r"(?:\s?[(:,./;]|\s*[-–]|\s*$)",
    re.IGNORECASE,
)
_PAGES = re.compile(
    r"(?:(?:\bpp?\.?|págs?\.?)\s?|[,:;]\s?)(?P<first>[A-Za-z]?\d{1,5})\s?[–-]\s?(?P<last>[A-Za-z]?\d{1,5})"
    r"(?=\s*(?:[.,;)]|$))"
)
_AVAILABLE = re.compile(
    r"\b(?:available (?:at|from)|retrieved from|disponible en|disponível em|accessed|doi)\b.*", re.IGNORECASE
)
_SHORT = 3
_AND_OTHERS = re.compile(rf"{who.OTHERS}[\s.,;:]*$")
_INITIAL = re.compile(rf"(?:.*\.)?[{_CAP}]|.*-[{_CAP}]")
_STOP = re.compile(r"(?<![^\s(])(?P<word>[^\s(]*)(?P<stop>[.?!])(?P<close>[\"'”’»)]*+)\s+(?=[^\s])")


@dataclass(frozen=True, slots=True)
class Entry:
    """The fields of an entry; empty where they are not certain. `others` says that it names not all its authors."""

    authors: tuple[Name, ...] = ()
    year: str = ""
    title: str = ""
    container: str = ""
    publisher: str = ""
    pages: str = ""
    doi: str = ""
    url: str = ""
    others: bool = False


def parse(text: str) -> Entry:
    """Take an entry apart. What names no work (no year, link or author) gives an empty Entry."""
    leader = _LEADER.match(text)
    text = text[leader.end() if leader else 0 :].strip()
    span, url = doi.find(text), URL.search(text)
    links = Entry(doi=text[slice(*span)] if span else "", url=url[0] if url and "doi.org" not in url[0] else "")
    plain = URL.sub("", text[: span[0]] + text[span[1] :] if span else text)
    for pattern in _PLACE_OF_YEAR:
        m = pattern.search(plain, 0, 400)
        if m and _are_authors(plain[: m.start()]):
            acronym = m.groupdict().get("acronym")
            authors = plain[: m.start()] + (f" ({acronym})" if acronym else "")
            return _entry(authors, m["year"], plain[m.end() :], links)
    years = [] if _REVERSED.search(plain) else list(_ANY_YEAR.finditer(plain))
    m = _HEAD.match(plain)
    head, rest = (m["authors"], plain[m.end() :]) if m else _first_sentence(plain)
    if not years and links == Entry():
        return Entry()
    year = years[-1]["year"] if years else ""
    if rest and _are_authors(head) and not head.startswith(tuple("“\"'‘«")):
        return _entry(head, year, rest, links)
    return replace(links, year=year)


def _are_authors(text: str) -> bool:
    """Whether what stands before a year or a title can be a list of authors: no sentence, nothing quoted."""
    text = text.strip()
    return (
        1 < len(text) <= 300
        and not re.search(r"[“\"«?!]|https?:", text)
        and bool(re.match(rf"[{who.CAPITAL}]|\w", text))
    )


def _entry(authors: str, year: str, rest: str, links: Entry) -> Entry:
    rest = rest.lstrip(" .,:;)")
    title, rest = _title(rest)
    title = title.strip(" .,")
    container, publisher = _where(rest)
    if (not publisher or not container) and (m := re.search(rf",\s+{_IMPRINT.pattern}$", title)):
        # "… and the Middle East, Oxford: Routledge" within one sentence
        publisher, title, container = m["publisher"], title[: m.start()], ""
    pages = None if _REVERSED.search(rest) else _PAGES.search(rest)
    found = ""
    if pages and not (pages["first"].isdigit() and pages["last"].isdigit() and _falls(pages["first"], pages["last"])):
        found = f"{pages['first']}–{pages['last']}"
    return replace(
        links, authors=who.inverted(authors), year=year, title=title.strip(" .,"), container=container.strip(" .,"),
        publisher=publisher.strip(" .,"), pages=found if container else "",
        others=bool(_AND_OTHERS.search(authors)),
    )  # fmt: skip


def _falls(first: str, last: str) -> bool:
    """Whether a range of pages runs backwards, as layout from right to left leaves it ("2265-2246", not "347-64")."""
    return len(first) == len(last) and int(first) > int(last)


def _title(text: str) -> tuple[str, str]:
    """The title that begins a text, and the rest."""
    if marks.opens(text, 0):
        close = marks.close_of(text, 0, len(text))
        if close is not None and re.match(r"\s*(?:[.,;(]|$|in\b|en\b|em\b)", text[close + 1 :]):
            return text[1:close], text[close + 1 :]
    title, rest = _first_sentence(text)
    if title.endswith(("?", "!")) and rest and not _IN.match(rest):
        # "Good-bye Che? Scope, identity, and change. A Publisher": the next sentence is a subtitle, unless it is the
        # journal with its numbers, or all that is left and short as a publisher's name.
        second, more = _first_sentence(rest)
        if not re.search(r"\d", second) and not _IMPRINT.search(second) and (more or len(second.split()) > _SHORT):
            title, rest = text[: text.index(second, len(title)) + len(second)], more
    # Harvard with commas: "Title, Journal, 12(3), pp. 4–5".
    if not rest and (m := _IN.search(title)) and _EDITORS.match(title[m.end() :]):
        return title[: m.start()], title[m.start() :]
    return title, rest


def _first_sentence(text: str) -> tuple[str, str]:
    if wide := re.search("[．。]", text):
        return text[: wide.start()], text[wide.end() :]
    for m in _STOP.finditer(text):
        word = m["word"].lower().strip("\"'“‘(")
        if m["stop"] == "." and (word in TITLES or word in NUMBERED or _INITIAL.fullmatch(m["word"])):
            continue
        if text[m.end()].islower() and m["stop"] == ".":
            continue
        return text[: m.end("close")].rstrip() if m["stop"] != "." else text[: m.start("stop")], text[m.end() :]
    return text, ""


def _where(rest: str) -> tuple[str, str]:
    """(container, publisher) in what follows a title."""
    rest = _AVAILABLE.sub("", rest)
    imprint = _IMPRINT.search(rest)
    publisher = imprint["publisher"] if imprint else ""
    rest = rest.strip(" ,")
    if m := _IN.match(rest):
        book = rest[m.end() :]
        if editors := _EDITORS.match(book):
            book = book[editors.end() :]
        if imprint:
            book = book.partition(imprint[0])[0]
        return re.split(r"\s*\((?:pp?\.|vol)|[.,]\s*(?:pp?\.|\d)|\.\s", book.strip())[0], publisher
    if not imprint and (m := _JOURNAL.match(rest)):
        return m["name"], ""
    if not publisher:
        only = rest.strip(" .")
        if only and len(only.split()) <= 7 and not re.search(r"[\d()\[\]:]", only) and only[0].isupper():
            publisher = only
    return "", publisher
