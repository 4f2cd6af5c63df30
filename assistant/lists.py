"""Lists in documents: the lead-in line and every item, wherever in the list one was found.

Three shapes are known: list items in a row, a line that ends in a colon and what it introduces, and sentences that
count themselves ("First, … Second, …") under one heading. Recommendations set as lettered headings are the fourth.
"""

from __future__ import annotations

import itertools
import re
from dataclasses import dataclass

from assistant.pieces import ordinal_of
from store.documents import Block, PagedText, Sentence

_ORDINAL = re.compile(
    r"((?:The (?=\w+,? (?:is|was|are|were|one|has|concerns?|involves?|relates?)\b)|(?=[A-Z]))(?i:First|Second|Third|Fourth|Fifth|Sixth|Seventh|Eighth|Ninth|Tenth|Last|Final|Primer[oa]?|Segund[oa]|Tercer[oa]?|Cuart[oa]|Premi[eè]re?|Deuxi[eè]me|Troisi[eè]me|Quatri[eè]me|Primeir[oa]|Terceir[oa]|Quart[oa]))(?:ly|ment|mente)?\b"
    r"|(Finally|Lastly|Por último|Finalmente|Enfin|Por fim)\b"
)
_SENTENCE_END = re.compile(r"[.!?][”’\"')\]]*\s+(?=[A-ZÀ-Þ“‘\"(])")
_LETTERED = re.compile(r"\(?(?:[a-z]|\d{1,2}|[ivx]{1,4})[.)]\s")

# So many items of a list an answer quotes.
LIST_ITEMS = 14
# Words of an item up to which it is given whole.
_WHOLE_ITEM = 60


@dataclass(frozen=True, slots=True)
class ListGroup:
    """A list: spans of its lead-in (first, where it has one) and of its items, in order."""

    document_id: str
    spans: tuple[tuple[int, int], ...]
    items: int
    led_in: bool = False
    words_an_item: float = 0.0

    @property
    def item_spans(self) -> tuple[tuple[int, int], ...]:
        """The spans of the items alone."""
        return self.spans[len(self.spans) - self.items :]


def lead_in(paged: PagedText, sentence: Sentence) -> ListGroup | None:
    """What a sentence that ends in a colon leads into, or None."""
    text = paged.text[sentence.start : sentence.end]
    return item_list(paged, sentence) if text.rstrip().endswith((":", "：")) else None


def item_list(paged: PagedText, sentence: Sentence) -> ListGroup | None:
    """The list items in a row to which the sentence belongs or into which it leads, or None."""
    blocks = paged.blocks
    index = sentence.block
    block = blocks[index]
    text = paged.text[block.start : block.end]
    if block.kind == "list":
        first = index
        while first > 0 and blocks[first - 1].kind == "list" and blocks[first - 1].section == block.section:
            first -= 1
    elif index + 1 < len(blocks) and (_leads(text) or blocks[index + 1].kind == "list"):
        first = index + 1
        if blocks[first].kind == "quote":
            return ListGroup(
                paged.document_id, (sentence_at_end(paged, block), (blocks[first].start, blocks[first].end)), 1
            )
        if blocks[first].kind != "list":
            return None
    else:
        return None
    last = first
    while (
        last + 1 < len(blocks) and blocks[last + 1].kind == "list" and blocks[last + 1].section == blocks[first].section
    ):
        last += 1
    if last == first and block.kind == "list":
        return None
    spans = [_opening(paged, b) for b in blocks[first : last + 1]]
    words = sum(len(paged.text[b.start : b.end].split()) for b in blocks[first : last + 1]) / (last + 1 - first)
    before = blocks[first - 1] if first else None
    if before and before.kind == "body" and paged.text[before.start : before.end].rstrip().endswith((":", "：", ".")):
        lead = sentence_at_end(paged, before)
        if paged.text[lead[0] : lead[1]].rstrip().endswith((":", "：")) or len(spans) > 1:
            spans.insert(0, lead)
            led_in = _leads(paged.text[slice(*lead)])
            return ListGroup(paged.document_id, tuple(spans), len(spans) - 1, led_in, words)
    return ListGroup(paged.document_id, tuple(spans), len(spans), words_an_item=words)


def _leads(text: str) -> bool:
    """Whether a line leads into a list: it ends in a colon, or is short and stands right before the items."""
    return text.rstrip().endswith((":", "：")) or len(text.split()) <= 20


def _opening(paged: PagedText, block: Block) -> tuple[int, int]:
    """The item, or its first sentence (with the next, where the first is only a title) when the item is long."""
    text = paged.text[block.start : block.end]
    if len(text.split()) <= _WHOLE_ITEM:
        return block.start, block.end
    for end in _SENTENCE_END.finditer(text):
        if len(text[: end.start()].split()) >= 8:
            return block.start, block.start + len(text[: end.end()].rstrip())
    return block.start, block.end


def sentence_at_end(paged: PagedText, block: Block) -> tuple[int, int]:
    """The last sentence of a block."""
    return sentences_of(paged, block)[-1][0], block.end


def counted_list(paged: PagedText, sentence: Sentence) -> ListGroup | None:
    """Sentences under the same heading that count themselves, after the sentence right before the first of them."""
    section = paged.blocks[sentence.block].section
    near = [b for b in paged.blocks if b.section == section and b.kind in ("body", "list")]
    if not any(b.start <= sentence.start < b.end for b in near):
        return None
    spans: list[tuple[int, int]] = []
    lead: tuple[int, int] | None = None
    before: tuple[int, int] | None = None
    seen: set[str] = set()
    for block in near:
        for span in sentences_of(paged, block):
            found = _ORDINAL.match(paged.text, span[0])
            word = (found.group(1) or found.group(2)).lower().removeprefix("the ") if found else ""
            if found and word not in seen:
                lead = lead if spans else before
                seen.add(word)
                spans.append(span)
            before = span
    counted = {paged.block_at(a) for a, _ in spans}
    leads = lead is not None and lead[0] <= sentence.start < lead[1]
    if len(spans) < 3 or not (leads or sentence.block in counted):
        return None
    opening = (lead,) if lead else ()
    return ListGroup(paged.document_id, (*opening, *spans), len(spans), led_in=True)


def sentences_of(paged: PagedText, block: Block) -> list[tuple[int, int]]:
    """The spans of the sentences of a block, by their marks and capitals."""
    text = paged.text[block.start : block.end]
    starts = [0, *(m.end() for m in _SENTENCE_END.finditer(text)), len(text)]
    return [(block.start + a, block.start + len(text[:b].rstrip())) for a, b in itertools.pairwise(starts)]


def lettered_list(paged: PagedText, sentence: Sentence) -> ListGroup | None:
    """Lettered or numbered headings of one level in a row, each with the opening of the text beneath it."""
    blocks = paged.blocks
    heading = next((i for i in range(sentence.block, -1, -1) if blocks[i].kind == "heading"), None)
    if heading is None or not _LETTERED.match(paged.text[blocks[heading].start : blocks[heading].end]):
        return None
    level = blocks[heading].level

    def same(i: int) -> bool:
        return (
            blocks[i].kind == "heading"
            and blocks[i].level == level
            and bool(_LETTERED.match(paged.text[blocks[i].start :][:8]))
        )

    headings = [i for i, b in enumerate(blocks) if b.kind == "heading"]
    at = headings.index(heading)
    first = at
    while first > 0 and same(headings[first - 1]):
        first -= 1
    last = at
    while last + 1 < len(headings) and same(headings[last + 1]):
        last += 1
    if last - first < 2:
        return None
    # Numbered chapters are no list: their text runs on.
    after = headings[last + 1] if last + 1 < len(headings) else len(blocks)
    if after - headings[first] > 3 * (last - first + 1):
        return None
    spans = []
    for i in headings[first : last + 1]:
        if i + 1 < len(blocks) and blocks[i + 1].kind != "heading":
            spans.append((blocks[i].start, _opening(paged, blocks[i + 1])[1]))
        else:
            spans.append((blocks[i].start, blocks[i].end))
    return ListGroup(paged.document_id, tuple(spans), len(spans), led_in=True)


def places_counted(group: ListGroup, paged: PagedText) -> tuple[int, ...] | None:
    """The places that the items of a list give themselves, by the ordinals or figures and letters they begin with, from
    0; "finally" is that after the one before. None where they give none, or not in order."""
    said: list[int] = []
    for start, _ in group.item_spans:
        at = _place_said(paged, start)
        if at is None:
            return None
        said.append(at if at >= 0 else (said[-1] + 1 if said else 0))
    return tuple(said) if said and all(a < b for a, b in itertools.pairwise(said)) else None


def _place_said(paged: PagedText, start: int) -> int | None:
    """The place by which an item begins; -1 for the last."""
    if found := _ORDINAL.match(paged.text, start):
        return -1 if found[2] or found[1].lower().startswith(("final", "last")) else ordinal_of(found[1])
    block = paged.blocks[paged.block_at(start)]
    lettered = _LETTERED.match(paged.text, start)
    mark = (block.item if block.start == start else "") or (lettered.group() if lettered else "")
    mark = mark.strip("().\t ")
    if mark.isdecimal():
        return int(mark) - 1
    return ord(mark) - ord("a") if len(mark) == 1 and "a" <= mark <= "z" else None


def opens_with_a_place(text: str) -> bool:
    """Whether a sentence begins with an ordinal that counts it ("Secondly, …")."""
    return _ORDINAL.match(text) is not None
