from __future__ import annotations

import socket
import sys
import tomllib
from pathlib import Path
from typing import Any

import pytest

from settings import Settings, environment
from web import door, serving

ROOT = Path(__file__).resolve().parents[2]


def test_a_port_that_is_taken_cannot_be_used() -> None:
    with socket.socket() as taken:
        taken.bind((serving.ADDRESS, 0))
        taken.listen()
        port = taken.getsockname()[1]
        assert serving.unusable(port)
    assert not serving.unusable(port)


def test_the_page_is_ours_alone(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    from streamlit import config
    from streamlit.web import skills

    settings = tomllib.loads((ROOT / ".streamlit" / "config.toml").read_text(encoding="utf-8"))
    assert settings["browser"]["gatherUsageStats"] is False
    assert settings["server"]["showEmailPrompt"] is False
    # Where a tool for writing code is installed, Streamlit would offer over the page to install its help for it.
    monkeypatch.setattr(skills, "agent_harness_present", lambda: True)
    monkeypatch.setattr(skills, "_nudge_dismissed_marker_path", lambda: tmp_path / "none")
    chosen = {"server.headless": False, "logger.hideWelcomeMessage": settings["logger"]["hideWelcomeMessage"]}
    monkeypatch.setattr(config, "get_option", lambda name: chosen[name])
    assert skills.nudge_suppression_reason() == "welcome_hidden"


@pytest.mark.parametrize(
    ("host", "here"),
    [
        ("127.0.0.1", True), ("127.9.9.9", True), ("localhost", True), ("LOCALHOST", True), ("::1", True),
        ("[::1]", True),
        ("0.0.0.0", False), ("::", False), ("192.0.2.1", False), ("localhost.example", False), ("", False),
    ],
)  # fmt: skip
def test_what_is_this_machine_alone(host: str, *, here: bool) -> None:
    assert serving.is_loopback(host) is here


@pytest.mark.parametrize(
    ("served", "opened"),
    [
        ("127.0.0.1", "127.0.0.1"), ("0.0.0.0", "127.0.0.1"), ("::", "[::1]"), ("::1", "[::1]"),
        ("192.0.2.1", "192.0.2.1"), ("localhost", "localhost"),
    ],
)  # fmt: skip
def test_where_a_browser_finds_what_is_served(served: str, opened: str) -> None:
    assert serving.in_url(serving.to_open(served)) == opened


def test_the_server_takes_no_larger_files_than_were_set(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    told: list[list[str]] = []
    monkeypatch.chdir(tmp_path)
    monkeypatch.setattr(serving.os, "execve", lambda program, command, environment: told.append(command))
    serving.serve(environment(Settings(upload_mb=20.5)), 8501, browser=False)
    ran: list[dict[str, Any]] = []
    monkeypatch.setattr(sys, "argv", told[0][2:])
    monkeypatch.setattr(door.st.App, "run", lambda app, *, config: ran.append(config))
    door.main()
    assert ran[0]["server.maxUploadSize"] == 21
    assert door.configuration("::1", 1, 0.1)["server.maxUploadSize"] == 10  # a template is no document


def test_whether_people_sign_in_is_looked_up_where_the_page_will(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    from web import sign_in

    monkeypatch.chdir(tmp_path)
    monkeypatch.setattr(serving, "_ROOT", tmp_path)
    where: list[Path] = []
    monkeypatch.setattr(sign_in, "providers", lambda: where.append(Path.cwd()) or ("x",))
    (tmp_path / "inner").mkdir()
    monkeypatch.chdir(tmp_path / "inner")
    assert serving.people_sign_in()
    assert where == [tmp_path]
