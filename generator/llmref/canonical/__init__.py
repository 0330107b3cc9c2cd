"""The one text of a seed: read a file with its comments, change values, write it again."""
