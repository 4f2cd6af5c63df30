"""In a real Chromium, over a real library: two browsers that ask at the same time; a whole way by keyboard alone."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import pytest

pytest.importorskip("playwright", reason="the browser tests need Playwright")

from playwright.sync_api import Browser, Page, expect

from tests.web import browsing
from tests.web.browsing import settled

pytestmark = browsing.marks(300)

RAILWAY = "How long is the TAZARA railway and who paid for it?"
PLAN = "When was the Buenos Aires Plan of Action adopted?"
LATE = 60_000
TABS = 150  # more than there are things to go through


@pytest.fixture(scope="module")
def address(tmp_path_factory: pytest.TempPathFactory, starter_folder: Path) -> Iterator[str]:
    folder = tmp_path_factory.mktemp("together")
    shutil.copytree(starter_folder, folder / "library")
    with browsing.serving(folder, browsing.ROOT / "app.py", {"SSC_LIBRARY": str(folder / "library")}) as found:
        yield found


@pytest.fixture
def visit(browser: Browser, address: str) -> Iterator[Any]:
    ear, contexts = browsing.Ear(urlsplit(address).netloc), []

    def at() -> Page:
        contexts.append(browser.new_context(viewport={"width": 1600, "height": 900}))
        page = contexts[-1].new_page()
        ear.listen(page)
        page.goto(address)
        expect(page.get_by_role("heading", name="What would you like to know?")).to_be_visible(timeout=LATE)
        expect(page.locator(".ssc-warming")).to_have_count(0, timeout=4 * LATE)  # the model is loaded
        settled(page)
        return page

    yield at
    for context in contexts:
        context.close()
    ear.heard_nothing()


def send(page: Page, question: str) -> None:
    field = page.get_by_role("textbox", name="Ask about the literature…")
    field.fill(question)
    field.press("Enter")


def said(page: Page) -> list[str]:
    expect(page.locator(".turn:not(.pending)")).to_have_count(1, timeout=LATE)
    expect(page.locator(".statement").first).to_be_visible(timeout=LATE)
    return page.locator(".statement blockquote, .statement p.phrased").all_inner_texts()


def test_two_browsers_at_once_get_each_their_own_answer(visit: Any) -> None:
    alone = {}
    for question in (RAILWAY, PLAN):
        page = visit()
        send(page, question)
        alone[question] = said(page)
    assert alone[RAILWAY] != alone[PLAN]
    pages = {RAILWAY: visit(), PLAN: visit()}
    for question, page in pages.items():
        send(page, question)
    for question, page in pages.items():
        expect(page.get_by_role("heading", level=2, name=question)).to_be_visible(timeout=LATE)
        assert said(page) == alone[question]
    threads = {page.url for page in pages.values()}
    assert len(threads) == len(pages)


def tab_to(page: Page, name: str) -> None:
    """Go on by the Tab key until something of that name (or that begins with it) has the focus."""
    where = """() => { let at = document.activeElement;
      while (at?.shadowRoot?.activeElement) at = at.shadowRoot.activeElement;
      return at ? (at.getAttribute("aria-label") || at.innerText || at.placeholder || "").trim() : ""; }"""
    passed = []
    for _ in range(TABS):
        page.keyboard.press("Tab")
        passed.append(page.evaluate(where))
        if passed[-1].startswith(name):
            return
    raise AssertionError(f"{name!r} was not reached; passed were {passed}")


def test_from_the_question_to_the_file_by_keyboard_alone(visit: Any) -> None:
    page = visit()
    tab_to(page, "Ask about the literature")
    page.keyboard.type(RAILWAY)
    page.keyboard.press("Enter")
    said(page)
    settled(page)
    tab_to(page, "Citation 1:")
    expect(page.get_by_role("tooltip")).to_be_visible()
    page.keyboard.press("Enter")
    expect(page.locator(".pane-title")).to_be_visible(timeout=LATE)
    page.keyboard.press("Escape")
    expect(page.locator(".pane-title")).to_be_hidden()
    tab_to(page, "Take away")
    page.keyboard.press("Enter")
    with page.expect_download(timeout=LATE) as downloading:
        tab_to(page, "Markdown")
        page.keyboard.press("Enter")
    text = Path(downloading.value.path()).read_text(encoding="utf-8")
    assert RAILWAY in text
