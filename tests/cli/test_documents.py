"""ingest, documents, show, remove, doctor and backup."""

from __future__ import annotations

import hashlib
import shutil
import zipfile
from pathlib import Path

import pytest

from ingest.progress.last_run import Recorder
from ingest.progress.report import Progress, Report
from tests.cli.conftest import Done, Ssc

INGESTED = {
    "added", "changed", "renamed", "reread", "records", "unchanged", "removed", "duplicates", "near_duplicates",
    "failed", "warnings", "passages", "seconds",
}  # fmt: skip
MILL = "The mill of Tavish\n\nBy Ana Ruiz\n\nThe mill of Tavish grinds forty sacks a day.\n"
CANAL = "The canal of Tavish\n\nThe canal of Tavish is twelve kilometres long. El niño 南 écluse.\n"


@pytest.fixture
def texts(tmp_path: Path) -> Path:
    folder = tmp_path / "texts"
    folder.mkdir()
    (folder / "mill.txt").write_text(MILL, encoding="utf-8")
    (folder / "canal.txt").write_text(CANAL, encoding="utf-8")
    return folder


def told(done: Done) -> dict[str, list[str]]:
    return {name: value for name, value in done.json.items() if name not in ("passages", "seconds") and value}


def test_ingest_then_again_then_changed_then_gone(ssc: Ssc, texts: Path) -> None:
    first = ssc("ingest", texts, "--json")
    assert first.code == 0
    assert set(first.json) == INGESTED
    assert told(first) == {"added": ["canal.txt", "mill.txt"]}
    assert first.json["passages"] >= 2
    assert Path("library/manifest.json").is_file(), "./library is the default"

    again = ssc("ingest", texts, "--json")
    assert told(again) == {"unchanged": ["canal.txt", "mill.txt"]}
    assert again.json["passages"] == 0

    (texts / "mill.txt").write_text(MILL.replace("forty", "fifty"), encoding="utf-8")
    changed = ssc("ingest", texts, "--json")
    assert told(changed) == {"changed": ["mill.txt"], "unchanged": ["canal.txt"]}
    assert len(ssc("documents", "--json").json) == 2

    (texts / "mill.txt").rename(texts / "windmill.txt")
    assert told(ssc("ingest", texts, "--json")) == {"renamed": ["windmill.txt"], "unchanged": ["canal.txt"]}

    (texts / "canal.txt").unlink()
    assert told(ssc("ingest", texts, "--json")) == {"unchanged": ["windmill.txt"]}
    assert told(ssc("ingest", "--sync", texts, "--json")) == {"unchanged": ["windmill.txt"], "removed": ["canal.txt"]}


def test_a_bad_file_is_told_and_the_others_are_read(ssc: Ssc, texts: Path) -> None:
    (texts / "bad.pdf").write_bytes(b"not a pdf")
    done = ssc("ingest", texts, texts / "nowhere.txt", "--json")
    assert done.code == 1
    assert done.json["added"] == ["canal.txt", "mill.txt"]
    failed = {Path(f["source"]).name: f["error"] for f in done.json["failed"]}
    assert set(failed) == {"bad.pdf", "nowhere.txt"}
    assert all(failed.values())
    assert all(set(f) == {"source", "error"} for f in done.json["failed"])


def test_ingest_for_people(ssc: Ssc, texts: Path) -> None:
    (texts / "bad.pdf").write_bytes(b"not a pdf")
    done = ssc("ingest", texts)
    assert done.code == 1
    assert "added: 2" in done.out
    assert "failed: bad.pdf" in done.out


def test_copies_and_near_copies_are_named(ssc: Ssc, texts: Path) -> None:
    brief = "The harbours\n\n" + " ".join(f"The harbour number {i} has {i + 3} cranes." for i in range(60))
    (texts / "copy.txt").write_text(MILL, encoding="utf-8")
    (texts / "harbours.txt").write_text(brief, encoding="utf-8")
    (texts / "harbours.md").write_text(f"# {brief}\n\nPrinted by the port of Tavish.", encoding="utf-8")
    done = ssc("ingest", texts)
    assert "same content: mill.txt is copy.txt" in done.out
    assert "nearly the same: harbours.txt and harbours.md (98%)" in done.out


def test_limits_are_those_that_were_set(ssc: Ssc, texts: Path) -> None:
    done = ssc("ingest", texts, "--memory", "0.00000001", "--json")
    assert done.code == 1
    assert len(done.json["failed"]) == 2
    assert all("of memory that reading may take" in f["error"] for f in done.json["failed"])
    assert ssc("ingest", texts, "--workers", "0", "--json").json["added"] == ["canal.txt", "mill.txt"]


def test_the_last_ingestion_can_be_looked_at(ssc: Ssc, texts: Path) -> None:
    assert ssc("ingest", "--last").code == 2, "there is no library yet"
    (texts / "bad.pdf").write_bytes(b"not a pdf")
    report = ssc("ingest", texts, "--json").json
    done = ssc("ingest", "--last", "--json")
    assert done.code == 1
    assert done.json["report"] == report
    assert done.json["state"] == "done"
    assert done.json["arguments"] == {"paths": [str(texts)], "sync": False}
    shown = ssc("ingest", "--last").out
    assert "came to its end" in shown
    assert "failed: bad.pdf" in shown
    assert ssc("ingest", "--last", texts).code == 2
    (Path("library") / "last_ingest.json").unlink()
    assert "nothing is known of an ingestion" in ssc("ingest", "--last").err


def test_of_an_ingestion_without_an_end_only_what_is_known_is_said(ssc: Ssc, texts: Path) -> None:
    ssc("ingest", texts)
    for report, said in ((Report(), []), (Report(added=["mill.txt"], passages=3), ["added: 1", "  mill.txt"])):
        recorder = Recorder(Path("library"), {"paths": ["papers"]})
        recorder.tell(Progress(0, 2, "mill.txt"), report)
        first, *rest = ssc("ingest", "--last").out.splitlines()
        assert "is running: 0 of 2 files" in first
        assert rest == said
    recorder.end(Report(unchanged=["mill.txt"], seconds=2.0), interrupted=True)
    first, *rest = ssc("ingest", "--last").out.splitlines()
    assert "was broken off" in first
    assert rest == ["unchanged: 1", "0 passages embedded in 2.0 s"]


def test_a_file_that_is_not_there_makes_no_library(ssc: Ssc, tmp_path: Path) -> None:
    done = ssc("ingest", tmp_path / "nowhere.pdf", "--library", tmp_path / "made", "--json")
    assert done.code == 1
    assert [Path(f["source"]).name for f in done.json["failed"]] == ["nowhere.pdf"]
    assert not (tmp_path / "made").exists()


def test_documents(ssc: Ssc, islands_chosen: Path) -> None:
    done = ssc("documents", "--json")
    assert done.code == 0
    assert done.err == ""
    assert [d["source"] for d in done.json] == ["boats.txt", "huertos.txt", "kelp.md", "lights.html"]
    for one in done.json:
        assert set(one) == {"id", "source", "paths", "record", "pages", "passages", "words"}
        assert one["id"] == hashlib.sha256(Path(one["paths"][0]).read_bytes()).hexdigest()
        assert one["passages"] > 0
        assert one["words"] > 20
        assert one["record"]["title"]
    kelp = done.json[2]["record"]
    assert kelp["author"] == [{"family": "Okoro", "given": "Tamsin"}, {"family": "Varga", "given": "Ilse"}]
    assert kelp["issued"] == {"date-parts": [[2021, 3, 15]]}


def test_documents_for_people(ssc: Ssc, islands_chosen: Path) -> None:
    out = ssc("documents").out
    assert "The kelp banks of Orlenna" in out
    assert "Tamsin Okoro, Ilse Varga (2021)" in out
    assert "(n.d.)" in out  # boats.txt has no date


def test_json_is_utf_8_unescaped_and_alone(ssc: Ssc, texts: Path) -> None:
    ssc("ingest", texts)
    done = ssc("show", "canal.txt", "--json")
    assert "El niño 南 écluse" in done.out
    assert "\\u" not in done.out
    assert done.json


def test_show_a_document(ssc: Ssc, islands_chosen: Path) -> None:
    done = ssc("show", "boats.txt", "--json")
    assert done.code == 0
    shown = done.json
    assert {"id", "source", "record", "pages", "origins", "warnings", "blocks"} <= set(shown)
    assert shown["record"]["title"] == "The school boats of Perrimoor"
    assert {b["kind"] for b in shown["blocks"]} >= {"heading", "body"}
    for block in shown["blocks"]:
        assert {"start", "end", "kind", "section", "paragraph", "note", "pages", "text"} <= set(block)
        assert block["end"] - block["start"] == len(block["text"])
    by_id = ssc("show", shown["id"], "--json").json
    by_part = ssc("show", shown["id"][:8], "--json").json
    assert by_id == by_part == shown
    assert "1,450 pupils" in ssc("show", "boats.txt").out


def test_show_a_span(ssc: Ssc, islands_chosen: Path) -> None:
    whole = ssc("show", "boats.txt", "--json").json["blocks"]
    block = next(b for b in whole if "1,450" in b["text"])
    at = block["start"] + block["text"].index("1,450")
    done = ssc("show", "boats.txt", "--start", str(at), "--end", str(at + 5), "--json")
    assert [b["text"] for b in done.json["blocks"]] == ["1,450"]


def test_show_pages_and_notes(ssc: Ssc, starter_folder: Path) -> None:
    library = ("--library", starter_folder)
    pages = ssc("show", "06-tazara-railway.pdf", "--json", *library).json["pages"]
    assert pages == 3
    second = ssc("show", "06-tazara-railway.pdf", "--page", "2", "--json", *library).json["blocks"]
    assert second
    assert all(2 in b["pages"] for b in second)
    for page in ("0", "4", "-1"):
        done = ssc("show", "06-tazara-railway.pdf", "--page", page, *library)
        assert done.code == 2
        assert f"there is no page {page}" in done.err
    notes = ssc("show", "03-bapa-1978-to-2019.pdf", "--notes", "--json", *library).json["blocks"]
    assert notes
    assert all(n["kind"] == "footnote" and n["note"] for n in notes)
    assert all(n["called_after"] for n in notes)


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (("show", "nowhere.txt"), "no document"),
        (("show", "boats"), "no document"),
        (("remove", "nowhere.txt"), "no document"),
        (("remove", "boats.txt", "nowhere.txt"), "no document"),
        (("show", "boats.txt", "--page", "1"), "has no pages"),
        (("show", "boats.txt", "--start", "3"), "go together"),
    ],
)
def test_wrong_use_is_said_in_one_line(ssc: Ssc, islands_chosen: Path, arguments: tuple[str, ...], said: str) -> None:
    done = ssc(*arguments, "--json")
    assert (done.code, done.out) == (2, "")
    assert said in done.err
    assert done.err.startswith(f"ssc {arguments[0]}: ")
    assert done.err.count("\n") == 1
    assert len(ssc("documents", "--json").json) == 4, "nothing was removed"


@pytest.mark.parametrize("span", [("5", "2"), ("-4", "9"), ("5", "5")])
def test_a_span_that_is_none_is_wrong_use(ssc: Ssc, islands_chosen: Path, span: tuple[str, str]) -> None:
    done = ssc("show", "boats.txt", f"--start={span[0]}", f"--end={span[1]}", "--json")
    assert (done.code, done.out) == (2, "")
    assert "--start and --end" in done.err


def test_a_span_beyond_the_text_is_cut(ssc: Ssc, islands_chosen: Path) -> None:
    whole = ssc("show", "boats.txt", "--json").json["blocks"]
    assert ssc("show", "boats.txt", "--start", "0", "--end", "999999", "--json").json["blocks"] == whole
    assert ssc("show", "boats.txt", "--start", "999998", "--end", "999999", "--json").json["blocks"] == []


def test_remove(ssc: Ssc, texts: Path) -> None:
    ssc("ingest", texts)
    done = ssc("remove", "mill.txt", "--json")
    assert (done.code, done.json) == (0, {"removed": ["mill.txt"]})
    assert [d["source"] for d in ssc("documents", "--json").json] == ["canal.txt"]
    assert ssc("remove", "mill.txt").code == 2


def test_doctor_on_a_sound_library(ssc: Ssc, texts: Path) -> None:
    ssc("ingest", texts)
    done = ssc("doctor", "--json")
    assert done.code == 0
    assert done.json["findings"] == []
    assert done.json["rebuilt"] is False
    assert ssc("doctor").out.strip()
    rebuilt = ssc("doctor", "--rebuild", "--json")
    assert (rebuilt.code, rebuilt.json["rebuilt"]) == (0, True)


def test_doctor_says_that_a_missing_index_was_made_anew(ssc: Ssc, texts: Path) -> None:
    """Opening the library has made it before anything can be checked."""
    ssc("ingest", texts)
    shutil.rmtree("library/vectors")
    assert ssc("doctor").out == "Made the search index anew.\n"
    assert ssc("doctor").out == "The library is sound.\n"
    shutil.rmtree("library/vectors")
    done = ssc("doctor", "--json").json
    assert (done["rebuilt"], done["findings"]) == (True, [])


def test_doctor_tells_what_is_wrong(ssc: Ssc, texts: Path) -> None:
    ssc("ingest", texts)
    for original in (p for p in Path("library/originals").rglob("*") if p.is_file()):
        original.unlink()
    done = ssc("doctor", "--json")
    assert done.code == 1
    assert done.json["findings"]
    assert all(f["message"] for f in done.json["findings"])


def test_backup(ssc: Ssc, texts: Path, tmp_path: Path) -> None:
    ssc("ingest", texts)
    file = tmp_path / "copy.zip"
    done = ssc("backup", file, "--json")
    assert done.code == 0
    assert done.json == {"file": str(file), "bytes": file.stat().st_size}
    with zipfile.ZipFile(file) as archive:
        assert archive.testzip() is None
        archive.extractall(tmp_path / "restored")
    assert len(ssc("documents", "--library", tmp_path / "restored", "--json").json) == 2

    again = ssc("backup", file)
    assert again.code == 2
    assert "exists already" in again.err
    nowhere = ssc("backup", tmp_path / "no" / "such" / "copy.zip")
    assert nowhere.code == 2
    assert nowhere.err.count("\n") == 1
