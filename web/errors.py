# ruff: noqa: N818 - an error's name says what is the case
"""Why somebody at the page is turned away. The messages are shown to whoever is there: they tell nothing of the library
and nothing of the settings."""

from __future__ import annotations

from store.errors import SscError


class NotAllowed(SscError):
    """Whoever is at the page may not do this."""


class NotSignedIn(NotAllowed):
    """People have to sign in here, and nobody has in this session, or too long ago."""


class NotLetIn(NotAllowed):
    """Nobody has to sign in here, so that only those at the machine itself are let in, and this one comes from
    elsewhere."""


class SignInUnusable(SscError):
    """People are to sign in, but what was set up for that cannot be used. What is wrong stands in the log."""
