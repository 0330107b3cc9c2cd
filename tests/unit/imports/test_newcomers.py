"""An id that is new says how it is called, where its catalogue and its provider both say so."""

import pytest

from generator.imports.newcomers import Newcomer, with_newcomers
from generator.records.offering import Defaults
from generator.records.provider import RecipeClass
from generator.records.traits import Traits
from tests.unit.imports.test_sellables import candidate, claims


@pytest.mark.parametrize(
    ("responses_only", "responses", "expected"),
    [
        (True, "openai-responses", "openai-responses"),
        (True, "azure-responses", "azure-responses"),
        (True, None, None),
        (False, "openai-responses", None),
    ],
)
def test_a_new_id_is_called_by_responses_where_it_answers_nothing_else(
    responses_only: bool, responses: RecipeClass | None, expected: str | None
) -> None:
    said = candidate(responses_only=responses_only)
    newcomer = Newcomer(said, "anvil-1", "", False, Traits(), responses)

    (found,) = with_newcomers([], [newcomer], Defaults(), claims(), [])

    assert found.recipe == expected
