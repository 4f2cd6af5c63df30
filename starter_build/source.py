"""The briefs' source text: a few fields, then paragraphs, headings, lists, tables and notes in a small Markdown.

Knows nothing about pages, fonts or formats; `make.py` sets what is parsed here. The `text` of a brief is its true
text, the yardstick for anything that reads the built file back.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from pathlib import Path

MARK = re.compile(r"\[\^(\d+)\]")


@dataclass(frozen=True)
class Block:
    """One block: kind is heading, para, item or table; a table has rows of cells, all others have text."""

    kind: str
    text: str = ""
    rows: tuple[tuple[str, ...], ...] = ()


@dataclass(frozen=True)
class Brief:
    name: str
    fields: dict[str, str]
    blocks: tuple[Block, ...]
    notes: dict[str, str] = field(default_factory=dict)

    @property
    def byline(self) -> str:
        return " | ".join(self.fields[k] for k in ("authors", "type", "date"))

    @property
    def licence(self) -> str:
        word = {"es": "Licencia", "pt": "Licença"}.get(self.fields["language"], "Licence")
        return f"{word}: CC BY 4.0 (Creative Commons Attribution 4.0 International)."

    @property
    def text(self) -> str:
        """Every word of the brief in reading order, without marks and emphasis, notes after the body."""
        parts = [self.fields["title"], self.fields.get("subtitle", ""), self.byline]
        for block in self.blocks:
            parts += [" ".join(row) for row in block.rows] if block.kind == "table" else [block.text]
        parts += [*self.notes.values(), self.licence]
        return "\n\n".join(plain(part) for part in parts if part)


def plain(text: str) -> str:
    return MARK.sub("", text).replace("*", "")


def read(path: Path) -> Brief:
    _, head, body = path.read_text(encoding="utf-8").split("---\n", 2)
    fields = dict(line.split(": ", 1) for line in head.strip().splitlines())
    blocks: list[Block] = []
    notes: dict[str, str] = {}
    for chunk in re.split(r"\n\s*\n", body.strip()):
        for kind, lines in _runs(chunk.splitlines()):
            if kind == "table":
                rows = [tuple(c.strip() for c in line.strip("|").split("|")) for line in lines]
                blocks.append(Block("table", rows=tuple(r for r in rows if not set("".join(r)) <= {"-"})))
            elif kind == "note":
                mark, text = lines[0][2:].split("]: ", 1)
                notes[mark] = text
            elif kind == "item":
                blocks.append(Block("item", lines[0][2:]))
            elif kind == "heading":
                blocks.append(Block("heading", lines[0].lstrip("# ")))
            else:
                blocks.append(Block("para", " ".join(lines)))
    return Brief(path.stem, fields, tuple(blocks), notes)


def _runs(lines: list[str]) -> list[tuple[str, list[str]]]:
    """Lines grouped into blocks: a list item, a note and a heading stand alone, the others join their like."""
    groups: list[tuple[str, list[str]]] = []
    for line in lines:
        starts = (("|", "table"), ("- ", "item"), ("[^", "note"), ("#", "heading"))
        kind = next((k for s, k in starts if line.startswith(s)), "para")
        if groups and groups[-1][0] == kind and kind in ("table", "para"):
            groups[-1][1].append(line)
        else:
            groups.append((kind, [line]))
    return groups
