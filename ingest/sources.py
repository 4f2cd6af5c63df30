"""Which files there are to read, under folders, from globs or named one by one, and what each is called.

Below a folder, hidden files and folders (a name that begins with a dot), lock files of office programs and files of
other kinds are passed over; a file named by itself is always tried. Links that lead out of the folder are not followed.
"""

from __future__ import annotations

import glob
import os
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

SUFFIXES = frozenset({".txt", ".text", ".md", ".markdown", ".pdf", ".html", ".htm", ".xhtml", ".docx"})
_LOCKS = ("~$", ".~lock")


@dataclass(frozen=True, slots=True)
class SourceFile:
    """A file on disk (absolute path) and its name in the library: the path below the ingested root, with slashes."""

    path: Path
    source: str


@dataclass(frozen=True, slots=True)
class Failure:
    """What could not be read, and why in one sentence."""

    source: str
    error: str


@dataclass(frozen=True)
class Found:
    """The files to read, sorted by name; what was named and is not there; the folders that were given (absolute)."""

    files: tuple[SourceFile, ...]
    missing: tuple[Failure, ...]
    roots: tuple[Path, ...]


def find(paths: Iterable[str | Path]) -> Found:
    """The files that the given folders, globs and files stand for, each once."""
    files: dict[Path, SourceFile] = {}
    missing: list[Failure] = []
    roots: list[Path] = []
    for given in paths:
        path = Path(given).expanduser()
        if path.is_dir():
            root = path.resolve()
            roots.append(root)
            hits = list(_below(root))
        elif path.is_file():
            hits = [SourceFile(path.resolve(), path.name)]
        else:
            hits = list(_globbed(str(path)))
            if not hits:
                what = "no file matches." if glob.has_magic(str(path)) else "there is no such file or folder."
                missing.append(Failure(str(given), what))
        for hit in hits:
            files.setdefault(hit.path, hit)
    return Found(tuple(sorted(files.values(), key=lambda f: (f.source, f.path))), tuple(missing), tuple(roots))


def _below(root: Path) -> Iterator[SourceFile]:
    for folder, subfolders, names in os.walk(root):
        subfolders[:] = sorted(s for s in subfolders if not s.startswith("."))
        for name in sorted(names):
            path = Path(folder, name)
            if _hidden(name) or path.suffix.lower() not in SUFFIXES:
                continue
            real = path.resolve()
            if real.is_file() and real.is_relative_to(root):
                yield SourceFile(path, path.relative_to(root).as_posix())


def _hidden(name: str) -> bool:
    return name.startswith((".", *_LOCKS))


def _globbed(pattern: str) -> Iterator[SourceFile]:
    """The matches of a glob, named from the folder before its first wildcard."""
    if not glob.has_magic(pattern):
        return
    fixed = Path(pattern)
    while glob.has_magic(str(fixed)):
        fixed = fixed.parent
    root = fixed.resolve()
    for hit in sorted(glob.glob(pattern, recursive=True)):
        path = Path(hit)
        if path.is_file() and not any(_hidden(part) for part in path.parts if part not in (".", "..")):
            real = path.resolve()
            source = real.relative_to(root).as_posix() if real.is_relative_to(root) else real.name
            if path.suffix.lower() in SUFFIXES:
                yield SourceFile(real, source)
