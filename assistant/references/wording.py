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
# Our words for kinds of work (`store.documents.TYPES`), as a reader's language has them.
_GENRES = {
    "policy brief": {
        "es": "informe de políticas", "fr": "note d’orientation", "pt": "resumo de políticas", "ar": "موجز سياسات",
    },
    "blog post": {"es": "entrada de blog", "fr": "billet de blog", "pt": "postagem de blog", "ar": "تدوينة"},
    "op-ed": {"es": "artículo de opinión", "fr": "tribune", "pt": "artigo de opinião", "ar": "مقال رأي"},
    "case study": {"es": "estudio de caso", "fr": "étude de cas", "pt": "estudo de caso", "ar": "دراسة حالة"},
    "speech": {"es": "discurso", "fr": "discours", "pt": "discurso", "ar": "خطاب"},
}  # fmt: skip
# Styles that set what kind of work it is as it comes, where a sentence begins.
_AS_IT_COMES = frozenset({"harvard", "iso690"})
_MARKS = {"en": ("“", "”"), "es": ("«", "»"), "fr": ("«\u00a0", "\u00a0»"), "pt": ("“", "”"), "ar": ("«", "»")}


def secondary(style: str, language: str) -> str:
    """ "Quoted in", as a style says it."""
    said = _SECONDARY[language]
    return said.get(style, said[""])


def all_secondary() -> frozenset[str]:
    """ "Quoted in", as any style says it in any language."""
    return frozenset(said for styles in _SECONDARY.values() for said in styles.values())


def word(name: str, language: str) -> str:
    """One of "page", "pages", "section", "paragraph", "note", "references", "no_date"."""
    return _WORDS[language][name]


def genre(kind: str, style: str, language: str) -> str:
    """What kind of work it is, in the reader's language; a kind that is not one of our words stays as it is."""
    said = _GENRES.get(kind, {}).get(language, kind)
    return said[:1].upper() + said[1:] if style in _AS_IT_COMES else said


def marked(text: str, language: str) -> str:
    """A text between the quotation marks of a language."""
    opening, closing = _MARKS[language]
    return f"{opening}{text}{closing}"
