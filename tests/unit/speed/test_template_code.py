"""What a template showed is let go once it is rendered, also where nobody looks for garbage."""

import gc
from collections.abc import Iterator
from weakref import ref

import pytest
from jinja2 import DictLoader

from llmref.speed.template_code import PlainEnvironment

MACRO = "{% macro row(word) %}{{ word }} at {{ site }}{% endmacro %}{{ row(page.words) }}"


class Page:
    """A page whose end can be seen."""

    words = "an anvil"


@pytest.fixture(autouse=True)
def no_search() -> Iterator[None]:
    gc.disable()
    yield
    gc.enable()


def rendered(template: str) -> tuple[str, bool]:
    """The text of a page, and whether the page is still there afterwards."""
    environment = PlainEnvironment(autoescape=True, loader=DictLoader({"page": template}))
    page = Page()
    seen = ref(page)

    text = environment.get_template("page").render(page=page, site="Acme")

    del page
    return text, seen() is not None


@pytest.mark.parametrize("template", [MACRO, "{% set word = page.words %}{{ word }} at {{ site }}"])
def test_a_page_is_let_go_once_it_is_rendered(template: str) -> None:
    assert rendered(template) == ("an anvil at Acme", False)
