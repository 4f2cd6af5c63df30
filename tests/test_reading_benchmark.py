"""Our reading against pypdf's and poppler's (`benchmarks/reading.py`), and that the yardstick itself is straight."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from benchmarks import reading
from benchmarks.reading import OURS, Score, is_first, table
from benchmarks.similarity import similarity, words
from benchmarks.starter_truth import PLACES, truths

FILES = [
    "03-bapa-1978-to-2019.pdf",
    "05-new-development-bank.pdf",
    "06-tazara-railway.pdf",
    "09-south-south-finance-and-debt.pdf",
    "12-measuring-south-south-cooperation.pdf",
    "16-asian-infrastructure-investment-bank.pdf",
    "18-two-standard-gauge-railways.pdf",
    "21-japan-brazil-and-the-german-regional-fund.pdf",
]
SOME_WORDS = st.lists(st.sampled_from("north south east west debt loan".split()), max_size=12)


@pytest.fixture(scope="module")
def scored() -> dict[str, dict[str, Score]]:
    if shutil.which("pdftotext") is None:
        pytest.skip("pdftotext is not installed (Debian: apt-get install poppler-utils)")
    return reading.scores()


def test_ours_is_first_on_every_file(scored: dict[str, dict[str, Score]]) -> None:
    assert list(scored) == FILES
    assert {file: row for file, row in scored.items() if not is_first(row)} == {}
    assert all(row[OURS].strict >= 0.995 for row in scored.values())


def test_the_table_has_a_row_a_file_and_a_column_a_reader(scored: dict[str, dict[str, Score]]) -> None:
    lines = table(scored).splitlines()
    assert lines[0].count("|") == lines[-1].count("|") == 6
    assert [f"`{f}`" in line for f, line in zip(FILES, lines[2:], strict=True)] == [True] * len(FILES)


@pytest.mark.parametrize("name", FILES)
def test_the_truth_is_the_briefs_own_text(name: str) -> None:
    truth = truths()[name]
    assert words(truth.text("before the licence")) == words(truth.brief.text)
    for place in PLACES:
        assert sorted(words(truth.text(place))) == sorted(words(truth.brief.text))
        assert sorted(words(truth.text(place, heads="printed"))) == sorted(words(truth.text(place, heads="first")))


def test_the_truth_knows_columns_pages_and_heads() -> None:
    columns = truths()["03-bapa-1978-to-2019.pdf"]
    at = {place: columns.text(place, marks=True).index("1 The General Assembly") for place in PLACES}
    assert at["paragraph"] < at["column"] < at["page"] < at["before the licence"] < at["end"]
    assert "richer states.1" in columns.text(marks=True)
    assert "richer states.\n" in columns.text()
    head = columns.brief.fields["head"]
    assert columns.text(heads="printed").count(head) > columns.text().count(head)
    labelled = truths()["09-south-south-finance-and-debt.pdf"]
    assert "Contents\nSummary 1" in labelled.text(contents=True)
    assert "Contents" not in labelled.text()


def test_first_is_ahead_where_heads_count_and_behind_none_where_they_do_not() -> None:
    best, same, worse = Score(0.99, 1.0), Score(0.99, 0.99), Score(0.98, 1.0)
    assert is_first({OURS: best, "other": worse})
    assert not is_first({OURS: best, "other": best})
    assert not is_first({OURS: same, "other": worse})


def test_a_file_on_which_ours_is_behind_is_named() -> None:
    assert reading.verdict(5, []) == "first on 5 of 5 files"
    assert reading.verdict(5, ["06-tazara-railway.pdf"]) == "first on 4 of 5 files; BEHIND on 06-tazara-railway.pdf"


def test_cleaning_is_the_same_for_all_spellings_of_a_line() -> None:
    assert words("coop-\neration “of” ﬁve • | South-South") == words('cooperation "of" five SouthSouth')
    assert words("South-\nSouth loans", hyphens=True) == ["South-", "South", "loans"]
    assert words("a well–known thing", hyphens=True) == ["a", "well-known", "thing"]


@given(st.lists(st.sampled_from(["cooperation", "South-South", "well", "2030"]), min_size=1, max_size=8), st.data())
def test_where_a_line_ends_makes_no_difference(text: list[str], data: st.DataObject) -> None:
    line = " ".join(text)
    at = data.draw(st.integers(1, len(line) - 1))
    assume(line[at] != "-")
    inside = line[at - 1].isalnum() and line[at].isalnum()
    broken = line[:at] + ("-\n" if inside else "\n") + line[at:]
    assert words(broken) == words(line)


@given(SOME_WORDS, SOME_WORDS)
def test_similarity_is_one_of_the_same_alone_and_takes_no_side(a: list[str], b: list[str]) -> None:
    assert similarity(a, b) == similarity(b, a)
    assert 0 <= similarity(a, b) <= 1
    assert (similarity(a, b) == 1) == (a == b)


@given(SOME_WORDS.filter(bool), st.integers(0, 11))
def test_a_word_too_many_costs_one_of_the_longer_length(a: list[str], at: int) -> None:
    longer = [*a[:at], "strange", *a[at:]]
    assert similarity(a, longer) == pytest.approx(1 - 1 / len(longer))


def test_similarity_minds_the_order() -> None:
    text = [str(n) for n in range(40)]
    assert similarity(text, text[20:] + text[:20]) < 0.1


def test_without_pdftotext_it_says_so(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("PATH", str(tmp_path))
    assert reading.main() == 2
