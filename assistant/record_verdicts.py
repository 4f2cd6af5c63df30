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

_BEFORE = r"^(?:before|avant|antes de|قبل)\b"
_UNTIL = r"^(?:by|until)\b"
_AFTER = r"^(?:after|apres|despues de|depois de|بعد)\b"
_SINCE = r"^(?:since|depuis|desde|منذ)\b"
# Words of a date that narrow nothing down.
_OF_A_DATE = re.compile(
    r"\b(?:in|on|from|dated|before|after|since|during|until|by|the|year|of|month|en|el|em|le|la|l'|o|avant|apres|depuis|antes|despues|depois|de|desde|du|ano|annee|mes|mois)\b"
    r"|\b\d{1,2}(?:st|nd|rd|th|er)?\b|(?:1[5-9]|20)\d\d年?|[是于在月日]|\b(?:في|عام|سنه)\b"
)
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
    if claim.field in ("publisher", "container"):
        # "In" may say a place as well as a journal.
        said = _called(getattr(record, claim.field), claim.supposed)
        return said if said or claim.field == "publisher" else None
    return None


def _dated(issued: tuple[int, ...], supposed: str) -> bool | None:
    words = plain(supposed)
    year = re.search(r"(?:1[5-9]|20)\d\d", words)
    if not issued or year is None:
        return None
    named = sorted(months(supposed))
    day = re.search(r"\b([12]?\d|3[01])(?:st|nd|rd|th|er)?\b(?!\d)", words)
    if len(named) > 1:
        return None
    wanted = (int(year.group()), *named, *([int(day.group(1))] if named and day else []))
    shared = min(len(issued), len(wanted))
    one, other = issued[:shared], wanted[:shared]
    same = None if len(issued) < len(wanted) else True
    if re.search(_BEFORE, words):
        found = one < other if one != other else None if same is None else False
    elif re.search(_UNTIL, words):
        found = one < other if one != other else same
    elif re.search(_AFTER, words):
        found = one > other if one != other else None if same is None else False
    elif re.search(_SINCE, words):
        found = one > other if one != other else same
    else:
        found = same if one == other else False
    left = re.findall(r"[^\W\d]+", _OF_A_DATE.sub(" ", words))
    exact = len(left) <= len(named) and all(word in MONTHS for word in left)
    return found if exact or found is False else None  # "in early 2019"


def _by(authors: tuple[Name, ...], supposed: str) -> bool | None:
    named = [_TITLES.sub("", n.strip()) for n in re.split(r",| and | y | et | e | & |، | و", supposed) if n.strip()]
    if not authors or not named:
        return None
    found = [next((s for a in authors if (s := _is(a, name))), False) for name in named]
    if all(found):
        return True
    if any(found):
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
    """Whether an organisation is called so: by all of its words, some of them, or its initials."""
    own, wanted = terms_of(name) - LIGHT, terms_of(supposed) - LIGHT
    if not own or not wanted:
        return None
    if own == wanted or wanted == {initials(name)} or own < wanted:
        return True
    telling, asked = own - _OF_ANY_HOUSE, wanted - _OF_ANY_HOUSE
    if telling and telling == asked:
        return True
    return None if own & wanted and (telling & asked or not (telling and asked)) else False


_OF_ANY_HOUSE = terms_of(
    "university press institute centre center journal publishing publishers house foundation group"
)
