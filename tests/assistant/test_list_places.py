"""Places in lists and the nouns that lists go by, read out of questions and headings."""

from __future__ import annotations

import pytest

from assistant.list_nouns import asks_by_turn, asks_for_many, is_of_another_sort, names_in_a_row, says_sort, sort_asked
from assistant.list_places import Place, items_asked
from assistant.pieces import pieces
from assistant.question import read_question


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("What is the fifth recommendation of the brief?", Place(4)),
        ("What is the 12th recommendation?", Place(11)),
        ("What is the brief's twelfth proposal?", Place(11)),
        ("What is the second of the four causes?", Place(1)),
        ("What is the last lesson?", Place(-1)),
        ("What are the last two recommendations?", Place(-2, 2)),
        ("the first three of its lessons", Place(0, 3)),
        ("¿Cuál es la quinta recomendación?", Place(4)),
        ("¿Cuáles son las dos últimas propuestas?", Place(-2, 2)),
        ("Quelles sont les trois premières recommandations ?", Place(0, 3)),
        ("Quelle est la dernière leçon ?", Place(-1)),
        ("Qual é a décima recomendação?", Place(9)),
        ("ما هي التوصية الخامسة؟", Place(4)),
        ("ما أول ثلاث توصيات؟", Place(0, 3)),
        ("第五条建议是什么？", Place(4)),
        ("最后两条建议是什么？", Place(-2, 2)),
        ("What is the third main recommendation on kelp?", Place(2)),
        ("What is the second of the brief's recommendations?", Place(1)),
        ("What are the first three main lessons?", Place(0, 3)),
        ("¿Cuál es el segundo gran desafío?", Place(1)),
        ("第三个主要原因是什么？", Place(2)),
        ("最后一条建议是什么？", Place(-1)),
        ("ما هو السبب الثاني؟", Place(1)),
    ],
)
def test_a_place_in_a_list_in_six_languages(text: str, place: Place) -> None:
    found = items_asked(text)
    assert found is not None
    assert found[0] == place
    (ask,) = read_question(text).asks
    assert ask.place == place
    assert ask.listing


@pytest.mark.parametrize(
    "text",
    [
        "What was the second South Summit?", "What is the Third World?", "Who was the first president?",
        "What happened in the last two years?", "When was the second recommendation made?",
        "Who made the third proposal?", "How does the brief defend its third recommendation?",
        "What are the Second Harbour Conference's recommendations?",
        "ما هي توصيات المؤتمر الثاني؟", "第二次会议的建议是什么？",
        "What are the Third World's challenges in kelp farming?", "第三世界的挑战有哪些？", "What are the first steps?",
        "What is the second most important recommendation?", "What is the second biggest challenge?",
        "What is the latest recommendation?", "What is the third action plan?",
        "What are the first and third recommendations on kelp banks?", "第二条、第四条建议是什么？",
        "What is the second recommendation and the fourth one?", "ما هما التوصية الأولى والثالثة؟",
        "What are the first three World Bank recommendations?", "¿Qué fue la segunda guerra?",
        "Qui fut le premier président ?", "第二次会议在哪里举行？",
    ],
)  # fmt: skip
def test_an_ordinal_of_anything_else_is_no_place_in_a_list(text: str) -> None:
    (ask,) = read_question(text).asks
    assert ask.place is None


def test_places_are_counted_from_both_ends_and_never_beyond() -> None:
    assert Place(4).among(10) == range(4, 5)
    assert Place(-2, 2).among(10) == range(8, 10)
    assert Place(0, 3).among(3) == range(3)
    assert Place(11).among(10) is None
    assert Place(-3, 3).among(2) is None


@pytest.mark.parametrize(
    ("question", "heading"),
    [
        ("List the critiques.", "Where it falls short"), ("Which obstacles are there?", "What holds them back"),
        ("What holds the villages back?", "Systemic barriers"), ("Which conditions apply?", "When to use it"),
        ("Quels sont les obstacles ?", "Challenges and bottlenecks"), ("¿Qué causas hubo?", "Why the trade fell"),
        ("ما هي توصيات الموجز؟", "The way forward"), ("有哪些教训？", "What can be learnt from it"),
        ("What did the league obtain?", "What it obtained"), ("List the criticisms.", "Críticas"),
    ],
)  # fmt: skip
def test_a_heading_announces_the_sort_asked_for_in_other_words(question: str, heading: str) -> None:
    told = sort_asked(question)
    assert told is not None
    assert says_sort(heading, told[0])


@pytest.mark.parametrize("heading", ["Outlook", "The road through Nairobi", "Two early projects", "Works drawn on"])
def test_other_headings_announce_nothing(heading: str) -> None:
    assert not any(says_sort(heading, sort) for sort in ("advice", "obstacle", "weakness", "cause", "lesson", "gain"))


def test_what_announces_another_sort_is_none_of_the_lists_asked_for() -> None:
    assert is_of_another_sort("Which obstacles are there?", "Recommendations", "They ask for three things:")
    assert not is_of_another_sort("Which obstacles are there?", "Outlook", "Four causes are named:")
    assert not is_of_another_sort("Which measures are proposed?", "Recommendations")
    assert not is_of_another_sort("What are the points?", "Recommendations")
    assert not is_of_another_sort("Which islands lend seed?", "Recommendations")


@pytest.mark.parametrize(
    ("text", "many"),
    [
        ("¿Cuáles son las recomendaciones?", True), ("Quais são os pontos do roteiro?", True),
        ("ما هي توصيات الموجز؟", True), ("Quelles sont les causes de la chute ?", True),
        ("¿Cuál es la recomendación?", False), ("Quelle est la cause ?", False), ("ما سبب التراجع؟", False),
    ],
)  # fmt: skip
def test_several_are_asked_for_in_other_languages(text: str, many: bool) -> None:
    assert asks_for_many(text) is many


def test_turns_that_ask_for_a_list_without_its_noun() -> None:
    assert asks_by_turn("What holds the villages back?")
    assert asks_by_turn("What did the league obtain?")
    assert not asks_by_turn("How do the two leagues differ?")
    assert not asks_by_turn("Who held the office?")
    assert not asks_by_turn("What is the main obstacle?")


def test_things_named_in_a_row() -> None:
    assert names_in_a_row("Five called it: Aland, Borland, Corland and Dorland.")
    assert names_in_a_row("It looks at the north, at the far south, and at the isles.")
    assert names_in_a_row("First the seed was wet, and second the boats were late.")
    assert names_in_a_row("会议由缅甸、锡兰、印度和巴基斯坦召集。")
    assert not names_in_a_row("They lend seed, and they teach the tides.")
    assert not names_in_a_row("The banks began in 1990.")


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("What is the Group of 77?", "Group of 77"), ("¿Qué es el Grupo de los 77?", "Grupo de los 77"),
        ("Qui dirige le Groupe des 77 ?", "Groupe des 77"), ("What did the Plan of 1978 say?", "Plan"),
    ],
)  # fmt: skip
def test_a_number_may_belong_to_a_name_and_a_year_does_not(text: str, name: str) -> None:
    assert [text[p.start : p.end] for p in pieces(text) if p.sort == "name"] == [name]


def test_a_name_with_a_number_is_replaced_as_a_whole() -> None:
    asked = read_question("And the League of Lamps?", ("Which countries belong to the Group of 77?",))
    assert asked.stand_alone == "Which countries belong to the League of Lamps?"
