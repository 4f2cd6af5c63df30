"""replay: the same answer, or what changed; and answers that are kept."""

from __future__ import annotations

import json
import shutil
from pathlib import Path
from typing import Any

import pytest

from assistant import replay as replaying
from ingest.job import ingest
from store import tables
from store.embedder import Embedder
from store.library import Library
from store.notebook import Notebook
from tests.assistant import islands
from tests.cli.conftest import Ssc

PUPILS = "How many pupils do the school boats carry?"


@pytest.fixture
def own(island_folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A copy of the invented documents' library, to be changed."""
    folder = tmp_path / "library"
    shutil.copytree(island_folder, folder, ignore=shutil.ignore_patterns("notebook*"))
    monkeypatch.setenv("SSC_LIBRARY", str(folder))
    return folder


def change(folder: Path, embedder: Embedder, tmp_path: Path, old: str, new: str) -> str:
    """Put a document with other words in the place of the one that holds these; its name."""
    name = next(n for n, text in islands.FILES.items() if old in text)
    (tmp_path / name).write_text(islands.FILES[name].replace(old, new), encoding="utf-8")
    with Library.open(folder, embedder=embedder) as library:
        library.remove([d.id for d in library.documents() if d.source == name])
        ingest([tmp_path / name], library)
    return name


def whats(found: dict[str, Any]) -> set[str]:
    return {c["what"] for c in found["changes"]}


def test_the_same_answer(ssc: Ssc, own: Path) -> None:
    kept = ssc("ask", PUPILS, "--where", "source=boats.txt", "--json")
    assert kept.code == 0, kept.err
    assert "1,450" in kept.json["text"]
    done = ssc("replay", kept.json["id"], "--json")
    assert done.code == 0
    assert set(done.json) == {"id", "same", "changes", "withdrawn", "answer"}
    assert (done.json["id"], done.json["same"], done.json["changes"]) == (kept.json["id"], True, [])
    assert done.json["answer"]["statements"] == kept.json["statements"]
    assert done.json["answer"]["record"]["filters"] == {"sources": ["boats.txt"]}
    shown = ssc("replay", kept.json["id"])
    assert shown.code == 0
    assert "The same answer." in shown.out
    # It is no answer of its own: nothing was asked.
    with Notebook.open(own) as notebook:
        assert len(notebook.turns(None)) == 1


def test_a_follow_up_is_asked_again_after_what_went_before(ssc: Ssc, own: Path) -> None:
    kept = ssc("ask", "How many do they carry?", "--after", "What are the school boats of Perrimoor?", "--json").json
    assert "1,450" in kept["text"]
    done = ssc("replay", kept["id"], "--json")
    assert (done.code, done.json["changes"]) == (0, [])
    assert done.json["answer"]["history"] == kept["history"]


def test_words_that_changed_are_named(ssc: Ssc, own: Path, embedder: Embedder, tmp_path: Path) -> None:
    kept = ssc("ask", PUPILS, "--json").json
    name = change(own, embedder, tmp_path, "1,450", "1,520")
    done = ssc("replay", kept["id"], "--json")
    assert done.code == 1
    found = done.json
    assert not found["same"]
    assert {"statement lost", "statement added", "document left", "generation"} <= whats(found)
    lost = next(c for c in found["changes"] if c["what"] == "statement lost")
    assert "1,450" in lost["before"]
    assert lost["after"] is None
    assert "1,520" in found["answer"]["text"]
    assert found["withdrawn"] == [e["key"] for e in kept["evidence"] if e["document"]["source"] == name]
    out = ssc("replay", kept["id"]).out
    assert "Not the same answer." in out
    assert "1,450" in out
    assert "1,520" in out


def test_a_library_that_grew_by_something_else_gives_the_same_answer(
    ssc: Ssc, own: Path, embedder: Embedder, tmp_path: Path
) -> None:
    kept = ssc("ask", PUPILS, "--json").json
    other = tmp_path / "other.md"
    other.write_text("# On clay\n\nClay pots are fired twice in the kilns of the north.\n", encoding="utf-8")
    with Library.open(own, embedder=embedder) as library:
        ingest([other], library)
    done = ssc("replay", kept["id"], "--json")
    assert done.code == 0, done.json["changes"]
    assert whats(done.json) == {"generation"}


def test_a_document_that_left_is_withdrawn(ssc: Ssc, own: Path) -> None:
    kept = ssc("ask", PUPILS, "--json").json
    source = kept["evidence"][0]["document"]["source"]
    assert ssc("remove", source).code == 0
    found = ssc("replay", kept["id"], "--json")
    assert found.code == 1
    assert {"document left", "statement lost", "gap added"} <= whats(found.json)
    assert found.json["withdrawn"] == [e["key"] for e in kept["evidence"] if e["document"]["source"] == source]


def test_settings_and_readings_that_differ_are_named_but_are_not_another_answer(ssc: Ssc, own: Path) -> None:
    kept = ssc("ask", PUPILS, "--json").json
    record = kept["record"] | {
        "code": "another", "prompt": "Say it.", "read_by": dict.fromkeys(kept["record"]["read_by"], "0"),
    }  # fmt: skip
    with Notebook.open(own) as notebook:
        notebook.add_turn(None, PUPILS, kept | {"id": "earlier", "record": record})
    done = ssc("replay", "earlier", "--json")
    assert done.code == 0
    assert whats(done.json) == {"code", "prompt", "document read again"}
    code = next(c for c in done.json["changes"] if c["what"] == "code")
    assert (code["before"], code["after"]) == ("another", kept["record"]["code"])


def test_what_was_configured_otherwise_is_named(ssc: Ssc, own: Path) -> None:
    kept = ssc("ask", PUPILS, "--json").json
    assert kept["record"]["configured"]["checker"] == "packaged"
    before = kept["record"]["configured"] | {"reranker": "turned", "checker": "judge", "model": "openai:m"}
    with Notebook.open(own) as notebook:
        notebook.add_turn(None, PUPILS, kept | {"id": "other", "record": kept["record"] | {"configured": before}})
    done = ssc("replay", "other", "--json")
    assert (done.code, done.json["same"]) == (0, True)
    assert whats(done.json) == {"reranker", "configured checker", "configured model"}
    assert "configured checker" in ssc("replay", "other").out


def test_a_country_is_looked_up_again_when_the_library_has_grown(
    ssc: Ssc, own: Path, embedder: Embedder, tmp_path: Path
) -> None:
    kept = ssc("ask", "How many goats were sold?", "--where", "country=Turquía", "--json").json
    assert kept["abstained"]
    other = tmp_path / "goats.md"
    other.write_text("# On goats\n\nIn Türkiye 412 goats were sold at the market of the valley.\n", encoding="utf-8")
    with Library.open(own, embedder=embedder) as library:
        ingest([other], library)
    done = ssc("replay", kept["id"], "--json")
    assert done.code == 1
    assert "412 goats" in done.json["answer"]["text"]
    assert done.json["answer"]["record"]["filters"] == {"countries": ["Turquía"]}


def test_an_answer_without_a_record_can_be_replayed(ssc: Ssc, own: Path) -> None:
    kept = ssc("ask", PUPILS, "--json").json
    with Notebook.open(own) as notebook:
        notebook.add_turn(None, PUPILS, {k: v for k, v in kept.items() if k != "record"} | {"id": "old"})
    assert ssc("replay", "old", "--json").json["same"]


def test_differences_of_two_answers() -> None:
    evidence = [
        {"key": "k1", "quote": "It cost five.", "document": {"source": "a.md"}},
        {"key": "k2", "quote": "It cost six.", "document": {"source": "b.md"}},
    ]

    def answer(*said: tuple[str, str, str], gaps: tuple[tuple[str, str], ...] = ()) -> dict[str, Any]:
        return {
            "evidence": evidence, "gaps": [{"ask": a, "reason": r, "nearest": []} for a, r in gaps],
            "statements": [{"text": t, "citations": [k], "support": s, "checker": None} for t, k, s in said],
        }  # fmt: skip

    def named(before: dict[str, Any], after: dict[str, Any]) -> list[str]:
        return [c.what for c in replaying._of_answer(before, after)]

    five = ("Five.", "k1", "supported")
    assert named(answer(five), answer(five)) == []
    assert named(answer(five), answer(("It was five.", "k1", "supported"))) == ["statement worded otherwise"]
    assert named(answer(five), answer(("Five.", "k2", "supported"))) == ["statement cited otherwise"]
    assert named(answer(five), answer(("Five.", "k1", "partial"))) == ["statement judged otherwise"]
    assert named(answer(five), answer(("Six.", "k2", "supported"))) == ["statement lost", "statement added"]
    assert named(answer(five), answer()) == ["statement lost"]
    two = ("Six.", "k2", "quoted")
    assert named(answer(five, two), answer(two, five)) == ["order of statements"]
    assert named(answer(gaps=(("who", "no"),)), answer(gaps=(("why", "no"),))) == ["gap closed", "gap added"]
    assert named(answer(gaps=(("who", "no"),)), answer(gaps=(("who", "near"),))) == ["reason of a gap"]


@pytest.mark.parametrize("wanted", ["nothing", "", "%", "x" * 500])
def test_an_unknown_answer_is_said_in_one_line(ssc: Ssc, own: Path, wanted: str) -> None:
    done = ssc("replay", wanted, "--json")
    assert (done.code, done.out) == (2, "")
    assert done.err.count("\n") == 1


def test_without_a_library_nothing_is_made(ssc: Ssc, tmp_path: Path) -> None:
    for command in (("replay", "a1"), ("threads",), ("threads", "show", "terminal")):
        done = ssc(*command, "--library", tmp_path / "nowhere")
        assert done.code == 2
        assert done.err.count("\n") == 1
    assert not (tmp_path / "nowhere").exists()


def test_the_answers_to_a_file_are_kept(ssc: Ssc, own: Path, tmp_path: Path) -> None:
    file = tmp_path / "questions.jsonl"
    file.write_text("\n".join(json.dumps({"id": f"q{i}", "question": PUPILS}) for i in (1, 2)), encoding="utf-8")
    first, second = ssc("ask", "--file", file, "--json").lines
    assert (first["id"], second["id"]) == ("q1", "q2")
    assert first["answer_id"] != second["answer_id"]
    assert ssc("replay", second["answer_id"]).code == 0


def test_an_answer_that_cannot_be_kept_is_shown_all_the_same(ssc: Ssc, own: Path, tmp_path: Path) -> None:
    (own / "notebook.sqlite").write_text("no database, " * 100, encoding="utf-8")
    done = ssc("ask", PUPILS, "--json")
    assert done.code == 0
    assert "1,450" in done.json["text"]
    assert done.err.count("\n") == 1
    assert "not kept" in done.err
    file = tmp_path / "questions.jsonl"
    file.write_text("\n".join([json.dumps({"question": PUPILS})] * 3), encoding="utf-8")
    done = ssc("ask", "--file", file, "--json")
    assert (done.code, len(done.lines)) == (0, 3)
    assert done.err.count("not kept") == 1


def test_a_library_that_may_not_be_written_is_asked_without_keeping(
    ssc: Ssc, own: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """As root may write anything, the question whether one may is answered for it."""
    with Notebook.open(own) as notebook:
        thread = notebook.create_thread("Boats")
    monkeypatch.setattr(tables.os, "access", lambda *_, **__: False)
    done = ssc("ask", PUPILS, "--thread", thread, "--json")
    assert done.code == 0
    assert "1,450" in done.json["text"]
    assert "not kept" in done.err
    assert done.err.count("\n") == 1
    assert ssc("threads", "--json").json[0]["turns"] == 0
