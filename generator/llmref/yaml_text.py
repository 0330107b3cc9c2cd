"""Bytes of a seed → plain values and their places; every scalar stays text. Only here: yaml."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from typing import Any, TypeAlias

import yaml

from llmref.characters import first_unfit
from llmref.limits import ENTRIES, FILE_BYTES, NESTING
from llmref.numerals import count
from llmref.problems import Field
from llmref.yaml_words import NOTICED_LATER, plain_words

_TOO_DEEP = (f"nested more than {NESTING} deep", "no seed needs that; check the lines above")
_TEXT_TAG, _LIST_TAG, _MAP_TAG = (f"tag:yaml.org,2002:{kind}" for kind in ("str", "seq", "map"))
_SHAPES = (yaml.ScalarNode, yaml.SequenceNode, yaml.MappingNode)
_TAG_OF = dict(zip(_SHAPES, (_TEXT_TAG, _LIST_TAG, _MAP_TAG), strict=True))
_BLOCKS = {"|", ">"}
_EMPTY = "an empty value"
_CUT = "everything from # on is a comment: quote the value if it belongs to it"
_PERCENT_HINT = "delete it, or put the text in quotes"
_SPACING = {
    "\t": ("a tab", "indent and separate with spaces"),
    "\r": ("a carriage return within a line, U+000D", "end lines with a line feed only"),
}
_MAY_REFER = re.compile(r"(?:^|[\s\[{,:-])[&*][^\s]", re.M)
_DIRECTIVE = re.compile(r"^%", re.M)
_CONFLICT = re.compile(r"^(?:<{7}|>{7}) ", re.M)
_BRACKET = re.compile(r"[\[{]|[\]}]")
_DASHES = re.compile(r"^(?: *[-?]){9}", re.M)
_Place: TypeAlias = "tuple[yaml.Mark, yaml.Node]"

if not hasattr(yaml, "CBaseLoader"):
    raise ImportError("PyYAML was built without libyaml; install the PyYAML wheel, which has it")


class _Loader(yaml.CBaseLoader):
    """Gives each node the tag of its shape, as the base class does after asking for patterns."""

    def resolve(self, kind: type[yaml.Node], _value: object, _implicit: object) -> str:
        """The tag of a node without one; the composer asks for every node."""
        return _TAG_OF[kind]


@dataclass(frozen=True, slots=True)
class Fault:
    """What keeps a text from being read, and where; line and column are counted from 1."""

    line: int
    column: int
    message: str
    hint: str = ""


_PAIRS_HINT = "write `key: value` on each line, without a dash before it"
_NO_PAIRS = "the file must contain keys with values, not a list or text"
EMPTY = Fault(1, 1, "the file is empty", "fill it in, or delete it")
NO_MAPPING = Fault(1, 1, _NO_PAIRS, _PAIRS_HINT)


@dataclass(frozen=True, slots=True)
class YamlDocument:
    """What a YAML text says: mappings, lists and text, or None with the faults that forbid it."""

    value: object = None
    faults: tuple[Fault, ...] = ()
    folds: bool = False
    """Whether a text outside of blocks is written on several lines, which are joined by spaces."""
    node: yaml.Node | None = field(default=None, repr=False)
    _keys: dict[yaml.Node, dict[str, _Place]] = field(
        default_factory=dict, repr=False, compare=False
    )
    """The keys of mappings that were asked for, by the mapping's identity."""

    def place_of(self, steps: Field) -> tuple[int, int]:
        """Line and column of the key or item that the steps lead to, or of the last one found."""
        node, mark = self.node, (1, 1)
        for step in steps:
            child = self._step(node, step)
            if child is None:
                break
            start, node = child
            mark = (start.line + 1, start.column + 1)
        return mark

    def _step(self, node: yaml.Node | None, step: str | int) -> _Place | None:
        if isinstance(node, yaml.SequenceNode) and isinstance(step, int):
            items = node.value
            return (items[step].start_mark, items[step]) if step < len(items) else None
        if not isinstance(node, yaml.MappingNode):
            return None
        if node not in self._keys:
            self._keys[node] = {
                key.value: (key.start_mark, value)
                for key, value in reversed(node.value)  # of a key that is repeated, the first
                if isinstance(key, yaml.ScalarNode)
            }
        return self._keys[node].get(str(step))


def decode(data: bytes) -> str | Fault:
    """The text of a file, or why it is none that we read."""
    if len(data) > FILE_BYTES:
        return too_large(len(data))
    if data.startswith((b"\xef\xbb\xbf", b"\xff\xfe", b"\xfe\xff")):
        hint = "save it as UTF-8 without a byte-order mark"
        return Fault(1, 1, "the file starts with a byte-order mark", hint)
    try:
        text = data.decode("utf-8").replace("\r\n", "\n")
    except UnicodeDecodeError as failure:
        before = data[: failure.start]
        line, column = before.count(b"\n") + 1, len(before[before.rfind(b"\n") + 1 :].decode()) + 1
        return Fault(line, column, "the file is not UTF-8 here", "save it as UTF-8")
    return _unfit_text(text) or _conflict(text) or text


def too_large(size: int) -> Fault:
    """The refusal of a file that no seed needs to be as large as."""
    words = f"the file has {count(size)} bytes, more than {count(FILE_BYTES)}"
    return Fault(1, 1, words, "split it up")


def parse(text: str) -> YamlDocument:
    """What the YAML text says; a text with faults has no value."""
    composed = places(text)
    if composed.node is None:
        return composed
    reader = _Reader()
    value = reader.value(composed.node)
    faults = tuple(_after_values(text, reader.faults)) if reader.faults else ()
    return YamlDocument(None if faults else value, faults, reader.folds, composed.node)


def places(text: str) -> YamlDocument:
    """The places of what the YAML text says, without its value; or the faults that leave none."""
    try:
        faults = _forbidden_shapes(text)
        node = None if faults else yaml.compose(text, Loader=_Loader)
    except yaml.MarkedYAMLError as failure:
        return YamlDocument(faults=(_in_text(text, _syntax_fault(failure)),))
    except yaml.YAMLError:
        return YamlDocument(faults=(Fault(1, 1, "this is not YAML", "check it with an editor"),))
    if node is None:
        return YamlDocument(faults=faults or (EMPTY,))
    return YamlDocument(node=node)


def _after_values(text: str, faults: list[Fault]) -> Iterator[Fault]:
    """The faults; of a value that is empty since it starts with a `#`, it is said so."""
    lines = text.split("\n")
    for fault in (_in_text(text, fault) for fault in faults):
        is_comment = lines[fault.line - 1][fault.column - 1 :].lstrip(" ").startswith("#")
        yield replace(fault, hint=_CUT) if fault.message == _EMPTY and is_comment else fault


def _unfit_text(text: str) -> Fault | None:
    """The first character that no seed may hold; a tab or an invisible one, for example."""
    if (unfit := first_unfit(text)) is None:
        return None
    at = unfit.position
    line, column = text.count("\n", 0, at) + 1, at - (text.rfind("\n", 0, at) + 1) + 1
    return Fault(line, column, *_SPACING.get(text[at], (unfit.message, unfit.hint)))


def _conflict(text: str) -> Fault | None:
    """What git writes between two versions that it cannot join."""
    if "<<<<<<< " not in text and ">>>>>>> " not in text:
        return None
    match = _CONFLICT.search(text)
    line = text.count("\n", 0, match.start()) + 1 if match else 0
    hint = "keep the right lines, and delete the lines <<<<<<<, ======= and >>>>>>>"
    return Fault(line, 1, "an unresolved merge conflict", hint) if match else None


def _forbidden_shapes(text: str) -> tuple[Fault, ...]:
    """Directives, aliases and nesting too deep, found without building anything."""
    if directive := _DIRECTIVE.search(text) if "%" in text else None:
        line = text.count("\n", 0, directive.start()) + 1
        return (Fault(line, 1, "a line that starts with %", _PERCENT_HINT),)
    if not (_MAY_REFER.search(text) or _DASHES.search(text) or _deepest_bracket(text)):
        return ()
    depth = 0
    for event in yaml.parse(text, Loader=yaml.CBaseLoader):
        line, column = _place(event.start_mark)
        if isinstance(event, yaml.AliasEvent) or getattr(event, "anchor", None):
            hint = "write the value out; text that starts with & or * needs quotes"
            return (Fault(line, column, "anchors and aliases are not supported", hint),)
        if isinstance(event, yaml.CollectionStartEvent):
            depth += 1
        elif isinstance(event, yaml.CollectionEndEvent):
            depth -= 1
        if depth > NESTING:
            return (Fault(line, column, *_TOO_DEEP),)
    return ()


def _deepest_bracket(text: str) -> bool:
    """Whether brackets, quoted ones included, may nest deeper than is allowed."""
    depth = 0
    for bracket in _BRACKET.finditer(text):
        depth += 1 if bracket[0] in "[{" else -1
        if depth > NESTING - 8:
            return True
    return False


def _syntax_fault(failure: yaml.MarkedYAMLError) -> Fault:
    given = str(failure.problem or failure.context or "")
    marks = failure.problem_mark, failure.context_mark
    line, column = _place(*reversed(marks) if given in NOTICED_LATER else marks)
    opened = failure.context_mark.line + 1 if failure.context_mark else line
    message, hint = plain_words(given)
    where = f", opened in line {opened}" if "bracket" in message and opened < line else ""
    return Fault(line, column, f"broken YAML: {message}{where}", hint)


def _in_text(text: str, fault: Fault) -> Fault:
    """The fault at a place that is there: libyaml counts a line after a last one without an end."""
    lines = text.split("\n")
    if fault.line <= len(lines):
        return fault
    return replace(fault, line=len(lines), column=len(lines[-1]) + 1)


@dataclass(slots=True)
class _Reader:
    """Turns the nodes of one document into values, and notes what is wrong with them."""

    faults: list[Fault] = field(default_factory=list)
    folds: bool = False
    """Whether a text outside of blocks is written on several lines."""

    def value(self, node: yaml.Node, depth: int = 1) -> object:
        """The value of a node at a depth; None in the place of what is refused."""
        if isinstance(node, yaml.ScalarNode):
            return self._text(node)
        if depth > NESTING:
            self._note(node, *_TOO_DEEP)
            return None
        if len(node.value) > ENTRIES:
            words = f"{count(len(node.value))} entries, more than {count(ENTRIES)}"
            self._note(node, f"{words} in one list or mapping", "split it up")
            return None
        if isinstance(node, yaml.SequenceNode):
            if node.tag != _LIST_TAG:
                self._refuse_tag(node)
            return [self.value(item, depth + 1) for item in node.value]
        return self._pairs(node, depth)

    def _pairs(self, node: yaml.Node, depth: int) -> dict[str, object]:
        if node.tag != _MAP_TAG:
            self._refuse_tag(node)
        pairs: dict[str, object] = {}
        for key, value in node.value:
            if not isinstance(key, yaml.ScalarNode):
                self._note(key, "a key must be text", "write `key: value`")
                continue
            name = self._text(key)
            if name in pairs:
                self._note(key, f"key {_quoted(name)} is written twice", "keep one of them")
            if name == "<<":
                self._note(key, "merge keys are not supported", "write the values out")
            if name != name.strip():
                self._note(key, f"key {_quoted(name)} has spaces around it", "delete them")
            if name.isdigit() and _place(key.end_mark) == _place(value.start_mark):  # no colon
                hint = "write amounts with a decimal point and without separators: 0.14"
                self._note(key, "a comma ends the value before it", hint)
                continue
            pairs[name] = self.value(value, depth + 1)
        return pairs

    def _text(self, node: yaml.ScalarNode) -> str:
        text: str = node.value
        if node.tag != _TEXT_TAG:
            self._refuse_tag(node)
        if not text.strip() or (not node.style and text in {"null", "Null", "NULL", "~"}):
            self._note(node, _EMPTY, "leave the key out if it is not known")
        elif not (text.isascii() and text.isprintable()) and (unfit := first_unfit(text)):
            self._note(node, unfit.message, unfit.hint)  # by an escape: the file holds none
        if (" " in text or "\n" in text) and node.style not in _BLOCKS:
            self.folds = self.folds or node.start_mark.line != node.end_mark.line
        return text

    def _refuse_tag(self, node: yaml.Node) -> None:
        self._note(node, f"the tag {_quoted(node.tag)} is not supported", "delete the tag")

    def _note(self, node: yaml.Node, message: str, hint: str) -> None:
        self.faults.append(Fault(*_place(node.start_mark), message, hint))


def _quoted(text: str) -> str:
    return repr(text if len(text) <= 80 else text[:77] + "...")


def _place(*marks: Any) -> tuple[int, int]:  # libyaml's marks and PyYAML's have no common type
    return next(((mark.line + 1, mark.column + 1) for mark in marks if mark), (1, 1))
