"""Acronyms learnt from a text and written out for the embedding model."""

from __future__ import annotations

from pathlib import Path

import pytest

from store.acronyms import for_embedding, learn, spell_out
from store.library import Library
from tests.fakes import HashingEncoder, data_of, make_reading

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


@pytest.mark.parametrize(
    ("text", "short", "long"),
    [
        ("the Tidal Survey Committee (TSC)", "TSC", "Tidal Survey Committee"),
        ("TSC (Tidal Survey Committee)", "TSC", "Tidal Survey Committee"),
        ("TSC (the Tidal Survey)", "TSC", None),
        ("a Tidal Survey Committee (TSC for short)", "TSC", "Tidal Survey Committee"),
        ("a Tidal Survey Committee (“TSC”, for short)", "TSC", "Tidal Survey Committee"),
        ("a Tidal and Harbour Survey Committee (TSC for short)", "TSC", "Tidal and Harbour Survey Committee"),
        ("a Tidal Survey Committee (hereinafter the “TSC”)", "TSC", "Tidal Survey Committee"),
        ("small island states (SISs)", "SIS", "small island states"),
        ("small island states (SISs)", "SISs", "small island states"),
        ("the Group of 77 (G77)", "G77", "Group of 77"),
        ("el Grupo de los 77 (G-77)", "G-77", "Grupo de los 77"),
        ("Bananas, Rice, Indigo, Cocoa and Sugar (BRICS+)", "BRICS+", "Bananas, Rice, Indigo, Cocoa and Sugar"),
        ("the Harbour Plan of Action (HPA+40)", "HPA+40", "Harbour Plan of Action"),
        ("the African Tide Bank (AfTB)", "AfTB", "African Tide Bank"),
        ("Board for Economic Co-operation and Drift (BECD)", "BECD", "Board for Economic Co-operation and Drift"),
        ("el Programa de las Islas para el Comercio (PIC)", "PIC", "Programa de las Islas para el Comercio"),
        ("la Oficina de Mareas (OM, por sus siglas en inglés), OM", "OM", "Oficina de Mareas"),
        ("l'Organisation de l’unité insulaire (OUI)", "OUI", "Organisation de l’unité insulaire"),
        ("OUI (Organisation de l'unité insulaire)", "OUI", "Organisation de l'unité insulaire"),
        ("a Agência de Portos e Ilhas (API)", "API", "Agência de Portos e Ilhas"),
        ("cooperação Norte-Norte (CNN)", "CNN", "cooperação Norte-Norte"),
        ("قال رئيس بنك الجزر الجديد (NIB)", "NIB", "بنك الجزر الجديد"),
        ("أعلن برنامج الجزر للتجارة (IPT)", "IPT", "برنامج الجزر للتجارة"),
        ("NIB (بنك الجزر الجديد)", "NIB", "بنك الجزر الجديد"),
        ("与世界群岛组织（WIO）合作", "WIO", "世界群岛组织"),
        ("WIO（世界群岛组织）", "WIO", "世界群岛组织"),
        ("中国向世界群岛贸易和发展会议（WITC）", "WITC", "世界群岛贸易和发展会议"),
        ("世界群岛组织（以下简称“WIO”）", "WIO", "世界群岛组织"),
        ("與世界群島組織（WIO）", "WIO", "世界群島組織"),
        ("the Island Union (IU)", "IU", "Island Union"),
    ],
)
def test_long_forms_in_six_languages(text: str, short: str, long: str | None) -> None:
    assert learn(text).get(short) == long


@pytest.mark.parametrize(
    "text",
    [
        "The sea rose (see Annex). It fell (2015).",
        "It rose again (Smith 2015; Okoro, 2016).",
        "Peter Kettle (PK) rowed.",
        "Dr Amina Balogun Cole (ABC) rowed.",
        "Island Institute (II), Part Two",
        "the harbour was closed (TSC, 2015)",
        "TSC (see Annex 2)",
        "TSC（见附件二）",
        "UNDP（二零一五年）",
        "海很高（WIO）",
        "قال الناس (NIB)",
        "NIB (انظر الملحق)",
        "tide. Survey: committee (TSC)",
    ],
)
def test_brackets_that_explain_no_acronym(text: str) -> None:
    assert learn(text) == {}


def test_two_letters_of_no_body_are_learnt_when_they_are_used_again() -> None:
    assert learn("Open Harbour (OH) is old. OH is open.") == {"OH": "Open Harbour"}


def test_plurals_and_signs_are_spelt_out() -> None:
    known = {"SIS": "island states", "BRICS+": "the larger group", "G77": "the group"}
    assert spell_out("SISs met BRICS+, G77.", known) == "island states met the larger group, the group."
    assert spell_out("BRICS met G770", known) == "BRICS met G770"


def test_a_library_keeps_what_its_documents_explain(tmp_path: Path) -> None:
    with Library.open(tmp_path / "library", create=True, embedder=HashingEncoder()) as library:
        reading = make_reading(TEXT)
        library.add(reading, data_of(reading), path="/brief.txt")
        assert dict(library.acronyms()) == learn(TEXT)
        library.add(reading, data_of(reading), path="/brief.txt")
        assert len(library.acronyms()) == 3
        library.remove([reading.document.id])
        assert library.acronyms() == ()
