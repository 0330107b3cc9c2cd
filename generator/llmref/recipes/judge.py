"""What is wrong with the recipe classes: a piece that is missing, or one that nothing uses.

Rules judge the catalogue, which knows no templates; this judges templates/recipes/ alone.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace
from itertools import chain
from pathlib import Path

from llmref.problems import Place, Problem, error
from llmref.recipes import call_kinds
from llmref.recipes.call_kinds import CALL_KINDS, FEATURES
from llmref.recipes.classes import ApiClass, Folder, classes, folders, place
from llmref.recipes.languages import LANGUAGES
from llmref.records import recipe_class
from llmref.wording import nearest

RULE = "recipe-class"
_LIKE_NO_OTHER = "other"
"""The kind of models that no kind of call is for."""
PARTS = "client"
"""What the names of templates begin with that are parts of others, and no calls."""


def recipe_problems() -> Iterator[Problem]:
    """Every problem of the recipe classes, with line and column."""
    root = str(recipe_class.FOLDER)
    for folder in folders():
        api = classes().get(folder.name)
        judged = (problem.named(RULE) for problem in (_judged(api, folder) if api else ()))
        for problem in (*folder.problems, *judged):
            at = folder.document.place_of(problem.place.field)
            at = (problem.line, problem.column) if problem.line else at
            yield replace(problem, place=replace(problem.place, root=root)).located(*at)
    if all(folder.definition for folder in folders()):
        yield from (problem.named(RULE) for problem in _never_called(classes().values()))


def _never_called(apis: Iterable[ApiClass]) -> Iterator[Problem]:
    """A kind of call that no class has, and of which none says why."""
    known = {_LIKE_NO_OTHER}
    for api in apis:
        known |= {*api.calls, *chain.from_iterable(none.kinds for none in api.definition.no_calls)}
    source = Path(str(call_kinds.__file__))
    for kind in (kind for kind in call_kinds.CALL_KINDS if kind not in known):
        line = source.read_text(encoding="utf-8").partition(f'"{kind}"')[0].count("\n") + 1
        words = f"no recipe class has the call `{kind}`, and no `no_calls` lists it"
        hint = f"write `{kind}.<language>` in templates/recipes/<class>/, or the reason"
        yield error(Place(source.name, root=str(source.parent)), words, hint).located(line, 1)


def _judged(api: ApiClass, folder: Folder) -> Iterator[Problem]:
    at = place(folder.name)
    yield from _clients(api, at.at("clients"))
    yield from _references(api, at)
    for file, used in folder.files.items():
        yield from _file(api, at, file)
        yield from _parts(at, file, used)
    for kind in api.definition.calls:
        yield from _call(api, at.at("calls", kind), kind)
    for kind in (f"chat-{feature}" for feature in FEATURES if "chat" in api.calls):
        if kind not in api.calls:
            yield from _languages(api, at.at("calls"), kind)
    yield from _reasons(api, at)


def _clients(api: ApiClass, at: Place) -> Iterator[Problem]:
    """A language without its package, and a package without a language."""
    written = {language for call in api.calls.values() for language in call.languages}
    for key, language in LANGUAGES.items():
        package = api.definition.clients.get(key)
        if key in written and language.install and package is None:
            hint = f"add what `{language.install}` installs for them: `{key}: <package>`"
            yield error(at, f"the calls in {language.label} have no package", hint)
        if package is not None and not (key in written and language.install):
            words = f"no call in {language.label} imports {package}"
            yield error(at.at(key), words, "delete it, or write the template of a call")


def _references(api: ApiClass, at: Place) -> Iterator[Problem]:
    """What leads to another class or call that cannot stand for this one."""
    extended = classes().get(api.definition.extends or "")
    if extended and extended.definition.extends:
        words = f"{extended.name} extends another class itself"
        yield error(at.at("extends"), words, "name a class that does not extend another")
    if api.address.home_left_out and api.address.home is None:
        yield error(at.at("address"), "`home` is missing", "add it: calls leave it out")
    with_templates = [kind for kind, call in api.definition.calls.items() if not call.same_as]
    for kind, call in api.definition.calls.items():
        if call.same_as and call.same_as not in with_templates:
            words = f"{call.same_as} is not a call with templates of its own"
            yield error(at.at("calls", kind, "as"), words, nearest(call.same_as, with_templates))


def _file(api: ApiClass, at: Place, file: str) -> Iterator[Problem]:
    """A file that is neither the code of a call nor a part of one."""
    name, _, language = file.rpartition(".")
    call = api.definition.calls.get(name)
    if language not in LANGUAGES:
        words = f"{file} has the ending of no known language"
        yield error(at, words, nearest(language, [*LANGUAGES]))
    elif name.startswith(PARTS) or (call and not call.same_as):
        return
    elif name in CALL_KINDS:
        hint = f"add it, `{name}: {{}}`, or delete the template"
        yield error(at.at("calls"), f"{file} is here, but `{name}` has no entry", hint)
    else:
        yield error(at, f"{file} belongs to no kind of call", nearest(name, [*CALL_KINDS]))


def _parts(at: Place, file: str, used: Iterable[str]) -> Iterator[Problem]:
    """What a template includes or extends, and is not there."""
    for path in used:
        if not (recipe_class.FOLDER.parent / path).is_file():
            words = f"{file} refers to {path}, which does not exist"
            yield error(at, words, "write that template, or correct the path")


def _call(api: ApiClass, at: Place, kind: str) -> Iterator[Problem]:
    """A call without code, without a word on what it prints, or with a word too many."""
    call, own = api.calls[kind], api.definition.calls[kind]
    if own.same_as:
        return
    yield from _languages(api, at, kind)
    is_complete = api.definition.extends in {None, *classes()}  # else what is missing is there
    for key in call.languages:
        if LANGUAGES[key].prints_reply and key not in call.definition.prints and is_complete:
            words = f"`{kind}` does not say what its call in {LANGUAGES[key].label} prints"
            hint = f"add a sentence below `prints`: `{key}: JSON with the answer in …`"
            yield error(at, words, hint)
    for key in own.prints:
        if key not in call.languages:
            words = f"{kind}.{key}, which prints this, does not exist"
            yield error(at.at("prints", key), words, "delete it, or write the template")


def _languages(api: ApiClass, at: Place, kind: str) -> Iterator[Problem]:
    """A language in which a call is not written, for no reason."""
    missing = [
        (f"{kind}.{key}", language.label)
        for key, language in LANGUAGES.items()
        if language.everywhere and not api.template(kind, key) and not api.why_not(kind, key)
    ]
    if missing:
        words = f"`{kind}` has no call in {' nor in '.join(label for _, label in missing)}"
        files = ", ".join(file for file, _ in missing)
        hint = f"write {files} next to this file, or give the reason in `no_calls`"
        yield error(at, words, hint)


def _reasons(api: ApiClass, at: Place) -> Iterator[Problem]:
    """Reasons why there is no call, of calls that exist."""
    for position, none in enumerate(api.definition.no_calls):
        for step, kind in enumerate(none.kinds):
            written = [api.template(kind, key) for key in none.languages or LANGUAGES]
            if any(written):
                words = f"`no_calls` lists {kind}, but {max(written)} exists"
                hint = "name the `languages` it applies to, or delete the template"
                yield error(at.at("no_calls", position, "kinds", step), words, hint)
