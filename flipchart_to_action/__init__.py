"""Photographs of workshop flip-charts become decisions with an owner, a date and a check."""

__version__ = "0.1.0"
