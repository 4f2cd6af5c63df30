"""Passages: runs of whole sentences of one section, within the window of the embedding model.

Offsets are exact: a passage's text is the document's text from its start to its end. Headings directly above
belong to the first passage under them. Notes, references and tables stand apart from the body.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace

from ingest import sentences as splitter
from store.documents import Locator, PagedText, Passage, Sentence, passage_id

CountTokens = Callable[[list[str]], list[int]]

BUDGET = 220
# Below this share of the budget a passage takes on part of the next paragraph rather than close.
_ENOUGH = 0.55
_CLAUSE = re.compile(r"[;:,—–،؛，；、]\s*|\s+")
_PLACES = {"footnote": "notes", "reference": "references", "table": "table"}


@dataclass(frozen=True, slots=True)
class _Piece:
    start: int
    end: int
    block: int
    tokens: int


def chunk(
    paged: PagedText, count_tokens: CountTokens, *, budget: int = BUDGET, window: int | None = None
) -> tuple[tuple[Passage, ...], tuple[Sentence, ...]]:
    """The passages and sentences of a document.

    count_tokens  the token counts of some texts by the embedding model's tokenizer, its special tokens included
    budget        the tokens of a passage to aim for
    window        the most that a passage may have; a sentence longer than that is cut at a clause or a space.
                  Default: the budget and a sixth of it
    """
    window = window or budget + budget // 6
    budget = min(budget, window)
    pieces = _pieces(paged, count_tokens, window)
    groups = _groups(paged, pieces, budget)
    groups = _within(paged, groups, count_tokens, window)
    texts = [paged.text[g[0].start : g[-1].end] for g in groups]
    counts = count_tokens(texts) if texts else []
    passages, found = [], []
    for group, text, tokens in zip(groups, texts, counts, strict=True):
        start, end = group[0].start, group[-1].end
        key = passage_id(paged.document_id, start, end)
        passages.append(Passage(key, _place(paged, group), text, tokens))
        found += [Sentence(p.start, p.end, p.block, key) for p in group]
    return tuple(passages), tuple(found)


def _place(paged: PagedText, group: Sequence[_Piece]) -> Locator:
    """The passage's place: that of its first words under the headings, over its whole span."""
    body = next((p for p in group if paged.blocks[p.block].kind != "heading"), group[0])
    whole = paged.locate(group[0].start, group[-1].end)
    first = paged.locate(body.start, group[-1].end)
    notes = {paged.blocks[p.block].note for p in group}
    return replace(first, start=whole.start, end=whole.end, pages=whole.pages, labels=whole.labels,
                   note=first.note if len(notes) == 1 else None)  # fmt: skip


def _pieces(paged: PagedText, count_tokens: CountTokens, window: int) -> list[_Piece]:
    """The sentences of all blocks with their tokens, those above the window cut."""
    spans: list[tuple[int, int, int]] = []
    for i, block in enumerate(paged.blocks):
        text = paged.text[block.start : block.end]
        spans += [(block.start + a, block.start + b, i) for a, b in splitter.split(text, block.kind)]
    counts = count_tokens([paged.text[a:b] for a, b, _ in spans]) if spans else []
    pieces: list[_Piece] = []
    for (a, b, i), tokens in zip(spans, counts, strict=True):
        if tokens <= window:
            pieces.append(_Piece(a, b, i, tokens))
        else:
            pieces += [_Piece(c, d, i, n) for c, d, n in _cut(paged.text, a, b, count_tokens, window)]
    return pieces


def _cut(text: str, start: int, end: int, count_tokens: CountTokens, window: int) -> list[tuple[int, int, int]]:
    """A span cut into parts within the window: at the last clause in the second half, else at a space, else
    anywhere."""
    parts: list[tuple[int, int, int]] = []
    total = count_tokens([text[start:end]])[0]
    share = max(int((end - start) * window / max(total, 1) * 0.85), 1)
    while start < end:
        stop = min(start + share, end)
        while stop > start + 1:
            if stop < end:
                stop = _cut_place(text, start, stop)
            tokens = count_tokens([text[start:stop].strip()])[0]
            if tokens <= window:
                break
            stop = start + max((stop - start) * 2 // 3, 1)
        tokens = count_tokens([text[start:stop].strip()])[0]
        a, b = splitter.trim(text, start, stop)
        if a < b:
            parts.append((a, b, tokens))
        start = stop
    return parts


def _cut_place(text: str, start: int, stop: int) -> int:
    half = start + (stop - start) // 2
    marks = [m.end() for m in _CLAUSE.finditer(text, half, stop) if m[0].strip()]
    spaces = [m.end() for m in _CLAUSE.finditer(text, start + 1, stop) if not m[0].strip()]
    return marks[-1] if marks else spaces[-1] if spaces else stop


def _groups(paged: PagedText, pieces: Sequence[_Piece], budget: int) -> list[list[_Piece]]:
    """Sentences gathered into passages: a section's body, its references, its notes and each table by itself."""
    groups: list[list[_Piece]] = []
    group: list[_Piece] = []
    tokens = 0
    for i, piece in enumerate(pieces):
        if group and _closes(paged, group, tokens, pieces, i, budget):
            groups.append(group)
            group, tokens = [], 0
        group.append(piece)
        tokens += piece.tokens
    if group:
        groups.append(group)
    return groups


def _closes(
    paged: PagedText, group: Sequence[_Piece], tokens: int, pieces: Sequence[_Piece], i: int, budget: int
) -> bool:
    """Whether a passage is closed before the piece i."""
    last, piece = paged.blocks[group[-1].block], paged.blocks[pieces[i].block]
    if piece.kind == "heading":
        # The title goes with the lines above it.
        return last.kind != "heading" and bool(piece.section)
    if last.kind == "heading":
        return tokens + pieces[i].tokens > budget and tokens > 0
    if piece.section != last.section and piece.kind != "footnote" and last.kind != "footnote":
        return True
    if _PLACES.get(piece.kind) != _PLACES.get(last.kind):
        return True
    if tokens + pieces[i].tokens > budget:
        return True
    if pieces[i].block == group[-1].block:
        return False
    # At a paragraph's beginning: close where the whole of it no longer fits and there is enough already.
    if tokens <= _ENOUGH * budget:
        return False
    whole = 0
    for p in pieces[i:]:
        if p.block != pieces[i].block:
            break
        whole += p.tokens
    return tokens + whole > budget


def _within(paged: PagedText, groups: list[list[_Piece]], count_tokens: CountTokens, window: int) -> list[list[_Piece]]:
    """Groups whose text has more tokens than the sum of their sentences', and so leaves the window, halved."""
    while True:
        counts = count_tokens([paged.text[g[0].start : g[-1].end] for g in groups]) if groups else []
        if all(n <= window or len(g) == 1 for g, n in zip(groups, counts, strict=True)):
            return groups
        halved: list[list[_Piece]] = []
        for g, n in zip(groups, counts, strict=True):
            halved += [g] if n <= window or len(g) == 1 else [g[: len(g) // 2], g[len(g) // 2 :]]
        groups = halved
