"""The Dossier page in a real Chromium: gathered from two threads and a quote, translated, ordered, taken away, deleted;
and nothing of a document or a name may run or call out."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import urlsplit

import pytest

pytest.importorskip("playwright", reason="the browser tests need Playwright")

from playwright.sync_api import Browser, Locator, Page, expect

from store.embedder import Embedder
from tests.assistant.takeaway.samples import Docx, W, text_of
from tests.web import browsing
from tests.web.browsing import settled
from tests.web.test_browser_whole import FERRY, ORCHARD, ingest_into

pytestmark = browsing.marks(400)

PEARS = "In 2019 the orchard of Velmora yielded 40 tonnes of pears."
DRIED = "Half of them were dried for the winter."  # what stands beside it
FARES = "its fares are set by the two port towns together"
TENDED = "The orchard of Velmora is tended by eleven villages, which share its fruit in equal parts."
TITLE = "![x](http://evil.invalid/x.png) <script>window.hacked=1</script>"
HEADING = "<img src=http://evil.invalid/i.png onerror=window.hacked=1> [y](http://evil.invalid/)"
ARABIC = "أنتج البستان 40 طنًا من الكمثرى (UNDP) عام 2019."
WIDE = {"width": 1600, "height": 900}


@pytest.fixture(scope="module")
def address(tmp_path_factory: pytest.TempPathFactory, embedder: Embedder) -> Iterator[str]:
    folder = tmp_path_factory.mktemp("dossier")
    for name, text in (("orchard.md", ORCHARD), ("ferry.md", FERRY)):
        (folder / name).write_text(text, encoding="utf-8")
        ingest_into(folder / "library", folder / name, embedder)
    with browsing.serving(folder, browsing.ROOT / "app.py", {"SSC_LIBRARY": str(folder / "library")}) as found:
        yield found


@pytest.fixture
def ear(address: str) -> Iterator[browsing.Ear]:
    listening = browsing.Ear(urlsplit(address).netloc)
    yield listening
    listening.heard_nothing()


@pytest.fixture
def page(browser: Browser, address: str, ear: browsing.Ear) -> Iterator[Page]:
    context = browser.new_context(viewport=WIDE)  # type: ignore[arg-type]
    opened = context.new_page()
    ear.listen(opened)
    opened.goto(address)
    yield opened
    assert opened.evaluate("window.hacked") is None
    context.close()


def gather(page: Page, place: Locator, *, title: str = "", heading: str = "") -> None:
    """Add what a button stands beside: to a new dossier, or the one offered; under a new heading, if named."""
    settled(page)
    place.locator(".gather-open").click()
    form = place.locator(".gather-form")
    if title:
        form.get_by_label("Title of the new dossier").fill(title)
    if heading:
        form.get_by_label("Heading", exact=True).select_option("+")
        form.get_by_label("The new heading").fill(heading)
    form.get_by_role("button", name="Add", exact=True).click()
    expect(place.locator(".gather-told")).to_contain_text("Added to", timeout=60_000)


def items(page: Page) -> list[str]:
    return page.locator("li.item .original, li.item.note textarea").evaluate_all(
        "nodes => nodes.map(n => n.value ?? n.textContent)"
    )


def test_from_two_threads_and_a_quote_to_a_file_that_shows_where_each_sentence_comes_from(
    page: Page, address: str, tmp_path: Path
) -> None:
    expect(page.get_by_role("heading", name="What would you like to know?")).to_be_visible(timeout=60_000)
    expect(page.locator(".ssc-warming")).to_have_count(0, timeout=180_000)
    settled(page)
    browsing.ask(page, "How many tonnes of pears did the orchard of Velmora yield in 2019?")
    gather(page, page.locator(".statement").first, title=TITLE, heading=HEADING)
    browsing.picture(page, "dossier-gathered")
    page.get_by_role("button", name="New question").click()
    expect(page.get_by_role("heading", name="What would you like to know?")).to_be_visible(timeout=60_000)
    settled(page)
    browsing.ask(page, "Who sets the fares of the ferry of Castrelle?")
    gather(page, page.locator(".statement").first)  # where the last one went
    page.goto(f"{address}/quotes?q=is+tended+by+eleven+villages&how=exact")
    card = page.locator("article.card").first
    expect(card).to_be_visible(timeout=60_000)
    gather(page, card)
    page.evaluate("window.here = true")
    card.get_by_role("link", name="Open the dossier").click()
    expect(page.locator("li.item")).to_have_count(3, timeout=60_000)
    assert page.evaluate("window.here")  # in the same session: the page was not loaded anew
    settled(page)
    there = page.url
    assert "/dossier?dossier=" in there
    expect(page.get_by_role("heading", level=1)).to_have_text(TITLE)
    expect(page.get_by_role("heading", name=HEADING)).to_be_visible()
    # Under no heading, what was added after the page had been left; the others under the one that was begun.
    assert [told in item for told, item in zip((TENDED, PEARS, FARES), items(page), strict=True)] == [True] * 3

    pears = page.locator("li.item").filter(has_text=PEARS)
    pears.get_by_role("button", name="Add a translation").click()
    page.keyboard.type(ARABIC)
    pears.get_by_label("Language of the translation").select_option("ar")
    field = pears.get_by_label("Your translation")
    assert field.evaluate("node => [getComputedStyle(node).direction, node.lang]") == ["rtl", "ar"]
    pears.get_by_role("button", name="Add a comment").click()
    page.keyboard.type("Check the year.")
    settled(page)
    page.wait_for_timeout(1500)  # what is typed is kept after a pause
    settled(page)
    down = pears.get_by_role("button", name="Move down:")
    down.focus()
    before = items(page)
    page.keyboard.press("Enter")
    expect(page.locator("li.item .original").last).to_have_text(before[1], timeout=60_000)
    settled(page)
    expect(pears.get_by_role("button", name="Move up:")).to_be_focused()  # it is the last one: no further down
    shown = items(page)
    box, original = field.bounding_box(), pears.locator(".original").bounding_box()
    assert box
    assert original
    assert box["x"] >= original["x"] + original["width"]  # beside it
    browsing.picture(page, "dossier-wide")

    page.reload()
    expect(page.locator("li.item")).to_have_count(3, timeout=60_000)
    settled(page)
    assert (page.url, items(page)) == (there, shown)
    expect(field).to_have_value(ARABIC)
    expect(pears.get_by_label("Your comment")).to_have_value("Check the year.")

    pears.get_by_role("button", name="Where from").click()
    expect(page.locator(".pane mark").first).to_contain_text("40 tonnes of pears", timeout=60_000)
    browsing.picture(page, "dossier-where-from")

    docx = Docx(exported(page, "Word", tmp_path))
    assert docx.leads_out() == []
    assert TITLE in text_of(docx.body)
    assert HEADING in text_of(docx.body)
    told = docx.lines("Statement")
    assert len(told) == 3
    assert all(any(one.strip("“”") in line for line in told) for one in shown)
    (translated,) = (p for p in docx.paragraphs("OwnWords") if ARABIC in text_of(p))
    assert translated.find(f"{W}pPr/{W}bidi") is not None
    assert [text_of(r) for r in translated.iter(f"{W}r") if r.find(f"{W}rPr/{W}rtl") is not None]
    assert any("Check the year." in line for line in docx.lines("OwnWords"))
    assert any(PEARS in line and DRIED in line for line in docx.lines("CitedPassage"))
    said = exported(page, "Markdown", tmp_path).decode()
    assert ARABIC in said
    assert "Passage 3" in said
    kept = json.loads(exported(page, "Dossier (.json)", tmp_path))
    assert kept["title"] == TITLE
    works = re.findall(r"^@\w+\{", exported(page, "BibTeX", tmp_path).decode(), re.MULTILINE)
    assert len(works) == 2  # three places of two documents


def exported(page: Page, form: str, folder: Path) -> bytes:
    """What the page hands over in a format."""
    settled(page)
    menu = page.get_by_role("group", name="Take away", exact=True)
    if not menu.is_visible():
        page.get_by_role("button", name="Take away", exact=True).click()
        browsing.picture(page, "dossier-taken-away")
    with page.expect_download(timeout=60_000) as waiting:
        menu.get_by_role("button", name=form, exact=True).click()
    file = folder / waiting.value.suggested_filename
    assert file.name.startswith("x-http-evil-invalid-x-png")
    waiting.value.save_as(file)
    return file.read_bytes()


def test_headings_notes_and_what_is_taken_out(page: Page, address: str) -> None:
    page.goto(f"{address}/dossier")
    expect(page.get_by_role("heading", name="Dossier", level=1)).to_be_visible(timeout=60_000)
    settled(page)
    page.get_by_label("Title of the dossier").fill("A small one")
    page.get_by_role("button", name="Begin a dossier").click()
    expect(page.get_by_role("heading", name="A small one")).to_be_visible(timeout=60_000)
    for name in ("First", "Second"):
        settled(page)
        page.get_by_role("button", name="Add a heading").click()
        page.get_by_placeholder("Heading").fill(name)
        page.keyboard.press("Enter")
        expect(page.get_by_role("heading", name=name)).to_be_visible(timeout=60_000)
    second = page.get_by_role("region", name="Second")
    settled(page)
    second.get_by_role("button", name="Add a note").click()
    page.keyboard.type("ملاحظة: <b>UNDP</b>")
    second.get_by_role("button", name="Save").click()
    note = page.locator("li.item.note textarea")
    expect(note).to_have_value("ملاحظة: <b>UNDP</b>", timeout=60_000)
    assert note.evaluate("node => getComputedStyle(node).direction") == "rtl"
    settled(page)
    up = page.locator("li.item.note").get_by_role("button", name="Move up:")
    up.click()  # quickly twice: none of them is lost
    up.click()
    expect(page.get_by_role("region", name="Without a heading").locator("li.item")).to_have_count(1, timeout=60_000)
    settled(page)
    tab = page.context.new_page()
    tab.goto(page.url)
    expect(tab.locator("li.item")).to_have_count(1, timeout=60_000)
    settled(tab)
    tab.get_by_role("button", name="Remove:").click()
    expect(tab.locator("li.item")).to_have_count(0, timeout=60_000)
    expect(tab.locator(".told")).to_contain_text("Removed:")
    page.get_by_role("button", name="Remove:").click()  # it is gone already
    expect(page.locator(".told")).to_contain_text("no longer in the dossier", timeout=60_000)
    settled(tab)
    tab.get_by_role("button", name="Undo").click()
    expect(tab.locator("li.item.note textarea")).to_have_value("ملاحظة: <b>UNDP</b>", timeout=60_000)
    tab.close()
    settled(page)
    page.get_by_role("button", name="Delete").click()
    page.get_by_role("button", name="Keep it").click()
    page.get_by_role("button", name="Delete").click()
    page.get_by_role("button", name="Delete", exact=True).click()
    expect(page.locator(".told").get_by_text("The dossier was deleted.")).to_be_visible(timeout=60_000)
    expect(page.get_by_role("link", name="A small one")).to_have_count(0)


@pytest.mark.slow
def test_narrow_and_dark(browser: Browser, address: str, ear: browsing.Ear) -> None:
    context = browser.new_context(viewport={"width": 380, "height": 800}, color_scheme="dark")
    page = context.new_page()
    ear.listen(page)
    page.goto(f"{address}/dossier")
    page.get_by_role("link", name=TITLE).click(timeout=60_000)
    expect(page.locator("li.item")).to_have_count(3, timeout=60_000)
    settled(page)
    browsing.picture(page, "dossier-narrow-dark")
    pears = page.locator("li.item").filter(has_text=PEARS)
    box, original = pears.get_by_label("Your translation").bounding_box(), pears.locator(".original").bounding_box()
    assert box
    assert original
    assert box["y"] >= original["y"] + original["height"]  # below it
    assert page.evaluate("document.documentElement.scrollWidth") <= 380
    context.close()
