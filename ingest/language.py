"""The language of a text by its characters, and the codes of languages that records name by word.

Nothing is said of a text too short, or too mixed, to tell.
"""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from functools import cache
from typing import Any

from ingest.wording import fold

_LEAST = 40
_PIECE, _PIECES = 1000, 5
# The model knows 140 languages; the small neighbours of large ones only blur its judgement. "zxx" is no language.
_CANDIDATES = (
    "af am ar az bg bn ca cs da de el en es et eu fa fi fr gl gu ha he hi hr hu hy id it ja ka kk km ko lo lt lv mk ml"
    " mn mr ms my ne nl no pa pl ps pt ro ru rw si sk sl so sq sr sv sw ta te th tl tr uk ur uz vi xh yo zh zu zxx"
)
_TAG = re.compile(r"([a-z]{2,3})(?:[-_][a-z0-9]{2,8})*", re.IGNORECASE)
_CODES = {
    "en": "eng english inglés ingles anglais inglês الإنجليزية 英语 英文",
    "es": "spa spanish español espanol castellano espagnol espanhol الإسبانية 西班牙语 西班牙文",
    "fr": "fre fra french français francais francés frances francês الفرنسية 法语 法文",
    "pt": "por portuguese português portugues portugués portugais البرتغالية 葡萄牙语 葡萄牙文",
    "ar": "ara arabic عربي العربية árabe arabe 阿拉伯语 阿拉伯文",
    "zh": "chi zho chinese 中文 汉语 chino chinois chinês mandarin الصينية",
    "ru": "rus russian русский ruso russe russo",
    "de": "ger deu german deutsch alemán aleman allemand alemão",
    "it": "ita italian italiano italien",
    "tr": "tur turkish türkçe turkce",
    "id": "ind indonesian bahasa",
    "hi": "hin hindi हिन्दी",
    "ja": "jpn japanese 日本語",
    "ko": "kor korean 한국어",
    "sw": "swa swahili kiswahili",
}
_BY_NAME = {fold(name): code for code, names in _CODES.items() for name in names.split()}


def code_of(name: str) -> str:
    """The code of a language: "en-GB" as it stands, "English" or "eng" as "en"; "" for what is neither."""
    folded = fold(name)
    if folded in _BY_NAME:
        return _BY_NAME[folded]
    m = _TAG.fullmatch(name.strip())
    if m is None or len(m[1]) > 2:
        return ""
    head, *rest = re.split("[-_]", name.strip())
    return "-".join([head.lower(), *(r.upper() if len(r) == 2 else r for r in rest)])


def language_of(text: str) -> str:
    """The two-letter code of the language in which most of a text is written, "" where that cannot be told.

    Pieces from all over the text are judged one by one, so that an abstract in another language decides nothing.
    """
    sample = " ".join(text.split())
    size = len(sample) // max(1, min(_PIECES, len(sample) // _PIECE))
    starts = [i * size for i in range(min(_PIECES, len(sample) // size))] if size else []
    found = Counter(code for at in starts if (code := _language(sample[at : at + min(size, _PIECE)])))
    if not found:
        return ""
    code, times = found.most_common(1)[0]
    return code if times >= len(starts) / 2 and times > 0.7 * found.total() else ""


def _language(piece: str) -> str:
    """The language of a piece if it is likelier than all others together."""
    if sum(c.isalpha() or unicodedata.category(c) == "Mn" for c in piece) < (_LEAST if piece.isascii() else _LEAST / 2):
        return ""
    code, share = _identifier().rank(piece)[0]
    return str(code) if share > 0.5 and code != "zxx" else ""


@cache
def _identifier() -> Any:
    from py3langid.langid import MODEL_FILE, LanguageIdentifier  # type: ignore[import-untyped]

    identifier = LanguageIdentifier.from_model_file(MODEL_FILE, norm_probs=True)
    identifier.set_languages(set(_CANDIDATES.split()) & set(identifier.labels))
    return identifier
