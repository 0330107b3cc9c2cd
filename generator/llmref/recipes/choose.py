"""Offering → recipe: what to install, which variables to set, and the calls with their slots."""

from __future__ import annotations

from collections.abc import Hashable, Iterator, Mapping, Sequence
from dataclasses import replace

from llmref.catalogue.concerns import concerns
from llmref.catalogue.entities import Cited, Offering, Provider
from llmref.memo import Once
from llmref.recipes import addresses, slots, wording
from llmref.recipes.classes import ApiClass, classes
from llmref.recipes.languages import LANGUAGES
from llmref.recipes.profiles import profile
from llmref.records.provider import CalledAs, RecipeRecord, Variable
from llmref.records.recipe_class import RecipeClass
from llmref.records.source import CallFeature, NoCallReason
from llmref.speed.values import value


@value(eq=False)
class Call:
    """One published call, complete but for rendering its template with its slots."""

    language: str
    label: str
    """What readers call the language."""
    template: str
    """Below templates/recipes/: openai-chat/chat.python."""
    slots: Mapping[str, str]
    """What the template puts in; `id` and `id_in_path` hold the model ID."""
    client: str | None
    """The package that it imports."""
    prints: str
    """What its reader sees, in one sentence."""
    pattern: Call | None = None
    """The same call with stand-ins for the id: one object for all such models of a provider."""

    @property
    def fence(self) -> str:
        """What Markdown and Pygments call the language."""
        return LANGUAGES[self.language].fence


@value()
class Recipe:
    """How one offering is called."""

    recipe_class: RecipeClass
    kind: CalledAs
    """The kind of call, which some models share with another kind than their own."""
    base_url: str | None
    """As the record has it."""
    variables: tuple[Variable, ...]
    """The variables that a call needs, the key first."""
    auth: tuple[str, ...]
    """One shell line per variable, with a placeholder."""
    notes: tuple[str, ...]
    """What to know before the first call, one sentence each."""
    id: str
    """What the calls send as `model`."""
    reason: str
    """Why there is no call; empty where there is one."""
    docs: str | None
    """The provider's documentation, to follow where there is no call."""
    calls: tuple[Call, ...] = ()
    cited: Cited | None = None
    """Where the reason was read."""

    @property
    def key(self) -> str | None:
        """The variable that holds the key."""
        return next((entry.name for entry in self.variables if entry.role == "key"), None)

    @property
    def is_by_deployment(self) -> bool:
        """Whether `model` takes the name that users gave their deployment of the model."""
        return any(variable.role == "resource" for variable in self.variables)

    @property
    def install(self) -> Mapping[str, str]:
        """One command for each language that needs a package."""
        return {
            call.language: f"{LANGUAGES[call.language].install} {_shell_word(call.client)}"
            for call in self.calls
            if call.client is not None
        }


def _shell_word(package: str) -> str:
    """Some shells take brackets for a pattern."""
    return f'"{package}"' if "[" in package else package


_PATTERN = Once[tuple[Hashable, ...], Recipe]("recipe with stand-ins for the id")


def recipe(offering: Offering) -> Recipe:
    """The offering's own way of being called, else the provider's first one for its kind."""
    recipe_class, base_url = api_of(offering)
    native_id = profile(offering, base_url) or offering.id
    kind = called_as(offering, recipe_class)
    api = classes().get(recipe_class)
    verb = tuple(slots.of_operation(api, kind, native_id).items())
    provider = offering.provider
    pattern = provider.memo.once(
        _PATTERN,
        (recipe_class, api, base_url, kind, verb),
        lambda: _pattern(provider, (recipe_class, api), base_url, kind, verb),
    )
    none = _none(offering)
    if none:
        reason, cited = none
        return replace(pattern, id=native_id, reason=reason, calls=(), cited=cited)
    ids = slots.of_id(native_id)
    calls = tuple(
        Call(
            *(call.language, call.label, call.template, {**call.slots, **ids}),
            *(call.client, call.prints, call),
        )
        for call in pattern.calls
    )
    notes = pattern.notes
    if calls and native_id != offering.id:
        notes = (*notes, *wording.by_profile(offering, native_id))
    return replace(pattern, id=native_id, calls=calls, notes=notes)


def _pattern(
    provider: Provider,
    called: tuple[RecipeClass, ApiClass | None],
    base_url: str | None,
    kind: CalledAs,
    verb: tuple[tuple[str, str], ...],
) -> Recipe:
    """What the provider's models that are called so have in common, with stand-ins for the id."""
    variables = tuple(sorted(provider.record.auth, key=lambda variable: variable.role != "key"))
    shared = Recipe(
        recipe_class=called[0],
        kind=kind,
        base_url=base_url,
        variables=variables,
        auth=tuple(wording.export(variable) for variable in variables),
        notes=tuple(wording.other_variables(variables)),
        id=slots.ID_STAND_INS["id"],
        reason="",
        docs=provider.record.links.docs,
    )
    api, no_body = called[1], ("verb", "") in verb
    if api is None or kind not in api.calls or no_body:
        return replace(shared, reason=_no_operation(provider, shared, api))
    if reason := _not_reached(provider, shared):
        return replace(shared, reason=reason)
    notes = wording.before_calls(provider, variables, api, kind)
    return replace(shared, calls=tuple(_calls(shared, api, dict(verb))), notes=tuple(notes))


def api_of(offering: Offering) -> tuple[RecipeClass, str | None]:
    """The class of API that an offering is called through, and its base URL."""
    record, recipes = offering.record, offering.provider.record.recipes
    auth = offering.provider.record.auth
    if no_call(offering):
        return "none", None
    if record.recipe is None:
        fitting = _fitting(offering)
        return (fitting.recipe_class, _address(fitting, auth)) if fitting else ("none", None)
    by_class = {recipe.recipe_class: recipe for recipe in reversed(recipes)}
    api = classes().get(record.recipe)
    same = by_class.get(record.recipe) or by_class.get((api and api.address.same_as) or "")
    if same is None:
        return record.recipe, addresses.own(record.recipe, auth)
    return record.recipe, _address(same, auth)


def _none(offering: Offering) -> tuple[str, Cited | None] | None:
    """Why an offering has no call, however it would be called, and where that was read."""
    if not offering.is_live:
        return wording.not_live(offering), offering.lifecycle_source
    no_call_reason = no_call(offering)
    if no_call_reason is None:
        return None
    return wording.no_call_text(no_call_reason.text), Cited(
        no_call_reason.source, no_call_reason.source.checked
    ) if no_call_reason.source else None


def no_call(offering: Offering) -> NoCallReason | None:
    """Why an offering has no call, as its provider's record says, else its model's."""
    for each in offering.provider.record.no_calls:
        concerns_model = not each.models or offering.record.model in each.models
        if concerns_model and (not each.kinds or offering.model.kind in each.kinds):
            return each
    return None if offering.record.recipe else offering.model.record.no_call


def refused_calls(offering: Offering) -> frozenset[CallFeature]:
    """The further calls that fail, by the gotchas that the offering's page shows."""
    written = [
        *offering.record.gotchas,
        *(gotcha for gotcha in offering.provider.record.gotchas if concerns(gotcha, offering)),
    ]
    return frozenset(call for gotcha in written for call in gotcha.refuses)


def _fitting(offering: Offering) -> RecipeRecord | None:
    for recipe in offering.provider.record.recipes:
        serves_model = not recipe.models or offering.record.model in recipe.models
        if serves_model and offering.model.kind in recipe.kinds:
            return recipe
    return None


def called_as(offering: Offering, name: RecipeClass) -> CalledAs:
    """The kind of call that an offering takes through the class of API of its own."""
    fitting = _fitting(offering)
    if fitting and fitting.called_as and fitting.recipe_class == name:
        return fitting.called_as
    return offering.model.kind


def _address(record: RecipeRecord, auth: Sequence[Variable]) -> str | None:
    return record.base_url or addresses.own(record.recipe_class, auth)


def _no_operation(provider: Provider, shared: Recipe, api: ApiClass | None) -> str:
    if shared.recipe_class == "sdk-only":
        return wording.own_library(provider)
    why = api.why_not(shared.kind) if api and api.calls else ""
    return wording.no_call_text(why) if why else wording.not_known(provider, shared.kind)


def _not_reached(provider: Provider, shared: Recipe) -> str:
    if shared.base_url is None:
        return wording.no_address(provider)
    if shared.key is None and provider.record.kind != "local":
        return wording.no_key(provider)
    return ""


def _calls(shared: Recipe, api: ApiClass, verb: Mapping[str, str]) -> Iterator[Call]:
    base_url, call = shared.base_url or "", api.calls[shared.kind]
    reads = "yes" if shared.key or addresses.variables(base_url) else ""
    for language in call.languages:
        address = slots.of_address(api, language, base_url, shared.kind)
        if address is None:
            continue
        yield Call(
            language=language,
            label=LANGUAGES[language].label,
            template=f"{call.template}.{language}",
            slots={
                **address,
                **slots.ID_STAND_INS,
                **verb,
                **slots.of_variables(shared.variables),
                "reads_environment": reads,
            },
            client=api.definition.clients.get(language),
            prints=call.prints(language),
        )


def further_calls(recipe: Recipe, feature: CallFeature) -> tuple[Call, ...]:
    """The calls of a feature, with the slots of the recipe's first calls; of a chat model only."""
    api = classes().get(recipe.recipe_class)
    further = api.calls.get(f"chat-{feature}") if api and recipe.kind == "chat" else None
    if further is None:
        return ()
    return tuple(
        replace(
            call,
            template=f"{further.template}.{call.language}",
            prints=further.prints(call.language),
            pattern=None,
        )
        for call in recipe.calls
        if call.language in further.languages
    )
