"""Two copies of a text, and two works with the same sentence, are one witness."""

from __future__ import annotations

from pathlib import Path

import pytest

from assistant.ask import ask
from ingest.job import ingest
from store.embedder import Embedder
from store.library import Library

SHARED = "The tide mills of Harrowmere grind for three parishes and close when the moon is new."
REWORDED = SHARED.replace("close", "rest")
MILLS = f"""The tide mills of Harrowmere

By Ilse Varga

Who grinds where

{SHARED} A miller is chosen every spring by the women who carry the grain, and he may not own a boat while he serves.
The stones come from the quarry above the ford. Nobody pays in coin: a tenth of the flour stays at the mill for widows.

What is repaired

The sluices are made of larch, which the salt does not eat. Each winter two of them are lifted, scraped and tarred by
the men of the lower town, who are fed by the upper town for as long as the work lasts. The wheels are older than the
church. A crack in the largest was closed with an iron band in the year of the flood, and it has held ever since.
"""
COPY = f"{MILLS}\nPrinted again by the parish council for the spring fair.\n"
OTHER = f"""Flour and salt

By Ilse Varga

What the parishes eat

{REWORDED} Bread is baked twice a week in a common oven. Salt is boiled from sea water on the northern shore, where
driftwood is plentiful, and carried inland on the backs of mules.
"""
APART = """The windmills of Dunmarrow

By Joran Achterberg

How they work

The windmills of Dunmarrow grind for one parish and never close. Their sails are of canvas and turn towards the sea.
"""


@pytest.fixture(scope="module")
def mills(tmp_path_factory: pytest.TempPathFactory, embedder: Embedder) -> Library:
    folder = tmp_path_factory.mktemp("mills")
    for name, text in {"mills": MILLS, "copy": COPY, "other": OTHER, "apart": APART}.items():
        (folder / f"{name}.txt").write_text(text, encoding="utf-8")
    library = Library.open(folder / "library", create=True, embedder=embedder)
    assert not ingest([Path(folder / f"{n}.txt") for n in ("mills", "copy", "other", "apart")], library).failed
    return library


@pytest.mark.parametrize(
    "question",
    [
        "Which texts say for how many parishes the tide mills of Harrowmere grind?",
        "For how many parishes do the tide mills of Harrowmere grind?",
        "Which documents say what the sluices of the tide mills are made of?",
        "Who chooses the miller, and who repairs the sluices?",
    ],
)
def test_a_copy_and_a_repeated_sentence_are_no_second_witness(mills: Library, question: str) -> None:
    answer = ask(question, mills)
    assert not answer.abstained
    sources = {e.document.source for e in answer.evidence}
    assert not {"mills.txt", "copy.txt"} <= sources
    quotes = [e.quote for e in answer.evidence]
    assert sum("grind for three parishes" in q for q in quotes) <= 1, quotes


def test_two_texts_that_say_it_in_their_own_words_are_both_quoted(mills: Library) -> None:
    answer = ask("Which texts speak of mills that grind for a parish?", mills)
    assert {"apart.txt"} < {e.document.source for e in answer.evidence}, answer.text
