"""All hard pages by name; each file is made once."""

from __future__ import annotations

from collections.abc import Callable
from functools import cache

from tests.ingest.truth import Made
from tests.ingest.typeset_margins import MARGINS
from tests.ingest.typeset_pages import PAGES

CASES: dict[str, Callable[[], Made]] = {make.__name__: make for make in (*PAGES, *MARGINS)}


@cache
def made(name: str) -> Made:
    return CASES[name]()
