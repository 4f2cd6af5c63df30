from __future__ import annotations

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
