"""The Evaluation page in a real Chromium over the invented library: another run, a case that a gate leads to, its
evidence in the reading pane; nothing of a run may run or call out."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any
from urllib.parse import unquote_plus, urlsplit

import pytest

pytest.importorskip("playwright", reason="the browser tests need Playwright")

from playwright.sync_api import Browser, Page, expect

from tests.web import browsing, evaluated, invented
from tests.web.browsing import settled

pytestmark = browsing.marks(240)

SLOW = 60_000
WIDE, NARROW = {"width": 1600, "height": 900}, {"width": 380, "height": 800}
THIRD, FIRST = "2026-03-01 third", "2026-02-01 first"


@pytest.fixture(scope="module")
def address(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    folder = tmp_path_factory.mktemp("evaluated")
    (folder / "library").mkdir()
    evaluated.put(folder / "library", invented.library())
    environment = {"SSC_LIBRARY": str(folder / "library"), "SSC_PAUSE": "0"}
    with browsing.serving(folder, Path(__file__).with_name("served.py"), environment) as found:
        yield found


@pytest.fixture
def visit(browser: Browser, address: str) -> Iterator[Callable[..., Page]]:
    ear = browsing.Ear(urlsplit(address).netloc)
    contexts = []

    def at(size: dict[str, int], query: str = "") -> Page:
        context = browser.new_context(viewport=size)  # type: ignore[arg-type]
        contexts.append(context)
        page = context.new_page()
        ear.listen(page)
        page.goto(f"{address}/evaluation{query}")
        expect(page.get_by_role("heading", name="The worst cases")).to_be_visible(timeout=SLOW)
        settled(page)
        return page

    yield at
    for context in contexts:
        context.close()
    ear.heard_nothing()


def test_another_run_is_chosen_and_stands_in_the_address(visit: Callable[..., Page]) -> None:
    page = visit(WIDE)
    choice = page.get_by_label("Run", exact=True)
    expect(choice).to_have_value(THIRD)
    expect(page.get_by_text("1 of 2 gates failed")).to_be_visible()
    choice.focus()
    choice.select_option(FIRST)
    expect(page.get_by_text("2 of 2 gates failed")).to_be_visible(timeout=SLOW)
    settled(page)
    assert unquote_plus(urlsplit(page.url).query) == f"run={FIRST}"
    expect(choice).to_be_focused()  # by keyboard one goes on from here
    page.reload()
    expect(choice).to_have_value(FIRST, timeout=SLOW)
    page.get_by_role("link", name="Library", exact=True).click()
    expect(page.get_by_role("heading", name="Library", level=1)).to_be_visible(timeout=SLOW)
    page.get_by_role("link", name="Evaluation", exact=True).click()
    expect(choice).to_have_value(THIRD, timeout=SLOW)


def test_a_gate_leads_to_a_case_that_lost_and_this_to_its_source(visit: Callable[..., Page]) -> None:
    page = visit(WIDE)
    cases = page.locator("article.case")
    expect(cases).to_have_count(5)
    ids = [str(node.get_attribute("data-case")) for node in cases.all()]
    gates = page.get_by_role("row").filter(has_text="as agreed").get_by_role("button")
    hidden = next(name for name in gates.all_inner_texts() if name not in ids)
    gates.filter(has_text=hidden).first.click()
    case = page.locator(f"article.case[data-case={hidden}]")
    expect(case.get_by_role("heading")).to_be_focused()
    assert cases.count() > 5
    whence = case.get_by_role("button", name="Read in the source").first
    quote = case.locator(".evidence blockquote").first.inner_text()
    whence.focus()
    page.keyboard.press("Enter")
    expect(page.locator(".pane-title")).to_be_visible(timeout=SLOW)
    expect(page.locator(".pane mark").first).to_be_visible(timeout=SLOW)
    marked = "".join(page.locator(".pane mark").all_inner_texts())
    assert " ".join(marked.split())[:40] == " ".join(quote.split())[:40]
    expect(case.locator(".evidence").first).to_have_class("evidence on")
    assert page.locator(".evidence.on").count() == case.locator(".evidence").count()  # all of this place alone
    page.keyboard.press("Escape")
    expect(page.locator(".pane-title")).to_be_hidden()
    expect(whence).to_be_focused()


def test_narrow_nothing_is_cut_off_and_texts_keep_their_direction(visit: Callable[..., Page]) -> None:
    page = visit(NARROW, "?run=nowhere")
    assert page.evaluate("document.documentElement.scrollWidth") <= 380
    expect(page.get_by_text("There is no run named “nowhere” here.")).to_be_visible()
    expect(page.get_by_text("broken/results.json is no JSON")).to_be_visible()
    question = page.get_by_role("heading", name="من يموّل البنك؟")
    assert question.evaluate("node => getComputedStyle(node).direction") == "rtl"
    table = page.get_by_role("group", name="A table that scrolls").first
    assert table.evaluate("node => node.scrollWidth > node.clientWidth")
    assert page.evaluate("window.hacked") is None
    text: Any = page.locator(".evaluation").inner_text()
    assert "<script>window.hacked=1</script>" in text
