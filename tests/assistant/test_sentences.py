from __future__ import annotations

import pytest

from assistant.question import read_question
from assistant.sentences import (
    advises,
    around,
    asks_for_works,
    asks_whether,
    goes_on,
    header_of,
    heads_a_table,
    is_citation,
    is_matter,
    leans_on_the_one_before,
    turns_on_the_one_before,
    with_header,
)
from store.documents import Block, PagedText, Sentence
from tests.fakes import make_reading

TABLE = (
    "# Mills\n\nThree mills are left.\n\n| The mills of today | |\n\n| Mill | Built | Sacks a day\n\n"
    "| Norrie | 1931 | 40\n\n| Tavish | 1950 | 25\n\n# Bakers\n\n| Baker | Since\n\n| Ruiz | 1990"
)


def found(text: str, where: str) -> tuple[PagedText, Sentence]:
    reading = make_reading(text)
    return reading.paged, next(s for s in reading.sentences if where in reading.paged.text[s.start : s.end])


@pytest.mark.parametrize(
    ("row", "header"),
    [
        ("Norrie", "Mill | Built"),
        ("Tavish", "Mill | Built"),
        ("Ruiz", "Baker | Since"),
        ("Three", None),
        ("Built", None),
    ],
)
def test_the_row_that_heads_a_table(row: str, header: str | None) -> None:
    paged, sentence = found(TABLE, row)
    block = header_of(paged, sentence.block)
    assert (block is None) == (header is None)
    if block and header:
        assert header in paged.text[block.start : block.end]
        assert paged.text[sentence.start : sentence.end] in with_header(paged, sentence)
        assert header in with_header(paged, sentence)


def test_a_figure_of_a_row_stands_beside_what_its_column_is_called() -> None:
    assert with_header(*found(TABLE, "Tavish")).endswith(". 1950 Built . 25 Sacks a day")
    assert with_header(*found(TABLE, "Three")) == "Three mills are left."


def test_what_heads_a_table_is_told_from_its_rows() -> None:
    paged, _ = found(TABLE, "Norrie")
    heads = [paged.text[b.start : b.end] for i, b in enumerate(paged.blocks) if heads_a_table(paged, i)]
    assert heads == ["| Mill | Built | Sacks a day", "| Baker | Since"]
    paged, _ = found("# Line\n\n| Length | 212 km\n\n| Stations | 19\n\n| Opened in 1906.\n\n| Closed in 1960.", "212")
    assert not any(heads_a_table(paged, i) for i in range(len(paged.blocks))), "figures head nothing"


def test_a_row_is_read_with_its_header() -> None:
    paged, tavish = found(TABLE, "Tavish")
    near, heading = around(paged, tavish.block)
    assert {"sacks", "built", "tavish"} <= near
    assert heading == {"mills"}
    assert "sacks" not in around(paged, found(TABLE, "Ruiz")[1].block)[0]


@pytest.mark.parametrize(
    ("text", "question", "matter"),
    [
        ("Keywords: mills; bread; South-South trade", "What is said of bread?", True),
        ("Keywords: mills; bread; South-South trade", "What are the keywords of the paper on bread?", False),
        ("Palabras clave: molinos, pan", "¿Qué se dice del pan?", True),
        ("Palabras clave: molinos, pan", "¿Cuáles son las palabras clave del artículo?", False),
        ("~ Institute of Mills, Quay Road, Velsund", "What is said of mills?", True),
        ("~ Institute of Mills, Quay Road, Velsund", "Where is the Institute of Mills?", False),
        ("~ The mill was rebuilt in 1931.", "What is said of mills?", False),
        ("~ Members of the group: 134 (2023)", "What is said of the group?", False),
        ("~ 图二：中国向非洲提供的贷款", "中国提供了什么？", False),
        ("Bread is key: words are not.", "What is said of bread?", False),
        ("Keyword-based search fails.", "What is said of search?", False),
    ],
)
def test_what_says_nothing(text: str, question: str, matter: bool) -> None:
    paged, sentence = found(text, text[2:12])
    block = paged.blocks[sentence.block]
    assert is_matter(read_question(question).asks[0], paged.text[sentence.start : sentence.end], block) is matter


@pytest.mark.parametrize(
    ("text", "leans"),
    [
        ("They began with two mills.", True),
        ("Its seat is in Velsund.", True),
        ("It runs for forty miles.", True),
        ("This was due to the storm.", True),
        ("But these are small.", True),
        ("It is argued that mills fail.", False),
        ("It also makes sense to wait.", False),
        ("This brief asks why.", False),
        ("Italy lent the stones.", False),
        ("The mill runs.", False),
    ],
)
def test_which_sentences_point_back(text: str, leans: bool) -> None:
    assert leans_on_the_one_before(text) is leans


@pytest.mark.parametrize(
    ("question", "whether"),
    [
        ("Is Perrimoor a member of the league?", True),
        ("And does it pay for the boats?", True),
        ("¿Es Perrimoor miembro de la liga?", True),
        ("Perrimoor est-elle membre de la ligue ?", True),
        ("Perrimoor是联盟的成员吗？", True),
        ("هل بيريمور عضو في الرابطة؟", True),
        ("Who is a member of the league?", False),
        ("When did it join?", False),
        ("¿Qué es la liga?", False),
        ("Qu'est-ce que la ligue ?", False),
    ],
)
def test_what_is_asked_to_be_affirmed_or_denied(question: str, whether: bool) -> None:
    (ask,) = read_question(question).asks
    assert asks_whether(ask) is whether


@pytest.mark.parametrize(
    ("following", "turns"),
    [
        ("Perrimoor attends its meetings but is not a member.", True),
        ("However, the boats are older.", True),
        ("Sin embargo, los botes son más antiguos.", True),
        ("It has never paid a fee.", True),
        ("Perrimoor no se considera miembro.", True),
        ("Perrimoor ne l'a pas signé.", True),
        ("ولكن بيريمور ليست عضوا.", True),
        ("Perrimoor sends not only boats but pilots.", False),
        ("The harbour of Velsund is not deep.", False),
        ("Perrimoor sends two delegates.", False),
    ],
)
def test_a_sentence_that_takes_back_the_one_before(following: str, turns: bool) -> None:
    assert turns_on_the_one_before(following, "The league speaks in the name of Orlenna and Perrimoor.") is turns


@pytest.mark.parametrize(
    "text", ["This weakness stems from it.", "Yet the momentum is fragile.", "For instance, kelp.", "Cela montre tout."]
)
def test_what_goes_on_about_the_sentence_before(text: str) -> None:
    assert goes_on(text)


@pytest.mark.parametrize("text", ["Thistles grow here.", "Kelp grows.", "Theseus built it.", "Items are lent."])
def test_what_does_not_go_on(text: str) -> None:
    assert not goes_on(text)


@pytest.mark.parametrize(
    ("note", "bare"),
    [
        ("Okoro, 'Kelp and credit', Island Studies, 4:2 (2019), pp. 1–9.", True),
        ("Ama Okoro and Luis Ferro, 'Who pays? Notes on salt', Journal of Island Trade (this issue).", True),
        ("Ferro, Salt and Power; Okoro, 'Kelp and credit'; Ferro, 'Salt roads'.", True),
        ("Island Bank, Annual Report 2019.", True),
        ("See also Ama Okoro, 'Kelp and credit', Island Studies, 4:2 (2019), pp. 1–9.", True),
        ("Salt made up a third of the islands' trade in 2019: Island Bank, Annual Report 2020.", False),
        ("Ferro is not the only one who doubts it.", False),
        (
            "After Okoro, 'Kelp and credit', Island Studies, 4:2 (2019), pp. 1–9, this brief parts the islands which "
            "lie in the north from those that only share their debts, and has kept to that.",
            False,
        ),
    ],
)
def test_a_bare_reference_is_told_from_a_note_that_says_something(note: str, bare: bool) -> None:
    block = Block(0, len(note), "footnote")
    assert is_citation(note, block) == bare


@pytest.mark.parametrize(
    ("question", "works"),
    [
        ("What is kelp credit?", False),
        ("Which works does the brief cite on kelp?", True),
        ("Who argues that salt is power?", True),
        ("¿Qué libros tratan de la sal?", True),
        ("How many boats are there?", False),
    ],
)
def test_who_asks_for_works(question: str, works: bool) -> None:
    assert asks_for_works(read_question(question).asks[0]) == works


@pytest.mark.parametrize(
    ("text", "yes"),
    [
        ("Boats should be lent to the north.", True),
        ("Las islas deben compartir la sal.", True),
        ("Il faut que les bateaux soient prêtés.", True),
        ("各岛应当共享盐。", True),
        ("Boats were lent to the north.", False),
    ],
)
def test_what_should_be_done(text: str, yes: bool) -> None:
    assert advises(text) == yes
