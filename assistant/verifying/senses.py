"""Which words may stand for each other in a clause: forms of one root, names of a place and its people, verbs that say
the same, and verbs that say the same from the other side."""

from __future__ import annotations

from functools import lru_cache

from assistant.verifying.grammar import Node
from assistant.verifying.names import same_people
from assistant.verifying.reading import base_of, of_one_root
from store.words import fold

_SAME = tuple(
    frozenset(line.split())
    for line in """
    fund finance pay sponsor
    join accede enter member membership
    account responsible represent constitute comprise form make stand contribute
    link connect run
    split divide separate
    see regard view consider recognize recognise perceive deem
    use utilize utilise employ apply
    train teach educate
    give provide supply offer grant
    send dispatch ship deliver go
    create establish found set launch institute
    help support assist aid
    need require want
    earmark set reserve allocate
    doubt suspicion suspect sceptical skeptical
    begin start commence
    end finish cease stop
    get receive obtain
    grow rise increase
    fall decline decrease drop shrink
    hold keep retain
    buy purchase acquire
    build construct
    depend rely hinge
    matter important importance relevant relevance
    rename name call
    leader leading lead head
    call describe term
    say state argue claim maintain contend tell note assert warn declare add remark observe explain write
    realize realise realization realisation recognise understand
    near close proximity proximate
    money financing finance fund
    people population inhabitant
    country nation state
    worker employee labourer staff
    staff expert specialist
    programme program project scheme
    bushfire fire blaze
    railway line railroad track
    refuse waste rubbish garbage
    expert specialist
    last take endure
    want seek aim wish try intend
    spend disburse
    lend loan
    marginalize marginalise sideline exclude
    """.strip().splitlines()
)
_NONE: frozenset[int] = frozenset()
_LINES = {word: frozenset(n for n, line in enumerate(_SAME) if word in line) for line in _SAME for word in line}
# What the second says from the other side: of a transfer the giver is the agent of the one, the source of the other.
_TRANSFERS = (
    (frozenset("give provide supply grant lend sell offer send pay".split()), frozenset("receive get obtain borrow buy acquire purchase".split())),
    (frozenset("teach train".split()), frozenset("learn study".split())),
)  # fmt: skip
_ORDERS = ((frozenset({"precede"}), frozenset({"follow", "succeed"})),)
_CAUSES = frozenset("cause lead result bring drive trigger produce prompt provoke create spark spur".split())
_EFFECTS = frozenset("stem arise result come derive follow emerge".split())
_NUMBERS = {w: str(n) for n, w in enumerate("zero one two three four five six seven eight nine ten eleven twelve".split())}  # fmt: skip
_SYMMETRIC = frozenset(
    "cooperate collaborate meet agree link connect differ equal equivalent negotiate compete combine merge partner marry".split()
)


def alike(a: Node, b: Node) -> bool:
    """Whether a word may stand for another: the same, of one root, a people for its place, or one that says the same."""
    if a.lemma == b.lemma:
        return True
    if a.kind == "number" or b.kind == "number":
        return figure(a) == figure(b)
    if _same(a.lemma, b.lemma):
        return True
    return a.text[:1].isupper() and b.text[:1].isupper() and _peoples(a.text, b.text)


@lru_cache(maxsize=100_000)
def _same(one: str, other: str) -> bool:
    one, other = fold(one), fold(other)
    if one == other or base_of(one) == base_of(other) or of_one_root(one, other):
        return True
    return bool(_LINES.get(one, _NONE) & _LINES.get(other, _NONE))


@lru_cache(maxsize=20_000)
def _peoples(one: str, other: str) -> bool:
    return same_people(fold(one), fold(other))


def says_the_same(one: str, other: str) -> bool:
    """Whether two folded words are of one line of those that say the same."""
    return bool(_LINES.get(base_of(one), _LINES.get(one, _NONE)) & _LINES.get(base_of(other), _LINES.get(other, _NONE)))


def figure(node: Node) -> str:
    """A number in figures, without marks."""
    text = node.text.lower().replace(",", "")
    return _NUMBERS.get(text, text)


def symmetric(node: Node) -> bool:
    """Whether a verb says the same with its parties exchanged."""
    return node.lemma in _SYMMETRIC


def turned(a: Node, b: Node) -> dict[str, str]:
    """How the roles of a verb are those of another that says it from the other side; empty where it does not."""
    for given, taken in _TRANSFERS:
        if a.lemma in taken and b.lemma in given:
            return {"from": "agent", "agent": "to", "patient": "patient"}
        if a.lemma in given and b.lemma in taken:
            return {"agent": "from", "to": "agent", "patient": "patient"}
    for one, other in _ORDERS:
        if (a.lemma in one and b.lemma in other) or (a.lemma in other and b.lemma in one):
            return {"agent": "patient", "patient": "agent"}
    return {}


def causes(node: Node) -> bool:
    """Whether a verb says that its agent brings something about."""
    return node.lemma in _CAUSES


def arises(node: Node) -> bool:
    """Whether a verb says that its agent is brought about by something."""
    return node.lemma in _EFFECTS
