"""What the parser makes of constructions of English."""

from __future__ import annotations

import socket
from concurrent.futures import ThreadPoolExecutor

import pytest

from assistant.verifying import grammar
from assistant.verifying.checkers import Packaged
from assistant.verifying.grammar import LONGEST, Clause, Parse, parsed

pytestmark = pytest.mark.skipif(not grammar.available(), reason="the extra `chat` is not installed")


def parse(text: str) -> Parse:
    found = parsed(text)
    assert found is not None
    return found


def clause(text: str, predicate: str) -> tuple[Parse, Clause]:
    found = parse(text)
    return found, next(c for c in found.clauses if found.nodes[c.predicate].text == predicate)


def fillers(text: str, predicate: str, role: str) -> set[str]:
    found, one = clause(text, predicate)
    return {found.nodes[i].text for i in one.fillers(role)}


@pytest.mark.parametrize("text", ["Peru funded the ferry.", "The ferry was funded by Peru."])
def test_a_passive_is_turned_round(text: str) -> None:
    assert fillers(text, "funded", "agent") == {"Peru"}
    assert fillers(text, "funded", "patient") == {"ferry"}


def test_a_participle_takes_its_subject_from_the_noun_that_it_tells_of() -> None:
    text = "The ferry, funded by a Peruvian loan, sank."
    assert fillers(text, "funded", "agent") == {"loan"}
    assert fillers(text, "funded", "patient") == {"ferry"}


def test_coordinated_things_each_fill_the_role() -> None:
    assert fillers("Peru, Ghana and Laos lent ships to Fiji.", "lent", "agent") == {"Peru", "Ghana", "Laos"}
    assert fillers("Peru, Ghana and Laos lent ships to Fiji.", "lent", "to") == {"Fiji"}


def test_the_second_of_two_verbs_has_the_subject_and_the_time_of_the_first() -> None:
    text = "In 2011, the council admitted Ghana and changed its name."
    assert fillers(text, "changed", "agent") == {"council"}
    assert "2011" in fillers(text, "changed", "at")


def test_an_apposition_is_a_clause_of_its_own() -> None:
    found = parse("Ama Osei, the president of Ghana, spoke.")
    said = [c for c in found.clauses if c.is_copula]
    assert [found.nodes[c.predicate].text for c in said] == ["president"]
    assert "Osei" in {found.nodes[i].text for i in said[0].fillers("agent")}


@pytest.mark.parametrize(
    ("text", "predicate", "force"),
    [
        ("Ghana built a port.", "built", set()),
        ("Ghana may build a port.", "build", {"may"}),
        ("Ghana should build a port.", "build", {"ought"}),
        ("Ghana plans to build a port.", "build", {"planned"}),
        ("Ghana never built a port.", "built", {"denied"}),
        ("Ghana is no member of the group.", "member", {"denied"}),
        ("Did Ghana build a port?", "build", {"asked"}),
        ("Ghana helped to build a port.", "build", set()),
    ],
)
def test_how_real_a_clause_is(text: str, predicate: str, force: set[str]) -> None:
    assert clause(text, predicate)[1].force == force


def test_who_reports_a_clause() -> None:
    assert clause("Critics claim that the port excludes fishers.", "excludes")[1].reporter == "claim"
    assert clause("We argue that the port excludes fishers.", "excludes")[1].reporter == ""
    assert clause("The port excludes fishers.", "excludes")[1].reporter == ""


def test_causes_and_contrasts_have_roles() -> None:
    assert fillers("The port closed because of the storm.", "closed", "because") == {"storm"}
    assert fillers("The port closed despite the loan.", "closed", "despite") == {"loan"}
    found, one = clause("The port matters more to Ghana than to Peru.", "matters")
    roles = {word: {p.role for p in one.places if found.nodes[p.node].text == word} for word in ("Ghana", "Peru")}
    assert "than" in roles["Peru"] - roles["Ghana"]


def test_what_is_too_long_is_not_parsed() -> None:
    assert parsed("Ghana built a port. " * (LONGEST // 20 + 1)) is None
    assert parsed("") is not None


def test_it_is_loaded_once_and_answers_many_threads_alike() -> None:
    texts = [f"Ghana lent {n} ships to Peru." for n in range(40)]
    with ThreadPoolExecutor(8) as pool:
        found = list(pool.map(parsed, texts))
    assert found == [parsed.__wrapped__(text) for text in texts]


def test_nothing_is_fetched(monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*_: object, **__: object) -> None:
        raise AssertionError("a socket was opened")

    monkeypatch.setattr(socket, "socket", refuse)
    grammar._loaded.cache_clear()
    assert parsed.__wrapped__("Ghana built a port.") is not None


def test_without_the_package_there_is_no_grammar_and_the_checker_says_so(monkeypatch: pytest.MonkeyPatch) -> None:
    assert Packaged(lambda word, terms: 0.0).name == "packaged lexical and semantic tests"
    monkeypatch.setattr("assistant.verifying.grammar._loaded", lambda: None)
    monkeypatch.setattr("assistant.verifying.checkers.available", lambda: False)
    assert parsed.__wrapped__("Ghana built a port.") is None
    assert Packaged(lambda word, terms: 0.0).name.endswith("without grammar")
