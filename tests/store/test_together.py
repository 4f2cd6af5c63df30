from __future__ import annotations

import threading
import time

import pytest

from store.together import Together


def test_what_is_handed_in_meanwhile_is_done_in_one_go() -> None:
    begun, go_on = threading.Event(), threading.Event()
    goes: list[list[str]] = []

    def work(items: list[str]) -> list[str]:
        goes.append(items)
        if len(goes) == 1:
            begun.set()
            assert go_on.wait(10)
        return [item.upper() for item in items]

    together = Together(work)
    results: dict[str, list[str]] = {}

    def ask(*items: str) -> None:
        results[items[0]] = list(together(items))

    first = threading.Thread(target=ask, args=("a",))
    first.start()
    assert begun.wait(10)
    others = [threading.Thread(target=ask, args=items) for items in (("b", "c"), ("d",), ("e", "f", "g"))]
    for one in others:
        one.start()
    end = time.monotonic() + 10
    while sum(len(call.items) for call in together._waiting) < 6:
        assert time.monotonic() < end
    go_on.set()
    for one in (first, *others):
        one.join(10)
    assert results == {"a": ["A"], "b": ["B", "C"], "d": ["D"], "e": ["E", "F", "G"]}
    assert [sorted(go) for go in goes] == [["a"], ["b", "c", "d", "e", "f", "g"]]


def test_what_goes_wrong_is_raised_and_does_not_hold_up_the_next() -> None:
    def work(items: list[int]) -> list[int]:
        if 0 in items:
            raise ZeroDivisionError
        return [12 // n for n in items]

    together = Together(work)
    with pytest.raises(ZeroDivisionError):
        together([0])
    assert together([3, 4]) == [4, 3]
    assert together([]) == []


def test_what_goes_wrong_is_raised_by_all_who_were_in_that_go_and_by_no_other() -> None:
    begun, go_on = threading.Event(), threading.Event()

    def work(items: list[int]) -> list[int]:
        if not begun.is_set():
            begun.set()
            assert go_on.wait(10)
        return [12 // n for n in items]

    together = Together(work)
    came: dict[int, object] = {}

    def ask(item: int) -> None:
        try:
            came[item] = together([item])
        except ZeroDivisionError:
            came[item] = "wrong"

    threads = [threading.Thread(target=ask, args=(item,)) for item in (6, 0, 3)]
    threads[0].start()
    assert begun.wait(10)
    for one in threads[1:]:
        one.start()
    end = time.monotonic() + 10
    while len(together._waiting) < 2:
        assert time.monotonic() < end
    go_on.set()
    for one in threads:
        one.join(10)
    assert came == {6: [2], 0: "wrong", 3: "wrong"}
    assert together([4]) == [3]


def test_too_few_results_are_no_results() -> None:
    with pytest.raises(ValueError, match="1 results"):
        Together(lambda items: items[:1])([1, 2])


def test_many_threads_get_each_their_own() -> None:
    together = Together(lambda items: [item * 2 for item in items])
    wrong: list[int] = []

    def ask(start: int) -> None:
        for item in range(start, start + 200):
            if list(together([item, item + 1])) != [2 * item, 2 * item + 2]:
                wrong.append(item)

    threads = [threading.Thread(target=ask, args=(1000 * n,)) for n in range(12)]
    for one in threads:
        one.start()
    for one in threads:
        one.join(30)
        assert not one.is_alive()
    assert wrong == []
