"""A simulated API: it refuses what the real ones refuse and answers with the least they answer."""
