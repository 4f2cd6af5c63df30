"""The place of a quote as a reference gives it: page, or section and paragraph, and the number of a note."""

from __future__ import annotations

from assistant.references.wording import marked, word
from store.documents import Locator


def pages_of(locator: Locator) -> str:
    """The pages as printed where the document proves it, else those of the file; "8–9" for several, "" for none."""
    shown = locator.labels or tuple(str(p) for p in locator.pages)
    return shown[0] if len(shown) == 1 else f"{shown[0]}–{shown[-1]}" if shown else ""


def beside_page(locator: Locator, language: str) -> str:
    """What is said of the place beside the page: section and paragraph where there is no page, and the note."""
    said = []
    if not pages_of(locator):
        if locator.section:
            said.append(f"{word('section', language)} {marked(locator.section.rstrip(' :'), language)}")
        if locator.paragraph and locator.kind != "footnote":
            said.append(f"{word('paragraph', language)} {locator.paragraph}")
    if locator.note:
        said.append(f"{word('note', language)} {locator.note}")
    return ", ".join(said)
