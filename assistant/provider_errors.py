"""What an error of a model's provider is to us. Nothing of its text is kept: a server may repeat the key in it."""

from __future__ import annotations

from assistant.errors import (
    ModelBrokeOff,
    ModelError,
    ModelFailing,
    ModelOverrun,
    ModelRefused,
    ModelSilent,
    ModelUnknown,
    ModelUnreachable,
)


def told(name: str, error: BaseException, said: bool) -> ModelError:
    """The error of the model called `name`; `said`: whether it had begun to speak."""
    if isinstance(error, ModelError):
        return error
    status = _status(error)
    kind = ModelBrokeOff if said else _kind_of(error, status)
    detail = f"HTTP {status}" if status else type(error).__name__
    return kind(f"{name}: {detail}", detail=detail)


def _status(error: BaseException) -> int | None:
    """The HTTP status that an error of a provider carries."""
    for found in (error, getattr(error, "response", None)):
        for name in ("status_code", "code"):
            status = getattr(found, name, None)
            if isinstance(status, int) and 400 <= status < 600:
                return status
    return None


_KINDS: dict[int, type[ModelError]] = {
    401: ModelRefused, 403: ModelRefused, 404: ModelUnknown, 408: ModelSilent, 429: ModelOverrun, 504: ModelSilent,
}  # fmt: skip


def _kind_of(error: BaseException, status: int | None) -> type[ModelError]:
    if status:
        return _KINDS.get(status, ModelFailing)
    name = type(error).__name__
    if isinstance(error, TimeoutError) or "Timeout" in name:
        return ModelSilent
    return ModelUnreachable if isinstance(error, ConnectionError) or "Connect" in name else ModelFailing
