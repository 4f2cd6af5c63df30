from __future__ import annotations

from web.waiting import Waiting


def test_a_question_is_struck_off_by_its_number() -> None:
    waiting = Waiting()
    for question in ("Why?", "Why?", "When?"):
        waiting.add("t", question)
    first, second, third = waiting.of("t")
    waiting.answered("t", first, "t")
    waiting.answered("t", first, "t")
    assert waiting.of("t") == (second, third)


def test_those_behind_a_question_that_begins_a_thread_belong_to_it() -> None:
    waiting = Waiting()
    waiting.add("", "Why?")
    waiting.add("", "When?")
    first, second = waiting.of("")
    waiting.answered("", first, "t1")
    assert waiting.begun == "t1"
    assert waiting.of("") == ()
    assert waiting.of("t1") == (second,)


def test_a_notice_stands_until_the_next_question() -> None:
    waiting = Waiting(notice="It failed.")
    waiting.add("t", "Why?")
    assert waiting.notice == ""
