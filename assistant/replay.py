"""Asking again what a kept answer answered, and naming what changed: the answer, its evidence, its circumstances."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from assistant.ask import ask
from assistant.conversation import Earlier
from assistant.record import CONFIGURED, Record
from assistant.standing import Standing, State, around_of, standing
from store.where import Where

if TYPE_CHECKING:
    from store.library import Library

Json = Mapping[str, Any]
Asking = Callable[..., Any]
_STATES = {State.MOVED: "words moved", State.CHANGED: "words changed", State.WITHDRAWN: "document left"}
# What differs without the answer being another.
CIRCUMSTANCES = frozenset(
    ["generation", "words moved", "document read again", *Record(0, "", "", "", "").settings(), *CONFIGURED.values()]
)


@dataclass(frozen=True, slots=True)
class Change:
    """One difference: what it is of, and how that was and is; None where there was or is none."""

    what: str
    before: Any
    after: Any

    def to_json(self) -> dict[str, Any]:
        return {"what": self.what, "before": self.before, "after": self.after}


@dataclass(frozen=True, slots=True)
class Replay:
    """An answer asked for again. `withdrawn` are the keys of the evidence of the kept answer that no longer stands;
    `answer` is the JSON of the one given now."""

    id: str
    changes: tuple[Change, ...]
    withdrawn: tuple[str, ...]
    answer: dict[str, Any]

    @property
    def same(self) -> bool:
        """Whether statements, gaps and evidence are those of the kept answer; the circumstances may be others."""
        return not self.withdrawn and all(c.what in CIRCUMSTANCES for c in self.changes)

    def to_json(self) -> dict[str, Any]:
        return {
            "id": self.id, "same": self.same, "changes": [c.to_json() for c in self.changes],
            "withdrawn": list(self.withdrawn), "answer": self.answer,
        }  # fmt: skip


def replay(kept: Json, library: Library, asking: Asking = ask) -> Replay:
    """Ask again what a kept answer (its JSON) answered, with the same earlier questions and filters, and compare.

    `asking` answers as `ask` does. Raises StoreError where the library cannot be read.
    """
    record = record_in(kept)
    history: Sequence[str | Earlier] = record.earlier if record else tuple(kept.get("history", ()))
    filters = record.filters if record else Where()
    now: dict[str, Any] = asking(str(kept["question"]), library, history=history, where=filters).to_json()
    states = standings(kept, library)
    changes = (*_of_answer(kept, now), *_of_evidence(kept, record, states, library), *_of_settings(record, kept, now))
    withdrawn = tuple(key for key, found in states.items() if found.gone)
    return Replay(str(kept.get("id", "")), changes, withdrawn, now)


def record_in(answer: Json) -> Record | None:
    """The record kept with an answer; None where an earlier version kept none."""
    try:
        return Record.from_json(answer["record"])
    except (KeyError, TypeError, ValueError):
        return None


def standings(kept: Json, library: Library) -> dict[str, Standing]:
    """What has become of each piece of evidence of a kept answer, by its key. Raises StoreError."""
    documents = {d.id: d for d in library.documents()}

    def look(evidence: Json) -> Standing:
        id_ = evidence["document"]["id"]
        around = around_of(kept, evidence["key"])
        return standing(evidence, around, documents.get(id_), lambda: library.paged(id_))

    return {evidence["key"]: look(evidence) for evidence in kept["evidence"]}


def _of_answer(kept: Json, now: Json) -> list[Change]:
    before, after = _statements(kept), _statements(now)
    changes = []
    lost = [text for text in before if text not in after]
    added = [text for text in after if text not in before]
    for text in list(lost):
        # The same evidence in other words is one change, not two.
        like = next((a for a in added if before[text][0] and after[a][0] == before[text][0]), None)
        if like is not None:
            changes.append(Change("statement worded otherwise", text, like))
            lost.remove(text)
            added.remove(like)
    changes += [Change("statement lost", text, None) for text in lost]
    changes += [Change("statement added", None, text) for text in added]
    for text in before:
        if text in after:
            if before[text][0] != after[text][0]:
                changes.append(Change("statement cited otherwise", before[text][0], after[text][0]))
            if before[text][1] != after[text][1]:
                changes.append(Change("statement judged otherwise", before[text][1], after[text][1]))
    if not changes and list(before) != list(after):
        changes.append(Change("order of statements", list(before), list(after)))
    gaps, gaps_now = ({g["ask"]: g["reason"] for g in a["gaps"]} for a in (kept, now))
    changes += [Change("gap closed", ask, None) for ask in gaps if ask not in gaps_now]
    changes += [Change("gap added", None, ask) for ask in gaps_now if ask not in gaps]
    changes += [
        Change("reason of a gap", reason, gaps_now[ask])
        for ask, reason in gaps.items()
        if ask in gaps_now and gaps_now[ask] != reason
    ]
    return changes


def _statements(answer: Json) -> dict[str, tuple[list[str], str]]:
    """Each statement with what it cites, by document and words (keys move with their words), and its verdict."""
    by_key = {e["key"]: f"{e['document']['source']}: {e['quote']}" for e in answer["evidence"]}
    said = {}
    for s in answer["statements"]:
        cited = [by_key.get(key, key) for key in s["citations"]]
        said[s["text"]] = cited, " by ".join(filter(None, (s["support"], s["checker"])))
    return said


def _of_evidence(kept: Json, record: Record | None, states: Mapping[str, Standing], library: Library) -> list[Change]:
    changes = []
    for evidence in kept["evidence"]:
        found = states[evidence["key"]]
        if found.state is not State.STANDS:
            said = f"{evidence['document']['source']}: {evidence['quote']}"
            start, end = evidence["locator"]["start"], evidence["locator"]["end"]
            moved = found.state is State.MOVED and found.span
            changes.append(
                Change(_STATES[found.state], [start, end] if moved else said, list(moved) if moved else None)
            )
    now = {d.id: d for d in library.documents()}
    for id_, version in (record.read_by if record else {}).items():
        if id_ in now and now[id_].read_by != version:
            source = now[id_].source
            changes.append(Change("document read again", f"{source}: {version}", f"{source}: {now[id_].read_by}"))
    return changes


def _of_settings(record: Record | None, kept: Json, now: Json) -> list[Change]:
    changes = []
    present = record_in(now)
    if record and present:
        before, after = record.settings(), present.settings()
        changes = [
            Change(name, before[name], after[name]) for name in before if before[name] != after.get(name, before[name])
        ]
    if kept.get("generation") != now["generation"]:
        changes.append(Change("generation", kept.get("generation"), now["generation"]))
    return changes
