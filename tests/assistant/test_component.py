"""The assistant as a part of LangChain programs; the README's example is run as it stands there."""

from __future__ import annotations

import asyncio
import re
from pathlib import Path

import pytest
from langsmith.utils import get_env_var, tracing_is_enabled

from assistant.assistant import Assistant
from store.library import Library

README = Path(__file__).resolve().parents[2] / "README.md"


def test_a_retriever_finds_sentences_with_their_places(island_library: Library) -> None:
    found = Assistant(island_library).as_retriever(k=3).invoke("How many boats did the fleet have in 2007?")
    assert len(found) == 3
    best = found[0]
    assert best.page_content == "In 2007 the fleet had 15 boats."
    place = best.metadata["locator"]
    paged = island_library.paged(best.metadata["document"]["id"])
    assert paged.text[place["start"] : place["end"]] == best.page_content
    assert best.id == best.metadata["key"]


def test_as_a_component_too_nothing_is_traced(island_library: Library, monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("LANGSMITH_TRACING", "LANGSMITH_TRACING_V2", "LANGCHAIN_TRACING", "LANGCHAIN_TRACING_V2"):
        monkeypatch.setenv(name, "true")
    get_env_var.cache_clear()
    assert tracing_is_enabled()
    Assistant.open(island_library.folder).close()
    assert not tracing_is_enabled()


def test_a_runnable_answers_alone_in_batches_and_in_turn(island_library: Library) -> None:
    chain = Assistant(island_library).as_runnable()
    question = "How many boats did the fleet have in 2007?"
    answer = chain.invoke(question)
    assert answer["statements"][0]["text"] == "In 2007 the fleet had 15 boats."
    follow_up = {"question": "And how many does it have today?", "history": [question]}
    assert [a["question"] for a in chain.batch([question, follow_up])] == [question, follow_up["question"]]
    assert asyncio.run(chain.ainvoke(question))["text"] == answer["text"]


def test_the_example_of_the_readme_runs(starter_folder: Path) -> None:
    (example,) = re.findall(r"```python\n(.*?)```", README.read_text(encoding="utf-8"), re.DOTALL)
    assert 'Path("library")' in example
    run = example.replace('Path("library")', f"Path({str(starter_folder)!r})")
    names: dict[str, object] = {}
    exec(compile(run, "README.md", "exec"), names)
    assert "1,860 kilometres" in str(names["answer"])
    assert "1,860 kilometres" in str(names["passages"])
