"""Who holds an office: questions for the holder, and sentences that name one. The bare mention of an office, or of the
body that bears its name, names nobody."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import TYPE_CHECKING

from assistant.countries import is_country
from assistant.holding import months
from assistant.question import Ask
from assistant.wants import Kind, plain
from assistant.wording import bodies, is_light
from store.words import terms_of

if TYPE_CHECKING:
    from assistant.candidates import Candidate
    from assistant.terms import QueryTerm

_OFFICE = (
    r"(?:head|chief|chair(?:man|woman|person)?|(?:vice[- ])?president|(?:prime )?minister|secretary[- ]general|secretary|(?:director|governor)[- ]general"
    r"|(?:executive |managing |regional |country )?director|ambassador|(?:high )?commissioner|(?:under-?)?secretary|governor|leader|rector|dean|chancellor|envoy|rapporteur|administrator|coordinator"
    r"|president[ea]|ministr[oa]|secretari[oa]|director[a]?|gobernador[a]?|comisionad[oa]|ministre|secretaire|directeur|directrice|commissaire|gouverneur|comissari[oa]|governador[a]?|presidente|(?:ال)?(?:رييس|امين|مدير|وزير|سفير|محافظ|مفوض)ه?)"
)
_IS_OFFICE = re.compile(_OFFICE)
_WHO_IS = re.compile(
    r"(?:and |so )?(?:who(?:'s| is| was| are| were| has been| became)(?: (?:now|currently|today))?|quien(?:es)? (?:es|fue|era|son)|qui (?:est|etait|fut)|quem (?:e|foi|era))"
    rf" (?:the |an? |el |la |le |l'|o |a )?(?:[\w'-]+ ){{0,5}}?{_OFFICE}(?! (?:that|who|which))\b"
    r"|من (?:هو|هي|كان|كانت) (?:ال)?(?:رييسه?|امين|امينه|مدير|مديره|وزير|وزيره|سفير|سفيره|محافظ|مفوض)\b"
)
# Words of which names of bodies, offices and regions are made, not of people's.
_NOT_OF_PEOPLE = re.compile(
    r"(?:united|nations?|programmes?|office|bank|fund|union|organi[sz]ations?|commission|council|agency|agencies|forum|institute|university|initiative|facility|court|cent(?:er|re)"
    r"|network|alliance|community|association|conference|summit|declaration|treaty|agreement|plan|action|development|cooperation|co-operation|south|north|east|west|southern|northern"
    r"|eastern|western|global|general|assembly|security|high|refugees?|affairs|foreign|international|regional|department|committee|ministry|state|states|republic|group|movement|africa[n]?"
    r"|asia[n]?|europe(?:an)?|america[ns]?|arab|latin|pacific|caribbean|world|trade|health|humanitarian|relief|red|cross|crescent|society|foundation|report|review|journal|day|week|house"
    r"|the|its|their|this|that|these|in|at|on|for|as|by|when|after|before|since|while|although|our|his|her|both|many|some|most|all|no|an?)"
)
_RUN = re.compile(
    r"(?<![\w’'-])[A-ZÀ-ÞĀ-Ž](?:\.|[\w’'-]*)(?:[ \n](?:(?:de|da|do|dos|van|von|bin|al|el|ben|di|la)[ \n])?[A-ZÀ-ÞĀ-Ž](?:\.|[\w’'-]+))*"
)
# How far from the word of an office the name of its holder may stand, in characters.
_BESIDE = 70


def asks_for_the_holder(ask: Ask) -> bool:
    """Whether an ask wants the person who holds an office ("who is the High Commissioner for Refugees?")."""
    return ask.want.kind is Kind.PERSON and bool(_WHO_IS.match(plain(ask.text).lstrip(" ¿")))


# Offices that are told by more than one word, or by a word in each language.
_SAME_OFFICE = tuple(
    re.compile(rf"\b(?:{words})\b")
    for words in (
        r"president[ea]?|presidency|presidente|(?:ال)?رييسه?",
        r"minist(?:ers?|r[oae]|ry)|ministre|(?:ال)?وزيره?",
        r"secretar(?:y|i[oa]|iat)|secretaire|(?:ال)?امينه?",
        r"commissioner|comisionad[oa]|commissaire|comissari[oa]",
        r"governor|gobernador[a]?|gouverneur|governador[a]?",
        r"ambassador|embajador[a]?|ambassadeur|embaixador[a]?|envoy",
        r"director[a]?|directeur|directrice|diretor[a]?|head|chief|chair\w*|leader|administrator|coordinator|jef[ea]|chef|(?:ال)?(?:رييس|مدير)ه?",
    )
)
_LESSER = re.compile(r"\b(?:deputy|vice|assistant|former|acting|elect|electo|elu|adjoint|viceministr\w+)\b")
# From this strength on a word of the ask counts as met.
_MET = 0.6


def is_of_the_office(candidate: Candidate, ask: Ask, terms: Sequence[QueryTerm], before: str) -> bool:
    """Whether a sentence speaks of the office asked about: by its word, with all that the ask says of it ("of foreign
    affairs", "of Brazil"). One that goes on about it ("held it first") is read with those `before` it (title, heading and
    paragraph). A deputy is not the head, nor one elected the holder."""
    asked, text = plain(ask.text), plain(candidate.text)
    goes_on = bool(_GOES_ON.search(text))
    if not goes_on and set(_LESSER.findall(text)) - set(_LESSER.findall(asked)):
        return False
    present = candidate.terms
    if goes_on:
        # "The United Nations Conference… Its first secretary-general" is not of the United Nations.
        names = [run.group() for run in _RUN.finditer(ask.text) if " " in run.group()]
        if any(
            re.search(rf"{re.escape(n)}(?= [A-ZÀ-Þ])", before)
            and not re.search(rf"{re.escape(n)}(?! ?[A-ZÀ-Þ\w])", before)
            for n in names
        ):
            return False
        text = f"{plain(before)} {text}"
        present = present | terms_of(text)
    offices = [office for office in _SAME_OFFICE if office.search(asked)]
    if offices and not any(office.search(text) for office in offices) and not _LEADS.search(text):
        return False
    own = [t for t in terms if t.term in ask.terms and not is_light(t.term) and not _IS_OFFICE.fullmatch(t.term)]
    # A year may lie within a term of office; whether it does is asked elsewhere.
    return all(t.strength(present) >= _MET for t in own if t.term not in _TIMES and not _YEAR.fullmatch(t.term))


_GOES_ON = re.compile(
    r"\b(?:held (?:it|the (?:post|office|position))|took (?:it )?over|takes over|followed (?:him|her)|succeeded (?:him|her))\b"
    rf"|\bits (?:[\w-]+ ){{0,2}}{_OFFICE}"
)
# One who leads a body is its head, whatever the office is called.
_LEADS = re.compile(
    r"\b(?:heads|headed by|(?:has |had |is )?led by|leads|runs|run by|chairs|chaired by|presides over|presided over)\b"
)
_YEAR = re.compile(r"(?:1[5-9]|20)\d\d")
_TIMES = terms_of("current currently present today now then first last next new")


def names_the_holder(text: str, ask: Ask) -> bool:
    """Whether a sentence names a person new to the ask, in one capitalised name directly behind the word of an office
    ("President Lula") or as its subject ("Lula is the president"), or in two words beside it, or as one who "held it" or "took over"."""
    if not re.search(r"[a-zA-Z]", text):
        return True  # names are told by capitals
    known = set(plain(ask.full).split())
    spans = [found.span() for body in bodies(text) for found in re.finditer(re.escape(body), text)]
    asked = [office for office in _SAME_OFFICE if office.search(plain(ask.text))]
    offices = [
        found.span()
        for found in re.finditer(rf"(?i)\b{_OFFICE}\b(?!['’]s)", text)
        if not asked or any(office.search(plain(found.group())) for office in asked)
    ]
    offices += [found.span() for found in _HELD.finditer(text)]
    for run in _RUN.finditer(text):
        words = [w.rstrip(".'’,") for w in run.group().split()]
        titles = [i for i, w in enumerate(words) if _IS_OFFICE.fullmatch(plain(w)) or plain(w) in _RANKS]
        words = words[titles[-1] + 1 :] if titles else words
        start = run.end() - len(" ".join(words)) if words else run.end()
        if not words or not _may_be_a_person(words, known) or any(a <= start < b for a, b in spans):
            continue
        for a, b in offices:
            if len(words) == 1 and 0 <= start - b <= 2 and text[b:start].strip(",") in (" ", ""):
                return True
            if len(words) > 1 and (0 <= start - b <= _BESIDE or 0 <= a - run.end() <= _BESIDE):
                return True
            if len(words) == 1 and 0 <= a - run.end() <= _BESIDE and _IS_ONE.match(text[run.end() : a]):
                return True
    return False


# "Sukarno, the president of Indonesia", "Lula is the president of Brazil".
_IS_ONE = re.compile(r"(?:,| (?:is|was|became|as|has been|had been)\b)(?: [a-z][\w-]*){0,3} ?$")
_HELD = re.compile(
    r"\b(?:held (?:it|the (?:post|office|position))|took (?:it )?over|takes over|followed (?:him|her)|succeeded|was (?:elected|appointed|named)|heads|headed(?: by)?|(?:has |had )?led(?: by)?|chairs|chaired(?: by)?|presides? over|presided over)\b"
)
_RANKS = frozenset("executive prime vice deputy former acting mr mrs ms dr prof sir dame lord h.e".split())


def _may_be_a_person(words: list[str], known: set[str]) -> bool:
    name = " ".join(words)
    if is_country(name) or months(name) or all(len(w) > 1 and w.isupper() for w in words):
        return False
    return not any(
        plain(w) in known or _NOT_OF_PEOPLE.fullmatch(plain(w)) or is_country(w) or _IS_OFFICE.fullmatch(plain(w))
        for w in words
    )


_STAFF = (
    r"(?:officers?|officials?|representatives?|delegates?|employees?|staff(?: members?)?|experts?|spokes\w+|workers?)"
)
_ONE_OF = re.compile(rf"\b(?:[Ww]hich|[Ww]hat) (?P<body>[A-Z][\w-]*[A-Z][\w-]*) {_STAFF}\b")


def body_of_the_person(ask: Ask) -> str:
    """The body of which an ask wants a person ("UNHCR" in "which UNHCR officer spoke?"), "" where it wants none."""
    found = _ONE_OF.search(ask.text) if ask.want.kind in (Kind.PERSON, Kind.OPEN) else None
    return found["body"] if found else ""


def names_one_of(text: str, body: str) -> bool:
    """Whether a sentence names a person of a body, before it ("Ana Ruiz, the head of UNHCR") or behind it ("UNHCR's
    Ana Ruiz"), or tells of one without a name ("a senior UNHCR officer")."""
    own = re.escape(body)
    if re.search(rf"\b(?:[Aa]n?|[Oo]ne|[Aa]nother) (?:[a-z-]+ )?{own} {_STAFF}\b", text):
        return True
    for run in _RUN.finditer(text):
        words = [w.rstrip(".'’,") for w in run.group().split() if w.rstrip(".'’,") != body]
        if len(words) < 2 or not _may_be_a_person(words, set()):
            continue
        if re.match(rf"[^.;()]{{0,{_BESIDE}}}?\b(?:of|at|from|with|for)(?: the)? {own}\b", text[run.end() :]):
            return True
        if run.group().startswith(f"{body} ") or re.search(
            rf"\b{own}(?:['’]s)?(?: (?!and\b|or\b)[a-z][\w-]*){{0,4}},? ?$", text[: run.start()]
        ):
            return True
    return False
