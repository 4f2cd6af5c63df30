# ruff: noqa: N818 - an error's name says what is the case
"""The errors of this application, the tree's top, and those of the store.

A message says what failed, on what, and what to do about it. Other packages derive theirs from `SscError`.
"""

from __future__ import annotations


class SscError(Exception):
    """Something failed in a way that a person can act upon; the message is shown as it stands."""


class StoreError(SscError):
    """The library, the notebook or the embedding model cannot do what was asked."""


class LibraryMissing(StoreError):
    """There is no library in the folder."""


class LibraryUnreadable(StoreError):
    """There is a library (or something in its place), but it cannot be read."""


class LibraryBusy(StoreError):
    """Another process has held the write lock for too long."""


class ModelMismatch(StoreError):
    """The library was made with another embedding model, or with other weights of the same name."""


class ModelMissing(StoreError):
    """The embedding model is not on this machine, or its files are not those expected."""


class SchemaTooNew(StoreError):
    """The library was written by a later version of this program."""


class SchemaTooOld(StoreError):
    """The library was written by an earlier version whose tables cannot be read as they are."""


class DocumentUnknown(StoreError):
    """The library has no such document."""


class TextUnclean(StoreError):
    """A text holds NUL characters or lone surrogates, which the catalogue cannot keep."""


class ReadingInvalid(StoreError):
    """What a reader made of a file contradicts itself (a span outside the text, a passage that differs from it)."""


class NotebookUnreadable(StoreError):
    """The notebook's file cannot be read."""


class NotebookUnknown(StoreError):
    """The notebook has no such thread, answer, quote or correction."""
