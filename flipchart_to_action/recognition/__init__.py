"""One photo becomes note drafts.

Belongs here: all that looks at a photo. Does not: windows, the database, earlier notes
(`matching`).
"""
