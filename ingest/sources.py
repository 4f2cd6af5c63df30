"""Which files there are to read, under folders, from globs or named one by one, and what each is called.

Below a folder, hidden files and folders (a name that begins with a dot), lock files of office programs and files of
other kinds are passed over; a file named by itself is always tried. Links that lead out of the folder are not
followed, and one to a file that is found there by its own name is no second one; what has a document's name and is none
(a link that leads nowhere, a pipe) is told.
"""

from __future__ import annotations

import glob
import os
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

SUFFIXES = frozenset({".txt", ".text", ".md", ".markdown", ".pdf", ".html", ".htm", ".xhtml", ".docx"})
_LOCKS = ("~$", ".~lock")
_UNTEXT = "the file name (or that of a folder above it) is not valid text: rename it."


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
    """The files to read, sorted by name; what cannot be read, or is not there; the folders given (absolute)."""

    files: tuple[SourceFile, ...]
    missing: tuple[Failure, ...]
    roots: tuple[Path, ...]


def find(paths: Iterable[str | Path]) -> Found:
    """The files that the given folders, globs and files stand for, each once. Nothing that is given makes it raise."""
    files: dict[Path, SourceFile] = {}
    missing: list[Failure] = []
    roots: list[Path] = []
    for given in paths:
        if not str(given):  # as a shell makes of a variable that is not set; to Path it is the folder one is in
            missing.append(Failure("", "an empty name is no file or folder."))
            continue
        try:
            hits, odd, root = _hits(Path(given).expanduser())
        except OSError as error:
            missing.append(Failure(_shown(str(given)), f"cannot be opened ({error.strerror or error})."))
            continue
        except (RuntimeError, ValueError) as error:  # ~ of nobody; a NUL in a name
            missing.append(
                Failure(_shown(str(given)), f"is not the name of a file or folder ({str(error).rstrip('.')}).")
            )
            continue
        if root is not None:
            roots.append(root)
        elif not hits:
            missing.append(Failure(_shown(str(given)), _why_nothing(Path(given).expanduser())))
        missing += odd
        for hit in hits:
            if hit.path not in files or hit.path.name == Path(hit.source).name != Path(files[hit.path].source).name:
                files[hit.path] = hit
    missing += [Failure(_shown(f.source), _UNTEXT) for f in files.values() if not _is_text(f)]
    good = sorted((f for f in files.values() if _is_text(f)), key=lambda f: (f.source, f.path))
    return Found(tuple(good), tuple(missing), tuple(roots))


def _hits(path: Path) -> tuple[list[SourceFile], list[Failure], Path | None]:
    """The files that a path stands for, what in it is no file, and the folder that it is, if it is one."""
    if path.is_dir():
        root = path.resolve()
        found = list(_below(root))
        files = [f for f in found if isinstance(f, SourceFile)]
        return files, [f for f in found if isinstance(f, Failure)], root
    if path.is_file():
        return [SourceFile(path.resolve(), path.name)], [], None
    return list(_globbed(str(path))), [], None


def _why_nothing(path: Path) -> str:
    if path.exists():
        return "is neither a file nor a folder."
    return "no file matches." if glob.has_magic(str(path)) else "there is no such file or folder."


def _is_text(file: SourceFile) -> bool:
    """Whether the names on the way to a file are text: bytes that are not UTF-8 come as lone surrogates."""
    return _shown(f"{file.path}{file.source}") == f"{file.path}{file.source}"


def _shown(name: str) -> str:
    """A name as it can be printed, U+FFFD in the place of what is no text."""
    return re.sub(r"[\ud800-\udfff]", "\ufffd", name)


def _below(root: Path) -> Iterator[SourceFile | Failure]:
    for folder, subfolders, names in os.walk(root):
        subfolders[:] = sorted(s for s in subfolders if not s.startswith("."))
        for name in sorted(names):
            path = Path(folder, name)
            if _hidden(name) or path.suffix.lower() not in SUFFIXES:
                continue
            real = Path(os.path.realpath(path))  # `resolve` raises on links that lead in a circle
            source = path.relative_to(root).as_posix()
            if real.is_dir():
                continue
            if not real.is_file():
                nowhere = "is a link that leads nowhere." if path.is_symlink() else "is neither a file nor a folder."
                yield Failure(_shown(source), nowhere)
            elif real == path or (real.is_relative_to(root) and not _is_walked(real, root)):
                yield SourceFile(path, source)


def _is_walked(path: Path, root: Path) -> bool:
    """Whether a file below a folder is found there by its own name."""
    folders = path.relative_to(root).parts[:-1]
    return (
        path.suffix.lower() in SUFFIXES and not _hidden(path.name) and not any(part.startswith(".") for part in folders)
    )


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
