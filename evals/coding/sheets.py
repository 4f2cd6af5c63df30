"""The sheets that coders fill, as XLSX: written blind, read back tolerantly.

A workbook has the sheets "codebook" (with a field for the coder's name) and "statements". No text becomes a formula:
each is written as text and marked so. Read back, columns are found by their names and rows by their items, in any
order, in any letter case; what is no item of the sample or no verdict is an error that names its row.
"""

from __future__ import annotations

import re
import warnings
import zipfile
import zlib
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import islice
from pathlib import Path
from typing import Any

from openpyxl import Workbook, load_workbook
from openpyxl.cell.cell import ILLEGAL_CHARACTERS_RE
from openpyxl.styles import Alignment, Font, PatternFill
from openpyxl.utils.exceptions import InvalidFileException
from openpyxl.worksheet.datavalidation import DataValidation

from assistant.takeaway.direction import is_right_to_left
from evals.coding.codebook import MEANINGS, RULES, VERDICTS
from evals.coding.errors import SheetUnreadable
from evals.coding.sampling import Shown

_LONGEST = 32_000  # characters in a cell; a spreadsheet holds 32,767
_CUT = " … (cut)"
_CODER = "Coder"
_WIDTHS = {
    "item": 11, "question": 32, "statement": 48, "evidence": 64, "context": 40, "verdict": 15, "comment": 36,
    "verdicts": 30, "comments": 40, "settled": 15,
}  # fmt: skip
_COLUMNS = ("item", "question", "statement", "evidence", "context", "verdict", "comment")
_SETTLING = ("item", "question", "statement", "evidence", "context", "verdicts", "comments", "settled")
# What openpyxl, and what it reads with, raise for a damaged file; errors of XML are those of syntax.
_DAMAGED = (
    InvalidFileException, zipfile.BadZipFile, zlib.error, SyntaxError, OSError, EOFError, LookupError, ValueError,
    TypeError, AttributeError, RuntimeError,
)  # fmt: skip
_HEADER_WITHIN, _MOST_ROWS, _MOST_COLUMNS = 20, 100_000, 60


@dataclass(frozen=True, slots=True)
class Sheet:
    """A sheet as it was handed in: whose, and what it says of each item. `judges` is false for a sheet that only
    settles what others disagree on; an item without a verdict is in none of the three."""

    file: Path
    coder: str
    judges: bool
    verdicts: Mapping[str, str]
    settled: Mapping[str, str]
    comments: Mapping[str, str]


def write_blind(file: Path, items: Iterable[tuple[str, Shown]]) -> None:
    """A sheet for one coder, its rows in the order given. The automatic verdict is not in it."""
    rows = [(*_told(name, shown), "", "") for name, shown in items]
    _write(file, _COLUMNS, rows, "verdict")


def write_settling(file: Path, items: Iterable[tuple[str, Shown, Sequence[str], Sequence[str]]]) -> None:
    """A sheet for whoever settles what the coders disagree on: their verdicts and comments, without their names."""
    rows = [(*_told(name, s), "\n".join(verdicts), "\n".join(comments), "") for name, s, verdicts, comments in items]
    _write(file, _SETTLING, rows, "settled")


def _write(file: Path, columns: Sequence[str], rows: Sequence[Sequence[str]], chosen: str) -> None:
    book = Workbook()
    _codebook(book.active)
    sheet = book.create_sheet("statements")
    for at, name in enumerate(columns, 1):
        cell = _put(sheet, 1, at, name)
        cell.font, cell.fill = Font(bold=True), PatternFill("solid", fgColor="DDE5EC")
        sheet.column_dimensions[cell.column_letter].width = _WIDTHS[name]
    for number, row in enumerate(rows, 2):
        for at, text in enumerate(row, 1):
            if text:
                _put(sheet, number, at, text)
            else:
                sheet.cell(number, at).alignment = Alignment(wrap_text=True, vertical="top")
    sheet.freeze_panes = "B2"
    choice = DataValidation(
        "list", formula1=f'"{",".join(VERDICTS)}"', allow_blank=True, showErrorMessage=True,
        errorTitle="No verdict", error=f"One of: {', '.join(VERDICTS)}.",
    )  # fmt: skip
    letter = sheet.cell(1, columns.index(chosen) + 1).column_letter
    choice.add(f"{letter}2:{letter}{len(rows) + 1}")
    sheet.add_data_validation(choice)
    sheet.page_setup.orientation, sheet.page_setup.fitToWidth, sheet.page_setup.fitToHeight = "landscape", 1, 0
    sheet.sheet_properties.pageSetUpPr.fitToPage = True
    sheet.print_title_rows = "1:1"
    book.save(file)


def _codebook(sheet: Any) -> None:
    sheet.title = "codebook"
    for letter, width in zip("ABCDE", (15, 60, 48, 48, 40), strict=True):
        sheet.column_dimensions[letter].width = width
    _put(sheet, 1, 1, _CODER).font = Font(bold=True)
    sheet.cell(1, 2).fill = PatternFill("solid", fgColor="FFF6D6")
    for number, rule in enumerate(RULES, 3):
        _put(sheet, number, 1, f"rule {number - 2}")
        _put(sheet, number, 2, rule)
    head = len(RULES) + 4
    for at, name in enumerate(("verdict", "means", "example: evidence", "example: statement", "why"), 1):
        _put(sheet, head, at, name).font = Font(bold=True)
    for number, one in enumerate(MEANINGS, head + 1):
        for at, text in enumerate((one.verdict, one.means, one.evidence, one.statement, one.because), 1):
            _put(sheet, number, at, text)


def _put(sheet: Any, row: int, column: int, text: str) -> Any:
    """Text as text, whatever it begins with: the type of the cell says so, and the sign by which a spreadsheet keeps it
    from becoming a formula when somebody edits it."""
    text = ILLEGAL_CHARACTERS_RE.sub("\ufffd", re.sub("[\ud800-\udfff]", "\ufffd", text))
    cell = sheet.cell(row, column)
    cell.value = text if len(text) <= _LONGEST else text[:_LONGEST] + _CUT
    cell.data_type = "s"
    if text.lstrip().startswith(("=", "+", "-", "@")):
        cell.quotePrefix = True
    right = is_right_to_left(text)
    cell.alignment = Alignment(
        wrap_text=True, vertical="top", horizontal="right" if right else None, readingOrder=2 if right else 0
    )
    return cell


def _told(name: str, shown: Shown) -> tuple[str, str, str, str, str]:
    question = "\n".join([shown.question, *(f"(asked before: {one})" for one in shown.history)])
    evidence = "\n\n".join(f"[{at}] {_evidence(one)}" for at, one in enumerate(shown.evidence, 1))
    context = [f"[{at}] {told}" for at, one in enumerate(shown.evidence, 1) if (told := _context(one))]
    if shown.before:
        context.append(f"The answer says before: {shown.before}")
    return name, question, shown.text, evidence or "(nothing is cited)", "\n".join(context)


def _evidence(one: Mapping[str, Any]) -> str:
    if "quote" not in one:
        return "(something is cited that was not shown)"
    document, locator = one["document"], one["locator"]
    what = document.get("title") or document.get("source") or "untitled"
    year = f" ({document['year']})" if document.get("year") else ""
    pages = ", ".join(map(str, locator.get("labels") or locator.get("pages") or ()))
    note = f", note {locator['note']}" if locator.get("note") else ""
    return f"“{one['quote']}”\n{what}{year}" + (f", p. {pages}" if pages else "") + note


_FORCE = {"recommends": "a recommendation", "reports": "reported, not asserted", "asks": "a question"}


def _context(one: Mapping[str, Any]) -> str:
    """What the assistant shows beside a quote: its section, whose words it is, what it points back to."""
    if "quote" not in one:
        return ""
    locator = one["locator"]
    said = [f"section “{locator['section']}”"] if locator.get("section") else []
    if locator.get("kind") not in (None, "body"):
        said.append(str(locator["kind"]))
    if one.get("author_says") is False and one.get("speaker"):
        said.append(f"words of {one['speaker']}")
    if one.get("original"):
        said.append(f"after {one['original']}")
    if one.get("force") in _FORCE:
        said.append(_FORCE[one["force"]])
    if one.get("as_of"):
        said.append(f"figure for {one['as_of']}")
    if one.get("examples_only"):
        said.append("examples, not a full list")
    if one.get("gloss"):
        said.append(str(one["gloss"]))
    return "; ".join(said)


def read(file: Path, items: Collection[str]) -> Sheet:
    """A filled sheet of the sample that has these items. Raises SheetUnreadable."""
    try:
        with file.open("rb") as opened, warnings.catch_warnings():
            warnings.simplefilter("ignore")  # of what it does not keep when it writes; it is only read here
            book = load_workbook(opened, read_only=True, data_only=True)
            try:
                grids = {name: _grid(book[name]) for name in book.sheetnames if hasattr(book[name], "iter_rows")}
            finally:
                book.close()
    except FileNotFoundError as error:
        raise SheetUnreadable(f"{file} is not there.") from error
    except _DAMAGED as error:
        raise SheetUnreadable(f"{file} is no XLSX workbook that can be read; save it as one.") from error
    for grid in grids.values():
        if (head := _head(grid)) is not None:
            return _read(file, grid, *head, items, _coder(grids) or file.stem)
    raise SheetUnreadable(f"{file} has no sheet with the columns “item” and “verdict” (or “settled”).")


def _grid(sheet: Any) -> list[list[str]]:
    rows = islice(sheet.iter_rows(values_only=True, max_col=_MOST_COLUMNS), _MOST_ROWS)
    return [[" ".join(str(value).split()) if value is not None else "" for value in row] for row in rows]


def _head(grid: Sequence[Sequence[str]]) -> tuple[int, dict[str, int]] | None:
    for number, row in enumerate(grid[:_HEADER_WITHIN]):
        names = [value.casefold() for value in row]
        if "item" in names and ("verdict" in names or "settled" in names):
            return number, {
                name: names.index(name) for name in ("item", "verdict", "comment", "settled") if name in names
            }
    return None


def _coder(grids: Mapping[str, Sequence[Sequence[str]]]) -> str:
    for grid in grids.values():
        for row in grid[:_HEADER_WITHIN]:
            for at, value in enumerate(row[:-1]):
                if value.casefold().rstrip(":") == _CODER.casefold() and row[at + 1]:
                    return row[at + 1][:80]
    return ""


def _read(
    file: Path, grid: Sequence[Sequence[str]], head: int, at: Mapping[str, int], items: Collection[str], coder: str
) -> Sheet:
    said: dict[str, dict[str, str]] = {"verdict": {}, "settled": {}, "comment": {}}
    seen: dict[str, int] = {}
    for number, row in enumerate(grid[head + 1 :], head + 2):
        name = row[at["item"]].casefold()
        values = {column: row[at[column]] for column in said if column in at}
        if not name:
            if values.get("verdict") or values.get("settled"):
                raise SheetUnreadable(f"{file}, row {number}: there is a verdict, and no item that it is on.")
            continue
        if name not in items:
            raise SheetUnreadable(
                f"{file}, row {number}: the sample has no item “{name[:40]}”; the sheet belongs to another key."
            )
        if (before := seen.setdefault(name, number)) != number:
            raise SheetUnreadable(f"{file}, row {number}: item “{name}” stands in row {before} too.")
        for column in ("verdict", "settled"):
            if value := values.get(column):
                if value.casefold() not in VERDICTS:
                    raise SheetUnreadable(
                        f"{file}, row {number}: the {column} is “{value[:40]}”, not one of {', '.join(VERDICTS)}."
                    )
                said[column][name] = value.casefold()
        if values.get("comment"):
            said["comment"][name] = values["comment"]
    if not said["verdict"] and not said["settled"]:
        raise SheetUnreadable(f"{file} holds no verdict yet.")
    judges = bool(said["verdict"])
    return Sheet(file, coder, judges, said["verdict"], said["settled"], said["comment"])
