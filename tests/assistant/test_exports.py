"""Quotes handed to other programs: read back by programs that are not ours, with the same words, page and authors."""

from __future__ import annotations

import csv
import io
import json
import re
import subprocess
import zipfile
from dataclasses import replace
from pathlib import Path
from typing import Any

import docx
import pytest
from lxml import etree

from assistant.references import pandoc
from assistant.references.errors import ReferencesFailed, StyleUnknown
from assistant.references.exporting import FORMATS, Kept, Wishes, export
from assistant.references.styles import style_of
from assistant.references.table import COLUMNS
from ingest import references
from store.documents import Name, Record
from tests.assistant.works_to_cite import ARTICLE, FIRST, QUOTES, quote_of

ARABIC = quote_of(
    7, Record(title="خارطة الطريق", authors=(Name("الكحلوت", "غسان"),), issued=(2020,), type="report", language="ar"),
    text="التعاون بين بلدان الجنوب ليس بديلاً.", pages=(4,),
)  # fmt: skip
ODD = quote_of(
    8, Record(title="50 % & more_", authors=(Name("Ñandú {de}", "Zoë"), Name(literal="Fund # 1, Ltd")), type="report"),
    text="It costs 5 % of $ 3_000 & “ﬁne” # ~ ^ \\ {x} ‘çöß’ — [sic] *not* <b>.",
)  # fmt: skip
KEPT = [
    *(Kept(q, comment="mine" if i == 1 else "", tags=("kelp",) if i == 1 else ()) for i, q in enumerate(QUOTES)),
    Kept(ARABIC), Kept(ODD),
]  # fmt: skip
W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"


def read_by_pandoc(data: bytes, form: str) -> list[dict[str, Any]]:
    done = subprocess.run(
        [pandoc.program(), f"--from={form}", "--to=csljson"], input=data, capture_output=True, check=True, timeout=60
    )
    return json.loads(done.stdout)  # type: ignore[no-any-return]


def plainly(text: object) -> str:
    return " ".join(str(text).replace("--", "–").replace("-", "–").split())


@pytest.mark.parametrize(("suffix", "form"), [(".bib", "bibtex"), (".ris", "ris"), (".json", "csljson")])
def test_another_program_reads_the_same_authors_titles_years_and_pages(suffix: str, form: str) -> None:
    items = read_by_pandoc(export(KEPT, suffix, Wishes()), form)
    assert len(items) == len(KEPT)
    for item, kept in zip(items, KEPT, strict=True):
        record = kept.quote.document.record
        assert plainly(item["title"]).casefold() == plainly(record.title).casefold()
        if kept.quote is not ODD:
            families = [a.get("family") or a.get("literal") for a in item["author"]]
            assert families == [a.family or a.literal for a in record.authors]
        if record.year:
            assert int(item["issued"]["date-parts"][0][0]) == record.year
        else:
            assert "issued" not in item
        assert plainly(item.get("page", "")) == plainly(record.page)


@pytest.mark.parametrize("suffix", [".bib", ".ris", ".json"])
def test_what_is_exported_is_read_back_by_ingestion_and_makes_no_other_work(suffix: str, tmp_path: Path) -> None:
    file = tmp_path / f"quotes{suffix}"
    file.write_bytes(export(KEPT, suffix, Wishes()))
    read, broken = references.read_file(file)
    assert not broken
    for reference, kept in zip(read, KEPT, strict=True):
        mine, theirs = kept.quote.document.record, reference.record
        assert plainly(theirs.title) == plainly(mine.title)
        assert theirs.year == mine.year
        assert [a.family or a.literal for a in theirs.authors][:1] == [a.family or a.literal for a in mine.authors][:1]
        assert (theirs.doi, plainly(theirs.page), theirs.type) == (mine.doi, plainly(mine.page), mine.type)


@pytest.mark.parametrize("suffix", [".bib", ".ris", ".json"])
def test_quotes_from_before_and_after_a_change_of_a_file_stand_with_one_work(suffix: str, tmp_path: Path) -> None:
    before = quote_of(1, FIRST)
    after = replace(before, text="They lend too.", document=replace(before.document, id="ab" * 32))
    file = tmp_path / f"quotes{suffix}"
    corrected = replace(before, document=replace(before.document, record=replace(FIRST, issued=(2019,))))
    file.write_bytes(export([Kept(before), Kept(after), Kept(corrected)], suffix, Wishes()))
    assert len(references.read_file(file)[0]) == 1
    assert "They lend too." in file.read_text()


@pytest.mark.parametrize(("suffix", "field"), [(".bib", "annotation"), (".ris", "N1"), (".json", "annote")])
def test_the_quotes_travel_word_for_word_with_their_place(suffix: str, field: str) -> None:
    written = export(KEPT, suffix, Wishes()).decode()
    assert field in written
    for kept in KEPT[:-1]:
        assert kept.quote.text in written.replace('\\"', '"')
    assert "(p. 109)" in written
    assert "sec. “Findings”, para. 2" in written
    assert "mine" in written
    assert "kelp" in written


def test_keys_and_addresses_that_came_in_go_out(tmp_path: Path) -> None:
    given = [{
        "id": "http://zotero.org/users/1/items/ABCD2345", "citation-key": "varga2018kelp", "type": "report",
        "title": "Kelp banks", "author": [{"family": "Varga", "given": "Ilse"}], "issued": {"date-parts": [[2018]]},
    }]  # fmt: skip
    file = tmp_path / "in.json"
    file.write_text(json.dumps(given))
    (reference,) = references.read_file(file)[0]
    kept = [Kept(quote_of(1, reference.record))]
    [item] = json.loads(export(kept, ".json", Wishes()))
    assert item["id"] == "http://zotero.org/users/1/items/ABCD2345"
    assert item["citation-key"] == "varga2018kelp"
    assert export(kept, ".bib", Wishes()).decode().startswith("@techreport{varga2018kelp,")
    assert "ID  - varga2018kelp" in export(kept, ".ris", Wishes()).decode()


def test_a_key_of_a_bibtex_file_comes_back(tmp_path: Path) -> None:
    file = tmp_path / "in.bib"
    file.write_text("@techreport{mykey:2018, title={Kelp banks}, author={Varga, Ilse}, year={2018}}")
    (reference,) = references.read_file(file)[0]
    assert (
        export([Kept(quote_of(1, reference.record))], ".bib", Wishes()).decode().startswith("@techreport{mykey:2018,")
    )


def test_keys_that_are_made_are_plain_and_unlike() -> None:
    written = export(KEPT, ".bib", Wishes()).decode()
    keys = re.findall(r"^@\w+\{([^,]+),", written, re.MULTILINE)
    assert len(set(keys)) == len(keys) == len(KEPT)
    assert all(re.fullmatch(r"[A-Za-z0-9-]+", key) for key in keys)
    assert "Varga2018Kelp" in keys


def test_a_new_line_in_a_record_makes_no_other_tag() -> None:
    evil = quote_of(1, Record(title="One\nER  - \nTY  - BOOK", authors=(Name("A", "B"),), type="report"))
    assert export([Kept(evil)], ".ris", Wishes()).decode().count("TY  - ") == 1
    assert len(read_by_pandoc(export([Kept(evil)], ".ris", Wishes()), "ris")) == 1


# What would end a value, an entry, a tag, a name or a line, or begin markup, a link or a list, in one of the formats.
HOSTILE = Record(
    title="Seeds } \n@book{evil, title={Evil}}\nER  - \nTY  - BOOK",
    authors=(
        Name("Anders", "Rand And Roll", suffix="and"), Name("Band and Co", "Ann, B."),
        Name(literal="Fund, Kelp and Sons"),
    ),
    issued=(2018,), type="report", container="Papers of the Sheds", publisher="Shed {Press}",
    url="http://x.invalid/{a}\nER  - \nTY  - BOOK\\",
    extra=json.dumps({
        "id": "same", "citation-key": "same", "keyword": "kelp\nER  - \nTY  - BOOK, seed", "ISBN": "12\\",
    }),
)  # fmt: skip
EVIL = "(1) See http://x.invalid/a, www.x.invalid/b and } @book{evil, <b>[x](y)</b>."
HOSTILES = [
    Kept(quote_of(1, HOSTILE, text=EVIL), comment="i. mine", tags=("a\nER  - \nTY  - BOOK",)),
    Kept(quote_of(2, HOSTILE, text=EVIL), comment="a. mine"),
]


@pytest.mark.parametrize(("suffix", "form"), [(".bib", "bibtex"), (".ris", "ris"), (".json", "csljson")])
def test_hostile_records_stay_two_works_with_their_own_names(suffix: str, form: str, tmp_path: Path) -> None:
    data = export(HOSTILES, suffix, Wishes())
    items = read_by_pandoc(data, form)
    assert len(items) == len({i["id"] for i in items}) == 2
    for item in items:
        assert item["type"] == "report"
        families = [(a.get("family") or a.get("literal")).rstrip(",") for a in item["author"]]
        assert families[:2] == ["Anders", "Band and Co"]
        assert len(families) == 3
        assert " ".join(families[2].replace(",", " ").split()) == "Fund Kelp and Sons"
    file = tmp_path / f"hostile{suffix}"
    file.write_bytes(data)
    read, broken = references.read_file(file)
    assert not broken
    assert len(read) == 2
    for reference in read:
        assert [a.family for a in reference.record.authors[:2]] == ["Anders", "Band and Co"]
        assert reference.record.authors[2].literal


def test_what_ends_a_value_of_bibtex_is_out_of_what_is_read_letter_by_letter() -> None:
    written = export(HOSTILES, ".bib", Wishes()).decode()
    assert "url = {http://x.invalid/aER  - TY  - BOOK%5C}" in written
    assert "isbn = {12%5C}" in written
    assert written.count("series = {Papers of the Sheds}") == 2
    assert "author = {Anders, {and}, {Rand And Roll} and {Band and Co}, {Ann, B.} and {Fund, Kelp and Sons}}" in written


def test_a_date_that_is_none_makes_no_other_field_or_tag() -> None:
    odd = {"issued": {"date-parts": [["2018}\nTY  - BOOK", "²"]]}}
    kept = [Kept(quote_of(1, replace(HOSTILE, extra=json.dumps(odd))))]
    assert r"year = {2018\}" in export(kept, ".bib", Wishes()).decode()
    assert "PY  - 2018} TY - BOOK" in export(kept, ".ris", Wishes()).decode().splitlines()


def test_a_series_does_not_push_out_what_a_report_stands_in() -> None:
    both = replace(HOSTILE, extra=json.dumps({"collection-title": "Series B"}))
    written = export([Kept(quote_of(1, both))], ".bib", Wishes()).decode()
    assert "series = {Series B}" in written
    assert "howpublished = {Papers of the Sheds}" in written


def test_no_value_begins_a_line_of_ris_that_is_not_its_own() -> None:
    lines = [line for line in export(HOSTILES, ".ris", Wishes()).decode().splitlines() if line]
    assert all(re.match(r"[A-Z][A-Z0-9]  - ", line) for line in lines)
    assert [line[:2] for line in lines if line[:2] in ("TY", "ER")] == ["TY", "ER"] * 2
    # A name that is not to be taken apart holds no comma but the one at its end.
    assert [line.count(",") for line in lines if line.startswith("AU  - Fund")] == [1, 1]
    assert "KW  - seed" in lines


def test_of_works_with_one_id_and_key_each_keeps_a_name_of_its_own() -> None:
    other = Kept(quote_of(3, replace(HOSTILE, extra=json.dumps({"id": "same-2", "citation-key": "other"}))))
    items = json.loads(export([*HOSTILES, other], ".json", Wishes()))
    ids, keys = [i["id"] for i in items], [i["citation-key"] for i in items]
    assert (ids[0], ids[2]) == ("same", "same-2")
    assert (keys[0], keys[2]) == ("same", "other")
    assert len(set(ids)) == len(set(keys)) == 3


@pytest.mark.parametrize("form", ["markdown", "gfm", "commonmark_x"])
@pytest.mark.parametrize("head", ["(1) ", "1. ", "2) ", "a. ", "i. ", "(iv) ", "B)  ", "- ", "+ ", " - "])
def test_no_text_is_a_link_or_a_list_in_markdown(form: str, head: str) -> None:
    hostile = Kept(quote_of(1, HOSTILE, text=f"{head}{EVIL[4:]}"), comment=f"{head}mine")
    done = subprocess.run(
        [pandoc.program(), f"--from={form}", "--to=json"], input=export([hostile], ".md", Wishes()), check=True,
        capture_output=True, timeout=60,
    ).stdout.decode()  # fmt: skip
    assert not re.findall(r'"t":"(?:Link|OrderedList|BulletList|RawInline|RawBlock)"', done)
    assert [b["t"] for b in json.loads(done)["blocks"][:2]] == ["BlockQuote", "Para"]


@pytest.mark.parametrize("form", ["markdown", "gfm+smart", "commonmark_x"])
def test_no_sign_becomes_another_in_markdown(form: str) -> None:
    text = "It was 10--12, or --- so they say... :crab: and -- no more"
    data = export([Kept(quote_of(1, FIRST, text=text))], ".md", Wishes())
    done = subprocess.run(
        [pandoc.program(), f"--from={form}", "--to=plain", "--wrap=none"], input=data, check=True, capture_output=True,
        timeout=60,
    ).stdout.decode()  # fmt: skip
    assert text in done


@pytest.mark.parametrize("first", ["=", "+", "-", "@", "\t", "\r"])
def test_no_cell_of_a_table_is_a_formula(first: str) -> None:
    kept = Kept(quote_of(1, replace(HOSTILE, title=f"{first}1+1"), text=f"{first}1+1"), comment=f"{first}1+1")
    [row] = csv.DictReader(io.StringIO(export([kept], ".csv", Wishes()).decode("utf-8-sig"), newline=""))
    assert row["quote"] == row["title"] == row["own note"] == f"'{first}1+1"


@pytest.mark.parametrize("style", ["apa", None])
def test_hostile_text_stays_text_in_a_word_file(style: str | None) -> None:
    data = export(HOSTILES, ".docx", Wishes(style_of(style) if style else None))
    assert paragraphs(data).count(EVIL) == 2
    assert {"i. mine", "a. mine"} <= set(paragraphs(data))
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        assert b"w:numPr" not in archive.read("word/document.xml")


def footnotes(data: bytes) -> list[str]:
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        root = etree.fromstring(archive.read("word/footnotes.xml"))
    notes = [n for n in root.iter(f"{W}footnote") if n.get(f"{W}type") is None]
    return ["".join(t.text or "" for t in n.iter(f"{W}t")).strip() for n in notes]


def paragraphs(data: bytes) -> list[str]:
    return [p.text for p in docx.Document(io.BytesIO(data)).paragraphs]


@pytest.mark.parametrize("style", ["chicago-notes", "apa", None])
def test_a_word_file_has_one_real_footnote_for_each_quote_and_a_list(style: str | None) -> None:
    wishes = Wishes(style_of(style) if style else None)
    data = export(KEPT, ".docx", wishes)
    notes = footnotes(data)
    assert len(notes) == len(KEPT)
    lines = paragraphs(data)
    for kept in KEPT:
        assert kept.quote.text in lines
    assert "References" in lines
    assert any("109" in note and "Okoro" in note for note in notes)
    assert any("Böhme" in line and "Who" in line for line in lines[lines.index("References") :])
    assert "mine" in lines


def test_a_word_file_writes_arabic_from_right_to_left() -> None:
    with zipfile.ZipFile(io.BytesIO(export([Kept(ARABIC)], ".docx", Wishes()))) as archive:
        body = archive.read("word/document.xml").decode()
    assert "<w:rtl" in body
    assert ARABIC.text in body


def test_a_word_file_takes_the_styles_of_a_template(tmp_path: Path) -> None:
    template = tmp_path / "own.docx"
    own = docx.Document()
    own.sections[0].header.paragraphs[0].text = "Our letterhead"
    own.save(str(template))
    data = export([Kept(QUOTES[0])], ".docx", Wishes(template=template))
    assert docx.Document(io.BytesIO(data)).sections[0].header.paragraphs[0].text == "Our letterhead"
    text = tmp_path / "no.docx"
    text.write_text("no Word file")
    with pytest.raises(ReferencesFailed, match="no Word file"):
        export([Kept(QUOTES[0])], ".docx", Wishes(template=text))


WORDML = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
DOCUMENT = {"word/document.xml": f"<w:document {WORDML}/>"}
STYLES = {"word/styles.xml": f"<w:styles {WORDML}/>"}


@pytest.mark.parametrize(
    ("parts", "told"),
    [
        ({"content.xml": "<a/>"}, "no Word file .*word/document.xml"),
        (DOCUMENT, "no Word file .*word/styles.xml"),
        (DOCUMENT | {"word/styles.xml": "<w:styles"}, "broken Word file: word/styles.xml"),
        ({"word/document.xml": "no XML"} | STYLES, "broken Word file: word/document.xml"),
        (DOCUMENT | STYLES | {"word/_rels/document.xml.rels": "<a"}, "broken Word file: word/_rels"),
    ],
)
def test_a_template_that_is_no_word_file_is_told_before_pandoc_is_asked(
    parts: dict[str, str], told: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    template = tmp_path / "own.docx"
    with zipfile.ZipFile(template, "w") as written:
        for name, content in parts.items():
            written.writestr(name, content)
    monkeypatch.setattr(pandoc, "run", lambda *_: pytest.fail("pandoc was asked"))
    with pytest.raises(ReferencesFailed, match=told):
        export([Kept(QUOTES[0])], ".docx", Wishes(template=template))


def test_a_template_with_a_damaged_part_is_told(tmp_path: Path) -> None:
    template = tmp_path / "own.docx"
    with zipfile.ZipFile(template, "w") as written:
        for name, content in (DOCUMENT | STYLES).items():
            written.writestr(name, content)
    template.write_bytes(template.read_bytes().replace(b"<w:styles", b"<w:stylEs"))
    with pytest.raises(ReferencesFailed, match="cannot be read"):
        export([Kept(QUOTES[0])], ".docx", Wishes(template=template))


@pytest.mark.parametrize("style", ["abnt", "apa", "chicago-notes"])
def test_a_style_changes_no_word_of_a_quote_or_a_note(style: str) -> None:
    text = "Between c1990 and b2018 we met (2015, May 4) again."
    kept = [Kept(quote_of(1, FIRST, text=text), comment="See a2018. And (2015, June 5) too.")]
    lines = paragraphs(export(kept, ".docx", Wishes(style_of(style, "es"), language="es")))
    assert text in lines
    assert kept[0].comment in lines


def test_sic_stands_behind_the_words_named_and_only_where_it_is_printed() -> None:
    wishes = Wishes(sic=("lend",))
    assert "We lend *[sic]* what we can." in export([Kept(QUOTES[0])], ".md", wishes).decode()
    assert "We lend [sic] what we can." in paragraphs(export([Kept(QUOTES[0])], ".docx", wishes))
    assert "sic" not in export([Kept(QUOTES[0])], ".csv", wishes).decode()


def test_markdown_is_drawn_as_the_words_of_the_source() -> None:
    done = subprocess.run(
        [pandoc.program(), "--from=markdown", "--to=json"], input=export(KEPT, ".md", Wishes()), capture_output=True,
        check=True, timeout=60,
    )  # fmt: skip
    blocks = json.loads(done.stdout)["blocks"]
    quoted = [pandoc.plain(b["c"][0]["c"][:-1]) for b in blocks if b["t"] == "BlockQuote"]
    assert quoted == [k.quote.text for k in KEPT]


def test_a_table_has_a_row_for_each_quote_and_no_formula() -> None:
    evil = quote_of(1, FIRST, text="=HYPERLINK(1)")
    rows = list(csv.DictReader(io.StringIO(export([*KEPT, Kept(evil)], ".csv", Wishes()).decode("utf-8-sig"))))
    assert tuple(rows[0]) == COLUMNS
    assert [r["quote"] for r in rows[:-1]] == [k.quote.text for k in KEPT]
    assert rows[-1]["quote"] == "'=HYPERLINK(1)"
    assert (rows[0]["pages"], rows[0]["authors"]) == ("109", "Tamsin Okoro; Jörg Böhme")


def test_another_format_is_told() -> None:
    with pytest.raises(StyleUnknown, match=r"\.docx"):
        export(KEPT, ".pdf", Wishes())


@pytest.mark.parametrize("suffix", FORMATS)
def test_nothing_to_export_is_an_empty_file_of_the_format(suffix: str) -> None:
    assert isinstance(export([], suffix, Wishes()), bytes)
    assert ARTICLE.title not in export([], suffix, Wishes()).decode("utf-8", "replace")


def test_what_is_told_in_the_authors_words_is_not_filed_as_anothers_words() -> None:
    told = replace(QUOTES[0], speaker="Ada Merrow", author_says=False, reported=True)
    quoted = replace(told, reported=False)
    cells = [
        row["author says"]
        for row in csv.DictReader(
            io.StringIO(export([Kept(told), Kept(quoted)], ".csv", Wishes()).decode("utf-8-sig"), newline="")
        )
    ]
    assert cells == ["no, but told in the author’s words", "no"]
    assert "Ada Merrow, told in the author’s words]" in export([Kept(told)], ".ris", Wishes()).decode()
    assert "Ada Merrow]" in export([Kept(quoted)], ".ris", Wishes()).decode()
