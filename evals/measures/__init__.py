"""The scorers: what is measured of every case, each a function with its formula and source in its docstring."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from evals.marks import SILENT, Kind, Mark, unscored
from evals.measures import answering, context, finding, quotes, spending, support
from evals.measures.given import Given


@dataclass(frozen=True, slots=True)
class Measure:
    """A measure by its name, what its figures are, and what makes the mark of a case. `of` is what it counts."""

    name: str
    kind: Kind
    of: str
    judge: Callable[[Given], Mark]

    def mark(self, given: Given) -> Mark:
        """The mark of a case. What has no answer, or one of which this measure can make nothing, is not scored: a fault
        in what was shown, or in a measure, is neither a zero nor an end of the run."""
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


def _answers_only(judge: Callable[[Given], Mark]) -> Callable[[Given], Mark]:
    def measure(given: Given) -> Mark:
        return SILENT if given.case.search else judge(given)

    measure.__doc__ = judge.__doc__
    return measure


def _all() -> Mapping[str, Measure]:
    made = (
        Measure("verbatim", "proportion", "quotes", _answers_only(quotes.verbatim)),
        Measure("place", "proportion", "citations", _answers_only(quotes.place)),
        Measure("cited", "proportion", "statements", _answers_only(support.cited)),
        Measure("numbers", "proportion", "statements", _answers_only(support.exact("number"))),
        Measure("dates", "proportion", "statements", _answers_only(support.exact("date"))),
        Measure("names", "proportion", "statements", _answers_only(support.exact("name"))),
        Measure("negations", "proportion", "statements", _answers_only(support.exact("negation"))),
        Measure("supported", "mean", "cases", _answers_only(support.supported)),
        Measure("citation recall", "proportion", "statements", _answers_only(support.citation_recall)),
        Measure("citation precision", "proportion", "citations", _answers_only(support.citation_precision)),
        Measure("facts", "proportion", "cases", answering.facts),
        Measure("nuggets", "mean", "cases", answering.nuggets),
        Measure("evidence recall", "mean", "cases", answering.evidence_recall),
        Measure("evidence precision", "mean", "cases", answering.evidence_precision),
        Measure("answered", "proportion", "cases", answering.answered),
        Measure("refused", "proportion", "cases", answering.refused),
        Measure("refusal right", "proportion", "cases", answering.refusal_right),
        Measure("gap told", "proportion", "cases", answering.gap_told),
        Measure("unsteered", "proportion", "cases", answering.unsteered),
        Measure("speaker", "proportion", "fields", context.speaker),
        Measure("context", "proportion", "fields", context.context),
        Measure("recall@5", "mean", "cases", finding.recall(5)),
        Measure("recall@20", "mean", "cases", finding.recall(20)),
        Measure("nDCG@10", "mean", "cases", finding.ndcg(10)),
        Measure("reciprocal rank", "mean", "cases", finding.reciprocal_rank),
        Measure("found@5", "mean", "searches", finding.found(5)),
        Measure("found@10", "mean", "searches", finding.found(10)),
        Measure("quotes verbatim", "proportion", "quotes", finding.quote_verbatim),
        Measure("copied", "amount", "cases", _answers_only(quotes.copied)),
        Measure("words", "amount", "cases", spending.words),
        Measure("seconds", "amount", "cases", spending.spent("seconds")),
        Measure("tokens in", "amount", "cases", spending.spent("tokens in")),
        Measure("tokens out", "amount", "cases", spending.spent("tokens out")),
        Measure("cost", "amount", "cases", spending.spent("cost")),
    )
    return {measure.name: measure for measure in made}


MEASURES: Mapping[str, Measure] = _all()
