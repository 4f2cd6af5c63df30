"""Citations in styles and languages, against strings made by hand from the styles' manuals."""

from __future__ import annotations

import socket
from dataclasses import replace
from pathlib import Path

import pytest

from assistant.quotes import Original
from assistant.references import pandoc
from assistant.references.cite import at_second_hand, cite
from assistant.references.errors import ReferencesFailed, ReferencesMissing, StyleUnknown
from assistant.references.plain import plain_citation
from assistant.references.styles import CSL, NAMES, style_of
from tests.assistant.works_to_cite import ARTICLE, FIRST, ORGANISATION, POST, QUOTES, UNDATED, quote_of

_JOURNAL = "Journal of Minor Straits"
_DOI = "https://doi.org/10.5555/straits.2019.3"

# (style, language): for each of the six works the citation and the reference.
BY_HAND = {
    ("apa", "en"): [
        ("(Okoro & Böhme, 2019, p. 109)", f"Okoro, T., & Böhme, J. (2019). Who lends seed to whom? {_JOURNAL}, 12(3), 101–118. {_DOI}"),
        ("(Varga, 2018b, sec. “Findings”, para. 2)", "Varga, I. (2018b). Kelp banks [Policy brief]. Institute for Shallow Seas."),
        ("(Varga, 2018a, sec. “Findings”, para. 2)", "Varga, I. (2018a). Drying sheds [Policy brief]. Institute for Shallow Seas."),
        ("(Achterberg, n.d., sec. “Findings”, para. 2)", "Achterberg, J. (n.d.). The boats stay [Op-ed]. The Lamp."),
        ("(League of Lamps, 2021, pp. 3–4)", "League of Lamps. (2021). Lights for all. Tolvar Press. https://example.org/lights"),
        ("(Parodi Ñúñez, 2015, sec. “Findings”, para. 2)", "Parodi Ñúñez, L. (2015, May 4). Los huertos de Sarimbo [Blog post]. Notas del Sur. https://example.org/huertos"),
    ],
    ("apa", "es"): [
        ("(Okoro & Böhme, 2019, p. 109)", f"Okoro, T., & Böhme, J. (2019). Who lends seed to whom? {_JOURNAL}, 12(3), 101-118. {_DOI}"),
        ("(Varga, 2018b, sec. «Findings», párr. 2)", "Varga, I. (2018b). Kelp banks [Informe de políticas]. Institute for Shallow Seas."),
        ("(Varga, 2018a, sec. «Findings», párr. 2)", "Varga, I. (2018a). Drying sheds [Informe de políticas]. Institute for Shallow Seas."),
        ("(Achterberg, s. f., sec. «Findings», párr. 2)", "Achterberg, J. (s. f.). The boats stay [Artículo de opinión]. The Lamp."),
        ("(League of Lamps, 2021, pp. 3-4)", "League of Lamps. (2021). Lights for all. Tolvar Press. https://example.org/lights"),
        ("(Parodi Ñúñez, 2015, sec. «Findings», párr. 2)", "Parodi Ñúñez, L. (2015, 4 de mayo). Los huertos de Sarimbo [Entrada de blog]. Notas del Sur. https://example.org/huertos"),
    ],
    ("apa", "pt"): [
        ("(Okoro & Böhme, 2019, p. 109)", f"Okoro, T., & Böhme, J. (2019). Who lends seed to whom? {_JOURNAL}, 12(3), 101–118. {_DOI}"),
        ("(Varga, 2018b, seç. “Findings”, par. 2)", "Varga, I. (2018b). Kelp banks [Resumo de políticas]. Institute for Shallow Seas."),
        ("(Varga, 2018a, seç. “Findings”, par. 2)", "Varga, I. (2018a). Drying sheds [Resumo de políticas]. Institute for Shallow Seas."),
        ("(Achterberg, s. d., seç. “Findings”, par. 2)", "Achterberg, J. (s. d.). The boats stay [Artigo de opinião]. The Lamp."),
        ("(League of Lamps, 2021, p. 3–4)", "League of Lamps. (2021). Lights for all. Tolvar Press. https://example.org/lights"),
        ("(Parodi Ñúñez, 2015, seç. “Findings”, par. 2)", "Parodi Ñúñez, L. (2015, 4 de maio). Los huertos de Sarimbo [Postagem de blog]. Notas del Sur. https://example.org/huertos"),
    ],
    ("chicago-notes", "en"): [
        (f"Tamsin Okoro and Jörg Böhme, “Who Lends Seed to Whom?” {_JOURNAL} 12, no. 3 (2019): 109, {_DOI}.", f"Okoro, Tamsin, and Jörg Böhme. “Who Lends Seed to Whom?” {_JOURNAL} 12, no. 3 (2019): 101–18. {_DOI}."),
        ("Ilse Varga, Kelp Banks, policy brief (Institute for Shallow Seas, 2018), sec. “Findings”, para. 2.", "Varga, Ilse. Kelp Banks. Policy brief. Institute for Shallow Seas, 2018."),
        ("Ilse Varga, Drying Sheds, policy brief (Institute for Shallow Seas, 2018), sec. “Findings”, para. 2.", "Varga, Ilse. Drying Sheds. Policy brief. Institute for Shallow Seas, 2018."),
        ("Joran Achterberg, “The Boats Stay,” op-ed, The Lamp, n.d., sec. “Findings”, para. 2.", "Achterberg, Joran. “The Boats Stay.” Op-ed. The Lamp, n.d."),
        ("League of Lamps, Lights for All (Tolvar Press, 2021), 3–4, https://example.org/lights.", "League of Lamps. Lights for All. Tolvar Press, 2021. https://example.org/lights."),
        ("Lucinda Parodi Ñúñez, “Los huertos de Sarimbo,” blog post, Notas del Sur, May 4, 2015, https://example.org/huertos, sec. “Findings”, para. 2.", "Parodi Ñúñez, Lucinda. “Los huertos de Sarimbo.” Blog post. Notas del Sur, May 4, 2015. https://example.org/huertos."),
    ],
    ("chicago-notes", "es"): [
        (f"Tamsin Okoro y Jörg Böhme, «Who Lends Seed to Whom?», {_JOURNAL} 12, n.º 3 (2019): 109, {_DOI}.", f"Okoro, Tamsin, y Jörg Böhme. «Who Lends Seed to Whom?» {_JOURNAL} 12, n.º 3 (2019): 101-18. {_DOI}."),
        ("Ilse Varga, Kelp Banks, informe de políticas (Institute for Shallow Seas, 2018), sec. «Findings», párr. 2.", "Varga, Ilse. Kelp Banks. Informe de políticas. Institute for Shallow Seas, 2018."),
        ("Ilse Varga, Drying Sheds, informe de políticas (Institute for Shallow Seas, 2018), sec. «Findings», párr. 2.", "Varga, Ilse. Drying Sheds. Informe de políticas. Institute for Shallow Seas, 2018."),
        ("Joran Achterberg, «The Boats Stay», artículo de opinión, The Lamp, s. f., sec. «Findings», párr. 2.", "Achterberg, Joran. «The Boats Stay». Artículo de opinión. The Lamp, s. f."),
        ("League of Lamps, Lights for All (Tolvar Press, 2021), 3-4, https://example.org/lights.", "League of Lamps. Lights for All. Tolvar Press, 2021. https://example.org/lights."),
        ("Lucinda Parodi Ñúñez, «Los huertos de Sarimbo», entrada de blog, Notas del Sur, 4 de mayo de 2015, https://example.org/huertos, sec. «Findings», párr. 2.", "Parodi Ñúñez, Lucinda. «Los huertos de Sarimbo». Entrada de blog. Notas del Sur, 4 de mayo de 2015. https://example.org/huertos."),
    ],
    ("chicago-notes", "fr"): [
        (f"Tamsin Okoro et Jörg Böhme, « Who Lends Seed to Whom? », {_JOURNAL} 12, nᵒ 3 (2019): 109, {_DOI}.", f"Okoro, Tamsin, et Jörg Böhme. « Who Lends Seed to Whom? » {_JOURNAL} 12, nᵒ 3 (2019): 101-18. {_DOI}."),
        ("Ilse Varga, Kelp Banks, note d’orientation (Institute for Shallow Seas, 2018), sect. « Findings », par. 2.", "Varga, Ilse. Kelp Banks. Note d’orientation. Institute for Shallow Seas, 2018."),
        ("Ilse Varga, Drying Sheds, note d’orientation (Institute for Shallow Seas, 2018), sect. « Findings », par. 2.", "Varga, Ilse. Drying Sheds. Note d’orientation. Institute for Shallow Seas, 2018."),
        ("Joran Achterberg, « The Boats Stay », tribune, The Lamp, s. d., sect. « Findings », par. 2.", "Achterberg, Joran. « The Boats Stay ». Tribune. The Lamp, s. d."),
        ("League of Lamps, Lights for All (Tolvar Press, 2021), 3-4, https://example.org/lights.", "League of Lamps. Lights for All. Tolvar Press, 2021. https://example.org/lights."),
        ("Lucinda Parodi Ñúñez, « Los huertos de Sarimbo », billet de blog, Notas del Sur, 4 mai 2015, https://example.org/huertos, sect. « Findings », par. 2.", "Parodi Ñúñez, Lucinda. « Los huertos de Sarimbo ». Billet de blog. Notas del Sur, 4 mai 2015. https://example.org/huertos."),
    ],
    ("abnt", "pt"): [
        ("(Okoro; Böhme, 2019, p. 109)", f"OKORO, Tamsin; BÖHME, Jörg. Who lends seed to whom? {_JOURNAL}, v. 12, n. 3, p. 101–118, abr. 2019."),
        ("(Varga, 2018a, seç. “Findings”, par. 2)", "VARGA, Ilse. Kelp banks. [S.l.]: Institute for Shallow Seas, maio 2018a."),
        ("(Varga, 2018b, seç. “Findings”, par. 2)", "VARGA, Ilse. Drying sheds. [S.l.]: Institute for Shallow Seas, set. 2018b."),
        ("(Achterberg, [S.d.], seç. “Findings”, par. 2)", "ACHTERBERG, Joran. The boats stay. The Lamp, [S.d.]."),
        ("(League of Lamps, 2021, p. 3–4)", "LEAGUE OF LAMPS. Lights for all. [S.l.]: Tolvar Press, 2021. Disponível em: <https://example.org/lights>."),
        ("(Parodi Ñúñez, 2015, seç. “Findings”, par. 2)", "PARODI ÑÚÑEZ, Lucinda. Los huertos de Sarimbo. Notas del Sur, 4 maio 2015. Disponível em: <https://example.org/huertos>"),
    ],
    ("abnt", "en"): [
        ("(Okoro; Böhme, 2019, p. 109)", f"OKORO, Tamsin; BÖHME, Jörg. Who lends seed to whom? {_JOURNAL}, v. 12, n. 3, p. 101–118, Apr. 2019."),
        ("(Varga, 2018a, sec. “Findings”, para. 2)", "VARGA, Ilse. Kelp banks. [S.l.]: Institute for Shallow Seas, May 2018a."),
        ("(Varga, 2018b, sec. “Findings”, para. 2)", "VARGA, Ilse. Drying sheds. [S.l.]: Institute for Shallow Seas, Sept. 2018b."),
        ("(Achterberg, [S.d.], sec. “Findings”, para. 2)", "ACHTERBERG, Joran. The boats stay. The Lamp, [S.d.]."),
        ("(League of Lamps, 2021, pp. 3–4)", "LEAGUE OF LAMPS. Lights for all. [S.l.]: Tolvar Press, 2021. Disponível em: <https://example.org/lights>."),
        ("(Parodi Ñúñez, 2015, sec. “Findings”, para. 2)", "PARODI ÑÚÑEZ, Lucinda. Los huertos de Sarimbo. Notas del Sur, 4 May 2015. Disponível em: <https://example.org/huertos>"),
    ],
    ("abnt", "es"): [
        ("(Okoro; Böhme, 2019, p. 109)", f"OKORO, Tamsin; BÖHME, Jörg. Who lends seed to whom? {_JOURNAL}, v. 12, n. 3, p. 101-118, abr. 2019."),
        ("(Varga, 2018a, sec. «Findings», párr. 2)", "VARGA, Ilse. Kelp banks. [S.l.]: Institute for Shallow Seas, may 2018a."),
        ("(Varga, 2018b, sec. «Findings», párr. 2)", "VARGA, Ilse. Drying sheds. [S.l.]: Institute for Shallow Seas, sep. 2018b."),
        ("(Achterberg, [S.d.], sec. «Findings», párr. 2)", "ACHTERBERG, Joran. The boats stay. The Lamp, [S.d.]."),
        ("(League of Lamps, 2021, pp. 3-4)", "LEAGUE OF LAMPS. Lights for all. [S.l.]: Tolvar Press, 2021. Disponível em: <https://example.org/lights>."),
        ("(Parodi Ñúñez, 2015, sec. «Findings», párr. 2)", "PARODI ÑÚÑEZ, Lucinda. Los huertos de Sarimbo. Notas del Sur, 4 may 2015. Disponível em: <https://example.org/huertos>"),
    ],
    ("iso690", "en"): [
        ("(Okoro, Böhme 2019, p. 109)", f"OKORO, Tamsin and BÖHME, Jörg, 2019. Who lends seed to whom? {_JOURNAL}. April 2019. Vol. 12, no. 3, p. 101–118. DOI 10.5555/straits.2019.3."),
        ("(Varga 2018a, sec. “Findings”, para. 2)", "VARGA, Ilse, 2018a. Kelp banks. Policy brief. Institute for Shallow Seas."),
        ("(Varga 2018b, sec. “Findings”, para. 2)", "VARGA, Ilse, 2018b. Drying sheds. Policy brief. Institute for Shallow Seas."),
        ("(Achterberg [no date], sec. “Findings”, para. 2)", "ACHTERBERG, Joran, [no date]. The boats stay. The Lamp."),
        ("(League of Lamps 2021, pp. 3–4)", "LEAGUE OF LAMPS, 2021. Lights for all. Online. Tolvar Press. Available from: https://example.org/lights"),
        ("(Parodi Ñúñez 2015, sec. “Findings”, para. 2)", "PARODI ÑÚÑEZ, Lucinda, 2015. Los huertos de Sarimbo. Notas del Sur. Online. 4 May 2015. Available from: https://example.org/huertos"),
    ],
    ("iso690", "es"): [
        ("(Okoro, Böhme 2019, p. 109)", f"OKORO, Tamsin y BÖHME, Jörg, 2019. Who lends seed to whom? {_JOURNAL}. abril 2019. Vol. 12, no. 3, p. 101-118. DOI 10.5555/straits.2019.3."),
        ("(Varga 2018a, sec. «Findings», párr. 2)", "VARGA, Ilse, 2018a. Kelp banks. Informe de políticas. Institute for Shallow Seas."),
        ("(Varga 2018b, sec. «Findings», párr. 2)", "VARGA, Ilse, 2018b. Drying sheds. Informe de políticas. Institute for Shallow Seas."),
        ("(Achterberg [sin fecha], sec. «Findings», párr. 2)", "ACHTERBERG, Joran, [sin fecha]. The boats stay. The Lamp."),
        ("(League of Lamps 2021, pp. 3-4)", "LEAGUE OF LAMPS, 2021. Lights for all. En línea. Tolvar Press. Recuperado a partir de: https://example.org/lights"),
        ("(Parodi Ñúñez 2015, sec. «Findings», párr. 2)", "PARODI ÑÚÑEZ, Lucinda, 2015. Los huertos de Sarimbo. Notas del Sur. En línea. 4 mayo 2015. Recuperado a partir de: https://example.org/huertos"),
    ],
    ("iso690", "pt"): [
        ("(Okoro, Böhme 2019, p. 109)", f"OKORO, Tamsin e BÖHME, Jörg, 2019. Who lends seed to whom? {_JOURNAL}. abril 2019. vol. 12, no. 3, p. 101–118. DOI 10.5555/straits.2019.3."),
        ("(Varga 2018a, seç. “Findings”, par. 2)", "VARGA, Ilse, 2018a. Kelp banks. Resumo de políticas. Institute for Shallow Seas."),
        ("(Varga 2018b, seç. “Findings”, par. 2)", "VARGA, Ilse, 2018b. Drying sheds. Resumo de políticas. Institute for Shallow Seas."),
        ("(Achterberg [sem data], seç. “Findings”, par. 2)", "ACHTERBERG, Joran, [sem data]. The boats stay. The Lamp."),
        ("(League of Lamps 2021, p. 3–4)", "LEAGUE OF LAMPS, 2021. Lights for all [em linha]. Tolvar Press. Disponível em: https://example.org/lights"),
        ("(Parodi Ñúñez 2015, seç. “Findings”, par. 2)", "PARODI ÑÚÑEZ, Lucinda, 2015. Los huertos de Sarimbo. Notas del Sur [em linha]. 4 maio 2015. Disponível em: https://example.org/huertos"),
    ],
}  # fmt: skip


def _spaced(text: str) -> str:
    """A text with ordinary spaces and hyphens in the place of those that do not break."""
    return text.replace("\u00a0", " ").replace("\u202f", " ").replace("\u2011", "-")


@pytest.mark.parametrize(("style", "language"), BY_HAND)
def test_six_works_are_cited_as_by_hand(style: str, language: str) -> None:
    made = cite(QUOTES, style_of(style, language))
    assert [(_spaced(c.citation), _spaced(c.reference)) for c in made] == BY_HAND[style, language]


SECOND_HAND = quote_of(
    9, FIRST, speaker="Bakar Lindqvist", original=Original("Lindqvist 1994, p. 4", "Lindqvist, B. (1994). Sheds."),
    pages=(7,),
)  # fmt: skip


@pytest.mark.parametrize(
    ("style", "language", "said"),
    [
        ("apa", "en", "(Lindqvist 1994, p. 4, as cited in Varga, 2018, p. 7)"),
        ("apa", "es", "(Lindqvist 1994, p. 4, como se citó en Varga, 2018, p. 7)"),
        ("chicago-author-date", "en", "(Lindqvist 1994, p. 4, quoted in Varga 2018, 7)"),
        ("chicago-notes", "es", "Lindqvist 1994, p. 4, citado en Ilse Varga, Kelp Banks, informe de políticas (Institute for Shallow Seas, 2018), 7."),
        ("chicago-notes", "fr", "Lindqvist 1994, p. 4, cité par Ilse Varga, Kelp Banks, note d’orientation (Institute for Shallow Seas, 2018), 7."),
        ("abnt", "pt", "(Lindqvist 1994, p. 4, apud Varga, 2018, p. 7)"),
        ("harvard", "en", "(Lindqvist 1994, p. 4, quoted in Varga, 2018, p. 7)"),
    ],
)  # fmt: skip
def test_words_at_second_hand_say_so(style: str, language: str, said: str) -> None:
    assert _spaced(cite([SECOND_HAND], style_of(style, language))[0].citation) == said


@pytest.mark.parametrize(
    ("style", "language", "date"),
    [
        ("chicago-author-date", "en", "May 4."), ("chicago-author-date", "es", "4 de mayo."),
        ("chicago-author-date", "fr", "4 mai."), ("chicago-author-date", "pt", "4 de maio."),
        ("harvard", "en", "4 May."), ("harvard", "es", "4 de mayo."), ("harvard", "fr", "4 mai."),
    ],
)  # fmt: skip
def test_a_day_stands_with_its_month_as_the_language_has_it(style: str, language: str, date: str) -> None:
    assert f"Notas del Sur, {date}" in _spaced(cite([quote_of(5, POST)], style_of(style, language))[0].reference)


def test_two_states_of_one_file_are_one_work() -> None:
    before = quote_of(1, FIRST)
    after = replace(before, document=replace(before.document, id="ab" * 32))
    assert [c.citation for c in cite([before, after], style_of("apa"))] == [
        "(Varga, 2018, sec. “Findings”, para. 2)"
    ] * 2
    corrected = replace(before, document=replace(before.document, record=replace(FIRST, issued=(2019,))))
    assert [c.citation[:15] for c in cite([before, after, corrected], style_of("apa"))] == ["(Varga, 2019, s"] * 3
    other = replace(before, document=replace(after.document, source="another.pdf"))
    assert "2018b" in cite([before, other], style_of("apa"))[1].citation


def test_a_speaker_without_a_work_is_named() -> None:
    interviewed = quote_of(9, FIRST, speaker="A keeper of the banks", pages=(7,))
    assert cite([interviewed], style_of("apa"))[0].citation == "(A keeper of the banks, as cited in Varga, 2018, p. 7)"


def test_a_work_that_does_not_name_who_speaks_stands_behind_him() -> None:
    told = quote_of(9, FIRST, speaker="Bakar Lindqvist", original=Original("The Lamp"), pages=(7,))
    assert cite([told], style_of("apa"))[0].citation.startswith("(Bakar Lindqvist, The Lamp, as cited in Varga")


@pytest.mark.parametrize(
    ("speaker", "work", "said"),
    [
        ("Ann Lee", "Leeds Papers", "Ann Lee, Leeds Papers"),
        ("Ann Lee", "McLee 2001", "Ann Lee, McLee 2001"),
        ("Wei Li", "Light 2001", "Wei Li, Light 2001"),
        ("Wei Li", "Li 2001", "Li 2001"),
        ("Ann Lee et al.", "Lee, 2001", "Lee, 2001"),
        (" et al.", "Li 2001", " et al., Li 2001"),
    ],
)
def test_a_work_names_who_speaks_by_the_whole_name_only(speaker: str, work: str, said: str) -> None:
    assert at_second_hand(quote_of(9, FIRST, speaker=speaker, original=Original(work)), "in") == f"{said}, in"


@pytest.mark.parametrize(
    ("place", "said"),
    [
        ({"pages": (2,), "labels": ("iv",)}, "p. iv"),
        ({"pages": (2,), "labels": ("S12",)}, "p. S12"),
        ({"pages": (2,), "labels": ("A-12",)}, "p. A-12"),
        ({"pages": (2,), "labels": ("12-3",)}, "p. 12-3"),
        ({"pages": (2,), "labels": ("fig. 3",)}, "p. fig. 3"),
        ({"pages": (2, 3), "labels": ("S12", "S13")}, "pp. S12–S13"),
        ({"pages": (2, 3), "labels": ("12", "13")}, "pp. 12–13"),
        ({"pages": (8,), "note": "29", "kind": "footnote"}, "p. 8, n. 29"),
        ({"note": "29", "kind": "footnote", "section": ""}, "n. 29"),
        ({"section": "", "paragraph": 3}, "para. 3"),
        ({"section": "", "paragraph": None}, ""),
    ],
)
def test_the_place_is_page_or_section_and_paragraph_and_note(place: dict[str, object], said: str) -> None:
    cited = cite([quote_of(1, FIRST, **place)], style_of("apa"))[0]  # type: ignore[arg-type]
    assert _spaced(cited.citation) == f"(Varga, 2018{', ' if said else ''}{said})"


@pytest.mark.parametrize("style", NAMES)
@pytest.mark.parametrize("language", ["en", "es", "fr", "pt", "ar"])
def test_every_style_in_every_language_names_author_title_and_place(style: str, language: str) -> None:
    [article, post] = cite([quote_of(1, ARTICLE, pages=(9,)), quote_of(2, POST)], style_of(style, language))
    for cited, family, title in ((article, "okoro", "who lends seed"), (post, "parodi ñúñez", "los huertos")):
        assert family in cited.citation.lower()
        assert family in cited.reference.lower()
        assert title in cited.reference.lower()
    assert "9" in article.citation.replace("2019", "")
    assert "no date" not in article.reference if language != "en" else True


def test_a_style_in_notes_gives_each_quote_in_full() -> None:
    twice = cite([quote_of(1, FIRST), quote_of(1, FIRST)], style_of("chicago-notes"))
    assert twice[0].citation == twice[1].citation


def test_characters_of_other_scripts_survive() -> None:
    from store.documents import Name, Record

    arabic = Record(
        title="التعاون بين بلدان الجنوب",
        authors=(Name("الكحلوت", "غسان"),),
        issued=(2020,),
        type="report",
        language="ar",
    )
    cited = cite([quote_of(3, arabic, pages=(4,))], style_of("apa", "ar"))[0]
    assert "الكحلوت" in cited.citation
    assert "التعاون بين بلدان الجنوب" in cited.reference


def test_markup_in_a_record_or_a_speaker_is_no_markup() -> None:
    named = quote_of(1, replace(FIRST, title="Seeds *and* [links](http://x.invalid) @kelp"), speaker="A *keeper* @kelp")
    cited = cite([named], style_of("apa"))[0]
    assert "A *keeper* @kelp" in cited.citation
    assert "*and* [links](http://x.invalid) @kelp" in cited.reference


def test_a_file_of_ones_own_serves_and_what_is_none_is_told(tmp_path: Path) -> None:
    folder = tmp_path
    own = folder / "own.csl"
    own.write_bytes(style_of("apa").csl)
    assert cite([quote_of(1, FIRST)], style_of(str(own)))[0].citation.startswith("(Varga, 2018")
    for name, text in (("none.csl", "<a/>"), ("broken.csl", "<a"), ("text.csl", "")):
        (folder / name).write_text(text)
        with pytest.raises(StyleUnknown):
            style_of(str(folder / name))
    for name in ("absent.csl", "mla"):
        with pytest.raises(StyleUnknown):
            style_of(name)
    with pytest.raises(StyleUnknown):
        style_of("apa", "de")


def test_a_file_that_points_to_a_style_is_led_to_it(tmp_path: Path) -> None:
    pointer = tmp_path / "journal.csl"
    pointer.write_text(
        '<style xmlns="http://purl.org/net/xbiblio/csl" version="1.0"><info>'
        '<link rel="independent-parent" href="http://www.zotero.org/styles/apa"/></info></style>'
    )
    assert cite([quote_of(1, FIRST)], style_of(str(pointer)))[0].citation.startswith("(Varga, 2018")
    led = cite([quote_of(5, POST)], style_of(str(pointer), "es"))[0].reference
    assert led == cite([quote_of(5, POST)], style_of("apa", "es"))[0].reference


_CITES = '<citation><layout><text variable="title"/></layout></citation>'


@pytest.mark.parametrize("head", ['l:link xmlns:l="urn:x"', 'link xmlns=""', 'LINK xmlns="urn:x"', "Link"])
@pytest.mark.parametrize("said", [_CITES, ""])
def test_a_style_makes_nothing_be_fetched(
    head: str, said: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(pandoc, "SECONDS", 3)  # should it ask all the same, nobody answers
    own = tmp_path / "own.csl"
    with socket.create_server(("127.0.0.1", 0)) as server:
        own.write_text(
            f'<style xmlns="{CSL[1:-1]}" version="1.0" class="in-text"><info><title>T</title><id>t</id>'
            f'<{head} rel="independent-parent" href="http://127.0.0.1:{server.getsockname()[1]}/ns"/></info>'
            f"{said}</style>"
        )
        if said:
            assert "Kelp banks" in cite([quote_of(1, FIRST)], style_of(str(own)))[0].citation
        else:
            with pytest.raises(StyleUnknown, match="does not say how to cite"):
                style_of(str(own))
        server.setblocking(False)
        with pytest.raises(BlockingIOError):
            server.accept()


def test_a_file_too_large_for_a_style_is_not_read(tmp_path: Path) -> None:
    own = tmp_path / "large.csl"
    own.write_bytes(style_of("apa").csl + b"<!--" + b" " * 2_000_000 + b"-->")
    with pytest.raises(StyleUnknown, match="too large"):
        style_of(str(own))


def test_no_word_is_taken_for_a_date_that_a_style_gets_wrong() -> None:
    coral = replace(ARTICLE, title="Corolla, e2019", doi="")
    [cited] = cite([quote_of(1, coral, speaker="Rep. c1990", pages=(1,))], style_of("abnt", "pt"))
    assert cited.citation.startswith("(Rep. c1990, apud Okoro")
    assert "Corolla, e2019. Journal" in cited.reference
    [cited] = cite([quote_of(1, replace(FIRST, title="Talks (2015, May 4) again"))], style_of("apa", "es"))
    assert "Talks (2015, May 4) again" in cited.reference


def test_without_pandoc_it_is_said_what_to_install(monkeypatch: pytest.MonkeyPatch) -> None:
    pandoc.program.cache_clear()
    monkeypatch.setattr("importlib.util.find_spec", lambda name: None)
    monkeypatch.setattr("shutil.which", lambda name: None)
    with pytest.raises(ReferencesMissing, match="references"):
        pandoc.program()
    pandoc.program.cache_clear()


@pytest.mark.parametrize(
    ("record", "citation", "reference"),
    [
        (ARTICLE, "(Tamsin Okoro, Jörg Böhme, 2019, p. 9)", f"Tamsin Okoro, Jörg Böhme (2019). Who lends seed to whom? {_JOURNAL} 12(3), 101-118. {_DOI}"),
        (UNDATED, "(Joran Achterberg, n.d., p. 9)", "Joran Achterberg (n.d.). The boats stay. The Lamp."),
        (ORGANISATION, "(League of Lamps, 2021, p. 9)", "League of Lamps (2021). Lights for all. Tolvar Press. https://example.org/lights"),
    ],
)  # fmt: skip
def test_without_a_style_a_plain_line_says_the_same(record: object, citation: str, reference: str) -> None:
    cited = plain_citation(quote_of(1, record, pages=(9,)))  # type: ignore[arg-type]
    assert (cited.citation, cited.reference) == (citation, reference)


def test_a_resolved_original_is_named_as_the_citation_names_works() -> None:
    original = Original(
        "Lindqvist, 'Sheds', p. 4", "Lindqvist, B. (1994) Sheds.", "4", "3", authors=("Lindqvist",), year="1994"
    )
    told = quote_of(9, FIRST, speaker="Bakar Lindqvist", original=original, pages=(7,))
    assert cite([told], style_of("apa"))[0].citation == "(Lindqvist, 1994, p. 4, as cited in Varga, 2018, p. 7)"


def test_who_is_author_and_publisher_is_named_once_in_apa() -> None:
    from dataclasses import replace

    own = replace(ORGANISATION, publisher="League of Lamps")
    assert cite([quote_of(1, own)], style_of("apa"))[0].reference.count("League of Lamps") == 1


def test_abnt_keeps_the_date_of_a_post_without_a_blog_and_of_a_report_without_a_publisher() -> None:
    from dataclasses import replace

    for record in (replace(POST, container="", url=""), replace(FIRST, publisher="")):
        assert "201" in cite([quote_of(1, record)], style_of("abnt", "pt"))[0].reference


def test_a_style_that_never_ends_is_given_up(tmp_path: Path) -> None:
    endless = tmp_path / "endless.csl"
    endless.write_text(
        f'<style xmlns="{CSL[1:-1]}" version="1.0" class="in-text"><info><title>T</title><id>t</id></info>'
        '<macro name="a"><text macro="a"/></macro><citation><layout><text macro="a"/></layout></citation></style>'
    )
    with pytest.raises(ReferencesFailed):
        cite([quote_of(1, FIRST)], style_of(str(endless)))
