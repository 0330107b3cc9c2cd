"""Records joined into one frozen, sorted, indexed whole."""
