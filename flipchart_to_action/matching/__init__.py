"""Issues that come back: which earlier notes say the same in other words.

Belongs here: the network that compares notes, and its index.
Does not: reading photos (`recognition`), the library (`storage`).
"""
