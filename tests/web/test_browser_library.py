"""The Library page in a real Chromium over a real library: upload, ask, correct, filter, remove; nothing of a document
may run or call out."""

from __future__ import annotations

import json
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import pytest

pytest.importorskip("playwright", reason="the browser tests need Playwright")

from playwright.sync_api import Browser, Page, expect

from tests.web import browsing
from tests.web.browsing import settled
from tests.web.test_browser_whole import ORCHARD
from web import library_words as own
from web.intake import FOLDER

pytestmark = browsing.marks(240)

WIDE, NARROW = {"width": 1600, "height": 900}, {"width": 380, "height": 800}
LIGHT = "all-MiniLM-L6-v2"
EVIL_NAME = "<img src=x onerror=hacked=1>![n](http:··evil.invalid·n.png).txt"
EVIL = """<script>window.hacked=1</script> ![t](http://evil.invalid/t.png) [go](http://evil.invalid/)

The lighthouse of Quorn is lit with rapeseed oil by the ferrymen.
<img src="http://evil.invalid/x.png" onerror="hacked=1">
"""
BAND = "# La banda de Ostrava\n\n*2011*\n\nLa banda de los mineros ensaya los lunes en la escuela vieja del pueblo."


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("shelf")


@pytest.fixture(scope="module")
def address(folder: Path) -> Iterator[str]:
    environment = {"SSC_LIBRARY": str(folder / "library"), "SSC_EMBEDDING": LIGHT, "SSC_UPLOAD_FILES": "4"}
    with browsing.serving(folder, browsing.ROOT / "app.py", environment) as found:
        yield found


@pytest.fixture
def visit(browser: Browser, address: str) -> Iterator[Callable[..., Page]]:
    ear = browsing.Ear(urlsplit(address).netloc)
    contexts = []

    def at(path: str, size: dict[str, int], *, dark: bool = False) -> Page:
        scheme: Any = "dark" if dark else "light"
        context = browser.new_context(viewport=size, color_scheme=scheme)  # type: ignore[arg-type]
        contexts.append(context)
        page = context.new_page()
        ear.listen(page)
        page.goto(address + path)
        return page

    yield at
    for context in contexts:
        for page in context.pages:
            assert page.evaluate("window.hacked") is None
        context.close()
    ear.heard_nothing()


def upload(page: Page, *files: tuple[str, str]) -> None:
    payload: Any = [{"name": name, "mimeType": "text/plain", "buffer": text.encode()} for name, text in files]
    page.locator("input[type=file]").set_input_files(payload)
    expect(page.get_by_test_id("stFileChip")).to_have_count(len(files), timeout=20_000)
    settled(page)
    page.get_by_role("button", name="Add to the library").click()


def documents(folder: Path) -> list[dict[str, Any]]:
    """What `ssc documents` tells."""
    command = [
        sys.executable,
        str(browsing.ROOT / "cli.py"),
        "documents",
        "--json",
        "--library",
        str(folder / "library"),
    ]
    environment = {"SSC_EMBEDDING": LIGHT, "PATH": "/usr/bin:/bin"}
    done = subprocess.run(command, capture_output=True, text=True, check=True, env=environment, timeout=60)
    return list(json.loads(done.stdout))


def title(page: Page) -> str:
    return page.get_by_role("heading", level=1).inner_text()


def test_upload_and_ask(visit: Callable[..., Page], folder: Path) -> None:
    page = visit("/library", WIDE)
    expect(page.get_by_role("heading", name="The library is empty")).to_be_visible(timeout=30_000)
    settled(page)
    browsing.picture(page, "shelf-empty")
    upload(page, ("../orchard.md", ORCHARD), (EVIL_NAME, EVIL), ("banda.md", BAND), ("banda.pdf", BAND))
    alert = page.get_by_role("alert").filter(has_text="Not taken")
    expect(alert).to_contain_text("banda.pdf is named .pdf but is no PDF.", timeout=20_000)
    page.reload()  # what reads is a process of its own
    rows = page.locator("tbody tr")
    expect(rows).to_have_count(3, timeout=90_000)
    expect(page.get_by_text("3 added")).to_be_visible(timeout=30_000)
    settled(page)
    browsing.picture(page, "shelf-table-wide-light")
    assert sorted(p.name for p in (folder / "library" / FOLDER).iterdir()) == sorted(
        [EVIL_NAME, "banda.md", "orchard.md"]
    )
    page.get_by_role("link", name="Ask", exact=True).click()
    browsing.ask(page, "How many tonnes of pears did the orchard of Velmora yield in 2019?")
    expect(page.locator(".statement").first).to_contain_text("40 tonnes of pears")


def test_filter_sort_and_find_by_keyboard(visit: Callable[..., Page]) -> None:
    page = visit("/library", WIDE)
    rows = page.locator("tbody tr")
    expect(rows).to_have_count(3, timeout=30_000)
    settled(page)
    page.get_by_role("searchbox").focus()
    page.keyboard.type("orchard")
    expect(rows).to_have_count(1)
    page.wait_for_url("**q=orchard*")
    page.reload()  # the address has the filters
    expect(page.get_by_role("searchbox")).to_have_value("orchard", timeout=30_000)
    expect(rows).to_have_count(1)
    settled(page)
    page.get_by_role("button", name="Clear filters").click()
    expect(rows).to_have_count(3)
    page.get_by_label("File type").select_option("Text")
    expect(rows).to_have_count(1)
    chip = page.get_by_role("button", name="Take off the filter File type: Text")
    chip.focus()
    page.keyboard.press("Enter")
    expect(rows).to_have_count(3)
    page.get_by_role("button", name="Title", exact=True).press("Enter")
    expect(page.locator("th.title").first).to_have_attribute("aria-sort", "ascending")
    settled(page)
    opener = rows.get_by_role("button", name="orchard of Velmora")
    opener.focus()
    page.keyboard.press("Enter")
    expect(page.get_by_role("heading", level=1)).to_have_text("The shared orchard of Velmora", timeout=20_000)
    there = page.url
    page.goto("about:blank")
    page.goto(there)
    expect(page.get_by_role("heading", level=1)).to_have_text("The shared orchard of Velmora", timeout=30_000)
    settled(page)
    page.get_by_role("button", name="Text", exact=True).click()
    expect(page.locator(".page")).to_contain_text("A warden keeps the tools", timeout=20_000)
    browsing.picture(page, "shelf-text-wide-light")
    page.get_by_role("button", name="All documents").click()
    expect(rows).to_have_count(3, timeout=20_000)


def test_correct_a_field_and_take_it_back(visit: Callable[..., Page], folder: Path) -> None:
    page = visit("/library?q=banda", WIDE, dark=True)
    page.locator("tbody tr").get_by_role("button").click(timeout=30_000)
    expect(page.locator(".document h1")).to_be_visible(timeout=30_000)
    before = title(page)
    page.get_by_role("button", name="Correct: Date").click()
    field = page.get_by_role("textbox", name="Date")
    expect(field).to_be_focused()
    field.fill("13 of May")
    field.press("Enter")
    expect(page.get_by_role("alert")).to_contain_text("give a year", timeout=20_000)
    expect(field).to_have_value("13 of May")
    browsing.picture(page, "shelf-fault-wide-dark")
    settled(page)
    field.fill("2012-05-13")
    page.get_by_role("button", name="Save").click()
    expect(page.get_by_text("Saved.")).to_be_visible(timeout=20_000)
    expect(page.locator("dl.fields")).to_contain_text("2012-05-13corrected by hand")
    settled(page)
    page.get_by_role("button", name="Correct: Title").click()
    page.get_by_role("textbox", name="Title").fill("<b>Banda</b> ![x](http://evil.invalid/c.png)")
    page.get_by_role("textbox", name="Title").press("Enter")
    expect(page.get_by_role("heading", level=1)).to_have_text(
        "<b>Banda</b> ![x](http://evil.invalid/c.png)", timeout=20_000
    )
    (told,) = [d for d in documents(folder) if d["source"] == "banda.md"]
    assert told["record"]["issued"] == {"date-parts": [[2012, 5, 13]]}
    assert told["record"]["title"].startswith("<b>Banda</b>")
    settled(page)
    page.get_by_role("button", name="Take back the correction: Title").click()
    expect(page.get_by_role("heading", level=1)).to_have_text(before, timeout=20_000)
    expect(page.get_by_text("The correction was taken back.")).to_be_visible()
    browsing.picture(page, "shelf-record-wide-dark")


@pytest.mark.slow
def test_figures_lead_to_their_documents(visit: Callable[..., Page]) -> None:
    page = visit("/library?tab=figures", WIDE)
    table = page.get_by_role("table", name="By file type")
    expect(table.get_by_role("row", name="Markdown")).to_contain_text("2", timeout=30_000)
    browsing.picture(page, "shelf-figures-wide-light")
    settled(page)
    table.get_by_role("button", name="Markdown").click()
    expect(page.locator("tbody tr")).to_have_count(2, timeout=20_000)
    expect(page.get_by_role("button", name="Take off the filter File type: Markdown")).to_be_visible()


@pytest.mark.slow
def test_the_narrow_page(visit: Callable[..., Page]) -> None:
    page = visit("/library", NARROW, dark=True)
    page.locator("tbody tr").get_by_role("button", name="hacked").click(timeout=30_000)
    expect(page.get_by_role("heading", level=1)).to_have_text(EVIL_NAME, timeout=20_000)
    expect(page.locator("dl").last).to_contain_text(EVIL_NAME)
    for name in ("record", "text"):
        settled(page)
        assert page.evaluate("document.documentElement.scrollWidth") <= NARROW["width"]
        browsing.picture(page, f"shelf-{name}-narrow-dark")
        page.get_by_role("button", name="Text", exact=True).click()
    expect(page.locator(".page")).to_contain_text("<script>window.hacked=1</script>", timeout=20_000)
    page = visit("/library?tab=add", NARROW)
    expect(page.get_by_role("button", name="Add to the library")).to_be_visible(timeout=30_000)
    assert page.evaluate("document.documentElement.scrollWidth") <= NARROW["width"]
    browsing.picture(page, "shelf-add-narrow-light")


def test_remove_what_is_then_not_cited(visit: Callable[..., Page], folder: Path) -> None:
    page = visit("/library?q=orchard", WIDE)
    page.locator("tbody tr").get_by_role("button").click(timeout=30_000)
    remove = page.get_by_role("button", name="Remove from the library…")
    remove.click(timeout=20_000)
    box = page.get_by_role("group", name="Remove this document from the library?")
    expect(box).to_contain_text("The shared orchard of Velmora")
    box.get_by_role("button", name="Cancel").click()
    expect(remove).to_be_focused()
    remove.click()
    box.get_by_role("button", name="Remove", exact=True).scroll_into_view_if_needed()
    browsing.picture(page, "shelf-remove-wide-light")
    box.get_by_role("button", name="Remove", exact=True).click()
    told = page.get_by_role("status").filter(has_text="Removed from the library: The shared orchard of Velmora")
    expect(told).to_be_visible(timeout=30_000)
    settled(page)
    page.get_by_role("button", name="Clear filters").click()
    expect(page.locator("tbody tr")).to_have_count(2)
    assert not (folder / "library" / FOLDER / "orchard.md").exists()
    settled(page)
    page.get_by_role("link", name="Ask", exact=True).click()
    browsing.ask(page, "How many tonnes of pears did the orchard of Velmora yield in 2019?")
    expect(page.locator(".statement")).to_have_count(0)


def mills(folder: Path) -> int:
    return sum(d["source"].startswith("mill") for d in documents(folder))


def test_a_folder_of_the_machine_is_read_and_one_asks_meanwhile(
    visit: Callable[..., Page], folder: Path, tmp_path: Path
) -> None:
    for n in range(500):
        text = f"# Mill {n}\n\nThe mill of Brellin on the brook number {n} grinds {n} sacks of rye a night.\n"
        (tmp_path / f"mill{n}.md").write_text(text, encoding="utf-8")
    page = visit("/library?tab=add", WIDE)
    page.get_by_label(own.FOLDER).fill(str(tmp_path), timeout=30_000)
    page.get_by_role("button", name=own.FOLDER_DO).click()
    reading = page.get_by_text("Reading documents: ")
    expect(reading).to_be_visible(timeout=60_000)
    settled(page)
    page.get_by_role("link", name="Ask", exact=True).click()
    browsing.ask(page, "What is the lighthouse of Quorn lit with?")
    expect(page.locator(".statement").first).to_contain_text("rapeseed oil")
    page.get_by_role("link", name="Library", exact=True).click()
    expect(reading).to_be_visible(timeout=30_000)  # it still goes on
    settled(page)
    end = time.monotonic() + 60
    while not mills(folder):
        assert time.monotonic() < end
    page.get_by_role("button", name="Stop reading").click()
    expect(page.get_by_text("was broken off")).to_be_visible(timeout=60_000)
    assert 0 < mills(folder) < 500
