"""Paragraphs of a PDF from its lines in reading order: headings by size, notes by size and mark, rows of tables."""

from __future__ import annotations

import itertools
import re
from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from ingest import notes, wording
from ingest.clean import Vocabulary, close_lines, mend, unhyphenate
from ingest.draft import Call, Para
from ingest.pdf.bullets import with_bullets
from ingest.pdf.order import Line
from ingest.pdf.paragraphs import (
    ENDED,
    NOTE,
    SIGNS,
    Placed,
    Style,
    continued,
    groups,
    has_raised_numbers,
    is_indented,
    is_small_heading,
    starts_note,
    with_whole_notes,
)
from ingest.pdf.title_block import has_running_text
from ingest.raised import FIGURES, plain, raised
from ingest.strand import Strand
from ingest.text import BULLET, ORDERED
from ingest.wording import fold, words

# Over what happened in it.
_YEAR = re.compile(r"(?:1[5-9]|20)\d\d(?:\s?[-–—]\s?(?:(?:1[5-9]|20)\d\d|\d\d))?")
_CELL = re.compile(r"[^\t]+")
_HEADING_WORDS = 30
_ONE_MARK = re.compile(rf"\d{{1,3}}|[{SIGNS}]+")
_MAY_CALL = re.compile(rf"[\s\[(]*(?:\d{{1,3}}|[{SIGNS}]+)(?:(?:[,;–-]\s?|\s)(?:\d{{1,3}}|[{SIGNS}]+)){{0,8}}[\s\])]*")
# Letters that say where an author works.
_LETTERS = re.compile(r"\s*[a-h](?:,\s?(?:[a-h]|\d{1,2}|\*)){0,5},?\s*")
_RAISED_HEAD = re.compile(rf"\s*([{FIGURES}]{{1,3}})\s*(?=\S)")
_FIGURES = re.compile(r"[\d\s,;()\[\]+−–-]+")


@dataclass(frozen=True)
class Page:
    """The lines of a page in reading order, and the running heads and feet above and below them."""

    head: Sequence[Line]
    lines: Sequence[Line]
    foot: Sequence[Line]


@dataclass(frozen=True)
class Built:
    """The raw text, where its pages begin, the paragraphs; and the running heads and feet of the first two pages, which
    are in the raw text but in no paragraph."""

    raw: str
    starts: tuple[int, ...]
    paras: tuple[Para, ...]
    heads: tuple[Para, ...]


def build(pages: Sequence[Page]) -> Built:
    """The paragraphs of pages whose lines are in reading order."""
    with_bullets([page.lines for page in pages])
    raw, starts, placed, furniture = _raw(pages)
    body = _body_size(placed)
    leading = _leading(placed, body)
    raised = has_raised_numbers(placed, body)
    style = Style(body, leading, _ranks(placed, body), is_indented(placed, body, leading), raised)
    known = Vocabulary(raw)
    paras: list[Para] = []
    for number, page in enumerate(continued(with_whole_notes(_grouped(placed, style), style), style)):
        fresh = [_para(raw, group, style, after) for group, after in itertools.zip_longest(page, page[1:])]
        if number:
            fresh[:1] = [replace(p, bound=True) for p in fresh[:1]]
        paras += fresh
    paras = [p.with_(strand=close_lines(unhyphenate(mend(p.strand), known)).folded()) for p in paras]
    spans = [(p.start + m.start(), p.start + m.end()) for p in furniture for m in _CELL.finditer(p.text)]
    heads = [mend(Strand.of(raw, a, b)).folded() for a, b in spans]
    # A raised figure in the text says itself that it may call a note; a sign does not.
    settled = [
        p.with_(calls=tuple(c for c in p.calls if not c.mark.isdigit())) for p in _settled([p for p in paras if p.text])
    ]
    return Built(raw, starts, tuple(settled), tuple(Para(h) for h in heads if h.text))


def _grouped(placed: Sequence[Sequence[Placed]], style: Style) -> list[list[list[Placed]]]:
    """The lines of each page by paragraph; the title block stands on the first that has any, or behind a cover."""
    first = next((n for n, lines in enumerate(placed) if lines), 0)
    last = first if not placed or has_running_text(placed[first], style) else first + 1
    return [groups(lines, style, front=first <= n <= last) for n, lines in enumerate(placed)]


def _raw(pages: Sequence[Page]) -> tuple[str, tuple[int, ...], list[list[Placed]], list[Placed]]:
    """The raw text: pages of lines, joined by form feeds; the lines of the text with their places, page by page; and
    the furniture of the first two pages."""
    parts: list[str] = []
    starts: list[int] = []
    placed: list[list[Placed]] = []
    furniture: list[Placed] = []
    at = 0
    for n, page in enumerate(pages):
        if n:
            parts.append("\f")
            at += 1
        starts.append(at)
        here: list[Placed] = []
        for lines, kept in ((page.head, False), (page.lines, True), (page.foot, False)):
            for line in lines:
                begin, raised = at, []
                for piece in line.pieces:
                    if piece.raised:
                        raised.append((at, at + len(piece.text)))
                    parts.append(piece.text)
                    at += len(piece.text)
                found = Placed(line, begin, at, tuple(raised), line.size, line.text)
                if kept:
                    here.append(found)
                elif n < 2:
                    furniture.append(found)
                parts.append("\n")
                at += 1
        placed.append(here)
    return "".join(parts), tuple(starts), placed, furniture


def _body_size(placed: Sequence[Sequence[Placed]]) -> float:
    """The size in which most characters are set."""
    sizes: Counter[float] = Counter()
    for lines in placed:
        for p in lines:
            sizes[p.size] += len(p.text)
    return sizes.most_common(1)[0][0]


def _ranks(placed: Sequence[Sequence[Placed]], body: float) -> dict[float, int]:
    """The heading level of each size above the body's: 1 for the largest; at most 6."""
    sizes = sorted({p.size for lines in placed for p in lines if p.size > 1.12 * body}, reverse=True)
    return {size: min(i + 1, 6) for i, size in enumerate(sizes)}


def _leading(placed: Sequence[Sequence[Placed]], body: float) -> float:
    """The usual distance between the baselines of body lines."""
    gaps: Counter[float] = Counter()
    for lines in placed:
        for a, b in itertools.pairwise(lines):
            if a.size == b.size == body and 0 < a.line.y - b.line.y < 4 * body:
                gaps[round(a.line.y - b.line.y, 0)] += 1
    return gaps.most_common(1)[0][0] if gaps else 1.3 * body


def _para(raw: str, group: Sequence[Placed], style: Style, after: Sequence[Placed] | None) -> Para:
    """The paragraph of some lines; `after` are those of the next one on the page."""
    body, ranks = style.body, style.ranks
    strand = _strand(raw, group)
    first = group[0]
    text = " ".join(p.text for p in group)
    if starts_note(first, style) and (m := NOTE.match(strand.text)):
        return Para(strand, kind="footnote", note=m["mark"], sure=True)
    strand, kept = _raised(strand, raw, group)
    folded = fold(first.text)
    if len(first.line.cells) == 1 and (
        (wording.CAPTION.match(folded) and words(text) <= 80) or wording.FIGURE.fullmatch(folded)
    ):
        return Para(strand, kind="caption", calls=kept)
    level = ranks.get(first.size, 0) if len(first.line.cells) == 1 else 0
    says = any(c.isalpha() for c in text) or (first.size > 0.97 * body and _YEAR.fullmatch(text.strip()))
    if level and words(text) <= _HEADING_WORDS and not BULLET.match(text) and says:
        return Para(strand, kind="heading", level=level, calls=kept)
    if len(first.line.cells) > 1:
        return Para(_celled(strand), kind="table", calls=kept, sure=True)
    if (
        not BULLET.match(text)
        and all(p.line.bold for p in group)
        and (first.size >= 0.98 * body or (after and is_small_heading(group, after[0], style)))
        and words(text) <= 16
        and any(c.isalnum() for c in text)
        and not (ENDED.search(text) and text.rstrip()[-1:] not in "?？")
    ):
        return Para(strand, kind="heading", level=min(len(ranks) + 1, 6), calls=kept)
    if m := BULLET.match(strand.text):
        return Para(strand.cut(m.end()), kind="list", item=m[1], calls=kept)
    if first.size < 0.8 * body or not says:
        return Para(strand, kind="caption", calls=kept)
    if m := _RAISED_HEAD.match(strand.text):
        mark = plain(m[1])
        if strand.text[m.end(1)].islower():  # "1st of May"
            return Para(strand.edited([(m.start(1), m.end(1), mark)]), calls=kept)
        # The number of a paragraph or of an entry: a note is set smaller.
        return Para(strand.cut(m.end()), item=mark, calls=kept)
    item = m[1] if (m := ORDERED.match(strand.text)) else ""
    return Para(strand, item=item, calls=kept)


def _raised(strand: Strand, raw: str, group: Sequence[Placed]) -> tuple[Strand, tuple[Call, ...]]:
    """The strand with its raised numbers in raised figures, and what may call notes. Whether it does is known when all
    notes are (`notes.take_out`); what calls none stays as it is printed."""
    spans = [span for p in group for span in p.raised]
    calls = [
        Call(m[0], m.start())
        for a, b in spans if _MAY_CALL.fullmatch(raw, a, b)
        for m in _ONE_MARK.finditer(raw, a, b)
        if not notes.is_unit(raw[max(0, a - 8) : a], m[0])
    ]  # fmt: skip
    figures = {
        o
        for a, b in spans if _FIGURES.fullmatch(raw, a, b) or (_LETTERS.fullmatch(raw, a, b) and raw[a - 1].isalpha())
        for o in range(a, b)
    }  # fmt: skip
    edits = (
        (i, i + 1, raised(c))
        for i, (c, o) in enumerate(zip(strand.text, strand.origin, strict=True))
        if o in figures and raised(c) != c
    )  # fmt: skip
    return strand.edited(edits) if figures else strand, tuple(calls)


def _strand(raw: str, group: Sequence[Placed]) -> Strand:
    """The lines of a paragraph; between those on two pages stands what ends a line, and not the page's foot."""
    strand = Strand.of(raw, group[0].start, group[0].end)
    for before, p in itertools.pairwise(group):
        if before.line.page == p.line.page and p.start == before.end + 1:
            strand += Strand.of(raw, before.end, p.end)
        else:
            strand += Strand.inserted("\n") + Strand.of(raw, p.start, p.end)
    return strand


def _celled(strand: Strand) -> Strand:
    """A row of a table, a bar between its cells."""
    return strand.edited((i, i + 1, " | ") for i, c in enumerate(strand.text) if c == "\t")


def _settled(paras: list[Para]) -> list[Para]:
    """Notes held to their marks, the lettering of figures gathered, and what follows either bound."""
    called: dict[str, list[int]] = defaultdict(list)
    for call in sorted((c for p in paras for c in p.calls), key=lambda c: c.at):
        called[call.mark].append(call.at)
    seen: dict[str, list[int]] = defaultdict(list)
    last = ""
    out: list[Para] = []
    for p in paras:
        if p.kind == "footnote":
            if _is_note(p, called, seen, last):
                last = p.note or ""
                seen[last].append(p.strand.first())
                m = NOTE.match(p.text)
                p = p.with_(strand=p.strand.cut(m.end() if m else 0))
            else:
                p = p.with_(kind="caption", note=None, sure=False)
        before = out[-1] if out else None
        if p.kind == "caption" and words(p.text) <= 6 and not p.text.endswith("."):
            if not any(c.isalpha() for c in p.text):
                continue
            if before is not None and before.kind == "caption" and words(before.text) <= 60 and not before.sure:
                out[-1] = before.with_(strand=before.strand + Strand.inserted(" ") + p.strand)
                continue
        bound = before is not None and before.kind in ("footnote", "caption")
        out.append(p.with_(bound=True) if bound else p)
    return out


def _is_note(p: Para, called: Mapping[str, Sequence[int]], seen: Mapping[str, Sequence[int]], last: str) -> bool:
    """Whether a number at the head of a small line is a note's: where the text calls it, or the number before it.

    A second one of the same number must be called anew between the two; or all stand at the end, chapter by chapter,
    each number behind the one before, and are called as often. `seen` are the places of the notes before, `last` is the
    mark of the last one.
    """
    mark = p.note or ""
    before = seen.get(mark, ())
    if not before:
        return mark in called or _follows(mark, seen)
    if any(before[-1] < at < p.strand.first() for at in called[mark]):
        return True
    in_order = mark == "1" or (mark.isdigit() and last == str(int(mark) - 1))
    return in_order and sum(at < before[0] for at in called[mark]) > len(before)


def _follows(mark: str, seen: Mapping[str, Sequence[int]]) -> bool:
    return mark.isdigit() and ((mark == "1" and not seen) or bool(seen.get(str(int(mark) - 1))))
