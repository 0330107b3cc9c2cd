"""templates/README.md says what a template may ask of `page` and `site`, as the classes are."""

import pytest

from llmref import judge, pages
from llmref.pages.context import PageContext
from llmref.project import shipped
from llmref.urls import Addresses
from tests.page_objects import replaced, section
from tests.worlds import WORLDS

README = shipped("templates") / "README.md"


def bodies() -> dict[str, type]:
    """The type of `page.body` by template, over all pages of a world that has every kind."""
    catalogue, _ = judge.check(WORLDS / "typical")
    assert catalogue is not None
    context = PageContext(catalogue, Addresses("https://example.com"))
    made = [plan.make() for plan in pages.plans(context)]
    return {page.template: type(page.body) for page in made}


def test_the_readme_states_what_page_and_site_offer(request: pytest.FixtureRequest) -> None:
    text = README.read_text()
    new = replaced(text, section(bodies()))
    if request.config.getoption("--renew-golden"):
        README.write_text(new)

    assert README.read_text() == new, "run this test with --renew-golden, then read the diff"


def test_every_template_of_a_page_is_among_them() -> None:
    folder = shipped("templates")

    files = {file.relative_to(folder).as_posix() for file in folder.glob("pages/*.html")}

    assert files == {template for template in bodies() if template.startswith("pages/")}
