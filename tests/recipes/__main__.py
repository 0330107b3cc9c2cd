"""`python -m tests.recipes`: runs published calls, and writes down which ran if asked to."""

from __future__ import annotations

import argparse
import sys
import tempfile
from collections import Counter
from collections.abc import Sequence
from datetime import date
from pathlib import Path

from llmref.recipes import proof
from llmref.recipes.languages import LANGUAGES
from tests.recipes import publish, record, seeds
from tests.recipes.closed import network
from tests.recipes.job import Published
from tests.recipes.memory import Memory
from tests.recipes.perform import perform

AT_ONCE = 1_000
"""What is lost at most where a run is interrupted; each batch starts the clients anew."""


def main() -> int:
    """0 when every call does what its page promises."""
    options = _options()
    with tempfile.TemporaryDirectory(prefix="recipes-site-") as folder:
        site = Path(folder, "site")
        publish.build(options.seeds, site)
        calls = list(publish.from_pages(site))
    first = publish.sample(calls)
    if options.all:
        # Most of what can go wrong shows in the sample.
        kept = set(first)
        calls = [*first, *(call for call in calls if call not in kept)]
    else:
        calls = first
        _say(f"a sample: {publish.sampled()}")
    wanted = len(calls)
    options.by_proxy, calls = way(calls)
    faulty = _run(calls, options)
    _report(calls, faulty)
    if faulty or (options.write_proof and len(calls) < wanted):
        return 1
    if options.write_proof:
        record.write(calls, options.date)
        _say(f"written: {record.FOLDER / 'proof'}")
    return 0


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m tests.recipes", description=__doc__)
    parser.add_argument("--seeds", type=Path, default=publish.PROJECT / "seeds")
    parser.add_argument("--all", action="store_true", help="every call, not a sample")
    parser.add_argument("--again", action="store_true", help="also those that ran well today")
    parser.add_argument("--write-proof", action="store_true", help="write what the pages will say")
    parser.add_argument("--date", type=date.fromisoformat, help="the day of the run: 2026-11-23")
    options = parser.parse_args()
    if options.write_proof and (options.date is None or not options.all):
        parser.error("--write-proof needs --all, and --date, since nothing here reads a clock")
    return options


def way(calls: list[Published]) -> tuple[bool, list[Published]]:
    """Whether calls have to go by a proxy, and those that can run; the others are named."""
    try:
        network.require()
    except network.NoClosedNetwork as missing:
        able = [call for call in calls if network.asks_a_proxy(call)]
        not_run = Counter(call.call for call in calls if not network.asks_a_proxy(call))
        _say(f"{missing}\nA proxy takes its place, for the clients that ask one. NOT run:")
        for name, count in sorted(not_run.items()):
            _say(f"  {name}: {count:,}")
        return True, able
    return False, calls


def _run(calls: Sequence[Published], options: argparse.Namespace) -> set[Published]:
    """The calls that went wrong, each told of at once."""
    memory, catalogue = Memory(options.date), seeds.catalogue(options.seeds)
    recorded = proof.read_proofs(record.FOLDER)

    def has_run(call: Published) -> bool:
        return call in memory or record.has(recorded, call, options.date)

    left = [call for call in calls if options.again or not has_run(call)]
    if len(left) < len(calls):
        _say(f"{len(calls) - len(left):,} of {len(calls):,} calls ran well before (--again: anew)")
    faulty: set[Published] = set()
    for start in range(0, len(left), AT_ONCE):
        performed = perform(left[start : start + AT_ONCE], catalogue, by_proxy=options.by_proxy)
        for each in performed:
            if each.faults:
                faulty.add(each.call)
                _say(str(each))
        memory.add(each.call for each in performed if not each.faults)
        done = min(start + AT_ONCE, len(left))
        _say(f"{done:,} of {len(left):,} calls run, {len(faulty):,} wrong")
    return faulty


def _report(calls: Sequence[Published], faulty: set[Published]) -> None:
    """Passes by class and kind, a column per language."""
    total = Counter((call.operation, call.language) for call in calls)
    wrong = Counter((call.operation, call.language) for call in faulty)
    _say(f"{'':36}" + "".join(f"{language.label:>14}" for language in LANGUAGES.values()))
    for operation in sorted({operation for operation, _ in total}):
        told = [
            f"{total[operation, name] - wrong[operation, name]}/{total[operation, name]}"
            for name in LANGUAGES
        ]
        _say(f"{operation:36}" + "".join(f"{each:>14}" for each in told))
    _say(f"{len(calls) - len(faulty):,} of {len(calls):,} calls do what their pages promise")


def _say(line: str) -> None:
    sys.stdout.write(f"{line}\n")
    sys.stdout.flush()


if __name__ == "__main__":
    sys.exit(main())
