"""A sheet as Markdown with footnotes: what programs that know footnotes draw, and what can be read as it is.

Every text is escaped, so that nothing in it is markup, a link or HTML. A source's words keep their white space: a new
line is a hard break. Markdown has no sign for the direction of text: a paragraph from right to left stands in a <div>.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Mapping, Sequence

from assistant.references.cite import Cited
from assistant.references.exporting import Wishes
from assistant.references.markdown import escaped, literal
from assistant.takeaway import words
from assistant.takeaway.cited import citations_of, cited_in, references
from assistant.takeaway.direction import is_right_to_left
from assistant.takeaway.sheet import Cite, Heading, Paragraph, Sheet, Words

_LOOKS = {"": "", "strong": "**", "emphasis": "*", "cited": "**"}
# At the head of a further line they would make a heading of the line above, a list of definitions, or its title.
_AT_HEAD = re.compile(r"^(?=[=:%])")
# A line that is one word, or a word and a title, is the address of a link where footnotes are not known.
_ADDRESS = re.compile(r"""\s*\S+(?:\s+["'(].*["')])?\s*""", re.DOTALL)


def markdown(sheet: Sheet, wishes: Wishes) -> bytes:
    """The sheet as UTF-8. Raises ReferencesMissing, ReferencesFailed where a style is wished for."""
    cites = cited_in(sheet)
    said = citations_of((c.evidence for c in cites.values()), wishes)
    numbers = {key: n for n, key in enumerate(cites, start=1)}
    parts = [f"# {escaped(sheet.title)}"]
    for block in sheet.blocks:
        if isinstance(block, Heading):
            parts.append(f"{'#' * (block.level + 1)} {escaped(block.text)}")
        else:
            parts.append(_paragraph(block, numbers))
    if listed := references(said.values()):
        parts.append(f"## {words.REFERENCES}")
        parts += [_directed(escaped(reference), reference) for reference in listed]
    parts += [f"[^{numbers[key]}]: {_note(said[key], cite)}" for key, cite in cites.items()]
    return ("\n\n".join(parts) + "\n").encode()


def _note(said: Cited, cite: Cite) -> str:
    text = footnote(said, cite)
    return escaped(f"See {text}" if _ADDRESS.fullmatch(text) else text)


def footnote(said: Cited, cite: Cite) -> str:
    """What a note says of a citation: how it is cited, then its place and what is known of it."""
    cited = said.citation if said.citation.endswith(".") else f"{said.citation}."
    return f"{cited} {cite.beside}".strip()


def _paragraph(block: Paragraph, numbers: Mapping[str, int]) -> str:
    text = _pieces(block, numbers)
    if block.role == "beside":
        text = "\n".join(f"> {part}" for part in text.split("\n"))
    return _directed(text, "".join(p.text for p in block.pieces if isinstance(p, Words)))


def _directed(written: str, text: str) -> str:
    return f'<div dir="rtl">\n\n{written}\n\n</div>' if is_right_to_left(text) else written


def _pieces(block: Paragraph, numbers: Mapping[str, int]) -> str:
    runs: list[tuple[str, str]] = []
    for piece in block.pieces:
        if isinstance(piece, Cite):
            runs.append(("", f"[^{numbers[piece.evidence['key']]}]"))
        else:
            runs += _runs(piece)
    return _joined(runs)


def _runs(piece: Words) -> list[tuple[str, str]]:
    """A piece as its marks and what they enclose; white space at its ends stands outside of them."""
    mark = _LOOKS[piece.look]
    text = piece.text if piece.verbatim else " ".join(re.split(r"[\r\n]+", piece.text))
    inner = text.strip()
    if not mark or not inner:
        return [("", _lines(text))]
    at = text.index(inner)
    return [
        run for run in (("", _lines(text[:at])), (mark, _lines(inner)), ("", _lines(text[at + len(inner) :]))) if run[1]
    ]


def _lines(text: str) -> str:
    """A text of several lines with hard breaks between, in which every character stands for itself."""
    return "\\\n".join(_line(part, first=i == 0) for i, part in enumerate(re.split(r"\r\n|\r|\n", text)))


def _line(text: str, *, first: bool) -> str:
    if first:
        return literal(text)
    blank = len(text) - len(text.lstrip(" \t"))
    return "".join(f"&#{ord(c)};" for c in text[:blank]) + _AT_HEAD.sub(r"\\", literal(text[blank:]))


def _joined(runs: Sequence[tuple[str, str]]) -> str:
    """The runs in a row. Marks beside a sign are none where a letter stands on their other side: it is written as a
    number there, which is a sign too."""
    texts = [text for _, text in runs]
    for i, (mark, _) in enumerate(runs):
        if not mark:
            continue
        if i and _is_sign(texts[i][:1]) and _is_letter(texts[i - 1][-1:]):
            texts[i - 1] = f"{texts[i - 1][:-1]}&#{ord(texts[i - 1][-1])};"
        if i + 1 < len(runs) and _is_sign(texts[i][-1:]) and _is_letter(texts[i + 1][:1]):
            texts[i + 1] = f"&#{ord(texts[i + 1][0])};{texts[i + 1][1:]}"
    return "".join(f"{mark}{text}{mark}" for (mark, _), text in zip(runs, texts, strict=True))


def _is_sign(character: str) -> bool:
    return bool(character) and unicodedata.category(character)[0] in "PS"


def _is_letter(character: str) -> bool:
    return bool(character) and not character.isspace() and not _is_sign(character)
