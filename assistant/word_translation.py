"""Single words of another language by those of the library that mean the same, told by their vectors.

A dictionary it is not: the nearest word may be a neighbour. Whoever asks must hold the outcome against something else.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from assistant.across_languages import words_among
from assistant.query_words import encode
from assistant.terms import NAME_MET, match_terms
from assistant.wording import is_function_word
from store.words import tokens

if TYPE_CHECKING:
    from store.library import Library

_ENGLISH = "en"


def in_its_words(text: str, language: str, library: Library) -> str:
    """A text in which each word that the library lacks is replaced by the one nearest in meaning, where one is near
    enough. Raises StoreError.

    Chinese, whose words nothing parts, and English are left as they are.
    """
    if language in (_ENGLISH, "zh"):
        return text
    vocabulary = library.vocabulary()
    strange = [
        t for t in tokens(text)
        if t.term not in vocabulary.index and not is_function_word(t.term) and not t.term.isdigit()
    ]  # fmt: skip
    if not strange:
        return text
    terms = [t.term for t in strange]
    _, vectors = encode([], terms, [text[t.start : t.end] for t in strange], library, vocabulary)
    moved = words_among(vectors, language, _ENGLISH, library.embedder)
    met = match_terms(terms, vocabulary, moved, language=language, whole=terms)
    for token, term in reversed(list(zip(strange, met, strict=True))):
        nearest = max(term.near.items(), key=lambda pair: pair[1], default=("", 0.0))
        if nearest[1] >= NAME_MET:
            text = f"{text[: token.start]}{nearest[0]}{text[token.end :]}"
    return text
