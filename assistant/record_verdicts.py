"""Whether a record bears out what a question supposes of it: yes, no, or neither where that is not certain."""

from __future__ import annotations

import re
from difflib import SequenceMatcher

from assistant.holding import MONTHS, months
from assistant.languages import code_of
from assistant.record_claims import Claim
from assistant.steering import LIGHT, initials
from assistant.wants import plain
from store.documents import Name, Record
from store.words import terms_of

# How a supposed date stands to the one of the record; the words may stand anywhere in the phrase.
_RELATIONS: tuple[tuple[str, str], ...] = (
    ("until", r"\b(?:on|in) or before\b|\bby\b|\buntil\b|\bhasta\b|\bjusqu'(?:a|en)\b|\bate\b|\bحتي\b"),
    ("since", r"\b(?:on|in) or after\b|\bsince\b|\bdepuis\b|\bdesde\b|\bمنذ\b"),
    ("before", r"\b(?:before|avant|antes (?:de|do|da|del)|قبل)\b"),
    ("after", r"\b(?:after|apres|despues (?:de|del)|depois (?:de|do|da)|بعد)\b"),
    # Of a year named so in Chinese it is open whether it counts itself.
    ("earlier", r"(?<=[年月日])(?:以前|之前|前)"),
    ("later", r"(?<=[年月日])(?:以后|之后|后)"),
)
_YEAR = re.compile(r"(?<!\d)(?:1[5-9]|20)\d\d(?!\d)年?")
_MONTH_WORD = re.compile(rf"\b(?:{'|'.join(MONTHS)})\b|(?<!\d)(?:1[0-2]|[1-9])月")
_DAY = re.compile(r"(?<![\d/.-])([12]?\d|3[01])(?:st|nd|rd|th|er|日)?(?![\w/-])")
# "The year 2021", "the month of March": what says that a year or a month follows.
_THE_YEAR = re.compile(
    r"\b(?:year(?: of)?|ano(?: de)?|annee|عام|سنه) (?=\d{4})"
    rf"|\b(?:month of|mes de|mois de) (?=(?:{'|'.join(MONTHS)})\b)"
)
# Words of a date that narrow nothing down.
_OF_A_DATE = re.compile(r"\b(?:in|on|from|dated|during|the|of|en|el|em|le|la|l|o|de|du|del|do|في)\b|[是于在]|[\s,.']")
# Of these, a date in another year is another all the same.
_PART_OF_A_YEAR = re.compile(r"\b(?:early|late)\b")
_TITLES = re.compile(r"^(?:(?:dr|prof(?:essor)?|mr|mrs|ms|sir|dame|the)\.? )+", re.IGNORECASE)
# As like are two spellings of one name.
_SPELT_ALIKE = 0.75


def bears_out(record: Record, claim: Claim) -> bool | None:
    """Whether the field of a record is what a claim supposes; None where the record does not decide it."""
    if claim.field == "issued":
        return _dated(record.issued, claim.supposed)
    if claim.field == "authors":
        return _by(record.authors, claim.supposed)
    if claim.field == "language":
        code = code_of(claim.supposed)
        return record.language[:2] == code[:2] if code and record.language else None
    if claim.field == "publisher" and record.authors and _by(record.authors, claim.supposed):
        return True if _called(record.publisher, claim.supposed) else None  # who wrote it had it published
    if claim.field in ("publisher", "container"):
        said = _called(getattr(record, claim.field), claim.supposed)
        return said if said or claim.field == "publisher" else None
    return None


def in_another(record: Record, outlet: str) -> bool:
    """Whether a document appeared elsewhere than in a journal or newspaper, which `outlet` must be the name of: no
    word is shared, and neither name may be an acronym or one in another language."""
    own, wanted = terms_of(record.container) - LIGHT, terms_of(outlet) - LIGHT
    names = (record.container, outlet)
    return bool(own and wanted) and not (
        own & wanted or any(_SHORT.search(n) or _NOT_ENGLISH.search(plain(n)) or not n.isascii() for n in names)
    )


def _dated(issued: tuple[int, ...], supposed: str) -> bool | None:
    """Whether a date is as supposed; None where a word of it is not understood ("before the end of 2021", "2020 or
    2021")."""
    rest, named = plain(supposed), sorted(months(supposed))
    rest = _THE_YEAR.sub(" ", rest)
    relations = [name for name, pattern in _RELATIONS if re.search(pattern, rest)]
    inclusive = [name for name in relations if name in ("until", "since")]
    if len(relations) > 1 and not (len(inclusive) == 1 and " or " in rest):
        return None
    relation = next(iter(inclusive or relations), "")
    rest = re.sub(dict(_RELATIONS)[relation], " ", rest, count=1) if relation else rest
    years, rest = _YEAR.findall(rest), _YEAR.sub(" ", rest)
    spelt, rest = _MONTH_WORD.findall(rest), _MONTH_WORD.sub(" ", rest)
    days, rest = (_DAY.findall(rest), _DAY.sub(" ", rest)) if named else ([], rest)
    part, rest = _PART_OF_A_YEAR.search(rest), _PART_OF_A_YEAR.sub(" ", rest)
    if not issued or _OF_A_DATE.sub("", rest) or len(spelt) != len(named) or max(map(len, (years, named, days))) > 1:
        return None
    wanted = (*(int(year[:4]) for year in years), *named, *map(int, days))
    if not years:
        # "Published in March": the month alone, of whatever year.
        own = issued[1 : 1 + len(wanted)]
        return None if relation or part or not wanted or len(own) < len(wanted) else own == wanted
    if part:
        return False if not relation and issued[0] != wanted[0] else None
    return _stands(issued, wanted, relation)


def _stands(issued: tuple[int, ...], wanted: tuple[int, ...], relation: str) -> bool | None:
    """Whether a date stands so to another, as far as both go."""
    shared = min(len(issued), len(wanted))
    one, other = issued[:shared], wanted[:shared]
    if one != other:
        return one < other if relation in _TO_BE_LESS else one > other if relation in _TO_BE_MORE else False
    if len(issued) < len(wanted) or relation in ("earlier", "later"):
        return None
    return relation not in ("before", "after")


_TO_BE_LESS, _TO_BE_MORE = ("until", "before", "earlier"), ("since", "after", "later")


def _by(authors: tuple[Name, ...], supposed: str) -> bool | None:
    named = [_TITLES.sub("", n.strip()) for n in re.split(r",| and | y | et | e | & |، | و", supposed) if n.strip()]
    if not authors or not named:
        return None
    found = [next((s for a in authors if (s := _is(a, name))), False) for name in named]
    if all(found):
        return True
    unsure = any(a.literal and _called(a.literal, name) is None for name in named for a in authors)
    if any(found) or unsure:
        return None
    alike = any(
        SequenceMatcher(None, plain(name.split()[-1]), plain(word)).ratio() >= _SPELT_ALIKE
        for name in named for a in authors for word in str(a).split()
    )  # fmt: skip
    called_by_name = all(word[0].isupper() or word in _SMALL for name in named for word in name.split())
    return None if alike or not called_by_name else False


_SMALL = frozenset("de da do dos van von al el bin ibn of the for la le und".split())


def _is(author: Name, name: str) -> bool:
    """Whether a name is an author's: the family name with nothing that is not his, or an organisation's."""
    wanted = terms_of(name)
    if author.literal:
        return _called(author.literal, name) is True
    family = terms_of(author.family)
    short = {t[:1] for t in terms_of(author.given)}
    return bool(family) and family <= wanted and all(t in terms_of(str(author)) or t in short for t in wanted)


def _called(name: str, supposed: str) -> bool | None:
    """Whether an organisation is called so: by all of its words, some of them, or its initials. None where it may be
    its acronym or its name in another language."""
    own, wanted = terms_of(name) - LIGHT, terms_of(supposed) - LIGHT
    if not own or not wanted:
        return None
    telling, asked = own - _OF_ANY_HOUSE, wanted - _OF_ANY_HOUSE
    if own == wanted or wanted == {initials(name)} or (telling and telling == asked):
        return True
    if not (_in_english(name) and _in_english(supposed)):
        return None
    return None if telling & asked or not (telling and asked) else False


def _in_english(name: str) -> bool:
    """Whether a name is one in English, written out: another of it can be no other name of the same body."""
    return not _SHORT.search(name) and bool(_ENGLISH.search(plain(name))) and not _NOT_ENGLISH.search(plain(name))


# Capitals that may be an acronym, or a name as it is typed in small letters.
_SHORT = re.compile(r"\b[A-Z]{2,}|\d|^[^A-Z]*$")
_ENGLISH = re.compile(
    r"\b(?:of|for|and|on|press|publishers?|university|institute|foundation|office|network|bank|agency|ministry)\b"
)
_NOT_ENGLISH = re.compile(r"\b(?:de|del|du|des|da|do|dos|la|le|les|el|los|y|et|e|para|pour|por|sur|sul|sud|und|fur)\b")
_OF_ANY_HOUSE = terms_of(
    "university press institute centre center journal publishing publishers house foundation group"
)
