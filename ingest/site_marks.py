"""What programs that make sites and notes of Markdown files add to it: the shortcodes of Hugo and Jekyll; Obsidian's
comments, marks of blocks, links ("[[Zambia|the Zambian side]]") and boxes ("[!info]- Key point").
"""

from __future__ import annotations

import re

from ingest.strand import Strand

# Stands for what is blanked where more follows on its line, which must not seem to be indented.
BLANKED = "\u2060"
_SHORTCODE = re.compile(
    r"\{\{[<%](?:[^{}]|\{(?!\{)|\}(?!\})){0,1000}?[>%]\}\}|\{%-?[ \t]*[a-z]\w{1,30}[^{}%\n]{0,300}%\}"
)
# Of these a page shows the first.
_CAPTIONS = tuple(
    re.compile(rf"\b{name}[ \t]*=[ \t]*(?P<sign>[\"'])(?P<words>[^\"\n]{{1,600}}?)(?P=sign)")
    for name in ("caption", "title", "alt")
)
# A comment holds to its signs, or fills its lines; "%%" behind a figure, or with a space on its inner side, is the
# author's. What is code stays as it is.
_COMMENT = re.compile(
    r"(?ms)(?P<code>^[ \t>]*(?P<fence>`{3,}|~{3,}).*?(?:^[ \t>]*(?P=fence)|\Z)"
    r"|(?<!`)(?P<ticks>`{1,2})[^`\n]{1,300}(?P=ticks)(?!`))"
    r"|^[ \t]*%%(?!%)(?:(?!%%).){1,5000}(?<!\d)(?<!\d\s)%%(?=[ \t]*$)"
    r"|(?<![\w%])(?<!\d\s)%%(?=[^\s%])(?:(?!%%|\n[ \t]*\n).){1,5000}(?<=[^\s\d])%%(?![\w%])"
)
_BLOCK = re.compile(r"(?m)(?:^|(?<=[.!?:;)\]”\"|])[ \t]+)\^(?=[\d-]*[A-Za-z])[A-Za-z0-9-]{3,40}[ \t]*$")
_WIKI = re.compile(
    r"(?P<embedded>!?)\[\[(?P<target>(?!\d+\])[^\[\]|\n]{1,200})(?:\|(?P<words>[^\[\]\n]{0,300}))?\]\](?!\()"
)
_MEDIA = re.compile(r"\.(?:png|jpe?g|gif|svg|webp|bmp|avif|pdf|mp[34]|webm|wav|m4a|ogg|mov)(?:#.*)?$", re.IGNORECASE)
_SIZE = re.compile(r"[\d\s.,x×%]*|left|right|center")
_OF_BLOCK = re.compile(r"#\^.*$")
_BOX = re.compile(r"[ \t]*\[![A-Za-z][\w -]{1,30}(?:\|[^\]\n]{0,60})?\][+-]?[ \t]*")


def blanked(text: str) -> tuple[str, list[str]]:
    """The text, of the same length, with shortcodes but for their captions, comments and marks of blocks blanked; and
    the comments."""
    found = [m for m in _COMMENT.finditer(text) if _is_comment(m)] if "%%" in text else []
    comments = [" ".join(m[0].strip().strip("%").split()) for m in found]
    if "{{" in text or "{%" in text:
        text = _SHORTCODE.sub(_but_caption, text)
    if comments:
        text = _COMMENT.sub(lambda m: _blank(m[0], _more_follows(m)) if _is_comment(m) else m[0], text)
    return (_BLOCK.sub(lambda m: _blank(m[0], False), text) if "^" in text else text), comments


def _is_comment(m: re.Match[str]) -> bool:
    """Whether a match is a comment: no code, and no end that lies in code."""
    return m["code"] is None and m[0].count("`") % 2 == 0


def is_shortcode(text: str) -> bool:
    """Whether a text is one shortcode and no more: what is kept of it is a caption."""
    return _SHORTCODE.fullmatch(text) is not None


def _but_caption(m: re.Match[str]) -> str:
    found = next((c for pattern in _CAPTIONS if (c := pattern.search(m[0]))), None)
    if found is None:
        return _blank(m[0], _more_follows(m))
    start, end = found.span("words")
    return _blank(m[0][:start], True) + m[0][start:end] + _blank(m[0][end:], _more_follows(m))


def _more_follows(m: re.Match[str]) -> bool:
    """Whether a line has more text behind a match."""
    end = m.string.find("\n", m.end())
    return bool(m.string[m.end() : end if end >= 0 else len(m.string)].strip())


def _blank(text: str, more: bool) -> str:
    return re.sub(r"[^\n]", BLANKED if more else " ", text)


def without_links(strand: Strand) -> Strand:
    """Obsidian's links as the words that they show, its pictures as their captions."""
    edits: list[tuple[int, int, str]] = []
    for m in _WIKI.finditer(strand.text):
        group = "words" if m["words"] is not None else "target"
        shown, (start, end) = m[group], m.span(group)
        if m["embedded"] and (_MEDIA.search(m["target"]) if group == "target" else _SIZE.fullmatch(shown.strip())):
            edits.append((*m.span(), ""))
            continue
        if group == "target":
            end -= len(shown) - len(_OF_BLOCK.sub("", shown))
            start += shown.startswith("#")
        edits.append((m.start(), start, ""))
        # "[[Tanzania#History]]" is shown as a way to the part.
        edits += [(i, i + 1, " > ") for i in range(start, end) if group == "target" and strand.text[i] == "#"]
        edits.append((end, m.end(), ""))
    return strand.edited(edits)


def without_box(strand: Strand) -> list[Strand]:
    """A quotation that is a box ("[!info]- Key point"): its heading and its text, without the mark."""
    m = _BOX.match(strand.text)
    if m is None:
        return [strand]
    end = strand.text.find("\n")
    end = end if end >= 0 else len(strand)
    return [part for part in (strand.cut(m.end(), end), strand.cut(end)) if part.text.strip()]
