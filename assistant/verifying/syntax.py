"""What single constructions of English mean in a dependency parse: prepositions, coordination, modality, reporting.

It reads the tokens that it is given and imports no parser.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from spacy.tokens import Token

# Prepositions and conjunctions by what they say; the longest that fits is taken. All others are "at".
_CLASSES = {
    form: role
    for role, forms in {
        "from": "from|out of",
        "to": "to|into|toward|towards|onto",
        "before": "before|prior to|ahead of",
        "until": "until|till|up to",
        "after": "after|since|following",
        "because": "because|because of|due to|owing to|as a result of|thanks to|on account of|in response to|given",
        "despite": "despite|in spite of|notwithstanding|although|though|even though|even if|regardless of",
        "than": "than|unlike|compared to|compared with|in comparison to|in comparison with|in contrast to|in contrast with|as opposed to|rather than|instead of|versus|apart from|except|except for|other than",
        "without": "without",
        "while": "while|whereas|whilst",
        "if": "if|unless|provided|as long as|in case|whether",
    }.items()
    for form in forms.split("|")
}  # fmt: skip
_CONTRAST = frozenset({"than", "not", "instead"})
_LACK = frozenset("lack absence paucity dearth scarcity shortage want".split())
_NEVER = frozenset("never seldom rarely hardly scarcely barely neither nor no nobody nothing none few little".split())
_MAY = frozenset("may might could would can".split())
_OUGHT = frozenset("should must ought shall".split())
# What is done where these are said is done: the infinitive after them is a fact.
_FACTUAL = frozenset(
    "begin start continue help manage come go cease serve proceed get make let be able proud happy use succeed".split()
)
_SEEMING = frozenset("seem appear tend likely possible potential probable".split())
_WANTED = frozenset(
    """
    hope want expect plan intend aim wish propose recommend suggest urge demand require request ask call consider discuss
    envisage contemplate advocate encourage promise pledge commit invite avoid prevent prepare offer seek threaten
    """.split()
)
_DOUBTED = frozenset("deny doubt reject dispute refuse refute".split())
_SAID = frozenset(
    """
    say state argue claim believe think suspect feel fear warn contend insist allege complain echo maintain assert declare
    tell hold assume opine reply answer comment add suppose deem criticise criticize
    """.split()
)
_NOBODYS = frozenset("we i one study paper report data figure article evidence author analysis research result chapter".split())  # fmt: skip


def together(token: Token) -> list[Token]:
    """A word and those coordinated with it ("A, B and C"); what "rather than" or "but not" joins is none of them."""
    found = [token]
    for child in token.children:
        if child.dep_ != "conj":
            continue
        joins = {c.lower_ for c in token.children if c.dep_ in ("cc", "neg", "preconj") and token.i < c.i < child.i}
        if not joins & _CONTRAST and not any(c.dep_ == "neg" for c in child.children):
            found += together(child)
    return found


def preposition(token: Token) -> tuple[str, list[Token]]:
    """The class of a preposition, or of what introduces a clause, and the words that it governs."""
    if token.pos_ in ("VERB", "AUX") and token.dep_ == "advcl":
        marks = [c for c in token.children if c.dep_ in ("mark", "advmod", "prep") and c.i < token.i]
        return next((r for m in marks if (r := _class_at(m)[0]) != "at"), "at"), []
    role, length = _class_at(token)
    governed = [o for o in objects_of(token) if o.i >= token.i + length or length == 1]
    if not governed and length > 1:
        last = token.doc[token.i + length - 1]
        governed = objects_of(last)
    return role, governed


def _class_at(token: Token) -> tuple[str, int]:
    """The class of the words that begin with a token, and how many they are."""
    for length in (4, 3, 2, 1):
        words = token.doc[token.i : token.i + length].text.lower()
        if words in _CLASSES:
            return _CLASSES[words], length
    return "at", 1


def objects_of(token: Token) -> list[Token]:
    """The words that a preposition governs, through another preposition where it needs one ("because of")."""
    found = []
    for child in token.children:
        if child.dep_ == "pobj" or (child.dep_ == "pcomp" and child.pos_ not in ("ADP", "SCONJ")):
            found += together(child)
        elif child.dep_ in ("pcomp", "prep") and child.pos_ in ("ADP", "SCONJ"):
            found += objects_of(child)
    return found


def np_of(token: Token, *, top: bool = True) -> list[tuple[Token, str]]:
    """The words of a noun's phrase, those of clauses in it left out, each with the class of the preposition that governs
    it, "" where none does."""
    found: list[tuple[Token, str]] = []
    for child in token.children:
        if child.dep_ in ("relcl", "acl", "advcl", "ccomp", "xcomp", "punct", "cc", "appos") or (
            child.dep_ == "conj" and top
        ):
            continue
        if child.dep_ in _SUBJECT_LIKE and token.pos_ in ("VERB", "AUX"):
            continue
        if child.dep_ == "prep" and child.pos_ in ("ADP", "SCONJ", "VERB"):
            role, governed = preposition(child)
            for one in governed:
                found += [(one, role), *((t, own or role) for t, own in np_of(one, top=True))]
        else:
            found += [(child, ""), *np_of(child, top=False)]
    return found


_SUBJECT_LIKE = ("nsubj", "nsubjpass", "csubj", "aux", "auxpass", "mark")


def force_of(verb: Token, predicate: Token, depth: int = 0) -> frozenset[str]:
    """What parts a clause from a plain fact: planned, may, ought, if, asked, denied."""
    force: set[str] = set()
    own = list(verb.children)
    for child in own:
        word = child.lower_
        if child.dep_ == "neg" or (child.dep_ in ("advmod", "preconj") and word in _NEVER):
            force ^= {"denied"}
        elif child.dep_ == "aux" and word in _MAY:
            force.add("may")
        elif child.dep_ == "aux" and word in _OUGHT:
            force.add("ought")
        elif child.dep_ == "aux" and word in ("will", "wo", "'ll"):
            force.add("planned")
        elif (child.dep_ == "mark" and word in ("if", "unless", "whether")) or (
            child.dep_ == "advcl"
            and any(c.dep_ == "mark" and c.lower_ in ("if", "unless", "provided") for c in child.children)
        ):
            force.add("if")
        elif child.dep_ in ("nsubj", "nsubjpass", "dobj") and _denies(child):
            force ^= {"denied"}
    if predicate.i != verb.i and _denies(predicate):
        force ^= {"denied"}
    if verb.lemma_ in _SEEMING:
        force.add("may")
    return frozenset(force | _governed(verb, own, depth))


def _governed(verb: Token, own: list[Token], depth: int) -> set[str]:
    """The force that a clause has from what governs it."""
    governor, dep = verb.head, verb.dep_
    if dep == "ROOT" or governor.i == verb.i or depth > 5:
        ends = verb.sent[-1].text if dep == "ROOT" else ""
        orders = dep == "ROOT" and verb.tag_ == "VB" and not any(c.dep_ in ("nsubj", "nsubjpass", "aux") for c in own)
        return {"asked"} if ends == "?" else {"ought"} if orders else set()
    infinitive = any(c.dep_ == "aux" and c.tag_ == "TO" for c in own)
    modal = any(c.dep_ == "aux" and c.tag_ == "MD" for c in own)
    force: set[str] = set()
    lemma = governor.lemma_.lower()
    if dep == "conj":
        inherited = force_of(governor, governor, depth + 1)
        return set() if modal or any(c.dep_ in ("nsubj", "nsubjpass") for c in own) else set(inherited - {"denied"})
    if dep in ("xcomp", "ccomp", "acl", "advcl", "pcomp"):
        if infinitive:
            if lemma in ("have", "need"):
                force.add("ought")
            elif lemma in _SEEMING:
                force.add("may")
            elif lemma not in _FACTUAL:
                force.add("planned")
        elif lemma in _WANTED and dep in ("xcomp", "ccomp"):
            force.add("planned")
        elif lemma in _DOUBTED:
            force.add("denied")
        if dep in ("xcomp", "ccomp") and governor.pos_ in ("VERB", "AUX"):
            force |= {f for f in force_of(governor, governor, depth + 1) if f in ("denied", "may", "ought")} if infinitive else set()  # fmt: skip
    if dep in ("relcl", "acl") and _denies(governor):
        force.add("denied")
    return force


def _denies(noun: Token) -> bool:
    """Whether a noun phrase says that there is none ("no member", "a lack of research")."""
    if any(t.lower_ == "no" for c in noun.lefts for t in c.subtree):
        return True
    if any(c.lower_ in ("no", "neither", "few", "little") and c.dep_ in ("det", "amod", "neg") for c in noun.children):
        return not any(c.lower_ in ("a", "only") for c in noun.children)
    if noun.lower_ in ("nobody", "nothing", "none", "neither") or noun.lemma_.lower() in _LACK:
        return True
    return noun.dep_ == "pobj" and noun.head.head.lemma_.lower() in _LACK


def reporter_of(verb: Token, depth: int = 0) -> str:
    """The verb by which somebody other than the writer is said to say a clause; "" for none."""
    governor = verb.head
    if governor.i == verb.i or depth > 6:
        return ""
    if verb.dep_ == "ccomp" and governor.lemma_.lower() in _SAID:
        who = [c.lemma_.lower() for c in governor.children if c.dep_ in ("nsubj", "nsubjpass")]
        whole = any(c.dep_ in ("dobj", "attr") for c in governor.children)  # "it says nothing of …"
        low, high = sorted((verb.i, governor.i))
        apart = whole or any(t.text in (";", ":") and verb.i < governor.i for t in verb.doc[low:high])
        if not set(who) & _NOBODYS and not apart:
            return str(governor.lemma_.lower())
    return reporter_of(governor, depth + 1)
