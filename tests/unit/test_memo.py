"""What is made once is kept by an object, and goes with it."""

import ast
import gc
from collections.abc import Iterator
from pathlib import Path

import pytest

import llmref
from llmref import build
from llmref.catalogue.link import Catalogue
from llmref.memo import Memo, Once
from llmref.pages.context import PageContext
from llmref.urls import Addresses
from tests.sites import world
from tests.unit.insights.factories import catalogue

PACKAGE = Path(llmref.__file__).parent
PLAIN = {
    "Path",
    "tuple[_State, ...]",
    "str",
    "int",
    "bool",
    "date",
    "Decimal",
    "Currency",
    "Cadence",
    "Kind",
    "RateKey",
    "Words",
}
"""What a cache of a module may be asked with: values that hold nothing of a catalogue."""
TYPES = {"type[Record]"}


def test_a_thing_is_made_once_for_equal_keys() -> None:
    memo, name = Memo(), Once[tuple[int, ...], list[int]]("list")
    made: list[int] = []

    first = memo.once(name, (1, 2), lambda: made)
    again = memo.once(name, (1, 2), list)

    assert first is again is made


def test_of_what_only_neighbours_share_no_more_is_remembered_than_said() -> None:
    memo, name = Memo(), Once[int, object]("neighbours", most=2)

    first, second = memo.once(name, 1, object), memo.once(name, 2, object)
    assert memo.once(name, 1, object) is first
    third = memo.once(name, 3, object)

    assert memo.once(name, 3, object) is third
    assert memo.once(name, 2, object) is not second


def test_nothing_is_a_thing_to_keep() -> None:
    memo, name = Memo(), Once[str, int | None]("number")

    memo.once(name, "a", lambda: None)

    assert memo.once(name, "a", lambda: 1) is None


def test_equal_keys_of_two_things_to_make_never_meet() -> None:
    memo = Memo()

    memo.once(Once[str, str]("text"), "lonely", lambda: "a text")

    assert memo.once(Once[str, str]("text"), "lonely", lambda: "a name") == "a name"


def test_a_text_that_equals_a_slug_stays_what_it_is() -> None:
    context = PageContext(catalogue(models={"lonely": {"name": "Lonely"}}), Addresses(""))

    of_model = context.made_of_facts(context.catalogue.models["lonely"])

    assert of_model.startswith("Lonely is a chat model")
    assert context.text("lonely") == "lonely"


def test_a_catalogue_goes_with_its_build(tmp_path: Path) -> None:
    others = catalogues()
    for number in range(3):
        build.build(world("typical"), tmp_path / f"site-{number}")

    known = {id(each) for each in others}
    assert len([each for each in catalogues() if id(each) not in known]) <= 1


def catalogues() -> list[Catalogue]:
    """All that are alive in this process, other tests' too, some of which cannot be hashed."""
    gc.unfreeze()
    gc.collect()
    return [thing for thing in gc.get_objects() if isinstance(thing, Catalogue)]


def functions() -> Iterator[tuple[Path, ast.FunctionDef]]:
    for path in PACKAGE.rglob("*.py"):
        for node in ast.walk(ast.parse(path.read_text())):
            if isinstance(node, ast.FunctionDef):
                yield path, node


@pytest.mark.no_cover  # it runs nothing of the package
def test_caches_of_modules_hold_plain_values_only() -> None:
    kept = [
        (path.relative_to(PACKAGE).as_posix(), function.name, ast.unparse(argument.annotation))
        for path, function in functions()
        for decorator in function.decorator_list
        if ast.unparse(decorator).split("(")[0] in {"cache", "lru_cache"}
        for argument in function.args.args
        if argument.annotation
    ]

    assert len(kept) > 20
    assert [each for each in kept if each[2] not in PLAIN | TYPES] == []


@pytest.mark.no_cover  # it runs nothing of the package
def test_no_key_is_the_id_of_an_object() -> None:
    asks = {
        path.relative_to(PACKAGE).as_posix()
        for path in PACKAGE.rglob("*.py")
        for node in ast.walk(ast.parse(path.read_text()))
        if isinstance(node, ast.Call) and ast.unparse(node.func) == "id"
    }

    assert asks == set()
