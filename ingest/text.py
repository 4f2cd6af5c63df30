"""Plain text as people and extractors write it: paragraphs, wrapped lines, list items, headings with marks.

Form feeds are pages; nothing else is. What the pages' edges repeat is left out of the text (`page_edges.py`). What a
paragraph is beyond its own marks is decided later.
"""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterator

from ingest import left_out, markup
from ingest.clean import Vocabulary, mend, unhyphenate
from ingest.decode import decode
from ingest.draft import Draft, Para
from ingest.page_edges import find_edges
from ingest.record import imprint
from ingest.strand import Strand
from ingest.text_rows import COLUMNS, rows

_LINE = re.compile(r"[^\n\r\f\v\x85\u2028\u2029]*(?:\r\n|[\n\r\f\v\x85\u2028\u2029]|$)")
_PAGE = re.compile("\f")
BULLET = re.compile(r"[ \t]*([-–—•·◦▪‣●○■□➢➤✓✔►♦*]|\uf0b7|\uf0a7|\x7f|o(?=\t))[ \t]+(?=\S)")
ORDERED = re.compile(r"[ \t]*(\(?(?:\d{1,2}|[a-zA-Z]|[ivxIVX]{1,5})[.)])[ \t]+(?=\S)")
_HASHES = re.compile(r"[ ]{0,3}(#{1,6})[ \t]+(?=\S)")
_CLOSING_HASHES = re.compile(r"[ \t]+#+[ \t]*$")
_QUOTED = re.compile(r"[ ]{0,3}>[ \t]?")
# A note's mark at the head of a line.
_NOTE_LINE = re.compile(
    r"[ ]{0,3}(?:\[\^[\w-]{1,20}\]:|(?:\[\d{1,3}\][ \t]+|\^\d{1,3}\^[ \t]*|[¹²³⁰⁴-⁹]{1,3}[ \t]*|[†‡§]{1,3}[ \t]*)"
    r"(?=[^\W\d_a-zß-ÿ]|[“\"'‘«¿¡]))"
)
# A list's mark that an extractor has left on a line of its own.
_LONE_BULLET = re.compile(r"[•◦▪‣●○■□➢➤✓✔►♦\uf0b7\uf0a7]")
_WORD = re.compile(r"[^\W\d_]+")
_ONE_LETTER = frozenset("AEIOUYÀÉ")
_RULE = re.compile(r"[ \t]*([-*_=~])(?:[ \t]*\1){2,}[ \t]*$")
_ROW = re.compile(r"[ \t]*\|.*\|[ \t]*$")
_RULE_ROW = re.compile(r"[ \t]*\|(?:[ \t]*:?-{2,}:?[ \t]*\|)+[ \t]*$")
_ENTRY = re.compile(r"[A-ZÀ-Þ][^()\n]{1,120}\((?:1[89]|20)\d\d[a-z]?\)[.,:]? ")
# Of the first pages.
_MOST_HEADS = 12
_CELLS = re.compile(r"[ \t]*\|[ \t]*")


def read_text(data: bytes, source: str) -> Draft:
    """A draft from the bytes of a text file. Raises ReadError where they are no text."""
    raw, warnings = decode(data, source)
    return draft_of(raw, "text", warnings)


def draft_of(raw: str, name: str, warnings: tuple[str, ...] = ()) -> Draft:
    """A draft from text that has already been decoded."""
    known = Vocabulary(raw)
    lines = _lines(raw)
    edges = find_edges(raw, lines)
    paras = _with_initials([_cleaned(p, known) for p in _paragraphs(raw, lines, edges.lines)], known)
    # Behind the last page an extractor sets another form feed.
    told = raw.rstrip()
    pages = (0, *(m.end() for m in _PAGE.finditer(told))) if "\f" in told.strip("\f") else ()
    cut = [Para(Strand.of(raw, *lines[n]).folded()) for n in sorted(edges.lines)]
    heads = [p for p in cut if any(c.isalpha() for c in p.text)]
    return Draft(
        name, raw, tuple(p for p in paras if p.text), pages, edges.labels[: len(pages)],
        warnings=(*warnings, *left_out.told("heads and feet of pages", heads)),
        heads=tuple(_cleaned(p, known) for p in heads[:_MOST_HEADS]),
    )  # fmt: skip


def _with_initials(paras: list[Para], known: Vocabulary) -> list[Para]:
    """A large first letter, left in a paragraph of its own by an extractor, put before the word that it begins."""
    out: list[Para] = []
    for p in paras:
        last = out[-1] if out else None
        if (
            last is None
            or p.kind is not None
            or not (last.kind is None and len(last.text) == 1 and last.text.isupper())
        ):
            out.append(p)
            continue
        word = _WORD.match(p.text)
        if word is None or not word[0][0].islower():
            out.append(p)
            continue
        # "A", "I" and the like are words themselves.
        apart = last.text in _ONE_LETTER and last.text + word[0] not in known
        gap = Strand.inserted(" ") if apart else Strand.inserted("")
        out[-1] = p.with_(strand=last.strand + gap + p.strand, bound=last.bound)
    return out


def _cleaned(para: Para, known: Vocabulary) -> Para:
    return para.with_(strand=unhyphenate(markup.plain(mend(para.strand)), known).folded())


def _paragraphs(raw: str, lines: list[tuple[int, int]], edges: frozenset[int]) -> Iterator[Para]:
    """The paragraphs of a text without the lines at its pages' edges; the one after such lines is `bound`."""
    bound, lone = False, ""
    for p in _grouped(raw, lines, edges):
        if p is None:
            bound = True
            continue
        if _LONE_BULLET.fullmatch(p.text.strip()):
            lone = p.text.strip()
            continue
        if lone and p.kind is None and not p.item:
            p = p.with_(kind="list", item=lone)
        yield p.with_(bound=True) if bound else p
        bound, lone = False, ""


def _grouped(raw: str, lines: list[tuple[int, int]], edges: frozenset[int]) -> Iterator[Para | None]:
    """The paragraphs, and None for each line that is left out."""
    wrap = _wrap_width([raw[a:b] for a, b in lines])
    group: list[tuple[int, int]] = []
    table = rows([raw[a:b] for a, b in lines])
    for n, (start, end) in enumerate(lines):
        line = raw[start:end]
        if n in edges:
            yield from _group(raw, group, wrap)
            yield None
            group = []
            continue
        if n in table:
            yield from _group(raw, group, wrap)
            group = []
            yield Para(Strand.of(raw, start, end).sub(COLUMNS, " | "), kind="table", sure=True)
            continue
        if not line.strip() or _RULE.match(line):
            yield from _group(raw, group, wrap)
            group = []
            continue
        if group and _begins(line, raw[slice(*group[-1])], wrap, raw[slice(*group[0])]):
            yield from _group(raw, group, wrap)
            group = []
        group.append((start, end))
    yield from _group(raw, group, wrap)


def _lines(raw: str) -> list[tuple[int, int]]:
    """The spans of the lines, without their ends."""
    spans = []
    for m in _LINE.finditer(raw):
        body = m[0].rstrip("\n\r\f\v\x85\u2028\u2029")
        spans.append((m.start(), m.start() + len(body)))
    return spans


def _wrap_width(lines: list[str]) -> int:
    """The width at which the text's lines were wrapped, 0 where a line is a whole paragraph."""
    widths = sorted(len(line) for line in lines if len(line) > 30)
    if len(widths) < 3:
        return 0
    wide = widths[int(0.95 * (len(widths) - 1))]
    follow = sum(1 for a, b in itertools.pairwise(lines) if len(a) > 30 and b.strip())
    return wide if wide <= 160 and follow > 0.3 * len(widths) else 0


def _begins(line: str, before: str, wrap: int, first: str) -> bool:
    """Whether a line begins a paragraph of its own though no blank line stands before it.

    first  the first line of the paragraph in which `before` stands
    """
    if _NOTE_LINE.match(line) and (_NOTE_LINE.match(first) or len(before.strip()) < 0.8 * wrap):
        return True
    if _HASHES.match(line) or _HASHES.match(before) or BULLET.match(line) or _ROW.match(line) or _ROW.match(before):
        return True
    if ORDERED.match(line) and (not wrap or ORDERED.match(before) or len(before) < 0.6 * wrap):
        return True
    if ("|" in line or "·" in line) and imprint.parse(line.strip()):
        return True
    if _ENTRY.match(line) and before.rstrip().endswith("."):
        return True
    quoted = bool(_QUOTED.match(line)), bool(_QUOTED.match(before))
    if any(quoted):
        return not all(quoted)
    if not wrap:
        return not _carried_on(line, before)
    return len(before.strip()) < 0.6 * wrap and not line.lstrip()[:1].islower()


def _carried_on(line: str, before: str) -> bool:
    """Lines that are paragraphs: two are one only where capitals or a lower-case letter carry on a broken line."""
    head, tail = line.strip(), before.strip()
    if head.isupper() and tail.isupper():
        return len(tail) < 60
    return head[:1].islower() and tail[-1:] not in ".!?:;"


def _group(raw: str, spans: list[tuple[int, int]], wrap: int) -> Iterator[Para]:
    if not spans:
        return
    first = raw[spans[0][0] : spans[0][1]]
    if _RULE_ROW.match(first):
        return
    if _ROW.match(first):
        yield Para(_without_heads(raw, spans, _CELLS, gap=" "), kind="table", sure=True)
    elif m := _HASHES.match(first):
        strand = Strand.of(raw, spans[0][0] + m.end(), spans[-1][1]).sub(_CLOSING_HASHES)
        yield Para(strand, kind="heading", level=len(m[1]), sure=True)
    elif _QUOTED.match(first):
        yield Para(_without_heads(raw, spans, _QUOTED), kind="quote", sure=True)
    elif m := BULLET.match(first):
        yield Para(Strand.of(raw, spans[0][0] + m.end(), spans[-1][1]), kind="list", item=m[1])
    elif m := ORDERED.match(first):
        yield Para(Strand.of(raw, spans[0][0], spans[-1][1]), item=m[1])
    else:
        yield Para(Strand.of(raw, spans[0][0], spans[-1][1]))


def _without_heads(raw: str, spans: list[tuple[int, int]], mark: re.Pattern[str], gap: str = "") -> Strand:
    """The lines one after the other, a mark at their heads (or, with a gap, anywhere) taken out."""
    strand = Strand.of(raw, spans[0][0], spans[-1][1])
    if gap:
        return strand.sub(mark, gap)
    edits, at = [], spans[0][0]
    for start, end in spans:
        if m := mark.match(raw, start, end):
            edits.append((m.start() - at, m.end() - at))
    return strand.without(edits)
