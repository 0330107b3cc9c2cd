"""Which recipe an offering gets, and its facts; the code itself is in templates/recipes/."""
