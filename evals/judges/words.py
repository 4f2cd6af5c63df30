"""A text read into words for the exact judge: sentence, stem, whether it is a name, whether a "not" stands before it.

Six languages (en, es, fr, pt, ar, zh); Chinese by its characters. Rules of form, none of them the assistant's own: what
checks answers must not be what made them. It knows no grammar: the scope of a "not" is the next word of content.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from assistant.wording import STOPWORDS
from store.words import bare, fold, is_unspaced, stem, units

_STOP = frozenset(fold(word) for word in STOPWORDS) - {"only", "before", "after", "all"}
# "longer" of "no longer": it belongs to the "no".
_EMPTY = frozenset(
    "longer yet since however moreover furthermore indeed thus therefore also even been being s t which because while "
    "mas ainda todavia encore aun todavia 的 了 和 与 在 是 有 把 被 对 等 也 都 而 及 其 这 那 之".split()
)
# Words by which a statement speaks of its source; they say nothing of the matter.
SPEAKING = frozenset(
    "according accord states stated noted notes reports reported explains explained describes described adds added "
    "argues argued author authors brief article paper example instance segun señala afirma según selon indique afirme "
    "segundo afirma informa autor auteur autores auteurs".split()
)
_NEGATORS = {
    "en": "not no never neither nor cannot without none nobody nothing nowhere",
    "es": "no nunca jamas sin ni ningun ninguno ninguna nadie nada tampoco",
    "fr": "ne n sans ni non aucun aucune",
    "pt": "nao nunca jamais sem nem nenhum nenhuma ninguem nada",
    "ar": "لا لم لن ليس ليست غير بدون دون",
    "zh": "不 没 未 无 非 别 無 沒",
}
_NEGATOR = {language: frozenset(words.split()) for language, words in _NEGATORS.items()}
_SENTENCE = re.compile(r"(?<=[.!?؟])[\"”’»)\]]*\s+(?=[\"“‘«(\[]*[^\Wa-z_])|(?<=[。！？；;])\s*|\n+")
_ABBREVIATED = re.compile(
    r"(?:\b(?:[A-Z]|Mr|Mrs|Ms|Dr|Prof|St|No|Nos|vol|Vol|pp?|cf|vs|e\.g|i\.e|al|Art|Sr|Sra|Mme|ca?)\.)$"
)
_SPELT = (
    ("isation", "ization"), ("ising", "izing"), ("ised", "ized"), ("ise", "ize"), ("our", "or"), ("centre", "center"),
)  # fmt: skip
# How many words behind a "not" its word may stand.
_SCOPE = 4


@dataclass(frozen=True, slots=True)
class Word:
    """A word and its span [start, end). `light` words say nothing of the matter; `name` are written as names; `negated`
    counts, for a word of content, the "not"s of which it is the next (in English; elsewhere 1 stands for any number);
    `negates` is true for the "not" itself, `opens` for the first word of a sentence."""

    term: str
    stem: str
    start: int
    end: int
    sentence: int
    written: str
    light: bool
    name: bool
    negated: int
    negates: bool
    opens: bool


@lru_cache(maxsize=512)
def words_of(text: str, language: str = "en") -> tuple[Word, ...]:
    """The words of a text in order, read as of a language (two letters)."""
    return tuple(_words(text, language))


def _words(text: str, language: str) -> Iterator[Word]:
    cuts = [m.end() for m in _SENTENCE.finditer(text) if not _ABBREVIATED.search(text[: m.start()][-8:])]
    negators = _NEGATOR.get(language, _NEGATOR["en"])
    read = [(u.start, u.end, _term(u.term), is_unspaced(u.term)) for u in units(text)]
    sentences = [bisect_right(cuts, start) for start, *_ in read]
    negating = [_negates(term, text[start:end], negators) for start, end, term, _ in read]
    light = [
        term in _STOP or term in _EMPTY or (len(term) == 1 and not alone and not term.isdigit())
        for (_, _, term, alone) in read
    ]
    negated = [0] * len(read)
    for i in (i for i, negates in enumerate(negating) if negates):
        behind = (j for j in range(i + 1, min(len(read), i + 1 + _SCOPE)) if sentences[j] == sentences[i])
        scope = next((j for j in behind if not (light[j] or negating[j])), None)
        if scope is None:
            scope = next((j for j in range(i - 1, -1, -1) if not (light[j] or negating[j])), None)
        if scope is not None:
            negated[scope] = negated[scope] + 1 if language == "en" else 1
    for i, (start, end, term, _) in enumerate(read):
        written = text[start:end]
        opens = i == 0 or sentences[i] != sentences[i - 1]
        name = _written_as_a_name(written, opens=opens, light=light[i])
        plain = light[i] or negating[i]
        yield Word(
            term, stem_of(term, language), start, end, sentences[i], written, plain, name and not negating[i],
            negated[i], negating[i], opens,
        )  # fmt: skip


def _term(term: str) -> str:
    return bare(term) if len(term) > 1 else term


def _negates(term: str, written: str, negators: frozenset[str]) -> bool:
    return term in negators or term.endswith("n't")


def _written_as_a_name(written: str, *, opens: bool, light: bool) -> bool:
    if sum(c.isupper() for c in written) > 1:
        return True
    return written[:1].isupper() and not opens and not light


_ALSO = {"km": "kilometre", "ha": "hectare", "kg": "kilogram", "mm": "millimetre"}


def stem_of(term: str, language: str) -> str:
    """The stem of a folded word, British and American spelling alike."""
    term = _ALSO.get(term, term)
    for british, american in _SPELT:
        if term.endswith(british) and len(term) > len(british) + 2:
            term = term.removesuffix(british) + american
            break
    return stem(term, language)
