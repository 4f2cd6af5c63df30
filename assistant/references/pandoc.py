"""Pandoc, called as a program: a document in its own JSON form in, another format out.

The only place that runs it. It comes with the extra `references`; one that is found on the path does as well. It is
given files of a folder of its own and what the caller names, and no network address ever.
"""

from __future__ import annotations

import importlib.util
import json
import shutil
import subprocess
from collections.abc import Sequence
from functools import cache
from pathlib import Path
from typing import Any

from assistant.references.errors import ReferencesFailed, ReferencesMissing

SECONDS = 60
# A style may be made so that its reading never ends; what pandoc needs for a hundred references is a tenth of it.
_MEMORY = "1G"
INSTALL = 'Install it: pip install -c constraints.txt -e ".[references]".'


@cache
def program() -> str:
    """The path of the program. Raises ReferencesMissing."""
    importlib.invalidate_caches()  # it may have been installed since the last look
    spec = importlib.util.find_spec("pypandoc")
    for folder in (spec.submodule_search_locations or ()) if spec else ():
        for name in ("pandoc", "pandoc.exe"):
            found = Path(folder) / "files" / name
            if found.is_file():
                return str(found)
    on_path = shutil.which("pandoc")
    if on_path is None:
        raise ReferencesMissing(f"References in styles and Word files need pandoc, which is not installed. {INSTALL}")
    return on_path


def run(document: dict[str, Any], to: str, arguments: Sequence[str]) -> bytes:
    """A document (pandoc's JSON) in another format ("json", "docx", "markdown"); `arguments` are further ones.

    Raises ReferencesMissing, ReferencesFailed.
    """
    command = [program(), "--from=json", f"--to={to}", "--output=-", *arguments, "+RTS", f"-M{_MEMORY}", "-RTS"]
    try:
        done = subprocess.run(
            command, input=json.dumps(document).encode(), capture_output=True, timeout=SECONDS, check=False
        )
    except (OSError, subprocess.TimeoutExpired) as error:
        raise ReferencesFailed(f"pandoc could not be run ({type(error).__name__}).") from error
    if done.returncode:
        told = done.stderr.decode("utf-8", "replace").strip().splitlines()
        raise ReferencesFailed(f"pandoc could not write the references: {told[0] if told else done.returncode}")
    return done.stdout


def words(text: str) -> list[dict[str, Any]]:
    """A text as pandoc's inlines. Nothing in it is markup."""
    found: list[dict[str, Any]] = []
    for i, word in enumerate(text.split(" ")):
        if i:
            found.append({"t": "Space"})
        if word:
            found.append({"t": "Str", "c": word})
    return found


def plain(inlines: Sequence[dict[str, Any]]) -> str:
    """The letters of inlines, and of blocks, without their markup."""
    return "".join(_plain(i) for i in inlines)


def _plain(node: dict[str, Any]) -> str:
    kind: str = node["t"]
    content: Any = node.get("c")
    if kind == "Str":
        return str(content)
    if kind in ("Space", "SoftBreak", "LineBreak"):
        return " "
    if kind == "Quoted":
        marks = "‘’" if content[0]["t"] == "SingleQuote" else "“”"
        return f"{marks[0]}{plain(content[1])}{marks[1]}"
    if kind in ("Span", "Cite", "Link", "Div"):
        return plain(content[1])
    if kind in ("Code", "Math", "RawInline"):
        return str(content[1])
    if isinstance(content, list):  # Emph, Strong, SmallCaps, Note, Para…
        return plain(content)
    return ""
