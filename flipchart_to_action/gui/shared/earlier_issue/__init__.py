"""An issue that was raised before: its banner, its dialog, its words.

Belongs here: how it is offered and shown. Does not: how it is found (`core`, `matching`).
"""
