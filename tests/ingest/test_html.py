from __future__ import annotations

import re
from collections import Counter

import pytest

from ingest.html.densest import densest
from store.documents import Reading
from tests.ingest import pages
from tests.ingest.fakes import blocks, read
from tests.ingest.pages import Page, say

PAGE = """<!DOCTYPE html><html lang="en-GB"><head><meta charset="utf-8"><title>A title of some words | The Site</title>
<meta property="og:site_name" content="The Site"><meta name="author" content="Ama Osei and Bea Haddad">
<meta property="article:published_time" content="2023-04-05T10:00:00Z"><meta name="DC.type" content="Policy brief">
<link rel="canonical" href="https://example.org/a">
<a rel="license" href="https://creativecommons.org/licenses/by/4.0/"></a></head><body>
<nav><a href="/">Home</a> <a href="/x">Menu</a></nav>
<div class="cookie-banner">We use cookies to make the site better.</div>
<article><h1>A title of some words</h1>
<p>The first paragraph has <b>bold words</b>, a <a href="http://x">link</a> and a note.<sup>
<a href="#fn1" id="r1">1</a></sup>
It goes on for a while so that it is taken for the text of an article by anybody.</p>
<h2>What was found</h2>
<p>The second paragraph is long enough as well to be something that a person would want to read to the end.</p>
<p style="display:none">IGNORE EVERYTHING</p><p hidden>NOT THIS</p>
<ul><li>One thing that matters a lot.</li><li>Another thing, <i>in italics</i>.</li></ul>
<blockquote><p>Words of a person who said something that was worth the quotation marks around it.</p></blockquote>
<table><tr><th>Year</th><th>Value</th></tr><tr><td>2020</td><td>15</td></tr></table>
<ol><li id="fn1">The note itself, which has some words. <a href="#r1">Back</a></li></ol>
</article><footer>Share this</footer></body></html>"""


def test_the_article_without_the_site() -> None:
    r = read(PAGE, "x.html")
    assert blocks(r, "heading") == ["A title of some words", "What was found"]
    assert blocks(r, "list") == ["One thing that matters a lot.", "Another thing, in italics."]
    assert blocks(r, "quote")[0].startswith("Words of a person")
    assert blocks(r, "table") == ["Year | Value", "2020 | 15"]
    assert blocks(r, "footnote") == ["The note itself, which has some words."]
    note = r.paged.notes[0]
    assert r.paged.text[: note.called_at].endswith("and a note.")
    for gone in ("cookies", "Menu", "IGNORE", "NOT THIS", "Share this", "Back"):
        assert gone not in r.paged.text


def test_what_the_page_says_of_itself() -> None:
    found = read(PAGE, "x.html").document.record
    assert [str(a) for a in found.authors] == ["Ama Osei", "Bea Haddad"]
    assert (found.title, found.issued, found.type) == ("A title of some words", (2023, 4, 5), "policy brief")
    assert (found.container, found.url, found.licence, found.language) == (
        "The Site",
        "https://example.org/a",
        "CC BY 4.0",
        "en",
    )


def test_linked_data() -> None:
    page = PAGE.replace('<meta name="author" content="Ama Osei and Bea Haddad">', "").replace(
        "</head>",
        '<script type="application/ld+json">{"@graph": [{"@type": "BlogPosting", "headline": "x", '
        '"author": [{"name": "Cai Li"}], "datePublished": "2020-01-02"}]}</script></head>',
    )
    assert [str(a) for a in read(page, "x.html").document.record.authors] == ["Cai Li"]


@pytest.mark.parametrize("broken", ["{", "[[[[[[]]]]]]", '{"@type": 3, "author": {"name": 7}}'])
def test_broken_linked_data_is_passed_over(broken: str) -> None:
    page = PAGE.replace("</head>", f'<script type="application/ld+json">{broken}</script></head>')
    assert read(page, "x.html").document.record.title == "A title of some words"


def test_a_declared_charset_is_believed_where_it_is_not_utf8() -> None:
    page = PAGE.replace('charset="utf-8"', 'charset="iso-8859-1"').replace("a note", "cooperación “técnica”")
    assert "cooperación “técnica”" in read(page.encode("cp1252"), "x.html").paged.text


def test_an_entity_bomb_is_not_expanded() -> None:
    bomb = '<?xml version="1.0"?><!DOCTYPE html [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;&a;">]><html><body><p>'
    r = read(
        f"{bomb}Some words of a page that are its only text, and no more than that. &b;</p></body></html>", "x.html"
    )
    assert len(r.paged.text) < 200


def test_no_date_or_quotation_is_lost_and_the_byline_stays() -> None:
    page = PAGE.replace(
        "<ul>",
        '<p>It met on <time datetime="2020-05-04">4 May 2020</time> in Doha, under the word <q>later</q> alone.</p>'
        "<ul>",
        1,
    ).replace("</h1>", '</h1><p class="byline">Report by the Velmora Institute, <time>May 2021</time></p>', 1)
    r = read(page, "x.html")
    assert "It met on 4 May 2020 in Doha, under the word “later” alone." in blocks(r)
    assert blocks(r, "caption") == ["Report by the Velmora Institute, May 2021"]
    assert (r.document.record.issued, r.document.record.type) == ((2021, 5), "report")


def words(text: str) -> Counter[str]:
    """The words of a text; of Chinese each character."""
    found = [w for word in re.findall(r"\w+", text) for w in (word if re.search("[\u4e00-\u9fff]", word) else [word])]
    return Counter(found)


@pytest.mark.parametrize("page", pages.SMALL, ids=lambda page: page.name)
def test_the_text_of_a_page_and_no_other(page: Page) -> None:
    r = read(page.html, "x.html")
    found, true = words(" ".join(blocks(r))), words(" ".join(page.truth))
    both = (found & true).total()
    assert both == true.total()
    # An information box and a line at the foot of a layout table are taken for text.
    assert both >= 0.98 * found.total()
    assert [t for t in page.truth if t not in blocks(r)] == []


@pytest.mark.parametrize("page", [p for p in pages.SMALL if p.notes], ids=lambda page: page.name)
def test_notes_of_pages_are_tied_to_their_marks(page: Page) -> None:
    r = read(page.html, "x.html")
    assert tuple(blocks(r, "footnote")) == page.notes
    for note in r.paged.notes:
        assert note.called_at
        assert r.paged.text[note.called_at - 1] in ".”"


@pytest.mark.slow
def test_a_page_of_two_megabytes() -> None:
    page = pages.large()
    assert len(page.html) > 2_000_000
    r = read(page.html, "x.html")
    assert set(page.truth) <= set(blocks(r))


def page_of(body: str, head: str = "") -> Reading:
    return read(f"<html><head>{head}</head><body><article><h1>Of ports</h1>{body}</article></body></html>", "x.html")


def test_bare_superscripts_are_tied_to_the_list_of_notes_and_powers_are_none() -> None:
    r = page_of(
        f"<p>{say(1)}<sup>1</sup> {say(2)}</p><p>An area of 30 km<sup>2</sup> was dredged.<sup>2</sup></p><p>{say(3)}</p>"
        "<h2>Notes</h2><ol><li>The first, with words of its own.</li><li>The second, with words too.</li></ol>"
    )
    assert "An area of 30 km² was dredged." in blocks(r)
    assert blocks(r, "footnote") == ["The first, with words of its own.", "The second, with words too."]
    assert all(n.called_at for n in r.paged.notes)
    assert "Notes" not in blocks(r)


def test_superscripts_without_a_list_become_superscript_figures() -> None:
    r = page_of(f"<p>{say(1)}<sup>3</sup></p><p>{say(2)}</p><p><sup>3</sup> The words of the note.</p>")
    assert blocks(r, "footnote") == ["The words of the note."]


def test_a_note_called_twice_is_one_note() -> None:
    r = page_of(
        f'<p>{say(1)}<a href="#n1">[1]</a> {say(2)}<a href="#n1">[1]</a></p><p>{say(3)}</p>'
        '<p id="n1">[1] The words of the note.</p>'
    )
    assert blocks(r, "footnote") == ["The words of the note."]
    assert "[1]" not in r.paged.text


def test_office_programs_pages() -> None:
    r = read(
        "<html><head><title>Draft</title></head><body><p class=MsoTitle>Lending among neighbours</p><h1>1 Background</h1>"
        f'<p class=MsoNormal>{say(1)}<a href="#_ftn1" name="_ftnref1">[1]</a></p><p class=MsoListParagraph><span>·<span>'
        f"&nbsp;&nbsp;&nbsp; </span></span>An item of the list.</p><p class=MsoNormal>{say(2)}</p><hr><div id=ftn1>"
        '<p class=MsoFootnoteText><a href="#_ftnref1" name="_ftn1">[1]</a> The words of the note.</p></div></body></html>',
        "x.html",
    )
    assert blocks(r, "heading") == ["Lending among neighbours", "1 Background"]
    assert blocks(r, "list") == ["An item of the list."]
    assert blocks(r, "footnote") == ["The words of the note."]


def test_bold_lines_over_paragraphs_are_headings_and_names_are_not() -> None:
    r = page_of(
        f"<p><b>Ama Osei</b></p><p>{say(1)}</p><p><strong>What it cost</strong></p><p>{say(2)}</p><p><b>It cost"
        f" little.</b></p><p>{say(3)}</p><div>{say(4)}<br><br><b>What was left</b><br>{say(5)}</div>"
    )
    assert blocks(r, "heading") == ["Of ports", "What it cost", "What was left"]


def test_lists_between_paragraphs_are_kept_though_they_are_links() -> None:
    r = page_of(f'<p>{say(1)}</p><ul><li><a href="/1">The seed and the sea</a></li></ul><p>{say(2)}</p>')
    assert blocks(r)[1:] == [say(1), "The seed and the sea", say(2)]


def test_the_first_words_of_a_numbered_item_are_told_from_its_mark() -> None:
    """Only what stands at the head of an item is its mark, be the item one paragraph, several, or lists of its own."""
    prose = "".join(f"<p>{say(i)}</p>" for i in range(2))
    items = [
        "<p>Alpha beta are the first of all things.</p><p>Gamma delta follow in the same item.</p>",
        "Second stands before a list<ul><li>Inner words of the list</li></ul>and behind it as well.",
        "<div><h3>Heading of the third</h3></div><p>Its text goes on below that.</p>",
        "a b c are letters.",
        "<ul><li>Only a list in it.</li></ul>",
        "",
    ]
    listed = "".join(f"<li>{item}</li>" for item in items)
    r = page_of(f"{prose}<ol>{listed}</ol><ul><li>No number.</li></ul>{prose}")
    assert blocks(r, "list") == [
        "Alpha beta are the first of all things.", "Gamma delta follow in the same item.",
        "Second stands before a list", "Inner words of the list", "and behind it as well.",
        "Its text goes on below that.", "a b c are letters.", "Only a list in it.", "No number.",
    ]  # fmt: skip
    assert "1. Alpha" in r.paged.raw
    assert "¶" not in r.paged.raw


def test_hidden_words_are_said() -> None:
    r = page_of(f'<p>{say(1)}</p><div style="display:none"><p>{say(2)}</p></div><p>{say(3)}</p>')
    assert say(2) not in blocks(r)
    assert "hidden" in r.document.warnings[0]


def test_labels_that_span_rows_stand_in_each() -> None:
    r = page_of(
        f"<p>{say(1)}</p><table><tr><th>Year</th><th>Place</th><th>Ships</th></tr><tr><td rowspan=2>1990</td><td>North</td>"
        f"<td rowspan=3>4</td></tr><tr><td>South</td></tr><tr><td>1991</td><td>East</td></tr></table><p>{say(2)}</p>"
    )
    rows = ["Year | Place | Ships", "1990 | North | 4", "1990 | South | 4", "1991 | East | 4"]
    assert blocks(r, "table") == rows


LINKED = '<script type="application/ld+json">{}</script>'


@pytest.mark.parametrize(
    ("head", "authors", "date"),
    [
        ('<meta name="citation_author" content="Osei, Ama B."><meta name="citation_author" content="Haddad, Bea">'
         '<meta name="citation_publication_date" content="2019/06/17">', ["Ama B. Osei", "Bea Haddad"], (2019, 6, 17)),
        ('<meta name="DC.Creator" content="Bea Haddad"><meta name="DCTERMS.issued" content="2018-02">', ["Bea Haddad"],
         (2018, 2)),
        ('<meta property="article:author" content="https://x.y/ama"><meta name="author" content="By Ama Osei and Bea Haddad">',
         ["Ama Osei", "Bea Haddad"], ()),
        (LINKED.format('{"@graph": [{"@type": "WebPage", "author": {"@id": "#a"}, "datePublished": "2020-01-02"},'
         ' {"@type": ["Article", "NewsArticle"], "author": [{"@id": "#a"}, {"@type": "Person", "givenName": "Bea",'
         ' "familyName": "Haddad"}], "datePublished": "2021-03-04T00:00:00Z"}, {"@type": "Person", "@id": "#a", "name":'
         ' "Ama Osei"}]}'), ["Ama Osei", "Bea Haddad"], (2021, 3, 4)),
        (LINKED.format('[{"@type": "Report", "author": [[{"name": ["Ama Osei"]}], "Bea Haddad and Cai Li"]}]'),
         ["Ama Osei", "Bea Haddad", "Cai Li"], ()),
        (LINKED.format('{"@type": "BlogPosting", "author": {"@type": "Organization", "name": "Velmora Institute"}}'),
         ["Velmora Institute"], ()),
    ],
)  # fmt: skip
def test_authors_and_dates_of_the_head(head: str, authors: list[str], date: tuple[int, ...]) -> None:
    found = page_of(f"<p>{say(1)}</p><p>{say(2)}</p>", head).document.record
    assert [str(a) for a in found.authors] == authors
    assert found.issued == date


ES, ZH, AR = (next(p for p in pages.SMALL if p.name == name) for name in ("es", "zh", "ar"))


@pytest.mark.parametrize(
    ("page", "declared", "encoding"),
    [
        (ES, "iso-8859-1", "utf-8"), (ES, "utf-8", "cp1252"), (ES, "", "latin-1"), (ES, "utf-8", "utf-16-le"),
        (ES, "utf-16", "utf-8"), (ES, "", "utf-16"), (ES, "utf-8", "utf-32"), (ES, "nonsense", "cp1252"),
        (ZH, "gb2312", "gb18030"), (ZH, "", "gb18030"), (ZH, "iso-8859-1", "gb18030"), (ZH, "utf-8", "gb18030"),
        (AR, "windows-1256", "cp1256"), (AR, "", "cp1256"), (AR, "iso-8859-1", "cp1256"), (AR, "utf-8", "utf-16"),
    ],
)  # fmt: skip
def test_charsets_that_lie(page: Page, declared: str, encoding: str) -> None:
    html = page.html.replace('<meta charset="utf-8">', f'<meta charset="{declared}">' if declared else "")
    r = read(html.encode(encoding), "x.html")
    assert [t for t in page.truth if t not in blocks(r)] == []


@pytest.mark.parametrize(
    ("declared", "encoding", "said"),
    [
        ("utf-8", "cp1252", "the file declares utf-8, which its bytes are not; read as windows-1252"),
        ("", "cp1252", "no encoding is declared; read as windows-1252"),
        ("nonsense", "cp1252", "the file declares nonsense, which its bytes are not; read as windows-1252"),
        ("iso-8859-1", "cp1252", None),
    ],
)  # fmt: skip
def test_a_charset_that_lies_is_told_from_one_that_is_missing(declared: str, encoding: str, said: str | None) -> None:
    html = ES.html.replace('<meta charset="utf-8">', f'<meta charset="{declared}">' if declared else "")
    assert read(html.encode(encoding), "x.html").document.warnings == ((said,) if said else ())


@pytest.mark.parametrize("page", [ES, ZH, AR], ids=lambda page: page.name)
def test_text_that_was_encoded_twice_is_mended(page: Page) -> None:
    r = read(page.html.encode().decode("latin-1"), "x.html")
    assert page.truth[0] in blocks(r)
    assert any("encoded twice" in w for w in r.document.warnings)


def test_a_form_around_the_whole_page_is_no_form() -> None:
    text = "".join(f"<p>{say(n)}</p>" for n in range(1, 5))
    fields = "<form><label>Your name and address, please, in full and in plain letters</label><input></form>"
    r = read(
        f"<html><body><form id=aspnetForm><div><h1>Of ports</h1>{text}{fields}</div></form></body></html>", "x.html"
    )
    assert blocks(r, "body") == [say(n) for n in range(1, 5)]
    assert "Your name" not in r.paged.text


def test_a_section_named_after_its_heading_is_no_share_bar() -> None:
    sections = "".join(
        f'<div class="section" id="{key}"><h2>{title}</h2><p>{say(n)}</p></div>'
        for n, (key, title) in enumerate(
            [("first-words", "First words"), ("sharing-ports-with-neighbours", "Sharing ports with neighbours"),
             ("last-words", "Last words")], 1,
        )
    )  # fmt: skip
    r = page_of(sections + f'<div id="share-bar"><p>{say(4)}</p></div>')
    assert blocks(r, "heading")[1:] == ["First words", "Sharing ports with neighbours", "Last words"]
    assert say(2) in blocks(r)
    assert say(4) not in blocks(r)


def test_struck_words_are_no_text() -> None:
    assert (
        "It cost nine millions." in page_of(f"<p>{say(1)}</p><p>It cost <del>five</del>nine millions.</p>").paged.text
    )


def test_where_the_search_finds_too_little_the_part_with_the_sentences_is_read() -> None:
    from lxml import html

    text = "".join(f"<p>{say(n)} {say(n + 1)} {say(n + 2)}</p>" for n in range(1, 5))
    menu = "".join(f'<p><a href="/{n}">{say(n)}</a></p>' for n in range(1, 9))
    root = html.document_fromstring(f"<body><div>{menu}</div><main><div id=here>{text}</div></main></body>")
    here = next(e for e in root.iter("div") if e.get("id") == "here")
    assert densest(root, here[0]) is here
    assert densest(root, None) is here
    assert densest(root, here) is None


def test_the_title_that_the_page_gives_itself_tells_which_heading_is_its_own() -> None:
    text = f"<p>{say(1)}</p><p>{say(2)}</p><p>{say(3)}</p>"
    head = "<title>Lending ports to neighbours | The Example</title>"
    two = (
        f"<html><head>{head}</head><body><h1>Hello, I am Ama</h1><div><h2>Lending ports to neighbours</h2>{text}</div>"
    )
    assert read(two, "x.html").document.record.title == "Lending ports to neighbours"
    other = (
        f"<html><head><title>Lending ports to neighbours</title></head><body><div>{text}<h3>What is a quay?</h3>{text}"
    )
    assert read(other, "x.html").document.record.title == "Lending ports to neighbours"


def test_a_title_given_as_the_author_is_none() -> None:
    head = '<title>Lending Ports</title><meta name="author" content="Lending Ports">'
    r = read(f"<html><head>{head}</head><body><h1>Lending Ports</h1><p>{say(1)}</p><p>{say(2)}</p>", "x.html")
    assert (r.document.record.title, r.document.record.authors) == ("Lending Ports", ())


BOX = "<aside><h3>{}</h3><p>{}</p></aside>"
FACT = "Velmora paid 33 million in 2019."


@pytest.mark.parametrize(
    ("box", "held"),
    [
        (BOX.format("Key facts", FACT), ["Key facts", FACT]),
        (BOX.format("Datos clave", "Velmora pagó 33 millones en 2019."), ["Datos clave", "Velmora pagó 33 millones en 2019."]),
        (BOX.format("Share of the south in trade", FACT), ["Share of the south in trade", FACT]),
        ("<aside class='callout'><ul><li>Founded: 1978</li><li>Members: 134</li></ul></aside>", ["Founded: 1978", "Members: 134"]),
        ("<aside>Velmora paid <b>33 million</b> in 2019.</aside>", [FACT]),
        (f"<div class='row'><aside><p>{FACT}</p></aside></div>", [FACT]),
        ("<aside class='pullquote'><p>“We never paid a cent for it.”</p></aside>", ["“We never paid a cent for it.”"]),
        ("<blockquote class='pull-quote'>“We never paid a cent for it.”</blockquote>", ["“We never paid a cent for it.”"]),
        ("<aside><table><tr><th>Year</th><th>Paid</th></tr><tr><td>2019</td><td>33</td></tr></table></aside>",
         ["Year | Paid", "2019 | 33"]),
    ],
)  # fmt: skip
def test_a_box_among_the_paragraphs_of_an_article_is_part_of_it(box: str, held: list[str]) -> None:
    r = page_of(f"<h2>What was found</h2><p>{say(1)}</p>{box}<p>{say(2)}</p>")
    assert blocks(r)[1:] == ["What was found", say(1), *held, say(2)]
    assert {b.section for b in r.paged.blocks[2:]} == {"What was found"}
    assert r.document.warnings == ()


SENTENCE = "The ports of the north were sold last year to nobody at all."


@pytest.mark.parametrize(
    ("box", "told"),
    [
        (BOX.format("Related", '<a href="/1">The seed and the sea and all the rest of it</a>'), False),
        (BOX.format("Read also", SENTENCE), True),
        (BOX.format("Lea también", SENTENCE), True),
        (BOX.format("À lire aussi", SENTENCE), True),
        (f"<aside><p>{SENTENCE}</p><form><input type=email><button>Send</button></form></aside>", True),
        ("<aside class=share><button>Share</button><a href=/x>Post</a></aside>", False),
        (f'<aside class="newsletter"><p>{SENTENCE}</p></aside>', True),
        (f'<div class="comments"><p>{SENTENCE}</p></div>', True),
        (f"<aside style='display:none'><p>{SENTENCE}</p></aside>", False),
    ],
)  # fmt: skip
def test_a_box_of_the_sites_is_left_out_and_its_sentences_are_told(box: str, told: bool) -> None:
    r = page_of(f"<p>{say(1)}</p>{box}<p>{say(2)}</p>")
    assert blocks(r)[1:] == [say(1), say(2)]
    assert [w for w in r.document.warnings if "web site: 1 (“" in w] == list(r.document.warnings)
    assert bool(r.document.warnings) == told


def test_a_pull_quote_whose_words_the_text_has_stands_there_once() -> None:
    r = page_of(f"<p>{say(1)}</p><aside class=pullquote>“{say(2)[:50]}”</aside><p>{say(2)}</p>")
    assert blocks(r)[1:] == [say(1), say(2)]
    assert r.document.warnings == ()


def test_a_side_bar_beside_the_article_is_no_part_of_it() -> None:
    article = f"<article><h1>Of ports</h1><p>{say(1)}</p><p>{say(2)}</p></article>"
    r = read(f"<html><body><main>{article}<aside><p>{SENTENCE}</p></aside></main></body></html>", "x.html")
    assert SENTENCE not in blocks(r)
    assert any("web site" in w for w in r.document.warnings)


def test_a_note_set_as_a_box_is_a_note() -> None:
    note = '<aside id="n1" role="doc-footnote"><p>1. The words of the note.</p></aside>'
    r = page_of(f'<p>{say(1)}<a href="#n1">1</a></p><p>{say(2)}</p>{note}')
    assert blocks(r, "footnote") == ["The words of the note."]


@pytest.mark.parametrize(
    ("start", "end", "times"),
    [("<div>", "</div>", 400), ("<DIV class=x>", "</DIV>", 5000), ("<span>", "</span>", 500), ("<b><i>", "", 400),
     ("<section><div>", "</div></section>", 1000), ("<script>a = '<div>'</script><div>", "</div>", 300),
     ("<blockquote>", "</blockquote>", 600), ("<table><tr><td>", "</td></tr></table>", 150)],
)  # fmt: skip
def test_nothing_is_lost_behind_what_is_nested_deep(start: str, end: str, times: int) -> None:
    r = page_of(f"<p>{say(1)}</p>{start * times}<p>{say(2)}</p>{end * times}<p>{say(3)}</p><p>{say(4)}</p>")
    assert blocks(r)[1:] == [say(n) for n in range(1, 5)]
    assert r.document.warnings == ()


def test_a_page_that_the_parser_does_not_read_to_its_end_is_said_to_break_off() -> None:
    r = page_of(f"<p>{say(1)}</p>{'<p><div></p>' * 3000}<p>{say(2)}</p>")
    assert say(1) in blocks(r)
    assert "breaks off" in r.document.warnings[0]


NESTED = (
    "<table><tr><th>State</th><th>Stores</th></tr><tr><td>Niger</td><td><table><tr><td>north</td><td>18</td></tr>"
    "<tr><td>south</td><td>22</td></tr></table>{beside}</td></tr><tr><td{span}>Chad</td><td>7</td></tr>"
    "<tr><td>Togo</td><td>9</td></tr></table>"
)


def rows(body: str) -> list[str]:
    r = page_of(f"<p>{say(1)}</p>{body}<p>{say(2)}</p>")
    assert blocks(r, "heading") == ["Of ports"]
    return [row.rstrip(" |") for row in blocks(r, "table")]


def test_a_table_that_holds_a_table_keeps_all_its_rows() -> None:
    split = ["State | Stores", "Niger | north | 18", "Niger | south | 22", "Chad | 7", "Togo | 9"]
    assert rows(NESTED.format(beside="", span="")) == split
    assert rows(NESTED.format(beside="forty in all", span="")) == [split[0], "Niger | forty in all", *split[1:]]
    # Where labels span rows of the outer table, those of the inner stay in their cell.
    spanned = rows(NESTED.format(beside="", span=" rowspan=2").replace("<td>Togo</td>", ""))
    assert spanned == ["State | Stores", "Niger | north, 18; south, 22", "Chad | 7", "Chad | 9"]


def test_figures_of_a_table_of_layout_are_no_page_numbers() -> None:
    menu = f"<table><tr><td><table><tr><td>Chad</td></tr><tr><td>7</td></tr></table></td><td><h3>Of cranes</h3>{say(3)}</td></tr>"
    r = page_of(f"<p>{say(1)}</p>{menu}<tr><td><p>Togo</p></td><td><p>9</p></td></tr></table><p>{say(2)}</p>")
    assert {"Chad", "7", "Togo", "9", say(3)} <= set(blocks(r))


def test_code_comes_once_and_its_brackets_call_no_note() -> None:
    code = '<div class="sourceCode"><pre><code><span id="c1"><a href="#c1"></a>x = wells[^1]</span>\ny = 2</code></pre></div>'
    r = page_of(
        f'<p>{say(1)} {say(2)}<a href="#n1">1</a></p>{code}<p>{say(3)} {say(4)}</p><p id="n1">1. The words of the note.</p>'
    )
    assert blocks(r)[1:] == [
        f"{say(1)} {say(2)}",
        "x = wells[^1] y = 2",
        f"{say(3)} {say(4)}",
        "The words of the note.",
    ]


def short(body: str) -> Reading:
    return read(f"<html><head><title>x</title></head><body>{body}</body></html>", "x.html")


@pytest.mark.parametrize("around", ["{}", "<article>{}</article>", "<div id=a><main><div>{}</div></main></div>"])
def test_a_short_page_is_no_single_paragraph(around: str) -> None:
    r = short(around.format(
        "<h1>Of ports</h1><h3 class=subtitle>And of quays</h3><div>Feb 03, 2023</div><p>It was built in 2004.</p>"
        "<ul><li>One quay.</li><li>One crane.</li></ul><p>It is in use.</p><p><a class=button href=x>Share</a></p>"
    ))  # fmt: skip
    assert blocks(r) == ["Of ports", "And of quays", "Feb 03, 2023", "It was built in 2004.", "One quay.", "One crane.",
                         "It is in use."]  # fmt: skip
    assert r.document.record.issued == (2023, 2, 3)


def test_a_short_chinese_page_names_its_author_and_date() -> None:
    r = short(
        "<h1>南南合作與農業</h1><p>作者：王小明　2018年5月6日</p><p>南南合作是發展中國家之間的合作。</p><p>專家前往非洲。</p>"
    )
    assert blocks(r, "body") == ["南南合作是發展中國家之間的合作。", "專家前往非洲。"]
    assert (str(r.document.record.authors[0]), r.document.record.issued) == ("王小明", (2018, 5, 6))


@pytest.mark.parametrize(
    ("line", "author", "date"),
    [
        ("<footer class=node__meta><div>Soumis par <span>Koffi Adjovi</span> le <span>ven 31/01/2020 - 12:00</span></div>"
         "</footer>", ["Koffi Adjovi"], (2020, 1, 31)),
        ("<footer class=node__meta>Submitted by Koffi Adjovi on Fri, 01/31/2020 - 12:00</footer>", ["Koffi Adjovi"],
         (2020, 1, 31)),
        ("<div class=submitted>Enviado por Ana Ruiz el Jue, 06/02/2020 - 09:15</div>", ["Ana Ruiz"], (2020, 2, 6)),
        ("<div class=meta><div>By Koffi Adjovi</div><div>3 May 2021</div></div>", ["Koffi Adjovi"], (2021, 5, 3)),
        ("<div>Feb 03, 2023</div>", [], (2023, 2, 3)),
    ],
)  # fmt: skip
def test_the_byline_and_date_under_a_title_stay(line: str, author: list[str], date: tuple[int, ...]) -> None:
    text = "".join(f"<p>{say(n)}</p>" for n in range(1, 5))
    found = read(f"<html><body><article><h1>Of ports</h1>{line}<div>{text}</div></article></body></html>", "x.html")
    assert [str(a) for a in found.document.record.authors] == author
    assert found.document.record.issued == date
    assert blocks(found, "caption")
