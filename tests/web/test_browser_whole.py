"""The whole path in a real Chromium: files, ingestion by another process, the real search, the marked words."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from urllib.parse import urlsplit

import pytest

pytest.importorskip("playwright", reason="the browser tests need Playwright")

from playwright.sync_api import expect, sync_playwright

from ingest.job import ingest
from store.embedder import Embedder
from store.library import Library
from tests.web import browsing

pytestmark = browsing.marks(240)

ORCHARD = """# The shared orchard of Velmora

## Who tends the trees

The orchard of Velmora is tended by eleven villages, which share its fruit in equal parts. Each village sends two
gardeners in spring. A warden keeps the tools in the old mill.

## What it yields

In 2019 the orchard of Velmora yielded 40 tonnes of pears. Half of them were dried for the winter.
"""
FERRY = """# The ferry of Castrelle ![t](http://evil.invalid/t.png)

## Crossing the strait

The ferry of Castrelle crosses the strait four times a day, and its fares are set by the two port towns together.
<img src="http://evil.invalid/x.png"> It carries seed, salt and school books without charge.
"""


def ingest_into(library: Path, file: Path, embedder: Embedder) -> None:
    """Ingest from this process, which to the app is another one."""
    with Library.open(library, create=True, embedder=embedder) as opened:
        report = ingest([file], opened)
    assert not report.failed, report.failed


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    made = tmp_path_factory.mktemp("whole")
    (made / "orchard.md").write_text(ORCHARD, encoding="utf-8")
    (made / "ferry.md").write_text(FERRY, encoding="utf-8")
    return made


@pytest.fixture(scope="module")
def address(folder: Path) -> Iterator[str]:
    with browsing.serving(folder, browsing.ROOT / "app.py", {"SSC_LIBRARY": str(folder / "library")}) as found:
        yield found


def test_from_an_empty_library_to_a_marked_source(folder: Path, address: str, embedder: Embedder) -> None:
    ear = browsing.Ear(urlsplit(address).netloc)
    with sync_playwright() as playwright:
        browser = browsing.launch(playwright)
        page = browser.new_page(viewport={"width": 1600, "height": 900})
        ear.listen(page)
        page.goto(address)
        expect(page.get_by_role("heading", name="The library is empty")).to_be_visible(timeout=30_000)
        browsing.picture(page, "whole-empty")
        ingest_into(folder / "library", folder / "orchard.md", embedder)
        title = page.get_by_role("heading", name="What would you like to know?")
        expect(title).to_be_visible(timeout=30_000)  # the page noticed by itself
        browsing.ask(page, "How many tonnes of pears did the orchard of Velmora yield in 2019?")
        expect(page.locator(".statement").first).to_contain_text("40 tonnes of pears")
        expect(page.locator(".pane mark").first).to_contain_text("40 tonnes of pears")
        browsing.picture(page, "whole-answer")
        shown = browsing.shown(page)
        page.reload()
        expect(page.locator(".statement").first).to_be_visible(timeout=30_000)
        assert browsing.shown(page) == shown
        ingest_into(folder / "library", folder / "ferry.md", embedder)
        browsing.ask(page, "How often does the ferry of Castrelle cross the strait?")
        last = page.locator(".turn").last
        expect(last.locator(".statement").first).to_contain_text("four times a day")
        browsing.picture(page, "whole-second-document")
        browsing.ask(page, "What is the price of bread in Lima?")
        expect(page.locator(".turn").last).to_contain_text("The library does not answer this")
        browser.close()
    ear.heard_nothing()
