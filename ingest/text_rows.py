"""Rows of tables in plain text: lines whose cells are parted by gaps at the same columns, or by tabs."""

from __future__ import annotations

import itertools
import re
from collections import Counter
from collections.abc import Sequence

from ingest import wording
from ingest.wording import fold, words

COLUMNS = re.compile(r"(?<=\S)(?: {2,}|[ ]*\t[ \t]*)(?=\S)")
_GAPPED = re.compile(r"[ \t]*\S+(?: \S+){0,6}(?: {2,}|\t+)\S")
# A list's or a note's mark, or a label ("Tel:"), with a tab behind it.
_MARK = re.compile(
    r"[ \t]*(?:[^\w\s]{1,3}|o|\(?(?:\d{1,3}|[a-zA-Z]|[ivxIVX]{1,5})[.)\]]|\[\^?\w{1,5}\]:?|[^\t]{1,40}[:：])\t"
)
_NUMBER = re.compile(r"\d{1,3}(?:\.\d{1,2}){0,3}[.)]?")
_FIGURE = re.compile(r"\W{0,3}\d[\d.,  ]*\W{0,3}|[-–—]|n\.?a\.?|\.\.", re.IGNORECASE)
_PAGE = re.compile(r"\d{1,4}|[ivxl]{1,6}")
_AGREE = 0.6
_LONG_CELL = 40


def rows(lines: Sequence[str]) -> set[int]:
    """The lines that are rows: two or more together."""
    return _spaced(lines) | _tabbed(lines)


def _spaced(lines: Sequence[str]) -> set[int]:
    found: set[int] = set()
    before: set[int] = set()
    for n, line in enumerate(lines):
        starts = {m.end() for m in COLUMNS.finditer(line)} if _GAPPED.match(line) else set()
        if starts & before and "\t" not in lines[n - 1] + line:
            found |= {n - 1, n}
        before = starts
    return found


def _tabbed(lines: Sequence[str]) -> set[int]:
    found: set[int] = set()
    cut = [_cells(line) for line in lines]
    entries: set[str] | None = None
    for tabbed, group in itertools.groupby(range(len(lines)), key=lambda n: len(cut[n]) > 1):
        at = list(group)
        run = [cut[n] for n in at]
        if not tabbed or not _is_table(run):
            continue
        if _rising(run):
            entries = _entries(lines) if entries is None else entries
            above = next((lines[n] for n in range(at[0] - 1, -1, -1) if lines[n].strip()), "")
            listed = wording.CONTENTS.fullmatch(fold(above).rstrip(":"))
            if listed or any(fold(cell) in entries for cells in run for cell in cells[:-1]):
                continue
        found |= set(at)
    return found


def _cells(line: str) -> list[str]:
    """The cells of a line that tabs part, none where it is an item, a note or a labelled line."""
    if "\t" not in line.strip() or _MARK.match(line):
        return []
    cells = [c.strip() for c in line.strip().split("\t") if c.strip()]
    # A number before a long text is a note's.
    return [] if _NUMBER.fullmatch(cells[0]) and len(cells) == 2 and words(cells[1]) > 5 else cells


def _is_table(run: Sequence[Sequence[str]]) -> bool:
    """Whether lines with tabs are rows: most have as many cells, none goes on in the next as wrapped text does."""
    if len(run) < 2:
        return False
    columns, most = Counter(len(cells) for cells in run).most_common(1)[0]
    if most < max(2, _AGREE * len(run)) or any(words(cell) > _LONG_CELL for cells in run for cell in cells):
        return False
    if columns > 2:
        return True
    # Two cells may be two lines of a title page, or a text with stray tabs.
    wrapped = any(b[0][:1].islower() and not a[-1].endswith((".", ";", ":")) for a, b in itertools.pairwise(run))
    return not wrapped and (len(run) > 2 or bool(_FIGURE.fullmatch(run[-1][-1])))


def _rising(run: Sequence[Sequence[str]]) -> bool:
    """Whether every line ends in a number that is no less than the one before: pages, perhaps."""
    if not all(_PAGE.fullmatch(cells[-1]) and len(cells) <= 3 for cells in run):
        return False
    if not all(len(cells) == 2 or _NUMBER.fullmatch(cells[0]) for cells in run):
        return False
    pages = [int(cells[-1]) for cells in run if cells[-1].isdigit()]
    return all(a <= b for a, b in itertools.pairwise(pages))


def _entries(lines: Sequence[str]) -> set[str]:
    """The lines without tabs, as they may stand in a list of contents."""
    plain = [fold(line) for line in lines if "\t" not in line.strip() and line.strip()]
    return {*plain, *(_NUMBER.sub("", line, count=1).strip() for line in plain if line[0].isdigit())}
