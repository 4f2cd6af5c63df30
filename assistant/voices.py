"""Whether one speaks in all of a span, and where another begins.

A sentence is read by itself, with the words that lead into it; one that nobody is named for is the author's, whatever
the sentence before reports. Words quoted are never parted: sentences within one quotation count as one.
"""

from __future__ import annotations

from assistant.speakers import quotations_in, same_person, saying_of, sentences_in
from store.documents import PagedText

# Whoever no name stands for: the author of the document.
AUTHOR = None


def voices_in(paged: PagedText, start: int, end: int) -> tuple[tuple[int, int, str | None], ...]:
    """The parts of a span [start, end) that are said by one and the same, in order: start and end of each and who
    speaks (`AUTHOR`: the author of the document). They hold every word of the span, one part where it has one speaker.
    """
    block = paged.blocks[paged.block_of(start, end)]
    within = max(start, block.start)  # a heading quoted with its text says nothing of who speaks
    text = paged.text[within:end]
    if block.kind == "quote":  # whose it is the line before it says, of all of it
        return ((start, end, saying_of(paged, block, within, end).speaker),)
    parts: list[tuple[int, int, str | None]] = []
    for sentence, at in sentences_in(text, within, quotations_in(paged, within, end)):
        until = at + len(sentence.rstrip())
        speaker = saying_of(paged, block, at, until).speaker
        if parts and _same(parts[-1][2], speaker):
            parts[-1] = (parts[-1][0], until, parts[-1][2])
        else:
            parts.append((at if parts else start, until, speaker))
    if parts:
        parts[-1] = (parts[-1][0], end, parts[-1][2])
    return tuple(parts)


def _same(one: str | None, other: str | None) -> bool:
    return one == other or (one is not AUTHOR and other is not AUTHOR and same_person(one, other))
