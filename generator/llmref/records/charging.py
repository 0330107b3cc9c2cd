"""What a provider charges beside its rates: minimums, and what an account has free."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import BeforeValidator, Field, model_validator

from llmref.records.base import Record
from llmref.records.fields import (
    Amount,
    Count,
    Distinct,
    Line,
    Slug,
    YesNo,
    matching,
    refused,
    text_schema,
)
from llmref.records.kinds import Kind
from llmref.records.price import Currency
from llmref.records.rates import RateKey
from llmref.records.source import Source

Period = Literal["day", "month", "once"]
_VOLUME = r"[1-9]\d{0,12}"
Volume = Annotated[
    int,
    BeforeValidator(lambda text: int(_volume(text))),
    text_schema(f"^{_VOLUME}$", number=True),
]
"""How much may be used in a period: up to 13 digits."""
_volume = matching(_VOLUME, "a whole number above zero", "write all digits: 2500000")


class Minimum(Record):
    """The least that is billed for one request, however little it uses."""

    rate: RateKey
    """The rate that it is billed at."""
    count: Count
    """The least that is counted, as for the rate; of audio in seconds."""
    models: Distinct[Slug] = Field(default_factory=list)
    """The models it applies to; all of the provider's if omitted."""
    kinds: Distinct[Kind] = Field(default_factory=list)
    """The kinds of model it applies to; any kind if omitted."""
    source: Source
    """Its source."""


class Allowance(Record):
    """What an account has free of charge in each period, or how much of what is free."""

    per: Period
    """The period: day, month, or once for a new account."""
    credit: Amount | None = None
    """What its use may cost at the listed prices."""
    currency: Currency = "USD"
    """The currency of the credit."""
    uses: dict[RateKey, Volume] = Field(default_factory=dict)
    """How much may be used, instead of a credit: requests, tokens, minutes."""
    stated_as: Line | None = None
    """The provider's own measure, if it is another one: 10,000 Neurons."""
    condition: Line | None = None
    """Who has it, or until when: until credits are bought for the first time."""
    plan: Slug | None = None
    """The plan whose fee includes it; without one, it is free."""
    free_ids: YesNo = False
    """Whether it limits the IDs that are free, and not the bill of those that are paid."""
    models: Distinct[Slug] = Field(default_factory=list)
    """The models it applies to; all of the provider's if omitted."""
    kinds: Distinct[Kind] = Field(default_factory=list)
    """The kinds of model it applies to; any kind if omitted."""
    source: Source
    """Its source."""

    @model_validator(mode="after")
    def _one_measure(self) -> Allowance:
        if (self.credit is None) == (not self.uses):
            hint = "give either `credit`, an amount of money, or `uses`, such as {request: 50}"
            raise refused("an allowance is either a credit or an amount of use", hint)
        if self.free_ids and (self.credit is not None or self.plan):
            hint = "give `uses`, and no `plan`"
            raise refused("free IDs are limited by use, without a credit and without a plan", hint)
        return self
