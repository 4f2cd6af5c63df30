"""CSL-JSON: the items as they came in, with their ids, and the quotes as annotations."""

from __future__ import annotations

import json
from collections.abc import Sequence

from assistant.references.exporting import Kept, Wishes
from assistant.references.works import quoted_works


def csl_json(kept: Sequence[Kept], wishes: Wishes) -> bytes:
    """The works quoted as a list of items; an item keeps the id (a key, or the address that Zotero gives it) it had."""
    items = []
    for work in quoted_works(kept, wishes.language):
        item = {"id": work.key} | work.document.record.to_csl()
        item["annote"] = "\n\n".join(filter(None, [str(item.get("annote", "")), *work.notes]))
        if work.tags:
            item["keyword"] = ", ".join(filter(None, [str(item.get("keyword", "")), *work.tags]))
        items.append(item | {"citation-key": work.key})
    return (json.dumps(items, ensure_ascii=False, indent=2) + "\n").encode()
