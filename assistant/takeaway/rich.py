"""A sheet for the clipboard: a small piece of HTML in which all text is escaped, and the same as plain text.

Citations are numbers in brackets that lead to a list below, each piece of evidence with one number.
"""

from __future__ import annotations

import html
import re
from collections.abc import Mapping

from assistant.references.cite import Cited
from assistant.references.exporting import Wishes
from assistant.takeaway import places, words
from assistant.takeaway.cited import citations_of, cited_in
from assistant.takeaway.direction import is_right_to_left
from assistant.takeaway.sheet import Block, Cite, Heading, Piece, Sheet, Words

_TAGS = {"": "", "strong": "strong", "emphasis": "em", "cited": "strong"}
_CODE = re.compile(r"[A-Za-z]{2,3}(?:-[A-Za-z0-9]{1,8})*")


def html_of(sheet: Sheet, wishes: Wishes) -> str:
    """The sheet as HTML of p, h1 to h4, strong, em, sup, br and span, without a link, a script or a style sheet."""
    numbers, notes = _notes(sheet, wishes)
    lines = [_element("h1", html.escape(sheet.title), sheet.title)] if sheet.title else []
    lines += [_block(block, numbers) for block in sheet.blocks]
    if notes:
        lines.append(_element("h2", words.REFERENCES, ""))
        lines += [_element("p", html.escape(f"[{n}] {note}"), note) for n, note in enumerate(notes, start=1)]
    return "\n".join(lines)


def plain_of(sheet: Sheet, wishes: Wishes) -> str:
    """The sheet as plain text: a paragraph a line, blank lines between, the references at the end."""
    numbers, notes = _notes(sheet, wishes)
    lines = [sheet.title] if sheet.title else []
    for block in sheet.blocks:
        if isinstance(block, Heading):
            lines.append(block.text)
        else:
            lines.append("".join(p.text if isinstance(p, Words) else _number(p, numbers) for p in block.pieces))
    if notes:
        lines += [words.REFERENCES, *(f"[{n}] {note}" for n, note in enumerate(notes, start=1))]
    return "\n\n".join(lines) + "\n"


def _notes(sheet: Sheet, wishes: Wishes) -> tuple[dict[str, int], list[str]]:
    """The numbers of the evidence by key, and what stands behind each number in the list."""
    cites = cited_in(sheet)
    said = citations_of((c.evidence for c in cites.values()), wishes)
    return {key: n for n, key in enumerate(cites, start=1)}, [_note(said[key], c) for key, c in cites.items()]


def _note(said: Cited, cite: Cite) -> str:
    """The reference with the place, which only a footnote's citation has."""
    where = places.place(cite.evidence["locator"])
    place = words.PLACE.format(place=where) if where and not places.has_pages(cite.evidence["locator"]) else ""
    return " ".join(part for part in (said.reference or said.citation, place, cite.beside) if part)


def _number(cite: Cite, numbers: Mapping[str, int]) -> str:
    return f"[{numbers[cite.evidence['key']]}]"


def _block(block: Block, numbers: Mapping[str, int]) -> str:
    if isinstance(block, Heading):
        return _element(f"h{block.level + 1}", html.escape(block.text), block.text)
    shown = "".join(_piece(piece, numbers) for piece in block.pieces)
    return _element("p", shown, "".join(p.text for p in block.pieces if isinstance(p, Words)))


def _element(tag: str, shown: str, text: str) -> str:
    direction = ' dir="rtl"' if is_right_to_left(text) else ""
    return f"<{tag}{direction}>{shown}</{tag}>"


def _piece(piece: Piece, numbers: Mapping[str, int]) -> str:
    if isinstance(piece, Cite):
        return f"<sup>{_number(piece, numbers)}</sup>"
    shown = html.escape(piece.text).replace("\n", "<br>")
    if _CODE.fullmatch(piece.language):
        shown = f'<span lang="{piece.language}">{shown}</span>'
    tag = _TAGS[piece.look]
    return f"<{tag}>{shown}</{tag}>" if tag else shown
