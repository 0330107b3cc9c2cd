"""Runs published calls, unchanged, against a simulated API in a network of their own."""
