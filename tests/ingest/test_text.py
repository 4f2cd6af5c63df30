from __future__ import annotations

import itertools

import pytest

from tests.ingest.fakes import blocks, read


def test_wrapped_lines_are_one_paragraph_and_short_ones_are_not() -> None:
    r = read(
        "A TITLE OF SOME WORDS\n\n"
        "The first of the paragraphs is wrapped at the width of an old terminal, so that\n"
        "its lines have nearly the same length and must be put together again, for a\n"
        "reader who wants to read it as it was written by the people who wrote it once.\n\n"
        "An address\nA street\nA town\n\n"
        "- an item that is wrapped as well, at the very same width as the paragraphs that\n"
        "  stand before it\n- another item\n"
    )
    assert len(blocks(r, "body")[0].split()) == 46 or blocks(r, "body")[0].endswith("wrote it once.")
    assert blocks(r, "list") == [
        "an item that is wrapped as well, at the very same width as the paragraphs that stand before it",
        "another item",
    ]
    assert "A street" in blocks(r)


def test_form_feeds_are_pages() -> None:
    r = read(
        "A title of some words\n\nOn the first page there is a sentence that goes\fon over the second page.\f\n\nThe"
        " third one has this.\n"
    )
    assert r.paged.pages == 3
    spans = {r.paged.text[b.start : b.end]: r.paged.pages_of(b.start, b.end) for b in r.paged.blocks}
    assert spans["The third one has this."] == (3,)
    assert (1, 2) in spans.values()


def test_marks_of_markdown_in_plain_text() -> None:
    r = read(
        "# A title of some words\n\n## A part ##\n\n> Quoted words\n> in two lines.\n\n| a | b |\n|---|---|\n| 1 | 2"
        " |\n\n***\n\nThe end is here.\n"
    )
    assert blocks(r, "heading") == ["A title of some words", "A part"]
    assert blocks(r, "quote") == ["Quoted words in two lines."]
    assert [t.split() for t in blocks(r, "table")] == [["a", "b"], ["1", "2"]]


def test_columns_set_with_spaces_are_a_table() -> None:
    r = read(
        "A title of some words\n\nSome text stands before the table, as it should.\n\n    Summit    Place     Date\n"
        "    First     Havana    2000\n    Second    Doha      2005\n"
    )
    assert blocks(r, "table") == ["Summit | Place | Date", "First | Havana | 2000", "Second | Doha | 2005"]


def test_every_kind_of_line_end() -> None:
    r = read(
        "A title of some words\r\rOne paragraph of text.\r\n\r\nAnother one.\u2028\u2028A third.\x85\x85A fourth one.\n"
    )
    assert blocks(r)[1:] == ["One paragraph of text.", "Another one.", "A third.", "A fourth one."]


_TOWNS = ("Accra", "Lima", "Hanoi", "Dakar", "Quito")


def _paged() -> str:
    """Five pages, with a head, a foot that names the house, and a number; a sentence goes on over every page's end."""
    pages = []
    for n, town in enumerate(_TOWNS, 1):
        head = f"Osei and Banda\n{n}\n\n" if n % 2 else f"{n}\nThe fund and its clinics\n\n"
        rest = "" if n == 1 else f"and it went on in {town} as such sentences do.\n\n"
        text = f"A paragraph that says {town} twice speaks of the clinics\nof the north, which were built in {town}"
        pages.append(f"{head if n > 1 else ''}{rest}{text}\n\nThe Example House\n")
    return "The fund and its clinics in the north\n\n" + "\f".join(pages)


def test_heads_feet_and_numbers_of_pages_are_no_text() -> None:
    r = read(_paged())
    text = r.paged.text
    assert r.paged.pages == 5
    assert "Osei and Banda" not in text
    assert "The Example House" not in text
    for town, following in itertools.pairwise(_TOWNS):
        assert f"built in {town} and it went on in {following} as" in text
    assert r.paged.labels == (None, "2", "3", "4", "5")
    (told,) = r.document.warnings
    assert told.startswith("left out as heads and feet of pages: 9 (“The Example House”, ")


@pytest.mark.parametrize("head", ["The results of {}", "{}", "Country profile {}", "{} | The fund"])
@pytest.mark.parametrize("first", [2019, 1])
def test_headings_that_count_with_the_pages_stay_where_no_page_breaks_a_sentence(head: str, first: int) -> None:
    names = [head.format(first + n) for n in range(len(_TOWNS))]
    said = "The clinics of {0} are many, and most of them\nwere built in {0} before the war."
    if names[0] == "1":
        pytest.skip("numbers of pages")
    text = "\f".join(f"{name}\n\n{said.format(town)}\n" for name, town in zip(names, _TOWNS, strict=True))
    r = read(f"The fund and its clinics in the north\n\fAma Osei\n\f{text}")
    assert [name for name in names if name not in blocks(r)] == []
    assert r.document.warnings == ()
    broken = text.replace(" before the war.", "").replace("The clinics of", "before the war the clinics of")
    r = read(f"The fund and its clinics in the north\n\fAma Osei\n\f{broken}")
    assert [name for name in names[1:] if name in r.paged.text] == []


def test_lines_that_come_again_inside_a_page_stay() -> None:
    text = "\f".join(f"Page {n} has words of its own.\n\nThe same line.\n\nAnd it ends in word {n}.\n" for n in "abcd")
    assert blocks(read(f"A title of some words\n\n{text}")).count("The same line.") >= 1


def test_a_bullet_on_a_line_of_its_own_marks_the_next_paragraph() -> None:
    r = read(
        "A title of some words\n\nThere are two things:\n\n●\n\nThe first of the things.\n\n●\n\nThe second one.\n"
    )
    assert blocks(r, "list") == ["The first of the things.", "The second one."]


def test_notes_under_each_other_without_blank_lines() -> None:
    wrapped = (
        "The fund paid for nine clinics in the north of the country in its first year,[1] and\n"
        "it trained forty nurses in the same year, of whom nearly all have stayed.[2] That is\n"
        "all that is known of it.\n"
        "[1] Osei, The Clinics of the North: A Short History of the Fund and its Works (Accra:\n"
        "Press, 2014), p. 3.\n"
        "[2] Banda, Nurses, p. 4.\n\nThe text goes on.\n"
    )
    r = read(f"A title of some words\n\n{wrapped}")
    assert blocks(r, "footnote")[1:] == ["Banda, Nurses, p. 4."]
    assert blocks(r, "footnote")[0].endswith("(Accra: Press, 2014), p. 3.")
    assert "That is all that is known of it." in r.paged.text


def test_many_empty_lines_cost_little() -> None:
    assert blocks(read("A title of some words\n" + "\n" * 300_000 + "The text.\n"))[-1] == "The text."


def test_a_large_first_letter_is_put_before_its_word() -> None:
    r = read("A title of some words\n\nT\n\nhe fund is small and old.\n\nA\n\nfund of the south is not so small.\n")
    assert blocks(r)[1:] == ["The fund is small and old.", "A fund of the south is not so small."]


def test_the_form_feed_behind_the_last_page_begins_no_page() -> None:
    told = read("One page of the basin's report.\n\fAnother page of the same report.\n\f\n").paged
    last = told.blocks[-1]
    assert told.locate(last.start, last.end).pages == (2,)
    assert {p for run in told.runs if (p := run.page)} == {1, 2}
    assert len(told.labels) in (0, 2)


def test_a_title_over_every_left_page_counts_on_with_the_pages() -> None:
    pages = [f"The keepers of lock {n} wrote down what they were paid. They had to." for n in range(1, 9)]
    heads = {
        2: "2      Harvests Shared",
        4: "4      Harvests Shared",
        6: "6      Harvests Shared",
        8: "8      Harvests Shared",
    }
    text = "\f".join(f"{heads.get(n, '')}\n\n{page}\n" for n, page in enumerate(pages, 1))
    reading = read(text)
    assert "Harvests Shared" not in reading.paged.text
    assert any("Harvests Shared" in w for w in reading.document.warnings)
