from __future__ import annotations

import threading
import time

import pytest

from assistant.stopping import Stopped, until
from assistant.taking_turns import Turns


def waiting(turns: Turns, count: int) -> None:
    end = time.monotonic() + 10
    while len(turns._line) < count:
        assert time.monotonic() < end


def test_so_many_at_a_time_and_the_others_in_the_order_in_which_they_came() -> None:
    turns, order = Turns(2), []
    inside, most = 0, 0
    counting = threading.Lock()

    def one(number: int) -> None:
        nonlocal inside, most
        with turns.turn():
            with counting:
                order.append(number)
                inside += 1
                most = max(most, inside)
            time.sleep(0.005)
            with counting:
                inside -= 1

    with turns.turn():  # of the two one is left: so they come one by one
        with turns.turn():
            threads = []
            for number in range(12):
                threads.append(threading.Thread(target=one, args=(number,)))
                threads[-1].start()
                waiting(turns, number + 1)
        for thread in threads:
            thread.join(10)
    assert order == list(range(12))
    assert most == 1


def test_as_many_as_may_work_together() -> None:
    turns = Turns(2)
    both = threading.Barrier(2, timeout=10)

    def one() -> None:
        with turns.turn():
            both.wait()

    threads = [threading.Thread(target=one) for _ in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(10)
    assert not both.broken


def test_a_turn_that_goes_wrong_is_handed_on() -> None:
    turns = Turns(1)
    with pytest.raises(ZeroDivisionError), turns.turn():
        raise ZeroDivisionError
    with turns.turn():
        assert turns._free == 0
    assert turns._free == 1


def test_who_is_stopped_in_line_leaves_it_and_nobody_misses_a_turn() -> None:
    turns = Turns(1)
    stop, left = threading.Event(), threading.Event()

    def one() -> None:
        with until(stop.is_set):
            try:
                with turns.turn():
                    pytest.fail("it had a turn")
            except Stopped:
                left.set()

    with turns.turn():
        thread = threading.Thread(target=one)
        thread.start()
        waiting(turns, 1)
        stop.set()
        assert left.wait(10)
        assert not turns._line
    thread.join(10)
    assert turns._free == 1


def test_who_was_stopped_before_his_turn_does_not_begin() -> None:
    turns = Turns(1)
    with pytest.raises(Stopped), until(lambda: True), turns.turn():
        pytest.fail("it had a turn")
    assert turns._free == 1
