from __future__ import annotations

import threading

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
    while sum(len(call.items) for call in together._waiting) < 6:
        pass
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
