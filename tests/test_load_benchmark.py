"""The benchmark of many at once tells what went wrong, whatever it is, and ends."""

from __future__ import annotations

import itertools
from contextlib import nullcontext
from pathlib import Path
from typing import Any
from unittest.mock import MagicMock

import pytest

pytest.importorskip("playwright", reason="the browsers of the benchmark need Playwright")

from benchmarks import load, opening


@pytest.mark.timeout(60)
def test_a_browser_that_breaks_off_keeps_no_other_waiting(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    opened = itertools.count()

    def launch(_: Any) -> MagicMock:
        if next(opened) == 0:
            raise RuntimeError("no browser")
        return MagicMock()

    monkeypatch.setattr(opening.browsing, "serving", lambda *_: nullcontext("http://127.0.0.1:9"))
    monkeypatch.setattr(opening.browsing, "launch", launch)
    monkeypatch.setattr(opening, "sync_playwright", lambda: nullcontext(MagicMock()))
    monkeypatch.setattr(opening, "typed", lambda _: None)
    monkeypatch.setattr(opening, "asked", lambda *_: [])
    took, wrong = opening.two_at_once(tmp_path, [["Who?"], ["Where?"]])
    assert took == []
    assert any("no browser" in line for line in wrong)
    assert "0 answers" in wrong


def test_faults_are_told_where_there_is_no_answer(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(opening.browsing, "CHROMIUM", tmp_path)
    monkeypatch.setattr(opening, "two_at_once", lambda *_: ([], ["a browser broke off"]))
    assert load.browsers(tmp_path)
    assert "no answer" in (said := capsys.readouterr().out)
    assert "a browser broke off" in said
