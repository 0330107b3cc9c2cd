"""What pages say by kind of model: calls, prices in one line, heads of columns."""

from __future__ import annotations

from dataclasses import replace

from llmref.catalogue.entities import Offering, Price
from llmref.insights import cells
from llmref.insights.cells import Cell
from llmref.insights.lifecycle import status_text
from llmref.records.kinds import MODEL_KINDS
from llmref.records.provider import CalledAs
from llmref.records.rates import RATES, RateKey


def call_name(called: CalledAs) -> str:
    """What readers call the call of a kind of model, or a chat whose answer is no text."""
    match called:
        case "chat-image-output":
            return "Chat with a picture in the answer"
        case "chat-link":
            return "Chat with a link in the answer"
        case "chat-streaming":
            return "Chat that only streams"
        case kind:
            return MODEL_KINDS[kind].label


def status_note(offering: Offering) -> str:
    """What a table says beside the name of an offering that is not simply active."""
    return "" if offering.status == "active" else status_text(offering)


def price_line(offering: Offering) -> str:
    """What an offering costs, in one line of plain text."""
    price = offering.price
    if price is None:
        return cells.billing_cell(offering).text
    shown = [rate for rate in MODEL_KINDS[offering.model.kind].rates_shown if rate in price.rates]
    shown = [rate for rate in shown if rate != "cache_read"] or list(price.rates)[:2]
    parts = [
        (f"{RATES[rate].label} {cells.marked(_cell(price, rate))}", RATES[rate].unit)
        for rate in shown[:2]
    ]
    if len({unit for _, unit in parts}) == 1:
        return f"{' · '.join(text for text, _ in parts)} per {parts[0][1]}"
    return " · ".join(f"{text} per {unit}" for text, unit in parts)


def _cell(price: Price, rate: RateKey) -> Cell:
    cell = cells.price_cell(price, rate)
    if cell.amount is None or not price.converted_from:
        return cell
    return replace(cell, text=cells.sentence_money(price, cell.amount))
