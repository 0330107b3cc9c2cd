"""Bytes of a seed → plain values and their places; every scalar stays text. Only here: yaml."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import Any, TypeAlias

import yaml

from generator.characters import first_unfit
from generator.limits import ENTRIES, FILE_BYTES, NESTING
from generator.problems import Field

_TOO_DEEP = (f"nested more than {NESTING} deep", "no seed needs that; look above")
_TEXT_TAG, _LIST_TAG, _MAP_TAG = (f"tag:yaml.org,2002:{kind}" for kind in ("str", "seq", "map"))
_TAG_OF: dict[type[yaml.Node], str] = {
    yaml.ScalarNode: _TEXT_TAG,
    yaml.SequenceNode: _LIST_TAG,
    yaml.MappingNode: _MAP_TAG,
}
_SPACING = {
    "\t": ("a tab", "indent and separate with spaces"),
    "\r": ("a carriage return within a line, U+000D", "end lines with a line feed alone"),
}
_MAY_REFER = re.compile(r"(?:^|[\s\[{,:-])[&*][^\s]", re.M)
_CONFLICT = re.compile(r"^(?:<{7}|>{7}) ", re.M)
_BRACKET = re.compile(r"[\[{]|[\]}]")
_DASHES = re.compile(r"^(?: *[-?]){9}", re.M)

_Found: TypeAlias = "tuple[yaml.Mark, yaml.Node]"

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


@dataclass(frozen=True, slots=True)
class Document:
    """What a YAML text says: mappings, lists and text, or None with the faults that forbid it."""

    value: object = None
    faults: tuple[Fault, ...] = ()
    node: yaml.Node | None = field(default=None, repr=False)
    _keys: dict[int, dict[str, _Found]] = field(default_factory=dict, repr=False, compare=False)
    """The keys of mappings that were asked for, by the mapping's identity."""

    def place_of(self, steps: Field) -> tuple[int, int]:
        """Line and column of the key or item that the steps lead to, or of the last one found."""
        node, mark = self.node, (1, 1)
        for step in steps:
            found = self._step(node, step)
            if found is None:
                break
            start, node = found
            mark = (start.line + 1, start.column + 1)
        return mark

    def _step(self, node: yaml.Node | None, step: str | int) -> _Found | None:
        if isinstance(node, yaml.SequenceNode) and isinstance(step, int):
            items = node.value
            return (items[step].start_mark, items[step]) if step < len(items) else None
        if not isinstance(node, yaml.MappingNode):
            return None
        if id(node) not in self._keys:
            self._keys[id(node)] = {
                key.value: (key.start_mark, value)
                for key, value in reversed(node.value)  # of a key that is repeated, the first
                if isinstance(key, yaml.ScalarNode)
            }
        return self._keys[id(node)].get(str(step))


def decode(data: bytes) -> str | Fault:
    """The text of a file, or why it is none that we read."""
    if len(data) > FILE_BYTES:
        return too_large(len(data))
    if data.startswith((b"\xef\xbb\xbf", b"\xff\xfe", b"\xfe\xff")):
        return Fault(1, 1, "the file starts with a byte-order mark", "save it as plain UTF-8")
    try:
        text = data.decode("utf-8")
    except UnicodeDecodeError as failure:
        before = data[: failure.start]
        line, column = before.count(b"\n") + 1, len(before) - (before.rfind(b"\n") + 1) + 1
        return Fault(line, column, "the file is not UTF-8 here", "save it as UTF-8")
    text = text.replace("\r\n", "\n")
    return _unfit_text(text) or _conflict(text) or text


def too_large(size: int) -> Fault:
    """The refusal of a file that no seed needs to be as large as."""
    return Fault(1, 1, f"the file has {size:,} bytes, more than {FILE_BYTES:,}", "split it up")


def parse(text: str) -> Document:
    """What the YAML text says; a text with faults has no value."""
    try:
        if faults := _forbidden_shapes(text):
            return Document(faults=faults)
        node = yaml.compose(text, Loader=_Loader)
    except yaml.MarkedYAMLError as failure:
        return Document(faults=(_syntax_fault(failure),))
    except yaml.YAMLError:
        return Document(faults=(Fault(1, 1, "this is not YAML", "check it with an editor"),))
    if node is None:
        return Document(faults=(Fault(1, 1, "the file is empty", "fill it in, or delete it"),))
    faults_found: list[Fault] = []
    value = _value(node, faults_found, 1)
    return Document(None if faults_found else value, tuple(faults_found), node)


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
    found = _CONFLICT.search(text)
    line = text.count("\n", 0, found.start()) + 1 if found else 0
    hint = "keep what is right, and delete the lines <<<<<<<, ======= and >>>>>>>"
    return Fault(line, 1, "git left two versions here", hint) if found else None


def _forbidden_shapes(text: str) -> tuple[Fault, ...]:
    """Aliases and nesting too deep, found without building anything."""
    if not (_MAY_REFER.search(text) or _DASHES.search(text) or _deepest_bracket(text)):
        return ()
    depth = 0
    for event in yaml.parse(text, Loader=yaml.CBaseLoader):
        line, column = _place(event.start_mark)
        if isinstance(event, yaml.AliasEvent) or getattr(event, "anchor", None):
            hint = "write the value out; text that starts with & or * needs quotes"
            return (Fault(line, column, "anchors and aliases are not read here", hint),)
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


_NO_COLON, _NO_QUOTE = "could not find expected ':'", "found unexpected end of stream"
_PLAIN_WORDS = {
    "found character '\\t'": ("a tab", "indent and separate with spaces"),
    "another document": ("a second document starts here", "keep one document a file"),
    "escape c": (r"an escape that YAML does not have", r"write \\ for a backslash"),
    "directive": ("a line that starts with %", "delete it, or put the text in quotes"),
    "incompatible YAML": ("a line that starts with %", "delete it"),
    _NO_COLON: (
        "a key without its colon",
        "write `key: value`; long text needs quotes or a `>-` block",
    ),
    "mapping values are not allowed": (
        "a colon where no value can start",
        "put text that holds `: ` in quotes, and check the indentation",
    ),
    "did not find expected key": ("a key was expected here", "check indentation and quotes"),
    _NO_QUOTE: ("a quoted text that starts here has no end", "close the quote"),
    "did not find expected ',' or": ("a bracket is not closed here", "add a comma, `]` or `}`"),
    "did not find expected '-'": (
        "an item of a list was expected here",
        "start it with `- `, or indent it as deep as the item that it belongs to",
    ),
    "cannot start any token": ("a character that cannot stand here", "put the text in quotes"),
}


def _syntax_fault(failure: yaml.MarkedYAMLError) -> Fault:
    said = str(failure.problem or failure.context or "")
    marks = failure.problem_mark, failure.context_mark
    # A key without its colon and a quote that is open are noticed lines later only.
    line, column = _place(*reversed(marks) if said in {_NO_COLON, _NO_QUOTE} else marks)
    opened = failure.context_mark.line + 1 if failure.context_mark else line
    for beginning, (message, hint) in _PLAIN_WORDS.items():
        if beginning in said:
            where = (
                f", which opens in line {opened}" if "bracket" in message and opened < line else ""
            )
            return Fault(line, column, f"broken YAML: {message}{where}", hint)
    return Fault(
        line, column, f"broken YAML: {said or 'it cannot be read here'}", "look above, too"
    )


def _value(node: yaml.Node, faults: list[Fault], depth: int) -> object:
    if isinstance(node, yaml.ScalarNode):
        return _text(node, faults)
    if depth > NESTING:
        faults.append(_fault(node, *_TOO_DEEP))
        return None
    if len(node.value) > ENTRIES:
        words = f"{len(node.value):,} entries, more than {ENTRIES:,} in one list or mapping"
        faults.append(_fault(node, words, "split it up"))
        return None
    if isinstance(node, yaml.SequenceNode):
        _expect_tag(node, _LIST_TAG, faults)
        return [_value(item, faults, depth + 1) for item in node.value]
    return _pairs(node, faults, depth)


def _pairs(node: yaml.Node, faults: list[Fault], depth: int) -> dict[str, object]:
    _expect_tag(node, _MAP_TAG, faults)
    pairs: dict[str, object] = {}
    for key, value in node.value:
        if not isinstance(key, yaml.ScalarNode):
            faults.append(_fault(key, "a key has to be text", "write `key: value`"))
            continue
        name = _text(key, faults)
        if name in pairs:
            hint = "keep one of them"
            faults.append(_fault(key, f"key {_quoted(name)} is written twice", hint))
        if name == "<<":
            faults.append(_fault(key, "merge keys are not read here", "write the values out"))
        if name != name.strip():
            faults.append(_fault(key, f"key {_quoted(name)} has blanks around it", "delete them"))
        if name.isdigit() and _place(key.end_mark) == _place(value.start_mark):  # without a colon
            hint = "write amounts with a point, and no other sign: 0.14"
            faults.append(_fault(key, "a comma ends the value before it", hint))
            continue
        pairs[name] = _value(value, faults, depth + 1)
    return pairs


def _text(node: yaml.ScalarNode, faults: list[Fault]) -> str:
    text: str = node.value
    _expect_tag(node, _TEXT_TAG, faults)
    if not text.strip() or (not node.style and text in {"null", "Null", "NULL", "~"}):
        faults.append(_fault(node, "an empty value", "leave the key out if it is not known"))
    elif unfit := first_unfit(text):  # by an escape, since the file itself holds none
        faults.append(_fault(node, unfit.message, unfit.hint))
    return text


def _quoted(text: str) -> str:
    return repr(text if len(text) <= 80 else text[:77] + "...")


def _expect_tag(node: yaml.Node, tag: str, faults: list[Fault]) -> None:
    if node.tag != tag:
        found = _quoted(node.tag)
        faults.append(_fault(node, f"the tag {found} is not read here", "delete the tag"))


def _fault(node: yaml.Node, message: str, hint: str = "") -> Fault:
    return Fault(*_place(node.start_mark), message, hint)


def _place(*marks: Any) -> tuple[int, int]:  # libyaml's marks and PyYAML's have no common type
    return next(((mark.line + 1, mark.column + 1) for mark in marks if mark), (1, 1))
