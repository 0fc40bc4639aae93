"""What works behind every page: the open workshop, undo, tasks, photos, the desktop.

Belongs here: services that several features use and that show nothing themselves.
Does not: the widgets of a feature, and plain controls (`widgets`).
"""
