"""The walk of CONTRIBUTING.md, followed to the letter."""
