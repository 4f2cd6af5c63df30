from __future__ import annotations

import pytest

from assistant.countries import countries_in, is_country, names


@pytest.mark.parametrize(
    ("text", "codes"),
    [
        ("Stones from Peru and Côte d'Ivoire", {"PE", "CI"}),
        ("Piedras de Perú y de España", {"PE", "ES"}),
        ("Des pierres de l’Équateur", {"EC"}),
        ("Pedras do Brasil", {"BR"}),
        ("حجارة من البرازيل", {"BR"}),
        ("来自巴西的石头", {"BR"}),
        ("Turkey, Türkiye and Turquía", {"TR"}),
        ("the United States", {"US"}),
        ("the states are united", set()),
        ("Brazilian stones", set()),
        ("Peruvian, perusal, Chilled", set()),
        ("Africa and Asia", set()),
        ("the European Union and the United Nations", set()),
        ("", set()),
    ],
)
def test_countries_of_a_text(text: str, codes: set[str]) -> None:
    assert countries_in(text) == codes


def test_is_country() -> None:
    assert is_country("Viet Nam")
    assert is_country("中国")
    assert not is_country("Tolvar")


def test_every_country_has_a_name() -> None:
    assert len(set(names().values())) > 190
