"""Exact tests of what a sentence turns on: negation, direction, and how far a claim reaches.

A statement that drops or adds a "not", says "rose" for "fell" or "all" for "some" is false however many words it
shares with its source.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache

from assistant.verifying.faults import Fault
from assistant.verifying.reading import Source, Word, base_of, sentences_of, words_of
from assistant.wants import plain

_NEGATORS = frozenset(
    """
    not no never nor neither none nothing nobody nowhere cannot without hardly scarcely barely rarely seldom lack lacks lacked lacking
    fail fails failed failing refuse refuses refused reject rejects rejected deny denies denied unable unlikely absent absence
    false falsely untrue wrong wrongly incorrect incorrectly myth misconception fallacy
    nunca jamas tampoco ningun ninguna ninguno sin nadie ni jamais aucun aucune ni rien sans personne nao nem nenhum nenhuma sem
    isn't aren't wasn't weren't don't doesn't didn't hasn't haven't hadn't won't wouldn't can't couldn't shouldn't mustn't
    ليس ليست لم لن لا دون غير
    """.split()
)
# They deny only in their own language: elsewhere they are an article, a contraction or a conjunction.
_NEGATORS_OF = {
    "es": frozenset({"no"}),
    "fr": frozenset({"pas", "ne", "n", "non"}),
    "pt": frozenset({"nao"}),
    "zh": frozenset(),
}
_NOT_ONLY = re.compile(
    r"\b(?:not|no|não|non|pas) (?:only|just|merely|solamente|sólo|solo|apenas|só|seulement)\b|\bno doubt\b|\bno less than\b|\bno fewer than\b|\bno more than\b|\bnot least\b",
    re.IGNORECASE,
)
_ZH_NOT = re.compile(r"没有|未能|从未|并非|[不未非无](?!仅|但|只|断|同|少|来)")
_SCOPE = 5
# Words that deny without being negators: a statement with one may say what a negation says, and the other way round.
_SOFTLY = frozenset(
    base_of(w)
    for w in """
    few little silent stop avoid refuse lack absent end miss rather instead hardly scarcely seldom rarely barely outside exclude
    exempt oppose against unlike cease omit ignore overlook doubt deny reject unable prevent dead decline unused empty zero except
    """.split()
)
_LITTLE = re.compile(
    r"\b(?:few|little|only|rather than|instead|other than|silent|no longer|yet|still|without|un\w{4,}|in\w{5,}able)\b"
)

_OPPOSITES = """
increase|rise|grow|growth|expand|gain|climb|double|triple : decrease|fall|decline|shrink|reduce|reduction|drop|cut|halve
more|greater|higher|larger|most : less|fewer|lower|smaller|least
above|over|exceed : below|under
before : after
import : export
north|northern : south|southern
lender|lend|creditor : borrower|borrow|debtor
win|victory : lose|defeat
support|favour|favor|endorse|back|accept|approve|adopt|agree : oppose|opposition|reject|refuse|veto|disagree
include : exclude
strength|strengthen|strong : weakness|weaken|weak
success|succeed|successful : failure|fail|unsuccessful
advantage|benefit : disadvantage|drawback|harm
rich|wealthy : poor
developed : developing
minority : majority
first : last
open : close
begin|start|launch|found|establish : end|stop|cease|dissolve|abolish
join|enter : leave|withdraw|quit
private : public
formal : informal
permanent : temporary
domestic|internal : foreign|external
bilateral : multilateral|trilateral
rural : urban
recipient|receive|beneficiary : donor|give|provider
positive : negative
improve|better : worsen|worse|deteriorate
easy|easily : difficult|hard
allow|permit|enable : forbid|prohibit|prevent|ban
buy|purchase : sell
teacher : student
old : new|young
cheap : expensive|costly
long : short
high : low
fast|quickly : slow|slowly
optional|voluntary : mandatory|compulsory|obligatory
same : different
vertical : horizontal
centralised|centralized : decentralised|decentralized
aumentar|aumento|crecer|subir : disminuir|reducir|reduccion|caer|bajar
augmenter|augmentation|croitre|hausse : diminuer|diminution|reduire|baisse
aumentar|aumento|crescer|subir : diminuir|reduzir|reducao|cair
mas : menos
plus : moins
mais : menos
antes : despues|depois
avant : apres
"""
_PREFIXES = (
    "un",
    "in",
    "im",
    "il",
    "ir",
    "non",
    "dis",
    "de",
    "mis",
    "anti",
    "des",
    "pre",
    "post",
    "over",
    "under",
)

# Words that reach as far as can be; those of a line say the same.
_REACHES = tuple(
    frozenset(line.split())
    for line in """
    all every everyone everything each entire entirely entirety whole wholly both unanimously universally todos todas todo toda tous toutes
    always siempre toujours sempre never constantly
    only solely exclusively just merely solo solamente unicamente seulement uniquement apenas somente
    completely fully totally completamente totalement completamente
    guarantee guarantees guaranteed ensures ensure ensured
    """.strip().splitlines()
)
UNIVERSAL = frozenset().union(*_REACHES)
_SUPERLATIVE = re.compile(
    r"\b(?!(?:rest|west|east|interest|forest|best|request|invest|harvest|test|protest|contest|suggest|honest|modest|latest|guest|quest|manifest|conquest|unrest|arrest|digest|southwest|northwest|midwest|southeast|northeast|behest|crest|chest|nest|pest|vest|jest|attest|detest|ingest|divest|budapest)\b)[a-z]{3,}est\b|\b(?:most (?!of\b|countries\b|members\b|states\b|people\b)[a-z]+|best|worst|sole|unique|unprecedented|foremost|leading)\b"
)


def negation_faults(statement: str, language: str, sources: Sequence[Source]) -> list[Fault]:
    """Negations that a statement adds to the sentence that it is nearest to, or drops from it."""
    said = _Scopes.of(statement, language)
    stems = {w.stem for w in words_of(statement, language) if not w.light}
    spoken = [(_Scopes.of(text, source.language), own) for source in sources for text, own in sentences_of(source)]
    if not spoken or not stems:
        return []
    most = max(len(stems & own) for _, own in spoken)
    near = [(scopes, own) for scopes, own in spoken if len(stems & own) >= max(1, most - 1)]
    # What is said by other words ("few", "silent on") may take a negation up.
    softly = bool(stems & _SOFTLY) or bool(_LITTLE.search(plain(statement)))
    faults = []
    for negator, scope in said.scopes:
        taken = [s for s in scope if any(s in own for _, own in spoken)]
        where = [(g, own) for g, own in spoken if 2 * sum(s in own for s in taken) >= len(taken)]
        if any(g.scopes or own & _SOFTLY for g, own in where):
            continue
        if taken or scope:
            faults.append(Fault("negation", negator, f"the source does not deny this (“{negator}”)"))
    for scopes, own in near:
        for negator, scope in scopes.scopes:
            taken = [s for s in scope[:4] if s in said.asserted]
            if said.scopes or softly or not taken:
                continue
            if len(taken) >= 2 or len(scope) <= 2 or 2 * len(stems & own) >= len(own):
                faults.append(Fault("negation", negator, f"the source denies this (“{negator}”)"))
    return faults[:3]


class _Scopes:
    """The negators of a text, each with the stems that it denies, and the stems that nothing denies."""

    def __init__(self, scopes: list[tuple[str, tuple[str, ...]]], asserted: frozenset[str]) -> None:
        self.scopes = scopes
        self.asserted = asserted

    @classmethod
    def of(cls, text: str, language: str) -> _Scopes:
        words = words_of(text, language)
        only = [m.span() for m in _NOT_ONLY.finditer(text)]
        at = {
            i: None for i, w in enumerate(words)
            if _negates(w, language) and not any(a <= w.start < b for a, b in only)
        }  # fmt: skip
        marks = [(words[i].text, i) for i in at]
        scopes = []
        covered: set[int] = set()
        for text_of, i in marks:
            scope: list[str] = []
            for j in range(i + 1, len(words)):
                if (
                    words[j].sentence != words[i].sentence
                    or len(scope) >= _SCOPE
                    or (scope and words[j].clause > words[i].clause)
                ):
                    break
                if not words[j].light and j not in at:
                    scope.append(words[j].stem)
                    covered.add(j)
            scopes.append((text_of, tuple(scope)))
        for found in _ZH_NOT.finditer(text) if language == "zh" else ():
            after = [(j, w) for j, w in enumerate(words) if found.end() <= w.start < found.end() + 6]
            covered |= {j for j, _ in after}
            scopes.append((found.group(), tuple(w.stem for _, w in after)))
        asserted = frozenset(w.stem for j, w in enumerate(words) if j not in covered and not w.light)
        return cls(scopes, asserted)


def negators(words: Sequence[Word], language: str) -> int:
    """How many words deny something."""
    return sum(_negates(w, language) for w in words)


_MODALS = frozenset(
    "may might could should must would ought shall podria podrian deberia deberian pourrait devrait poderia deveria".split()
)


def modals(words: Sequence[Word]) -> int:
    """How many words say that something may or ought to be."""
    return sum(plain(w.text) in _MODALS for w in words)


def _negates(word: Word, language: str) -> bool:
    written = plain(word.text)
    if written in ("no", "ne", "n", "non", "pas", "ni", "sin", "sem", "sans"):
        return (
            written in _NEGATORS_OF.get(language, frozenset())
            or (language == "en" and written == "no" and word.text != "No.")
            or (language in ("es", "fr", "pt") and written in ("ni", "sin", "sem", "sans"))
        )
    return written in _NEGATORS or (written.endswith("n't") and language == "en")


@cache
def _opposites() -> dict[str, frozenset[str]]:
    found: dict[str, frozenset[str]] = {}
    for line in _OPPOSITES.strip().splitlines():
        sides = [frozenset(base_of(w) for w in side.strip().split("|")) for side in line.split(" : ")]
        for mine, theirs in (sides, sides[::-1]):
            for word in mine:
                found[word] = found.get(word, frozenset()) | theirs
    return found


def opposed(a: str, b: str) -> bool:
    """Whether two stems say the opposite of each other."""
    return b in _opposites().get(a, frozenset())


def direction_faults(statement: str, language: str, sources: Sequence[Source]) -> list[Fault]:
    """Words of a statement of which its sources hold only the opposite."""
    given = {w.stem for s in sources for w in s.words} | {base_of(w.term) for s in sources for w in s.words}
    terms = {w.term for s in sources for w in s.words}
    faults = []
    for word in words_of(statement, language):
        stem = word.stem
        if stem in given or word.term in terms:
            continue
        opposed = _opposites().get(stem, frozenset()) & given
        same_side = any(stem in _opposites().get(o, ()) and _synonym(stem, given) for o in opposed)
        if opposed and not same_side:
            faults.append(Fault("direction", word.text, f"the source says the opposite of “{word.text}”"))
        elif _prefixed(word.term, terms):
            faults.append(Fault("direction", word.text, f"the source says “{_prefixed(word.term, terms)}”"))
    return faults


def _synonym(stem: str, given: set[str]) -> bool:
    """Whether the sources hold a word of the same side as `stem` ("rise" for "increase")."""
    mine = _opposites().get(stem, frozenset())
    same = {other for other, theirs in _opposites().items() if theirs & mine and other not in mine}
    return bool(same & given)


# What looks like a denying prefix and is none: "inform" does not deny "form". Each word is that behind the prefix.
_NO_DENIAL = {
    "in": frozenset(
        "form formed forms forming formation side land tense tend tent vest vested voice stance sure take sight spire fluence".split()
    ),
    "im": frozenset(
        "press pressed pressing pression port ported ports porting portant part parted pact prove proved proves proving provement pose posed plant pulse".split()
    ),
    "de": frozenset(
        "part parts parted parting partment sign signed signs signing mark mean pose posed scribe serve served light tail tails tails fine fined cline claim fault port note".split()
    ),
    "dis": frozenset(
        "course play port pose posed patch cover covers covered covering cuss count counts solve charge charged".split()
    ),
    "un": frozenset("dertake".split()),
    "pre": frozenset("sent sented sure vent vents vented pare pared sided serve served tend face".split()),
    "post": frozenset("pone poned".split()),
    "over": frozenset("seas head turn turned sees come whelm view look".split()),
    "under": frozenset(
        "stand stands standing stood takes taken taking took lies lying line lines lined goes gone went mine mined score scored".split()
    ),
}


def _denies(prefix: str, rest: str) -> bool:
    """Whether a prefix denies the word behind it."""
    return rest not in _NO_DENIAL.get(prefix, frozenset())


def _prefixed(term: str, terms: set[str]) -> str:
    """The word of the sources that only a denying prefix parts from this one ("official", "unofficial"); "" for none."""
    for prefix in _PREFIXES:
        if len(term) >= 4 and (prefix + term) in terms and _denies(prefix, term):
            return prefix + term
        rest = term[len(prefix) :].lstrip("-")
        if len(rest) >= 4 and term.startswith(prefix) and rest in terms and _denies(prefix, rest):
            return rest
    return ""


def scope_faults(statement: str, sources: Sequence[Source]) -> list[Fault]:
    """Words by which a statement reaches farther than its sources: "all", "always", "only", "the largest"."""
    given = " ".join(plain(f"{s.text} {s.about}") for s in sources)
    spoken = set(re.findall(r"[\w'-]+", given))
    faults = []
    folded = plain(statement)
    said = set(re.findall(r"[\w'-]+", folded))
    for reach in _REACHES:
        if said & reach and not spoken & reach:
            word = sorted(said & reach)[0]
            faults.append(Fault("scope", word, f"the source does not say “{word}”"))
    for found in _SUPERLATIVE.finditer(folded):
        if found.group().split()[-1] not in spoken and found.group() not in given:
            faults.append(Fault("scope", found.group(), f"the source does not say “{found.group()}”"))
    return faults
