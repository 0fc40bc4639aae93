"""The window: the only room that knows Qt.

Belongs here: what is seen and pressed, a folder a feature.
Does not: rules of a workshop (`domain`), reading (`recognition`), files (`storage`, `export`).
"""
