from __future__ import annotations

from tests.ingest.drawn import HEIGHT, Drawn, column, pdf
from tests.ingest.fakes import blocks, read

BODY = "This is a paragraph of running text that is long enough to be taken for one, and it ends with a full stop."


def test_running_heads_and_page_numbers_are_dropped() -> None:
    r = read(f"A title of some words\n\n{BODY}\n\n2 Ama Osei\n\n{BODY}\n\n12\n\n{BODY}\n\n4 Ama Osei\n\n13\n\n{BODY}\n")
    assert "Ama Osei" not in r.paged.text
    assert not any(b.isdigit() for b in blocks(r))


def test_numbered_things_are_no_running_heads() -> None:
    r = read(f"A title of some words\n\nPrinciple 1\n\n{BODY}\n\nPrinciple 2\n\n{BODY}\n")
    assert blocks(r, "heading")[1:] == ["Principle 1", "Principle 2"]


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


def test_headings_that_count_from_one_are_no_running_heads() -> None:
    packages = "".join(f"Work package {i}\n\n{BODY}\n\n" for i in range(1, 5))
    assert len(blocks(read(f"A title of some words\n\n{packages}"), "heading")) == 5
    names = [name for country in ("Ghana", "Kenya", "Peru") for name in (country, "Challenges", "Results")]
    parts = "".join(f"{i} {name}\n\n{BODY}\n\n" for i, name in enumerate(names, 1))
    headings = blocks(read(f"A title of some words\n\n{parts}"), "heading")
    assert headings[1:] == [f"{i} {name}" for i, name in enumerate(names, 1)]
    broken = BODY.removesuffix("a full stop.")
    feet = "".join(f"{broken}\n\nA report of the south {i}\n\na full stop. {BODY}\n\n" for i in range(1, 5))
    assert "A report of the south" not in read(f"A title of some words\n\n{feet}").paged.text
