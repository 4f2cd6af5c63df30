"""Inline markup that extractors leave in text: emphasis, superscripts written as mathematics, tags.

Only what is surely markup goes. A link's brackets stay in plain text, where they may be the author's own;
in Markdown proper they go (`links=True`).
"""

from __future__ import annotations

import html
import re

from ingest import site_marks
from ingest.strand import Strand

# Runs are bounded, so that a storm of unbalanced marks costs no more than its length.
_STRONG = re.compile(r"(?<![\w*\\])\*\*(?=[^\s*])([^*]{1,2000}?)(?<=\S)\*\*(?![\w*])")
# In Markdown a word may be strong in part.
_STRONG_PART = re.compile(r"(?<![\w*\\])\*\*(?=[^\s*])([^*]{1,2000}?)(?<=\S)\*\*(?!\*)")
_EMPHASIS = re.compile(r"(?<![\w*\\])\*(?=[^\s*])([^*]{1,2000}?)(?<=\S)\*(?![\w*])")
_UNDERSCORED = re.compile(r"(?<![\w_\\])(?:__|_)(?=[^\s_])([^_\n]{1,500}?)(?<=[^\s_])(?:__|_)(?![\w_])")
_UNDERSCORED_LINE = re.compile(r"(?m)^_(?=[^\s_])([^_\n]{1,300})(?<=\S)_$")
_TARGET = (
    r"\([ \t]*(?:<[^<>\n]{0,1000}>|[^()\s]{0,1000}(?:\([^()\s]{0,200}\)[^()\s]{0,200})?)"
    r"(?:\s\"[^\"]{0,300}\"|\s'[^']{0,300}')?[ \t]*\)"
)
# "{width=50%}", "{.smallcaps}", "{#id key="value"}" behind a link, a picture or words in brackets.
_VALUE = r"(?:\"[^\"\n]{0,200}\"|'[^'\n]{0,200}'|[^\s{}\"'`]{1,100})"
_ATTRIBUTES = rf"\{{(?:[ \t]*+(?:[#.][\w:-]{{1,60}}|[\w:-]{{1,40}}={_VALUE})){{1,12}}+[ \t]*\}}"
_IMAGE = re.compile(rf"!\[([^\[\]]{{0,300}})\]{_TARGET}(?:{_ATTRIBUTES})?")
_SPAN = re.compile(rf"(?<!!)\[([^\[\]]{{1,500}})\]{_ATTRIBUTES}")
# A link's words may hold a pair of brackets: "[[3]](#note)".
_LINK = re.compile(rf"(?<!!)\[((?:[^\[\]]|\[[^\[\]]{{0,100}}\]){{1,500}})\]{_TARGET}(?:{_ATTRIBUTES})?")
_CODE = re.compile(rf"`{{1,2}}([^`\n]{{1,300}})`{{1,2}}(?:{_ATTRIBUTES})?")
# Pandoc's "12^th^" and "H~2~O"; a number between carets may be a note's mark, and what stands between tildes and two
# figures or two words ("5~10~15", "Lusaka~10~Harare") is a range.
_SCRIPT = re.compile(
    r"(?<=\w)\^([A-Za-z]{1,10})\^"
    r"|(?:(?<=[^\W\d_])|(?<=[A-Za-z]\)))~(?:(?<![^\W\d_]{4}~)[\w+-]{1,10}~(?![\w~])|(?<![^\W\d_]{3}~)\d{1,3}[+-]?~(?![\d_~]))"
)
_LABELLED = re.compile(r"!?\[(?P<words>[^\[\]]{1,300})\](?:[ ]?\[(?P<label>[^\[\]]{0,200})\])?(?![(\[:])")
_AUTOLINK = re.compile(r"<((?:https?://|mailto:)[^<>\s]{1,500})>")
# A raised number may be a note's mark: `notes.py` takes it out.
_TAG = re.compile(
    r"<sup[^<>\n]{0,200}>(?!\s*[\d*†‡]{1,3}\s*</sup>)|(?<![\d*†‡])</sup>"
    r"|</?(?:b|i|em|strong|u|s|del|ins|mark|kbd|cite|q|span|sub|br|p|div|a|small|font|center)(?:\s[^<>\n]{0,500})?/?>",
    re.IGNORECASE,
)
_STRUCK = re.compile(r"(?<![~=\w])(?:~~(?=\S)([^~\n]{1,500})~~|==(?=\S)([^=\n]{1,500})==)(?![~=])")
_ENTITY = re.compile(r"&(?:#\d{1,7}|#[xX][0-9a-fA-F]{1,6}|[A-Za-z][A-Za-z0-9]{1,31});")
# Also the backslash that breaks a line.
_ESCAPE = re.compile(r"\\(?=[\\`*_{}\[\]()#+\-.!~|>$&^<\"'\n])")


def plain(strand: Strand) -> Strand:
    """Emphasis marks dropped from text that is not Markdown by name."""
    if "*" in strand.text:
        strand = strand.keep_group(_STRONG).keep_group(_EMPHASIS)
    return strand.keep_group(_UNDERSCORED_LINE) if "_" in strand.text else strand


def markdown(strand: Strand, labels: frozenset[str] = frozenset()) -> Strand:
    """Every inline mark of Markdown dropped: emphasis, code, links and images (their words stay), tags, escapes.

    labels  of the links that the file defines elsewhere, as `markdown_notes.label_of` gives them
    """
    if "[[" in strand.text:
        strand = site_marks.without_links(strand)
    strand = strand.keep_group(_IMAGE).keep_group(_LINK).keep_group(_AUTOLINK)
    if "]{" in strand.text:
        strand = strand.keep_group(_SPAN)
    if labels and "[" in strand.text:
        strand = _unlinked(strand, labels)
    strand = strand.sub(_TAG)
    strand = strand.keep_group(_STRONG_PART).keep_group(_EMPHASIS).keep_group(_UNDERSCORED)
    if "~~" in strand.text or "==" in strand.text:
        strand = strand.without(_struck(strand.text))
    if "^" in strand.text or "~" in strand.text:
        strand = strand.without(
            s for m in _SCRIPT.finditer(strand.text) for s in ((m.start(), m.start() + 1), (m.end() - 1, m.end()))
        )
    strand = strand.keep_group(_CODE).sub(_ESCAPE)
    if "&" in strand.text:
        strand = strand.edited((m.start(), m.end(), html.unescape(m[0])) for m in _ENTITY.finditer(strand.text))
    return strand


def _unlinked(strand: Strand, labels: frozenset[str]) -> Strand:
    """Links by a label reduced to their words."""
    spans: list[tuple[int, int]] = []
    for m in _LABELLED.finditer(strand.text):
        if " ".join((m["label"] or m["words"]).split()).casefold() in labels:
            spans += [(m.start(), m.start("words")), (m.end("words"), m.end())]
    return strand.without(spans)


def _struck(text: str) -> list[tuple[int, int]]:
    """The marks around words that are struck out or marked."""
    return [span for m in _STRUCK.finditer(text) for span in ((m.start(), m.start() + 2), (m.end() - 2, m.end()))]
