"""Components by themselves in a real Chromium, without a server: what they draw, send and let go of when the data comes
late, out of turn, or not at all."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

pytest.importorskip("playwright", reason="the browser tests need Playwright")

from playwright.sync_api import Browser, Page, expect

from tests.web import browsing
from web import desk_words, filter_words, library_words, models_words, reading_words, thread_words, words

pytestmark = browsing.marks(120)

WEB = browsing.ROOT / "web"
NOWHERE = "http://127.0.0.1:9/"  # answered by the test itself
DESK = ("parts/dom", "parts/reader", "parts/gather", "parts/desk")
ANSWERS = (
    *DESK,
    "parts/taking",
    *(f"answer/{name}" for name in ("popover", "feedback", "turn", "next", "steps", "main")),
)
READING = (*DESK[:2], *(f"reading/{name}" for name in ("sheet", "sight", "asking", "pane", "main")))
LIBRARY = library_words.SHELF
FIELD = '<textarea data-testid="stChatInputTextArea" aria-label="Ask"></textarea>'
HELPERS = """
  window.sent = [];
  window.parts = {};
  window.mount = async (name, script) => {
    const { default: draw } = await import(URL.createObjectURL(new Blob([script], { type: "text/javascript" })));
    const root = document.createElement("section");
    root.id = name;
    document.body.append(root);
    parts[name] = { draw, root };
  };
  window.draw = (name, data) => {
    const { draw, root } = parts[name];
    parts[name].leave = draw({ parentElement: root, data, setTriggerValue: (what, value) => sent.push([what, value]) });
  };
"""


@pytest.fixture
def page(browser: Browser) -> Iterator[Page]:
    context = browser.new_context(viewport={"width": 1400, "height": 700})
    page = context.new_page()
    wrong: list[str] = []
    page.on("pageerror", lambda error: wrong.append(str(error)))
    html = f"<!doctype html><style>.hidden {{ position: absolute; }}</style>{FIELD}"
    page.route("**/*", lambda route: route.fulfill(body=html, content_type="text/html"))
    page.goto(NOWHERE)
    page.evaluate(f"() => {{ {HELPERS} }}")
    yield page
    context.close()
    assert wrong == []


def mount(page: Page, name: str, *scripts: str) -> None:
    text = "\n".join(Path(WEB, f"{script}.js").read_text(encoding="utf-8") for script in scripts)
    page.evaluate("([name, text]) => mount(name, text)", [name, text])


def draw(page: Page, name: str, data: Any) -> None:
    page.evaluate("([name, data]) => draw(name, data)", [name, data])


def sent(page: Page, what: str) -> list[Any]:
    return [value for name, value in page.evaluate("sent") if name == what]


# The table of documents


def shelf(asked: dict[str, str], n: int) -> dict[str, Any]:
    one = {"id": "a", "title": "The orchard", "authors": "Ana", "year": 2015, "type": "Report", "source": "a.md"}
    columns = [{"key": "title", "name": "Title", "number": False}]
    choices: dict[str, Any] = {"type": [], "language": [], "format": []}
    return {
        "documents": [one], "columns": columns, "choices": choices, "asked": asked, "n": n, "told": None,
        "words": LIBRARY,
    }  # fmt: skip


def test_what_is_typed_is_newer_than_the_answer_to_what_was_typed_before(page: Page) -> None:
    mount(page, "shelf", "parts/dom", "parts/reader", "parts/shelf")
    draw(page, "shelf", shelf({}, 0))
    field = page.get_by_role("searchbox")
    for typed in ("orch", "orchard"):
        field.fill(typed)
        page.wait_for_function("(typed) => sent.at(-1)?.[1].q === typed", arg=typed)
    first, second = (one["n"] for one in sent(page, "filter"))
    draw(page, "shelf", shelf({"q": "orch"}, first))
    expect(field).to_have_value("orchard")
    draw(page, "shelf", shelf({"q": "orchard"}, second))
    draw(page, "shelf", shelf({"q": "elsewhere"}, second))  # another address was gone to
    expect(field).to_have_value("elsewhere")


# The reading pane


SIGHT = {"document": "d", "start": 1, "end": 9, "pages": [2], "pictured": True}


def citation(n: int = 1) -> dict[str, Any]:
    return {
        "n": n, "title": "The orchard", "place": "p. 2", "quote": "pears", "quoted": "“pears”", "reference": "Ana 2015",
        "about": "", "note": "", "record": False, "sight": SIGHT, "context": None, "key": f"c{n}", "withdrawn": False,
        "who": "Ana",
    }  # fmt: skip


def answer_to(asked: dict[str, Any], **more: Any) -> dict[str, Any]:
    empty = {"saved": None, "page": None, "pending": False, "section": None, "outline": None, "context": None}
    place = {name: asked[name] for name in ("key", "document", "start", "end")}
    return empty | place | {"error": ""} | more


def picture(**more: Any) -> dict[str, Any]:
    one = "data:image/gif;base64,R0lGODlhAQABAIAAAAAAAP///yH5BAEAAAAALAAAAAABAAEAAAIBRAA7"
    return {
        "number": 2, "place": "p. 2", "pages": 3, "image": one, "width": 1, "height": 1, "boxes": [[0, 0, 1, 1]],
        "letters": 9, "on": True,
    } | more  # fmt: skip


def told(**told: Any) -> dict[str, Any]:
    return {"told": told, "words": reading_words.UI}


def opened(page: Page) -> None:
    mount(page, "reading", *READING)
    draw(page, "reading", told())
    page.evaluate(
        """(citation) => {
          window.sscReading.wanted = {
            owner: { onShow() {}, onClose() {}, home: () => null }, id: "t", citations: [citation], n: 1, count: "of",
          };
        }""",
        citation(),
    )
    draw(page, "reading", told())
    page.wait_for_function("sent.length === 1")


def test_a_quote_saved_while_its_page_is_drawn_does_not_lose_the_page(page: Page) -> None:
    opened(page)
    (look,) = sent(page, "look")
    pending = answer_to(look, pending=True, saved=False)
    draw(page, "reading", told(look=pending))
    page.get_by_role("button", name="Save quote").click()
    (keep,) = sent(page, "keep")
    draw(page, "reading", told(look=pending, keep=answer_to(keep, saved=True)))
    again = sent(page, "look")[-1]
    assert again["image"]
    assert again["key"] != look["key"]
    draw(page, "reading", told(look=answer_to(again, page=picture(), saved=True), keep=answer_to(keep, saved=True)))
    expect(page.locator(".paper img")).to_have_count(1)
    expect(page.get_by_role("button", name="Saved")).to_be_visible()


def test_what_does_not_come_is_not_asked_for_for_ever(page: Page) -> None:
    opened(page)
    page.get_by_role("button", name="Save quote").click()
    (keep,) = sent(page, "keep")
    draw(page, "reading", told(keep=answer_to(keep, saved=True)))
    for _ in range(3):
        last = sent(page, "look")[-1]
        draw(page, "reading", told(look=answer_to(last, saved=True), keep=answer_to(keep, saved=True)))
    assert len(sent(page, "look")) == 2


def test_both_answers_of_one_run_are_heard(page: Page) -> None:
    opened(page)
    (look,) = sent(page, "look")
    page.get_by_role("button", name="Save quote").click()
    (keep,) = sent(page, "keep")
    came = answer_to(look, page=picture(), saved=True, context={"section": "", "blocks": [], "notes": []})
    draw(page, "reading", told(keep=answer_to(keep, saved=True), look=came))
    expect(page.locator(".paper img")).to_have_count(1)
    expect(page.get_by_role("button", name="Saved")).to_be_visible()
    assert len(sent(page, "look")) == 1


def test_a_pane_that_is_left_hears_nothing_of_the_window(page: Page) -> None:
    page.evaluate(
        """() => {
          window.listening = 0;
          const { addEventListener: add, removeEventListener: remove } = MediaQueryList.prototype;
          const heard = new Set();
          MediaQueryList.prototype.addEventListener = function (name, act) {
            heard.add(act);
            window.listening = heard.size;
            return add.call(this, name, act);
          };
          MediaQueryList.prototype.removeEventListener = function (name, act) {
            heard.delete(act);
            window.listening = heard.size;
            return remove.call(this, name, act);
          };
        }"""
    )
    opened(page)
    assert page.evaluate("listening") == 1
    page.evaluate("parts.reading.leave()")
    assert page.evaluate("listening") == 0


# Answers


def turn(name: str) -> dict[str, Any]:
    said = {
        "text": "It yields pears.", "cites": [1], "rows": [], "quoted": False, "support": "supported", "mark": "",
        "at": 0, "meaning": "", "gone": [], "who": [], "why": "", "checker": "", "key": "statement:1",
    }  # fmt: skip
    return {
        "id": name, "question": f"What of {name}?", "understood": [], "how": "", "notice": "", "abstained": False,
        "statements": [said], "gaps": [], "withheld": [], "sources": [], "citations": [citation()],
    }  # fmt: skip


def answers(*names: str, pending: tuple[str, ...] = (), thread: str = "t", more: str = "") -> dict[str, Any]:
    return {
        "thread": thread, "turns": [turn(name) for name in names], "pending": pending, "welcome": None, "stopped": [],
        "follow_ups": [], "gather": None, "read_only": False, "words": words.UI | models_words.ANSWERS, "more": more,
    }  # fmt: skip


def test_a_pane_that_opened_by_itself_gives_the_focus_to_its_citation_or_the_field(page: Page) -> None:
    mount(page, "answers", *ANSWERS)
    mount(page, "reading", *READING)
    draw(page, "reading", told())
    draw(page, "answers", answers("a"))
    close = page.get_by_role("button", name="Close the reading pane")
    close.focus()
    page.keyboard.press("Enter")
    expect(page.locator("button.cite")).to_be_focused()
    page.locator("button.cite").click()
    draw(page, "answers", answers())
    page.evaluate(
        """(citation) => {
          const owner = { onShow() {}, onClose() {}, home: () => null };
          window.sscReading.pane.open({ owner, id: "x", citations: [citation], n: 1, count: "of", from: null });
        }""",
        citation(),
    )
    close.focus()
    page.keyboard.press("Enter")
    expect(page.get_by_role("textbox", name="Ask")).to_be_focused()


def test_only_what_is_new_scrolls_the_page(page: Page) -> None:
    page.evaluate("() => { window.reached = 0; Element.prototype.scrollIntoView = () => { window.reached += 1; }; }")
    mount(page, "answers", *ANSWERS)

    def reached(data: dict[str, Any]) -> int:
        draw(page, "answers", data)
        page.evaluate("() => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)))")
        return int(page.evaluate("reached"))

    assert reached(answers("a")) == 1
    assert reached(answers("a", pending=("Why?",))) == 2
    assert reached(answers("a", pending=("Why?",), more="drawn anew")) == 2
    assert reached(answers("a", "b")) == 3
    assert reached(answers("a", "b", more="drawn anew")) == 3


def desk(told: dict[str, Any] | None = None) -> dict[str, Any]:
    return {
        "told": told, "judging": True, "given": {}, "words": desk_words.UI, "verdicts": desk_words.VERDICTS,
        "forms": desk_words.FORMS, "styles": {}, "languages": {}, "missing": "", "most": 1,
    }  # fmt: skip


def test_judges_that_are_not_shown_are_let_go(page: Page) -> None:
    mount(page, "answers", *ANSWERS)
    mount(page, "reading", *READING)
    mount(page, "desk", "parts/desk", "desk/main")
    draw(page, "reading", told())
    draw(page, "answers", answers("a"))
    judges = "window.sscDesk.judges.size"
    draw(page, "desk", desk())
    shown = page.evaluate(judges)
    assert shown == page.locator(".judge").count() > 0
    for _ in range(5):
        page.locator("button.cite").click()  # each makes another judge in the pane
    draw(page, "desk", desk())
    assert page.evaluate(judges) == shown
    page.evaluate("parts.answers.leave()")
    assert page.evaluate(judges) == 1  # that in the pane
    draw(page, "answers", answers("b"))
    page.evaluate("parts.answers.leave()")
    draw(page, "desk", desk())
    assert page.evaluate(judges) == page.locator("#reading .judge").count() == 1


def test_what_was_taken_away_is_said_to_have_come_once(page: Page) -> None:
    mount(page, "desk", "parts/desk", "desk/main")
    draw(page, "desk", desk())
    took = {"key": "k", "error": "", "name": "a.docx", "type": "x", "data": "AAAA"}
    draw(page, "desk", desk(took))
    draw(page, "desk", desk(took))
    draw(page, "desk", desk({"key": "l", "error": ""}))
    assert sent(page, "got") == ["k"]


# The side bar and below

THREADS = (
    "parts/dom", "parts/reader", "parts/back", "parts/thread_seek", "parts/thread_share", "parts/threads",
)  # fmt: skip


def test_a_page_is_drawn_when_a_lost_connection_is_back(page: Page) -> None:
    """The server may be another one, which does not know what stands on the page."""
    connection = "data-test-connection-state"
    page.evaluate("name => document.body.setAttribute(name, 'CONNECTED')", connection)
    mount(page, "threads", *THREADS)
    draw(
        page,
        "threads",
        {"threads": [], "current": "", "words": thread_words.THREADS, "elsewhere": False, "seek": False},
    )
    for state in ("CONNECTED", "PINGING_SERVER", "CONNECTING", "CONNECTED", "CONNECTED"):
        page.evaluate("([name, state]) => document.body.setAttribute(name, state)", [connection, state])
        page.evaluate("() => new Promise(requestAnimationFrame)")
    assert sent(page, "back") == [True]


def test_that_sharing_stopped_is_said_when_it_has(page: Page) -> None:
    mount(page, "threads", *THREADS)
    one = {"id": "a", "title": "Pears", "shared": "name"}
    data = {"threads": [one], "current": "", "words": thread_words.THREADS, "elsewhere": False, "seek": False}
    draw(page, "threads", data)
    page.get_by_role("button", name="More about “Pears”").click()
    page.get_by_role("button", name="Share").click()
    page.get_by_role("button", name="Stop sharing").click()
    live = page.locator(".live")
    assert sent(page, "unshare") == ["a"]
    draw(page, "threads", data | {"elsewhere": True})
    expect(live).to_be_empty()
    draw(page, "threads", data | {"threads": [one | {"shared": ""}]})
    expect(live).to_have_text(thread_words.THREADS["share_stopped"])


def test_what_leaves_the_machine_is_read_once(page: Page) -> None:
    mount(page, "models", "parts/dom", "parts/reader", "parts/models")
    options = [{"name": name, "shown": name, "leaves": f"To {name}."} for name in ("a", "b")]
    draw(page, "models", {"options": options, "chosen": "a", "fixed": False, "words": models_words.UI})
    select = page.get_by_role("combobox")
    expect(select).to_have_accessible_description("To a.")
    assert page.locator("[aria-live]").evaluate_all("(all) => all.every((one) => !one.id && !one.textContent)")
    select.select_option("b")
    expect(page.locator("[aria-live]")).to_have_text("To b.")
    expect(select).to_have_accessible_description("To b.")


def test_an_account_that_is_left_hears_no_other_tabs(page: Page) -> None:
    page.evaluate(
        """() => {
          window.open = 0;
          window.BroadcastChannel = class extends BroadcastChannel {
            constructor(name) { super(name); window.open += 1; }
            close() { super.close(); window.open -= 1; }
          };
        }"""
    )
    mount(page, "account", "parts/dom", "parts/reader", "parts/way_back", "parts/account")
    data = {"name": "Ana", "curator": False, "words": {"account": "Account", "out": "Sign out", "curator": "Curator"}}
    for name in ("Ana", "Ben"):
        draw(page, "account", data | {"name": name})
    assert page.evaluate("open") == 1
    page.evaluate("parts.account.leave()")
    assert page.evaluate("open") == 0


# The filter bar


def bar(n: int, of: str = "", **asked: Any) -> dict[str, Any]:
    nothing = {"type": [], "language": [], "author": [], "document": [], "from": "", "to": ""}
    return {
        "asked": nothing | asked, "n": n, "thread": of, "ignored": [], "passing": 1, "total": 3, "types": [],
        "languages": [], "undated": 0, "titles": {}, "lists": {"author": [], "document": []},
        "words": filter_words.UI,
    }  # fmt: skip


def test_of_another_thread_python_knows_more_than_what_was_chosen_before(page: Page) -> None:
    mount(page, "bar", "parts/dom", "filters/picking", "filters/bar")
    draw(page, "bar", bar(0))
    page.get_by_role("button", name="Filter", exact=True).click()
    page.get_by_role("textbox", name="From").fill("2020")
    draw(page, "bar", bar(1))  # the long lists; what is being typed is newer
    chips = page.locator(".chip")
    expect(chips).to_have_text(["from 2020"])
    page.wait_for_function("sent.at(-1)[1].from === '2020'")
    draw(page, "bar", bar(1, type=["report"]))
    expect(chips).to_have_text(["from 2020"])
    draw(page, "bar", bar(0, of="another"))
    expect(chips).to_have_count(0)
