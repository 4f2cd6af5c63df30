from __future__ import annotations

import json

from assistant.question_lines import AskedLine, BadLine, read_lines


def test_each_line_is_a_question_or_says_what_is_wrong() -> None:
    lines = [
        b'\xef\xbb\xbf{"id": "a", "question": "Why?", "history": ["Who?"]}\n',
        b"\n",
        b'{"question": "Where?"}\n',
        b"not json\n",
        b'["Why?"]\n',
        b'{"id": 7, "question": null}\n',
        b'{"id": "h", "question": "Why?", "history": "Who?"}\n',
        b"[" * 100_000,
    ]
    read = list(read_lines(lines))
    assert read[:2] == [AskedLine("a", "Why?", ("Who?",)), AskedLine("3", "Where?", ())]
    wrong = [(one.id, one.kind) for one in read if isinstance(one, BadLine)]
    assert wrong == [
        ("4", "not_json"), ("5", "not_an_object"), (7, "no_question"), ("h", "bad_history"), ("8", "not_json"),
    ]  # fmt: skip


def test_a_line_is_read_when_the_one_before_is_dealt_with() -> None:
    taken: list[str] = []

    def lines() -> object:
        for word in ("one", "two"):
            taken.append(word)
            yield json.dumps({"question": word}).encode()

    read = read_lines(lines())  # type: ignore[arg-type]
    next(read)
    assert taken == ["one"]
