"""datapackage.json: what the columns of prices.csv hold, as a Frictionless data package."""

from __future__ import annotations

from llmref.catalogue.link import Catalogue
from llmref.open_data.basis import Basis, Data
from llmref.open_data.price_rows import PRICE_COLUMNS, DataColumn


def data_package(catalogue: Catalogue, basis: Basis, table: Data) -> Data:
    """The description of the CSV that has this `sha256` and so many `bytes`."""
    return {
        "profile": "tabular-data-package",
        "name": "llm-prices",
        "title": f"{catalogue.site.name}: prices",
        "description": catalogue.site.description,
        "version": basis.as_of,
        "homepage": basis.addresses.whole("/"),
        "basis": basis.data,
        "resources": [
            {
                "profile": "tabular-data-resource",
                "name": "prices",
                "path": "prices.csv",
                "format": "csv",
                "mediatype": "text/csv",
                "encoding": "utf-8",
                "bytes": table["bytes"],
                "hash": f"sha256:{table['sha256']}",
                "schema": {
                    "fields": [_field(name, column) for name, column in PRICE_COLUMNS.items()],
                    "missingValues": [""],
                },
            }
        ],
    }


def _field(name: str, column: DataColumn) -> Data:
    return {
        "name": name,
        "type": "string" if column.type == "list" else column.type,
        "description": column.text,
        "constraints": {"required": column.is_always},
    }
