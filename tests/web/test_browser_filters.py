"""Filters in a real Chromium over a real library: chosen, kept, told, taken off; by mouse and by keyboard."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any
from urllib.parse import urlsplit

import pytest

pytest.importorskip("playwright", reason="the browser tests need Playwright")

from playwright.sync_api import Browser, Locator, Page, expect

from store.embedder import Embedder
from tests.web import browsing
from tests.web.browsing import settled
from tests.web.test_browser_whole import ingest_into

pytestmark = browsing.marks(240)

WIDE, NARROW = {"width": 1600, "height": 900}, {"width": 380, "height": 800}
QUESTION = "How many tonnes of pears did the orchard of Velmora yield?"
EVIL = "<b onclick='window.hacked=1'>![x](http://evil.invalid/x.png)</b>"
DOCUMENTS = {
    "old.md": ("The orchard in early days", "Ana Author", 2015, "Report", "yielded 25 tonnes of pears"),
    "new.md": ("The orchard today", "Bo Writer", 2021, "Policy brief", "yielded 40 tonnes of pears"),
    "evil.md": (EVIL, "Cleo Scribe", 2018, "Report", "was not harvested by the marines"),
}
TEXT = """---
title: "{title}"
authors: ["{author}"]
date: {year}
type: {kind}
language: en
---

# The orchard

In its year the orchard of Velmora {said}. The warden keeps the tools in the old mill of the river.
"""


@pytest.fixture(scope="module")
def address(tmp_path_factory: pytest.TempPathFactory, embedder: Embedder) -> Iterator[str]:
    folder = tmp_path_factory.mktemp("filters")
    for name, (title, author, year, kind, said) in DOCUMENTS.items():
        text = TEXT.format(title=title, author=author, year=year, kind=kind, said=said)
        (folder / name).write_text(text, encoding="utf-8")
        ingest_into(folder / "library", folder / name, embedder)
    with browsing.serving(folder, browsing.ROOT / "app.py", {"SSC_LIBRARY": str(folder / "library")}) as found:
        yield found


@pytest.fixture
def visit(browser: Browser, address: str) -> Iterator[Any]:
    ear = browsing.Ear(urlsplit(address).netloc)
    contexts = []

    def at(size: dict[str, int], path: str = "/") -> Page:
        context = browser.new_context(viewport=size)  # type: ignore[arg-type]
        contexts.append(context)
        page = context.new_page()
        ear.listen(page)
        page.goto(address + path)
        expect(opener(page)).to_be_visible(timeout=60_000)
        settled(page)
        return page

    yield at
    for context in contexts:
        context.close()
    ear.heard_nothing()


def opener(page: Page) -> Locator:
    return page.get_by_role("button", name="Filter", exact=True)


def chips(page: Page) -> Locator:
    return page.get_by_role("button", name=re.compile("^Take off the filter"))


def address_tells(page: Page, wanted: str) -> None:
    """Wait until the address tells this of filters; it follows what is chosen when the page has time for it."""
    told = "location.search.slice(1).split('&').filter((part) => part && !part.startsWith('thread=')).sort().join('&')"
    page.wait_for_function(f"(wanted) => {told} === wanted", arg=wanted, timeout=60_000)


def test_an_answer_cites_only_what_passes_and_the_filter_stays(visit: Any) -> None:
    page = visit(WIDE)
    opener(page).click()
    page.get_by_role("textbox", name="From").fill("2020")
    expect(chips(page)).to_have_text(["from 2020"])
    expect(page.get_by_text("1 of 3 documents")).to_be_visible(timeout=20_000)
    settled(page)
    browsing.ask(page, QUESTION)  # going to the field closes the panel
    expect(opener(page)).to_have_attribute("aria-expanded", "false")
    expect(page.locator(".card-title")).to_have_text(["The orchard today"])
    expect(page.locator(".how").first).to_contain_text("the one document that passes the filter (from 2020)")
    browsing.picture(page, "filters-answer")
    settled(page)
    page.reload()
    expect(chips(page)).to_have_text(["from 2020"], timeout=60_000)
    expect(page.locator(".card-title")).to_have_text(["The orchard today"], timeout=30_000)
    settled(page)
    browsing.ask(page, "Who keeps the tools of the orchard?")  # over the thread's turns
    expect(page.locator(".turn").last.locator(".how").first).to_contain_text("filter (from 2020)")
    settled(page)
    page.get_by_role("link", name="Library").click()  # and while another page is looked at
    expect(page.get_by_role("heading", name="Library")).to_be_visible(timeout=30_000)
    page.get_by_role("link", name="Ask", exact=True).click()
    expect(chips(page)).to_have_text(["from 2020"], timeout=30_000)
    settled(page)
    page.get_by_role("button", name="Clear").click()
    expect(chips(page)).to_have_count(0)
    settled(page)
    address_tells(page, "")
    browsing.ask(page, QUESTION)
    expect(page.locator(".turn").last.locator(".how").first).not_to_contain_text("filter")
    opener(page).click()
    page.get_by_role("checkbox", name="report").check()
    expect(page.get_by_text("2 of 3 documents")).to_be_visible(timeout=20_000)
    page.get_by_role("button", name="New question").click()  # begins without any
    expect(chips(page)).to_have_count(0, timeout=30_000)
    expect(page.get_by_role("heading", name="What would you like to know?")).to_be_visible(timeout=30_000)


@pytest.mark.slow
def test_another_thread_has_its_own_filters(visit: Any) -> None:
    page = visit(WIDE)
    opener(page).click()
    page.get_by_role("textbox", name="From").fill("2020")
    expect(page.get_by_text("1 of 3 documents")).to_be_visible(timeout=20_000)
    settled(page)
    browsing.ask(page, QUESTION)
    settled(page)
    page.get_by_role("button", name="New question").click()
    expect(page.get_by_role("heading", name="What would you like to know?")).to_be_visible(timeout=30_000)
    expect(chips(page)).to_have_count(0)  # Python asks the whole library
    settled(page)
    opener(page).click()
    page.get_by_role("checkbox", name="report").check()
    expect(chips(page)).to_have_text(["report"])
    expect(page.get_by_text("2 of 3 documents")).to_be_visible(timeout=20_000)
    settled(page)
    address_tells(page, "type=report")


def test_an_abstention_under_a_filter_asks_again_without_it(visit: Any) -> None:
    page = visit(WIDE, "/?to=2016&type=report")
    expect(chips(page)).to_have_text(["report", "until 2016"])
    question = "What was not harvested by the marines?"
    browsing.ask(page, question)
    expect(page.locator(".abstention")).to_be_visible()
    settled(page)
    page.get_by_role("button", name="Ask again without the filter").click()
    expect(page.locator(".turn:not(.pending)")).to_have_count(2, timeout=60_000)
    last = page.locator(".turn").last
    expect(last.get_by_role("heading", level=2)).to_have_text(question)
    expect(last.locator(".statement").first).to_contain_text("was not harvested by the marines")
    expect(last.locator(".how").first).not_to_contain_text("filter")
    expect(chips(page)).to_have_text(["report", "until 2016"])  # it is on for what is asked next
    settled(page)
    chips(page).first.click()
    expect(chips(page)).to_have_text(["until 2016"])
    settled(page)
    address_tells(page, "to=2016")


def test_a_question_sent_at_once_has_the_filter_that_was_on(visit: Any) -> None:
    page = visit(WIDE, "/?from=2020")
    field = page.get_by_role("textbox", name="Ask about the literature…")
    field.fill(QUESTION)
    chips(page).first.click()
    field.press("Enter")  # before the new address is known to the browser
    expect(page.locator(".turn:not(.pending) .how").first).to_be_visible(timeout=60_000)
    expect(page.locator(".how").first).not_to_contain_text("filter")
    settled(page)
    expect(chips(page)).to_have_count(0)
    address_tells(page, "")


@pytest.mark.slow
def test_a_year_that_was_just_typed_counts(visit: Any) -> None:
    page = visit(WIDE)
    opener(page).click()
    page.get_by_role("textbox", name="To").fill("2016")
    page.get_by_role("link", name="Library").focus()
    expect(chips(page)).to_have_text(["until 2016"], timeout=20_000)
    address_tells(page, "to=2016")


@pytest.mark.slow
def test_the_back_button_of_the_browser_goes_back(visit: Any) -> None:
    page = visit(WIDE)
    opener(page).click()
    page.get_by_role("checkbox", name="report").check()
    expect(page.get_by_text("2 of 3 documents")).to_be_visible(timeout=20_000)
    page.keyboard.press("Escape")
    settled(page)
    address_tells(page, "type=report")
    page.reload()
    expect(chips(page)).to_have_text(["report"], timeout=60_000)
    settled(page)
    page.go_back()
    expect(chips(page)).to_have_count(0, timeout=30_000)
    settled(page)
    address_tells(page, "")


@pytest.mark.slow
def test_what_an_address_cannot_mean_is_said(visit: Any) -> None:
    page = visit(WIDE, "/?type=poem&from=soon&document=left.pdf&author=bo")
    expect(chips(page)).to_have_text(["bo"])
    for line in ("no type “poem”", "“soon” is no year", "“left.pdf” is not in the library"):
        expect(page.get_by_text(line)).to_be_visible()
    browsing.picture(page, "filters-ignored")
    page.get_by_role("button", name="Clear").click()
    expect(page.get_by_text("“soon” is no year")).to_have_count(0, timeout=20_000)
    settled(page)
    address_tells(page, "")


def test_a_filter_that_lets_nothing_pass_is_told_before_asking(visit: Any) -> None:
    page = visit(WIDE, "/?from=1990&to=1991")
    expect(page.get_by_text("No document passes these filters.")).to_be_visible()


def test_markup_in_a_title_is_text(visit: Any) -> None:
    page = visit(WIDE)
    opener(page).click()
    page.get_by_label("Find a title").fill("onclick")
    page.locator(".picks").last.get_by_role("checkbox").first.check()
    expect(page.get_by_text("1 of 3 documents")).to_be_visible(timeout=20_000)
    expect(chips(page)).to_have_count(1)
    settled(page)
    browsing.ask(page, "Who keeps the tools of the orchard?")
    expect(page.locator(".how").first).to_contain_text("<b onclick")
    page.reload()
    expect(chips(page)).to_have_count(1, timeout=60_000)
    assert page.evaluate("window.hacked") is None
    assert page.locator("img[src*='evil'], b[onclick]").count() == 0


def test_by_keyboard_on_a_narrow_screen(visit: Any) -> None:
    page = visit(NARROW)
    opener(page).focus()
    page.keyboard.press("Enter")
    expect(opener(page)).to_have_attribute("aria-expanded", "true")
    first = page.get_by_role("checkbox", name="report")
    expect(first).to_be_focused()
    settled(page)
    expect(first).to_be_focused()  # also when the long lists have come
    page.keyboard.press("Space")
    expect(chips(page)).to_have_text(["report"])
    panel, field = page.locator(".panel").bounding_box(), page.get_by_test_id("stChatInput").bounding_box()
    assert panel
    assert field
    assert panel["y"] >= 0
    assert panel["y"] + panel["height"] <= field["y"]  # the field to ask in is not covered
    assert page.evaluate("document.documentElement.scrollWidth") <= NARROW["width"]
    browsing.picture(page, "filters-narrow")
    settled(page)
    expect(first).to_be_focused()
    page.keyboard.press("Escape")
    expect(page.locator(".panel")).to_be_hidden()
    expect(opener(page)).to_be_focused()
    expect(chips(page)).to_have_text(["report"])
    browsing.ask(page, QUESTION)
    expect(page.locator(".card-title")).to_have_text(["The orchard in early days"])


@pytest.mark.slow
def test_the_quotes_page_has_the_same_bar(visit: Any) -> None:
    page = visit(WIDE, "/quotes?tab=find&q=orchard&how=words&type=report&from=2014&to=2016")
    expect(page.locator("article.card .from .title").first).to_have_text("The orchard in early days", timeout=30_000)
    expect(chips(page)).to_have_text(["report", "2014–2016"])
    page.get_by_role("button", name="Clear").click()
    expect(page.locator("article.card", has_text="The orchard today").first).to_be_visible(timeout=30_000)
    settled(page)
    address_tells(page, "how=words&q=orchard&tab=find")
    opener(page).click()
    page.get_by_label("Find a title").fill("today")
    page.locator(".picks").last.get_by_role("checkbox").first.check()
    expect(page.locator("article.card", has_text="early days")).to_have_count(0, timeout=30_000)
    expect(page.locator("article.card", has_text="The orchard today").first).to_be_visible()
    expect(opener(page)).to_have_attribute("aria-expanded", "true")  # the page was drawn anew around it
    page.get_by_role("button", name="Done").click()
    settled(page)
    page.get_by_label("A topic, words or a phrase").fill("mill")
    page.get_by_role("button", name="Search").click()
    settled(page)
    address_tells(page, "document=new.md&how=words&q=mill&tab=find")
