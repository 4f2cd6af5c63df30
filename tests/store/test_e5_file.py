"""The packed format, on a small file of our own; and the real weights against their package's own engine."""

from __future__ import annotations

import hashlib
import json
import multiprocessing
import struct
from pathlib import Path

import numpy as np
import pytest

from store import e5_file, model_files
from store.errors import ModelMissing

HIDDEN, LAYERS, INTERMEDIATE, POSITIONS = 32, 1, 64, 16
PIECES = ["<s>", "<pad>", "</s>", "<unk>", "▁", "▁fund", "s", "▁cooper", "ation", "f", "u", "n", "d", "query", ":"]
VOCABULARY = len(PIECES) + 1


def packed_q4(values: np.ndarray) -> bytes:
    """Weights that are whole multiples of a scale, as Q4_0 holds them without loss."""
    out = b""
    for block in values.reshape(-1, 32):
        halves = (block / 0.5 + 8).astype(np.uint8)
        out += struct.pack("<e", 0.5) + bytes(halves[:16] | (halves[16:] << 4))
    return out


def small_file(path: Path, *, magic: bytes = b"E5S1", version: int = 1) -> dict[str, np.ndarray]:
    """Write a file of the format; the tensors that it holds, by their packed names."""
    rng = np.random.default_rng(0)
    square = ["q.w", "k.w", "v.w", "ao.w"]
    shapes = {"emb.word": (VOCABULARY, HIDDEN), "emb.pos": (POSITIONS, HIDDEN), "emb.type": (2, HIDDEN)}
    shapes |= {f"l0.{n}": (HIDDEN, HIDDEN) for n in square}
    shapes |= {"l0.fi.w": (INTERMEDIATE, HIDDEN), "l0.fo.w": (HIDDEN, INTERMEDIATE)}
    packed = {n: (rng.integers(0, 16, s) - 8).astype(np.float32) * 0.5 for n, s in shapes.items()}
    vectors = ["emb.ln.w", "emb.ln.b", *(f"l0.{n}" for n in ("q.b", "k.b", "v.b", "ao.b", "fo.b"))]
    vectors += [f"l0.{n}.{k}" for n in ("aln", "oln") for k in "wb"]
    plain = {n: rng.standard_normal(HIDDEN).astype(np.float32) for n in vectors}
    plain["l0.fi.b"] = rng.standard_normal(INTERMEDIATE).astype(np.float32)

    pieces = [p.encode() for p in PIECES]
    offsets = np.cumsum([0, *(len(p) for p in pieces)]).astype("<u4")
    scores = -np.arange(len(pieces), dtype="<f4")
    head = magic + struct.pack("<I7ifi", version, HIDDEN, LAYERS, 4, INTERMEDIATE, VOCABULARY, POSITIONS, 2, 1e-12, 32)
    head += struct.pack("<i4iQ", len(pieces), 0, 2, 1, 3, sum(map(len, pieces))) + offsets.tobytes() + scores.tobytes()
    head += b"".join(pieces) + struct.pack("<iI", 2, 5) + b"skip!"
    data = {n: (1, packed_q4(v)) for n, v in packed.items()} | {n: (0, v.tobytes()) for n, v in plain.items()}
    sizes = {n: v.size for n, v in (packed | plain).items()}
    at = len(head) + 4 + sum(2 + len(n) + 1 + 4 + 8 + 8 for n in data)
    table, body = struct.pack("<i", len(data)), b""
    for name, (kind, content) in data.items():
        where = at + len(body)
        table += (
            struct.pack("<H", len(name)) + name.encode() + struct.pack("<BIQQ", kind, sizes[name], where, len(content))
        )
        body += content
    path.write_bytes(head + table + body)
    return packed | plain


def sha256(path: Path) -> str:
    return hashlib.sha256(path.read_bytes()).hexdigest()


def test_every_weight_is_read(tmp_path: Path) -> None:
    expected = small_file(tmp_path / "small.bin")
    e5 = e5_file.read(tmp_path / "small.bin", sha256(tmp_path / "small.bin"))
    assert [p for p, _ in e5.pieces] == PIECES
    assert e5.pieces[5][1] == -5.0
    assert (e5.bos, e5.pad, e5.eos, e5.unk) == (0, 1, 2, 3)
    assert len(e5.weights) == len(expected)
    pairs = {
        "emb.word": "embeddings.word_embeddings.weight",
        "emb.ln.b": "embeddings.LayerNorm.bias",
        "l0.q.w": "encoder.layer.0.attention.self.query.weight",
        "l0.ao.b": "encoder.layer.0.attention.output.dense.bias",
        "l0.aln.w": "encoder.layer.0.attention.output.LayerNorm.weight",
        "l0.fi.w": "encoder.layer.0.intermediate.dense.weight",
        "l0.fo.w": "encoder.layer.0.output.dense.weight",
        "l0.oln.b": "encoder.layer.0.output.LayerNorm.bias",
    }
    for packed, bert in pairs.items():
        assert np.array_equal(e5.weights[bert], expected[packed]), packed


def test_another_file_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "small.bin"
    small_file(path)
    with pytest.raises(ModelMissing, match=r"[Rr]einstall"):
        e5_file.read(path)
    small_file(path, magic=b"E5S2")
    with pytest.raises(ModelMissing, match="E5S1"):
        e5_file.read(path, sha256(path))
    small_file(path, version=2)
    with pytest.raises(ModelMissing, match="version 1"):
        e5_file.read(path, sha256(path))


def test_the_tokenizer_folds_as_the_model_was_trained(tmp_path: Path) -> None:
    from tokenizers import Tokenizer

    small_file(tmp_path / "small.bin")
    folder = model_files.unpack(tmp_path / "small.bin", tmp_path / "model", sha256(tmp_path / "small.bin"))
    tokenizer = Tokenizer.from_file(str(folder / "tokenizer.json"))
    assert tokenizer.encode("funds cooperation").tokens == ["<s>", "▁fund", "s", "▁cooper", "ation", "</s>"]
    assert tokenizer.encode("ﬀ  ｆund").tokens[-6:] == ["▁", "f", "u", "n", "d", "</s>"] or tokenizer.encode(
        "  ｆund"
    ).tokens == ["<s>", "▁fund", "</s>"]
    assert json.loads((folder / "config_sentence_transformers.json").read_text())["prompts"]["document"] == "passage: "


def test_it_is_unpacked_once_and_says_so(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    small_file(tmp_path / "small.bin")
    hash_ = sha256(tmp_path / "small.bin")
    folder = tmp_path / "cache" / "model"
    folder.mkdir(parents=True)
    (folder / "left by an older program").write_text("x")
    assert model_files.unpack(tmp_path / "small.bin", folder, hash_) == folder
    said = capsys.readouterr()
    assert said.err.count("\n") == 1
    assert "once" in said.err
    assert said.out == ""
    assert model_files.unpack(tmp_path / "small.bin", folder, hash_) == folder
    assert capsys.readouterr().err == ""
    assert sorted(p.name for p in folder.parent.iterdir()) == ["model", "model.lock"]
    assert not (folder / "left by an older program").exists()


def test_several_processes_unpack_it_once(tmp_path: Path) -> None:
    small_file(tmp_path / "small.bin")
    folder = tmp_path / "cache" / "model"
    arguments = (tmp_path / "small.bin", folder, sha256(tmp_path / "small.bin"))
    context = multiprocessing.get_context("spawn")
    processes = [context.Process(target=model_files.unpack, args=arguments) for _ in range(3)]
    for process in processes:
        process.start()
    for process in processes:
        process.join(60)
    assert [p.exitcode for p in processes] == [0, 0, 0]
    assert sorted(p.name for p in folder.parent.iterdir()) == ["model", "model.lock"]


def test_a_damaged_file_leaves_nothing_behind(tmp_path: Path) -> None:
    (tmp_path / "small.bin").write_bytes(b"not it")
    with pytest.raises(ModelMissing):
        model_files.unpack(tmp_path / "small.bin", tmp_path / "cache" / "model")
    assert [p.name for p in (tmp_path / "cache").iterdir()] == ["model.lock"]


def test_a_cache_that_cannot_be_written(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("x")
    with pytest.raises(ModelMissing, match="SSC_CACHE"):
        model_files.unpack(tmp_path / "small.bin", tmp_path / "file" / "model")
