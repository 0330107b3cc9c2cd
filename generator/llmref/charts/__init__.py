"""Charts of facts: where each mark, line and word stands, ready to be written as SVG.

Positions across are percent of the width, positions down are pixels: a drawing fits any screen, and
its words keep their size. Every drawing has its figures in a table beside it.
"""
