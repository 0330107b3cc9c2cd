"""LLM Reference: seed records in, a static reference site out."""
