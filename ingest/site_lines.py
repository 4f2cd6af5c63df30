"""The lines that a web site prints around a text and within it: told by their words, or by coming again and again.

In a web page they are left out, and in a plain text only where it is surely an extract of one. A line with text under
it is a heading, whatever its words: it stays.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence

from ingest import wording
from ingest.draft import Para
from ingest.furniture import drop
from ingest.headings import STOPS, has_text_under
from ingest.wording import fold, words

_LONG = 25
_SHORT = 12
_FEWEST = 2


def is_extract(paras: Sequence[Para]) -> bool:
    """Whether a text is surely an extract of a web page: several lines that only a site writes."""
    said = {fold(p.text) for p in paras if words(p.text) <= _LONG and not (p.sure and p.kind == "heading")}
    return sum(bool(wording.SITE_ONLY.fullmatch(text)) for text in said) + bool(site_name(paras)) >= _FEWEST


def without_site(paras: Sequence[Para], keep: frozenset[int] = frozenset()) -> tuple[list[Para], list[Para]]:
    """(the paragraphs without the site's own lines, those lines); after "Tags" the short rest is the site's too.

    keep  the raw offsets of lines that stay whatever they look like
    """
    tail = _tail(paras)

    def unwanted(i: int, p: Para) -> bool:
        if p.kind in ("table", "footnote") or words(p.text) > _LONG or p.strand.first() in keep:
            return False
        text = fold(p.text)
        if i >= tail:
            return True
        # "Share this" may stand between two paragraphs of the text; "Search" there is a heading.
        heading = (p.sure and p.kind == "heading") or not wording.SITE_ONLY.fullmatch(text)
        return bool(wording.FURNITURE.fullmatch(text)) and not (heading and has_text_under(paras, i))

    return _parted(paras, {i for i, p in enumerate(paras) if unwanted(i, p)})


def without_repeats(paras: Sequence[Para], keep: frozenset[int] = frozenset()) -> tuple[list[Para], list[Para]]:
    """(the paragraphs of a web page without the short lines that come a third time, but for the first; those lines).

    What could be text stays: what has text under it, answers what stands over it, or ends as a sentence does.
    """
    counts = Counter(fold(p.text) for p in paras if words(p.text) <= _SHORT)
    seen: set[str] = set()
    gone: set[int] = set()
    for i, p in enumerate(paras):
        text = fold(p.text)
        if counts[text] > 2 and text in seen and p.strand.first() not in keep and _may_be_site(paras, i):
            gone.add(i)
        seen.add(text)
    return _parted(paras, gone)


def _may_be_site(paras: Sequence[Para], i: int) -> bool:
    p = paras[i]
    if p.kind not in (None, "heading") or p.text.endswith(STOPS) or has_text_under(paras, i):
        return False
    before = paras[i - 1] if i else None
    return before is None or (before.kind != "heading" and not before.text.endswith((":", "?", "：", "？", "؟")))


def _parted(paras: Sequence[Para], gone: set[int]) -> tuple[list[Para], list[Para]]:
    return drop(paras, lambda i, _: i in gone), [paras[i] for i in sorted(gone)]


def _tail(paras: Sequence[Para]) -> int:
    """Where the site's closing lines begin: nothing but short lines after a line such as "Tags"."""
    start = len(paras)
    for i in range(len(paras) - 1, max(len(paras) // 2, 2), -1):
        if words(paras[i].text) > 15 or paras[i].kind == "footnote":
            break
        if wording.TAIL.fullmatch(fold(paras[i].text)) and not (paras[i].sure and has_text_under(paras, i)):
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
