"""Recipe classes, read from templates/recipes/<class>/: class.yaml and the code beside it."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from typing import get_args

from pydantic import ValidationError

from llmref import yaml_text
from llmref.folder import UNREADABLE
from llmref.problems import Place, Problem, error
from llmref.project import BACKUP
from llmref.recipes.call_kinds import CALL_KINDS
from llmref.recipes.definition import Address, CallDefinition, ClassDefinition, Note
from llmref.recipes.languages import LANGUAGES
from llmref.records import recipe_class
from llmref.records.kinds import Kind
from llmref.wording import refusals

NEEDED = ("none", "openai-chat", "sdk-only")
"""The classes that code of the generator names."""
PROOF = "proof"
"""The one folder beside the classes that is none: what was done with their calls."""
_USED = re.compile(r"""\{%-? *(?:extends|include|import|from) +["']([^"']+)["']""")


@dataclass(frozen=True, slots=True)
class Folder:
    """The folder of one class, as it was read."""

    name: str
    definition: ClassDefinition | None
    """None where class.yaml is missing or refused."""
    files: Mapping[str, tuple[str, ...]]
    """The names of all others, sorted, each with the templates that it extends or includes."""
    problems: tuple[Problem, ...]
    """Why class.yaml is refused."""
    document: yaml_text.YamlDocument = field(repr=False)


@dataclass(frozen=True, slots=True)
class ClassCall:
    """One call of a class, in each language in which it is written."""

    template: str
    """Below templates/recipes/, without the language: openai-chat/chat."""
    languages: tuple[str, ...]
    """In the order of the tabs."""
    definition: CallDefinition
    by_clients: str
    """What readers see of it in other classes, too, where a client makes text of the reply."""

    def prints(self, language: str) -> str:
        """What the reader of the call sees, in one sentence."""
        return self.definition.prints.get(language, self.by_clients)

    @property
    def note(self) -> Note | None:
        """What else has to be known of it."""
        return self.definition.note


@dataclass(frozen=True, eq=False, slots=True)
class ApiClass:
    """A recipe class; equal only to itself, so that one that was read again is another."""

    name: str
    definition: ClassDefinition
    calls: Mapping[str, ClassCall]

    @property
    def address(self) -> Address:
        """How its calls write the base URL."""
        return self.definition.address

    def serves(self, kind: str) -> bool:
        """Whether there is an operation for the calls of a kind: a call, or a reason for none."""
        return kind in self.calls or any(
            kind in (none.kinds or get_args(Kind)) for none in self.definition.no_calls
        )

    def template(self, kind: str, language: str) -> str:
        """Where the call is, below templates/recipes/; empty without one."""
        call = self.calls.get(kind)
        return f"{call.template}.{language}" if call and language in call.languages else ""

    def why_not(self, kind: str, language: str = "") -> str:
        """Why there is no such call, in this or in any language; empty where nobody says."""
        reasons = sorted(self.definition.no_calls, key=lambda none: not none.kinds)
        fitting = (none for none in reasons if kind in (none.kinds or get_args(Kind)))
        return next(
            (none.text for none in fitting if language in (none.languages or (language,))), ""
        )


@cache
def classes() -> Mapping[str, ApiClass]:
    """Every class whose class.yaml is valid, by name; `judge.py` says what is wrong with others."""
    read = folders()
    definitions = {
        folder_names.name: folder_names.definition
        for folder_names in read
        if folder_names.definition
    }
    files = {folder_names.name: folder_names.files for folder_names in read}
    return {
        name: ApiClass(name, definition, dict(_calls(name, definitions, files[name])))
        for name, definition in definitions.items()
    }


@cache
def folders() -> tuple[Folder, ...]:
    """Every folder of a class, sorted by name."""
    folder_names = (path.name for path in recipe_class.FOLDER.iterdir() if path.is_dir())
    names = sorted(
        {name for name in folder_names if name != PROOF and name[0] != "."}.union(NEEDED)
    )
    return tuple(_read(recipe_class.FOLDER / name) for name in names)


def forget() -> None:
    """Read everything again when it is asked for next."""
    classes.cache_clear()
    folders.cache_clear()
    recipe_class.class_names.cache_clear()


def place(name: str) -> Place:
    """The class.yaml of a class, as a place for problems."""
    return Place(f"{name}/{recipe_class.DEFINITION}")


def _read(path: Path) -> Folder:
    names = sorted(file.name for file in path.glob("*") if not BACKUP.fullmatch(file.name))
    files = {name: _used(path / name) for name in names if name != recipe_class.DEFINITION}
    document = _document(path / recipe_class.DEFINITION)
    at = place(path.name)
    problems = [
        error(at, fault.message, fault.hint).named(UNREADABLE).located(fault.line, fault.column)
        for fault in document.faults
    ]
    if problems:
        return Folder(path.name, None, files, tuple(problems), document)
    try:
        definition = ClassDefinition.model_validate(document.value)
    except ValidationError as failure:
        refused = refusals(failure, ClassDefinition, at)
        return Folder(path.name, None, files, tuple(refused), document)
    return Folder(path.name, definition, files, (), document)


def _used(file: Path) -> tuple[str, ...]:
    return tuple(_USED.findall(file.read_text("utf-8", "replace"))) if file.is_file() else ()


def _document(file: Path) -> yaml_text.YamlDocument:
    try:
        text = yaml_text.decode(file.read_bytes())
    except FileNotFoundError:
        hint = "each folder here is a recipe class and has one; templates/README.md names its keys"
        text = yaml_text.Fault(1, 1, "the file does not exist", hint)
    except OSError:
        text = yaml_text.Fault(1, 1, "the file cannot be read", "check its permissions")
    if isinstance(text, yaml_text.Fault):
        return yaml_text.YamlDocument(faults=(text,))
    return yaml_text.parse(text)


def _calls(
    name: str, definitions: Mapping[str, ClassDefinition], files: Collection[str]
) -> Iterator[tuple[str, ClassCall]]:
    own = definitions[name].calls
    parent = definitions.get(definitions[name].extends or "")
    for kind, definition in own.items():
        stem = definition.same_as or kind
        words = own.get(stem, definition)
        if parent and stem in parent.calls:
            words = _filled(words, parent.calls[stem])
        languages = tuple(key for key in LANGUAGES if f"{stem}.{key}" in files)
        yield kind, ClassCall(f"{name}/{stem}", languages, words, CALL_KINDS[stem].prints)


def _filled(words: CallDefinition, inherited: CallDefinition) -> CallDefinition:
    left_out = [key for key in ("prints", "before", "note") if not getattr(words, key)]
    return words.model_copy(update={key: getattr(inherited, key) for key in left_out})
