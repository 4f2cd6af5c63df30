"""The layers of a document's record: what was read of the file, what a reference manager says, what a person put right.

Each layer covers those below it, field by field; a field that a layer does not give shows the one below. The record
that the library shows is made of them whenever one changes, so that any of them can be taken away again.
"""

from __future__ import annotations

import json
import logging
from collections.abc import Iterable
from dataclasses import dataclass, replace
from typing import Any, Literal, get_args

from store.corrections import Correction
from store.documents import DocumentType, FieldOrigin, Name, Record

log = logging.getLogger(__name__)

FIELDS = (
    "title", "authors", "issued", "type", "publisher", "container", "volume", "issue", "page", "doi", "url",
    "language", "licence",
)  # fmt: skip
TYPES: tuple[str, ...] = get_args(DocumentType)
_DOI = "https://doi.org/"
# Keys of `extra` in which an imported item says more of a field than the field can hold ("2019 to 2020").
_FULLER = {"issued": ("issued",), "authors": ("author",), "type": ("type", "genre"), "language": ("language",)}
# What a reference manager calls a report may be known more exactly, and so may a newspaper's article.
_FINER: dict[str, tuple[str, ...]] = {"report": ("policy brief", "case study"), "article": ("op-ed",)}


@dataclass(frozen=True, slots=True)
class Layers:
    """The record as read from the file (`found`), from a file of references, and from a sidecar, lowest first.

    The upper two give only some fields and have no origins of their own; None where there is no such layer.
    """

    found: Record
    references: Record | None = None
    sidecar: Record | None = None

    def record(self, corrections: Iterable[Correction] = ()) -> Record:
        """The record that the layers and a person's corrections make, each field with its origin."""
        made = self.found
        for layer in (self.references, self.sidecar):
            if layer is not None:
                made = _covered(made, layer)
        for correction in corrections:
            try:
                value = value_of(correction.field, correction.value)
            except ValueError as error:
                log.warning("A correction of %s is passed over: %s.", correction.source, error)
                continue
            made = _with(made, {correction.field: value}, "corrected")
        return _address_of_doi(made)


def _covered(below: Record, above: Record) -> Record:
    changes = {n: v for n in FIELDS if (v := getattr(above, n)) and not (n == "type" and _less_exact(below, above))}
    made = _with(below, changes, "sidecar")
    if not above.extra:
        return made
    extra = _extra(made) | _extra(above)
    origins = (*(o for o in made.origins if o.field != "extra"), FieldOrigin("extra", "sidecar"))
    return replace(made, extra=json.dumps(extra, ensure_ascii=False), origins=origins)


def _less_exact(below: Record, above: Record) -> bool:
    return above.type == "document" or below.type in _FINER.get(above.type, ())


def _with(record: Record, changes: dict[str, Any], where: Literal["sidecar", "corrected"]) -> Record:
    """The record with other values in some fields, and nothing left of what was said of them before."""
    extra = _extra(record)
    for key in (key for name in changes for key in _FULLER.get(name, ())):
        extra.pop(key, None)
    origins = [o for o in record.origins if o.field not in changes]
    origins += [FieldOrigin(name, where) for name in changes]
    text = json.dumps(extra, ensure_ascii=False) if extra else ""
    return replace(record, **changes, extra=text, origins=tuple(origins))


def _address_of_doi(record: Record) -> Record:
    """A web address that was made of a DOI follows the DOI that took its place."""
    doi, url = record.origin("doi"), record.origin("url")
    if doi is None or doi.where not in ("sidecar", "corrected") or not record.url.startswith(_DOI):
        return record
    if (url is not None and url.where in ("sidecar", "corrected")) or record.url == _DOI + record.doi:
        return record
    return _with(record, {"url": _DOI + record.doi if record.doi else ""}, doi.where)


def _extra(record: Record) -> dict[str, Any]:
    return dict(json.loads(record.extra)) if record.extra else {}


def text_of(name: str, value: Any) -> str:
    """A field's value as the text in which a correction keeps it: JSON for authors, "2019-06-17" for dates."""
    if name == "authors":
        return json.dumps([n.to_csl() for n in value], ensure_ascii=False)
    if name == "issued":
        return "-".join(f"{n:02d}" if i else f"{n:04d}" for i, n in enumerate(value))
    return str(value)


def value_of(name: str, text: str) -> Any:
    """The value of a field from the text in which a correction keeps it. Raises ValueError where it is none."""
    if name not in FIELDS:
        raise ValueError(f"there is no field {name!r}")
    if name == "authors":
        items = json.loads(text) if text else []
        if not isinstance(items, list) or not all(isinstance(item, dict) for item in items):
            raise ValueError("the authors are no list of names")
        return tuple(Name.from_csl(item) for item in items)
    if name == "issued":
        return tuple(int(part) for part in text.split("-")) if text else ()
    if name == "type":
        if text and text not in TYPES:
            raise ValueError(f"there is no type {text!r}")
        return text or "document"
    return text


def layers_to_json(layers: Layers) -> dict[str, Any]:
    from store.as_json import record_to_json

    kept = {"found": layers.found, "references": layers.references, "sidecar": layers.sidecar}
    return {name: record_to_json(record) for name, record in kept.items() if record is not None}


def layers_from_json(item: dict[str, Any]) -> Layers:
    from store.as_json import record_from_json

    return Layers(**{name: record_from_json(record) for name, record in item.items()})
