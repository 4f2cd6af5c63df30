"""Files of references: CSL-JSON, BibTeX, RIS, and which document each means."""

from __future__ import annotations

import json
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from ingest.errors import ReadError
from ingest.references import MOST_BYTES, References, csl, read_bytes, read_file
from store.documents import Name, Record
from store.layers import TYPES

BIB = r"""
% a library
@string{jss = "Journal of " # "Southern Studies"}
@comment{not an entry}
@article{bello, author={van der Berg, Jan and King, Jr., Martin L. and {{UN Office for South-South Cooperation}} and
  O\'{e}l Mart{\'\i}nez and Ludwig van Beethoven and others}, title={The {\"U}ber {SSC} \& me: 50% of US$ 10 million},
  journal = jss, month=jun, year=2019, volume=40, number={12}, pages={2113--2131}, doi={https://doi.org/10.1234/a_b},
  editor={Doe, Jane}, url={http://x.org/a\_b%20c}, file={Full Text:C\:\\Users\\me\\Zotero\\a b.pdf:application/pdf}}
@report{brief, title={A brief}, subtitle={with a subtitle}, date={2019-06/2020-01}, type={Policy Brief},
  institution={South Centre}, number={12}, langid={english}, file={/home/u/storage/ABC/x.pdf;/home/u/y.html}}
@incollection{chap, author={Li, Wei}, title={Chapter}, booktitle={Book}, publisher={House}, address={Accra},
  year={2001}}
"""
RIS = """TY  - JOUR\r
AU  - Berg, Jan\r
AU  - UNDP\r
AU - King, Martin, Jr.\r
TI  - A long\r
 title\r
T2  - Journal of Southern Studies\r
VL  - 40\r
IS  - 12\r
SP  - 2113\r
EP  - 2131\r
PY  - 2019/06/17/\r
DO  - 10.1234/x\r
L1  - file:///C:/Users/me/a%20b.pdf\r
L4  - internal-pdf://0123/c.pdf\r
SN  - 1234-5678\r
ER  - \r
\r
TY  - RPRT\r
TI  - Without an end\r
AU  - South Centre\r
PY  - 2001\r
M3  - Case study\r
"""


def read(data: str | bytes, name: str = "library") -> list[Record]:
    data = data.encode() if isinstance(data, str) else data
    return [r.record for r in read_bytes(data, name)[0]]


def test_bibtex() -> None:
    article, report, chapter = read(BIB)
    assert [str(a) for a in article.authors] == [
        "Jan van der Berg", "Martin L. King Jr.", "UN Office for South-South Cooperation", "Oél Martínez",
        "Ludwig van Beethoven",
    ]  # fmt: skip
    assert article.authors[:3] == (
        Name("van der Berg", "Jan"), Name("King", "Martin L.", suffix="Jr."),
        Name(literal="UN Office for South-South Cooperation"),
    )  # fmt: skip
    assert article.title == "The Über SSC & me: 50% of US$ 10 million"
    assert (article.container, article.volume, article.issue, article.page) == (
        "Journal of Southern Studies", "40", "12", "2113–2131",
    )  # fmt: skip
    assert (article.issued, article.doi, article.url) == ((2019, 6), "10.1234/a_b", "http://x.org/a_b%20c")
    assert article.type == "article"
    assert article.to_csl()["editor"] == [{"family": "Doe", "given": "Jane"}]
    assert (report.title, report.type, report.issued) == ("A brief: with a subtitle", "policy brief", (2019, 6))
    assert (report.publisher, report.language, report.to_csl()["number"]) == ("South Centre", "en", "12")
    assert report.to_csl()["issued"] == {"date-parts": [[2019, 6], [2020, 1]]}, "a range is kept"
    assert (chapter.type, chapter.container, chapter.to_csl()["publisher-place"]) == ("book chapter", "Book", "Accra")


@pytest.mark.parametrize(
    ("written", "names"),
    [
        (r"Full Text:C\:\\Users\\me\\a b.pdf:application/pdf;Snap:files/2/s.html:text/html", ["a b.pdf", "s.html"]),
        (r":C\:/Users/me/a.pdf:PDF", ["a.pdf"]),
        (":papers/a.pdf:PDF;:papers/b.docx:Word", ["a.pdf", "b.docx"]),
        (r"/home/me/Zotero/storage/AB/a.pdf;/home/me/b\;c.pdf", ["a.pdf", "b;c.pdf"]),
        (r"files/12/Kragelund - 2025 - South\_South.pdf", ["kragelund - 2025 - south_south.pdf"]),
        ("a.pdf", ["a.pdf"]),
        (r"C:\Users\me\a.pdf", ["a.pdf"]),
    ],
)
def test_attachments_of_bibtex(written: str, names: list[str]) -> None:
    found = read_bytes(f"@misc{{x, title={{T}}, file={{{written}}}}}".encode(), "x.bib")[0][0]
    assert [parts[-1] for parts in found.attachments] == names


@pytest.mark.parametrize(
    ("fields", "issued"),
    [
        ("year=2019, month=jun", (2019, 6)),
        ("year={2019}, month={June}", (2019, 6)),
        ("year=2019, month={06}", (2019, 6)),
        ("year=2019, month={12 March}", (2019, 3, 12)),
        ('year=2019, month="mar # 12"', (2019, 3, 12)),
        ("date={2019-06-17}", (2019, 6, 17)),
        ("date={2019~}", (2019,)),
        ("date={/2019}", ()),
        ("year={in press}", ()),
        ("year={2019}, month={13}", (2019,)),
        ("year=2019, month=jun, day=4", (2019, 6, 4)),
        ("date={2019-00-00}", (2019,)),
        ("year={c. 1978}", (1978,)),
        ("year=2019, month={octubre}", (2019, 10)),
    ],
)
def test_dates_of_bibtex(fields: str, issued: tuple[int, ...]) -> None:
    assert read(f"@misc{{x, title={{T}}, {fields}}}")[0].issued == issued


@pytest.mark.parametrize(
    ("written", "text"),
    [
        (r"{\'\i}ndice \~nandu \c{c} {\ss} {\O}", "índice ñandu ç ß Ø"), (r"a--b --- ``q''", "a–b — “q”"),
        (r"\emph{hey} \textit{it} 50\% of", "hey it 50% of"), ("100% of it, all", "100% of it, all"),
        (r"US$ 10 and 5 $ a, $x^2$", "US$ 10 and 5 $ a, x^2"), ("{{South Centre}}", "South Centre"), ("a~b", "a b"),
        (r"\input{/etc/passwd} x", "x"), ("Año 南南", "Año 南南"),
    ],
)  # fmt: skip
def test_latex(written: str, text: str) -> None:
    assert read(f"@misc{{x, title={{{written}}}}}")[0].title == text


def test_a_broken_entry_leaves_the_others() -> None:
    found, broken = read_bytes(b"@misc{a, title={One}}\n@misc{b, title={open\n@misc{c, title={Three}}\n", "x.bib")
    assert [r.record.title for r in found] == ["One", "Three"]
    assert broken == (2,)


def test_an_entry_that_comes_twice_is_read_twice() -> None:
    assert len(read("@misc{a, title={One}}\n@misc{a, title={Two}}\n")) == 2


def test_ris() -> None:
    article, report = read(RIS)
    assert article.authors == (Name("Berg", "Jan"), Name(literal="UNDP"), Name("King", "Martin", suffix="Jr."))
    assert (article.title, article.container, article.page) == (
        "A long title",
        "Journal of Southern Studies",
        "2113–2131",
    )
    assert (article.issued, article.doi, article.type) == ((2019, 6, 17), "10.1234/x", "article")
    assert article.to_csl()["ISSN"] == "1234-5678"
    assert (report.title, report.type, report.issued) == ("Without an end", "case study", (2001,))
    attached = read_bytes(RIS.encode(), "x.ris")[0][0].attachments
    assert [parts[-1] for parts in attached] == ["a b.pdf", "c.pdf"]


def test_what_else_ris_may_hold() -> None:
    text = (
        "AU  - Nobody\n\nTY  - CHAP\nAU  - Li Wei\nAU  - King, Jr.\nAU  -  \nTI  - Chapter\nT2  - Book\n"
        "A2  - Doe, Jane\nSP  - 12-19\nPY  - 2001///spring\nY2  - 2020/01/02\nKW  - one\nKW  - two\n"
        "SN  - 978-1\nUR  - https://x.org/a\nER  - \n"
        "TY  - RPRT\nTI  - Same\nT2  - Same\nIS  - 4\nY1  - 1999\nER  - \n"
    )
    found, broken = read_bytes(text.encode(), "x.ris")
    chapter, report = (r.record for r in found)
    assert broken == (1,)
    assert [str(a) for a in chapter.authors] == ["Li Wei", "King Jr."]
    assert (chapter.container, chapter.page, chapter.issued, chapter.url) == (
        "Book",
        "12–19",
        (2001,),
        "https://x.org/a",
    )
    item = chapter.to_csl()
    assert (item["ISBN"], item["keyword"], item["editor"]) == (
        "978-1",
        "one, two",
        [{"family": "Doe", "given": "Jane"}],
    )
    assert item["accessed"] == {"date-parts": [[2020, 1, 2]]}
    assert (report.container, report.to_csl()["number"], report.issued) == ("", "4", (1999,))


def test_encodings() -> None:
    for encoding in ("utf-8-sig", "utf-16", "cp1252"):
        assert read("@misc{a, title={La cooperación y la niñez}}".encode(encoding))[0].title.endswith("niñez")


CSL = {
    "id": "a", "type": "article-newspaper", "title": "A <i>title</i>", "DOI": "https://doi.org/10.1234/x", "page": 12,
    "author": [{"family": "Berg", "given": "Jan", "non-dropping-particle": "van den"}, {"literal": "UNDP"}],
    "issued": {"date-parts": [["2019", 6], [2020]]}, "language": "English", "editor": [{"family": "Doe"}],
    "ISBN": "978", "collection-title": "Series", "number": "4", "event-title": "Forum", "translator": [{"family": "T"}],
}  # fmt: skip


def test_csl_json_keeps_what_the_record_has_no_field_for() -> None:
    (record,) = read(json.dumps([CSL]))
    assert (record.title, record.doi, record.page, record.issued) == ("A title", "10.1234/x", "12", (2019, 6))
    assert [str(a) for a in record.authors] == ["Jan van den Berg", "UNDP"]
    assert (record.type, record.language) == ("article", "en")
    item = record.to_csl()
    kept = ("editor", "ISBN", "collection-title", "number", "event-title", "translator", "type", "author", "issued")
    assert {k: item[k] for k in kept} == {k: CSL[k] for k in kept}


@pytest.mark.parametrize(
    "value",
    [{"items": [CSL]}, CSL, [CSL, "no item", {"x": 1}, None]],
)
def test_shapes_of_csl_json(value: Any) -> None:
    assert len(read(json.dumps(value))) == 1


@pytest.mark.parametrize(
    ("data", "said"),
    [
        (b"{broken", "line 1"), (b"[1, 2]", "no CSL-JSON item"), (b'{"x": 1}', "no CSL-JSON item"), (b"", "neither"),
        (b"[" * 100_000, "nested too deeply"), (b"hello", "neither CSL-JSON nor BibTeX nor RIS"),
        (b"@misc{x, title={open", "no reference that can be read"), (b'{"title": ' + b"9" * 5000 + b"}", "no JSON"),
    ],
)  # fmt: skip
def test_what_is_no_file_of_references(data: bytes, said: str) -> None:
    with pytest.raises(ReadError, match=said) as caught:
        read_bytes(data, "x")
    assert "\n" not in str(caught.value)


def test_a_file_that_is_not_there_or_too_large(tmp_path: Any) -> None:
    with pytest.raises(ReadError, match="cannot be opened"):
        read_file(tmp_path / "none.bib")
    huge = tmp_path / "huge.bib"
    with huge.open("wb") as file:
        file.truncate(MOST_BYTES + 1)
    with pytest.raises(ReadError, match="too large"):
        read_file(huge)


_BYTES = st.one_of(
    st.binary(max_size=300),
    st.text(max_size=200).map(lambda t: t.encode("utf-8", "surrogatepass")),
    st.lists(
        st.sampled_from(
            [
                "@article{a,",
                "{",
                "}",
                '"',
                "\\",
                "title=",
                "author={",
                "A and B",
                "#",
                "$",
                "%",
                "TY  - JOUR\n",
                "AU  - ",
                "ER  - \n",
                "\n",
                ",",
                "[",
                "]",
                ":",
                '"title"',
                "year=2019",
                "é",
            ]
        )
    ).map(lambda p: "".join(p).encode()),
)


@settings(max_examples=400)
@given(_BYTES, st.sampled_from(["x.json", "x.bib", "x.ris", "x"]))
def test_any_bytes_raise_nothing_but_our_own_error(data: bytes, name: str) -> None:
    try:
        found, _ = read_bytes(data, name)
    except ReadError:
        return
    for reference in found:
        json.dumps(reference.record.to_csl(), ensure_ascii=False).encode()


_JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=20),
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(st.text(max_size=10), inner, max_size=4),
    max_leaves=12,
)
_KEYS = st.sampled_from(
    ["title", "author", "issued", "DOI", "type", "genre", "language", "editor", "page", "id", "license"]
)


@settings(max_examples=300)
@given(st.dictionaries(_KEYS, _JSON, max_size=6))
def test_any_item_gives_a_record_that_can_be_kept(item: dict[str, Any]) -> None:
    record = csl.record_of(item)
    written = json.dumps(record.to_csl(), ensure_ascii=False)
    written.encode("utf-8")
    assert "\\u0000" not in written


_LINE = st.text(
    st.characters(codec="utf-8", exclude_categories=("C", "Z"), exclude_characters="<>"), min_size=1, max_size=12
)
_NAMES = st.builds(Name, _LINE, _LINE, st.just(""), st.sampled_from(["", "Jr."])) | st.builds(Name, literal=_LINE)
_RECORDS = st.builds(
    Record,
    title=_LINE | st.just(""), authors=st.lists(_NAMES, max_size=3).map(tuple),
    issued=st.sampled_from([(), (2019,), (2019, 6), (2019, 6, 17)]), type=st.sampled_from(TYPES),
    publisher=_LINE | st.just(""), container=_LINE | st.just(""), volume=_LINE | st.just(""), issue=_LINE | st.just(""),
    page=_LINE | st.just(""), doi=st.sampled_from(["", "10.1234/x"]), url=st.sampled_from(["", "https://x.org/a"]),
    language=st.sampled_from(["", "en", "pt-BR", "zh"]), licence=_LINE | st.just(""),
    extra=st.sampled_from(["", '{"editor": [{"family": "Doe"}]}', '{"genre": "Working Paper"}', '{"type": "thesis"}']),
)  # fmt: skip


@settings(max_examples=300)
@given(_RECORDS)
def test_a_record_to_csl_and_back_is_the_same(record: Record) -> None:
    again = csl.record_of(json.loads(json.dumps(record.to_csl())))
    if "Working Paper" in record.extra:
        assert again.to_csl() == record.to_csl() | {"type": again.to_csl()["type"]}  # the genre tells the type
    else:
        assert again == record


# matching


def library(*records: Record, attached: dict[int, str] | None = None) -> References:
    items = [r.to_csl() | ({"file": attached[i]} if attached and i in attached else {}) for i, r in enumerate(records)]
    return References(read_bytes(json.dumps(items).encode(), "x.json")[0])


LONG = Record(
    title="Emerging donors and the politics of solidarity: evidence from Kenya", authors=(Name("Bello", "A"),)
)


def test_by_the_attachment_before_all_else() -> None:
    found = library(LONG, Record(title="Another"), attached={1: r"C:\me\Zotero\storage\AB\Paper.PDF"})
    match = found.find(["/data/in/paper.pdf"], LONG)
    assert (match.by, match.reference and match.reference.record.title) == ("attachment", "Another")
    assert found.used == {1}


def test_of_two_attachments_of_one_name_the_longer_path_decides() -> None:
    found = library(Record(title="A"), Record(title="B"), attached={0: "/z/2019/paper.pdf", 1: "/z/2020/paper.pdf"})
    match = found.find(["/home/2020/paper.pdf"], Record())
    assert match.reference is not None
    assert match.reference.record.title == "B"
    unclear = found.find(["/home/paper.pdf"], Record())
    assert unclear.reference is None
    assert "2 references have a file of this name" in unclear.ambiguous


def test_by_doi() -> None:
    match = library(Record(title="A", doi="10.1234/ABC"), Record(title="B")).find(["/x"], Record(doi="10.1234/abc"))
    assert (match.by, match.reference and match.reference.record.title) == ("doi", "A")


@pytest.mark.parametrize(
    ("ours", "theirs", "same"),
    [
        ("EMERGING DONORS: and the Politics of solidarity", "Emerging donors – and the politics of solidarity", True),
        ("La cooperación Sur–Sur en la región andina", "La cooperacion sur-sur en la region andina", True),
        ("Emerging donors and the politics of solidarity", LONG.title, True),
        ("Annual report of the Fund for 2019", "Annual report of the Fund for 2020", False),
        ("South-South cooperation: Part I", "South-South cooperation: Part II", False),
        ("Emerging donors and the politics of solidarities", "Emerging donors and the politics of solidarity", False),
        ("South-South cooperation", "South-South cooperation: a history", False),
        ("Introduction", "Introduction", False),
    ],
)
def test_by_title(ours: str, theirs: str, same: bool) -> None:
    """A subtitle may be missing where author or year vouch; what is merely alike is another work."""
    vouched = len(ours.split()) > 4
    document = Record(title=ours, authors=(Name("Bello", "Amina"),) if vouched else ())
    match = library(Record(title=theirs, authors=(Name("Bello", "A."),) if vouched else ())).find(["/x.pdf"], document)
    assert bool(match.reference) is same
    assert match.by == ("title" if same else "")


def test_one_title_of_other_authors_is_another_work() -> None:
    other = Record(title=LONG.title, authors=(Name("Mwangi", "Ruth"),))
    assert library(other).find(["/x"], LONG).reference is None
    assert library(other, LONG).find(["/x"], LONG).reference is not None


def test_what_fits_two_is_said_and_not_guessed() -> None:
    one, two = (Record(title=LONG.title, authors=LONG.authors, issued=(2019,), volume=v) for v in "12")
    match = library(one, two).find(["/x"], LONG)
    assert match.reference is None
    assert "2 references have this title" in match.ambiguous
    assert library(one, one).find(["/x"], LONG).reference is not None, "twice the same is one"
