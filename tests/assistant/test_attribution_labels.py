"""Who says it, with what force and for when, and what sentences point back to: against labels given by hand."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from ingest.job import ingest
from store.library import Library
from tests.assistant.attribution_labels import FIELDS, agrees, balanced, labels, read, shares, wrong_antecedents
from tests.conftest import beside_the_checkout
from tests.fakes import HashingEncoder

# Balanced accuracy, and the share of each class.
LEAST, OF_A_CLASS = 0.95, 0.85


@pytest.fixture(scope="module")
def documents(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Library]:
    """All documents that stand beside the checkout; their vectors mean nothing, only their texts are read."""
    folder = tmp_path_factory.mktemp("labelled") / "library"
    with Library.open(folder, create=True, embedder=HashingEncoder()) as library:
        assert not ingest(beside_the_checkout(), library).failed
        yield library


def test_there_are_labels_enough_of_every_class() -> None:
    spans, sentences = labels()["spans"], labels()["antecedents"]
    forces = [s.get("force") for s in spans]
    assert len(spans) >= 60
    assert len(sentences) >= 40
    assert all(forces.count(force) >= 15 for force in ("asserts", "recommends", "reports"))
    assert forces.count("asks") >= 3
    assert len({s["document"] for s in spans}) == 5


@pytest.mark.timeout(180)
def test_what_is_read_of_a_span_agrees_with_its_labels(documents: Library) -> None:
    for name, classes in shares(documents, labels()["spans"]).items():
        assert balanced(classes) >= LEAST, (name, classes)
        assert all(right >= OF_A_CLASS * of for right, of in classes.values()), (name, classes)


@pytest.mark.timeout(180)
def test_no_recommendation_is_told_as_a_fact(documents: Library) -> None:
    spans = [s for s in labels()["spans"] if s.get("force") == "recommends"]
    assert not [label["first"] for label, evidence in read(documents, spans) if evidence.force == "asserts"]


@pytest.mark.timeout(180)
def test_a_sentence_is_quoted_with_what_it_points_back_to(documents: Library) -> None:
    sentences = labels()["antecedents"]
    wrong = wrong_antecedents(documents, sentences)
    assert len(wrong) <= 0.1 * len(sentences), wrong


@pytest.mark.timeout(180)
def test_a_wrong_label_is_told(documents: Library) -> None:
    """The measure itself: a label turned round disagrees."""
    ((label, evidence),) = read(documents, [s for s in labels()["spans"] if s.get("force") == "reports"][:1])
    assert all(agrees(name, label, evidence) for name in FIELDS if name in label)
    turned = label | {"force": "asserts", "author_says": True, "speaker": None, "examples_only": True, "as_of": 1900}
    assert not any(agrees(name, turned, evidence) for name in FIELDS if name in turned and name != "original")
    sentence = next(s for s in labels()["antecedents"] if s["named"])
    assert wrong_antecedents(documents, [sentence | {"named": []}])


def test_where_the_labels_stand() -> None:
    assert all(Path(s["document"]).suffix == ".txt" and s["start"] < s["end"] for s in labels()["spans"])
