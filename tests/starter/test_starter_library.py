"""The starter library is what it says: a dozen short briefs in five formats, rebuilt from their sources, and questions
whose evidence stands in them."""

from __future__ import annotations

import html
import json
import re
import runpy
import sys
from collections import Counter
from pathlib import Path
from typing import Any

import pytest

ROOT = Path(__file__).resolve().parents[2]
LIBRARY = ROOT / "starter_library"
QUESTIONS = ROOT / "evals" / "sets" / "starter.jsonl"
SUFFIXES = {".pdf", ".html", ".docx", ".md", ".txt"}
LICENCE = re.compile(r"(?:licen[cçs]\w+|الترخيص)[^\n]{0,80}CC BY 4\.0", re.IGNORECASE)
DATE = re.compile(r"22 (?:November|de noviembre de|de novembro de|novembre|نوفمبر) 2026|November 2026|2026-11-22")


def briefs() -> list[Path]:
    return sorted(path for path in LIBRARY.iterdir() if path.suffix in SUFFIXES)


def pdf_pages(path: Path) -> list[str]:
    pypdf = pytest.importorskip("pypdf", reason="pypdf is not installed")
    return [page.extract_text() for page in pypdf.PdfReader(path).pages]


def read(path: Path) -> str:
    """The brief's text, read as simply as the format allows; tables' cells are joined by blanks."""
    if path.suffix == ".pdf":
        return "\n".join(pdf_pages(path))
    if path.suffix == ".docx":
        docx = pytest.importorskip("docx", reason="python-docx is not installed")
        document = docx.Document(str(path))
        rows = [" ".join(cell.text for cell in row.cells) for table in document.tables for row in table.rows]
        return "\n\n".join([*(paragraph.text for paragraph in document.paragraphs), *rows])
    text = path.read_text(encoding="utf-8")
    if path.suffix == ".html":
        article = text[text.index("<article") : text.index("</article>")]
        text = html.unescape(re.sub(r"<sup>.*?</sup>|<[^>]+>", " ", article, flags=re.DOTALL))
    return text


def fold(text: str) -> str:
    """Lower case, straight quotation marks, no emphasis, marks or bars, single blanks."""
    text = re.sub(r"\[\^\d+\]:?", " ", text).translate(str.maketrans("“”‘’", "\"\"''")).replace("|", " ")
    return re.sub(r"\s+", " ", text.replace("*", "")).strip().lower()


def tight(text: str) -> str:
    """Letters and digits only, so that a hyphen at a line's end does not matter."""
    return re.sub(r"[\W_]", "", text).lower()


@pytest.fixture(scope="session")
def maker() -> dict[str, Any]:
    pytest.importorskip("reportlab", reason="reportlab is not installed (it comes with the dev extra)")
    pytest.importorskip("docx", reason="python-docx is not installed (it comes with the dev extra)")
    folder = ROOT / "starter_build"
    before = list(sys.path)
    try:
        return runpy.run_path(str(folder / "make.py"))
    finally:
        sys.path[:] = before
        for name in ("source", "typeset"):
            sys.modules.pop(name, None)


def test_there_are_a_dozen_briefs_in_five_formats() -> None:
    counts = Counter(path.suffix for path in briefs())
    assert sum(counts.values()) >= 12
    assert set(counts) == SUFFIXES
    assert counts[".pdf"] >= 4
    assert {path.name for path in LIBRARY.iterdir()} - {path.name for path in briefs()} == set()


@pytest.mark.parametrize("path", briefs(), ids=lambda path: path.name)
def test_each_brief_is_short_and_says_what_it_is(path: Path) -> None:
    text = read(path)
    assert 300 <= len(text.split()) <= 1050
    assert DATE.search(text)
    assert "SSC Assistant project" in text
    assert LICENCE.search(text)
    first = text.lstrip("-# \n").splitlines()[0].strip() or text.strip()
    assert len(first) > 20, "a title comes first"


@pytest.mark.parametrize("path", [p for p in briefs() if p.suffix == ".pdf"], ids=lambda path: path.name)
def test_pdf_records_name_title_and_author(path: Path) -> None:
    pypdf = pytest.importorskip("pypdf", reason="pypdf is not installed")
    record = pypdf.PdfReader(path).metadata
    assert tight(record.title) in tight(pdf_pages(path)[0])
    assert record.author == "SSC Assistant project"


def test_pdfs_hold_the_difficulties_they_were_made_for() -> None:
    pypdf = pytest.importorskip("pypdf", reason="pypdf is not installed")
    (labelled,) = LIBRARY.glob("09-*.pdf")
    assert pypdf.PdfReader(labelled).page_labels == ["i", "ii", "1", "2"]
    (hyphenated,) = LIBRARY.glob("06-*.pdf")
    pages = pdf_pages(hyphenated)
    assert len(re.findall(r"[a-z]-\n[a-z]", "\n".join(pages))) >= 5
    assert all("Tazara, 1967 to 2024" in page for page in pages[1:])
    (columns,) = LIBRARY.glob("03-*.pdf")
    text = "\n".join(pdf_pages(columns))
    assert re.search(r"richer states\.\s?1\b", text)
    assert re.search(r"\b1 The General Assembly endorsed", text)


def test_building_again_gives_the_same_files(maker: dict[str, Any], tmp_path: Path) -> None:
    built = maker["make"](tmp_path)
    kept = [path for path in briefs() if path.suffix in {".pdf", ".docx"}]
    assert [path.name for path in built] == [path.name for path in kept]
    for new, old in zip(built, kept, strict=True):
        assert read(new) == read(old), f"{old.name} is not what its source says: run starter_build/make.py"
    again = maker["make"](tmp_path / "again")
    assert [path.read_bytes() for path in again] == [path.read_bytes() for path in built]


def test_built_files_hold_their_sources_whole(maker: dict[str, Any]) -> None:
    for source in sorted((ROOT / "starter_build" / "briefs").glob("*.md")):
        brief = maker["read"](source)
        (built,) = (path for path in briefs() if path.stem == brief.name)
        text = tight(read(built))
        for block in (b for b in brief.blocks if b.kind in {"heading", "table"}):  # others a page's end may cut
            cells = [cell for row in block.rows for cell in row] or [block.text]
            assert all(tight(maker["plain"](cell)) in text for cell in cells)
        words = set(re.findall(r"\w+", read(built).lower()))
        lacking = [w for w in re.findall(r"\w+", brief.text.lower()) if w not in words]
        assert len(lacking) <= 25, f"{built.name} lacks {lacking}"  # words that were parted at a line's end


def questions() -> list[dict[str, Any]]:
    return [json.loads(line) for line in QUESTIONS.read_text(encoding="utf-8").splitlines()]


def test_questions_are_complete_and_balanced() -> None:
    rows = questions()
    assert len({row["id"] for row in rows}) == len(rows) == 60
    kinds = Counter(row["kind"] for row in rows)
    assert kinds["unanswerable"] == 16
    assert kinds["half"] == 10
    assert {"fact", "list", "definition", "why", "compare", "multi", "attribution", "footnote", "table"} <= set(kinds)
    assert {"followup", "metadata", "false_premise"} <= set(kinds)
    for row in rows:
        assert row["abstain"] == (row["kind"] == "unanswerable")
        assert bool(row["evidence"]) == bool(row["documents"]) == (not row["abstain"])
        assert bool(row["history"]) == (row["kind"] == "followup")
        assert bool(row.get("gap")) == (row["kind"] == "half")


@pytest.mark.parametrize("row", [r for r in questions() if r["documents"]], ids=lambda row: row["id"])
def test_evidence_stands_in_the_briefs(row: dict[str, Any]) -> None:
    named = [path for path in briefs() if any(path.name.startswith(prefix) for prefix in row["documents"])]
    assert len(named) == len(row["documents"])
    texts = [fold(read(path)) + "\n" + tight(read(path)) for path in named]
    for piece in row["evidence"]:
        assert any(fold(clause) in text or tight(clause) in text for clause in piece for text in texts), piece
    gold = " ".join(fold(clause) for piece in row["evidence"] for clause in piece)
    for group in row["must_contain"]:
        assert any(fold(word) in gold for word in group), group
