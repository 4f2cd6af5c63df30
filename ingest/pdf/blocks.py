"""Paragraphs of a PDF from its lines in reading order: headings by size, notes by size and mark, rows of tables."""

from __future__ import annotations

import itertools
import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, replace

from ingest import notes, wording
from ingest.clean import Vocabulary, close_lines, mend, unhyphenate
from ingest.draft import Call, Para
from ingest.pdf.order import Line
from ingest.strand import Strand
from ingest.text import BULLET, ORDERED
from ingest.wording import fold, words

_NOTE = re.compile(r"\s*(?P<mark>\d{1,3}(?![\d.,%–-]*\d|[.,]\d)|[*†‡])[.)]?\s*(?=\S)")
_ENDED = re.compile(r"[.!?…:;。！？；：؟۔][\"'”’»)\]]*\s*$")
_CELL = re.compile(r"[^\t]+")
_HEADING_WORDS = 30


@dataclass(frozen=True)
class Page:
    """The lines of a page in reading order, and the running heads and feet above and below them."""

    head: Sequence[Line]
    lines: Sequence[Line]
    foot: Sequence[Line]


@dataclass(slots=True)
class _Placed:
    """A line and its span in the raw text; the raised stretches of it."""

    line: Line
    start: int
    end: int
    raised: tuple[tuple[int, int], ...]
    size: float
    text: str


@dataclass(frozen=True)
class _Style:
    """How a document is set: the size of its body and the distance of its lines, the heading level of each larger
    size, and whether paragraphs begin with an indent."""

    body: float
    leading: float
    ranks: dict[float, int]
    indented: bool


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
    raw, starts, placed, furniture = _raw(pages)
    body = _body_size(placed)
    leading = _leading(placed, body)
    style = _Style(body, leading, _ranks(placed, body), _is_indented(placed, body, leading))
    known = Vocabulary(raw)
    paras: list[Para] = []
    for number, groups in enumerate(_continued([_groups(lines, style) for lines in placed], style)):
        fresh = [_para(raw, group, style) for group in groups]
        if number:
            fresh[:1] = [replace(p, bound=True) for p in fresh[:1]]
        paras += fresh
    paras = [p.with_(strand=close_lines(unhyphenate(mend(p.strand), known)).folded()) for p in paras]
    spans = [(p.start + m.start(), p.start + m.end()) for p in furniture for m in _CELL.finditer(p.text)]
    heads = [mend(Strand.of(raw, a, b)).folded() for a, b in spans]
    return Built(raw, starts, tuple(_settled([p for p in paras if p.text])), tuple(Para(h) for h in heads if h.text))


def _raw(pages: Sequence[Page]) -> tuple[str, tuple[int, ...], list[list[_Placed]], list[_Placed]]:
    """The raw text: pages of lines, joined by form feeds; the lines of the text with their places, page by page; and
    the furniture of the first two pages."""
    parts: list[str] = []
    starts: list[int] = []
    placed: list[list[_Placed]] = []
    furniture: list[_Placed] = []
    at = 0
    for n, page in enumerate(pages):
        if n:
            parts.append("\f")
            at += 1
        starts.append(at)
        here: list[_Placed] = []
        for lines, kept in ((page.head, False), (page.lines, True), (page.foot, False)):
            for line in lines:
                begin, raised = at, []
                for piece in line.pieces:
                    if piece.raised:
                        raised.append((at, at + len(piece.text)))
                    parts.append(piece.text)
                    at += len(piece.text)
                found = _Placed(line, begin, at, tuple(raised), line.size, line.text)
                if kept:
                    here.append(found)
                elif n < 2:
                    furniture.append(found)
                parts.append("\n")
                at += 1
        placed.append(here)
    return "".join(parts), tuple(starts), placed, furniture


def _body_size(placed: Sequence[Sequence[_Placed]]) -> float:
    """The size in which most characters are set."""
    sizes: Counter[float] = Counter()
    for lines in placed:
        for p in lines:
            sizes[p.size] += len(p.text)
    return sizes.most_common(1)[0][0]


def _ranks(placed: Sequence[Sequence[_Placed]], body: float) -> dict[float, int]:
    """The heading level of each size above the body's: 1 for the largest; at most 6."""
    sizes = sorted({p.size for lines in placed for p in lines if p.size > 1.12 * body}, reverse=True)
    return {size: min(i + 1, 6) for i, size in enumerate(sizes)}


def _leading(placed: Sequence[Sequence[_Placed]], body: float) -> float:
    """The usual distance between the baselines of body lines."""
    gaps: Counter[float] = Counter()
    for lines in placed:
        for a, b in itertools.pairwise(lines):
            if a.size == b.size == body and 0 < a.line.y - b.line.y < 4 * body:
                gaps[round(a.line.y - b.line.y, 0)] += 1
    return gaps.most_common(1)[0][0] if gaps else 1.3 * body


def _is_indented(placed: Sequence[Sequence[_Placed]], body: float, leading: float) -> bool:
    """Whether most paragraphs are told by an indent of their first line, and not by the space before it."""
    indented = spaced = 0
    for lines in placed:
        for before, p in itertools.pairwise(lines):
            if not (
                before.size == p.size == body and before.line.region == p.line.region and _ENDED.search(before.text)
            ):
                continue
            if 0.7 * body < p.line.x - p.line.left < 4 * body and before.line.x < p.line.x - 0.5 * body:
                indented += 1
            elif before.line.y - p.line.y > 1.3 * leading + 0.5:
                spaced += 1
    return indented > 2 and indented > spaced


def _groups(lines: Sequence[_Placed], style: _Style) -> list[list[_Placed]]:
    """The lines of a page by paragraph."""
    groups: list[list[_Placed]] = []
    for p in lines:
        if groups and not _breaks(groups[-1], p, style):
            groups[-1].append(p)
        else:
            groups.append([p])
    return groups


def _continued(pages: list[list[list[_Placed]]], style: _Style) -> list[list[list[_Placed]]]:
    """The paragraphs of each page, those that a page's end broke put together on the page where they begin."""
    open_: list[_Placed] | None = None
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


def _is_running(p: _Placed, style: _Style) -> bool:
    """Whether a line is one of running text: of the body's size, no row, no caption, no heading."""
    return (
        abs(p.size - style.body) < 0.05 * style.body
        and len(p.line.cells) == 1
        and not p.line.turned
        and not wording.CAPTION.match(fold(p.text))
        and not (_heading_like(p) and not _fills(p))
    )


def _is_large(p: _Placed, style: _Style) -> bool:
    return p.size > 1.12 * style.body or (_heading_like(p) and not _fills(p))


def _continues(last: _Placed, p: _Placed, style: _Style) -> bool:
    """Whether a paragraph goes on at the top of the next column or page."""
    if p.line.bold != last.line.bold:
        return False
    if not _ENDED.search(last.text):
        first = p.text.lstrip()[:1]
        return (first.isalpha() and not first.isupper()) or last.text.rstrip()[-1:] in "-\u2010"
    # It may stop between two sentences: then its last line is full, and the next begins without an indent.
    full = last.line.right - last.line.x1 < 1.5 and last.line.x1 - last.line.x > 10 * style.body
    return full and (p.line.x - p.line.left < 0.3 * style.body if style.indented else last.line.is_justified)


def _breaks(group: Sequence[_Placed], p: _Placed, style: _Style) -> bool:
    """Whether a line begins a new paragraph."""
    last, body = group[-1], style.body
    if len(p.line.cells) > 1 or len(last.line.cells) > 1 or p.line.turned != last.line.turned:
        return True
    gap = last.line.y - p.line.y
    usual = style.leading * (p.size / body) if p.size != body else style.leading
    hangs = p.line.x > group[0].line.x + 3 and (BULLET.match(group[0].text) or ORDERED.match(group[0].text))
    if hangs and p.line.region == last.line.region and p.size == last.size and -1 < gap < 1.15 * usual:
        return bool(BULLET.match(p.text) or (ORDERED.match(p.text) and not _hanging(group, p)))
    if abs(p.size - last.size) > 0.09 * body or (
        (p.line.bold != last.line.bold and not BULLET.match(last.text))
        and (p.size > body or (_ENDED.search(last.text) and not _fills(p)) or _heading_over(last, p))
    ):
        return True
    if BULLET.match(p.text) or (ORDERED.match(p.text) and not _hanging(group, p)):
        return True
    if _starts_note(p, body) and not (p.size == last.size and not p.raised and _goes_on(last)):
        return True
    if p.line.region != last.line.region:
        # Another column; or what stands above or below the columns, and does not go on with either.
        return gap > -2 * body or not (_goes_on_above(last) or _continues(last, p, style))
    if gap > 1.3 * usual + 0.5 or gap < -1:
        return True
    if wording.CAPTION.match(fold(p.text)) and _ENDED.search(last.text):
        return True
    if BULLET.match(group[0].text) and p.line.x < group[0].line.x - 1 and not _goes_on(last):
        return True
    if _ends_early(last, p) and (_ENDED.search(last.text) or p.line.x > last.line.x + 0.7 * body):
        return True
    if len(group) > 1 and last.line.x > group[0].line.x + 0.5 * body and p.line.x <= group[0].line.x + 1:
        return True  # the next entry of a list with hanging indents
    indent = p.line.x - min(q.line.x for q in group)
    first_indent = group[0].line.x - p.line.x
    if indent > 0.7 * body and len(group) > 1 and bool(_ENDED.search(last.text)):
        return True
    return 0 < indent <= 3.5 * body and len(group) == 1 and first_indent < 0 and bool(_ENDED.search(last.text))


def _goes_on_above(p: _Placed) -> bool:
    return not _ENDED.search(p.text)


def _fills(p: _Placed) -> bool:
    """Whether a line reaches the right edge of its column, as the lines of running text do."""
    return p.line.x1 > p.line.right - 0.08 * (p.line.right - p.line.left)


def _heading_over(p: _Placed, following: _Placed) -> bool:
    """Whether a bold line is a heading over the line that follows, and no beginning of it."""
    return _heading_like(p) and not (_fills(p) and following.text.lstrip()[:1].islower())


def _goes_on(p: _Placed) -> bool:
    """Whether a line stops in the middle of a sentence at the right edge of its column."""
    return not _ENDED.search(p.text) and _fills(p)


def _ends_early(p: _Placed, following: _Placed) -> bool:
    """Whether the first word of the next line would have found room on this one, so that the break is meant."""
    text = following.text.strip()
    word = text.split(" ", 1)[0]
    width = (following.line.x1 - following.line.x) * (len(word) + 1.5) / max(len(text), 1)
    return p.line.right == following.line.right and p.line.right - p.line.x1 > width


def _heading_like(p: _Placed) -> bool:
    return p.line.bold and words(p.text) <= 14 and not (_ENDED.search(p.text) and p.text.rstrip()[-1:] not in "?？")


def _hanging(group: Sequence[_Placed], p: _Placed) -> bool:
    """A number at a line's head inside a sentence ("in\\n12. and") rather than an item's mark."""
    return not _ENDED.search(group[-1].text) and not ORDERED.match(group[0].text) and len(group) > 1


def _starts_note(p: _Placed, body: float) -> bool:
    """Whether a line is a note's first: small, with a number at its head that is raised or stands apart."""
    if p.size > 0.95 * body:
        return False
    m = _NOTE.match(p.text)
    return m is not None and (bool(p.raised and p.raised[0][0] == p.start) or len(p.text) > len(m[0]) + 8)


def _para(raw: str, group: Sequence[_Placed], style: _Style) -> Para:
    body, ranks = style.body, style.ranks
    strand = _strand(raw, group)
    first = group[0]
    text = " ".join(p.text for p in group)
    if _starts_note(first, body) and (m := _NOTE.match(strand.text)):
        return Para(strand, kind="footnote", note=m["mark"], sure=True)
    spans, calls = [], []
    for p in group:
        for a, b in p.raised:
            mark = raw[a:b].strip().strip("[]()")
            if notes.is_unit(raw[max(0, a - 8) : a], mark):
                continue
            if (mark.isdigit() and len(mark) <= 3) or (mark in "*†‡" and mark):
                spans.append((a, b))
                calls.append(Call(mark, a))
    strand = strand.without(_within(strand, spans))
    kept = tuple(calls)
    folded = fold(first.text)
    if len(first.line.cells) == 1 and (
        (wording.CAPTION.match(folded) and words(text) <= 80) or wording.FIGURE.fullmatch(folded)
    ):
        return Para(strand, kind="caption", calls=kept)
    level = ranks.get(first.size, 0) if len(first.line.cells) == 1 else 0
    if level and words(text) <= _HEADING_WORDS and not BULLET.match(text) and any(c.isalpha() for c in text):
        return Para(strand, kind="heading", level=level, calls=kept)
    if len(first.line.cells) > 1:
        return Para(_celled(strand), kind="table", calls=kept, sure=True)
    if (
        not BULLET.match(text)
        and all(p.line.bold for p in group)
        and first.size >= 0.98 * body
        and words(text) <= 16
        and not (_ENDED.search(text) and text.rstrip()[-1:] not in "?？")
    ):
        return Para(strand, kind="heading", level=min(len(ranks) + 1, 6), calls=kept)
    if m := BULLET.match(strand.text):
        return Para(strand.cut(m.end()), kind="list", item=m[1], calls=kept)
    if first.size < 0.8 * body or not any(c.isalpha() for c in text):
        return Para(strand, kind="caption", calls=kept)
    item = m[1] if (m := ORDERED.match(strand.text)) else ""
    return Para(strand, item=item, calls=kept)


def _within(strand: Strand, spans: Sequence[tuple[int, int]]) -> list[tuple[int, int]]:
    """Where in the strand some raw spans stand."""
    at = {o: i for i, o in enumerate(strand.origin)} if spans else {}
    return [(at[a], at[b - 1] + 1) for a, b in spans]


def _strand(raw: str, group: Sequence[_Placed]) -> Strand:
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
    called = {c.mark for p in paras for c in p.calls}
    seen: set[str] = set()
    out: list[Para] = []
    for p in paras:
        if p.kind == "footnote":
            # A number at the head of a small line is a note's where the text calls it, the first time.
            if p.note in seen or (p.note not in called and not _follows(p.note or "", seen)):
                p = p.with_(kind="caption", note=None, sure=False)
            else:
                seen.add(p.note or "")
                m = _NOTE.match(p.text)
                p = p.with_(strand=p.strand.cut(m.end() if m else 0))
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


def _follows(mark: str, seen: set[str]) -> bool:
    return mark.isdigit() and ((mark == "1" and not seen) or str(int(mark) - 1) in seen)
