"""The places in a list by which a question asks for some of its items: "the fifth recommendation", "the last two".

English, Spanish, French, Portuguese, Arabic and Chinese, over folded text (`plain_in_place`). An ordinal alone may
belong to anything ("the second South Summit"): it names a place in a list only with a noun that lists go by.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from assistant.list_nouns import NOUN
from assistant.pieces import ORDINAL, place_of_ordinal
from assistant.wants import plain_in_place

_NUMBERS = {
    2: "two dos deux dois duas 两 二 اثنين اثنتين", 3: "three tres trois ثلاث ثلاثه 三", 4: "four cuatro quatre quatro اربع اربعه 四",
    5: "five cinco cinq خمس خمسه 五", 6: "six seis ست سته 六", 7: "seven siete sept sete سبع سبعه 七",
    8: "eight ocho huit oito ثماني ثمان 八", 9: "nine nueve neuf nove تسع تسعه 九", 10: "ten diez dix dez عشر عشره 十",
}  # fmt: skip
_COUNTS = {word: n for n, words in _NUMBERS.items() for word in words.split()}
_LATIN_COUNT = rf"(?:{'|'.join(w for w in _COUNTS if w.isascii())}|\d{{1,2}})"
_FIRST = r"(?:first|primer[oa]s|premiers?|premieres|primeir[oa]s)"
_LAST = r"(?:last|final|ultim[oa]s|derniers?|dernieres)"
_SEVERAL = re.compile(
    rf"\b(?P<first>{_FIRST})\s+(?P<n>{_LATIN_COUNT})\b|\b(?P<last>{_LAST})\s+(?P<m>{_LATIN_COUNT})\b"
    rf"|\b(?P<n2>{_LATIN_COUNT})\s+(?:(?P<first2>{_FIRST})|(?P<last2>{_LAST}))\b"
    rf"|(?<!\w)(?:(?P<first3>اول)|(?P<last3>اخر)) (?P<n3>{'|'.join(w for w in _COUNTS if re.match('[ء-ي]', w))}|\d{{1,2}})(?!\w)"
    r"|(?:(?P<first4>前)|(?P<last4>最后|后))(?P<n4>[两二三四五六七八九十]|\d{1,2})(?=[个条点项])[个条点项]?"
)


@dataclass(frozen=True, slots=True)
class Place:
    """Items of a list: `count` of them from `start` on, counted from 0, or from the end where it is negative."""

    start: int
    count: int = 1

    def among(self, items: int) -> range | None:
        """The items meant of so many; None where the list has fewer than that."""
        first = self.start if self.start >= 0 else items + self.start
        return range(first, first + self.count) if first >= 0 and first + self.count <= items else None


def place_at(folded: str) -> tuple[Place, int, int] | None:
    """The first place that a folded text names, with the span of the words that do."""
    several, one = _SEVERAL.search(folded), ORDINAL.search(folded)
    if several is not None and (one is None or several.start() <= one.start()):
        said = next(several[g] for g in ("n", "m", "n2", "n3", "n4") if several[g])
        count = _COUNTS.get(said) or int(said)
        from_end = any(several[g] for g in ("last", "last2", "last3", "last4"))
        return (Place(-count if from_end else 0, count), *several.span()) if count else None
    at = place_of_ordinal(one.group()) if one else None
    return (Place(at), *one.span()) if one is not None and at is not None else None


_ARABIC = re.compile(r"[\u0600-\u06ff]")
_NOUN = re.compile(NOUN)
_NOUN_BEHIND = re.compile(
    rf"\s+(?:(?:of|de|d'|des|do|da|del)\s*(?:the|its|their|these|those|la|las|los|les|ces|ses|sus|os|as|suas|seus)?\s+)?(?:[\w'-]+\s+){{0,2}}?(?:{NOUN})"
)
_CHINESE_BEHIND = re.compile(rf"[个個条條点點项項]?[^，。？]{{0,4}}?(?:{NOUN})|[条條点點项項](?!\w)")
_NOUN_BEFORE = re.compile(rf"(?:{NOUN})(?:\s+\S+){{0,2}}\s+(?:ال)?$")


def items_asked(text: str) -> tuple[Place, int, int] | None:
    """The place in a list by which a question that stands alone asks for items, with the span of the words that say it;
    None for an ordinal of anything else."""
    folded = plain_in_place(text)
    found = place_at(folded)
    if found is None:
        return None
    place, start, end = found
    if re.match(r"[第最前后]", folded[start:]):
        named = _CHINESE_BEHIND.match(folded, end) is not None
    elif _ARABIC.match(folded[start]):
        named = _NOUN_BEFORE.search(folded[:start]) is not None or _NOUN_BEHIND.match(folded, end) is not None
    else:
        behind = _NOUN_BEHIND.match(folded, end)
        named = behind is not None or bool(re.search(rf"(?:{NOUN})\s$", folded[:start]))
    return (place, start, end) if named else None
