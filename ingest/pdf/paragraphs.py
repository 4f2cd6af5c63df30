"""Which lines of a PDF make a paragraph, also over the end of a column or a page."""

from __future__ import annotations

import itertools
import re
from collections.abc import Sequence
from dataclasses import dataclass

from ingest import wording
from ingest.pdf.hanging import hanging
from ingest.pdf.order import Line
from ingest.pdf.title_block import meant_ends
from ingest.text import BULLET, ORDERED
from ingest.wording import fold, words

# Signs that call a note; TeX has an asterisk of mathematics.
SIGNS = "*\u2217\u22c6†‡§¶‖"
NOTE = re.compile(rf"\s*(?P<mark>\d{{1,3}}(?![\d.,%–-]*\d|[.,]\d)|[{SIGNS}])[.)]?\s*(?=\S)")
_SMALL = 0.95
# Dots that lead to the number of a page, in a list of contents.
_ENTRY = re.compile(r"(?:\. ?){3,}\s*(?:\d{1,4}|[ivxlc]{1,6})\s*$")
# Notes also end with a date, a page, an address.
_NOTE_ENDED = re.compile(r"[.!?…。！？؟۔\d][\"'”’»)\]]*\s*$|(?:https?://|www\.|doi\.org)\S+\s*$")
ENDED = re.compile(r"[.!?…:;。！？；：؟۔][\"'”’»)\]]*\s*$")
_PLACE_LAST = re.compile(r"[.,(]\s+[^\W\d_a-z][\w’'-]*(?:[ ,]{1,2}[^\W\d_a-z][\w’'-]*){0,3}:\s*$")
_YEAR = re.compile(r"(?<!\d)(?:19|20)\d\d(?!\d)")


@dataclass(slots=True)
class Placed:
    """A line and its span in the raw text; the raised stretches of it."""

    line: Line
    start: int
    end: int
    raised: tuple[tuple[int, int], ...]
    size: float
    text: str


@dataclass(frozen=True)
class Style:
    """How a document is set: the size of its body and the distance of its lines, the heading level of each larger
    size, whether paragraphs begin with an indent, and whether the numbers of notes are raised."""

    body: float
    leading: float
    ranks: dict[float, int]
    indented: bool
    raised: bool = False


def is_indented(placed: Sequence[Sequence[Placed]], body: float, leading: float) -> bool:
    """Whether most paragraphs are told by an indent of their first line, and not by the space before it."""
    indented = spaced = 0
    for lines in placed:
        for before, p in itertools.pairwise(lines):
            if not (
                before.size == p.size == body and before.line.region == p.line.region and ENDED.search(before.text)
            ):
                continue
            if 0.7 * body < p.line.x - p.line.left < 4 * body and before.line.x < p.line.x - 0.5 * body:
                indented += 1
            elif before.line.y - p.line.y > 1.3 * leading + 0.5:
                spaced += 1
    return indented > 2 and indented > spaced


def groups(lines: Sequence[Placed], style: Style, *, front: bool = False) -> list[list[Placed]]:
    """The lines of a page by paragraph; `front` says whether the page may have the document's title block."""
    ends = meant_ends(lines, style) if front else frozenset()
    hangs = hanging(lines, style)
    groups: list[list[Placed]] = []
    for p in lines:
        goes_on = p.start in hangs.goes_on or not (
            p.start in hangs.begins or (groups and _breaks(groups[-1], p, style))
        )
        if groups and groups[-1][-1].start not in ends and goes_on:
            groups[-1].append(p)
        else:
            groups.append([p])
    return groups


def continued(pages: list[list[list[Placed]]], style: Style) -> list[list[list[Placed]]]:
    """The paragraphs of each page, those that a page's end broke put together on the page where they begin."""
    open_: list[Placed] | None = None
    for groups in pages:
        first = next((i for i, g in enumerate(groups) if _is_running(g[0], style)), None)
        if first is not None and open_ is not None and not any(_is_large(g[0], style) for g in groups[:first]):
            p = groups[first][0]
            if not (BULLET.match(p.text) or ORDERED.match(p.text)) and _continues(open_[-1], p, style):
                open_ += groups.pop(first)
        last = [g for g in groups if _is_running(g[-1], style)]
        large = next((i for i in range(len(groups) - 1, -1, -1) if _is_large(groups[i][0], style)), -1)
        if last and groups.index(last[-1]) > large:
            open_ = last[-1]
        elif groups and large >= 0:
            open_ = None
    return pages


def with_whole_notes(pages: list[list[list[Placed]]], style: Style) -> list[list[list[Placed]]]:
    """The paragraphs of each page, the rest of a note that goes on in the next column or page put to its beginning.

    The rest stands in the note's type over the next note or at the end of the page, and begins as a sentence goes on.
    """
    open_: list[Placed] | None = None
    for groups in pages:
        kept: list[list[Placed]] = []
        for n, group in enumerate(groups):
            first = group[0]
            if starts_note(first, style):
                open_ = None if _NOTE_ENDED.search(group[-1].text) else group
            elif open_ is not None and _is_rest(open_[-1], first) and _is_at_foot(groups, n, style):
                open_ += group
                open_ = None if _NOTE_ENDED.search(group[-1].text) else open_
                continue
            kept.append(group)
        groups[:] = kept
    return pages


def _is_rest(last: Placed, p: Placed) -> bool:
    away = (p.line.page, p.line.region) != (last.line.page, last.line.region)
    begins = p.text.lstrip()[:1]
    return (
        away and abs(p.size - last.size) < 0.03 * last.size and not p.raised and not begins.isupper() and begins != ""
    )


def _is_at_foot(groups: Sequence[Sequence[Placed]], n: int, style: Style) -> bool:
    """Whether what comes after a group on its page are notes, or text of another column, which begins above it."""
    after = groups[n + 1][0] if n + 1 < len(groups) else None
    return after is None or starts_note(after, style) or after.line.y > groups[n][0].line.y


def _is_running(p: Placed, style: Style) -> bool:
    """Whether a line is one of running text: of the body's size, no row, no caption, no heading."""
    return (
        abs(p.size - style.body) < 0.05 * style.body
        and len(p.line.cells) == 1
        and not p.line.turned
        and not wording.CAPTION.match(fold(p.text))
        and not (is_heading_like(p) and not _fills(p))
    )


def _is_large(p: Placed, style: Style) -> bool:
    return p.size > 1.12 * style.body or (is_heading_like(p) and not _fills(p))


def _continues(last: Placed, p: Placed, style: Style) -> bool:
    """Whether a paragraph goes on at the top of the next column or page."""
    if p.line.bold != last.line.bold:
        return False
    if not ENDED.search(last.text):
        first = p.text.lstrip()[:1]
        return (first.isalpha() and not first.isupper()) or last.text.rstrip()[-1:] in "-\u2010"
    # It may stop between two sentences: then its last line is full, and the next begins without an indent.
    full = last.line.right - last.line.x1 < 1.5 and last.line.x1 - last.line.x > 10 * style.body
    return full and (p.line.x - p.line.left < 0.3 * style.body if style.indented else last.line.is_justified)


def _breaks(group: Sequence[Placed], p: Placed, style: Style) -> bool:
    """Whether a line begins a new paragraph."""
    last, body = group[-1], style.body
    if len(p.line.cells) > 1 or len(last.line.cells) > 1 or p.line.turned != last.line.turned:
        return True
    if (". . ." in last.text or "...." in last.text) and _ENTRY.search(last.text):
        return True
    gap = last.line.y - p.line.y
    usual = style.leading * (p.size / body) if p.size != body else style.leading
    hangs = p.line.x > group[0].line.x + 3 and (BULLET.match(group[0].text) or ORDERED.match(group[0].text))
    if hangs and p.line.region == last.line.region and p.size == last.size and -1 < gap < 1.15 * usual:
        return bool(BULLET.match(p.text) or (ORDERED.match(p.text) and not _hanging(group, p)))
    if abs(p.size - last.size) > 0.09 * body or (
        (p.line.bold != last.line.bold and not BULLET.match(last.text))
        and (
            (p.size > body and not _goes_on(last))
            or (ENDED.search(last.text) and not _fills(p))
            or _heading_over(last, p)
        )
    ):
        return True
    if BULLET.match(p.text) or (ORDERED.match(p.text) and not _hanging(group, p)):
        return True
    if starts_note(p, style) and not (p.size == last.size and not p.raised and _goes_on(last)):
        return True
    if p.line.region != last.line.region:
        # Another column; or what stands above or below the columns, and does not go on with either.
        return gap > -2 * body or not (_goes_on_above(last) or _continues(last, p, style))
    if gap > 1.3 * usual + 0.5 or gap < -1:
        return True
    if wording.CAPTION.match(fold(p.text)) and ENDED.search(last.text):
        return True
    if BULLET.match(group[0].text) and p.line.x < group[0].line.x - 1 and not _goes_on(last):
        return True
    if style.ranks.get(p.size) == 1 and _goes_on_in_title(last, p):
        return False
    if p.line.x > group[0].line.x and _parts_imprint(last, p):
        return False
    if _ends_early(last, p) and (ENDED.search(last.text) or p.line.x > last.line.x + 0.7 * body):
        return True
    if len(group) > 1 and last.line.x > group[0].line.x + 0.5 * body and p.line.x <= group[0].line.x + 1:
        return True  # the next entry of a list with hanging indents
    indent = p.line.x - min(q.line.x for q in group)
    first_indent = group[0].line.x - p.line.x
    if indent > 0.7 * body and len(group) > 1 and bool(ENDED.search(last.text)):
        return True
    return 0 < indent <= 3.5 * body and len(group) == 1 and first_indent < 0 and bool(ENDED.search(last.text))


def _parts_imprint(p: Placed, following: Placed) -> bool:
    """Whether a line of a reference is full and ends in the place of an imprint, whose house stands on the next:
    "… Montevideo:", "Trilce."."""
    place = _PLACE_LAST.search(p.text) and following.text.lstrip()[:1].isupper()
    return bool(place and _YEAR.search(f"{p.text} {following.text}")) and _fills(p)


def _goes_on_in_title(p: Placed, following: Placed) -> bool:
    """Whether a line of a title goes on in the next: it ends in a colon or a comma, or both are centred."""
    end = p.text.rstrip()[-1:]
    centred = abs(p.line.x + p.line.x1 - following.line.x - following.line.x1) < 4
    return end in ":：,，–—" or (centred and not ENDED.search(p.text))


def _goes_on_above(p: Placed) -> bool:
    return not ENDED.search(p.text)


def _fills(p: Placed) -> bool:
    """Whether a line reaches the right edge of its column, as the lines of running text do."""
    return p.line.x1 > p.line.right - 0.08 * (p.line.right - p.line.left)


def _heading_over(p: Placed, following: Placed) -> bool:
    """Whether a bold line is a heading over the line that follows, and no beginning of it."""
    return is_heading_like(p) and not (_fills(p) and following.text.lstrip()[:1].islower())


def _goes_on(p: Placed) -> bool:
    """Whether a line stops in the middle of a sentence at the right edge of its column."""
    return not ENDED.search(p.text) and _fills(p)


def _ends_early(p: Placed, following: Placed) -> bool:
    """Whether the first word of the next line would have found room on this one, so that the break is meant."""
    text = following.text.strip()
    word = text.split(" ", 1)[0]
    width = (following.line.x1 - following.line.x) * (len(word) + 1.5) / max(len(text), 1)
    return p.line.right == following.line.right and p.line.right - p.line.x1 > width


def is_heading_like(p: Placed) -> bool:
    return p.line.bold and words(p.text) <= 14 and not (ENDED.search(p.text) and p.text.rstrip()[-1:] not in "?？")


def is_small_heading(group: Sequence[Placed], after: Placed, style: Style) -> bool:
    """Whether bold capitals smaller than the body are a heading: they stand right over a text, where it begins."""
    last = group[-1]
    leading = style.leading * max(after.size / style.body, 1.0)
    return (
        last.size > 0.75 * style.body
        and all(p.text.isupper() for p in group)
        and last.line.region == after.line.region
        and abs(group[0].line.x - after.line.x) < 0.5 * style.body
        and 0 < last.line.y - after.line.y < 1.6 * leading
        and after.size > 0.97 * style.body
        and not after.line.bold
        and len(after.line.cells) == 1
        and words(after.text) > 4
    )


def _hanging(group: Sequence[Placed], p: Placed) -> bool:
    """A number at a line's head inside a sentence ("in\\n12. and") rather than an item's mark."""
    return not ENDED.search(group[-1].text) and not ORDERED.match(group[0].text) and len(group) > 1


def has_raised_numbers(placed: Sequence[Sequence[Placed]], body: float) -> bool:
    """Whether most small lines with a number at their head have it raised: then others are items of a list, quoted."""
    small = [p for lines in placed for p in lines if p.size <= _SMALL * body and NOTE.match(p.text)]
    raised = sum(_is_raised(p) for p in small)
    return raised > 2 and raised > 2 * (len(small) - raised)


def starts_note(p: Placed, style: Style) -> bool:
    """Whether a line is a note's first: small, with a number at its head that is raised or stands apart."""
    if p.size > _SMALL * style.body:
        return False
    m = NOTE.match(p.text)
    if m is None:
        return False
    return _is_raised(p) or (len(p.text) > len(m[0]) + 8 and not (style.raised and m["mark"].isdigit()))


def _is_raised(p: Placed) -> bool:
    return bool(p.raised and p.raised[0][0] == p.start)
