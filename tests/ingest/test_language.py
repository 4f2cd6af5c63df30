from __future__ import annotations

import pytest

from ingest.language import code_of, language_of

ES = "La cooperación técnica entre países en desarrollo es útil para todos ellos, y crece cada año. "
EN = "Technical cooperation among developing countries is useful to all of them, and grows each year. "


@pytest.mark.parametrize(
    ("text", "code"),
    [
        (ES * 3, "es"), (EN * 3, "en"), ("Cooperação Sul-Sul em saúde: o caso de Moçambique e de Angola", "pt"),
        ("南南合作是发展中国家之间的合作，涉及多个领域，包括农业。", "zh"),
        ("هذا نص عربي طويل عن التعاون بين بلدان الجنوب", "ar"),
        (ES * 12 + EN * 80, "en"),  # an abstract in another language decides nothing
    ],
)  # fmt: skip
def test_the_language_of_most_of_a_text(text: str, code: str) -> None:
    assert language_of(text) == code


@pytest.mark.parametrize(
    "text", ["", "ok", "xkcd qwrt plm zzz hhh kkk mmm nnn bbb vvv ccc lll", "12 34 56 " * 40, EN * 60 + ES * 60]
)
def test_nothing_is_said_where_it_cannot_be_told(text: str) -> None:
    assert language_of(text) == ""


@pytest.mark.parametrize(
    ("name", "code"),
    [("en-gb", "en-GB"), ("pt_BR", "pt-BR"), ("zh-Hans", "zh-Hans"), ("English", "en"), ("spa", "es"), ("中文", "zh"),
     ("Français", "fr"), ("klingon", ""), ("", ""), ("xyz", "")],
)  # fmt: skip
def test_codes(name: str, code: str) -> None:
    assert code_of(name) == code
