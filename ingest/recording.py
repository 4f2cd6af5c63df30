"""The records of documents brought in line with their sidecars and with a file of references, without reading again."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Any

from ingest import references
from ingest.errors import ReadError
from ingest.references import Reference, References, sidecars
from ingest.sources import Failure

if TYPE_CHECKING:
    from store.library import Library


@dataclass
class Recording:
    """One run's changes of records.

    failed     sidecars, and the file of references, that could not be used
    matched    documents found in the file of references, and by what ("attachment", "doi", "title")
    ambiguous  documents for which several references fit, none of which was taken, or whose reference fits several
    """

    library: Library
    file: str = ""
    failed: list[Failure] = field(default_factory=list)
    matched: dict[str, str] = field(default_factory=dict)
    ambiguous: list[Failure] = field(default_factory=list)
    _references: References | None = None
    _by_title: dict[int, list[str]] = field(default_factory=dict)

    @classmethod
    def begin(cls, library: Library, file: str | Path | None = None, paths: Iterable[Path] = ()) -> Recording:
        """With the references of a file, where one is given: broken ones are noted, the rest is used.

        paths  the files of this run
        """
        from store import records

        recording = cls(library)
        records.apply(library)
        if file is None:
            return recording
        path = Path(file)
        recording.file = path.name
        try:
            listed, broken = references.read_file(path)
        except ReadError as error:
            recording.failed.append(Failure(path.name, f"{error.reason.rstrip('.')}; no record was taken from it."))
            return recording
        places = [str(p) for p in paths] + [p for d in library.documents() for p in d.paths]
        present = frozenset(parts[-1] for p in places if (parts := references.parts_of(p)))
        recording._references = References(listed, present)
        if broken:
            lines = ", ".join(map(str, broken[:5])) + (" …" if len(broken) > 5 else "")
            said = f"{len(broken)} of its entries cannot be read (line {lines}); the others are used."
            recording.failed.append(Failure(path.name, said))
        return recording

    def settle(self, document_id: str) -> bool:
        """Bring a document's record in line; whether it changed. Raises StoreError."""
        from store import records

        entry = self.library.entry(document_id)
        document, layers = entry.document, entry.layers
        paths = [p for p in document.paths if Path(p).is_file()]
        beside = sidecars.read(paths, layers.found)
        self.failed += [f for f in beside.failures if f not in self.failed]
        referred = layers.references
        if self._references is not None:
            match = self._references.find([*paths, document.source], layers.found)
            if match.reference is not None:
                referred = match.reference.record
                self.matched[document.source] = match.by
                if match.reference.unread:
                    said = f"{', '.join(match.reference.unread)}: cannot be understood and is passed over"
                    self.failed.append(Failure(self.file, f"{said} (of {document.source})."))
                if match.by == "title":
                    self._note_shared(document.source, match.reference)
            elif match.ambiguous and Failure(document.source, match.ambiguous) not in self.ambiguous:
                self.ambiguous.append(Failure(document.source, match.ambiguous))
        return records.refer(self.library, document_id, references=referred, sidecar=beside.record)

    def _note_shared(self, source: str, reference: Reference) -> None:
        """Say so where the title of a reference is that of several documents: they may be two works."""
        others = self._by_title.setdefault(id(reference), [])
        said = (
            Failure(source, f"has the title of {others[0]} too; both were given the same reference.")
            if others
            else None
        )
        if source not in others:
            others.append(source)
            self.ambiguous += [said] if said else []

    def to_json(self) -> dict[str, Any] | None:
        """What the file of references gave; None where none was given or it could not be read."""
        if self._references is None:
            return None
        return {
            "file": self.file,
            "items": len(self._references.all),
            "unused": len(self._references.all) - len(self._references.used),
            "matched": [{"source": source, "by": by} for source, by in self.matched.items()],
            "ambiguous": _listed(self.ambiguous),
        }


def _listed(failures: Sequence[Failure]) -> list[dict[str, str]]:
    return [{"source": f.source, "error": f.error} for f in failures]
