"""The catalogue in the shapes of others: one module each, which translates and decides nothing."""
