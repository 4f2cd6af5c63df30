"""What stands on a page but is no part of the text: running heads, contents lists, a web site's own lines.

A running head is known by its shape and by coming again; a site's line by its words (`wording.FURNITURE`).
"""

from __future__ import annotations

import bisect
import itertools
import re
from collections import Counter
from collections.abc import Callable, Sequence

from ingest import wording
from ingest.draft import Para
from ingest.wording import fold, words

_NUMBER_FIRST = re.compile(r"(?P<number>\d{1,4}|[ivxl]{1,6})[ \t|·•–-]+(?P<rest>[^\W\d_].*)")
_NUMBER_LAST = re.compile(r"(?P<rest>.*[^\W\d_.])[ \t|·•–-]+(?P<number>\d{1,4}|[ivxl]{1,6})")
_BARE = re.compile(
    r"(?:[-–—|]\s*)?(?:page|p\.|página|pág\.|الصفحة|第)?\s*(?P<number>\d{1,4})(?:\s*(?:of|/|de|sur"
    r"|页)\s*\d{0,4})?(?:\s*[-–—|])?",
    re.IGNORECASE,
)
_NUMBERED_THING = re.compile(
    r"(?:annex|appendix|table|figure|box|chapter|section|part|step|phase|principle|article|goal|target|module|case"
    r"|lesson"
    r"|recommendation|objective|option|scenario|anexo|cap[ií]tulo|chapitre|annexe|tabla|cuadro|gráfico)s?\b",
    re.IGNORECASE,
)
_ENTRY = re.compile(r".*?(?:\t+|\s*\.{3,}\s*|\s{2,}|…+\s*)(?:\d{1,4}|[ivxl]{1,6})$")
_LOOSE_ENTRY = re.compile(r".*\D\s(?:\d{1,4}|[ivxl]{1,6})$")
_LONG = 25


def drop(paras: Sequence[Para], unwanted: Callable[[int, Para], bool]) -> list[Para]:
    """The paragraphs without the unwanted; the one after an unwanted is `bound`."""
    kept: list[Para] = []
    bound = False
    for i, p in enumerate(paras):
        if unwanted(i, p):
            bound = True
            continue
        kept.append(p.with_(bound=True) if bound else p)
        bound = False
    return kept


def without_running_heads(paras: Sequence[Para], names: Sequence[str] = ()) -> list[Para]:
    """Running heads and page numbers dropped; `names` as in `running_lines`."""
    lines = {p.strand.first() for p, _ in running_lines(paras, names)}
    return drop(paras, lambda _, p: p.strand.first() in lines)


def running_lines(paras: Sequence[Para], names: Sequence[str] = ()) -> list[tuple[Para, str]]:
    """Running heads, feet and page numbers, each with its number.

    "2 Peter Kragelund" is one where the same words come again with another number, or are among `names` (the
    authors, the title, the journal).
    """
    known = {fold(n) for n in names if n}
    seen: dict[str, set[str]] = {}
    for p in paras:
        if found := _head(p):
            seen.setdefault(found[0], set()).add(found[1])
    repeated = {rest for rest, numbers in seen.items() if len(numbers) > 1}
    numbers = [int(m["number"]) for p in paras if (m := _bare(p))]
    rising = len(numbers) > 1 and all(a < b for a, b in itertools.pairwise(numbers))

    lines: list[tuple[Para, str]] = []
    for p in paras:
        if found := _head(p):
            if found[0] in repeated or found[0] in known:
                lines.append((p, found[1]))
        elif rising and (m := _bare(p)):
            lines.append((p, m["number"]))
    return lines


def _bare(p: Para) -> re.Match[str] | None:
    return _BARE.fullmatch(p.text) if p.kind is None and len(p.text) < 24 else None


def _head(p: Para) -> tuple[str, str] | None:
    """The words and the page number of what may be a running head."""
    if len(p.text) > 90 or p.sure or p.kind not in (None, "heading"):
        return None
    if m := _NUMBER_FIRST.fullmatch(p.text):
        return fold(m["rest"]), m["number"]
    m = _NUMBER_LAST.fullmatch(p.text)
    if m and words(m["rest"]) > 1 and not _NUMBERED_THING.match(m["rest"]):
        return fold(m["rest"]), m["number"]
    return None


def without_contents(paras: Sequence[Para], raw: str, page_starts: Sequence[int] = ()) -> list[Para]:
    """A contents list and its heading dropped: lines that end in a page number, under a heading that says so.

    Where there are pages, the rest of the heading's page goes, if it holds nothing but short lines.
    """
    gone: set[int] = set()
    for i, p in enumerate(paras):
        if not wording.CONTENTS.fullmatch(fold(p.text).rstrip(":")):
            continue
        rest = _rest_of_page(paras, i, page_starts)
        if len(rest) > 4 and all(words(paras[k].text) <= _LONG or paras[k].kind == "table" for k in rest):
            gone.update((i, *rest))
            continue
        texts = [fold(q.text) for q in paras]
        j = i + 1
        while j < len(paras) and _is_entry(paras[j], raw, texts[j + 1 :]):
            j += 1
        if j > i + 2:
            gone.update(range(i, j))
        elif p.sure and j < len(paras) and paras[j].sure and paras[j].kind == p.kind == "heading":
            gone.update(range(i, j))  # what stood under it was left out before
    loose = [i for i, p in enumerate(paras) if i not in gone and _printed_entry(p, raw)]
    for i in loose:
        if {i - 1, i + 1} & set(loose) and len(loose) > 3:
            gone.add(i)
    return drop(paras, lambda i, _: i in gone)


def _rest_of_page(paras: Sequence[Para], i: int, page_starts: Sequence[int]) -> list[int]:
    """The paragraphs after the i-th that begin on its page."""
    if not page_starts:
        return []
    page = bisect.bisect_right(page_starts, paras[i].strand.first())
    return [k for k in range(i + 1, len(paras)) if bisect.bisect_right(page_starts, paras[k].strand.first()) == page]


def _printed_entry(p: Para, raw: str) -> bool:
    """A line with a tab or leader dots before its page number."""
    first, last = p.strand.first(), p.strand.last()
    line = raw[first : last + 1]
    return len(line) < 200 and "\n" not in line and bool(_ENTRY.fullmatch(line)) and p.kind != "table"


def _is_entry(p: Para, raw: str, later: Sequence[str]) -> bool:
    """A line of a contents list: with a page number, or the words of a heading that comes again."""
    if words(p.text) > _LONG or p.kind == "table":
        return False
    if _printed_entry(p, raw) or _LOOSE_ENTRY.fullmatch(p.text):
        return True
    text = fold(p.text)
    return text in later or any(re.sub(r"^[\divx]+[.)] ", "", other) == text for other in later)


def without_site(paras: Sequence[Para], keep: frozenset[int] = frozenset(), *, repeats: bool = False) -> list[Para]:
    """A web site's own lines dropped, and what comes a third time all but once; after "Tags" the short rest too.

    keep     the raw offsets of lines that stay whatever they look like
    repeats  what comes again stays
    """
    counts = Counter(fold(p.text) for p in paras if words(p.text) <= 12)
    seen: set[str] = set()
    tail = _tail(paras)

    def unwanted(i: int, p: Para) -> bool:
        text = fold(p.text)
        if p.kind in ("table", "footnote") or words(text) > _LONG or p.strand.first() in keep:
            return False
        again = not repeats and counts[text] > 2 and text in seen
        seen.add(text)
        return i >= tail or again or bool(wording.FURNITURE.fullmatch(text))

    return drop(paras, unwanted)


def _tail(paras: Sequence[Para]) -> int:
    """Where the site's closing lines begin: nothing but short lines after a line such as "Tags"."""
    start = len(paras)
    for i in range(len(paras) - 1, max(len(paras) // 2, 2), -1):
        if words(paras[i].text) > 15 or paras[i].kind == "footnote":
            break
        if wording.TAIL.fullmatch(fold(paras[i].text)):
            start = i
    return start


def without_lines(paras: Sequence[Para]) -> list[Para]:
    """The lines that by their words can only be a web site's dropped; for the look at the front matter."""
    return [
        p
        for p in paras
        if p.kind in ("table", "footnote") or words(p.text) > _LONG or not wording.FURNITURE.fullmatch(fold(p.text))
    ]


def kickers(paras: Sequence[Para], title_at: int) -> frozenset[int]:
    """Raw offsets of the lines over a title that only name a part of the site: "News", where "News | Opinion"
    stands too."""
    before: list[Para] = []
    for p in paras:
        if p.strand.first() == title_at:
            break
        before.append(p)
    parts = {fold(part) for p in paras[:30] if words(p.text) <= 12 and "|" in p.text for part in p.text.split("|")}
    return frozenset(p.strand.first() for p in before if words(p.text) <= 4 and fold(p.text) in parts)


def site_name(paras: Sequence[Para]) -> tuple[str, Para] | None:
    """The site that speaks in its closing lines: "Try The Example's jobs board" names The Example."""
    for p in paras[_tail(paras) :]:
        if m := _SPEAKS.search(p.text):
            return m["name"], p
    return None


_SPEAKS = re.compile(
    r"\b(?:Try|Visit|Join|Read|Support|Follow|Subscribe to|Sign up (?:for|to)|Get)\s+"
    r"(?P<name>(?:The\s+)?[A-Z][\w&-]*(?:\s+(?:[A-Z][\w&-]*|of|for|and|the|on)){0,5})['’]s?\s+"
    r"(?:jobs? board|newsletters?|mailing list|podcast|app|magazine|print edition)"
)
