"""What a text quotes: the spans of quoted words, and the note or author-date mark that each carries.

A quotation whose mark is never closed ends at its note mark; where no note follows either, nobody can say where it
ends, and it is left out. Titles of works in quotation marks are no quotations. Whether the words are quoted from the
work that the note names, or only set apart, is not known.
"""

from __future__ import annotations

import bisect
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from ingest import sentences
from ingest.works import marks
from ingest.works.mention import titled
from store.documents import Block, PagedText
from store.works import Citation, Ended, Quotation

_TRIM_OPEN = " \t\n.,;:"
# So few words of a sentence are set apart rather than quoted, unless a note mark stands straight behind them.
_PHRASE = 3
_GIVEN_UP = "quotations were not looked for behind {} quotation marks without an end, in paragraphs: {}"
_TEXT = frozenset({"body", "list", "quote", "caption", "footnote", "table"})
_BEHIND = re.compile(r"[\"'”’»)\].,;:!?\s]*")
_SOURCE = re.compile(r"\s*\([^()]{3,160}\)\.?$")


@dataclass(frozen=True, slots=True)
class _Found:
    start: int
    end: int
    outer: int  # behind the closing mark
    ended: Ended
    note: int | None  # its index among the notes


def quotations(
    paged: PagedText, citations: Sequence[Citation], spans: Sequence[tuple[int, int]]
) -> tuple[list[Quotation], list[str]]:
    """(the quotations of a text in order, what is said of them). `spans`, sorted, are those of works and citations,
    whose titles are none."""
    calls = sorted((n.called_at, i) for i, n in enumerate(paged.notes) if n.called_at is not None)
    own_title = {titled(paged.text[b.start : b.end]) for b in paged.blocks if b.level == 1} - {""}
    found: list[Quotation] = []
    unclosed = 0
    for block in paged.blocks:
        if block.kind not in _TEXT:
            continue
        within, open_marks = _in_block(paged.text, block, calls)
        unclosed += open_marks >= marks.MOST_UNCLOSED
        own = [
            f for f in within
            if not _is_title(f, spans) and titled(paged.text[f.start : f.end]) not in own_title
        ]  # fmt: skip
        found += _carrying(paged, block, own, calls, citations)
    return found, [_GIVEN_UP.format(marks.MOST_UNCLOSED, unclosed)] if unclosed else []


def _is_title(found: _Found, spans: Sequence[tuple[int, int]]) -> bool:
    """Whether a quotation begins within the words that name a work."""
    i = bisect.bisect_right(spans, (found.start, 1 << 60)) - 1
    return any(a <= found.start < b for a, b in spans[max(0, i - 3) : i + 1])


def _in_block(text: str, block: Block, calls: Sequence[tuple[int, int]]) -> tuple[list[_Found], int]:
    """(the outermost quotations of a block, and those within a block that is a quotation as a whole; how many marks
    were never closed)."""
    if block.kind == "quote":
        return [_set_apart(text, block, calls)], 0
    found: list[_Found] = []
    at, failed = block.start, 0
    while failed < marks.MOST_UNCLOSED and (opening := marks.OPENING.search(text, at, block.end)):
        at = opening.start()
        if not marks.opens(text, at):
            at += 1
            continue
        one = _one(text, at, block, calls)
        if one is None:
            at += 1
            failed += 1
            continue
        found.append(one)
        at = max(one.outer, at + 1)
    return found, failed


def _one(text: str, at: int, block: Block, calls: Sequence[tuple[int, int]]) -> _Found | None:
    """The quotation that opens at an offset; None also where, unclosed, another opens before a note is called."""
    close, shared = marks.closes_of(text, at, block.end)
    call = _next(calls, at + 2, block.end + 1)  # a mark may be the last of a paragraph
    if close is None and (call is None or marks.opened_again(text, at, call[0])):
        close = shared
        if close is None:
            return None
    within = call is not None and (close is None or call[0] <= close)
    if within and call and (close is None or text[at] not in marks.SURE):
        end = at + 1 + len(text[at + 1 : call[0]].rstrip(_TRIM_OPEN))
        return _Found(at + 1, end, call[0], "note", call[1]) if _words(text, at + 1, end) >= 2 else None
    if close is None or not text[at + 1 : close].strip():
        return None
    start, end = sentences.trim(text, at + 1, close)
    end -= text[start:end].endswith((",", "，", "،")) and end > start + 1
    behind = _BEHIND.match(text, close + 1, min(close + 4, block.end))
    reach = behind.end() if behind else close + 1
    straight = _next(calls, close, reach + 1)
    return _Found(start, end, close + 1, "mark", straight[1] if straight else None)


def _set_apart(text: str, block: Block, calls: Sequence[tuple[int, int]]) -> _Found:
    """A block that is a quotation as a whole, without its own marks and the source behind it."""
    start, end = block.start, block.end
    if source := _SOURCE.search(text[start:end]):
        end = start + source.start()
    if marks.opens(text, start):
        close = marks.close_of(text, start, end)
        start += 1
        if close is not None and not text[close + 1 : end].strip(_TRIM_OPEN):
            end = close
    if start >= end:
        start, end = block.start, block.end
    start, end = sentences.trim(text, start, end)
    last = bisect.bisect_left(calls, (block.end + 1, -1)) - 1
    within = last >= 0 and calls[last][0] >= block.start
    return _Found(start, end, block.end, "block", calls[last][1] if within else None)


def _carrying(
    paged: PagedText,
    block: Block,
    found: Sequence[_Found],
    calls: Sequence[tuple[int, int]],
    citations: Sequence[Citation],
) -> Iterator[Quotation]:
    """The quotations with the notes and citations they carry.

    A note mark straight behind a quotation is its own. One later in the sentence is that of the last quotation before
    it, and of others before that one which are phrases and not single words.
    """
    text = paged.text
    ends = [block.start + b for _, b in sentences.split(text[block.start : block.end], "body")]
    for i, q in enumerate(found):
        behind = bisect.bisect_left(ends, q.outer)
        stop = ends[behind] if behind < len(ends) else block.end
        near = found[i + 1 : i + 2]
        note = q.note
        if note is None and q.ended == "mark":
            phrase = _words(text, q.start, q.end) >= _PHRASE
            call = _next(calls, q.outer, stop + 1)
            if call and (not near or near[0].start > call[0] or (phrase and near[0].note is None)):
                note = call[1]
        own = tuple(_named_in(paged, note, citations)) if note is not None and block.note is None else ()
        if not own and block.note:
            own = _in_note(text, block, q, ends, citations)
        elif not own:
            own = _marks_behind(text, block, q, stop, near, citations)
        yield Quotation(q.start, q.end, q.ended, paged.notes[note].mark if note is not None else None, own)


def _named_in(paged: PagedText, note: int, citations: Sequence[Citation]) -> Iterator[int]:
    """The indices of the citations that stand in a note."""
    block = paged.blocks[paged.notes[note].block]
    first = bisect.bisect_left(citations, block.start, key=_start)
    for j in range(first, len(citations)):
        if citations[j].start >= block.end:
            return
        yield j


def _marks_behind(
    text: str, block: Block, q: _Found, stop: int, near: Sequence[_Found], citations: Sequence[Citation]
) -> tuple[int, ...]:
    """The citations of the first bracket behind a quotation in the same sentence, before the next quotation."""
    limit = min(near[0].start, stop) if near else stop
    inside = q.end if q.ended == "block" else q.outer
    reach = block.end if q.ended == "block" else limit
    own: list[int] = []
    for j in range(bisect.bisect_left(citations, inside, key=_start), len(citations)):
        c = citations[j]
        if c.start > reach:
            break
        if c.note is not None or c.end > reach:
            continue
        if own and re.search(r"[)\]）]", text[citations[own[-1]].end : c.start]):
            break  # another bracket is another statement's
        own.append(j)
    return tuple(own)


def _in_note(text: str, block: Block, q: _Found, ends: Sequence[int], citations: Sequence[Citation]) -> tuple[int, ...]:
    """The citation straight behind a note's quotation, or the last before it in the same sentence."""
    for j in range(bisect.bisect_left(citations, q.outer, key=_start), len(citations)):
        c = citations[j]
        if c.start >= block.end or text[q.outer : c.start].strip(" (,–—:"):
            break
        if c.end <= block.end:
            return (j,)
    begun = bisect.bisect_right(ends, q.start)
    begin = ends[begun - 1] if begun else block.start
    for j in range(bisect.bisect_left(citations, q.start, key=_start) - 1, -1, -1):
        if citations[j].start < begin:
            break
        if citations[j].end <= q.start:
            return (j,)
    return ()


def _start(citation: Citation) -> int:
    return citation.start


def _next(calls: Sequence[tuple[int, int]], start: int, end: int) -> tuple[int, int] | None:
    """The first note called in [start, end): (where, its index)."""
    i = bisect.bisect_left(calls, (start, -1))
    return calls[i] if i < len(calls) and calls[i][0] < end else None


def _words(text: str, start: int, end: int) -> int:
    spaced = text[start:end].split()
    dense = sum(1 for c in text[start:end] if "\u3040" <= c <= "\u9fff")
    return max(len(spaced), dense // 2)
