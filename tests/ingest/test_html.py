from __future__ import annotations

import pytest

from tests.ingest.fakes import blocks, read

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
