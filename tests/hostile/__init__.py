"""Makers of files and bytes that mean no good, the same ones each time."""
