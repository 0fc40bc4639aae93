"""The formats that somebody names on the command line."""

import argparse
from collections.abc import Callable, Collection
from typing import Any

from flipchart_to_action.cli.output import plain_line


def add_formats(parser: Any, known: Collection[str]) -> None:
    """Add `--format`: one or more of the `known` names, each once, or all.

    Args:
        parser: Of a word, or a group of its options.
        known: The names, as they are told.
    """
    names = ", ".join(known)
    parser.add_argument(
        "--format",
        metavar="FORMATS",
        type=_formats(known),
        default=["pdf"],
        help=f"one or more of {names}, with commas between, or all (default: pdf)",
    )


def _formats(known: Collection[str]) -> Callable[[str], list[str]]:
    def formats(typed: str) -> list[str]:
        names = [name.strip() for name in typed.split(",")]
        if "all" in names:
            return list(known)
        for name in names:
            if name not in known:
                raise argparse.ArgumentTypeError(
                    f"there is no format “{plain_line(name)}”; there are {', '.join(known)} and all"
                )
        return list(dict.fromkeys(names))

    return formats
