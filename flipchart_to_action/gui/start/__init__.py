"""The first page: workshops, what is due, and searching all of them.

Belongs here: what is seen before a workshop is open. Does not: opening it (`shell`).
"""
