"""Thanks, greetings, cries for help and commands ask a library nothing."""

from __future__ import annotations

import pytest

from assistant.no_question import asks_for_no_answer
from tests.assistant.conftest import Asking


@pytest.mark.parametrize(
    "text",
    [
        "help", "Thanks!", "ok, thanks", "¡Muchas gracias!", "Merci beaucoup", "谢谢！", "شكرا", "ls -la", "cd /tmp",
        "rm -rf /",
    ],
)  # fmt: skip
def test_what_asks_nothing(text: str) -> None:
    assert asks_for_no_answer(text)


@pytest.mark.parametrize(
    "text",
    [
        "help for refugees", "Help from China", "aide", "good practices", "Thanks to whom was it built?", "rm",
        "pip debt", "git", "Hello Kitty", "test results", "ok countries",
    ],
)  # fmt: skip
def test_what_may_ask_something(text: str) -> None:
    assert asks_for_no_answer(text) is (text in ("rm", "git", "aide"))


def test_nothing_is_quoted_for_thanks(asking: Asking) -> None:
    for text in ("help", "Thanks!"):
        assert not asking(text).statements
