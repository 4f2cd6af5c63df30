from __future__ import annotations

import threading

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
    waiting = Waiting(notice=("a", "It failed."))
    waiting.add("t", "Why?")
    assert waiting.notice_in("a") == ""


def test_to_stop_strikes_off_all_that_waits_in_a_thread_and_says_which() -> None:
    waiting = Waiting()
    for thread, question in (("t", "Why?"), ("t", "When?"), ("u", "Who?")):
        waiting.add(thread, question, "a model")
    first, second = waiting.of("t")
    waiting.stop("t")
    assert waiting.of("t") == ()
    assert len(waiting.of("u")) == 1
    assert first.stopped.is_set()
    assert second.stopped.is_set()
    assert not waiting.may_keep(first)
    assert waiting.stopped_in("t") == ("Why?", "When?")
    assert waiting.stopped_in("u") == ()
    waiting.add("t", "Why?")
    assert waiting.stopped_in("t") == ()


def test_an_answer_that_is_being_kept_is_not_stopped_any_more() -> None:
    waiting = Waiting()
    waiting.add("t", "Why?")
    (sent,) = waiting.of("t")
    assert waiting.may_keep(sent)
    waiting.stop("t")
    assert waiting.of("t") == (sent,)
    assert waiting.stopped_in("t") == ()


def test_what_was_typed_is_taken_once_and_in_its_thread() -> None:
    waiting = Waiting()
    for thread, text in (("t", "Why?"), ("u", "Who?"), ("t", "When?")):
        waiting.say(thread, text)
    assert waiting.said("t") == ("Why?", "When?")
    assert waiting.said("t") == ()
    assert waiting.said("u") == ("Who?",)


def test_what_was_typed_before_its_thread_began_belongs_to_it() -> None:
    waiting = Waiting()
    waiting.add("", "Why?")
    waiting.answered("", waiting.of("")[0], "t1")
    waiting.say("", "When?")
    assert waiting.said("t2") == ()
    assert waiting.said("t1") == ("When?",)


def test_what_is_typed_while_it_is_taken_is_taken_once() -> None:
    """An old run goes on beside a new one."""
    waiting = Waiting()
    taken: list[str] = []
    over = threading.Event()

    def take() -> None:
        while not over.is_set():
            taken.extend(waiting.said("t"))

    takers = [threading.Thread(target=take) for _ in range(3)]
    for one in takers:
        one.start()
    texts = [str(n) for n in range(3000)]
    for text in texts:
        waiting.say("t", text)
    over.set()
    for one in takers:
        one.join(10)
    assert sorted([*taken, *waiting.said("t")]) == sorted(texts)
