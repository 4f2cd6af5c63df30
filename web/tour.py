"""The tour of the first visit. Whether a person has seen it is known to the browser alone."""

from __future__ import annotations

from web import help_words, parts, people


def draw() -> None:
    """Put the tour on the page, where it shows nothing to those who have seen it."""
    parts.tour({"steps": list(help_words.TOUR), "person": people.current().id, "words": help_words.TOUR_UI})
