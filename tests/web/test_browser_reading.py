"""The reading pane in a real Chromium on real PDF files: a citation opens the right page with its words marked;
sections, saving, keyboard, a narrow screen; and nothing of a document may run or call out."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import pytest

from tests.web import invented
from tests.web.browsing import settled

pytest.importorskip("playwright", reason="the browser tests need Playwright")

from playwright.sync_api import Browser, Locator, Page, expect

from ingest.ocr.rendering import opened
from ingest.page_view.marking import Box
from store.embedder import Embedder
from store.library import Library
from tests.ingest.drawn import Drawn, column, pdf
from tests.ingest.test_page_viewing import inside, plain
from tests.web import browsing
from tests.web.test_browser_whole import ingest_into

pytestmark = browsing.marks(240)

WIDE = {"width": 1600, "height": 900}
NARROW = {"width": 380, "height": 800}
PEARS = "In 2019 the orchard of Velmora yielded 40 tonnes of pears and nine of quinces."
FERRY = (
    "The ferry of Castrelle crosses the strait four times a day, and its fares are set by the two port towns together "
    "on the first Monday of spring, when the harbour is open to everybody."
)
FILLER = "The wardens of the old mill keep a book of the weather, and read from it in winter to whoever comes by. "
EVIL = '<img src="http://evil.invalid/x.png" onerror="window.hacked=1"> and ![p](http://evil.invalid/p.png)'


def written() -> bytes:
    """Three pages: the pears stand at the foot of the second, the ferry goes over from there to the third."""
    second = column(FILLER * 8, 72, 720, 450)
    y = second[-1].y - 30
    pears = column(PEARS, 72, y, 450)
    ferry = column(FERRY, 72, 0, 450)
    split = len(ferry) // 2
    foot = [Drawn(72, 86 + 14 * (split - 1 - i), line.text) for i, line in enumerate(ferry[:split])]
    more = column(FILLER * 5, 72, pears[-1].y - 30, 450)
    head = [Drawn(72, 770 - 14 * i, line.text) for i, line in enumerate(ferry[split:])]
    return pdf(
        [
            [Drawn(72, 740, "The shared orchard of Velmora", 20, "Times-Bold"), *column(FILLER * 6, 72, 690, 450)],
            [Drawn(72, 750, "What it yields", 15, "Times-Bold"), *second, *pears, *more, *foot],
            [*head, Drawn(72, 640, EVIL[:60], 15, "Times-Bold"), *column(f"{EVIL} {FILLER * 4}", 72, 600, 450)],
        ]
    )


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory, embedder: Embedder) -> Path:
    made = tmp_path_factory.mktemp("reading")
    (made / "orchard.pdf").write_bytes(written())
    ingest_into(made / "library", made / "orchard.pdf", embedder)
    return made


@pytest.fixture(scope="module")
def address(folder: Path) -> Iterator[str]:
    with browsing.serving(folder, browsing.ROOT / "app.py", {"SSC_LIBRARY": str(folder / "library")}) as found:
        yield found


@pytest.fixture(scope="module")
def pictures(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The invented library, as if its paged documents were scans."""
    made = tmp_path_factory.mktemp("pictures")
    environment = {"SSC_LIBRARY": str(made / "library"), "SSC_PAUSE": "0", "SSC_PICTURES": "1"}
    with browsing.serving(made, Path(__file__).with_name("served.py"), environment) as found:
        yield found


@pytest.fixture
def visit(browser: Browser) -> Iterator[Any]:
    ears, contexts = [], []

    def at(address: str, size: dict[str, int], *, dark: bool = False) -> Page:
        context = browser.new_context(viewport=size, color_scheme="dark" if dark else "light")  # type: ignore[arg-type]
        contexts.append(context)
        page = context.new_page()
        ears.append(browsing.Ear(urlsplit(address).netloc))
        ears[-1].listen(page)
        page.goto(address)
        return page

    yield at
    for context in contexts:
        assert not context.pages[0].evaluate("window.hacked")
        context.close()
    for ear in ears:
        ear.heard_nothing()


def asked(page: Page, question: str) -> None:
    browsing.ask(page, question)
    settled(page)


def under(page: Page, folder: Path, number: int) -> str:
    """The letters of the file's page that lie under the marks as the browser has laid them over the picture."""
    boxes = page.locator(".paper").evaluate(
        """(paper) => {
          const { left, top, width, height } = paper.querySelector("img").getBoundingClientRect();
          return [...paper.querySelectorAll(".spot")].map((spot) => {
            const at = spot.getBoundingClientRect();
            return [at.left - left, at.top - top, at.right - left, at.bottom - top].map(
              (one, i) => one / (i % 2 ? height : width));
          });
        }"""
    )
    with opened((folder / "orchard.pdf").read_bytes()) as pages:
        letters = [(c, Box(*b) if b else None) for c, b in pages.letters(number)]
    return inside(letters, tuple(Box(*box) for box in boxes))


def drawn(page: Page) -> Locator:
    image = page.locator(".paper img")
    expect(image).to_be_visible(timeout=20_000)
    page.wait_for_function("(image) => image.complete && image.naturalWidth > 0", arg=image.element_handle())
    return image


def in_view(page: Page) -> bool:
    spot, body = page.locator(".spot").first.bounding_box(), page.locator(".pane-body").bounding_box()
    assert spot
    assert body
    return body["y"] <= spot["y"] and spot["y"] + spot["height"] <= body["y"] + body["height"]


def test_a_citation_opens_its_page_with_its_words_marked(visit: Any, address: str, folder: Path) -> None:
    page = visit(address, WIDE)
    asked(page, "How many tonnes of pears did the orchard of Velmora yield in 2019?")
    page.locator("button.cite").first.click()
    image = drawn(page)
    expect(page.locator(".leaf p")).to_have_text("PDF\u00a0page\u00a02, of 3")
    assert plain(under(page, folder, 2)) == plain(PEARS)
    assert in_view(page)
    expect(image).to_have_attribute("alt", "PDF\u00a0page\u00a02, as printed. The quotation is marked on it.")
    expect(page.locator(".pane .hidden", has_text="Marked on this page")).to_contain_text(PEARS)
    browsing.picture(page, "reading-page")
    page.get_by_role("button", name="Larger").click()
    assert plain(under(page, folder, 2)) == plain(PEARS)
    assert in_view(page)
    page.get_by_role("button", name="Fit width").click()
    page.get_by_role("button", name="Page after").click()
    expect(page.locator(".leaf p")).to_have_text("PDF\u00a0page\u00a03, of 3", timeout=20_000)
    expect(page.get_by_text("The quotation is not on this page.")).to_be_visible()
    expect(page.get_by_role("button", name="Page after")).to_be_disabled()
    page.get_by_role("button", name="Back to the quotation").click()
    expect(page.locator(".leaf p")).to_have_text("PDF\u00a0page\u00a02, of 3", timeout=20_000)
    page.get_by_role("button", name="Text", exact=True).click()
    expect(page.locator(".pane mark")).to_have_text(PEARS)
    page.reload()
    expect(page.locator(".statement").first).to_be_visible(timeout=30_000)
    drawn(page)  # the page is what is looked at first


def test_a_quotation_over_two_pages_shows_both(visit: Any, address: str, folder: Path) -> None:
    page = visit(address, WIDE)
    asked(page, "How often does the ferry of Castrelle cross the strait?")
    page.locator("button.cite").first.click()
    drawn(page)
    expect(page.get_by_text("The quotation runs over these pages:")).to_be_visible()
    first = plain(under(page, folder, 2))
    page.get_by_role("button", name="Page 3 of the file").click()
    expect(page.locator(".leaf p")).to_have_text("PDF\u00a0page\u00a03, of 3", timeout=20_000)
    drawn(page)
    second = plain(under(page, folder, 3))
    assert first
    assert second
    assert first + second == plain(FERRY)
    browsing.picture(page, "reading-two-pages")


@pytest.mark.slow
def test_looking_leaves_the_answer_as_it_is(visit: Any, address: str) -> None:
    page = visit(address, {"width": 1600, "height": 500})
    asked(page, "How many tonnes of pears did the orchard of Velmora yield in 2019?")
    asked(page, "How often does the ferry of Castrelle cross the strait?")
    drawn(page)
    page.wait_for_timeout(800)
    scroller = page.locator(".stMain")
    scroller.evaluate("(main) => { main.scrollTop = 40; }")
    page.locator(".turn").evaluate_all("(turns) => turns.forEach((turn) => { turn.kept = true; })")
    after = page.get_by_role("button", name="Page after")
    after.focus()
    page.keyboard.press("Enter")
    expect(page.locator(".leaf p")).to_have_text("PDF\u00a0page\u00a03, of 3", timeout=20_000)
    settled(page)
    assert page.locator(".turn").evaluate_all("(turns) => turns.every((turn) => turn.kept)")
    assert scroller.evaluate("(main) => main.scrollTop") == 40
    expect(page.locator(".pane-title, .pane [data-act]").and_(page.locator(":focus"))).to_have_count(1)


def test_by_keyboard(visit: Any, address: str) -> None:
    page = visit(address, WIDE)
    asked(page, "How many tonnes of pears did the orchard of Velmora yield in 2019?")
    cite = page.locator("button.cite").first
    cite.focus()
    page.keyboard.press("Enter")
    expect(page.locator(".pane-title")).to_be_focused()
    drawn(page)
    names = set()
    for _ in range(9):
        page.keyboard.press("Tab")
        focused = page.locator(".pane :focus")
        names.add(focused.get_attribute("aria-label") or focused.inner_text())
    assert {"Close the reading pane", "Page", "Text", "Larger", "Sections", "Page before", "Page after"} <= names
    text = page.get_by_role("button", name="Text", exact=True)
    text.focus()
    page.keyboard.press("Enter")
    expect(page.locator(".pane mark")).to_have_text(PEARS)
    expect(text).to_be_focused()
    expect(text).to_have_attribute("aria-pressed", "true")
    page.keyboard.press("Escape")
    expect(page.locator(".pane")).to_be_hidden()
    expect(cite).to_be_focused()


@pytest.mark.slow
def test_sections_are_browsed_and_markup_in_them_is_text(visit: Any, address: str) -> None:
    page = visit(address, WIDE)
    asked(page, "How many tonnes of pears did the orchard of Velmora yield in 2019?")
    page.locator("button.cite").first.click()
    page.get_by_role("button", name="Sections").click()
    outline = page.locator(".outline")
    expect(outline).to_contain_text("What it yields", timeout=20_000)
    expect(outline).to_contain_text("<img src=")
    outline.get_by_role("button", name="<img src=").click()
    expect(page.locator(".sheet")).to_contain_text("onerror=", timeout=20_000)
    expect(page.locator(".sheet img")).to_have_count(0)
    page.get_by_role("button", name="Back to the quotation").click()
    drawn(page)
    page.get_by_role("button", name="Sections").click()
    outline.get_by_role("button", name="What it yields").click()
    expect(page.locator(".sheet mark")).to_have_text(PEARS, timeout=20_000)
    browsing.picture(page, "reading-section")


@pytest.mark.slow
@pytest.mark.parametrize("dark", [False, True], ids=["light", "dark"])
def test_on_a_narrow_screen_it_lies_over_the_page(visit: Any, address: str, folder: Path, dark: bool) -> None:
    page = visit(address, NARROW, dark=dark)
    asked(page, "How many tonnes of pears did the orchard of Velmora yield in 2019?")
    expect(page.locator(".pane")).to_be_hidden()
    page.locator("button.cite").first.click()
    image = drawn(page)
    assert page.locator(".pane").evaluate("(pane) => pane.matches(':modal')")
    assert plain(under(page, folder, 2)) == plain(PEARS)
    assert in_view(page)
    assert image.evaluate("(i) => getComputedStyle(i.parentElement).backgroundColor") == "rgb(255, 255, 255)"
    assert page.evaluate("document.documentElement.scrollWidth") <= NARROW["width"]
    browsing.picture(page, f"reading-narrow-{'dark' if dark else 'light'}")
    page.keyboard.press("Escape")
    expect(page.locator(".pane")).to_be_hidden()


def test_a_quote_is_saved_and_the_quotes_page_opens_the_same_pane(visit: Any, address: str, folder: Path) -> None:
    page = visit(address, WIDE)
    asked(page, "How many tonnes of pears did the orchard of Velmora yield in 2019?")
    page.locator("button.cite").first.click()
    drawn(page)
    page.get_by_role("button", name="Save quote").click()
    expect(page.get_by_role("button", name="Saved", exact=True)).to_be_visible(timeout=20_000)
    page.goto(f"{address}/quotes?tab=find&q=tonnes+of+pears&how=exact")
    card = page.locator("article.card")
    expect(card.get_by_role("button", name="Remove")).to_be_visible(timeout=30_000)
    settled(page)
    card.get_by_role("button", name="Read in the source").click()
    drawn(page)
    assert plain(under(page, folder, 2)) == plain(PEARS)
    pane = page.get_by_role("complementary")
    expect(pane).to_contain_text("Quote 1 of 1")
    expect(pane.get_by_role("button", name="Saved")).to_be_visible(timeout=20_000)
    browsing.picture(page, "reading-quotes")
    settled(page)
    card.get_by_role("button", name="Remove").click()
    expect(card.get_by_role("button", name="Save", exact=True)).to_be_visible(timeout=20_000)
    settled(page)
    card.get_by_role("button", name="Read in the source").click()
    pane.get_by_role("button", name="Save quote").click(timeout=20_000)
    expect(card.get_by_role("button", name="Remove")).to_be_visible(timeout=20_000)  # the card knows of it
    settled(page)
    pane.get_by_role("button", name="Text", exact=True).click()
    expect(pane.locator("mark")).to_have_text(PEARS, timeout=20_000)
    pane.get_by_role("button", name="Close the reading pane").click()
    card.get_by_role("button", name="Remove").click()
    expect(card.get_by_role("button", name="Save", exact=True)).to_be_visible(timeout=20_000)


@pytest.mark.slow
def test_a_page_that_is_a_picture_says_so_and_shows_the_text(visit: Any, pictures: str) -> None:
    page = visit(pictures, WIDE)
    browsing.ask(page, "Who pays for the regional seed bank?")
    expect(page.get_by_text("This page is a picture")).to_be_visible(timeout=20_000)
    expect(page.locator(".pane mark")).to_have_text(invented.BANK)
    expect(page.locator(".spot")).to_have_count(0)
    page.get_by_role("button", name="Citation 3:").first.click()  # a document without pages
    expect(page.get_by_role("button", name="Page", exact=True)).to_have_count(0)
    expect(page.locator(".pane mark")).to_have_text(invented.DELEGATE)


def test_without_its_file_the_text_is_shown_and_what_left_is_withdrawn(
    visit: Any, address: str, folder: Path, embedder: Embedder
) -> None:
    other = folder / "mill.pdf"
    mill = "The wheel of Brellin grinds eleven sacks of rye a night for the whole valley."
    other.write_bytes(
        pdf([[Drawn(72, 740, "The mill", 20, "Times-Bold"), *column(f"{mill} {FILLER * 4}", 72, 690, 450)]])
    )
    ingest_into(folder / "library", other, embedder)
    with Library.open(folder / "library", embedder=embedder) as library:
        document = next(d for d in library.documents() if d.source == "mill.pdf")
        library.originals.path(document.id).unlink()
    page = visit(address, WIDE)
    asked(page, "How many sacks of rye does the wheel of Brellin grind a night?")
    expect(page.get_by_text("This cannot be read now: The original file")).to_be_visible(timeout=20_000)
    expect(page.locator(".pane mark")).to_have_text(mill)
    with Library.open(folder / "library", embedder=embedder) as library:
        library.remove([document.id])
    page.reload()
    expect(page.locator(".pane").get_by_text("This document has left the library")).to_be_visible(timeout=30_000)
    expect(page.get_by_role("button", name="Page", exact=True)).to_have_count(0)
    expect(page.get_by_role("button", name="Save quote")).to_have_count(0)
    expect(page.locator(".pane mark")).to_have_text(mill)


@pytest.mark.slow
def test_quick_steps_end_at_the_last(visit: Any, address: str, folder: Path) -> None:
    page = visit(address, WIDE)
    asked(page, "How often does the ferry of Castrelle cross the strait?")
    drawn(page)
    for name in ("Page before", "Page after", "Page after"):
        page.get_by_role("button", name=name).click()
    expect(page.locator(".leaf p")).to_have_text("PDF\u00a0page\u00a03, of 3", timeout=20_000)
    drawn(page)
    assert under(page, folder, 3)
