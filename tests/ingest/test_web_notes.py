"""The notes of web pages, as the commonest programs for blogs and wikis write them."""

from __future__ import annotations

import pytest

from store.documents import Reading
from tests.ingest.fakes import blocks, read
from tests.ingest.growth import growth
from tests.ingest.pages import say

ONE, TWO = "Archive of the bank, box 1.", "Minutes of May 2014, p. 3."
# How each writes the mark of the n-th note (with its words, where they stand there), the list, and an entry in it.
FORMS: dict[str, tuple[str, str, str]] = {
    "modern footnotes": (
        '<sup class="modern-footnotes-footnote" data-mfn="{n}"><a href="javascript:void(0)" role="button"'
        ' aria-describedby="mfn-content-{n}">{n}</a></sup><span id="mfn-content-{n}" role="tooltip"'
        ' class="modern-footnotes-footnote__note" data-mfn="{n}">{words}</span>', "", "",
    ),
    "hidden until touched": (
        '<sup class="modern-footnotes-footnote"><a href="javascript:void(0)">{n}</a></sup><span style="display: none"'
        ' class="modern-footnotes-footnote__note">{words}</span>', "", "",
    ),
    "footnotes": (
        '<span class="footnote_referrer"><a role="button" tabindex="0"><sup id="footnote_plugin_tooltip_7_1_{n}"'
        ' class="footnote_plugin_tooltip_text">[{n}]</sup></a><span id="footnote_plugin_tooltip_text_7_1_{n}"'
        ' class="footnote_tooltip">Archive … <span class="footnote_tooltip_continue">Continue reading</span></span>'
        "</span>",
        '<div class="speaker-mute footnotes_reference_container"><div class="footnote_container_prepare"><p><span'
        ' class="footnote_reference_container_label">References</span></p></div><div><table'
        ' class="footnotes_table footnote-reference-container"><tbody>{entries}</tbody></table></div></div>',
        '<tr class="footnotes_plugin_reference_row"><th scope="row" class="footnote_plugin_index"><a'
        ' id="footnote_plugin_reference_7_1_{n}" class="footnote_backlink"><span'
        ' class="footnote_index_arrow">&#8593;</span>{n}</a></th><td class="footnote_plugin_text">{words}</td></tr>',
    ),
    "footnotes without tooltips": (
        '<a href="#footnote_plugin_reference_7_1_{n}"><sup>[{n}]</sup></a>', "<table>{entries}</table>",
        '<tr><th id="footnote_plugin_reference_7_1_{n}">{n}</th><td>{words}</td></tr>',
    ),
    "easy footnotes": (
        '<span id="easy-footnote-{n}-9"></span><span class="easy-footnote"><a href="#easy-footnote-bottom-{n}-9"'
        ' title="{words}"><sup>{n}</sup></a></span>',
        '<div class="easy-footnote-title"><h4>Notes:</h4></div><ol class="easy-footnotes-wrapper">{entries}</ol>',
        '<li class="easy-footnote-single"><span id="easy-footnote-bottom-{n}-9"></span>{words}<a'
        ' class="easy-footnote-to-top" href="#easy-footnote-{n}-9"></a></li>',
    ),
    "substack": (
        '<a class="footnote-anchor" id="footnote-anchor-{n}" href="#footnote-{n}" target="_self">{n}</a>', "{entries}",
        '<div class="footnote"><a id="footnote-{n}" href="#footnote-anchor-{n}" class="footnote-number">{n}</a><div'
        ' class="footnote-content"><p>{words}</p></div></div>',
    ),
    "ghost": (
        '<sup class="footnote-ref"><a href="#fn{n}" id="fnref{n}">[{n}]</a></sup>',
        '<hr class="footnotes-sep"><section class="footnotes"><ol class="footnotes-list">{entries}</ol></section>',
        '<li id="fn{n}" class="footnote-item"><p>{words} <a href="#fnref{n}" class="footnote-backref">↩︎</a></p></li>',
    ),
    "bigfoot": (
        '<sup id="fnref:{n}"><a href="#fn:{n}" rel="footnote" class="footnote-print-only">{n}</a></sup><span'
        ' class="bigfoot-footnote__container"><button class="bigfoot-footnote__button">…</button></span>',
        '<div class="footnotes footnote-print-only"><ol>{entries}</ol></div>',
        '<li id="fn:{n}" class="footnote-processed"><p>{words} <a href="#fnref:{n}">&#8617;</a></p></li>',
    ),
    "littlefoot": (
        '<span class="littlefoot"><button class="littlefoot__button">…</button></span><sup id="fnref:{n}"'
        ' class="littlefoot--print"><a href="#fn:{n}">{n}</a></sup>', '<div class="footnotes"><ol>{entries}</ol></div>',
        '<li id="fn:{n}" class="littlefoot--print">{words} <a href="#fnref:{n}">↩</a></li>',
    ),
    "wordpress": (
        '<sup data-fn="u{n}" class="fn"><a id="u{n}-link" href="#u{n}">{n}</a></sup>',
        '<ol class="wp-block-footnotes">{entries}</ol>', '<li id="u{n}">{words} <a href="#u{n}-link">↩︎</a></li>',
    ),
    "wikipedia": (
        '<sup id="cite_ref-{n}" class="reference"><a href="#cite_note-{n}"><span class="cite-bracket">[</span>{n}<span'
        ' class="cite-bracket">]</span></a></sup>', "<h2>References</h2><ol class=references>{entries}</ol>",
        '<li id="cite_note-{n}"><span class="mw-cite-backlink"><b><a href="#cite_ref-{n}">^</a></b></span> <span'
        ' class="reference-text">{words}</span></li>',
    ),
    "a group of wikipedia's": (
        '<sup id="cite_ref-n{n}" class="reference"><a href="#cite_note-n{n}">[note&nbsp;{n}]</a></sup>',
        "<h2>Notes</h2><ol class=references>{entries}</ol>",
        '<li id="cite_note-n{n}"><b><a href="#cite_ref-n{n}">^</a></b> <span>{words}</span></li>',
    ),
    "tufte": (
        '<label for="sn-{n}" class="margin-toggle sidenote-number"></label><input type="checkbox" id="sn-{n}"'
        ' class="margin-toggle"/><span class="sidenote">{words}</span>', "", "",
    ),
    "words here and in a list": (
        '<sup><a href="#n{n}" aria-describedby="t{n}">{n}</a></sup><span role="tooltip" id="t{n}">{words}</span>',
        "<ol>{entries}</ol>", '<li id="n{n}">{words}</li>',
    ),
}  # fmt: skip


def page(body: str) -> Reading:
    return read(f"<html><body><article><h1>Of wells</h1>{body}</article></body></html>", "x.html")


@pytest.mark.parametrize("name", FORMS)
def test_the_notes_of_blogs_are_tied_to_their_marks(name: str) -> None:
    mark, held, entry = FORMS[name]
    marks = [mark.format(n=n, words=words) for n, words in enumerate((ONE, TWO), 1)]
    entries = "".join(entry.format(n=n, words=words) for n, words in enumerate((ONE, TWO), 1))
    r = page(
        f"<p>{say(1)} The wells were dug.{marks[0]} Niger paid.</p><p>{say(2)}</p>"
        f"<p>They were deep.{marks[1]} Mali paid.</p><p>{say(3)}</p>{held.format(entries=entries)}"
    )
    assert blocks(r, "footnote") == [ONE, TWO]
    assert [r.paged.text[: n.called_at or 0][-5:] for n in r.paged.notes] == [" dug.", "deep."]
    assert blocks(r)[1:5] == [f"{say(1)} The wells were dug. Niger paid.", say(2), "They were deep. Mali paid.", say(3)]
    assert len(blocks(r)) == 7
    assert r.document.warnings == ()


def test_a_star_calls_the_line_at_the_end() -> None:
    r = page(f"<p>{say(1)} The wells were dug.*</p><p>{say(2)}</p><p>{say(3)}</p><p>* {ONE}</p>")
    assert blocks(r, "footnote") == [ONE]


@pytest.mark.parametrize(
    "words",
    [
        'the <abbr>GDP</abbr><span role="tooltip">gross domestic product, of course</span> grew',
        'the total of 40 <span class="note">thousand and some hundreds</span> grew',
        'the <span class="footnote">words of the sentence themselves</span> grew',
        '<a href="#x">the bank</a> <span class="tooltip">of the three states</span> grew',
    ],
)
def test_words_behind_other_words_stay_in_the_text(words: str) -> None:
    r = page(f"<p>{say(1)}</p><p>In 2004 {words} and it was deep.</p><p>{say(2)}</p>")
    assert blocks(r, "footnote") == []
    assert r.paged.text.count("grew and it was deep.") == 1
    assert all(w in r.paged.text for w in ("grew", "of the three states" if "states" in words else "grew"))


def test_pages_of_nothing_but_notes_cost_as_much_as_they_are_long() -> None:
    mark = FORMS["modern footnotes"][0]
    notes = [mark.format(n=n, words=f"{ONE} {n}") for n in range(4000)]
    assert growth(lambda n: page(f"<p>{say(1)} {' words '.join(notes[:n])}</p>"), 100) < 3
