"""The action plan and reports as a PDF that screen readers can read.

Belongs here: faces, lines, blocks, pages and tags. Does not: sentences (`words`).
"""
