"""The command line: one module a word."""

from flipchart_to_action.cli.main import main

__all__ = ["main"]
