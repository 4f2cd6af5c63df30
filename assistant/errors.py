# ruff: noqa: N818 - an error's name says what is the case
"""What can go wrong with a chat model. The answer then comes from the sources' own sentences, and says so."""

from __future__ import annotations

from store.errors import SscError


class ModelError(SscError):
    """The chat model gave no answer. `reason` names the phrase by which the reader is told."""

    reason = "model_failed"


class ModelMissing(ModelError):
    """The model's package or file is not there, or its name cannot be read: nothing to be tried again."""

    reason = "model_missing"


class ModelUnreachable(ModelError):
    """Nobody answers at the model's address, or it turns the request away."""

    reason = "model_unreachable"


class ModelSilent(ModelError):
    """The model was given its time and said nothing."""

    reason = "model_silent"


class ModelBrokeOff(ModelError):
    """The model stopped in the middle of what it wrote."""

    reason = "model_broke_off"
