"""Every page in every state a reader meets, wide and narrow, light and dark: axe-core finds nothing serious, nothing is
cut off at the side, and a picture of each is kept in test-results/pages/ for people to look at.

axe-core is installed by npm (`make test` does it) and read from node_modules; nothing of it is part of the product.
"""

from __future__ import annotations

import json
import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import pytest

pytest.importorskip("playwright", reason="the browser tests need Playwright")

from playwright.sync_api import Browser, Page, expect

from store.library import Library
from tests.web import browsing, evaluated, states
from tests.web.browsing import settled

pytestmark = browsing.marks(600)

AXE = browsing.ROOT / "node_modules" / "axe-core" / "axe.min.js"
SIZES = {"wide": {"width": 1600, "height": 900}, "narrow": {"width": 380, "height": 800}}
FOUND = """async (rules) => {
  const { violations } = await axe.run(document, { resultTypes: ["violations"], ...(rules && { runOnly: rules }) });
  return violations.map(({ id, impact, help, nodes }) => ({
    id, impact, help, nodes: nodes.map(({ html, target, failureSummary }) => ({ html, target, failureSummary })) }));
}"""
MATTER = states.Matter(
    answered="How long is the TAZARA railway and who paid for it?",
    unanswered="What is the price of bread in Lima?",
    words="technical cooperation among developing countries",
    title="Tazara",
)


@pytest.fixture(scope="module")
def real(tmp_path_factory: pytest.TempPathFactory, starter_folder: Path) -> Iterator[str]:
    """The app over the starter library."""
    folder = tmp_path_factory.mktemp("states")
    shutil.copytree(starter_folder, folder / "library")
    with Library.open(folder / "library") as library:
        evaluated.put(folder / "library", library)
    with browsing.serving(folder, browsing.ROOT / "app.py", {"SSC_LIBRARY": str(folder / "library")}) as found:
        yield found


@pytest.fixture(scope="module")
def invented(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The app over the invented library, whose answers have statements of every kind."""
    folder = tmp_path_factory.mktemp("invented")
    environment = {"SSC_LIBRARY": str(folder / "library"), "SSC_PAUSE": "0"}
    with browsing.serving(folder, Path(__file__).with_name("served.py"), environment) as found:
        yield found


@pytest.fixture
def visit(browser: Browser) -> Iterator[Any]:
    ears, contexts = [], []

    def at(address: str, size: str) -> Page:
        context = browser.new_context(viewport=SIZES[size])  # type: ignore[arg-type]
        contexts.append(context)
        page = context.new_page()
        ears.append(browsing.Ear(urlsplit(address).netloc))
        ears[-1].listen(page)
        return page

    yield at
    for context in contexts:
        context.close()
    for ear in ears:
        ear.heard_nothing()


def look(page: Page, name: str, size: str) -> list[str]:
    """Keep pictures of what is drawn, light and dark; what is wrong with it, a line each. In the dark only the colours
    are other ones."""
    wrong = []
    for theme, rules in (("light", None), ("dark", ["color-contrast"])):
        page.emulate_media(color_scheme=theme)  # type: ignore[arg-type]
        browsing.picture(page, f"pages/{name}-{size}-{theme}")
        judged_before = theme == "dark" and size == "narrow"  # the same colours as when it was wide
        found = _violations(page, rules) if AXE.exists() and not judged_before else []
        wrong += [f"{name}, {size}, {theme}: {line}" for line in found]
    page.emulate_media(color_scheme="light")
    settled(page)  # the parts are drawn anew in another theme: a click meanwhile may come to nothing
    if page.evaluate("document.documentElement.scrollWidth") > SIZES[size]["width"]:
        wrong.append(f"{name}, {size}: wider than the window")
    return wrong


def _violations(page: Page, rules: list[str] | None) -> list[str]:
    if not page.evaluate("() => 'axe' in window"):
        page.evaluate(AXE.read_text(encoding="utf-8"))  # past the page's own rules for scripts
    return [
        f"{one['impact']} {one['id']}: {one['help']}\n"
        + "\n".join(
            f"    {json.dumps(n['target'])} {n['html'][:160]}\n      {n['failureSummary']}" for n in one["nodes"]
        )
        for one in page.evaluate(FOUND, rules)
        if one["impact"] in {"moderate", "serious", "critical"}
    ]


def judged(wrong: list[str]) -> None:
    assert not wrong, "\n".join(wrong)
    if not AXE.exists():
        pytest.skip("axe-core is not installed (npm ci --ignore-scripts): only pictures were taken")


@pytest.mark.parametrize("size", SIZES)
def test_every_page(visit: Any, real: str, size: str) -> None:
    page = visit(real, size)
    judged([line for name in states.walk(page, real, MATTER) for line in look(page, name, size)])


@pytest.mark.parametrize("size", SIZES)
def test_statements_of_every_kind(visit: Any, invented: str, size: str) -> None:
    page = visit(invented, size)
    states.at(page, f"{invented}/evaluation")
    expect(page.get_by_text("No run has been made")).to_be_visible()
    wrong = look(page, "evaluation-empty", size)
    page.goto(invented)
    browsing.ask(page, "Who pays for the regional seed bank, is the money tied, and what did the building cost?")
    settled(page)
    wrong += look(page, "kinds-quoted", size)
    if size == "narrow":
        page.locator(".cite").first.focus()
    else:
        page.locator(".cite").nth(1).hover()
    expect(page.get_by_role("tooltip")).to_be_visible()
    wrong += look(page, "kinds-popover", size)
    browsing.ask(page, "And who phrased the rules?")
    page.locator("summary").click()
    wrong += look(page, "kinds-phrased", size)
    browsing.ask(page, "Who built the bridge?")
    wrong += look(page, "kinds-nearest", size)
    browsing.ask(page, "How many documents are there?")
    wrong += look(page, "kinds-record", size)
    judged(wrong)
