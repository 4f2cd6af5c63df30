"""Language names in the six languages, from CLDR (by Babel)."""

from __future__ import annotations

from functools import cache

from assistant.wants import plain

_LOCALES = ("en", "es", "fr", "pt", "ar", "zh")


@cache
def _codes() -> dict[str, str]:
    """Language code by code and by folded name, in all six languages."""
    from babel import Locale

    found: dict[str, str] = {}
    for locale in _LOCALES:
        for code, name in Locale(locale).languages.items():
            found.setdefault(plain(name), code)
            found.setdefault(code.lower().replace("_", "-"), code.replace("_", "-"))
    return found


def code_of(language: str) -> str | None:
    """The code of a language given by its name ("Spanish", "español") or its code ("es", "pt-BR"); None for neither."""
    written = language.strip().lower().replace("_", "-")
    if written.split("-")[0] in _codes() and "-" in written:
        return written
    return _codes().get(written) or _codes().get(plain(language))
