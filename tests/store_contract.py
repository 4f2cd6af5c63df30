"""The contract of an index of vectors: what the library relies upon, run on the real index and on the fake."""

from __future__ import annotations

import numpy as np
import pytest

from store.vectors import VectorIndex, entry_id


def unit(*values: float) -> np.ndarray:
    vector = np.array(values, np.float32)
    return vector / np.linalg.norm(vector)


EAST, NORTH, BETWEEN = unit(1, 0, 0), unit(0, 1, 0), unit(1, 1, 0)


class VectorIndexContract:
    """Subclasses give the fixture `index`: an empty index."""

    def test_an_empty_index_finds_nothing(self, index: VectorIndex) -> None:
        assert index.nearest(EAST, 3) == []
        assert index.ids() == frozenset()

    def test_the_nearest_come_first_with_their_cosine(self, index: VectorIndex) -> None:
        index.add(["e1:a", "e1:b", "e1:c"], np.stack([NORTH, BETWEEN, EAST]))
        found = index.nearest(EAST, 2)
        assert [id_ for id_, _ in found] == [entry_id("e1", "c"), entry_id("e1", "b")]
        assert [score for _, score in found] == pytest.approx([1.0, 0.7071], abs=1e-3)

    def test_more_are_asked_for_than_there_are(self, index: VectorIndex) -> None:
        index.add(["e1:a"], EAST[None])
        assert len(index.nearest(NORTH, 50)) == 1

    def test_removing_an_edition_leaves_the_others(self, index: VectorIndex) -> None:
        index.add(["e1:a", "e1:b"], np.stack([EAST, NORTH]))
        index.add(["e2:a"], BETWEEN[None])
        index.remove("e1")
        assert index.ids() == {entry_id("e2", "a")}
        assert [id_ for id_, _ in index.nearest(EAST, 5)] == [entry_id("e2", "a")]

    def test_removing_what_is_not_there_is_no_error(self, index: VectorIndex) -> None:
        index.remove("e9")

    def test_adding_again_replaces(self, index: VectorIndex) -> None:
        index.add(["e1:a"], EAST[None])
        index.add(["e1:a"], NORTH[None])
        assert index.nearest(NORTH, 5)[0][1] == pytest.approx(1.0, abs=1e-3)
        assert len(index.ids()) == 1

    def test_a_document_without_passages_adds_nothing(self, index: VectorIndex) -> None:
        index.add([], np.empty((0, 3), np.float32))
        assert index.ids() == frozenset()

    def test_more_than_one_batch(self, index: VectorIndex) -> None:
        vectors = np.random.default_rng(0).standard_normal((4500, 3)).astype(np.float32)
        vectors /= np.linalg.norm(vectors, axis=1, keepdims=True)
        index.add([f"e1:p{i}" for i in range(4500)], vectors)
        assert len(index.ids()) == 4500
        assert index.nearest(vectors[4321], 1)[0][0] == entry_id("e1", "p4321")
        index.remove("e1")
        assert index.ids() == frozenset()

    def test_clear_forgets_everything_and_takes_another_dimension(self, index: VectorIndex) -> None:
        index.add(["e1:a"], EAST[None])
        index.clear()
        assert index.ids() == frozenset()
        index.add(["e2:a"], unit(1, 0, 0, 0, 0)[None])
        assert index.nearest(unit(1, 0, 0, 0, 0), 1)[0][0] == entry_id("e2", "a")

    def test_it_says_up_to_which_generation_it_sees(self, index: VectorIndex) -> None:
        index.refresh(3)
        assert index.seen == 3
        index.wrote(4)
        assert index.seen == 4
