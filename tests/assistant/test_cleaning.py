"""What nobody sees or says is taken out of a question, and nothing else."""

from __future__ import annotations

import pytest

from assistant.cleaning import clean
from store.words import terms_of


@pytest.mark.parametrize(
    "text",
    [
        "Who\u200b wr\u200bote the post?", "\ufeffWho wrote the post?", "Who wrote the po\u00adst?",
        "\x1b[31mWho wrote\x1b[0m the post?", "\x1b]0;title\x07Who wrote the post?", "Who wrote the \ud800post?",
        "<script>alert('1')</script> Who wrote the post?", "<b>Who wrote</b> the post?",
        '<a href="x" id=y>Who wrote the post?</a>', "<!-- <p> -->Who wrote the post?<br/>", "Who\0wrote the post?",
    ],
)  # fmt: skip
def test_what_is_not_seen_is_taken_out(text: str) -> None:
    assert " ".join(clean(text).split()) == "Who wrote the post?"


@pytest.mark.parametrize(
    "text",
    [
        "Is a < b or a > b?", "Which a <b and c> d?", "Growth <5% and >3%?", "¿Qué es el IBSA?", "متى أُنشئ الصندوق؟",
        "哪些国家？", "Café, naïve — “x”", "a\nb\tc",
    ],
)  # fmt: skip
def test_all_else_stays(text: str) -> None:
    assert clean(text) == text


@pytest.mark.parametrize("word", ["سه\u200cجانبه", "می\u200cشود", "क्\u200dष"])
def test_what_joins_or_parts_the_letters_of_a_word_belongs_to_it(word: str) -> None:
    assert clean(f"{word} چیست؟") == f"{word} چیست؟"
    assert clean(f"\u200c{word}\u200c\u200d چیست؟ a\u200cb") == f"{word} چیست؟ ab"


def test_a_word_is_found_with_and_without_what_parts_its_letters() -> None:
    assert terms_of(clean("سه\u200cجانبه")) == terms_of("سهجانبه")
