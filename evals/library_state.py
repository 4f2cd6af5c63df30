"""What a library holds, as a run tells it and as it is compared later: counts, and a fingerprint of its documents.

The fingerprint is of the documents' ids, which are the hashes of their files: the same files give the same, wherever
they lie. That a document was read anew shows in the counts at most; that a record was corrected does not show.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable
from typing import Any

from store.catalog import Entry


def of(entries: Iterable[Entry]) -> dict[str, Any]:
    """{"documents", "passages", "fingerprint" (SHA-256, hex)} of a library's entries, in whatever order they come."""
    held = list(entries)
    ids = sorted(entry.document.id for entry in held)
    return {
        "documents": len(held),
        "passages": sum(entry.passages for entry in held),
        "fingerprint": hashlib.sha256("\n".join(ids).encode()).hexdigest(),
    }
