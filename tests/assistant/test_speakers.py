"""The line that leads into a quotation: who is named in it, and that long ones are read in time."""

from __future__ import annotations

import pytest

from assistant.speakers import _ALSO_BY, _INTRODUCED_BY, _LED_IN_BY, _named
from tests.assistant.timing import growth


@pytest.mark.parametrize(
    ("line", "who"),
    [
        ("The engineer Bakar Lindqvist said of the sheds:", "Bakar Lindqvist"),
        ("One senior harbour official explained to us:", "One senior harbour official"),
        ("It rained. Odalys P. Brandt, who teaches pilots, recalled in 2007:", "Odalys P. Brandt"),
        ("Odalys Brandt said so.", None),
        ("Odalys Brandt left. The rest said:", None),
    ],
)
def test_who_leads_into_a_quotation(line: str, who: str | None) -> None:
    found = _LED_IN_BY.search(line)
    assert (found.group("who") if found else None) == who


@pytest.mark.parametrize("words", ["Title Case Words ", "Ann Lee said ", "The big official said ", "A B C D’ "])
def test_a_long_line_takes_time_in_step_with_its_length(words: str) -> None:
    assert growth(lambda text: _LED_IN_BY.search(text.strip()), words, 2000) < 3.3


@pytest.mark.parametrize("words", ["Title Case Words ", "Ann Lee said ", "and the big official ", ", Ann Lee, urged "])
def test_a_long_sentence_is_searched_for_others_in_step_with_its_length(words: str) -> None:
    assert growth(lambda text: [*_ALSO_BY.finditer(text)], words, 2000) < 3.3


def test_a_long_row_of_names_at_the_head_takes_time_in_step_with_its_length() -> None:
    assert growth(lambda text: _INTRODUCED_BY.match(text.partition(" ")[2]), "Title Case Words ", 2000) < 3.3


def test_an_office_held_no_more_is_told_as_one() -> None:
    wrote = "Writing in The Lamp, former Prime Minister Ilse Varga wrote that “nets are dear.”"
    assert _named(wrote, quoted=True) == "former Prime Minister Ilse Varga"
    assert _named("In the former harbour, Ilse Varga wrote that “nets are dear.”", quoted=True) == "Ilse Varga"
