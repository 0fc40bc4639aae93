"""Lines become notes: which belong together, in which order, under which heading.

Belongs here: pure functions of values, and the networks that learned them. Does not: pictures (how
lines look is measured in `regions`) and engines.
"""
