"""A sheet as a Word file: each citation a real footnote in the style wished for, the list of works at the end.

Pandoc writes it from plain strings, none of which is read as markup. No address in it is made a link: what a citation
style makes one is put back to its letters.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from typing import Any

from assistant.references import pandoc
from assistant.references.cite import API_VERSION, Cited, as_works, citation_of, identity, item_of, processed
from assistant.references.exporting import Wishes
from assistant.references.styles import LANGUAGES
from assistant.references.word import of_template, to_file
from assistant.takeaway import words
from assistant.takeaway.cited import citations_of, cited_in, kept, of_record, references
from assistant.takeaway.direction import without_isolates
from assistant.takeaway.dressing import SOFT_HYPHEN, dressed
from assistant.takeaway.markdown import footnote
from assistant.takeaway.sheet import Block, Cite, Heading, Piece, Role, Sheet

Node = dict[str, Any]
# Styles of the file, which a template may define; what it does not define gets a look of ours (`dressing`).
_STYLES: dict[Role, str] = {
    "statement": "Statement", "about": "About Statement", "own": "Own Words", "gap": "Not in Library",
    "passage": "Cited Passage", "beside": "Beside Passage",
}  # fmt: skip
QUOTED = "Quoted Words"
# What XML cannot hold.
_UNBEARABLE = re.compile(f"[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]|{SOFT_HYPHEN}")
_SOFT_AT_END = re.compile("\u00ad+(?= |$)")
_CODE = re.compile(r"[A-Za-z]{2,3}(?:-[A-Za-z0-9]{1,8})*")


def word_file(sheet: Sheet, wishes: Wishes) -> bytes:
    """The sheet as .docx. Raises ReferencesMissing, ReferencesFailed (also where the template is no Word file)."""
    arguments = of_template(wishes.template)
    evidence = [c.evidence for c in cited_in(sheet).values()]
    style = wishes.style
    if style is None:
        said = citations_of(evidence, wishes)
        blocks = [_block(block, _Plain(said)) for block in sheet.blocks]
        if listed := references(said.values()):
            blocks += [_heading(words.REFERENCES, 1)]
            blocks += [_div("Bibliography", [{"t": "Para", "c": _text(reference)}]) for reference in listed]
        document: Node = {"pandoc-api-version": API_VERSION, "meta": {}, "blocks": blocks}
    else:
        quotes = [k.quote for k in kept(evidence)]
        works = as_works([q.document for q in quotes])
        items = {identity(work): item_of(work, identity(work), style) for work in works}
        cited = {q.key: citation_of(q, style, identity(work)) for q, work in zip(quotes, works, strict=True)}
        blocks = [_block(block, _Styled(cited, in_notes=style.in_notes)) for block in sheet.blocks]
        blocks += [_heading(words.REFERENCES, 1)] if items else []
        document = processed(blocks, list(items.values()), style)
    document = document | {"blocks": _harmless(document["blocks"])}
    document["meta"] = {
        "title": {"t": "MetaInlines", "c": _text(" ".join(sheet.title.split()))},
        "lang": {"t": "MetaString", "c": LANGUAGES[wishes.language]},
    }
    return dressed(to_file(document, arguments))


class _Plain:
    """Footnotes whose citations are plain lines."""

    def __init__(self, said: Mapping[str, Cited]) -> None:
        self._said = said

    def note(self, cite: Cite) -> list[Node]:
        return _text(footnote(self._said[cite.evidence["key"]], cite))


class _Styled:
    """Footnotes whose citations the citation processor writes."""

    def __init__(self, cited: Mapping[str, Node], *, in_notes: bool) -> None:
        self._cited = cited
        self._end = "" if in_notes else "."  # a style of notes ends them itself

    def note(self, cite: Cite) -> list[Node]:
        citation = self._cited.get(cite.evidence["key"])
        if citation is None:
            return _text(footnote(Cited(of_record(cite.evidence), ""), cite))
        return [citation, *_text(f"{self._end} {cite.beside}".rstrip())]


def _block(block: Block, notes: _Plain | _Styled) -> Node:
    if isinstance(block, Heading):
        return _heading(block.text, block.level)
    paragraph = {"t": "Para", "c": [node for piece in block.pieces for node in _piece(piece, notes)]}
    name = _STYLES.get(block.role)
    return _div(name, [paragraph]) if name else paragraph


def _heading(text: str, level: int) -> Node:
    return {"t": "Header", "c": [level, ["", [], []], _text(" ".join(text.split()))]}


def _div(style: str, blocks: list[Node]) -> Node:
    return {"t": "Div", "c": [["", [], [["custom-style", style]]], blocks]}


def _piece(piece: Piece, notes: _Plain | _Styled) -> list[Node]:
    if isinstance(piece, Cite):
        return [{"t": "Note", "c": [{"t": "Para", "c": notes.note(piece)}]}]
    inlines = _text(piece.text if piece.verbatim else without_isolates(piece.text))
    if not inlines:
        return []
    if piece.look in ("strong", "cited"):
        inlines = [{"t": "Strong", "c": inlines}]
    elif piece.look == "emphasis":
        inlines = [{"t": "Emph", "c": inlines}]
    if piece.look == "cited":
        inlines = [{"t": "Span", "c": [["", ["mark"], []], inlines]}]
    if piece.verbatim:
        attributes = [["custom-style", QUOTED]]
        attributes += [["lang", piece.language]] if _CODE.fullmatch(piece.language) else []
        inlines = [{"t": "Span", "c": [["", [], attributes], inlines]}]
    return inlines


def _text(text: str) -> list[Node]:
    """A text as inlines, its lines parted by line breaks."""
    found: list[Node] = []
    for i, one in enumerate(re.split("\r\n|\r|\n", text)):
        found += [{"t": "LineBreak"}] if i else []
        bearable = _UNBEARABLE.sub("\ufffd", one)
        found += pandoc.words(_SOFT_AT_END.sub(lambda m: SOFT_HYPHEN * len(m[0]), bearable))
    return found


def _harmless(nodes: Sequence[Any]) -> list[Any]:
    """The nodes without links, pictures and raw markup, in the place of which their letters stand."""
    made: list[Any] = []
    for node in nodes:
        if isinstance(node, list):
            made.append(_harmless(node))
        elif not isinstance(node, dict):
            made.append(node)
        elif node.get("t") in ("Link", "Image"):
            made += _harmless(node["c"][1])
        elif node.get("t") in ("RawInline", "Code", "Math"):
            made += _text(str(node["c"][1]))
        elif node.get("t") == "Str":
            # A placeholder of ours stays; of what the processor took from a record nothing unbearable does.
            made.append(
                {"t": "Str", "c": _UNBEARABLE.sub(lambda m: m[0] if m[0] == SOFT_HYPHEN else "\ufffd", node["c"])}
            )
        elif isinstance(node.get("c"), list):
            made.append(node | {"c": _harmless(node["c"])})
        else:
            made.append(node)
    return made
