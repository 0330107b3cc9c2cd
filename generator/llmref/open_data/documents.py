"""The catalogue → every document below /api/v1/."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator, Mapping, Sequence
from functools import partial

import orjson

from llmref.insights.disagreements import disagreements
from llmref.open_data.basis import FOLDER, Basis, Data, license_of
from llmref.open_data.benchmarks import benchmark_entries, scores_table
from llmref.open_data.datapackage import data_package
from llmref.open_data.drop_ins import DROP_INS, drop_in_files
from llmref.open_data.entries import (
    creator_entries,
    model_entries,
    offering_entries,
    provider_entries,
)
from llmref.open_data.guides import GUIDES, guide_files
from llmref.open_data.history import rows_of_history
from llmref.open_data.identifiers import identifier_entries
from llmref.open_data.openapi import open_api
from llmref.open_data.price_rows import PRICE_COLUMNS, rows_of_prices
from llmref.open_data.record_schemas import RECORD_ADDRESSES
from llmref.open_data.schemas import (
    SCHEMAS_OF_DATA,
    schema_of_document,
    schema_path,
    whole_schema,
)
from llmref.open_data.seed_lines import SEED_LINES, as_seed_lines
from llmref.open_data.snapshots import (
    MANIFEST,
    SNAPSHOTS,
    StoredSnapshot,
    snapshot_files,
    snapshots_document,
)
from llmref.open_data.sqlite import as_sqlite
from llmref.open_data.tables import as_csv, as_lines, plain_json
from llmref.pages.changes import changes_data
from llmref.pages.context import PageContext
from llmref.pages.disagreements import disagreements_data
from llmref.pages.ends_of_site import all_ends
from llmref.pages.retirements import retirements_data

TEXTS: Mapping[str, str] = {
    "index.json": "What there is: every document with its size, counts, basis and license.",
    "models.json": "Every model, without its offerings.",
    "providers.json": "Every provider.",
    "creators.json": "Every creator, with its families and models.",
    "offerings.json": "Every model ID at every provider, with the prices that apply now.",
    "prices.csv": "Every price: a row for each model ID, rate, condition and period.",
    "datapackage.json": "What each column of prices.csv means, as a Frictionless data package.",
    "prices.ndjson": "The same rows as JSON, one a line.",
    "history.ndjson": "Past and coming prices, revised, corrected and disputed figures.",
    "changes.json": "Price changes with a known day, and releases.",
    "aliases.json": "Every model ID, alias and former slug, with what it means.",
    "retirements.json": "Every dated end, past and to come.",
    "disagreements.json": "Every current rate that two sources state differently.",
    "benchmarks.json": "Every benchmark with its scores, their dates, settings and license.",
    "catalog.sqlite": "All of it as a SQLite database.",
    "openapi.json": "Every document and record as OpenAPI 3.1.",
    "seeds.ndjson": "Every record as its seed states it, one a line: what llmref --data reads.",
    MANIFEST: "The SHA-256 and the size of each document.",
    SNAPSHOTS: "Every day whose documents are published, with the address of its manifest.",
}
"""What each document holds, in the order in which they are listed."""


def data_paths() -> list[str]:
    """The path of each document, below the site."""
    names = [*TEXTS, *map(schema_path, SCHEMAS_OF_DATA)]
    return [*(f"{FOLDER}{name}" for name in names), *GUIDES, *DROP_INS]


def data_files(
    context: PageContext, stored: Sequence[StoredSnapshot] = ()
) -> Iterator[tuple[str, bytes]]:
    """Path below the site and content of each document, and of the guides for language models.

    Those of earlier days are copied as they are. Raises BadSnapshot, and OSError.
    """
    for name, content in _documents(context, stored):
        yield f"{FOLDER}{name}", content
    yield from snapshot_files(stored)
    yield from guide_files(context)
    yield from drop_in_files(context)


class _Digests:
    """What is kept of each document that was handed over: all of them would fill the memory."""

    def __init__(self) -> None:
        self.known: dict[str, Data] = {}
        """The SHA-256 and the size in bytes of each document, by name."""

    def noted(self, name: str, content: bytes) -> tuple[str, bytes]:
        """The document, once its digest is noted."""
        self.known[name] = {"sha256": hashlib.sha256(content).hexdigest(), "bytes": len(content)}
        return name, content


def _documents(
    context: PageContext, stored: Sequence[StoredSnapshot]
) -> Iterator[tuple[str, bytes]]:
    catalogue, addresses = context.catalogue, context.addresses
    digests, rows = _Digests(), partial(rows_of_prices, catalogue, addresses)
    written, lines = digests.noted, as_lines(rows())
    basis = Basis(addresses, catalogue.today, hashlib.sha256(lines).hexdigest())
    prices = lines.count(b"\n")
    yield written("prices.ndjson", lines)
    del lines
    yield written("prices.csv", as_csv(list(PRICE_COLUMNS), rows()))
    package = data_package(catalogue, basis, digests.known["prices.csv"])
    yield written("datapackage.json", as_json(package))
    yield written("history.ndjson", as_lines(rows_of_history(catalogue, addresses)))
    yield written(SEED_LINES, as_seed_lines(catalogue.seeds, basis))
    listed, dated = benchmark_entries(catalogue, addresses), _dated(context)
    tables = _tables(context, listed, dated)
    counts = {name: len(entries) for name, entries in tables.items()} | {"prices": prices}
    yield written("catalog.sqlite", as_sqlite(basis.data, tables, rows()))
    for name in ("models", "providers", "creators", "offerings", "aliases"):
        yield written(f"{name}.json", as_json(basis.document(name, tables.pop(name))))
    yield written("benchmarks.json", as_json(basis.document("benchmarks", listed)))
    for name, document in dated.items():
        yield written(f"{name}.json", as_json(basis.document(name) | document))
    yield written("openapi.json", as_json(open_api(catalogue, basis, _addressed())))
    for name in SCHEMAS_OF_DATA:
        yield written(schema_path(name), as_json(whole_schema(basis, name)))
    yield written("index.json", as_json(_index(context, basis, digests.known, counts)))
    files = dict(sorted(digests.known.items()))
    yield MANIFEST, as_json(basis.document("manifest") | {"files": files})
    yield SNAPSHOTS, as_json(snapshots_document(basis, stored))


def _tables(
    context: PageContext, listed: Sequence[Data], dated: Mapping[str, Data]
) -> dict[str, Sequence[Data]]:
    """What the tables of the database hold, but prices and their sources."""
    catalogue, addresses = context.catalogue, context.addresses
    return {
        "models": model_entries(catalogue, addresses),
        "providers": provider_entries(catalogue, addresses),
        "creators": creator_entries(catalogue, addresses),
        "offerings": list(offering_entries(catalogue, addresses)),
        "aliases": identifier_entries(catalogue, addresses),
        "scores": scores_table(listed),
        "retirements": dated["retirements"]["retirements"],
        "price_changes": dated["changes"]["price_changes"],
        "disagreements": dated["disagreements"]["disagreements"],
    }


def _dated(context: PageContext) -> dict[str, Data]:
    """What pages have as JSON of their own, without the head that each has there."""
    documents = {
        "changes": changes_data(context),
        "retirements": retirements_data(context, all_ends(context)),
        "disagreements": disagreements_data(context, disagreements(context.catalogue)),
    }
    head = {"version", "record", "url", "as_of"}
    return {
        name: {key: value for key, value in document.items() if key not in head}
        for name, document in documents.items()
    }


def _index(
    context: PageContext, basis: Basis, files: Mapping[str, Data], counts: Mapping[str, int]
) -> Data:
    return basis.document(
        "index",
        name=context.catalogue.site.name,
        license=license_of(context.catalogue),
        counts=counts,
        documents=[
            {
                "name": name,
                "url": basis.whole(name),
                "about": text,
                "bytes": files[name]["bytes"] if name in files else None,
                "schema": basis.whole(path) if (path := schema_of_document(name)) else None,
            }
            for name, text in TEXTS.items()
        ],
        records={
            kind: context.addresses.whole(address) for kind, address in RECORD_ADDRESSES.items()
        },
    )


def _addressed() -> dict[str, str]:
    """What stands at each address, that of the schemas among them."""
    return {**TEXTS, schema_path("{document}"): "The JSON Schema of a document or a record."}


def as_json(document: Data) -> bytes:
    """A document as it is written: the same bytes for the same facts."""
    return orjson.dumps(document, plain_json, orjson.OPT_APPEND_NEWLINE)
