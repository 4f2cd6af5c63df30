from __future__ import annotations

import pytest

from ingest import markup
from ingest.clean import Vocabulary, mend, unhyphenate
from ingest.strand import Strand


def of(text: str) -> Strand:
    return Strand.of(text, 0, len(text))


def whole(text: str, elsewhere: str = "") -> str:
    return unhyphenate(of(text), Vocabulary(f"{text} {elsewhere}")).text


@pytest.mark.parametrize(
    ("raw", "mended"),
    [
        ("co\u00adop\u200ber\u2060ation\ufeff", "cooperation"),
        ("e\ufb03cient \ufb02ows", "efficient flows"),
        ("\ufe91\ufef4\ufee6", "بين"),
        ("P O L I C Y   B R I E F   O N", "POLICY   BRIEF   ON"),
        ("in a b c of d", "in a b c of d"),
        ("می\u200cخواهم", "می\u200cخواهم"),
        ("plain\U000e0043\U000e0041 words", "plain words"),
        ("ze\u0301\u0316\u0334\u0301\u0316ro", "ze\u0301\u0316\u0334ro"),
        ("before " + "A1b2" * 600 + " after", "before  after"),
    ],
)
def test_characters_are_mended(raw: str, mended: str) -> None:
    assert mend(of(raw)).text == mended


@pytest.mark.parametrize(
    ("raw", "joined"),
    [
        ("the infor-\nmation given", "the information given"),
        ("a self-\nreliant group", "a self-reliant group"),
        ("South-\nSouth trade", "South-South trade"),
        ("they were look-ing east", "they were looking east"),
        ("the no- strings-attached way", "the no-strings-attached way"),
        ("pre- and post-war aid", "pre- and post-war aid"),
        ("a co-operation fund", "a co-operation fund"),
        ("Daley -, argues", "Daley -, argues"),
    ],
)
def test_broken_words_are_joined_where_it_is_certain(raw: str, joined: str) -> None:
    assert whole(raw) == joined


def test_the_document_says_how_a_broken_word_is_written() -> None:
    assert whole("a policy-\nmaker", "policymaker") == "a policymaker"
    assert whole("a peer-\nreviewed text", "peer-reviewed") == "a peer-reviewed text"


def test_emphasis_goes_and_a_lone_asterisk_stays() -> None:
    assert (
        markup.plain(of("a **bold** and *slanted* word, 2 * 3 * 4, a*b")).text
        == "a bold and slanted word, 2 * 3 * 4, a*b"
    )


def test_markdown_links_keep_their_words() -> None:
    text = (
        "see [the paper](http://x.y/a_(b)) and ![a chart](c.png) or <https://z.org> \\* `code` <b>x</b> _so_ snake_case"
    )
    assert markup.markdown(of(text)).text == "see the paper and a chart or https://z.org * code x so snake_case"
