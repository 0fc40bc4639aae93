"""Lines become notes: which belong together, in which order, under which heading.

Belongs here: pure functions of lines and places. Does not: pictures and engines.
"""
