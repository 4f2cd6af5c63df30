from __future__ import annotations

import numpy as np
import pytest

from assistant.terms import Meeting, QueryTerm, match_terms
from store.vocabulary import Vocabulary


def vocabulary(blocks: int = 100, vectors: dict[str, tuple[float, ...]] | None = None, **frequency: int) -> Vocabulary:
    """A vocabulary of words with their frequency in blocks; those without a vector get rows of zeros."""
    rows = np.zeros((len(frequency), 3), np.float32)
    for i, term in enumerate(frequency):
        if vectors and term in vectors:
            rows[i] = np.array(vectors[term]) / np.linalg.norm(vectors[term])
    return Vocabulary(tuple(frequency), np.array(list(frequency.values())), rows, blocks)


def match(term: str, words: Vocabulary, language: str = "en", **more: object) -> QueryTerm:
    (found,) = match_terms([term], words, None, language=language, **more)  # type: ignore[arg-type]
    return found


def test_a_term_meets_itself_and_its_forms() -> None:
    words = vocabulary(harvest=3, harvests=2, harvested=1, harbour=4)
    found = match("harvests", words)
    assert {"harvest", "harvests", "harvested"} <= set(found.near)
    assert "harbour" not in found.near
    assert found.known
    assert found.strength(frozenset({"harvested", "sea"})) == 1.0
    assert found.strength(frozenset({"sea"})) == 0.0


def test_stems_are_those_of_the_language_too() -> None:
    words = vocabulary(cosechas=1, sea=1)
    assert "cosechas" in match("cosecha", words, "es").near


@pytest.mark.parametrize(
    ("slip", "meant"),
    [("harvets", "harvest"), ("harvst", "harvest"), ("cooperatoin", "cooperation"), ("lihgthouses", "lighthouses")],
)
def test_a_slip_of_the_pen_is_forgiven(slip: str, meant: str) -> None:
    words = vocabulary(harvest=3, cooperation=9, lighthouses=2, sea=1)
    found = match(slip, words)
    assert set(found.near) == {meant}
    assert 0.5 < found.strength(frozenset({meant})) < 1.0


@pytest.mark.parametrize(
    ("slip", "meant", "strength"),
    [
        ("arvests", "harvests", 0.9),  # the first letter too, in a long word
        ("ahrvests", "harvests", 0.9),
        ("gladly", "gladly", 1.0),
        ("boatmn", "boatmen", 0.9),  # a long word less a letter
        ("armd", "armed", 0.0),
        ("التعون", None, 0.0),
        ("تعاونن", "تعاون", 0.6),
    ],
)
def test_how_surely_a_slip_is_forgiven(slip: str, meant: str | None, strength: float) -> None:
    words = vocabulary(harvests=3, gladly=1, boatmen=2, armed=1, تعاون=4)
    assert match(slip, words).near.get(meant or "", 0.0) == strength


@pytest.mark.parametrize("term", ["tide", "hxrvxst", "1994", "harvest"])
def test_no_other_word_is_taken_for_a_slip(term: str) -> None:
    words = vocabulary(tile=1, harvester=1, time=1)
    words = words if term != "harvest" else vocabulary(tile=1, harvest=2, harvesy=3)
    assert set(match(term, words).near) <= {term}


def test_a_word_the_library_lacks_is_unknown() -> None:
    found = match("zeppelin", vocabulary(harvest=3))
    assert not found.known
    assert found.near == {}
    assert found.weight > 0


def test_rare_words_weigh_more() -> None:
    words = vocabulary(kelp=2, island=60)
    assert match("kelp", words).weight > match("island", words).weight > 0


def test_near_in_meaning_counts_by_degrees() -> None:
    words = vocabulary(
        vectors={"pupil": (1, 0.02, 0), "teacher": (1, 0.42, 0), "stone": (0, 0, 1)}, pupil=1, teacher=1, stone=1
    )
    vectors = np.array([[1, 0, 0]], np.float32)
    (found,) = match_terms(["schoolchild"], words, vectors)
    assert found.near["pupil"] > found.near.get("teacher", 0.0)
    assert "stone" not in found.near
    assert max(found.near.values()) < 1.0, "only the word itself is met in full"


def test_numbers_have_no_neighbours_in_meaning() -> None:
    words = vocabulary(vectors={"pupil": (1, 0, 0), "1995": (1, 0, 0)}, pupil=1, **{"1995": 1})
    vectors = np.array([[1, 0, 0]], np.float32)
    (found,) = match_terms(["1994"], words, vectors)
    assert found.near == {}
    (found,) = match_terms(["schoolchild"], words, vectors)
    assert "1995" not in found.near


def test_an_acronym_meets_its_long_form_and_the_other_way_round() -> None:
    words = vocabulary(lol=2, league=3, lamps=2)
    acronyms = {"lol": frozenset({"league", "lamps"})}
    league, lamps = match_terms(["league", "lamps"], words, None, acronyms=acronyms)
    assert league.strength(frozenset({"lol"})) == lamps.strength(frozenset({"lol"})) == 1.0
    assert match("lol", vocabulary(league=3, lamps=2), acronyms=acronyms).strength(frozenset({"lamps"})) > 0.5
    assert match("league", words, acronyms=acronyms).strength(frozenset({"lol"})) == 0.0


def term(name: str, weight: float, **near: float) -> QueryTerm:
    return QueryTerm(name, weight, near or {name: 1.0})


def test_coverage_is_the_share_of_weight_that_is_met() -> None:
    terms = [term("kelp", 3.0), term("island", 1.0)]
    meeting = Meeting(terms)
    assert meeting.share(meeting.strengths(frozenset({"kelp", "island"}))) == 1.0
    assert meeting.share(meeting.strengths(frozenset({"kelp"}))) == 0.75
    assert meeting.share(meeting.strengths(frozenset({"kelp"})), [1]) == 0.0
    assert meeting.share(meeting.strengths(frozenset({"stone"}))) == 0.0
    assert meeting.most_lacking(meeting.strengths(frozenset({"kelp"})), [0, 1]) == terms[1].weight
    one = Meeting([term("pupil", 2.0, child=0.5)])
    assert one.share(one.strengths(frozenset({"child"}))) == 0.5
    assert Meeting([]).share([]) == 1.0


@pytest.mark.parametrize(("term", "library"), [("reset", "rest"), ("nothing", "noting"), ("label", "labels")])
def test_a_word_that_is_whole_is_no_slip_of_another(term: str, library: str) -> None:
    words = vocabulary(**{library: 3})
    met = library in match(term, words, whole=frozenset([term])).near
    assert met == library.startswith(term), "only what goes on from it"


def test_of_short_words_a_slip_is_less_sure() -> None:
    words = vocabulary(aimed=3, cooperation=3)
    assert not match("armed", words).known
    assert match("cooperaton", words).known


def test_a_term_may_stand_for_others() -> None:
    words = vocabulary(turkey=3, undp=2, programme=5)
    found = match("ankara", words, synonyms={"ankara": frozenset({"turkey"})})
    assert found.known
    assert found.strength(frozenset({"turkey"})) == 0.9
