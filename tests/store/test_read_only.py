"""A library and a notebook that this user may not write can be read. Root may write anything, so another user reads."""

from __future__ import annotations

import json
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from store.library import Library
from store.notebook import Notebook
from tests.conftest import ROOT
from tests.fakes import HashingEncoder, data_of, make_reading

TEXT = "# The railway\n\nThe railway is 1,860 kilometres long.\n\nIt was built by many workers."
NOBODY = 65534
READ = """
import json, os, sys
from pathlib import Path
from assistant.ask import ask
from store.errors import SscError
from store.library import Library
from store.notebook import Notebook
from tests.fakes import HashingEncoder
folder = Path(sys.argv[1])
if os.geteuid() == 0:
    # All is loaded before, as that user may not be able to read the packages.
    with Library.open(folder, embedder=HashingEncoder()) as library:
        ask("How long is the railway?", library)
    os.setgid({nobody})
    os.setuid({nobody})
said = {{"writable": os.access(folder, os.W_OK)}}
with Library.open(folder, embedder=HashingEncoder()) as library:
    said["answer"] = ask("How long is the railway?", library).text
    try:
        library.remove([d.id for d in library.documents()])
    except SscError as error:
        said["refused"] = str(error)
with Notebook.open(folder) as notebook:
    said["threads"] = [t.title for t in notebook.threads()]
    try:
        notebook.create_thread("Another")
    except SscError as error:
        said["not_kept"] = str(error)
print(json.dumps(said))
"""


@pytest.fixture
def sealed() -> Iterator[Path]:
    """Not in pytest's own folder, which other users may not enter."""
    with tempfile.TemporaryDirectory() as name:
        Path(name).chmod(0o755)
        folder = Path(name) / "library"
        reading = make_reading(TEXT)
        with Library.open(folder, create=True, embedder=HashingEncoder()) as library:
            library.add(reading, data_of(reading), path="/brief.txt")
        with Notebook.open(folder) as notebook:
            notebook.create_thread("Railways")
        inside = (folder, *folder.rglob("*"))
        for path in inside:
            path.chmod(0o555 if path.is_dir() else 0o444)
        yield folder
        for path in inside:
            path.chmod(0o755 if path.is_dir() else 0o644)


def read(folder: Path) -> Any:
    done = subprocess.run(
        [sys.executable, "-c", READ.format(nobody=NOBODY), str(folder)], cwd=ROOT, capture_output=True, text=True,
        check=False,
    )  # fmt: skip
    assert not done.returncode, done.stderr
    assert not done.stderr
    return json.loads(done.stdout)


def test_a_library_that_cannot_be_written_can_be_asked(sealed: Path) -> None:
    said = read(sealed)
    assert not said["writable"]
    assert "1,860 kilometres" in said["answer"]
    assert "cannot be written" in said["refused"]
    assert said["threads"] == ["Railways"]
    assert "notebook" in said["not_kept"]
