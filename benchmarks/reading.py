"""How true a reading is: the starter library's PDFs as read by four readers, against the text they were made from.

    python -m benchmarks.reading

The score is the order-sensitive similarity of `benchmarks.similarity`, over words and after the same cleaning for all.
A reader is compared with every fair order of the true text (`benchmarks.starter_truth`), and its best score counts:
where it puts notes, whether it keeps their marks and lists of contents decides nothing. Running heads and page numbers
are no part of the text and count as words too many; the second figure of each reader forgives them. Exit code 1 where
ours is not first on every file.

It needs poppler's `pdftotext`. It does not judge headings, places or notes as such, only words and their order.
"""

from __future__ import annotations

import shutil
import subprocess
import sys
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path

from benchmarks.similarity import similarity, words
from benchmarks.starter_truth import ROOT, truths

LIBRARY = ROOT / "starter_library"
OURS = "ssc"


@dataclass(frozen=True)
class Score:
    """Similarity to the true text; `forgiving` is that to the text with running heads, where it is higher."""

    strict: float
    forgiving: float


def main() -> int:
    """Score every reader on every file, print the table, and say whether ours is first."""
    if shutil.which("pdftotext") is None:
        print("pdftotext is not installed (Debian: apt-get install poppler-utils)", file=sys.stderr)
        return 2
    scored = scores()
    print(table(scored))
    behind = [file for file, row in scored.items() if not is_first(row)]
    print(verdict(len(scored), behind))
    return int(bool(behind))


def verdict(files: int, behind: Sequence[str]) -> str:
    """On how many files ours is first, and on which it is not."""
    return f"first on {files - len(behind)} of {files} files" + "".join(f"; BEHIND on {file}" for file in behind)


def readers() -> dict[str, Callable[[Path], str]]:
    """The readers by name, ours first."""
    return {
        OURS: read_ours,
        "pypdf": read_pypdf,
        "pdftotext": read_poppler,
        "pdftotext -layout": lambda path: read_poppler(path, "-layout"),
    }


def scores() -> dict[str, dict[str, Score]]:
    """file → reader → score."""
    out: dict[str, dict[str, Score]] = {}
    for name, truth in truths().items():
        plain = [words(text) for text in truth.texts()]
        with_heads = [words(text) for text in truth.with_heads()]
        out[name] = {}
        for reader, read in readers().items():
            said = words(read(LIBRARY / name))
            strict = best(plain, said)
            out[name][reader] = Score(strict, max(strict, best(with_heads, said)))
    return out


def best(orders: Iterable[list[str]], said: list[str]) -> float:
    return max(similarity(order, said) for order in orders)


def is_first(row: dict[str, Score]) -> bool:
    """Whether ours is ahead of all others, and behind none where running heads are forgiven."""
    others = [score for reader, score in row.items() if reader != OURS]
    ours = row[OURS]
    return all(ours.strict > o.strict and ours.forgiving >= o.forgiving for o in others)


def table(scored: dict[str, dict[str, Score]]) -> str:
    """The scores as Markdown: one row a file, strict and (forgiving)."""
    names = list(readers())
    lines = [f"| File | {' | '.join(names)} |", "|---" * (len(names) + 1) + "|"]
    for file, row in scored.items():
        cells = [f"{row[n].strict:.3f} ({row[n].forgiving:.3f})" for n in names]
        lines.append(f"| `{file}` | {' | '.join(cells)} |")
    return "\n".join(lines)


def read_ours(path: Path) -> str:
    from ingest.reading import read_file

    def count(texts: list[str]) -> list[int]:
        return [len(text) // 4 + 1 for text in texts]

    return read_file(path, source=path.name, count_tokens=count).paged.text


def read_pypdf(path: Path) -> str:
    from pypdf import PdfReader

    return "\n".join(page.extract_text() for page in PdfReader(path).pages)


def read_poppler(path: Path, *options: str) -> str:
    done = subprocess.run(["pdftotext", "-enc", "UTF-8", *options, str(path), "-"], capture_output=True, check=True)
    return done.stdout.decode("utf-8")


if __name__ == "__main__":
    sys.exit(main())
