"""Raised figures and letters, and the figures of Arabic and Persian: to plain ones, and back."""

from __future__ import annotations

FIGURES = "⁰¹²³⁴⁵⁶⁷⁸⁹"
# Those that mark where an author works.
LETTERS = "ᵃᵇᶜᵈᵉᶠᵍʰ"
ARABIC, PERSIAN = "٠١٢٣٤٥٦٧٨٩", "۰۱۲۳۴۵۶۷۸۹"
_PLAIN_FIGURES, _PLAIN_LETTERS = "0123456789", "abcdefgh"
_TO_FIGURES = str.maketrans(_PLAIN_FIGURES, FIGURES)
_TO_RAISED = str.maketrans(_PLAIN_FIGURES + _PLAIN_LETTERS + "+-−–", FIGURES + LETTERS + "⁺⁻⁻⁻")
_TO_PLAIN = str.maketrans(FIGURES + ARABIC + PERSIAN + LETTERS, _PLAIN_FIGURES * 3 + _PLAIN_LETTERS)


def with_raised_figures(text: str) -> str:
    """A text with its figures raised, and its words as they are."""
    return text.translate(_TO_FIGURES)


def raised(mark: str) -> str:
    """A number or a mark with its figures, signs and letters raised."""
    return mark.translate(_TO_RAISED)


def plain(mark: str) -> str:
    """The number or mark that raised, Arabic or Persian figures are, in ASCII."""
    return mark.translate(_TO_PLAIN)
