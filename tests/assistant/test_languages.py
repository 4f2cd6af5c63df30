from __future__ import annotations

import pytest

from assistant.languages import code_of


@pytest.mark.parametrize(
    ("given", "code"),
    [
        ("Spanish", "es"), ("español", "es"), ("es", "es"), ("ES", "es"), ("pt-BR", "pt-br"), ("中文", "zh"),
        ("العربية", "ar"), ("Komi-Permyak", "koi"), ("Mandarin", "zh"), ("Castilian", "es"),
        ("spanish-foo", None), ("Elvish", None), ("", None),
    ],
)  # fmt: skip
def test_a_language_by_its_name_or_its_code(given: str, code: str | None) -> None:
    assert code_of(given) == code
