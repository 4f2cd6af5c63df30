"""What poppler's pdftotext says of a page: a second opinion that shares no code with ours."""

from __future__ import annotations

import shutil
import statistics
import subprocess
import unicodedata
import xml.etree.ElementTree as ET
from collections import Counter
from dataclasses import dataclass
from functools import cache
from pathlib import Path

import pytest

_SPACE = "{http://www.w3.org/1999/xhtml}"


def program() -> str:
    """The path of pdftotext; the test is skipped where it is not installed."""
    found = shutil.which("pdftotext")
    if found is None:
        pytest.skip("pdftotext is not installed (Debian: apt-get install poppler-utils)")
    return found


@cache
def pages(path: Path, *options: str) -> tuple[str, ...]:
    """The text of each page, as `pdftotext OPTIONS` writes it."""
    out = subprocess.run([program(), "-enc", "UTF-8", *options, str(path), "-"], capture_output=True, check=True)
    return tuple(out.stdout.decode("utf-8").removesuffix("\f").split("\f"))


def fold(text: str) -> str:
    """Letters and digits alone, in lower case: hyphens and spaces at the ends of lines make no difference."""
    return "".join(c for c in unicodedata.normalize("NFKC", text).lower() if c.isalnum())


@cache
def folded(path: Path, *options: str) -> tuple[str, ...]:
    """The pages of `pages`, folded."""
    return tuple(fold(text) for text in pages(path, *options))


@dataclass(frozen=True)
class Block:
    """A block of lines as poppler finds them: its place (left and top in points) and the height of its words."""

    text: str
    x: float
    y: float
    size: float


@cache
def blocks(path: Path) -> tuple[tuple[Block, ...], ...]:
    """The blocks of each page; small words behind others (marks of notes) are left out."""
    out = subprocess.run([program(), "-bbox-layout", str(path), "-"], capture_output=True, check=True).stdout
    clean = "".join(c for c in out.decode("utf-8") if c in "\t\n\r" or ord(c) >= 32)
    return tuple(
        tuple(_block(block) for block in page.iter(f"{_SPACE}block"))
        for page in ET.fromstring(clean).iter(f"{_SPACE}page")
    )


def _block(block: ET.Element) -> Block:
    words = [(w, float(w.attrib["yMax"]) - float(w.attrib["yMin"])) for w in block.iter(f"{_SPACE}word")]
    size = statistics.median(height for _, height in words)
    text = " ".join(w.text or "" for w, height in words if height > 0.8 * size or not (w.text or "").isdigit())
    return Block(text, float(block.attrib["xMin"]), float(block.attrib["yMin"]), size)


@cache
def body(path: Path) -> tuple[str, ...]:
    """The letters of each page's blocks without its `furniture`."""
    return tuple(
        fold(" ".join(b.text for b in page if b.text not in strange))
        for page, strange in zip(blocks(path), furniture(path), strict=True)
    )


@cache
def furniture(path: Path) -> tuple[tuple[str, ...], ...]:
    """The texts of each page's running heads and notes: what stands at the same place of three pages (of two, where
    there are no more) with other numbers at most, and small blocks in the lower half that begin with a number."""
    counts: Counter[tuple[str, int, int]] = Counter(_where(b) for page in blocks(path) for b in page)
    least = 3 if len(blocks(path)) > 2 else 2
    sizes = Counter(round(b.size) for page in blocks(path) for b in page for _ in b.text.split())
    body = sizes.most_common(1)[0][0]
    out = []
    for page in blocks(path):
        low = max((b.y for b in page), default=0.0) / 2
        out.append(
            tuple(
                b.text
                for b in page
                if counts[_where(b)] >= least or (b.size < 0.9 * body and b.y > low and b.text[:1].isdigit())
            )
        )
    return tuple(out)


def _where(block: Block) -> tuple[str, int, int]:
    return "".join(c for c in fold(block.text) if not c.isdigit()), round(block.x / 4), round(block.y / 4)
