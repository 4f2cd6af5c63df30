"""Files that people hand over on the page: how much is taken, what they are by their content, and what they are called
in the library's folder `uploads`. A name that is given is never trusted.

It reads no document and starts nothing; it knows neither who hands the files over nor what becomes of them.
"""

from __future__ import annotations

import hashlib
import os
import re
import secrets
import unicodedata
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass, field
from pathlib import Path, PurePosixPath
from typing import Protocol

from ingest.errors import ReadError
from ingest.formats import kind_of
from ingest.sources import SUFFIXES
from web import library_words as words

FOLDER = "uploads"  # below the library's folder
MB = 1_000_000
_SUFFIX = {"pdf": ".pdf", "docx": ".docx", "html": ".html", "markdown": ".md", "text": ".txt"}
_OFFICE = {".pdf", ".docx"}  # what such a file must be named for is told by its content
_LONGEST = 180  # bytes of a name: file systems take 255, and a number may be added
_UNSEEN = frozenset({"Cc", "Cf", "Cs", "Co", "Cn", "Zl", "Zp"})
_NOT_ON_WINDOWS = re.compile(r'[<>:"|?*]')
_DEVICES = re.compile(r"(?:con|prn|aux|nul|com\d|lpt\d)(?:\.|$)", re.IGNORECASE)


class Given(Protocol):
    """A file as it was handed over: its name and size as told, and its bytes."""

    name: str
    size: int

    def getvalue(self) -> bytes: ...


@dataclass(frozen=True, slots=True)
class Limits:
    """How much is taken at once: MB of a file, MB together, files."""

    each_mb: float = 100.0
    total_mb: float = 500.0
    files: int = 50


@dataclass
class Taken:
    """What was taken (the files as they lie in the folder) and what was not: (name as it may be shown, why).
    `too_much`: none was looked at, because it was too much together."""

    files: list[Path] = field(default_factory=list)
    refused: list[tuple[str, str]] = field(default_factory=list)
    too_much: bool = False


def take(given: Sequence[Given], library: Path, limits: Limits) -> Taken:
    """Put the files that can be taken into the library's folder. Raises OSError where it cannot be written.

    Too many files, or too much of them together, and none is taken: people choose which, not we.
    """
    taken = Taken()
    total = sum(one.size for one in given)
    if len(given) > limits.files:
        return Taken(refused=[("", words.TOO_MANY.format(n=len(given), most=limits.files))], too_much=True)
    if total > limits.total_mb * MB:
        return Taken(refused=[("", words.TOO_MUCH.format(mb=total / MB, most=limits.total_mb))], too_much=True)
    folder = library / FOLDER
    for one in given:
        name = safe_name(one.name)
        if one.size > limits.each_mb * MB:
            taken.refused.append((name, words.TOO_LARGE.format(most=limits.each_mb)))
            continue
        data = one.getvalue()
        try:
            name = with_suffix(name, kind_of(data, name))
        except ReadError as error:
            taken.refused.append((name, error.reason))
            continue
        path = put(folder, name, data)
        if path not in taken.files:
            taken.files.append(path)
    return taken


def safe_name(name: str) -> str:
    """A name for a file in one folder, as much of the given one as can be kept: no way to another folder, nothing
    unseen or that turns the direction of the text, not hidden, not too long, never empty."""
    last = re.split(r"[/\\]", unicodedata.normalize("NFC", name.replace("\0", "")))[-1]
    seen = "".join(" " if unicodedata.category(c) in _UNSEEN else c for c in last)
    if os.name == "nt":
        seen = _NOT_ON_WINDOWS.sub("_", seen)
    one = " ".join(seen.split()).lstrip(".~ ").rstrip(". ")
    if _DEVICES.match(one):
        one = f"_{one}"
    suffix = PurePosixPath(one).suffix if len(PurePosixPath(one).suffix) <= 16 else ""
    stem = one.removesuffix(suffix) or words.NAMELESS
    while len(f"{stem}{suffix}".encode()) > _LONGEST:
        stem = stem[:-1]
    return f"{stem}{suffix}"


def with_suffix(name: str, kind: str) -> str:
    """The name with an ending by which a folder's files are found again, and which says no other thing than the
    content."""
    suffix = PurePosixPath(name).suffix.lower()
    ending = _SUFFIX[kind]
    if suffix not in SUFFIXES or ((suffix in _OFFICE or ending in _OFFICE) and suffix != ending):
        return name + ending
    return name


def put(folder: Path, name: str, data: bytes) -> Path:
    """Write a file under its name, or under the next one that is free: two files of one name are both kept, and one
    that is there already is not written twice. Whole or not at all."""
    folder.mkdir(parents=True, exist_ok=True)
    partial = folder / f".{secrets.token_hex(8)}"
    digest = hashlib.sha256(data).digest()
    try:
        with partial.open("xb") as file:
            file.write(data)
            file.flush()
            os.fsync(file.fileno())
        while True:
            path, same = _free(folder, name, digest)
            if same:
                return path
            try:
                os.link(partial, path)  # which fails where another has come first
                return path
            except FileExistsError:
                continue
            except OSError:
                os.replace(partial, path)  # a file system without links
                return path
    finally:
        partial.unlink(missing_ok=True)


def _free(folder: Path, name: str, digest: bytes) -> tuple[Path, bool]:
    """Where a file goes: (its place, whether it lies there already). Small and capital letters are the same name."""
    there = {entry.name.casefold(): Path(entry.path) for entry in os.scandir(folder)}
    suffix = PurePosixPath(name).suffix
    stem = name.removesuffix(suffix)
    number = 1
    while path := there.get(name.casefold()):
        if path.is_file() and not path.is_symlink() and hashlib.sha256(path.read_bytes()).digest() == digest:
            return path, True
        number += 1
        name = f"{stem} ({number}){suffix}"
    return folder / name, False


def discard(library: Path, paths: Iterable[str | Path], but: Collection[str] = ()) -> None:
    """Delete files that lie in the library's folder of uploads, and no others; nor those at the places in `but`."""
    folder = (library / FOLDER).resolve()
    for path in map(Path, paths):
        if path.parent == folder and str(path) not in but:
            path.unlink(missing_ok=True)
