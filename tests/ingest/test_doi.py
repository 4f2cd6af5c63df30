from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ingest.record import doi


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("see https://doi.org/10.1017/eis.2025.4.", "10.1017/eis.2025.4"),
        ("(doi: 10.1016/S0140-6736(19)30721-4)", "10.1016/S0140-6736(19)30721-4"),
        ("[DOI 10.1000/a.b]; and", "10.1000/a.b"),
        ("doi:10.1000/x,", "10.1000/x"),
        ("“doi:10.1000/x”", "10.1000/x"),
    ],
)
def test_it_ends_before_the_signs_around_it(text: str, found: str) -> None:
    named = doi.find_named(text)
    assert named
    assert text[named[1] : named[2]] == found
    bare = doi.find(text)
    assert bare == named[1:]
    assert doi.at(text, bare[0]) == bare


@pytest.mark.parametrize("text", ["10.5 percent", "10.1/x", "doi: none", "10.1017", "110.1017/x"])
def test_what_is_none(text: str) -> None:
    assert doi.find(text) is None
    assert doi.find_named(text) is None


def test_alone() -> None:
    assert [doi.alone(t) for t in ("https://dx.doi.org/10.1000/x", "doi: 10.1000/x", "10.1000/x", "x 10.1000/x")] == [
        "10.1000/x", "10.1000/x", "10.1000/x", "",
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("field", "found"),
    [
        ("https://doi.org/10.1234/old", "10.1234/old"),
        ("DOI: 10.1234.56/x", "10.1234.56/x"),
        ("10.1002/(SICI)1097-4571(199806)49:8<693::AID-ASI4>3.0.CO;2-O",
         "10.1002/(SICI)1097-4571(199806)49:8<693::AID-ASI4>3.0.CO;2-O"),
        ("10.1/old", ""), ("javascript:alert(1)", ""), ("10.1234", ""), ("10.1234/a b", ""), ("n/a", ""), ("", ""),
        ("https://example.org/10.1234/x", ""), ("10.1234/x;10.1234/y", "10.1234/x;10.1234/y"),
    ],
)  # fmt: skip
def test_what_a_field_for_a_doi_gives(field: str, found: str) -> None:
    assert doi.given(field) == found


@given(st.text(alphabet="ab(1)[2]./;:,-", min_size=1, max_size=30))
def test_a_doi_never_leaves_its_text_and_always_keeps_its_prefix(tail: str) -> None:
    text = f"doi:10.1000/{tail} end"
    found = doi.find(text)
    if found:
        assert text[found[0] : found[1]].startswith("10.1000/")
        assert found[1] <= len(text) - 4
