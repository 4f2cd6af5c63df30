"""Acronyms learnt from a text and written out for the embedding model."""

from __future__ import annotations

from store.acronyms import for_embedding, learn, spell_out

TEXT = (
    "The Island Growers Union (IGU) meets yearly. The Office of Tide and Harbour Affairs (OTHA) pays. "
    "North-North barter (NNB) is old (see below). It was cheap (and good)."
)


def test_a_long_form_is_the_words_whose_initials_spell_the_acronym() -> None:
    assert learn(TEXT) == {
        "IGU": "Island Growers Union",
        "OTHA": "Office of Tide and Harbour Affairs",
        "NNB": "North-North barter",
    }


def test_brackets_that_spell_nothing_before_them_teach_nothing() -> None:
    assert learn("The harbour (IGU) was closed. (OK) It rained (NATO).") == {}


def test_spelling_out_replaces_the_acronym_and_drops_its_own_bracket() -> None:
    known = learn(TEXT)
    assert (
        spell_out("IGU members voted; IGUANA did not.", known) == "Island Growers Union members voted; IGUANA did not."
    )
    assert spell_out("Island Growers Union (IGU) met", known) == "Island Growers Union met"
    assert spell_out("nothing here", {}) == "nothing here"


def test_the_parts_of_a_text_are_embedded_with_its_own_acronyms() -> None:
    assert for_embedding(TEXT, ["The IGU.", "The sea."]) == ["The Island Growers Union.", "The sea."]
