"""The names by which works are cited: lists of authors in natural or inverted order, organisations, short forms.

Natural order is that of notes ("Eric Osei and Ama Banda"), inverted that of reference lists ("Osei, E., & Banda, A.",
"OSEI, Eric", "Osei E, Banda A"). Which of two surnames a person goes by is not known: `same` takes either.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence
from functools import lru_cache

from ingest.record import names
from ingest.word_set import word_set
from store.documents import Name

# Capitals of the Latin, Greek and Cyrillic scripts, and the letters of scripts that have none.
CAPITAL = "".join(chr(c) for c in range(0x41, 0x530) if chr(c).isupper()) + "\u0621-\u064a\u3040-\u30ff\u3400-\u9fff"
_LETTER = r"[^\W\d_]"
_PARTICLES = r"(?:(?:de|da|do|dos|das|del|della|di|du|van|von|der|den|la|le|el|al|bin|ibn|ben|ter|ten|zu)\s)"
_INITIALS = rf"(?:[{CAPITAL}]\.[ -]?)+"
# A word and a row of initials are taken whole or not at all: a list that turns out to be none would otherwise be tried
# in every way in which its hyphens and initials can be parted, and these double with each.
WORD = rf"(?:[{CAPITAL}](?:{_LETTER}|['’.-](?={_LETTER}))*+|d['’][{CAPITAL}]{_LETTER}++|al-[{CAPITAL}]{_LETTER}++)"
_MORE = rf"\s(?:(?>{_INITIALS}(?=\s|,))|{_PARTICLES}{{0,3}}{WORD})"
PERSON = rf"{_PARTICLES}{{0,2}}(?:{WORD}|[{CAPITAL}]\.)(?:{_MORE}){{0,6}}"
AND = r"(?:and|&|y|e|et|und|و|和|与)"
OTHERS = r"(?:et\s+al(?:ii|\.|\b)\.?|and\s+others|y\s+otros|e\s+outros|et\s+autres|等)"
EDITORS = r"\(?(?:eds?|ed|coords?|comps?|dirs?|orgs?|hrsg|editors?|editor[ae]s?)\.?\)?(?:\.?(?=[,\s(]))"
_LIST = re.compile(
    rf"(?P<names>{PERSON}(?:,?\s+{OTHERS}|(?:,\s+{PERSON}){{0,12}},?\s+{AND}\s+{PERSON}(?:\s+{OTHERS})?|))"
    rf"(?:,?\s+(?P<eds>{EDITORS}))?(?=\s*[,:])"
)
_SPLIT = re.compile(rf"\s*(?:,\s*{AND}\s+|,\s+|\s+{AND}\s+|;\s*(?:{AND}\s+)?|、)\s*")
_EDITORS = re.compile(rf"[,\s]*(?<!\w){EDITORS}\.?\s*$", re.IGNORECASE)
_ENDS_IN_INITIAL = re.compile(rf"(?<!\w)[{CAPITAL}]{_LETTER}?\.$")
_OTHERS = re.compile(rf"[,\s]*{OTHERS}\s*$")
_SHORT_INITIALS = re.compile(rf"(?:[{CAPITAL}]\.?[\s-]*){{1,4}}(?:{_PARTICLES.rstrip(')')})?)?")
_DOTTED = re.compile(rf"(?:[{CAPITAL}]{_LETTER}?\.[\s-]*)+(?:(?:de|da|do|dos|das|del|von|van|der)\b\s*)*")
_VANCOUVER = re.compile(
    rf"(?P<family>{_PARTICLES}{{0,2}}{WORD}(?:\s{WORD})?)\s(?P<given>[{CAPITAL}]{{1,3}}|(?:[{CAPITAL}]\.[\s-]?){{1,3}})"
)
# A name or a short title; what is longer is not compared often.
_NAME_AT_MOST = 200
_ACRONYM = re.compile(rf"[{CAPITAL}][{CAPITAL}\d&/+-]+")
# No name begins with one of these, though a sentence or a title does.
_NO_NAME = word_set(
    "the a an of in on for to from at by as is are this that these those it see also cf compare following and but if"
    " when while where what who why how there here according although both some many most our we they he she his her"
    " their its i us such like with without after before since during over under between among through towards toward"
    " against beyond el los las un una en por para con que véase ver según sobre les des une dans pour par avec voir"
    " selon os as um uma na nas nos com sobre der die das ein eine"
)


def authors_at(text: str, at: int = 0) -> tuple[tuple[Name, ...], int, bool] | None:
    """The list of authors, in natural order, that begins at an offset and is followed by a comma or a colon.

    (names, the offset behind it, whether others are meant as well); None where there is no such list.
    """
    m = _LIST.match(text, at)
    if m is None:
        return None
    listed, others = parted(m["names"])
    if not listed or not all(plausible(n) for n in listed):
        return None
    return tuple(natural(n) for n in listed), m.end(), others


def parted(text: str) -> tuple[list[str], bool]:
    """The names of a list, and whether it ends in "et al."."""
    others = bool(_OTHERS.search(text))
    text = _OTHERS.sub("", text)
    return [p for p in (part.strip() for part in _SPLIT.split(text)) if p], others


def plausible(text: str) -> bool:
    """Whether some words can be a name: they begin as none but titles and sentences do."""
    tokens = text.split()
    if not tokens or len(tokens) > 7:
        return False
    first = tokens[0].rstrip(".,")
    return first.lower() not in _NO_NAME or (first.isupper() and (len(first) > 1 or tokens[0].endswith(".")))


def natural(text: str) -> Name:
    """ "Diego Sánchez-Ancochea", "Kragelund", "OECD" or "Financial Tracking Service" as a name."""
    tokens = text.split()
    if _ACRONYM.fullmatch(tokens[0]) or names.is_organisation(text):
        return Name(literal=text)
    if len(tokens) == 1:
        return Name(family=text)
    first = len(tokens) - 1
    while first > 1 and tokens[first - 1].islower():
        first -= 1
    return Name(family=" ".join(tokens[first:]), given=" ".join(tokens[:first]))


def inverted(text: str) -> tuple[Name, ...]:
    """The authors of an entry of a reference list, their names in whatever order its style has them."""
    text = _EDITORS.sub("", text.strip() + " ").strip(" ,;:")
    if not _ENDS_IN_INITIAL.search(text):
        text = text.rstrip(".")
    text = _OTHERS.sub("", text).strip(" ,;")
    if not text:
        return ()
    for mark in ";、":
        if mark in text:
            return tuple(n for part in text.split(mark) for n in inverted(part))
    parts = [p for p in _SPLIT.split(text) if p]
    if len(parts) == 1 or not _is_inverted(parts):
        return _not_inverted(text, parts)
    found: list[Name] = []
    i = 0
    while i < len(parts):
        following = parts[i + 1] if i + 1 < len(parts) else ""
        vancouver = _VANCOUVER.fullmatch(parts[i])
        if following and (_DOTTED.fullmatch(following) or _SHORT_INITIALS.fullmatch(following)):
            found.append(Name(family=parts[i], given=following.strip()))
            i += 2
        elif i == 0 and following and not vancouver:
            found.append(Name(family=parts[0], given=following))
            i += 2
        else:
            found.append(_vancouver(vancouver) if vancouver else _either(parts[i]))
            i += 1
    return tuple(found)


def _vancouver(m: re.Match[str]) -> Name:
    """ "Osei AB"; the stop behind the last of a list is none of an initial's."""
    given = m["given"].strip()
    return Name(family=m["family"], given=given if "." in given[:-1] else given.rstrip("."))


def _either(text: str) -> Name:
    m = re.fullmatch(rf"({_INITIALS})\s*(.+)", text)
    return Name(family=m[2], given=m[1].strip()) if m else natural(text)


def _is_inverted(parts: Sequence[str]) -> bool:
    """Whether a list's first name stands as "Family, Given"."""
    first, second = parts[0], parts[1]
    if all(_VANCOUVER.fullmatch(p) for p in parts):
        return False
    acronym = _ACRONYM.fullmatch(first) and not second.split()[0].istitle()
    if acronym or names.is_organisation(first) or len(first.split()) > 4:
        return False
    return bool(_DOTTED.fullmatch(second) or _SHORT_INITIALS.fullmatch(second)) or (
        len(second.split()) <= 3 and len(first.split()) <= 3 and not names.is_organisation(second)
    )


def _not_inverted(text: str, parts: Sequence[str]) -> tuple[Name, ...]:
    if all(_VANCOUVER.fullmatch(p) for p in parts):
        return tuple(_vancouver(m) for p in parts if (m := _VANCOUVER.fullmatch(p)))
    if len(parts) > 1 and all(1 < len(p.split()) <= 4 and names.is_person(p, told=True) for p in parts):
        return tuple(natural(p) for p in parts)
    if len(parts) == 1 and names.is_person(text, told=True) and len(text.split()) <= 4:
        return (natural(text),)
    return (Name(literal=text),) if " " in text or _ACRONYM.fullmatch(text) else (Name(family=text),)


def folded(text: str) -> str:
    """Letters and digits alone, without accents, in lower case, for comparing names."""
    return _kept(text) if len(text) <= _NAME_AT_MOST else _folded(text)


@lru_cache(maxsize=8192)
def _kept(text: str) -> str:
    return _folded(text)


def _folded(text: str) -> str:
    plain = unicodedata.normalize("NFKD", text)
    plain = "".join(c for c in plain if not unicodedata.combining(c)).casefold()
    return " ".join(re.findall(r"\w+", plain.replace("’", "").replace("'", "")))


def same(short: str, full: Name) -> bool:
    """Whether a name as a short form gives it is that of a full reference."""
    a = folded(short)
    if full.literal:
        b = folded(full.literal)
        return a == b or (len(a.split()) > 1 and b.startswith(f"{a} ")) or _acronym_of(short, full.literal)
    family = folded(full.family)
    whole = f"{folded(full.given)} {family}".strip()
    return bool(a) and (a in (family, whole) or whole.endswith(f" {a}") or family.startswith(f"{a} "))


def _acronym_of(short: str, literal: str) -> bool:
    if not _ACRONYM.fullmatch(short):
        return False
    return len(short) > 1 and (short == capitals(literal) or f"({short})" in literal)


def capitals(literal: str) -> str:
    """The capitals that begin the words of an organisation's name."""
    return "".join(w[0] for w in re.findall(r"[^\W\d_]+", literal) if w[0].isupper())
