"""Type faces: which one has a letter, how it is shaped and put into the file.

Belongs here: what knows font files. Does not: lines and pages.
"""
