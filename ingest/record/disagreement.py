"""What a document says of itself in two ways: a name spelt twice, dates or titles that differ. Flagged, never decided.

Each check asks for two statements that mean the same thing and cannot both be right; where they could, it is silent.
"""

from __future__ import annotations

import difflib
import re
import unicodedata
from collections.abc import Iterator, Sequence
from itertools import pairwise

from ingest.draft import Para
from ingest.record.dates import Date
from store.documents import Name

_URL_DATE = re.compile(r"/(?P<year>(?:19|20)\d\d)/(?P<month>0[1-9]|1[0-2])(?:/(?P<day>[0-3]\d))?(?=/|$)")
_WORD = re.compile(r"[^\W\d_](?:[^\W\d_]|['’-](?=[^\W\d_]))*")
_SHORTEST = 4


def spellings(authors: Sequence[Name], paras: Sequence[Para]) -> list[str]:
    """Authors whom the text also names with one letter or two otherwise: one part of the name the same, one nearly."""
    people = [a for a in authors if a.given and a.family]
    known = {_plain(str(a)) for a in people}
    found: dict[str, None] = {}
    for p in paras:
        if p.kind in ("reference", "footnote", "table") or not people:
            continue
        for author in people:
            for other in _like(author, p.text):
                if _plain(other) not in known:
                    found[f"a name is spelt in two ways: {str(author)!r} and {other!r}"] = None
    return list(found)


def _like(author: Name, text: str) -> Iterator[str]:
    given, family = author.given.split()[0], author.family.split()[-1]
    if len(given) < 3 or len(family) < _SHORTEST or not (given in text or family in text):
        return
    tokens = list(_WORD.finditer(text))
    for one, two in pairwise(tokens):
        if text[one.end() : two.start()] != " " or not two[0][0].isupper():
            continue
        last = re.sub(r"['’]s$", "", two[0])
        same_given, same_family = _plain(one[0]) == _plain(given), _plain(last) == _plain(family)
        if (same_given and not same_family and _near(last, family)) or (
            same_family and not same_given and _near(one[0], given) and one[0][0] == given[0]
        ):
            yield f"{one[0]} {last}"


def _near(one: str, other: str) -> bool:
    """Whether two words of four letters or more differ in a letter or two, and not by an ending such as -s."""
    one, other = _plain(one), _plain(other)
    if min(len(one), len(other)) < _SHORTEST or one[0] != other[0] or one == other:
        return False
    if one.rstrip("s") == other.rstrip("s"):
        return False
    return difflib.SequenceMatcher(None, one, other).ratio() >= 0.85


def _plain(text: str) -> str:
    decomposed = unicodedata.normalize("NFKD", text.casefold()).replace("’", "'")
    return "".join(c for c in decomposed if not unicodedata.combining(c))


def dates(issued: Date, cited: Date, meta: Date, url: str) -> list[str]:
    """Dates of publication that contradict each other: in the text, its citation line, the metadata and the address.

    Of one day before or after nothing is said: that is the time zone.
    """
    said = [("in the text", issued), ("in the citation line", cited), ("in the metadata", meta)]
    if m := _URL_DATE.search(url):
        said.append(("in the address", tuple(int(n) for n in m.groups() if n)))
    first = next(((where, date) for where, date in said if date), None)
    if first is None:
        return []
    return [
        f"the date is {_shown(first[1])} {first[0]} and {_shown(date)} {where}"
        for where, date in said
        if date and _contradict(first[1], date)
    ]


def _contradict(one: Date, other: Date) -> bool:
    if len(one) == len(other) == 3 and one != other:
        days = [d[0] * 372 + d[1] * 31 + d[2] for d in (one, other)]
        return abs(days[0] - days[1]) > 1 and not _month_ends(one, other)
    both = min(len(one), len(other))
    return one[:both] != other[:both]


def _month_ends(one: Date, other: Date) -> bool:
    """Whether one is the last day of a month and the other the first of the next."""
    early, late = sorted((one, other))
    return late[2] == 1 and early[2] >= 28 and (late[0] * 12 + late[1]) - (early[0] * 12 + early[1]) == 1


def _shown(date: Date) -> str:
    return "-".join(f"{n:02d}" if i else str(n) for i, n in enumerate(date))


def titles(title: str, cited: str) -> list[str]:
    """A title that differs between the page and the citation line by more than a subtitle, case or marks."""
    one, other = (" ".join(re.findall(r"\w+", _plain(t))) for t in (title, cited))
    if not one or not other or one.startswith(other) or other.startswith(one):
        return []
    ratio = difflib.SequenceMatcher(None, one, other, autojunk=False).ratio()
    # Two quite different ones are two things: the line that was taken for the title, or for the citation, is none.
    return [f"the title is {title!r} on the page and {cited!r} in the citation line"] if ratio > 0.5 else []


def authors(byline: Sequence[Name], cited: Sequence[Name]) -> list[str]:
    """A family name that only one of byline and citation line has, where both name persons."""
    ours, theirs = ({_plain(n.family.split()[-1]): str(n) for n in names if n.family} for names in (byline, cited))
    if not ours or not theirs or len(ours) < len(theirs) or set(ours) == set(theirs):
        return []
    if not set(theirs) - set(ours):
        return []  # "et al." and the like name fewer
    return [f"the authors are {_list(byline)} by the byline and {_list(cited)} by the citation line"]


def _list(names: Sequence[Name]) -> str:
    return ", ".join(str(n) for n in names)
