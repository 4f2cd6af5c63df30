"""Filters without a browser: an address and back, what of it cannot be meant, what is offered, what is said."""

from __future__ import annotations

import re
import time
from dataclasses import replace
from typing import Any

import pytest
from streamlit.testing.v1 import AppTest

from store.documents import Document, Name, Record
from store.errors import SscError
from store.where import Where
from tests.web import invented
from tests.web.conftest import ROOT
from tests.web.fake_services import World
from tests.web.test_pages import ask, drawn
from web import filter_words, services, view
from web.filter_wording import in_words
from web.filters.address import MOST, Filters, read, told
from web.filters.offering import offered

SHELF = {d.id: d for d in invented.library().documents()}
BANK, DROUGHT, TRAIN, ARABIC, HOSTILE = SHELF


def address(**values: Any) -> Any:
    return told({name.rstrip("_"): [v] if isinstance(v, str) else v for name, v in values.items()})


@pytest.mark.parametrize(
    ("said", "where", "passing"),
    [
        ({}, Where(), 5),
        ({"type": ["article", "report"]}, Where(types=("article", "report")), 2),
        ({"from_": "2021", "to": "2022"}, Where(years=(2021, 2022)), 2),
        ({"from_": "2022"}, Where(years=(2022, 9999)), 2),
        ({"to": "2020"}, Where(years=(0, 2020)), 1),
        ({"language": "ar"}, Where(languages=("ar",)), 1),
        ({"author": "rail"}, Where(authors=("rail",)), 1),
        ({"document": ["1.txt", "3.txt"]}, Where(sources=("1.txt", "3.txt")), 2),
        ({"type": "article", "to": "2020"}, Where(types=("article",), years=(0, 2020)), 0),
    ],
)
def test_an_address_becomes_a_filter_and_comes_back(said: dict[str, Any], where: Where, passing: int) -> None:
    found = read(address(**said), SHELF)
    assert found.ignored == ()
    assert found.where(SHELF) == where
    assert found.told() == address(**said)
    data = offered(found, SHELF, lists=False)
    assert (data["passing"], data["total"]) == (passing, 5)


@pytest.mark.parametrize(
    ("said", "told_of"),
    [
        ({"type": "poem"}, "poem"),
        ({"from_": "soon"}, "soon"),
        ({"to": "٢٠٢٠"}, "٢٠٢٠"),
        ({"to": "99999999999999"}, "99999999999999"),
        ({"from_": "-5"}, "-5"),
        ({"from_": "0"}, "0"),
        ({"language": "xx-nowhere"}, "xx-nowhere"),
        ({"author": "Nobody"}, "Nobody"),
        ({"document": "gone.pdf"}, "gone.pdf"),
        ({"type": "a\u202eb\n" + "c" * 5000}, "a b c"),
    ],
)
def test_what_cannot_be_meant_is_left_out_and_told(said: dict[str, Any], told_of: str) -> None:
    found = read(address(**said, language_=["en"]) if "language" not in said else address(**said), SHELF)
    assert len(found.ignored) == 1
    assert told_of in found.ignored[0]
    assert len(found.ignored[0]) < 200
    assert replace(found, ignored=(), languages=()) == Filters()


def test_too_many_values_are_told() -> None:
    found = read(address(document=[f"{n}.txt" for n in range(MOST + 5)]), SHELF)
    assert filter_words.IGNORED_REST.format(n=MOST) in found.ignored
    assert found.documents == ("1.txt", "2.txt", "3.txt", "4.txt", "5.txt")


def test_years_the_wrong_way_round_are_turned() -> None:
    assert read(address(from_="2022", to="2015"), SHELF).where(SHELF).years == (2015, 2022)


def test_a_document_whose_name_others_have_is_chosen_by_its_id() -> None:
    first, second = SHELF[BANK], replace(SHELF[TRAIN], source="sub/1.txt")
    shelf = {first.id: first, second.id: second}
    data = offered(read(address(document=first.id), shelf), shelf, lists=True)
    assert [value for value, _, _ in data["lists"]["document"]] == [first.id, "sub/1.txt"]
    assert data["passing"] == 1
    both = read(address(document=[first.id, "sub/1.txt"]), shelf)
    assert offered(both, shelf, lists=False)["passing"] == 2
    assert both.told() == address(document=[first.id, "sub/1.txt"])


def test_what_is_offered_is_counted_and_named() -> None:
    data = offered(Filters(languages=("pt",), documents=("2.txt",)), SHELF, lists=False)
    assert ["article", "article", 1] in data["types"]
    assert data["languages"] == [["ar", "Arabic", 1], ["pt", "Portuguese", 0]]
    assert data["undated"] == 1
    assert data["lists"] is None
    assert data["titles"]["2.txt"].startswith("After the drought")


@pytest.mark.parametrize(
    ("where", "words"),
    [
        (Where(), ""),
        (Where(types=("report", "article"), years=(2015, 2020)), "report or article; 2015–2020"),
        (Where(years=(2015, 9999), languages=("es", "fr")), "from 2015; in Spanish or French"),
        (Where(years=(0, 2015), authors=("A", "B", "C", "D", "E")), "until 2015; by A, B, C or 2 more"),
        (Where(years=(2015, 2015), countries=("Chile",)), "2015; naming Chile"),
        (Where(sources=("3.txt", "left.pdf")), "“The night train” or “left.pdf”"),
        (Where(document_ids=(TRAIN, "f" * 64)), "“The night train” or “a document that has left”"),
    ],
)
def test_a_filter_in_words(where: Where, words: str) -> None:
    assert in_words(where, SHELF) == words


def test_every_word_is_used() -> None:
    scripts = "".join(p.read_text(encoding="utf-8") for p in (ROOT / "web" / "filters").glob("*.js"))
    looked_up = {"author", "document", "type", "language", "years", "find_author", "find_document"}  # by their names
    unused = [
        k for k in filter_words.UI if k not in looked_up and not re.search(rf"words\.{k}\b|year\(\"{k}\"", scripts)
    ]
    assert unused == []
    files = [p for p in (ROOT / "web").rglob("*.py") if p.name != "filter_words.py"]
    python = "".join(p.read_text(encoding="utf-8") for p in files)
    assert [n for n in vars(filter_words) if n.isupper() and not re.search(rf"words\.{n}\b", python)] == []


def test_two_thousand_documents_are_told_quickly_and_their_titles_only_when_wanted() -> None:
    shelf = {
        f"{n:064x}": Document(f"{n:064x}", f"{n}.pdf", Record(
            f"Title {n} {'of a long report ' * 5}", (Name("Family", f"Given {n}"), Name("Other", f"Given {n % 300}")),
            (1990 + n % 35,), "report", language="en" if n % 3 else "es",
        ))
        for n in range(2000)
    }  # fmt: skip
    filters = Filters(types=("report",), authors=("Given 7",), first=2000)
    began = time.perf_counter()
    closed = offered(filters, shelf, lists=False)
    seconds = time.perf_counter() - began
    assert len(str({k: v for k, v in closed.items() if k != "words"})) < 1500
    assert seconds < 0.5  # measured: 0.03
    assert len(offered(filters, shelf, lists=True)["lists"]["document"]) == 2000


def filtered_page(**query: str) -> AppTest:
    at = AppTest.from_file(str(ROOT / "app.py"), default_timeout=30)
    for name, value in query.items():
        at.query_params[name.rstrip("_")] = value
    return at.run()


def test_a_filtered_question_says_so_and_offers_to_ask_without(world: World) -> None:
    at = filtered_page(from_="2021", type="policy brief", to="never")
    bar = drawn(at, "ssc_filters")
    assert (bar["asked"]["type"], bar["asked"]["from"], bar["asked"]["to"]) == (["policy brief"], "2021", "")
    assert (bar["passing"], bar["total"]) == (1, 5)
    assert bar["ignored"] == [filter_words.IGNORED_YEAR.format(value="never")]
    turn = ask(at, "Who pays for the seed bank?")["turns"][0]
    assert turn["abstention"]["again"] == filter_words.AGAIN
    assert "the one document that passes the filter (policy brief; from 2021) in the library" in turn["how"]
    assert "policy brief" in at.query_params["type"]  # over the thread's turns
    assert at.query_params["thread"]
    assert drawn(at, "ssc_filters")["asked"]["from"] == "2021"


def test_a_question_is_asked_of_what_passed_when_it_was_sent(world: World, monkeypatch: pytest.MonkeyPatch) -> None:
    seen: list[Where] = []
    real = services.ask
    at = filtered_page(from_="2021")
    with monkeypatch.context() as ended:

        def end(*_: Any, **__: Any) -> None:
            import streamlit as st

            st.stop()

        ended.setattr(services, "ask", end)
        at.chat_input[0].set_value("Who pays for the seed bank?").run()

    def listening(*told: Any, **how: Any) -> services.Json:
        seen.append(told[-1])
        return real(*told, **how)

    monkeypatch.setattr(services, "ask", listening)
    del at.query_params["from"]
    at.run()
    assert seen == [Where(years=(2021, 9999))]


def test_an_answer_without_a_filter_offers_nothing(world: World) -> None:
    turn = ask(filtered_page(), "Who built the bridge?")["turns"][0]
    assert turn["abstention"]["again"] == ""
    assert "filter" not in turn["how"]


def test_a_filter_that_let_nothing_pass_is_named() -> None:
    held = invented.library()
    made = invented.assistant(held)("Who?", (), lambda step, count: None)
    made |= {"searched": {"documents": 0, "passages": 0}, "record": {"filters": {"types": ["speech"]}}}
    assert view.turn("Who?", made, SHELF, lambda: held)["how"] == "The filter that was on: speech."


def test_the_quotes_page_is_filtered_by_the_same_bar(world: World, monkeypatch: pytest.MonkeyPatch) -> None:
    seen: list[Any] = []

    def quotes(search: Any) -> None:
        seen.append(search)
        raise SscError("no quotes here")

    monkeypatch.setattr(services, "quotes", quotes)
    at = filtered_page()
    at.switch_page("web/quotes.py")
    for name, value in {"q": "seed", "author": "rail", "from": "1990"}.items():
        at.query_params[name] = value
    at.run()
    assert not at.exception
    assert drawn(at, "ssc_filters")["asked"]["author"] == ["rail"]
    assert seen[-1].where == Where(authors=("rail",), years=(1990, 9999))
