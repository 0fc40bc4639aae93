"""One photo on the screen: which part of it is seen, and how it is painted.

Belongs here: what any page needs that shows a photo.
Does not: what is done with photos (`photos`) or with notes (`notes`, `decide`).
"""
