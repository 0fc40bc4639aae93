"""Dialogs: few, and none for a warning."""
