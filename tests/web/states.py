"""A walk through the page for tests that look at all of it: every page, and the states of it that a reader meets.

`walk` brings one page from state to state and yields each state's name when it is drawn and at rest. What it is asked
and what it looks for is told by a `Matter`, so that the same walk goes through a tidy library and a hostile one.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from playwright.sync_api import Page, expect

from tests.web import browsing

TABS = ("Text", "Notes", "References")
SLOW = 60_000  # ms: the machine may have other things to do


@dataclass(frozen=True)
class Matter:
    """What a walk asks: a question with an answer, one without, words that stand in a document, words of its title."""

    answered: str
    unanswered: str
    words: str
    title: str


def settled(page: Page) -> None:
    """Wait until the page is drawn: in one that is being drawn anew a click may come to nothing."""
    page.wait_for_timeout(300)
    expect(page.get_by_test_id("stApp")).to_have_attribute("data-test-script-state", "notRunning", timeout=SLOW)


def at(page: Page, address: str) -> None:
    page.goto(address)
    expect(page.locator(".ssc-counts")).to_be_attached(timeout=SLOW)
    settled(page)


def walk(page: Page, address: str, matter: Matter) -> Iterator[str]:
    """Go through every page; yields the name of each state that was reached."""
    yield from _ask(page, address, matter)
    yield from _quotes(page, address, matter)
    yield from _library(page, address, matter)
    at(page, f"{address}/help")
    expect(page.get_by_role("heading", level=1)).to_be_visible()
    yield "help"


def _ask(page: Page, address: str, matter: Matter) -> Iterator[str]:
    at(page, address)
    expect(page.get_by_role("heading", name="What would you like to know?")).to_be_visible(timeout=SLOW)
    yield "ask-empty"
    expect(page.locator(".ssc-warming")).to_have_count(0, timeout=4 * SLOW)  # the model is loaded
    browsing.ask(page, matter.answered)
    settled(page)
    yield "ask-answer"
    page.locator("button.cite").first.click()
    expect(page.locator(".pane-title")).to_be_visible()
    settled(page)
    yield "ask-pane"
    page.get_by_role("button", name="Text", exact=True).or_(page.locator(".pane mark")).first.click()
    expect(page.locator(".pane mark").first).to_be_visible(timeout=SLOW)
    settled(page)
    yield "ask-pane-text"
    saved = page.get_by_role("button", name="Saved", exact=True)
    expect(saved.or_(page.get_by_role("button", name="Save quote"))).to_be_visible(timeout=SLOW)
    if not saved.is_visible():  # no other walk has been here
        page.get_by_role("button", name="Save quote").click()
        expect(saved).to_be_visible(timeout=SLOW)
    page.get_by_role("button", name="Close the reading pane").click()
    browsing.ask(page, matter.unanswered)
    settled(page)
    yield "ask-abstention"


def _quotes(page: Page, address: str, matter: Matter) -> Iterator[str]:
    at(page, f"{address}/quotes")
    expect(page.get_by_role("button", name="Search")).to_be_visible(timeout=SLOW)
    yield "quotes-empty"
    page.get_by_label("A topic, words or a phrase").fill(matter.words)
    page.get_by_role("button", name="Search").click()
    card = page.locator("article.card").first
    expect(card).to_be_visible(timeout=SLOW)
    settled(page)
    around = card.get_by_role("button", name="Show the sentences around it")
    if around.is_visible():  # a quote that is all of its passage has none
        around.click()
    yield "quotes-found"
    card.get_by_role("button", name="Read in the source").click()
    expect(page.locator(".pane-title")).to_be_visible(timeout=SLOW)
    settled(page)
    yield "quotes-pane"
    at(page, f"{address}/quotes?tab=saved")
    expect(page.locator("article.card").first).to_be_visible(timeout=SLOW)
    yield "quotes-saved"
    at(page, f"{address}/quotes?tab=check")
    yield "quotes-check"


def _library(page: Page, address: str, matter: Matter) -> Iterator[str]:
    at(page, f"{address}/library")
    expect(page.locator("tbody tr").first).to_be_visible(timeout=SLOW)
    yield "library-table"
    page.locator("tbody").get_by_role("button", name=matter.title).first.click()
    expect(page.get_by_role("heading", level=1)).to_contain_text(matter.title, timeout=SLOW)
    settled(page)
    yield "document-record"
    for tab in TABS:
        view = page.locator(".views").get_by_role("button", name=tab)
        view.click()
        expect(view).to_have_attribute("aria-current", "page", timeout=SLOW)
        settled(page)
        yield f"document-{tab.lower()}"
    at(page, f"{address}/library?tab=figures")
    expect(page.get_by_test_id("stMain").get_by_role("heading", level=2).first).to_be_visible(timeout=SLOW)
    yield "library-figures"
    at(page, f"{address}/library?tab=add")
    expect(page.locator("input[type=file]")).to_be_attached(timeout=SLOW)
    yield "library-add"
