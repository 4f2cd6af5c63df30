"""Language names in the six languages, from CLDR (by Babel)."""

from __future__ import annotations

import re
from functools import cache

from assistant.wants import plain

_LOCALES = ("en", "es", "fr", "pt", "ar", "zh")


# In daily use, but no names of CLDR.
_ALSO = {"mandarin": "zh", "castilian": "es", "castellano": "es", "brazilian portuguese": "pt-br"}


@cache
def _names() -> dict[str, str]:
    """Language code by folded name, in all six languages."""
    from babel import Locale

    found = dict(_ALSO)
    for locale in _LOCALES:
        for code, name in Locale(locale).languages.items():
            found.setdefault(plain(name), code.lower().replace("_", "-"))
    return found


def code_of(language: str) -> str | None:
    """The code of a language given by its name ("Spanish", "español") or its code ("es", "pt-BR"); None for neither."""
    written = language.strip().lower().replace("_", "-")
    codes = set(_names().values())
    if written in codes:
        return written
    if named := _names().get(plain(language.strip())):
        return named
    code, _, region = written.partition("-")
    return written if code in codes and re.fullmatch(r"[a-z]{2}|[a-z]{4}|\d{3}", region) else None


def name_of(code: str, language: str) -> str:
    """The name of a language in another ("es" in "fr": "espagnol"); the code where it has none."""
    from babel import Locale

    known = Locale(language if language in _LOCALES else "en").languages
    return known.get(code.replace("-", "_")) or known.get(code[:2]) or code
