"""A hostile document on every page: its file name, title, authors and text hold scripts, Markdown links and pictures
from elsewhere. Whatever page shows it, no other host is asked and nothing of it runs."""

from __future__ import annotations

from collections.abc import Iterator
from urllib.parse import urlsplit

import pytest

pytest.importorskip("playwright", reason="the browser tests need Playwright")

from playwright.sync_api import Page, sync_playwright

from ingest.record import edits
from store import records
from store.embedder import Embedder
from store.library import Library
from tests.web import browsing, evaluated, states
from tests.web.test_browser_whole import ingest_into
from web.intake import FOLDER

pytestmark = browsing.marks(300)

RUNS = "window.hacked=1"
NAME = f"<img src=x onerror={RUNS}>![n](http:··evil.invalid·n.png) [n](http:··evil.invalid).md"
PICTURE = f'<img src="http://evil.invalid/i" onerror="{RUNS}">'
TITLE = f"Lighthouse <script>{RUNS}</script> ![t](http://evil.invalid/t.png) {PICTURE}"
AUTHOR = f"{{<b onmouseover={RUNS}>Keeper</b> ![a](http://evil.invalid/a.png) [a](http://evil.invalid/a)}}"
TEXT = f"""# Lighthouse

The lighthouse of Quorn is lit with rapeseed oil by <script>{RUNS}</script> men ![p](http://evil.invalid/p.png).[^1]

## Heading ![h](http://evil.invalid/h.png) {PICTURE}

Its keeper, <a href="javascript:{RUNS}">Ama Osei</a>, [signs](http://evil.invalid/) for every barrel of oil.

[^1]: Osei, A. (2015). *The oil of Quorn* ![f](http://evil.invalid/f.png) <svg onload={RUNS}>. Quorn: Harbour Press.
"""
QUESTION = f"What is the lighthouse of Quorn lit with? ![q](http://evil.invalid/q.png) <img src=x onerror={RUNS}>"
MATTER = states.Matter(
    answered=QUESTION,
    unanswered=f"Who is <script>{RUNS}</script> ![u](http://evil.invalid/u.png)?",
    words="lighthouse of Quorn",
    title="Lighthouse",
)


@pytest.fixture(scope="module")
def address(tmp_path_factory: pytest.TempPathFactory, embedder: Embedder) -> Iterator[str]:
    folder = tmp_path_factory.mktemp("hostile")
    uploads = folder / "library" / FOLDER  # so that the pages also speak of an upload
    uploads.mkdir(parents=True)
    (uploads / NAME).write_text(TEXT, encoding="utf-8")
    ingest_into(folder / "library", uploads / NAME, embedder)
    with Library.open(folder / "library", embedder=embedder) as library:
        held = library.documents()[0]
        changes = edits.read([f"title={TITLE}", f"authors={AUTHOR}", f"container={TITLE}", "issued=2015"])
        records.correct(library, held.id, changes)
        evaluated.put(folder / "library", library)
    with browsing.serving(folder, browsing.ROOT / "app.py", {"SSC_LIBRARY": str(folder / "library")}) as found:
        yield found


@pytest.fixture
def page(address: str) -> Iterator[Page]:
    ear = browsing.Ear(urlsplit(address).netloc)
    with sync_playwright() as playwright:
        browser = browsing.launch(playwright)
        opened = browser.new_context(viewport={"width": 1600, "height": 900}).new_page()
        ear.listen(opened)
        yield opened
        browser.close()
    ear.heard_nothing()


# Elements that nothing of ours draws with an address of elsewhere, in the page and in the shadows below it.
MADE = """() => {
  const all = (root) => [...root.querySelectorAll("*")].flatMap(
    (node) => [node, ...(node.shadowRoot ? all(node.shadowRoot) : [])]);
  const leads = (node) => ["src", "href", "srcset", "poster", "data"].some(
    (name) => /evil|javascript:/.test(node.getAttribute(name) || ""));
  const runs = (node) => [...node.attributes].some(({ name }) => name.startsWith("on"));
  return all(document).filter((node) => leads(node) || runs(node)).map((node) => node.outerHTML.slice(0, 200));
}"""


def test_no_page_runs_it_or_calls_out(page: Page, address: str) -> None:
    seen = []
    for name in states.walk(page, address, MATTER):
        page.mouse.move(700, 400)
        assert page.evaluate("window.hacked") is None, name
        assert page.evaluate(MADE) == [], name
        if name in {"ask-answer", "quotes-found", "library-table", "document-text", "evaluation"}:
            shown = page.locator("body").inner_text() + " ".join(page.locator("article, table").all_inner_texts())
            assert "<script>" in shown, f"{name}: the document is not shown as it is"
        seen.append(name)
    assert "document-references" in seen
    assert seen[-1] == "help"
