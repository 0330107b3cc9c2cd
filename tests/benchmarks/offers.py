"""Offerings files: prices with tiers, batch, history and disputes, limits, features, variants."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from random import Random  # noqa: TID251  # seeded: the same catalogue every time

from llmref.records.kinds import Kind
from tests.benchmarks import texts

_RATES: dict[Kind, tuple[str, float]] = {
    "image": ("image", 0.04),
    "video": ("video_second", 0.1),
    "speech": ("characters", 10),
    "transcription": ("audio_minute", 0.005),
    "rerank": ("rerank", 2),
    "embedding": ("input", 0.1),
    "moderation": ("input", 0.1),
}
"""The one rate of a kind that is not charged by tokens in and out, and about what it costs."""
_HEAD = """\
sources:
  models.dev: {url: https://models.dev/api.json, via: catalogue, name: models.dev, \
revision: f3fc6922, checked: 2026-11-02}
  litellm: {url: https://github.com/BerriAI/litellm, via: catalogue, name: LiteLLM, \
revision: 1.109.1, checked: 2026-11-12}
"""


@dataclass(slots=True)
class Model:
    """What offerings need to know of a model."""

    slug: str
    creator: str
    family: str
    kind: Kind
    cost: float
    """US dollars for a million input tokens, about."""
    context: int
    sellers: int = 1


def file(random: Random, provider: str, models: list[Model]) -> str:
    """The offerings of one provider."""
    pairs = sorted((f"{model.creator}/{model.slug}", model) for model in models) if models else []
    entries = "".join("".join(_offering(random, native_id, model)) for native_id, model in pairs)
    used = "litellm" in entries
    head = _HEAD if used else _HEAD[: _HEAD.index("  litellm")]
    defaults = "{source: models.dev, checked: 2026-11-02, deployment: serverless, billing: usage}"
    return f"# {provider}\n{head}defaults: {defaults}\nofferings:\n{entries}"


def _offering(random: Random, native_id: str, model: Model) -> Iterator[str]:
    yield f"- model: {model.slug}\n  id: {native_id}\n"
    if random.random() < 0.35:
        yield f"  limits: {{context: {model.context // 2}, output: {model.context // 8}}}\n"
    if random.random() < 0.2:
        yield f"  features: {{tools: no, reasoning: {random.choice(('yes', 'no'))}}}\n"
    if random.random() < 0.05:
        yield "  lifecycle: {status: deprecated, retires_on: 2027-06-01}\n"
    unpriced = random.random()
    if unpriced < 0.08:
        yield f"  billing: {random.choice(('unknown', 'unknown', 'free'))}\n"
    else:
        yield "  prices:\n"
        yield from _prices(random, model)
        if random.random() < 0.1:
            yield "  not_offered: [flex]\n"
    if random.random() < 0.04:
        yield f'  gotchas:\n  - {{text: "{texts.sentence(random)}"}}\n'
    if unpriced >= 0.08 and random.random() < 0.12:
        yield "  variants:\n"
        yield from _variants(random, native_id, model)


def _prices(random: Random, model: Model, indent: str = "  ") -> Iterator[str]:
    # Most sell at the maker's price; some add a margin.
    factor = 1 if random.random() < 0.55 else random.choice((0.8, 0.9, 1.05, 1.1, 1.25))
    if model.kind in _RATES:
        rate, about = _RATES[model.kind]
        yield f"{indent}- rates: {{{rate}: {_amount(about * factor)}}}\n"
        return
    ended = random.random() < 0.06
    yield f"{indent}- rates: {_rates(model, factor)}\n"
    if ended:
        yield f"{indent}  starts: 2026-03-01\n"
    if random.random() < 0.25:
        disputed = _rates(model, factor * 0.5)
        yield f"{indent}  disputed:\n{indent}  - {{rates: {disputed}, source: litellm}}\n"
    if ended:
        yield f"{indent}- rates: {_rates(model, factor * 1.5)}\n{indent}  ends: 2026-03-01\n"
    if model.context > 400_000 and random.random() < 0.4:
        yield f"{indent}- when: {{input_above: 200000}}\n"
        yield f"{indent}  rates: {_rates(model, factor * 2)}\n"
    elif random.random() < 0.2:
        yield f"{indent}- when: {{mode: batch}}\n{indent}  rates: {_rates(model, factor / 2)}\n"
        yield f"{indent}  source: litellm\n"


def _rates(model: Model, factor: float) -> str:
    base = model.cost * factor
    rates = f"input: {_amount(base)}, output: {_amount(base * 4)}"
    # Half of the models have a cache, at all of their providers.
    return f"{{{rates}, cache_read: {_amount(base / 10)}}}" if model.context % 3 else f"{{{rates}}}"


def _amount(dollars: float) -> str:
    return f"{max(dollars, 0.000001):.6f}".rstrip("0").rstrip(".")


def _variants(random: Random, native_id: str, model: Model) -> Iterator[str]:
    for region in random.sample(("apac", "au", "eu", "jp", "us"), random.randint(1, 3)):
        yield f"  - id: {region}.{native_id}\n    label: {region.upper()}\n"
        yield f"    region: {region.upper()}\n"
        if random.random() < 0.5:
            yield "    prices:\n"
            yield from _prices(random, model, "    ")
