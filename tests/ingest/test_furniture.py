from __future__ import annotations

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
