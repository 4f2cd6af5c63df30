"""Exact phrases: the words of a search as they stand, with the forms of the same signs that typesetting varies.

Curly and straight quotation marks are the same, all dashes and hyphens with or without spaces around them, ligatures
and their letters, an accent as part of its letter or behind it, a line end and a space, and in the phrase a word parted
at a line's end and the word whole. Nothing else is: neither case nor accents, neither a comma nor a figure.
"""

from __future__ import annotations

import itertools
import re
import unicodedata
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from store import matching
from store.matching import Wanted
from store.words import ELISIONS, is_unspaced

_DASHES = "-‐‑‒–—―−﹣－⁃"
_SAME = {c: group for group in ("'‘’‚‛ʼ", '"“”„‟') for c in group}
_MARKS = frozenset("".join((*_SAME, "«»‹›")))
_ANY_MARK = f"[{''.join(sorted(_MARKS))}]"
# What shows at the end of a line only, or not at all; spaces that part no line are spaces.
_UNSEEN = re.compile("[\u00ad\u200b\u200c\u200d\u200e\u200f\u2060\ufeff\u202a-\u202e\u2066-\u2069]")
# Those that cleaning writes out; the signs beyond them stand for whole phrases and stay in the text.
_LIGATURE = re.compile("[\ufb00-\ufb06\ufb50-\ufdef\ufe70-\ufefc]")
_LIGATURES = {"ffi": "ﬃ", "ffl": "ﬄ", "ff": "ﬀ", "fi": "ﬁ", "fl": "ﬂ", "st": "ﬆ"}
_PARTED = re.compile(rf"(?<=[^\W\d_])[{_DASHES}]\s*\n\s*(?=[^\W\d_])")
# A run of dashes, however parted by spaces, is one piece: two side by side could be met in many ways.
_PIECES = re.compile(
    rf"(?P<dash>\s*[{_DASHES}](?:\s*[{_DASHES}])*\s*)|(?P<space>\s+)|(?P<ligature>ff[il]?|fi|fl|st)|(?P<sign>.)",
    re.DOTALL,
)
_DASH = rf"\s*[{_DASHES}](?:\s*[{_DASHES}])*\s*"
_APOSTROPHE = "['‘’‛ʼ`´]"
_NOT_BEHIND_APOSTROPHE = "(?:{})".format(
    "|".join([rf"(?<!\w{_APOSTROPHE})", *(rf"(?<=(?<!\w)(?i:{head}){_APOSTROPHE})" for head in sorted(ELISIONS))])
)
# Words parted at a line's end that are tried both whole and with their hyphen; more are all taken to be whole.
_TRIED = 4


@dataclass(frozen=True, slots=True)
class Exact:
    """One form of an exact phrase: the words by which an index finds its blocks, and the pattern that proves it.

    The words are given as they are, and with the "'s" of possession behind the last one, with which it is one word of
    the text: "Cuba" stands in "Cuba's".
    """

    wanted: tuple[tuple[Wanted, ...], ...]
    pattern: re.Pattern[str]


def exact(asked: str, *, marks_alike: bool = False) -> tuple[Exact, ...]:
    """The forms of a phrase: one, and more where words of it are parted at the ends of lines. None without a word.

    With `marks_alike` single and double quotation marks are the same too, as within a quotation in a draft.
    """
    text = unicodedata.normalize("NFC", _UNSEEN.sub("", _LIGATURE.sub(_letters, asked))).strip()
    text = re.sub(r"[^\S\n]+", " ", text)
    parts = _PARTED.split(text)
    joins: Sequence[Sequence[str]] = (
        [("", "-")] * (len(parts) - 1) if len(parts) <= _TRIED + 1 else [("",)] * (len(parts) - 1)
    )
    forms = []
    for chosen in itertools.product(*joins):
        form = "".join(itertools.chain.from_iterable(itertools.zip_longest(parts, chosen, fillvalue="")))
        wanted = matching.phrase(form)
        pattern = re.compile(_pattern(form, marks_alike)) if wanted else None
        forms += [Exact(_found_by(wanted), pattern)] if pattern else []
    return tuple(forms)


def _found_by(wanted: tuple[Wanted, ...]) -> tuple[tuple[Wanted, ...], ...]:
    last = wanted[-1]
    if not last.spaced:
        return (wanted,)
    return wanted, (*wanted[:-1], replace(last, forms=frozenset(f"{form}'s" for form in last.forms)))


def exact_spans(text: str, form: Exact) -> Iterator[tuple[int, int]]:
    """Every span of a text that is the phrase, whole words at both ends; spans do not overlap."""
    if not _UNSEEN.search(text):
        yield from (found.span() for found in form.pattern.finditer(text))
        return
    seen = [i for i, sign in enumerate(text) if not _UNSEEN.match(sign)]
    for found in form.pattern.finditer("".join(text[i] for i in seen)):
        yield seen[found.start()], seen[found.end() - 1] + 1


def _pattern(form: str, marks_alike: bool) -> str:
    parts = []
    for piece in _PIECES.finditer(form):
        said = piece[0]
        if piece["dash"]:
            parts.append(_DASH)
        elif piece["space"]:
            parts.append(_space(form, piece.start(), piece.end()))
        elif piece["ligature"]:
            parts.append(f"(?:{said}|{_LIGATURES[said]})")
        else:
            parts.append(_ANY_MARK if marks_alike and said in _MARKS else _sign(said))
    return f"{_edge(form[:2], before=True)}{''.join(parts)}{_edge(form[:-3:-1], before=False)}"


def _sign(sign: str) -> str:
    if same := _SAME.get(sign):
        return f"[{same}]"
    apart = unicodedata.normalize("NFD", sign)
    return re.escape(sign) if apart == sign else f"(?:{re.escape(sign)}|{re.escape(apart)})"


def _space(form: str, start: int, end: int) -> str:
    """A space; in a script without them a line's end is none."""
    within = is_unspaced(form[start - 1]) and is_unspaced(form[end])
    return r"\s*" if within and "\n" in form[start:end] else r"\s+"


def _edge(outermost: str, *, before: bool) -> str:
    """What must not stand beside the phrase: more of the word or of the figure with which it begins or ends. A word
    reaches over an apostrophe, but for what is elided before it ("l'Afrique") and the "'s" of possession behind it.
    `outermost` are the two signs at that end, the last one first."""
    sign = outermost[0]
    if sign in ".," and outermost[1:].isdigit():
        return r"(?<!\d)" if before else r"(?!\d)"
    if is_unspaced(sign) or not (sign.isalnum() or sign == "_"):
        return ""
    figure = sign.isdigit()
    if before:
        return r"(?<!\w)" + (r"(?<!\d[.,])" if figure else "") + _NOT_BEHIND_APOSTROPHE
    more = rf"(?![\w\u0300-\u036f])(?!{_APOSTROPHE}(?![sS](?!\w))\w)"
    return more + (r"(?![.,]\d)" if figure else "")


def _letters(found: re.Match[str]) -> str:
    return unicodedata.normalize("NFKC", found[0])
