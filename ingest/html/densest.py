"""The part of a page that holds nearly all of its sentences: the article, where the search has found too little."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ingest.markup_tree import name_of, text_of
from ingest.wording import words

if TYPE_CHECKING:
    from lxml.etree import _Element

# A paragraph of sentences has so many words, and of them so few in links.
_FEWEST_WORDS = 20
_MOST_LINKED = 0.3
# What the part must hold of all such paragraphs of the page, and the page of words in them.
_NEARLY_ALL = 0.8
_NEAR = 2
_FEWEST = 100
# Found is nothing where it has fewer words than this share of theirs, and too little where it has fewer than that.
_NOTHING = 0.1
_TOO_LITTLE = 0.5


def densest(root: _Element, found: _Element | None) -> _Element | None:
    """The smallest element that holds nearly all sentences of a page, if `found` holds but few of them; else None.

    Where some were found, they must stand right under that element: others, farther off, are other articles.
    """
    under: dict[_Element, int] = {}
    near: dict[_Element, int] = {}
    total = 0
    for p in root.iter("p", "blockquote", "dd"):
        text = text_of(p)
        count = words(text)
        linked = sum(len(text_of(a)) for a in p.iter("a"))
        inside = next(p.iterancestors("p", "blockquote"), None) is not None
        if inside or count < _FEWEST_WORDS or linked > _MOST_LINKED * len(text):
            continue
        total += count
        for depth, above in enumerate(p.iterancestors()):
            under[above] = under.get(above, 0) + count
            if depth < _NEAR:
                near[above] = near.get(above, 0) + count
    said = words(text_of(found)) if found is not None else 0
    if total < _FEWEST or said >= _TOO_LITTLE * total:
        return None
    holder = root
    while (inner := next((e for e in holder if under.get(e, 0) >= _NEARLY_ALL * total), None)) is not None:
        if name_of(inner) in ("p", "blockquote"):
            break
        holder = inner
    whole = said < _NOTHING * total or near.get(holder, 0) >= _NEARLY_ALL * total
    return holder if whole else None
