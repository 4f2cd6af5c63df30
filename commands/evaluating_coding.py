"""`ssc eval sample` and `ssc eval agree`: statements drawn from a run for people to judge, and what they say of it."""

from __future__ import annotations

import argparse
import math
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any

from commands.door import DONE, SOME_FAILED, UsageError, write
from commands.runs_kept import place_of
from settings import Settings

if TYPE_CHECKING:
    from collections.abc import Sequence

    from evals.coding.sampling import Key
    from evals.coding.sheets import Sheet

_FOR_CODERS = "for-coders"
_MOST_CODERS = 20


def add(actions: Any) -> None:
    """Put both actions among those of `ssc eval`."""
    text = "draw statements from a run for people to judge, who do not see the automatic verdict"
    one = actions.add_parser("sample", help=text, description=f"{text.capitalize()}.")
    one.set_defaults(act=_sample)
    one.add_argument("of", metavar="RUN", help="a run: its name in the library, its folder, or its results")
    one.add_argument("--library", metavar="DIR", default=argparse.SUPPRESS, help="the library's folder")
    one.add_argument("--n", type=int, default=150, metavar="N", help="how many statements (default 150)")
    one.add_argument("--coders", type=int, default=2, metavar="N", help="how many people judge each (default 2)")
    one.add_argument("--seed", type=int, default=1, metavar="S", help="another seed draws another sample (default 1)")
    one.add_argument("--out", metavar="DIR", help="where the sheets go (default: “coding” beside the results)")
    one.add_argument("--json", action="store_true", default=argparse.SUPPRESS, help="write JSON to stdout")
    text = "read filled sheets: how far the coders agree, the rate of unfaithful statements, and what it shows"
    one = actions.add_parser("agree", help=text, description=f"{text.capitalize()}.")
    one.set_defaults(act=_agree)
    one.add_argument("key", metavar="KEY", help="the key.json of the sample")
    one.add_argument("sheets", nargs="+", metavar="SHEET", help="filled sheets, also those that settle differences")
    one.add_argument(
        "--claim", type=float, metavar="RATE", help="whether the sample shows a rate of at most this (0.05: 5 %%)"
    )
    one.add_argument("--statement", metavar="OUT.md", help="write an assurance statement of one page")
    one.add_argument(
        "--to-settle",
        metavar="OUT.xlsx",
        help="write a sheet of what the coders differ on, for a third person (needs --run)",
    )
    one.add_argument("--run", dest="run_path", metavar="RUN", help="the run of the sample, for --to-settle")
    one.add_argument("--library", metavar="DIR", default=argparse.SUPPRESS, help="the library's folder")
    one.add_argument("--json", action="store_true", default=argparse.SUPPRESS, help="write JSON to stdout")


def _sample(arguments: argparse.Namespace, chosen: Settings) -> int:
    if arguments.n < 1:
        raise UsageError(f"--n {arguments.n}: at least one statement is drawn.")
    if not 1 <= arguments.coders <= _MOST_CODERS:
        raise UsageError(f"--coders {arguments.coders}: from 1 to {_MOST_CODERS} people judge each statement.")
    from evals.coding import codebook, sampling, sheets
    from evals.coding.errors import NotWritten

    path = place_of(arguments.of, chosen)
    key, items = sampling.draw(path, arguments.n, arguments.seed)
    folder = Path(arguments.out) if arguments.out else (path if path.is_dir() else path.parent) / "coding"
    blind = folder / _FOR_CODERS
    files = {coder: blind / f"coder-{coder}.xlsx" for coder in range(1, arguments.coders + 1)}
    if (folder / sampling.KEY).exists() or blind.exists():
        raise NotWritten(f"{folder} holds a sample already, perhaps with verdicts; name another folder with --out.")
    try:
        blind.mkdir(parents=True)
        for coder, file in files.items():
            sheets.write_blind(file, [(name, items[name]) for name in sampling.order(key, coder)])
        (blind / "codebook.md").write_text(codebook.markdown(), encoding="utf-8")
        sampling.write_key(key, folder / sampling.KEY)
    except OSError as error:
        raise NotWritten(f"the sample cannot be written to {folder} ({error.strerror or error}).") from error
    said = {
        "n": len(items), "wanted": arguments.n, "population": key.population, "answers": key.answers,
        "seed": arguments.seed, "sheets": [str(file) for file in files.values()],
        "codebook": str(blind / "codebook.md"), "key": str(folder / sampling.KEY),
    }  # fmt: skip
    if len(items) < arguments.n:
        print(f"The run shows only {len(items)} statements; all of them are in the sample.", file=sys.stderr)
    if arguments.json:
        write(said)
    else:
        import terminal

        lines = [
            f"Drew {len(items)} of {key.population:,} statements (seed {arguments.seed}).",
            f"For the coders, a sheet each, with the codebook: {blind}",
            f"Not for the coders: {folder / sampling.KEY}",
        ]
        print(terminal.harmless("\n".join(lines)))
    return DONE


def _agree(arguments: argparse.Namespace, chosen: Settings) -> int:
    if arguments.claim is not None and not (math.isfinite(arguments.claim) and 0 < arguments.claim < 1):
        raise UsageError(f"--claim {arguments.claim}: a rate lies between 0 and 1 (0.05 is 5 %).")
    if bool(arguments.to_settle) != bool(arguments.run_path):
        raise UsageError("--to-settle and --run go together: the sheet shows the statements, which are in the run.")
    from evals.coding import assurance, findings, sampling, sheets

    key = sampling.read_key(Path(arguments.key))
    read = [sheets.read(Path(name), key.items) for name in arguments.sheets]
    said = findings.found(key, read, arguments.claim)
    if arguments.statement:
        _write_text(Path(arguments.statement), assurance.statement(said))
    if arguments.to_settle:
        said["to_settle"] = _to_settle(Path(arguments.to_settle), place_of(arguments.run_path, chosen), key, read)
    if arguments.json:
        write(said)
    else:
        import terminal

        lines = assurance.lines(said)
        if arguments.to_settle:
            lines.append(f"To be settled by a third person: {said['to_settle']}, in {arguments.to_settle}")
        print(terminal.harmless("\n".join(terminal.wrapped(line, "  ", "") for line in lines)))
    return SOME_FAILED if said["claim"] and not said["claim"]["met"] else DONE


def _to_settle(file: Path, run_path: Path, key: Key, read: Sequence[Sheet]) -> int:
    """Write the sheet of what coders differ on; how many items it holds. Raises EvalError."""
    from evals.coding import findings, sampling, sheets
    from evals.coding.errors import KeyUnreadable, NotWritten

    same, items = sampling.draw(run_path, key.wanted, key.seed)
    if (same.run["sha256"], same.items) != (key.run["sha256"], key.items):
        raise KeyUnreadable(f"the key is of another run than {run_path}; name the run that the sample was drawn from.")
    if file.exists():
        raise NotWritten(f"{file} exists already; name a new file.")
    open_items = findings.disputed(key, read)
    rows = []
    for name in open_items:
        verdicts = sorted(sheet.verdicts[name] for sheet in read if name in sheet.verdicts)  # not by coder
        comments = sorted(sheet.comments[name] for sheet in read if name in sheet.comments)
        rows.append((name, items[name], verdicts, comments))
    try:
        sheets.write_settling(file, rows)
    except OSError as error:
        raise NotWritten(f"{file} cannot be written ({error.strerror or error}).") from error
    return len(open_items)


def _write_text(file: Path, text: str) -> None:
    from evals.coding.errors import NotWritten

    try:
        file.write_text(text, encoding="utf-8")
    except OSError as error:
        raise NotWritten(f"{file} cannot be written ({error.strerror or error}).") from error
