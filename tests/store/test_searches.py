"""Word searches in five languages find every place and no other, over texts written for them (`texts/`)."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from store.documents import Record
from store.library import Library
from store.where import Where
from tests.fakes import HashingEncoder, data_of, make_reading
from tests.store.searches import ALL, INFLECTED

TEXTS = Path(__file__).with_name("texts")
ROWS = [(language, *row) for language, rows in ALL.items() for row in rows]


@pytest.fixture(scope="module")
def library(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Library]:
    folder = tmp_path_factory.mktemp("searches") / "library"
    with Library.open(folder, create=True, embedder=HashingEncoder()) as library:
        for language in ALL:
            text = (TEXTS / f"{language}.txt").read_text(encoding="utf-8").rstrip("\n")
            reading = make_reading(text, f"{language}.txt", Record(title=language, language=language))
            library.add(reading, data_of(reading), path=f"/{language}.txt")
        yield library


def found(library: Library, language: str, asked: str, *, inflected: bool = False) -> list[tuple[int, int]]:
    where = Where(languages=(language,))
    return sorted((hit.start, hit.end) for hit in library.occurrences(asked, where, inflected=inflected))


def counted(language: str, expression: str) -> list[tuple[int, int]]:
    """The places in the text as it is written, by an expression that knows no folding."""
    text = (TEXTS / f"{language}.txt").read_text(encoding="utf-8").rstrip("\n")
    if language != "zh":
        before = "" if expression.startswith("(?<=") else r"(?<!\w)"  # it says itself what may stand before
        expression = rf"{before}(?:{expression})(?![\w\u064b-\u0652])"
    return [m.span() for m in re.finditer(expression, text)]


def test_each_language_has_thirty_searches() -> None:
    assert all(len(rows) >= 30 for rows in ALL.values())
    assert all(len({asked for asked, _, _ in rows}) == len(rows) for rows in ALL.values())


@pytest.mark.parametrize(("language", "asked", "places", "expression"), ROWS)
def test_every_place_is_found(library: Library, language: str, asked: str, places: int, expression: str) -> None:
    hits = found(library, language, asked)
    assert hits == counted(language, expression)
    assert len(hits) == places


@pytest.mark.parametrize(
    ("language", "asked", "places", "expression"), [(code, *row) for code, rows in INFLECTED.items() for row in rows]
)
def test_other_forms_are_found_when_asked_for(
    library: Library, language: str, asked: str, places: int, expression: str
) -> None:
    hits = found(library, language, asked, inflected=True)
    assert hits == counted(language, expression)
    assert len(hits) == places
    assert len(found(library, language, asked)) < places


@pytest.mark.parametrize("asked", [*sorted({asked for _, asked, _, _ in ROWS}), "zebrafish", "not in any of the texts"])
def test_a_library_holds_what_it_finds(library: Library, asked: str) -> None:
    written = any(library.paged(h.document_id).text[h.start : h.end] == asked for h in library.occurrences(asked))
    assert library.holds(asked) == bool(library.occurrences(asked))
    assert library.holds(asked, as_written=True) == written
    assert library.holds_phrase(asked) == bool(library.phrase(asked))


def test_words_written_otherwise_are_held_but_not_as_written(library: Library) -> None:
    texts = " ".join(library.paged(d.id).text for d in library.documents())
    others = [
        asked.upper() for _, asked, places, _ in ROWS if places and asked.isascii() and asked.upper() not in texts
    ]
    assert len(others) > 20
    for word in others:
        assert library.holds(word)
        assert not library.holds(word, as_written=True)
