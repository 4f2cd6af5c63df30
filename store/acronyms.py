"""Acronyms and their long forms, learnt from a document itself: "United Nations Development Programme (UNDP)".

In Latin script the long form is the shortest run of words at a bracket whose initials spell the acronym (after Schwartz
and Hearst, "A simple algorithm for identifying abbreviation definitions in biomedical text", PSB 2003); a word may give
several letters ("AfDB") and one in three may give none ("OECD"). The acronym may stand in the bracket or before it.
Arabic and Chinese long forms spell nothing: theirs are told by the words with which names of bodies begin or end.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from functools import cache

from store.words import fold

_SHORT = r"(?:[A-Z][A-Za-z&]{0,8}[A-Z][a-z]?|[A-Z]-?\d{1,3})\+?(?:\d{1,3})?"
# What may introduce an acronym within its bracket, and what may follow it there ("por sus siglas en inglés").
_SAID = (
    r"(?:(?:hereinafter|hereafter|henceforth|in short|or|the|known as|en adelante|en abrégé|ci-après|sigle|siglas?"
    r"|doravante|以下简称|以下簡稱|简称|簡稱|英文简称|英文缩写为?|缩写为?|اختصارا|يشار إليه[ا]? بـ?)[\s:：]*)*"
)
# What may stand behind it there ("TSC for short").
_IN_SHORT = r"(?:,?\s(?:for short|in short|in brief|para abreviar|en abrégé|abreviadamente))?"
_IN_BRACKET = re.compile(
    rf"[(（\[]\s*{_SAID}[“\"«‘']?({_SHORT})[”\"»’']?{_IN_SHORT}(?:\s*[,;，；]\s*[^\d()（）]{{3,60}})?\s*[)）\]]"
)
_BEFORE_BRACKET = re.compile(rf"(?<![\w&-])({_SHORT})\s*[(（]\s*[“\"«‘']?([^()（）\n]{{4,140}})[)）]")
_LIGHT = frozenset(
    """
    of the and for in on to a an at by with s de la el las los del y e en con para por do da dos das no na nos nas os as
    ao des du et pour les le l d aux au sur un une
    """.split()
)
# How far before its bracket a long form may begin.
_REACH = 140
_MOST_WORDS = 12
_ROMAN = re.compile(r"[IVX]+")
_TITLES = frozenset("dr ms mr mrs prof professor mme mlle sr sra dra messrs".split())
# Two letters are as often somebody's initials: they must be a body's, or be used again.
_BODIES = re.compile(
    r"\b(?:nations?|unies|unidas|union|unión|união|bank|banque|banco|african?|africaine|africana|european|development|cooperation|global)\b",
    re.IGNORECASE,
)


def learn(text: str) -> dict[str, str]:
    """The acronyms that a text explains, each with its long form as it stands there; of plurals ("LDCs") both."""
    found: dict[str, str] = {}
    for short, long in _explained(text):
        if _ROMAN.fullmatch(short) or (len(short) == 2 and not _BODIES.search(long) and not _used_again(short, text)):
            continue
        found.setdefault(short, long)
        if short.endswith("s") and short[:-1].isupper():
            found.setdefault(short[:-1], long)
    return found


def _explained(text: str) -> Iterator[tuple[str, str]]:
    places = [(m.start(), m, True) for m in _IN_BRACKET.finditer(text)]
    places += [(m.start(), m, False) for m in _BEFORE_BRACKET.finditer(text)]
    for start, match, inside in sorted(places, key=lambda p: (p[0], p[2])):
        short = match.group(1)
        if inside:
            before = text[max(0, start - _REACH) : start]
            long = _before(before.rstrip(), short)
        else:
            long = _whole(re.split(r"[,;，；،؛]", match.group(2))[0].strip(" “”\"«»‘’'"), short)
        if long:
            yield short, long


def _used_again(short: str, text: str) -> bool:
    return len(re.findall(rf"(?<!\w){re.escape(short)}(?!\w)", text)) > 1


def spell_out(text: str, acronyms: Mapping[str, str]) -> str:
    """The text with its acronyms written out, for an embedding model that has never met them."""
    if not acronyms:
        return text
    either = "|".join(sorted(map(re.escape, acronyms), key=len, reverse=True))
    pattern = rf"\s*[(（](?:{either})[)）]|(?<!\w)(?P<short>{either})s?(?![\w+])"
    return re.sub(pattern, lambda m: acronyms[m["short"]] if m["short"] else "", text)


def for_embedding(text: str, parts: Sequence[str]) -> list[str]:
    """Parts of a document's text as they are embedded: its own acronyms written out."""
    acronyms = learn(text)
    return [spell_out(part, acronyms) for part in parts]


def _before(before: str, short: str) -> str:
    """The long form at the end of a text."""
    if re.search(r"[\u0621-\u064a]\W*$", before):
        return _arabic(before, short)
    if re.search(r"[\u4e00-\u9fff][”\"》」]?$", before):
        return _chinese(before)
    before = re.split(r"[.;:()（）\[\]]\s", before + " ")[-1].rstrip().rstrip("”\"’»'")
    words = _words(before)
    letters = _letters(short)
    counts = range(2, min(len(words), _MOST_WORDS) + 1)
    tails = [(count, [fold(w.group()).replace(" ", "") for w in words[-count:]]) for count in counts]
    tails = [(count, tail) for count, tail in tails if tail[0] and tail[0] not in _LIGHT]
    strict = [count for count, tail in tails if _initials_spell(tail, letters)]
    loose = sorted((cost, count) for count, tail in tails if (cost := _cost(tuple(tail), letters)) is not None)
    count = strict[0] if strict else loose[0][1] if loose else 0
    if not count or (count < len(words) and fold(words[-count - 1].group()) in _TITLES):
        return ""
    return before[words[-count].start() :]


def _whole(inside: str, short: str) -> str:
    """What stands in a bracket behind an acronym, if it is its long form from the first word to the last."""
    if re.fullmatch(r"[\u4e00-\u9fff]{4,30}", inside):
        return "" if re.match(r"见|見|参|參|如|即|例|包括|以下|下同|注", inside) or inside.endswith("年") else inside
    if re.fullmatch(r"[\u0621-\u065f\u0640\s]+", inside):
        words = inside.split()
        return inside if 2 <= len(words) <= 8 and _arabic_head(words[0]) else ""
    tail = [fold(w.group()).replace(" ", "") for w in _words(inside)]
    if not 2 <= len(tail) <= _MOST_WORDS or tail[0] in _LIGHT:
        return ""
    letters = _letters(short)
    return inside if _initials_spell(tail, letters) or _cost(tuple(tail), letters) is not None else ""


def _words(text: str) -> list[re.Match[str]]:
    return list(re.finditer(r"[^\s\-–—/'’,“”\"«»&]+", text))


def _letters(short: str) -> str:
    """The letters and figures that a long form must spell: without plural, "+" and what follows it."""
    bare = re.sub(r"\+\d*$", "", short).replace("&", "").replace("-", "")
    return (bare[:-1] if bare.endswith("s") and bare[:-1].isupper() else bare).lower()


def _initials_spell(words: Sequence[str], letters: str) -> bool:
    full = "".join(w[0] for w in words if w)
    return letters in (full, "".join(w[0] for w in words if w and w not in _LIGHT))


def _cost(words: tuple[str, ...], letters: str) -> int | None:
    """How many words give no letter where the words' beginnings spell the letters in order; None where they don't."""

    @cache
    def least(at: int, spelt: int, gave: int) -> int | None:
        if at == len(words):
            return 0 if spelt == len(letters) and gave >= 2 else None
        word = words[at]
        costs = []
        if at and (skipped := least(at + 1, spelt, gave)) is not None:
            costs.append(skipped + (word not in _LIGHT))
        for n in range(1, min(4, len(word), len(letters) - spelt) + 1):
            if not word.startswith(letters[spelt : spelt + n]):
                break
            if (rest := least(at + 1, spelt + n, min(gave + 1, 2))) is not None:
                costs.append(rest)
        return min(costs, default=None)

    cost = least(0, 0, 0)
    return cost if cost is not None and len(letters) >= 3 and cost <= len(letters) // 3 else None


_ARABIC_HEADS = frozenset(
    """
    برنامج منظمه مكتب بنك صندوق مؤتمر موتمر لجنه اتحاد وكاله مجموعه رابطه هييه مجلس مفوضيه مركز معهد تعاون اهداف خطه
    مبادره ناتج منتدي جماعه جامعه شبكه مصرف حركه اللجنه المساعده مساعده شراكه اتفاق اتفاقيه مكتب
    """.split()
)


def _arabic_head(word: str) -> bool:
    word = fold(word)
    return any(word.removeprefix(p) in _ARABIC_HEADS for p in ("", "ال", "و", "ل", "ب", "وال", "بال", "لل"))


def _arabic(before: str, short: str) -> str:
    """From a head noun ("programme", "bank") on: that of the heads whose words are most nearly as many as letters."""
    before = re.split(r"[.;:()،؛؟]", before)[-1]
    words = list(re.finditer(r"\S+", before))[-8:]
    heads = [i for i, w in enumerate(words) if _arabic_head(w.group()) and len(words) - i >= 2]
    if not heads:
        return ""
    letters = len(_letters(short))
    return before[words[min(heads, key=lambda i: (abs(len(words) - i - letters), i))].start() :].strip('“”"«» ')


_CHINESE_END = re.compile(
    r"(?:署|组织|银行|基金|基金会|计划|会议|委员会|联盟|协会|办公室|集团|合作|目标|协定|协议|议程|机构|框架|倡议|论坛|中心|研究所|局|院|援助|总值|国家|运动|共同体|大会|理事会|贸易区)$"
)
_CHINESE_START = re.compile(
    r"联合国|世界|国际|亚洲|非洲|欧洲|拉丁美洲|美洲|经济|南南|三方|官方|可持续|千年|七十七|金砖|全球|新|不结盟|最不发达|政府间|非政府|上海|东南亚|阿拉伯|伊斯兰|区域|农业|粮食|国内|布宜诺斯|发展|一带"
)


def _chinese(before: str) -> str:
    """The characters that end as names of bodies do, from the last verb or preposition, or the name's own beginning."""
    before = before.rstrip('”"》」')
    run = re.search(r"[\u4e00-\u9fff]{4,40}$", before)
    if run is None or not _CHINESE_END.search(folded := fold(run.group()).replace(" ", "")):
        return ""
    at = max(
        (
            m.end()
            for m in re.finditer(r"[向由在是对为从被把给同于的了]|通过|根据|包括|加入|成立|支持|参加|来自|以及", folded)
        ),
        default=0,
    )
    starts = [m.start() for m in _CHINESE_START.finditer(folded, at)]
    great = [m.start() for m in re.finditer(r"联合国|世界|国际", folded[at:])]
    if great:
        at += great[-1]
    elif starts:
        at = starts[0]
    long = run.group()[at:]
    return long if 4 <= len(long) <= 24 else ""
