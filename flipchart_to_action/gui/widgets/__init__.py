"""Widgets of our own, each used by more than one page or too large for one."""
