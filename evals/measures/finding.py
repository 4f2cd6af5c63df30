"""Whether what answers was found, and how near the top: for questions by the ranking, for searches by the quotes.

The measures are those of `ir-measures` (MacAvaney, Macdonald and Ounis, ECIR 2022). What is ranked are sentences; each
piece of a case's evidence is one relevant document, met by the first sentence that holds it.
"""

from __future__ import annotations

import warnings
from collections.abc import Callable, Sequence
from typing import Any

from evals.marks import SILENT, Mark, unscored
from evals.measures.given import Given, Span, meets, span_of

DEPTH = 20


def ready() -> None:
    """Raises ModuleNotFoundError where the measures of ranking are not installed: better than at each case."""
    _of_ir_measures()


def _of_ir_measures() -> Any:
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # of its parts, at import; nothing of ours
        import ir_measures
    return ir_measures


def recall(k: int) -> Callable[[Given], Mark]:
    """Recall@k: pieces of evidence found among the first k sentences, of all of a case; the mean over cases."""
    return _ranked("R", k, recall.__doc__)


def ndcg(k: int) -> Callable[[Given], Mark]:
    """nDCG@k (Järvelin and Kekäläinen 2002), binary gains; the mean over cases."""
    return _ranked("nDCG", k, ndcg.__doc__)


def reciprocal_rank(given: Given) -> Mark:
    """1 / the rank of the first sentence that holds a piece of the evidence, 0 where none of `DEPTH` does; the mean
    over cases."""
    return _ranked("RR", DEPTH, None)(given)


def _ranked(name: str, k: int, doc: str | None) -> Callable[[Given], Mark]:
    def measure(given: Given) -> Mark:
        if given.ranked is None:
            return SILENT
        if given.homeless:
            return unscored(f"“{given.homeless[:80]}” stands nowhere in this library")
        names = ranking(given.ranked[:k] if name == "R" else given.ranked, given.gold)
        return Mark(_measured(name, len(names) or 1 if name == "R" else k, names, len(given.gold)), 1)

    measure.__doc__ = doc
    return measure


def ranking(ranked: Sequence[Span], gold: Sequence[Sequence[Span]]) -> list[str]:
    """The names of what was found, best first: of each piece ("piece 0") where it is first met, of the rest their
    ranks. One sentence may meet several pieces; they then follow one another."""
    met: set[int] = set()
    names: list[str] = []
    for rank, span in enumerate(ranked):
        new = [i for i, piece in enumerate(gold) if i not in met and meets(span, piece)]
        met.update(new)
        names += [f"piece {i}" for i in new] or [f"rank {rank}"]
    return names


def _measured(name: str, k: int, names: Sequence[str], pieces: int) -> float:
    measures = _of_ir_measures()
    wanted = [measures.Qrel("q", f"piece {i}", 1) for i in range(pieces)]
    run = [measures.ScoredDoc("q", found, -float(rank)) for rank, found in enumerate(names)]
    measure = {"R": measures.R, "nDCG": measures.nDCG, "RR": measures.RR}[name] @ k
    return float(measures.calc_aggregate([measure], wanted, run)[measure])


def found(k: int) -> Callable[[Given], Mark]:
    """found@k of a search: pieces of evidence that one of the first k quotes holds in part, of all of a case; the mean
    over cases."""

    def measure(given: Given) -> Mark:
        if given.homeless:
            return unscored(f"“{given.homeless[:80]}” stands nowhere in this library")
        spans = [span for q in given.shown["quotes"][:k] if (span := span_of(q))]
        met = [any(meets(span, piece) for span in spans) for piece in given.gold]
        lost = [given.case.evidence[i][0] for i, is_met in enumerate(met) if not is_met]
        return Mark(sum(met), len(met), "; ".join(f"“{t[:80]}” is not among them" for t in lost))

    measure.__doc__ = found.__doc__
    return measure


def quote_verbatim(given: Given) -> Mark:
    """Quotes of a search that stand letter by letter at their place, of all that it shows."""
    if not given.shown["quotes"]:
        return SILENT
    off = []
    for quote in given.shown["quotes"]:
        document, start, end = span_of(quote) or ("", 0, 0)
        if given.paged(document).text[start:end] != quote["text"]:
            off.append(quote["text"][:80])
    shown = len(given.shown["quotes"])
    return Mark(shown - len(off), shown, "; ".join(f"“{t}” does not stand at its place" for t in off))
