"""What goes to the terminal."""

import argparse
import sys
from typing import TYPE_CHECKING, TypeAlias

if TYPE_CHECKING:
    Words: TypeAlias = argparse._SubParsersAction[argparse.ArgumentParser]  # noqa: SLF001 (it has no other name)


def say_error(message: str, hint: str = "") -> None:
    """Tell an error on stderr: a sentence and a hint."""
    print(f"{message} {hint}".strip(), file=sys.stderr, flush=True)


def counted(number: int, one: str, more: str) -> str:
    """Return "1 photo" or "3 photos"."""
    return f"{number} {one if number == 1 else more}"


def say_held_back(number: int) -> None:
    """Tell on stderr how many decisions are held back, and what to do; nothing where none is."""
    if number:
        what = "1 decision is" if number == 1 else f"{number} decisions are"
        say_error(
            f"{what} held back, with words of a private note.",
            "Reword on the Decide page, or let the note be shared; then do this again.",
        )


def say_unread(number: int) -> None:
    """Tell on stderr how many notes go out that nobody has looked at; nothing where none does."""
    if number:
        were = "1 note in it was" if number == 1 else f"{number} notes in it were"
        say_error(
            f"{were} never looked at.",
            "Look at them on the Notes page, or leave them out on the Share page; then do this"
            " again.",
        )


def say(text: str = "") -> None:
    """Print a line at once, so that whoever waits sees it."""
    print(text, flush=True)


def plain_line(text: str) -> str:
    """Return `text` in one line, without signs that would steer a terminal."""
    return " ".join("".join(c if c.isprintable() else " " for c in text).split())
