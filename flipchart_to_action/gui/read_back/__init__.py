"""The step Read back: the group hears each decision and says yes.

Belongs here: the page and the screen for the room. Does not: changing a decision's fields.
"""
