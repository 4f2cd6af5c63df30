"""Records and locators as JSON, for the catalogue; what is empty is left out."""

from __future__ import annotations

from dataclasses import asdict
from typing import Any

from store.documents import FieldOrigin, Locator, Name, Record


def record_to_json(record: Record) -> dict[str, Any]:
    return {k: v for k, v in asdict(record).items() if v}


def record_from_json(item: dict[str, Any]) -> Record:
    return Record(
        **item
        | {
            "authors": tuple(Name(**n) for n in item.get("authors", ())),
            "issued": tuple(item.get("issued", ())),
            "origins": tuple(FieldOrigin(**o) for o in item.get("origins", ())),
        }
    )


def locator_to_json(locator: Locator) -> dict[str, Any]:
    return {k: v for k, v in asdict(locator).items() if v not in (None, "", ())}


def locator_from_json(item: dict[str, Any]) -> Locator:
    return Locator(
        **{"start": None, "end": None}
        | item
        | {"pages": tuple(item.get("pages", ())), "labels": tuple(item.get("labels", ()))}
    )
