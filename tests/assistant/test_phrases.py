"""Our own words exist in every language of the interface, with the same places to fill."""

from __future__ import annotations

import ast
import re
from pathlib import Path

import pytest

from assistant import phrases
from assistant.phrases import LANGUAGES, field_word, kind_word, phrase
from assistant.record_questions import FIELDS, IMPRINT
from assistant.wants import STRICT

PHRASES = phrases._PHRASES
PLACE = re.compile(r"\{\w+\}")


@pytest.mark.parametrize("name", PHRASES)
def test_a_phrase_exists_in_every_language_with_the_same_places(name: str) -> None:
    said = PHRASES[name]
    assert tuple(said) == LANGUAGES
    assert all(text.strip() for text in said.values())
    assert len(set(said.values())) == len(LANGUAGES)
    places = {language: sorted(PLACE.findall(text)) for language, text in said.items()}
    assert all(found == places["en"] for found in places.values()), places


def test_the_languages_are_written_in_their_scripts() -> None:
    for name, said in PHRASES.items():
        words = {language: PLACE.sub("", text) for language, text in said.items()}
        if re.search(r"\w", words["ar"]):  # some have no words of their own there
            assert re.search(r"[؀-ۿ]", words["ar"]), name
        assert re.search(r"[一-鿿]", words["zh"]), name


@pytest.mark.parametrize("table", [phrases._KINDS, phrases._FIELDS])
def test_words_exist_in_every_language(table: dict[str, dict[str, str]]) -> None:
    for name, said in table.items():
        assert tuple(said) == LANGUAGES, name
        assert all(said.values()), name


def test_every_kind_that_can_refuse_and_every_field_has_its_word() -> None:
    unnamed = {str(kind) for kind in STRICT} - set(phrases._KINDS)
    assert unnamed <= {"role", "occasion"}
    assert {name for name, _ in (*FIELDS, *IMPRINT)} <= set(phrases._FIELDS)


def test_every_phrase_that_the_package_names_exists() -> None:
    """The names given to `phrase` and `Refusal`, read from the package's source."""
    named: set[str] = set()
    for path in Path(phrases.__file__).parent.glob("*.py"):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id in ("phrase", "Refusal"):
                first = node.args[0]
                named |= {n.value for n in ast.walk(first) if isinstance(n, ast.Constant) and isinstance(n.value, str)}
    assert {"not_mentioned", "no_kind", "near_only", "record_field"} <= named
    assert {name for name in named if name in PHRASES or "_" in name} <= {*PHRASES, "_one", "docs_"}


def test_filling_in() -> None:
    assert phrase("not_mentioned", "es", names="Zarif") == "La biblioteca no menciona Zarif."
    assert phrase("not_mentioned", "xx", names="Zarif") == phrase("not_mentioned", "en", names="Zarif")
    assert "{names}" in phrase("record_lacks", "en", title="{names}", field="DOI")
    with pytest.raises(KeyError):
        phrase("no_such_phrase", "en")


def test_what_is_filled_in_is_never_read_as_a_template() -> None:
    said = phrase("record_field", "en", field="Title", title="{value} {0} %s", value="V")
    assert said == "Title of “{value} {0} %s”: V"


def test_unknown_words_are_shown_as_they_are() -> None:
    assert kind_word("year", "fr") == "d’année"
    assert kind_word("colour", "fr") == "colour"
    assert field_word("doi", "zh") == "DOI"
    assert field_word("colour", "zh") == "colour"
