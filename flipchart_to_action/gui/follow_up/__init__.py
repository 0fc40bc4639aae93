"""The step Follow up: what came of each decision, with news and evidence.

Belongs here: what this page alone shows. Does not: reports on it (`reports`).
"""
