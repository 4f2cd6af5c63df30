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
