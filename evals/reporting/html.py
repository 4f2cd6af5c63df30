"""A run as one file of HTML: its figures with their intervals, its gates, and the answers that went worst.

Nothing in it comes from elsewhere, and nothing in it runs: no script, no font, no picture of another host. Texts of
questions, answers and documents are escaped. It does not judge; all figures are those of the results.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from pathlib import Path
from statistics import quantiles
from typing import Any

from evals import wording
from evals.reporting import cases, plots
from evals.reporting.markup import Markup, raw, tag, text
from evals.results import Results
from evals.worst import kinds_of, telling, worst

Json = dict[str, Any]
_STYLE = Path(__file__).with_name("style.css")
_POLICY = "default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'"
LISTED = 12  # cases that are named beside a gate
_FIGURES = (
    "Each figure with its interval of 95 %: Wilson’s for proportions; for means drawn again by document, and never "
    "narrower than Wilson’s of as many cases. n counts the "
    "units of a proportion (statements, citations, facts) or the cases of a mean. What could not be judged is in no "
    "figure; it is counted in the last column. A dashed line is what a gate asks of the lower end."
)


def report(results: Results) -> str:
    """The whole file, as text."""
    shown = worst(results)
    linked = {entry["case"]["id"] for entry in shown}
    title = f"Evaluation: {results['run']['name']}"
    parts = (
        _figures(results), _gates(results, linked), _kinds(results), _plots(results), _worst(results, shown),
    )  # fmt: skip
    header = tag("header", text("h1", title), _about(results), *_verdict(results["gates"]))
    body = tag("body", header, tag("main", *(part for part in parts if part)))
    head = tag(
        "head",
        tag("meta", charset="utf-8"),
        tag("meta", http_equiv="Content-Security-Policy", content=_POLICY),
        tag("meta", name="viewport", content="width=device-width, initial-scale=1"),
        tag("title", title),
        tag("style", raw(_STYLE.read_text(encoding="utf-8"))),
    )
    return f"<!doctype html>\n{tag('html', head, body, lang='en')}\n"


def _about(results: Results) -> Markup:
    run, library = results["run"], results["library"]
    rows = [
        ("Made", f"{wording.moment(run['made'])}, in {wording.value(run['seconds'], 'amount')} seconds"),
        ("Asked", f"{run['solver']}, chat model {run['model']}"),
        ("Judged by", f"{run['judge']} ({run.get('calibration') or 'uncalibrated'})"),
        ("Library", f"{library['documents']} documents, {library['passages']} passages"),
        ("Its fingerprint", library["fingerprint"]),
    ]
    sets = [(f"Set of {one['cases']} cases", f"{one['file']}, SHA-256 {one['sha256']}") for one in results["sets"]]
    return tag(
        "dl",
        *(part for name, said in [*rows, *sets] for part in (tag("dt", name), text("dd", str(said)))),
        class_="about",
    )


def _verdict(gates: Json | None) -> Iterable[Markup]:
    if not gates:
        yield tag("p", "No gates were asked of this run.", class_="verdict soft")
        return
    passed = sum(gate["passed"] for gate in gates["gates"])
    whole = len(gates["gates"])
    said = "All gates passed" if passed == whole else f"{whole - passed} of {whole} gates failed"
    yield tag("p", said, class_=f"verdict {'good' if passed == whole else 'bad'}")


def table(names: Sequence[tuple[str, str]], rows: Iterable[Markup]) -> Markup:
    """A table that scrolls where it is wider than the page; `names` are those of the columns with their classes."""
    heads = (tag("th", name, scope="col", class_=cls or None) for name, cls in names)
    inner = tag("table", tag("thead", tag("tr", *heads)), tag("tbody", *rows))
    return tag("div", inner, class_="wide", tabindex="0", role="group", aria_label="A table that scrolls")


def _figures(results: Results) -> Markup:
    asked: dict[str, list[float]] = {}
    for gate in (results["gates"] or {"gates": ()})["gates"]:
        if not gate["kinds"]:
            asked.setdefault(gate["measure"], []).append(gate["at_least"])
    names = [
        ("Measure", ""), ("Figure", "number"), ("95 %", "number"), ("0 to 1", ""), ("n", "number"),
        ("Cases", "number"), ("Not judged", "number"),
    ]  # fmt: skip
    rows = []
    for one in results["figures"]:
        kind = one["kind"]
        rows.append(tag(
            "tr",
            tag("th", wording.measure(one["measure"]), scope="row"),
            tag("td", wording.value(one["value"], kind), class_="number value"),
            tag("td", wording.interval(one["low"], one["high"], kind), class_="number"),
            tag("td", plots.whisker(one, asked.get(one["measure"], ()))),
            *(tag("td", f"{one[name]:,}", class_="number") for name in ("n", "cases", "unscored")),
        ))  # fmt: skip
    return tag("section", tag("h2", "Figures"), tag("p", _FIGURES, class_="hint"), table(names, rows))


def _gates(results: Results, linked: set[str]) -> Markup | None:
    gates, kinds = results["gates"], kinds_of(results)
    if not gates:
        return None
    names = [
        ("Gate", ""), ("", ""), ("Lower end", "number"), ("Asked", "number"), ("By", "number"), ("Figure", "number"),
        ("n", "number"), ("Cases that lost", ""),
    ]  # fmt: skip
    rows = []
    for gate in sorted(gates["gates"], key=lambda gate: bool(gate["passed"])):
        kind = kinds.get(gate["measure"], "proportion")
        lost: list[str | Markup] = []
        for id_ in gate["cases"][:LISTED]:
            lost += [", "] if lost else []
            lost.append(tag("a", id_, href=f"#case-{id_}") if id_ in linked else id_)
        if (more := len(gate["cases"]) - LISTED) > 0:
            lost.append(f", and {more} more")
        of = f" ({', '.join(gate['kinds'])})" if gate["kinds"] else ""
        rows.append(tag(
            "tr",
            tag("th", text("bdi", gate["name"]), tag("small", f"{wording.measure(gate['measure'])}{of}"), scope="row"),
            tag("td", "passed" if gate["passed"] else "failed", class_="good" if gate["passed"] else "bad"),
            tag("td", wording.value(gate["low"], kind), class_="number"),
            tag("td", f"≥ {wording.value(gate['at_least'], kind)}", class_="number"),
            tag("td", wording.change(gate["by"], kind), class_=f"number {'' if gate['passed'] else 'bad'}"),
            tag("td", wording.value(gate["value"], kind), class_="number"),
            tag("td", f"{gate['n']:,}", class_="number"),
            tag("td", *lost, class_="lost"),
        ))  # fmt: skip
    hint = f"A gate asks it of the lower end of the interval. From {gates['file']}, SHA-256 {gates['sha256'][:12]}."
    return tag("section", tag("h2", "Gates"), tag("p", hint, class_="hint", dir="auto"), table(names, rows))


def _kinds(results: Results) -> Markup | None:
    if not results["kinds"]:
        return None
    measures = telling(results)
    rows = []
    for kind, figures in results["kinds"].items():
        by = {one["measure"]: one for one in figures}
        rows.append(tag("tr", tag("th", wording.measure(kind), scope="row"), *(_cell(by.get(m)) for m, _ in measures)))
    names = [("Kind of question", ""), *((wording.measure(name), "number") for name, _ in measures)]
    hint = (
        "Of each figure its interval of 95 % and n are below it. Of few cases an interval is wide: it is no finding. "
        "Measures that are whole in every kind are left out."
    )
    return tag("section", tag("h2", "By kind of question"), tag("p", hint, class_="hint"), table(names, rows))


def _cell(figure: Json | None) -> Markup:
    if figure is None or figure["value"] is None:
        return tag("td", wording.NOTHING, class_="number")
    kind = figure["kind"]
    below = f"{wording.interval(figure['low'], figure['high'], kind)}, n {figure['n']}"
    return tag("td", wording.value(figure["value"], kind), tag("small", below), class_="number")


def _plots(results: Results) -> Markup | None:
    seconds = sorted(entry["seconds"] for entry in results["cases"] if entry.get("seconds") is not None)
    parts = []
    if drawn := plots.risk_coverage(results["risk_coverage"]):
        rows = [
            tag("tr", *(tag("td", wording.value(p[name], kind), class_="number") for name, kind in (
                ("coverage", "proportion"), ("risk", "proportion"), ("threshold", "mean"))))
            for p in results["risk_coverage"]
        ]  # fmt: skip
        names = [("Answered", "number"), ("Wrong", "number"), ("Threshold", "number")]
        below = tag("details", tag("summary", "As a table"), table(names, rows))
        parts.append(tag("figure", tag("h2", "Risk over coverage"), drawn, below))
    if drawn := plots.times(seconds):
        cuts = quantiles(seconds, n=20, method="inclusive") if len(seconds) > 1 else seconds * 19
        said = f"Half of {len(seconds):,} within {cuts[9]:.2g} seconds, 19 of 20 within {cuts[18]:.2g}."
        parts.append(tag("figure", tag("h2", "How long answers took"), drawn, tag("p", said, class_="hint")))
    return tag("section", *parts, class_="plots") if parts else None


def _worst(results: Results, shown: Sequence[Json]) -> Markup:
    lost = len(worst(results, len(results["cases"])))
    said = (
        f"{lost} of {len(results['cases'])} cases lost something or could not be judged whole"
        + (f"; the worst {len(shown)} are shown." if lost > len(shown) else ".")
        if lost
        else f"None of {len(results['cases'])} cases lost anything."
    )
    kinds = kinds_of(results)
    return tag(
        "section",
        tag("h2", "The worst cases"),
        tag("p", said, class_="hint"),
        *(cases.case(one, kinds) for one in shown),
    )
