"""Who may phrase the answers: the chat models that were configured, or nobody; and what each would be sent, and where.

Knows names and addresses only. Whether a model is there and answers is seen when it is asked.
"""

from __future__ import annotations

import ipaddress
import os
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any
from urllib.parse import urlsplit

from assistant.record import harmless_url
from web import models_words as words
from web import plain

EXTRACTIVE = "extractive"
_GGUF = "gguf"
_KNOWN_HOSTS = {
    "openai": "api.openai.com", "anthropic": "api.anthropic.com", "ollama": "127.0.0.1",
    "google_genai": "generativelanguage.googleapis.com", "mistralai": "api.mistral.ai", "groq": "api.groq.com",
    "deepseek": "api.deepseek.com", "cohere": "api.cohere.com",
}  # fmt: skip
# The environment's own addresses, by which a provider's package may be led elsewhere.
_LED_BY = {
    "openai": ("OPENAI_API_BASE", "OPENAI_BASE_URL"), "anthropic": ("ANTHROPIC_API_URL", "ANTHROPIC_BASE_URL"),
    "ollama": ("OLLAMA_HOST",),
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Named:
    """A chat model by the name that the reader sees; `model` and `url` are those of the settings."""

    name: str
    model: str
    url: str = ""


NOBODY = Named(words.NOBODY, EXTRACTIVE)


def choices(model: str, url: str, more: Sequence[Named]) -> tuple[Named, ...]:
    """What may be chosen: first what was configured as the one to use, and always the sources' own words.

    Where one of `more` is that same model, it lends its name. Names are told apart, and no model is called as
    `NOBODY` is: who chooses that name sends nothing anywhere.
    """
    listed = [one for one in more if one.model not in ("", EXTRACTIVE)]
    usual = next((one for one in listed if (one.model, one.url) == (model, url)), Named(model, model, url))
    phrased = model not in ("", EXTRACTIVE)
    made: list[Named] = []
    for one in dict.fromkeys((usual, *listed) if phrased else listed):
        name, n = one.name, 1
        while name in {NOBODY.name, *(had.name for had in made)}:
            n += 1
            name = f"{one.name} ({n})"
        made.append(replace(one, name=name))
    return (*made, NOBODY) if phrased else (NOBODY, *made)


def named(name: str, among: Sequence[Named]) -> Named:
    """The one of that name, the first where there is none (any more)."""
    return next((one for one in among if one.name == name), among[0])


def of_answer(answer: Mapping[str, Any], among: Sequence[Named]) -> Named | None:
    """Who was configured to phrase an answer, if that may still be chosen."""
    told = (answer.get("record") or {}).get("configured") or {"model": answer.get("model"), "model_url": ""}
    return next(
        (one for one in among if (one.model, harmless_url(one.url)) == (told["model"], told.get("model_url") or "")),
        None,
    )


def shown(among: Sequence[Named], chosen: Named, *, fixed: bool) -> dict[str, Any]:
    """What the choice draws; `fixed`: while a question is being answered it is not changed."""
    options = [{"name": one.name, "shown": plain.line(one.name, 60), "leaves": leaves(one)} for one in among]
    return {"options": options, "chosen": chosen.name, "fixed": fixed, "words": words.UI}


def leaves(one: Named) -> str:
    """What leaves the machine where this one phrases answers, in a line."""
    provider, _, _ = one.model.partition(":")
    if one.model in ("", EXTRACTIVE) or provider == _GGUF:
        return words.NOTHING_LEAVES
    host = _host_of(one.url)
    for variable in () if host else _LED_BY.get(provider, ()):
        host = host or _host_of(os.environ.get(variable, ""))
    host = host or _KNOWN_HOSTS.get(provider, "")
    if not host:
        return words.LEAVES_SOMEWHERE.format(provider=plain.line(provider, 40))
    return words.NOTHING_LEAVES if _is_here(host) else words.LEAVES.format(host=plain.line(host, 80))


def _host_of(url: str) -> str:
    """The host of an address alone: neither user nor key, port nor path; "" where it cannot be read."""
    try:
        return urlsplit(url if "//" in url else f"//{url}").hostname or ""
    except ValueError:
        return ""


def _is_here(host: str) -> bool:
    if host.rstrip(".") == "localhost":
        return True
    try:
        address = ipaddress.ip_address(host)
    except ValueError:
        return False
    return address.is_loopback or address.is_unspecified
