# ruff: noqa: N818 - an error's name says what is the case
"""What can go wrong when something is taken away."""

from __future__ import annotations

from store.errors import SscError


class DossierUnreadable(SscError):
    """What was given as a dossier is none."""


class FormatUnknown(SscError):
    """A thread or a dossier is not written in that format."""


class DossierUnfit(SscError):
    """A dossier cannot be changed so: what is named is not in it (any more), or a text is too long."""


class NothingCited(SscError):
    """A list of works was asked for, and no work is cited."""
