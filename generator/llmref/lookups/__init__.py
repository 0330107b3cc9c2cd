"""Questions to the facts, answered in the words of the pages and as data: one answer for all.

Commands, the Python interface and tools of agents print the same answers.
"""
