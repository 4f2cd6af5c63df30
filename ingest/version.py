"""The version of reader and chunker together. What an older one read, the next ingestion reads again."""

from __future__ import annotations

READ_BY = "7"
