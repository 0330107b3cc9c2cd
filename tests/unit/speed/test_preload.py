"""What a second process does ahead makes a build faster, and nothing else."""

from __future__ import annotations

import io
import marshal
import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from llmref import build, judge, seeds, yaml_text
from llmref.edits.stage import Change, editing
from llmref.locks import stamp
from llmref.pages.call_block import CallBlocks
from llmref.problems import Verdict
from llmref.project import TEMPLATES, Templates
from llmref.recipes.proof import Proof
from llmref.render import compiled
from llmref.render.renderer import Renderer
from llmref.speed import preload, preload_process
from llmref.urls import Addresses
from tests.sites import tree
from tests.worlds import lay


@pytest.fixture
def second(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[preload.Ahead]:
    """A real second process at seeds of which it reads a part."""
    monkeypatch.setattr(preload, "WORTH_STARTING", 1)
    monkeypatch.setattr("os.cpu_count", lambda: 2)
    folder = lay(tmp_path / "seeds", "typical")
    (folder / "static/openapi.yaml").write_text("openapi: 3.1.0\n")  # YAML, and no seed
    with preload.started(folder, TEMPLATES) as started:
        yield started


def test_it_reads_most_of_the_seeds_as_the_build_would(
    second: preload.Ahead, tmp_path: Path
) -> None:
    files = {path for path, _ in seeds.seed_paths(tmp_path / "seeds") if path.endswith(".yaml")}

    assert len(files) / 2 < len(second.paths) < len(files)
    assert second.stamp == stamp(tmp_path / "seeds")
    for path in files:
        text = (tmp_path / "seeds" / path).read_text()
        expected = yaml_text.parse(text).value if path in second.paths else None
        assert second.value(path) == expected


@pytest.mark.system
def test_the_build_makes_the_same_site_with_it(second: preload.Ahead, tmp_path: Path) -> None:
    _, made = build.build(tmp_path / "seeds", tmp_path / "with", ahead=second)
    build.build(tmp_path / "seeds", tmp_path / "without")

    assert made is not None
    assert tree(tmp_path / "with") == tree(tmp_path / "without")


@pytest.mark.system
def test_all_templates_are_compiled_once(
    second: preload.Ahead, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    compiled.forget_compiled()
    second.value(next(iter(second.paths)))
    compiled.keep_compiled(second.compiled())
    monkeypatch.setattr("jinja2.Environment.compile", lambda *_, **__: pytest.fail("compiled here"))

    verdict, made = build.build(tmp_path / "seeds", tmp_path / "site")

    assert made is not None, verdict


def test_it_compiles_with_the_names_of_the_filters_that_a_renderer_has(tmp_path: Path) -> None:
    catalogue, _ = judge.check(lay(tmp_path / "seeds", "tiny"))
    assert catalogue is not None
    own = tmp_path / "templates"
    own.mkdir()
    filters = "".join(f"|{name}" for name in (*compiled.FILTERS, *compiled.RENDERERS))
    (own / "probe.md").write_text(f"{{% if given %}}{{{{ given{filters} }}}}{{% endif %}}as asked")
    templates = Templates((own, *TEMPLATES.folders))
    view = build.site_view(catalogue, Addresses("https://a.example"), templates)

    compiled.keep_compiled(compiled.compile_all(templates))
    renderer = Renderer(templates, view, CallBlocks(Proof({}, {})))

    assert renderer.text("probe.md", given="") == b"as asked"
    compiled.forget_compiled()
    assert renderer.text("probe.md", given="") == b"as asked"


def test_problems_of_what_it_read_have_their_lines(tmp_path: Path) -> None:
    folder = lay(tmp_path / "seeds", "tiny")
    broken = next(path for path in sorted(preload.share(folder)[0]) if path.startswith("models/"))
    file = folder / broken
    file.write_text(file.read_text() + "nmae: Anvil\nkind: chatt\n")
    told = io.BytesIO()
    preload_process.read_ahead(folder, TEMPLATES, told)
    told.seek(0)

    verdict, made = build.build(
        folder, tmp_path / "site", ahead=preload.Ahead(preload.share(folder)[0], told)
    )

    assert made is None
    _, alone = judge.check(folder)
    assert verdict == alone
    assert all(problem.line for problem in verdict.problems)


def test_a_file_with_a_fault_is_left_to_the_build(tmp_path: Path) -> None:
    folder = lay(tmp_path / "seeds", "tiny")
    path = min(preload.share(folder)[0])
    (folder / path).write_text("a: [\n")
    told = io.BytesIO()

    preload_process.read_ahead(folder, TEMPLATES, told)

    told.seek(0)
    values = marshal.load(told)
    assert path not in values
    assert set(values) == preload.share(folder)[0] - {path}


@pytest.mark.parametrize("told", [b"", b"\x00", b"not marshal"])
def test_a_process_that_ended_early_costs_only_time(tmp_path: Path, told: bytes) -> None:
    folder = lay(tmp_path / "seeds", "tiny")
    second = preload.Ahead(preload.share(folder)[0], io.BytesIO(told))

    found, problems = seeds.load(folder, second)

    assert (found, Verdict.of(problems).errors) == (seeds.load(folder)[0], 0)
    assert second.compiled() == {}


def test_nothing_is_started_for_few_seeds_or_on_one_core(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = lay(tmp_path / "seeds", "tiny")
    with preload.started(folder, TEMPLATES) as few:
        assert few is preload.NOTHING_AHEAD
    monkeypatch.setattr(preload, "WORTH_STARTING", 1)
    monkeypatch.setattr("os.cpu_count", lambda: 1)
    with preload.started(folder, TEMPLATES) as alone:
        assert alone is preload.NOTHING_AHEAD
    with preload.started(tmp_path / "nowhere", TEMPLATES) as nothing:
        assert nothing is preload.NOTHING_AHEAD


def test_a_link_is_not_read_ahead(tmp_path: Path) -> None:
    folder = lay(tmp_path / "seeds", "tiny")
    (folder / "models" / "a.yaml").symlink_to(folder / "site.yaml")

    assert "models/a.yaml" not in preload.share(folder)[0]


def test_what_it_read_before_an_edit_is_not_used(tmp_path: Path) -> None:
    folder = lay(tmp_path / "seeds", "tiny")
    said = io.BytesIO(marshal.dumps({"site.yaml": {"name": "Before"}}))
    second = preload.Ahead(frozenset({"site.yaml"}), said, stamp(folder))
    data = (folder / "models/acme/anvil-1.yaml").read_bytes().replace(b"Anvil 1", b"Anvil 2")
    with editing(folder) as edit:
        edit.commit([Change("models/acme/anvil-2.yaml", None, data)])

    read, problems = seeds.load(folder, second)

    assert problems == []
    assert read.sites[0].record.name != "Before"


def test_a_file_that_vanishes_while_sizes_are_taken_is_left_out(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = lay(tmp_path / "seeds", "tiny")
    scandir = os.scandir

    def vanishing(path: str) -> list[os.DirEntry[str]]:
        entries = list(scandir(path))
        (folder / "site.yaml").unlink(missing_ok=True)
        return entries

    monkeypatch.setattr(os, "scandir", vanishing)

    assert "site.yaml" not in preload.share(folder)[0]


def test_it_ends_with_the_build_that_started_it(tmp_path: Path) -> None:
    folder = lay(tmp_path / "seeds", "typical")
    folders = (str(folder), *map(str, TEMPLATES.folders))
    command = [sys.executable, "-m", "llmref.speed.preload_process", *folders]
    second = subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE)
    assert second.stdin is not None
    assert second.stdout is not None
    assert second.stdout.read(1)  # it is at work, and now waits for a reader

    second.stdin.close()

    assert second.wait(timeout=60) == 1
    second.stdout.close()
