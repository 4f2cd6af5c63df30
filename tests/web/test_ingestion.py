"""What the Library page says of an ingestion, from the file that the job keeps."""

from __future__ import annotations

import os
from datetime import UTC, datetime, timedelta
from html import unescape
from pathlib import Path
from typing import Any

import pytest
from streamlit.testing.v1 import AppTest

from ingest.progress.last_run import FILE, LastRun, Recorder
from ingest.progress.report import Duplicate, NearDuplicate, Progress, Report
from ingest.sources import Failure
from tests.web.conftest import ROOT
from tests.web.fake_services import World
from tests.web.fakes import FakeLibrary
from web import ingestion, services, words

EVIL = "![x](http://evil.invalid/a.png) <b>b</b>.pdf"


def run(*, running: bool = False, interrupted: bool = False, **report: Any) -> LastRun:
    now = datetime.now(UTC)
    return LastRun(
        began=datetime(2026, 3, 4, 12, 0, tzinfo=UTC), seen=now, ended=None if running else now,
        interrupted=interrupted, process=os.getpid(), arguments={}, report=Report(**report).to_json(),
        progress=Progress(7, 30, EVIL, 0.5, 125.0) if running else None,
    )  # fmt: skip


def library_page() -> AppTest:
    at = AppTest.from_file(str(ROOT / "app.py"), default_timeout=30).run()
    at.switch_page("web/library.py").run()
    assert not at.exception
    return at


def said(at: AppTest) -> str:
    return " ".join(unescape(e.proto.body) for e in at.main.get("html"))


def test_how_far_it_is(world: World) -> None:
    world.last_run = run(running=True)
    at = library_page()
    assert "Reading documents: 7 of 30 files, about 2 minutes left." in said(at)
    assert "evil" not in said(at)
    world.library = FakeLibrary()
    at.run()
    assert "7 of 30 files" in said(at), "while the library is still empty, too"


def test_what_the_last_one_did(world: World) -> None:
    world.last_run = run(added=["a.txt", "b.txt"], unchanged=["c.txt"])
    at = library_page()
    assert "2026" in said(at)
    assert "2 added, 1 unchanged." in said(at)
    assert not at.expander
    world.last_run = run(interrupted=True, added=["a.txt"])
    at.run()
    assert "broken off" in said(at)


def test_a_job_that_is_gone_is_told_as_broken_off() -> None:
    gone = run(running=True)
    assert ingestion.line(gone, datetime.now(UTC) + timedelta(hours=1)).startswith("The last reading, on 4 March 2026")


def test_remarks_name_files_as_characters_only(world: World) -> None:
    world.last_run = run(
        failed=[Failure(EVIL, "is empty.")],
        warnings=[Failure(EVIL, "was left behind.")],
        near_duplicates=[NearDuplicate("a.pdf", EVIL, 0.934)],
        duplicates=[Duplicate(EVIL, "b.txt")],
    )
    at = library_page()
    (box,) = at.expander
    assert box.label == words.INGESTION_REMARKS.format(n=4)
    (text,) = box.markdown
    assert "http://evil" not in text.value
    assert "<b>" not in text.value
    shown = unescape(text.value).replace("\u2060", "")
    assert shown.splitlines() == [
        f"- **{EVIL}**: is empty.",
        f"- **{EVIL}**: was left behind.",
        f"- **a.pdf** is nearly the same as **{EVIL}** (93% of the text)",
        f"- **{EVIL}** is the same file as **b.txt**",
    ]


def test_nothing_is_said_where_nothing_is_known(world: World) -> None:
    at = library_page()
    assert said(at) == ""


def test_the_file_is_that_of_the_chosen_library(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(services, "_choice", services.Choice(folder=tmp_path))
    assert services.last_run() is None
    Recorder(tmp_path, {}).end(Report(added=["a.txt"]), interrupted=False)
    assert (tmp_path / FILE).is_file()
    found = services.last_run()
    assert found
    assert found.report["added"] == ["a.txt"]
