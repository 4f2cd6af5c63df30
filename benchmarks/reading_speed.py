"""Speed of reading PDFs, as ratios within one run.

    python -m benchmarks.reading_speed [FOLDER] [ROUNDS]

FOLDER holds the PDFs (default: `shared/files` beside the checkout, or else those of the starter library), each is read
ROUNDS times (20). Exit code 1 when a ratio is beyond its limit:

  one process    time of reading over the time of `pypdf.extract_text` on the same pages, the median of the rounds;
                 both read every file in every round, by turns, so that noise meets both
  two processes  time of one working process over the time of two, for the same files from bytes, processes started

Reading is all that leads from a file's bytes to its text with places, blocks, notes and warnings, and to its record:
PDF parsing, order, furniture, notes, paragraphs, what each block is, title, authors, date and their origins. What comes
after is not counted (finding the language, sentences, passages, writing), nor is OCR. pypdf's time holds opening the
file and the text of each page. The calibration is pypdf's time for a page: compare milliseconds of two machines by it.
"""

from __future__ import annotations

import hashlib
import io
import os
import statistics
import sys
import time
from collections.abc import Sequence
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass
from multiprocessing import get_context
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
PAPERS = ROOT.parent / "shared" / "files"
ROUNDS = 20
MOST_OF_PYPDF = 1.3
LEAST_OF_TWO = 1.7


@dataclass(frozen=True)
class Race:
    """Seconds of each round for all files: ours, pypdf's."""

    ours: tuple[float, ...]
    pypdf: tuple[float, ...]

    @property
    def ratio(self) -> float:
        return statistics.median(a / b for a, b in zip(self.ours, self.pypdf, strict=True))


def main(arguments: Sequence[str]) -> int:
    """Measure, print, compare with the limits."""
    folder = Path(arguments[0]) if arguments else PAPERS if PAPERS.is_dir() else ROOT / "starter_library"
    rounds = int(arguments[1]) if len(arguments) > 1 else ROUNDS
    files = {path.name: path.read_bytes() for path in sorted(folder.glob("*.pdf"))}
    if not files:
        print(f"no PDFs in {folder}", file=sys.stderr)
        return 2
    pages = sum(pypdf_pages(data) for data in files.values())
    race = one_process(files, rounds)
    for name, seconds in (("reading", race.ours), ("pypdf", race.pypdf)):
        median = statistics.median(seconds)
        print(f"{name:10} {1000 * median / pages:7.2f} ms a page, {pages / median:7.1f} pages a second")
    print(f"calibration: pypdf alone {1000 * min(race.pypdf) / pages:.2f} ms a page at its best of {rounds}")
    alone, together = processes(files, rounds)
    count = rounds * pages
    print(
        f"one working process {count / alone:7.1f} pages a second, two {count / together:7.1f}, {os.cpu_count()} cores"
    )
    said, failed = verdict(race.ratio, alone / together)
    print(said)
    return int(failed)


def verdict(ratio: float, gain: float) -> tuple[str, bool]:
    """The two lines that compare the ratios with their limits, and whether either fails."""
    slow, small = ratio > MOST_OF_PYPDF, gain < LEAST_OF_TWO
    lines = (
        f"one process   {ratio:5.2f}  limit {MOST_OF_PYPDF:.2f}  {'BEYOND' if slow else 'ok'}",
        f"two processes {gain:5.2f}  least {LEAST_OF_TWO:.2f}  {'BELOW' if small else 'ok'}",
    )
    return "\n".join(lines), slow or small


def one_process(files: dict[str, bytes], rounds: int) -> Race:
    """All files in every round by both, in turns; the first of each round changes."""
    for name, data in files.items():
        read(data, name)
        pypdf_pages(data)
    ours, theirs = [], []
    for n in range(rounds):
        spent = [0.0, 0.0]
        for name, data in files.items():
            for which in (0, 1) if n % 2 else (1, 0):
                began = time.perf_counter()
                if which:
                    pypdf_pages(data)
                else:
                    read(data, name)
                spent[which] += time.perf_counter() - began
        ours.append(spent[0])
        theirs.append(spent[1])
    return Race(tuple(ours), tuple(theirs))


def processes(files: dict[str, bytes], rounds: int) -> tuple[float, float]:
    """Seconds of one and of two processes for all files `rounds` times, measured by turns in halves."""
    context = get_context("spawn")
    spent = [0.0, 0.0]
    tasks = [(data, name) for _ in range(max(1, rounds // 2)) for name, data in files.items()]
    with (
        ProcessPoolExecutor(1, mp_context=context) as one,
        ProcessPoolExecutor(2, mp_context=context) as two,
    ):
        for pool in (one, two):
            list(pool.map(_task, tasks[: 4 * len(files)]))  # started, and everything imported
        for _ in range(2):
            for which, pool in enumerate((one, two)):
                began = time.perf_counter()
                list(pool.map(_task, tasks))
                spent[which] += time.perf_counter() - began
    return spent[0], spent[1]


def read(data: bytes, name: str) -> int:
    """Read a PDF from its bytes to its text and record; returns the number of its pages."""
    from ingest.pdf import read_pdf
    from ingest.reading import _place, shape

    paged, found = shape(hashlib.sha256(data).hexdigest(), read_pdf(data, name, scans=False))
    found.located(lambda span: _place(paged, span))
    return paged.pages


def pypdf_pages(data: bytes) -> int:
    """Take the text of every page as pypdf gives it; returns their number."""
    from pypdf import PdfReader

    return len([page.extract_text() for page in PdfReader(io.BytesIO(data)).pages])


def _task(task: tuple[bytes, str]) -> int:
    return read(*task)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
