"""Sidecars: a record that somebody laid beside a file, as `paper.pdf.json`, `paper.json`, `.bib` or `.ris`."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from ingest import references
from ingest.errors import ReadError
from ingest.references import Match, References
from ingest.sources import Failure
from store.documents import Record

SUFFIXES = (".json", ".bib", ".ris")


@dataclass(frozen=True, slots=True)
class Sidecar:
    """What a document's sidecars say. `record` is None where there is none that can be used."""

    record: Record | None = None
    failures: tuple[Failure, ...] = ()


def beside(path: Path) -> Iterator[Path]:
    """The sidecars of a file, that of its whole name first. One that is a link out of the folder is passed over."""
    for stem in dict.fromkeys((path.name, path.stem)):
        for suffix in SUFFIXES:
            sidecar = path.with_name(stem + suffix)
            if sidecar.is_file() and (not sidecar.is_symlink() or sidecar.resolve().parent == path.parent.resolve()):
                yield sidecar


def read(paths: Iterable[str], found: Record) -> Sidecar:
    """What the first usable sidecar says of the document that stands at these paths. Raises nothing.

    found  the record as read from the file, which chooses where a sidecar holds several references
    """
    failures: dict[str, Failure] = {}
    for path in paths:
        for sidecar in beside(Path(path)):
            try:
                listed, broken = references.read_file(sidecar)
            except ReadError as error:
                failures[str(sidecar)] = Failure(error.source, f"{error.reason.rstrip('.')}; {_WITHOUT}.")
                continue
            match = Match(listed[0]) if len(listed) == 1 else References(listed).find([path], found)
            if match.reference is not None:
                told = _told(sidecar, broken, match.reference.unread)
                return Sidecar(match.reference.record, (*failures.values(), *told))
            why = match.ambiguous.rstrip(".") or f"holds {len(listed)} references, none of them of this document"
            failures[str(sidecar)] = Failure(sidecar.name, f"{why}; {_WITHOUT}.")
    return Sidecar(None, tuple(failures.values()))


_WITHOUT = "the document is kept without it"


def _told(sidecar: Path, broken: tuple[int, ...], unread: tuple[str, ...]) -> Iterator[Failure]:
    if broken:
        lines = ", ".join(map(str, broken[:5]))
        yield Failure(sidecar.name, f"has {len(broken)} entries that cannot be read (line {lines}).")
    if unread:
        yield Failure(sidecar.name, f"{', '.join(unread)}: cannot be understood and is passed over.")
