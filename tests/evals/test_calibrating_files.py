"""Files of labelled statements in four forms, and `ssc eval calibrate` over them; all that is in them is invented."""

from __future__ import annotations

import argparse
import hashlib
import json
from pathlib import Path
from typing import Any

import pytest

from commands import evaluating_calibration
from commands.door import UsageError
from evals import support
from evals.calibrating.labelled import Labelled, read
from evals.errors import EvalError, LabelsUnreadable
from settings import Settings

FERRY = "The ferry crosses the strait six times a day."
WICE = {
    "label": "partially_supported", "supporting_sentences": [[0], [0, 1]], "claim": "The ferry crosses and whistles.",
    "evidence": [FERRY, "It is blue."], "meta": {"id": "dev1-2", "claim_title": "Ferries", "claim_section": "Use"},
}  # fmt: skip
CLAIMS = [
    {"claim_string": "The ferry crosses.", "evidence": [f"[1] https://ferry.example/ {FERRY}"], "support": "Complete"},
    {"claim_string": "The ferry flies.", "evidence": [f"[2] {FERRY}"], "support": "Missing"},
    {"claim_string": "The ferry crosses gladly.", "evidence": [FERRY], "support": "Partial"},
    {"claim_string": "The ferry sings.", "evidence": [FERRY], "support": "Incomplete"},
    {"claim_string": "The ferry sinks.", "evidence": [], "support": "Missing"},
    {"claim_string": "The ferry dances.", "evidence": ["[3] https://ferry.example/"], "support": "Missing"},
    {"claim_string": "The ferry sleeps.", "evidence": [FERRY], "support": None},
    {"claim_string": "The ferry wakes.", "evidence": [FERRY], "support": "N/A"},
]
EXPERTQA = {"question": "What does it do?", "answers": {"m": {"claims": CLAIMS}}, "metadata": {"field": "Ferries"}}
PLAIN = {"statement": "The ferry crosses.", "evidence": [FERRY], "label": "supported"}


def written(folder: Path, *rows: Any, name: str = "data.jsonl") -> Path:
    file = folder / name
    file.write_text("\n".join(r if isinstance(r, str) else json.dumps(r) for r in rows), encoding="utf-8")
    return file


def test_wice(tmp_path: Path) -> None:
    file = written(tmp_path, WICE, WICE | {"label": "not_supported", "meta": {"id": "dev3"}})
    found = read([file])
    assert found.forms == ("wice",)
    assert found.sha256s == (hashlib.sha256(file.read_bytes()).hexdigest(),)
    assert found.statements == (
        Labelled("dev1-2", WICE["claim"], (f"{FERRY} It is blue.",), "partial", "Ferries", "Ferries"),  # type: ignore[arg-type]
        Labelled("dev3", WICE["claim"], (f"{FERRY} It is blue.",), "unsupported", "dev3"),  # type: ignore[arg-type]
    )


def test_expertqa_by_claims_and_what_has_no_label_or_evidence_apart(tmp_path: Path) -> None:
    found = read([written(tmp_path, EXPERTQA)])
    assert [(s.statement, s.label) for s in found.statements] == [
        ("The ferry crosses.", "supported"), ("The ferry flies.", "unsupported"),
        ("The ferry crosses gladly.", "partial"), ("The ferry sings.", "unsupported"),
    ]  # fmt: skip
    assert {s.cluster for s in found.statements} == {"What does it do?"}
    assert {s.evidence for s in found.statements} == {(FERRY,)}
    assert [(u.line, u.broken) for u in found.unread] == [(1, False)] * 4


def test_plain_lines_and_our_own(tmp_path: Path) -> None:
    rows = read([written(tmp_path, PLAIN, PLAIN | {"id": "a", "cluster": "k", "label": "partial", "about": "Ferries"})])
    assert [(s.id, s.cluster, s.label, s.about) for s in rows.statements] == [
        ("data.jsonl:1", "data.jsonl:1", "supported", ""),
        ("a", "k", "partial", "Ferries"),
    ]
    ours = read([support.SET])
    assert ours.forms == ("support",)
    assert len(ours.statements) == len(support.pairs())
    assert [s.label == "supported" for s in ours.statements] == [p.true for p in support.pairs()]
    assert {s.cluster for s in ours.statements} == {p.source for p in support.pairs()}


@pytest.mark.parametrize(
    ("line", "told", "broken"),
    [
        ("{", "line 2: it is no JSON", True),
        ("[" * 100_000, "line 2: it is", True),
        ("[]", "line 2: it is no object", True),
        (PLAIN | {"statement": ""}, 'line 2: statement is "", not a text', True),
        (PLAIN | {"evidence": "words"}, "line 2: evidence is no list", True),
        (PLAIN | {"evidence": [7]}, "line 2: evidence is no list", True),
        (PLAIN | {"evidence": [" "]}, "line 2: it has no evidence", False),
        (PLAIN | {"label": "perhaps"}, 'line 2: label is "perhaps", none of', False),
        (PLAIN | {"label": ["supported"]}, "line 2: label is", False),
    ],
)
def test_a_line_that_is_not_used_is_told_and_the_rest_goes_on(
    tmp_path: Path, line: Any, told: str, broken: bool
) -> None:
    found = read([written(tmp_path, PLAIN, line, PLAIN)])
    assert len(found.statements) == 2
    (unread,) = found.unread
    assert told in str(unread)
    assert str(tmp_path / "data.jsonl") in str(unread)
    assert unread.broken is broken


@pytest.mark.parametrize(
    ("content", "told"),
    [(b"\xff\xfe", "UTF-8"), (b"", "no known form"), (b'{"a": 1}', "no known form"), (b"nothing", "no known form")],
)
def test_a_file_of_no_known_form_is_told(tmp_path: Path, content: bytes, told: str) -> None:
    (tmp_path / "x").write_bytes(content)
    with pytest.raises(LabelsUnreadable, match=told):
        read([tmp_path / "x"])
    with pytest.raises(LabelsUnreadable, match="cannot be read"):
        read([tmp_path / "none"])


def test_a_file_read_in_the_wrong_form_is_told(tmp_path: Path) -> None:
    with pytest.raises(LabelsUnreadable, match=r"no labelled statement of the form wice: .*line 1: claim is null"):
        read([written(tmp_path, PLAIN)], "wice")


# The command.


def run(*words: str, capsys: pytest.CaptureFixture[str] | None = None) -> int:
    parser = argparse.ArgumentParser()
    evaluating_calibration.add(parser.add_subparsers())
    arguments = parser.parse_args(["calibrate", *words])
    code: int = arguments.act(arguments, Settings(model="extractive"))
    return code


def mixed(folder: Path, *more: Any) -> Path:
    rows = [
        {
            "statement": f"The ferry crossed {n} times.",
            "evidence": [f"In all the ferry {crossed} {n} times."],
            "label": "supported" if crossed == "crossed" else "unsupported",
        }
        for n in range(20, 40)
        for crossed in ("crossed", "never crossed")
    ]
    return written(folder, *rows, *more)


def test_the_command_by_json_page_and_record(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    page, keep = tmp_path / "out.html", tmp_path / "kept.json"
    assert run(str(mixed(tmp_path)), "--json", "--html", str(page), "--keep", str(keep)) == 0
    said = json.loads(capsys.readouterr().out)
    assert (said["judge"], said["calibrated"], said["rows"][0]["balanced_accuracy"]) == ("exact", True, 1.0)
    assert [row["name"] for row in said["rows"]] == ["exact", "word overlap", "embedding cosine"]
    assert "<svg" in page.read_text(encoding="utf-8")
    assert json.loads(keep.read_text(encoding="utf-8"))["calibrations"][0]["calibrated"] is True


def test_the_command_tells_broken_lines_and_says_so_by_its_exit(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    file = mixed(tmp_path, "{", PLAIN | {"label": ""})
    assert run(str(file)) == 1
    said = capsys.readouterr().out
    assert f"{file}, line 41: it is no JSON" in said
    assert "Without a label or without evidence, left out: 1." in said
    assert "exact " in said
    assert "40 labelled statements (20 supported, 0 partial, 20 unsupported)" in said


def test_wrong_use_is_told_before_anything_is_judged(tmp_path: Path) -> None:
    file = str(mixed(tmp_path))
    with pytest.raises(UsageError, match="no folder"):
        run(file, "--html", str(tmp_path / "none" / "out.html"))
    with pytest.raises(EvalError, match="holds no calibrations"):
        run(file, "--keep", file)
    with pytest.raises(EvalError, match="--model"):
        run(file, "--judge", "chat")
