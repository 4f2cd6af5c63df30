from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from ingest.draft import Para
from ingest.note_styles import plain_notes
from ingest.notes import take_out
from ingest.strand import Strand
from store.documents import Note, PagedText
from tests.ingest.fakes import blocks, read
from tests.ingest.growth import growth

TITLE = "# The fund and its clinics in the north\n\n"
FIRST = "The fund paid for nine clinics in the north of the country in its first year"
SECOND = "It also trained forty nurses in 2014, of whom 17 stayed"


@pytest.mark.parametrize(
    ("body", "notes"),
    [
        (f"{FIRST}.[1] {SECOND}.[2]", "[1] One source, p. 3.\n\n[2] Another source, p. 4."),
        (f"{FIRST} [1]. {SECOND} [2].", "[1] One source, p. 3.\n\n[2] Another source, p. 4."),
        (f"{FIRST}.1 {SECOND}.2", "1 One source, p. 3.\n\n2 Another source, p. 4."),
        (f"{FIRST}1, as was said. {SECOND}.2", "1 One source, p. 3.\n2 Another source, p. 4."),
        (f"{FIRST}.¹ {SECOND}.²", "Notes\n\n1. One source, p. 3.\n2. Another source, p. 4."),
        (f"{FIRST}.1 {SECOND}.2", "Notas\n\n1. One source, p. 3.\n\n2. Another source, p. 4."),
        (f"{FIRST}.$^{{1}}$ {SECOND}.$^{{2}}$", "$^{1}$One source, p. 3.\n\n$^{2}$Another source, p. 4."),
    ],
)
def test_notes_are_taken_out_and_tied(body: str, notes: str) -> None:
    p = read(f"{TITLE}{body}\n\n{notes}\n").paged
    assert [(n.mark, p.text[p.blocks[n.block].start : p.blocks[n.block].end]) for n in p.notes] == [
        ("1", "One source, p. 3."), ("2", "Another source, p. 4."),
    ]  # fmt: skip
    for n, said in zip(p.notes, (FIRST[-10:], SECOND[-10:]), strict=True):
        assert n.called_at is not None
        assert said in p.text[n.called_at - 12 : n.called_at]
    assert "[1]" not in p.text
    assert "in 2014, of whom 17 stayed" in p.text


@pytest.mark.parametrize(
    "text",
    [
        f"{FIRST} of SDG 17 and the G77. The area is 120 km² and 10⁶ people live in it; CO2 fell.",
        f"{FIRST}.\n\n1. First, the money.\n\n2. Second, the people.",
        f"{FIRST} [1]. {SECOND} [2].\n\nReferences\n\n[1] Osei, A. Clinics. Accra: Press, 2014.\n\n"
        "[2] Banda, J. Nurses. London: Zed, 2015.",
        f"{FIRST} in 3 of them.\n\n1 Osei Street\n\n2 Banda Road",
        f"{FIRST}.\n\n[1] is what they call it in the north of the country.",
        f"{FIRST}.2 {SECOND}.1\n\n1 One source, p. 3.\n\n2 Another source, p. 4.",
    ],
)
def test_numbers_that_call_no_note_stay(text: str) -> None:
    r = read(f"{TITLE}{text}\n")
    assert r.paged.notes == ()
    for word in ("[1]", "km²", "10⁶", "CO2", "G77"):
        assert (word in text) == (word in r.paged.text)


STEPS = ("Preparation of the accounts", "Payment of the sums", "Closing of the books")


@pytest.mark.parametrize("lead", ["{}. {}", "{} {}", "({}) {}"])
@pytest.mark.parametrize(
    "said",
    [
        "In phase1 the fund was built, in phase2 it paid, and in phase3 it closed.",
        "En fase1 se creó el fondo, en fase2 pagó y en fase3 cerró.",
        "The lots called lot1, lot2 and lot3 were sold.",
        "See annex.1 on money, annex.2 on people, and annex.3 on roads.",
        "The files model1, data2 and text3 hold the figures.",
    ],
)
@pytest.mark.parametrize("source", ["x.txt", "x.md"])
def test_figures_glued_to_words_call_no_items_of_a_list(said: str, lead: str, source: str) -> None:
    items = "\n\n".join(lead.format(i, step) for i, step in enumerate(STEPS, 1))
    p = read(f"{TITLE}{said}\n\nThe steps were these:\n\n{items}\n\n{FIRST}.\n", source).paged
    assert p.notes == ()
    assert said in p.text


@pytest.mark.parametrize(
    "notes",
    [
        "1 Those of the north.\n\n2 Those of 2014 alone.",
        "1. Osei, Clinics (2014), p. 3.\n\n2. The same as before.",
        "Notes\n\n1. Those of the north.\n\n2. Those of 2014 alone.",
    ],
)
def test_figures_glued_to_words_call_notes_whose_form_bears_it_out(notes: str) -> None:
    glued = "1" if "north" not in notes or "Notes" in notes else ".1"
    p = read(f"{TITLE}{FIRST}{glued} as was said. {SECOND}{glued.replace('1', '2')} in the end.\n\n{notes}\n").paged
    assert [n.mark for n in p.notes] == ["1", "2"]
    assert all(n.called_at is not None for n in p.notes)


def test_the_heading_of_a_list_of_notes_is_one() -> None:
    r = read(f"{TITLE}{FIRST}.¹ {SECOND}.²\n\nNotes\n\n1. One source, p. 3.\n2. Another source, p. 4.\n")
    assert blocks(r, "heading")[-1] == "Notes"


def test_raised_numbers_go_before_plain_ones() -> None:
    p = read(f"{TITLE}{FIRST}.¹ It said [1] too.\n\n¹One source, p. 3.\n\n[1] A list of its own, p. 4.\n").paged
    assert [n.mark for n in p.notes] == ["1"]
    assert "said [1] too" in p.text


_WORDS = st.sampled_from(
    ["year.1", "north.2", "[1]", "[2]", "1", "2", "One", "source", "p.", "3.", "x²", "nurses3", "A"]
)


@settings(max_examples=200)
@given(st.lists(st.lists(_WORDS, min_size=1, max_size=12).map(" ".join), min_size=1, max_size=8))
def test_no_character_is_lost_but_marks_and_white_space(texts: list[str]) -> None:
    raw = "\n".join(texts)
    paras, at = [], 0
    for text in texts:
        paras.append(Para(Strand.of(raw, at, at + len(text))))
        at += len(text) + 1
    body, notes, _ = take_out(paras)
    kept = [o for p in (*body, *notes) for o in p.strand.origin if o >= 0]
    assert len(kept) == len(set(kept))
    gone = {raw[i] for i in set(range(len(raw))) - set(kept)}
    assert gone <= set("0123456789[]²³.() \n")
    assert plain_notes([]) == []


CALLED = ("a first thing{}", "a second thing{}", "a third thing{}")


@pytest.mark.parametrize(
    ("marks", "heads"),
    [
        ("(1) (2) (3)", "(1)  (2)  (3) "),
        ("[a] [b] [c]", "[a] |[b] |[c] "),
        ("[i] [ii] [iii]", "[i] |[ii] |[iii] "),
        ("^1^ ^2^ ^3^", "^1^ |^2^ |^3^ "),
        ("<sup>1</sup> <sup>2</sup> <sup>3</sup>", "<sup>1</sup> |<sup>2</sup> |<sup>3</sup> "),
        ("1 2 3", "1. |2. |3. "),
        ("1/ 2/ 3/", "1/ |2/ |3/ "),
    ],
)
@pytest.mark.parametrize("apart", ["\n\n", "\n"])
def test_marks_of_many_kinds(marks: str, heads: str, apart: str) -> None:
    calls = marks.split(" ")
    leads = heads.split("|") if "|" in heads else [h + " " for h in heads.split("  ")]
    said = ", ".join(c.format(m) for c, m in zip(CALLED, calls, strict=True))
    notes = apart.join(f"{lead.strip()} Source number {n}, p. 4." for n, lead in zip("ABC", leads, strict=True))
    p = read(f"{TITLE}The fund paid for {said}, as the paper of the year 2014 says.\n\n{notes}\n").paged
    assert [p.text[p.blocks[n.block].start : p.blocks[n.block].end] for n in p.notes] == [
        f"Source number {n}, p. 4." for n in "ABC"
    ]
    for n, c in zip(p.notes, CALLED, strict=True):
        assert n.called_at is not None
        assert p.text[: n.called_at].endswith(c.format(""))


def test_a_number_in_brackets_that_begins_a_part_of_a_sentence_calls_no_note() -> None:
    text = f"{FIRST} for two reasons: (1) money and (2) people.\n\n(1) Money is short.\n\n(2) People are few.\n"
    p = read(TITLE + text).paged
    assert p.notes == ()
    assert "(1) money and (2) people" in p.text


def test_signs_call_notes_in_plain_text() -> None:
    text = (
        f"{FIRST}.* {SECOND}.†\n\n* Osei, Clinics (Accra: Press, 2014), p. 3.\n\n† Banda, Nurses, p. 4.\n\n"
        "A new page has a sentence of its own, and a star* as well.\n\n* Ibid., p. 5.\n"
    )
    p = read(TITLE + text).paged
    notes = {n.mark: p.text[p.blocks[n.block].start : p.blocks[n.block].end] for n in p.notes}
    assert notes == {
        "*": "Osei, Clinics (Accra: Press, 2014), p. 3.", "†": "Banda, Nurses, p. 4.", "* (2)": "Ibid., p. 5.",
    }  # fmt: skip
    at = {n.mark: p.text[: n.called_at] for n in p.notes}
    assert at["*"].endswith("first year.")
    assert at["†"].endswith("stayed.")
    assert at["* (2)"].endswith("a star")


@pytest.mark.parametrize(
    "text",
    [
        f"{FIRST}*, as was said.\n\n* One thing to do first.\n\n* Another thing to do.\n",
        f"{FIRST}.\n\n* A single item of a list.\n",
        f"{FIRST} of 2 * 3 clinics.\n\n* A single item of a list.\n",
    ],
)
def test_a_star_at_the_head_of_an_item_is_no_note(text: str) -> None:
    r = read(TITLE + text)
    assert r.paged.notes == ()
    assert blocks(r, "list")


def test_raised_numbers_that_call_no_note_are_figures() -> None:
    text = f"{FIRST}.<sup>1</sup> The area is 120 km<sup>2</sup> or 10^6^ of them.\n\n<sup>1</sup> One source, p. 3.\n"
    p = read(TITLE + text, "x.md").paged
    assert "120 km² or 10⁶ of them." in p.text
    assert len(p.notes) == 1


def test_many_numbered_lines_cost_no_more_than_their_number() -> None:
    def numbered(count: int) -> None:
        lines = [f"1 Line of the number {n}\n\n" for n in range(count)]
        paras = [Para(Strand.of(line, 0, len(line))) for line in lines]
        assert plain_notes(paras) == paras

    assert growth(numbered, 1000) < 3


ARABIC = (
    "التعاون فيما بين بلدان الجنوب\n\nأرسلت كوبا أطباء إلى الجزائر عام ١٩٦٣{} وكان ذلك أول بعثة طبية لها في الخارج{}"
    " ثم تبعتها بعثات أخرى إلى أفريقيا.\n\n{}\n"
)


@pytest.mark.parametrize(
    ("first", "second", "notes"),
    [
        (".(١)", ".(٢)", "(١) وزارة الصحة، تقرير.\n\n(٢) وزارة العمل، تقرير."),
        (" (١)،", "(٢).", "(١) وزارة الصحة، تقرير.\n(٢) وزارة العمل، تقرير."),
        ("[١].", "[٢].", "[١] وزارة الصحة، تقرير.\n\n[٢] وزارة العمل، تقرير."),
        (".١", "،٢", "١ وزارة الصحة، تقرير.\n٢ وزارة العمل، تقرير."),
        (".۱", ".۲", "۱. وزارة الصحة، تقرير.\n\n۲. وزارة العمل، تقرير."),
        (".<sup>١</sup>", ".<sup>٢</sup>", "<sup>١</sup> وزارة الصحة، تقرير.\n\n<sup>٢</sup> وزارة العمل، تقرير."),
        (".١", ".", "١- وزارة الصحة، تقرير."),
    ],
)
def test_notes_with_figures_of_arabic_and_persian(first: str, second: str, notes: str) -> None:
    r = read(ARABIC.format(first, second, notes))
    said = ["وزارة الصحة، تقرير.", "وزارة العمل، تقرير."][: 2 if "العمل" in notes else 1]
    assert blocks(r, "footnote") == said
    assert [n.mark for n in r.paged.notes] == ["1", "2"][: len(said)]
    text = r.paged.text
    assert [text[(n.called_at or 0) - 7 : n.called_at].strip(" .،")[-4:] for n in r.paged.notes] == ["١٩٦٣", "خارج"][
        : len(said)
    ]


@pytest.mark.parametrize(
    ("first", "second", "rest"),
    [
        (" و٣.١ مليون", ".", "١ مقدمة الكتاب\n\nنص آخر هنا."), (" مع ٣.١ مليون", ".", "١ مقدمة الكتاب."),
        ("", "", "١ وزارة الصحة.\n\n٢ وزارة العمل."), ("", ".", "١. أولا المال.\n\n٢. ثانيا الناس."),
        (".١", ".", "١ مقدمة الكتاب\n\nنص آخر هنا طويل بعض الشيء ولا شيء غيره."),
    ],
)  # fmt: skip
def test_arabic_figures_that_call_no_note_stay(first: str, second: str, rest: str) -> None:
    assert read(ARABIC.format(first, second, rest)).paged.notes == ()


PAGE = (
    "{} sold the harvest before the rain and bought it back in the autumn.1 The port of {} was closed until the spring"
    " of the year.2\n\n"
)


@pytest.mark.parametrize("between", ["\f", "", "\f12\n\n"])
def test_notes_that_begin_anew_on_every_page_of_a_text(between: str) -> None:
    places = ("Beira", "Lobito", "Tema", "Kigoma")
    text = "Harvests of the lake\n\n" + between.join(
        PAGE.format(place, place)
        + f"1 Archive of {place}, box {n}, letter of May 1981.\n2 Interview with a farmer of {place}, June 2011.\n\n"
        for n, place in enumerate(places, 1)
    )
    reading = read(text)
    said = reading.paged.text
    assert [n.mark for n in reading.paged.notes] == ["1", "2"] * 4
    assert [
        said[reading.paged.blocks[n.block].start :].split()[2].strip(",") for n in reading.paged.notes[::2]
    ] == list(places)
    for n, place in zip(reading.paged.notes[::2], places, strict=True):
        assert n.called_at is not None
        assert said[: n.called_at].endswith(
            f"{place} sold the harvest before the rain and bought it back in the autumn."
        )


def test_a_mark_whose_note_is_on_a_page_that_was_not_understood_is_tied_to_no_other() -> None:
    text = (
        "Harvests of the lake\n\nThe first set of rules dates from 1981.1 A second set came after the king's visit.2"
        "\n\n1 Ministry of Lakes, Collection of Acts, 1981.\n2 Interview with a diplomat, Beira, 4 May 2011.\n\f"
        "Some say that the fields were given up within a year.1 Others hold that seed is used in the valley.2\n\n"
        "1 Chichava, The seed (2011), p. 9.\n2 Interview with a farmer, Nampula, 9 June 2011.\n"
    )
    paged = read(text).paged
    farmer = next(n for n in paged.notes if "farmer" in paged.text[slice(*_span(paged, n))])
    assert farmer.called_at is not None
    assert paged.text[: farmer.called_at].endswith("in the valley.")


def _span(paged: PagedText, note: Note) -> tuple[int, int]:
    block = paged.blocks[note.block]
    return block.start, block.end
