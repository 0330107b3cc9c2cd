"""Where and how a provider keeps data, in words: each statement with who makes it, and when."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from llmref import formats
from llmref.catalogue.entities import Provider
from llmref.insights.cells import NOT_KNOWN, State, source_name
from llmref.records.countries import COUNTRIES
from llmref.records.data_policy import DataPolicy, TrainingChoice
from llmref.records.source import Source, source_of
from llmref.speed.values import value

CHOICES: dict[TrainingChoice, str] = {
    "opt-in": "unless a customer opts in",
    "opt-out": "unless a customer opts out",
}


@value()
class DataStatement:
    """One fact of a data policy in words."""

    key: str
    label: str
    text: str
    state: State
    source: Source | None = None

    @property
    def by(self) -> str:
        """Who states it and when; empty where nobody does."""
        return f"{source_name(self.source)} {self.source.checked}" if self.source else ""

    @property
    def credit(self) -> str:
        """Who states it and when, in a sentence; empty where nobody does."""
        if self.source is None:
            return ""
        name = source_name(self.source)
        if self.source.via == "catalogue":
            return f"Source: {name}, {self.source.checked}; unverified."
        return f"Stated by the provider: {name}, {self.source.checked}."


def statements(provider: Provider) -> list[DataStatement]:
    """All that a page says of where and how a provider keeps data, known or not."""
    policy = provider.record.data_policy
    country = COUNTRIES[policy.country] if policy.country else ""
    places = ", ".join(COUNTRIES[code] for code in policy.datacenters)
    rows = [
        ("country", "Head office", country, State.KNOWN),
        ("datacenters", "Data centers", places, State.KNOWN),
        ("retains_prompts", "Retention of prompts", *retention(policy)),
        ("trains_on_prompts", "Training on prompts", *training(policy)),
        ("zero_retention", "Zero retention", *zero_retention(policy)),
    ]
    return [
        DataStatement(key, label, text, state, source_of(policy.sources, key))
        if text
        else DataStatement(key, label, NOT_KNOWN.text, State.UNKNOWN)
        for key, label, text, state in rows
    ]


def in_short(policy: DataPolicy) -> str:
    """What becomes of prompts by default, in one line; empty where nothing is known of it."""
    if policy.retains_prompts is None and policy.trains_on_prompts is None:
        return ""
    days = policy.retention_days
    kept = {
        True: f"retained for {formats.plural(days, 'day')}" if days else "retained",
        False: "not retained",
        None: "",
    }[policy.retains_prompts]
    trained = {True: "used for training", False: "not used for training", None: ""}[
        policy.trains_on_prompts
    ]
    return f"Prompts: {', '.join(filter(None, (kept, trained)))} by default."


@dataclass(frozen=True, slots=True)
class PolicyQuestion:
    """What a reader asks of all providers of a model, and the answer that each gives."""

    label: str
    answer: Callable[[DataPolicy], bool | None]


QUESTIONS = (
    PolicyQuestion(
        "Prompts not retained",
        lambda policy: None if policy.retains_prompts is None else not policy.retains_prompts,
    ),
    PolicyQuestion(
        "No training on prompts",
        lambda policy: None if policy.trains_on_prompts is None else not policy.trains_on_prompts,
    ),
    PolicyQuestion("Zero retention offered", lambda policy: policy.zero_retention),
)


def retention(policy: DataPolicy) -> tuple[str, State]:
    """Whether prompts are stored by default, and for how long; no text where it is not known."""
    if policy.retains_prompts is None:
        return "", State.UNKNOWN
    if not policy.retains_prompts:
        return "Not retained", State.NOT_OFFERED
    days = policy.retention_days
    text = f"For {formats.plural(days, 'day')}" if days else "Yes, for an unknown time"
    return text, State.KNOWN


def training(policy: DataPolicy) -> tuple[str, State]:
    """Whether prompts train models by default, and what a customer can choose."""
    if policy.trains_on_prompts is None:
        return "", State.UNKNOWN
    choice = policy.training_choice
    text = "Yes" if policy.trains_on_prompts else "No"
    text = f"{text}, {CHOICES[choice]}" if choice else text
    return text, State.KNOWN if policy.trains_on_prompts else State.NOT_OFFERED


def zero_retention(policy: DataPolicy) -> tuple[str, State]:
    """Whether a customer can have nothing stored."""
    match policy.zero_retention:
        case True:
            return "Offered", State.KNOWN
        case False:
            return "Not offered", State.NOT_OFFERED
    return "", State.UNKNOWN
