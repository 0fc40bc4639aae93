"""Lines of letters become words: spelling, doubt, what was struck out, what is noise.

Belongs here: what judges the letters of a line. Does not: which lines are one note.
"""
