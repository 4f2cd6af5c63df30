"""Threads in a real Chromium: searched, shared and taken back, their owner's alone, and the same after a restart."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import pytest

pytest.importorskip("playwright", reason="the browser tests need Playwright")

from playwright.sync_api import Browser, Locator, Page, expect

from store.notebook import Notebook
from tests.web import browsing, invented
from tests.web.browsing import settled
from tests.web.fake_services import COOKIE

pytestmark = browsing.marks(300)

ENTRY = Path(__file__).with_name("served.py")
WIDE = {"width": 1600, "height": 900}
NARROW = {"width": 380, "height": 800}
SEED = "Who pays for the seed bank?"
PATIENCE = 60_000


@pytest.fixture(scope="module")
def library(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("kept") / "library"


@pytest.fixture(scope="module")
def address(tmp_path_factory: pytest.TempPathFactory, library: Path) -> Iterator[str]:
    folder = tmp_path_factory.mktemp("threads")
    with browsing.serving(folder, ENTRY, {"SSC_LIBRARY": str(library), "SSC_PAUSE": "0"}) as found:
        yield found


@pytest.fixture
def visit(browser: Browser) -> Iterator[Any]:
    """Open an address as somebody; at the end nothing may have called out or failed."""
    contexts, ears = [], []

    def at(address: str, person: str, *, size: dict[str, int] = WIDE, dark: bool = False) -> Page:
        context = browser.new_context(
            viewport=size,  # type: ignore[arg-type]
            color_scheme="dark" if dark else "light",
            permissions=["clipboard-read", "clipboard-write"],
        )
        context.set_default_timeout(PATIENCE)
        context.add_cookies([{"name": COOKIE, "value": person, "url": address}])
        contexts.append(context)
        page = context.new_page()
        ears.append(browsing.Ear(urlsplit(address).netloc))
        ears[-1].listen(page)
        page.goto(address)
        return page

    yield at
    for context in contexts:
        context.close()
    for ear in ears:
        ear.heard_nothing()


def threads(page: Page) -> Locator:
    return page.get_by_role("navigation", name="Threads")


def ask(page: Page, question: str) -> str:
    """Ask in a new thread; its address."""
    expect(page.get_by_role("textbox", name="Ask about the literature…")).to_be_visible(timeout=PATIENCE)
    settled(page)
    browsing.ask(page, question)
    expect(threads(page).get_by_role("link", name=question)).to_be_visible(timeout=PATIENCE)
    settled(page)
    return page.url


def menu(page: Page, title: str, action: str) -> None:
    threads(page).get_by_role("button", name=f"More about “{title}”").click()
    threads(page).get_by_role("button", name=action, exact=True).click()


def share(page: Page, title: str) -> str:
    """Share a thread; the address to hand on."""
    menu(page, title, "Share")
    threads(page).get_by_role("button", name="Make an address").click()
    field = threads(page).get_by_role("textbox", name="Address of the shared thread")
    expect(field).to_be_visible(timeout=PATIENCE)
    return field.input_value()


def gone(page: Page, text: str) -> None:
    expect(page.get_by_role("heading", name=text)).to_be_visible(timeout=PATIENCE)
    expect(page.locator(".turn")).to_have_count(0)


def fill(library: Path, owner: str, *titles: str, question: str = SEED) -> None:
    """Threads with one answer each, put into the notebook that is served."""
    with Notebook.open(library) as notebook:
        for title in titles:
            found = invented.assistant(invented.library())(question, (), lambda name, count: None)
            notebook.add_turn(notebook.create_thread(title, owner), f"About {title}", found)


@pytest.mark.slow
def test_threads_are_searched_by_title_question_and_answer(visit: Any, address: str, library: Path) -> None:
    fill(library, "searcher", *(f"Railway {n}" for n in range(4)), question="What do trains say?")
    page = visit(address, "searcher")
    expect(threads(page).get_by_role("link")).to_have_count(4, timeout=PATIENCE)
    expect(threads(page).get_by_role("searchbox")).to_have_count(0)  # so few are seen at a glance
    ask(page, "Who phrased the rules?")
    fill(library, "another", "Rules of another reader")
    field = threads(page).get_by_role("searchbox", name="Search threads")
    field.fill("RAILWAY")
    expect(threads(page).get_by_role("heading")).to_have_text("4 threads found", timeout=PATIENCE)
    field.fill("harvest lose")  # words of an answer
    expect(threads(page).get_by_role("link")).to_have_text(["Who phrased the rules?"], timeout=PATIENCE)
    expect(threads(page).get_by_role("heading")).to_have_text("One thread found", timeout=PATIENCE)
    expect(field).to_be_focused()
    browsing.picture(page, "threads-found")
    menu(page, "Who phrased the rules?", "Rename")
    threads(page).get_by_role("textbox", name="New name").fill("Rules")
    page.keyboard.press("Enter")
    expect(threads(page).get_by_role("link")).to_have_text(["Rules"], timeout=PATIENCE)  # it is still what was found
    settled(page)
    field.fill("submarine")
    expect(threads(page).get_by_role("heading")).to_have_text("Nothing found", timeout=PATIENCE)
    expect(threads(page).get_by_role("link")).to_have_count(0)
    page.get_by_role("link", name="Help", exact=True).click()
    expect(page.get_by_role("heading", name="What leaves the machine")).to_be_visible(timeout=PATIENCE)
    settled(page)
    expect(field).to_have_value("submarine")  # what was typed outlives the way to another page
    field.press("Escape")
    expect(field).to_have_value("")
    expect(threads(page).get_by_role("link")).to_have_count(5)
    threads(page).get_by_role("link", name="Railway 2").click()
    expect(page.locator(".turn h2")).to_have_text("About Railway 2", timeout=PATIENCE)


def test_a_shared_thread_is_read_by_its_address_until_that_is_taken_back(visit: Any, address: str) -> None:
    owner = visit(address, "ana-of-the-ministry")
    own = ask(owner, SEED)
    given = share(owner, SEED)
    assert given.startswith(f"{address}/?shared=")
    assert len(given.partition("=")[2]) >= 20
    assert own.partition("=")[2] not in given
    threads(owner).get_by_role("button", name="Copy address").click()
    expect(threads(owner).get_by_role("button", name="Copied")).to_be_visible()
    assert owner.evaluate("navigator.clipboard.readText()") == given
    expect(threads(owner)).to_contain_text("Whoever has the address and can sign in here can read this thread")
    browsing.picture(owner, "threads-share")

    reader = visit(given, "ben")
    expect(reader.locator(".statement")).to_have_count(6, timeout=PATIENCE)
    settled(reader)
    said = ".turn .question, .turn .quotation, .turn .gap, .turn .sources"  # all but what one may do with it
    assert reader.locator(said).all_inner_texts() == owner.locator(said).all_inner_texts()
    expect(reader.get_by_role("note")).to_contain_text("to be read")
    expect(reader.get_by_role("note")).to_be_in_viewport(ratio=1)  # it begins at the beginning
    expect(reader.get_by_role("textbox")).to_have_count(0)
    expect(threads(reader).get_by_role("link")).to_have_count(0)
    for hidden in (own.partition("=")[2], "ana-of-the-ministry"):
        assert hidden not in reader.content()
    reader.get_by_role("button", name="Citation 4:").first.click()
    expect(reader.locator(".pane mark")).to_have_text(invented.ARREARS, timeout=PATIENCE)
    browsing.picture(reader, "threads-shared")
    reader.get_by_role("link", name="Library", exact=True).click()
    expect(reader.get_by_role("row")).to_have_count(6, timeout=PATIENCE)
    settled(reader)
    reader.get_by_role("link", name="Ask", exact=True).click()
    expect(reader.locator(".statement")).to_have_count(6, timeout=PATIENCE)
    assert reader.url == given

    threads(owner).get_by_role("button", name="Stop sharing").click()
    expect(threads(owner).get_by_role("button", name="Make an address")).to_be_focused(timeout=PATIENCE)
    settled(reader)
    reader.get_by_role("button", name="Continue in a thread of my own").click()  # the next run of a tab that was open
    gone(reader, "Nothing is shared here")
    expect(threads(reader).get_by_role("link")).to_have_count(0)
    reader.goto(given)
    gone(reader, "Nothing is shared here")
    expect(reader.get_by_role("textbox")).to_have_count(0)
    owner.keyboard.press("Escape")
    expect(threads(owner).get_by_role("button", name=f"More about “{SEED}”")).to_be_focused()
    assert given != share(owner, SEED)


@pytest.mark.slow
def test_what_was_shared_goes_on_in_a_thread_of_the_readers_own(visit: Any, address: str) -> None:
    owner = visit(address, "cleo")
    ask(owner, SEED)
    given = share(owner, SEED)
    reader = visit(given, "dan")
    expect(reader.locator(".statement")).to_have_count(6, timeout=PATIENCE)
    settled(reader)
    reader.get_by_role("button", name="Continue in a thread of my own").click()
    expect(threads(reader).get_by_role("link", name=SEED)).to_be_visible(timeout=PATIENCE)
    expect(reader.get_by_role("note")).to_have_count(0)
    browsing.ask(reader, "And who phrased the rules?")
    expect(reader.locator(".turn")).to_have_count(2)
    owner.reload()
    expect(owner.locator(".turn")).to_have_count(1, timeout=PATIENCE)
    settled(owner)
    menu(owner, SEED, "Delete")
    threads(owner).get_by_role("button", name="Delete", exact=True).click()
    expect(threads(owner).get_by_role("link")).to_have_count(0, timeout=PATIENCE)
    late = visit(given, "eve")
    gone(late, "Nothing is shared here")
    reader.reload()
    expect(reader.locator(".turn")).to_have_count(2, timeout=PATIENCE)


@pytest.mark.slow
def test_a_thread_of_another_owner_is_not_there(visit: Any, address: str) -> None:
    owner = visit(address, "fay")
    own = ask(owner, SEED)
    other = visit(own, "gus")
    gone(other, "There is no such thread here")
    expect(threads(other).get_by_role("link")).to_have_count(0)
    owner.reload()
    expect(owner.locator(".statement")).to_have_count(6, timeout=PATIENCE)


def test_a_thread_is_the_same_after_a_restart(visit: Any, tmp_path: Path) -> None:
    shown, path = "", ""
    for n in range(2):
        folder = tmp_path / f"run{n}"
        folder.mkdir()
        environment = {"SSC_LIBRARY": str(tmp_path / "library"), "SSC_PAUSE": "0"}
        with browsing.serving(folder, ENTRY, environment) as served:
            page = visit(f"{served}{path}", "hal")
            if not path:
                path = ask(page, SEED).removeprefix(served)
                shown = browsing.shown(page)
            expect(page.locator(".statement")).to_have_count(6, timeout=PATIENCE)
            settled(page)
            assert browsing.shown(page) == shown
            page.reload()
            expect(page.locator(".statement")).to_have_count(6, timeout=PATIENCE)
            assert browsing.shown(page) == shown
            page.context.close()


@pytest.mark.slow
@pytest.mark.parametrize("dark", [False, True], ids=["light", "dark"])
def test_on_a_narrow_screen(visit: Any, address: str, library: Path, dark: bool) -> None:
    fill(library, f"narrow{dark}", *(f"Railway {n} of a region with a rather long name" for n in range(6)))
    page = visit(address, f"narrow{dark}", size=NARROW, dark=dark)
    page.get_by_test_id("stExpandSidebarButton").click()
    title = "Railway 3 of a region with a rather long name"
    expect(threads(page).get_by_role("link", name=title)).to_be_visible(timeout=PATIENCE)
    settled(page)
    given = share(page, title)
    browsing.picture(page, f"threads-narrow-share-{'dark' if dark else 'light'}")
    threads(page).get_by_role("link", name="Railway 5 of a region").click()
    expect(page.get_by_test_id("stSidebar")).to_have_attribute("data-collapsed", "true")  # it lay over the page
    expect(page.locator(".turn h2")).to_contain_text("Railway 5", timeout=PATIENCE)
    reader = visit(given, "ida", size=NARROW, dark=dark)
    expect(reader.locator(".statement")).to_have_count(6, timeout=PATIENCE)
    settled(reader)
    browsing.picture(reader, f"threads-narrow-shared-{'dark' if dark else 'light'}")
    assert reader.evaluate("document.documentElement.scrollWidth") <= NARROW["width"]
