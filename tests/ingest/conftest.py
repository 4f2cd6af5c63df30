"""The documents at hand, and a library in memory."""

from __future__ import annotations

import sys
from collections.abc import Callable
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
SHARED = ROOT.parent / "shared"
if str(ROOT) not in sys.path:
    sys.path.insert(0, str(ROOT))

from tests.ingest.fakes import FakeLibrary  # noqa: E402


@pytest.fixture(scope="session")
def shared() -> Callable[[str], Path]:
    """A folder of the documents that stand beside the checkout; the test is skipped where they do not."""

    def find(name: str) -> Path:
        folder = SHARED / name
        if not folder.is_dir():
            pytest.skip(f"{folder} is not there: this test reads documents that are no part of the project")
        return folder

    return find


@pytest.fixture
def library() -> FakeLibrary:
    return FakeLibrary()
