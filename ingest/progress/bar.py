"""How far a job is, drawn as one line on a terminal."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager

from ingest.progress.report import Progress

Tell = Callable[[Progress], None]


@contextmanager
def drawn(progress: Tell | None, total: int) -> Iterator[Tell]:
    """The given callback; where there is none, a bar if stderr is a terminal, else nothing."""
    if progress is not None or not total or not sys.stderr.isatty():
        yield progress or (lambda _: None)
        return
    from tqdm import tqdm

    form = "{percentage:3.0f}% |{bar:20}| {desc}"
    with tqdm(total=total, bar_format=form, file=sys.stderr, leave=False, dynamic_ncols=True) as bar:

        def draw(p: Progress) -> None:
            bar.n = p.done + p.part
            bar.set_description_str(f"{p}  {_printable(p.source)}"[:100])

        yield draw


def _printable(name: str) -> str:
    """A file name by which nobody can command the terminal, short enough for the line."""
    shown = "".join(c if c.isprintable() else "\ufffd" for c in name)
    return shown if len(shown) <= 40 else f"…{shown[-39:]}"
