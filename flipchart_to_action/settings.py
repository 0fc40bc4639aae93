"""What a user has chosen for the program as a whole, kept as TOML."""

import logging
import re
import tomllib
from dataclasses import asdict, dataclass, fields, replace
from enum import StrEnum
from pathlib import Path

import tomli_w

from flipchart_to_action.errors import UserError, plain_reason
from flipchart_to_action.files import read_regular, write_whole


class ThemeChoice(StrEnum):
    """Light or dark, or as the system has it."""

    SYSTEM = "system"
    LIGHT = "light"
    DARK = "dark"


class RecogniserChoice(StrEnum):
    """What reads the photos; AUTO takes the best one that is here."""

    AUTO = "auto"
    PPOCR = "ppocr"
    TESSERACT = "tesseract"


_log = logging.getLogger(__name__)
_MOST_BYTES = 100_000
_MOST_DOTS = 50
_IN_QUOTES = re.compile(r'"(?:[^"\\\n]|\\.)*"')
TEXT_SIZES = (100, 125, 150, 175, 200)
"""The sizes of text that are offered, in percent."""
SMALLEST_TEXT, LARGEST_TEXT = 75, TEXT_SIZES[-1]
_LOGO = r"(?:organisation-logo(?:\.\w+)?)?"


@dataclass(frozen=True, slots=True, kw_only=True)
class Settings:
    """A user's choices.

    Where `still` is set nothing moves, whatever the system says about it. `due_notice`: the desktop
    says at the start when something is due.

    `text_scale` is in percent, from `SMALLEST_TEXT` to `LARGEST_TEXT`. `country` is whose bank
    holidays count, `language` (two letters) is the one that notes are written in.
    `organisation_contact`: whom readers can ask, and how, in a line.
    `organisation_colour` is "#rrggbb" or empty, `organisation_logo` the name of a file beside that
    of the settings, or empty. `share_folder` is where the folders of what goes out are made; empty:
    among the user's documents.
    """

    theme: ThemeChoice = ThemeChoice.SYSTEM
    text_scale: int = 100
    still: bool = False
    due_notice: bool = True
    country: str = "GB-ENG"
    language: str = "en"
    recogniser: RecogniserChoice = RecogniserChoice.AUTO
    organisation_name: str = ""
    organisation_contact: str = ""
    organisation_colour: str = ""
    organisation_logo: str = ""
    share_folder: str = ""


def is_colour(text: str) -> bool:
    """Return whether `text` is a colour such as "#2b3fbf"."""
    return re.fullmatch("#[0-9a-fA-F]{6}", text) is not None


def load_settings(file: Path) -> tuple[Settings, str]:
    """Return the settings in `file` and a sentence for the user, empty if all is well.

    Where there is no file the settings are those of the start. A file that makes no sense is kept
    aside under another name and the settings are those of the start, too.
    """
    try:
        data = read_regular(file, _MOST_BYTES)
        if len(data) <= _MOST_BYTES:
            return _from_toml(data.decode()), ""
    except FileNotFoundError:
        return Settings(), ""
    except OSError as error:
        return Settings(), f"Your settings could not be read: {plain_reason(error)[0]}."
    except (ValueError, TypeError, RecursionError) as error:
        _log.info("the settings make no sense: %s", type(error).__name__)
    return Settings(), _put_aside(file)


def _put_aside(file: Path) -> str:
    """Keep settings that make no sense under another name; return the sentence for the user."""
    aside = file.with_name(f"{file.stem}.broken{file.suffix}")
    try:
        file.replace(aside)
    except OSError as error:
        return f"Your settings make no sense and could not be put aside: {plain_reason(error)[0]}."
    return (
        "Your settings made no sense, so those of the start hold;"
        f" the old ones are kept as “{aside}”."
    )


def save_settings(settings: Settings, file: Path) -> None:
    """Write `settings` to `file`, making its folder.

    Raises:
        UserError: It can't be written; then it is as it was.
    """
    plain = {name: v.value if isinstance(v, StrEnum) else v for name, v in asdict(settings).items()}
    try:
        file.parent.mkdir(parents=True, exist_ok=True)
        write_whole(file, tomli_w.dumps(plain).encode(), private=True)
    except OSError as error:
        why, hint = plain_reason(error)
        raise UserError(f"Your settings could not be saved: {why}.", hint) from error


def _from_toml(text: str) -> Settings:
    """Return the settings that `text` holds; names that this version doesn't know are passed over.

    Raises:
        ValueError, TypeError: It is no TOML, or a value is none of those allowed.
    """
    # Names of many parts keep tomllib busy for minutes; ours have one.
    if any(line.count(".") > _MOST_DOTS for line in _IN_QUOTES.sub("", text).splitlines()):
        msg = "names of far too many parts"
        raise ValueError(msg)
    found = tomllib.loads(text)
    known = {f.name: found[f.name] for f in fields(Settings) if f.name in found}
    if "theme" in known:
        known["theme"] = ThemeChoice(known["theme"])
    if "recogniser" in known:
        known["recogniser"] = RecogniserChoice(known["recogniser"])
    if any(type(known.get(name, False)) is not bool for name in ("still", "due_notice")):
        msg = "a setting of the wrong kind"
        raise TypeError(msg)
    settings = Settings(**known)
    name, colour = settings.organisation_name, settings.organisation_colour
    logo = settings.organisation_logo
    contact, folder = settings.organisation_contact, settings.share_folder
    words = (settings.country, settings.language, name, contact, colour, logo, folder)
    if type(settings.text_scale) is not int or not all(isinstance(w, str) for w in words):
        msg = "a setting of the wrong kind"
        raise TypeError(msg)
    if "\0" in settings.share_folder:
        msg = "a folder that can be none"
        raise ValueError(msg)
    if (colour and not is_colour(colour)) or not re.fullmatch(_LOGO, logo):
        msg = "a colour or the file of a logo that can be none"
        raise ValueError(msg)
    scale = min(max(settings.text_scale, SMALLEST_TEXT), LARGEST_TEXT)
    return replace(settings, text_scale=scale)
