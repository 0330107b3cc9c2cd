"""Python source that only states data → plain values. It is parsed, never run."""

from __future__ import annotations

import ast
from collections.abc import Callable
from decimal import Decimal

from generator.imports.copies import Refused, text_of

KIND = "()"
"""The key under which a value holds the name of the class that made it."""


class NotPlain(ValueError):
    """An expression that is more than data."""


def assigned(data: bytes, name: str, file: str) -> object:
    """What a module assigns to a name at its top level. Raises Refused."""
    try:
        module = ast.parse(text_of(data, file))
    except (SyntaxError, ValueError, RecursionError, MemoryError):
        raise Refused(f"{file} is broken or cut off: it is not Python that can be read") from None
    for statement in module.body:
        match statement:
            case ast.AnnAssign(target=ast.Name(id=found), value=value) if found == name:
                pass
            case ast.Assign(targets=[ast.Name(id=found)], value=value) if found == name:
                pass
            case _:
                continue
        if value is not None:
            try:
                return plain(value)
            except NotPlain as refusal:
                raise Refused(f"{file} is more than data: {refusal}") from None
    raise Refused(f"{file} does not state {name!r}")


def plain(node: ast.expr) -> object:
    """Text, numbers, lists, mappings; a call of a class becomes a mapping of its keywords."""
    match node:
        case ast.Constant(value=str() | int() | None as value):
            return value
        case ast.Constant(value=float() as value):
            return Decimal(str(value))
        case ast.List(elts=items) | ast.Tuple(elts=items):
            return [plain(item) for item in items]
        case ast.Dict(keys=keys, values=values):
            named = zip(keys, values, strict=True)
            return {str(plain(key)): plain(value) for key, value in named if key is not None}
        case ast.Attribute():
            return ast.unparse(node)
        case ast.Call(func=ast.Name() | ast.Attribute()):
            return _called(node)
    raise NotPlain(f"line {node.lineno} holds {type(node).__name__}")


def _called(call: ast.Call) -> object:
    name = ast.unparse(call.func)
    if name in _SIMPLE:
        return _SIMPLE[name]([plain(argument) for argument in call.args])
    if call.args:
        raise NotPlain(f"line {call.lineno} calls {name} with arguments that have no name")
    named = {keyword.arg: plain(keyword.value) for keyword in call.keywords if keyword.arg}
    return {KIND: name, **named}


def _decimal(arguments: list[object]) -> object:
    return Decimal(str(arguments[0]))


def _day(arguments: list[object]) -> object:
    return "-".join(f"{part:02}" for part in arguments if isinstance(part, int))


def _hour(arguments: list[object]) -> object:
    hour, minute, *_ = [*arguments, 0]
    return f"{hour:02}:{minute:02}"


_SIMPLE: dict[str, Callable[[list[object]], object]] = {
    "Decimal": _decimal,
    "datetime.date": _day,
    "datetime.time": _hour,
}
