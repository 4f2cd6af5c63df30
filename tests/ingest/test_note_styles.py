from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from ingest.draft import Para
from ingest.note_styles import plain_notes
from ingest.notes import take_out
from ingest.strand import Strand
from tests.ingest.fakes import blocks, read

TITLE = "# The fund and its clinics in the north\n\n"
FIRST = "The fund paid for nine clinics in the north of the country in its first year"
SECOND = "It also trained forty nurses in 2014, of whom 17 stayed"


@pytest.mark.parametrize(
    ("body", "notes"),
    [
        (f"{FIRST}.[1] {SECOND}.[2]", "[1] One source, p. 3.\n\n[2] Another source, p. 4."),
        (f"{FIRST} [1]. {SECOND} [2].", "[1] One source, p. 3.\n\n[2] Another source, p. 4."),
        (f"{FIRST}.1 {SECOND}.2", "1 One source, p. 3.\n\n2 Another source, p. 4."),
        (f"{FIRST}1, as was said. {SECOND}.2", "1 One source, p. 3.\n2 Another source, p. 4."),
        (f"{FIRST}.¹ {SECOND}.²", "Notes\n\n1. One source, p. 3.\n2. Another source, p. 4."),
        (f"{FIRST}.1 {SECOND}.2", "Notas\n\n1. One source, p. 3.\n\n2. Another source, p. 4."),
        (f"{FIRST}.$^{{1}}$ {SECOND}.$^{{2}}$", "$^{1}$One source, p. 3.\n\n$^{2}$Another source, p. 4."),
    ],
)
def test_notes_are_taken_out_and_tied(body: str, notes: str) -> None:
    p = read(f"{TITLE}{body}\n\n{notes}\n").paged
    assert [(n.mark, p.text[p.blocks[n.block].start : p.blocks[n.block].end]) for n in p.notes] == [
        ("1", "One source, p. 3."), ("2", "Another source, p. 4."),
    ]  # fmt: skip
    for n, said in zip(p.notes, (FIRST[-10:], SECOND[-10:]), strict=True):
        assert n.called_at is not None
        assert said in p.text[n.called_at - 12 : n.called_at]
    assert "[1]" not in p.text
    assert "in 2014, of whom 17 stayed" in p.text


@pytest.mark.parametrize(
    "text",
    [
        f"{FIRST} of SDG 17 and the G77. The area is 120 km² and 10⁶ people live in it; CO2 fell.",
        f"{FIRST}.\n\n1. First, the money.\n\n2. Second, the people.",
        f"{FIRST} [1]. {SECOND} [2].\n\nReferences\n\n[1] Osei, A. Clinics. Accra: Press, 2014.\n\n"
        "[2] Banda, J. Nurses. London: Zed, 2015.",
        f"{FIRST} in 3 of them.\n\n1 Osei Street\n\n2 Banda Road",
        f"{FIRST}.\n\n[1] is what they call it in the north of the country.",
        f"{FIRST}.2 {SECOND}.1\n\n1 One source, p. 3.\n\n2 Another source, p. 4.",
    ],
)
def test_numbers_that_call_no_note_stay(text: str) -> None:
    r = read(f"{TITLE}{text}\n")
    assert r.paged.notes == ()
    for word in ("[1]", "km²", "10⁶", "CO2", "G77"):
        assert (word in text) == (word in r.paged.text)


def test_the_heading_of_a_list_of_notes_is_one() -> None:
    r = read(f"{TITLE}{FIRST}.¹ {SECOND}.²\n\nNotes\n\n1. One source, p. 3.\n2. Another source, p. 4.\n")
    assert blocks(r, "heading")[-1] == "Notes"


def test_raised_numbers_go_before_plain_ones() -> None:
    p = read(f"{TITLE}{FIRST}.¹ It said [1] too.\n\n¹One source, p. 3.\n\n[1] A list of its own, p. 4.\n").paged
    assert [n.mark for n in p.notes] == ["1"]
    assert "said [1] too" in p.text


_WORDS = st.sampled_from(
    ["year.1", "north.2", "[1]", "[2]", "1", "2", "One", "source", "p.", "3.", "x²", "nurses3", "A"]
)


@settings(max_examples=200, deadline=None)
@given(st.lists(st.lists(_WORDS, min_size=1, max_size=12).map(" ".join), min_size=1, max_size=8))
def test_no_character_is_lost_but_marks_and_white_space(texts: list[str]) -> None:
    raw = "\n".join(texts)
    paras, at = [], 0
    for text in texts:
        paras.append(Para(Strand.of(raw, at, at + len(text))))
        at += len(text) + 1
    body, notes, _ = take_out(paras)
    kept = [o for p in (*body, *notes) for o in p.strand.origin if o >= 0]
    assert len(kept) == len(set(kept))
    gone = {raw[i] for i in set(range(len(raw))) - set(kept)}
    assert gone <= set("0123456789[]²³.() \n")
    assert plain_notes([]) == []
