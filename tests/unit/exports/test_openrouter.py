"""The catalogue in OpenRouter's shape: its own offerings, in its words."""

import json
from pathlib import Path
from typing import Any

import pytest

from llmref.catalogue.link import link
from llmref.exports.listed import NotInThisShape, Shaped
from llmref.exports.openrouter_strict import as_openrouter_strict
from llmref.exports.shapes import exported
from llmref.seeds import load

pytestmark = pytest.mark.world("typical")

Json = Any
TOP = "sources:\n  page: {url: https://openrouter.example.com, via: page}\n"
PROVIDER = "name: OpenRouter\nkind: gateway\nrefresh: weekly\n"
SOLD = "defaults: {source: page, checked: 2026-11-18, billing: usage}\nofferings:\n"


def with_router(seeds: Path, offerings: str, slug: str = "openrouter", more: str = "") -> Path:
    """The seeds with a provider that sells this."""
    (seeds / f"providers/{slug}.yaml").write_text(PROVIDER + more)
    (seeds / f"offerings/{slug}.yaml").write_text(TOP + SOLD + offerings)
    return seeds


def written(
    seeds: Path,
    offerings: str,
    slug: str = "openrouter",
    more: str = "",
    shape: str = "openrouter-partial",
) -> list[Json]:
    read, problems = load(with_router(seeds, offerings, slug, more))
    assert not problems
    models: list[Json] = json.loads(exported(link(read), shape))["data"]
    return models


def one(seeds: Path, rates: str, more: str = "") -> Json:
    text = f"- model: anvil-2.1-mini\n  id: acme/anvil\n  prices:\n  - rates: {{{rates}}}\n"
    return written(seeds, text + more)[0]


ANVIL = """\
- model: anvil-2.1
  id: acme/anvil-2.1
  limits: {context: 64000, output: 8000}
  input: [text, pdf]
  output: [text]
  lifecycle: {status: deprecated, retires_on: 2027-03-01}
  prices:
  - rates: {input: 1.25, output: 10, cache_read: 0.0000125, CACHED}
""".replace("CACHED", "cache_write: free, audio_input: 3, request: 5, web_search: 10")


def test_an_offering_is_said_in_the_words_of_openrouter(seeds: Path) -> None:
    assert written(seeds, ANVIL) == [
        {
            "id": "acme/anvil-2.1",
            "name": "Acme & Co.: Anvil 2.1 (Turbo)",
            "context_length": 64000,
            "architecture": {"input_modalities": ["text", "file"], "output_modalities": ["text"]},
            "pricing": {
                "prompt": "0.00000125",
                "completion": "0.00001",
                "request": "0.005",
                "audio": "0.000003",
                "web_search": "0.01",
                "input_cache_read": "0.0000000000125",
                "input_cache_write": "0",
            },
            "top_provider": {"max_completion_tokens": 8000},
            "supported_parameters": [
                "reasoning",
                "response_format",
                "structured_outputs",
                "tools",
            ],
            "expiration_date": "2027-03-01",
        }
    ]


def test_only_offerings_of_openrouter_are_listed_by_id(seeds: Path) -> None:
    text = "- model: ear-2\n  id: wile/ear\n  billing: unknown\n  variants:\n"
    found = written(seeds, text + "  - {id: acme/ear, label: copy}\n")

    assert [model["id"] for model in found] == ["acme/ear", "wile/ear"]


def test_a_provider_that_openrouter_calls_itself_is_taken_for_it(seeds: Path) -> None:
    named = "catalogue_ids: {openrouter: openrouter}\n"

    assert written(seeds, ANVIL, "router-one", named)[0]["id"] == "acme/anvil-2.1"


def test_without_openrouter_there_is_nothing_to_write(seeds: Path) -> None:
    with pytest.raises(NotInThisShape, match="there is no provider `openrouter`"):
        exported(link(load(seeds)[0]), "openrouter")


def test_what_nobody_stated_has_no_key(seeds: Path) -> None:
    found = written(seeds, "- model: auto\n  id: openrouter/auto\n  billing: unknown\n")

    assert found == [{"id": "openrouter/auto", "name": "Auto (best for the prompt)"}]


def test_what_is_free_costs_nothing(seeds: Path) -> None:
    found = written(seeds, "- model: ear-2\n  id: wile/ear:free\n  billing: free\n")

    assert found[0]["pricing"] == {"prompt": "0", "completion": "0"}


@pytest.mark.parametrize(
    ("rates", "image"),
    [
        ("input: 1, output: 2, image_input: 1", "0.000001"),
        ("input: 1, output: 2, image_input: 3", None),  # by the image or by the token?
        ("output: 2, image_input: 3", None),
    ],
)
def test_images_are_priced_where_they_cost_what_text_does(
    seeds: Path, rates: str, image: str | None
) -> None:
    assert one(seeds, rates)["pricing"].get("image") == image


@pytest.mark.parametrize(
    ("features", "parameters"),
    [
        ("reasoning: no, tools: yes, structured_output: no", ["tools"]),
        ("structured_output: no, json_mode: no", ["tools"]),  # the others as the model says
        ("tools: no, structured_output: no", None),  # an empty list says nothing
        ("temperature: yes", None),  # who leaves structured output out says no to it
        ("tools: no, structured_output: no, temperature: yes", ["temperature"]),
    ],
)
def test_parameters_are_listed_where_leaving_one_out_is_true(
    seeds: Path, features: str, parameters: list[str] | None
) -> None:
    found = one(seeds, "input: 1, output: 2", f"  features: {{{features}}}\n")

    assert found.get("supported_parameters") == parameters


@pytest.mark.parametrize(
    ("address", "repository"),
    [
        ("https://huggingface.co/acme/Anvil-2.1", "acme/Anvil-2.1"),
        ("https://huggingface.co/acme/", None),
        ("https://huggingface.co/collections/acme/anvil", None),
        ("https://hub.example.com/acme/anvil", None),
    ],
)
def test_open_weights_are_named_by_their_repository(
    seeds: Path, address: str, repository: str | None
) -> None:
    file = seeds / "models/acme/anvil-2.1.yaml"
    file.write_text(file.read_text().replace("https://hub.example.com/acme/anvil-2.1", address))

    assert written(seeds, ANVIL)[0].get("hugging_face_id") == repository


@pytest.mark.parametrize(("cutoff", "day"), [("2025-06", None), ("2025-06-30", "2025-06-30")])
def test_a_cutoff_is_said_where_it_is_precise_to_the_day(
    seeds: Path, cutoff: str, day: str | None
) -> None:
    file = seeds / "models/acme/anvil-2.1-mini.yaml"
    file.write_text(file.read_text().replace("cutoff: 2025-06", f"cutoff: {cutoff}"))

    assert one(seeds, "input: 1, output: 2").get("knowledge_cutoff") == day


# --- what a client of OpenRouter demands ------------------------------------------------------

MINI = """\
- model: anvil-2.1-mini
  id: acme/anvil-mini
  limits: {output: 8000}
  input: [text, pdf]
  output: [text]
  features: {tools: yes}
"""
PRICED = f"{MINI}  prices:\n  - rates: {{input: 1.25, output: 10}}\n"
FREE = f"{MINI}  billing: free\n".replace("[text]", "[text, embedding]")


def shaped(seeds: Path, offerings: str) -> Shaped:
    read, problems = load(with_router(seeds, offerings))
    assert not problems
    return as_openrouter_strict(link(read))


def test_every_key_that_the_answer_has_is_filled_by_a_rule(seeds: Path) -> None:
    (partial,) = written(seeds, PRICED)
    (strict,) = written(seeds, PRICED, shape="openrouter")

    assert strict == {
        **partial,
        "architecture": {**partial["architecture"], "modality": "text+file->text"},
        "canonical_slug": "acme/anvil-mini",
        "created": 1773446400,  # 2026-03-14
        "default_parameters": None,
        "links": {"details": "/api/v1/models/acme/anvil-mini/endpoints"},
        "per_request_limits": None,
        "supported_parameters": strict["supported_parameters"],
        "supported_voices": None,
        "top_provider": {"is_moderated": False, "max_completion_tokens": 8000},
    }
    assert "tools" in strict["supported_parameters"]


def test_the_answer_counts_what_it_has_and_has_no_second_page(seeds: Path) -> None:
    answer: Json = shaped(seeds, PRICED).data

    assert (answer["total_count"], answer["links"]) == (1, {"next": None})


@pytest.mark.parametrize(
    ("offerings", "reason"),
    [
        (ANVIL, "no day of release"),  # its month alone is known
        (f"{MINI}  billing: unknown\n", "no price of input and output"),
        (f"{MINI}  prices:\n  - rates: {{input: 1}}\n", "no price of input and output"),
        (FREE, "no list of what it takes or returns"),  # OpenRouter's word for it is not known
    ],
)
def test_what_has_no_rule_leaves_an_id_out_and_is_counted(
    seeds: Path, offerings: str, reason: str
) -> None:
    file = shaped(seeds, offerings)

    assert (file.ids, dict(file.left_out)) == (0, {reason: 1})
