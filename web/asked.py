"""What a browser sends, taken for what it should be: its shape is not ours, and no page fails by it."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any


def text(value: object) -> str:
    """A text, or a whole number as one; "" for anything else."""
    return str(value) if isinstance(value, str | int) and not isinstance(value, bool) else ""


def mapping(value: object) -> dict[str, Any]:
    """Values by name; empty for anything else."""
    return {str(name): one for name, one in value.items()} if isinstance(value, Mapping) else {}


def text_in(value: object, name: str) -> str:
    """The text of that name in a mapping; "" where there is none."""
    return text(mapping(value).get(name))


def mapping_in(value: object, name: str) -> dict[str, Any]:
    """The mapping of that name in a mapping; empty where there is none."""
    return mapping(mapping(value).get(name))
