"""The shapes of single facts: a source, a price, a lifecycle, limits."""

from __future__ import annotations

from typing import get_args

from llmref.catalogue.lifecycle import LifecycleStatus
from llmref.open_data.basis import Data
from llmref.open_data.entries import FEATURES
from llmref.open_data.price_rows import CONDITIONS, PRICE_COLUMNS, DataColumn
from llmref.open_data.schema_words import (
    address_of,
    amount_of,
    count_of,
    day_of,
    digits_of,
    keyed,
    list_of,
    object_of,
    one_word,
    or_null,
    partial_day,
    text_of,
    yes_no,
)
from llmref.records.data_policy import TrainingChoice
from llmref.records.offering import Billing, Deployment
from llmref.records.price import Published

SLUG = text_of("Its slug, as in the address of its page.")
NAME = text_of("Its name.")
PAGE = address_of("Its page.")
RECORD = address_of("The same record with everything that its page states.")
MODEL = text_of("Slug of the model.")
PROVIDER = text_of("Slug of the provider.")
MODEL_ID = text_of("Model ID that the provider's API takes.")
CURRENCY = or_null(text_of("Currency that the provider publishes, in three letters."))
CONVERTED_FROM = or_null(
    one_word("What the provider publishes, where its source converted it.", get_args(Published))
)
UNIT = text_of("What the amount buys.")
STATUS = one_word("Lifecycle status that the provider states, as of.", get_args(LifecycleStatus))
BILLING = one_word("How it is charged for.", get_args(Billing))
DEPLOYMENT = or_null(one_word("How it is deployed.", get_args(Deployment)))
LAST_SEEN = or_null(day_of("Last copy of its source that lists the ID."))
RETIRES_ON = or_null(day_of("First day on which calls fail."))
FREE_LIMIT = or_null(text_of("How much is free of charge, as published."))
NOT_OFFERED = list_of(text_of("A rate or a mode."), "What is known not to be offered.")
VIA = text_of("page, api, docs, announcement; or `catalogue`, which is not verified.")
CHECKED = day_of("Date of the copy that was read.")
MODALITIES = or_null(list_of(text_of("text, image, audio, video, pdf, embedding, score.")))
LIMITS = object_of(
    {
        "context": or_null(count_of("Context window, in tokens.", 1)),
        "output": or_null(count_of("Max output, in tokens.", 1)),
        "dimensions": or_null(count_of("Length of an embedding's vector.", 1)),
    }
)
_ORIGIN: dict[str, Data] = {
    "name": text_of("Name of the source."),
    "url": address_of("URL that was read."),
    "via": VIA,
    "revision": or_null(text_of("Revision that was read.")),
    "verified": yes_no("Whether it was read first-hand, in no catalog."),
}
ORIGIN = object_of(_ORIGIN)
CITED = object_of(_ORIGIN | {"checked": CHECKED}, "Where the fact was read.")
_READ = object_of(
    _ORIGIN
    | {"checked": CHECKED, "for": list_of(text_of("A field."), "The fields that it covers.")}
)
SOURCES = list_of(_READ)
_COUNTRY = text_of("A country, in two letters of ISO 3166-1.")
REGIONS = list_of(text_of("A region that serves all its offerings, as it names it."))
DATA_POLICY = object_of(
    {
        "country": or_null({**_COUNTRY, "description": "Country of its head office."}),
        "datacenters": or_null(list_of(_COUNTRY, "Where its data centers are.")),
        "retains_prompts": or_null(yes_no("Whether it stores prompts by default.")),
        "retention_days": or_null(count_of("The longest time, in days, where it is known.", 1)),
        "trains_on_prompts": or_null(yes_no("Whether prompts may train models by default.")),
        "training_choice": or_null(
            one_word("What a customer can choose instead.", get_args(TrainingChoice))
        ),
        "zero_retention": or_null(yes_no("Whether a customer can have nothing stored.")),
        "privacy_policy": or_null(address_of("Its privacy policy.")),
        "terms": or_null(address_of("Its terms of service.")),
        "notes": list_of(
            object_of({"text": text_of("A condition or an exception."), "source": _READ})
        ),
        "sources": SOURCES,
    },
    "Where and how data are kept, as its sources state.",
)
_CHARGED: dict[str, Data] = {
    "kinds": list_of(text_of("A kind of model."), "The kinds that it concerns; any if empty."),
    "models": list_of(text_of("Slug of a model."), "The models that it concerns; any if empty."),
    "text": text_of("The whole in a sentence, with its source."),
    "source": CITED,
}
MINIMUMS = list_of(
    object_of(
        {
            "rate": text_of("The rate that it is billed at."),
            "count": count_of("The least that is billed for a request.", 1),
            "counted": text_of("What is counted: tokens, seconds and others."),
            "per": text_of("request"),
            **_CHARGED,
        }
    ),
    "The least that is billed for one request, however little it uses.",
)
ALLOWANCES = list_of(
    object_of(
        {
            "per": text_of("day, month, or once for each account."),
            "times_a_month": count_of("How often it counts in a month of 30 days.", 1),
            "credit": or_null(text_of("What use may cost, as a decimal.")),
            "currency": or_null(text_of("The currency of the credit.")),
            "uses": {"type": "object", "description": "How much may be used, by rate."},
            "stated_as": or_null(text_of("The provider's own measure.")),
            "condition": or_null(text_of("Who has it, or until when.")),
            "plan": or_null(text_of("The plan whose fee includes it.")),
            "free_ids": yes_no("Whether it limits IDs that are free."),
            **_CHARGED,
        }
    ),
    "What an account has free of charge in a period, or included in a plan.",
)
_NUMBER = text_of("A number, with all its digits.", pattern=r"^-?[0-9]+(\.[0-9]+)?$")
_PARAMETERS = {
    "takes": keyed(
        object_of(
            {
                "min": or_null(_NUMBER),
                "max": or_null(_NUMBER),
                "values": list_of(text_of("A word that it may be.")),
                "default": or_null(text_of("What applies where it is not set.")),
                "name": or_null(text_of("What the API calls it, if otherwise.")),
                "condition": or_null(text_of("When it may be set, if not always.")),
            }
        ),
        "Parameters that a request may set; what is not named is not known.",
        "A parameter",
    ),
    "refuses": list_of(text_of("A parameter that makes a request fail.")),
}
REQUEST_PARAMETERS = object_of(
    {
        **_PARAMETERS,
        "of_model": yes_no("Whether they are the model's, since its provider states none."),
        "source": or_null(CITED),
    },
    "Parameters of a request: reasoning effort, temperature, top P and others.",
)
MODEL_PARAMETERS = object_of(
    {**_PARAMETERS, "source": or_null(CITED)},
    "Parameters of a request to the model, where a provider states nothing else.",
)
PLAN = object_of(
    {
        "name": text_of("What the subscription is called."),
        "fee": or_null(text_of("The fee as published, with its currency.")),
        "per": or_null(text_of("How often it is due.")),
        "includes": or_null(text_of("What it includes.")),
    }
)
_LIFECYCLE: dict[str, Data] = {
    "status": or_null(STATUS),
    "deprecated_on": or_null(day_of("Day from which new use is discouraged.")),
    "retires_on": RETIRES_ON,
    "redirects": or_null(yes_no("Whether another model answers its calls afterwards.")),
    "successor": or_null(text_of("Slug of the model to move to.")),
    "source": or_null(CITED),
}
LIFECYCLE = object_of(_LIFECYCLE)
CREATOR_API = object_of(
    {"provider": or_null(PROVIDER)}, "What the creator's own API states.", optional=_LIFECYCLE
)
ABILITIES = keyed(
    or_null(yes_no("Whether it has it.")), "What it can do; null where nobody says.", "A capability"
)
FEATURE_VALUES = object_of(
    {feature: or_null(yes_no("Whether it has it.")) for feature in FEATURES},
    "What it can do; null where nobody says.",
)


def column_shape(column: DataColumn) -> Data:
    """The shape of what a column of prices holds, in JSON."""
    words = column.text
    shapes = {
        "number": digits_of(words),
        "integer": count_of(words),
        "boolean": yes_no(words),
        "date": day_of(words),
        "list": list_of(text_of("One."), words),
    }
    shape = shapes.get(column.type, text_of(words))
    return shape if column.is_always else or_null(shape)


def columns_shaped(names: tuple[str, ...]) -> dict[str, Data]:
    """Some of the columns of prices."""
    return {name: column_shape(PRICE_COLUMNS[name]) for name in names}


WHEN = object_of(
    {},
    "The conditions that are given; all must apply. Empty for the base price.",
    optional={
        name: column_shape(DataColumn(PRICE_COLUMNS[name].type, True, PRICE_COLUMNS[name].text))
        for name in CONDITIONS
    },
)
_RATES = keyed(amount_of("Amount with all its digits, or `free`."), "By rate.", "A rate")
RATE_SOURCES = keyed(CITED, "Where single rates were read, if elsewhere.", "A rate")
_BRIEF_PRICE: dict[str, Data] = {
    "rates": _RATES,
    "currency": CURRENCY,
    "converted_from": CONVERTED_FROM,
    "when": WHEN,
    **columns_shaped(("starts", "ends", "ends_after")),
    "disputed": list_of(text_of("A rate."), "Rates that another source states otherwise."),
    "source": or_null(address_of("URL that was read.")),
    "via": or_null(VIA),
    "checked": or_null(CHECKED),
    "rate_sources": RATE_SOURCES,
}
CURRENT_PRICES = list_of(
    object_of(_BRIEF_PRICE), "The prices that apply as of the day of the basis."
)
_AT_ID = {"at_id": text_of("The ID that asks for its mode, where it is another one.")}
CHARGED_PRICES = list_of(
    object_of(_BRIEF_PRICE, optional=_AT_ID),
    "The same, with those of IDs that are labelled as a mode, as prices in that mode.",
)
_CLAIMS = list_of(object_of({"rates": _RATES, "source": or_null(CITED)}))
PRICES = list_of(
    object_of(
        {
            "rates": keyed(
                object_of(
                    {"amount": amount_of("Amount with all its digits, or `free`."), "per": UNIT},
                    optional={"source": CITED},
                ),
                "By rate.",
                "A rate",
            ),
            "currency": CURRENCY,
            "converted_from": CONVERTED_FROM,
            "when": WHEN,
            **columns_shaped(("starts", "starts_after", "ends", "ends_after")),
            "source": or_null(CITED),
            "overdue_since": or_null(day_of("Day of the first claim against what was read.")),
            "disputed": {**_CLAIMS, "description": "What other sources state."},
            "corrects": {**_CLAIMS, "description": "What was read and is wrong."},
            "revisions": list_of(
                object_of(
                    {
                        "rates": _RATES,
                        "source": ORIGIN,
                        "after": day_of("Last copy that stated it."),
                        "by": or_null(day_of("First copy that stated the price above.")),
                    }
                ),
                "What its own source stated before.",
            ),
        }
    ),
    "All prices, past and to come as well.",
)
MODEL_KEYS: dict[str, Data] = {
    "slug": SLUG,
    "name": NAME,
    "kind": text_of("What it is for: chat, embedding, image and others."),
    "creator": or_null(text_of("Slug of its creator.")),
    "family": or_null(text_of("Slug of its family.")),
    "released": or_null(partial_day("When it was released.")),
    "listed_by": or_null(day_of("The day by which it was listed, if no release date is known.")),
    "knowledge_cutoff": or_null(partial_day("When its training data end.")),
    "weights": or_null(one_word("Whether its weights are published.", ("open", "closed"))),
    "license": or_null(text_of("License of its weights.")),
    "limits": LIMITS,
    "input": MODALITIES,
    "output": MODALITIES,
}
"""What a list of models and the record of one say alike, in this order."""
