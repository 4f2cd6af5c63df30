from __future__ import annotations

import pytest

from store.documents import PagedText
from tests.ingest.fakes import read

LIST = (
    'A. Osei, "Ports and funds," Journal of Ports, vol. 3, pp. 4-9, 2014.',
    "B. Banda, The Fund. Accra: Press, 2015.",
    'C. Silva and D. Li, "Help," World Review, vol. 5, 2016.',
    "E. Haddad, The Sea. London: Zed, 2017.",
)
TEXT = (
    "# On the ports of the southern seas\n\nThe ports of the south are many and small{}. They were built by a fund{},"
    " and later others came to help them{} in the work of [17] years, in an area of 30 km².\n\nReferences\n\n"
)


def _cited(p: PagedText) -> list[tuple[str, str]]:
    """The marks, and the first words of the entries that they name."""
    return [
        (p.text[c.start : c.end], p.text[p.works[c.work].start :][:8].lstrip("[1234]. "))
        for c in p.citations
        if c.rule == "number" and c.work is not None
    ]


@pytest.mark.parametrize("name", ["x.txt", "x.md"])
@pytest.mark.parametrize("lead", ["[{}] ", "{}. "])
def test_numbers_name_the_entries_of_a_numbered_list(lead: str, name: str) -> None:
    entries = "\n\n".join(lead.format(n) + e for n, e in enumerate(LIST, 1))
    p = read(TEXT.format(" [1]", " [2, p. 17]", " [1, 3–4]") + entries, name).paged
    cited = _cited(p)
    assert [mark for mark, _ in cited] == ["[1]", "[2, p. 17]", "1", "3–4", "3–4"]
    assert [entry[0] for _, entry in cited] == list("ABACE")
    assert [c.pages for c in p.citations if c.pages] == ["17"]


def test_raised_numbers_name_entries_too_and_powers_do_not() -> None:
    entries = "\n\n".join(f"{n}. {e}" for n, e in enumerate(LIST, 1))
    p = read(TEXT.format("¹", "²", "³⁻⁴") + entries).paged
    assert [mark for mark, _ in _cited(p)] == ["¹", "²", "³⁻⁴", "³⁻⁴"]
    assert "30 km²" in p.text


def _entries(lead: str) -> str:
    return "\n\n".join(lead.format(n) + e for n, e in enumerate(LIST, 1))


def test_a_list_without_numbers_and_a_single_mark_name_nothing() -> None:
    assert _cited(read(TEXT.format(" [1]", " [2]", " [3]") + "\n\n".join(LIST)).paged) == []
    assert _cited(read(TEXT.format(" [1]", "", "") + _entries("{}. ")).paged) == []


def test_a_single_mark_is_believed_where_the_list_is_printed_as_it_is() -> None:
    assert [mark for mark, _ in _cited(read(TEXT.format(" [1]", "", "") + _entries("[{}] ")).paged)] == ["[1]"]


@pytest.mark.parametrize(
    ("marks", "sound", "lacking"),
    [
        ((" [1]", " [2]", " [9]"), ["[1]", "[2]"], [("[9]", "9")]),
        ((" [1]", " [7, p. 3]", ""), ["[1]"], [("[7, p. 3]", "7")]),
        ((" [3, 8]", " [1]", ""), ["[1]", "3"], [("8", "8")]),
        ((" [3–6]", " [1]", ""), ["[1]", "[3–6]", "[3–6]"], [("[3–6]", "3–6")]),
        ((" [8, 9]", " [5]", ""), [], []),
    ],
)
def test_a_number_that_the_list_lacks_is_said_to_be_unresolved(
    marks: tuple[str, str, str], sound: list[str], lacking: list[tuple[str, str]]
) -> None:
    text = TEXT.replace("[17]", "many")
    p = read(text.format(*marks) + _entries("[{}] ")).paged
    assert sorted(mark for mark, _ in _cited(p)) == sorted(sound)
    why = [(p.text[c.start : c.end], c.why) for c in p.citations if c.work is None]
    assert why == [(mark, f"the reference list has no number {n}") for mark, n in lacking]


@pytest.mark.parametrize(
    "words", ["a share of 12 (95% CI [12, 45])", "for all x ∈ [5, 9]", "the array a[1]", "an IC 95 % [3, 8]", "[0, 6]"]
)
def test_intervals_and_indices_name_no_entry(words: str) -> None:
    text = TEXT.replace("[17] years", words)
    p = read(text.format(" [1]", " [2]", " [3–4]") + _entries("[{}] ")).paged
    assert [mark for mark, _ in _cited(p)] == ["[1]", "[2]", "[3–4]", "[3–4]"]
    assert all(c.work is not None for c in p.citations)


def test_numbers_in_brackets_are_no_marks_where_the_text_cites_by_raised_ones() -> None:
    p = read(TEXT.format("¹", "²", "³⁻⁴") + _entries("{}. ")).paged
    assert all(c.work is not None for c in p.citations)


def test_an_entry_may_go_on_in_a_paragraph_without_a_number() -> None:
    entries = "\n\n".join(f"[{n}] {e}" for n, e in enumerate(LIST, 1)).replace(
        "2015.", "2015.\n\nBanda, C. (2016). More."
    )
    p = read(TEXT.format(" [1]", " [2]", " [4]") + entries).paged
    assert [mark for mark, _ in _cited(p)] == ["[1]", "[2]", "[4]"]
