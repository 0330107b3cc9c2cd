"""What a recipe says in words: shell lines for variables, notes, and why there is no call."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from decimal import Decimal

from llmref import formats
from llmref.catalogue.entities import Offering, Price, Provider
from llmref.recipes.call_kinds import CALL_KINDS
from llmref.recipes.classes import ApiClass
from llmref.records.kinds import MODEL_KINDS
from llmref.records.provider import CalledAs, Role, Variable
from llmref.records.rates import RATES, RateKey

_PLACEHOLDERS: dict[Role, str] = {
    "key": "your-key",
    "account": "your-account",
    "project": "your-project",
    "region": "your-region",
    "resource": "your-resource",
    "base_url": "your-address",
}
_HOLDS: dict[Role, str] = {
    "key": "the key",
    "account": "the account",
    "project": "the project",
    "region": "the region",
    "resource": "the resource",
    "base_url": "the address",
}
_BY_DEPLOYMENT = (
    "`model` takes the name that you gave your deployment; the ID here is right if you named it "
    "after the model."
)
"""What is so wherever models are deployed into a resource of one's own."""


def export(variable: Variable) -> str:
    """The shell line that sets a variable, with a placeholder that nobody takes for a value."""
    is_file = variable.name.endswith("_CREDENTIALS")
    value = "/path/to/credentials.json" if is_file else _PLACEHOLDERS[variable.role]
    return f'export {variable.name}="{value}"'


def other_variables(variables: Sequence[Variable]) -> list[str]:
    """Which other variables may hold the same, one sentence for each that has some."""
    return [
        f"{_any_of(variable)} can also be set to {_HOLDS[variable.role]}."
        for variable in variables
        if variable.any_of
    ]


def before_calls(
    provider: Provider, variables: Sequence[Variable], api: ApiClass, kind: CalledAs
) -> list[str]:
    """What to know before the first call, one sentence each."""
    sentences = [
        f"{_any_of(variable)} can also be set to {_HOLDS[variable.role]}; "
        f"the calls here read `{variable.name}`."
        for variable in variables
        if variable.any_of
    ]
    if provider.record.kind == "local":
        sentences.append("Start the server first: the calls go to your own machine.")
        if not any(variable.role == "key" for variable in variables):
            sentences.append("It needs no key; the clients require one, so any text works.")
    if any(variable.role == "resource" for variable in variables):
        sentences.append(_BY_DEPLOYMENT)
    of_kind = [CALL_KINDS[kind].before] if CALL_KINDS[kind].before else []
    return [*sentences, *api.definition.before, *(api.calls[kind].definition.before or of_kind)]


def by_profile(offering: Offering, called: str) -> Iterator[str]:
    """Why a call names another id than the offering's own, and what that one costs."""
    yield (
        f"The calls use an inference profile, `{called}`: newer models refuse their bare ID, "
        f"`{offering.id}`, for on-demand throughput. The name of a profile says from which regions "
        "it can be called; other profiles are below."
    )
    prices = {variant.id: variant.price for variant in offering.variants}
    price, bare = prices.get(called), offering.price
    if price is None or bare is None:
        return
    both = [rate for rate in RATES if rate in price.rates and rate in bare.rates]
    if rate := next((rate for rate in both if price.rates[rate] != bare.rates[rate]), None):
        yield (
            f"`{called}` has a price of its own, {_amount(price, rate)}; prices, ranks and "
            f"comparisons on this page are those of `{offering.id}`, {_amount(bare, rate)}."
        )


def _amount(price: Price, rate: RateKey) -> str:
    amount = price.rates[rate]
    if not isinstance(amount, Decimal):
        return "free"
    return f"{formats.money(amount, price.currency)} {formats.rate_per(rate)}"


def _any_of(variable: Variable) -> str:
    *rest, last = (f"`{name}`" for name in variable.any_of)
    return f"{', '.join(rest)} or {last}" if rest else last


def not_live(offering: Offering) -> str:
    """Why there is no call of what is retired, or only announced."""
    life = offering.lifecycle
    if life is None or offering.status == "announced":
        return "No call is published: the model is announced and cannot be called yet."
    since = f" on {formats.day(life.retires_on)}" if life.retires_on else ""
    then = "another model answers its calls" if life.redirects else "a call fails"
    return f"No call is published: the model was retired here{since}, so {then}."


def no_call_text(why: str) -> str:
    """Why there is no call, where that is known."""
    return f"No call is published. {why}"


def not_known(provider: Provider, kind: CalledAs) -> str:
    """Why there is no call: nothing that was read says how such models are called there."""
    models = next((row.plural for key, row in MODEL_KINDS.items() if key == kind), "such models")
    return f"No call is published: how {provider.name} is called for {models} is not known here."


def own_library(provider: Provider) -> str:
    """Why there is no call: there is no plain HTTP."""
    return f"{provider.name} is called through a library of its own, so no plain call is published."


def no_address(provider: Provider) -> str:
    """Why there is no call: where to is not known."""
    return f"No call is published: the address of {provider.name}'s API is not recorded here yet."


def no_key(provider: Provider) -> str:
    """Why there is no call: how to prove who calls is not known."""
    return f"No call is published: how {provider.name} wants its key is not recorded here yet."
