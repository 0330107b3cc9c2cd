"""What `preload.py` starts: `python -m llmref.speed.preload_process SEEDS TEMPLATES…`.

It writes two values in Python's own format, `marshal`, which only one and the same Python reads:
what the seeds of its share say, by path, and the compiled templates.
"""

from __future__ import annotations

import gc
import marshal
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import BinaryIO

from llmref import lifeline, yaml_text
from llmref.project import Templates
from llmref.silences import silences
from llmref.speed.preload import share


def read_ahead(folder: Path, templates: Templates, out: BinaryIO) -> None:
    """Write what the seeds say, then the compiled templates."""
    gc.disable()
    marshal.dump(dict(_read(folder)), out)
    out.flush()
    # Loaded only now: the build waits for the seeds, and for templates much later.
    from llmref.render.compiled import compile_all  # noqa: PLC0415  # for that

    marshal.dump(dict(compile_all(templates)), out)
    out.flush()


def _read(folder: Path) -> Iterator[tuple[str, object]]:
    """The content of each seed of the share, without those that have problems."""
    for path in share(folder)[0]:
        text = yaml_text.decode((folder / path).read_bytes())
        if isinstance(text, yaml_text.Fault):
            continue
        document = yaml_text.parse(text)
        if not document.faults and not silences(text, document):
            yield path, document.value


if __name__ == "__main__":
    lifeline.hold(sys.stdin.fileno())  # nothing is ever written to it
    read_ahead(Path(sys.argv[1]), Templates(tuple(map(Path, sys.argv[2:]))), sys.stdout.buffer)
