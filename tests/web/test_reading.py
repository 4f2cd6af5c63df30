"""What the reading pane is told: pages, sections, the outline, what is saved; and what is no request at all."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from concurrent.futures import Future
from dataclasses import replace
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest

from ingest.page_view import viewing
from ingest.page_view.drawing import PageView
from ingest.page_view.marking import Box
from ingest.page_view.viewing import PageViewError
from store.documents import PagedText
from store.errors import LibraryUnreadable
from tests.web import invented
from tests.web.fake_services import World
from web import page_views, sections, services, view
from web.reading import looking

VIEW = PageView(b"picture", "image/webp", 1200, 1697, (Box(0.1, 0.2, 0.5, 0.25),), 900, 4)


def span(world: World, number: int, quote: str) -> tuple[PagedText, int, int]:
    paged = world.library.held[number][1]
    start = paged.text.index(quote)
    return paged, start, start + len(quote)


@pytest.mark.parametrize(
    "value",
    [
        None, "x", [], {}, {"key": "k", "document": "d", "start": 1}, {"key": 1, "document": "d", "start": 1, "end": 2},
        {"key": "k", "document": "d", "start": 2, "end": 2}, {"key": "k", "document": "d", "start": -1, "end": 2},
        {"key": "k", "document": "d", "start": 1, "end": 2, "page": 0},
        {"key": "k", "document": "d", "start": 1, "end": 2, "page": "1"},
        {"key": "k", "document": "d", "start": True, "end": 2},
    ],
)  # fmt: skip
def test_what_is_no_request_is_none(value: Any) -> None:
    assert looking.request(value) is None


def test_a_request_is_read() -> None:
    asked = {"key": "k", "document": "d", "start": 1, "end": 2, "page": 3, "section": None, "image": False}
    assert looking.request(asked) == looking.Request("k", "d", 1, 2, 3, image=False)


def test_outline_section_and_context_are_told(world: World) -> None:
    paged, start, end = span(world, 0, invented.ARREARS)
    asked = looking.Request("k", paged.document_id, start, end, section=4, outline=True, context=True)
    told = looking.looked(asked)
    assert [(entry["n"], entry["title"]) for entry in told["outline"]] == [
        (0, "Who pays"), (4, "Governing the regional seed bank"),
    ]  # fmt: skip
    marked = [t for b in told["section"]["context"]["blocks"] for t, m in b["pieces"] if m]
    assert marked == [invented.ARREARS]
    assert told["context"]["blocks"]
    assert (told["saved"], told["error"], told["page"]) == (False, "", None)


def test_a_section_ends_where_the_next_of_its_rank_begins(world: World) -> None:
    paged, start, end = span(world, 0, invented.BANK)
    first = sections.section(paged, 0, start, end)
    assert first is not None
    shown = "".join(t for b in first["context"]["blocks"] for t, _ in b["pieces"])
    assert invented.BANK in shown
    assert invented.ARREARS not in shown
    assert [n["mark"] for n in first["context"]["notes"]] == ["12"]
    assert sections.section(paged, 99, start, end) is None
    assert sections.outline(replace(paged, blocks=())) == []


def test_a_long_section_is_cut_and_says_so(world: World, monkeypatch: pytest.MonkeyPatch) -> None:
    paged, start, end = span(world, 0, invented.BANK)
    monkeypatch.setattr(sections, "LIMIT", 60)
    found = sections.section(paged, 0, start, end)
    assert found is not None
    assert found["cut"]


def test_what_lies_outside_the_text_is_not_looked_up(world: World) -> None:
    paged = world.library.held[0][1]
    told = looking.looked(looking.Request("k", paged.document_id, 0, len(paged.text) + 1, page=1, outline=True))
    assert (told["page"], told["outline"], told["saved"]) == (None, None, None)


def test_what_goes_wrong_is_a_line(world: World, monkeypatch: pytest.MonkeyPatch) -> None:
    def page_view(*_: Any) -> None:
        raise PageViewError("Page 1 cannot be shown: it is too large.")

    monkeypatch.setattr(services, "page_view", page_view)
    paged, start, end = span(world, 0, invented.BANK)
    told = looking.looked(looking.Request("k", paged.document_id, start, end, page=1, outline=True))
    assert told["error"] == "This cannot be read now: Page 1 cannot be shown: it is too large."
    assert told["outline"]


def test_a_page_that_is_being_drawn_is_pending(world: World, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(services, "page_view", lambda *_: None)
    paged, start, end = span(world, 0, invented.BANK)
    assert looking.looked(looking.Request("k", paged.document_id, start, end, page=1))["pending"]


def test_a_place_is_seen_as_a_page_only_in_a_pdf(world: World) -> None:
    document, paged = world.library.held[0]
    assert view.sight(document, (1, 5), (2,))["pictured"] is False  # type: ignore[index]
    pdf = replace(document, format="pdf")
    assert view.sight(pdf, (1, 5), (2, 3)) == {
        "document": paged.document_id, "start": 1, "end": 5, "pages": [2, 3], "pictured": True,
    }  # fmt: skip
    assert view.sight(pdf, (1, 5), ())["pictured"] is False  # type: ignore[index]
    assert view.sight(None, (1, 5), (2,)) is None
    assert view.sight(pdf, (None, None), (2,)) is None


def test_a_record_and_what_was_withdrawn_have_no_place_to_look(world: World) -> None:
    shelf = {d.id: d for d in world.library.documents()}
    counted = invented.records(world.library, "How many?", ()).to_json()
    assert view.turn("How many?", counted, shelf, lambda: world.library)["citations"][0]["sight"] is None
    answer = invented.seeds(world.library, "Who pays?", ()).to_json()
    shelf.pop(world.library.held[0][0].id)
    first = view.turn("Who pays?", answer, shelf, lambda: world.library)["citations"][0]
    assert (first["withdrawn"], first["sight"]) == (True, None)


# Pages


class Originals:
    def whole(self, document_id: str) -> Path:
        return Path(document_id)


@pytest.fixture
def begun(monkeypatch: pytest.MonkeyPatch) -> Iterator[list[Future[PageView]]]:
    """The drawings that were begun, which the test finishes."""
    made: list[Future[PageView]] = []

    def begin(file: Path, number: int, pieces: Any) -> Future[PageView]:
        made.append(Future())
        return made[-1]

    monkeypatch.setattr(viewing, "begin", begin)
    monkeypatch.setattr(page_views, "PATIENCE", 0.02)
    page_views._begun.clear()
    yield made
    page_views._begun.clear()


def look(world: World, number: int, *place: int) -> dict[str, Any] | None:
    library: Any = SimpleNamespace(
        paged=world.library.paged, originals=Originals(), generation=world.library.generation
    )
    return page_views.view(library, world.library.held[0][0].id, number, *place)


def test_a_page_is_drawn_once_and_nobody_waits_for_it(world: World, begun: list[Future[PageView]]) -> None:
    _, start, end = span(world, 0, invented.ARREARS)
    assert look(world, 3, start, end) is None
    assert look(world, 3, start, end) is None
    begun[0].set_result(VIEW)
    page = look(world, 3, start, end)
    assert page is not None
    assert (page["place"], page["pages"], page["on"], page["letters"]) == (
        "p.\u00a01 (PDF\u00a0page\u00a03)",
        4,
        True,
        900,
    )
    assert page["image"] == "data:image/webp;base64,cGljdHVyZQ=="
    assert page["boxes"] == [[0.1, 0.2, 0.5, 0.25]]
    assert len(begun) == 1


def test_a_document_that_was_read_anew_is_marked_anew(world: World, begun: list[Future[PageView]]) -> None:
    assert look(world, 1, 0, 5) is None
    world.library.generation += 1
    assert look(world, 1, 0, 5) is None
    assert len(begun) == 2


def test_what_failed_is_tried_again(world: World, begun: list[Future[PageView]]) -> None:
    assert look(world, 1, 0, 5) is None
    begun[0].set_exception(PageViewError("no"))
    with pytest.raises(PageViewError):
        look(world, 1, 0, 5)
    assert look(world, 1, 0, 5) is None
    assert len(begun) == 2


def test_pages_are_kept_within_bounds(
    world: World, begun: list[Future[PageView]], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(page_views, "KEPT", 3)
    for number in range(1, 6):
        look(world, number, 0, 5)
    assert [key[2] for key in page_views._begun] == [3, 4, 5]
    assert [page.cancelled() for page in begun] == [True, True, False, False, False]


def test_what_a_reader_leafs_past_is_not_drawn(
    world: World, begun: list[Future[PageView]], monkeypatch: pytest.MonkeyPatch
) -> None:
    def turned_by(session: str) -> Any:
        return lambda **_: SimpleNamespace(session_id=session)

    monkeypatch.setattr(page_views, "get_script_run_ctx", turned_by("a"))
    begun_first = look(world, 1, 0, 5)
    begun[0].set_running_or_notify_cancel()
    monkeypatch.setattr(page_views, "get_script_run_ctx", turned_by("b"))
    look(world, 2, 0, 5)
    monkeypatch.setattr(page_views, "get_script_run_ctx", turned_by("a"))
    for number in range(2, 31):
        look(world, number, 0, 5)
    left = [number for number, page in enumerate(begun, start=1) if not page.cancelled()]
    assert left == [1, 2, 28, 29, 30]  # what is being drawn, what another waits for, the last three
    assert [key[2] for key in page_views._begun] == left
    assert begun_first is None
    begun[0].set_result(VIEW)
    assert look(world, 1, 0, 5)  # what was begun is kept


def test_one_that_waits_for_its_file_keeps_nobody_waiting(
    world: World, begun: list[Future[PageView]], monkeypatch: pytest.MonkeyPatch
) -> None:
    looking_at, go_on = threading.Event(), threading.Event()

    def slow(self: Originals, document_id: str) -> Path:
        looking_at.set()
        assert go_on.wait(20)
        return Path(document_id)

    look(world, 1, 0, 5)
    begun[0].set_result(VIEW)
    monkeypatch.setattr(Originals, "whole", slow)
    both = [threading.Thread(target=look, args=(world, 2, 0, 5)) for _ in range(2)]
    for one in both:
        one.start()
    assert looking_at.wait(20)
    try:
        assert not page_views._lock.locked()
        assert look(world, 1, 0, 5)
    finally:
        go_on.set()
        for one in both:
            one.join()
    assert len(begun) == 2  # both wait for the same drawing


def test_a_missing_file_is_told(world: World, monkeypatch: pytest.MonkeyPatch, begun: list[Future[PageView]]) -> None:
    def gone(self: Originals, document_id: str) -> Path:
        raise LibraryUnreadable("The original file x cannot be read.")

    monkeypatch.setattr(Originals, "whole", gone)
    with pytest.raises(LibraryUnreadable):
        look(world, 1, 0, 5)
    assert not page_views._begun
