"""What was read of the catalogue at one generation."""

from __future__ import annotations

from dataclasses import dataclass

from store.catalog import Entry
from store.where import Where


@dataclass(frozen=True)
class State:
    """All documents, by id and in the order of their sources, as they stood at one generation."""

    generation: int
    entries: dict[str, Entry]
    editions: dict[str, str]  # document ids by edition

    def chosen(self, where: Where) -> list[str]:
        """The ids of the documents that pass a filter."""
        return [id_ for id_, e in self.entries.items() if where.matches(e.document)]
