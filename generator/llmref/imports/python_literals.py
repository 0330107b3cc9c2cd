"""Python source that only states data → plain values. It is parsed, never run."""

from __future__ import annotations

import ast
import re
import warnings
from collections.abc import Callable, Mapping
from decimal import Decimal

from llmref.imports.copies import Refused, text_of
from llmref.imports.limits import NUMBER_LENGTH, PYTHON_TOKENS, RECORD_DEPTH
from llmref.imports.unreadable import Mappings, Unreadable, number

KIND = "()"
"""The key under which a value holds the name of the class that made it."""
_DEEPEST = RECORD_DEPTH.most + 10
"""A record lies some levels deep in its module; what is nested too deep is left out with it."""
_MOST_DOTS = 4
_IN_UTC = [{"tzinfo": "datetime.UTC"}, {"tzinfo": "datetime.timezone.utc"}]
_MOST_BITS = 100
"""Of an integer; the largest count that is believed has 24."""
_TOKEN = re.compile(r"\w+|[^\w\s]")
_LONG_NUMBER = re.compile(r"\d{4000,}", re.ASCII)
_LARGE_NUMBER = hex(1 << _MOST_BITS)
"""What stands for a long number: Python refuses a whole module for one of 4,301 digits."""


def assigned(data: bytes, name: str, file: str, mappings: Mappings) -> object:
    """What a module assigns to a name at its top level. Raises Refused.

    An expression that is more than data is not run: it becomes Unreadable.
    """
    for statement in _module(text_of(data, file), file).body:
        match statement:
            case ast.AnnAssign(target=ast.Name(id=found), value=value) if found == name:
                pass
            case ast.Assign(targets=[ast.Name(id=found)], value=value) if found == name:
                pass
            case _:
                continue
        if value is not None:
            return _Plain(mappings).value(value, 0)
    raise Refused(f"{file} does not state {name!r}")


def _module(text: str, file: str) -> ast.Module:
    # Parsing takes up to a thousand bytes of memory for each word and sign.
    for count, _ in enumerate(_TOKEN.finditer(text)):
        if count >= PYTHON_TOKENS.most:
            raise Refused(f"{file} {PYTHON_TOKENS.words}")
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # the style of a source that is not ours
            return ast.parse(_LONG_NUMBER.sub(_LARGE_NUMBER, text))
    except (SyntaxError, ValueError, RecursionError, MemoryError):
        raise Refused(f"{file} is broken or cut off: it is not Python that can be read") from None


class _Plain:
    """Text, numbers, lists, mappings; a call of a class becomes a mapping of its keywords."""

    def __init__(self, mappings: Mappings) -> None:
        self.mappings = mappings

    def value(self, node: ast.expr, depth: int) -> object:
        """The value of an expression that stands so deep in the module, or Unreadable."""
        if depth > _DEEPEST:
            return Unreadable(RECORD_DEPTH.words)
        match node:
            case ast.Constant(value=str() | int() | float() | None as value):
                return _constant(value)
            case ast.List(elts=items) | ast.Tuple(elts=items):
                return [self.value(item, depth + 1) for item in items]
            case ast.Dict(keys=keys, values=values):
                return self._mapping(node, list(zip(keys, values, strict=True)), depth)
            case ast.Attribute() if name := _dotted(node):
                return name
            case ast.Call(func=func) if name := _dotted(func):
                return self._called(name, node, depth)
        return _more_than_data(node, type(node).__name__)

    def _mapping(
        self, node: ast.expr, items: list[tuple[ast.expr | None, ast.expr]], depth: int
    ) -> object:
        pairs: list[tuple[str, object]] = []
        for key, value in items:
            name = None if key is None else self.value(key, depth + 1)
            if not isinstance(name, (str, int, Decimal)):
                return _more_than_data(node, "a key that is neither text nor a number")
            pairs.append((str(name), self.value(value, depth + 1)))
        return self.mappings.of(pairs)

    def _called(self, name: str, call: ast.Call, depth: int) -> object:
        named = {word.arg or "": self.value(word.value, depth + 1) for word in call.keywords}
        if name in _SIMPLE:
            arguments = [self.value(argument, depth + 1) for argument in call.args]
            return _simple(name, arguments, named)
        if call.args or "" in named:
            return _more_than_data(call, f"a call of {name} with arguments that have no name")
        return {KIND: name, **named}


def _constant(value: str | float | None) -> object:
    if isinstance(value, float):
        return number(str(value))
    if isinstance(value, int) and value.bit_length() > _MOST_BITS:
        return Unreadable(NUMBER_LENGTH.words)
    return value


def _more_than_data(node: ast.expr, what: str) -> Unreadable:
    return Unreadable(f"is more than data: line {node.lineno} holds {what}")


def _dotted(node: ast.expr) -> str:
    """A name such as datetime.date; empty for any other expression."""
    parts: list[str] = []
    while isinstance(node, ast.Attribute) and len(parts) < _MOST_DOTS:
        parts.append(node.attr)
        node = node.value
    return ".".join([node.id, *reversed(parts)]) if isinstance(node, ast.Name) else ""


def _simple(name: str, arguments: list[object], named: Mapping[str, object]) -> object:
    if named and named not in _IN_UTC:
        return Unreadable(f"is a call of {name} with {', '.join(named)}")
    try:
        return _SIMPLE[name](arguments)
    except (ValueError, IndexError):
        return Unreadable(f"is a call of {name} without what it needs")


def _decimal(arguments: list[object]) -> object:
    return number(str(arguments[0]))


def _day(arguments: list[object]) -> object:
    year, month, day = (int(str(part)) for part in arguments)
    return f"{year:04}-{month:02}-{day:02}"


def _hour(arguments: list[object]) -> object:
    hour, minute = (int(str(part)) for part in [*arguments, 0][:2])
    return f"{hour:02}:{minute:02}"


_SIMPLE: dict[str, Callable[[list[object]], object]] = {
    "Decimal": _decimal,
    "datetime.date": _day,
    "datetime.time": _hour,
}
