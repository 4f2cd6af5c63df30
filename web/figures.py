"""Figures of the library as tables of bars: how many documents there are by year, type, language, file type and length;
what could not be read, and which documents have remarks. Pure; text only.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import TYPE_CHECKING, Any

from store.catalog import Entry
from web import library_words as words
from web.shelf_view import base, format_name, language_name

if TYPE_CHECKING:
    from ingest.progress.last_run import LastRun

Json = dict[str, Any]
_MOST_YEARS = 24  # bars; more are put together in fives, then in tens
_MOST_BARS = 20
_LISTED = 200
_SIZES = (1, 10, 25, 50, 100, 250, 500, 1000)


def charts(entries: Sequence[Entry]) -> list[Json]:
    """Each {"key", "title", "bars": [{"name", "n", "filter": the table's filters that give these documents}]}."""
    made = {
        "year": _years([e.document.record.year for e in entries]),
        "type": _common([e.document.record.type for e in entries], str, "type"),
        "language": _common([base(e.document.record.language) for e in entries], language_name, "language"),
        "format": _common([e.document.format for e in entries], format_name, "format"),
        "passages": _sizes([e.passages for e in entries]),
    }
    return [{"key": key, "title": words.BY[key], "bars": bars} for key, bars in made.items() if bars]


def _years(years: Sequence[int | None]) -> list[Json]:
    """A bar for each year of the span, those without documents too; for five or ten years where there are many."""
    known = [year for year in years if year is not None]
    bars: list[Json] = []
    if known:
        first, last = min(known), max(known)
        step = next((s for s in (1, 5, 10) if (last // s - first // s) < _MOST_YEARS), 100)
        counted = Counter(year // step * step for year in known)
        spans = range(first // step * step, last + 1, step)
        for start in spans if len(spans) <= 2 * _MOST_YEARS else sorted(counted):
            end = start + step - 1
            name = str(start) if step == 1 else f"{start}–{end}"
            bars.append({"name": name, "n": counted[start], "filter": {"from": str(start), "to": str(end)}})
    if undated := len(years) - len(known):
        bars.append({"name": words.UNDATED, "n": undated, "filter": {"from": "-"}})
    return bars


def _common(values: Iterable[str], name: Callable[[str], str], key: str) -> list[Json]:
    """The commonest first."""
    counted = sorted(Counter(values).items(), key=lambda item: (-item[1], item[0]))
    return [{"name": name(value), "n": n, "filter": {key: value or "-"}} for value, n in counted[:_MOST_BARS]]


def _sizes(passages: Sequence[int]) -> list[Json]:
    """How many documents have so many passages."""
    bars: list[Json] = []
    for low, high in zip((0, *_SIZES), (*_SIZES, None), strict=True):
        n = sum(low <= p and (high is None or p < high) for p in passages)
        name = f"{low:,} and more" if high is None else str(low) if high - low == 1 else f"{low:,}–{high - 1:,}"
        bars.append({"name": name, "n": n, "filter": None})
    while bars and not bars[-1]["n"]:
        bars.pop()
    while bars and not bars[0]["n"]:
        bars.pop(0)
    return bars


def unread(run: LastRun | None) -> Json:
    """What the last reading could not read, with the reasons it gave: {"title", "said", "rows": [[file, why]]}."""
    if run is None:
        return {"title": words.UNREAD_TITLE, "said": words.UNREAD_UNKNOWN, "rows": [], "more": 0}
    failed: Sequence[Mapping[str, str]] = run.report["failed"]
    said = "" if failed else words.UNREAD_NOTHING
    rows = [[str(one["source"]), str(one["error"])] for one in failed[:_LISTED]]
    return {"title": words.UNREAD_TITLE, "said": said, "rows": rows, "more": len(failed) - len(rows)}


def remarked(entries: Iterable[Entry]) -> Json:
    """The documents in which something was left out or is doubtful: {"title", "rows": [[id, title, remark]]}."""
    rows = [
        [e.document.id, e.document.record.title or e.document.source, " ".join(e.document.warnings)]
        for e in entries
        if e.document.warnings
    ]
    return {"title": words.REMARKED_TITLE, "rows": rows[:_LISTED], "more": max(len(rows) - _LISTED, 0)}
