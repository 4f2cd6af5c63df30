"""What the door was told: the settings, as far as the pages need them."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from web.models import Named


@dataclass(frozen=True, slots=True, kw_only=True)
class Choice:
    """The values of the settings under their names; `folder` is the library's."""

    folder: Path = Path("library")
    embedding: str = "multilingual-e5-small"
    model: str = "extractive"
    model_url: str = ""
    models: tuple[Named, ...] = ()
    model_seconds: float = 60.0
    checker: str = "packaged"
    reranker: str = ""
    curating: str = "on"
    upload_mb: float = 100.0
    upload_total_mb: float = 500.0
    upload_files: int = 50
    curators: str = ""
    open_to: str = "localhost"
    sign_in_hours: float = 12.0
