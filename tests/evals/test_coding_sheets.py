"""The coders' sheets: blind, harmless, read back whatever a spreadsheet made of them, strict about what they say."""

from __future__ import annotations

import zipfile
from pathlib import Path
from typing import Any

import pytest
from openpyxl import Workbook, load_workbook

from evals.coding import codebook, sampling, sheets
from evals.coding.errors import SheetUnreadable
from tests.evals.coding_runs import answer, case, evidence, fill, plain_run, run, sheet

ITEMS = {"bcd", "fgh", "jkm"}


def rows(file: Path) -> list[dict[str, Any]]:
    head, *rest = load_workbook(file)["statements"].iter_rows()
    return [{h.value: cell for h, cell in zip(head, row, strict=True)} for row in rest]


def by_hand(file: Path, *table: list[Any], coder: str = "") -> Path:
    book = Workbook()
    book.active.title = "Sheet1"
    for row in table:
        book.active.append(row)
    if coder:
        book.create_sheet("codebook").append(["CODER:", coder])
    book.save(file)
    return file


def test_a_sheet_shows_what_the_assistant_showed_and_no_verdict_of_it(tmp_path: Path) -> None:
    told = evidence(
        "k0", "They may train 40.", author_says=False, speaker="Ama Osei", original="Elder 1990", force="recommends",
        as_of=2030, examples_only=True, gloss="They = “the funds”",
    )  # fmt: skip
    said = answer("Forty may be trained.", "It is so.", cites={0: [told, {"key": "gone"}]}, history=["Who trains?"])
    key, items = sampling.draw(run(tmp_path, [case("A", said, ["unsupported", "partial"])]), 9, 1)
    sheets.write_blind(tmp_path / "one.xlsx", items.items())
    read = {row["statement"].value: row for row in rows(tmp_path / "one.xlsx")}
    one, two = read["Forty may be trained."], read["It is so."]
    assert list(one) == ["item", "question", "statement", "evidence", "context", "verdict", "comment"]
    assert one["question"].value == "How many nurses?\n(asked before: Who trains?)"
    assert one["evidence"].value == (
        "[1] “They may train 40.”\nHarbour brief (2031), p. 4\n\n[2] (something is cited that was not shown)"
    )
    assert one["context"].value == (
        "[1] section “Training”; words of Ama Osei; after Elder 1990; a recommendation; figure for 2030; "
        "examples, not a full list; They = “the funds”"
    )
    assert two["context"].value.endswith("The answer says before: Forty may be trained.")
    assert all(row[name].value is None for row in (one, two) for name in ("verdict", "comment"))
    cells = [str(cell.value) for row in (one, two) for cell in row.values()]
    assert not any(word in cell for cell in cells for word in ("unsupported", "partial", "quoted"))
    assert {row["item"].value for row in (one, two)} == set(key.items)


def test_a_sheet_is_laid_out_for_reading(tmp_path: Path) -> None:
    arabic = "درّب الصندوق أربعين ممرضة."
    _, items = sampling.draw(run(tmp_path, [case("A", answer(arabic, "Forty."))]), 9, 1)
    sheets.write_blind(tmp_path / "one.xlsx", items.items())
    book = load_workbook(tmp_path / "one.xlsx")
    page = book["statements"]
    assert page.freeze_panes == "B2"
    (choice,) = page.data_validations.dataValidation
    assert choice.formula1 == '"supported,partly,unsupported,cannot tell"'
    assert str(choice.sqref) == "F2:F3"
    for row in rows(tmp_path / "one.xlsx"):
        cell = row["statement"]
        assert cell.alignment.wrap_text
        assert (cell.alignment.readingOrder == 2) is (cell.value == arabic)
    meanings = [cell.value for row in book["codebook"].iter_rows() for cell in row]
    assert all(one.means in meanings and one.statement in meanings for one in codebook.MEANINGS)


@pytest.mark.parametrize("begins", ["=", "+", "-", "@", " =", "\t="])
def test_no_text_becomes_a_formula(tmp_path: Path, begins: str) -> None:
    text = f'{begins}HYPERLINK("x")'
    _, items = sampling.draw(run(tmp_path, [case("A", answer(text))]), 1, 1)
    sheets.write_blind(tmp_path / "one.xlsx", items.items())
    (row,) = rows(tmp_path / "one.xlsx")
    assert (row["statement"].value, row["statement"].data_type) == (text, "s")
    assert row["statement"].quotePrefix


def test_what_no_cell_can_hold_is_replaced_or_cut_and_said(tmp_path: Path) -> None:
    _, items = sampling.draw(run(tmp_path, [case("A", answer("bell \x07 " + "x" * 40_000))]), 1, 1)
    sheets.write_blind(tmp_path / "one.xlsx", items.items())
    (row,) = rows(tmp_path / "one.xlsx")
    assert row["statement"].value.startswith("bell \ufffd xxx")
    assert row["statement"].value.endswith("… (cut)")


def test_a_filled_sheet_is_read_back(tmp_path: Path) -> None:
    _, items = sampling.draw(plain_run(tmp_path), 10, 1)
    names = list(items)
    file = sheet(tmp_path / "one.xlsx", items, lambda name: "partly" if name == names[0] else "supported", "A. Coder")
    read = sheets.read(file, items)
    assert (read.coder, read.judges, len(read.verdicts)) == ("A. Coder", True, 10)
    assert [name for name, verdict in read.verdicts.items() if verdict == "partly"] == names[:1]


def test_a_sheet_that_settles_shows_the_verdicts_and_is_no_coders(tmp_path: Path) -> None:
    _, items = sampling.draw(plain_run(tmp_path), 2, 1)
    sheets.write_settling(tmp_path / "s.xlsx", [(n, s, ["partly", "supported"], ["=no"]) for n, s in items.items()])
    first = rows(tmp_path / "s.xlsx")[0]
    assert (first["verdicts"].value, first["comments"].value, first["comments"].data_type) == (
        "partly\nsupported", "=no", "s",
    )  # fmt: skip
    read = sheets.read(fill(tmp_path / "s.xlsx", tmp_path / "t.xlsx", lambda _: "supported", "Third", "settled"), items)
    assert (read.judges, read.verdicts, set(read.settled.values())) == (False, {}, {"supported"})


def test_case_spaces_rows_and_columns_may_be_otherwise(tmp_path: Path) -> None:
    file = by_hand(
        tmp_path / "x.xlsx", ["handed in on Monday"], [], ["Comment", "VERDICT ", "note", "Item"],
        ["why", " Cannot  Tell", 3, "JKM"], [None, None, None, None], [None, "supported\u00a0", None, "bcd "],
        [None, None, None, "fgh"], coder="B. Coder",
    )  # fmt: skip
    read = sheets.read(file, ITEMS)
    assert read.verdicts == {"jkm": "cannot tell", "bcd": "supported"}
    assert read.comments == {"jkm": "why"}
    assert read.coder == "B. Coder"


def test_without_a_name_the_file_names_the_coder(tmp_path: Path) -> None:
    assert sheets.read(by_hand(tmp_path / "x y.xlsx", ["item", "verdict"], ["bcd", "partly"]), ITEMS).coder == "x y"


@pytest.mark.parametrize(
    ("table", "told"),
    [
        ([["item", "answer"], ["bcd", "partly"]], "no sheet with the columns"),
        ([[]], "no sheet with the columns"),
        ([["item", "verdict"]], "no verdict yet"),
        ([["item", "verdict"], ["bcd", None]], "no verdict yet"),
        ([["item", "verdict"], ["bcd", "partly"], ["xyz", "partly"]], "row 3: the sample has no item “xyz”"),
        ([["item", "verdict"], ["bcd", "maybe"]], "row 2: the verdict is “maybe”"),
        ([["item", "settled"], ["bcd", "fine"]], "row 2: the settled is “fine”"),
        ([["item", "verdict"], ["bcd", 1]], "row 2: the verdict is “1”"),
        ([["item", "verdict"], ["bcd", "partly"], ["BCD", "partly"]], "row 3: item “bcd” stands in row 2"),
        ([["item", "verdict"], ["bcd", "partly"], [None, "partly"]], "row 3: there is a verdict"),
        ([["item", "verdict"], ["bcd", "=1+1"]], "no verdict yet"),  # a formula without a value
    ],
)
def test_what_is_no_filled_sheet_is_one_clear_line(tmp_path: Path, table: list[list[Any]], told: str) -> None:
    with pytest.raises(SheetUnreadable, match=told) as raised:
        sheets.read(by_hand(tmp_path / "x.xlsx", *table), ITEMS)
    assert "x.xlsx" in str(raised.value)
    assert "\n" not in str(raised.value)


@pytest.mark.parametrize(
    "part", ["xl/workbook.xml", "xl/worksheets/sheet1.xml", "[Content_Types].xml", "xl/styles.xml"]
)
def test_a_damaged_workbook_is_told(tmp_path: Path, part: str) -> None:
    whole = zipfile.ZipFile(by_hand(tmp_path / "whole.xlsx", ["item", "verdict"], ["bcd", "partly"]))
    with whole, zipfile.ZipFile(tmp_path / "x.xlsx", "w") as damaged:
        for name in whole.namelist():
            content = whole.read(name)
            damaged.writestr(name, content[: len(content) // 2] if name == part else content)
    with pytest.raises(SheetUnreadable, match=r"x\.xlsx is no XLSX workbook"):
        sheets.read(tmp_path / "x.xlsx", ITEMS)


@pytest.mark.parametrize("content", [b"", b"item,verdict\n", b"PK\x03\x04" + b"\0" * 60])
def test_what_is_no_workbook_is_told(tmp_path: Path, content: bytes) -> None:
    file = tmp_path / "x.xlsx"
    file.write_bytes(content)
    with pytest.raises(SheetUnreadable, match=r"x\.xlsx is no XLSX workbook"):
        sheets.read(file, ITEMS)
    with pytest.raises(SheetUnreadable, match="is not there"):
        sheets.read(tmp_path / "none.xlsx", ITEMS)
