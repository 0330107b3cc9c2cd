"""openapi.json: every document and record as OpenAPI 3.1, which clients are generated from."""

from __future__ import annotations

import re
from collections.abc import Mapping

from llmref.catalogue.link import Catalogue
from llmref.open_data.basis import FOLDER, VERSION, Basis, Data
from llmref.open_data.record_schemas import RECORD_ADDRESSES
from llmref.open_data.schemas import DOCUMENTS, LINES, SCHEMAS_OF_DATA

_TYPES = {
    "json": "application/json",
    "ndjson": "application/x-ndjson",
    "csv": "text/csv",
    "sqlite": "application/vnd.sqlite3",
}


def open_api(catalogue: Catalogue, basis: Basis, texts: Mapping[str, str]) -> Data:
    """The description of all documents, told by these texts, and of the records."""
    return {
        "openapi": "3.1.1",
        "info": {
            "title": catalogue.site.name,
            "summary": "Files that are read with GET; there is no key, and no parameter but slugs.",
            "description": catalogue.site.description,
            "version": f"{VERSION}",
        },
        "servers": [{"url": basis.addresses.whole("")}],
        "paths": {
            **{f"/{FOLDER}{name}": _path(name, text) for name, text in texts.items()},
            **{address: _record(kind, address) for kind, address in RECORD_ADDRESSES.items()},
        },
        "components": {"schemas": dict(SCHEMAS_OF_DATA)},
    }


def _path(file: str, text: str) -> Data:
    name, _, ending = file.rpartition("/")[2].partition(".")
    known = DOCUMENTS if ending == "json" else LINES if ending == "ndjson" else {}
    parameters = _parameters(file)
    return _get(
        re.sub(r"\W+", "_", file.removesuffix(".json")).strip("_"),
        text,
        {_TYPES[ending]: {"schema": _schema(name) if name in known else _anything(ending)}},
        parameters,
    )


def _record(kind: str, address: str) -> Data:
    return _get(
        f"record_{kind}",
        f"All that the page of one {kind} states.",
        {_TYPES["json"]: {"schema": _schema(kind)}},
        _parameters(address),
    )


def _get(operation: str, text: str, content: Data, parameters: list[Data]) -> Data:
    answers = {"200": {"description": text, "content": content}}
    listed = {"parameters": parameters} if parameters else {}
    return {"get": {"operationId": operation, "summary": text, **listed, "responses": answers}}


def _schema(name: str) -> Data:
    return {"$ref": f"#/components/schemas/{name}"}


def _anything(ending: str) -> Data:
    return {"type": "object"} if ending == "json" else {}


def _parameters(address: str) -> list[Data]:
    return [
        {
            "name": name,
            "in": "path",
            "required": True,
            "description": f"Slug of the {name}." if name != "document" else "Name of a document.",
            "schema": {"type": "string"},
        }
        for name in re.findall(r"\{(\w+)\}", address)
    ]
