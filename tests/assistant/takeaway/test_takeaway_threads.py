"""A thread as a Word file and as Markdown: what is said, what is not, and that nothing of a source becomes markup."""

from __future__ import annotations

import re
from dataclasses import replace
from pathlib import Path

import docx
import pytest
from hypothesis import HealthCheck, Phase, example, given, settings
from hypothesis import strategies as st

from assistant.answer import Statement
from assistant.references.cite import Cited
from assistant.references.exporting import Wishes
from assistant.references.styles import style_of
from assistant.standing import State
from assistant.takeaway import places
from assistant.takeaway.errors import FormatUnknown, NothingCited
from assistant.takeaway.markdown import _note
from assistant.takeaway.neighbours import Surroundings
from assistant.takeaway.sheet import Cite
from assistant.takeaway.writing import plain, rich, written
from ingest import references
from store.documents import Name, Record
from tests.assistant.takeaway import samples
from tests.assistant.takeaway.samples import (
    ARABIC,
    ARABIC_RECORD,
    FEW,
    HELD,
    KELP,
    NASTY,
    SEED,
    Docx,
    W,
    answer,
    drawn,
    evidence,
    quoting,
    thread,
)  # fmt: skip
from tests.assistant.works_to_cite import ARTICLE, FIRST

WHOLE = thread(quoting(SEED, KELP, gaps=(FEW,), withheld=(HELD,)))
_PIECES = st.sampled_from([
    "*", "_", "`", "[", "](x)", "![", "<b>", "&amp;", "\n", "\n\n", "\n- ", "\n1. ", "\n===", "\n# ", "\n> ", " ",
    "  ", "\t", "\u00a0", "\\", "|", "$", "@a", "http://", "www.a.b", "^", "~", "--", "...", "“", "”", "'", "ا", "ب ",
    "{", ":x:",
])  # fmt: skip
# Neither what XML cannot hold nor a carriage return, which every reader takes for a new line.
_SIGNS = st.characters(exclude_categories=["Cs", "Cc", "Cn"])
TEXTS = st.lists(_PIECES | _SIGNS, min_size=1, max_size=12).map("".join).filter(str.strip)


@pytest.fixture(scope="module")
def whole() -> Docx:
    return Docx(written(WHOLE, ".docx"))


def test_word_has_a_footnote_for_each_citation(whole: Docx) -> None:
    assert whole.lines("Statement") == [
        "“Neighbours lend seed to whoever asks.”",
        "“\u202f“We dry it first,” she says.”",
    ]
    first, second = whole.footnotes()
    assert first.startswith("(Tamsin Okoro, Jörg Böhme, 2019, p. 109).")
    assert "p.\u00a0109 (PDF\u00a0page\u00a09), §\u00a0Findings, ¶\u00a02" in first
    assert "Merrow 1990, p. 4, quoted in Ilse Varga, 2018" in second
    assert "n. 14" in second
    assert "Words of Ada Merrow. The original work: Merrow 1990, p. 4." in second


def test_marks_speakers_gaps_and_how_it_was_made_are_said_in_words(whole: Docx) -> None:
    lines = whole.lines()
    assert "Asked on 2026-03-04 at 05:06 UTC." in lines
    assert (
        "Quoted from 2 of the 5 documents in the library. These are the sources’ own words; no model was used." in lines
    )
    assert "quoted · Okoro and Böhme state, 2019" in lines
    assert "quoted · Ada Merrow, as quoted by Varga, 2018, after Merrow 1990, p. 4" in lines
    assert "Not in the library: what it costs. No passage gives a sum." in lines
    assert [li for li in lines if li.startswith("quoted: ")] == [
        "quoted: These characters stand in the source. Nothing more is claimed."
    ]
    listed = whole.lines("Bibliography")
    assert [li.split(" (")[0] for li in listed] == ["Ilse Varga", "Tamsin Okoro, Jörg Böhme"]


@pytest.mark.parametrize("suffix", [".docx", ".md", "rich", "plain"])
def test_what_was_withheld_is_counted_and_never_shown(suffix: str) -> None:
    said = "\n".join(Docx(written(WHOLE, ".docx")).lines()) if suffix == ".docx" else text(suffix)
    assert "fortune" not in said
    assert "One sentence was held back" in said


def text(form: str) -> str:
    if form == "rich":
        return rich(WHOLE)
    return plain(WHOLE) if form == "plain" else written(WHOLE, form).decode()


def test_an_abstention_says_so_with_its_reason() -> None:
    said = written(thread(answer([], [KELP], gaps=(FEW,))), ".md").decode()
    assert "**The library does not answer this.** No passage gives a sum." in said
    assert "Looked through the 5 documents in the library, 151 passages." in said
    assert "[^1]" not in said
    assert "## References" not in said


def test_a_statement_that_says_other_than_its_evidence_has_no_quotation_marks() -> None:
    false = answer([Statement("Neighbours lend money.", ("seedseed",))], [SEED])
    lines = Docx(written(thread(false), ".docx")).lines()
    assert "Neighbours lend money." in lines
    assert "not checked · Okoro and Böhme state, 2019" in lines


@pytest.mark.parametrize(("support", "checker", "word"), [
    ("supported", "words", "checked"), ("supported", "words (uncalibrated)", "weakly checked"),
    ("partial", "words", "partly checked"), ("supported", "record", "from the record"),
])  # fmt: skip
def test_what_a_model_phrased_is_marked_as_such(support: str, checker: str, word: str) -> None:
    said = answer([Statement("Seed is lent.", ("seedseed",), support, "", checker)], [SEED])  # type: ignore[arg-type]
    lines = Docx(written(thread(said), ".docx")).lines()
    assert "Seed is lent." in lines
    assert any(li == word or li.startswith(f"{word} · ") for li in lines)


@pytest.mark.parametrize("name", ["apa", "chicago-notes", "abnt"])
def test_citations_follow_the_style(name: str) -> None:
    read = Docx(written(WHOLE, ".docx", Wishes(style_of(name))))
    first, second = read.footnotes()
    assert "109" in first
    assert "Place: " in first
    assert ("Tamsin Okoro" in first) == (name == "chicago-notes")
    assert "14" in second
    assert len(read.lines("Bibliography")) == 2
    assert read.leads_out() == []
    if name != "abnt":  # which gives no address of an article with pages
        assert "https://doi.org/10.5555/straits.2019.3" in " ".join(read.lines("Bibliography"))


def test_a_template_lends_its_styles(tmp_path: Path) -> None:
    template = docx.Document()
    template.styles.add_style("Statement", 1).font.name = "Garamond"
    template.save(str(tmp_path / "own.docx"))
    read = Docx(written(WHOLE, ".docx", Wishes(template=tmp_path / "own.docx")))
    assert b"Garamond" in read.parts["word/styles.xml"]
    assert read.lines("Statement")


@pytest.mark.parametrize("style", [None, "apa", "chicago-notes"])
def test_nothing_in_a_source_becomes_markup(style: str | None) -> None:
    record = Record(
        title=NASTY, authors=(Name("O](x)<b>", "*A*"), Name(literal="$x$ <img src=x>")), issued=(2019,), type="report",
        publisher="<script>", url="http://evil.invalid/?a=1", doi="10.5555/<b>", container="[c](http://evil.invalid)",
    )  # fmt: skip
    nasty = evidence(
        "nastynas", NASTY, record, speaker="*S* <i>", author_says=False, original=NASTY, gloss=NASTY,
        source="[f](http://evil.invalid).pdf", place={"section": NASTY, "labels": ("<b>",), "note": "[1](x)"},
    )  # fmt: skip
    said = quoting(nasty) | {"notice": NASTY, "stand_alone": NASTY, "question": NASTY}
    taken, wishes = thread(said, title=NASTY), Wishes(style_of(style) if style else None)
    read = Docx(written(taken, ".docx", wishes, annex=True))
    assert read.leads_out() == []
    assert read.quoted() == [NASTY]
    assert NASTY in read.lines("Title")
    lines, odd = drawn(written(taken, ".md", wishes, annex=True).decode())
    assert odd == set()
    assert f"S1\u2002“{NASTY}”[^1] [{NASTY} — our note]" in lines
    assert NASTY in lines
    tags = set(re.findall(r"</?([a-z0-9]+)", rich(taken, wishes)))
    assert tags <= {"p", "h1", "h2", "em", "strong", "sup", "span", "br"}
    assert NASTY in plain(taken, wishes)


@settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(TEXTS)
def test_words_in_quotation_marks_are_those_of_the_source_in_markdown(words: str) -> None:
    lines, odd = drawn(written(thread(quoting(evidence("nastynas", words))), ".md").decode())
    opening, closing = places.marks_for(words)
    assert f"{opening}{words}{closing}[^1]" in lines
    assert odd == set()


@settings(  # pandoc runs for each: nothing is made smaller
    max_examples=6, deadline=None, suppress_health_check=[HealthCheck.too_slow], phases=[Phase.explicit, Phase.generate]
)
@given(st.lists(TEXTS, min_size=20, max_size=40, unique=True))
@example(
    [
        "\u00ad",
        "x\u00ad\u00ad y\u00ad\nz\u00ad",
        "ا\u00adب c\u00add",
        "a\u2011b",
        "\n- ",
        "\u2028x",
        "ا\nب",
        "\u200fx\u200e",
    ]
)
def test_words_in_quotation_marks_are_those_of_the_source_in_word(texts: list[str]) -> None:
    found = [evidence(f"key{n:05}", words) for n, words in enumerate(texts)]
    read = Docx(written(thread(quoting(*found)), ".docx"))
    assert read.quoted() == texts
    assert len(read.footnotes()) == len(texts)
    assert read.leads_out() == []


@settings(max_examples=60, deadline=None)
@given(TEXTS, TEXTS)
def test_no_title_or_name_becomes_markup_in_markdown(title: str, name: str) -> None:
    record = Record(title=title, authors=(Name(literal=name),), type="report")
    found = evidence("nastynas", "We lend.", record, source=title, place={"pages": (), "labels": (), "section": title})
    assert drawn(written(thread(quoting(found), title=title), ".md", annex=True).decode())[1] == set()


def test_a_footnote_is_no_address_of_a_link_where_footnotes_are_not_known() -> None:
    """CommonMark takes "[^1]: word" and "[^1]: word (title)" for the address of a link."""
    for cited in ("x.", "evil.invalid", 'evil.invalid "title"', "evil.invalid (title)"):
        assert drawn(f"a[^1]\n\n[^1]: {_note(Cited(cited, ''), Cite({}))}\n")[1] == set()


def test_what_xml_cannot_hold_is_shown_as_such() -> None:
    read = Docx(written(thread(quoting(evidence("oddoddod", "a\x01b\x1fc\ufffed"))), ".docx"))
    assert read.quoted() == ["a\ufffdb\ufffdc\ufffdd"]


def test_arabic_is_set_from_right_to_left_and_latin_names_in_it_are_not() -> None:
    found = evidence("arabicar", ARABIC, ARABIC_RECORD)
    read = Docx(written(thread(quoting(found, SEED)), ".docx"))
    arabic, english = read.paragraphs("Statement")
    assert arabic.find(f"{W}pPr/{W}bidi") is not None
    assert english.find(f"{W}pPr/{W}bidi") is None
    runs = [(samples.text_of(r), r.find(f"{W}rPr/{W}rtl") is not None) for r in arabic.iter(f"{W}r")]
    assert ("UNDP ", False) in runs
    assert all(right for said, right in runs if re.search("[\u0600-\u06ff]", said))
    assert samples.text_of(arabic) == f"«{ARABIC}»"
    (language,) = {run.get(f"{W}bidi") for run in arabic.iter(f"{W}lang")} - {None}
    assert language == "ar"
    said = written(thread(quoting(found, SEED)), ".md").decode()
    assert f'<div dir="rtl">\n\n«{ARABIC}»[^1]\n\n</div>' in said
    assert said.count("<div") == 2  # the quotation and the entry in the list of references
    assert f'<p dir="rtl">«<span lang="ar">{ARABIC}</span>»<sup>[1]</sup></p>' in rich(thread(quoting(found)))


def test_a_document_that_left_is_told_in_the_footnote() -> None:
    read = Docx(written(WHOLE, ".docx", None, lambda e: Surroundings(State.WITHDRAWN)))
    assert all("The document has left the library since" in note for note in read.footnotes())


def test_that_a_document_left_is_told_beside_the_mark_of_each_statement() -> None:
    left = "withdrawn: its document has left the library"
    gone = thread(quoting(SEED, KELP))
    for said in (
        written(gone, ".md", None, lambda e: Surroundings(State.WITHDRAWN)).decode(),
        plain(gone, None, lambda e: Surroundings(State.WITHDRAWN)),
        rich(gone, None, lambda e: Surroundings(State.WITHDRAWN)),
    ):
        assert said.count(left) == 2
    assert left not in written(gone, ".md", None, lambda e: Surroundings(State.STANDS)).decode()


@pytest.mark.parametrize("suffix", [".bib", ".ris"])
def test_the_works_cited_are_listed_once_each(suffix: str, tmp_path: Path) -> None:
    more = evidence("moremore", "They lend seed twice.", place={"pages": (10,), "labels": ("110",)})
    file = tmp_path / f"works{suffix}"
    file.write_bytes(written(thread(quoting(SEED, KELP), quoting(more)), suffix))
    read, broken = references.read_file(file)
    assert not broken
    assert [r.record.title for r in read] == [ARTICLE.title, FIRST.title]


def test_formats_that_are_not_written_are_refused() -> None:
    with pytest.raises(FormatUnknown, match=r"not as \.odt"):
        written(WHOLE, ".odt")
    with pytest.raises(NothingCited):
        written(thread(answer([], [KELP], gaps=(FEW,))), ".bib")


def test_a_record_and_a_count_are_cited_as_the_library_s_own(whole: Docx) -> None:
    place = {"pages": (), "labels": (), "section": "", "paragraph": None, "kind": "record"}
    field = evidence("fieldfie", "2019", place=place, found_by="corrected")
    count = evidence("countcou", "2 of 5", place=place, found_by="count")
    said = answer([Statement("It is of 2019; two of five are.", ("fieldfie", "countcou"), "supported", "", "record")],
                  [field, count])  # fmt: skip
    read = Docx(written(thread(said), ".docx", Wishes(style_of("apa"))))
    assert read.footnotes() == ["The library’s record of “Who lends seed to whom?”.", "The library’s records."]
    assert "corrected by hand" in read.lines()
    assert read.lines("Bibliography") == []


@pytest.mark.parametrize(
    ("quote", "told"),
    [
        ("“We dry it first,” she says.", "Words of Ada Merrow."),
        ("Ada Merrow noted that kelp is dried first, as the parties’ records and the states' own show.",
         "What Ada Merrow says, told in the words of the document’s author."),
        ("Ada Merrow described the drying of kelp in the north of the islands as “a nuisance to all”.",
         "Words of Ada Merrow where they stand between quotation marks."),
    ],
)  # fmt: skip
def test_a_footnote_calls_only_what_is_quoted_the_words_of_another(quote: str, told: str) -> None:
    spoken = replace(KELP, quote=quote, original=None)
    (note,) = Docx(written(thread(quoting(spoken)), ".docx")).footnotes()
    assert told in note
    assert ("Words of Ada Merrow." in note) == (told == "Words of Ada Merrow.")
