"""The records of documents brought in line with their sidecars and with a file of references, without reading again."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Any

from ingest import references, sidecars
from ingest.errors import ReadError
from ingest.references import References
from ingest.sources import Failure

if TYPE_CHECKING:
    from store.library import Library


@dataclass
class Recorder:
    """One run's changes of records.

    failed     sidecars, and the file of references, that could not be used
    matched    documents found in the file of references, and by what ("attachment", "doi", "title")
    ambiguous  documents for which several references fit, none of which was taken
    """

    library: Library
    file: str = ""
    failed: list[Failure] = field(default_factory=list)
    matched: dict[str, str] = field(default_factory=dict)
    ambiguous: list[Failure] = field(default_factory=list)
    _references: References | None = None

    @classmethod
    def begin(cls, library: Library, file: str | Path | None = None) -> Recorder:
        """With the references of a file, where one is given: broken ones are noted, the rest is used."""
        from store import records

        recorder = cls(library)
        records.apply(library)
        if file is None:
            return recorder
        path = Path(file)
        recorder.file = path.name
        try:
            listed, broken = references.read_file(path)
        except ReadError as error:
            recorder.failed.append(Failure(path.name, f"{error.reason.rstrip('.')}; no record was taken from it."))
            return recorder
        recorder._references = References(listed)
        if broken:
            lines = ", ".join(map(str, broken[:5])) + (" …" if len(broken) > 5 else "")
            said = f"{len(broken)} of its entries cannot be read (line {lines}); the others are used."
            recorder.failed.append(Failure(path.name, said))
        return recorder

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
            elif match.ambiguous and Failure(document.source, match.ambiguous) not in self.ambiguous:
                self.ambiguous.append(Failure(document.source, match.ambiguous))
        return records.refer(self.library, document_id, references=referred, sidecar=beside.record)

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
