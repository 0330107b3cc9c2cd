"""`python -m tests.recipes`: runs published calls, and writes down which ran if asked to."""

from __future__ import annotations

import argparse
import sys
import tempfile
from collections import Counter
from datetime import date
from pathlib import Path

from tests.recipes import publish, record, seeds
from tests.recipes.perform import Performed, perform


def main() -> int:
    """0 when every call does what its page promises."""
    options = _options()
    with tempfile.TemporaryDirectory(prefix="recipes-site-") as folder:
        site = Path(folder, "site")
        publish.build(options.seeds, site)
        calls = list(publish.from_pages(site))
    chosen = calls if options.all else publish.sample(calls)
    performed = perform(chosen, seeds.catalogue(options.seeds))
    _report(performed)
    if any(each.faults for each in performed):
        return 1
    if options.write_proof:
        record.write(performed, options.date)
        _say(f"written: {record.FOLDER / 'proof.json'}")
    return 0


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m tests.recipes", description=__doc__)
    parser.add_argument("--seeds", type=Path, default=publish.PROJECT / "seeds")
    parser.add_argument(
        "--all", action="store_true", help="every call, not one of each template and provider"
    )
    parser.add_argument("--write-proof", action="store_true", help="write what the pages will say")
    parser.add_argument("--date", type=date.fromisoformat, help="the day to write: 2026-11-23")
    options = parser.parse_args()
    if options.write_proof and options.date is None:
        parser.error("--write-proof needs --date, since nothing here reads a clock")
    return options


def _report(performed: list[Performed]) -> None:
    for each in performed:
        if each.faults:
            _say(str(each))
    passed = Counter(each.call.call for each in performed if not each.faults)
    for call, count in sorted(Counter(each.call.call for each in performed).items()):
        _say(f"{call}: {passed[call]} of {count} run")


def _say(line: str) -> None:
    sys.stdout.write(f"{line}\n")


if __name__ == "__main__":
    sys.exit(main())
