"""Statements that people have labelled, with their evidence, from files of four forms, one JSON object a line.

wice      WiCE (Kamoi and others 2023): {"claim", "evidence": [sentence…], "label": "supported" |
          "partially_supported" | "not_supported", "supporting_sentences", "meta": {"id", "claim_title"}}; the sentences
          are one piece of evidence
expertqa  ExpertQA (Malaviya and others 2023): {"question", "answers": {system: {"claims": [{"claim_string",
          "evidence": [text…], "support": "Complete" | "Partial" | "Incomplete" | "Missing"}]}}}
jsonl     {"statement", "evidence": [text…], "label": "supported" | "partial" | "unsupported"}, and may have "id",
          "cluster" (what is right or wrong together: a document, a question) and "about" (title, author, question)
support   {"statement", "passage", "true"}, and may have "id", "source", "kind" (sets/support.jsonl)

A line that cannot be read is told with its file and number, and what has no label or no evidence is counted apart:
neither is ever taken for a statement that is unsupported.
"""

from __future__ import annotations

import hashlib
import json
import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Literal

from evals.errors import LabelsUnreadable

Label = Literal["supported", "partial", "unsupported"]
LABELS: tuple[Label, ...] = ("supported", "partial", "unsupported")

_WICE: dict[str, Label] = {"supported": "supported", "partially_supported": "partial", "not_supported": "unsupported"}
_EXPERTQA: dict[str, Label] = {
    "complete": "supported", "partial": "partial", "incomplete": "unsupported", "missing": "unsupported",
}  # fmt: skip
_JSONL: dict[str, Label] = {label: label for label in LABELS}
# What ExpertQA's evidence begins with: its number, and its address.
_HEAD = re.compile(r"\s*(?:\[\d+\]:?\s*)?(?:https?://\S+\s*)?")


@dataclass(frozen=True, slots=True)
class Labelled:
    """A statement, the pieces of its evidence, and what a person said of it. `about` is what else is known of its
    evidence; statements of one `cluster` are right or wrong together."""

    id: str
    statement: str
    evidence: tuple[str, ...]
    label: Label
    cluster: str
    about: str = ""


@dataclass(frozen=True, slots=True)
class Unread:
    """A line, or a statement of one, that is not used; why, with file and line. `broken` lines are no such lines at
    all; the others have no label or no evidence."""

    file: Path
    line: int
    why: str
    broken: bool

    def __str__(self) -> str:
        return f"{self.file}, line {self.line}: {self.why}."


@dataclass(frozen=True, slots=True)
class Data:
    """What was read of files: their SHA-256 (hex), their forms, the statements, and what was left out."""

    sha256s: tuple[str, ...]
    forms: tuple[str, ...]
    statements: tuple[Labelled, ...]
    unread: tuple[Unread, ...]


class _NotUsedError(Exception):
    """What is said of a line; `broken` as in Unread."""

    def __init__(self, why: str, *, broken: bool = True) -> None:
        super().__init__(why)
        self.broken = broken


Found = Labelled | _NotUsedError
Reader = Callable[[dict[str, Any], str], Iterator[Found]]


def read(files: Sequence[Path], form: str = "") -> Data:
    """Read files of labelled statements; of a form of FORMS, or each file of the one that its first line shows.

    Raises LabelsUnreadable for a file that is not there, is not UTF-8, is of no known form or holds no statement.
    """
    hashes, forms, statements, unread = [], [], list[Labelled](), list[Unread]()
    for file in files:
        content, lines = _lines(file)
        reader = form or _form_of(file, lines)
        before = len(statements)
        for number, line in lines:
            try:
                made = list(FORMS[reader](_object(line), f"{file.name}:{number}"))
            except _NotUsedError as error:
                unread.append(Unread(file, number, str(error), error.broken))
                continue
            statements += [one for one in made if isinstance(one, Labelled)]
            unread += [Unread(file, number, str(one), one.broken) for one in made if isinstance(one, _NotUsedError)]
        if len(statements) == before:
            why = next((f": {u}" for u in unread if u.file == file), ".")
            raise LabelsUnreadable(f"{file} holds no labelled statement of the form {reader}{why}")
        hashes.append(hashlib.sha256(content).hexdigest())
        forms.append(reader)
    return Data(tuple(hashes), tuple(forms), tuple(statements), tuple(unread))


def _lines(file: Path) -> tuple[bytes, list[tuple[int, str]]]:
    try:
        content = file.read_bytes()
        text = content.decode("utf-8-sig")
    except OSError as error:
        raise LabelsUnreadable(f"{file} cannot be read ({error.strerror or error}).") from error
    except UnicodeDecodeError as error:
        raise LabelsUnreadable(f"{file} is not UTF-8 (byte {error.start}); save it as that.") from error
    return content, [(n, line) for n, line in enumerate(text.split("\n"), 1) if line.strip()]


def _form_of(file: Path, lines: Sequence[tuple[int, str]]) -> str:
    """The form of a file by its first line that is an object. Raises LabelsUnreadable."""
    for _, line in lines:
        try:
            row = _object(line)
        except _NotUsedError:
            continue
        for form, keys in _SHOWN_BY.items():
            if keys <= row.keys():
                return form
        break
    raise LabelsUnreadable(f"{file} is of no known form ({', '.join(FORMS)}); where it is, name it with --format.")


def _object(line: str) -> dict[str, Any]:
    try:
        row = json.loads(line)
    except json.JSONDecodeError as error:
        raise _NotUsedError(f"it is no JSON ({error.msg}, character {error.pos})") from error
    except RecursionError as error:
        raise _NotUsedError("it is nested too deep") from error
    if not isinstance(row, dict):
        raise _NotUsedError("it is no object")
    return row


def _wice(row: dict[str, Any], place: str) -> Iterator[Found]:
    known = row.get("meta")
    meta: dict[str, Any] = known if isinstance(known, dict) else {}
    sentences = _texts(row, "evidence")
    title = str(meta.get("claim_title") or "")
    id = str(meta.get("id") or place)
    label = _label(row, "label", _WICE)
    yield _one(id, _text(row, "claim"), [" ".join(sentences)], label, title or id, title)


def _expertqa(row: dict[str, Any], place: str) -> Iterator[Found]:
    question, answers = _text(row, "question"), row.get("answers")
    if not isinstance(answers, dict):
        raise _NotUsedError("answers is no object")
    for system, answer in answers.items():
        claims = answer.get("claims") if isinstance(answer, dict) else None
        for number, claim in enumerate(claims if isinstance(claims, list) else [], 1):
            try:
                if not isinstance(claim, dict):
                    raise _NotUsedError(f"claim {number} of {system} is no object")
                evidence = [_HEAD.sub("", text, count=1) for text in _texts(claim, "evidence")]
                label = _label(claim, "support", _EXPERTQA)
                yield _one(
                    f"{place}:{system}:{number}", _text(claim, "claim_string"), evidence, label, question, question
                )
            except _NotUsedError as error:
                yield error


def _jsonl(row: dict[str, Any], place: str) -> Iterator[Found]:
    id = str(row.get("id") or place)
    about = row.get("about") if isinstance(row.get("about"), str) else ""
    label = _label(row, "label", _JSONL)
    statement, evidence = _text(row, "statement"), _texts(row, "evidence")
    yield _one(id, statement, evidence, label, str(row.get("cluster") or id), about or "")


def _support(row: dict[str, Any], place: str) -> Iterator[Found]:
    if not isinstance(row.get("true"), bool):
        raise _NotUsedError("true is neither true nor false")
    id = str(row.get("id") or place)
    statement, passage = _text(row, "statement"), _text(row, "passage")
    yield _one(id, statement, [passage], "supported" if row["true"] else "unsupported", str(row.get("source") or id))


FORMS: dict[str, Reader] = {"wice": _wice, "expertqa": _expertqa, "jsonl": _jsonl, "support": _support}
_SHOWN_BY: dict[str, set[str]] = {
    "wice": {"claim", "evidence", "label"}, "expertqa": {"question", "answers"},
    "jsonl": {"statement", "evidence", "label"}, "support": {"statement", "passage", "true"},
}  # fmt: skip


def _one(id: str, statement: str, evidence: Sequence[str], label: Label, cluster: str, about: str = "") -> Labelled:
    pieces = tuple(text for text in evidence if text.strip())
    if not pieces:
        raise _NotUsedError("it has no evidence", broken=False)
    return Labelled(id, statement, pieces, label, cluster, about)


def _text(row: dict[str, Any], key: str) -> str:
    value = row.get(key)
    if not isinstance(value, str) or not value.strip():
        raise _NotUsedError(f"{key} is {json.dumps(value)[:40]}, not a text")
    return value


def _texts(row: dict[str, Any], key: str) -> list[str]:
    value = row.get(key)
    if value is None:
        return []
    if not isinstance(value, list) or not all(isinstance(text, str) for text in value):
        raise _NotUsedError(f"{key} is no list of texts")
    return list(value)


def _label(row: dict[str, Any], key: str, labels: dict[str, Label]) -> Label:
    value = row.get(key)
    if value is None or value == "":
        raise _NotUsedError(f"it has no {key}", broken=False)
    found = labels.get(value.strip().lower()) if isinstance(value, str) else None
    if found is None:
        raise _NotUsedError(f"{key} is {json.dumps(value)[:40]}, none of {', '.join(labels)}", broken=False)
    return found
