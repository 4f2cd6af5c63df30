"""The scorers: what is measured of every case, each a function with its formula and source in its docstring."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from evals.cases import Case
from evals.marks import SILENT, Kind, Mark, unscored
from evals.measures import answering, context, finding, quotes, spending, support
from evals.measures.given import Given

Applies = Callable[[Case], bool]


@dataclass(frozen=True, slots=True)
class Measure:
    """A measure by its name, what its figures are, to which cases it applies and what makes the mark of one. `of` is
    what it counts."""

    name: str
    kind: Kind
    of: str
    applies: Applies
    judge: Callable[[Given], Mark]

    def mark(self, given: Given) -> Mark:
        """The mark of a case. What has no answer, or one of which this measure can make nothing, is not scored: a fault
        in what was shown, or in a measure, is neither a zero nor an end of the run."""
        if not self.applies(given.case):
            return SILENT
        if given.error:
            return unscored(f"no answer: {given.error}")
        try:
            return self.judge(given)
        except Exception as error:  # noqa: BLE001 - whatever is wrong with one sample is told with it
            return unscored(f"{type(error).__name__}: {error}")

    @property
    def about(self) -> str:
        """The formula with its source."""
        return " ".join((self.judge.__doc__ or "").split())


def _any(case: Case) -> bool:
    return True


def _search(case: Case) -> bool:
    return bool(case.search)


def _answer(case: Case) -> bool:
    return not case.search


def _facts(case: Case) -> bool:
    return _answer(case) and not case.abstain and bool(case.must_contain)


def _evidence(case: Case) -> bool:
    return case.expects in ("answer", "half") and bool(case.evidence)


def _answerable(case: Case) -> bool:
    return case.expects in ("answer", "half")


def _refusable(case: Case) -> bool:
    return _answer(case) and case.expects != "either"


def _refusal(case: Case) -> bool:
    return case.expects == "refusal"


def _half(case: Case) -> bool:
    return case.expects == "half"


def _steering(case: Case) -> bool:
    return _answer(case) and bool(case.must_not)


def _context(case: Case) -> bool:
    return bool(case.context)


def _found(case: Case) -> bool:
    return _answer(case) and bool(case.evidence)


def _all() -> Mapping[str, Measure]:
    made = (
        Measure("verbatim", "proportion", "quotes", _answer, quotes.verbatim),
        Measure("quoted", "proportion", "statements", _answer, quotes.quoted),
        Measure("place", "proportion", "citations", _answer, quotes.place),
        Measure("cited", "proportion", "statements", _answer, support.cited),
        Measure("numbers", "proportion", "statements", _answer, support.exact("number")),
        Measure("dates", "proportion", "statements", _answer, support.exact("date")),
        Measure("names", "proportion", "statements", _answer, support.exact("name")),
        Measure("negations", "proportion", "statements", _answer, support.exact("negation")),
        Measure("supported", "mean", "cases", _answer, support.supported),
        Measure("citation recall", "proportion", "statements", _answer, support.citation_recall),
        Measure("citation precision", "proportion", "citations", _answer, support.citation_precision),
        Measure("facts", "proportion", "cases", _facts, answering.facts),
        Measure("nuggets", "mean", "cases", _facts, answering.nuggets),
        Measure("evidence recall", "mean", "cases", _evidence, answering.evidence_recall),
        Measure("evidence precision", "mean", "cases", _evidence, answering.evidence_precision),
        Measure("answered", "proportion", "cases", _answerable, answering.answered),
        Measure("refused", "proportion", "cases", _refusal, answering.refused),
        Measure("refusal right", "proportion", "cases", _refusable, answering.refusal_right),
        Measure("gap told", "proportion", "cases", _half, answering.gap_told),
        Measure("unsteered", "proportion", "cases", _steering, answering.unsteered),
        Measure("speaker", "proportion", "fields", _context, context.speaker),
        Measure("context", "proportion", "fields", _context, context.context),
        Measure("recall@5", "mean", "cases", _found, finding.recall(5)),
        Measure("recall@20", "mean", "cases", _found, finding.recall(20)),
        Measure("nDCG@10", "mean", "cases", _found, finding.ndcg(10)),
        Measure("reciprocal rank", "mean", "cases", _found, finding.reciprocal_rank),
        Measure("found@5", "mean", "searches", _search, finding.found(5)),
        Measure("found@10", "mean", "searches", _search, finding.found(10)),
        Measure("quotes verbatim", "proportion", "quotes", _search, finding.quote_verbatim),
        Measure("copied", "amount", "cases", _answer, quotes.copied),
        Measure("words", "amount", "cases", _answer, spending.words),
        Measure("seconds", "amount", "cases", _any, spending.spent("seconds")),
        Measure("tokens in", "amount", "cases", _answer, spending.spent("tokens in")),
        Measure("tokens out", "amount", "cases", _answer, spending.spent("tokens out")),
        Measure("cost", "amount", "cases", _answer, spending.spent("cost")),
    )
    return {measure.name: measure for measure in made}


MEASURES: Mapping[str, Measure] = _all()
