"""The window for preferences.

Belongs here: showing and setting what `settings` keeps. Does not: keeping it.
"""
