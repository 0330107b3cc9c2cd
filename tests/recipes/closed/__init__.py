"""A network in which only this machine exists, with names and certificates of its own."""
