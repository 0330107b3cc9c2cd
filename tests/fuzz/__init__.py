"""Seeds and copies of catalogs that are changed at random, but where it hurts."""
