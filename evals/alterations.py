"""Alterations of true sentences, and rewordings that leave them true: one generator for every test that needs lies.

Everything is made at run time from sentences that are given; no sentence of a document is kept here. An alteration
changes one thing that a reader would act on (a number, a name, a "not"); a rewording changes only how it is said.
"""

from __future__ import annotations

import random
import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from assistant.countries import names as countries
from assistant.wants import plain


@dataclass(frozen=True, slots=True)
class Alteration:
    """A sentence made of a true one: what was done to it, and whether it is still true."""

    kind: str
    text: str
    true: bool


Maker = Callable[[str, Sequence[str], random.Random], str | None]

_NAME = re.compile(r"(?<=[a-z,;:] )(?:[A-ZÀ-Þ][\w’-]+)(?: [A-ZÀ-Þ][\w’-]+)*")
# Written like names, and nobody's.
_NO_NAME = re.compile(
    r"(?:January|February|March|April|May|June|July|August|September|October|November|December|South|North)\b"
)
_NUMBER = re.compile(r"(?<![\w.,-])\d[\d,]*(?:\.\d+)?(?![\w-])")
_WORDED = {"two": "four", "three": "five", "four": "six", "five": "three", "six": "nine", "seven": "eleven", "eight": "six", "ten": "twelve", "twelve": "ten", "twenty": "thirty", "fifty": "sixty", "hundred": "thousand", "million": "billion", "billion": "million"}  # fmt: skip
_AUXILIARY = re.compile(
    r"\b(is|are|was|were|has been|have been|had been|can|could|will|would|should|must|may|does|did)\b(?! not)"
)
_NOT = re.compile(
    r"\b(?:is|are|was|were|has|have|had|can|could|will|would|should|do|does|did) not\b|\bcannot\b|\bnever\b|\bno longer\b"
)
_OPPOSITES = (
    ("increased", "decreased"), ("rose", "fell"), ("grew", "shrank"), ("more", "fewer"), ("higher", "lower"), ("larger", "smaller"),
    ("before", "after"), ("exports", "imports"), ("exported", "imported"), ("northern", "southern"), ("majority", "minority"), ("public", "private"),
    ("rejected", "accepted"), ("opposed", "supported"), ("strengthened", "weakened"), ("included", "excluded"), ("above", "below"),
    ("first", "last"), ("success", "failure"), ("rural", "urban"), ("bilateral", "multilateral"), ("formal", "informal"), ("improved", "worsened"),
)  # fmt: skip
_UNITS = (("per cent", "million"), ("percent", "million"), ("%", " million"), ("kilometres", "metres"), ("kilometers", "meters"), ("million", "billion"), ("billion", "million"), ("years", "months"), ("days", "weeks"), ("months", "years"), ("weeks", "days"))  # fmt: skip
_INVENTED = (
    "Independent auditors later found the accounts to be in order.",
    "The programme was widely praised at the following summit.",
    "Local communities welcomed the results with public celebrations.",
    "Participating ministries agreed to double their contributions.",
    "A follow-up mission confirmed that the results had lasted.",
)
_SYNONYMS = (
    ("began", "started"), ("nations", "countries"), ("approximately", "about"), ("assist", "help"), ("purchase", "buy"),
    ("establish", "set up"), ("however", "but"), ("per cent", "percent"), ("percent", "per cent"), ("organisation", "organization"),
)  # fmt: skip


def lies(sentence: str, others: Sequence[str], chance: random.Random) -> list[Alteration]:
    """The lies that can be made of a sentence, one of each kind; `others` are sentences of other places."""
    made = ((kind, maker(sentence, others, chance)) for kind, maker in _LIES.items())
    return [Alteration(kind, text, False) for kind, text in made if text and plain(text) != plain(sentence)]


def rewordings(sentence: str, author: str, chance: random.Random) -> list[Alteration]:
    """Ways of saying what a sentence says, `author` being the one who says it."""
    made = {
        "verbatim": sentence,
        "according": _according(sentence, author),
        "unbracketed": _without_brackets(sentence),
        "numbers": _numbers_rewritten(sentence),
        "synonym": _synonym(sentence),
        "opening": _without_opening(sentence),
        "half": _first_half(sentence),
    }
    return [
        Alteration(kind, text, True) for kind, text in made.items() if text and (kind == "verbatim" or text != sentence)
    ]


def _number(sentence: str, others: Sequence[str], chance: random.Random) -> str | None:
    found = list(_NUMBER.finditer(sentence))
    if found:
        match = chance.choice(found)
        digits = [i for i in range(match.start(), match.end()) if sentence[i].isdigit()]
        at = chance.choice(digits)
        new = chance.choice([d for d in "123456789" if d != sentence[at]])
        return sentence[:at] + new + sentence[at + 1 :]
    words = [m for m in re.finditer(r"\b[a-z]+\b", sentence) if m.group() in _WORDED]
    if not words:
        return None
    match = chance.choice(words)
    return sentence[: match.start()] + _WORDED[match.group()] + sentence[match.end() :]


def _unit(sentence: str, others: Sequence[str], chance: random.Random) -> str | None:
    for unit, other in _UNITS:
        number = r"(\d[\d,.]*|\b(?:two|three|four|five|six|ten|twenty|hundred))"
        new = re.sub(rf"{number} ?{re.escape(unit)}(?!\w)", rf"\1 {other.strip()}", sentence, count=1)
        if new != sentence:
            return new
    return None


def _negated(sentence: str, others: Sequence[str], chance: random.Random) -> str | None:
    if _NOT.search(sentence):
        return None
    found = _AUXILIARY.search(sentence)
    return f"{sentence[: found.end()]} not{sentence[found.end() :]}" if found else None


def _affirmed(sentence: str, others: Sequence[str], chance: random.Random) -> str | None:
    found = _NOT.search(sentence)
    if not found:
        return None
    kept = {"cannot": "can", "never": "", "no longer": "still"}.get(found.group(), found.group().removesuffix(" not"))
    return re.sub(r"  +", " ", sentence[: found.start()] + kept + sentence[found.end() :])


def _name(sentence: str, others: Sequence[str], chance: random.Random) -> str | None:
    mine = [m for m in _NAME.finditer(sentence) if not _NO_NAME.match(m.group())]
    pool = sorted({m.group() for other in others for m in _NAME.finditer(other)} - {m.group() for m in mine})
    pool = [n for n in pool if not _NO_NAME.match(n) and not set(n.split()) & set(re.findall(r"\w+", sentence))]
    if not mine or not pool:
        return None
    match = chance.choice(mine)
    pool = [n for n in pool if n[:4] != match.group()[:4]]  # "China" for "Chinese" alters nothing
    return sentence[: match.start()] + chance.choice(pool) + sentence[match.end() :] if pool else None


def _place(sentence: str, others: Sequence[str], chance: random.Random) -> str | None:
    mine = [m for m in re.finditer(r"\b[A-ZÀ-Þ]\w{3,}\b", sentence) if plain(m.group()) in countries()]
    pool = [
        c for c in ("Ghana", "Peru", "Nepal", "Fiji", "Morocco", "Bolivia", "Vietnam", "Uganda") if c not in sentence
    ]
    if not mine or not pool:
        return None
    match = chance.choice(mine)
    return sentence[: match.start()] + chance.choice(pool) + sentence[match.end() :]


def _exchanged(sentence: str, others: Sequence[str], chance: random.Random) -> str | None:
    """Two names with a verb between them, each in the place of the other."""
    found = re.search(
        r"\b(?P<a>[A-ZÀ-Þ]\w{3,})(?P<between> (?:[a-z]+ ){0,2}?(?:lent|gave|sent|paid|built|supplied|supported|offered|trained|financed|helped|hosted|led|joined|asked|invited|visited)\b(?: [a-z]+){0,4} )(?P<b>[A-ZÀ-Þ]\w{3,})\b",
        sentence,
    )
    if not found or found["a"] == found["b"] or " by" in found["between"]:
        return None
    return f"{sentence[: found.start()]}{found['b']}{found['between']}{found['a']}{sentence[found.end() :]}"


def _numbers_exchanged(sentence: str, others: Sequence[str], chance: random.Random) -> str | None:
    found = list(_NUMBER.finditer(sentence))
    if len(found) < 2:
        return None
    a, b = found[0], found[1]
    if a.group() == b.group() or (len(a.group()) == 4) != (len(b.group()) == 4):
        return None
    return sentence[: a.start()] + b.group() + sentence[a.end() : b.start()] + a.group() + sentence[b.end() :]


def _direction(sentence: str, others: Sequence[str], chance: random.Random) -> str | None:
    for pair in _OPPOSITES:
        for mine, theirs in (pair, pair[::-1]):
            new = re.sub(rf"\b{mine}\b", theirs, sentence, count=1)
            if new != sentence and theirs not in sentence:
                return new
    return None


def _reach(sentence: str, others: Sequence[str], chance: random.Random) -> str | None:
    new = re.sub(
        r"\b(?:[Ss]ome|[Mm]any|[Ss]everal|[Mm]ost|[Aa] few)(?: of the)? (?=[a-z]+s\b)", "All ", sentence, count=1
    )
    return new if new != sentence and not re.search(r"\ball\b", sentence, re.I) else None


def _as_fact(sentence: str, others: Sequence[str], chance: random.Random) -> str | None:
    new = re.sub(r"\b(?:should|must|ought to|needs? to) be\b", "is", sentence, count=1)
    if new == sentence:
        new = re.sub(r"\b(?:could|might|may) (?=[a-z]+\b)", "", sentence, count=1)
    return new if new != sentence else None


def _another_noun(sentence: str, others: Sequence[str], chance: random.Random) -> str | None:
    """The thing counted made another."""
    new = re.sub(
        r"((?:\d[\d,]*|\b(?:two|three|four|five|six|seven|eight|nine|ten|twelve|twenty)) )(?!million|billion|thousand|hundred|percent|per )([a-z]+s)\b",
        lambda m: m.group(1) + ("hospitals" if m.group(2) != "hospitals" else "airports"),
        sentence,
        count=1,
    )
    return new if new != sentence else None


def _added(sentence: str, others: Sequence[str], chance: random.Random) -> str | None:
    return chance.choice(_INVENTED)


def _added_clause(sentence: str, others: Sequence[str], chance: random.Random) -> str | None:
    added = chance.choice(_INVENTED)
    return f"{sentence.rstrip('.')}, and {added[0].lower()}{added[1:]}"


def _from_elsewhere(sentence: str, others: Sequence[str], chance: random.Random) -> str | None:
    long = [o for o in others if len(o.split()) > 8]
    return chance.choice(long) if long else None


def _cut(sentence: str, others: Sequence[str], chance: random.Random) -> str | None:
    """The sentence broken off at the point of a number or of an abbreviation."""
    points = [m.end() for m in re.finditer(r"\d\.(?=\d)|\b(?:U\.S|U\.N|Mr|Ms|Dr|No|St|vol|p|pp)\.(?= )", sentence)]
    at = next((end for end in points if len(sentence[:end].split()) >= 3), None)
    return sentence[:at] if at else None


def _range_end(sentence: str, others: Sequence[str], chance: random.Random) -> str | None:
    """One end of a range told as the figure; ranges of years are none."""
    new = re.sub(
        r"(?<!from )(?<![\d.,])\d{1,3} ?(?:to|-|–) ?(?=\d[\d,.]* ?(?:%|per ?cent|million|billion|[a-z]{4,}s\b))",
        "",
        sentence,
        count=1,
    )
    new = re.sub(r"\b[Bb]etween \d{1,3} and (?=\d{1,3}\b)", "", new, count=1) if new == sentence else new
    return new if new != sentence else None


def _exactly(sentence: str, others: Sequence[str], chance: random.Random) -> str | None:
    new = re.sub(r"\b(?:about|around|roughly|approximately|nearly|almost|some) (?=\d)", "exactly ", sentence, count=1)
    return new if new != sentence else None


def _contrast(sentence: str, others: Sequence[str], chance: random.Random) -> str | None:
    """The partners of a contrast exchanged."""
    found = re.search(
        r"(?P<a>\b[\w-]{4,})(?P<m> (?:rather than|instead of|than)|,? unlike|, not)(?P<p> (?:by|to|from|in|of|for|through))? (?P<b>[\w-]{4,})(?=[,.;]| and\b)",
        sentence,
    )
    if (
        not found
        or found["a"].lower() == found["b"].lower()
        or re.search(r"\d|\b(?:more|less|fewer|other|once|\w+er) than\b", found.group())
    ):
        return None
    return (
        f"{sentence[: found.start()]}{found['b']}{found['m']}{found['p'] or ''} {found['a']}{sentence[found.end() :]}"
    )


def _agent(sentence: str, others: Sequence[str], chance: random.Random) -> str | None:
    """He who acts and what he acts on exchanged in a passive: "The bank was founded by Ghana."."""
    found = re.match(
        r"(?P<patient>(?:The )?(?:[A-Z]?[\w-]+ ?){1,3}?)(?P<verb> (?:is|are|was|were) (?:\w+ly )?\w+(?:ed|en|t|n)) by (?P<agent>(?:the )?[\w-]{3,}(?: [A-Z][\w-]+)*)(?=[,.;]| (?:in|on|for|at)\b)",
        sentence,
    )
    if not found or re.search(r"\d", found["patient"] + found["agent"]):
        return None
    agent, patient = found["agent"], found["patient"]
    patient = f"the {patient[4:]}" if patient.startswith("The ") else patient
    return f"{agent[0].upper()}{agent[1:]}{found['verb']} by {patient}{sentence[found.end() :]}"


# A frame says of a sentence what takes away that it is so; the lie is the sentence told without it.
_FRAMES: dict[str, tuple[tuple[str, str], ...]] = {
    "condition": (("If the council agrees, ", ""), ("Unless the ministers object, ", "")),
    "question": (("Is it so that ", "?"), ("Did the council find that ", "?")),
    "denied": (("The ministers denied that ", ""), ("It is not true that ", "")),
}


def framed(sentence: str, chance: random.Random) -> list[tuple[Alteration, str]]:
    """Lies of the kind that drops what a source says around its words: each with the text of which it is one.

    The sentence itself is the statement; the source is the sentence in a condition, a question, a denial, or with a sign.
    """
    if not re.match(r"(?:The|In|A|An|Its|Their|By|On|At|For|Since|After|Before)\b", sentence) or not sentence.endswith(
        "."
    ):
        return []
    if re.search(r"[?“”\";]|\b(?:if|unless|whether|not|no|may|could|would|should)\b", sentence):
        return []
    inner = f"{sentence[0].lower()}{sentence[1:-1]}"
    made = []
    for kind, frames in _FRAMES.items():
        before, behind = chance.choice(frames)
        made.append((Alteration(kind, sentence, False), f"{before}{inner}{behind or '.'}"))
    signed = re.sub(r"(?<= )(?=\d{1,3}(?:\.\d+)?(?:%| [a-z]{4,}))", "-", sentence, count=1)
    if signed != sentence:
        made.append((Alteration("sign", sentence, False), signed))
    return made


def mixed(sentence: str, other: str, chance: random.Random) -> str | None:
    """A figure of another source put into a sentence whose key is given beside that of the other."""
    mine = [m for m in _NUMBER.finditer(sentence) if not re.fullmatch(r"(?:1[5-9]|20)\d\d", m.group())]
    theirs = [
        m.group() for m in _NUMBER.finditer(other)
        if not re.fullmatch(r"(?:1[5-9]|20)\d\d", m.group()) and m.group() not in sentence
    ]  # fmt: skip
    if not mine or not theirs:
        return None
    match = chance.choice(mine)
    return f"{sentence[: match.start()]}{chance.choice(theirs)}{sentence[match.end() :]}"


_LIES: dict[str, Maker] = {
    "number": _number, "unit": _unit, "negated": _negated, "affirmed": _affirmed, "name": _name, "place": _place,
    "exchanged": _exchanged, "numbers exchanged": _numbers_exchanged, "direction": _direction, "reach": _reach, "as fact": _as_fact,
    "noun": _another_noun, "added": _added, "added clause": _added_clause, "wrong key": _from_elsewhere, "cut": _cut,
    "range end": _range_end, "exactly": _exactly, "contrast": _contrast, "agent": _agent,
}  # fmt: skip


def _according(sentence: str, author: str) -> str | None:
    if not re.match(r"(?:The|In|A|An|It|This|These|They|Its|Their|By|On|At|For|Since|After|Before)\b", sentence):
        return None
    return f"According to {author}, {sentence[0].lower()}{sentence[1:]}"


def _without_brackets(sentence: str) -> str | None:
    new = re.sub(r" \([^()]*\)", "", sentence)
    return new if new != sentence else None


def _numbers_rewritten(sentence: str) -> str | None:
    new = re.sub(r"(\d),(\d{3})\b", r"\1\2", sentence)
    new = re.sub(r"(\d) ?per ?cent\b", r"\1%", new)
    new = re.sub(r"(\d)%", r"\1 percent", new) if new == sentence else new
    for word, digits in (
        ("three", "3"),
        ("four", "4"),
        ("five", "5"),
        ("six", "6"),
        ("seven", "7"),
        ("ten", "10"),
        ("twelve", "12"),
    ):
        if new == sentence:
            new = re.sub(rf"\b{word} (?=[a-z]+s\b)", f"{digits} ", new, count=1)
    return new if new != sentence else None


def _synonym(sentence: str) -> str | None:
    for word, other in _SYNONYMS:
        new = re.sub(rf"\b{word}\b", other, sentence, count=1)
        if new != sentence:
            return new
    return None


def _without_opening(sentence: str) -> str | None:
    found = re.match(
        r"(?:However|Moreover|Furthermore|In addition|For example|For instance|Indeed|Finally|Today|Meanwhile|Therefore|Thus|As a result|Similarly|In contrast|Yet|But|And),? (?=[a-zA-Z])",
        sentence,
    )
    rest = sentence[found.end() :] if found else ""
    return rest[0].upper() + rest[1:] if rest else None


def _first_half(sentence: str) -> str | None:
    """The part before a semicolon, or before the last ", and" of a long sentence: what is left stands by itself."""
    if "; " in sentence:
        return f"{sentence.split('; ')[0]}."
    return None
