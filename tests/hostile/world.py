"""Valid seeds that are as hostile as the rules let them be, and what each text was.

Every scalar of the typical world is replaced by a hostile text between two marks of its own;
what the check refuses gets its old value back, until nothing is refused. What is left is what
a stranger's pull request could bring through.
"""

from __future__ import annotations

import json
import re
import shutil
from collections import defaultdict
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from itertools import count
from pathlib import Path
from typing import Any

import yaml

from llmref.judge import check
from llmref.problems import Problem
from tests.sites import world

PAYLOADS = (
    "\"'><script>alert(1)</script>",
    "</script><script>alert(1)</script>",
    "<img src=x onerror=alert(1)>",
    "<!-- --> <![CDATA[ ]]> -->",
    "\" onmouseover=\"alert(1)\" x=\"",
    "' autofocus onfocus='alert(1)",
    "&lt;script&gt;alert(1)&lt;/script&gt; &amp;#60; &quot;",
    "{{ 7 * 7 }} {% raw %} {# x #} ${7*7} #{7*7}",
    "$(touch pwned) `touch pwned` ; touch pwned & | > pwned",
    "'; touch pwned; '",
    "\\u003cscript\\u003e \\x3c \\n \\\" \\\\",
    "'''; import os; '''",
    "\"\"\" + os.sep + f\"{x}\"",
    "`; alert(1); //` ${alert(1)}",
    "*/ alert(1) /* // <!--",
    "[x](https://evil.example/) ![x](x.png) <https://evil.example/>",
    "| a | b | ``` ~~~ # * _ > - 1. [^1]",
    "=HYPERLINK(\"https://evil.example\") @SUM(1) +1 -1",
    "%3Cscript%3E %0d%0aSet-Cookie:%20x %00",
    "EOF 'EOF' <<EOF \\",
    "javascript:alert(1) data:text/html,x vbscript:x",
    "__proto__ constructor toString null NaN true",
    "漢字 \N{LLAMA} é ß İ ﬁ Ω",
    "שלום عربي \N{WOMAN}\N{ZERO WIDTH JOINER}\N{PERSONAL COMPUTER} " + "very long " * 6,
)  # fmt: skip
"""Each tries to leave one of the places that a text of the seeds reaches."""
IDS = (
    "__proto__",
    "constructor",
    "null",
    "a-b.c_d/e:f@g~h",
    "0x1f",
    "1e9",
    "true",
    "rm/-rf",
    "a:b",
)
"""The same for ids, whose alphabet lets through less."""
ADDRESSES = (
    "a'b'-(alert(1))-c;d,e&lt;f&amp;g",
    "=+-@$(touch)*b*_c_~d~!e",
    "%22%3E%3Cscript%3E%0d%0aX:%20y;END:VEVENT",
    "))(x,y);--,~~~:=:@/../..//_/*/",
    "&apos;&quot;&copy;$%7B7*7%7D%00%2F..",
)
"""The same for web addresses, which let through no blanks and no quotation marks."""
Field = tuple[str | int, ...]
Files = dict[str, Any]
_FOLDED = {"about", "body"}
_MARK = re.compile(r"K(\d+)Z(.*?)K\1Y", re.S)


@dataclass(frozen=True, slots=True)
class Planted:
    """A hostile text in the seeds: where it is, and what it says."""

    path: str
    field: Field
    text: str

    @property
    def is_markdown(self) -> bool:
        """Whether readers see what Markdown makes of it instead of the text itself."""
        return bool(_FOLDED & set(self.field)) or self.field[-1] in {"text", "footer"}


@dataclass(frozen=True, slots=True)
class HostileWorld:
    """Seeds that pass the check, with the hostile texts in them by number."""

    seeds: Path
    planted: dict[int, Planted]

    def faults(self, shown: str) -> Iterator[str]:
        """Which hostile texts are not as they were planted, in something that a reader sees.

        What Markdown makes of a text differs by design and is passed over.
        """
        rest = _MARK.sub(self._left_over, shown)
        for number in {int(number) for number in re.findall(r"K(\d+)[ZY]", rest)}:
            if not self.planted[number].is_markdown:
                yield f"{self.planted[number]} is cut or changed in {rest[:300]!r}"

    def _left_over(self, match: re.Match[str]) -> str:
        intended = _MARK.search(self.planted[int(match[1])].text)
        return "" if intended and match[0] == intended[0] else match[0]


def make(folder: Path, turn: int) -> HostileWorld:
    """The typical world with hostile texts wherever the check lets them stand.

    Each field gets another text in each turn.
    """
    shutil.copytree(world("typical") / "static", folder / "static")
    files = {
        file.relative_to(world("typical")).as_posix(): _read(file)
        for file in sorted(world("typical").rglob("*"))
        if file.suffix in {".yaml", ".md"} and file.name != "identity.yaml"  # is in no page
    }
    numbers = count()
    kinds: dict[tuple[str, str], dict[int, tuple[str, Field]]] = defaultdict(dict)
    for path, content in files.items():
        for field in _leaves(content):
            kinds[path.partition("/")[0], _name(field)][next(numbers)] = (path, field)
    every = {n: place for spots in kinds.values() for n, place in spots.items()}
    writers = (_text, _id, _address)
    no_text = {write: _no_text(folder, files, _all(every, write, turn)) for write in writers}
    planted: dict[int, Planted] = {}
    for spots in kinds.values():  # one kind of field after another, so that few are given up
        for write in writers:
            if spots.keys() <= no_text[write]:
                continue
            left = _all({n: spots[n] for n in spots.keys() - planted.keys()}, write, turn)
            planted |= _accepted(folder, files, planted, left)
    _refused(folder, files, planted)
    return HostileWorld(folder, planted)


def _all(
    spots: dict[int, tuple[str, Field]], write: Callable[[int, int], str], turn: int
) -> dict[int, Planted]:
    return {number: Planted(*spot, write(number, turn)) for number, spot in spots.items()}


def _name(field: Field) -> str:
    """The key that a value stands under, whichever item of a list it is."""
    return next(str(step) for step in reversed(field) if isinstance(step, str))


def _text(number: int, turn: int) -> str:
    return f"K{number}Z{PAYLOADS[(number + turn) % len(PAYLOADS)]}K{number}Y"


def _id(number: int, turn: int) -> str:
    return f"{IDS[(number + turn) % len(IDS)]}-{number}"


def _address(number: int, turn: int) -> str:
    payload = ADDRESSES[(number + turn) % len(ADDRESSES)]
    return f"https://evil.example/K{number}Z{payload}K{number}Y"


def _accepted(
    folder: Path, files: Files, planted: dict[int, Planted], left: dict[int, Planted]
) -> dict[int, Planted]:
    """What the check lets stand of what is left, beside what is planted."""
    while left and (refused := _refused(folder, files, planted | left)):
        if not refused & left.keys():  # something else no longer fits: find out which it is
            return _halved(folder, files, planted, left)
        left = {n: entry for n, entry in left.items() if n not in refused}
    return left


def _halved(
    folder: Path, files: Files, planted: dict[int, Planted], left: dict[int, Planted]
) -> dict[int, Planted]:
    accepted: dict[int, Planted] = {}
    middle = (len(left) + 1) // 2
    for half in (list(left)[:middle], list(left)[middle:]) if len(left) > 1 else ():
        entries = {number: left[number] for number in half}
        accepted |= _accepted(folder, files, planted | accepted, entries)
    return accepted


def _read(file: Path) -> Any:
    text = file.read_text(encoding="utf-8")
    if file.suffix == ".md":
        _, matter, body = text.split("---\n", 2)
        return {**yaml.load(matter, yaml.BaseLoader), "body": body}
    return yaml.load(text, yaml.BaseLoader)


def _leaves(value: Any, field: Field = ()) -> Iterator[Field]:
    match value:
        case dict():
            for key, inner in value.items():
                yield from _leaves(inner, (*field, key))
        case list():
            for index, inner in enumerate(value):
                yield from _leaves(inner, (*field, index))
        case _:
            yield field


def _no_text(folder: Path, files: Files, planted: dict[int, Planted]) -> set[int]:
    """The numbers of what is refused as a value: a price, a day, an address, an id out of order.

    A kind of field that is refused everywhere here never holds a text. Most are such, and one check
    of all is as good as one for each.
    """
    places = {
        (problem.place.path, problem.place.field)
        for problem in _errors(folder, files, planted)
        if problem.rule == "bad-value"
    }
    return {n for n, entry in planted.items() if (entry.path, entry.field) in places}


def _errors(folder: Path, files: Files, planted: dict[int, Planted]) -> list[Problem]:
    """Write the seeds with what is planted; what the check does not let stand."""
    for path, content in files.items():
        here = {entry.field: entry.text for entry in planted.values() if entry.path == path}
        _write(folder / path, _with(content, here, ()))
    _, verdict = check(folder)
    return [problem for problem in verdict.problems if problem.severity == "error"]


def _refused(folder: Path, files: Files, planted: dict[int, Planted]) -> set[int]:
    """The numbers of what the check does not let stand."""
    errors = _errors(folder, files, planted)
    refused = {number for problem in errors for number in _blamed(problem, planted)}
    return refused if refused or not errors else set(planted)


def _blamed(problem: Problem, planted: dict[int, Planted]) -> set[int]:
    """What lies at the place of a problem, in it, or around it."""
    field = problem.place.field or ("body",)
    return {
        n for n, entry in planted.items()
        if entry.path == problem.place.path
        and entry.field[: len(field)] == field[: len(entry.field)]
    }  # fmt: skip


def _with(value: Any, here: dict[Field, str], field: Field) -> Any:
    match value:
        case dict():
            return {key: _with(inner, here, (*field, key)) for key, inner in value.items()}
        case list():
            return [_with(inner, here, (*field, index)) for index, inner in enumerate(value)]
    return here.get(field, value)


def _write(file: Path, content: Any) -> None:
    """JSON is YAML, too."""
    file.parent.mkdir(parents=True, exist_ok=True)
    if file.suffix == ".md":
        matter = {key: value for key, value in content.items() if key != "body"}
        text = f"---\n{json.dumps(matter, ensure_ascii=False)}\n---\n{content['body']}"
    else:
        text = json.dumps(content, ensure_ascii=False)
    if not file.exists() or file.read_text(encoding="utf-8") != text:  # few change between checks
        file.write_text(text, encoding="utf-8")
