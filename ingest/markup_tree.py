"""Trees of markup made ready: numbered items get their marks, tables that only lay out a page are taken apart.

A label that spans several rows of a table is written in each of them, so that every row tells what it is about.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING

from ingest.counting import counted

if TYPE_CHECKING:
    from lxml.etree import _Element

# Signs written into a page's text, to be found again behind the search for the article: around a note's mark, at the
# head of a caption, and before an item's mark inside the same brackets.
OPEN, CLOSE = "⸨¶", "¶⸩"
CAPTION = f"{OPEN}caption{CLOSE}"
ITEM = "#"
ROWS, CELLS = frozenset({"row", "tr"}), frozenset({"cell", "td", "th"})
_PARTS = frozenset({"thead", "tbody", "tfoot"})
_FORMS = {"a": "lowerLetter", "A": "upperLetter", "i": "lowerRoman", "I": "upperRoman"}
# Several paragraphs in a cell, of more words than this, are text: the table is layout, or a box.
_LONG_CELL = 60
# What a cell that spans rows may hold and be written again.
_LABEL = 80
_MOST = 100
# Labels written again in one table; more would be made to be many.
_MOST_COPIES = 5_000


def name_of(element: _Element) -> str:
    """An element's name in lower case, without a namespace; "" for comments and the like."""
    return element.tag.rpartition("}")[2].lower() if isinstance(element.tag, str) else ""


def text_of(element: _Element) -> str:
    return "".join(str(part) for part in element.itertext())


def number_items(root: _Element) -> None:
    """Each item of a numbered list made to begin with its mark as printed, between signs that tell it from the text."""
    for holder in root.iter("ol"):
        form = _FORMS.get(holder.get("type") or "", "decimal")
        number = _whole(holder.get("start"), 1)
        for item in holder:
            if name_of(item) != "li":
                continue
            number = _whole(item.get("value"), number)
            holds = item
            # The mark goes where the words begin.
            while not (holds.text or "").strip() and len(holds) and name_of(holds[0]) in ("p", "span", "div"):
                holds = holds[0]
            holds.text = f"{OPEN}{ITEM}{counted(number, form)}.{CLOSE} {(holds.text or '').lstrip()}"
            number += 1


def keep_captions(root: _Element) -> None:
    """Captions made paragraphs of their own that tell what they are; a table's stands before it."""
    for element in list(root.iter("figcaption", "caption")):
        text, holder = " ".join(text_of(element).split()), element.getparent()
        if not text or holder is None:
            continue
        made = element.makeelement("p", {})
        made.text = f"{CAPTION}{text}"
        holder.remove(element)
        above = holder.getparent()
        if above is not None:
            if name_of(holder) == "table":
                holder.addprevious(made)
            else:
                holder.addnext(made)
                made.tail, holder.tail = holder.tail, None


def _whole(text: str | None, default: int) -> int:
    return int(text) if text and re.fullmatch(r"-?[0-9]{1,6}", text) else default


def settle_tables(root: _Element) -> None:
    """Tables of a page's layout taken apart; in others, labels that span rows handed to each of them."""
    for table in reversed(list(root.iter("table"))):
        rows = list(_rows(table))
        cells = [[c for c in row if name_of(c) in CELLS] for row in rows]
        if _is_layout(table, cells):
            for element in [table, *rows, *(c for row in cells for c in row)]:
                element.tag = "div"
            for element in table:
                if name_of(element) in (*_PARTS, "colgroup"):
                    element.tag = "div"
        else:
            apart = not _reaches_down(cells)
            for row in rows:
                _unnest(row, apart=apart)
            _span(list(_rows(table)))


def _rows(table: _Element) -> Iterator[_Element]:
    """The rows of a table itself, not of one inside it."""
    for element in table:
        if name_of(element) in ROWS:
            yield element
        elif name_of(element) in _PARTS:
            yield from (e for e in element if name_of(e) in ROWS)


def _is_layout(table: _Element, cells: list[list[_Element]]) -> bool:
    """A table is layout where it has one column, or holds a heading, text in paragraphs, or another table without being
    a grid of short cells itself."""
    if not cells or max(len(row) for row in cells) <= 1 or sum(len(row) for row in cells) == 1:
        return True
    for cell in (c for row in cells for c in row):
        parts = [e for e in cell.iter("p", "li", "div", "h1", "h2", "h3", "h4") if text_of(e).strip()]
        if any(e.tag in ("h1", "h2", "h3", "h4") for e in parts):
            return True
        held = [e for e in parts if e.tag in ("p", "li")]
        if len(held) > 1 and sum(len(text_of(e).split()) for e in held) > _LONG_CELL:
            return True
    return any(_tables(c) for row in cells for c in row) and not _is_grid(cells)


def _is_grid(cells: list[list[_Element]]) -> bool:
    """Whether rows that hold tables are those of a table all the same: as many cells in each, all of them short, the
    first with a label, and most of the rows without a table in them."""
    cells = [row for row in cells if row]
    if any(_tables(row[0]) or not text_of(row[0]).strip() for row in cells):
        return False
    if any(len(text_of(c).split()) > _LONG_CELL for row in cells for c in row):
        return False
    even = len({len(row) for row in cells}) == 1 or _reaches_down(cells)
    plain = sum(not any(_tables(c) for c in row) for row in cells)
    headed = all(name_of(c) == "th" for c in cells[0]) and len(cells) > 1
    return even and (headed or plain * 2 >= len(cells))


def _reaches_down(cells: list[list[_Element]]) -> bool:
    return any(_whole(c.get("rowspan"), 1) > 1 for row in cells for c in row)


def _tables(cell: _Element) -> list[_Element]:
    return list(cell.iter("table"))


def _unnest(row: _Element, *, apart: bool) -> None:
    """The rows of a table in a cell made rows of the outer table, each with the outer row's labels; where that cannot
    be (several tables, long cells, `apart` False), they are parted by semicolons within the cell."""
    holding = [c for c in row if name_of(c) in CELLS and _tables(c)]
    if not holding:
        return
    labels = [c for c in row if name_of(c) in CELLS and c not in holding]
    inner = _tables(holding[0])
    if apart and len(holding) == len(inner) == 1 and all(len(text_of(c)) <= _LABEL for c in labels):
        _lift(row, holding[0], inner[0])
        return
    for part in [e for c in holding for e in c.iter("table", "tr", "td", "th", *_PARTS) if e not in holding]:
        if name_of(part) in ROWS | CELLS and part.getnext() is not None:
            part.tail = "; " if name_of(part) in ROWS else ", "
        part.tag = "span"


def _lift(row: _Element, cell: _Element, inner: _Element) -> None:
    """The rows of a cell's only table put in the place of its row; what the cell says beside it keeps the row."""
    beside = text_of(cell).replace(text_of(inner), "", 1).strip()
    made = list(_rows(inner))
    labels = [c for c in row if name_of(c) in CELLS]
    last = row
    for at, part in enumerate(made):
        new = row.makeelement("tr", {})
        for label in labels:
            if label is cell:
                new.extend([c for c in part if name_of(c) in CELLS])
            elif at or beside:
                copy = row.makeelement(name_of(label), {})
                copy.text = " ".join(text_of(label).split())
                new.append(copy)
            else:
                label.tail = None
                new.append(label)
        last.addnext(new)
        last = new
    above = inner.getparent()
    if beside and above is not None:
        inner.tag = "span"
        for child in list(inner):
            inner.remove(child)
    elif (holder := row.getparent()) is not None:
        holder.remove(row)


def _span(rows: list[_Element]) -> None:
    """Cells put where a label from above covers a column."""
    reach: dict[int, tuple[int, str]] = {}
    copies = 0
    for row in rows:
        at = 0
        for cell in [c for c in row if name_of(c) in CELLS]:
            while at in reach:
                cell.addprevious(_copy(row, reach, at))
                at += 1
                copies += 1
            label = " ".join(text_of(cell).split())
            width = min(_whole(cell.get("colspan"), 1), _MOST)
            height = min(_whole(cell.get("rowspan"), 1), _MOST)
            if height > 1 and copies < _MOST_COPIES:
                reach[at] = (height - 1, label if len(label) <= _LABEL else "")
            at += max(width, 1)
            for name in ("colspan", "rowspan"):
                cell.attrib.pop(name, "")
        while at in reach:
            row.append(_copy(row, reach, at))
            at += 1


def _copy(row: _Element, reach: dict[int, tuple[int, str]], at: int) -> _Element:
    left, label = reach.pop(at)
    if left > 1:
        reach[at] = (left - 1, label)
    cell: _Element = row.makeelement("td", {})
    cell.text = label
    return cell
