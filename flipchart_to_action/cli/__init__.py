"""The command line: one module a word.

Belongs here: what is typed and what is printed, for people and as JSON.
Does not: doing the work (the rooms below), Qt.
"""

from flipchart_to_action.cli.main import main

__all__ = ["main"]
