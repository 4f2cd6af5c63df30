"""A chat model that writes slowly, in a real Chromium: who phrases is chosen, an answer is stopped, and one asks on."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import pytest

pytest.importorskip("playwright", reason="the browser tests need Playwright")
pytest.importorskip("langchain_openai", reason="needs the extra chat")

from playwright.sync_api import Browser, Page, expect

from ingest.job import ingest
from store.embedder import Embedder
from store.library import Library
from store.notebook import Notebook
from tests.assistant import model_server
from tests.assistant.scripted import evidence_in
from tests.web import browsing
from tests.web.browsing import settled

pytestmark = browsing.marks(240)

ORCHARD = """# The shared orchard of Velmora

## Gardeners and tools

The orchard of Velmora is tended by eleven villages, which share its fruit in equal parts. Each village sends two
gardeners in spring. A warden keeps the tools of the gardeners in the old mill.

## Harvest and drying

In 2019 the orchard of Velmora yielded 40 tonnes of pears. Half of the harvest was dried for the winter.
"""
QUESTION = "How many tonnes of pears did the orchard of Velmora yield in 2019?"
SAID = "The orchard of Velmora yielded 40 tonnes of pears in 2019."
LONG = 60.0  # seconds that no test would wait
SLOW, FAR, NOBODY = "A slow one", "One far away", "Sources’ own words (no model)"


@dataclass
class Served:
    address: str
    model: model_server.Server
    library: Path

    def threads(self) -> list[str]:
        with Notebook.open(self.library) as notebook:
            return [t.title for t in notebook.threads()]


@pytest.fixture(scope="module")
def served(tmp_path_factory: pytest.TempPathFactory, embedder: Embedder) -> Iterator[Served]:
    folder = tmp_path_factory.mktemp("models")
    (folder / "orchard.md").write_text(ORCHARD, encoding="utf-8")
    with Library.open(folder / "library", create=True, embedder=embedder) as opened:
        assert not ingest([folder / "orchard.md"], opened).failed
    with model_server.serving() as model:
        models = (
            f'[{{name = "{SLOW}", model = "openai:slow", url = "{model.url}"}},'
            f' {{name = "{FAR}", model = "openai:far", url = "https://me:secret@models.invalid/key/v1"}}]'
        )
        environment = {"SSC_LIBRARY": str(folder / "library"), "SSC_MODELS": models}
        with browsing.serving(folder, browsing.ROOT / "app.py", environment) as address:
            yield Served(address, model, folder / "library")


@pytest.fixture
def page(browser: Browser, served: Served) -> Iterator[Page]:
    ear = browsing.Ear(urlsplit(served.address).netloc)
    context = browser.new_context(viewport={"width": 1600, "height": 900})
    page = context.new_page()
    ear.listen(page)
    page.goto(served.address)
    expect(page.get_by_role("heading", name="What would you like to know?")).to_be_visible(timeout=60_000)
    settled(page)
    served.model.requests.clear()
    served.model.left.clear()
    yield page
    context.close()
    ear.heard_nothing()


def choose(page: Page, name: str) -> None:
    page.get_by_label("Answers phrased by").select_option(name)
    settled(page)


def send(page: Page, question: str) -> None:
    field = page.get_by_role("textbox", name="Ask about the literature…")
    field.fill(question)
    field.press("Enter")


def wait_for_requests(page: Page, served: Served, count: int) -> None:
    for _ in range(600):
        if len(served.model.requests) >= count:
            return
        page.wait_for_timeout(100)
    raise AssertionError("The model was not asked.")


def says(messages: list[dict[str, str]]) -> list[str | float]:
    """What holds, resting on the first piece of evidence."""
    key = next(iter(evidence_in(messages[-1]["content"])))
    return [f"{SAID} [{key}]\n"]


@pytest.mark.slow
def test_who_phrases_is_chosen_told_and_kept(page: Page, served: Served) -> None:
    choice = page.get_by_label("Answers phrased by")
    expect(choice).to_have_value(NOBODY)
    expect(page.locator("#leaves")).to_have_text("Nothing leaves this machine.")
    choose(page, FAR)
    told = page.locator("#leaves")
    expect(told).to_have_text(
        "Your question, the earlier questions of this thread and the passages found are sent to models.invalid."
    )
    browsing.picture(page, "wide-light-models")
    choose(page, SLOW)
    expect(told).to_have_text("Nothing leaves this machine.")  # the server is on this machine
    page.get_by_role("link", name="Library", exact=True).click()
    expect(page.get_by_role("row")).to_have_count(2, timeout=30_000)
    page.get_by_role("link", name="Ask", exact=True).click()
    expect(page.get_by_role("heading", name="What would you like to know?")).to_be_visible(timeout=30_000)
    expect(page.get_by_role("heading", name="For a start")).to_be_visible(timeout=60_000)
    expect(choice).to_have_value(SLOW, timeout=30_000)
    served.model.script = says
    settled(page)
    browsing.ask(page, QUESTION)
    expect(page.locator(".turn").last).to_contain_text("Phrased by openai:slow")
    expect(page.locator(".statement").first).to_contain_text(SAID)
    assert len(served.model.requests) == 1
    page.reload()
    expect(choice).to_have_value(SLOW, timeout=30_000)  # as the thread was answered
    settled(page)
    choose(page, NOBODY)
    browsing.ask(page, "How many villages tend the orchard of Velmora?")
    expect(page.locator(".turn").last).to_contain_text("no model was used")
    assert len(served.model.requests) == 1


@pytest.mark.parametrize("before", [[], ["The orchard "]], ids=["silent", "writing"])
def test_an_answer_that_is_stopped_ends_at_once_and_leaves_nothing(
    page: Page, served: Served, before: list[str]
) -> None:
    threads = served.threads()
    served.model.script = lambda messages: [*before, LONG]
    choose(page, SLOW)
    send(page, QUESTION)
    wait_for_requests(page, served, 1)
    expect(page.get_by_label("Answers phrased by")).to_be_disabled()
    send(page, "And who tends it?")  # waits behind the first
    expect(page.locator(".turn.pending")).to_contain_text("And who tends it?", timeout=30_000)
    browsing.picture(page, "wide-light-stop")
    page.get_by_role("button", name="Stop", exact=True).click()
    stopped = page.locator(".turn.stopped")
    expect(stopped).to_contain_text("Stopped. Nothing was kept.", timeout=15_000)
    expect(page.locator(".turn.pending")).to_have_count(0)
    assert served.model.left.wait(10)  # the server sees that nobody listens any more
    again = page.get_by_role("button", name=f"Ask again: {QUESTION}")
    expect(again).to_be_focused()
    expect(page.get_by_role("button", name="Ask again: And who tends it?")).to_be_visible()
    browsing.picture(page, "wide-light-stopped")
    settled(page)
    asked = len(served.model.requests)
    assert served.threads() == threads
    assert "thread=" not in page.url
    served.model.script = says
    again.click()
    expect(page.locator(".statement").first).to_contain_text(SAID, timeout=60_000)
    expect(page.locator(".turn.stopped")).to_have_count(0)
    assert len(served.model.requests) == asked + 1


def test_what_is_offered_next_is_asked_by_a_click_and_answered(page: Page) -> None:
    browsing.ask(page, QUESTION)
    after = page.get_by_role("region", name="Ask next").get_by_role("button")
    expect(after.first).to_be_visible(timeout=60_000)
    browsing.picture(page, "wide-light-next")
    question = after.first.inner_text().strip()
    assert "gardeners and tools" in question
    there = page.url
    settled(page)
    after.first.click()
    last = page.locator(".turn:not(.pending)").last
    expect(last.get_by_role("heading", level=2)).to_have_text(question, timeout=60_000)
    expect(last.locator(".statement").first).to_be_visible()
    assert page.url == there
    expect(page.locator(".turn").first.locator(".next")).to_have_count(0)  # only after the newest


@pytest.mark.slow
def test_what_is_offered_next_comes_without_moving_the_focus(page: Page, served: Served) -> None:
    browsing.ask(page, QUESTION)
    copy: Any = page.get_by_role("button", name="Copy with references")
    copy.focus()
    expect(page.get_by_role("region", name="Ask next")).to_be_visible(timeout=60_000)
    expect(copy).to_be_focused()
