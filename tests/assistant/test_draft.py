"""Reading what a chat model writes, piece by piece."""

from __future__ import annotations

import pytest

from assistant.draft import Draft, DraftReader, read_line
from tests.assistant.timing import growth

A, B = "m2isc76m", "qe357til"


def whole(text: str, size: int = 3) -> list[Draft]:
    reader = DraftReader()
    found = [d for i in range(0, len(text), size) for d in reader.feed(text[i : i + size])]
    return [*found, *reader.end()]


@pytest.mark.parametrize("size", [1, 2, 7, 1000])
def test_statements_however_the_text_is_cut(size: int) -> None:
    text = f"The line is long [{A}].\r\n- It opened in 1976. [{A}] [{B}]\n\n2. **It is narrow** [{A}, {B}]"
    assert whole(text, size) == [
        Draft("The line is long.", (A,)),
        Draft("It opened in 1976.", (A, B)),
        Draft("It is narrow.", (A, B)),
    ]


def test_a_statement_is_given_when_its_line_is_whole() -> None:
    reader = DraftReader()
    assert list(reader.feed(f"It is long [{A}]")) == []
    assert list(reader.feed("\nIt")) == [Draft("It is long.", (A,))]


def test_each_sentence_before_a_key_has_it() -> None:
    assert list(read_line(f"It opened. It closed in the U.S. in May [{A}]. It burnt [{B}].")) == [
        Draft("It opened.", (A,)),
        Draft("It closed in the U.S. in May.", (A,)),
        Draft("It burnt.", (B,)),
    ]


def test_brackets_that_hold_no_keys_stay() -> None:
    said = "South-South cooperation (SSC) grew [sic] (see above) in 2015"
    assert list(read_line(f"{said} [{A}]")) == [Draft(f"{said}.", (A,))]


def test_keys_that_no_evidence_has_are_kept_as_written() -> None:
    assert list(read_line("It grew [1] [abc123]")) == [Draft("It grew.", ("1", "abc123"))]


def test_what_is_no_statement_is_passed_over() -> None:
    assert whole("# Answer\n```\n---\n\n<evidence>\n") == []


def test_of_a_text_broken_off_only_what_has_its_key_counts() -> None:
    reader = DraftReader()
    list(reader.feed(f"It is long [{A}]. It was op"))
    assert list(reader.end(whole=False)) == [Draft("It is long.", (A,))]


def test_chinese_and_arabic() -> None:
    assert list(read_line(f"铁路长1860公里。它于1976年通车【{A}】")) == [
        Draft("铁路长1860公里。", (A,)),
        Draft("它于1976年通车.", (A,)),
    ]
    assert next(read_line(f"هل هذا صحيح؟ نعم، هذا صحيح [{A}]")).keys == (A,)


@pytest.mark.parametrize("words", ["A. ", "Dr. ", "Is it? ", "(a,", "[a, ", "It [m2isc76m] is. "])
def test_a_long_line_takes_time_in_step_with_its_length(words: str) -> None:
    assert growth(lambda text: list(read_line(text)), words, 16_000) < 3.3
