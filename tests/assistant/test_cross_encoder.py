"""Cross-encoders by folder: tiny ones of random weights, so that what is tested is the way to and from a real model."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import pytest

from assistant.assistant import Assistant
from assistant.cross_encoder import CrossEncoderChecker, CrossEncoderModel
from assistant.errors import ModelError, ModelMissing
from assistant.retrieve import RERANKED
from store.library import Library
from tests.assistant.verifying.cited import source

FERRY = "The ferry of Castrelle crosses the strait six times a day."


def make(folder: Path, labels: list[str], bias: list[float]) -> Path:
    """A cross-encoder of one small layer whose head answers the same to everything: its bias."""
    import torch
    from transformers import BertConfig, BertForSequenceClassification, BertTokenizerFast

    folder.mkdir()
    words = ["[PAD]", "[UNK]", "[CLS]", "[SEP]", "[MASK]", *"the ferry of crosses strait six times a day .".split()]
    (folder / "vocab.txt").write_text("\n".join(words), encoding="utf-8")
    config = BertConfig(
        vocab_size=len(words), hidden_size=16, num_hidden_layers=1, num_attention_heads=2, intermediate_size=16,
        id2label=dict(enumerate(labels)), label2id={label: i for i, label in enumerate(labels)},
    )  # fmt: skip
    model = BertForSequenceClassification(config)
    with torch.no_grad():
        model.classifier.weight.zero_()
        model.classifier.bias.copy_(torch.tensor(bias))
    model.save_pretrained(folder)
    BertTokenizerFast(vocab_file=str(folder / "vocab.txt")).save_pretrained(folder)
    return folder


@pytest.mark.parametrize(
    ("labels", "bias", "support"),
    [
        (["contradiction", "entailment", "neutral"], [0.0, 4.0, 0.0], "supported"),
        (["contradiction", "entailment", "neutral"], [4.0, 0.0, 0.0], "unsupported"),
        (["entailment", "neutral", "contradiction"], [0.0, 4.0, 0.0], "unsupported"),
        (["entailment", "neutral", "contradiction"], [1.0, 1.6, 0.0], "partial"),
        (["LABEL_0"], [3.0], "supported"),
        (["LABEL_0"], [-3.0], "unsupported"),
    ],
)
def test_its_labels_are_read_by_their_names(tmp_path: Path, labels: list[str], bias: list[float], support: str) -> None:
    checker = CrossEncoderChecker(CrossEncoderModel(str(make(tmp_path / "model", labels, bias))))
    assert checker.judge(FERRY, "en", [source(FERRY)]).support == support
    assert checker.name == str(tmp_path / "model")


def test_a_reranker_changes_the_order_and_never_what_is_found(island_library: Library) -> None:
    question = "How many boats did the fleet have in 2007?"
    read: list[tuple[str, int]] = []

    def shorter_first(asked: str, texts: Sequence[str]) -> list[float]:
        read.append((asked, len(texts)))
        return [-float(len(t)) for t in texts]

    plain = Assistant(island_library).as_retriever(k=200).invoke(question)
    turned = Assistant(island_library, reranker=shorter_first).as_retriever(k=200).invoke(question)
    assert read[0][0] == question.rstrip("?")
    assert 1 < read[0][1] <= RERANKED
    assert {d.id for d in plain} == {d.id for d in turned}
    assert [d.id for d in plain] != [d.id for d in turned]
    lengths = [[len(d.page_content) for d in found] for found in (plain, turned)]
    assert sum(lengths[1][:10]) < sum(lengths[0][:10])


def test_a_reranker_by_folder(tmp_path: Path, island_library: Library) -> None:
    folder = make(tmp_path / "model", ["LABEL_0"], [0.5])
    with Assistant.open(island_library.folder, reranker=str(folder)) as assistant:
        found = assistant.ask("How many boats did the fleet have in 2007?")
    assert found.statements[0].text == "In 2007 the fleet had 15 boats."


def test_what_cannot_be_loaded_is_told(tmp_path: Path, island_library: Library) -> None:
    (tmp_path / "empty").mkdir()
    with pytest.raises(ModelMissing):
        CrossEncoderModel(str(tmp_path / "empty")).scores([("a", "b")])
    with pytest.raises(ModelError, match="judge"):
        Assistant.open(island_library.folder, checker="judge")
