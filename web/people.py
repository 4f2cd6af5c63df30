"""Who is at the page, and what that person may do."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Person:
    """Who is at the page. `id` is "" where nobody has to sign in; `curator`: may add, remove and correct documents."""

    id: str = ""
    name: str = ""
    curator: bool = True


def current() -> Person:
    """The person of this session. Where no sign-in is configured everybody is the same one, who may do everything."""
    return Person()
