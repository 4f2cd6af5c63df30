"""Lists and their items as they are asked for: by place, in other words, in other languages, one after another."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from assistant.answer import Answer
from assistant.ask import ask
from assistant.conversation import Earlier, earlier_of
from assistant.list_places import numbered_items
from ingest.job import ingest
from store.embedder import Embedder
from store.library import Library
from store.where import Where

ADVICE = [
    "Lend seed before the autumn storms.", "Teach the children to read the tides.",
    "Keep a common register of every loan.", "Invite divers from the neighbouring islands.",
]  # fmt: skip
BARRIERS = ["Little of what is known is written down.", "Few boats are fit for winter.", "Divers are paid late."]
FOUNDERS = "Four islands founded them: Orlenna, Velsund, Mirelund and Perrimoor."
KELP = f"""# The kelp banks of Orlenna

## How they began

{FOUNDERS}

The first meeting was held in Velsund in 1990.

## Recommendations
"""
LAMPS = """# The lamp keepers of Velsund

## Their work

The keepers tend eleven lamps on the coast.

## What holds them back

The lamp keepers meet three things every winter:
"""
MILLS = """# The salt mills of Tolvar

## Where they fall short

The mills are loud at night. A second objection comes from fishers, who say that brine kills the fry.

## Outlook

New mills are planned.
"""
TEXTS = {"kelp": (KELP, ADVICE), "lamps": (LAMPS, BARRIERS), "mills": (MILLS, ())}


@pytest.fixture(scope="module")
def library(tmp_path_factory: pytest.TempPathFactory, embedder: Embedder) -> Iterator[Library]:
    folder = tmp_path_factory.mktemp("lists")
    for name, (text, items) in TEXTS.items():
        listed = "".join(f"\n- {item}\n" for item in items)
        (folder / f"{name}.md").write_text(f"{text}{listed}", encoding="utf-8")
    with Library.open(folder / "library", create=True, embedder=embedder) as made:
        ingest([folder / f"{name}.md" for name in TEXTS], made)
        yield made


def said(answer: Answer) -> list[str]:
    return [s.text.removeprefix("- ") for s in answer.statements]


def thread(library: Library, *questions: str) -> Answer:
    earlier: list[Earlier] = []
    for question in questions:
        answer = ask(question, library, history=tuple(earlier))
        earlier.append(earlier_of(answer.to_json()))
    return answer


@pytest.mark.parametrize(
    ("question", "items"),
    [
        ("What is the third recommendation on kelp banks?", ADVICE[2:3]),
        ("What is the last recommendation on kelp banks?", ADVICE[3:]),
        ("What are the first two recommendations on the kelp banks of Orlenna?", ADVICE[:2]),
        ("What are the last two proposals on kelp banks?", ADVICE[2:]),
        ("What is the second barrier that the lamp keepers meet?", BARRIERS[1:2]),
    ],
)
def test_items_are_given_by_their_places(question: str, items: list[str], library: Library) -> None:
    assert said(ask(question, library)) == items


def test_a_list_that_ends_sooner_is_told_with_the_number_of_its_items(library: Library) -> None:
    answer = ask("What is the seventh recommendation on kelp banks?", library)
    assert not answer.statements
    assert [g.reason for g in answer.gaps] == ["The list has 4 items, fewer than this asks for."]
    assert not ask("What are the last five recommendations on kelp banks?", library).statements


def test_an_item_of_a_list_that_nobody_has_is_a_gap(library: Library) -> None:
    answer = ask("What is the second recommendation on glass bells?", library)
    assert not answer.statements


@pytest.mark.parametrize("question", ["What holds the lamp keepers back?", "List the obstacles of the lamp keepers."])
def test_a_list_under_a_heading_in_other_words(question: str, library: Library) -> None:
    answer = said(ask(question, library))
    assert answer[-3:] == BARRIERS
    assert not set(answer) & set(ADVICE)


def test_text_under_such_a_heading_is_given_where_no_list_stands_there(library: Library) -> None:
    answer = ask("List the criticisms of the salt mills of Tolvar.", library)
    assert "loud at night" in answer.text
    assert "brine kills the fry" in answer.text
    assert "New mills" not in answer.text


def test_a_question_that_wants_no_list_gets_none(library: Library) -> None:
    answer = ask("How many lamps do the keepers tend?", library)
    assert said(answer)[0] == "The keepers tend eleven lamps on the coast."
    assert not set(said(answer)) & set(BARRIERS)


def test_items_are_walked_to_by_place_and_not_beyond_the_end(library: Library) -> None:
    listed = "What are the recommendations on kelp banks?"
    assert said(thread(library, listed, "And the second one?")) == ADVICE[1:2]
    assert said(thread(library, listed, "And the second one?", "the last two?")) == ADVICE[2:]
    beyond = thread(library, listed, "And the second one?", "And the seventh?")
    assert not beyond.statements
    assert "4 items" in beyond.gaps[0].reason


def test_an_ordinal_over_what_one_sentence_names_shows_the_sentence(library: Library) -> None:
    answer = thread(library, "Which islands founded the kelp banks?", "and the second one?")
    assert said(answer) == [FOUNDERS]


def test_two_places_are_asked_for_by_their_list(library: Library) -> None:
    answer = said(ask("What are the first and third recommendations on kelp banks?", library))
    assert {ADVICE[0], ADVICE[2]} <= set(answer)


TIDES = "".join(f"\n- Tide rule {n}: wait for wave {n}.\n" for n in range(1, 41))
LONG = f"""# The tide rules of Sarnholm

Health workers of Sarnholm keep the tide rules. Seeds came later.

## Recommendations

The tide rules hold these recommendations:
{TIDES}
"""
NEEDS = """# The needs of Brannoy

Health workers of Brannoy say much of other things. Seeds came later.

## Recommendations

The elders of Brannoy make these recommendations:

- Health

- Seeds

- Boats
"""


@pytest.fixture(scope="module")
def long_lists(tmp_path_factory: pytest.TempPathFactory, embedder: Embedder) -> Iterator[Library]:
    folder = tmp_path_factory.mktemp("long")
    (folder / "long.md").write_text(LONG, encoding="utf-8")
    (folder / "needs.md").write_text(NEEDS, encoding="utf-8")
    with Library.open(folder / "library", create=True, embedder=embedder) as made:
        ingest([folder / "long.md", folder / "needs.md"], made)
        yield made


RULES = "What are the recommendations of the tide rules of Sarnholm?"


@pytest.mark.parametrize(("follow_up", "item"), [("And the 35th?", 35), ("And the last one?", 40), ("The second?", 2)])
def test_a_list_shown_in_part_is_counted_in_its_text(follow_up: str, item: int, long_lists: Library) -> None:
    assert len(said(ask(RULES, long_lists))) < 20
    assert said(thread(long_lists, RULES, follow_up)) == [f"Tide rule {item}: wait for wave {item}."]


def test_a_list_shown_in_part_ends_where_its_text_does(long_lists: Library) -> None:
    answer = thread(long_lists, RULES, "And the 45th?")
    assert [g.reason for g in answer.gaps] == ["The list has 40 items, fewer than this asks for."]


def test_what_is_quoted_beside_a_list_is_none_of_its_items(long_lists: Library) -> None:
    question = "What are the recommendations of the elders of Brannoy?"
    known = earlier_of(ask(question, long_lists).to_json())
    mixed = Earlier(question, known.documents, (*known.items, "Seeds came later."))
    answer = ask("And the fourth?", long_lists, history=(mixed,))
    assert [g.reason for g in answer.gaps] == ["The list has 3 items, fewer than this asks for."]


def test_an_item_is_cited_where_it_stands_in_the_list(long_lists: Library) -> None:
    answer = thread(long_lists, "What are the recommendations of the elders of Brannoy?", "And the first one?")
    assert said(answer) == ["Health"]
    assert [e.locator.kind for e in answer.evidence] == ["list"]


def test_an_item_shut_out_by_the_filter_is_not_shown(long_lists: Library) -> None:
    first = ask(RULES, long_lists)
    history = (earlier_of(first.to_json()),)
    (other,) = {d.id for d in long_lists.documents()} - set(history[0].documents)
    answer = ask("And the second one?", long_lists, history=history, where=Where(document_ids=(other,)))
    assert {e["document"]["id"] for e in answer.to_json()["evidence"]} <= {other}


TABLES = """# Agencies of the islands

## A family of agencies

They pledge as the table shows.

| Island | Agency | Year | Pledge in shells |
|---|---|---|---|
| Orlenna | Kelp Bank | 1990 | 1,200 |
| Velsund | Lamp Office | 1964 | 300 |
| Mirelund | Salt House | 2018 | 41 |
| Total | | | 1,541 |

## What the founders committed

| Founder | Commitment in dollars | Growth | Depth | Last meeting |
|---|---|---|---|---|
| Aldmark | 900 million | 2.1 | 0.925 | 12.03.1990 |
| Bresund | 2 billion | -3.5 | 1.2 | 1.2.1 |
| Corvay | 1.5 billion | 0.4 | 0.5 | 3.4.5 |

## How it was written

This paper looks at cases in Peru, in Ghana, in Malaysia, and in the Pacific. It was written in Chad.
"""


@pytest.fixture(scope="module")
def tables(tmp_path_factory: pytest.TempPathFactory, embedder: Embedder) -> Iterator[Library]:
    folder = tmp_path_factory.mktemp("tables")
    (folder / "tables.md").write_text(TABLES, encoding="utf-8")
    with Library.open(folder / "library", create=True, embedder=embedder) as made:
        ingest([folder / "tables.md"], made)
        yield made


@pytest.mark.parametrize(
    ("question", "row"),
    [
        ("Which island in the table has the oldest agency?", "Velsund"),
        ("Which agency in the table is the newest?", "Mirelund"),
        ("Which island has the highest pledge?", "Orlenna"),
        ("Which island has the smallest pledge in shells?", "Mirelund"),
        ("What does the table say on Mirelund?", "Mirelund"),
    ],
)
def test_rows_are_found_by_what_their_columns_hold(question: str, row: str, tables: Library) -> None:
    header, *rows = said(ask(question, tables))
    assert header.startswith("Island | Agency")
    assert [r.split(" | ")[0] for r in rows] == [row]


@pytest.mark.parametrize(
    ("question", "row"),
    [
        ("Which founder has the highest commitment?", "Bresund"), ("Which founder has the lowest growth?", "Bresund"),
        ("Which founder has the greatest depth?", "Bresund"), ("Which founder has the smallest commitment?", "Aldmark"),
    ],
)  # fmt: skip
def test_figures_are_compared_by_what_they_are_worth(question: str, row: str, tables: Library) -> None:
    header, *rows = said(ask(question, tables))
    assert header.startswith("Founder | ")
    assert [r.split(" | ")[0] for r in rows] == [row]


def test_a_column_of_dates_is_no_column_of_figures(tables: Library) -> None:
    assert ask("Which founder has the highest last meeting?", tables)


def test_a_table_of_something_else_has_no_greatest(tables: Library) -> None:
    answer = ask("Which bell has the highest tone?", tables)
    assert not [s for s in answer.statements if "|" in s.text]


def test_what_a_work_covers_is_the_sentence_that_says_so(tables: Library) -> None:
    answer = said(ask("Which parts of the world does the paper look at?", tables))
    assert answer == ["This paper looks at cases in Peru, in Ghana, in Malaysia, and in the Pacific."]


COUNTED = """# The bell code of Brannoy

By Odalys Brandt

## Implications of the code

What follows has four implications, of which the one on fog came up before. Second, bells must be heard in fog.
Third, nets cost more than oil. Fourth, pilots stay at sea too long. Finally, children should learn the code.
"""
MARKED = """# The net guilds of Perrimoor

By Ilse Varga

## Principles

The guilds keep these principles:

1. Nets are shared in spring.
2. Knots are taught for nothing.
3. Floats are made of cork.
4. Ropes are tarred twice.
"""
LETTERED = "# The harbour of Mirelund\n\nBy Bakar Lindqvist\n\n## Recommendations\n" + "".join(
    f"\n### {letter}. {title}\n\n{title} before winter comes.\n"
    for letter, title in zip(
        "abcd", ("Dredge the mouth", "Mend the quay", "Light the mole", "Move the market"), strict=True
    )
)
INLINE = """# The school boats of Sarnholm

By Marisol Quent

The school boats rest on three pillars: free fares, dry decks and patient pilots. They sail at dawn.

Masters of the boats faced challenges, storms, thieves and fog in the first winter.
"""


@pytest.fixture(scope="module")
def counted(tmp_path_factory: pytest.TempPathFactory, embedder: Embedder) -> Iterator[Library]:
    folder = tmp_path_factory.mktemp("counted")
    texts = {"bells": COUNTED, "nets": MARKED, "harbour": LETTERED, "boats": INLINE}
    for name, text in texts.items():
        (folder / f"{name}.md").write_text(text, encoding="utf-8")
    with Library.open(folder / "library", create=True, embedder=embedder) as made:
        ingest([folder / f"{name}.md" for name in texts], made)
        yield made


@pytest.mark.parametrize(
    ("question", "items"),
    [
        ("What is the fourth implication of the bell code?", ["Fourth, pilots stay at sea too long."]),
        ("What is the last implication of the bell code?", ["Finally, children should learn the code."]),
        ("What is the fifth implication of the bell code?", ["Finally, children should learn the code."]),
        ("What does principle 3 say?", ["Floats are made of cork."]),
        (
            "What do principles 2 and 4 of the net guilds say?",
            ["Knots are taught for nothing.", "Ropes are tarred twice."],
        ),
        ("¿Qué dice el principio 3 de los gremios?", ["Floats are made of cork."]),
        ("Que dit le principe 3 ?", ["Floats are made of cork."]),
        ("O que diz o princípio 3?", ["Floats are made of cork."]),
        ("What does recommendation c on the harbour say?", ["c. Light the mole"]),
        ("What is recommendation (b) on the harbour of Mirelund?", ["b. Mend the quay"]),
        (
            "What is the second pillar?",
            ["The school boats rest on three pillars: free fares, dry decks and patient pilots."],
        ),
    ],
)
def test_items_are_given_by_the_numbers_they_bear(question: str, items: list[str], counted: Library) -> None:
    found = said(ask(question, counted))
    assert len(found) == len(items), found
    assert all(text.startswith(item) for text, item in zip(found, items, strict=True)), found


@pytest.mark.parametrize(
    ("question", "reason"),
    [
        ("What does principle 9 say of the net guilds?", "4 items"),
        ("What is the ninth implication of the bell code?", "items"),
        ("What is the second challenge of the boats?", ""),
        ("What do principles 2 and 7 of the net guilds say?", "4 items"),
    ],
)
def test_items_that_no_list_counts_are_not_guessed(question: str, reason: str, counted: Library) -> None:
    answer = ask(question, counted)
    assert not answer.statements
    assert reason in answer.gaps[0].reason


@pytest.mark.parametrize(
    "text",
    [
        "Which measures did 3 countries take?", "What do measures 3 km long cost?", "Which step 2 of 5 pupils took?",
        "What are principles and rules?", "What is condition 3.5?", "What were the causes in 1990?",
        "¿Qué principios y reglas hay?",
    ],
)  # fmt: skip
def test_what_is_no_number_of_an_item(text: str) -> None:
    assert numbered_items(text) is None
