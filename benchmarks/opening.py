"""From opening the page to typing, and from a cold start of the server to the first answer, in Chromium.

    python -m benchmarks.opening [LIBRARY]

LIBRARY is a folder (default: the starter library, read anew). Exit code 1 beyond a limit: 3 s from opening the page of
a warm server to a field that takes what is typed; 15 s from the start of the server to the first answer, with a line on
the page that says what is going on meanwhile. Seconds are printed beside the time that importing the embedding library
takes in a process of its own.
"""

from __future__ import annotations

import subprocess
import sys
import tempfile
import threading
import time
from pathlib import Path

import numpy as np
from playwright.sync_api import Page, expect, sync_playwright

from ingest.job import ingest
from store.library import Library
from tests.web import browsing
from tests.web.browsing import ROOT

WARM, COLD = 3.0, 15.0  # seconds
TIMES = 5
QUESTION = "How long is the TAZARA railway?"
FIELD = "Ask about the literature…"
WAIT = 120_000  # ms
READY = 300  # seconds for every browser to be ready


def main() -> int:
    """Measure, print, compare with the limits."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        if len(sys.argv) > 1:
            (folder / "library").symlink_to(Path(sys.argv[1]).resolve())
        else:
            with Library.open(folder / "library", create=True) as library:
                ingest([ROOT / "starter_library"], library, progress=lambda progress: None)
        imported = min(_imported() for _ in range(2))
        print(f"importing sentence_transformers {imported:.1f} s")
        began = time.perf_counter()
        environment = {"SSC_LIBRARY": str(folder / "library")}
        with browsing.serving(folder, ROOT / "app.py", environment) as address, sync_playwright() as playwright:
            browser = browsing.launch(playwright)
            first = browser.new_page()
            first.goto(address)
            typed(first)
            typing = time.perf_counter() - began
            said = asked(first, QUESTION)
            cold = time.perf_counter() - began
            opened = [opening(browser.new_context().new_page(), address) for _ in range(TIMES)]
            browser.close()
    print(f"cold: {typing:.1f} s from the server's start to typing, {cold:.1f} s to the first answer; limit {COLD:.0f}")
    print(f"  said meanwhile: {'; '.join(said) or 'nothing'}")
    print(
        f"warm: {np.median(opened):.2f} s from opening the page to typing, {max(opened):.2f} at most; limit {WARM:.0f}"
    )
    return int(cold > COLD or not said or float(np.median(opened)) > WARM)


def opening(page: Page, address: str) -> float:
    """Seconds from opening the page until a key that is pressed shows in the field."""
    began = time.perf_counter()
    page.goto(address, wait_until="commit")
    typed(page)
    return time.perf_counter() - began


def typed(page: Page) -> None:
    field = page.get_by_role("textbox", name=FIELD)
    field.press_sequentially("W", timeout=WAIT)
    expect(field).to_have_value("W", timeout=WAIT)


def asked(page: Page, question: str) -> list[str]:
    """Ask and wait for the answer; the lines by which the page said meanwhile what was going on."""
    page.evaluate(
        """() => {
          window.said = new Set();
          new MutationObserver(() => document.querySelectorAll(".ssc-steps li, .ssc-warming").forEach(
            (line) => window.said.add(line.textContent))).observe(document.body, { childList: true, subtree: true });
        }"""
    )
    field = page.get_by_role("textbox", name=FIELD)
    field.fill(question)
    field.press("Enter")
    expect(page.locator(".turn:not(.pending)").last.get_by_role("heading", level=2)).to_have_text(
        question, timeout=WAIT
    )
    return list(page.evaluate("[...window.said]"))


def two_at_once(folder: Path, lists: list[list[str]]) -> tuple[list[float], list[str]]:
    """A browser for each list of questions, all at once on one server over `folder`/library; the seconds of each answer
    and what was wrong: an answer with another question, or a thread with another number of answers."""
    took: list[float] = []
    wrong: list[str] = []
    with browsing.serving(folder, ROOT / "app.py", {"SSC_LIBRARY": str(folder / "library")}) as address:
        ready = threading.Barrier(len(lists), timeout=READY)

        def sit(questions: list[str]) -> None:
            with sync_playwright() as playwright:
                browser = browsing.launch(playwright)
                page = browser.new_page()
                page.goto(address)
                typed(page)
                asked(page, "Who leads the bank?")  # the model is loaded then
                ready.wait()
                for question in questions:
                    began = time.perf_counter()
                    asked(page, question)
                    took.append(time.perf_counter() - began)
                page.reload()
                heads = page.locator(".turn:not(.pending) h2.question")
                expect(heads).to_have_count(len(questions) + 1, timeout=WAIT)
                if heads.all_inner_texts()[1:] != questions:
                    wrong.append(f"{heads.all_inner_texts()} for {questions}")
                browser.close()

        def sit_through(questions: list[str]) -> None:
            try:
                sit(questions)
            except Exception as error:  # noqa: BLE001 - whatever it is, it is told; the others need not wait for it
                ready.abort()
                wrong.append(f"a browser broke off: {error!r}")

        sitting = [threading.Thread(target=sit_through, args=(questions,)) for questions in lists]
        for thread in sitting:
            thread.start()
        for thread in sitting:
            thread.join()
    if len(took) != sum(len(questions) for questions in lists):
        wrong.append(f"{len(took)} answers")
    return took, wrong


def _imported() -> float:
    began = time.perf_counter()
    subprocess.run([sys.executable, "-c", "import sentence_transformers"], check=True, cwd=ROOT)
    return time.perf_counter() - began


if __name__ == "__main__":
    sys.exit(main())
