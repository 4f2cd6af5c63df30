"""A calibration as one file of HTML that loads nothing: the table, and how far scores can be relied on as a diagram."""

from __future__ import annotations

from collections.abc import Sequence
from html import escape
from typing import Any

from evals.calibrating import figures
from evals.calibrating.calibrate import Outcome, Row

_SIZE, _EDGE = 320, 44
_STYLE = """
:root { color-scheme: light dark; --line: #8a8f98; --mark: #1f5fa8; }
@media (prefers-color-scheme: dark) { :root { --mark: #8ab8ec; } }
body { font: 16px/1.5 system-ui, sans-serif; max-width: 60rem; margin: 2rem auto; padding: 0 1rem; }
.wide { overflow-x: auto; }
table { border-collapse: collapse; font-variant-numeric: tabular-nums; }
caption { text-align: start; font-weight: 600; padding-block: .5rem; }
th, td { text-align: start; padding: .3rem .8rem .3rem 0; border-bottom: 1px solid var(--line); white-space: nowrap; }
svg { max-width: 100%; height: auto; }
svg text { fill: currentColor; font-size: 12px; }
code { overflow-wrap: anywhere; }
"""


def html(outcome: Outcome) -> str:
    """The page of a calibration."""
    judge = outcome.rows[0]
    labels = ", ".join(f"{n} {label}" for label, n in outcome.labels.items())
    bins = figures.reliability(judge.judged)
    return f"""<!doctype html>
<html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
<title>Calibration of {escape(judge.name)}</title><style>{_STYLE}</style></head><body><main>
<h1>Calibration of {escape(judge.name)}</h1>
<p>{escape(_capital(str(outcome.calibration)))}.</p>
<p>{escape(labels)}; partial support counts as {escape(outcome.calibration.partial)}. Unclear: {outcome.unclear}. Not
judged, counted apart: {len(outcome.failed)}. Lines or claims left out: {len(outcome.data.unread)}.</p>
<div class="wide" tabindex="0" role="region" aria-label="Agreement with people">
<table><caption>Agreement with people, with intervals of 95 %</caption>
<thead><tr><th scope="col">Judge</th><th scope="col">Balanced accuracy</th><th scope="col">Supported kept</th>
<th scope="col">Unsupported withheld</th><th scope="col">F1</th><th scope="col">Kappa</th></tr></thead>
<tbody>{"".join(_row(row) for row in outcome.rows)}</tbody></table></div>
<h2>How far its scores can be relied on</h2>
{_diagram(bins)}
<div class="wide" tabindex="0" role="region" aria-label="Scores in figures">
<table><caption>The same in figures</caption>
<thead><tr><th scope="col">Scores</th>
<th scope="col">Mean score</th><th scope="col">Supported</th><th scope="col">Statements</th></tr></thead>
<tbody>{"".join(_bin(b) for b in bins)}</tbody></table></div>
<p>Data, by SHA-256: {", ".join(f"<code>{escape(h)}</code>" for h in outcome.data.sha256s)}.</p>
</main></body></html>
"""


def _row(row: Row) -> str:
    a = row.agreement
    cells = [
        f"{_number(a.balanced)} [{_number(a.low)}, {_number(a.high)}]",
        *(f"{_number(s.value)} ({s.hits} of {s.of})" for s in (a.kept, a.withheld)),
        _number(a.f1),
        _number(a.kappa),
    ]
    return f'<tr><th scope="row">{escape(row.name)}</th>{"".join(f"<td>{c}</td>" for c in cells)}</tr>'


def _bin(b: dict[str, Any]) -> str:
    s = b["supported"]
    return (
        f"<tr><td>{b['from']:.1f} to {b['to']:.1f}</td><td>{b['score']:.2f}</td>"
        f"<td>{s['value']:.2f} [{s['low']:.2f}, {s['high']:.2f}]</td><td>{s['of']}</td></tr>"
    )


def _diagram(bins: Sequence[dict[str, Any]]) -> str:
    """Share supported by score: a point and its interval for each bin, and the line on which they should lie."""
    side = _SIZE - 2 * _EDGE

    def x(value: float) -> float:
        return round(_EDGE + side * value, 1)

    def y(value: float) -> float:
        return round(_SIZE - _EDGE - side * value, 1)

    marks = "".join(
        f'<line x1="{x(b["score"])}" x2="{x(b["score"])}" y1="{y(b["supported"]["low"])}" '
        f'y2="{y(b["supported"]["high"])}" stroke="var(--mark)" stroke-width="2"/>'
        f'<circle cx="{x(b["score"])}" cy="{y(b["supported"]["value"])}" r="4" fill="var(--mark)"/>'
        for b in bins
    )
    ticks = "".join(
        f'<text x="{x(v)}" y="{y(0) + 18}" text-anchor="middle">{v:g}</text>'
        f'<text x="{x(0) - 8}" y="{y(v) + 4}" text-anchor="end">{v:g}</text>'
        for v in (0, 0.5, 1)
    )
    return (
        f'<svg viewBox="0 0 {_SIZE} {_SIZE}" width="{_SIZE}" height="{_SIZE}" role="img" '
        f'aria-label="Share of statements that are supported, by the score of the judge; the table has the figures">'
        f'<rect x="{x(0)}" y="{y(1)}" width="{side}" height="{side}" fill="none" stroke="var(--line)"/>'
        f'<line x1="{x(0)}" y1="{y(0)}" x2="{x(1)}" y2="{y(1)}" stroke="var(--line)" stroke-dasharray="4 4"/>'
        f"{marks}{ticks}"
        f'<text x="{x(0.5)}" y="{_SIZE - 6}" text-anchor="middle">score of the judge</text>'
        f'<text x="{x(0)}" y="{y(1) - 10}">share supported</text></svg>'
    )


def _capital(text: str) -> str:
    return text[:1].upper() + text[1:]


def _number(value: float | None) -> str:
    return "–" if value is None else f"{value:.2f}"
