from __future__ import annotations

import socket
import tomllib
from pathlib import Path

import pytest

from web import serving

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
