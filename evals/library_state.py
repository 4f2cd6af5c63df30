"""What a library holds, as a run tells it and as it is compared later: counts, and a fingerprint of its documents.

The fingerprint changes when a document is added, removed, read by another version of the readers, or its record is
corrected. It does not know the embedding model, nor what people keep in the notebook.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable
from typing import Any

from store.catalog import Entry


def of(entries: Iterable[Entry]) -> dict[str, Any]:
    """{"documents", "passages", "fingerprint" (SHA-256, hex)} of a library's entries, in whatever order they come."""
    held = sorted(entries, key=lambda entry: entry.document.id)
    # The representation of a record is that of its values; records have no order of their own but their fields'.
    told = "\n".join(f"{e.document.id} {e.document.read_by} {e.document.record!r}" for e in held)
    return {
        "documents": len(held),
        "passages": sum(entry.passages for entry in held),
        "fingerprint": hashlib.sha256(told.encode("utf-8", "surrogatepass")).hexdigest(),
    }
