"""The bench on which cases are tried: a library, who answers, who judges, and the texts to hold answers against."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import replace
from functools import cache
from pathlib import Path
from typing import Any

from assistant.assistant import PACKAGED, Assistant
from assistant.model import ChatModel, open_model
from evals import controls, library_state, question_sets
from evals.answers_given import answering_from
from evals.asking import Bot, Prices, Response, asking
from evals.cases import Case
from evals.errors import PlanUnfit
from evals.judges import Judge, judge_named
from evals.marks import Mark
from evals.measures import MEASURES
from evals.measures.given import Given, Span
from evals.plan import ANSWERS, ASSISTANT, Plan, SetGiven
from evals.standing import standing
from store.library import Library


class Bench:
    """Tries cases as a plan says, with an assistant that is given or opened. Raises PlanUnfit, JudgeUnknown, StoreError
    and ModelError at the beginning; none later."""

    def __init__(self, plan: Plan, assistant: Assistant | None = None) -> None:
        self.plan = plan
        self.on_response: Callable[[], None] | None = None  # told of each case that is done
        self.sets = [given.read() for given in plan.sets]
        if plan.answers_sha256 and plan.answers_sha256 != _sha256(plan.answers):
            raise PlanUnfit(f"The answers in {plan.answers} are not those that the run began with.")
        if plan.calibrations and not Path(plan.calibrations).is_file():
            raise PlanUnfit(f"There is no file {plan.calibrations} of calibrations.")
        self.cases = _cases(self.sets, plan.limit)
        self._assistant = assistant or Assistant.open(
            Path(plan.library), embedding=plan.embedding or None, model=plan.model, model_url=plan.model_url,
            seconds=plan.model_seconds, checker=plan.checker or PACKAGED, reranker=plan.reranker,
        )  # fmt: skip
        self.library = self._assistant.library
        self._judging = _JudgesModel(plan, self._assistant)
        self.judge: Judge = judge_named(plan.judge, model=self._judging.open, library=self.library)
        self._bot = self._answering()
        self._gold = cache(self._find_gold)

    def _answering(self) -> Bot:
        plan = self.plan
        if plan.solver == ANSWERS:
            return answering_from(Path(plan.answers))
        truly = asking(self._assistant, Prices(plan.price_in, plan.price_out))
        return truly if plan.solver == ASSISTANT else controls.bot(plan.solver, truly, self.library)

    def respond(self, case: Case) -> Response:
        """What is shown for a case."""
        response = self._bot(case)
        if self.on_response is not None:
            self.on_response()
        return response

    @property
    def foreign(self) -> bool:
        """Whether there is evidence to be found, and none of it stands in this library."""
        asked = [case for _, case in self.cases if case.evidence]
        return bool(asked) and not any(any(self._gold(case.evidence, case.documents)) for case in asked)

    def given(self, case: Case, response: Response) -> Given:
        """A case with what was shown, for the measures."""
        return Given(
            case, response.shown, self.library.paged, self.judge, self._gold(case.evidence, case.documents),
            response.ranked, response.confidence, response.spent,
        )  # fmt: skip

    def marks(self, given: Given) -> dict[str, Mark]:
        """The marks of a case by all measures."""
        return {name: measure.mark(given) for name, measure in MEASURES.items()}

    def cluster(self, case: Case) -> str:
        """The documents that a case is about: cases on one are right or wrong together. A case about none stands
        alone."""
        return " ".join(sorted(self._named(case.documents))) or case.id

    def _named(self, beginnings: tuple[str, ...]) -> dict[str, str]:
        """The documents whose sources begin so: their ids by their sources."""
        held = self.library.documents()
        return {d.source: d.id for d in held if beginnings and d.source.startswith(beginnings)}

    def _find_gold(
        self, evidence: tuple[tuple[str, ...], ...], documents: tuple[str, ...]
    ) -> tuple[tuple[Span, ...], ...]:
        named = self._named(documents)
        return tuple(
            tuple(
                (named[at.source], at.start, at.end)
                for words in piece
                for at in standing(words, self.library)
                if at.source in named
            )
            for piece in evidence
        )

    def close(self) -> None:
        self._judging.close()
        self._assistant.close()


class _JudgesModel:
    """The chat model that judges: one of its own where it is named, else the one that answers."""

    def __init__(self, plan: Plan, assistant: Assistant) -> None:
        self._plan, self._assistant = plan, assistant
        self._own: ChatModel | None = None

    def open(self) -> ChatModel | None:
        """Raises ModelMissing."""
        if not self._plan.judge_model:
            return self._assistant.model
        self._own = open_model(self._plan.judge_model, url=self._plan.judge_model_url, seconds=self._plan.model_seconds)
        return self._own

    def close(self) -> None:
        if self._own is not None:
            self._own.close()


# The bench of the run that goes on in this process, by the folder of its plan. Inspect executes the file of a task anew
# when it goes on with a run, so that the task itself cannot keep it.
_benches: dict[str, Bench] = {}


def use(folder: Path, bench: Bench) -> None:
    """Have the run of a folder use this bench."""
    _benches.clear()
    _benches[str(folder)] = bench


def in_use(folder: str) -> Bench:
    """The bench of the run of a folder, opened where there is none: by who runs Inspect on a plan himself."""
    if folder not in _benches:
        use(Path(folder), Bench(Plan.read(Path(folder))))
    return _benches[folder]


@contextmanager
def open_bench(plan: Plan) -> Iterator[Bench]:
    """The bench of a plan, which is pinned to what it finds: whole paths, the hashes of the sets and of the answers,
    the library's fingerprint. Raises as `Bench` does."""
    bench = Bench(plan)
    try:
        sets = tuple(SetGiven(str(one.file.resolve()), one.sha256) for one in bench.sets)
        answers = str(Path(plan.answers).resolve()) if plan.answers else ""
        calibrations = str(Path(plan.calibrations).resolve()) if plan.calibrations else ""
        bench.plan = replace(
            plan, sets=sets, answers=answers, answers_sha256=_sha256(answers), calibrations=calibrations,
            library=str(Path(plan.library).resolve()), fingerprint=fingerprint(bench.library),
        )  # fmt: skip
        yield bench
    finally:
        bench.close()


def _sha256(file: str) -> str:
    return hashlib.sha256(Path(file).read_bytes()).hexdigest() if file else ""


def fingerprint(library: Library) -> str:
    """What tells a library from another: of its documents (`library_state`)."""
    return str(about(library)["fingerprint"])


def about(library: Library) -> Mapping[str, Any]:
    """What a library holds, for the results of a run."""
    return library_state.of(library.entries())


def _cases(sets: list[question_sets.QuestionSet], limit: int) -> list[tuple[str, Case]]:
    """The cases of all sets with the names of their files. Raises PlanUnfit where two have one id."""
    found: dict[str, tuple[str, Case]] = {}
    for one in sets:
        for case in one.cases:
            if case.id in found:
                raise PlanUnfit(f"{one.file} and {found[case.id][0]} both have a case {case.id}.")
            found[case.id] = (one.file.name, case)
    cases = list(found.values())
    return cases[:limit] if limit else cases
