"""What makes a first call fail, or reach something else than meant: API, address, key and id."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

from llmref import formats
from llmref.catalogue.entities import Model, Offering, Provider
from llmref.catalogue.link import Catalogue
from llmref.insights.gotchas.priority import DerivedGotcha, Priority
from llmref.recipes.addresses import variables, without_version
from llmref.recipes.classes import ApiClass, classes
from llmref.records.kinds import Kind
from llmref.records.provider import RecipeRecord
from llmref.records.recipe_class import RecipeClass

_USUAL = 5
"""A prefix that fewer than one in five IDs lack is usual there, and nobody leaves it out."""


@dataclass(frozen=True, eq=False)
class LookalikeIds:
    """IDs and variables that users may confuse; made once per catalog."""

    catalogue: Catalogue

    @cached_property
    def keys(self) -> Mapping[str, Sequence[str]]:
        """The names of the providers that read a key from the same variable, by the variable."""
        users: dict[str, list[str]] = {}
        for provider in self.catalogue.providers.values():
            for variable in provider.record.auth:
                if variable.role == "key":
                    for name in (variable.name, *variable.any_of):
                        users.setdefault(name, []).append(provider.name)
        return {name: names for name, names in users.items() if len(names) > 1}

    @cached_property
    def names(self) -> Mapping[str, Model]:
        """What an id may read like: each model by its slug and its aliases."""
        models = self.catalogue.models
        by_alias = {alias: model for model in models.values() for alias in model.record.aliases}
        return {**by_alias, **models}

    @cached_property
    def partly_prefixed(self) -> frozenset[str]:
        """Providers, by slug, of whose ids a fifth or more have no part before a slash."""
        return frozenset(
            slug
            for slug, offerings in self.catalogue.at_provider.items()
            if sum("/" not in offering.id for offering in offerings) >= len(offerings) / _USUAL
        )

    @cached_property
    def _of_providers(
        self,
    ) -> dict[tuple[str, Kind, RecipeClass | None], tuple[DerivedGotcha, ...]]:
        return {}

    def of_provider(self, offering: Offering) -> tuple[DerivedGotcha, ...]:
        """Gotchas shared by all offerings of a provider that are called the same way."""
        provider, kind = offering.provider, offering.model.kind
        key = (provider.slug, kind, offering.record.recipe)
        by_key = self._of_providers
        if key not in by_key:
            address = _address(provider, kind, offering.record.recipe)
            by_key[key] = (*address, *_keys(provider, self.keys))
        return by_key[key]


def call_gotchas(offering: Offering, ids: LookalikeIds) -> Iterator[DerivedGotcha]:
    """Another API than expected, an address to complete, a shared key, an id that misleads."""
    yield from _api(offering)
    yield from ids.of_provider(offering)
    if offering.record.moving:
        yield DerivedGotcha(
            f"`{offering.id}` is a floating alias: the model behind it, and its price, can change"
            " without notice.",
            Priority.MOVING,
        )
    yield from _id(offering, ids)


def _usual(provider: Provider, kind: Kind) -> RecipeRecord | None:
    return next((recipe for recipe in provider.record.recipes if kind in recipe.kinds), None)


def _api(offering: Offering) -> Iterator[DerivedGotcha]:
    own = classes().get(offering.record.recipe or "")
    if own is None or not (api := own.definition.api):
        return
    usual_recipe = _usual(offering.provider, offering.model.kind)
    usual_class = classes().get(usual_recipe.recipe_class) if usual_recipe else None
    usual = usual_class.definition.api if usual_class else None
    if own.definition.only and usual != api:
        yield DerivedGotcha(f"`{offering.id}` {own.definition.only}", Priority.OTHER_API)
    elif usual and usual != api:
        yield DerivedGotcha(
            f"`{offering.id}` uses the {api} API, not {usual}, the usual API at"
            f" {offering.provider.name}.",
            Priority.OTHER_API,
        )


def _address(provider: Provider, kind: Kind, own: RecipeClass | None) -> Iterator[DerivedGotcha]:
    fitting = [recipe for recipe in provider.record.recipes if kind in recipe.kinds]
    names = dict.fromkeys(name for recipe in fitting for name in variables(recipe.base_url or ""))
    if names:
        text = formats.names([f"`{name}`" for name in names])
        yield DerivedGotcha(
            f"The base URL depends on your account: set {text} before the call.", Priority.BASE_URL
        )
    called = own or (fitting[0].recipe_class if fitting else "")
    base_urls = {recipe.recipe_class: recipe.base_url for recipe in reversed(fitting)}
    yield from _version(classes().get(called), base_urls)


def _version(
    api: ApiClass | None, base_urls: Mapping[RecipeClass, str | None]
) -> Iterator[DerivedGotcha]:
    """Some libraries put a version before the operation, other clients do not."""
    base_url = (base_urls.get(api.name) if api else None) or ""
    parts = without_version(base_url)
    if api is None or parts is None or base_url.rstrip("/") == api.address.home:
        return
    root, version = parts
    if version not in api.address.added.values():
        return
    yield DerivedGotcha(
        f"Give {api.definition.libraries}'s libraries the base URL `{root}`, since they add"
        f" /{version} themselves; {_others(base_urls)}.",
        Priority.VERSION_IN_URL,
    )


def _others(base_urls: Mapping[RecipeClass, str | None]) -> str:
    """What the libraries of another class take at the same provider."""
    for name, api in classes().items():
        if (url := base_urls.get(name)) and api.definition.libraries and not api.address.added:
            return f"{api.definition.libraries}'s take `{url}`"
    return "plain HTTP calls must include it"


def _keys(provider: Provider, shared: Mapping[str, Sequence[str]]) -> Iterator[DerivedGotcha]:
    for variable in provider.record.auth:
        if variable.role != "key":
            continue
        for name in (variable.name, *variable.any_of):
            users = [user for user in shared.get(name, ()) if user != provider.name]
            if users:
                reads, both = ("reads", "both") if len(users) == 1 else ("read", "all of them")
                yield DerivedGotcha(
                    f"{formats.subject(users)} also {reads} its key from `{name}`, so {both} use"
                    " the same key.",
                    Priority.SHARED_VARIABLE,
                )


def _is_called_by_another(offering: Offering) -> bool:
    """Whether another id names a geography before this one, as Bedrock's profiles do."""
    return any(variant.id.endswith(f".{offering.id}") for variant in offering.variants)


def _id(offering: Offering, ids: LookalikeIds) -> Iterator[DerivedGotcha]:
    """Ids that read like another model, and ids that nobody would guess from the model's name.

    What is before a slash is listed only where the provider's other ids have no such part:
    elsewhere it is true of everything there, and the provider's page says it once.
    """
    slug = offering.model.slug
    if slug in {form.id for form in offering.sellables}:
        return
    bare = offering.id.rsplit("/", 1)[-1].casefold()
    alike = ids.names.get(bare)
    if alike is not None and alike is not offering.model:
        yield DerivedGotcha(
            f"`{offering.id}` is {offering.model.name} here; do not confuse it with {alike.name},"
            " a different model.",
            Priority.LOOKALIKE,
        )
    elif bare != slug and not _is_called_by_another(offering):
        yield DerivedGotcha(f"Send `{offering.id}` as the model ID, not `{slug}`.", Priority.ID)
    elif "/" in offering.id and offering.provider.slug in ids.partly_prefixed:
        prefix = offering.id[: -len(bare)]
        yield DerivedGotcha(
            f"Send `{offering.id}` as the model ID, including `{prefix}`, which other IDs at"
            f" {offering.provider.name} omit.",
            Priority.ID,
        )
