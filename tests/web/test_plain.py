"""Text made safe for a label: Markdown must show the characters and do nothing."""

from __future__ import annotations

import html

import pytest
from markdown_it import MarkdownIt

from web import plain

HOSTILE = [
    "![x](http://evil.invalid/x.png)",
    "[click](http://evil.invalid/)",
    "<script>alert(1)</script>",
    "<img src=http://evil.invalid/i.png onerror=alert(1)>",
    "http://evil.invalid and www.evil.invalid and a@evil.invalid",
    "**bold** _it_ `code` ~~gone~~ $x^2$ :material/home: :red[text] :smile:",
    "# heading\n- list\n1. list\n> quote\n| a | b |\n|---|---|",
    "\\[escaped\\] &lt;b&gt; &#91;x&#93;(http://evil.invalid/)",
    "a\u202eb\u0000c\u200b",
]


@pytest.mark.parametrize("text", HOSTILE)
def test_markdown_shows_the_characters_and_nothing_else(text: str) -> None:
    made = MarkdownIt("gfm-like", {"linkify": False}).render(plain.markdown(text))
    inner = made.removeprefix("<p>").removesuffix("</p>\n")
    assert "<" not in inner
    assert html.unescape(inner).replace("\u2060", "") == plain.line(text, 400)


@pytest.mark.parametrize("text", ["http://evil.invalid", "WWW.evil.invalid", "a@evil.invalid", ":material/home:"])
def test_what_a_renderer_finds_in_finished_text_is_parted(text: str) -> None:
    shown = html.unescape(plain.markdown(text))
    assert text not in shown
    assert shown.replace("\u2060", "") == text


def test_a_line_is_one_line_without_control_characters_and_not_long() -> None:
    assert plain.line(" a\n\tb\u2028c \x07d ") == "a b c d"
    assert plain.line("x" * 200, 10) == "x" * 9 + "…"
    assert plain.line("كتاب") == "كتاب"
