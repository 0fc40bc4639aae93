"""What is typed is understood, the word's module does it, and faults become sentences."""

import argparse
import contextlib
import logging
import os
import sys
from collections.abc import Sequence
from pathlib import Path

from flipchart_to_action import TRY_PHOTOS, __version__
from flipchart_to_action.cli import (
    backups,
    bundle,
    check_setup,
    due,
    feedback,
    read,
    sample,
    window,
    workshops,
    years,
)
from flipchart_to_action.cli.output import say_error
from flipchart_to_action.cli.without_terminal import tell_in_dialog
from flipchart_to_action.crash import WithoutMessages, places_of
from flipchart_to_action.errors import UserError, plain_reason

_PROGRAM = "flipchart-to-action"


def main(arguments: Sequence[str] | None = None) -> int:
    """Do what the command line asks for.

    Args:
        arguments: The words after the program's name; None: those it was called with.

    Returns:
        The exit status: 0, or 1 after an error that was told on stderr, 130 after Ctrl+C. Wrong
        usage leaves by SystemExit(2), `--help` and `--version` by SystemExit(0).
    """
    words = list(sys.argv[1:] if arguments is None else arguments)
    if words[:1] == [TRY_PHOTOS]:  # a built program calls itself so; no word for people
        from flipchart_to_action.images.sandbox_child import main as try_photos

        return try_photos(float(words[1]))
    # Names of files and handwriting hold any letter; a terminal that lacks one gets its code.
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(errors="backslashreplace")
    try:
        words, files = _files_to_open(words)
        options = _parser().parse_args(words)
        options.files = files
        _set_up_logging(debug=options.debug)
        return _run(options)
    finally:
        _let_go_of_stdout()


def _files_to_open(words: list[str]) -> tuple[list[str], list[Path]]:
    """Take the files, as a double click gives them, from where else a word stands."""
    at = 0
    while at < len(words) and words[at].startswith("-"):
        at += 2 if words[at] == "--library" else 1
    if at < len(words) and (Path(words[at]).suffix or Path(words[at]).is_file()):
        return words[:at], [Path(word) for word in words[at:]]
    return words, []


def _run(options: argparse.Namespace) -> int:
    """Return the exit status of the word, with every fault told."""
    try:
        status: int = options.run(options)
        if sys.stdout:  # None where the caller has closed it
            sys.stdout.flush()
    except BrokenPipeError:
        return 1  # whoever read our output has enough of it
    except KeyboardInterrupt:
        print("Stopped.", file=sys.stderr)
        return 130
    except UserError as error:
        _trace(options, error)
        say_error(error.message, error.hint)
        if options.run is window.run:
            tell_in_dialog(str(error))
    except OSError as error:
        _trace(options, error)
        why, hint = plain_reason(error)
        where = f"“{error.filename}”" if error.filename else "The output"
        say_error(f"{where} can't be read or written: {why}.", hint)
    except Exception as error:  # noqa: BLE001 (a bug: said in a sentence, too)
        _trace(options, error)
        kind = type(error).__name__
        say_error(f"The program met a fault of its own ({kind}).", "Run it with --debug to see it.")
        if options.run is window.run:
            tell_in_dialog(f"Flipchart to Action can't start: it met a fault of its own ({kind}).")
    else:
        return status
    return 1


def _trace(options: argparse.Namespace, error: BaseException) -> None:
    if options.debug:
        print(f"Traceback, without messages:\n{places_of(error)}", file=sys.stderr)


def _let_go_of_stdout() -> None:
    """Keep Python from a second complaint at its end where nobody takes our output any more."""
    try:
        if sys.stdout:
            sys.stdout.flush()
    except (OSError, ValueError):
        with contextlib.suppress(OSError, ValueError):
            os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())


def _set_up_logging(*, debug: bool) -> None:
    """Send what the rooms log to stderr where it is asked for; else a user sees sentences only."""
    root = logging.getLogger()
    if debug:
        handler = logging.StreamHandler()
        handler.setFormatter(WithoutMessages("%(name)s: %(message)s"))
        logging.basicConfig(level=logging.INFO, handlers=[handler])
    elif not root.handlers:
        root.addHandler(logging.NullHandler())


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog=_PROGRAM,
        description="Photos of workshop flip-charts become notes, decisions and an action plan."
        " Without a word the window opens.",
        allow_abbrev=False,
    )
    parser.add_argument("--version", action="version", version=f"{_PROGRAM} {__version__}")
    parser.add_argument(
        "--library",
        metavar="DIR",
        type=Path,
        help="the folder that workshops and photos are kept in (default: in your data folder)",
    )
    parser.add_argument("--debug", action="store_true", help="show where in the code an error was")
    parser.set_defaults(run=window.run)
    words = parser.add_subparsers(title="words", metavar="WORD")
    for module in (read, sample, workshops, due, feedback, years, backups, bundle, check_setup):
        module.add_words(words)
    return parser
