"""Corrections of records, as the notebook keeps them: by document, so that they outlive a new reading of it.

A document is known by its `identity`, which it keeps while its content changes and while it is moved or renamed; by
the hash of its content (`document_id`), should the library be made anew; and by its source where neither was noted.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Correction:
    """A field of a document's record, put right by a person.

    `value` is the text that `layers.text_of` makes of the field's value; "" says that the field is empty. `made` is
    ISO 8601 in UTC.
    """

    source: str
    field: str
    value: str
    made: str = ""
    identity: str = ""
    document_id: str = ""

    def concerns(self, identity: str, document_id: str, source: str) -> bool:
        """Whether the correction was made of this document."""
        if self.identity and self.identity == identity:
            return True
        if self.document_id:
            return self.document_id == document_id
        return not self.identity and self.source == source


def of_document(
    corrections: Iterable[Correction], identity: str, document_id: str, source: str
) -> tuple[Correction, ...]:
    """Those of one document, the latest of each field."""
    latest = {c.field: c for c in corrections if c.concerns(identity, document_id, source)}
    return tuple(latest.values())
