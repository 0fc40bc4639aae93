"""The library on the disk: the only room that knows SQLAlchemy.

Belongs here: database, photo files, backups, searching, handing over.
Does not: what a change means (`domain`), how a plan looks (`export`).
"""
