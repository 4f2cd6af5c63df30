"""The places in a list by which a question asks for some of its items: "the fifth recommendation", "the last two".

English, Spanish, French, Portuguese, Arabic and Chinese, over folded text (`plain_in_place`). An ordinal alone may
belong to anything ("the second South Summit"): it names a place in a list only with a noun that lists go by.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
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
    """Items of a list: `count` of them from `start` on, counted from 0, or from the end where it is negative; and
    those at the places `more` ("recommendations 2 and 4")."""

    start: int
    count: int = 1
    more: tuple[int, ...] = ()

    def among(self, items: int) -> Sequence[int] | None:
        """The items meant of so many; None where the list has fewer than that."""
        first = self.start if self.start >= 0 else items + self.start
        if first < 0 or max(first + self.count - 1, *self.more, 0) >= items:
            return None
        meant = range(first, first + self.count)
        return (*meant, *self.more) if self.more else meant


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
# Between an ordinal and its noun these may stand. Of another word there it is not known whether the ordinal belongs to
# that one ("the Third World's challenges") or ranks by it ("the second most important").
_KIND = (
    "main|key|major|central|core|basic|fundamental|general|specific|concrete|policy|practical|guiding|important|strategic"
    "|principal(?:es)?|principa(?:l|is|ux|le|les)|claves?|chave|gran(?:des?)?|importantes?"
)
_OF_THEM = re.compile(
    rf"\s+(?:of|de|d'|des|do|da|dos|das|del)\s*(?:(?:the|its|their|his|her|these|those|la|las|los|les|ces|ses|leurs|sus|os|as|suas|seus)\s+)?"
    rf"(?:[\w-]+'s?\s+)?(?:(?:{_LATIN_COUNT})\s+)?(?:(?:{_KIND})\s+)?(?:{NOUN})"
)
_NOUN_BEHIND = re.compile(rf"\s+(?:(?:{_KIND})\s+)?(?P<noun>{NOUN})")
# A noun before another is of its kind: "the third action plan".
_COMPOUND = re.compile(r"\s+(?P<word>[\w-]+)")
_ARABIC_KIND = "(?:ال)?(?:رييسي|مهم|اساسي|عام|كبر)[هي]?"
_ARABIC_BEHIND = re.compile(rf"\s+(?:من\s+)?(?:{NOUN})")
_ARABIC_BEFORE = re.compile(rf"(?P<noun>{NOUN})(?:\s+{_ARABIC_KIND})?\s+$")
_CHINESE_BEHIND = re.compile(
    rf"(?:一?[个個条條点點项項]|的)?(?:(?:主要|重要|具体|关键|政策|核心|基本)的?)?(?:{NOUN})|[条條点點项項](?=\W*$)"
)
_PLURAL = re.compile(
    r"(?<!s)s$|^criteria$|ات$|اسباب|عوامل|مبادي|شروط|معايير|دروس|فروق|فوايد|مزايا|تدابير|نقاط|بنود|عوايق"
)
_AND_ANOTHER = re.compile(
    rf"(?:[,،、;]|\b(?:and|or|y|e|et|o|ou)\b|[和与及])\W*(?:(?:the|its|la|el|le|o|a|las|los|les|os|as)\s+)?(?:{ORDINAL.pattern})|\sو(?:ال)?(?:{ORDINAL.pattern})"
)
_SAYS_OF_IT = re.compile(
    r"(?:that|which|who|it|they|he|she|the|its|their|of|in|on|for|to|from|by|with|about|against|at|and|or|is|are|was|were|do|does|did|as|de|del|des?|du|d'\w*|do|da|dos|das"
    r"|en|em|sur|para|pour|por|que|qui|sobre|contra|dans|a|au|aux|segun|selon|no|na|\w+ed|made|given|set|put|according|here|there)$"
)


# "Principle 6", "recommendation g", "recommendations 2 and 4", "التوصية رقم 3", "建议3". Of single letters those are none
# that are words too.
_MARK = r"(?:\d{1,2}|\([a-z]\)|[b-df-np-xz])"
_NUMBERED = re.compile(
    rf"(?:{NOUN})\s*(?:no\.? ?|n\.?[oº°] ?|number |numero |رقم |#)?(?P<marks>{_MARK}(?:(?:,|,? (?:and|y|et|e)|و|和|、)\s*{_MARK})*)(?![\w%]|[.,]\d| of \d)"
)
_SAID_OF = re.compile(r"\s+(?P<word>[a-z']+)")
_SAYS = re.compile(
    r"(?:say|says|said|mean|means|read|reads|ask|asks|call|calls|demand|demands|concern|concerns|dice|dicen|pide|significa|dit|disent|demande|diz|dizem|pede)$"
)


def numbered_items(text: str) -> tuple[Place, int, int] | None:
    """The items that a question names by the number or letter of each behind the noun of their list, with the span of
    these; None where it names none so, or the figure counts or measures ("in step 3 countries")."""
    folded = plain_in_place(text)
    found = _NUMBERED.search(folded)
    if found is None:
        return None
    if counts_or_measures(folded, found.end()):
        return None
    marks = [m.strip("()") for m in re.findall(rf"(?<!\w)(?:{_MARK})(?!\w)", found["marks"])]
    places = sorted({int(m) - 1 if m.isdigit() else ord(m) - ord("a") for m in marks})
    if places[0] < 0:
        return None
    return Place(places[0], 1, tuple(places[1:])), *found.span("marks")


def counts_or_measures(folded: str, at: int) -> bool:
    """Whether a figure that ends there in a folded text counts what stands behind it, and names no item."""
    after = _SAID_OF.match(folded, at)
    return after is not None and not (_SAYS_OF_IT.match(after["word"]) or _SAYS.match(after["word"]))


def items_asked(text: str) -> tuple[Place, int, int] | None:
    """The place in a list by which a question that stands alone asks for items, with the span of the words that say it;
    None for an ordinal of anything else, and where several places are named."""
    if numbered := numbered_items(text):
        return numbered
    folded = plain_in_place(text)
    found = place_at(folded)
    if found is None:
        return None
    place, start, end = found
    if _AND_ANOTHER.search(folded, end):
        return None
    one = _SEVERAL.fullmatch(folded, start, end) is None
    if re.match(r"[第最前后]", folded[start:]):
        named = _CHINESE_BEHIND.match(folded, end) is not None
    elif _ARABIC.match(folded[start]):
        before = _ARABIC_BEFORE.search(folded[:start])
        named = before is not None and not (one and _PLURAL.search(before["noun"]))
        named = named or _ARABIC_BEHIND.match(folded, end) is not None
    else:
        named = _OF_THEM.match(folded, end) is not None or _has_a_noun(folded, start, end, one=one)
    return (place, start, end) if named else None


def _has_a_noun(folded: str, start: int, end: int, *, one: bool) -> bool:
    """Whether a noun of lists stands beside a place, in the singular where it is of one item."""
    if behind := _NOUN_BEHIND.match(folded, end):
        after = _COMPOUND.match(folded, behind.end())
        alone = after is None or _SAYS_OF_IT.match(after["word"]) is not None
        return alone and folded[behind.end() : behind.end() + 1] != "'" and not (one and _PLURAL.search(behind["noun"]))
    before = re.search(rf"(?P<noun>{NOUN})\s$", folded[:start])
    return before is not None and not (one and _PLURAL.search(before["noun"]))
