"""Who holds an office: questions for the holder, and sentences that name one. The bare mention of an office, or of the
body that bears its name, names nobody."""

from __future__ import annotations

import re

from assistant.countries import is_country
from assistant.holding import months
from assistant.question import Ask
from assistant.wants import Kind, plain
from assistant.wording import bodies

_OFFICE = (
    r"(?:head|chief|chair(?:man|woman|person)?|(?:vice[- ])?president|(?:prime )?minister|secretary[- ]general|secretary|(?:director|governor)[- ]general"
    r"|(?:executive |managing |regional |country )?director|ambassador|(?:high )?commissioner|(?:under-?)?secretary|governor|leader|rector|dean|chancellor|envoy|rapporteur|administrator|coordinator"
    r"|president[ea]|ministr[oa]|secretari[oa]|director[a]?|gobernador[a]?|comisionad[oa]|ministre|secretaire|directeur|directrice|commissaire|gouverneur|comissari[oa]|governador[a]?|presidente)"
)
_IS_OFFICE = re.compile(_OFFICE)
_WHO_IS = re.compile(
    r"(?:and |so )?(?:who(?:'s| is| was| are| were| has been| became)(?: (?:now|currently|today))?|quien(?:es)? (?:es|fue|era|son)|qui (?:est|etait|fut)|quem (?:e|foi|era))"
    rf" (?:the |an? |el |la |le |l'|o |a )?(?:[\w'-]+ ){{0,5}}?{_OFFICE}(?! (?:that|who|which))\b"
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


def names_the_holder(text: str, ask: Ask) -> bool:
    """Whether a sentence names a person new to the ask, in one capitalised name directly behind the word of an office
    ("President Lula"), or in two words beside it, or as one who "held it" or "took over"."""
    if not re.search(r"[a-zA-Z]", text):
        return True  # names are told by capitals
    known = set(plain(ask.full).split())
    spans = [found.span() for body in bodies(text) for found in re.finditer(re.escape(body), text)]
    offices = [found.span() for found in re.finditer(rf"(?i)\b{_OFFICE}\b", text)]
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
_IS_ONE = re.compile(r",? ?(?:is|was|became|as|then|the|its|their|has|had|who|,| |^)*(?:[\w'-]+ ){0,3}$|^ $")
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
