"""The original files by themselves."""

from __future__ import annotations

import hashlib
import os
from pathlib import Path
from typing import Any

import pytest

from store.errors import LibraryUnreadable
from store.files import Originals

DATA = b"An orchard of pears."
ID = hashlib.sha256(DATA).hexdigest()


def test_a_file_is_hashed_once_while_it_stays_the_same(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    originals, hashed = Originals(tmp_path), []
    originals.put(ID, DATA)
    digest = hashlib.file_digest

    def counting(stream: Any, name: str) -> Any:
        hashed.append(name)
        return digest(stream, name)

    monkeypatch.setattr(hashlib, "file_digest", counting)
    assert originals.whole(ID) == originals.whole(ID) == originals.path(ID)
    assert len(hashed) == 1
    originals.path(ID).write_bytes(bytes(len(DATA)))
    os.utime(originals.path(ID), ns=(1, 1))
    with pytest.raises(LibraryUnreadable, match="damaged"):
        originals.whole(ID)
    originals.path(ID).unlink()
    with pytest.raises(LibraryUnreadable, match="cannot be read"):
        originals.whole(ID)
