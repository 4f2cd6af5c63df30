"""The suite's scorers beside another scorer of the same answers: on which cases they differ.

python -m benchmarks.two_scorers RUN SCORE ANSWERS SET CORPUS

RUN      a run of the suite on ANSWERS (`ssc eval run SET --answers ANSWERS`)
SCORE    a script that takes `ANSWERS --questions SET --corpus CORPUS --misses` and prints "MISS id kind …" for each
         case that it finds wrong, then its figures
"""

from __future__ import annotations

import re
import subprocess
import sys
from pathlib import Path
from typing import Any

from evals import results


def main() -> None:
    run, score, answers, questions, corpus = sys.argv[1:6]
    said = subprocess.run(
        [sys.executable, score, answers, "--questions", questions, "--corpus", corpus, "--misses"],
        capture_output=True, text=True, check=True,
    ).stdout  # fmt: skip
    theirs = dict(re.findall(r"^MISS (\S+) (.*)$", said, re.M))
    cases = {c["case"]["id"]: c for c in results.read(Path(run))["cases"]}
    ours = {id_: why for id_, case in cases.items() if (why := _wrong(case))}
    print(said.strip())
    print(f"\n{len(cases)} cases: {len(theirs)} wrong by the other, {len(ours)} by the suite")
    for id_ in sorted(set(theirs) ^ set(ours)):
        by, why = ("the suite", ours[id_]) if id_ in ours else ("the other", theirs[id_])
        print(f"  {id_} ({cases[id_]['case']['kind']}) by {by} alone: {why}")
    for id_ in sorted(set(theirs) & set(ours)):
        print(f"  {id_} ({cases[id_]['case']['kind']}) by both: {ours[id_]}")


def _wrong(case: dict[str, Any]) -> str:
    """What the suite finds wrong with a case where the other scorer looks too: facts, refusal, gap."""
    found = []
    for measure in ("facts", "refused", "gap told"):
        mark = case["marks"].get(measure)
        if mark and (mark.get("unscored") or mark["hits"] < mark["of"]):
            found.append(f"{measure}: {mark.get('why') or mark.get('unscored')}")
    return "; ".join(found)


if __name__ == "__main__":
    main()
