"""dossiers: listed, and written to files with an annex."""

from __future__ import annotations

import json
import shutil
from pathlib import Path

import pytest

from assistant.takeaway import keeping
from assistant.takeaway.gathering import from_answer
from assistant.takeaway.values import to_json
from store.notebook import Notebook
from tests.cli.conftest import Ssc

PUPILS = "How many pupils do the school boats of Perrimoor carry?"


@pytest.fixture(autouse=True)
def own(island_folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    folder = tmp_path / "library"
    shutil.copytree(island_folder, folder, ignore=shutil.ignore_patterns("notebook*"))
    monkeypatch.setenv("SSC_LIBRARY", str(folder))
    return folder


def gathered(ssc: Ssc, folder: Path) -> str:
    answer = ssc("ask", PUPILS, "--json").json
    add = keeping.with_items(from_answer(PUPILS, answer))
    with Notebook.open(folder) as notebook:
        return notebook.create_dossier("Boats", to_json(add(keeping.empty("An earlier title"))), "somebody")


def test_dossiers_are_listed_and_written(ssc: Ssc, own: Path, tmp_path: Path) -> None:
    assert "No dossier" in ssc("dossiers").out
    id_ = gathered(ssc, own)
    (listed,) = ssc("dossiers", "--json").json
    assert (listed["id"], listed["title"]) == (id_, "Boats")
    assert listed["items"] >= 1
    assert f"{id_}  Boats (" in ssc("dossiers").out
    file = tmp_path / "boats.md"
    assert ssc("dossiers", "export", id_[:8], "--to", file, "--json").json["dossier"] == id_
    said = file.read_text(encoding="utf-8")
    assert said.startswith("# Boats")
    assert "### Passage 1" in said
    ssc("dossiers", "export", id_, "--to", file, "--no-annex", "--style", "apa")
    assert "### Passage 1" not in file.read_text(encoding="utf-8")
    for suffix in (".docx", ".bib", ".ris", ".json"):
        assert ssc("dossiers", "export", id_, "--to", tmp_path / f"boats{suffix}").code == 0
    assert json.loads((tmp_path / "boats.json").read_text(encoding="utf-8"))["title"] == "Boats"


@pytest.mark.parametrize("wishes", [("--to", "x.odt"), ("--to", "nowhere/x.md"), (), ("--to", "x.md", "--style", "no")])
def test_what_cannot_be_written_is_said(ssc: Ssc, own: Path, wishes: tuple[str, ...]) -> None:
    done = ssc("dossiers", "export", gathered(ssc, own), *wishes)
    assert (done.code, done.out) == (2, "")


def test_a_dossier_that_is_not_there_is_said(ssc: Ssc, own: Path) -> None:
    gathered(ssc, own)
    assert ssc("dossiers", "export", "abcdef12", "--to", "x.md").code == 2
