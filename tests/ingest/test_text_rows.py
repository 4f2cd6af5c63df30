from __future__ import annotations

import pytest

from ingest.text_rows import rows
from tests.ingest.fakes import blocks, read

BODY = "This is a paragraph of running text that is long enough to be taken for one, and it ends with a full stop."


@pytest.mark.parametrize(
    ("table", "said"),
    [
        (
            "Name\tYear\tSum\nGhana\t2001\t5\nKenya\t2002\t6",
            ["Name | Year | Sum", "Ghana | 2001 | 5", "Kenya | 2002 | 6"],
        ),
        ("Ghana\t2001\t5\nKenya\t2002\t6", ["Ghana | 2001 | 5", "Kenya | 2002 | 6"]),
        ("Country\tProjects\nGhana\t5\nKenya\t\t6", ["Country | Projects", "Ghana | 5", "Kenya | 6"]),
        ("Ghana\t5\nKenya\t6\nPeru\t9\nNepal\t12", ["Ghana | 5", "Kenya | 6", "Peru | 9", "Nepal | 12"]),
        ("ADB\tAsian Development Bank\nG77\tGroup of 77\nPPP\ta private partner", None),
        ("2001\tThe Group met in the south of the sea.\n2004\tIt met there again.\n2006\tIt did not meet.", None),
    ],
)
def test_tabs_part_the_cells_of_a_row(table: str, said: list[str] | None) -> None:
    r = read(f"A title of some words\n\n{BODY}\n\n{table}\n\n{BODY}\n")
    assert blocks(r, "table") == (said or [line.replace("\t", " | ") for line in table.split("\n")])
    assert blocks(r, "body") == [BODY, BODY]
    assert not r.document.warnings


@pytest.mark.parametrize(
    "lines",
    [
        ["Contents", "", "The setting\t1", "The findings\t3", "The end\t5"],
        ["What it holds", "", "The setting\t1", "The findings\t3", "", "The findings"],
        ["1\tThe setting\t1", "2\tThe findings\t3", "", "2. The findings"],
        ["1.\tGhana", "2.\tKenya", "3.\tPeru"],
        ["•\tGhana", "•\tKenya", "•\tPeru"],
        ["1\tOsei, Roads to the southern sea (2001).", "2\tHaddad, Ports of the southern sea (2004)."],
        ["Tel.:\t+233 1234", "Fax:\t+233 1235", "Date:\tJune 2021"],
        ["Policy Brief\tNo. 3", "June 2021\tAccra"],
        [
            "the ships of the\tsouth came in and went",
            "out again as all who\twere there have told",
            "us in their\tbooks.",
        ],
        ["\tA first line that is indented.", "\tAnother."],
        ["Ghana\t5"],
    ],
)
def test_tabs_that_part_no_cells(lines: list[str]) -> None:
    assert rows(lines) == set()
