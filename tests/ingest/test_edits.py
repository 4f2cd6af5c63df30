from __future__ import annotations

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ingest.errors import EditError
from ingest.record import edits
from store.layers import FIELDS, value_of


def test_what_a_person_types() -> None:
    changes = edits.read(
        [
            "title=On cooperation = solidarity",
            "authors=Osei, Ama; King, Jr., Martin; {Centre; for All}; Bea Haddad; UNDP",
            "issued=17 June 2019",
            "type=Policy Brief",
            "doi=https://doi.org/10.1234/x",
            "language=Spanish",
            "publisher=",
        ],
        ["volume"],
    )
    authors = json.loads(changes.pop("authors") or "")
    assert authors == [
        {"family": "Osei", "given": "Ama"}, {"family": "King", "given": "Martin", "suffix": "Jr."},
        {"literal": "Centre; for All"}, {"family": "Haddad", "given": "Bea"}, {"literal": "UNDP"},
    ]  # fmt: skip
    assert changes == {
        "title": "On cooperation = solidarity", "issued": "2019-06-17", "type": "policy brief", "doi": "10.1234/x",
        "language": "es", "publisher": "", "volume": None,
    }  # fmt: skip


@pytest.mark.parametrize(("name", "empty"), [("authors", "[]"), ("issued", ""), ("type", "document"), ("doi", "")])
def test_an_empty_value_empties_the_field(name: str, empty: str) -> None:
    assert edits.read([f"{name}="]) == {name: empty}


@pytest.mark.parametrize(
    ("typed", "field", "value"),
    [
        ("year=2019", "issued", "2019"), ("author=Osei, A.", "authors", '[{"family": "Osei", "given": "A."}]'),
        ("DOI=10.1234/x", "doi", "10.1234/x"), ("license=CC0", "licence", "CC0"), (" Title = x ", "title", "x"),
        ("issued=2019-06", "issued", "2019-06"), ("language=pt-br", "language", "pt-BR"),
        ("authors=王晓明", "authors", '[{"family": "王", "given": "晓明"}]'),
    ],
)  # fmt: skip
def test_other_words_for_a_field(typed: str, field: str, value: str) -> None:
    assert edits.read([typed]) == {field: value}


@pytest.mark.parametrize(
    ("assignments", "resets", "said"),
    [
        (["title"], [], "no FIELD=VALUE"),
        (["titel=x"], [], "no field 'titel'"),
        ([], [], "at least one"),
        (["title=a", "title=b"], [], "twice"),
        (["title=a"], ["title"], "reset"),
        ([], ["nothing"], "no field"),
        (["issued=2019-02-30"], [], "issued=2019-02-30"),
        (["issued=soon"], [], "a year, a month"),
        (["type=poem"], [], "policy brief, article"),
        (["language=elvish"], [], "such as en"),
        (["doi=x"], [], "four to nine digits"),
        (["url=x"], [], "http"),
        (["url=javascript:alert(1)"], [], "http"),
        (["doi=javascript:alert(1)"], [], "four to nine digits"),
        (["issued=31 June 2019"], [], "issued=31 June"),
        (["authors=a, b, c, d"], [], "semicolons"),
        ([f"title={'x' * 6000}"], [], "at most"),
    ],
)
def test_what_cannot_be_understood(assignments: list[str], resets: list[str], said: str) -> None:
    with pytest.raises(EditError, match=said) as caught:
        edits.read(assignments, resets)
    assert "\n" not in str(caught.value)


@pytest.mark.parametrize("assignments", [["titel=x"], ["=x"], ["title"], []])
def test_the_fields_are_named(assignments: list[str]) -> None:
    with pytest.raises(EditError, match=", ".join(FIELDS)):
        edits.read(assignments)


@given(st.sampled_from(FIELDS), st.text(max_size=40))
def test_whatever_is_typed_is_kept_or_refused(name: str, text: str) -> None:
    try:
        changes = edits.read([f"{name}={text}"])
    except EditError:
        return
    kept = changes[name]
    assert kept is not None
    value_of(name, kept)
    kept.encode("utf-8")
    assert "\x00" not in kept
