"""The list of which an earlier answer showed items, found again in its document, and the places of what was shown.

An answer quotes a list up to `LIST_ITEMS` items, beside other sentences at times: how many items there are, and which
of them is the last, only the list itself says.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from assistant.lists import ListGroup, counted_list, item_list, lettered_list
from store.documents import PagedText, Sentence

if TYPE_CHECKING:
    from store.library import Library


def list_shown(quotes: Sequence[str], documents: Sequence[str], library: Library) -> ListGroup | None:
    """The list that quotes show from its first item on, two items at least or all of it; the line that leads into it
    may be the first of them. None where there is none, or several that differ in their number of items."""
    found: dict[tuple[str, tuple[tuple[int, int], ...]], ListGroup] = {}
    for document_id in documents:
        paged = library.paged(document_id)
        for shown in (quotes, quotes[1:]):
            for start, end in places_of(shown[0], paged) if shown else ():
                for group in _lists_at(paged, start, end):
                    led_in = shown is quotes or _is(paged, group.spans[0], quotes[0])
                    if led_in and group.items > 1 and _opens(shown, group, paged):
                        found[document_id, group.item_spans] = group
    groups = list(found.values())
    return groups[0] if len({group.items for group in groups}) == 1 else None


def places_of(quote: str, paged: PagedText) -> list[tuple[int, int]]:
    """Where a quote stands in a text by itself, as a whole block or, where it is none, from the start of a block or of
    a sentence to the end of one."""
    spans = [m.span() for m in re.finditer(re.escape(quote), paged.text)] if quote else []
    whole = [span for span in spans if any(_is_block(paged, span, i) for i in [paged.block_at(span[0])])]
    return whole or [span for span in spans if _is_bounded(paged, span)]


def _is_block(paged: PagedText, span: tuple[int, int], index: int) -> bool:
    block = paged.blocks[index]
    return not paged.text[block.start : span[0]].strip(" -*•") and not paged.text[span[1] : block.end].strip()


def _is_bounded(paged: PagedText, span: tuple[int, int]) -> bool:
    before = paged.text[paged.blocks[paged.block_at(span[0])].start : span[0]].rstrip()
    behind = paged.text[span[1] : paged.blocks[paged.block_at(max(span[1] - 1, 0))].end].lstrip()
    closed = paged.text[span[0] : span[1]].rstrip()[-1:] in ".!?。？！”’\"')]:："
    return (not before.strip(" -*•") or before[-1] in ".!?。？！”’\"')]:：") and (not behind or closed)


def _lists_at(paged: PagedText, start: int, end: int) -> Iterator[ListGroup]:
    sentence = Sentence(start, end, paged.block_at(start), "")
    for shape in (item_list, counted_list, lettered_list):
        if group := shape(paged, sentence):
            yield group


def _opens(shown: Sequence[str], group: ListGroup, paged: PagedText) -> bool:
    """Whether the first of what was shown are the first items, and no later one stands elsewhere in the list."""
    items = [paged.text[slice(*span)].strip() for span in group.item_spans]
    alike = 0
    while alike < min(len(shown), len(items)) and shown[alike].strip() == items[alike]:
        alike += 1
    return alike >= 2 and not {s.strip() for s in shown[alike:]} & set(items)


def _is(paged: PagedText, span: tuple[int, int], quote: str) -> bool:
    return paged.text[slice(*span)].strip() == quote.strip()
