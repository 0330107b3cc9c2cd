"""What frictionless and sqlite-utils find in the folder of documents that the argument names.

Out: the verdict of frictionless on the data package; tables, counts, indexes of the database.
"""

import importlib
import json
import sys
from pathlib import Path
from typing import Any

frictionless: Any = importlib.import_module("frictionless")
sqlite_utils: Any = importlib.import_module("sqlite_utils")

FOLDER = Path(sys.argv[1])
report = frictionless.validate(str(FOLDER / "datapackage.json"))
package = frictionless.Package(str(FOLDER / "datapackage.json"))
database = sqlite_utils.Database(FOLDER / "catalog.sqlite")
tables = database.table_names()
result = {
    "valid": report.valid,
    "errors": report.flatten(["rowNumber", "fieldName", "type", "note"])[:10],
    "rows": {task.name: task.stats["rows"] for task in report.tasks},
    "fields": {each.name: each.schema.field_names for each in package.resources},
    "tables": {name: database[name].count for name in tables},
    "keys": [
        [key.table, key.column, key.other_table, key.other_column]
        for key in database["prices"].foreign_keys
    ],
    "indexes": {name: [index.columns for index in database[name].indexes] for name in tables},
    "prices": list(database["current_prices"].rows_where("rate = 'input'", limit=5)),
}
sys.stdout.write(json.dumps(result))
