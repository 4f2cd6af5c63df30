"""Small plots as SVG, in the colours of the page: intervals, risk over coverage, times. Figures stand beside each."""

from __future__ import annotations

import math
from collections.abc import Sequence
from typing import Any

from evals.reporting.markup import Markup, tag

Json = dict[str, Any]
_WIDE, _HIGH = 180, 20
BINS = 12
_DOTS = 20  # points up to which each is drawn


def whisker(figure: Json, asked: Sequence[float] = ()) -> Markup | None:
    """A figure between 0 and 1 as a dot with its interval, and a line at each value `asked` of its lower end; None for
    what lies on no such scale."""
    value, low, high = figure["value"], figure["low"], figure["high"]
    if figure["kind"] == "amount" or value is None or not 0 <= value <= 1:
        return None
    y = _HIGH / 2

    def x(given: float) -> float:
        return round(6 + (_WIDE - 12) * min(max(given, 0), 1), 1)

    ends = [] if low is None or high is None else [
        tag("line", x1=x(low), x2=x(high), y1=y, y2=y, class_="whisker"),
        *(tag("line", x1=x(end), x2=x(end), y1=y - 3, y2=y + 3, class_="whisker") for end in (low, high)),
    ]  # fmt: skip
    return tag(
        "svg",
        tag("line", x1=x(0), x2=x(1), y1=y, y2=y, class_="axis"),
        *(tag("line", x1=x(end), x2=x(end), y1=y - 4, y2=y + 4, class_="axis") for end in (0, 0.5, 1)),
        *(tag("line", x1=x(one), x2=x(one), y1=1, y2=_HIGH - 1, class_="gate") for one in asked),
        *ends,
        tag("circle", cx=x(value), cy=y, r=3.6, class_="dot"),
        viewBox=f"0 0 {_WIDE} {_HIGH}", width=_WIDE, height=_HIGH, aria_hidden="true",
    )  # fmt: skip


_PLOT_WIDE, _PLOT_HIGH, _LEFT, _FOOT, _RIGHT = 420, 240, 64, 40, 22


def _at(x: float, y: float) -> tuple[float, float]:
    """Shares of the field, from its lower left, as places of the plot."""
    return (
        round(_LEFT + x * (_PLOT_WIDE - _LEFT - _RIGHT), 1),
        round(_PLOT_HIGH - _FOOT - y * (_PLOT_HIGH - _FOOT - 12), 1),
    )


def _field(label: str, below: str, beside: str, ticks: Sequence[tuple[float, str]], *inside: Markup) -> Markup:
    """A field with two axes, what is in it, and the words of its axes; `ticks` are those of the upright axis."""
    (left, foot), (right, head) = _at(0, 0), _at(1, 1)
    return tag(
        "svg",
        *(tag("line", x1=left, x2=right, y1=_at(0, y)[1], y2=_at(0, y)[1], class_="axis") for y, _ in ticks),
        *(tag("text", said, x=left - 6, y=_at(0, y)[1] + 4, text_anchor="end") for y, said in ticks),
        tag("text", below, x=(left + right) / 2, y=_PLOT_HIGH - 4, text_anchor="middle"),
        tag("text", beside, x=-(foot + head) / 2, y=11, text_anchor="middle", transform="rotate(-90)"),
        *inside,
        viewBox=f"0 0 {_PLOT_WIDE} {_PLOT_HIGH}", class_="plot", role="img", aria_label=label,
    )  # fmt: skip


def _tick(x: float, said: str) -> Markup:
    """Words below the level axis."""
    return tag("text", said, x=_at(x, 0)[0], y=_at(0, 0)[1] + 16, text_anchor="middle")


def risk_coverage(points: Sequence[Json]) -> Markup | None:
    """Of the questions that are answered (coverage) the share answered wrongly (risk), as the threshold falls."""
    if not points:
        return None
    line = sorted(points, key=lambda point: point["coverage"])
    top = next((t for t in (0.05, 0.1, 0.25, 0.5) if max(p["risk"] for p in line) <= t), 1.0)
    places = [_at(point["coverage"], point["risk"] / top) for point in line]
    return _field(
        "Risk over coverage: the figures are in the table below", "share of questions answered", "wrong among them",
        [(share, f"{100 * share * top:.3g} %") for share in (0, 0.5, 1)],
        *(_tick(n, f"{100 * n:.0f} %") for n in (0, 0.5, 1)),
        tag("polyline", points=" ".join(f"{x},{y}" for x, y in places), class_="line"),
        *(tag("circle", cx=x, cy=y, r=2.6, class_="dot") for x, y in places if len(places) <= _DOTS),
    )  # fmt: skip


def bins(seconds: Sequence[float]) -> list[tuple[float, float, int]]:
    """How many lie from … to … (seconds), in equal steps from 0. Where a few took much longer than all others, they are
    in the last bin, whose end is the longest: else all others would be in the first."""
    most_within = sorted(seconds)[math.ceil(0.97 * len(seconds)) - 1]
    widest = max(seconds) or 1.0
    step = (most_within or widest) / (BINS - 1) if most_within < widest / 1.5 else widest / BINS
    counts = [0] * BINS
    for one in seconds:
        counts[min(int(one / step), BINS - 1)] += 1
    ends = [*((n + 1) * step for n in range(BINS - 1)), widest]
    return [(n * step, end, count) for n, (end, count) in enumerate(zip(ends, counts, strict=True))]


def times(seconds: Sequence[float]) -> Markup | None:
    """How many answers took how long."""
    if not seconds:
        return None
    parts = bins(seconds)
    most = max(count for *_, count in parts)
    bars = []
    for n, (_, _, count) in enumerate(parts):
        (left, head), (right, foot) = _at(n / BINS, count / most), _at((n + 1) / BINS, 0)
        bars.append(tag("rect", x=left + 1, y=head, width=right - left - 2, height=round(foot - head, 1), class_="bar"))
    # The last bin may be wider than the others: what stands below its beginning is where it begins.
    ticks = (0, BINS // 2, BINS - 1)
    return _field(
        f"How long answers took: most are within {max(parts, key=lambda part: part[2])[1]:.2g} seconds",
        "seconds for an answer", "answers", [(0, "0"), (1, str(most))], *bars,
        *(_tick(n / BINS, f"{parts[n][0]:.2g}") for n in ticks),
    )  # fmt: skip
