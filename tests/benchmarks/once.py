"""One build in a process of its own, as a reader of `measure` wants it told: JSON on one line.

python -m tests.benchmarks.once SEEDS OUT [html]: with `html`, pages have no JSON and Markdown.
"""

from __future__ import annotations

import json
import resource
import sys
from pathlib import Path
from unittest import mock

from llmref.project import TEMPLATES
from llmref.speed import preload

ROOT = Path(__file__).resolve().parents[2]
_RECORDS = ("offering", "model", "provider", "creator", "family")


def main() -> None:
    """Build, and print what it took."""
    seeds, out, *rest = sys.argv[1:]
    with preload.started(Path(seeds), TEMPLATES) as second:
        build_once(seeds, out, rest, second)


def build_once(seeds: str, out: str, rest: list[str], second: preload.Ahead) -> None:
    """Build with what the second process gives."""
    from llmref import build  # noqa: PLC0415  # after the start of the second process
    from llmref.pages import index_json  # noqa: PLC0415

    if rest == ["html"]:
        for record in _RECORDS:
            mock.patch.object(index_json, record, return_value=None).start()
        mock.patch.object(build, "_refuse_faults").start()  # of links to what is left out
    _, built = build.build(Path(seeds), Path(out), ahead=second)
    assert built is not None, "the generated seeds have errors"
    who = (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN)
    peak = max(resource.getrusage(one).ru_maxrss for one in who) / 1024
    told = {**built.seconds, "count": built.pages.total(), "peak": peak}
    sys.stdout.write(json.dumps(told))


if __name__ == "__main__":
    main()
