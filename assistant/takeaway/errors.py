# ruff: noqa: N818 - an error's name says what is the case
"""What can go wrong when something is taken away."""

from __future__ import annotations

from store.errors import SscError


class DossierUnreadable(SscError):
    """What was given as a dossier is none."""


class FormatUnknown(SscError):
    """A thread or a dossier is not written in that format."""


class NothingCited(SscError):
    """A list of works was asked for, and no work is cited."""
