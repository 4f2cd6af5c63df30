"""CSL-JSON: the items as they came in, with their ids, and the quotes as annotations."""

from __future__ import annotations

import json
from collections.abc import Sequence

from assistant.references.exporting import Kept, Wishes
from assistant.references.works import QuotedWork, quoted_works


def csl_json(kept: Sequence[Kept], wishes: Wishes) -> bytes:
    """The works quoted as a list of items; an item keeps the id (a key, or the address that Zotero gives it) it had."""
    items = []
    works = quoted_works(kept, wishes.language)
    for work, id_ in zip(works, _ids(works), strict=True):
        item = {"id": id_} | work.document.record.to_csl() | {"id": id_}
        item["annote"] = "\n\n".join(filter(None, [str(item.get("annote", "")), *work.notes]))
        if work.tags:
            item["keyword"] = ", ".join(filter(None, [str(item.get("keyword", "")), *work.tags]))
        items.append(item | {"citation-key": work.key})
    return (json.dumps(items, ensure_ascii=False, indent=2) + "\n").encode()


def _ids(works: Sequence[QuotedWork]) -> list[object]:
    """The id of each item: the first that came in with one keeps it, every other has its key."""
    given = [work.document.record.to_csl().get("id") for work in works]
    first = {str(id_): at for at, id_ in reversed(list(enumerate(given))) if id_ not in (None, "")}
    taken, ids = set(first), list[object]()
    for at, (work, id_) in enumerate(zip(works, given, strict=True)):
        if first.get(str(id_)) == at:
            ids.append(id_)
            continue
        key, n = work.key, 1
        while key in taken:
            n += 1
            key = f"{work.key}-{n}"
        taken.add(key)
        ids.append(key)
    return ids
