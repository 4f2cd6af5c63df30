"""Six hundred answers made false in one way each, and the true ones they are made of, before the deterministic scorers.

Altered statements are shown as though a checker had let them pass, so that no mark of quotation gives them away.
"""

from __future__ import annotations

import copy
import itertools
import json
import random
from collections import Counter
from collections.abc import Callable, Iterator
from typing import Any

import pytest

from assistant.ask import ask
from evals import packaged_sets, question_sets
from evals.alterations import lies, mixed
from evals.cases import Case
from evals.judges.exact import Exact
from evals.measures import MEASURES
from evals.measures.given import Given
from store.library import Library
from tests.assistant.scoring import Row
from tests.conftest import FIRST_BRIEFS

Shown = dict[str, Any]
# The scorers that need no expectation of a case.
SCORERS = ("verbatim", "quoted", "place", "cited", "numbers", "dates", "names", "negations", "citation recall")
# Of all six hundred, and of each kind alone.
CAUGHT, OF_EACH, ACCEPTED = 0.99, 0.97, 0.97


@pytest.fixture(scope="module")
def answers(starter: Library, starter_answers: list[tuple[Row, Shown]]) -> list[Shown]:
    """The assistant's answers that say something, to the questions of two sets."""
    (file,) = [f for f in packaged_sets.files() if f.stem == "answerable"]
    more = [c for c in question_sets.read(file).cases if all(d.startswith(FIRST_BRIEFS) for d in c.documents)]
    asked = [ask(c.question, starter, history=c.history).to_json() for c in more[:40]]
    found = [shown for shown in [*(s for _, s in starter_answers), *asked] if shown["statements"]]
    read: list[Shown] = json.loads(json.dumps(found))
    return [shown for shown in read if all(s["checker"] != "record" for s in shown["statements"])]


def right(shown: Shown, library: Library) -> bool:
    given = Given(Case("X", "fact", shown["question"]), shown, library.paged, Exact())
    marks = [MEASURES[name].mark(given) for name in SCORERS]
    assert not any(mark.unscored for mark in marks), marks
    return all(mark.value in (None, 1) for mark in marks)


def phrased(shown: Shown, at: int, text: str) -> Shown:
    """The answer with a statement in other words, as a chat model's."""
    made = copy.deepcopy(shown)
    made["statements"][at] |= {"text": text, "support": "supported", "checker": "some checker"}
    return made


def quotes_of(shown: Shown, at: int) -> list[str]:
    by_key = {e["key"]: e["quote"] for e in shown["evidence"]}
    return [by_key[k] for k in shown["statements"][at]["citations"]]


def _in_words(*kinds: str) -> Callable[[Shown, int, list[Shown], random.Random], Shown | None]:
    def make(shown: Shown, at: int, others: list[Shown], chance: random.Random) -> Shown | None:
        (text, *_), said = quotes_of(shown, at), [quotes_of(o, 0)[0] for o in others]
        made = [lie for lie in lies(text, said, chance) if lie.kind in kinds]
        return phrased(shown, at, chance.choice(made).text) if made else None

    return make


def _page(shown: Shown, at: int, others: list[Shown], chance: random.Random) -> Shown | None:
    made = copy.deepcopy(shown)
    evidence = next(e for e in made["evidence"] if e["key"] in made["statements"][at]["citations"])
    pages = evidence["locator"]["pages"]
    if not pages:
        return None
    evidence["locator"]["pages"] = [p + chance.choice((1, 2)) for p in pages]
    return made


def _key(shown: Shown, at: int, others: list[Shown], chance: random.Random) -> Shown | None:
    other = chance.choice(others)["evidence"][0]
    made = phrased(shown, at, quotes_of(shown, at)[0])
    if other["quote"] in quotes_of(shown, at)[0]:
        return None
    made["statements"][at]["citations"] = [other["key"]]
    made["evidence"] = [*made["evidence"], copy.deepcopy(other)]
    return made


def _merged(shown: Shown, at: int, others: list[Shown], chance: random.Random) -> Shown | None:
    other = chance.choice(others)["evidence"][0]
    text = mixed(quotes_of(shown, at)[0], other["quote"], chance)
    if not text:
        return None
    made = phrased(shown, at, text)
    made["statements"][at]["citations"].append(other["key"])
    made["evidence"] = [*made["evidence"], copy.deepcopy(other)]
    return made


MUTATIONS = {
    "digit": _in_words("number"), "negation": _in_words("negated", "affirmed"), "name": _in_words("name", "place"),
    "wrong page": _page, "wrong key": _key, "merged sources": _merged,
}  # fmt: skip
# Six hundred in all; few of the sentences can be negated by a rule.
TOLD = {"digit": 108, "negation": 60, "name": 108, "wrong page": 108, "wrong key": 108, "merged sources": 108}


def mutated(answers: list[Shown], kind: str) -> Iterator[Shown]:
    """Answers altered in a way, each once."""
    chance = random.Random(kind)
    seen: set[str] = set()
    for _ in range(30):
        for shown in chance.sample(answers, len(answers)):
            others = [
                o for o in chance.sample(answers, 8) if o["evidence"][0]["document"] != shown["evidence"][0]["document"]
            ]
            at = chance.randrange(len(shown["statements"]))
            made = MUTATIONS[kind](shown, at, others, chance) if others and quotes_of(shown, at) else None
            if made and (said := json.dumps([made["statements"], made["evidence"]])) not in seen:
                seen.add(said)
                yield made


def test_answers_that_were_made_false_are_caught(
    answers: list[Shown], starter: Library, capsys: pytest.CaptureFixture[str]
) -> None:
    told, caught = Counter[str](), Counter[str]()
    passed = []
    for kind, wanted in TOLD.items():
        for made in itertools.islice(mutated(answers, kind), wanted):
            told[kind] += 1
            if right(made, starter):
                passed.append((kind, [s["text"] for s in made["statements"] if s["support"] == "supported"]))
            else:
                caught[kind] += 1
    with capsys.disabled():
        print("\nanswers caught:", ", ".join(f"{kind} {caught[kind]}/{n}" for kind, n in told.items()))
    assert told == TOLD
    assert caught.total() >= CAUGHT * told.total(), passed
    assert all(caught[kind] >= OF_EACH * n for kind, n in told.items()), passed


def test_the_true_ones_are_accepted_also_in_a_models_name(answers: list[Shown], starter: Library) -> None:
    quoted = [right(shown, starter) for shown in answers]
    said = [
        right(phrased(shown, at, quotes_of(shown, at)[0]), starter)
        for shown in answers
        for at in range(len(shown["statements"]))
        if quotes_of(shown, at)
    ]
    assert len(quoted) >= 60
    assert sum(quoted) >= ACCEPTED * len(quoted)
    assert sum(said) >= ACCEPTED * len(said)
