from __future__ import annotations

import pytest

from tests.ingest.drawn import HEIGHT, Drawn, column, pdf
from tests.ingest.fakes import blocks, read

BODY = "This is a paragraph of running text that is long enough to be taken for one, and it ends with a full stop."


def test_a_contents_list_goes_and_its_headings_stay() -> None:
    r = read(
        f"A title of some words\n\nContents\n\n1. The setting\t1\n2. The findings\t3\n3. The end\t5\n\n1. The"
        f" setting\n\n{BODY}\n\n"
        f"2. The findings\n\n{BODY}\n\n3. The end\n\n{BODY}\n"
    )
    assert blocks(r, "heading") == ["A title of some words", "1. The setting", "2. The findings", "3. The end"]
    assert "Contents" not in r.paged.text


def test_a_site_speaks_before_and_after_the_text() -> None:
    r = read(
        f"Skip to content\n\nRecent posts\n\nA title of some words\n\nBy Ama Osei\n\n{BODY}\n\nShare this:\n\n{BODY}"
        f" More.\n\n"
        "Comments are closed.\n\nTags\nDreaming of the sea?\nTry The Courier's jobs board.\nFind a job\n"
    )
    assert blocks(r) == ["A title of some words", "By Ama Osei", BODY, f"{BODY} More."]


def test_running_heads_that_name_the_chapter() -> None:
    head = [Drawn(70, HEIGHT - 40, "The ports of the south", 9)]
    pages = []
    for n in range(9):
        title = [Drawn(70, HEIGHT - 90, "The ports of the south" if n == 0 else f"Another thing {n}", 18)]
        pages.append(
            [
                *(head if n in (1, 2) else ()),
                *(title if n not in (1, 2) else ()),
                *column(f"{BODY} {n}. " * 9, 70, HEIGHT - 140, 440),
            ]
        )
    r = read(pdf(pages), "x.pdf")
    assert r.paged.text.count("The ports of the south") == 1


NAMES = ("Brazil", "India", "China", "Kenya", "Egypt")


def listed(numbers: tuple[int | str, ...], parts: tuple[str, ...], leader: str = " ........ ") -> str:
    lines = "\n".join(f"{name}{leader}{number}" for name, number in zip(NAMES, numbers, strict=True))
    chapters = "".join(f"{i}. {name}\n\n{BODY}\n\n" for i, name in enumerate(parts, 1))
    return f"A review of the fund\n\n{BODY}\n\nBy country\n\n{lines}\n\n{BODY}\n\n{chapters}"


@pytest.mark.parametrize("leader", [" ........ ", " . . . . . ", "……"])
@pytest.mark.parametrize(
    ("numbers", "parts"),
    [
        ((45, 300, 450, 12, 7), ()),
        ((7, 12, 45, 300, 450), ()),
        ((45, 300, 450, 12, 7), NAMES),
        ((7, 12, 45, 300, 450), tuple(sorted(NAMES))),
        ((7, 12, 45, 300, 450), NAMES[:1]),
    ],
)
def test_a_table_of_figures_is_no_list_of_contents(
    numbers: tuple[int, ...], parts: tuple[str, ...], leader: str
) -> None:
    r = read(listed(numbers, parts, leader))
    found = [
        b
        for b in blocks(r)
        if any(b.startswith(name) and b.endswith(str(n)) for name, n in zip(NAMES, numbers, strict=True))
    ]
    assert len(found) == len(NAMES)
    assert r.document.warnings == ()


@pytest.mark.parametrize("numbers", [(1, 3, 3, 9, 12), ("iv", "vi", 1, 3, 12)])
@pytest.mark.parametrize("parts", [NAMES, NAMES[1:3]])
def test_a_list_of_contents_without_a_heading_goes_and_is_told(
    numbers: tuple[int | str, ...], parts: tuple[str, ...]
) -> None:
    r = read(listed(numbers, parts))
    assert "...." not in r.paged.text
    assert any(w.startswith("left out as a list of contents: 5 (") for w in r.document.warnings)
