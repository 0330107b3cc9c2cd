"""What catalogs say of the parameters of a request → as candidates state them."""

from __future__ import annotations

from collections.abc import Mapping
from decimal import Decimal

from llmref.imports.facts import Facts
from llmref.imports.unreadable import shown
from llmref.records.fields import LARGEST_COUNT
from llmref.records.request_parameters import EFFORTS, PARAMETERS, REASONING, Parameter

Taken = Mapping[Parameter, Mapping[str, object]]
"""Parameters that a request may set, each with `values`, `min`, `max`, `default` where stated."""
OPTION_KEYS = ("type", "values", "min", "max")
REASONING_KEYS = (
    *("mandatory", "default_enabled", "supported_efforts", "default_effort"),
    *("supports_max_tokens", "summary"),
)
_SWITCH = "toggle"


def reasoning_controls(facts: Facts) -> Taken:
    """The `reasoning_options` of a record of models.dev."""
    controls: dict[Parameter, Mapping[str, object]] = {}
    for option in facts.items("reasoning_options"):
        match option.text("type"):
            case "effort":
                if efforts := _efforts(option, "values"):
                    controls["reasoning_effort"] = {"values": efforts}
            case "budget_tokens":
                controls["thinking_budget"] = _range(option)
            case kind if kind == _SWITCH:
                controls["reasoning_switch"] = {}
            case kind:
                option.leave_out("reasoning_options", f"{shown(kind)} is not a known control")
    return {key: controls[key] for key in PARAMETERS if key in controls}


def accepted(facts: Facts) -> Taken:
    """What OpenRouter lists as supported, without ranges; how to set what a model reasons.

    Its hosts ignore what they do not know, so that a parameter that is not listed is not refused.
    That temperature may be set is a feature already.
    """
    listed = {*facts.words("supported_parameters")} - {*REASONING, "temperature"}
    names = (name for name in PARAMETERS if name in listed)
    taken: dict[Parameter, Mapping[str, object]] = {name: {} for name in names}
    reasoning = facts.inner("reasoning")
    if efforts := _efforts(reasoning, "supported_efforts"):
        default = reasoning.text("default_effort")
        known = {"default": default} if default in efforts else {}
        taken["reasoning_effort"] = {"values": efforts, **known}
    if reasoning.yes_no("supports_max_tokens"):
        taken["thinking_budget"] = {}
    if reasoning.yes_no("mandatory") is False:
        taken["reasoning_switch"] = {}
    return {key: taken[key] for key in PARAMETERS if key in taken}


def _efforts(facts: Facts, key: str) -> list[str]:
    """The efforts, from the least to the most; a word that is none is left out."""
    stated = facts.words(key)
    for word in stated:
        if word not in EFFORTS:
            facts.leave_out(key, f"{shown(word)} is not a known reasoning effort")
    return [effort for effort in EFFORTS if effort in stated]


def _range(facts: Facts) -> dict[str, object]:
    """The bounds of a budget in tokens, as text; zero is a bound."""
    bounds = {key: _bound(facts, key) for key in ("min", "max")}
    low, high = bounds["min"], bounds["max"]
    if low is not None and high is not None and low > high:
        facts.leave_out("max", f"{high} is below the least budget, {low}")
        return {"min": str(low)}
    return {key: str(bound) for key, bound in bounds.items() if bound is not None}


def _bound(facts: Facts, key: str) -> int | None:
    value = facts.value(key)
    if isinstance(value, Decimal) and value == value.to_integral_value():
        value = int(value)
    if value is None:
        return None
    if isinstance(value, bool) or not isinstance(value, int) or not 0 <= value <= LARGEST_COUNT:
        facts.leave_out(key, f"{shown(value)} is not a number of tokens")
        return None
    return value
