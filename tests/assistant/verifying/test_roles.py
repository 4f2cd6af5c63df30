"""The same words in other roles are no support, and other words in the same roles are."""

from __future__ import annotations

import pytest

from assistant.verifying import grammar, roles
from assistant.verifying.abroad import opposite_faults
from assistant.verifying.faults import Fault
from assistant.verifying.roles import settled
from tests.assistant.verifying.cited import evidence, source, verifier

pytestmark = pytest.mark.skipif(not grammar.available(), reason="the extra `chat` is not installed")

SHOWN = ("quoted", "supported", "partial")
ORDER = Fault("swap", "", "the source has these words in another order")

PORT = "The port of Castrelle, funded by a Peruvian loan, was built by 400 Peruvian engineers and 900 Ghanaian masons."
JOINED = "In 2011, the council admitted Ghana. In January 2024, Peru, Laos and Fiji also joined the council."
MEMBER = "The Tamale Trust (which became a member of the league in May 2020) and other charities sent food to Fiji."
SHARE = "Peru, Laos and Fiji caught 61 percent of the fish."
PLAN = "The bank, founded in 1998, is considering other lenders in its council."
CRISIS = "The drought caused the debt crisis, which led to a long strike."
CLAIM = "Some fishers suspect that the port makes it hard for small boats to land."
HEADS = (
    "Ama Osei of Ghana led the bank from 2015 to 2020, and Luis Quispe, a former president of Peru, took over in 2021."
)
TWO = "Ghana, for instance, founded its fund before Peru, whereas Laos has trained nurses for decades."
COMPARED = "Harbours are more important for island states than for inland states."


@pytest.mark.parametrize(
    ("text", "statement"),
    [
        (PORT, "Castrelle funded a Peruvian loan by the port."),
        (PORT, "400 Peruvian engineers funded the port of Castrelle with a loan."),
        (JOINED, "In January 2024, Ghana joined the council."),
        (JOINED, "In 2011, Peru, Laos and Fiji joined the council."),
        (MEMBER, "The Tamale Trust sent food to Fiji in May 2020."),
        (SHARE, "Peru and Laos caught 61 percent of the fish."),
        (CRISIS, "The debt crisis caused the drought."),
        (CLAIM, "The port makes it hard for small boats to land."),
        (HEADS, "Luis Quispe, president of Peru, took over in 2021."),
        (HEADS, "Luis Quispe led the bank from 2015 to 2020."),
        (TWO, "Laos founded its fund before Peru."),
        (TWO, "Peru founded its fund before Ghana."),
        (COMPARED, "Harbours are more important for inland states than for island states."),
        ("Laos is a shareholder but no member of the group.", "Laos is a member of the group but no shareholder."),
        ("Most ferries are run by the state.", "All ferries are run by the state."),
    ],
)
def test_the_same_words_in_other_roles_are_a_fault(text: str, statement: str) -> None:
    assert settled(statement, "en", [source(text)], []) != []
    assert verifier().verify(statement, ["k"], [evidence(text, key="k")]).support == "unsupported"


@pytest.mark.parametrize(
    ("text", "statement"),
    [
        (PORT, "A Peruvian loan funded the port of Castrelle."),
        (PORT, "400 Peruvian engineers and 900 Ghanaian masons built the port."),
        (JOINED, "Peru, Laos and Fiji joined the council in January 2024."),
        (MEMBER, "The Tamale Trust became a member of the league in May 2020."),
        (SHARE, "61 percent of the fish was caught by Peru, Laos and Fiji."),
        (CRISIS, "The debt crisis was caused by the drought."),
        (HEADS, "In 2021 Luis Quispe, a former president of Peru, took over."),
        (TWO, "For decades Laos has trained nurses."),
        (COMPARED, "For island states harbours are more important than for inland states."),
        ("Ghana lent two ships to Peru.", "Peru borrowed two ships from Ghana."),
        ("Ghana bought rice from Laos.", "Laos sold rice to Ghana."),
    ],
)
def test_the_same_roles_are_no_fault_and_outweigh_the_order_of_words(text: str, statement: str) -> None:
    assert settled(statement, "en", [source(text)], [ORDER]) == []


def test_a_count_may_stand_for_a_list() -> None:
    missing = Fault("number", "Three", "Three does not stand in the source")
    assert settled("Three states joined the council in January 2024.", "en", [source(JOINED)], [missing]) == []
    four = Fault("number", "Four", "Four does not stand in the source")
    assert settled("Four states joined the council in January 2024.", "en", [source(JOINED)], [four]) == [four]


def test_the_first_word_of_a_sentence_is_no_name_for_being_written_large() -> None:
    text = "There is little research on the ferries of Castrelle."
    name = Fault("name", "Hardly", "the source does not name Hardly")
    assert settled("Hardly any research exists on the ferries.", "en", [source(text)], [name]) == []
    name = Fault("name", "Osei", "the source does not name Osei")
    assert settled("Osei studied the ferries.", "en", [source(text)], [name]) == [name]


def test_an_exact_fault_yields_to_no_grammar() -> None:
    number = Fault("number", "500", "500 does not stand in the source")
    assert settled("A Peruvian loan funded the port.", "en", [source(PORT)], [number, ORDER]) == [number, ORDER]


def test_without_a_grammar_nothing_is_found_and_nothing_yields(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(roles, "parsed", lambda text: None)
    assert settled("In January 2024, Ghana joined the council.", "en", [source(JOINED)], []) == []
    assert settled("Peru joined the council in January 2024.", "en", [source(JOINED)], [ORDER]) == [ORDER]


@pytest.mark.parametrize(
    ("statement", "language"),
    [
        ("En 2011 le Ghana a quitté le conseil.", "fr"),
        ("En 2011 Ghana salió del consejo.", "es"),
    ],
)
def test_abroad_a_known_verb_may_not_say_the_opposite(statement: str, language: str) -> None:
    text = "In 2011 Ghana joined the council."
    assert [f.kind for f in opposite_faults(statement, language, [source(text)])] == ["direction"]
    assert verifier().verify(statement, ["k"], [evidence(text, key="k")]).support == "unsupported"
    assert opposite_faults("En 2011 le Ghana a adhéré au conseil.", "fr", [source(text)]) == []
