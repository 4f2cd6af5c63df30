"""The sentences of a web page that its article as found does not hold, so that they can be told.

Where the page names its articles, sentences outside them are not looked for. What is in menus, forms and the like is no
sentence, nor is what is mostly links.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING

from ingest.markup_tree import name_of, text_of
from ingest.word_set import word_set

if TYPE_CHECKING:
    from lxml.etree import _Element

_STOPPED = re.compile(r"[.!?…。！？؟۔][\"'”’»)\]】」』]*$")
_DENSE = re.compile("[\u3040-\u30ff\u3400-\u9fff]")
_FEWEST_WORDS = 8
_FEWEST_SIGNS = 12
_MOST_LINKED = 0.4
_PARAGRAPHS = ("p", "li", "blockquote", "dd", "td")
# The article as found has other names for them.
_FOUND = (*_PARAGRAPHS, "quote", "item", "cell", "ab")
_NO_TEXT = word_set("nav footer form header dialog")
# So many of a paragraph's first letters tell it from others.
_TELLING = 40
# So many are looked for within longer paragraphs of the article too.
_MOST_SOUGHT = 200


def is_sentence(text: str) -> bool:
    """Whether a paragraph is a sentence, or several."""
    text = text.strip()
    enough = len(text.split()) >= _FEWEST_WORDS or len(_DENSE.findall(text)) >= _FEWEST_SIGNS
    return enough and bool(_STOPPED.search(text))


def sentences_of(root: _Element) -> list[str]:
    """The paragraphs of a page that are sentences."""
    named = next(root.iter("article", "main"), None) is not None
    found = []
    for p in root.iter(*_PARAGRAPHS):
        text = " ".join(text_of(p).split()) if next(p.iterdescendants(*_PARAGRAPHS), None) is None else ""
        if not is_sentence(text) or sum(len(text_of(a)) for a in p.iter("a")) > _MOST_LINKED * len(text):
            continue
        above = [name_of(a) for a in p.iterancestors()]
        if not any(a in _NO_TEXT for a in above) and (not named or "article" in above or "main" in above):
            found.append(text)
    return found


def missing(sentences: Sequence[str], body: _Element, notes: Iterable[str]) -> list[str]:
    """Those of the sentences that neither the article nor its notes hold."""
    noted = [_letters(n) for n in notes]
    texts = [*noted, *(_letters(text_of(e)) for e in body.iter(*_FOUND))]
    begun = {t[:_TELLING] for t in texts}
    away = [s for s in sentences if _letters(s)[:_TELLING] not in begun]
    whole = "\n".join([_letters(text_of(body)), *noted])
    return [s for i, s in enumerate(away) if i >= _MOST_SOUGHT or _letters(s)[:_TELLING] not in whole]


def _letters(text: str) -> str:
    """What is compared: the marks of notes may have been taken out."""
    return "".join(c for c in text if c.isalpha()).lower()
