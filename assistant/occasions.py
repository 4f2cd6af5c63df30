"""Meetings that a question names by a place or a name ("the Cairo summit"): a figure or a date belongs to the one that
its text speaks of, and the same fact of another meeting answers nothing."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from assistant.pieces import ORDINAL, place_of_ordinal
from assistant.question import Ask
from assistant.terms import NAME_MET
from assistant.wants import Kind, plain
from store.words import terms_of

if TYPE_CHECKING:
    from collections.abc import Sequence

    from assistant.candidates import Candidate
    from assistant.terms import QueryTerm
    from store.documents import PagedText

_MEETING = r"(?:[Ss]ummits?|[Cc]onferences?|[Mm]eetings?|[Ff]orum|[Ww]orkshops?|[Cc]umbre|[Cc]onferencia|[Rr]euni[óo]n|[Ff]oro|[Ss]ommet|[Cc]onf[ée]rence|[Rr]éunion|[Cc]úpula|[Cc]imeira|[Cc]onferência|[Rr]eunião)"
_NAME = r"[A-ZÀ-ÞĀ-Ž][\w’'-]+"
_NAMED_MEETING = re.compile(
    rf"(?P<before>(?:{_NAME} ){{1,3}}){_MEETING}\b(?: (?:held )?(?:in|at|of) (?P<place>{_NAME}(?: {_NAME})?))?"
    rf"|\b{_MEETING} (?:held )?(?:in|at|of|de|d['’]|du|da|do|en|à|em) (?P<behind>{_NAME}(?: {_NAME})?)"
)
_NO_NAME = re.compile(
    r"(?:the|a|an|this|that|first|second|third|last|next|both|many|how|what|which|when|who|where|ministerial|annual|high|level|la|el|le|el|o|a|january|february|march|april|may|june|july|august|september|october|november|december)"
)
FIGURES = frozenset({Kind.COUNT, Kind.AMOUNT, Kind.PERCENT, Kind.EXTENT, Kind.YEAR, Kind.DATE})
# Kinds of fact that belong to one meeting.
_OF_ONE = FIGURES | {Kind.PERSON, Kind.OPEN, Kind.COUNTRY, Kind.NAME}
# Words of many names, which alone name nothing ("New Delhi").
_OF_MANY = terms_of("new san saint north south east west united national international world global african asian")
# So far back, in characters, a paragraph may name the meeting that it goes on about.
_BACK = 1500


def meetings_in(text: str) -> tuple[frozenset[str], ...]:
    """The meetings that a text names, each by the folded words of its place or name."""
    found = []
    for match in _NAMED_MEETING.finditer(text):
        named = f"{match['before'] or match['behind']} {match['place'] or ''}".replace("’s", "").replace("'s", "")
        words = [w for w in re.split(r"[\s-]+", named) if w and not _NO_NAME.fullmatch(plain(w))]
        if words:
            found.append(terms_of(" ".join(words)))
    return tuple(found)


def meetings_asked(text: str) -> tuple[frozenset[str], ...]:
    """The meetings that a question names, also by their place alone ("how many delegations attended Belgrade?")."""
    return meetings_in(text) or tuple(terms_of(place) for place in _ATTENDED.findall(text))


_ATTENDED = re.compile(
    r"\b(?:attend(?:ed|ing)?|(?:came|went) to|took part (?:in|at)|(?:was|were) (?:present )?at) ([A-ZÀ-Þ][\w-]+)(?=\W*$)"
)


_COUNTED = re.compile(
    rf"(?P<place>{ORDINAL.pattern})(?P<of>(?: [\w+-]+){{0,3}}?) (?:{_MEETING.lower()}|sessions?|congress(?:es)?|biennales?|assembl(?:y|ies)|editions?|rounds?)\b"
)
_IN_A_CELL = re.compile(rf"(?:^|\| )(?P<place>{ORDINAL.pattern}) (?=\|)")


def _places_counted(text: str, of: frozenset[str] = frozenset()) -> frozenset[int]:
    """The places of the meetings of a row that a text names ("the third summit"), from 0; not of those that are said to
    be of something else than `of`, folded words, if it is given."""
    folded = plain(text)
    counted = [m for m in _COUNTED.finditer(folded) if not of or not m["of"] or terms_of(m["of"]) & of]
    found = [*counted, *_IN_A_CELL.finditer(folded)]
    return frozenset(p for m in found if (p := place_of_ordinal(m["place"])) is not None)


def place_of_the_meeting(ask: Ask) -> int | None:
    """Which of a row of meetings an ask wants to know something of ("the second summit"), from 0; None for none or
    several."""
    places = _places_counted(ask.text)
    return next(iter(places)) if len(places) == 1 and min(places) >= 0 else None


def is_of_another_place(candidate: Candidate, ask: Ask, place: int, paged: PagedText, title: str) -> bool:
    """Whether a sentence speaks of another meeting of the row than the one by its place: itself, else what stands
    before it. The first is seldom called so; of a later one its place must be told, and what it is a meeting of."""
    asked = _COUNTED.search(plain(ask.text))
    of = terms_of(asked["of"]) if asked else frozenset()
    told = _places_counted(candidate.text, of)
    before = paged.text[max(0, candidate.sentence.start - _BACK) : candidate.sentence.start]
    around = f"{before} {candidate.block.section} {title}"
    if candidate.block.kind == "table":
        return place not in told or bool(of - terms_of(f"{around} {candidate.text}"))
    if not told:
        sentences = re.split(r"(?<=[.!?。؟])\s+", paged.text[candidate.block.start : candidate.sentence.start].strip())
        told = _places_counted(sentences[-1], of)
    if told or not place:
        return bool(told) and place not in told
    return place not in _places_counted(around, of)


def is_told_by_its_place(body: str) -> bool:
    """Whether a name is that of a meeting which has other names as well ("the Bandung Conference"), as the South Summit
    has not."""
    named = meetings_in(body)
    return bool(named) and all(words - _OF_MANY for words in named)


def _differ(one: frozenset[str], other: frozenset[str]) -> bool:
    """Whether two meetings are told apart by their names. One may be told in fewer words ("the NAM summit in Belgrade",
    "the Belgrade summit"), or by the initials of the other ("the AU summit")."""
    if not (one - other and other - one):
        return False
    initials = ("".join(w[0] for w in words) for words in (one, other))
    return not any(
        len(short) == 1 and sorted(next(iter(short))) == sorted(letters)
        for letters, short in zip(initials, (other, one), strict=True)
    )


def _alike(a: str, b: str) -> bool:
    return not (a.isascii() and b.isascii()) or a[:3] == b[:3]


def _took_place_in(named: frozenset[str], text: str) -> bool:
    """Whether a sentence says that a meeting of another name was held where the one asked for was: "The Asian-African
    Conference met in the city of Bandung"."""
    folded = plain(text)
    return any(
        re.search(
            rf"\b{_HELD}\b(?:\W+\w+){{0,2}}?\W+(?:in|at|en|a|em|au|city of)\b(?:\W+\w+){{0,5}}?\W+{re.escape(name)}\b",
            folded,
        )
        for name in named - _OF_MANY
    )


_HELD = (
    r"(?:met|held|took place|opened|convened|gathered|hosted|se reunio|se celebro|tuvo lugar|reunio|celebrada|s'est (?:reunie?|tenue?)"
    r"|eut lieu|a eu lieu|realizou-se|reuniu-se|teve lugar)"
)


def of_the_meeting(ask: Ask, candidate: Candidate, terms: Sequence[QueryTerm], paged: PagedText, title: str) -> bool:
    """Whether a sentence speaks of the meeting that an ask for a figure or a date names: itself, else the nearest
    sentence before it that names a meeting, else its heading or title."""
    asked = meetings_asked(ask.text) if ask.want.kind in _OF_ONE else ()
    if len(asked) != 1:
        return True
    # In another spelling or language; not the country of which a capital may mean the government.
    forms = {t.term: [o for o, s in t.near.items() if s >= NAME_MET and _alike(o, t.term)] for t in terms}
    forms = {t: forms.get(t, []) for t in asked[0]}

    def names(text: str) -> bool:
        present = terms_of(text)
        met = {t for t in asked[0] if t in present or any(o in present for o in forms[t])}
        # "The South Summit" has no other word that would tell it.
        telling = met - _OF_MANY if asked[0] - _OF_MANY else met
        return bool(telling) and len(met) >= len(asked[0]) / 2

    own = meetings_in(candidate.text)
    if own:
        return any(not _differ(asked[0], other) for other in own) or _took_place_in(asked[0], candidate.text)
    if names(candidate.text):
        return True
    before = paged.text[max(0, candidate.sentence.start - _BACK) : candidate.sentence.start]
    if candidate.block.kind == "table":
        return names(f"{before} {candidate.block.section} {title}")
    for sentence in reversed(re.split(r"(?<=[.!?。؟])\s+|\n\n", before)):
        if names(sentence):
            return True
        # "The United Nations Conference" is any of many.
        if any(other - _OF_MANY and _differ(asked[0], other) for other in meetings_in(sentence)):
            return False
    return names(f"{candidate.block.section} {title}")
