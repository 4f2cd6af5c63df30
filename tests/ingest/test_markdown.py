from __future__ import annotations

import pytest

from ingest.front_matter import front_matter
from tests.ingest.fakes import blocks, read
from tests.ingest.growth import growth

TEXT = """---
title: A title
---
# A title of *some* words #

A paragraph with **bold** and [a link](http://x.y).<!-- a secret
over lines --> It ends here.[^1]

Setext heading
--------------

- one item
  that goes on
- two
  - nested

1. first
2. second

> A quotation
> in two lines.

| a | b |
|---|---|
| 1 | 2 |

```
code stays as it is
```

[^1]: A note, with *words*.
"""


def test_blocks() -> None:
    r = read(TEXT, "x.md")
    assert blocks(r, "heading") == ["A title of some words", "Setext heading"]
    assert blocks(r, "list") == ["one item that goes on", "two", "nested", "first", "second"]
    assert blocks(r, "quote") == ["A quotation in two lines."]
    assert blocks(r, "table") == ["a | b", "1 | 2"]
    assert blocks(r, "footnote") == ["A note, with words."]
    assert "A paragraph with bold and a link. It ends here." in blocks(r)
    assert "secret" not in r.paged.text
    assert "secret" in r.paged.raw


def test_front_matter_is_plain_lines() -> None:
    meta, end = front_matter('---\na: &a ["x"]\nb: *a\ntitle: "t"\nauthor: [A B, C D]\n---\ntext')
    assert (meta.title, meta.authors) == ("t", ("A B", "C D"))
    assert end > 0
    assert front_matter("no front matter") == (front_matter("")[0], 0)
    assert "no end" in read("---\ntitle: t\n\nA text that never closes it.\n", "x.md").document.warnings[0]


def test_a_storm_of_brackets_takes_no_time() -> None:
    assert growth(lambda n: read("[](" * 4 * n + " words\n" + "*" * n + "`" * n, "x.md"), 1000) < 3


def test_what_nests_deeper_than_the_parser_follows_is_not_lost() -> None:
    deep = "\n".join(f"{'  ' * i}- item {i}" for i in range(60))
    found = blocks(read(f"{deep}\n\nThe words at the end of it all.\n", "x.md"))
    assert [b for b in found if b.startswith("item")] == [f"item {i}" for i in range(60)]
    assert found[-1].endswith("The words at the end of it all.")


def test_notes_that_follow_line_under_line_or_go_on_indented() -> None:
    r = read(
        "# A title of words\n\nThe first.[^a] The second.[^2] The third.^[Inline, see [a page](http://x.org/y).]\n\n"
        "[^a]: Note one.\n[^2]: Note two\n    goes on.\n\n    It has a second paragraph.\n\nThe text goes on"
        " after it.\n",
        "x.md",
    )
    assert sorted(blocks(r, "footnote")) == [
        "Inline, see a page.", "Note one.", "Note two goes on. It has a second paragraph.",
    ]  # fmt: skip
    assert "The first. The second. The third." in r.paged.text
    assert all(n.called_at is not None for n in r.paged.notes)
    assert "The text goes on after it." in blocks(r)


def test_links_by_labels_are_words_and_their_definitions_are_no_text() -> None:
    r = read(
        "# A title of words\n\nSee [the plan][bapa], [BAPA] and [the *report*][], but [sic] stays and so does a[0][1]."
        '\n\n[bapa]: http://x.org/a "The Plan"\n[BAPA]: <http://x.org/b>\n[the *report*]: /c\n',
        "x.md",
    )
    assert blocks(r)[1:] == ["See the plan, BAPA and the report, but [sic] stays and so does a[0][1]."]


def test_numbers_in_brackets_whose_addresses_are_listed_call_notes() -> None:
    r = read(
        "# A title of words\n\nThe fund was set up in the year before [1] and it was closed later [2].\n\n"
        "[1]: https://x.org/a\n[2]: https://x.org/b\n",
        "x.md",
    )
    assert blocks(r, "footnote") == ["https://x.org/a", "https://x.org/b"]
    assert "the year before and it was closed later." in r.paged.text


def test_entities_struck_words_attributes_and_lines_for_programs() -> None:
    r = read(
        "# A title of words {#top .big}\n\n[TOC]\n\nCosts &amp; caf&eacute;s &#8211; ~~old~~ ==new== **bo**ld\\\nline."
        "\n\n::: note\nIn a box.\n:::\n\n"
        "<table><tr><td>One</td><td>Two</td></tr><tr><td>1</td><td>2</td></tr></table>\n",
        "x.md",
    )
    assert blocks(r) == ["A title of words", "Costs & cafés – old new bold line.", "In a box.", "One | Two", "1 | 2"]


def test_a_link_may_hold_brackets_and_break_over_a_line() -> None:
    r = read("# A title of words\n\nThe words [[3]](#n3) and [a link\nover two](http://x.org 'T') end.\n", "x.md")
    assert blocks(r)[1:] == ["The words [3] and a link over two end."]


def test_front_matter_of_other_forms() -> None:
    meta, _ = front_matter('+++\ntitle = "A title"\nauthors = ["Ama Osei", "Li Wei"]\ndate = 2020-01-02\n+++\ntext')
    assert (meta.title, meta.authors, meta.date) == ("A title", ("Ama Osei", "Li Wei"), "2020-01-02")
    meta, _ = front_matter("---\nauthor:\n  - name: Osei, Ama\n    affiliation: A House\n  - name: Li Wei\n---\ntext")
    assert meta.authors == ("Ama Osei", "Li Wei")


HEADS = {
    "% A plan\n  for seeds\n% Ama Osei; Li Wei\n% 12 June 2017\n": (
        "A plan for seeds", "Ama Osei|Li Wei", "12 June 2017",
    ),
    "% A plan\n": ("A plan", "", ""),
    "% A plan\r\n% Ama Osei\r\n  Li Wei\r\n": ("A plan", "Ama Osei|Li Wei", ""),
    "Title: A plan\nAuthor: Ama Osei\n  and Li Wei\nDate: 2020-01\n": ("A plan", "Ama Osei|Li Wei", "2020-01"),
    '{"title": "A plan", "author": ["Ama Osei", {"name": "Li Wei"}]}\n': ("A plan", "Ama Osei|Li Wei", ""),
    '+++\ntitle = "A plan"\n[[authors]]\nname = "Ama Osei"\nhouse = "X"\n[[authors]]\nname = "Li Wei"\n+++\n': (
        "A plan", "Ama Osei|Li Wei", "",
    ),
    '+++\ntitle = "A plan\nauthor = "Ama Osei"\n+++\n': ("A plan", "Ama Osei", ""),
    '---\ntitle: >\n  A\n  plan\nauthor: "[[people/a|Ama Osei]]"\n---\n': ("A plan", "Ama Osei", ""),
    "---\ntitle: 'L''eau' # x\nauthor: Ama Osei, Li Wei and Ana Paz\n---\n": ("L'eau", "Ama Osei|Li Wei|Ana Paz", ""),
    '---\ntitle: A plan\nauthor: "Osei, Ama; Mensah, Kofi"\n---\n': ("A plan", "Ama Osei|Kofi Mensah", ""),
    "---\ntitle: A plan\nauthor:\n  - name:\n      given: Ama\n      family: Osei\n    affiliations:\n"
    "      - name: Rural House\n  - {name: Li Wei, affiliation: [1, 2]}\n---\n": ("A plan", "Ama Osei|Li Wei", ""),
    "---\ntitle: A plan\nauthor:\n- Ama Osei:\n    institute: x\n- Li Wei (House of X)\n---\n": (
        "A plan", "Ama Osei|Li Wei", "",
    ),
    "---\ntitle: [Draft] A plan\n---\n": ("[Draft] A plan", "", ""),
}  # fmt: skip


@pytest.mark.parametrize("head", HEADS)
def test_heads_of_every_program(head: str) -> None:
    meta, end = front_matter(f"{head}\nThe text.")
    assert (meta.title, "|".join(meta.authors), meta.date) == HEADS[head]
    assert f"{head}\nThe text."[end:].strip() == "The text."


@pytest.mark.parametrize(
    "text",
    [
        "%% a comment\n\nText.", "% of GDP spent on training rose\n\nText.", "% A plan of it\ngoes on as text.\n",
        "Title: a\ntext that goes on.\n\nMore.", "Date: 12 May\nTo: all\n\nText.",
        '{"a": 1}\nText.', "{a} text", f'{{"title": {"[" * 100_000}',
    ],
)  # fmt: skip
def test_what_begins_like_a_head_and_is_none(text: str) -> None:
    assert front_matter(text) == (front_matter("")[0], 0)


def test_a_head_with_other_keys_is_text_too() -> None:
    r = read("Title: A plan for seeds\nParticipants: Ama Osei\n\nThe text of it goes here.\n", "x.md")
    assert r.document.record.title == "A plan for seeds"
    assert "Participants: Ama Osei" in r.paged.text


def _listed(text: str) -> list[tuple[str, str]]:
    r = read(f"# A title of words\n\n{text}\n", "x.md")
    return [(b.item if b.kind == "list" else b.kind, r.paged.text[b.start : b.end]) for b in r.paged.blocks][1:]


def test_items_with_marks_of_pandoc_and_items_of_several_paragraphs() -> None:
    steps = "1. First step\n   a. alpha\n   b. beta\n      - deeper\n2. Second step\n\n   More of the second."
    assert _listed(steps) == [
        ("1.", "First step"), ("a.", "alpha"), ("b.", "beta"), ("-", "deeper"), ("2.", "Second step"),
        ("", "More of the second."),
    ]  # fmt: skip
    assert _listed("- one\n    i) first\n    ii) second\n    iii) third") == [
        ("-", "one"), ("i)", "first"), ("ii)", "second"), ("iii)", "third"),
    ]  # fmt: skip
    assert _listed("(a) The first.\n(b) The second.") == [("(a)", "The first."), ("(b)", "The second.")]
    assert _listed("-\n  words below\n\n  and more") == [("-", "words below"), ("", "and more")]


@pytest.mark.parametrize(
    "text",
    [
        "- as it was said\n  a. small note of it", "- see the plan\n  b. of the\n  c. year",
        "- written by\n  A. Smith and\n  B. Jones",
        "- that is,\n  i. e. the rest", "- a list\n  a. one\n  b) two",
    ],
)  # fmt: skip
def test_letters_that_begin_no_items(text: str) -> None:
    assert _listed(text) == [("-", " ".join(text[2:].split()))]


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("See [[Zambia|the Zambian side]], [[Tanzania#History]], [[#Here]] and [[people/osei#^a1b2]].",
         "See the Zambian side, Tanzania > History, Here and people/osei."),
        ("The line is long. ^block1", "The line is long."),
        ("Raised to the power of ^two", "Raised to the power of ^two"),
        ("It stays as it is [[1]] and 100%% of 20%% here.", "It stays as it is [[1]] and 100%% of 20%% here."),
        ("Before %%a secret%% and after.", "Before and after."),
        ('{{< ref "x.md" >}} He said {{% x %}}so{{% /x %}} here.', "He said so here."),
        ("Costs {{ page.title }} and {a, b}.", "Costs {{ page.title }} and {a, b}."),
        ('A [link](http://x.y){.big target="_blank"} and [words]{.smallcaps} of [sic] {x}.',
         "A link and words of [sic] {x}."),
        ("The 12^th^ decile of H~2~O ~ and a^2 ^b.", "The 12th decile of H2O ~ and a^2 ^b."),
        ("All CO~2~, C~6~H~12~O~6~, NO~x~ and log~10~ of Ca(OH)~2~.", "All CO2, C6H12O6, NOx and log10 of Ca(OH)2."),
        *((kept, kept) for kept in (
            "From 5~10~15 units, 1990~95~2000, Lusaka~10~Harare, (1990)~95~ and cost~10~ of about~ten~men.",
            "Growth: %% change, 1990; %% change, 1991; and so on.",
            "100%% of the staff agreed that %% of the cost was theirs, while 20%% did not.",
            "The share %% of men and 5 %%x%% or 20%%y%% and %%z 20%% here.", "A share of 12 %% and 13 %%",
        )),
        ("First %%a secret, `b`%% and `c`.", "First and c."),
        ("Use `%%time` first. The share %% of staff fell while 20%% stayed.",
         "Use %%time first. The share %% of staff fell while 20%% stayed."),
        ("Use `%%time` and `%%bash` or %%a `%%b` here.", "Use %%time and %%bash or %%a %%b here."),
    ],
)  # fmt: skip
def test_marks_of_programs_go_and_words_stay(text: str, shown: str) -> None:
    r = read(f"# A title of words\n\n{text}\n", "x.md")
    assert blocks(r)[1:] == [shown]
    assert any("secret" in w for w in r.document.warnings) == ("secret" in text)


def test_code_keeps_its_signs_of_comments() -> None:
    text = "# A title of words\n\n```\n%%time\nx %%y%% z\n```\n\n%%secret\n\nmore%%\n\n~~~\n%%bash\n~~~\n\nThe end.\n"
    r = read(text, "x.md")
    assert blocks(r)[1:] == ["%%time x %%y%% z", "%%bash", "The end."]
    assert r.document.warnings == ("left out as comments: 1 (“secret more”)",)


def test_boxes_and_pictures() -> None:
    r = read(
        "# A title of words\n\n> [!info]- Key point\n> It was opened in 1975.\n\n> [!NOTE]\n> Another.\n\n"
        "> [sic] stays.\n\n![[map.png|300]]\n\n![[map.png|A map]]\n\n![A barn](a.png){width=50%}\n\n"
        '{{< figure src="x.jpg" caption="Delegates in 1955" >}}\n\n%%\nA long\n\ncomment\n%%\n\nThe end of it.\n',
        "x.md",
    )
    assert blocks(r, "quote") == ["Key point", "It was opened in 1975.", "Another.", "[sic] stays."]
    assert blocks(r, "caption") == ["A map", "A barn", "Delegates in 1955"]
    assert blocks(r)[-1] == "The end of it."
    assert r.document.warnings == ("left out as comments: 1 (“A long comment”)",)
