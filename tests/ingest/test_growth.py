"""Storms of one sign, of one word: whatever a file repeats, twice as much of it costs about twice as much to read."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from ingest import references
from ingest.errors import ReadError
from ingest.html.depth import flattened
from ingest.pdf.columns import gutter_of
from ingest.pdf.segments import Segment
from ingest.works.author_dates import author_dates
from ingest.works.note_works import works_in
from tests.ingest import word
from tests.ingest.fakes import read
from tests.ingest.growth import growth

STORMS = {
    "brackets": "[", "brackets in pairs": "[a]", "links": "[a](", "parentheses": "Ab (cd. ", "sources": "Ab cd. (see ",
    "closing": "a) ", "quotes": "“", "open quotes": "He said “Ab cd. ", "straight quotes": 'He "Ab cd. Ef ',
    "single quotes": "He ‘Ab cd. Ef ", "apostrophes": "'a ", "quotations": "“a” (p. 3) ", "stops": "Ab cd. ",
    "stops before small letters": "Ab cd. e ", "dots": ".", "spaced dots": ". ", "initials": "A. ",
    "close initials": "A.",
    "hyphens": "A-", "hyphens at line ends": "ab-\n", "dashes": "-", "numbers": "1,234.5 ", "digits": "1",
    "raised": "word¹ ", "volumes": "Vol. 3, No. 2, ", "bullets": "- a\n", "numbered": "1. a\n", "blank lines": "a\n\n",
    "tabs": "a\tb\n", "columns": "a  b  c\n", "bars": "|", "rows": "| a | b \n", "ibid": "ibid. ", "years": "2001 ",
    "marks": "(Osei 2001; ", "narrative marks": "Osei (2001) ", "names": "Osei, Ama, ", "and": "Ama Osei and ",
    "y": "Osei y Ruiz y ", "names and houses": "Ama Osei (a, b), ",
    "contents": "Contents\n\n", "leaders": "Chapter ..... 3\n", "notes": "[1] Osei, Ama, Title (2001), p. 3.\n\n",
    "raised notes": "¹ Ibid.\n\n", "headings": "# a\n", "addresses": "http://a.b/c ", "mails": "a@b.", "stars": "*a",
    "angles": "<a ", "entities": "&amp;", "form feeds": "Head 1\nBody text here\n\f", "capitals": "AMA ",
    "months": "12 May 2001 ",
    "running heads": "they met again in the capital and agreed on what would\n\n3 Ab cd\n\n4\n\nlead there.\n\n",
    "by": "By Ama Osei\n", "one letter": "a\n", "colons": "By: ", "wide": "中。", "commas": ",",
    "spaced commas": ", ", "tildes": "~", "shortcodes": "{{< a ", "wiki links": "[[a|", "comments": "%% a",
    "arabic marks": "ال.١ ", "semicolons": "a; ", "p": "pp",
}  # fmt: skip


def _text(storm: str, size: int) -> str:
    return f"A title of it\n\nThe text says this (Osei 2001).\n\n{storm * (size // len(storm) + 1)}\n"


def _html(storm: str, size: int) -> str:
    escaped = _text(storm, size).replace("&", "&amp;").replace("<", "&lt;").replace("\n\n", "</p><p>")
    return f"<html><body><article><h1>A title</h1><p>{escaped}</p></article></body></html>"


def _docx(storm: str, size: int) -> bytes:
    return word.made("".join(word.p(word.run(line.replace("\f", ""))) for line in _text(storm, size).split("\n")))


def _reading(make: Callable[[str, int], str | bytes], source: str) -> Callable[[str], Callable[[int], object]]:
    def of(storm: str) -> Callable[[int], object]:
        def reading(size: int) -> object:
            try:
                return read(make(storm, size), source)
            except ReadError:
                return None

        return reading

    return of


FORMATS = {
    "txt": _reading(_text, "x.txt"),
    "md": _reading(_text, "x.md"),
    "html": _reading(_html, "x.html"),
    "docx": _reading(_docx, "x.docx"),
}


# What these formats read in another way than plain text.
OWN = {
    "md": (
        "brackets",
        "links",
        "bullets",
        "numbered",
        "rows",
        "headings",
        "stars",
        "angles",
        "blank lines",
        "tildes",
        "shortcodes",
        "wiki links",
        "comments",
    ),
    "html": ("blank lines", "raised", "quotations", "entities"),
    "docx": ("one letter", "tabs", "raised notes", "bullets"),
}
CASES = [*((s, "txt") for s in STORMS), *((s, f) for f, own in OWN.items() for s in own)]


@pytest.mark.parametrize(("storm", "format"), CASES)
def test_a_storm_costs_as_much_as_it_is_long(storm: str, format: str) -> None:
    assert growth(FORMATS[format](STORMS[storm]), 2_000) < 3


BIBLIOGRAPHIES: dict[str, Callable[[int], str]] = {
    "entries": lambda n: "".join(f"@article{{k{i}, title={{T {i}}}, author={{A B and C D}}}}\n" for i in range(n)),
    "unclosed": lambda n: "@article{a, title={" * n,
    "signs": lambda n: "@" * 20 * n,
    "dollars": lambda n: "".join(f"@article{{k{i}, title={{{'$a ' * 50}}}}}\n" for i in range(n)),
    "authors": lambda n: f"@article{{k, author={{{' and '.join(['A B'] * n)}}}}}",
    "ris": lambda n: "".join(f"TY  - JOUR\nTI  - T {i}\nAU  - A, B\nER  - \n" for i in range(n)),
    "csl": lambda n: "[" + ",".join(['{"title":"T","author":"A, B"}'] * n) + "]",
}


@pytest.mark.parametrize("kind", BIBLIOGRAPHIES)
def test_references_cost_as_much_as_they_are_many(kind: str) -> None:
    def reading(n: int) -> object:
        try:
            return references.read_bytes(BIBLIOGRAPHIES[kind](n).encode(), "x.bib")
        except ReadError:
            return None

    assert growth(reading, 100) < 3


def test_abbreviations_that_double_are_not_written_out() -> None:
    strings = "".join(f"@string{{a{i} = a{i - 1} # a{i - 1}}}\n" for i in range(1, 40))
    bomb = f"@string{{a0 = {{xxxxxxxx}}}}\n{strings}@article{{k, title = a39}}\n"
    with pytest.raises(ReadError, match="line 41: its abbreviations stand for too much"):
        references.read_bytes(bomb.encode(), "x.bib")
    found, broken = references.read_bytes(f"{bomb}@article{{l, title = a3}}\n".encode(), "x.bib")
    assert [r.record.title for r in found] == ["x" * 64]
    assert broken == (41,)


# Each made the time double with every few letters.
@pytest.mark.parametrize(
    "text",
    [
        lambda n: f"({'A-' * n}a zz 2001)",
        lambda n: f"({', '.join(['Xa A. B. C. D. E. F.'] * (n // 10))} zz 2001)",
        lambda n: f"Xa ({'2001, p. 2001, 2001; ' * (n // 12)}x)",
    ],
)
def test_names_before_a_year_are_tried_in_one_way(text: Callable[[int], str]) -> None:
    assert growth(lambda n: [*author_dates(text(90) * n)], 8) < 3
    assert [*author_dates(text(190))] == []


@pytest.mark.parametrize(
    "note",
    [
        f"See {', '.join(['Xa A. B. C.'] * 300)}",
        f"Osei, Title of it, {'p' * 300} z",
        f"Osei, “Title{', 1' * 300} z” (2001)",
        "“(2001) " * 300,
        "Xa, A., and " * 300,
    ],
)
def test_a_note_costs_as_much_as_it_is_long(note: str) -> None:
    assert growth(lambda n: [works_in(note) for _ in range(n)], 1) < 3


WORKS: dict[str, Callable[[int], str]] = {
    "notes": lambda n: "\n\n".join(f"Text here[^{i}] goes." for i in range(n))
    + "\n\n" + "\n".join(f"[^{i}]: Osei{i}, “Title {i} of it,” Journal (2001), {i}." for i in range(n)),
    "marks": lambda n: "\n\n".join(f"So it was said (Osei{i}, {1900 + i % 99})." for i in range(n))
    + "\n\n# References\n\n"
    + "\n\n".join(f"Osei{i}, E. ({1900 + i % 99}). Title {i} of it. Journal, {i}(2), 3–4." for i in range(n)),
    "strewn notes": lambda n: "\n\n".join(f"Text.[^1] More.[^2]\n\n[^1]: So {i}.\n\n[^2]: And {i}." for i in range(n)),
    "numbers": lambda n: " ".join(f"As said [{i % 200 + 1}, 1-999]." for i in range(n)) + "\n\n# References\n\n"
    + "\n\n".join(f"[{i}] Osei, E. (2001). Title {i} of it. Journal, 3–4." for i in range(1, min(n, 150) + 1)),
    "quotations": lambda n: " ".join(f"He said “quoted words of {i} here” (Osei 2001)." for i in range(n)),
}  # fmt: skip


@pytest.mark.parametrize("kind", WORKS)
def test_works_cost_as_much_as_they_are_many(kind: str) -> None:
    assert growth(lambda n: read(f"# A title of it\n\n{WORKS[kind](n)}\n", "x.md"), 60) < 3


def test_captions_are_placed_without_counting_those_before() -> None:
    figure = "<figure><figcaption>Figure 1: words</figcaption></figure>"
    assert (
        growth(lambda n: read(f"<article><h1>A</h1><p>Some words here.</p>{figure * n}</article>", "x.html"), 100) < 3
    )


@pytest.mark.parametrize(
    "box",
    [
        "<aside><p>Some words of a box.</p></aside>", "<aside class=pullquote>Some words of a quote.</aside>",
        "<p>Some words that stand in a long sentence of the page.</p>",
        "<div class=share><p>Some words that stand in a long sentence of the page.</p></div>",
    ],
)  # fmt: skip
def test_boxes_cost_as_much_as_they_are_many(box: str) -> None:
    text = "<p>Some words that stand here in a sentence of the page.</p>"
    assert growth(lambda n: read(f"<article><h1>A</h1>{text}{box * n}{text}</article>", "x.html"), 100) < 3


def test_running_lines_that_are_numbers_cost_as_much_as_they_are_many() -> None:
    def text(n: int) -> str:
        return "\n\n".join(map(str, range(n))) + "\n\nAn end of some words here.\n"

    assert growth(lambda n: read(text(n)), 1_000) < 3


@pytest.mark.parametrize(
    "storm", ["<div>", "<b><i>", "<script>", "<!--", "<a ", "</div>", "<tr><td>", "<font>a<p>b</font>"]
)
def test_deep_pages_are_flattened_in_one_pass(storm: str) -> None:
    assert growth(lambda n: flattened(storm * n), 1_000) < 3


def test_scattered_words_have_no_more_gutters_than_are_looked_at() -> None:
    def page(n: int) -> object:
        places = [(i * 37 % 5003 / 9, i * 91 % 8009 / 11) for i in range(n)]
        return gutter_of([Segment([], x, x + 20, y, 9, i) for i, (x, y) in enumerate(places)])

    assert growth(page, 500) < 3
