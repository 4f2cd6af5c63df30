"""The words that references need and that no citation style has, in the reader's language."""

from __future__ import annotations

# How each style says that words are taken from where another work quotes them; the general one where it says nothing.
_SECONDARY = {
    "en": {"": "quoted in", "apa": "as cited in", "harvard": "quoted in", "iso690": "quoted in", "abnt": "apud"},
    "es": {"": "citado en", "apa": "como se citó en", "abnt": "apud"},
    "fr": {"": "cité par", "abnt": "apud"},
    "pt": {"": "citado em", "apa": "como citado em", "abnt": "apud"},
    "ar": {"": "نقلاً عن", "abnt": "apud"},
}
_WORDS = {
    "en": {
        "page": "p.",
        "pages": "pp.",
        "section": "sec.",
        "paragraph": "para.",
        "note": "n.",
        "references": "References",
        "no_date": "n.d.",
    },
    "es": {
        "page": "p.",
        "pages": "pp.",
        "section": "sec.",
        "paragraph": "párr.",
        "note": "n.",
        "references": "Referencias",
        "no_date": "s. f.",
    },
    "fr": {
        "page": "p.",
        "pages": "p.",
        "section": "sect.",
        "paragraph": "par.",
        "note": "n.",
        "references": "Références",
        "no_date": "s. d.",
    },
    "pt": {
        "page": "p.",
        "pages": "p.",
        "section": "seç.",
        "paragraph": "par.",
        "note": "n.",
        "references": "Referências",
        "no_date": "s.d.",
    },
    "ar": {
        "page": "ص",
        "pages": "ص",
        "section": "قسم",
        "paragraph": "فقرة",
        "note": "هامش",
        "references": "المراجع",
        "no_date": "د.ت.",
    },
}
_MARKS = {"en": ("“", "”"), "es": ("«", "»"), "fr": ("«\u00a0", "\u00a0»"), "pt": ("“", "”"), "ar": ("«", "»")}


def secondary(style: str, language: str) -> str:
    """ "Quoted in", as a style says it."""
    said = _SECONDARY[language]
    return said.get(style, said[""])


def word(name: str, language: str) -> str:
    """One of "page", "pages", "section", "paragraph", "note", "references", "no_date"."""
    return _WORDS[language][name]


def marked(text: str, language: str) -> str:
    """A text between the quotation marks of a language."""
    opening, closing = _MARKS[language]
    return f"{opening}{text}{closing}"
