# ruff: noqa: E501 - a line of a first page is one, however long
from __future__ import annotations

import pytest

from store.documents import Record
from tests.ingest.fakes import blocks, read

BODY = "This is a paragraph of running text that is long enough to be taken for one, and it ends with a full stop."


def record(text: str, source: str = "x.txt") -> Record:
    return read(text, source).document.record


def test_every_field_found_in_the_text_names_its_place() -> None:
    r = read(
        f"Policy Brief\n\nA title of some words\n\nBy Ama Osei & Bea Haddad\n\nJune 2025\n\n{BODY}\n\n"
        "This study was prepared by the Center for Peace Studies (CPS)\n\nContents\n\n"
        f"The first part\n\n{BODY}\n\nThis work is licensed under CC BY-NC 4.0.\n"
    )
    found = r.document.record
    assert found.title == "A title of some words"
    assert [str(a) for a in found.authors] == ["Ama Osei", "Bea Haddad"]
    assert (found.issued, found.type, found.publisher) == ((2025, 6), "policy brief", "Center for Peace Studies")
    assert (found.licence, found.language) == ("CC BY-NC 4.0", "en")
    for field, value in [
        ("title", found.title),
        ("issued", "June 2025"),
        ("publisher", found.publisher),
        ("authors", "Ama Osei & Bea Haddad"),
        ("type", "Policy Brief"),
        ("licence", found.licence),
    ]:
        origin = found.origin(field)
        assert origin is not None
        assert origin.where == "text"
        assert r.paged.text[origin.start : origin.end] == value


@pytest.mark.parametrize(
    "line",
    [
        "A view of the market in Lima, Peru, August 3, 2021.\n\nCredit: Depot",
        "(Received 4 March 2022; accepted 1 April 2022)",
        "The workshop was held in Doha in February 2025",
    ],
)
def test_a_stray_date_is_not_the_publications(line: str) -> None:
    assert record(f"A title of some words\n\n{line}\n\n{BODY}\n\n{BODY} It met on 3 May 2020.\n").issued == ()


def test_a_citation_line_gives_journal_pages_and_doi() -> None:
    found = record(
        f"A question: what can we learn?\n\nAma Osei\n\nInstitute of Peace, Accra\n\nAbstract\n\n{BODY}\n\n"
        "Cite this article: Ama Osei, 'A question: what can we learn?', *Journal of Peace*, 12:3 (2024), pp. 31–44. "
        "https://doi.org/10.1234/jop.2024.4\n"
    )
    assert (found.container, found.volume, found.issue, found.page) == ("Journal of Peace", "12", "3", "31–44")
    assert (found.doi, found.issued, found.type) == ("10.1234/jop.2024.4", (2024,), "article")
    assert found.url == "https://doi.org/10.1234/jop.2024.4"


def test_an_author_date_citation() -> None:
    found = record(
        f"A title of some words\n\n{BODY}\n\nSuggested citation: Ama Osei (2021). A title of some words. Peace"
        f" Review, 3(2), 10–20.\n"
    )
    assert (found.container, found.issued, found.volume, found.page) == ("Peace Review", (2021,), "3", "10–20")
    assert [str(a) for a in found.authors] == ["Ama Osei"]


def test_anothers_doi_is_not_the_documents() -> None:
    references = "Osei, A. (2001). A title. https://doi.org/10.1234/x\n\nOsei, B. Two.\n"
    text = f"A title of some words\n\n{BODY}\n\nReferences\n\n{references}"
    assert record(text).doi == ""


def test_an_organisation_signs_where_no_person_does() -> None:
    found = record(f"ICVA CASE STUDY #2\n\nA TITLE OF SOME WORDS\n\n{BODY}\n")
    assert [a.literal for a in found.authors] == ["ICVA"]
    assert (found.publisher, found.type, found.issued) == ("ICVA", "case study", ())


def test_authors_named_at_the_end_and_spelt_in_two_ways() -> None:
    r = read(
        f"The Debate | Opinion\n\nA title of some words\n\n{BODY}\n\nAuthors\n\nAma Osei\n\nAma Osei, Ph.D., teaches"
        f" law.\n\n"
        "Bea Haddad\n\nBea Hadad is a physician.\n"
    )
    assert [str(a) for a in r.document.record.authors] == ["Ama Osei", "Bea Haddad"]
    assert "'Bea Haddad' and 'Bea Hadad'" in r.document.warnings[0]
    assert r.document.record.type == "op-ed"


def test_a_published_line() -> None:
    found = record(
        f"A title of some words\n\nThis post was published on 2nd March 2018\n\nBy Ama Osei, University of the"
        f" South\n\n{BODY}\n"
    )
    assert (found.issued, found.type, str(found.authors[0])) == ((2018, 3, 2), "blog post", "Ama Osei")


def test_nothing_is_guessed() -> None:
    found = record(f"{BODY} {BODY} {BODY}\n\n{BODY}\n")
    assert (found.title, found.authors, found.issued, found.publisher, found.type) == ("", (), (), "", "document")


def test_front_matter() -> None:
    found = record(
        f'---\ntitle: "A title: of words"\nauthors:\n  - Ama Osei\n  - Institute of Peace\ndate: 2024-05-03\ntype:'
        f" Policy brief\n"
        f"lang: en\nlicense: CC BY 4.0\npublisher: A House\n---\n\n# A title: of words\n\n{BODY}\n",
        "x.md",
    )
    assert [str(a) for a in found.authors] == ["Ama Osei"]
    assert (found.issued, found.type, found.publisher, found.licence) == (
        (2024, 5, 3),
        "policy brief",
        "A House",
        "CC BY 4.0",
    )
    origin = found.origin("issued")
    assert origin is not None
    assert origin.where == "meta"


@pytest.mark.parametrize(
    ("text", "language"), [("La cooperación técnica es útil. " * 9, "es"), ("هذا نص عربي طويل. " * 9, "ar"), ("ok", "")]
)
def test_language(text: str, language: str) -> None:
    assert record(text).language == language


@pytest.mark.parametrize(
    ("line", "author", "issued", "kind"),
    [
        ("Policy brief by the Velmora Institute, March 2021", "Velmora Institute", (2021, 3), "policy brief"),
        ("*Blog post* by **Ruan Helder**, 4 May 2019", "Ruan Helder", (2019, 5, 4), "blog post"),
        ("_Blog post by Ruan Helder, 4 May 2019_", "Ruan Helder", (2019, 5, 4), "blog post"),
        ("Informe de política del Instituto Velmora, marzo de 2021", "Instituto Velmora", (2021, 3), "policy brief"),
        ("Note de synthèse · mars 2021", "", (2021, 3), "policy brief"),
        ("Ruan Helder, 4 May 2019", "Ruan Helder", (2019, 5, 4), "document"),
    ],
)
@pytest.mark.parametrize(
    ("before", "after", "name"),
    [("# ", "\n\n", "x.md"), ("# ", "\n", "x.md"), ("", "\n\n", "x.txt"), ("\n", "\n\n", "x.txt")],
)
def test_a_byline_under_the_title(
    line: str, author: str, issued: tuple[int, ...], kind: str, before: str, after: str, name: str
) -> None:
    r = read(f"{before}Water in the hills\n{line}{after}{BODY}\n\n## A part\n\n{BODY}\n", name)
    found = r.document.record
    assert (found.title, found.issued, found.type) == ("Water in the hills", issued, kind)
    assert [str(a) for a in found.authors] == [author] * bool(author)
    captions = blocks(r, "caption")
    assert captions == [line.replace("*", "").strip("_")]
    assert blocks(r, "body")[0] == BODY
    origin = found.origin("authors")
    assert not author or (origin is not None and r.paged.text[origin.start : origin.end] == author)


def test_a_byline_set_in_lines() -> None:
    r = read(f"# Water in the hills\n\nRuan Helder  \nBlog post  \n4 May 2019\n{BODY}\n\n## A part\n\n{BODY}\n", "x.md")
    assert (str(r.document.record.authors[0]), r.document.record.issued) == ("Ruan Helder", (2019, 5, 4))
    assert blocks(r, "caption") == ["Ruan Helder", "Blog post", "4 May 2019"]
    assert blocks(r, "body") == [BODY, BODY]


def test_a_title_may_name_its_speaker() -> None:
    found = record(f"Remarks by Ama Osei\n\n{BODY}\n\nThe first part\n\n{BODY}\n")
    assert (found.title, str(found.authors[0]), found.type) == ("Remarks by Ama Osei", "Ama Osei", "speech")


def test_a_name_and_a_date_further_on_sign_something_else() -> None:
    found = record("A title of some words\n\n" + "A short line\n\n" * 4 + f"Ama Osei, May 2020\n\n{BODY}\n")
    assert found.authors == ()


@pytest.mark.parametrize(
    ("head", "title", "kind"),
    [
        (
            "Policy Brief. Notes on the design of policies\n\nFundo\n\nMay 2023\n\nRoads to the sea",
            "Roads to the sea",
            "policy brief",
        ),
        ("Opinion. Roads to the sea", "Opinion. Roads to the sea", "op-ed"),
        ("Beyond Aid, Vol. 2", "Beyond Aid, Vol. 2", "document"),
        ("Policy brief: roads to the sea", "Policy brief: roads to the sea", "policy brief"),
        ("Global Report on Roads 2022", "Global Report on Roads 2022", "report"),
    ],
)
def test_lines_that_are_nearly_something_else(head: str, title: str, kind: str) -> None:
    found = record(f"{head}\n\n{BODY}\n\n{BODY}\n")
    assert (found.title, found.type) == (title, kind)


def test_who_issues_it_stands_between_kind_and_date() -> None:
    found = record(f"Policy Brief. Notes on policies\n\nFundo\n\nMay 2023\n\nRoads to the sea\n\n{BODY}\n\n{BODY}\n")
    assert (found.publisher, found.issued, [a.literal for a in found.authors]) == ("Fundo", (2023, 5), ["Fundo"])


def test_a_sentence_in_a_script_without_capitals_is_no_author() -> None:
    line = "التعاون فيما بين بلدان الجنوب"
    found = record(f"{line} {line}\n\n{line}، {line}\n\n{BODY}\n")
    assert found.authors == ()


@pytest.mark.parametrize(
    ("text", "said"),
    [
        (
            "Roads to the sea\n\nBy Nagham Kharlil\n\n{b}\n\nNagham Kharlili teaches law.\n",
            "'Nagham Kharlil' and 'Nagham Kharlili'",
        ),
        ("Roads to the sea\n\nBy Bea Haddad\n\n{b}\n\nBeatrice Haddad and Bea Haddad's friends met Bea Smith.\n", ""),
        ("Roads to the sea\n\nBy Ana Morales\n\n{b}\n\nAna Moral was there. Ana Moraless!\n", ""),
        (
            "Roads to the sea\n\nBy Ama Osei\n\nMay 2019\n\n{b}\n\nSuggested citation: Ama Osei (2020). Roads to the sea. Peace Review, 3(2), 1–9.\n",
            "the date is 2019-05 in the text and 2020 in the citation line",
        ),
        (
            "Roads to the sea\n\nBy Ama Osei\n\nMay 2020\n\n{b}\n\nSuggested citation: Ama Osei (2020). Ways to the sea. Peace Review, 3(2), 1–9.\n",
            "the title is 'Roads to the sea' on the page and 'Ways to the sea' in the citation line",
        ),
        (
            "Roads to the sea\n\nBy Ama Osei\n\nMay 2020\n\n{b}\n\nSuggested citation: Osai, A. (2020). Roads to the sea. Peace Review, 3(2), 1–9.\n",
            "the authors are Ama Osei by the byline and A. Osai by the citation line",
        ),
    ],
)
def test_what_disagrees_is_kept_and_said(text: str, said: str) -> None:
    warnings = read(text.replace("{b}", BODY)).document.warnings
    assert [w for w in warnings if w.startswith(("a name", "the date", "the title", "the authors"))] == [
        w for w in warnings if said and said in w
    ]
    assert bool(said) == any(said in w for w in warnings if said)


@pytest.mark.parametrize(
    ("date", "url", "said"),
    [
        ("2019-06-18", "https://x.org/2019/06/roads", ""), ("2020-01-02", "", "2019-06-17 in the text and 2020-01-02"),
        ("2019-06-17", "https://x.org/2018/11/02/roads", "2018-11-02 in the address"), ("2019", "https://x.org/a", ""),
    ],
)  # fmt: skip
def test_dates_of_page_metadata_and_address(date: str, url: str, said: str) -> None:
    page = (
        f'<html><head><meta property="article:published_time" content="{date}"><link rel="canonical" href="{url}">'
        f"<title>Roads to the sea</title></head><body><article><h1>Roads to the sea</h1><p>Published on 17 June 2019</p>"
        f"<p>{BODY}</p><p>{BODY} {BODY}</p></article></body></html>"
    )
    warnings = [w for w in read(page, "x.html").document.warnings if w.startswith("the date")]
    assert (said in "".join(warnings)) if said else not warnings


def test_capitalised_words_that_the_text_itself_uses_are_no_authors() -> None:
    text = (
        "# Handbook for the Ports\n\nHarbour Masters\n\nOctober 2012\n\nThe harbour masters of all the ports keep a book"
        " in which each of the ships is written down with its day and its cargo.\n"
    )
    assert read(text, "x.md").document.record.authors == ()
    named = text.replace("Harbour Masters", "Amina Osei")
    assert [a.family for a in read(named, "x.md").document.record.authors] == ["Osei"]


@pytest.mark.parametrize("symbol", ["CRC/C/GC/20", "A/RES/73/291", "TD/B/C.II/25"])
def test_a_symbol_of_the_united_nations_is_no_title(symbol: str) -> None:
    text = f"{symbol}\n\nOn the ports of the southern seas\n\n" + "The ports of the south are many and small. " * 8
    assert read(text).document.record.title == "On the ports of the southern seas"


def test_the_name_of_a_part_is_no_publisher() -> None:
    text = "Policy brief\n\nIntroduction\n\nMay 2020\n\n" + "The ports of the south are many and small. " * 8
    record = read(text).document.record
    assert (record.publisher, record.authors) == ("", ())


def test_a_doi_behind_the_day_of_publication() -> None:
    found = record(
        f"A title of some words\n\nAma Osei\n\nPublished online: 14 March 2021. DOI: 10.1234/jop.45\n\n{BODY}\n"
    )
    assert (found.issued, found.doi) == ((2021, 3, 14), "10.1234/jop.45")


@pytest.mark.parametrize(
    ("line", "issued", "kind", "publisher"),
    [
        ("Policy Brief No. 7 | September 2022 | Example Centre, Geneva", (2022, 9), "policy brief", "Example Centre"),
        ("Discussion Paper 2015/08 – August 2015", (2015, 8), "report", ""),
    ],
)
def test_a_line_of_series_date_and_seat(line: str, issued: tuple[int, ...], kind: str, publisher: str) -> None:
    found = record(f"A title of some words\n\n{line}\n\nBy Ama Osei and Bea Haddad\n\n{BODY}\n")
    assert (found.title, found.issued, found.type) == ("A title of some words", issued, kind)
    assert found.publisher == publisher
    assert [str(a) for a in found.authors] == ["Ama Osei", "Bea Haddad"]


@pytest.mark.parametrize(
    ("heading", "given", "title", "where", "warned"),
    [
        ("## Soil and water", "Seed banks of the Sahel: a study", "Seed banks of the Sahel: a study", "meta", 0),
        ("# Introduction\n\n## Soil and water", "Seed banks: a study", "Seed banks: a study", "meta", 0),
        ("# Granaries of Niger", "Seed banks of the Sahel", "Seed banks of the Sahel", "meta", 1),
        ("# Seed banks: *a study*", "Seed banks: a study", "Seed banks: a study", "text", 0),
        ("# SEED BANKS", "Seed banks", "Seed banks", "meta", 0),
        ("# Seed banks", "Seed banks | The House", "Seed banks", "text", 0),
        ("# Granaries of Niger", "untitled", "Granaries of Niger", "text", 0),
        ("## Agua", "Informe sobre la sequía", "Informe sobre la sequía", "meta", 0),
    ],
)
def test_the_title_is_the_front_matter_s(heading: str, given: str, title: str, where: str, warned: int) -> None:
    r = read(f'---\ntitle: "{given}"\n---\n\n{heading}\n\n{BODY}\n\n## Money of the State\n\n{BODY}\n', "x.md")
    origin = r.document.record.origin("title")
    assert origin is not None
    assert (r.document.record.title, origin.where) == (title, where)
    assert len([w for w in r.document.warnings if w.startswith("the title is")]) == warned
    first = heading.split("\n")[-1].strip("# *")
    sections = {b.section for b in r.paged.blocks if b.kind == "body"}
    assert sections == {"Money of the State", "" if where == "text" or heading == "# SEED BANKS" else first}
