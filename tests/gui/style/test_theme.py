import gc

import pytest
import shiboken6
from pytestqt.qtbot import QtBot

from flipchart_to_action.gui.style.theme import theme
from flipchart_to_action.gui.widgets.buttons import KeyButton
from flipchart_to_action.gui.widgets.key_caps import KeyCaps, caps_of


def test_a_widget_grows_with_the_text(qtbot: QtBot) -> None:
    caps = KeyCaps("Ctrl+Enter")
    qtbot.addWidget(caps)
    before = caps.sizeHint()
    theme.apply("light", 200)
    assert caps.sizeHint().width() > 1.5 * before.width()


def test_what_qt_has_destroyed_is_not_told_of_a_new_look(qtbot: QtBot) -> None:
    button = KeyButton("Gone")
    shiboken6.delete(button)  # Python still holds the shell
    theme.apply("dark", 100)
    assert theme.dark


def test_following_keeps_nothing_alive(qtbot: QtBot) -> None:
    told: list[str] = []

    class Told(KeyButton):
        def hear(self) -> None:
            told.append(self.text())

    button = Told("Here")
    theme.follow(button.hear)
    theme.apply("dark", 100)
    assert told == ["Here"]
    del button
    gc.collect()
    theme.apply("light", 100)
    assert told == ["Here"]


def test_only_a_method_of_a_widget_can_follow() -> None:
    with pytest.raises(TypeError):
        theme.follow(lambda: None)


@pytest.mark.parametrize(
    ("keys", "caps"),
    [
        ("Ctrl+Enter", ["Ctrl", "+", "Enter"]),
        ("Ctrl++", ["Ctrl", "+", "plus"]),
        ("Ctrl+-", ["Ctrl", "+", "-"]),
        ("Alt+Up Down", ["Alt", "+", "↑", "↓"]),
    ],
)
def test_keys_become_caps(keys: str, caps: list[str]) -> None:
    assert caps_of(keys) == caps
