"""Exact phrases: what counts as the same sign, and that nothing else does."""

from __future__ import annotations

import pytest

from store.exact import exact, exact_spans

TEXT = (
    "The fund’s “first-come” rule helped 1,200 officials — not 1,300 — in São Tomé, and it paid for fluid flow studies."
)


def found(asked: str, text: str = TEXT) -> list[str]:
    return [text[a:b] for form in exact(asked) for a, b in exact_spans(text, form)]


@pytest.mark.parametrize(
    ("asked", "there"),
    [
        ('The fund\'s "first-come" rule', "The fund’s “first-come” rule"),
        ("first–come", "first-come"),
        ("officials - not 1,300", "officials — not 1,300"),
        ("officials--not", "officials — not"),
        ("paid\nfor   fluid\u00a0flow", "paid for fluid flow"),
        ("\ufb02uid \ufb02ow", "fluid flow"),
        ("Sa\u0303o Tome\u0301", "São Tomé"),
        ("offi-\ncials", "officials"),
        ("first-\ncome", "first-come"),
        ("offi\u00adcials", "officials"),
        ("studies.", "studies."),
    ],
)
def test_the_same_signs_in_another_form_are_met(asked: str, there: str) -> None:
    assert found(asked) == [there]


@pytest.mark.parametrize(
    "asked",
    [
        "the fund’s", "The funds", "1200 officials", "1,201 officials", "not 1,300 in", "Sao Tome", "fluid flows",
        "luid flow",
        "fluid, flow", "paid for the fluid", "officials not", "‘first-come’", "", "  ", "—", "firstcome",
    ],
)  # fmt: skip
def test_nothing_else_is_the_same(asked: str) -> None:
    assert found(asked) == []


@pytest.mark.parametrize(
    ("asked", "text", "times"),
    [
        ("Cuba", "Cuba's doctors left Cuba.", 2), ("for UNDP", "It asked for UNDP’s work.", 1),
        ("Brien", "O'Brien wrote.", 0), ("don", "They don't.", 0), ("Afrique", "En l'Afrique, l’Afrique.", 2),
        ("2", "In 2.1 of 2 and 1.2 and 1,2 there are 2.", 2), ("2.1", "In 2.1.", 1), ("1.", "In 1.5 and in 1.", 1),
        (".5", "In 1.5 and .5 and 2", 1), ("1,200", "Of 1,200.5 or 1,200, or 1,200,000", 1),
    ],
)  # fmt: skip
def test_a_word_or_figure_is_met_whole(asked: str, text: str, times: int) -> None:
    assert found(asked, text) == [asked] * times


def test_a_ligature_of_the_text_is_its_letters() -> None:
    assert found("official efforts", "An o\ufb03cial e\ufb00ort; o\ufb03cial e\ufb00orts.") == [
        "o\ufb03cial e\ufb00orts"
    ]


def test_a_line_end_in_a_script_without_spaces_is_no_space() -> None:
    assert found("南南\n合作", "发展中国家的南南合作。") == ["南南合作"]
    assert found("南南 合作", "发展中国家的南南合作。") == []


def test_in_a_script_without_spaces_a_phrase_may_begin_and_end_within_a_row() -> None:
    assert found("南合", "南南合作") == ["南合"]


def test_accents_written_apart_are_those_of_the_letter_and_no_accent_is_none() -> None:
    assert found("Tomé", "São Tome\u0301.") == ["Tome\u0301"]
    assert found("Tome", "São Tome\u0301.") == []


def test_every_place_is_found_and_none_twice() -> None:
    assert len(found("aid for aid", "aid for aid, aid for aid for aid")) == 2
    assert len(found("one-\ntwo", "one-two onetwo")) == 2


@pytest.mark.parametrize("text", ["آنها می\u200cروند به خانه", "قال النبي محمد ﷺ في المدينة", "क\u200dष is here now"])
def test_what_is_copied_from_a_text_with_unseen_signs_is_found_in_it(text: str) -> None:
    assert found(text, f"{text}.") == [text]


@pytest.mark.timeout(20)
@pytest.mark.parametrize("row", ["-" * 60, "- " * 300, "—" * 2000, " " * 4000, "\n" * 3000])
def test_rows_of_signs_take_no_time(row: str) -> None:
    assert found(f"alpha {row} beta", f"alpha {'-' * 180} gamma {row} alpha") == []


def test_any_quotation_mark_where_they_are_all_alike() -> None:
    text = "He said “we were ‘embraced’ there” then."
    [form] = exact("said 'we were \"embraced\" there'", marks_alike=True)
    assert [text[a:b] for a, b in exact_spans(text, form)] == ["said “we were ‘embraced’ there”"]
    assert found("said 'we were", text) == []
