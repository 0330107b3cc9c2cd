"""What the pages of the real site show runs as it stands there."""

import sys

import pytest

from llmref.catalogue.link import Catalogue
from llmref.recipes.languages import LANGUAGES
from tests.recipes import publish, seeds
from tests.recipes.job import Published
from tests.recipes.perform import perform
from tests.sites import real_site

pytestmark = pytest.mark.recipes


@pytest.fixture(scope="module")
def catalogue() -> Catalogue:
    return seeds.catalogue(publish.PROJECT / "seeds")


@pytest.fixture(scope="module")
def shown(tmp_path_factory: pytest.TempPathFactory) -> list[Published]:
    return list(publish.from_pages(real_site(tmp_path_factory)))


def test_pages_show_every_call_and_no_other(shown: list[Published], catalogue: Catalogue) -> None:
    pages = {(each.call, each.offering): each for each in shown}
    made = {(each.call, each.offering): each for each in publish.directly(catalogue)}

    assert pages == made


def test_a_sample_of_all_providers_runs_unchanged(
    shown: list[Published], catalogue: Catalogue
) -> None:
    calls = publish.sample(shown)
    sys.stdout.write(f"{publish.sampled()}\n")
    wrong = [str(each) for each in perform(calls, catalogue) if each.faults]

    assert not wrong, "\n".join(wrong)
    assert len({call.offering for call in calls}) >= publish.BY_CHANCE
    assert {call.language for call in calls} == set(LANGUAGES)
