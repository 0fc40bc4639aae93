from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication

from flipchart_to_action import paths
from flipchart_to_action.gui.core.photo_cache import PhotoCache
from flipchart_to_action.gui.core.session import Session
from flipchart_to_action.gui.core.task_runner import TaskRunner
from flipchart_to_action.gui.style.theme import theme
from flipchart_to_action.storage.library import Library


@pytest.fixture(autouse=True)
def light(qapp: QApplication) -> None:
    """Give every test the same look."""
    theme.apply("light", 100)


@pytest.fixture(autouse=True)
def unsaved(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Give every test a folder of its own for words that could not be saved."""
    folder = tmp_path / "unsaved words"
    monkeypatch.setattr(paths, "unsaved_words_folder", lambda: folder)
    return folder


@pytest.fixture
def library(tmp_path: Path) -> Iterator[Library]:
    """Give a fresh library on the disk."""
    library = Library.open(tmp_path / "library")
    yield library
    library.close()


@pytest.fixture
def session(qapp: QApplication, library: Library) -> Session:
    """Give a session with no workshop open."""
    return Session(library)


@pytest.fixture
def tasks(qapp: QApplication) -> Iterator[TaskRunner]:
    """Give a task runner that has stopped when the test ends."""
    tasks = TaskRunner()
    yield tasks
    tasks.stop()


@pytest.fixture
def pictures(session: Session, tasks: TaskRunner) -> PhotoCache:
    """Give the pictures of the session's photos."""
    return PhotoCache(session, tasks)
