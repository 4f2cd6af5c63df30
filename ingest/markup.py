"""Inline markup that extractors leave in text: emphasis, superscripts written as mathematics, tags.

Only what is surely markup goes. A link's brackets stay in plain text, where they may be the author's own;
in Markdown proper they go (`links=True`).
"""

from __future__ import annotations

import re

from ingest.strand import Strand

# Runs are bounded, so that a storm of unbalanced marks costs no more than its length.
_STRONG = re.compile(r"(?<![\w*\\])\*\*(?=[^\s*])([^*]{1,2000}?)(?<=\S)\*\*(?![\w*])")
_EMPHASIS = re.compile(r"(?<![\w*\\])\*(?=[^\s*])([^*]{1,2000}?)(?<=\S)\*(?![\w*])")
_UNDERSCORED = re.compile(r"(?<![\w_\\])(?:__|_)(?=[^\s_])([^_\n]{1,500}?)(?<=[^\s_])(?:__|_)(?![\w_])")
_UNDERSCORED_LINE = re.compile(r"(?m)^_(?=[^\s_])([^_\n]{1,300})(?<=\S)_$")
_CODE = re.compile(r"`{1,2}([^`\n]{1,300})`{1,2}")
_IMAGE = re.compile(r"!\[([^\[\]\n]{0,300})\]\([^()\s]{0,500}(?: \"[^\"\n]{0,200}\")?\)")
_LINK = re.compile(r"(?<!!)\[([^\[\]\n]{1,500})\]\([^()\s]{0,1000}(?:\([^()\s]{0,200}\))?(?: \"[^\"\n]{0,200}\")?\)")
_AUTOLINK = re.compile(r"<((?:https?://|mailto:)[^<>\s]{1,500})>")
_TAG = re.compile(
    r"</?(?:b|i|em|strong|u|span|sub|sup|br|p|div|a|small|font|center)(?:\s[^<>\n]{0,500})?/?>", re.IGNORECASE
)
_ESCAPE = re.compile(r"\\(?=[\\`*_{}\[\]()#+\-.!~|>$&])")


def plain(strand: Strand) -> Strand:
    """Emphasis marks dropped from text that is not Markdown by name."""
    if "*" in strand.text:
        strand = strand.keep_group(_STRONG).keep_group(_EMPHASIS)
    return strand.keep_group(_UNDERSCORED_LINE) if "_" in strand.text else strand


def markdown(strand: Strand) -> Strand:
    """Every inline mark of Markdown dropped: emphasis, code, links and images (their words stay), tags, escapes."""
    strand = strand.keep_group(_IMAGE).keep_group(_LINK).keep_group(_AUTOLINK).sub(_TAG)
    strand = strand.keep_group(_STRONG).keep_group(_EMPHASIS).keep_group(_UNDERSCORED)
    return strand.keep_group(_CODE).sub(_ESCAPE)
