"""A dossier as a sheet: what was gathered under one's own headings, and an annex with each passage cited.

One's own words (translations, comments, notes) are labelled as such and never stand in quotation marks.
"""

from __future__ import annotations

from assistant.references.exporting import Wishes
from assistant.takeaway import words
from assistant.takeaway.annex import annex_of
from assistant.takeaway.neighbours import Around
from assistant.takeaway.sheet import Block, Heading, Paragraph, Sheet, Words, line
from assistant.takeaway.telling import Telling
from assistant.takeaway.values import Dossier, Item


def dossier_sheet(dossier: Dossier, wishes: Wishes, around: Around | None = None, *, annex: bool = True) -> Sheet:
    """The sheet of a dossier. Raises ReferencesMissing, ReferencesFailed (with an annex and a style); StoreError."""
    telling = Telling(around, annex)
    blocks: list[Block] = []
    for part in dossier.parts:
        blocks += [Heading(part.heading)] if part.heading else []
        for item in part.items:
            blocks += _item(item, telling)
    blocks = blocks or [line(words.NO_ITEMS)]
    items = [item for part in dossier.parts for item in part.items]
    blocks += telling.meanings(own=any(i.kind == "note" or i.translation or i.comment for i in items))
    if annex:
        blocks += annex_of(telling, wishes)
    return Sheet(dossier.title, tuple(blocks))


def _item(item: Item, telling: Telling) -> list[Block]:
    if item.kind == "note":
        return [_own(words.OWN_NOTE, item.text)]
    told = telling.statement(
        item.text, item.evidence, support=item.support, checker=item.checker,
        verbatim=item.verbatim, question=item.question,
    )  # fmt: skip
    # The translation stands right behind the original, before the line on who says it.
    translated = [_own(words.OWN_TRANSLATION, item.translation, item.into)] if item.translation else []
    commented = [_own(words.OWN_COMMENT, item.comment)] if item.comment else []
    return [told[0], *translated, *told[1:], *commented]


def _own(label: str, text: str, language: str = "") -> Paragraph:
    return Paragraph((Words(label, "emphasis"), Words(text, language=language)), "own")
