"""What the newest copies of catalogs state of the parameters of each ID."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import date

from llmref.imports.candidate import Candidate, Reading
from llmref.imports.evidence import Evidence
from llmref.imports.origins import CATALOGUES, Catalogue
from llmref.records.catalogs import CatalogName
from llmref.records.request_parameters import REASONING, ModelParameters, Parameter

MODELS_STATED_BY: CatalogName = "models.dev"
"""The catalog of many providers whose statements models have."""
STATING: tuple[CatalogName, ...] = ("openrouter", MODELS_STATED_BY)
"""Those that state parameters; a provider's own API before the list of others."""


@dataclass(frozen=True)
class Statements:
    """What the newest copies state of each ID."""

    evidence_by_id: Mapping[tuple[str, str], Evidence]
    """By provider and id."""
    current: Mapping[str, Reading]
    """The newest copy of each catalog."""

    def of(
        self, provider: str, native_id: str, *, besides: Collection[Parameter] = ()
    ) -> tuple[Catalogue, ModelParameters] | None:
        """The parameters of an ID besides some, and the catalog that states them.

        A list that does not say how to set what a model reasons takes no other's word on that.
        """
        evidence = self.evidence_by_id.get((provider, native_id))
        statements = (
            []
            if evidence is None
            else [
                (CATALOGUES[name], stated)
                for name in STATING
                if (stated := _parameters(self._newest(evidence, name), besides))
            ]
        )
        return max(
            statements, key=lambda each: bool(each[1].takes.keys() & {*REASONING}), default=None
        )

    def day(self, url: str) -> date | None:
        """The date of the newest copy of a catalog that states parameters, by its address."""
        days = (
            copy.checked
            for name in STATING
            if CATALOGUES[name].url == url and (copy := self.current.get(name))
        )
        return next(days, None)

    def _newest(self, evidence: Evidence, name: str) -> Candidate | None:
        copy = self.current.get(name)
        return next(
            (
                candidate
                for day, candidate in evidence.copies
                if copy and candidate.source == name and day == copy.checked
            ),
            None,
        )


def _parameters(
    candidate: Candidate | None, besides: Collection[Parameter]
) -> ModelParameters | None:
    takes = {} if candidate is None else candidate.parameters
    kept = {name: how for name, how in takes.items() if name not in besides}
    return ModelParameters.model_validate({"takes": kept}) if kept else None
