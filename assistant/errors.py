# ruff: noqa: N818 - an error's name says what is the case
"""What can go wrong with a chat model. The answer then comes from the sources' own sentences, and says so."""

from __future__ import annotations

from store.errors import SscError


class ModelError(SscError):
    """The chat model gave no answer.

    `reason` names the phrase by which the reader is told, `detail` what fills its place: an HTTP status, or the name of
    an error. Neither holds anything that a server sent, which may repeat a key.
    """

    reason = "model_failed"

    def __init__(self, message: str, *, detail: str = "") -> None:
        super().__init__(message)
        self.detail = detail or type(self).__name__


class ModelMissing(ModelError):
    """The model's package or file is not there, or its name cannot be read: nothing to be tried again."""

    reason = "model_missing"


class ModelUnreachable(ModelError):
    """Nobody answers at the model's address, or it turns the request away."""

    reason = "model_unreachable"


class ModelRefused(ModelUnreachable):
    """The server does not take the key, or has none."""

    reason = "model_refused"


class ModelUnknown(ModelUnreachable):
    """The server knows no such model, or no such address."""

    reason = "model_unknown"


class ModelOverrun(ModelUnreachable):
    """The server is asked more than it allows."""

    reason = "model_overrun"


class ModelFailing(ModelUnreachable):
    """The server answers, but with an error or with what is no answer."""

    reason = "model_failed"


class ModelBusy(ModelError):
    """The model has not yet come back from an earlier question that was given up."""

    reason = "model_busy"


class ModelSilent(ModelError):
    """The model was given its time and said nothing."""

    reason = "model_silent"


class ModelBrokeOff(ModelError):
    """The model stopped in the middle of what it wrote."""

    reason = "model_broke_off"


class ModelStopped(ModelError):
    """The model was stopped because it took longer in all than it may."""

    reason = "model_stopped"
