"""The Library page with Streamlit's own test runner, and the plain data that it draws."""

from __future__ import annotations

import json
import os
from dataclasses import replace
from datetime import UTC, datetime
from html import unescape
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest
from streamlit.testing.v1 import AppTest

from ingest.progress import last_run
from ingest.progress.last_run import LastRun, Recorder
from ingest.progress.report import Report
from ingest.record import edits
from ingest.sources import Failure
from store.catalog import Entry
from store.documents import FieldOrigin, Name, Record
from store.layers import FIELDS, Layers
from tests.web import fakes, invented
from tests.web.conftest import ROOT
from tests.web.fake_services import World
from tests.web.fakes import FakeLibrary
from web import (
    curating,
    document_page,
    document_text,
    document_view,
    figures,
    intake,
    jobs,
    library_words,
    parts,
    people,
    services,
    shelf_view,
)

EVIL = "![x](http://evil.invalid/a.png) <b>b</b>.pdf"


def run(**query: str) -> AppTest:
    at = AppTest.from_file(str(ROOT / "app.py"), default_timeout=30).run()
    at.switch_page("web/library.py")
    for name, value in query.items():
        at.query_params[name] = value
    at.run()
    assert not at.exception
    return at


def drawn(at: AppTest, name: str) -> Any:
    found = [json.loads(e.proto.json) for e in at.get("bidi_component") if e.proto.component_name == name]
    return found[0] if found else None


def test_the_table_has_what_it_shows_and_no_more(world: World) -> None:
    data = drawn(run(), "ssc_shelf")
    assert len(data["documents"]) == 5
    shown = {"id", "title", "authors", "year", "type", "pages", "passages", "language", "format", "source"}
    assert all(set(row) == shown for row in data["documents"])
    assert sorted(data["choices"]["language"]) == [["-", "not told"], ["ar", "Arabic"]]


def test_the_filters_stand_in_the_address(world: World) -> None:
    assert drawn(run(type="article", q="drought", other="x"), "ssc_shelf")["asked"] == {
        "type": "article",
        "q": "drought",
    }


def test_a_document_has_an_address(world: World) -> None:
    document, paged = world.library.held[0]
    at = run(document=document.id)
    data = drawn(at, "ssc_document")
    assert data["title"] == document.record.title
    assert [f["field"] for f in data["record"]["fields"]] == list(FIELDS)
    assert "text" not in data
    data = drawn(run(document=document.id, show="text", at="2"), "ssc_document")
    assert data["text"]["page"] == 2
    assert "record" not in data
    data = drawn(run(document=document.id, show="notes"), "ssc_document")
    assert [n["text"] for n in data["notes"]["rows"]] == [paged.text[paged.blocks[-1].start : paged.blocks[-1].end]]
    assert drawn(run(document="gone"), "ssc_shelf")["told"]["said"] == library_words.GONE


def test_who_may_not_look_after_the_library_sees_no_way_to(world: World) -> None:
    world.curating = False
    document = world.library.held[1][0]
    world.library.held[1] = (replace(document, paths=("/home/me/secret.txt",)), world.library.held[1][1])
    at = run(document=document.id)
    data = drawn(at, "ssc_document")
    assert not data["may"]
    assert all(f["value"] for f in data["record"]["fields"])
    assert "secret" not in json.dumps(data)
    at = run(tab="add")
    assert not at.file_uploader
    assert not at.text_input
    assert drawn(at, "ssc_shelf")


def test_what_a_page_may_not_do_is_not_done(world: World, monkeypatch: pytest.MonkeyPatch) -> None:
    """Whoever sends an event that the page does not offer."""

    class Rerun(Exception):  # noqa: N818 - as Streamlit's own
        pass

    def rerun() -> None:
        raise Rerun

    world.curating = False
    document = world.library.held[1][0]
    names = ("close", "go", "open", "correct", "reset", "remove", "dismiss")
    events: dict[str, Any] = dict.fromkeys(names)
    monkeypatch.setattr(document_page.st, "rerun", rerun)
    monkeypatch.setattr(document_page.st, "query_params", SimpleNamespace(get=lambda name, other="": other))
    for done in ({"remove": document.id}, {"correct": {"field": "title", "value": "Other"}}, {"reset": "title"}):
        monkeypatch.setattr(parts, "document", lambda data, done=done: SimpleNamespace(**events | done))
        with pytest.raises(Rerun):
            document_page.show(document.id, services.shelf())
    assert world.library.held[1][0] == document


@pytest.mark.parametrize("who", ["nobody may", "this one may not"])
def test_curating_hangs_on_the_settings_and_the_person(who: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(services, "_choice", services.Choice())
    assert curating.may()
    if who == "nobody may":
        monkeypatch.setattr(services, "_choice", services.Choice(curating="off"))
    else:
        monkeypatch.setattr(people, "current", lambda: people.Person("1", "Ana", curator=False))
    assert not curating.may()


def test_uploads_are_kept_and_read(world: World, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(curating, "limits", lambda: intake.Limits(files=2))
    monkeypatch.setattr(services, "_choice", services.Choice(folder=tmp_path / "library"))
    at = run(tab="add")
    at.file_uploader[0].set_value([("a.md", b"# One", "text/plain"), (EVIL, b"text", "application/pdf")])
    at.button[0].click().run()
    assert not at.exception
    assert [p.name for p in world.ingested] == ["a.md"]
    (refused,) = at.error
    assert "http://evil" not in refused.value
    assert "<b>" not in refused.value
    assert "is named .pdf but is no PDF." in unescape(refused.value)
    assert at.info[0].value == library_words.BEGUN_ONE
    at.run()
    assert [e.value for e in at.error] == [refused.value]  # the page is drawn anew of itself while documents are read
    at.button(key="adding close").click().run()
    assert not at.error
    files = [(f"{n}.md", b"# One", "text/plain") for n in range(3)]
    at.file_uploader[0].set_value(files)
    at.button[0].click().run()
    at.run()
    (said,) = at.error
    assert "3 files are more than the 2" in said.value
    assert len(at.file_uploader[0].value) == 3  # some can be taken out
    assert len(world.ingested) == 1


def test_a_folder_is_read_where_it_lies(world: World, tmp_path: Path) -> None:
    at = run(tab="add")
    at.text_input[0].set_value(str(tmp_path))
    at.button[1].click().run()
    assert world.ingested == [tmp_path]
    at.text_input[0].set_value(f"{tmp_path}/nowhere {EVIL}")
    at.button[1].click().run()
    assert world.ingested == [tmp_path]
    assert "http://evil" not in at.error[0].value


def test_an_empty_library_can_be_added_to(world: World) -> None:
    world.library = FakeLibrary()
    assert len(run().file_uploader) == 1
    world.curating = False
    assert not run().file_uploader


def test_a_reading_that_could_not_begin_is_told(world: World) -> None:
    world.work = jobs.Work(failed=f"no disk {EVIL}")
    at = run()
    assert "http://evil" not in at.error[0].value
    assert "no disk" in at.error[0].value
    world.work = jobs.Work(busy=True, process=1, waiting=2)
    at.run()
    said = " ".join(e.proto.body for e in at.main.get("html"))
    assert "about to begin" in said
    assert "(2)" in said
    world.curating = False
    assert "Stop reading" not in [b.label for b in at.run().button]


# Figures


def entry(number: int, **values: Any) -> Entry:
    held, paged = fakes.document(number, Record(**values), "Some words.")
    return Entry(held, "1", 1, paged.pages, number, 2)


def bars(chart: str, entries: list[Entry]) -> dict[str, int]:
    made = {one["key"]: one["bars"] for one in figures.charts(entries)}
    return {bar["name"]: bar["n"] for bar in made[chart]}


def test_years_without_documents_are_bars_too() -> None:
    entries = [entry(1, issued=(2019,)), entry(2, issued=(2021, 3)), entry(3, issued=(2021,)), entry(4)]
    assert bars("year", entries) == {"2019": 1, "2020": 0, "2021": 2, "no date": 1}
    long = [entry(n, issued=(year,)) for n, year in enumerate((1955, 1978, 2019, 2024))]
    assert bars("year", long)["1975–1979"] == 1
    assert sum(bars("year", long).values()) == 4
    wild = [entry(1, issued=(2,)), entry(2, issued=(2024,))]
    assert len(bars("year", wild)) < 60


def test_every_document_is_counted_once_in_each_figure() -> None:
    entries = [entry(n, issued=(2000 + n,), language="en-GB" if n % 2 else "", type="report") for n in range(0, 600, 7)]
    for chart in figures.charts(entries):
        assert sum(bar["n"] for bar in chart["bars"]) == len(entries), chart["title"]
    assert bars("language", entries) == {"English": 43, "not told": 43}


def test_what_could_not_be_read_is_told_with_the_reason() -> None:
    now = datetime.now(UTC)
    report = Report(failed=[Failure(EVIL, "is empty.")]).to_json()
    run = LastRun(now, now, now, False, 1, {}, None, report)
    assert figures.unread(run)["rows"] == [[EVIL, "is empty."]]
    assert figures.unread(None)["rows"] == []


# The document


def test_what_is_typed_is_read_back_as_the_same() -> None:
    record = Record(
        title="A = b",
        authors=(Name("Osei", "Ama"), Name(literal="South; Centre"), Name("King", "M. L.", suffix="Jr.")),
        issued=(2019, 6), type="report", doi="10.1017/eis.2025.4", url="https://example.org/x", language="pt",
    )  # fmt: skip
    for name in FIELDS:
        assert edits.value_of(name, document_view.typed(record, name)) == getattr(record, name), name


def test_a_field_tells_where_it_is_from_and_what_it_was_before() -> None:
    document, paged = invented.library().held[0]
    found = replace(document.record, origins=(FieldOrigin("title", "text", 0, 8),))
    corrected = replace(found, publisher="Other", origins=(*found.origins, FieldOrigin("publisher", "corrected")))
    one = Entry(replace(document, record=corrected), "1", 1, 4, 9, 100, layers=Layers(found))
    fields = {f["field"]: f for f in document_view.fields(one, paged, empty=True)}
    assert fields["title"]["where"] == "found in the text"
    assert fields["title"]["place"].startswith("p.")
    assert fields["publisher"]["was"] == document.record.publisher
    assert fields["publisher"]["corrected"]
    assert not fields["title"]["corrected"]


def test_a_long_text_comes_in_parts_that_hold_all_of_it_once() -> None:
    draft = "\n\n".join(f"# Part {n}\n\n" + "word " * 900 for n in range(40)) + "\n\n" + "x" * 100_000
    for pages in (0, 7):
        _, paged = fakes.document(1, Record(), draft, pages=pages)
        made = document_text.parts(paged)
        pieces = [(start, end) for part in made for _, start, end in part.pieces]
        spans = [(b.start, b.end) for b in paged.blocks]
        assert "".join(paged.text[a:b] for a, b in pieces) == "".join(paged.text[a:b] for a, b in spans)
        assert max(sum(b - a for _, a, b in part.pieces) for part in made) <= 24_000
        if pages:
            assert {part.page for part in made} == set(range(1, pages + 1))
    shown = document_text.text(paged, 10_000)
    assert shown["part"] == shown["parts"]


def test_an_empty_text_is_one_empty_part() -> None:
    _, paged = fakes.document(1, Record(), "x")
    empty = replace(paged, text="", blocks=(), runs=())
    assert document_text.text(empty, 1)["blocks"] == []
    assert document_text.notes(empty, 900)["rows"] == []


def test_rows_of_thousands_of_documents_are_small() -> None:
    made = [entry(n, title="A title of some words", authors=(Name("Osei", "Ama"),)) for n in range(2_000)]
    assert len(json.dumps(shelf_view.rows(made))) < 800_000


def test_an_upload_that_could_not_be_read_is_deleted_and_no_other_file(
    world: World, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(services, "_choice", services.Choice(folder=tmp_path))
    bad = intake.put(tmp_path / intake.FOLDER, "bad.pdf", b"%PDF-1.7 broken")
    good = intake.put(tmp_path / intake.FOLDER, "good.md", b"# Good")
    own = tmp_path / "bad.pdf"
    own.write_bytes(b"of a folder that was named")
    failed = Report(failed=[Failure("bad.pdf", "is damaged.")])
    paths = [str(bad), str(good), str(own)]
    monkeypatch.setattr(services, "last_run", lambda: last_run.read(tmp_path))
    Recorder(tmp_path, {}).end(failed, interrupted=True)
    curating._has_ended(paths, os.getpid())
    assert bad.exists(), "it was broken off"
    Recorder(tmp_path, {}).end(failed, interrupted=False)
    curating._has_ended(paths, os.getpid() + 1)
    assert bad.exists(), "the report is another's"
    curating._has_ended(paths, os.getpid())
    assert [p.exists() for p in (bad, good, own)] == [False, True, True]
