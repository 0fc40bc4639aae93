"""One module a file format: blocks or a plan in, bytes out.

Belongs here: what is true of a format alone.
Does not: PDF (`pdf`), wording (`words`), which formats there are (`package`).
"""
