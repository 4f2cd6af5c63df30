"""Documents whose texts are nearly the same. Only the few whose signatures agree are compared word by word."""

from __future__ import annotations

from collections.abc import Collection, Sequence

from store import embedded, likeness
from store.catalog import Catalog


def of_document(catalog: Catalog, document_id: str) -> tuple[tuple[str, float], ...]:
    """The documents whose text is nearly that of another one, by id, with their similarity. Raises DocumentUnknown."""
    with catalog.reading() as connection:
        signatures = embedded.signatures(connection)
        own = signatures.pop(document_id, b"")
        others = likeness.candidates(own, signatures)
        if not others:
            return ()
        text, *texts = (likeness.of_text(catalog.text(connection, i)) for i in (document_id, *others))
    return tuple(
        (id_, likeness.similarity(text, other))
        for id_, other in zip(others, texts, strict=True)
        if likeness.are_near(text, other)
    )


def of_text(catalog: Catalog, text: str, among: Collection[str]) -> tuple[tuple[str, float], ...]:
    """Those of some documents (five at most) whose text is nearly this one, with their similarity, best first."""
    own = likeness.of_text(text)
    with catalog.reading() as connection:
        signatures = embedded.signatures(connection, among)
        likely = likeness.candidates(likeness.signature_of(own), signatures)
        others = {i: likeness.of_text(catalog.text(connection, i)) for i in likely}
    scored = [(i, likeness.similarity(own, other)) for i, other in others.items() if likeness.are_near(own, other)]
    return tuple(sorted(scored, key=lambda found: (-found[1], found[0])))


def copies(catalog: Catalog, ids: Sequence[str]) -> dict[str, str]:
    """Of some documents, those whose text is nearly that of one named before them, each with the first such one."""
    if len(ids) < 2:
        return {}
    found: dict[str, str] = {}
    with catalog.reading() as connection:
        signatures = embedded.signatures(connection, ids)
        kept: dict[str, bytes] = {}
        for id_ in ids:
            likely = likeness.candidates(signatures.get(id_, b""), kept)
            text = likeness.of_text(catalog.text(connection, id_)) if likely else None
            first = [
                i for i in kept
                if i in likely and text is not None
                and likeness.are_near(text, likeness.of_text(catalog.text(connection, i)))
            ]  # fmt: skip
            if first:
                found[id_] = first[0]
            else:
                kept[id_] = signatures.get(id_, b"")
    return found
