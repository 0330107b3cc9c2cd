"""Each part that is clever for speed can be left out, and changes no byte of a site."""

import gc
import importlib
import os
import re
import subprocess
import sys
from pathlib import Path

import pytest
from jinja2 import Environment

from llmref import speed
from llmref.speed import garbage, template_code
from tests.sites import tree, world

FOLDER = Path(speed.__file__).parent
GOLDEN = Path(__file__).parents[2] / "golden/tiny"
WITHOUT_A_HOOK = """
import sys
import markupsafe
from jinja2.compiler import CodeGenerator

library, hook = {library}, {hook!r}
private = getattr(library, hook)
delattr(library, hook)
from llmref.speed import template_code
setattr(library, hook, private)  # the library needs it itself

from pathlib import Path
from llmref.build import build

assert template_code.environment_class() is not template_code.PlainEnvironment
build(Path(sys.argv[1]), Path(sys.argv[2]))
"""


def built(out: Path, *command: str, plain: str = "") -> dict[str, bytes]:
    """The site that a fresh process builds."""
    subprocess.run(
        [sys.executable, *command],
        env={**os.environ, speed.VARIABLE: plain},
        check=True,
        capture_output=True,
    )
    return tree(out)


@pytest.mark.system
def test_a_site_without_any_part_has_the_same_bytes(tmp_path: Path) -> None:
    sites = [
        built(tmp_path / (plain or "none"), *_build(tmp_path / (plain or "none")), plain=plain)
        for plain in ("", "all")
    ]

    assert sites[0] == sites[1]


@pytest.mark.system
def test_the_golden_site_is_built_without_any_part(tmp_path: Path) -> None:
    site = built(tmp_path / "site", *_build(tmp_path / "site", "tiny"), plain="all")

    assert site == tree(GOLDEN)


def _build(out: Path, name: str = "typical") -> tuple[str, ...]:
    return ("-m", "llmref", "build", "--seeds", str(world(name)), "--out", str(out))


@pytest.mark.system
@pytest.mark.parametrize(
    ("library", "hook"), [("markupsafe", "_escape_inner"), ("CodeGenerator", "_output_child_pre")]
)
def test_without_a_private_hook_jinja2_compiles_in_its_own_way(
    library: str, hook: str, tmp_path: Path
) -> None:
    script = WITHOUT_A_HOOK.format(library=library, hook=hook)

    site = built(tmp_path / "a", "-c", script, str(world("typical")), str(tmp_path / "a"))

    assert site == built(tmp_path / "b", *_build(tmp_path / "b"))


def test_the_hooks_are_there_in_the_versions_that_are_pinned() -> None:
    assert template_code.environment_class() is template_code.PlainEnvironment


@pytest.mark.parametrize("part", speed.PARTS)
def test_a_part_is_left_out_alone_or_with_all(part: str, monkeypatch: pytest.MonkeyPatch) -> None:
    on = {
        value: {each for each in speed.PARTS if _is_on(value, each, monkeypatch)}
        for value in ("", "all", part, f" {part} ,")
    }

    others = {each for each in speed.PARTS if each != part}
    assert on == {"": {part, *others}, "all": set(), part: others, f" {part} ,": others}


def _is_on(value: str, part: speed.Part, monkeypatch: pytest.MonkeyPatch) -> bool:
    monkeypatch.setenv(speed.VARIABLE, value)
    return speed.is_on(part)


def test_a_part_that_does_not_exist_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv(speed.VARIABLE, "worker")

    with pytest.raises(SystemExit, match=r"^LLMREF_PLAIN: there is no 'worker'; set it to all,"):
        speed.is_on("workers")


def test_left_out_parts_do_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv(speed.VARIABLE, "all")
    gc.enable()

    assert template_code.environment_class() is Environment
    with garbage.no_search_for_garbage():
        assert gc.isenabled()


@pytest.mark.parametrize("part", speed.PARTS)
def test_each_part_has_a_page_with_what_it_gains_and_its_switch(part: str) -> None:
    module = importlib.import_module(f"llmref.speed.{part}")
    readme, page = ((FOLDER / f"{name}.md").read_text() for name in ("README", part))
    _, gains, switch = re.split(r"^## .+$", page, flags=re.MULTILINE)

    assert module.__doc__
    assert f"[`{part}.py`]({part}.md)" in readme
    assert re.search(r"\d\.\d\d . the processor time", gains)
    assert "wall time" in gains
    assert re.search(r"20\d\d-\d\d-\d\d", gains)
    assert f"`{speed.VARIABLE}={part}`" in switch


def test_there_is_a_page_for_each_part_and_none_beside() -> None:
    pages = {page.stem for page in FOLDER.glob("*.md")}

    assert pages == {"README", *speed.PARTS}
