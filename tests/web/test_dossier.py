"""The Dossier page without a browser: what is asked for is done once, what comes in is checked."""

from __future__ import annotations

import base64
import json
import re
from collections.abc import Iterator
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest
from streamlit.testing.v1 import AppTest

from assistant.takeaway import keeping
from assistant.takeaway.errors import DossierUnreadable
from assistant.takeaway.gathering import from_answer
from assistant.takeaway.values import to_json
from store.errors import LibraryBusy, NotebookUnknown
from store.notebook import Notebook
from tests.web import invented
from tests.web.conftest import ROOT
from tests.web.fake_services import World
from web import dossier_acts, dossier_files, dossier_view, dossier_words, gathering, people, plain, services, words
from web.desk import taking
from web.errors import NotSignedIn

HOSTILE = "![x](http://evil.invalid/x.png) <script>window.hacked=1</script>"


@pytest.fixture
def notebook(tmp_path: Path, world: World, monkeypatch: pytest.MonkeyPatch) -> Iterator[Notebook]:
    with Notebook.open(tmp_path) as opened:
        monkeypatch.setattr(services, "notebook", lambda: opened)
        yield opened


def answered(world: World, question: str = "Who pays for the seed bank?") -> dict[str, Any]:
    return services.ask(question, (), lambda *_: None)


def begun(notebook: Notebook, world: World, owner: str = "") -> str:
    question = "Who pays for the seed bank?"
    items = from_answer(question, answered(world, question))
    held = keeping.with_items(items)(keeping.empty("Seed"))
    return notebook.create_dossier("Seed", to_json(held), owner)


def drawn(at: AppTest, name: str = "ssc_dossier") -> Any:
    assert not at.exception
    return next(json.loads(e.proto.json) for e in at.get("bidi_component") if e.proto.component_name == name)


def visit(**address: str) -> AppTest:
    at = AppTest.from_file(str(ROOT / "app.py"), default_timeout=60)
    at.run()
    at.switch_page("web/dossier.py")
    for name, value in address.items():
        at.query_params[name] = value
    return at.run()


def do(notebook: Notebook, dossier: str, *acts: dict[str, Any], memory: Any = None, owner: str = "") -> Any:
    memory = {} if memory is None else memory
    said = [{"key": str(n), "dossier": dossier, **act} for n, act in enumerate(acts)]
    dossier_acts.do(said, notebook, owner, dossier, memory)
    return memory


def test_the_page_lists_and_draws_what_the_notebook_keeps(notebook: Notebook, world: World) -> None:
    id_ = begun(notebook, world)
    listed = drawn(visit())
    assert [(d["id"], d["title"], d["count"]) for d in listed["dossiers"]] == [(id_, "Seed", "6 items")]
    shown = drawn(visit(dossier=id_))["dossier"]
    (part,) = shown["parts"]
    first = part["items"][0]
    assert first["text"] == f"“{invented.BANK}”"
    assert (first["mark"], first["question"]) == ("quoted", "Who pays for the seed bank?")
    assert [c["n"] for item in part["items"] for c in item["citations"]] == [1, 2, 3, 4, 5, 6, 7]
    assert first["citations"][0]["sight"]["start"] == world.library.paged(f"{1:064x}").text.index(invented.BANK)
    assert part["items"][-1]["language"] == "ar"


def test_a_dossier_of_somebody_else_is_not_there(
    notebook: Notebook, world: World, monkeypatch: pytest.MonkeyPatch
) -> None:
    id_ = begun(notebook, world, "ana")
    monkeypatch.setattr(people, "current", lambda: people.Person("bo"))
    data = drawn(visit(dossier=id_))
    assert (data["mode"], data["dossiers"]) == ("list", [])
    assert data["told"]["said"] == dossier_words.GONE
    assert do(notebook, id_, {"do": "delete"}, owner="bo")["told"]["bad"]
    assert notebook.dossier(id_, "ana").title == "Seed"


def test_what_left_the_library_is_marked(notebook: Notebook, world: World) -> None:
    id_ = begun(notebook, world)
    world.library.remove([f"{1:064x}"])
    items = drawn(visit(dossier=id_))["dossier"]["parts"][0]["items"]
    marks = [[c["withdrawn"] for c in item["citations"]] for item in items]
    assert marks == [[True, True], [False], [True], [False], [False], [False]]
    assert items[0]["citations"][0]["sight"] is None
    assert items[0]["text"] == f"“{invented.BANK}”"


def test_acts_are_done_once_and_in_their_order(notebook: Notebook, world: World) -> None:
    id_ = begun(notebook, world)
    (part,) = keeping.read(notebook.dossier(id_).content).parts
    first = part.items[0].id
    move = {"do": "move", "item": first, "by": 1}
    memory = do(notebook, id_, move, move)
    do(notebook, id_, move, move, {"do": "rename", "title": " New  name "}, memory=memory)
    assert [i.id for i in keeping.read(notebook.dossier(id_).content).parts[0].items].index(first) == 2
    assert notebook.dossier(id_).title == "New name"
    assert keeping.read(notebook.dossier(id_).content).title == "New name"
    assert memory["done"][-1] == "2"


def test_an_act_is_done_with_the_dossier_that_it_names(notebook: Notebook, world: World) -> None:
    """The browser went back to another one before what was typed in the first was kept."""
    first, second = begun(notebook, world), begun(notebook, world)
    item = keeping.read(notebook.dossier(first).content).parts[0].items[0].id
    memory: dict[str, Any] = {}
    write = {"key": "w", "do": "write", "item": item, "comment": "mine", "dossier": first}
    rename = {"key": "r", "do": "rename", "title": "New", "dossier": first}
    dossier_acts.do([write, rename], notebook, "", second, memory)
    assert keeping.read(notebook.dossier(first).content).parts[0].items[0].comment == "mine"
    assert [notebook.dossier(one).title for one in (first, second)] == ["New", "Seed"]
    dossier_acts.do([{"key": "d", "do": "delete", "dossier": first}], notebook, "", second, memory)
    assert [d.id for d in notebook.dossiers()] == [second]
    assert dossier_acts.GO not in memory  # the one that is shown is still there
    dossier_acts.do([{"key": "n", "do": "delete"}], notebook, "", second, memory)
    assert [d.id for d in notebook.dossiers()] == [second]


def test_one_whose_sign_in_ran_out_is_told_and_nothing_is_taken_for_done(
    notebook: Notebook, world: World, monkeypatch: pytest.MonkeyPatch
) -> None:
    id_ = begun(notebook, world)

    def nobody() -> people.Person:
        raise NotSignedIn("Nobody is signed in.")

    memory: dict[str, Any] = {}
    note = {"key": "a", "do": "rename", "title": "New", "dossier": id_}
    with monkeypatch.context() as patch:
        patch.setattr(people, "current", nobody)
        dossier_acts.heard([note], id_, memory)
    assert memory["told"] == {"said": dossier_words.CANNOT.format(why="Nobody is signed in."), "bad": True}
    dossier_acts.heard([note], id_, memory)
    assert notebook.dossier(id_).title == "New"


def test_a_library_that_cannot_be_read_is_not_called_a_dossier_that_cannot(
    notebook: Notebook, world: World, monkeypatch: pytest.MonkeyPatch
) -> None:
    def busy() -> Any:
        raise LibraryBusy("Another process is writing.")

    id_ = begun(notebook, world)
    visit()
    monkeypatch.setattr(services, "shelf", busy)
    (told,) = visit(dossier=id_).error
    assert told.value == plain.markdown(words.NO_LIBRARY.format(why="Another process is writing."))


def test_a_removal_is_undone(notebook: Notebook, world: World) -> None:
    id_ = begun(notebook, world)
    before = keeping.read(notebook.dossier(id_).content)
    for what in (before.parts[0].items[2].id, before.parts[0].id):
        memory = do(notebook, id_, {"do": "remove", "id": what})
        assert keeping.read(notebook.dossier(id_).content) != before
        assert memory["told"]["undo"] == id_
        dossier_acts.do([{"key": "u", "do": "undo", "dossier": id_}], notebook, "", id_, memory)
        assert keeping.read(notebook.dossier(id_).content) == before
        assert "told" not in memory


@pytest.mark.parametrize("said", [
    None, 1, "x", [1, {"do": "delete"}, {"key": 1, "do": "delete"}, {"key": "a", "do": 3}, {"key": "b", "do": "none"}],
    [{"key": "c", "do": "write", "item": 1}], [{"key": "d", "do": "move"}], [{"key": "e", "do": "head", "part": "x"}],
    [{"key": "f", "do": "write", "item": "gone", "comment": "x"}], [{"key": "g", "do": "undo"}],
    [{"key": "h", "do": "create", "title": "\x00"}], [{"key": "i", "do": "create", "title": " "}],
])  # fmt: skip
def test_nonsense_from_a_browser_changes_nothing(notebook: Notebook, world: World, said: Any) -> None:
    id_ = begun(notebook, world)
    before = notebook.dossiers()
    if isinstance(said, list):
        said = [{"dossier": id_} | act if isinstance(act, dict) else act for act in said]
    dossier_acts.do(said, notebook, "", id_, {})
    assert [(d.title, d.content) for d in notebook.dossiers()] == [(d.title, d.content) for d in before]


def test_only_what_is_kept_is_added(notebook: Notebook, world: World, monkeypatch: pytest.MonkeyPatch) -> None:
    thread = notebook.create_thread("t")
    answer = answered(world)
    notebook.add_turn(thread, "Who pays for the seed bank?", answer)
    session: dict[str, Any] = {}
    address = {"thread": thread}
    monkeypatch.setattr(gathering, "st", SimpleNamespace(session_state=session, query_params=address))

    def add(**said: Any) -> Any:
        session["answers"] = {"gather": {"key": "k", "dossier": "", "part": "", "heading": "", **said}}
        gathering.from_thread()
        return session["gathered"]

    told = add(answer=answer["id"], at=[2], title=HOSTILE, text="words of mine", evidence=[{}])
    held = keeping.read(notebook.dossier(told["id"]).content)
    assert [i.text for i in held.parts[0].items] == [invented.ARREARS]
    assert told["title"] == HOSTILE
    again = add(answer=answer["id"], dossier=told["id"], heading="Who pays")
    parts = keeping.read(notebook.dossier(told["id"]).content).parts
    assert [(p.heading, len(p.items)) for p in parts] == [("", 1), ("Who pays", 6)]
    assert (again["part"], again["number"]) == (parts[1].id, 2)
    (offered,) = gathering.offer()["dossiers"]  # type: ignore[index]
    assert offered["headings"] == [[parts[1].id, "Who pays"]]
    begun = add(answer=answer["id"], at=[0], heading="At once")
    assert [p.heading for p in keeping.read(notebook.dossier(begun["id"]).content).parts] == ["At once"]
    add(answer=answer["id"], at=[1], dossier=begun["id"])
    assert [p.heading for p in keeping.read(notebook.dossier(begun["id"]).content).parts] == ["", "At once"]
    notebook.delete_dossier(begun["id"])
    for wrong in (
        {"answer": "another"},
        {"answer": answer["id"], "at": [99]},
        {"answer": answer["id"], "at": "x"},
        {"answer": answer["id"], "dossier": "gone"},
        {"answer": answer["id"], "title": "x" * 301},
    ):
        assert "error" in add(**wrong)
    assert len(notebook.dossiers()) == 1


def test_a_dossier_is_taken_away_as_it_is_by_then_and_what_fails_is_told(
    notebook: Notebook, world: World, monkeypatch: pytest.MonkeyPatch
) -> None:
    id_ = begun(notebook, world, "ana")
    monkeypatch.setattr(people, "current", lambda: people.Person("ana"))

    def take(form: str, **wanted: Any) -> dict[str, Any]:
        asked = taking.request({"answer": "", "form": form, "annex": True, **wanted})
        assert asked is not None
        return taking.taken(asked, lambda: taking.kept_dossier(id_))

    notebook.change_dossier(id_, lambda content: content, "ana", title="بذور é")
    told = take(".md")
    assert told["name"] == "بذور-é.md"
    said = base64.b64decode(told["data"]).decode()
    assert said.startswith("# بذور é")
    assert "Passage 1" in said
    assert "Passage 1" not in base64.b64decode(take(".md", annex=False)["data"]).decode()
    assert json.loads(base64.b64decode(take(".json")["data"]))["title"] == "بذور é"
    assert invented.BANK in take("copy")["text"]
    template = base64.b64encode(b"no Word file").decode()
    assert "no Word file" in take(".docx", template=template)["error"]
    own_style = base64.b64encode(b"<x/>").decode()
    assert "no citation style" in take(".md", style="own", csl=own_style)["error"]

    def busy() -> Any:
        raise LibraryBusy("Another process is writing.")

    with monkeypatch.context() as patch:
        patch.setattr(services, "library", busy)
        assert "error" not in take(".md")  # the words that were kept stand alone
    notebook.change_dossier(id_, lambda content: content, "ana", title="***")
    assert take(".ris")["name"] == "dossier.ris"
    notebook.delete_dossier(id_, "ana")  # in another tab
    assert "deleted" in take(".md")["error"]


def test_one_goes_to_a_dossier_in_the_same_session(monkeypatch: pytest.MonkeyPatch) -> None:
    gone: list[Any] = []
    monkeypatch.setattr("streamlit.switch_page", lambda page, query_params: gone.append((page, query_params)))
    for nothing in (None, "", 7, ["d1"]):
        gathering.visit(nothing)
    gathering.visit("d1")
    ((page, address),) = gone
    assert (Path(page), address) == (ROOT / "web" / "dossier.py", {"dossier": "d1"})


def test_an_export_is_imported_again(notebook: Notebook, world: World, monkeypatch: pytest.MonkeyPatch) -> None:
    from assistant.takeaway import gathering as assistant_gathering
    from assistant.takeaway.writing import written

    monkeypatch.setattr(assistant_gathering, "taken_over", lambda dossier, library: dossier)
    held = keeping.read(notebook.dossier(begun(notebook, world)).content)
    id_ = dossier_files.take_in(written(held, ".json"), "ana")
    assert keeping.read(notebook.dossier(id_, "ana").content) == held
    with pytest.raises(NotebookUnknown):
        notebook.dossier(id_, "bo")
    part = b'{"title": "x", "parts": [{"heading": "h", "items": [%s]}]}'
    deep = b"[" * 2_000 + b"]" * 2_000
    for bad in (
        b"[]", b'{"title": "x"}', b'{"version": [], "title": "x"}', b'{"title": "x", "parts": 3}', b"\xff", b"x",
        b"[" * 100_000, b'{"title": "x", "parts": ' + deep + b"}", b'{"title": ["x"], "parts": []}',
        part % b'{"kind": "joke"}',
        part % b"3", part % b'{"kind": "note"}', part % b'{"kind": "quote", "text": "t", "verbatim": true}',
    ):  # fmt: skip
        with pytest.raises(DossierUnreadable) as caught:
            dossier_files.take_in(bad, "")
        assert not re.search(r"Error|recursion|object|NoneType|codec|Expecting", str(caught.value))


def test_every_word_of_the_page_is_used() -> None:
    scripts = "".join(p.read_text(encoding="utf-8") for p in (ROOT / "web").rglob("*.js"))
    python = "".join(p.read_text(encoding="utf-8") for p in (ROOT / "web").rglob("*.py"))
    named = {"up", "down", "up_part", "down_part", "remove_part", "remove"}  # by the names of what is done
    unused = [
        k for k in dossier_words.UI if k not in named and f"words.{k}" not in scripts and f'UI["{k}"]' not in python
    ]
    assert unused == []
    labels = {"add", "add_all"}
    assert [k for k in dossier_words.GATHER if k not in labels and f"words.{k}" not in scripts] == []
    constants = [n for n in vars(dossier_words) if n.isupper() and f"own.{n}" not in python and n != "PAGE"]
    assert constants == []


def test_a_quoted_mark_is_given_to_nothing_but_the_evidences_own_words(notebook: Notebook, world: World) -> None:
    content = to_json(keeping.read(notebook.dossier(begun(notebook, world)).content))
    content["parts"][0]["items"][0] |= {"verbatim": False, "text": "Said otherwise."}
    sources = dossier_view.Sources({d.id: d for d in world.library.documents()}, lambda: world.library)
    item = dossier_view.drawn("x", keeping.read(content), sources)["parts"][0]["items"][0]
    assert (item["quoted"], item["support"], item["text"]) == (False, "unchecked", "Said otherwise.")


def test_what_stands_in_no_document_here_is_drawn_as_imported(notebook: Notebook, world: World) -> None:
    sources = dossier_view.Sources({d.id: d for d in world.library.documents()}, lambda: world.library)
    kept = to_json(keeping.read(notebook.dossier(begun(notebook, world)).content))
    item = kept["parts"][0]["items"][0]
    item |= {"verbatim": False, "support": "imported"}
    for document in (item["evidence"][0]["document"]["id"], "f" * 64):
        first = item["evidence"][0]
        item["evidence"] = [
            first | {"imported": True, "document": first["document"] | {"id": document}, "quote": "No."}
        ]
        shown = dossier_view.drawn("x", keeping.read(kept), sources)["parts"][0]["items"][0]
        assert shown["mark"] == "not found in this library: imported, not checked"
        assert not shown["quoted"]
        assert all(line.startswith("According to the imported file: ") for line in shown["who"])
        (citation,) = shown["citations"]
        assert (citation["note"], citation["withdrawn"]) == (words.IMPORTED, False)
        assert (citation["quoted"], citation["beside"]) == ("No.", words.IMPORTED)
