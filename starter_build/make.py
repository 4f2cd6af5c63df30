"""Builds the starter library's PDF and DOCX files from the sources in `briefs/`.

usage: make.py [FOLDER]      (default: the folder above this one)

The HTML, Markdown and plain-text briefs are written by hand beside the built files and are not touched. Building twice
gives the same bytes. Needs reportlab and python-docx, both in the project's `dev` extra.
"""

from __future__ import annotations

import datetime
import sys
import zipfile
from pathlib import Path

HERE = Path(__file__).resolve().parent
sys.path.insert(0, str(HERE))

from docx import Document  # noqa: E402  (the neighbours are found only after the line above)
from docx.document import Document as WordDocument  # noqa: E402
from source import MARK, Block, Brief, plain, read  # noqa: E402
from typeset import build_pdf  # noqa: E402

EPOCH = datetime.datetime(2026, 11, 22, 9, 0, 0)


def make(target: Path) -> list[Path]:
    """Builds every brief in `briefs/` into the folder and returns the files' paths."""
    target.mkdir(parents=True, exist_ok=True)
    built = []
    for path in sorted((HERE / "briefs").glob("*.md")):
        brief = read(path)
        word = brief.fields["layout"] == "docx"
        out = target / f"{brief.name}.{'docx' if word else 'pdf'}"
        (build_docx if word else build_pdf)(brief, out)
        built.append(out)
    return built


def build_docx(brief: Brief, target: Path) -> None:
    if brief.notes or any(MARK.search(block.text) for block in brief.blocks):
        raise ValueError(f"{brief.name}: python-docx cannot write footnotes; set this brief as a PDF")
    document = Document()
    about = document.core_properties
    about.title, about.author, about.keywords = brief.fields["title"], brief.fields["authors"], brief.fields["keywords"]
    about.language, about.comments, about.last_modified_by = brief.fields["language"], "", brief.fields["authors"]
    about.created = about.modified = EPOCH
    document.add_heading(brief.fields["title"], level=0)
    document.add_paragraph(brief.byline)
    for block in brief.blocks:
        _add(document, block)
    document.add_paragraph(brief.licence)
    document.save(str(target))
    _freeze(target)


def _add(document: WordDocument, block: Block) -> None:
    if block.kind == "heading":
        document.add_heading(block.text, level=1)
    elif block.kind == "table":
        table = document.add_table(rows=0, cols=len(block.rows[0]), style="Table Grid")
        for row in block.rows:
            for cell, text in zip(table.add_row().cells, row, strict=True):
                cell.text = plain(text)
    else:
        paragraph = document.add_paragraph(style="List Bullet" if block.kind == "item" else None)
        for n, run in enumerate(block.text.split("*")):
            if run:
                paragraph.add_run(run).italic = bool(n % 2)


def _freeze(path: Path) -> None:
    """Writes the archive again with one fixed time, since a .docx records when each part was packed."""
    with zipfile.ZipFile(path) as archive:
        parts = [(name, archive.read(name)) for name in archive.namelist()]
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in parts:
            info = zipfile.ZipInfo(name, date_time=EPOCH.timetuple()[:6])
            info.compress_type = zipfile.ZIP_DEFLATED
            archive.writestr(info, data)


if __name__ == "__main__":
    for made in make(Path(sys.argv[1]) if len(sys.argv) > 1 else HERE.parent / "starter_library"):
        print(made.name)
