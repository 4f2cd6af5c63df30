"""A walk through the page for tests that look at all of it: every page, and the states of it that a reader meets.

`walk` brings one page from state to state and yields each state's name when it is drawn and at rest. What it is asked
and what it looks for is told by a `Matter`, so that the same walk goes through a tidy library and a hostile one.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from playwright.sync_api import Page, expect

from tests.web import browsing
from tests.web.browsing import settled

TABS = ("Text", "Notes", "References")
SLOW = 60_000  # ms: the machine may have other things to do


@dataclass(frozen=True)
class Matter:
    """What a walk asks: a question with an answer, one without, words that stand in a document, words of its title."""

    answered: str
    unanswered: str
    words: str
    title: str


def at(page: Page, address: str) -> None:
    page.goto(address)
    expect(page.locator(".ssc-counts")).to_be_attached(timeout=SLOW)
    settled(page)


def walk(page: Page, address: str, matter: Matter) -> Iterator[str]:
    """Go through every page; yields the name of each state that was reached."""
    yield from _ask(page, address, matter)
    yield from _answer(page, matter)
    yield from _threads(page, address, matter)
    yield from _dossier(page, address)
    yield from _quotes(page, address, matter)
    yield from _library(page, address, matter)
    yield from _evaluation(page, address)
    at(page, f"{address}/help")
    expect(page.get_by_role("heading", level=1)).to_be_visible()
    yield "help"


def _ask(page: Page, address: str, matter: Matter) -> Iterator[str]:
    at(page, address)
    expect(page.get_by_role("heading", name="What would you like to know?")).to_be_visible(timeout=SLOW)
    yield "ask-empty"
    page.get_by_role("button", name="Filter", exact=True).click()
    expect(page.locator(".panel")).to_be_visible()
    settled(page)
    yield "ask-filter"
    page.keyboard.press("Escape")
    expect(page.locator(".ssc-warming")).to_have_count(0, timeout=4 * SLOW)  # the model is loaded
    browsing.ask(page, matter.answered)
    settled(page)
    yield "ask-answer"


def _answer(page: Page, matter: Matter) -> Iterator[str]:
    """What can be done with an answer, and the pane beside it."""
    statement = page.locator(".statement").first
    statement.locator(".judge").get_by_role("button").first.click()
    expect(statement.get_by_role("button", name="Send")).to_be_visible(timeout=SLOW)
    yield "ask-judging"
    statement.get_by_role("button", name="Cancel").click()
    statement.locator(".gather-open").click()
    expect(statement.locator(".gather-form")).to_be_visible()
    yield "ask-gathering"
    new = statement.get_by_label("Title of the new dossier")
    if new.is_visible():
        new.fill(matter.words)
    statement.locator(".gather-form").get_by_role("button", name="Add", exact=True).click()
    expect(statement.locator(".gather-told")).to_contain_text("Added to", timeout=SLOW)
    settled(page)
    page.get_by_role("button", name="Take away", exact=True).first.click()
    expect(page.get_by_role("group", name="Take away", exact=True)).to_be_visible()
    yield "ask-taking"
    page.keyboard.press("Escape")
    page.locator("button.cite").first.click()
    expect(page.locator(".pane-title")).to_be_visible()
    settled(page)
    yield "ask-pane"
    page.get_by_role("button", name="Text", exact=True).or_(page.locator(".pane mark")).first.click()
    expect(page.locator(".pane mark").first).to_be_visible(timeout=SLOW)
    settled(page)
    yield "ask-pane-text"
    sections = page.locator(".pane").get_by_role("button", name="Sections")
    if sections.is_visible():  # of a document that has some
        sections.click()
        settled(page)
        yield "ask-pane-sections"
        sections.click()
    saved = page.get_by_role("button", name="Saved", exact=True)
    expect(saved.or_(page.get_by_role("button", name="Save quote"))).to_be_visible(timeout=SLOW)
    if not saved.is_visible():  # no other walk has been here
        page.get_by_role("button", name="Save quote").click()
        expect(saved).to_be_visible(timeout=SLOW)
    page.get_by_role("button", name="Close the reading pane").click()
    browsing.ask(page, matter.unanswered)
    settled(page)
    yield "ask-abstention"


def _threads(page: Page, address: str, matter: Matter) -> Iterator[str]:
    """The list of threads, what can be done with one, and a thread that is shared."""
    threads = page.get_by_role("navigation", name="Threads")
    over = page.get_by_test_id("stExpandSidebarButton").is_visible()  # the side bar lies over the page
    if over:
        page.get_by_test_id("stExpandSidebarButton").click()
    more = threads.get_by_role("button", name="More about").first
    for action, name in (("Rename", "threads-rename"), ("Delete", "threads-delete"), ("Share", "threads-share")):
        more.click()
        if name == "threads-rename":
            yield "threads-menu"
        threads.get_by_role("button", name=action, exact=True).click()
        settled(page)
        yield name
        if name != "threads-share":
            page.keyboard.press("Escape")
    make = threads.get_by_role("button", name="Make an address")
    if make.is_visible():
        make.click()
    given = threads.get_by_role("textbox", name="Address of the shared thread")
    expect(given).to_be_visible(timeout=SLOW)
    settled(page)
    yield "threads-shared"
    there = given.input_value()
    if over:  # it would when the page is loaded again, too
        page.get_by_test_id("stSidebarCollapseButton").get_by_role("button").click()
    at(page, there)
    expect(page.get_by_role("note")).to_be_visible(timeout=SLOW)
    settled(page)
    yield "shared-thread"


def _dossier(page: Page, address: str) -> Iterator[str]:
    at(page, f"{address}/dossier")
    one = page.get_by_test_id("stMain").locator("a[href*='dossier=']").first
    expect(one).to_be_visible(timeout=SLOW)
    yield "dossier-list"
    one.click()
    item = page.locator("li.item").first
    expect(item).to_be_visible(timeout=SLOW)
    settled(page)
    yield "dossier-one"
    item.get_by_role("button", name="Where from").click()
    expect(page.locator(".pane-title")).to_be_visible(timeout=SLOW)
    settled(page)
    yield "dossier-pane"
    page.get_by_role("button", name="Close the reading pane").click()
    page.get_by_role("button", name="Take away", exact=True).click()
    settled(page)
    yield "dossier-taking"


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


def _evaluation(page: Page, address: str) -> Iterator[str]:
    """Of a library with runs (`tests.web.evaluated`)."""
    at(page, f"{address}/evaluation")
    expect(page.get_by_role("heading", name="The worst cases")).to_be_visible(timeout=SLOW)
    yield "evaluation"
    page.get_by_role("button", name="Read in the source").first.click()
    expect(page.locator(".pane-title")).to_be_visible(timeout=SLOW)
    settled(page)
    yield "evaluation-pane"
