from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from flipchart_to_action.gui.decide.page import DecidePage

Press = Callable[..., None]


@pytest.fixture
def press(page: DecidePage) -> Press:
    """Type words, or press a key, where the focus is."""

    def press(what: str | Qt.Key, modifier: Qt.KeyboardModifier | None = None) -> None:
        focused = page.focusWidget()
        assert focused is not None
        if isinstance(what, str):
            QTest.keyClicks(focused, what)
        else:
            QTest.keyClick(focused, what, modifier or Qt.KeyboardModifier.NoModifier)

    return press
