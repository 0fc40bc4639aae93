"""The step Workshop: its name and day, its people, what to get ready, what was promised.

Belongs here: what this page alone shows. Does not: beginning a workshop (`shell`).
"""
