"""Whatever ends a build, and whenever: the site is the old one or the new, and nobody works on."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.benchmarks import catalogue
from tests.chaos.killing import DEADLINE_S, From, finished, killed, moments, started
from tests.sites import tree

pytestmark = pytest.mark.attacks

Worlds = tuple[Path, Path]
Sites = tuple[dict[str, bytes], dict[str, bytes]]


@pytest.fixture(scope="session")
def worlds(tmp_path_factory: pytest.TempPathFactory) -> Worlds:
    """Two folders of seeds, of so many pages that a build takes two processes."""
    folder = tmp_path_factory.mktemp("worlds")
    for name, offerings in (("one", 300), ("other", 310)):
        catalogue.write(folder / name, offerings)
    return folder / "one", folder / "other"


@pytest.fixture(scope="session")
def sites(worlds: Worlds, tmp_path_factory: pytest.TempPathFactory) -> Sites:
    """What a build makes of each, alone and in peace."""
    folder = tmp_path_factory.mktemp("sites")
    for seeds in worlds:
        finished(building(seeds, folder / seeds.name))
    return tree(folder / "one"), tree(folder / "other")


def building(seeds: Path, site: Path) -> list[str]:
    return ["build", "--seeds", str(seeds), "--out", str(site)]


def test_a_kill_at_any_moment_leaves_the_old_site_or_the_new(
    worlds: Worlds, sites: Sites, tmp_path: Path, kills: int
) -> None:
    site = tmp_path / "site"
    finished(building(worlds[0], site))
    seconds = finished(building(worlds[1], site))

    for number, moment in enumerate(moments(kills, seconds, "build", [From.START])):
        at = number % 2
        said = killed(building(worlds[at], site), moment, worlds[at])

        assert "Traceback" not in said, moment
        assert tree(site) in sites, moment
        if number % 3 == 0:  # now and then a build after it is not killed
            finished(building(worlds[at], site))
            assert tree(site) == sites[at], moment


@pytest.mark.parametrize("ways", [(0, 1), (0, 0)], ids=["other seeds", "the same seeds"])
def test_two_builds_at_once_publish_one_whole_site(
    worlds: Worlds, sites: Sites, tmp_path: Path, rounds: int, ways: tuple[int, int]
) -> None:
    site = tmp_path / "site"
    for _ in range(rounds):
        both = [started(building(worlds[way], site)) for way in ways]
        said = [process.communicate(timeout=DEADLINE_S)[1] for process in both]

        assert [process.returncode for process in both] == [0, 0], said
        assert tree(site) in [sites[way] for way in ways]
        finished(building(worlds[1], site))
        assert tree(site) == sites[1]
