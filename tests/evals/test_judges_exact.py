"""The judge by default: what it lets stand and what it finds, by hand, and over lies made of true sentences."""

from __future__ import annotations

import random
from collections import Counter
from collections.abc import Iterator

import pytest

from evals.alterations import lies, mixed, rewordings
from evals.judges.exact import Exact, Fault, faults, stands_verbatim
from evals.judges.numbers import numbers
from store.library import Library

FERRY = (
    "The ferry of Castrelle crossed the strait 1,200 times in March 2014 and carried four in ten travellers, "
    "but not cattle."
)
BRIDGE = "Ama Osei opened the bridge of Dornavo in 1999; it cost 37 million lire."


@pytest.mark.parametrize(
    ("statement", "kinds"),
    [
        (FERRY, set()),
        ("the ferry of castrelle crossed the strait 1,200 times", set()),
        ("In March 2014 the ferry of Castrelle crossed the strait 1200 times.", set()),
        ("The ferry of Castrelle carried 4 in 10 travellers, but not cattle.", set()),
        ("The ferry of Castrelle crossed the strait 1,300 times in March 2014.", {"number"}),
        ("The ferry of Castrelle crossed the strait 1,200 times in May 2014.", {"date"}),
        ("The ferry of Castrelle crossed the strait 1,200 times in March 2015.", {"date"}),
        ("The ferry of Dornavo crossed the strait 1,200 times in March 2014.", {"name", "words"}),
        ("The ferry of Castrelle did not cross the strait 1,200 times.", {"negation"}),
        ("The ferry of Castrelle carried four in ten travellers and cattle.", {"negation"}),
        ("The ferry of Castrelle crossed the strait 1,200 per cent more often.", {"number", "words"}),
        ("The ministers praised the ferry of Castrelle at their yearly meeting.", {"words"}),
    ],
)
def test_each_thing_that_does_not_stand_there_is_named(statement: str, kinds: set[str]) -> None:
    assert {fault.kind for fault in faults(statement, [FERRY])} == kinds


def test_a_fault_says_which_words() -> None:
    (fault,) = faults("The ferry of Castrelle crossed the strait 1,300 times.", [FERRY])
    assert fault == Fault("number", "1,300 does not stand there")


def test_a_figure_of_another_piece_is_a_fault_though_it_stands_there() -> None:
    merged = "The ferry of Castrelle crossed the strait 37 million times in March 2014."
    assert [f.kind for f in faults(merged, [FERRY, BRIDGE])] == ["number"]
    both = "The bridge of Dornavo cost 37 million lire, and the ferry of Castrelle crossed the strait 1,200 times."
    assert faults(both, [FERRY, BRIDGE]) == []


def test_names_and_years_may_stand_in_the_record_or_the_question() -> None:
    said = "Ama Osei wrote in 2021 that the ferry of Castrelle crossed the strait."
    assert {f.kind for f in faults(said, [FERRY])} == {"date", "name", "words"}
    assert faults(said, [FERRY], "Ama Osei, The ferries, 2021") == []
    figure = "The ferry of Castrelle crossed the strait 77 times."
    assert [f.kind for f in faults(figure, [FERRY], "77 ferries")] == ["number"]


@pytest.mark.parametrize(
    ("evidence", "true", "false", "kind"),
    [
        (
            "El fondo no pagó 40 por ciento de las obras en Perú.",
            "En Perú el fondo no pagó el 40 % de las obras.",
            "El fondo pagó 40 por ciento de las obras en Perú.",
            "negation",
        ),
        (
            "El fondo pagó tres hospitales en marzo de 2004.",
            "En marzo de 2004 el fondo pagó 3 hospitales.",
            "El fondo pagó tres hospitales en mayo de 2004.",
            "date",
        ),
        (
            "Le fonds n'a pas financé 25 écoles au Bénin.",
            "Au Bénin, le fonds n'a pas financé 25 écoles.",
            "Le fonds a financé 25 écoles au Bénin.",
            "negation",
        ),
        (
            "O fundo não pagou as escolas de Angola em 1998.",
            "Em 1998 o fundo não pagou as escolas de Angola.",
            "O fundo não pagou as escolas de Moçambique em 1998.",
            "name",
        ),
        (
            "بنى الصندوق ٤٠ مدرسة في مصر عام ٢٠٠٤",
            "بنى الصندوق 40 مدرسة في مصر",
            "بنى الصندوق 50 مدرسة في مصر",
            "number",
        ),
        (
            "该基金在2004年没有资助三个国家的学校。",
            "2004年该基金没有资助三个国家的学校",
            "该基金在2004年资助三个国家的学校。",
            "negation",
        ),
    ],
)
def test_in_six_languages(evidence: str, true: str, false: str, kind: str) -> None:
    judge = Exact()
    assert judge.judge(true, [evidence]).grade == "full", judge.judge(true, [evidence]).why
    assert kind in {f.kind for f in faults(false, [evidence])}
    assert judge.judge(false, [evidence]).grade == "none"


@pytest.mark.parametrize(
    ("text", "values"),
    [
        ("1,860 kilometres", [{1860.0}]),
        ("two million people", [{2e6}]),
        ("twenty-nine delegations", [{29.0}]),
        ("between 40 and 50 per cent", [{40.0}, {50.0}]),
        ("2 to 3 million", [{2.0, 2e6}, {3e6}]),
        ("in 2015–16", [{2015.0}, {16.0, 2016.0}]),
        ("约3万人", [{30000.0}]),
        ("once again one of them", []),
    ],
)
def test_numbers_are_read_as_values(text: str, values: list[set[float]]) -> None:
    assert [set(n.values) for n in numbers(text)] == values


def test_a_statement_broken_off_before_a_not_does_not_stand_there() -> None:
    assert stands_verbatim("the idea was", ["The idea was simple."])
    assert not stands_verbatim("the idea was", ["The idea was not simple."])


@pytest.mark.parametrize(
    ("statement", "evidence", "grade", "unclear"),
    [
        (FERRY, [FERRY], "full", False),
        (FERRY, [], "none", False),
        (FERRY, [" "], "none", False),
        ("…", [FERRY], "none", False),
        (
            "The ferry of Castrelle often crossed the strait and carried many hopeful travellers.",
            [FERRY],
            "partial",
            False,
        ),
        ("El transbordador cruzó el estrecho muchas veces y llevó a los viajeros.", [FERRY], "none", True),
    ],
)
def test_the_grades(statement: str, evidence: list[str], grade: str, unclear: bool) -> None:
    said = Exact().judge(statement, evidence)
    assert (said.grade, said.unclear, said.unscored) == (grade, unclear, "")
    assert (said.why == "") is (grade == "full")


# Over sentences of the starter library.

CAUGHT, KEPT, OF_EACH = 0.99, 0.97, 120
WANTED = {
    "digit": ("number",), "negation": ("negated", "affirmed"), "name": ("name", "place"), "wrong key": ("wrong key",),
    "merged": ("mixed",),
}  # fmt: skip


def sentences(library: Library) -> list[tuple[str, str, str]]:
    """English sentences of running text with the ids of their documents and who says them."""
    found = []
    for document in library.documents():
        if document.record.language[:2] != "en":
            continue
        paged = library.paged(document.id)
        blocks = [(document.id, i) for i, b in enumerate(paged.blocks) if b.kind in ("body", "list")]
        by = ", ".join(str(a) for a in document.record.authors) or document.record.publisher or "the brief"
        for s in library.sentences_of(blocks=blocks).sentences:
            text = paged.text[s.start : s.end]
            if 8 <= len(text.split()) <= 45:
                found.append((document.id, text, by))
    return found


def mutated(library: Library, seed: int) -> Iterator[tuple[str, str, list[str]]]:
    """Kind, false statement and the evidence that it cites, from sentences drawn in an order of the seed."""
    chance = random.Random(seed)
    all_of_them = sentences(library)
    for _ in range(8):
        for document, text, _ in chance.sample(all_of_them, len(all_of_them)):
            others = [o for d, o, _ in chance.sample(all_of_them, 6) if d != document]
            for lie in lies(text, others, chance):
                yield lie.kind, lie.text, [text]
            for other in others:
                if made := mixed(text, other, chance):
                    yield "mixed", made, [text, other]


def test_six_hundred_lies_are_caught(starter: Library, capsys: pytest.CaptureFixture[str]) -> None:
    told, caught, missed = Counter[str](), Counter[str](), []
    kind_of = {kind: name for name, kinds in WANTED.items() for kind in kinds}
    seen = set[str]()
    for kind, text, cited in mutated(starter, 7):
        name = kind_of.get(kind, "")
        if not name or told[name] == OF_EACH or text in seen:
            continue
        seen.add(text)
        told[name] += 1
        if Exact().judge(text, cited).grade == "none":
            caught[name] += 1
        else:
            missed.append((kind, text))
        if all(told[n] == OF_EACH for n in WANTED):
            break
    with capsys.disabled():
        print("\nlies caught:", ", ".join(f"{n} {caught[n]}/{told[n]}" for n in WANTED))
    assert sum(told.values()) == 600, told
    assert all(caught[n] >= CAUGHT * told[n] for n in WANTED), missed


def test_what_is_true_is_let_stand(starter: Library, capsys: pytest.CaptureFixture[str]) -> None:
    chance = random.Random(7)
    true, kept, lost = Counter[str](), Counter[str](), []
    for _, text, by in sentences(starter):
        for reworded in rewordings(text, by, chance):
            true[reworded.kind] += 1
            if Exact().judge(reworded.text, [text], by).grade != "none":
                kept[reworded.kind] += 1
            else:
                lost.append(reworded)
    with capsys.disabled():
        print("\ntrue ones accepted:", ", ".join(f"{k} {kept[k]}/{true[k]}" for k in true))
    assert sum(true.values()) > 500
    assert kept.total() >= KEPT * true.total(), lost
    assert kept.total() - kept["verbatim"] >= KEPT * (true.total() - true["verbatim"]), lost
