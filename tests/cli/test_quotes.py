"""ssc quotes, collection and check: JSON alone on stdout, exit codes, files written, one clear line for wrong use."""

from __future__ import annotations

import json
import shutil
from pathlib import Path

import pytest

from assistant import second_opinion
from tests.cli.conftest import Ssc


@pytest.fixture(autouse=True)
def one_reader(monkeypatch: pytest.MonkeyPatch) -> None:
    """The second model is loaded by the tests of the search; here it would only take time."""
    monkeypatch.setattr(second_opinion, "has_second_reader", lambda library: False)


@pytest.fixture
def own(island_folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A copy of the invented documents' library, in which quotes can be saved."""
    folder = tmp_path / "library"
    shutil.copytree(island_folder, folder, ignore=shutil.ignore_patterns("notebook*"))
    monkeypatch.setenv("SSC_LIBRARY", str(folder))
    return folder


def test_an_exact_phrase_as_json(ssc: Ssc, islands_chosen: Path) -> None:
    done = ssc("quotes", "--exact", "any member may borrow", "--json")
    assert done.code == 0
    said = done.json
    assert (said["id"], said["total"]) == (None, 1)
    (quote,) = said["quotes"]
    assert {"text", "speaker", "author_says", "original", "document", "locator", "citation", "score"} <= set(quote)
    assert "any member may borrow" in quote["text"]
    assert quote["citation"]["style"] == "plain"
    assert quote["citation"]["text"] == "(Tamsin Okoro, Ilse Varga, 2021, sec. “How the banks began”, para. 2)"


def test_a_style_and_a_language(ssc: Ssc, islands_chosen: Path) -> None:
    done = ssc("quotes", "--exact", "any member may borrow", "--style", "apa", "--language", "es", "--json")
    assert done.json["quotes"][0]["citation"]["text"].startswith("(Okoro & Varga, 2021")


def test_a_file_of_searches_goes_on_after_a_bad_line(ssc: Ssc, islands_chosen: Path, tmp_path: Path) -> None:
    file = tmp_path / "queries.jsonl"
    lines = [
        json.dumps({"id": "a", "query": "any member may borrow", "exact": True}), "no json", json.dumps({"id": "c"}),
        json.dumps({"id": "d", "query": "how boats are paid", "exact": False}),
    ]  # fmt: skip
    file.write_text("\n".join(lines))
    done = ssc("quotes", "--file", file, "--json")
    assert done.code == 1
    first, second, third, last = done.lines
    assert (first["id"], first["total"]) == ("a", 1)
    assert second["error"]["kind"] == "not_json"
    assert (third["id"], third["error"]["kind"]) == ("c", "no_query")
    assert last["quotes"]


def test_words_filters_and_paging(ssc: Ssc, islands_chosen: Path) -> None:
    whole = ssc("quotes", "--words", "villages", "--json").json
    assert whole["total"] == len(whole["quotes"]) > 3
    second = ssc("quotes", "--words", "villages", "--limit", "1", "--skip", "1", "--json").json
    assert [q["key"] for q in second["quotes"]] == [whole["quotes"][1]["key"]]
    assert second["total"] == whole["total"]
    lists = ssc("quotes", "--kind", "list", "--where", "author=Okoro", "--json").json
    assert {q["locator"]["kind"] for q in lists["quotes"]} == {"list"}
    assert ssc("quotes", "--speaker", "Nobody Such", "--json").json["total"] == 0


def test_a_filter_that_nothing_passes_is_told(ssc: Ssc, islands_chosen: Path) -> None:
    done = ssc("quotes", "boats", "--where", "source=nowhere.txt")
    assert (done.code, done.err.strip()) == (0, "No document of the library passes the filter.")
    assert ssc("quotes", "--exact", "no such words anywhere").err.strip() == ""


def test_what_a_person_sees(ssc: Ssc, islands_chosen: Path) -> None:
    shown = ssc("quotes", "--exact", "any member may borrow").out
    assert shown.startswith("“A kelp bank is a shared store")
    assert "1 of 1." in shown
    assert ssc("quotes", "--exact", "no such words stand here").out == "Nothing found.\n"


@pytest.mark.parametrize(
    "arguments",
    [
        (), ("",), ("x", "--kind", "poem"), ("x", "--style", "mla"), ("x", "--language", "de"),
        ("x", "--export", "q.pdf"), ("x", "--exact", "--words"), ("x", "--limit", "-1"),
        ("x", "--where", "colour=red"), ("x", "--save", "nokey123"), ("x", "--file", "absent.jsonl"),
    ],
)  # fmt: skip
def test_wrong_use_is_one_clear_line(arguments: tuple[str, ...], ssc: Ssc, islands_chosen: Path) -> None:
    done = ssc("quotes", *arguments)
    assert done.code == 2
    assert done.out == ""
    assert done.err.strip()


def test_quotes_are_saved_shown_exported_changed_and_deleted(ssc: Ssc, own: Path, tmp_path: Path) -> None:
    assert ssc("collection", "--json").json == []
    saved = ssc("quotes", "--exact", "any member may borrow", "--save", "all", "--comment", "mine", "--tag", "kelp")
    assert saved.code == 0
    (one,) = ssc("collection", "--json").json
    assert (one["standing"], one["comment"], one["tags"]) == ("stands", "mine", ["kelp"])
    assert ssc("collection", "--tag", "other", "--json").json == []
    assert "#kelp" in ssc("collection").out
    file = tmp_path / "quotes.ris"
    assert ssc("collection", "--export", file).code == 0
    assert "any member may borrow" in file.read_text(encoding="utf-8")
    assert ssc("collection", "annotate", one["id"], "--comment", "ours", "--tag", "a", "--tag", "b").code == 0
    (again,) = ssc("collection", "--json").json
    assert (again["comment"], again["tags"]) == ("ours", ["a", "b"])
    assert ssc("collection", "delete", one["id"]).code == 0
    assert ssc("collection", "--json").json == []
    assert ssc("collection", "delete", one["id"]).code == 2


def test_a_quote_that_no_longer_stands_is_told_by_the_exit_code(ssc: Ssc, own: Path) -> None:
    ssc("quotes", "--exact", "any member may borrow", "--save", "all")
    assert ssc("remove", "kelp.md").code == 0
    done = ssc("collection", "--json")
    assert done.code == 1
    assert done.json[0]["standing"] == "withdrawn"
    assert "any member may borrow" in done.json[0]["quote"]["text"]
    assert "left the library" in ssc("collection").out


@pytest.mark.parametrize("suffix", [".bib", ".ris", ".json", ".docx", ".md", ".csv"])
def test_an_export_is_written(suffix: str, ssc: Ssc, islands_chosen: Path, tmp_path: Path) -> None:
    file = tmp_path / f"quotes{suffix}"
    assert ssc("quotes", "--exact", "any member may borrow", "--export", file, "--json").code == 0
    assert file.stat().st_size > 100
    nowhere = ssc("quotes", "--exact", "any member may borrow", "--export", tmp_path / "absent" / f"q{suffix}")
    assert nowhere.code == 2


def test_a_draft_is_checked(ssc: Ssc, islands_chosen: Path, tmp_path: Path) -> None:
    note = tmp_path / "note.md"
    note.write_text("It says “any member may borrow”, and “any member may steal from it”.", encoding="utf-8")
    done = ssc("check", note, "--json")
    assert done.code == 1
    assert [q["verdict"] for q in done.json["quotations"]] == ["exact", "differs"]
    shown = ssc("check", note).out
    assert "1 exact, 1 differs, 0 elsewhere, 0 absent." in shown
    assert "{-steal" in shown
    assert "{+borrow" in shown
    note.write_text("It says “any member may borrow”.", encoding="utf-8")
    assert ssc("check", note).code == 0
    assert ssc("check", tmp_path / "absent.md").code == 2
