from __future__ import annotations

import re

from hypothesis import given
from hypothesis import strategies as st

from ingest.strand import INSERTED, Strand

RAW = "  One\ntwo   three \t four.  "


def faithful(strand: Strand, raw: str) -> bool:
    return len(strand.text) == len(strand.origin) and all(
        o == INSERTED or raw[o] == c for c, o in zip(strand.text, strand.origin, strict=True)
    )


def test_folding_keeps_the_place_of_every_character() -> None:
    strand = Strand.of(RAW, 0, len(RAW)).folded()
    assert strand.text == "One two three four."
    assert faithful(strand, RAW)
    assert RAW[strand.first()] == "O"
    assert RAW[strand.last()] == "."


def test_a_newline_becomes_an_inserted_space_and_a_space_stays_itself() -> None:
    strand = Strand.of("a\nb c", 0, 5).folded()
    assert list(strand.origin) == [0, INSERTED, 2, 3, 4]


def test_keep_group_drops_what_stands_around_it() -> None:
    strand = Strand.of("a **b** c", 0, 9).keep_group(re.compile(r"\*\*(.+?)\*\*"))
    assert strand.text == "a b c"
    assert list(strand.origin) == [0, 1, 4, 7, 8]


def test_sub_inserts_literally() -> None:
    strand = Strand.of("a-b", 0, 3).sub(re.compile("-"), r"\1")
    assert strand.text == r"a\1b"
    assert list(strand.origin) == [0, INSERTED, INSERTED, 2]


@given(st.text(), st.text())
def test_joining_and_folding_are_faithful(a: str, b: str) -> None:
    raw = a + b
    whole = Strand.of(raw, 0, len(a)) + Strand.inserted(" ") + Strand.of(raw, len(a), len(raw))
    folded = whole.folded()
    assert faithful(folded, raw)
    assert folded.text == " ".join(whole.text.split())


@given(st.text(min_size=1), st.data())
def test_edits_change_only_their_spans(raw: str, data: st.DataObject) -> None:
    start = data.draw(st.integers(0, len(raw)))
    end = data.draw(st.integers(start, len(raw)))
    edited = Strand.of(raw, 0, len(raw)).edited([(start, end, "xy")])
    assert edited.text == raw[:start] + "xy" + raw[end:]
    assert faithful(edited, raw)
