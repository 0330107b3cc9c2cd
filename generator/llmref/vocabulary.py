"""Whether each vocabulary is complete: every word of it has a row in each table about it.

mypy names a column that a row lacks; a row that a table lacks would end a build in a KeyError.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from types import ModuleType
from typing import get_args

from llmref import formats, pages, urls
from llmref.pages import lists, page_kinds
from llmref.problems import Place, Problem, error
from llmref.recipes import call_kinds, languages, wording
from llmref.records import (
    catalogs,
    features,
    kinds,
    meanings,
    modalities,
    price,
    provider,
    rates,
    source,
)
from llmref.rules import overdue_check

RULE = "vocabulary"
PACKAGE = Path(__file__).parent


@dataclass(frozen=True, slots=True)
class VocabularyTable:
    """A table that needs a row for every word of a vocabulary."""

    module: ModuleType
    name: str
    vocabulary: str
    """What the type of its keys is called."""
    words: tuple[str, ...]

    @property
    def rows(self) -> Iterable[str]:
        """The keys of the table."""
        rows: dict[str, object] = getattr(self.module, self.name)
        return rows

    def place(self) -> tuple[Place, int]:
        """The file, below the package, and the line where the table begins."""
        return _place(self.module, self.name)


def _place(module: ModuleType, name: str) -> tuple[Place, int]:
    path = Path(str(module.__file__))
    match = re.search(rf"^{name}\b", text := path.read_text(encoding="utf-8"), re.M)
    line = text.count("\n", 0, match.start()) + 1 if match else 1
    return Place(path.relative_to(PACKAGE).as_posix(), root=str(PACKAGE)), line


TABLES = (
    VocabularyTable(kinds, "MODEL_KINDS", "Kind", get_args(kinds.Kind)),
    VocabularyTable(call_kinds, "CALL_KINDS", "CalledAs", get_args(provider.CalledAs)),
    VocabularyTable(call_kinds, "FEATURES", "CallFeature", get_args(source.CallFeature)),
    VocabularyTable(rates, "RATES", "RateKey", get_args(rates.RateKey)),
    VocabularyTable(features, "CAPABILITIES", "CapabilityKey", get_args(features.CapabilityKey)),
    VocabularyTable(meanings, "CURRENCIES", "Currency", get_args(price.Currency)),
    VocabularyTable(formats, "SIGNS", "Currency", get_args(price.Currency)),
    VocabularyTable(modalities, "MODALITIES", "Modality", get_args(modalities.Modality)),
    VocabularyTable(pages, "SINGLE", "SinglePage", get_args(urls.SinglePage)),
    VocabularyTable(catalogs, "CATALOGS", "CatalogName", get_args(catalogs.CatalogName)),
    VocabularyTable(page_kinds, "PAGE_KINDS", "PageTemplate", get_args(page_kinds.PageTemplate)),
    VocabularyTable(lists, "PROVIDER_KINDS", "ProviderKind", get_args(provider.ProviderKind)),
    VocabularyTable(overdue_check, "DAYS", "Cadence", get_args(provider.Cadence)),
    VocabularyTable(wording, "_PLACEHOLDERS", "Role", get_args(provider.Role)),
    VocabularyTable(wording, "_HOLDS", "Role", get_args(provider.Role)),
)
"""Every table that is asked for any word of its vocabulary."""


def vocabulary_problems(tables: Iterable[VocabularyTable] = TABLES) -> Iterator[Problem]:
    """An error for each row that is missing, at the table that lacks it."""
    for table in tables:
        for word in sorted(set(table.words) - set(table.rows)):
            place, line = table.place()
            message = f"{word!r} is a {table.vocabulary} without a row in {table.name}"
            hint = f"add the row, or take {word!r} out of {table.vocabulary}"
            yield error(place, message, hint).named(RULE).located(line, 1)
    yield from _keys_of_packages()


def _keys_of_packages() -> Iterator[Problem]:
    """An error for each language whose package no provider's recipe could name."""
    place, line = _place(provider, "class RecipeRecord")
    for name, language in languages.LANGUAGES.items():
        if language.seed_key and language.seed_key not in provider.RecipeRecord.model_fields:
            message = f"{language.seed_key!r} is the seed key of {name!r}, and no field here"
            hint = f"add the field, or empty `seed_key` of {name!r} in LANGUAGES"
            yield error(place, message, hint).named(RULE).located(line, 1)
