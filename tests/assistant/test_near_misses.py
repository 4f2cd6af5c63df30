"""What is near an answer and is none, and what tells them apart: places, counts, who acts, references, advice."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from assistant.ask import ask
from assistant.conversation import Earlier
from assistant.naming import absent_source
from assistant.occasions import meetings_in
from assistant.question import read_question
from ingest.job import ingest
from store.embedder import Embedder
from store.library import Library
from store.where import Where


def test_the_same_fact_of_another_country_answers_nothing(tmp_path: Path, embedder: Embedder) -> None:
    text = (
        "# Health workers by 2030\n\nThe ministries expect a shortage of 6.1 million health workers in Africa by 2030. "
        "Training one nurse takes four years.\n\nIn Peru the clinics lack 40 surgeons."
    )
    (tmp_path / "health.md").write_text(text, encoding="utf-8")
    with Library.open(tmp_path / "library", create=True, embedder=embedder) as library:
        ingest([tmp_path / "health.md"], library)
        assert "6.1 million" in ask("How many health workers will Africa lack by 2030?", library).text
        assert "40 surgeons" in ask("How many surgeons do the clinics of Peru lack?", library).text
        assert "6.1 million" not in ask("How many health workers will Asia lack by 2030?", library).text
        assert "40 surgeons" not in ask("How many surgeons do the clinics of Chile lack?", library).text


def test_one_region_of_a_continent_is_not_another(tmp_path: Path, embedder: Embedder) -> None:
    text = "# Boats\n\nThe yards of Southeast Asia build 40 per cent of the salt boats of the world."
    (tmp_path / "boats.md").write_text(text, encoding="utf-8")
    with Library.open(tmp_path / "library", create=True, embedder=embedder) as library:
        ingest([tmp_path / "boats.md"], library)
        asked = "What percentage of the salt boats of the world do the yards of {} build?"
        assert "40 per cent" in ask(asked.format("Southeast Asia"), library).text
        assert "40 per cent" in ask(asked.format("South-East Asia"), library).text
        assert "40 per cent" in ask(asked.format("southeastern Asia"), library).text
        assert ask(asked.format("Central Asia"), library).abstained


def test_what_nobody_of_the_library_says_is_not_said_by_others(tmp_path: Path, embedder: Embedder) -> None:
    text = "# Tides\n\nThe Council of Ferries says of the tides that boats must wait for them. Spring tides are strong."
    (tmp_path / "tides.md").write_text(text, encoding="utf-8")
    with Library.open(tmp_path / "library", create=True, embedder=embedder) as library:
        ingest([tmp_path / "tides.md"], library)
        assert "must wait" in ask("What does the Council of Ferries say of the tides?", library).text
        for asked, lacking in (
            ("What does the Pact for the Moons say of the tides?", "Pact for the Moons"),
            ("According to Marvoldo, what of the tides?", "Marvoldo"),
        ):
            answer = ask(asked, library)
            assert answer.abstained, asked
            assert lacking in answer.gaps[0].reason
        assert "must wait" in ask("What do the Council of Ferries members say of the tides?", library).text


def test_a_lacking_name_that_shares_a_word_with_the_source_is_not_the_source() -> None:
    ask_of = read_question("What does the Council of Ferries say about the Ferries Union?").asks[0]
    assert absent_source(ask_of, ("Ferries Union",)) == ()
    assert absent_source(ask_of, ("Council of Ferries",)) == ("Council of Ferries",)


def test_a_paragraph_that_goes_through_countries(tmp_path: Path, embedder: Embedder) -> None:
    text = (
        "# Doctors abroad\n\nThe Cuban programme in Venezuela pays for oil. In Brazil it was the largest. Cuba left in "
        "November 2018, and 8,000 doctors went home."
    )
    (tmp_path / "doctors.md").write_text(text, encoding="utf-8")
    with Library.open(tmp_path / "library", create=True, embedder=embedder) as library:
        ingest([tmp_path / "doctors.md"], library)
        assert "8,000" in ask("How many Cuban doctors left Brazil?", library).text
        assert "8,000" not in ask("How many Cuban doctors left Venezuela?", library).text


def test_people_are_counted_by_what_they_are(tmp_path: Path, embedder: Embedder) -> None:
    text = "# The spring meeting\n\nOver 50 representatives of the villages took part in the spring meeting at Velsund."
    (tmp_path / "meeting.md").write_text(text, encoding="utf-8")
    with Library.open(tmp_path / "library", create=True, embedder=embedder) as library:
        ingest([tmp_path / "meeting.md"], library)
        assert "Over 50" in ask("How many people took part in the spring meeting at Velsund?", library).text
        assert ask("How many boats took part in the spring meeting at Velsund?", library).abstained


CRISES = """# The island corps

The rescue meeting on island work gave a stage to boats and villages of the north, and to guests from abroad. Berta
Sandoval, head of the Corps, gave the opening speech on “Boats Without Harbours” at the meeting.

The corps of the islands has helped in over 20 emergencies since 2015. Donors of the coast give to it, each in its own
way, and ask for no report.[^1]

[^1]: Ferro, Salt and Power; Okoro, 'Sea credit and the coast', Island Studies, 4:2 (2019), pp. 1–9.
"""


@pytest.fixture(scope="module")
def crises(tmp_path_factory: pytest.TempPathFactory, embedder: Embedder) -> Iterator[Library]:
    folder = tmp_path_factory.mktemp("crises")
    (folder / "corps.md").write_text(CRISES, encoding="utf-8")
    with Library.open(folder / "library", create=True, embedder=embedder) as library:
        ingest([folder / "corps.md"], library)
        yield library


def test_a_near_word_for_the_thing_counted(crises: Library) -> None:
    assert (
        "over 20 emergencies" in ask("In how many crises has the corps of the islands helped since 2015?", crises).text
    )


def test_who_did_it_stands_in_the_sentence_and_not_only_around_it(crises: Library) -> None:
    answer = ask("Who gave the opening speech at the rescue meeting?", crises)
    assert answer.statements
    assert "Berta Sandoval" in answer.statements[0].text.replace("\n", " ")


def test_no_figure_no_answer_to_how_much_each_year(crises: Library) -> None:
    assert ask("How much do the donors of the coast give each year?", crises).abstained


def test_a_bare_reference_answers_only_who_asks_for_works(crises: Library) -> None:
    assert "Island Studies" not in ask("What is sea credit?", crises).text
    assert "Island Studies" in ask("Which work does the brief cite on sea credit?", crises).text


def test_a_follow_up_keeps_to_the_filter(tmp_path: Path, embedder: Embedder) -> None:
    (tmp_path / "ferry.md").write_text("# The ferry\n\nThe ferry of Ghana carries 40 cars.", encoding="utf-8")
    (tmp_path / "bridge.md").write_text("# The bridge\n\nThe bridge of Peru carries 90 cars.", encoding="utf-8")
    with Library.open(tmp_path / "library", create=True, embedder=embedder) as library:
        ingest([tmp_path], library)
        bridge = next(d for d in library.documents() if d.source == "bridge.md")
        ferry = next(d for d in library.documents() if d.source == "ferry.md")
        before = Earlier("How many cars does the bridge carry?", documents=(bridge.id,))
        answer = ask("And what else does it carry?", library, history=[before], where=Where(document_ids=(ferry.id,)))
        assert {e.document.id for e in answer.evidence} <= {ferry.id}


def test_a_list_of_advice_is_the_one_on_the_subject(tmp_path: Path, embedder: Embedder) -> None:
    boats = (
        "# Recommendations\n\nThe report ends with advice:\n\n- Boats should be lent to the north.\n\n- Sails should "
        "be mended twice a year.\n\n- Crews should be paid in salt."
    )
    money = "# The kelp fund\n\nThe fund was set up in 2001.\n\nNew sources of financing must be found by the villages."
    (tmp_path / "boats.md").write_text(boats, encoding="utf-8")
    (tmp_path / "money.md").write_text(money, encoding="utf-8")
    with Library.open(tmp_path / "library", create=True, embedder=embedder) as library:
        ingest([tmp_path / "boats.md", tmp_path / "money.md"], library)
        assert "New sources of financing" in ask("Which recommendations concern financing?", library).text
        answer = ask("What are the recommendations on boats?", library)
        assert "Sails" in answer.text
        assert "financing" not in answer.text


def test_what_is_lacking_for_the_first_ask_is_lacking_for_the_second(crises: Library) -> None:
    answer = ask("Who presided over the KIDA+40, and how many emergencies were represented?", crises)
    assert answer.abstained
    assert len(answer.gaps) == 2


def test_a_reason_must_be_one_of_what_is_named(tmp_path: Path, embedder: Embedder) -> None:
    text = (
        "# The leagues\n\nPerrimoor left the League of Lamps in 1931 because its dues had doubled.\n\n# Salt\n\n"
        "Orlenna sells salt, and so its planners overlooked the boats."
    )
    (tmp_path / "leagues.md").write_text(text, encoding="utf-8")
    with Library.open(tmp_path / "library", create=True, embedder=embedder) as library:
        ingest([tmp_path / "leagues.md"], library)
        assert "dues had doubled" in ask("Why did Perrimoor leave the League of Lamps?", library).text
        assert ask("Why did Orlenna leave the League of Lamps?", library).abstained


def test_a_number_belongs_to_the_meeting_that_is_named(tmp_path: Path, embedder: Embedder) -> None:
    text = (
        "# The sea meetings\n\nThe Velsund summit of August 1923 invited six countries into the league.\n\n"
        "# Tolvar, 1961\n\nThe second summit took place in Tolvar. Twenty-five states took part as full members."
    )
    (tmp_path / "meetings.md").write_text(text, encoding="utf-8")
    with Library.open(tmp_path / "library", create=True, embedder=embedder) as library:
        ingest([tmp_path / "meetings.md"], library)
        assert "Twenty-five" in ask("How many states took part in the Tolvar summit?", library).text
        assert "six countries" in ask("How many countries did the Velsund summit invite?", library).text
        assert ask("How many states took part in the Marbo summit?", library).abstained
        assert "Twenty-five" not in ask("How many states took part in the Velsund summit?", library).text


def test_a_capital_is_no_country_where_a_meeting_is_named_by_it(starter: Library) -> None:
    assert ask("How many countries attended the Cairo summit?", starter).abstained
    assert "Twenty-five" in ask("How many countries attended the Belgrade summit?", starter).text


def test_a_figure_is_its_possessors_own(starter: Library) -> None:
    asked = "How much is {}'s commitment to the reserve arrangement?"
    answer = ask(asked.format("China"), starter)
    assert [s.text for s in answer.statements][-1] == "China | 10 | 41"
    assert len(answer.statements) == 2
    assert ask(asked.format("Mexico"), starter).abstained
    assert ask(asked.format("Egypt"), starter).abstained


def test_a_figure_of_a_group_is_nobodys_own(tmp_path: Path, embedder: Embedder) -> None:
    text = (
        "# Salt\n\nThe five greatest traders of salt (the U.S., Peru, Chile, India and Saudi Arabia) hold 61 percent "
        "of all salt spending. Africa (2.1 percent) and Fiji (0.2 percent) hold little of all salt spending.\n\n"
        "# Ferries\n\nPeru alone sells 12 percent of all ferry tickets, and Chile, Peru and Fiji 30 percent."
    )
    (tmp_path / "salt.md").write_text(text, encoding="utf-8")
    with Library.open(tmp_path / "library", create=True, embedder=embedder) as library:
        ingest([tmp_path / "salt.md"], library)
        assert "12 percent" in ask("What percentage of all ferry tickets is Peru's alone?", library).text
        assert ask("What percentage of all salt spending is Peru's alone?", library).abstained
        assert "61 percent" in ask("What percentage of all salt spending do the five traders hold?", library).text


NEAR = """# The ferry bodies

In 2015 ILFA reported 89 programmes that used shared ferries, 15 percent of the programmes of ILFA.

In January 2024 three harbours joined the Ferry Pact, which came to hold 38 per cent of all ferry trade.

Harbours of South America (4 percent) and Southeast Asia (2 percent) hold little of the world trade in lamps.

At the ferry workshop Ada Moor, the director of ILFA, gave the opening speech. The workshop brought together boatmen,
villages and other bodies such as ILFA, KEDU and Moor Ferries.
"""


@pytest.fixture(scope="module")
def near(tmp_path_factory: pytest.TempPathFactory, embedder: Embedder) -> Iterator[Library]:
    folder = tmp_path_factory.mktemp("near")
    (folder / "bodies.md").write_text(NEAR, encoding="utf-8")
    with Library.open(folder / "library", create=True, embedder=embedder) as library:
        ingest([folder / "bodies.md"], library)
        yield library


@pytest.mark.parametrize(
    "question",
    [
        "How many programmes of KEDU used shared ferries in 2015?",
        "What share of all ferry trade did the Ferry Pact hold before 2024?",
        "What share of the world trade in lamps do the harbours of South Asia hold?",
        "Which KEDU officer gave the opening speech at the ferry workshop?",
        "Can you book me a table near the ferry workshop?",
        "Please translate the text on the ferry bodies into German.",
    ],
)
def test_what_belongs_to_another_answers_nothing(question: str, near: Library) -> None:
    answer = ask(question, near)
    assert answer.abstained, answer.text


@pytest.mark.parametrize(
    ("question", "words"),
    [
        ("How many programmes of ILFA used shared ferries in 2015?", "89"),
        ("What share of all ferry trade did the Ferry Pact hold after January 2024?", "38"),
        ("What share of the world trade in lamps do the harbours of Southeast Asia hold?", "2 percent"),
        ("Which ILFA officer gave the opening speech at the ferry workshop?", "Ada Moor"),
    ],
)
def test_what_is_its_own_answers(question: str, words: str, near: Library) -> None:
    assert words in ask(question, near).text


def test_a_score_is_a_number(tmp_path: Path, embedder: Embedder) -> None:
    text = (
        "# Lamps\n\nThe Harbour Lamp Index 1924 shows many countries such as Malaysia in the bottom tier of lamps.\n\n"
        "The Ferry Safety Index score of Peru was 71."
    )
    (tmp_path / "lamps.md").write_text(text, encoding="utf-8")
    with Library.open(tmp_path / "library", create=True, embedder=embedder) as library:
        ingest([tmp_path / "lamps.md"], library)
        answer = ask("What is the Harbour Lamp Index score of Malaysia?", library)
        assert answer.abstained
        assert "no such figure" in answer.gaps[0].reason
        assert "71" in ask("What was the Ferry Safety Index score of Peru?", library).text
        assert ask("What was the Ferry Safety Index score of Malaysia?", library).abstained


def test_a_fact_of_nothing_that_is_named_is_none(tmp_path: Path, embedder: Embedder) -> None:
    text = "# Meetings\n\nOda Venn presided over the meeting of 1955, where 29 harbours were seen.\n\nKIDA+40 was cold."
    (tmp_path / "meetings.md").write_text(text, encoding="utf-8")
    with Library.open(tmp_path / "library", create=True, embedder=embedder) as library:
        ingest([tmp_path / "meetings.md"], library)
        answer = ask("Who presided over KIDA+40, and how many harbours were seen?", library)
        assert answer.abstained
        assert len(answer.gaps) == 2
        assert "Oda Venn" in ask("Who presided over the meeting of 1955?", library).text


@pytest.mark.parametrize(
    ("text", "meetings"),
    [
        ("How many came to the Velsund summit?", [{"velsund"}]),
        ("The Velsund Summit of August 1923 met.", [{"velsund"}]),
        ("the first summit in New Delhi", [{"new", "delhi"}]),
        ("la cumbre de Bogotá", [{"bogota"}]),
        ("the first summit, a meeting of 2023", []),
        ("the ministerial meeting in March", []),
    ],
)
def test_which_meeting_a_text_names(text: str, meetings: list[set[str]]) -> None:
    assert [set(one) for one in meetings_in(text)] == meetings


def test_a_meeting_named_by_a_common_word_is_told_by_it(tmp_path: Path, embedder: Embedder) -> None:
    text = (
        "# Salt\n\n## The South Summits\n\n| Summit | Place | Date |\n|---|---|---|\n| First | Tolvar | April 1950 |\n"
        "| Second | Norland | June 1955 |\n\n## Lamps\n\nThe first summit of the lamp makers met in May 1931."
    )
    (tmp_path / "salt.md").write_text(text, encoding="utf-8")
    with Library.open(tmp_path / "library", create=True, embedder=embedder) as library:
        ingest([tmp_path / "salt.md"], library)
        answer = ask("When was the first South Summit held?", library)
        assert "April 1950" in answer.text
        assert "1931" not in answer.text


@pytest.mark.parametrize(
    ("question", "words"),
    [
        ("When was the Tolvar conference?", "May 1931"),
        ("When was the Tolvar Conference held?", "May 1931"),
        ("How many delegations attended Tolvar?", "Nine delegations"),
    ],
)
def test_a_meeting_is_told_by_its_place_whatever_else_it_is_called(
    question: str, words: str, tmp_path: Path, embedder: Embedder
) -> None:
    text = (
        "# Two beginnings\n\n## Tolvar, 1931\n\nThe Coasts and Islands Conference met in the harbour town of Tolvar in "
        "May 1931. Nine delegations attended it.\n\n## Norland, 1940\n\nThe Lamp Makers' Summit took place in "
        "Norland in June 1940. Twenty delegations attended it."
    )
    (tmp_path / "salt.md").write_text(text, encoding="utf-8")
    with Library.open(tmp_path / "library", create=True, embedder=embedder) as library:
        ingest([tmp_path / "salt.md"], library)
        answer = ask(question, library)
        assert words in answer.text
        assert "1940" not in answer.text
        assert "Twenty" not in answer.text


def test_what_was_done_without_what_it_came_upon_gives_no_reason(tmp_path: Path, embedder: Embedder) -> None:
    text = (
        "# Ferries\n\nTavora withdrew from the Lantern League in May 2015. Its boats are blue.\n\nOrlenna sold its "
        "boats after the storm.\n\nThe salt treaty was signed in 1931."
    )
    (tmp_path / "ferries.md").write_text(text, encoding="utf-8")
    with Library.open(tmp_path / "library", create=True, embedder=embedder) as library:
        ingest([tmp_path / "ferries.md"], library)
        assert ask("Why did Tavora withdraw from the Lantern League?", library).abstained
        assert ask("When did the salt treaty enter into force?", library).abstained


def test_each_item_of_a_list_of_causes_gives_a_reason(tmp_path: Path, embedder: Embedder) -> None:
    text = (
        "# Ferries of Tavora\n\n## Pourquoi le trafic reste faible\n\n- Les bateaux portent du sel et rien d'autre."
        "\n- Les ports sont petits et loin des villes.\n- La mer est froide et le vent fort.\n\n## Les couleurs\n\n- "
        "Les bateaux sont bleus comme la mer.\n- Les ports sont blancs comme le sel.\n"
    )
    (tmp_path / "ferries.md").write_text(text, encoding="utf-8")
    with Library.open(tmp_path / "library", create=True, embedder=embedder) as library:
        ingest([tmp_path / "ferries.md"], library)
        answer = ask("Pourquoi le trafic des bateaux est-il faible ?", library)
        assert "ports sont petits" in answer.text
        assert "bleus" not in answer.text


ROW = """# The Salt Summits

The first Salt Summit took place in Velsund in 1961. The third Salt Summit had been expected
earlier. It met in Tolvar in 1968.

| Summit | Place | Date |
|---|---|---|
| First | Velsund | April 1961 |
| Second | Marbo | June 1964 |
| Third | Tolvar | May 1968 |

A second Reed conference was planned for Ombra in 1965.

# The blocs

| Bloc | Founding act | Year |
|---|---|---|
| Merrow | Treaty of Ombra | 1991 |
"""


@pytest.fixture(scope="module")
def in_a_row(tmp_path_factory: pytest.TempPathFactory, embedder: Embedder) -> Iterator[Library]:
    folder = tmp_path_factory.mktemp("row")
    (folder / "row.md").write_text(ROW, encoding="utf-8")
    with Library.open(folder / "library", create=True, embedder=embedder) as library:
        ingest([folder / "row.md"], library)
        yield library


@pytest.mark.parametrize(
    ("question", "words"),
    [
        ("When was the second Salt Summit held?", "June 1964"),
        ("Where was the third Salt Summit held?", "Tolvar"),
        ("When was the first Salt Summit held?", "1961"),
        ("When was Merrow founded?", "1991"),
    ],
)
def test_one_meeting_of_a_row_is_told_by_its_place(question: str, words: str, in_a_row: Library) -> None:
    assert words in ask(question, in_a_row).text


@pytest.mark.parametrize(
    "question",
    [
        "When was the fourth Salt Summit held?",
        "Where was the third Reed conference held?",
    ],
)
def test_another_meeting_of_the_row_answers_nothing(question: str, in_a_row: Library) -> None:
    assert ask(question, in_a_row).abstained


def test_the_row_of_a_table_headed_by_another_deed_answers_nothing(in_a_row: Library) -> None:
    assert "1991" not in ask("When did Merrow join the Salt Summits?", in_a_row).text
