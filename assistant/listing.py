"""Which list of a document answers an ask that wants every item, or whose best sentences are items of one."""

from __future__ import annotations

import math
from collections.abc import Sequence
from typing import TYPE_CHECKING

from assistant.candidates import Candidate
from assistant.list_nouns import enumerates, is_of_another_sort
from assistant.lists import LIST_ITEMS, ListGroup, counted_list, item_list, lettered_list
from assistant.picks import Pick
from assistant.question import Ask
from assistant.selection import NEAR
from assistant.sentences import asks_for_a_fact, is_citation

if TYPE_CHECKING:
    from store.library import Library

# How far, in log-odds, a list may stand behind the best single sentence and still be preferred to it.
LIST_MARGIN = 2.0
# Words in an item of a list that is shown whole though no list was asked for.
_SHORT_ITEM = 25
# A list that meets so much less of the ask than the sentences near the best is one of something else.
_OFF_TOPIC = 0.3
# From this share of the words of an ask on, a heading is about what is asked.
_ABOUT = 0.4


def best_list(ask: Ask, candidates: Sequence[Candidate], library: Library) -> ListGroup | None:
    """The list of which a good candidate is the lead-in or an item: one that is set as such or counts itself, whichever
    is worth more, and numbered headings only where there is neither.

    A list is worth what its best member is worth, and a little more for each member that was found as well. It must
    come near the best candidate of all, or the sentence that lists its items in passing would lose to any bullets.
    """
    best = candidates[0]
    met = max(c.features.own for c in candidates[:10]) - _OFF_TOPIC
    lists: list[tuple[float, ListGroup]] = []
    for shape, margin in ((item_list, LIST_MARGIN), (counted_list, LIST_MARGIN / 2), (lettered_list, LIST_MARGIN / 2)):
        worth: dict[ListGroup, float] = {}
        members: dict[ListGroup, int] = {}
        for c in candidates[:30]:
            group = shape(library.paged(c.document_id), c.sentence)
            if group is None or group.items < 2 or _lists_works(group, library):
                continue
            if is_of_another_sort(ask.text, c.block.section, _leading(group, library)):
                continue
            # A run of long bullets is text in another dress: it is the list asked for only where a line leads into it.
            if not group.led_in and group.words_an_item > 30 and c.features.heading < 0.25:
                continue
            led = len(group.spans) > group.items and group.spans[0][0] <= c.sentence.start < group.spans[0][1]
            if shape is not item_list and c.features.heading < 0.2 and not (shape is counted_list and led):
                continue
            if c.doubts.unnamed > best.doubts.unnamed or c.features.own < met:
                continue  # a list of something else
            members[group] = members.get(group, 0) + 1
            worth[group] = max(worth.get(group, -math.inf), c.score)
        values = [(worth[g] + 0.4 * min(members[g], 4), g) for g in worth]
        lists += [(value, g) for value, g in values if value >= best.score + 0.4 - margin]
        if lists and shape is counted_list:
            break
    if not lists:
        return None
    chosen = max(lists, key=lambda one: one[0])[1]
    inline = enumerates(best.text) and best.features.words >= 0.6
    holds_best = any(a <= best.sentence.start < b for a, b in chosen.spans)
    return None if inline and not holds_best else chosen


def list_found_by_its_items(ask: Ask, candidates: Sequence[Candidate], library: Library) -> ListGroup | None:
    """The list to which the best candidate and most of those near it belong: "what does the brief advise?" asks for a
    list without saying so; so does one who asks for no single fact of what the heading of a list is about ("why did
    traffic fall?"). Only lists of short items; long ones are read by their sentences."""
    best = candidates[0]
    near = [c for c in candidates[:10] if c.score >= best.score - NEAR]
    group = item_list(library.paged(best.document_id), best.sentence)
    if group is None or group.items < 3 or group.words_an_item > _SHORT_ITEM or _lists_works(group, library):
        return None
    if group.led_in and best.features.heading >= _ABOUT and not asks_for_a_fact(ask):
        return group
    members = sum(item_list(library.paged(c.document_id), c.sentence) == group for c in near)
    return group if members >= 3 else None


def _leading(group: ListGroup, library: Library) -> str:
    """The line that leads into a list, "" where it has none."""
    return library.paged(group.document_id).text[slice(*group.spans[0])] if len(group.spans) > group.items else ""


def _lists_works(group: ListGroup, library: Library) -> bool:
    """Whether most items of a list are references to works."""
    paged = library.paged(group.document_id)
    works = sum(is_citation(paged.text[a:b], paged.blocks[paged.block_at(a)]) for a, b in group.spans)
    return 2 * works >= len(group.spans)


def items_of(group: ListGroup, best: Candidate, among: Sequence[int] | None = None) -> tuple[Pick, ...]:
    """A list as it is quoted: its lead-in and its items, or those of its items alone that are `among` the ones asked
    for."""
    spans = group.spans[: LIST_ITEMS + 1] if among is None else [group.item_spans[i] for i in among]
    return tuple(Pick(group.document_id, a, b, best.likelihood, best.found_by) for a, b in spans)
