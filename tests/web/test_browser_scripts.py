"""The components' scripts in a real Chromium, without the app around them: what is drawn anew leaves the focus, and
what is being typed, where it was; what is shown has a name and a colour."""

from __future__ import annotations

import importlib
import json
from collections.abc import Iterator
from typing import Any

import pytest
import streamlit as st

pytest.importorskip("playwright", reason="the browser tests need Playwright")

from playwright.sync_api import Browser, Page, expect

from tests.web import browsing
from web import desk_words, dossier_words, library_words, quote_words, thread_words, words

pytestmark = browsing.marks(120)

# A component as Streamlit mounts it: in a shadow root of its own, called with every change of the data. What it sends
# is kept in `sent`.
MOUNT = """() => {
  const host = document.body.appendChild(document.createElement("div"));
  const root = host.attachShadow({ mode: "open" });
  const style = root.appendChild(document.createElement("style"));
  style.textContent = window.sheet;
  const parentElement = root.appendChild(document.createElement("div"));
  window.sent = [];
  window.draw = (data) => window.component({ parentElement, data, setTriggerValue: (...one) => window.sent.push(one) });
  window.focused = () => root.activeElement && (root.activeElement.getAttribute("aria-label") ||
    root.activeElement.textContent);
}"""


@pytest.fixture(scope="module")
def bundles() -> dict[str, tuple[str, str]]:
    """Script and style of every component, by its name."""
    found = {}
    modules = [importlib.import_module(name) for name in ("web.answer", "web.parts")]  # with all that they import
    component = st.components.v2.component

    def kept(name: str, *, js: str = "", css: str = "", **_: Any) -> None:
        found[name.removeprefix("ssc_")] = (js, css)

    st.components.v2.component = kept  # type: ignore[assignment]
    try:
        for module in modules:
            importlib.reload(module)
    finally:
        st.components.v2.component = component
        for module in modules:
            importlib.reload(module)
    return found


@pytest.fixture
def mounted(browser: Browser, bundles: dict[str, tuple[str, str]]) -> Iterator[Any]:
    page = browser.new_page(color_scheme="dark")
    errors: list[str] = []
    page.on("pageerror", lambda error: errors.append(str(error)))

    def mount(name: str) -> Page:
        script, style = bundles[name]
        page.set_content("<!doctype html><title>x</title><html style='color-scheme: dark'><body></body></html>")
        page.evaluate(f"window.sheet = {json.dumps(style)}")
        page.add_script_tag(content=script.replace("export default function", "window.component = function"))
        page.evaluate(MOUNT)
        return page

    yield mount
    page.close()
    assert errors == []


def draw(page: Page, data: dict[str, Any]) -> None:
    page.evaluate("(data) => window.draw(data)", data)


def focused(page: Page) -> str:
    return str(page.evaluate("window.focused()"))


def listed(*titles: str) -> dict[str, Any]:
    threads = [{"id": title[:4], "title": title, "shared": ""} for title in titles]
    return {"threads": threads, "current": "", "words": thread_words.THREADS, "elsewhere": False, "seek": False}


def test_a_name_half_typed_outlives_a_new_thread(mounted: Any) -> None:
    page = mounted("threads")
    draw(page, listed("Seed bank", "Railway"))
    page.get_by_role("button", name="More about “Railway”").click()
    page.get_by_role("button", name="Rename").click()
    field = page.get_by_role("textbox", name="New name")
    field.fill("Rail lines")
    page.keyboard.press("ArrowLeft")
    draw(page, listed("New one", "Railway (answered)", "Seed bank") | {"current": "New "})
    draw(page, listed("New one", "Seed bank", "Railway (answered)"))
    expect(field).to_have_value("Rail lines")
    expect(field).to_be_focused()
    page.keyboard.type("!")
    expect(field).to_have_value("Rail line!s")
    page.keyboard.press("Enter")
    assert page.evaluate("window.sent") == [["rename", {"id": "Rail", "title": "Rail line!s"}]]
    draw(page, listed("New one", "Seed bank", "Rail line!s"))  # Python has renamed it
    assert focused(page) == "More about “Rail line!s”"
    draw(page, listed("New one", "Seed bank"))  # and here it is gone
    assert focused(page).startswith("Seed")


def quote(**more: Any) -> dict[str, Any]:
    return {
        "key": "k1", "text": "Said.", "marks": [], "before": "", "after": "", "standing": "", "speaker": "",
        "original": None,
        "reported": False, "title": "T", "about": "A", "place": "p. 1", "differences": [], "citation": "c",
        "reference": "r",
        "saved": "", "sight": None, "gone": False, "comment": "", "tags": [],
        "copies": {"quote": "q", "reference": "r", "both": "b"},
    } | more  # fmt: skip


def test_the_focus_stays_when_a_quote_is_saved_and_removed(mounted: Any) -> None:
    page = mounted("quotes")
    data = {
        "mode": "saved", "quotes": [quote(saved="s1"), quote(saved="s2", key="k2")], "tags": [], "tag": "",
        "gather": None,
        "asked": {}, "kinds": [], "words": quote_words.UI,
    }  # fmt: skip
    data |= {"mode": "find", "total": 2, "skip": 0, "page": 10, "quotes": [quote(), quote(key="k2")]}
    draw(page, data)
    save = quote_words.UI["save"]
    page.get_by_role("button", name=save, exact=True).first.focus()
    draw(page, data | {"quotes": [quote(saved="s1"), quote(key="k2")]})
    assert focused(page) == quote_words.UI["remove"]
    draw(page, data)
    assert focused(page) == save
    saved = data | {"mode": "saved", "quotes": [quote(saved="s1"), quote(saved="s2", key="k2")]}
    draw(page, saved)
    page.get_by_role("button", name=quote_words.UI["remove"], exact=True).first.focus()
    draw(page, saved | {"quotes": [quote(saved="s2", key="k2")]})  # what was removed has left: the next one's
    assert page.evaluate("document.activeElement !== document.body")


def test_a_tab_of_a_document_keeps_the_focus(mounted: Any) -> None:
    page = mounted("document")
    data = {
        "id": "d", "title": "T", "about": "", "show": "notes", "at": 1, "told": None, "done": None, "fault": None,
        "may": True,
        "counts": {"notes": 0, "works": 0}, "words": library_words.DOCUMENT,
        "notes": {"skip": 0, "all": 0, "most": 5, "rows": []}, "works": {"skip": 0, "all": 0, "most": 5, "rows": []},
    }  # fmt: skip
    draw(page, data)
    works = page.locator(".views").get_by_role("button").last
    works.focus()
    draw(page, data | {"show": "works"})
    expect(works).to_be_focused()
    draw(page, data | {"told": {"said": "Done", "bad": False}})
    page.locator(".told").get_by_role("button").focus()
    draw(page, data)
    expect(page.get_by_role("heading", level=1)).to_be_focused()


def test_a_row_of_the_table_keeps_the_focus_while_documents_come(mounted: Any) -> None:
    page = mounted("shelf")

    def table(*titles: str) -> dict[str, Any]:
        rows = [
            {"id": t, "title": t, "authors": "", "year": None, "type": "", "source": "", "language": "", "format": ""}
            for t in titles
        ]
        columns = [{"key": "title", "name": "Title", "number": False}]
        choices: dict[str, Any] = {"type": [], "language": [], "format": []}
        return {
            "documents": rows, "asked": {}, "told": None, "columns": columns, "choices": choices,
            "words": library_words.SHELF,
        }  # fmt: skip

    draw(page, table("Alpha", "Beta"))
    page.get_by_role("button", name="Beta").focus()
    page.evaluate("window.was = document.querySelector('div').shadowRoot.activeElement")
    draw(page, table("Alpha", "Aleph", "Beta"))
    assert page.evaluate("window.was === document.querySelector('div').shadowRoot.activeElement")
    draw(page, table("Alpha", "Aleph"))
    assert focused(page) == "Aleph"


def test_two_enters_begin_one_dossier(mounted: Any) -> None:
    page = mounted("dossier")
    data = {"mode": "list", "dossiers": [], "dossier": None, "told": None, "done": "", "words": dossier_words.UI}
    draw(page, data)
    page.get_by_role("textbox").fill("Seeds")
    page.keyboard.press("Enter")
    page.keyboard.press("Enter")
    asked = page.evaluate("window.sent.at(-1)[1]")
    assert [(one["do"], one["title"]) for one in asked] == [("create", "Seeds")]


def turn(**more: Any) -> dict[str, Any]:
    said = {
        "rows": [], "quoted": True, "text": "Words.", "cites": [1], "support": "quoted", "glosses": [],
        "meaning": "", "mark": "m",
        "gone": [], "who": [], "why": "", "checker": "", "key": "0", "at": 0,
    }  # fmt: skip
    citation = {
        "n": 1, "place": "p. 1", "withdrawn": False, "quote": "Words.", "quoted": "Words.", "title": "T",
        "who": "W", "note": "",
        "reference": "R", "record": False, "key": "c", "about": "", "context": None, "sight": None,
    }  # fmt: skip
    return {
        "id": "a1", "question": "Who?", "understood": [], "how": "", "notice": "", "abstained": False,
        "abstention": None,
        "statements": [said], "gaps": [], "withheld": [], "sources": [], "citations": [citation],
    } | more  # fmt: skip


def thread(*turns: dict[str, Any], pending: tuple[str, ...] = ()) -> dict[str, Any]:
    return {
        "thread": "t", "turns": list(turns), "pending": list(pending), "welcome": None, "stopped": [], "follow_ups": [],
        "gather": None, "read_only": False, "words": words.UI | {"stop": "Stop", "ask_again": "Again",
        "follow_ups": "On"},
    }  # fmt: skip


ABSTENTION = {"title": "Not here", "lines": [], "nearest": [], "tries": [], "again": "Ask again without the filter"}
STEPS = "(steps) => { document.querySelector('#steps').innerHTML = steps.map((s) => `<li>${s}</li>`).join('') }"


def test_steps_and_an_answer_are_announced_once_each(mounted: Any) -> None:
    page = mounted("answers")
    live = page.locator(".live")
    draw(page, thread(turn(id="a0", question="Before?")))
    expect(live).to_have_text("")  # what was there is not news
    draw(page, thread(turn(id="a0", question="Before?"), pending=("Who?",)))
    page.evaluate("document.body.insertAdjacentHTML('beforeend', '<ol class=ssc-steps id=steps></ol>')")
    page.evaluate(STEPS, ["Searching…"])
    expect(live).to_have_text("Searching…")
    page.evaluate(STEPS, ["Searching…", "Checking…"])
    expect(live).to_have_text("Checking…")
    page.get_by_role("button", name="Stop").focus()
    gap = {"ask": "What it cost.", "reason": "", "cites": []}
    draw(page, thread(turn(id="a0", question="Before?"), turn(gaps=[gap])))
    expect(live).to_have_text("Answer ready: one statement, one gap.")
    expect(page.get_by_role("heading", name="Who?")).to_be_focused()  # Stop has gone
    page.evaluate(STEPS, ["Something else…"])
    expect(live).to_have_text("Answer ready: one statement, one gap.")


def test_an_abstention_is_announced_and_asked_again_once(mounted: Any) -> None:
    page = mounted("answers")
    draw(page, thread(pending=("Who?",)))
    abstained = turn(abstained=True, abstention=ABSTENTION, statements=[], citations=[])
    draw(page, thread(abstained))
    expect(page.locator(".live")).to_have_text("No answer: Not here.")
    again = page.get_by_role("button", name="Ask again without the filter")
    again.dblclick(force=True)
    assert page.evaluate("window.sent") == [["unfiltered", "a1"]]
    draw(page, thread(abstained, pending=("Who?",)))
    expect(again).to_be_disabled()
    draw(page, thread(abstained))
    expect(again).to_be_enabled()


def test_a_citation_that_is_open_says_so_and_escape_hides_what_hovering_shows(mounted: Any) -> None:
    page = mounted("answers")
    rows = [{"head": False, "cells": ["1", "2"], "cites": [1]}]
    draw(page, thread(turn(statements=[turn()["statements"][0] | {"rows": rows}])))
    expect(page.get_by_role("group", name="Table")).to_be_visible()
    citation = page.get_by_role("button", name="Citation 1").first
    citation.hover()
    expect(page.get_by_role("tooltip")).to_be_visible()
    page.keyboard.press("Escape")  # the focus is nowhere
    expect(page.get_by_role("tooltip")).to_be_hidden()
    page.evaluate("window.sscReading.pane = { open: ({ owner, id, n }) => owner.onShow(id, n) }")
    citation.click()
    expect(citation).to_have_attribute("aria-current", "true")


def test_a_chosen_file_is_shown_in_every_menu_and_removed(mounted: Any) -> None:
    page = mounted("answers")
    desk = {
        "words": desk_words.UI, "styles": {"plain": "Plain", "own": "Own"}, "languages": {"en": "English"},
        "forms": desk_words.FORMS, "missing": "", "most": 5, "judging": False, "given": {}, "verdicts": {},
        "told": None,
    }  # fmt: skip
    page.evaluate("(data) => { window.sscDesk.data = data; window.sscDesk.send = () => {}; }", desk)
    draw(page, thread(turn(), turn(id="a2")))
    openers = page.get_by_role("button", name="Take away")
    openers.nth(0).click()
    page.locator("input[type=file]").last.set_input_files(
        {"name": "own.docx", "mimeType": "application/zip", "buffer": b"x"}
    )
    expect(page.get_by_role("button", name="Remove own.docx")).to_be_visible()
    openers.nth(0).click()
    openers.nth(1).click()
    remove = page.get_by_role("button", name="Remove own.docx")
    expect(remove).to_be_visible()
    expect(page.locator(".take-panel:visible")).to_contain_text("own.docx")
    remove.click()
    expect(remove).to_have_count(0)
    assert page.evaluate("document.activeElement !== document.body")  # on the field, to choose another


def test_every_component_is_black_on_white_on_paper(browser: Browser, bundles: dict[str, tuple[str, str]]) -> None:
    page = browser.new_page(color_scheme="dark")
    page.emulate_media(media="print", color_scheme="dark")
    for name, (_, style) in bundles.items():
        if not style:
            continue  # it draws nothing
        page.set_content(
            "<!doctype html><html style='color-scheme: dark; --st-text-color: #e8eaed'><body></body></html>"
        )
        page.evaluate(f"window.sheet = {json.dumps(style)}")
        page.evaluate(MOUNT)
        ink, card = page.evaluate("""() => {
          const box = document.querySelector("div").shadowRoot.querySelector("div");
          box.style.background = "var(--card)";
          box.style.color = "var(--ink)";
          const { color, backgroundColor } = getComputedStyle(box);
          return [color, backgroundColor];
        }""")
        assert (ink, card) == ("rgb(0, 0, 0)", "rgb(255, 255, 255)"), name
    page.close()


def test_lines_around_what_is_chosen_are_seen(bundles: dict[str, tuple[str, str]]) -> None:
    style = bundles["answers"][1]
    light, dark = style.split("--edge: light-dark(", 1)[1].split(")", 1)[0].split(", ")
    for edge, grounds in ((light, ("#fbfaf7", "#ffffff", "#f5f3ee")), (dark, ("#12161b", "#1a2027"))):
        assert min(contrast(edge, ground) for ground in grounds) >= 3


def contrast(one: str, other: str) -> float:
    """As WCAG 2 has it, of two colours #rrggbb: 1 to 21."""

    def luminance(colour: str) -> float:
        parts = [int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5)]
        linear = [c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in parts]
        return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]

    dim, bright = sorted((luminance(one), luminance(other)))
    return (bright + 0.05) / (dim + 0.05)
