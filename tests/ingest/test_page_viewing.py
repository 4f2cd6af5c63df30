"""Pages drawn by a process of its own, under limits; and the words of quotations found on pages of real files."""

from __future__ import annotations

import random
import threading
import time
import unicodedata
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from ingest.ocr.rendering import opened
from ingest.page_view import viewing
from ingest.page_view.child import Task
from ingest.page_view.marking import Box, Letter, marked
from ingest.page_view.pieces import Piece, pieces_on
from ingest.page_view.viewing import Drawers, PageViewError, page_view
from ingest.reading import read_file
from ingest.worker.limits import Limits
from ingest.worker.process import ChildProcess
from store.documents import Block, PagedText, Run
from tests.ingest.conftest import SHARED
from tests.ingest.drawn import Drawn, column, pdf
from tests.ingest.fakes import count_tokens
from tests.ingest.test_page_view import _rotated, page

HOSTILE, FILES = SHARED / "hostile", SHARED / "files"
BANK = "The kelp bank lends seaweed to nine islands."


@pytest.fixture(scope="module")
def drawers() -> Iterator[Drawers]:
    with Drawers() as made:
        yield made


def test_a_page_and_the_boxes_of_its_words() -> None:
    data = pdf([[Drawn(72, 700, "Nothing to see here.")], [Drawn(72, 600, BANK), Drawn(72, 500, "More.")]])
    view = page_view(data, 2, [Piece("lends seaweed")], columns=600)
    assert (view.width, view.pages, view.media_type) == (600, 2, "image/webp")
    assert view.image[8:12] == b"WEBP"
    (box,) = view.boxes
    assert 0.27 < box.top < box.bottom < 0.3
    assert view.letters == sum(c.isalnum() for c in BANK) + 4


@pytest.mark.parametrize("turned", [90, 180, 270])
def test_the_boxes_of_a_turned_page_are_turned(drawers: Drawers, turned: int) -> None:
    data = _rotated(pdf([[Drawn(72, 700, BANK)]]), turned)
    view = drawers.view(Task(data, 1, (Piece("lends seaweed to nine islands"),), 600))
    (box,) = view.boxes
    along, across = (box.bottom - box.top) * view.height, (box.right - box.left) * view.width
    assert along > 5 * across if turned != 180 else across > 5 * along


def test_children_are_few_and_stay(drawers: Drawers) -> None:
    data = pdf([[Drawn(72, 700, BANK)]])
    drawers.view(Task(data, 1, (), 300))
    before = {child._process.pid for child in drawers._alive}
    threads = [threading.Thread(target=drawers.view, args=(Task(data, 1, (), 300),)) for _ in range(8)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    after = {child._process.pid for child in drawers._alive}
    assert before <= after
    assert len(after) <= 2


def test_a_child_outlives_the_thread_that_asked(drawers: Drawers) -> None:
    data = pdf([[Drawn(72, 700, BANK)]])
    asking = threading.Thread(target=drawers.view, args=(Task(data, 1, (), 300),))
    asking.start()
    asking.join()
    time.sleep(0.2)
    assert all(child._process.poll() is None for child in drawers._alive)


def test_a_page_that_takes_too_long_costs_itself_alone() -> None:
    data = pdf([[Drawn(72, 700, BANK)]])
    slow = pdf([[Drawn(72, 700 - (i % 600), "word " * 40, size=4) for i in range(40_000)]])
    with Drawers(Limits(seconds=0.8, memory=700_000_000), children=1) as few:
        few.view(Task(data, 1, (), 300))
        with pytest.raises(PageViewError, match=r"Page 1 cannot be shown: it takes longer than 0.8 seconds"):
            few.view(Task(slow, 1, (), 1200))
        assert few.view(Task(data, 1, (Piece("kelp"),), 300)).boxes


def test_a_page_that_takes_too_much_memory_costs_itself_alone() -> None:
    data = pdf([[Drawn(72, 700, BANK)]])
    with (
        Drawers(Limits(seconds=20, memory=12_000_000), children=1) as few,
        pytest.raises(PageViewError, match="Page 1 cannot be shown: "),
    ):
        few.view(Task(data, 1, (), 2000))


def test_one_that_ended_by_itself_is_replaced() -> None:
    data = pdf([[Drawn(72, 700, BANK)]])
    with Drawers(children=1, idle=0.2) as few:
        few.view(Task(data, 1, (), 300))
        (child,) = few._alive
        assert child._process.wait(5) == 0
        assert few.view(Task(data, 1, (), 300)).pages == 1
        assert few._alive != [child]


def test_a_file_is_drawn_from_its_place(drawers: Drawers, tmp_path: Path) -> None:
    file = tmp_path / "kelp.pdf"
    file.write_bytes(pdf([[Drawn(72, 700, BANK)]]))
    assert drawers.view(Task(file, 1, (Piece("kelp"),), 300)).boxes
    file.unlink()
    with pytest.raises(PageViewError, match=r"^Page 1 cannot be shown: the file cannot be read \(.*\)\.$") as failed:
        drawers.view(Task(file, 1, (), 300))
    assert "kelp" not in str(failed.value)


def test_no_child_is_started_while_they_are_ended(monkeypatch: pytest.MonkeyPatch) -> None:
    data = pdf([[Drawn(72, 700, BANK)]])
    few = Drawers(children=1)
    starting, started, made = threading.Event(), threading.Event(), ChildProcess

    def slow(*arguments: Any) -> ChildProcess:
        starting.set()
        assert started.wait(20)
        return made(*arguments)

    monkeypatch.setattr(viewing, "ChildProcess", slow)
    first, second = few.begin(Task(data, 1, (), 300)), few.begin(Task(data, 1, (), 300))
    assert starting.wait(20)
    closing = threading.Thread(target=few.close)
    closing.start()
    while not few._closed:
        time.sleep(0.01)
    started.set()
    closing.join(30)
    assert not closing.is_alive()
    with pytest.raises(PageViewError, match="the process that draws them does not start"):
        first.result(0)
    assert second.cancelled() or isinstance(second.exception(0), PageViewError)
    assert few._alive == []
    with pytest.raises(PageViewError, match="no more pages are drawn"):
        few._drawn(Task(data, 1, (), 300))


def test_what_cannot_be_drawn_says_why(drawers: Drawers) -> None:
    with pytest.raises(PageViewError, match=r"^Page 7 cannot be shown: there is no page 7\.$"):
        drawers.view(Task(pdf([[Drawn(72, 700, BANK)]]), 7, (), 300))
    with pytest.raises(PageViewError, match="cannot be opened for drawing"):
        drawers.view(Task(b"no pdf", 1, (), 300))


@pytest.mark.skipif(not HOSTILE.exists(), reason="the hostile files stand beside the checkout")
def test_hostile_files_are_drawn_or_refused_soon(drawers: Drawers) -> None:
    drawn, refused = 0, []
    for file in sorted(HOSTILE.glob("*.pdf")):
        began = time.monotonic()
        try:
            drawn += drawers.view(Task(file.read_bytes(), 1, (Piece("cooperation"),), 1200)).width > 0
        except PageViewError as error:
            refused.append(str(error))
        assert time.monotonic() - began < 25, file.name
    assert drawn >= 20
    assert [said for said in refused if not said.startswith("Page 1 cannot be shown: ")] == []


def paged(pages: list[str]) -> PagedText:
    """A text whose pages are parted by a form feed in `raw` and by a space in `text`."""
    raw, text, runs = "\f".join(pages), " ".join(pages), []
    at = 0
    for number, one in enumerate(pages, start=1):
        runs.append(Run(at, at, len(one), number))
        at += len(one) + 1
    return PagedText("d", raw, text, tuple(runs), (Block(0, len(text), "body"),), pages=len(pages))


def test_a_span_over_pages_is_in_pieces() -> None:
    text = paged(["Kelp. The bank lends", "seaweed to nine islands. Kelp.", "The end."])
    start, end = text.text.index("The bank"), text.text.index(" Kelp.\u0020The")
    assert [p.words for p in pieces_on(text, start, end, 1)] == ["The bank lends"]
    (second,) = pieces_on(text, start, end, 2)
    assert (second.words, second.before, second.near) == ("seaweed to nine islands.", "", 0.0)
    assert second.after == " Kelp."
    assert pieces_on(text, start, end, 3) == ()


def test_of_the_same_words_those_with_the_same_around_them_are_marked() -> None:
    letters: list[Letter] = page("in 1990 the bank lends salt", "in 2000 the bank lends kelp", "in 2010 the bank lends")
    (box,) = marked(letters, "the bank lends", before="in 2000", after="kelp")
    assert round(box.top, 2) == 0.16
    text = paged(["The bank lends. It is old. The bank lends."])
    start = text.text.rindex("The bank")
    (piece,) = pieces_on(text, start, len(text.text), 1)
    assert piece.near > 0.5
    assert piece.before.endswith("It is old. ")


SHARE = 0.95


@pytest.mark.skipif(not FILES.exists(), reason="the real PDF files stand beside the checkout")
@pytest.mark.parametrize("name", sorted(f.name for f in FILES.glob("*.pdf")) if FILES.exists() else [])
def test_sentences_of_real_files_are_found_where_they_are_printed(
    name: str, capsys: pytest.CaptureFixture[str]
) -> None:
    """Of thirty sentences nearly all are found, and what lies in their boxes are their letters."""
    found, exact, total = shares(FILES / name)
    with capsys.disabled():
        print(f"\n{name[:40]}: {found} of {total} pieces found, {exact} letter by letter")
    assert found >= SHARE * total
    assert exact >= SHARE * total


def shares(file: Path, count: int = 30) -> tuple[int, int, int]:
    """How many pieces of sentences are found, how many of them letter by letter, and how many there are."""
    reading = read_file(file, source=file.name, count_tokens=count_tokens)
    sentences = [s for s in reading.sentences if s.end - s.start > 20]
    sample = random.Random(7).sample(sentences, min(count, len(sentences)))
    found = exact = total = 0
    with opened(file.read_bytes()) as pages:
        for one in sample:
            for number in reading.paged.pages_of(one.start, one.end):
                letters = [(c, Box(*b) if b else None) for c, b in pages.letters(number)]
                for piece in pieces_on(reading.paged, one.start, one.end, number):
                    boxes = marked(letters, piece.words, piece.near, before=piece.before, after=piece.after)
                    total += 1
                    found += bool(boxes)
                    exact += plain(inside(letters, boxes)) == plain(piece.words)
    return found, exact, total


def inside(letters: list[Letter], boxes: tuple[Box, ...]) -> str:
    def within(box: Box) -> bool:
        x, y = (box.left + box.right) / 2, (box.top + box.bottom) / 2
        return any(b.left <= x <= b.right and b.top <= y <= b.bottom for b in boxes)

    return "".join(char for char, box in letters if box and within(box))


def plain(text: str) -> str:
    return "".join(c for c in unicodedata.normalize("NFKD", text).casefold() if c.isalnum())


def test_sentences_over_pages_of_a_drawn_file(tmp_path: Path) -> None:
    long = "The kelp bank of the outer islands lends seaweed, salt and boats to every family that asks for it. " * 30
    file = tmp_path / "kelp.pdf"
    file.write_bytes(
        pdf([column(long, 72, 770, 450)[:52], column(long, 72, 770, 450)[52:] or column(long, 72, 700, 450)])
    )
    found, exact, total = shares(file)
    assert total >= 10
    assert (found, exact) == (total, total)
