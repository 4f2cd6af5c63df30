"""The Quotes page in a real Chromium: find, copy, save, export, check a draft; nothing of a document may call out."""

from __future__ import annotations

import zipfile
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import urlsplit

import docx
import pytest
from docx.shared import Mm

pytest.importorskip("playwright", reason="the browser tests need Playwright")

from playwright.sync_api import Page, expect, sync_playwright

from store.embedder import Embedder
from tests.web import browsing
from tests.web.browsing import settled
from tests.web.test_browser_whole import FERRY, ORCHARD, ingest_into

pytestmark = browsing.marks(240)

TENDED = "The orchard of Velmora is tended by eleven villages, which share its fruit in equal parts."


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory, embedder: Embedder) -> Path:
    made = tmp_path_factory.mktemp("quotes")
    for name, text in (("orchard.md", ORCHARD), ("ferry.md", FERRY)):
        (made / name).write_text(text, encoding="utf-8")
        ingest_into(made / "library", made / name, embedder)
    return made


@pytest.fixture(scope="module")
def address(folder: Path) -> Iterator[str]:
    with browsing.serving(folder, browsing.ROOT / "app.py", {"SSC_LIBRARY": str(folder / "library")}) as found:
        yield found


@pytest.fixture
def page(address: str) -> Iterator[Page]:
    ear = browsing.Ear(urlsplit(address).netloc)
    with sync_playwright() as playwright:
        browser = browsing.launch(playwright)
        context = browser.new_context(
            viewport={"width": 1400, "height": 1000}, permissions=["clipboard-read", "clipboard-write"]
        )
        opened = context.new_page()
        ear.listen(opened)
        opened.goto(f"{address}/quotes")
        yield opened
        browser.close()
    ear.heard_nothing()


def test_find_copy_save_and_export(page: Page, tmp_path: Path) -> None:
    page.get_by_label("A topic, words or a phrase").fill("is tended by eleven villages")
    page.get_by_label("Exact phrase").check()
    page.get_by_role("button", name="Search").click()
    card = page.locator("article.card")
    expect(card).to_have_count(1, timeout=30_000)
    expect(card.locator("blockquote .said")).to_have_text(TENDED)
    expect(card.locator("mark")).to_have_text("is tended by eleven villages")
    card.get_by_role("button", name="Copy quote").click()
    expect(card.get_by_role("button", name="Copied")).to_be_visible()
    assert page.evaluate("navigator.clipboard.readText()") == f"“{TENDED}”"
    card.get_by_role("button", name="Show the sentences around it").click()
    expect(card.locator(".around").last).to_contain_text("Each village sends two gardeners")
    browsing.picture(page, "quotes-found")
    card.get_by_role("button", name="Save").click()
    expect(card.get_by_role("button", name="Remove")).to_be_visible(timeout=20_000)
    card.get_by_label("A note of your own").fill("written at once")
    card.get_by_role("button", name="Keep").click()
    expect(card.get_by_role("button", name="Keep")).to_be_disabled(timeout=20_000)
    page.reload()  # what was searched stands in the address, what was saved in the notebook
    expect(page.locator("article.card").get_by_role("button", name="Remove")).to_be_visible(timeout=30_000)
    expect(card.get_by_label("A note of your own")).to_have_value("written at once")
    with page.expect_download() as waiting:
        page.get_by_role("button", name="Export").click()
    file = tmp_path / waiting.value.suggested_filename
    waiting.value.save_as(file)
    assert file.suffix == ".docx"
    assert file.read_bytes()[:2] == b"PK"
    page.get_by_text("Saved", exact=True).click()
    saved = page.locator("article.card")
    expect(saved).to_have_count(1, timeout=20_000)
    saved.get_by_label("A note of your own").fill("for the brief")
    saved.get_by_label("Tags, separated by commas").fill("orchard, aid")
    saved.get_by_role("button", name="Keep").click()
    expect(page.get_by_role("button", name="orchard", exact=True)).to_be_visible(timeout=20_000)
    browsing.picture(page, "quotes-saved")
    page.locator("article.card").get_by_role("button", name="Remove").click()
    expect(page.get_by_text("No quote was saved yet")).to_be_visible(timeout=20_000)


@pytest.mark.slow
def test_what_is_typed_outlives_what_is_done_elsewhere(page: Page) -> None:
    query = page.get_by_label("A topic, words or a phrase")
    expect(query).to_be_visible(timeout=30_000)
    settled(page)
    query.fill("orchard Velmora")
    page.get_by_label("All the words").check()
    page.get_by_role("button", name="Search").click()
    first, second = page.locator("article.card").nth(0), page.locator("article.card").nth(1)
    expect(second).to_be_visible(timeout=30_000)
    first.get_by_role("button", name="Save").click()
    expect(first.get_by_role("button", name="Remove")).to_be_visible(timeout=20_000)
    first.get_by_label("A note of your own").fill("half a thought")
    first.get_by_label("Tags, separated by commas").fill("pears")
    second.get_by_role("button", name="Save").click()
    query.fill("mill")
    query.press("Home")
    query.press("o")
    expect(second.get_by_role("button", name="Remove")).to_be_visible(timeout=20_000)
    page.keyboard.type("ld ")  # the page was drawn anew, and the reader types on where he was
    expect(query).to_have_value("old mill")
    expect(first.get_by_label("A note of your own")).to_have_value("half a thought")
    expect(first.get_by_label("Tags, separated by commas")).to_have_value("pears")
    second.get_by_label("A note of your own").fill("another")
    settled(page)
    first.get_by_role("button", name="Keep").click()
    expect(first.get_by_role("button", name="Keep")).to_be_disabled(timeout=20_000)
    expect(first.get_by_label("A note of your own")).to_have_value("half a thought")
    expect(second.get_by_label("A note of your own")).to_have_value("another")
    expect(second.get_by_role("button", name="Keep")).to_be_enabled()
    page.get_by_role("button", name="Search").click()  # what is sent is not kept as typed
    expect(page.locator("article.card")).to_have_count(1, timeout=30_000)
    expect(query).to_have_value("old mill")
    page.get_by_text("Saved", exact=True).click()
    expect(page.locator("article.card")).to_have_count(2, timeout=20_000)
    notes = page.get_by_label("A note of your own")
    assert sorted(note.input_value() for note in notes.all()) == ["another", "half a thought"]
    for left in (1, 0):
        settled(page)
        page.get_by_role("button", name="Remove").first.click()
        expect(page.locator("article.card")).to_have_count(left, timeout=20_000)


@pytest.mark.slow
def test_a_saved_quote_that_moved_is_not_saved_again(
    page: Page, address: str, folder: Path, embedder: Embedder
) -> None:
    mill = folder / "mill.md"
    text = "# The mill\n\n{}The wheel of Brellin turns by night. Its flour is weighed at dawn.\n"
    mill.write_text(text.format(""), encoding="utf-8")
    ingest_into(folder / "library", mill, embedder)
    page.goto(f"{address}/quotes?tab=find&q=wheel+of+Brellin&how=exact")
    card = page.locator("article.card")
    card.get_by_role("button", name="Save").click(timeout=30_000)
    card.get_by_label("A note of your own").fill("by night")
    card.get_by_role("button", name="Keep").click()
    expect(card.get_by_role("button", name="Keep")).to_be_disabled(timeout=20_000)
    mill.write_text(text.format("It was built of oak. "), encoding="utf-8")
    ingest_into(folder / "library", mill, embedder)
    page.reload()
    expect(card).to_have_count(1, timeout=30_000)
    expect(card.get_by_role("button", name="Remove")).to_be_visible()
    expect(card.get_by_label("A note of your own")).to_have_value("by night")
    card.get_by_role("button", name="Remove").click()
    expect(card.get_by_role("button", name="Save")).to_be_visible(timeout=20_000)


OWN_STYLE = """<style xmlns="http://purl.org/net/xbiblio/csl" version="1.0" class="in-text">
<info><title>Ours</title><id>ours</id><updated>2026-01-01T00:00:00+00:00</updated></info>
<citation><layout prefix="&lt;" suffix="&gt;"><text value="as we cite"/></layout></citation></style>"""


@pytest.mark.slow
def test_a_style_and_a_word_file_of_ones_own(page: Page, tmp_path: Path) -> None:
    page.get_by_label("A topic, words or a phrase").fill("is tended by eleven villages")
    page.get_by_role("button", name="Search").click()
    expect(page.locator("article.card").first).to_be_visible(timeout=30_000)
    page.get_by_label("Citation style").click()
    page.get_by_role("option", name="A style of your own (.csl)").click()
    broken, style = tmp_path / "broken.csl", tmp_path / "ours.csl"
    broken.write_text("<style>", encoding="utf-8")
    style.write_text(OWN_STYLE, encoding="utf-8")
    uploads = page.get_by_test_id("stFileUploader")
    of_style = uploads.filter(has_text="A citation style").locator("input[type=file]")
    of_style.set_input_files(str(broken))
    expect(page.get_by_text("This style cannot be used: The style broken.csl is not well formed")).to_be_visible(
        timeout=30_000
    )
    page.get_by_role("button", name="Remove broken.csl").click()
    expect(page.get_by_text("This style cannot be used")).to_have_count(0, timeout=30_000)
    of_style.set_input_files(str(style))
    expect(page.locator("article.card .citation").first).to_contain_text("<as we cite", timeout=30_000)
    of_word = uploads.filter(has_text="A Word file").locator("input[type=file]")
    with zipfile.ZipFile(tmp_path / "zipped.docx", "w") as zipped:
        zipped.writestr("word/document.xml", "<a/>")
        zipped.writestr("word/styles.xml", "<a")
    of_word.set_input_files(str(tmp_path / "zipped.docx"))
    expect(page.get_by_text("This template is not used: The template zipped.docx is a broken Word file")).to_be_visible(
        timeout=30_000
    )
    with page.expect_download():  # without it
        page.get_by_role("button", name="Export").click()
    page.get_by_role("button", name="Remove zipped.docx").click()
    expect(page.get_by_text("This template is not used")).to_have_count(0, timeout=30_000)
    template = docx.Document()
    template.sections[0].page_width = Mm(111)
    template.save(str(tmp_path / "template.docx"))
    of_word.set_input_files(str(tmp_path / "template.docx"))
    expect(page.get_by_text("template.docx")).to_be_visible(timeout=30_000)
    page.wait_for_timeout(1000)  # the name is shown before the page has the file
    expect(page.get_by_test_id("stApp")).to_have_attribute("data-test-script-state", "notRunning", timeout=30_000)
    with page.expect_download() as waiting:
        page.get_by_role("button", name="Export").click()
    waiting.value.save_as(tmp_path / "quotes.docx")
    assert docx.Document(str(tmp_path / "quotes.docx")).sections[0].page_width.mm == pytest.approx(111, abs=0.1)
    browsing.picture(page, "quotes-own-style")


REFUSED_STYLE = OWN_STYLE[: OWN_STYLE.index("<citation>")] + "<citation/></style>"


@pytest.mark.slow
def test_a_style_that_is_refused_leaves_the_page(page: Page, tmp_path: Path) -> None:
    query = page.get_by_label("A topic, words or a phrase")
    query.fill("is tended by eleven villages")
    page.get_by_label("Exact phrase").check()
    page.get_by_role("button", name="Search").click()
    card = page.locator("article.card")
    expect(card.locator(".citation").first).not_to_be_empty(timeout=30_000)
    plainly = card.locator(".citation").all_text_contents()
    card.get_by_role("button", name="Save").click()
    expect(card.get_by_role("button", name="Remove")).to_be_visible(timeout=20_000)
    page.get_by_label("Citation style").click()
    page.get_by_role("option", name="A style of your own (.csl)").click()
    style = tmp_path / "refused.csl"
    style.write_text(REFUSED_STYLE, encoding="utf-8")
    uploads = page.get_by_test_id("stFileUploader")
    uploads.filter(has_text="A citation style").locator("input[type=file]").set_input_files(str(style))
    told = page.get_by_text("This style cannot be used")
    expect(told).to_be_visible(timeout=30_000)
    settled(page)
    expect(query).to_be_visible()
    assert card.locator(".citation").all_text_contents() == plainly
    with page.expect_download() as waiting:
        page.get_by_role("button", name="Export").click()
    waiting.value.save_as(tmp_path / "refused.docx")
    assert TENDED in [p.text for p in docx.Document(str(tmp_path / "refused.docx")).paragraphs]
    page.get_by_text("Saved", exact=True).click()
    expect(query).to_have_count(0, timeout=20_000)  # the other tab is drawn
    expect(told).to_be_visible()
    settled(page)
    assert card.locator(".citation").all_text_contents() == plainly
    card.get_by_role("button", name="Remove").click()
    expect(page.get_by_text("No quote was saved yet")).to_be_visible(timeout=20_000)


def test_markup_of_a_document_is_text(page: Page) -> None:
    page.get_by_label("A topic, words or a phrase").fill("ferry")
    page.get_by_label("All the words").check()
    page.get_by_role("button", name="Search").click()
    expect(page.locator("article.card").first).to_be_visible(timeout=30_000)
    expect(page.locator("article.card img")).to_have_count(0)


def test_a_draft_is_checked(page: Page, tmp_path: Path) -> None:
    note = tmp_path / "note.md"
    note.write_text(f"It says “{TENDED}” and “{TENDED.replace('eleven', 'twelve')}”", encoding="utf-8")
    page.get_by_text("Check a draft", exact=True).click()
    page.locator("input[type=file]").set_input_files(str(note))
    cards = page.locator("article.card.draft")
    expect(cards).to_have_count(2, timeout=30_000)
    expect(cards.nth(0)).to_contain_text("Exact")
    expect(cards.nth(1).locator("del")).to_have_text("twelve ")
    expect(cards.nth(1).locator("ins")).to_have_text("eleven ")
    browsing.picture(page, "quotes-draft")
