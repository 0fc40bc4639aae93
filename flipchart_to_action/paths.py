"""Where things are on this computer."""

import os
from importlib.resources import files
from pathlib import Path

import platformdirs

_APP = "flipchart-to-action"


def library_folder() -> Path:
    """Return the folder of the user's own library; it need not be there yet."""
    return Path(platformdirs.user_data_dir(_APP, appauthor=False)) / "library"


def settings_file() -> Path:
    """Return the file of the user's settings; it need not be there yet."""
    return Path(platformdirs.user_config_dir(_APP, appauthor=False)) / "settings.toml"


def log_folder() -> Path:
    """Return the folder for logs; it need not be there yet."""
    return Path(platformdirs.user_log_dir(_APP, appauthor=False))


def unsaved_words_folder() -> Path:
    """Return the folder for words that could not be saved; it need not be there yet."""
    return Path(platformdirs.user_state_dir(_APP, appauthor=False)) / "unsaved words"


def runtime_folder() -> Path:
    """Return the folder by which programs of this user alone find each other; it is made."""
    given = os.environ.get("XDG_RUNTIME_DIR")
    folder = Path(given or platformdirs.user_state_dir(_APP, appauthor=False))
    folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    return folder


def documents_folder() -> Path:
    """Return where a user looks for documents first."""
    return Path(platformdirs.user_documents_dir())


def resources() -> Path:
    """Return the folder of what is shipped beside the code: icons, sample charts, licences.

    An installed package carries it inside; in a checkout it stands beside the package.
    """
    package = Path(str(files("flipchart_to_action")))
    inside = package / "resources"
    return inside if inside.is_dir() else package.parent / "resources"


def repair_hint() -> str:
    """Return what to do where a part of the program is missing, by how it was installed."""
    if (resources().parent / "packaging" / "run.sh").is_file():  # a checkout
        return "“sh packaging/run.sh” installs what is missing."
    return "Install the program again."
