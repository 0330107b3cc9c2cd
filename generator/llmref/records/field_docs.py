"""What the fields of records mean: the text below each, read from the source when it is asked for.

Pydantic can read it, too, but does so for every class as it is loaded, which takes a twelfth of a
check; only schemas, new seeds and the hint at a missing key need it.
"""

from __future__ import annotations

import ast
import inspect
import sys
from collections.abc import Mapping
from functools import cache
from itertools import pairwise

from pydantic import BaseModel


def field_docs(record: type[BaseModel]) -> Mapping[str, str]:
    """The text below each field of a record, those of its parents included, by its key."""
    docs: dict[str, str] = {}
    for parent in reversed(record.__mro__):
        docs |= _by_class(parent.__module__).get(parent.__qualname__, {})
    fields = record.model_fields.items()
    return {field.alias or name: docs[name] for name, field in fields if name in docs}


@cache
def _by_class(module: str) -> Mapping[str, Mapping[str, str]]:
    """The texts below the fields of each class of a module, by the class's name."""
    if not module.startswith("llmref."):
        return {}
    tree = ast.parse(inspect.getsource(sys.modules[module]))
    classes = (node for node in tree.body if isinstance(node, ast.ClassDef))
    return {node.name: _below(node.body) for node in classes}


def _below(body: list[ast.stmt]) -> Mapping[str, str]:
    docs: dict[str, str] = {}
    for statement, after in pairwise(body):
        match statement, after:
            case (
                ast.AnnAssign(target=ast.Name(id=name)),
                ast.Expr(value=ast.Constant(value=str(text))),
            ):
                docs[name] = inspect.cleandoc(text)
    return docs
