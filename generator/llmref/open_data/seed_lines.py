"""Every record as its seed states it, one a line: what reads the catalog elsewhere, complete.

A value is a text, as a seed has it, so that reading it again gives the same record. Comments, and
what only maintainers need (`exceptions.yaml`, `identity.yaml`), stay in the seeds.
"""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal
from itertools import chain

import orjson

from llmref.open_data.basis import Basis, Data
from llmref.seeds import Seeds

SEED_LINES = "seeds.ndjson"
"""The name of the document."""
HEAD = "seeds"
"""What its first line says that it is."""


def as_seed_lines(seeds: Seeds, basis: Basis) -> bytes:
    """The head with its basis, then a line for each record with its path and its text."""
    records = list(_records(seeds))
    head = {
        **basis.document(HEAD),
        "url": basis.whole(SEED_LINES),
        "records": len(records),
    }
    lines = chain([head], records)
    return b"".join(orjson.dumps(line, None, orjson.OPT_APPEND_NEWLINE) for line in lines)


def _records(seeds: Seeds) -> Iterator[Data]:
    groups = (
        *(seeds.sites, seeds.creators, seeds.models, seeds.providers),
        *(seeds.offerings, seeds.benchmarks, seeds.pages, seeds.redirects),
    )
    for seed in chain.from_iterable(groups):
        stated = seed.record.model_dump(mode="python", by_alias=True, exclude_unset=True)
        yield {"path": seed.path, "record": _written(stated), "body": seed.body}


def _written(value: object) -> object:
    """A value as a seed writes it."""
    if type(value) is str:  # as most are
        return value
    match value:
        case dict():
            return {str(key): _written(item) for key, item in value.items()}
        case list() | tuple() | set() | frozenset():
            return [_written(item) for item in value]
        case bool():
            return "true" if value else "false"
        case Decimal():
            return f"{value:f}"  # with all digits, also zeros at its end
    return str(value)
