"""`ssc ask` with a chat model on the loopback address: verdicts, what is withheld, what is said when it is down."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.assistant.model_server import Server, serving
from tests.cli.conftest import Ssc

QUESTION = "How many pupils do the school boats carry?"


@pytest.fixture
def server(monkeypatch: pytest.MonkeyPatch) -> Iterator[Server]:
    monkeypatch.setenv("OPENAI_API_KEY", "sk-a-key-of-the-tests")
    with serving() as running:
        running.script = liar
        yield running


@pytest.fixture
def islands(ssc: Ssc, islands_chosen: Path) -> Ssc:
    """Commands on the library of the invented documents."""
    return ssc


def liar(messages: list[dict[str, str]]) -> list[str]:
    """One true statement and one that is not."""
    key = re.findall(r'key="(\w+)"[^>]*>\n[^<]*1,450 pupils', messages[-1]["content"])[0]
    return [
        f"Each morning 1450 pupils are carried by the school boats of Perrimoor [{key}].\n",
        f"The boats sank [{key}].",
    ]


def test_what_holds_is_shown_and_what_does_not_is_withheld(islands: Ssc, server: Server) -> None:
    done = islands("ask", "--model", "openai:scripted", "--model-url", server.url, QUESTION)
    assert done.code == 0, done.err
    flat = " ".join(done.out.split())
    shown, _, withheld = flat.partition("Withheld")
    assert "1450 pupils are carried" in shown
    assert "uncalibrated" in shown
    assert "sank" not in shown
    assert "sank" in withheld
    assert "sk-a-key" not in done.out + done.err


def test_the_answer_keeps_what_the_model_was_given_and_wrote(
    islands: Ssc, server: Server, monkeypatch: pytest.MonkeyPatch
) -> None:
    done = islands("ask", "--json", "--model", "openai:scripted", "--model-url", server.url, QUESTION)
    answer = done.json
    assert answer["model"] == "openai:scripted"
    assert answer["raw"].endswith("].")
    assert [w["support"] for w in answer["withheld"]] == ["unsupported"]
    assert "1,450 pupils" in answer["record"]["prompt"]
    without = islands("replay", "--json", answer["id"])
    assert (without.code, without.json["same"]) == (1, False)
    assert "model" in json.dumps(without.json["changes"])
    monkeypatch.setenv("SSC_MODEL", "openai:scripted")
    monkeypatch.setenv("SSC_MODEL_URL", server.url)
    again = islands("replay", "--json", answer["id"])
    assert (again.code, again.json["same"]) == (0, True), again.out


def test_a_model_that_is_down_leaves_the_sources_words_and_a_line(islands: Ssc) -> None:
    done = islands("ask", "--model", "openai:x", "--model-url", "http://127.0.0.1:9/v1", QUESTION)
    assert done.code == 0
    assert done.out.startswith("The chat model could not be reached.")
    assert "1,450 pupils" in done.out


@pytest.mark.parametrize("model", ["gpt", "gguf:/nowhere.gguf", "nobody:model"])
def test_a_model_that_is_not_there_is_one_clear_line(islands: Ssc, model: str) -> None:
    done = islands("ask", "--model", model, QUESTION)
    assert done.code == 2
    assert done.out == ""
    assert len(done.err.strip().splitlines()) == 1
