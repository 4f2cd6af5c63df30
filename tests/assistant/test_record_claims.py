"""Yes-or-no questions on a document's record."""

from __future__ import annotations

import pytest

from assistant.record_claims import claim_of
from store.library import Library
from tests.assistant.conftest import Asking


@pytest.mark.parametrize(
    ("question", "field", "about"),
    [
        ("Was the Okoro post published in 2018?", "issued", "the Okoro post"),
        ("Was Okoro's post published in 2018?", "issued", "Okoro's post"),
        ("Was the brief on kelp by Silva published before June 2018?", "issued", "the brief on kelp by Silva"),
        ("Did the policy brief appear in 2020?", "issued", "the policy brief"),
        ("Is the kelp brief from May 2020?", "issued", "the kelp brief"),
        ("¿El artículo de Okoro fue publicado en 2020?", "issued", "El artículo de Okoro"),
        ("L'article d'Okoro a-t-il été publié en 2020 ?", "issued", "L'article d'Okoro"),
        ("O artigo de Okoro foi publicado em 2020?", "issued", "O artigo de Okoro"),
        ("Okoro的文章是2020年发表的吗？", "issued", "Okoro的文章"),
        ("هل نشر مقال اوكورو عام 2020؟", "issued", "مقال اوكورو"),
        ("هل نشر المقال قبل عام 2023؟", "issued", "المقال"),
        ("¿Se publicó el informe sobre el mar antes de 2020?", "issued", "el informe sobre el mar"),
        ("Was the brief published in March?", "issued", "the brief"),
        ("Did Silva write the post on kelp?", "authors", "the post on kelp"),
        ("Was the op-ed written by Silva?", "authors", "the op-ed"),
        ("Is Silva the author of the op-ed?", "authors", "the op-ed"),
        ("Was the brief published by the Kelp Centre?", "publisher", "the brief"),
        ("Is this post by Silva?", "by", "this post"),
        ("Is the post about kelp by Silva?", "by", "the post about kelp"),
        ("Is the article in Spanish?", "language", "the article"),
        ("Was the op-ed published in the Velmont Times?", "container", "the op-ed"),
        ("The brief was published in June 2018, right?", "issued", "The brief"),
        ("Okoro's post was put out in 2018, isn't that so?", "issued", "Okoro's post"),
        ("The article appeared in Minor Straits, right?", "container", "The article"),
        ("The op-ed is by Silva, right?", "by", "The op-ed"),
    ],
)
def test_what_is_claimed_of_which_document(question: str, field: str, about: str) -> None:
    found = claim_of(question)
    assert found is not None
    assert (found.field, found.about) == (field, about)
    assert found.supposed


@pytest.mark.parametrize(
    "question",
    [
        "Was the agreement published in 2018?",
        "Was the line opened in 1975?",
        "Did the guild publish a report in 2016?",
        "Was the report that the guild wrote published in 2016?",
        "When was the Okoro post published?",
        "Was the post read by many?",
        "Was the brief based on talks by Silva?",
        "Is the article in two parts?",
        "Is the kelp brief from Velmont?",
        "Is the brief on the treaty of 2016?",
        "هل نشر المقال قبل نهاية عام 2023؟",
        "¿Se publicó el informe a más tardar en 2022?",
        "Was the brief not published in 2021?",
        "The brief was not published in 2021, right?",
        "The agreement was published in 2018, right?",
        "The brief was based on talks by Silva, right?",
        "Did Okoro publish the exchange brief in 2021?",  # two things at once
        "Did Silva write the post in 2019?",
        f"Was the brief on {'kelp and ' * 60} published in 2021?",
    ],
)
def test_what_claims_nothing_of_a_record(question: str) -> None:
    assert claim_of(question) is None


def test_a_claim_is_met_with_what_the_record_says(asking: Asking, island_library: Library) -> None:
    (one,) = [d for d in island_library.documents() if d.record.authors[:1] and "Okoro" in str(d.record.authors[0])][:1]
    for year in (one.record.year or 0, 1907):
        answer = asking(f"Was the Okoro {one.record.type} published in {year}?")
        assert len(answer.statements) == 1
        assert str(one.record.year) in answer.text
        assert "1907" not in answer.text
        assert answer.text.startswith("No" if year == 1907 else "Yes")
    denied = asking(f"Was the Okoro {one.record.type} written by Sandoval?").text
    assert denied.startswith("No")
    assert "Okoro" in denied
    assert asking(f"Was the Okoro {one.record.type} written by Okoro?").text.startswith("Yes")


def test_another_journal_is_denied_and_a_place_is_none(asking: Asking) -> None:
    for said in (
        "Was the Quent article published in The Lantern?",
        "The Quent article appeared in The Lantern, right?",
    ):
        answer = asking(said).text
        assert answer.startswith("No")
        assert "Journal of Minor Straits" in answer
    for place in ("Mexico", "The Hague", "The Gambia", "Velsund"):
        assert not asking(f"Was the Quent article published in {place}?").text.startswith("No")
    assert asking("The Quent article appeared in the Journal of Minor Straits, right?").text.startswith("Yes")


def test_a_gap_names_only_the_part_that_is_open(asking: Asking) -> None:
    answer = asking("When was the case study published and who wrote it?")
    assert [gap.ask for gap in answer.gaps] == ["When was the case study published"]
    assert "Achterberg" in answer.text
