"""The step Notes: what was read is checked against the photo and put right.

Belongs here: the list of notes, its editor and what helps to compare.
Does not: what becomes of a note (`decide`).
"""
