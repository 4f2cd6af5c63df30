"""In a real Chromium: judging answers, taking them away as files and on the clipboard, printing them."""

from __future__ import annotations

import io
from collections.abc import Iterator
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import pytest

from tests.assistant.takeaway.samples import Docx
from tests.web import invented
from tests.web.browsing import settled

pytest.importorskip("playwright", reason="the browser tests need Playwright")

from playwright.sync_api import Browser, Locator, Page, expect
from pypdf import PdfReader
from pypdfium2 import PdfDocument

from tests.web import browsing, states

pytestmark = browsing.marks(240)

QUESTION = "Who pays for the regional seed bank, is the money tied, and what did the building cost?"
WIDE = {"width": 1600, "height": 900}
LATE = 60_000


@pytest.fixture(scope="module")
def address(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    folder = tmp_path_factory.mktemp("served")
    entry = Path(__file__).with_name("served.py")
    with browsing.serving(folder, entry, {"SSC_LIBRARY": str(folder / "library"), "SSC_PAUSE": "0.02"}) as found:
        yield found


@pytest.fixture
def visit(browser: Browser, address: str) -> Iterator[Any]:
    ear = browsing.Ear(urlsplit(address).netloc)
    contexts = []

    def at(*, dark: bool = False) -> Page:
        allowed = ["clipboard-read", "clipboard-write"]
        scheme = "dark" if dark else "light"
        context = browser.new_context(viewport=WIDE, color_scheme=scheme, permissions=allowed)  # type: ignore[arg-type]
        contexts.append(context)
        page = context.new_page()
        ear.listen(page)
        page.goto(address)
        return page

    yield at
    for context in contexts:
        context.close()
    ear.heard_nothing()


def taken(page: Page, menu: Locator, form: str) -> tuple[str, bytes]:
    """The name and the content of the file that a button of a menu gives."""
    with page.expect_download(timeout=LATE) as downloading:
        menu.get_by_role("button", name=form, exact=True).click()
    downloaded = downloading.value
    return downloaded.suggested_filename, Path(downloaded.path()).read_bytes()


def test_feedback_is_shown_after_a_reload_changed_and_taken_back(visit: Any) -> None:
    page = visit()
    browsing.ask(page, QUESTION)
    settled(page)
    whole = page.locator(".judge.of-answer")
    whole.get_by_role("button", name="Was this answer right? Yes").click()
    expect(whole).to_contain_text("You said: Right", timeout=LATE)
    second = page.locator(".judge.of-statement").nth(1)
    second.get_by_role("button", name="Was this sentence right? (2)").focus()
    page.keyboard.press("Enter")
    expect(second.get_by_role("radio", name="Right", exact=True)).to_be_focused()
    page.keyboard.press("ArrowDown")
    second.get_by_role("textbox", name="Comment").fill("![x](http://evil.invalid/c.png) <b>No</b>")
    second.get_by_role("button", name="Send").click()
    expect(second).to_contain_text("You said: Wrong source", timeout=LATE)
    expect(second).to_contain_text("![x](http://evil.invalid/c.png) <b>No</b>")
    pane = page.get_by_role("complementary")
    pane.get_by_role("button", name="Is this the right source?").click()
    pane.get_by_role("radio", name="Not supported by the source").check()
    pane.get_by_role("button", name="Send").click()
    expect(pane.locator(".judge")).to_contain_text("You said: Not supported by the source", timeout=LATE)
    browsing.picture(page, "taking-judged")
    page.reload()
    expect(page.locator(".judge.of-answer")).to_contain_text("You said: Right", timeout=LATE)
    expect(second).to_contain_text("<b>No</b>")
    expect(pane.locator(".judge")).to_contain_text("You said: Not supported by the source")
    expect(page.locator(".judge.of-statement").first.get_by_role("button")).to_have_count(1)
    whole.get_by_role("button", name="Change").click()
    page.keyboard.press("Escape")
    expect(whole.get_by_role("button", name="Change")).to_be_focused()
    page.keyboard.press("Enter")
    whole.get_by_role("button", name="Take back").click()
    expect(whole).to_contain_text("Was this answer right?", timeout=LATE)
    page.reload()
    expect(second).to_contain_text("You said: Wrong source", timeout=LATE)
    expect(page.locator(".judge.of-answer")).to_contain_text("Was this answer right?")


def test_an_answer_and_a_thread_are_taken_away(visit: Any) -> None:
    page = visit()
    browsing.ask(page, QUESTION)
    settled(page)
    opener = page.get_by_role("button", name="Take away")
    opener.click()
    menu = page.get_by_role("group", name="Take away", exact=True)
    browsing.picture(page, "taking-menu")
    name, content = taken(page, menu, "Word")
    assert name == "Who-pays-for-the-regional-seed-bank-is-the-money-tied-and-wh.docx"
    file = Docx(content)
    assert file.quoted()[0] == invented.BANK
    assert invented.ARABIC in file.quoted()
    right = [p for p in file.paragraphs("Statement") if p.find(".//{*}bidi") is not None]
    assert len(right) == 1
    assert len(file.footnotes()) == 7
    assert "Example Institute of Regional Studies" in file.footnotes()[0]
    assert file.leads_out() == []
    menu.get_by_role("combobox", name="Citation style").select_option("apa")
    name, content = taken(page, menu, "Markdown")
    assert name.endswith(".md")
    assert "[^7]:" in content.decode()
    assert "“Ledgers of the night train”, para. 2)" in content.decode()  # as the style has it
    _, content = taken(page, menu, "BibTeX")
    assert b"10.0000/invented" in content
    _, content = taken(page, menu, "RIS")
    assert b"TY  - " in content
    menu.get_by_role("button", name="Copy", exact=True).click()
    expect(menu.get_by_role("button", name="Copied")).to_be_visible(timeout=LATE)
    read = "navigator.clipboard.read().then(([i]) => i.getType('text/html')).then((b) => b.text())"
    assert invented.BANK in page.evaluate(read)
    assert f"“{invented.BANK}”[1][2]" in page.evaluate("navigator.clipboard.readText()")
    page.keyboard.press("Escape")
    expect(menu).to_be_hidden()
    expect(opener).to_be_focused()
    browsing.ask(page, "And who phrased the rules?")
    settled(page)
    page.get_by_role("button", name="Take the whole thread away").click()
    _, content = taken(page, page.get_by_role("group", name="Take the whole thread away"), "Word")
    lines = Docx(content).lines()
    assert QUESTION in lines
    assert "And who phrased the rules?" in lines


@pytest.mark.parametrize("dark", [False, True])
def test_a_thread_is_printed_whole(visit: Any, dark: bool) -> None:
    page = visit(dark=dark)
    for question in (QUESTION, "And who phrased the rules?", "Who built the bridge?"):
        browsing.ask(page, question)
        settled(page)
    printed = page.pdf(prefer_css_page_size=True, path=browsing.PICTURES / f"printed-{dark}.pdf", print_background=True)
    pages = PdfReader(io.BytesIO(printed)).pages
    assert len(pages) >= 3
    text = " ".join(" ".join(one.extract_text() for one in pages).split())
    for words in (
        QUESTION, "And who phrased the rules?", "Who built the bridge?", invented.BANK, invented.ARREARS, invented.LONG,
        invented.NOTE, "Not in the library: what the building cost.", "The library does not answer this",
        "One sentence was held back", "https://doi.org/10.0000/invented", "[1] Example Institute of Regional Studies.",
    ):  # fmt: skip
        assert words in text, words
    assert text.count(invented.LONG) == 2  # said, and once more behind the answer
    for hidden in ("New question", "Take away", "Copy with references", "Was this", "Ask about", "Previous", "Threads"):
        assert hidden not in text, hidden
    page.emulate_media(media="print", color_scheme="dark" if dark else "light")
    colours = "(n) => [getComputedStyle(n).color, getComputedStyle(document.querySelector('.stApp')).backgroundColor]"
    assert page.locator(".question").first.evaluate(colours) == ["rgb(0, 0, 0)", "rgb(255, 255, 255)"]
    page.emulate_media(media="screen")
    expect(page.locator(".pane")).to_be_visible()  # and beside the page, as it was
    assert not page.locator(".pane").evaluate("(pane) => pane.matches(':modal')")


@pytest.mark.slow
@pytest.mark.parametrize("path", ["quotes", "dossier", "library", "document", "help"])
def test_in_the_dark_every_page_is_printed_black_on_white(visit: Any, address: str, path: str) -> None:
    page = visit(dark=True)
    states.at(page, f"{address}/{'library' if path == 'document' else path}")
    main = page.get_by_test_id("stMain")
    if path == "document":
        page.locator("tbody").get_by_role("button").first.click()
        expect(page.locator(".document h1")).to_be_visible(timeout=LATE)
    heading = (
        main.get_by_role("heading", level=1).or_(main.get_by_role("button", name="Search")).or_(main.locator("tbody"))
    )
    expect(heading.first).to_be_visible(timeout=LATE)
    settled(page)
    printed = PdfDocument(page.pdf(prefer_css_page_size=True, print_background=True))
    sheet = printed[0].render(scale=2).to_pil().convert("L")
    bright, dark = (sum(sheet.histogram()[a:b]) for a, b in ((200, 256), (0, 60)))
    whole = sheet.width * sheet.height
    browsing.PICTURES.mkdir(exist_ok=True)
    sheet.save(browsing.PICTURES / f"printed-dark-{path}.png")
    assert bright > 0.7 * whole  # the paper
    assert dark > 0.0015 * whole  # and what stands on it
    assert sum(sheet.histogram()[200:245]) < 3 * dark  # light grey on white, as the dark theme's ink would be
