"""What the explorer shows of each model, and of each offering."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal

from llmref import formats, urls
from llmref.catalogue.entities import Model, Offering, Price
from llmref.insights import cells
from llmref.insights.capabilities import LABELS
from llmref.insights.cells import State
from llmref.insights.first_listed import LISTED, listed_by, listed_text
from llmref.insights.lifecycle import model_status
from llmref.insights.list_price import own_offering
from llmref.insights.market import Market
from llmref.insights.prices import Cost
from llmref.memo import Once
from llmref.pages.context import PageContext
from llmref.pages.explorer_columns import SHOWN, ExplorerColumn, Shape
from llmref.pages.page import Link
from llmref.records.kinds import MODEL_KINDS
from llmref.records.rates import RATES, RateKey

Values = Mapping[str, str]
"""The texts of a row by column; one that is missing is unknown."""
DOUBTED = ("input", "other")
"""The columns that say so where other sources dispute the lowest price."""
"""What stands before the day by which a model without a release date was listed."""
_ROW = Once[tuple[Model, tuple[ExplorerColumn, ...]], "ExplorerRow"](
    "row of the explorer, to be shown"
)
_VALUES = Once[Model, Values]("row of the explorer")
_OFFERING = Once[Offering, Values]("row of an offering in the explorer")


@dataclass(frozen=True, slots=True)
class ExplorerCell:
    """One value of a row."""

    text: str
    state: str
    """As cells have it; empty where it is plainly known."""
    shape: Shape
    doubt: str = ""
    """By what claim of another source it would be another amount."""


@dataclass(frozen=True, slots=True, eq=False)
class ExplorerRow:
    """A model with what the columns shown at first say of it."""

    head: Link
    note: str
    """Its status where it is not plainly active, and its creator."""
    cells: Sequence[ExplorerCell]
    fragment: str = "explorer-row"


def explorer_row(
    context: PageContext, model: Model, columns: tuple[ExplorerColumn, ...] = SHOWN
) -> ExplorerRow:
    """The row of a model as it comes with a page; the script makes others alike."""
    return context.memo.once(_ROW, (model, columns), lambda: _row(context, model, columns))


def row_of_creator(
    context: PageContext, model: Model, columns: tuple[ExplorerColumn, ...] = SHOWN
) -> ExplorerRow:
    """The same on a page that is about its creator, whom no row names again."""
    remark = _remark(model_values(context, model))
    return replace(explorer_row(context, model, columns), note=remark)


def _row(context: PageContext, model: Model, columns: tuple[ExplorerColumn, ...]) -> ExplorerRow:
    values, doubt = model_values(context, model), doubts(context, model)
    cells_shown = [
        as_cell(values.get(column.key, ""), column.shape, doubt if column.key in DOUBTED else "")
        for column in columns
    ]
    head = Link(context.name(model), urls.model_path(model))
    note = filter(None, (_remark(values), values.get("creator")))
    return ExplorerRow(head, " \N{MIDDLE DOT} ".join(note), cells_shown)


def _remark(values: Values) -> str:
    """What a row says of the lifecycle of its model; empty where it is active."""
    status = values.get("status", "Active")
    return "" if status == "Active" else status


def doubts(context: PageContext, model: Model) -> str:
    """By what claims the lowest price would be another amount; empty where nobody says so."""
    price = context.model_row(model).price
    return price.title if price.disputed else ""


_STATES = {
    cells.FREE: State.FREE,
    cells.INCLUDED: State.INCLUDED,
    cells.DASH: State.NOT_APPLICABLE,
}
NO_SUCH_RATE = "This kind of model has no such price"


def as_cell(text: str, shape: Shape, doubt: str) -> ExplorerCell:
    """The text of a column as it is shown; the script of the explorer shows it alike."""
    if not text:
        return ExplorerCell(cells.NOT_KNOWN.text, State.UNKNOWN, shape)
    if shape in {"text", "date"}:
        return ExplorerCell(text, "", shape)
    if not text[0].isdigit():
        state = _STATES.get(text, State.NOT_OFFERED)
        return ExplorerCell(text, state, shape, NO_SUCH_RATE if text == cells.DASH else "")
    if "/" in text:
        return ExplorerCell(f"${text}", "", shape, doubt)
    shown = f"${text}" if shape == "money" else formats.count(int(text))
    return ExplorerCell(shown, "", shape, doubt)


def model_values(context: PageContext, model: Model) -> Values:
    """The row of a model: its creator's list price, and the lowest one with whose it is."""
    return context.memo.once(_VALUES, model, lambda: _stated(_model_values(context, model)))


def offering_values(context: PageContext, offering: Offering) -> Values:
    """The row of an offering, as far as it differs from that of its model."""
    return context.memo.once(
        _OFFERING,
        offering,
        lambda: _stated(_offering_values(context.market(offering.model), offering)),
    )


def newest(context: PageContext, models: Iterable[Model]) -> list[Model]:
    """Some models, the newest first; those without any date last."""

    def day(model: Model) -> str:
        return model_values(context, model).get("released", "").removeprefix(LISTED)

    by_name = sorted(models, key=lambda model: context.name(model).casefold())
    return sorted(by_name, key=day, reverse=True)


def has(context: PageContext, model: Model) -> int:
    """What a model can do at some provider: a bit for each capability, the first one lowest."""
    return sum(1 << at for at, key in enumerate(LABELS) if context.has(model, key))


def _model_values(context: PageContext, model: Model) -> dict[str, str]:
    market, record = context.market(model), model.record
    own, lowest = own_offering(context.catalogue, model), _lowest(market)
    day = None if record.released else listed_by(context.catalogue, model)
    listed = listed_text(day) if day else ""
    at = lowest[0] if lowest else own
    others = f" +{len(lowest) - 1}" if len(lowest) > 1 else ""
    return {
        "creator": model.creator.name if model.creator else "",
        "list_input": _rate(own, "input"),
        "list_output": _rate(own, "output"),
        "context": _limit(record.limits.context),
        "max_output": _limit(record.limits.output),
        "released": record.released.text if record.released else listed,
        "providers": str(len(market.live)),
        "kind": MODEL_KINDS[model.kind].label,
        "weights": record.weights.capitalize() if record.weights else "",
        "license": record.license or "",
        "status": _status(market),
        **({} if at is None else _price_values(market, at, others)),
    }


def _status(market: Market) -> str:
    """One word where it can be; "Retired" alone only where nobody offers the model any more."""
    _, status = model_status(market) or ("", "")
    return "Retired at its creator" if status == "retired" and market.live else status.capitalize()


def _offering_values(market: Market, offering: Offering) -> dict[str, str]:
    return {
        "context": _limit(offering.limits.context),
        "max_output": _limit(offering.limits.output),
        "status": (offering.status or "").capitalize(),
        **_price_values(market, offering),
    }


def _price_values(market: Market, offering: Offering, others: str = "") -> dict[str, str]:
    cost = market.rank_of(offering).cost
    is_known = cost.state is State.KNOWN and cost.amount_usd is not None
    price = offering.price
    is_verified = bool(price and price.cited and not price.cited.is_catalogue)
    return {
        "input": _rate(offering, "input"),
        "output": _rate(offering, "output"),
        "provider": offering.provider.name + others,
        "other": other_rate(offering, price),
        "cost": known_cost(cost) if is_known else "",
        "verified": ("Verified" if is_verified else "Unverified") if price else "",
    }


def _lowest(market: Market) -> tuple[Offering, ...]:
    """The cheapest for the default workload: those that tie in the lowest tier.

    A tier that has only disputed prices is passed over where a later one has others. The creator's
    own offering is first, else the one of the roundest price.
    """
    tiers = [tier.offerings for tier in market.price_tiers]
    undisputed = ([each for each in tier if not _is_disputed(each)] for tier in tiers)
    priced = [offering for offering in market.live if offering.price] or [*market.live]
    cheapest = next(filter(None, undisputed), tiers[0] if tiers else priced[:1])
    return tuple(sorted(cheapest, key=_own_and_round))


def _is_disputed(offering: Offering) -> bool:
    return bool(offering.price and offering.price.disputes)


def _own_and_round(offering: Offering) -> tuple[bool, int, str]:
    name = offering.provider.name
    return not offering.is_first_party, len(_rate(offering, "input")), name.casefold()


def _rate(offering: Offering | None, rate: RateKey) -> str:
    """A rate per 1M tokens in US dollars, or why there is none; empty where it is unknown."""
    if offering is None:
        return ""
    cell = cells.rate_cell(offering, rate)
    if cell.state is State.KNOWN and offering.price:
        return rate_at(offering.price, rate)
    return "" if cell.state is State.UNKNOWN else cell.text


def rate_at(price: Price, rate: RateKey) -> str:
    """A rate of one price, as the data have it; empty where the price does not state it."""
    if rate not in price.rates:
        return ""
    cell = cells.price_cell(price, rate)
    if cell.amount is None or cell.currency != "USD":
        return cell.text
    return _amount(formats.rounded(cell.amount) if price.converted_from else cell.amount)


def other_rate(offering: Offering, price: Price | None) -> str:
    """The main rate of models that are not charged by tokens: 0.04 / image."""
    rates = MODEL_KINDS[offering.model.kind].rates_shown
    rate = next((rate for rate in rates if price and rate in price.rates), None)
    if price is None or rate is None or "token" in RATES[rate].unit:
        return ""
    return f"{rate_at(price, rate)} / {RATES[rate].unit}"


def known_cost(cost: Cost) -> str:
    """A known cost, as the data have it."""
    usd = cost.amount_usd or Decimal(0)
    return _amount(formats.rounded(usd) if cost.is_converted else usd)


def _amount(amount: Decimal) -> str:
    return formats.money(amount).removeprefix("$")


def _limit(number: int | None) -> str:
    return str(number) if number else ""


def _stated(values: dict[str, str]) -> Values:
    return {key: text for key, text in values.items() if text}
