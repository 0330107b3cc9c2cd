"""The one definition of what usage costs: at one offering, and at all providers of a model."""
