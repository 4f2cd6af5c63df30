"""Running heads and numbers of pages go where a page surely ends at them; headings and lines with figures stay."""

from __future__ import annotations

import pytest

from tests.ingest import word
from tests.ingest.fakes import blocks, read
from tests.ingest.in_all_formats import FORMATS, file_of

TITLE = "How the ports of the south were built\n\nAma Osei\n\n"
BODY = "This is a paragraph of running text that is long enough to be taken for one, and it ends with a full stop."
OPEN = "The members of the council met again in the capital and agreed on new roads that would"
REST = "lead from the northern ports to the farms. It was a beginning, as all of them said at the time."
JOINED = f"{OPEN} {REST}"


def pages(*lines: str, title: str = TITLE) -> str:
    """A text of which each line stands within a sentence."""
    return title + "".join(f"{OPEN}\n\n{line}\n\n{REST}\n\n" for line in lines)


@pytest.mark.parametrize(
    "lines",
    [
        ("2 Ama Osei", "4 Ama Osei"),
        ("12", "13", "14"),
        ("Page 2 of 9", "Page 3 of 9"),
        ("World Review 5", "World Review 7", "World Review 9"),
        ("xi | World Review", "xii | World Review", "1 | World Review"),
        ("2 Ama Osei", "World Review 3", "4 Ama Osei", "World Review 5"),
        ("2 Ama Osei\n\n3", "4 Ama Osei\n\n5"),
        ("2041 Ama Osei", "2043 Ama Osei", "2045 Ama Osei"),
        ("How the ports of the south were built 3",),
    ],
)
@pytest.mark.parametrize("source", ["x.txt", "x.md"])
def test_lines_within_sentences_that_count_go_and_are_told(lines: tuple[str, ...], source: str) -> None:
    r = read(pages(*lines), source)
    assert blocks(r, "body")[-len(lines) :] == [JOINED] * len(lines)
    count = sum(len(line.split("\n\n")) for line in lines)
    (told,) = r.document.warnings
    assert told.startswith(f"left out as running heads and numbers of pages: {count} (")


@pytest.mark.parametrize("lines", [("世界评论 5", "世界评论 6")])
def test_a_script_without_small_letters(lines: tuple[str, ...]) -> None:
    said = "理事会成员再次在首都举行会议并且同意修建新的道路从而把北方的港口"
    rest = "与南方的农场连接起来。正如他们当时所说的那样这是一个新的开始。"
    heads = tuple(line.replace("世界评论", "世界 评论") for line in lines)
    text = "南方港口的建设\n\n" + "".join(f"{said}\n\n{h}\n\n{rest}\n\n" for h in heads)
    assert "评论" not in read(text).paged.text


def test_what_counts_on_with_proved_lines_goes_too() -> None:
    text = (
        pages("World Review 5", "World Review 6")
        + f"{BODY}\n\nWorld Review 7\n\n{BODY}\n\nWorld Review 2019\n\n{BODY}\n"
    )
    r = read(text)
    assert "World Review 7" not in r.paged.text
    assert "World Review 2019" in blocks(r, "heading")


def test_a_line_of_the_author_behind_the_notes_of_a_page() -> None:
    note = "¹ A source of the south, p. 3.\n\n"
    r = read(f"{TITLE}{BODY}¹\n\n{note}2 Ama Osei\n\n{BODY}\n")
    assert "2 Ama" not in r.paged.text
    r = read(f"{TITLE}{BODY}¹\n\n{note}2 Kofi Banda\n\n{BODY}\n")
    assert "2 Kofi Banda" in r.paged.text


# Lines with figures that are text: alone, with a paragraph under them, or under one another.
SERIES = (
    ("Programme results 2019", "Programme results 2020", "Programme results 2021"),
    ("Resultados del programa 2019", "Resultados del programa 2020"),
    ("Bilan du programme 12", "Bilan du programme 13", "Bilan du programme 14"),
    ("نتائج البرنامج 2019", "نتائج البرنامج 2020"),
    ("2019 Annual meeting", "2020 Annual meeting"),
    ("Country profile 3", "Country profile 4", "Country profile 5"),
    ("Work package 1", "Work package 2", "Work package 3"),
    ("1 Challenges", "2 Results", "3 Challenges", "4 Results"),
    ("Number of projects 45", "Number of projects 52", "Number of projects 60"),
    ("Session iv", "Round table iv", "Round table v"),
    ("2019", "2020", "2021"),
    ("7", "12", "31"),
    ("Principle 1", "Principle 2"),
)


@pytest.mark.parametrize("lines", SERIES)
@pytest.mark.parametrize("form", [*FORMATS, "bold docx", "bold md", "# md"])
@pytest.mark.parametrize("under", [BODY, "Source: own count.", "Experts sent 12"])
def test_headings_and_lines_with_figures_stay(lines: tuple[str, ...], form: str, under: str) -> None:
    if form == "pdf" and not lines[0].isascii():
        pytest.skip("the font has no such letters")
    parts = [(1, "A review of the southern fund"), (0, BODY)]
    parts += [x for i, line in enumerate(lines) for x in ((0, line), (0, f"{under} {i}."))]
    if form == "bold docx":
        body = "".join(word.p(word.run(text, "<w:b/>" if text in lines else "")) for _, text in parts)
        r = read(word.made(body), "x.docx")
    elif form == "bold md":
        text = "\n\n".join(f"**{text}**" if text in lines else text for _, text in parts)
        r = read(text, "x.md")
    else:
        levels = [(2 if form == "# md" and text in lines else level, text) for level, text in parts]
        r = read(file_of(levels, form.split()[-1]), f"x.{form.split()[-1]}")
    text = "".join(r.paged.text.split())
    assert [line for line in lines if "".join(line.split()) not in text] == []
    assert not any("running heads" in w for w in r.document.warnings)


def test_lines_with_figures_under_each_country() -> None:
    text = "A review of the southern fund\n\n"
    for i, country in enumerate(("Kenya", "Uganda", "Ghana")):
        text += f"{country}\n\n{BODY}\n\nNumber of projects {45 + 7 * i}\n\nNumber of staff {12 + i}\n\n"
    said = read(text + BODY).paged.text
    assert [n for n in (45, 52, 59) if f"Number of projects {n}" not in said] == []
    assert [n for n in (12, 13, 14) if f"Number of staff {n}" not in said] == []


def test_the_title_with_a_year_is_a_heading() -> None:
    years = "".join(f"The results of the programme {year}\n\n{BODY}\n\n" for year in (2019, 2020))
    r = read(f"The results of the programme\n\nAma Osei\n\n{BODY}\n\n{years}2 Ama Osei\n\n{BODY}\n")
    assert r.document.record.title == "The results of the programme"
    for line in ("The results of the programme 2019", "The results of the programme 2020", "2 Ama Osei"):
        assert line in blocks(r)


@pytest.mark.parametrize(
    "text",
    [
        # Captions of a row of years, that float within sentences.
        pages("Projects by country 2019", "Projects by country 2020"),
        pages("Table of results 3", "Table of results 4"),
        # Numbers that fall, or come once.
        pages("World Review 7", "World Review 5"),
        pages("World Review 7"),
        # Lines of a list without stops.
        f"{TITLE}{OPEN}\n\nAll persons 45\n\ntravel of the experts\n\n{OPEN}\n\nAll persons 46\n\nother costs\n",
        # Mentioned once by chance within a sentence.
        pages("Country profile 3") + "".join(f"Country profile {n}\n\n{BODY}\n\n" for n in (4, 5, 6)),
    ],
)
def test_what_is_not_surely_a_running_head_stays(text: str) -> None:
    r = read(text)
    lines = [line for line in text.split("\n\n") if line[-1:].isdigit()]
    assert lines
    assert [line for line in lines if line not in r.paged.text] == []


@pytest.mark.parametrize("form", ["html", "docx"])
def test_formats_whose_heads_stand_apart_have_none_in_their_text(form: str) -> None:
    parts = [
        (1, "How the ports of the south were built"),
        *((0, t) for t in pages("12", "13", title="").strip().split("\n\n")),
    ]
    text = read(file_of(parts, form), f"x.{form}").paged.text
    assert "12" in text
    assert "13" in text
