from __future__ import annotations

import pytest

from assistant.question import (
    MAX_CHARACTERS,
    bodies,
    content_terms,
    is_of_the_assistant,
    language_of,
    leans,
    names,
    read_question,
)
from assistant.wants import Kind


def asks(text: str, *history: str) -> list[str]:
    return [ask.text for ask in read_question(text, history).asks]


@pytest.mark.parametrize(
    ("question", "expected"),
    [
        ("When did the ferry open?", ["When did the ferry open"]),
        (
            "When did the ferry open, and who paid for it?",
            ["When did the ferry open", "who paid for it"],
        ),
        ("Who built the dam and how long did it take?", ["Who built the dam", "how long did it take"]),
        ("Where is the mill? What does it grind?", ["Where is the mill", "What does it grind"]),
        ("¿Cuándo abrió el molino y quién lo pagó?", ["¿Cuándo abrió el molino", "quién lo pagó"]),
        ("Quand le moulin a-t-il ouvert et qui l'a payé ?", ["Quand le moulin a-t-il ouvert", "qui l'a payé"]),
        ("Quando abriu o moinho e quem pagou?", ["Quando abriu o moinho", "quem pagou"]),
        ("Em que ano ardeu o moinho e quantos sacos levou?", ["Em que ano ardeu o moinho", "quantos sacos levou"]),
        ("متى افتتحت الطاحونة وكم كلفت؟", ["متى افتتحت الطاحونة", "كم كلفت"]),
        ("磨坊什么时候开放，谁付的钱？", ["磨坊什么时候开放", "谁付的钱"]),
        # An "and" between nouns parts nothing.
        ("What links salt and trade?", ["What links salt and trade"]),
        ("Which crops do Mirelund and Tavish grow?", ["Which crops do Mirelund and Tavish grow"]),
        # A statement before a question belongs to it.
        (
            "My ministry plans a mill. What should it ask first?",
            ["My ministry plans a mill. What should it ask first"],
        ),
        ("salt trade volume", ["salt trade volume"]),
        # Two question words of one question, and an order to show it.
        ("When and where was the mill built, and who paid?", ["When and where was the mill built", "who paid"]),
        ("Hello, how are you? When was the mill built?", ["When was the mill built"]),
        ("Do both briefs praise the mill? Show where.", ["Do both briefs praise the mill? Show where."]),
    ],
)
def test_a_question_is_split_where_it_asks_again(question: str, expected: list[str]) -> None:
    assert asks(question) == expected


@pytest.mark.parametrize("text", ["", "   ", "?!…", "؟؟", "。？", "—–-", "\n\t"])
def test_without_a_word_nothing_is_asked(text: str) -> None:
    assert read_question(text).asks == ()


def test_the_asks_are_the_readers_own_characters() -> None:
    question = "Wie viele Boote — ¿Cuántos barcos tiene la flota, y qué cuestan?"
    assert all(ask in question for ask in asks(question))


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("How many boats are there?", "en"),
        ("boats number 2007", "en"),
        ("12345", "en"),
        ("¿Cuántos barcos hay en la flota?", "es"),
        ("cuales son los principios de la cooperacion", "es"),
        ("Combien de bateaux y a-t-il dans la flotte ?", "fr"),
        ("Quels sont les principes de la coopération ?", "fr"),
        ("Quantos barcos há na frota?", "pt"),
        ("Quais são os princípios da cooperação?", "pt"),
        ("Por que a frota perdeu barcos?", "pt"),
        ("Por que encalhou esse barco?", "pt"),
        ("por que perdio barcos la flota", "es"),
        ("Que fait le bateau bleu dans ce lieu ?", "fr"),
        ("كم عدد القوارب؟", "ar"),
        ("船队有多少艘船？", "zh"),
        ("What does 南南合作 mean?", "zh"),
    ],
)
def test_language(text: str, language: str) -> None:
    assert language_of(text) == language
    assert read_question(text).language == language


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("What does Orlenna lend to Perrimoor?", ("Orlenna", "Perrimoor")),
        ("Orlenna lends what?", ()),
        ("NASA lends what?", ("NASA",)),
        ("What did the United Nations of Mirelund say?", ("United", "Nations", "Mirelund")),
        ("What is Orlenna's share?", ("Orlenna",)),
        ("What is the BAPA+40 text?", ("BAPA+40",)),
        ("Is it so? Perhaps I'd ask Odalys.", ("Odalys",)),
        ("what is lent to whom", ()),
        ("¿Qué presta Orlenna a Perrimoor?", ("Orlenna", "Perrimoor")),
        ("Qu'est-ce que Sarimbo doit à l'Écosse ?", ("Sarimbo", "Écosse")),
    ],
)
def test_names(text: str, expected: tuple[str, ...]) -> None:
    assert names(text) == expected


def test_what_is_contracted_is_read_as_it_is_written_out() -> None:
    for short, long in (("What's the last step?", "What is the last step?"), ("Who’s Ama Osei?", "Who is Ama Osei?")):
        (one,), (other,) = read_question(short).asks, read_question(long).asks
        assert one == other
    assert read_question("What's the last step?").text == "What's the last step?"


def test_the_word_for_an_address_is_no_topic() -> None:
    (asked,) = read_question("What is the e-mail address of Ama Osei?").asks
    assert "address" not in asked.terms
    assert "osei" in asked.terms


def test_content_terms_leave_out_what_carries_no_topic() -> None:
    assert content_terms("What is the yearly harvest of the kelp banks?") == ("yearly", "harvest", "kelp", "banks")
    assert content_terms("¿Cuál es la cosecha anual?") == ("cosecha", "anual")
    assert content_terms("what is it?") == ()
    assert content_terms("salt, Salt and SALT") == ("salt",)


def test_that_somebody_says_it_is_no_topic() -> None:
    assert content_terms("What do the authors say about kelp?") == ("kelp",)
    assert content_terms("¿Qué dicen los autores sobre la sal?") == ("sal",)
    assert content_terms("Who are the authors?") == ("authors",)


def test_names_numbers_and_years_are_noted() -> None:
    (ask,) = read_question("Did Orlenna ship 1,860 tonnes in 2018?").asks
    assert ask.names == ("Orlenna",)
    assert "1860" in ask.numbers
    assert ask.years == {2018}


def test_the_number_of_what_was_just_asked_about_is_asked_for_itself() -> None:
    where, how_many = read_question("Where did the heads of the guilds meet, and how many of them were there?").asks
    assert (where.want.kind, how_many.want.kind) == (Kind.PLACE, Kind.COUNT)
    assert {"heads", "guilds"} <= set(how_many.lent)
    assert len(read_question("Who came, and how?").asks) == 1


# Follow-ups


@pytest.mark.parametrize(
    "text",
    ["And how many of them are women?", "What did it cost?", "Why?", "¿Y cuántos hay?", "Et en 2019 ?", "那么为什么？"],
)
def test_follow_ups_lean_on_what_went_before(text: str) -> None:
    assert leans(text)


@pytest.mark.parametrize(
    "text", ["Which company built the harbour wall at Velsund in Perrimoor?", "Who wrote the brief on TAZARA?"]
)
def test_a_question_with_names_of_its_own_does_not_lean(text: str) -> None:
    assert not leans(text)


def test_a_follow_up_borrows_the_words_of_the_question_before() -> None:
    question = read_question("And what did it cost?", ("When was the harbour wall of Velsund built?",))
    (ask,) = question.asks
    assert {"harbour", "wall", "velsund"} <= set(ask.lent)
    assert "harbour" not in ask.terms
    assert ask.follows
    assert "harbour wall of Velsund" in question.stand_alone
    assert ask.text == "And what did it cost"
    assert question.history == ("When was the harbour wall of Velsund built?",)


def test_an_independent_question_borrows_nothing() -> None:
    text = "Which company built the harbour wall at Velsund in Perrimoor?"
    question = read_question(text, ("What is a kelp bank?",))
    assert question.stand_alone == text
    assert question.asks[0].lent == ()


def test_only_the_last_two_questions_lend() -> None:
    history = ("What is a windmill?", "What is a kelp bank?", "Who founded it?")
    (ask,) = read_question("When?", history).asks
    assert "kelp" in ask.lent
    assert "windmill" not in ask.lent


def test_a_later_ask_borrows_from_the_first() -> None:
    first, second = read_question("Who founded the league of lamps, and what is its seat?").asks
    assert first.lent == ()
    assert {"league", "lamps"} <= set(second.lent)
    assert not second.follows


def test_a_later_ask_without_a_kind_keeps_the_first_ones() -> None:
    first, second = read_question("How many boats were there in 2007, and what about in 2013?").asks
    assert first.want.kind is Kind.COUNT
    assert second.want.kind is Kind.COUNT


def test_a_long_history_is_cut() -> None:
    question = read_question("And why?", ("word " * 100_000,))
    assert len(question.stand_alone) < 2 * MAX_CHARACTERS


# Lists and comparisons


@pytest.mark.parametrize(
    "text",
    [
        "List everything the villages ask for.",
        "What are the obstacles to trade?",
        "Name all the members.",
        "¿Cuáles son todas las condiciones?",
        "What does the brief recommend? All points, please.",
        "By what means could the skills of millers be built up?",
        "In which respects do they differ?",
        "列出所有条件",
        "اذكر جميع الشروط",
    ],
)
def test_listing(text: str) -> None:
    assert read_question(text).asks[0].listing


@pytest.mark.parametrize(
    "text",
    [
        "When did the mill open?",
        "Who pays?",
        "How many members are there?",
        "Do the mills help each other?",
        "How much do the villages give each year?",
        "Who mends the nets every three months?",
    ],
)
def test_not_listing(text: str) -> None:
    assert not read_question(text).asks[0].listing


def test_questions_across_documents() -> None:
    assert read_question("What do the texts say about language?").across
    assert read_question("Closeness of helpers: where is it said to matter?").across
    assert read_question("How is debt paid? I want more than one source.").across
    assert not read_question("What is a kelp bank?").across


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("When was the Asian Development Bank founded?", ("Asian Development Bank",)),
        ("The World Bank and the African Union", ("World Bank", "African Union")),
        ("What does the Northern Islands Free Trade Area say on salt?", ("Northern Islands Free Trade Area",)),
        ("Which bank lends?", ()),
        ("What does the UN Pact for the Tides say?", ("Pact for the Tides",)),
        ("What did the Old Harbour Plan of Action lay down?", ("Old Harbour Plan of Action",)),
        ("What does the Ministry of Salt and Tides do?", ("Ministry of Salt and Tides",)),
    ],
)
def test_organisations_of_ordinary_words(text: str, found: tuple[str, ...]) -> None:
    assert bodies(text) == found


@pytest.mark.parametrize(
    ("question", "of_it"),
    [
        ("What is your name and who made you?", True),
        ("Are you a robot?", True),
        ("¿Cómo te llamas?", True),
        ("你是谁？", True),
        ("What is the name of the league?", False),
        ("Hello, what is your name?", True),
        ("من أنت؟", True),
        ("Who made the boats?", False),
        ("Who made you aware of the storm?", False),
        ("What can you do about refugees?", False),
        ("How do you work with refugees in other countries?", False),
        ("Are you a human rights organisation?", False),
        ("Who are you citing for the length of the railway?", False),
        ("你是谁的合作伙伴？", False),
        ("من انتخب الأمين العام؟", False),
        ("How are your sources chosen?", False),
    ],
)
def test_a_question_to_the_assistant_about_itself(question: str, of_it: bool) -> None:
    assert is_of_the_assistant(question) is of_it


@pytest.mark.parametrize(
    ("question", "second"),
    [
        ("What is the Lamp League and who proposed it?", "who proposed it"),
        ("¿Qué es la Liga de las Lámparas y quién la propuso?", "quién la propuso"),
        ("Qu’est-ce que la Ligue des lampes et qui l’a proposée ?", "qui l’a proposée"),
        ("O que é a Liga das Lâmpadas e quem a propôs?", "quem a propôs"),
        ("ما هي رابطة المصابيح ومن اقترحها؟", "من اقترحها"),
        ("什么是灯塔联盟，谁提出的？", "谁提出的"),
    ],
)
def test_who_did_it_is_an_ask_of_its_own(question: str, second: str) -> None:
    asks = read_question(question).asks
    assert [a.text for a in asks[1:]] == [second]
    assert asks[1].want.kind is Kind.PERSON
