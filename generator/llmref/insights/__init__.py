"""What is derived from the catalogue and never typed."""
