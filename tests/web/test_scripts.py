"""The components' scripts know text only: nothing in them parses markup or runs text."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from tests.web.conftest import ROOT

FORBIDDEN = re.compile(
    r"innerHTML|outerHTML|insertAdjacentHTML|document\.write|DOMParser|createContextualFragment|\beval\b|new Function|"
    r"setHTML|srcdoc|\bfetch\(|XMLHttpRequest|https?://(?!www\.w3\.org/2000/svg)|"
    r"\.cssText|\bimport\(|location\.(?:assign|replace)\(|location(?:\.href)?\s*=(?!=)|\.href\s*=(?!=)|setAttribute\(\s*[\"'`]on"
)
ALLOWED = {"way_back.js": ["location.replace("]}  # after signing in, to an address that was kept and is of this origin


@pytest.mark.parametrize("script", sorted((ROOT / "web").rglob("*.js")), ids=lambda path: Path(path).name)
def test_no_script_parses_markup_or_calls_out(script: Path) -> None:
    assert FORBIDDEN.findall(script.read_text(encoding="utf-8")) == ALLOWED.get(script.name, [])


@pytest.mark.parametrize(
    "line",
    [
        "node.innerHTML = text;", "node.style.cssText = text;", 'await import("./more.js");', "location.href = to;",
        "window.location = to;", "location.assign(to);", "location.replace(to);", "link.href = to;",
        'node.setAttribute("onclick", text);',
    ],
)  # fmt: skip
def test_what_is_forbidden_is_found(line: str) -> None:
    assert FORBIDDEN.search(line)


@pytest.mark.parametrize(
    "line", ["const { location } = window;", "to.href !== location.href", "location.pathname === to"]
)
def test_what_only_looks_is_not_forbidden(line: str) -> None:
    assert not FORBIDDEN.search(line)


def test_every_word_of_the_component_is_used() -> None:
    from web import reading_words, words

    scripts = "".join(path.read_text(encoding="utf-8") for path in (ROOT / "web").rglob("*.js"))
    files = [ROOT / "app.py", *(ROOT / "web").rglob("*.py")]
    python = "".join(path.read_text(encoding="utf-8") for path in files)
    unused = [k for k in words.UI if not re.search(rf"words\.{k}\b", scripts) and f'UI["{k}"]' not in python]
    assert unused == []
    unused = [k for k in reading_words.UI if not re.search(rf"words\.{k}\b|\bcount: \"{k}\"|count = \"{k}\"", scripts)]
    assert unused == ["as_page", "as_text"]  # by the names of the two ways to look
    constants = [name for name in vars(words) if name.isupper() and len(re.findall(rf"\b{name}\b", python)) < 2]
    assert constants == []


@pytest.mark.parametrize(("table", "script"), [("SHELF", "shelf"), ("DOCUMENT", "document"), ("FIGURES", "figures")])
def test_every_word_of_the_library_page_is_used(table: str, script: str) -> None:
    from web import library_words

    drawn = (ROOT / "web" / "parts" / f"{script}.js").read_text(encoding="utf-8")
    files = [p for p in (ROOT / "web").rglob("*.py") if p.name != "library_words.py"]
    python = "".join(path.read_text(encoding="utf-8") for path in files)
    # A view, a filter or a message is named by what it is a word for: in quotation marks.
    used = r"words\.{0}\b|\"{0}\""
    unused = [k for k in getattr(library_words, table) if not re.search(used.format(k), drawn + python)]
    assert unused == []
    constants = [
        n
        for n in vars(library_words)
        if n.isupper() and not re.search(rf"\b(?:own|words|library_words)\.{n}\b", python)
    ]
    assert constants == []


def test_every_word_of_the_threads_is_used() -> None:
    from web import thread_words

    scripts = "".join(path.read_text(encoding="utf-8") for path in (ROOT / "web" / "parts").glob("thread*.js"))
    dom = (ROOT / "web" / "parts" / "dom.js").read_text(encoding="utf-8")
    unused = [key for key in thread_words.THREADS if not re.search(rf"words\.{key}\b", scripts + dom)]
    assert unused == []
    python = "".join(path.read_text(encoding="utf-8") for path in (ROOT / "web").rglob("*.py"))
    constants = [n for n in vars(thread_words) if n.isupper() and not re.search(rf"\bthread_words\.{n}\b", python)]
    assert constants == []


@pytest.mark.parametrize(("table", "script"), [("HELP_UI", "help"), ("TOUR_UI", "tour")])
def test_every_word_of_help_and_tour_is_used(table: str, script: str) -> None:
    from web import help_words

    drawn = (ROOT / "web" / "parts" / f"{script}.js").read_text(encoding="utf-8")
    assert [k for k in getattr(help_words, table) if not re.search(rf"words\.{k}\b", drawn)] == []
    python = "".join((ROOT / "web" / f"{name}.py").read_text(encoding="utf-8") for name in ("help", "tour"))
    within = {"MARKS", "PARTS"}  # used by `parts`
    constants = {name for name in vars(help_words) if name.isupper()} - within
    assert [name for name in constants if f"help_words.{name}" not in python] == []


def test_every_word_of_the_desk_is_used() -> None:
    from web import desk_words

    scripts = "".join(path.read_text(encoding="utf-8") for path in (ROOT / "web").rglob("*.js"))
    python = "".join(path.read_text(encoding="utf-8") for path in (ROOT / "web").rglob("*.py"))
    named = "|".join(f"ask_{kind}" for kind in ("answer", "statement", "citation"))  # by what is judged
    unused = [k for k in desk_words.UI if not re.search(rf"words\.{k}\b", scripts) and not re.fullmatch(named, k)]
    assert unused == []
    constants = [n for n in vars(desk_words) if n.isupper() and f"desk_words.{n}" not in python]
    assert set(constants) <= {"MISSING", "NOT_SUPPORTED", "RIGHT", "WRONG_SOURCE"}
