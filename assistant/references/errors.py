# ruff: noqa: N818 - an error's name says what is the case
"""What can go wrong when references are written."""

from __future__ import annotations

from store.errors import SscError


class ReferencesMissing(SscError):
    """The extra that writes references in styles, or Word files, is not installed."""


class StyleUnknown(SscError):
    """No citation style has that name, or the file given is none."""


class ReferencesFailed(SscError):
    """The program that writes references did not do so."""
