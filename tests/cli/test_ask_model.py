"""`ssc ask` with a chat model on the loopback address: verdicts, what is withheld, what is said when it is down."""

from __future__ import annotations

import io
import json
import logging
import re
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

import cli
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


class Screen(io.StringIO):
    """A terminal that a person sits at."""

    def isatty(self) -> bool:
        return True


def at_a_terminal(monkeypatch: pytest.MonkeyPatch, *arguments: str) -> tuple[Screen, Callable[[], str]]:
    """A screen, and what runs a command on it and gives all that stands there then, on one line."""
    screen = Screen()
    monkeypatch.setattr(sys, "stdout", screen)

    def run() -> str:
        assert cli.main(["ask", "--model", "openai:scripted", *arguments]) == 0
        return " ".join(screen.getvalue().split())

    return screen, run


def test_at_a_terminal_each_statement_is_shown_when_it_has_held_and_nothing_twice(
    islands_chosen: Path, server: Server, monkeypatch: pytest.MonkeyPatch
) -> None:
    seen = []
    screen, run = at_a_terminal(monkeypatch, "--model-url", server.url, QUESTION)

    def slow(messages: list[dict[str, str]]) -> Iterator[str]:
        true, false = liar(messages)
        yield true
        until = time.monotonic() + 20
        while "1450 pupils" not in screen.getvalue() and time.monotonic() < until:
            time.sleep(0.02)
        seen.append(screen.getvalue())
        yield false

    server.script = slow  # type: ignore[assignment]
    said = run()
    assert "1450 pupils are carried by the school boats of Perrimoor. [1]" in " ".join(seen[0].split())
    assert "sank" not in seen[0]
    assert said.count("1450 pupils are carried") == 1
    assert said.count("[1] Joran Achterberg") == 1
    assert said.index("[1] Joran Achterberg") > said.index("sank") > said.index("Withheld") > said.index("1450 pupils")


def test_at_a_terminal_the_rest_follows_with_the_next_numbers(
    islands_chosen: Path, server: Server, monkeypatch: pytest.MonkeyPatch
) -> None:
    server.script = lambda messages: [*liar(messages)[:1]]
    question = "How many pupils do the school boats carry and why is the fleet punctual?"
    _, run = at_a_terminal(monkeypatch, "--model-url", server.url, question)
    said = run()
    assert said.count("1450 pupils are carried") == 1
    assert said.count("because each boat") == 1
    assert (
        said.index("1450 pupils") < said.index("because each boat") < said.index("[1] Joran") < said.index("[2] Joran")
    )


def test_at_a_terminal_json_stays_one_line(
    islands_chosen: Path, server: Server, monkeypatch: pytest.MonkeyPatch
) -> None:
    screen, run = at_a_terminal(monkeypatch, "--model-url", server.url, "--json", QUESTION)
    run()
    assert len(screen.getvalue().splitlines()) == 1
    assert json.loads(screen.getvalue())["statements"]


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


SECRET = "Unusual-key-9f8e7d-of-mine"


@pytest.mark.parametrize(("status", "said"), [(401, "does not take the key (HTTP 401)"), (500, "(HTTP 500)")])
def test_why_a_model_failed_is_told_and_no_key_is_shown_logged_or_kept(
    islands: Ssc,
    islands_chosen: Path,
    server: Server,
    monkeypatch: pytest.MonkeyPatch,
    caplog: pytest.LogCaptureFixture,
    status: int,
    said: str,
) -> None:
    caplog.set_level(logging.DEBUG)
    monkeypatch.setenv("OPENAI_API_KEY", SECRET)
    server.status = status
    server.body = json.dumps({"error": {"message": f"{SECRET} and OTHER-SECRET-1 are wrong", "code": SECRET}})
    for more in ([], ["--json"]):
        done = islands("ask", "--model", "openai:scripted", "--model-url", server.url, *more, QUESTION)
        assert done.code == 0
        assert said in " ".join(done.out.split())
        for text in (done.out, done.err, caplog.text):
            assert SECRET not in text
            assert "OTHER-SECRET" not in text
    assert server.keys[0] == f"Bearer {SECRET}"
    kept = b"".join(file.read_bytes() for file in islands_chosen.iterdir() if file.is_file())
    assert b"HTTP" in kept
    assert SECRET.encode() not in kept
    assert b"OTHER-SECRET" not in kept


@pytest.mark.parametrize("setting", ["checker", "reranker"])
def test_a_checker_or_reranker_that_cannot_be_loaded_is_told_at_once(
    islands: Ssc, server: Server, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, setting: str
) -> None:
    (tmp_path / "empty").mkdir()
    monkeypatch.setenv(f"SSC_{setting.upper()}", str(tmp_path / "empty"))
    done = islands("ask", "--model", "openai:scripted", "--model-url", server.url, QUESTION)
    assert (done.code, done.out) == (2, "")
    assert len(done.err.strip().splitlines()) == 1
    assert f"The setting {setting}" in done.err
    assert server.requests == []


@pytest.mark.parametrize("model", ["gpt", "gguf:/nowhere.gguf", "nobody:model"])
def test_a_model_that_is_not_there_is_one_clear_line(islands: Ssc, model: str) -> None:
    done = islands("ask", "--model", model, QUESTION)
    assert done.code == 2
    assert done.out == ""
    assert len(done.err.strip().splitlines()) == 1
