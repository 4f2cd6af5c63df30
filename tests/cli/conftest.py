"""Commands run in this process, in an empty folder, with the packaged model loaded once."""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

import cli
import settings
from store.embedder import DEFAULT_MODEL, Embedder


@dataclass(frozen=True)
class Done:
    """How a command ended and what it wrote."""

    code: int
    out: str
    err: str

    @property
    def json(self) -> Any:
        """What stands on stdout, which must be one line of JSON and nothing else."""
        assert self.out.count("\n") == 1, self.out
        return json.loads(self.out)

    @property
    def lines(self) -> list[Any]:
        return [json.loads(line) for line in self.out.splitlines()]


Ssc = Callable[..., Done]


@pytest.fixture(autouse=True)
def surroundings(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, embedder: Embedder) -> None:
    load = Embedder.load
    monkeypatch.setattr(Embedder, "load", lambda name: embedder if name == DEFAULT_MODEL else load(name))
    for name in settings._VARIABLES.values():
        monkeypatch.delenv(name, raising=False)
    monkeypatch.chdir(tmp_path)


@pytest.fixture
def ssc(capsys: pytest.CaptureFixture[str]) -> Ssc:
    """`ssc("ask", "…", "--json")` runs a command."""

    def run(*arguments: str | Path) -> Done:
        capsys.readouterr()
        try:
            code = cli.main([str(a) for a in arguments])
        except SystemExit as stop:  # argparse
            code = stop.code if isinstance(stop.code, int) else 1
        captured = capsys.readouterr()
        assert "Traceback" not in captured.err
        return Done(code, captured.out, captured.err)

    return run


@pytest.fixture
def islands_chosen(island_folder: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The invented documents' library, chosen by the environment."""
    monkeypatch.setenv("SSC_LIBRARY", str(island_folder))
    return island_folder
