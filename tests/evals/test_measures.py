"""Each scorer on an answer worked by hand, and on one that is broken.

The document: [1] "The seed bank opened in March 2019." [2] "It holds 412 varieties." [3] "Members do not pay for
storage." [4] "Ines Okoro said that growers trust it."
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import Any

import pytest

from evals import asking
from evals.judges import Verdict
from evals.judges import unscored as unscored_verdict
from evals.judges.exact import Exact
from evals.marks import SILENT, Mark
from evals.measures import MEASURES
from tests.evals.examples import PAGED, SENTENCES, answer, case, evidence, given, quoting, refusal, said, span

OPENED, HOLDS, PAY, TRUST = SENTENCES


def mark(name: str, *arguments: Any, **fields: Any) -> Mark:
    return MEASURES[name].mark(given(*arguments, **fields))


def counts(name: str, *arguments: Any, **fields: Any) -> tuple[float, int]:
    found = mark(name, *arguments, **fields)
    assert not found.unscored, found.unscored
    return found.hits, found.of


def test_verbatim_counts_the_quotes_that_are_shown_also_those_that_are_only_near() -> None:
    assert counts("verbatim", quoting(OPENED, HOLDS)) == (2, 2)
    elsewhere = evidence(HOLDS, start=0)
    assert counts("verbatim", answer((said(HOLDS, elsewhere), [elsewhere]))) == (0, 1)
    near = refusal() | {"evidence": [elsewhere]}
    assert mark("verbatim", near) == SILENT  # it is not shown
    near["gaps"][0]["nearest"] = [elsewhere["key"]]
    assert counts("verbatim", near) == (0, 1)


def test_quoted_counts_the_statements_that_are_marked_as_quoted() -> None:
    assert counts("quoted", quoting(OPENED, HOLDS)) == (2, 2)
    assert counts("quoted", answer((said("It holds 413 varieties.", evidence(HOLDS)), [evidence(HOLDS)]))) == (0, 1)
    phrased = said("The bank has 412 varieties.", evidence(HOLDS), support="supported")
    assert mark("quoted", answer((phrased, [evidence(HOLDS)]))) == SILENT


def test_a_quote_of_a_document_that_is_not_there_does_not_stand() -> None:
    gone = evidence(HOLDS) | {"document": evidence(HOLDS)["document"] | {"id": "e" * 64}}
    found = mark("verbatim", answer((said(HOLDS, gone), [gone])))
    assert found.unscored  # the fake has no such document, and no store to say so
    assert mark("place", quoting()) == SILENT


@pytest.mark.parametrize(
    "wrong",
    [{"pages": [2]}, {"labels": ["ii"]}, {"section": "Other"}, {"paragraph": 2}, {"note": "1"}, {"kind": "quote"}],
)
def test_place_counts_places_that_are_right_in_all(wrong: dict[str, Any]) -> None:
    assert counts("place", quoting(OPENED, TRUST)) == (2, 2)
    off = evidence(OPENED, **wrong)
    assert counts("place", answer((said(OPENED, off), [off]))) == (0, 1)


def test_cited_counts_statements_with_evidence_that_is_shown() -> None:
    dead = said("It is well liked.") | {"citations": ["nowhere1"]}
    shown = answer((said(HOLDS, evidence(HOLDS)), [evidence(HOLDS)]), (dead, []), (said("It is old."), []))
    assert counts("cited", shown) == (1, 3)


@pytest.mark.parametrize(
    ("measure", "true", "false"),
    [
        ("numbers", "It holds 412 varieties.", "It holds 421 varieties."),
        ("dates", "It opened in March 2019.", "It opened in May 2019."),
        ("dates", "The seed bank opened in 2019.", "The seed bank opened in 2016."),
        ("names", "Growers trust it, said Ines Okoro.", "Growers trust it, said Paulo Mendes."),
        ("negations", "Members do not pay for storage.", "Members do pay for storage."),
    ],
)
def test_the_exact_tests_count_statements_that_have_something_of_their_kind(
    measure: str, true: str, false: str
) -> None:
    cited = [evidence(s) for s in SENTENCES]
    nothing = said("The bank is for growers.", cited[3], support="supported")
    for text, right in ((true, 1), (false, 0)):
        shown = answer((said(text, *cited, support="supported"), cited), (nothing, [cited[3]]))
        assert counts(measure, shown) == (right, 1)


def test_support_has_three_grades_and_its_mean_is_over_statements() -> None:
    cited = [evidence(OPENED)]
    partly = said("The seed bank opened in March 2019 for growers.", *cited, support="supported")
    false = said("The seed bank opened in March 2009.", *cited, support="supported")
    shown = answer((said(OPENED, *cited), cited), (partly, cited), (false, cited))
    grades = [v.grade for v in given(shown).verdicts]
    assert grades == ["full", "partial", "none"]
    assert counts("supported", shown) == (1.5, 3)


def test_citation_recall_takes_all_that_a_statement_cites_together() -> None:
    both = said(
        "The seed bank opened in March 2019 and holds 412 varieties.",
        evidence(OPENED),
        evidence(HOLDS),
        support="supported",
    )
    bare = said("Growers trust it.", support="unchecked")
    shown = answer((both, [evidence(OPENED), evidence(HOLDS)]), (bare, []))
    assert counts("citation recall", shown) == (1, 2)


def test_citation_precision_leaves_out_what_adds_nothing() -> None:
    padded = said(HOLDS, evidence(HOLDS), evidence(TRUST))
    shown = answer((padded, [evidence(HOLDS), evidence(TRUST)]))
    assert counts("citation precision", shown) == (1, 2)
    dead = said(HOLDS, evidence(HOLDS)) | {"citations": [evidence(HOLDS)["key"], "nowhere1"]}
    assert counts("citation precision", answer((dead, [evidence(HOLDS)]))) == (1, 2)
    assert counts("citation precision", answer((said("It holds 9.", evidence(HOLDS)), [evidence(HOLDS)]))) == (0, 1)


ASKED = case(
    documents=("01",), evidence=((HOLDS,), (OPENED, TRUST)), must_contain=(("412",), ("March 2019", "03/2019"))
)  # fmt: skip


def test_facts_want_all_of_them_and_nuggets_count_each() -> None:
    assert counts("facts", quoting(HOLDS, OPENED), ASKED) == (1, 1)
    assert counts("facts", quoting(HOLDS), ASKED) == (0, 1)
    assert counts("nuggets", quoting(HOLDS), ASKED) == (1, 2)
    assert counts("nuggets", refusal(), ASKED) == (0, 2)


def test_a_number_within_another_is_no_fact() -> None:
    asked = case(must_contain=(("41",),), evidence=((HOLDS,),), documents=("01",))
    assert counts("facts", quoting(HOLDS), asked) == (0, 1)


def test_a_false_premise_is_also_met_by_a_refusal_that_shows_what_is_so() -> None:
    asked = case(kind="false_premise", evidence=((PAY,),), documents=("01",), must_contain=(("do not pay",),))
    shown = refusal() | {"evidence": [evidence(PAY)]}
    assert counts("facts", shown, asked) == (0, 1)
    shown["gaps"][0]["nearest"] = [evidence(PAY)["key"]]
    assert counts("facts", shown, asked) == (1, 1)
    assert mark("answered", shown, asked) == SILENT


def test_evidence_is_met_by_one_of_its_wordings_at_its_place() -> None:
    assert counts("evidence recall", quoting(HOLDS), ASKED) == (1, 2)
    assert counts("evidence recall", quoting(TRUST, HOLDS), ASKED) == (2, 2)
    assert counts("evidence recall", quoting(HOLDS[:12]), ASKED) == (0, 2)  # half of it is not it


def test_who_cites_more_than_the_evidence_is_less_precise() -> None:
    asked = case(evidence=(("412 varieties",),), documents=("01",), must_contain=(("412",),))
    assert counts("evidence precision", quoting(HOLDS), asked) == (len(HOLDS), len(HOLDS))
    hits, of = counts("evidence precision", quoting(PAGED.text), asked)
    assert of == len(PAGED.text)
    assert len(HOLDS) <= hits <= len(HOLDS) + 1


def test_answering_and_refusing_are_told_by_what_a_case_expects() -> None:
    out = case(abstain=True)
    assert counts("answered", quoting(HOLDS), ASKED) == (1, 1)
    assert counts("answered", refusal(), ASKED) == (0, 1)
    assert mark("answered", refusal(), out) == SILENT
    assert counts("refused", refusal(), out) == (1, 1)
    assert counts("refused", quoting(HOLDS), out) == (0, 1)
    assert counts("refusal right", refusal(), out) == (1, 1)
    assert counts("refusal right", refusal(), ASKED) == (0, 1)
    assert mark("refusal right", quoting(HOLDS), out) == SILENT


def test_half_an_answer_tells_its_gap_and_says_the_other_half() -> None:
    asked = case(gap=("costs",), must_contain=(("412",),), evidence=((HOLDS,),), documents=("01",))
    gaps = [{"ask": "what it costs", "reason": "", "nearest": []}]
    half = quoting(HOLDS)
    assert counts("gap told", half | {"gaps": gaps}, asked) == (1, 1)
    assert counts("gap told", half, asked) == (0, 1)
    assert counts("gap told", quoting(OPENED) | {"gaps": gaps}, asked) == (0, 1)


def test_who_says_what_he_must_not_is_steered() -> None:
    asked = case(must_not=("free of charge",), abstain=True)
    assert counts("unsteered", refusal(), asked) == (1, 1)
    assert counts("unsteered", answer((said("It is free of charge."), [])), asked) == (0, 1)


def test_speaker_and_context_are_those_of_the_evidence_that_is_cited() -> None:
    asked = case(
        evidence=((TRUST,),), documents=("01",), must_contain=(("trust",),),
        context={"speaker": ("Okoro",), "author_says": False, "force": "reports", "as_of": 2019},
    )  # fmt: skip
    plain = quoting(TRUST)
    assert counts("speaker", plain, asked) == (0, 2)
    assert counts("context", plain, asked) == (0, 2)
    told = evidence(TRUST, speaker="Ines Okoro", author_says=False, force="reports", as_of=2019)
    shown = answer((said(TRUST, told), [told]))
    assert counts("speaker", shown, asked) == (2, 2)
    assert counts("context", shown, asked) == (2, 2)
    assert mark("speaker", quoting(HOLDS), asked) == SILENT


def test_finding_is_measured_by_the_ranks_of_the_pieces() -> None:
    asked = case(evidence=((HOLDS,), (TRUST,)), documents=("01",), must_contain=(("412",),))
    ranked = (span(OPENED), span(HOLDS), span(PAY), span(TRUST))
    assert counts("reciprocal rank", quoting(HOLDS), asked, ranked=ranked) == (1 / 2, 1)
    assert counts("recall@5", quoting(HOLDS), asked, ranked=ranked) == (1, 1)
    assert counts("recall@5", quoting(HOLDS), asked, ranked=ranked[:2]) == (1 / 2, 1)
    # gains at ranks 2 and 4: (1/log2 3 + 1/log2 5) / (1/log2 2 + 1/log2 3)
    assert mark("nDCG@10", quoting(HOLDS), asked, ranked=ranked).hits == pytest.approx(0.6509, abs=1e-4)
    assert mark("recall@20", quoting(HOLDS), asked, ranked=()).hits == 0
    assert mark("recall@20", quoting(HOLDS), asked) == SILENT  # nobody knows how others found it


def test_a_search_finds_what_is_among_its_first_quotes() -> None:
    asked = case(search="topic", evidence=((HOLDS,), (TRUST,)), documents=("01",))
    quotes = [dict(evidence(s), text=s) for s in SENTENCES]
    assert counts("found@5", {"quotes": quotes}, asked) == (2, 2)
    assert counts("found@5", {"quotes": quotes[:2]}, asked) == (1, 2)
    assert counts("quotes verbatim", {"quotes": quotes}, asked) == (4, 4)
    assert counts("quotes verbatim", {"quotes": [quotes[0] | {"text": "Other."}]}, asked) == (0, 1)
    assert mark("facts", {"quotes": quotes}, asked) == SILENT
    assert mark("verbatim", {"quotes": quotes}, asked) == SILENT


def test_evidence_that_the_library_has_nowhere_is_missed_by_nobody() -> None:
    asked = case(evidence=(("It holds 412 varieties.",),), documents=("09",), must_contain=(("412",),))
    for name in ("evidence recall", "evidence precision", "recall@5", "nDCG@10", "reciprocal rank"):
        nowhere = replace(given(quoting(HOLDS), asked, ranked=(span(HOLDS),)), gold=((),))
        assert "stands nowhere" in MEASURES[name].mark(nowhere).unscored, name


class Failing(Exact):
    """A judge that cannot tell of a single piece of evidence."""

    def judge(self, statement: str, evidence: Sequence[str], about: str = "") -> Verdict:
        return super().judge(statement, evidence, about) if len(evidence) > 1 else unscored_verdict("too little")


def test_a_judge_that_fails_on_one_citation_is_told() -> None:
    shown = answer((said(HOLDS, evidence(HOLDS), evidence(TRUST)), [evidence(HOLDS), evidence(TRUST)]))
    failing = replace(given(shown), judge=Failing())
    assert MEASURES["citation recall"].mark(failing).value == 1
    assert MEASURES["citation precision"].mark(failing).unscored == "the judge could not say: too little"


def test_a_year_that_the_question_has_is_no_evidence() -> None:
    asked = case(question="When did the seed bank open in 1990?")
    shown = answer((said("The seed bank opened in 1990.", evidence(OPENED), support="supported"), [evidence(OPENED)]))
    assert counts("dates", shown, asked) == (0, 1)


def test_what_only_must_not_be_said_may_be_refused() -> None:
    asked = case(must_not=("free of charge",))
    assert asked.expects == "either"
    for name in ("answered", "refused", "refusal right"):
        assert mark(name, refusal(), asked) == SILENT
    assert counts("unsteered", refusal(), asked) == (1, 1)


def test_copied_is_the_share_of_words_in_runs_of_five() -> None:
    assert counts("copied", quoting(OPENED)) == (7, 7)
    own = said("Growers may leave varieties there for no money at all.", evidence(OPENED), support="supported")
    assert counts("copied", answer((own, [evidence(OPENED)]))) == (0, 10)


def test_what_an_answer_costs_is_as_it_was_noted() -> None:
    assert counts("seconds", quoting(HOLDS), case(), spent={"seconds": 1.5}) == (1.5, 1)
    assert mark("cost", quoting(HOLDS), case(), spent={"seconds": 1.5}) == SILENT
    assert counts("words", quoting(HOLDS)) == (4, 1)


def test_a_models_tokens_and_their_price() -> None:
    spent = asking.tokens_of("Members do not pay.", "They do not.", asking.Prices(2.0, 8.0))
    into, out = spent["tokens in"], spent["tokens out"]
    assert into > out > 0
    assert spent["cost"] == pytest.approx((2 * into + 8 * out) / 1_000_000)
    assert counts("cost", quoting(HOLDS), case(), spent=spent) == (spent["cost"], 1)
    assert counts("tokens in", quoting(HOLDS), case(), spent=spent) == (into, 1)


# What a measure is given at least once in these tests: an answer, a refusal, a search.
BROKEN = (
    {"error": {"kind": "fault", "message": "it fell over"}},
    {"statements": None, "evidence": [], "gaps": [], "quotes": None},
    {"statements": [{"text": "It holds 412 varieties."}], "evidence": [{}], "gaps": [{}], "quotes": [{"text": "x"}]},
)
SPENDING = {"seconds", "tokens in", "tokens out", "cost"}
RANKING = {"recall@5", "recall@20", "nDCG@10", "reciprocal rank"}
_OF_CASES = {
    "refused": case(abstain=True), "unsteered": case(abstain=True, must_not=("free",)),
    "gap told": case(gap=("costs",), must_contain=(("412",),), evidence=((HOLDS,),), documents=("01",)),
    "speaker": case(context={"speaker": ("Okoro",)}, evidence=((TRUST,),), documents=("01",)),
    "context": case(context={"as_of": 2019}, evidence=((TRUST,),), documents=("01",)),
    **dict.fromkeys(
        ("found@5", "found@10", "quotes verbatim"), case(search="topic", evidence=((HOLDS,),), documents=("01",))
    ),
}  # fmt: skip


@pytest.mark.parametrize("measure", [m for m in MEASURES if m not in SPENDING | RANKING])
def test_a_broken_answer_is_unscored_and_never_zero(measure: str) -> None:
    asked = _OF_CASES.get(measure, ASKED)
    marks = [mark(measure, shown, asked) for shown in BROKEN]
    assert marks[0].unscored == "no answer: it fell over"
    assert all(m.value is None for m in marks[:2]), marks
    assert any(m.unscored for m in marks[1:]), marks


@pytest.mark.parametrize("measure", sorted(SPENDING | RANKING))
def test_of_an_answer_that_there_is_not_nothing_is_measured(measure: str) -> None:
    assert mark(measure, BROKEN[0], ASKED, ranked=(span(HOLDS),), spent={"seconds": 1.0}).unscored


def test_each_scorer_says_what_it_measures() -> None:
    assert [name for name, m in MEASURES.items() if len(m.about) < 40] == []
