"""Files of references as reference managers export them (CSL-JSON, BibTeX, RIS), and which document each one means.

A document is matched by the name of an attached file, else by its DOI, else by its title. Where several references fit
a document equally well it is said, and none is taken.
"""

from __future__ import annotations

import json
import math
import re
import unicodedata
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any
from urllib.parse import unquote

from ingest.decode import decode
from ingest.errors import ReadError
from ingest.references import bibtex, csl, ris
from ingest.references.entries import Entries, Entry
from store.documents import Record

MOST_BYTES = 64_000_000
_SEPARATORS = re.compile(r"[\\/]+")
_RIS = re.compile(r"\s*TY\s{0,2}-")
_BIBTEX = re.compile(r"@\s*\w+\s*[{(]")
# A title of fewer words is many a work's ("Introduction"): then the author must be the same too.
_TELLING = 4


@dataclass(frozen=True, slots=True)
class Reference:
    """A record as a reference manager has it, and the paths of the files attached to it, in parts.

    unread  the fields of the item of which nothing could be understood
    """

    record: Record
    attachments: tuple[tuple[str, ...], ...] = ()
    unread: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Match:
    """What was found for a document: a reference and by what ("attachment", "doi", "title"), or why there is none.

    `ambiguous` is a sentence; where it is empty and there is no reference, none fits.
    """

    reference: Reference | None = None
    by: str = ""
    ambiguous: str = ""


def read_file(path: Path) -> tuple[tuple[Reference, ...], tuple[int, ...]]:
    """The references of a file, and the lines at which those begin that cannot be read. Raises ReadError."""
    try:
        if path.stat().st_size > MOST_BYTES:
            raise ReadError(path.name, f"is too large for a file of references (over {MOST_BYTES // 10**6} MB).")
        data = path.read_bytes()
    except OSError as error:
        raise ReadError(path.name, f"cannot be opened ({error.strerror or error}).") from error
    return read_bytes(data, path.name)


def read_bytes(data: bytes, name: str) -> tuple[tuple[Reference, ...], tuple[int, ...]]:
    """The references that bytes hold, told by their content; `name` is the file's. Raises ReadError, nothing else."""
    entries = _entries(decode(data, name)[0], name)
    found = tuple(_reference(e) for e in entries.found)
    if not found:
        first = entries.broken[0] if entries.broken else None
        where = f" (line {first.line}{first.why and f': {first.why}'})" if first and first.line else ""
        raise ReadError(name, f"holds no reference that can be read{where}.")
    return found, tuple(b.line for b in entries.broken)


def _entries(text: str, name: str) -> Entries:
    head = text.lstrip("\ufeff\u200b \t\r\n")
    try:
        if head[:1] in ("{", "["):
            return _items(json.loads(head, parse_constant=str, parse_float=_number), name)
        if _RIS.match(head) or name.lower().endswith(".ris"):
            return ris.read(text)
        if _BIBTEX.search(head) or name.lower().endswith(".bib"):
            return bibtex.read(text)
    except json.JSONDecodeError as error:
        raise ReadError(name, f"is no sound JSON (line {error.lineno}: {error.msg}).") from error
    except RecursionError as error:
        raise ReadError(name, "is nested too deeply to be read.") from error
    except ValueError as error:  # a number of thousands of digits
        raise ReadError(name, f"is no JSON that can be read ({error}).") from error
    raise ReadError(name, "is neither CSL-JSON nor BibTeX nor RIS.")


def _number(text: str) -> float | str:
    """A number, or its own characters where it is none that JSON could write again."""
    number = float(text)
    return number if math.isfinite(number) else text


def _items(value: object, name: str) -> Entries:
    """CSL-JSON: an item, a list of items, or an object that has such a list under "items"."""
    if isinstance(value, dict) and isinstance(value.get("items"), list):
        value = value["items"]
    items = value if isinstance(value, list) else [value]
    copies = [dict(item) for item in items if isinstance(item, dict) and csl.says_something(item)]
    found = [Entry(item, _attached(item)) for item in copies]
    if not found:
        raise ReadError(name, "holds no CSL-JSON item (no title, author, date or DOI).")
    return Entries(tuple(found))


def _attached(item: dict[str, Any]) -> tuple[str, ...]:
    """The paths of an item's attachments, taken out of it: they are no part of a record."""
    listed = item.pop("attachments", None)
    own = [one for one in listed if isinstance(one, dict)] if isinstance(listed, list) else []
    paths = [item.pop("file", None), *(one.get(key) for one in own for key in ("path", "localPath"))]
    return tuple(path for path in paths if isinstance(path, str) and path)


def _reference(entry: Entry) -> Reference:
    attached = tuple(p for a in entry.attachments if (p := parts_of(a)))
    return Reference(csl.record_of(entry.item), attached, csl.unread(entry.item))


def parts_of(path: str) -> tuple[str, ...]:
    """The parts of a path as any system writes it, for comparison: of one form of Unicode, without case."""
    if "://" in path or "%20" in path:
        path = unquote(path.partition("://")[2] or path)
    return tuple(unicodedata.normalize("NFC", p).casefold() for p in _SEPARATORS.split(path) if p)


def folded(title: str) -> str:
    """A title for comparison: letters and digits, without accents and case."""
    plain = unicodedata.normalize("NFKD", title.casefold())
    return " ".join("".join(c if c.isalnum() else " " for c in plain if not unicodedata.combining(c)).split())


@dataclass
class References:
    """The references of a file, to be found by a document's places and record.

    present  names of files that are documents too: a reference to which one of them is attached is that document's, and
             no other of the same title is taken for it
    """

    all: Sequence[Reference]
    present: frozenset[str] = frozenset()
    used: set[int] = field(default_factory=set)

    def __post_init__(self) -> None:
        self._by_file: dict[str, list[int]] = defaultdict(list)
        self._by_doi: dict[str, list[int]] = defaultdict(list)
        self._by_title: dict[str, list[int]] = defaultdict(list)
        for i, reference in enumerate(self.all):
            record = reference.record
            for name in {parts[-1] for parts in reference.attachments}:
                self._by_file[name].append(i)
            if record.doi:
                self._by_doi[record.doi.casefold()].append(i)
            for title in {folded(record.title), folded(_main(record.title))} - {""}:
                self._by_title[title].append(i)

    def find(self, paths: Iterable[str], record: Record) -> Match:
        """The reference of the document that stands at these paths and has this record, as read from the file."""
        for by, candidates, what in (
            ("attachment", self._attached_to(paths), "have a file of this name attached"),
            ("doi", self._by_doi.get(record.doi.casefold(), []) if record.doi else [], f"have the DOI {record.doi}"),
            ("title", [i for i in self._titled(record) if not self._attached_elsewhere(i)], "have this title"),
        ):
            best = self._narrowed(candidates, record)
            if len(best) == 1:
                self.used.add(best[0])
                return Match(self.all[best[0]], by)
            if best:
                return Match(ambiguous=f"{len(best)} references {what}; none is taken.")
        return Match()

    def _attached_to(self, paths: Iterable[str]) -> list[int]:
        """Those whose attachments end as one of the paths does, as long an end as any."""
        best: list[int] = []
        longest = 0
        for path in paths:
            here = parts_of(path)
            for i in self._by_file.get(here[-1], []) if here else []:
                length = max(_common_end(here, parts) for parts in self.all[i].attachments)
                if length > longest:
                    best, longest = [], length
                if length == longest and i not in best:
                    best.append(i)
        return best

    def _attached_elsewhere(self, i: int) -> bool:
        return any(parts[-1] in self.present for parts in self.all[i].attachments)

    def _titled(self, record: Record) -> list[int]:
        """Those of the same title, or where one side has left the subtitle out; never of a merely similar one."""
        whole, main = folded(record.title), folded(_main(record.title))
        found = []
        for i in dict.fromkeys((*self._by_title.get(whole, []), *self._by_title.get(main, []))):
            other = self.all[i].record
            theirs, their_main = folded(other.title), folded(_main(other.title))
            same = whole == theirs
            cut = (whole == their_main or main == theirs) and len(
                (whole if whole == their_main else main).split()
            ) >= _TELLING
            if (same or cut) and _agree(record, other, strictly=not same or len(whole.split()) < _TELLING):
                found.append(i)
        exact = [i for i in found if folded(self.all[i].record.title) == whole]
        return exact or found

    def _narrowed(self, candidates: list[int], record: Record) -> list[int]:
        """Of several, those that agree best with what the document says; one of several that say the same."""
        if len(candidates) < 2:
            return candidates
        for same in (
            lambda r: bool(r.doi) and r.doi.casefold() == record.doi.casefold(),
            lambda r: folded(r.title) == folded(record.title) != "",
            lambda r: bool(r.issued) and r.year == record.year,
            lambda r: bool(_families(r) & _families(record)),
        ):
            left = [i for i in candidates if same(self.all[i].record)]
            candidates = left or candidates
        records = {self.all[i].record for i in candidates}
        return candidates[:1] if len(records) == 1 else candidates


def _main(title: str) -> str:
    """A title without its subtitle."""
    return re.split(r"\s*[:：?!.]\s+|\s*[：]|\s+[–—]\s+", title, maxsplit=1)[0]


def _common_end(one: Sequence[str], other: Sequence[str]) -> int:
    length = 0
    for a, b in zip(reversed(one), reversed(other), strict=False):
        if a != b:
            break
        length += 1
    return length


def _families(record: Record) -> set[str]:
    return {folded(n.family or n.literal) for n in record.authors} - {""}


def _agree(one: Record, other: Record, *, strictly: bool) -> bool:
    """Whether two records may be of one work: no two sets of authors without a name in common, nor, where the title
    tells little, years that lie apart; `strictly` asks that one of the two be known and the same."""
    ours, theirs = _families(one), _families(other)
    people = bool(ours & theirs)
    if ours and theirs and not people:
        return False
    years = bool(one.year and one.year == other.year)
    if strictly:
        return (people or years) and not (one.year and other.year and not years)
    return True
