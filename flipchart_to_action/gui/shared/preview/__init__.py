"""A plan or report as it will look, beside what is chosen for it.

Belongs here: making it in the background and showing its pages.
Does not: saving or sending it (`share`, `reports`).
"""
