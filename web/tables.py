"""Rows quoted from a table, drawn as the table that they come from: cells in columns, the row that heads them on top.

A cell shows the characters of the source; only the bars between cells are replaced by lines.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from itertools import groupby
from typing import Any

Json = dict[str, Any]


def merged(drawn: Sequence[Json], said: Sequence[Json], evidence: Mapping[str, Json]) -> list[Json]:
    """The statements as drawn, with those that quote rows of one table one after another made one that has `rows`.

    `drawn[i]` is what `view.statement` made of `said[i]`, its "at" the places in `said` of which it was made. A row is
    {"cells": […], "cites": […], "head": …}.
    """
    made: list[Json] = []
    tables = 0

    def table_of(pair: tuple[Json, Json]) -> tuple[str, str, int] | None:
        nonlocal tables
        tables += _heads(pair[1], evidence)  # a section may hold several
        found = _table(pair[1], evidence)
        return (*found, tables) if found else None

    for table, run in groupby(zip(drawn, said, strict=True), table_of):
        statements = list(run)
        if table is None:
            made += [one for one, _ in statements]
        else:
            rows = [_row(one, quoted, evidence) for one, quoted in statements]
            who = dict.fromkeys(line for one, _ in statements for line in one["who"])
            gone = dict.fromkeys(line for one, _ in statements for line in one["gone"])
            at = [n for one, _ in statements for n in one.get("at", ())]
            made.append(statements[0][0] | {"rows": _even(rows), "gone": list(gone), "who": list(who), "at": at})
    return made


def _table(said: Json, evidence: Mapping[str, Json]) -> tuple[str, str] | None:
    """The document and the section of the table of which a statement quotes a row; None where it quotes none."""
    cited = [evidence[key] for key in said["citations"] if key in evidence]
    if said["support"] != "quoted" or not cited or "|" not in said["text"]:
        return None
    locator = cited[0]["locator"]
    return (cited[0]["document"]["id"], locator["section"]) if locator["kind"] == "table" else None


def _row(drawn: Json, said: Json, evidence: Mapping[str, Json]) -> Json:
    cells = [cell.strip() for cell in said["text"].split("|")]
    return {"cells": cells, "cites": drawn["cites"], "head": _heads(said, evidence)}


def _heads(said: Json, evidence: Mapping[str, Json]) -> bool:
    return any(evidence[key]["found_by"] == "header" for key in said["citations"] if key in evidence)


def _even(rows: Iterable[Json]) -> list[Json]:
    """Rows of as many cells each as the longest has."""
    rows = list(rows)
    width = max(len(row["cells"]) for row in rows)
    return [row | {"cells": row["cells"] + [""] * (width - len(row["cells"]))} for row in rows]
