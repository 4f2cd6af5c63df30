"""Help and the tour of the first visit in a real Chromium: it blocks nothing, and who has ended it is left alone."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from urllib.parse import urlsplit

import pytest

pytest.importorskip("playwright", reason="the browser tests need Playwright")

from playwright.sync_api import BrowserContext, Page, expect, sync_playwright

from tests.web import browsing, states
from tests.web.browsing import settled
from web import help_words

pytestmark = browsing.marks(240)


@pytest.fixture(scope="module")
def address(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    folder = tmp_path_factory.mktemp("help")
    entry = Path(__file__).with_name("served.py")
    with browsing.serving(folder, entry, {"SSC_LIBRARY": str(folder / "library"), "SSC_PAUSE": "0"}) as found:
        yield found


@pytest.fixture
def person(address: str) -> Iterator[BrowserContext]:
    """A browser of somebody who was never here."""
    ear = browsing.Ear(urlsplit(address).netloc)
    with sync_playwright() as playwright:
        browser = browsing.launch(playwright)
        context = browser.new_context(viewport={"width": 1280, "height": 900})
        context.on("page", ear.listen)
        yield context
        browser.close()
    ear.heard_nothing()


def opened(person: BrowserContext, address: str) -> Page:
    page = person.new_page()
    states.at(page, address)
    return page


def lit(page: Page) -> str:
    """What of the page is marked."""
    return str(page.evaluate("document.documentElement.dataset.sscTour || ''"))


def test_the_tour_goes_from_step_to_step_and_is_shown_once(person: BrowserContext, address: str) -> None:
    page = opened(person, address)
    tour = page.get_by_role("region", name="A short tour")
    for n, step in enumerate(help_words.TOUR, 1):
        expect(tour).to_contain_text(f"{n} of {len(help_words.TOUR)}", timeout=30_000)
        expect(tour.get_by_role("heading", name=step["title"])).to_be_visible()
        assert lit(page) == step["lit"]
        if n > 1:
            expect(tour.locator(".on")).to_be_focused()
        page.keyboard.press("Enter") if n > 1 else tour.get_by_role("button", name="Go on").click()
    expect(tour).to_have_count(0)
    expect(page.get_by_role("textbox", name="Ask about the literature…")).to_be_focused()
    assert lit(page) == ""
    again = opened(person, address)
    expect(again.get_by_role("heading", name="What would you like to know?")).to_be_visible()
    expect(again.get_by_role("region", name="A short tour")).to_have_count(0)


def test_one_types_on_past_the_tour_and_escape_ends_it(person: BrowserContext, address: str) -> None:
    page = opened(person, address)
    tour = page.get_by_role("region", name="A short tour")
    expect(tour).to_be_visible(timeout=30_000)
    field = page.get_by_role("textbox", name="Ask about the literature…")
    field.click()
    page.keyboard.type("Who pays for the")
    page.keyboard.press("Escape")
    expect(tour).to_have_count(0)
    page.keyboard.type(" seed bank?")
    expect(field).to_have_value("Who pays for the seed bank?")
    page.keyboard.press("Enter")
    expect(page.locator(".statement").first).to_be_visible(timeout=30_000)


def test_on_a_narrow_screen_the_tour_comes_first(person: BrowserContext, address: str) -> None:
    page = opened(person, address)
    page.set_viewport_size({"width": 380, "height": 800})
    expect(page.locator(".suggestion").first).to_be_visible(timeout=60_000)
    tour = page.get_by_role("region", name="A short tour").bounding_box()
    welcome = page.get_by_role("heading", level=1).bounding_box()
    assert tour
    assert welcome
    assert tour["y"] < welcome["y"]


def test_an_answer_takes_the_place_of_the_tour(person: BrowserContext, address: str) -> None:
    page = opened(person, address)
    tour = page.get_by_role("region", name="A short tour")
    expect(tour).to_be_visible(timeout=30_000)
    browsing.ask(page, "Who pays for the seed bank?")
    expect(tour).to_have_count(0)
    page.wait_for_function("!document.documentElement.dataset.sscTour")


def test_help_leads_to_its_parts_and_back_to_the_tour(person: BrowserContext, address: str) -> None:
    page = opened(person, address)
    tour = page.get_by_role("region", name="A short tour")
    tour.get_by_role("button", name="Skip the tour").click()
    browsing.ask(page, "Who pays for the seed bank?")
    page.get_by_role("link", name="Help", exact=True).click()
    title = help_words.PARTS[-1][0]
    page.get_by_role("button", name=title).click()
    expect(page.get_by_role("heading", name=title)).to_be_focused()
    expect(page.get_by_role("heading", name=title)).to_be_in_viewport()
    settled(page)
    page.get_by_role("button", name="Show the tour again").click()
    expect(tour).to_contain_text("1 of", timeout=30_000)
