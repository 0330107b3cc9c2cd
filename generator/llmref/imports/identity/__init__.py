"""Which model is it? Candidates → links to models of the seeds, or new models, or why neither."""

from llmref.imports.identity.resolve import resolve
from llmref.imports.identity.result import (
    Link,
    Losing,
    ModelFacts,
    NewModel,
    Resolution,
    Unlinked,
)

__all__ = ["Link", "Losing", "ModelFacts", "NewModel", "Resolution", "Unlinked", "resolve"]
