"""The world of a page test: invented documents in the place of the library."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

ROOT = Path(__file__).resolve().parents[2]
if str(ROOT) not in sys.path:  # `tests.web` is imported by the pages that a browser test serves, too
    sys.path.insert(0, str(ROOT))

from tests.web.fake_services import World  # noqa: E402
from web import curating, people, services  # noqa: E402


@pytest.fixture(scope="module")
def browser() -> Iterator[Any]:
    """Chromium, for a file's tests in a browser (`tests.web.browsing`)."""
    from playwright.sync_api import sync_playwright

    from tests.web import browsing

    with sync_playwright() as playwright:
        launched = browsing.launch(playwright)
        yield launched
        launched.close()


@pytest.fixture
def world(monkeypatch: pytest.MonkeyPatch) -> Iterator[World]:
    made = World(person=people.Person())
    for name, function in made.functions().items():
        monkeypatch.setattr(services, name, function)
    for name, function in made.acts().items():
        monkeypatch.setattr(curating, name, function)
    monkeypatch.setattr(people, "current", made.current)
    yield made
    made.close()
