"""The few seeds, and what comes of running all their calls and some with planted faults."""

import pytest

from llmref.catalogue.link import Catalogue
from tests.recipes import planted, publish, seeds
from tests.recipes.perform import Performed, perform


@pytest.fixture(scope="session")
def few(tmp_path_factory: pytest.TempPathFactory) -> Catalogue:
    return seeds.catalogue(seeds.write(tmp_path_factory.mktemp("few") / "seeds"))


@pytest.fixture(scope="session")
def few_performed(few: Catalogue) -> dict[str, Performed]:
    """Every call of the few seeds and every planted fault, by its name, run once."""
    sound = list(publish.directly(few))
    spoilt = planted.calls({call.name: call for call in sound})
    performed = perform([*sound, *spoilt.values()], few, planted.VARIABLES)
    names = [*(call.name for call in sound), *spoilt]
    return dict(zip(names, performed, strict=True))
