"""Labels given by hand to spans of real documents, and how what is read agrees with them.

A span is named by its document's file, its first three words and its offsets in the file as it is, so that labels
outlast changes of the reader; the document itself is no part of the project. Of a span: `force`, `examples_only`,
`as_of`, `author_says`, a part of `speaker` and of `original` (null: the author, none); what is uncertain is left out.
Of a sentence: `named`, where the sentences begin of which one, quoted with it or told in the gloss, is what it needs;
none where it stands by itself.
"""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from assistant.answer import Evidence
from assistant.antecedents import Antecedent, antecedent_of
from assistant.compose import evidence_of
from assistant.picks import Pick
from store.documents import PagedText, Sentence
from store.library import Library

LABELS = Path(__file__).with_suffix(".json")
FIELDS = ("force", "examples_only", "as_of", "author_says", "speaker", "original")

Label = dict[str, Any]


def labels(file: Path = LABELS) -> dict[str, list[Label]]:
    """The labels of a file: "spans" and "antecedents"."""
    return dict(json.loads(file.read_text(encoding="utf-8")))


def in_text(paged: PagedText, raw: int) -> int:
    """Where in the text a character of the raw text stands, or the next one that was kept."""
    kept = [r for r in paged.runs if r.raw_start + r.length > raw]
    run = min(kept, key=lambda r: max(r.raw_start, raw))
    return run.start + max(raw - run.raw_start, 0)


def texts(library: Library) -> dict[str, PagedText]:
    return {d.source: library.paged(d.id) for d in library.documents()}


def read(library: Library, spans: list[Label]) -> Iterator[tuple[Label, Evidence]]:
    """Each span with the evidence that it makes."""
    by_source = texts(library)
    for label in spans:
        paged = by_source[label["document"]]
        assert paged.raw[label["start"] :].split(maxsplit=3)[:3] == label["first"].split(), label
        start, end = in_text(paged, label["start"]), in_text(paged, label["end"] - 1) + 1
        yield label, evidence_of(Pick(paged.document_id, start, end, 1.0, ""), library)


def agrees(name: str, label: Label, evidence: Evidence) -> bool:
    """Whether what was read of a span agrees with its label."""
    wanted, got = label[name], getattr(evidence, name)
    if name == "speaker":
        return evidence.author_says if wanted is None else not evidence.author_says and wanted.lower() in got.lower()
    if name == "original" and wanted is not None:
        return got is not None and wanted.lower() in got.lower()
    return bool(wanted == got)


def shares(library: Library, spans: list[Label]) -> dict[str, dict[str, tuple[int, int]]]:
    """By field and class (there or not, for those with many values): how many agree, of how many."""
    counted: dict[str, dict[str, tuple[int, int]]] = {name: defaultdict(lambda: (0, 0)) for name in FIELDS}
    for label, evidence in read(library, spans):
        for name in FIELDS:
            if name not in label:
                continue
            value = label[name] if name in ("force", "examples_only", "author_says") else label[name] is not None
            right, of = counted[name][str(value)]
            counted[name][str(value)] = (right + agrees(name, label, evidence), of + 1)
    return counted


def balanced(classes: dict[str, tuple[int, int]]) -> float:
    """Balanced accuracy: the mean over the classes of the share that agrees."""
    return sum(right / of for right, of in classes.values()) / len(classes)


def wrong_antecedents(library: Library, sentences: list[Label]) -> list[Label]:
    """The sentences that are quoted with something else than what they need."""
    by_source = texts(library)
    wrong = []
    for label in sentences:
        paged = by_source[label["document"]]
        sentence = _sentence_at(paged, in_text(paged, label["start"]), library)
        found = antecedent_of(paged, sentence, library)
        named = [in_text(paged, raw) for raw in label["named"]]
        if not (any(_holds(paged, found, at, library) for at in named) if named else found == Antecedent()):
            wrong.append(label)
    return wrong


def _sentence_at(paged: PagedText, offset: int, library: Library) -> Sentence:
    found = library.sentences_of(blocks=[(paged.document_id, paged.block_at(offset))]).sentences
    return next(s for s in found if s.start <= offset < s.end)


def _holds(paged: PagedText, found: Antecedent, at: int, library: Library) -> bool:
    if found.start is not None and found.end is not None and found.start <= at < found.end:
        return True
    told = found.gloss.partition(" = ")[2].strip("“”…")
    block = paged.blocks[paged.block_at(at)]
    if block.kind == "heading":
        return bool(told) and told in paged.text[block.start : block.end]
    sentence = _sentence_at(paged, at, library)
    return bool(told) and told in " ".join(paged.text[sentence.start : sentence.end].split())
