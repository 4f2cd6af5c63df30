"""The record of an answer: what it was made with, so that it can be asked for again and what changed can be named.

Evidence and verdicts stand in the answer itself; here stand the state of the library, the settings that bear on the
answer, and for each piece of evidence the words around it and the version of the reader that read it. Values only.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, fields
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any
from urllib.parse import urlsplit

from assistant.conversation import Earlier
from store import manifest as manifests
from store.where import Where

if TYPE_CHECKING:
    from assistant.answer import Evidence, Statement
    from store.library import Library

AROUND = 32
# Of the store, what decides which passages, words and documents are found.
_SEARCHING = (
    "acronyms", "arabic", "embedded", "embedder", "han", "likeness", "literally", "matching", "reader", "unindexed",
    "vectors", "vocabulary", "where", "word_index", "words",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Configured:
    """What the one who asks has configured, whether or not it took part in the answer.

    model      the chat model, "" where none was said; `model_url` is its server's address without user, password,
               query and fragment; `model_seconds` how long it may be silent, None without one
    checker    "packaged", "judge", or a cross-encoder's name or folder, as is `reranker`
    """

    model: str = ""
    model_url: str = ""
    model_seconds: float | None = None
    checker: str = ""
    reranker: str = ""

    def to_json(self) -> dict[str, Any]:
        return {f.name: getattr(self, f.name) for f in fields(self)}

    @classmethod
    def from_json(cls, item: Mapping[str, Any]) -> Configured:
        known = {f.name for f in fields(cls)}
        return cls(**{name: value for name, value in item.items() if name in known})


def harmless_url(url: str) -> str:
    """An address without what may be secret in it: user, password, query, fragment. "" where it cannot be read."""
    try:
        parts = urlsplit(url.strip())
        port = f":{parts.port}" if parts.port else ""
        host = parts.hostname or ""
        host = f"[{host}]" if ":" in host else host
    except ValueError:
        return ""
    return f"{parts.scheme}://{host}{port}{parts.path}" if host else ""


@dataclass(frozen=True, slots=True)
class Record:
    """What an answer was made with.

    generation   of the library
    model        the chat model, "extractive" for none; `prompt` is what it was given, None without one
    checkers     the names of the checkers that judged statements, in alphabetical order
    filters      the documents that were asked, as the reader gave them
    earlier      the earlier questions of the thread and what was known of their answers, oldest first
    embedding    the embedding model; `fingerprint` is the SHA-256 (hex) of its weights
    code         a hash of the code that answers
    configured   what was configured, None where an earlier version did not keep it or nobody said
    read_by      by document of the evidence (its id), the version of the reader that read it
    around       by key of the evidence, the `AROUND` characters before and after its words; none for records
    """

    generation: int
    model: str
    embedding: str
    fingerprint: str
    code: str
    prompt: str | None = None
    checkers: tuple[str, ...] = ()
    filters: Where = field(default_factory=Where)
    earlier: tuple[Earlier, ...] = ()
    read_by: Mapping[str, str] = field(default_factory=dict)
    around: Mapping[str, tuple[str, str]] = field(default_factory=dict)
    configured: Configured | None = None

    def to_json(self) -> dict[str, Any]:
        return {
            "generation": self.generation, "model": self.model, "prompt": self.prompt,
            "checkers": list(self.checkers), "filters": filters_to_json(self.filters),
            "earlier": [e.to_json() for e in self.earlier], "embedding": self.embedding,
            "fingerprint": self.fingerprint, "code": self.code, "read_by": dict(self.read_by),
            "around": {key: list(words) for key, words in self.around.items()},
            "configured": self.configured.to_json() if self.configured else None,
        }  # fmt: skip

    @classmethod
    def from_json(cls, item: Mapping[str, Any]) -> Record:
        """Fields that an earlier version did not keep are empty. Raises KeyError, TypeError, ValueError."""
        return cls(
            generation=int(item["generation"]), model=str(item["model"]), embedding=str(item["embedding"]),
            fingerprint=str(item["fingerprint"]), code=str(item["code"]), prompt=item.get("prompt"),
            checkers=tuple(item.get("checkers", ())), filters=filters_from_json(item.get("filters", {})),
            earlier=tuple(Earlier.from_json(e) for e in item.get("earlier", ())),
            read_by=dict(item.get("read_by", {})),
            around={key: (before, after) for key, (before, after) in item.get("around", {}).items()},
            configured=Configured.from_json(item["configured"]) if item.get("configured") else None,
        )  # fmt: skip

    def settings(self) -> dict[str, Any]:
        """What a person or an installation decides, by name. What was configured is missing where nobody said."""
        given = self.configured.to_json() if self.configured else {}
        return {
            "model": self.model, "prompt": self.prompt, "checkers": list(self.checkers),
            "embedding model": self.embedding, "embedding weights": self.fingerprint, "code": self.code,
        } | {CONFIGURED[name]: value for name, value in given.items()}  # fmt: skip


# How `Record.settings` calls what was configured.
CONFIGURED = {
    "model": "configured model", "model_url": "address of the model", "model_seconds": "seconds for the model",
    "checker": "configured checker", "reranker": "reranker",
}  # fmt: skip


def record_of(
    library: Library,
    *,
    generation: int,
    model: str,
    statements: Sequence[Statement],
    evidence: Sequence[Evidence],
    where: Where,
    earlier: Sequence[Earlier] = (),
    prompt: str | None = None,
) -> Record:
    """The record of an answer that was just made from the library. Raises StoreError."""
    manifest = manifests.read(library.folder)
    around = {
        e.key: words_around(library.paged(e.document.id).text, e.locator.start, e.locator.end)
        for e in evidence if e.locator.start is not None and e.locator.end is not None
    }  # fmt: skip
    return Record(
        generation=generation, model=model, embedding=manifest.model, fingerprint=manifest.fingerprint,
        code=code(), prompt=prompt, checkers=tuple(sorted({s.checker for s in statements if s.checker})),
        filters=where, earlier=tuple(earlier), read_by={e.document.id: e.document.read_by for e in evidence},
        around=around,
    )  # fmt: skip


def words_around(text: str, start: int, end: int) -> tuple[str, str]:
    """The characters before and after a span, `AROUND` of each at most."""
    return text[max(0, start - AROUND) : start], text[end : end + AROUND]


@cache
def code() -> str:
    """A hash of the code that finds, chooses and composes: 12 hex digits of its SHA-256."""
    here = Path(__file__).resolve().parent
    return code_of_files(here.parent, [*here.rglob("*.py"), *(here.parent / "store" / f"{n}.py" for n in _SEARCHING)])


def code_of_files(root: Path, files: Iterable[Path]) -> str:
    """12 hex digits of the SHA-256 of files with their names below `root`, whatever the order they come in."""
    named = sorted((f.relative_to(root).as_posix().encode(), f) for f in files)
    return hashlib.sha256(b"\0".join(part for name, f in named for part in (name, f.read_bytes()))).hexdigest()[:12]


def filters_to_json(where: Where) -> dict[str, Any]:
    """The filters of an answer's record as its JSON keeps them: by field, without those that are off."""
    values = {f.name: getattr(where, f.name) for f in fields(where)}
    return {name: list(value) for name, value in values.items() if value}


def filters_from_json(item: Mapping[str, Any]) -> Where:
    """The filters of an answer's record, from its JSON ({"filters": …})."""
    known = {f.name for f in fields(Where)}
    return Where(**{name: tuple(value) for name, value in item.items() if name in known})
