"""What is kept from others: keys in the messages of errors, and the tracing of questions to another machine."""

from __future__ import annotations

import os
import re
import sys

# What looks like a key, the name and word before the host of an address, and what stands behind the name of a key.
_SECRET = re.compile(
    r"\b(?:sk|pk|key|api|gsk|xai|hf|AIza)[-_][\w*.-]{4,}|\b[Bb]earer\s+\S+|(?<=://)[^/\s@]+(?=@)"
    r"|(?i:(?<=key=)|(?<=token=)|(?<=key: )|(?<=token: )|(?<=password=)|(?<=authorization: )|(?<=key provided: ))\S+"
)
_NAMES_A_SECRET = re.compile(r"KEY|TOKEN|SECRET|PASS|CREDENTIAL", re.IGNORECASE)


def without_secrets(text: str) -> str:
    """A message of an error without what may be a key: those of the environment, and what looks like one."""
    kept = {value for name, value in os.environ.items() if len(value) >= 6 and _NAMES_A_SECRET.search(name)}
    for value in sorted(kept, key=len, reverse=True):
        text = text.replace(value, "…")
    return _SECRET.sub("…", text)


_TRACING = ("LANGSMITH_TRACING", "LANGSMITH_TRACING_V2", "LANGCHAIN_TRACING", "LANGCHAIN_TRACING_V2")


def untraced() -> None:
    """Turn LangSmith's tracing off in this process: it would send questions and evidence to another machine."""
    os.environ.update(dict.fromkeys(_TRACING, "false"))
    if remembered := sys.modules.get("langsmith.utils"):
        remembered.get_env_var.cache_clear()
