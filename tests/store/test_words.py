from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from store import arabic, matching
from store.han import SIMPLIFIED
from store.matching import phrase_spans
from store.words import fold, stem, terms_of, tokens, units


@pytest.mark.parametrize(
    ("text", "terms"),
    [
        ("South-South", ["south", "south"]),
        ("South–South", ["south", "south"]),
        ("don’t", ["don't"]),
        ("Brazil’s role", ["brazil", "role"]),
        ("l’Afrique", ["l", "afrique"]),
        ("quelqu’un, presqu'île", ["quelqu", "un", "presqu", "ile"]),
        ("٣٬٥٠٠ و٢٫٥", ["3500", "و", "2.5"]),
        ("الـ77 وUNDP", ["ال", "77", "و", "undp"]),
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
        ("لاجئين", "للاجئين"),
        ("لبنان", "وللبنان"),
        ("حق", "بالحق"),
        ("وكالة", "والوكالة"),
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


@pytest.mark.parametrize(
    ("one", "other"),
    [("وكالات", "آت"), ("الله", "له"), ("الذي", "ذي"), ("ألمانيا", "مانيا"), ("كالسيوم", "سيوم"), ("بالغة", "غة")],
)
def test_arabic_words_that_only_look_as_if_they_had_an_article(one: str, other: str) -> None:
    assert [t.term for t in tokens(one)] != [t.term for t in tokens(other)]


def test_the_listed_arabic_words_are_folded() -> None:
    assert {w for w in arabic._WHOLE if fold(w) != w} == set()


@pytest.mark.parametrize(
    ("word", "met", "not_met"),
    [
        ("تعاون", "تعاون والتعاون وبالتعاون فللتعاون كتعاون لتعاون", "تعاونيات يتعاون"),
        ("للتعاون", "تعاون التعاون بالتعاون", "تعاوني"),
        ("لجنة", "اللجنة للجنة ولجنة", "جنة"),
        ("جنة", "الجنة وجنة", "لجنة"),
        ("وزارة", "والوزارة لوزارة ووزارة", "زارة"),
        ("عال", "وعال بعال", "فعال"),
    ],
)
def test_what_is_attached_to_an_arabic_word(word: str, met: str, not_met: str) -> None:
    forms = arabic.forms(fold(word))
    assert {fold(w) for w in met.split()} <= forms
    assert not {fold(w) for w in not_met.split()} & forms


def test_traditional_characters_meet_simplified_ones() -> None:
    assert fold("發展中國家與聯合國") == fold("发展中国家与联合国")
    assert [t.term for t in tokens("頭髮發展")] == ["头发", "发发", "发展"]


def test_simplified_text_stays_as_it_is() -> None:
    both = {c for c in SIMPLIFIED if _in(c, "gb2312")}
    assert both == {"於", "後", "徵"}
    assert {s for s in SIMPLIFIED.values() if not _in(s, "gb2312") or s in SIMPLIFIED} == set()


def _in(character: str, codec: str) -> bool:
    try:
        return bool(character.encode(codec))
    except UnicodeEncodeError:
        return False


@given(
    st.text(alphabet="ab é'’-و南 .,1\n", max_size=40),
    st.sampled_from(["ab", "a b", "b", "a'b", "و", "ab 南", "11", "a. b"]),
)
def test_a_search_that_cuts_only_what_it_must_finds_what_one_that_cuts_all_does(text: str, asked: str) -> None:
    everywhere = list(units(text))
    searches = (matching.phrase(asked), matching.words(asked))
    quick = [list(matching.spans(text, wanted)) for wanted in searches]
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(matching, "_stretches", lambda *_: [(everywhere, len(everywhere))])
        assert quick == [list(matching.spans(text, wanted)) for wanted in searches]


def test_a_place_holds_the_last_letter_with_its_accents() -> None:
    for text in ("cafe\u0301 noir", "اتفاقيةً أخرى", "قصـــة"):
        first = next(units(text))
        assert text[first.start : first.end] == text.split()[0]


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
     ("word", "zh", "word"), ("countries", "en-GB", "countri"), ("اتفاقيات", "ar", "اتفاق")],
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
        ("发展中国家", "促进发展，中国家庭", []),
        ("南南合作", "《南南\n合作报告》与“南南”合作", ["南南\n合作", "南南”合作"]),
        ("南南。合作", "南南。合作", ["南南。合作"]),
        ("بلدان الجنوب", "بين بلدانِ الجنوب", ["بلدانِ الجنوب"]),
        ("بلدان الجنوب", "والبلدان الجنوب", []),
        ("Brazil role", "Brazil’s role", []),
        ("aa", "aa aa aa", ["aa", "aa", "aa"]),
        ("", "anything", []),
    ],
)
def test_phrases(phrase: str, text: str, found: list[str]) -> None:
    assert [text[a:b] for a, b in phrase_spans(text, phrase)] == found


@given(st.text(alphabet="ab9'’.,-_ \té²`ʼ٣南ا", max_size=30))
def test_the_terms_of_a_text_are_those_of_its_tokens(text: str) -> None:
    assert terms_of(text) == frozenset(t.term for t in tokens(text))


@pytest.mark.parametrize(
    "text", ["l'Afrique d'abord", "1,860 km, 2.5 and 1,2,3", "Brazil's don't 'tis l'l'a", "a_b 9,999,99 qu'9"]
)
def test_the_terms_of_plain_texts_are_those_of_their_tokens(text: str) -> None:
    assert terms_of(text) == frozenset(t.term for t in tokens(text))
