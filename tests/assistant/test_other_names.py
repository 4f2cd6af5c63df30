"""What the library has under a name of another language is not said to be lacking."""

from __future__ import annotations

from pathlib import Path

import pytest

from assistant.ask import ask
from assistant.glossary import things
from assistant.naming import names_body
from assistant.other_names import stands_in, whole_names
from assistant.question import read_question
from ingest.job import ingest
from store.embedder import Embedder
from store.library import Library

LANTERNS = {
    "fr": "# Lanternes\n\nL'Union africaine a offert quarante lanternes aux pêcheurs. L'Allemagne n'a rien donné. "
    "Les ports d'Afrique de l'Ouest dorment au petit matin.",
    "es": "# Faroles\n\nLa Unión Africana regaló cuarenta faroles a los pescadores. Alemania no dio nada. Los puertos "
    "de África Occidental duermen.",
    "zh": "# 灯笼\n\n非洲联盟送给渔民四十盏灯笼。德国什么也没有给。西非的港口都在沉睡。",
    "ar": "# الفوانيس\n\nقدم الاتحاد الأفريقي أربعين فانوسا للصيادين. ولم تقدم ألمانيا شيئا. وموانئ غرب أفريقيا نائمة.",
}


@pytest.mark.parametrize("language", LANTERNS)
@pytest.mark.parametrize(
    ("name", "other"), [("African Union", "European Union"), ("Germany", "Hungary"), ("West Africa", "Central Asia")]
)
def test_what_stands_under_another_name_is_mentioned(
    language: str, name: str, other: str, tmp_path: Path, embedder: Embedder
) -> None:
    (tmp_path / "text.md").write_text(LANTERNS[language], encoding="utf-8")
    with Library.open(tmp_path / "library", create=True, embedder=embedder) as library:
        ingest([tmp_path / "text.md"], library)
        for asked, mentioned in ((name, True), (other, False)):
            reasons = " ".join(gap.reason for gap in ask(f"What does {asked} say of railway treaties?", library).gaps)
            assert (asked not in reasons) is mentioned, reasons


def test_an_acronym_of_another_language_is_met_in_capitals_only(tmp_path: Path, embedder: Embedder) -> None:
    """ "au" is a French word, "AU" no French name."""
    (tmp_path / "text.md").write_text("# Sel\n\nLe sel est vendu au marché de l'île.", encoding="utf-8")
    with Library.open(tmp_path / "library", create=True, embedder=embedder) as library:
        ingest([tmp_path / "text.md"], library)
        assert "African Union" in ask("What does the African Union say of treaties?", library).gaps[0].reason


def test_a_lacking_word_is_told_with_the_name_it_belongs_to() -> None:
    (one,) = read_question("What does the Arab League say of Ivory Coast and of the Lamp League?").asks
    assert whole_names(one, ("League",)) == ("Arab League",)
    assert whole_names(one, ("Ivory", "Lamp")) == ("Ivory Coast", "Lamp")


def test_a_thing_is_known_by_all_its_names() -> None:
    (found,) = things("Que dit la Ligue arabe ?")
    assert {"Arab League", "الجامعة العربية", "Liga Árabe"} <= set(found.english)
    assert [m.english[0] for m in things("the Union of Lamps and ASEAN")] == ["ASEAN"]
    assert things("la oms de un metro") == ()


def test_where_a_name_stands() -> None:
    assert stands_in(("Union africaine",), "Les ports de l'Union\nAfricaine dorment.")
    assert stands_in(("UA",), "L'UA dort.")
    assert not stands_in(("UA",), "GUATEMALA et la ua dorment.")
    assert stands_in(("非洲联盟",), "在非洲联盟的港口")
    assert stands_in(("الاتحاد الأفريقي",), "وقدم للاتحاد والاتحاد الأفريقي")
    assert not stands_in((), "Union africaine")


@pytest.mark.parametrize(
    ("question", "words"),
    [
        ("Where is the secretariat of the AfCFTA?", "Accra"),
        ("Who heads the AfCFTA secretariat?", "Wamkele Mene"),
        ("When was the AfCFTA agreement signed?", "21 mars 2018"),
    ],
)
def test_a_body_is_found_under_its_name_of_another_language(question: str, words: str, starter: Library) -> None:
    assert words in ask(question, starter).text


def test_initials_that_are_a_word_elsewhere_name_no_body(tmp_path: Path, embedder: Embedder) -> None:
    (tmp_path / "text.md").write_text("# Lampes\n\nElle est arrivée au port le soir.", encoding="utf-8")
    with Library.open(tmp_path / "library", create=True, embedder=embedder) as library:
        ingest([tmp_path / "text.md"], library)
        (document,) = library.documents()
        paged = library.paged(document.id)
        assert not names_body("African Union", paged.blocks[1], paged, document)
