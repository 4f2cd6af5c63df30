"""Regions of the world, named in six languages."""

from __future__ import annotations

import pytest

from assistant.naming import places_in
from assistant.regions import regions_in


@pytest.mark.parametrize(
    ("text", "regions"),
    [
        ("How many live in South-East Asia and sub-Saharan Africa?", {"southeast asia", "sub saharan africa"}),
        ("¿Cuántos en África Occidental y el sudeste asiático?", {"west africa", "southeast asia"}),
        ("les pays d'Asie du Sud-Est et d'Afrique de l'Ouest", {"southeast asia", "west africa"}),
        ("na América Latina e no Oriente Médio", {"latin america", "middle east"}),
        ("到2030年亚洲将缺少多少卫生工作者？", {"asia"}),
        ("东南亚国家", {"southeast asia"}),
        ("في آسيا وأفريقيا", {"asia", "africa"}),
        ("وأفريقيا جنوب الصحراء", {"sub saharan africa"}),
    ],
)
def test_a_region_is_one_by_any_of_its_names(text: str, regions: set[str]) -> None:
    assert regions_in(text) == regions


@pytest.mark.parametrize(
    "text",
    ["South Africa", "Sudáfrica", "Afrique du Sud", "África do Sul", "南非", "جنوب أفريقيا", "中非共和国"],
)
def test_a_country_named_after_a_region_is_none(text: str) -> None:
    assert not regions_in(text)
    assert len(places_in(text)) == 1


def test_a_country_beside_a_region_hides_it_not() -> None:
    assert regions_in("South Africa and the rest of Africa") == {"africa"}
    assert places_in("El Brasil y África Occidental") == {"BR", "west africa"}
