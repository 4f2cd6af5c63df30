"""A model's work in one call of torch's, in the place of some two hundred.

Between two calls torch lets other threads of Python run, and takes its turn again behind them: beside one thread that
works, five milliseconds for each call. Encoding one question took 23 ms alone and 2.4 s beside one busy thread; traced
to one graph 18 ms and 46 ms. The graph is torch's TorchScript; what it computes is the same to the last bit.
"""

from __future__ import annotations

import logging
import warnings
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from sentence_transformers import SentenceTransformer

log = logging.getLogger(__name__)

# Models whose graph does not hang on what they are given. Both packaged ones are of this kind.
_KNOWN = "BertModel"
# Of unequal length, so that padding is part of the graph.
_EXAMPLE = ("query: Who pays for it?", "query: Who pays for the bridge, the road and the railway, and since when?")
# Compared before the graph is used: padded, and one alone. Longer ones are the tests' matter: each costs time here.
_OTHERS = (
    ("query: Since when?", "query: How long is the road that they built?", "query: Yes."),
    ("query: How long is the road?",),
)


def as_one_call(model: SentenceTransformer) -> bool:
    """Have a model work so from now on, where it is of a known kind, computes on the processor (elsewhere the gain was
    not measured) and what comes out is the same; whether it does. A model that cannot be traced stays as it is."""
    import torch

    bert: Any = getattr(model[0], "model", None)
    if type(bert).__name__ != _KNOWN or model.device.type != "cpu":
        return False

    class Alone(torch.nn.Module):
        """The model from token ids, mask and token types [texts, tokens] to vectors [texts, tokens, dimension]."""

        def __init__(self) -> None:
            super().__init__()
            self.bert = bert

        def forward(self, ids: Any, mask: Any, types: Any) -> Any:
            return self.bert(input_ids=ids, attention_mask=mask, token_type_ids=types).last_hidden_state

    def given(texts: tuple[str, ...]) -> tuple[Any, Any, Any]:
        features = model.preprocess(list(texts))
        ids = features["input_ids"]
        return ids, features["attention_mask"], torch.zeros_like(ids)

    alone = Alone().eval()
    try:
        with torch.no_grad(), warnings.catch_warnings():
            # What is to come after TorchScript wants a compiler where it runs.
            warnings.simplefilter("ignore")
            traced = torch.jit.trace(alone, given(_EXAMPLE), check_trace=False)  # type: ignore[no-untyped-call]
            graph = torch.jit.freeze(traced)
            if not all(torch.equal(graph(*given(texts)), alone(*given(texts))) for texts in _OTHERS):
                return False
    except RuntimeError as error:
        log.info("The embedding model works call by call: it cannot be traced (%s).", error)
        return False

    def forward(input_ids: Any, attention_mask: Any, token_type_ids: Any = None, **_: Any) -> dict[str, Any]:
        types = torch.zeros_like(input_ids) if token_type_ids is None else token_type_ids
        with torch.no_grad():
            return {"last_hidden_state": graph(input_ids, attention_mask, types)}

    bert.forward = forward
    return True
