"""Which formats there are, and everything that goes out together in one folder.

Belongs here: tables of formats, names of files, what is in a package and writing it.
Does not: how one format is made (`formats`, `pdf`) and what it says (`words`).
"""
