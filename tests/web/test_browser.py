"""The page in a real Chromium: ask, read the source, reload, abstain; and nothing of a document may run or call out."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import pytest

from tests.web import invented

pytest.importorskip("playwright", reason="the browser tests need Playwright")

from playwright.sync_api import Browser, Page, expect

from tests.web import browsing

pytestmark = browsing.marks(180)

QUESTION = "Who pays for the regional seed bank, is the money tied, and what did the building cost?"
WIDE = {"width": 1600, "height": 900}
MIDDLE = {"width": 1024, "height": 768}
NARROW = {"width": 380, "height": 800}


@pytest.fixture(scope="module")
def address(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    folder = tmp_path_factory.mktemp("served")
    entry = Path(__file__).with_name("served.py")
    with browsing.serving(folder, entry, {"SSC_LIBRARY": str(folder / "library"), "SSC_PAUSE": "0.05"}) as found:
        yield found


@pytest.fixture
def visit(browser: Browser, address: str) -> Iterator[Any]:
    """Open the page at a size; at the end nothing may have called out or failed."""
    ear = browsing.Ear(urlsplit(address).netloc)
    contexts = []

    def at(size: dict[str, int], *, dark: bool = False, path: str = "/") -> Page:
        context = browser.new_context(
            viewport=size,  # type: ignore[arg-type]
            color_scheme="dark" if dark else "light",
            permissions=["clipboard-read", "clipboard-write"],
        )
        contexts.append(context)
        page = context.new_page()
        ear.listen(page)
        page.goto(address + path)
        return page

    yield at
    for context in contexts:
        context.close()
    ear.heard_nothing()


def marked(page: Page) -> str:
    return " ".join(page.locator(".pane mark").all_inner_texts())


def test_ask_open_a_citation_and_find_the_same_after_a_reload(visit: Any) -> None:
    page = visit(WIDE)
    expect(page.get_by_role("heading", name="What would you like to know?")).to_be_visible(timeout=30_000)
    browsing.picture(page, "wide-light-empty")
    browsing.ask(page, QUESTION)
    expect(page.locator(".statement")).to_have_count(6)
    expect(page.locator(".gap")).to_contain_text("Not in the library: what the building cost.")
    assert marked(page) == invented.BANK  # the first source lies open beside the answer
    page.get_by_role("button", name="Citation 4:").first.click()
    assert marked(page) == invented.ARREARS
    expect(page.locator(".pane-place")).to_have_text("p.\u00a01 (PDF\u00a0page\u00a03)")
    browsing.picture(page, "wide-light-answer")
    shown = browsing.shown(page)
    there = page.url
    page.reload()
    expect(page.locator(".statement")).to_have_count(6, timeout=30_000)
    assert page.url == there
    assert browsing.shown(page) == shown
    second = page.context.new_page()
    second.goto(there)
    expect(second.locator(".statement")).to_have_count(6, timeout=30_000)
    assert second.locator(".answers").inner_text() == shown


def test_the_pane_goes_through_the_citations_and_copies(visit: Any) -> None:
    page = visit(WIDE)
    browsing.ask(page, QUESTION)
    pane = page.get_by_role("complementary")
    expect(pane.get_by_role("button", name="Previous")).to_be_disabled()
    pane.get_by_role("button", name="Next").click()
    expect(pane).to_contain_text("Citation 2 of 7")
    assert marked(page) == invented.NOTE
    pane.get_by_role("button", name="Copy quote").click()
    expect(pane.get_by_role("button", name="Copied")).to_be_visible()
    assert page.evaluate("navigator.clipboard.readText()") == f"“{invented.NOTE}”"
    page.get_by_role("button", name="Copy with references").click()
    expect(page.locator(".tools").get_by_role("button", name="Copied")).to_be_visible(timeout=30_000)
    text = page.evaluate("navigator.clipboard.readText()")
    assert f"“{invented.BANK}”[1][2]" in text
    assert "[1] Example Institute of Regional Studies (" in text
    pane.get_by_role("button", name="Close the reading pane").click()
    expect(page.locator(".pane")).to_be_hidden()


def test_questions_sent_before_the_answer_are_answered_once_and_in_order(visit: Any) -> None:
    """Also where no step of the first is left at which Streamlit could end its run."""
    page = visit(MIDDLE)
    field = page.get_by_role("textbox", name="Ask about the literature…")
    questions = [f"Who pays for the seed bank, slowly, {n}?" for n in ("first", "second")]
    for question in questions:
        field.fill(question)
        field.press("Enter")
        page.wait_for_timeout(400)
    asked = page.locator(".turn:not(.pending)").get_by_role("heading", level=2)
    expect(asked).to_have_text(questions, timeout=30_000)
    expect(page.locator(".turn.pending")).to_have_count(0)


def test_a_citation_shows_its_quotation_on_hover_and_focus(visit: Any) -> None:
    page = visit(WIDE)
    browsing.ask(page, QUESTION)
    expect(page.locator(".pane-title")).to_be_visible()  # it moves the answer aside, away from under the pointer
    citation = page.get_by_role("button", name="Citation 5:").first
    citation.hover()
    expect(page.get_by_role("tooltip")).to_contain_text("the band to play the departure signal")
    browsing.picture(page, "wide-light-popover")
    page.mouse.move(5, 5)
    expect(page.get_by_role("tooltip")).to_be_hidden()
    page.get_by_role("button", name="Citation 4:").first.focus()
    for _ in range(6):  # past what can be done with the sentence between
        page.keyboard.press("Tab")
        if page.get_by_role("tooltip").is_visible():
            break
    expect(page.get_by_role("tooltip")).to_be_visible()
    page.keyboard.press("Escape")
    expect(page.get_by_role("tooltip")).to_be_hidden()
    page.keyboard.press("Enter")  # by keyboard, the focus goes to the words
    expect(page.locator(".pane-title")).to_be_focused()
    page.keyboard.press("Escape")
    expect(citation).to_be_focused()


@pytest.mark.parametrize(("size", "name"), [(NARROW, "narrow"), (MIDDLE, "middle")])
def test_where_there_is_no_room_the_pane_opens_over_the_page(visit: Any, size: dict[str, int], name: str) -> None:
    page = visit(size)
    expect(page.get_by_role("heading", name="What would you like to know?")).to_be_visible(timeout=30_000)
    browsing.picture(page, f"{name}-light-empty")
    browsing.ask(page, QUESTION)
    expect(page.locator(".pane")).to_be_hidden()
    browsing.picture(page, f"{name}-light-answer")
    citation = page.get_by_role("button", name="Citation 1:").first
    citation.click()
    expect(page.get_by_role("dialog")).to_be_visible()
    assert marked(page) == invented.BANK
    browsing.picture(page, f"{name}-light-pane")
    for _ in range(12):  # the focus stays inside
        page.keyboard.press("Tab")
    inside = "document.activeElement.shadowRoot?.activeElement?.closest('.pane') !== null"
    assert page.evaluate(inside)
    page.keyboard.press("Escape")
    expect(page.locator(".pane")).to_be_hidden()
    expect(citation).to_be_focused()
    assert page.evaluate("document.documentElement.scrollWidth") <= size["width"]


def test_an_abstention_and_a_phrased_answer(visit: Any) -> None:
    page = visit(WIDE, dark=True)
    browsing.ask(page, QUESTION)
    browsing.picture(page, "wide-dark-answer")
    browsing.ask(page, "And who phrased the rules?")
    expect(page.locator(".turn").last).to_contain_text("Understood as: Who phrased the rules of the seed bank?")
    expect(page.locator(".turn").last.locator(".mark").first).to_have_text("checked")
    page.locator("summary").click()
    expect(page.locator(".withheld")).to_contain_text("No sum stands in the cited words.")
    browsing.picture(page, "wide-dark-phrased")
    browsing.ask(page, "Who built the bridge?")
    expect(page.locator(".turn").last).to_contain_text("The library does not answer this")
    expect(page.locator(".turn").last.get_by_role("button", name="Citation 1:")).to_be_visible()
    browsing.picture(page, "wide-dark-abstention")


def test_a_suggested_question_is_asked_by_a_click(visit: Any) -> None:
    page = visit(WIDE)
    page.get_by_role("button", name="What is “The night train” about?").click()
    expect(page.locator(".turn").first).to_contain_text("The library does not answer this", timeout=30_000)
    assert "thread=" in page.url


def test_threads_are_opened_renamed_and_deleted(visit: Any) -> None:
    page = visit(WIDE)
    browsing.ask(page, "Who pays for the seed vault?")
    threads = page.get_by_role("navigation", name="Threads")
    first = page.url
    threads.get_by_role("button", name="New question").click()
    expect(page.get_by_role("heading", name="What would you like to know?")).to_be_visible()
    browsing.ask(page, "Who phrased the vault?")
    threads.get_by_role("link", name="Who pays for the seed vault?").click()
    expect(page.locator(".statement")).to_have_count(6)
    assert page.url == first
    threads.get_by_role("button", name="More about “Who pays for the seed vault?”").click()
    threads.get_by_role("button", name="Rename").click()
    threads.get_by_role("textbox", name="New name").fill("![x](http://evil.invalid/n.png) **Vault**")
    page.keyboard.press("Enter")
    renamed = threads.get_by_role("link", name="![x](http://evil.invalid/n.png) **Vault**")
    expect(renamed).to_be_visible()
    browsing.picture(page, "wide-light-threads")
    page.get_by_role("link", name="Library", exact=True).click()
    expect(page.get_by_role("row")).to_have_count(6)
    page.get_by_role("link", name="Ask", exact=True).click()
    expect(page.locator(".statement")).to_have_count(6)
    threads.get_by_role("button", name="More about “![x](http").click()
    threads.get_by_role("button", name="Delete").click()
    threads.get_by_role("button", name="Delete").click()
    expect(renamed).to_be_hidden()
    expect(page.get_by_role("heading", name="What would you like to know?")).to_be_visible()
    page.goto(first)
    expect(page.get_by_text("There is no such thread here")).to_be_visible()


def test_nothing_of_a_hostile_document_runs_or_calls_out(visit: Any) -> None:
    page = visit(WIDE)
    browsing.ask(page, "Which plants grow here? <img src=http://evil.invalid/q.png> ![q](http://evil.invalid/q.png)")
    expect(page.locator(".statement")).to_contain_text("<script>window.hacked=1</script>")
    page.get_by_role("button", name="Citation 1:").first.hover()
    expect(page.get_by_role("tooltip")).to_be_visible()
    expect(page.locator(".pane mark")).to_have_text(invented.HOSTILE)
    browsing.picture(page, "wide-light-hostile")
    page.get_by_role("link", name="Library", exact=True).click()
    expect(page.get_by_role("row", name="onerror")).to_be_visible()
    page.get_by_role("link", name="Ask", exact=True).click()
    field = page.get_by_role("textbox", name="Ask about the literature…")
    field.fill("explode ![x](http://evil.invalid/e.png)")  # the invented assistant fails at this word
    field.press("Enter")
    expect(page.get_by_role("alert")).to_contain_text("![x](http")
    assert page.evaluate("window.hacked") is None


def test_the_library_and_help_pages(visit: Any) -> None:
    page = visit(WIDE, path="/library")
    expect(page.get_by_role("row")).to_have_count(6, timeout=30_000)
    browsing.picture(page, "wide-light-library")
    page.get_by_role("searchbox", name="Find by title").fill("2023 journal drought")
    expect(page.get_by_role("row")).to_have_count(1)
    page.get_by_role("searchbox", name="Find by title").fill("2023 drought")
    expect(page.get_by_role("row")).to_have_count(2)
    page.get_by_role("searchbox", name="Find by title").fill("")
    page.get_by_role("button", name="Year").click()
    expect(page.get_by_role("row").nth(1)).to_contain_text("2020")
    page.get_by_role("link", name="Help", exact=True).click()
    expect(page.get_by_role("heading", name="What leaves the machine")).to_be_visible()
    browsing.picture(page, "wide-light-help")
    page.get_by_role("link", name="Library", exact=True).click()
    page.get_by_role("button", name="onerror").click()
    expect(page.get_by_role("heading", level=1)).to_contain_text('onerror="window.hacked=1"')
    page.get_by_role("button", name="Text", exact=True).click()
    expect(page.locator(".page")).to_contain_text("<script>window.hacked=1</script>")
    browsing.picture(page, "wide-light-library-hostile")
    assert page.evaluate("window.hacked") is None
    narrow = visit(NARROW, dark=True, path="/library")
    expect(narrow.get_by_text("5 documents", exact=True)).to_be_visible(timeout=30_000)
    browsing.picture(narrow, "narrow-dark-library")
    assert narrow.evaluate("document.documentElement.scrollWidth") <= NARROW["width"]
