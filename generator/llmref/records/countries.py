"""Countries by the two letters of ISO 3166-1, with the names that pages show."""

from __future__ import annotations

from typing import Annotated

from llmref.records.fields import OneOf

_NAMES = """
AE United Arab Emirates; AR Argentina; AT Austria; AU Australia; BE Belgium; BG Bulgaria
BR Brazil; CA Canada; CH Switzerland; CL Chile; CN China; CO Colombia; CY Cyprus; CZ Czechia
DE Germany; DK Denmark; EE Estonia; EG Egypt; ES Spain; FI Finland; FR France; GB United Kingdom
GR Greece; HK Hong Kong; HR Croatia; HU Hungary; ID Indonesia; IE Ireland; IL Israel; IN India
IS Iceland; IT Italy; JP Japan; KE Kenya; KR South Korea; LT Lithuania; LU Luxembourg; LV Latvia
MA Morocco; MT Malta; MX Mexico; MY Malaysia; NG Nigeria; NL Netherlands; NO Norway
NZ New Zealand; PE Peru; PH Philippines; PK Pakistan; PL Poland; PT Portugal; QA Qatar
RO Romania; RS Serbia; RU Russia; SA Saudi Arabia; SE Sweden; SG Singapore; SI Slovenia
SK Slovakia; TH Thailand; TR Turkey; TW Taiwan; UA Ukraine; US United States; UY Uruguay
VN Vietnam; ZA South Africa
"""
COUNTRIES: dict[str, str] = {
    entry[:2]: entry[3:] for line in _NAMES.split("\n") for entry in line.split("; ") if entry
}
"""Those that providers and data centers are in; another one is a further entry."""
Country = Annotated[str, OneOf(lambda: COUNTRIES)]
"""Two letters: US, DE. Text, so that NO is Norway."""
