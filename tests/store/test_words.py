from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from store.words import fold, phrase_spans, stem, tokens, units


@pytest.mark.parametrize(
    ("text", "terms"),
    [
        ("South-South", ["south", "south"]),
        ("South–South", ["south", "south"]),
        ("don’t", ["don't"]),
        ("Brazil’s role", ["brazil", "role"]),
        ("l’Afrique", ["l", "afrique"]),
        ("Côte d'Ivoire", ["cote", "d", "ivoire"]),
        ("O'Neill", ["o'neill"]),
        ("Cooperación", ["cooperacion"]),
        ("e\u0301tat", ["etat"]),
        ("ﬁrst eﬀect", ["first", "effect"]),
        ("Ｆｕｌｌ ｗｉｄｔｈ １２", ["full", "width", "12"]),
        ("growth¹² and km²", ["growth", "and", "km"]),
        ("CO₂", ["co2"]),
        ("1,000 and 3.5", ["1000", "and", "3.5"]),
        ("Straße Łódź Ærø", ["strasse", "lodz", "aero"]),
        ("co\u00adopera\u200btion", ["coopera", "tion"]),
        ("İstanbul", ["istanbul"]),
        ("٢٠١٥", ["2015"]),
        ("a_b", ["a", "b"]),
        ("", []),
        (" \n—…", []),
    ],
)
def test_terms(text: str, terms: list[str]) -> None:
    assert [t.term for t in tokens(text)] == terms


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("تعاون", "والتعاون"),
        ("تنمية", "للتنمية"),
        ("وزارة", "والوزارة"),
        ("بلدان", "البلدانِ"),
        ("أفريقيا", "افريقيا"),
        ("مستوى", "مستوي"),
        ("تنميـــة", "تنمية"),
        ("ﻻجئون", "لاجئون"),
    ],
)
def test_arabic_variants_meet(one: str, other: str) -> None:
    assert [t.term for t in tokens(one)] == [t.term for t in tokens(other)]


@pytest.mark.parametrize(
    ("text", "terms"),
    [
        ("南南合作", ["南南", "南合", "合作"]),
        ("中", ["中"]),
        ("在2015年", ["在", "2015", "年"]),
        ("南南 合作", ["南南", "合作"]),
    ],
)
def test_scripts_without_spaces_give_pairs(text: str, terms: list[str]) -> None:
    assert [t.term for t in tokens(text)] == terms


def test_voiced_kana_of_half_and_full_width_meet() -> None:
    assert [u.term for u in units("ガス")] == [u.term for u in units("ｶﾞｽ")]


def test_vowel_signs_stay_in_their_word() -> None:
    assert [t.term for t in tokens("हिन्दी भाषा")] == ["हिन्दी", "भाषा"]


def test_places_are_those_of_the_text_as_given() -> None:
    text = "The ﬁrst état¹, Brazil’s 南南合作"
    assert [text[t.start : t.end] for t in tokens(text)] == [
        "The", "ﬁrst", "état", "Brazil", "南南", "南合", "合作",
    ]  # fmt: skip


@given(st.text(max_size=200))
def test_places_are_in_order_and_inside(text: str) -> None:
    at = 0
    for token in tokens(text):
        assert 0 <= token.start < token.end <= len(text)
        assert token.start >= at
        assert token.term
        assert not token.term.isspace()
        at = token.start


@given(st.text(alphabet="aéß ﬁÅ’-'南合وال٢ة.,¹", max_size=60))
def test_folding_again_changes_nothing(text: str) -> None:
    assert fold(fold(text)) == fold(text)


@pytest.mark.parametrize(
    ("term", "language", "expected"),
    [("cooperation", "en", "cooper"), ("cooperaciones", "es", "cooper"), ("nationale", "fr", "national"),
     ("word", "zh", "word"), ("countries", "en-GB", "countri")],
)  # fmt: skip
def test_stems(term: str, language: str, expected: str) -> None:
    assert stem(term, language) == expected


@pytest.mark.parametrize(
    ("phrase", "text", "found"),
    [
        ("south south cooperation", "A South–South, “cooperation” plan", ["South–South, “cooperation"]),
        ("South-South", "of the South. South again", []),
        ("South. South", "of the South. South again", ["South. South"]),
        ("cooperación sur", "Cooperacion\nSur-Sur", ["Cooperacion\nSur"]),
        ("the fund", "the¹ fund, the\n\nfund", ["the¹ fund"]),
        ("fund", "funds fund", ["fund"]),
        ("合作", "南南合作与合作", ["合作", "合作"]),
        ("作", "合作", ["作"]),
        ("بلدان الجنوب", "بين بلدانِ الجنوب", ["بلدانِ الجنوب"]),
        ("بلدان الجنوب", "والبلدان الجنوب", []),
        ("Brazil role", "Brazil’s role", []),
        ("aa", "aa aa aa", ["aa", "aa", "aa"]),
        ("", "anything", []),
    ],
)
def test_phrases(phrase: str, text: str, found: list[str]) -> None:
    assert [text[a:b] for a, b in phrase_spans(text, tuple(units(phrase)), phrase)] == found
