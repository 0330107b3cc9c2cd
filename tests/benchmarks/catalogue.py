"""A seeds folder of any size, shaped like the real catalogue: skewed, priced, told with Markdown.

The same number gives the same bytes. Of 5,300 offerings there are 1,300 models, 147 providers and
115 creators; a few models are sold nearly everywhere, and most at one to three providers.
"""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from random import Random  # noqa: TID251  # seeded: the same catalogue every time

from llmref.records.kinds import Kind
from tests.benchmarks import offers, texts

AS_OF = "2026-11-23"
_KINDS: dict[Kind, int] = {
    "chat": 1_000,
    "embedding": 80,
    "image": 70,
    "speech": 40,
    "transcription": 40,
    "video": 30,
    "rerank": 20,
    "completion": 10,
    "moderation": 6,
    "router": 4,
}
_SOURCES = (
    "- {url: https://models.dev/api.json, via: catalogue, name: models.dev, revision: f3fc6922,"
    " checked: 2026-11-02, for: [name]}\n"
    "- {url: https://docs.example.com/models, via: docs, checked: 2026-11-12}\n"
)


@dataclass(frozen=True, slots=True)
class Counts:
    """How many of each there are."""

    offerings: int

    @property
    def models(self) -> int:
        """About four offerings to a model."""
        return max(10, self.offerings * 1_300 // 5_300)

    @property
    def providers(self) -> int:
        """About 36 offerings to a provider."""
        return max(8, self.offerings * 147 // 5_300)

    @property
    def creators(self) -> int:
        """About eleven models to a creator."""
        return max(4, self.offerings * 115 // 5_300)


def write(folder: Path, offerings: int) -> None:
    """Write seeds with so many offerings, valid and without an error, into an empty folder."""
    random, counts = Random(offerings), Counts(offerings)
    creators = [f"{texts.word(random, number)}-ai" for number in range(counts.creators)]
    families = _families(random, creators)
    models = _models(random, counts, families)
    for creator in creators:
        _save(folder / "creators" / f"{creator}.yaml", _creator(random, creator, families[creator]))
    for number, model in enumerate(models):
        neighbour = models[number - 1].slug
        file = folder / "models" / model.creator / f"{model.slug}.yaml"
        _save(file, _model(random, model, neighbour))
    for provider, held in _sold(random, counts, models).items():
        _save(folder / "offerings" / f"{provider}.yaml", offers.file(random, provider, held))
        _save(folder / "providers" / f"{provider}.yaml", _provider(random, provider, held))
    for number in range(8):
        _save(folder / "pages" / f"page-{number}.md", _page(random, number))
    _save(folder / "site.yaml", _site(models))
    moved = "".join(
        f"  old-{model.slug}: {model.slug}\n" for model in models[:: counts.models // 8]
    )
    _save(folder / "redirects.yaml", f"models:\n{moved}")


def _save(file: Path, text: str) -> None:
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_text(text, encoding="utf-8")


def _families(random: Random, creators: list[str]) -> dict[str, list[str]]:
    return {
        creator: [f"{creator[:-3]}-{line}" for line in range(1, random.randint(2, 5))]
        for creator in creators
    }


def _models(random: Random, counts: Counts, families: dict[str, list[str]]) -> list[offers.Model]:
    creators = list(families)
    weights = [1 / (rank + 3) for rank, _ in enumerate(creators)]
    made = []
    for number in range(counts.models):
        creator = random.choices(creators, weights)[0]
        family = random.choice(families[creator])
        kind = random.choices(list(_KINDS), list(_KINDS.values()))[0]
        # The most popular are chat models, as they are everywhere.
        kind = "chat" if number < counts.models // 20 else kind
        slug = f"{family}.{random.randint(0, 9)}-{texts.word(random, number)}"
        cost = round(10 ** random.uniform(-1.3, 1.2), 2)
        context = random.choice((8_192, 32_768, 128_000, 131_072, 200_000, 262_144, 1_048_576))
        made.append(offers.Model(slug, creator, family, kind, cost, context))
    return made


def _sold(
    random: Random, counts: Counts, models: list[offers.Model]
) -> dict[str, list[offers.Model]]:
    """Which models each provider sells: popular ones nearly everywhere, each at one at least."""
    names = [f"{texts.word(random, number)}-cloud" for number in range(counts.providers)]
    sizes = [1 / (rank + 4) for rank, _ in enumerate(names)]
    held: dict[str, dict[str, offers.Model]] = {name: {} for name in names}
    for model in models:
        held[random.choices(names, sizes)[0]][model.slug] = model
    popularity = [1 / (rank + 12) for rank, _ in enumerate(models)]
    lacking = counts.offerings - len(models)
    while lacking > 0:
        model = random.choices(models, popularity)[0]
        related_index = held[random.choices(names, sizes)[0]]
        sellers = min(60, counts.providers)
        if model.slug not in related_index and model.sellers < sellers:
            related_index[model.slug] = model
            model.sellers += 1
            lacking -= 1
    return {name: list(related_index.values()) for name, related_index in held.items()}


def _creator(random: Random, slug: str, families: list[str]) -> str:
    lines = "".join(
        f"  {family}:\n    name: {_named(family)}\n    about: {texts.sentence(random)}\n"
        for family in families
    )
    return (
        f"name: {_named(slug)}\nabout: {texts.paragraph(random, 2)}\n"
        f"links: {{home: https://{slug}.example, docs: https://{slug}.example/docs}}\n"
        f"families:\n{lines}sources:\n{_SOURCES}"
    )


def _model(random: Random, model: offers.Model, neighbour: str) -> str:
    given = {"embedding": "embedding", "rerank": "score", "image": "image", "video": "video"}
    given |= {"speech": "audio"}
    taken = "[text, image, pdf]" if random.random() < 0.4 else "[text]"
    taken = "[audio]" if model.kind == "transcription" else taken
    features = ", ".join(
        f"{name}: {'yes' if random.random() < 0.7 else 'no'}"
        for name in ("reasoning", "tools", "structured_output", "streaming", "temperature")
    )
    released = f"20{random.randint(23, 25)}-{random.randint(1, 12):02}-{random.randint(1, 28):02}"
    return (
        f"name: {_named(model.slug)}\nfamily: {model.family}\nkind: {model.kind}\n"
        f"about: >-\n  {texts.paragraph(random, random.randint(3, 7), f'/model/{neighbour}/')}\n"
        f"released: {released}\nknowledge_cutoff: 2022-12\n"
        f"weights: {random.choice(('open', 'closed'))}\n"
        f"limits: {{context: {model.context}, output: {model.context // 4}}}\n"
        f"input: {taken}\noutput: [{given.get(model.kind, 'text')}]\nfeatures: {{{features}}}\n"
        f"links: {{docs: https://docs.example.com/{model.slug}}}\nsources:\n{_SOURCES}"
    )


def _provider(random: Random, slug: str, held: list[offers.Model]) -> str:
    kind = random.choice(("gateway", "inference-host", "cloud", "first-party"))
    name = slug.upper().replace("-", "_")
    gotcha = f'gotchas:\n- {{text: "{texts.sentence(random)}"}}\n' if random.random() < 0.3 else ""
    kinds = sorted({model.kind for model in held} - {"rerank"}) or ["chat"]
    classes = (
        f"- {{class: openai-chat, base_url: https://{slug}.example/v1, kinds: {_list(kinds)}}}"
    )
    if random.random() < 0.2:
        classes = f"- {{class: anthropic-messages, kinds: [chat]}}\n{classes}"
    return (
        f"name: {_named(slug)}\nkind: {kind}\n"
        f"links: {{home: https://{slug}.example, docs: https://{slug}.example/docs,"
        f" pricing: https://{slug}.example/pricing}}\n"
        f"about: {texts.paragraph(random, 2)}\nrefresh: quarterly\n"
        f"auth:\n- {{name: {name}_API_KEY, role: key}}\nrecipes:\n{classes}\n"
        f"id_format: creator/model\n{gotcha}sources:\n{_SOURCES}"
    )


def _page(random: Random, number: int) -> str:
    section = ("About", "Using", "Maintaining")[number % 3]
    description = texts.sentence(random).replace("`", "")
    return (
        f"---\ntitle: Page {number}\ndescription: {description}\nsection: {section}\n"
        f"---\n\n{texts.page(random)}"
    )


def _site(models: list[offers.Model]) -> str:
    works = {
        "chat": ("[chat, completion, router]", "{input: 3000, output: 500}"),
        "long": ("[chat, completion, router]", "{input: 250000, output: 2000}"),
        "cached": ("[chat]", "{input: 10000, output: 1000, cache_read: 40000}"),
        "embedding": ("[embedding, moderation]", "{input: 500}"),
        "rerank": ("[rerank]", "{rerank: 1}"),
        "image": ("[image]", "{image: 1}"),
        "video": ("[video]", "{video_second: 8}"),
        "speech": ("[speech]", "{characters: 5000}"),
        "transcription": ("[transcription]", "{audio_minute: 10}"),
    }
    workloads = "".join(
        f"  {slug}: {{label: 1000 requests of {slug}, kinds: {kinds},"
        f" requests: 1000, uses: {uses}}}\n"
        for slug, (kinds, uses) in works.items()
    )
    return (
        "name: Made-up Reference\ndescription: Which made-up provider sells which made-up model.\n"
        "base_url: https://reference.example/\nrepository: https://code.example/made-up\n"
        f"as_of: {AS_OF}\nworkloads:\n{workloads}"
        f"featured: {_list([model.slug for model in models[:6]])}\n"
    )


def _list(items: list[str] | list[Kind]) -> str:
    return f"[{', '.join(items)}]"


def _named(slug: str) -> str:
    return slug.replace("-", " ").title()
