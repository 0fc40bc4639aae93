"""What is typed or pasted into a field is kept, and showing it changes nothing.

A field of one line has no breaks and takes 32,767 letters; Qt takes every kind of break for the end
of a line, and U+FFFE for nothing. Those are not kept; NUL and signs that steer a terminal are.
"""

import pytest
from PySide6.QtCore import QMimeData
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLineEdit, QPlainTextEdit
from pytestqt.qtbot import QtBot

from flipchart_to_action.gui.widgets.autosave import Autosave
from tests.hostile.texts import WILD

FIELDS = [QLineEdit, QPlainTextEdit]
TEXTS = sorted(WILD.keys() - {"half a sign"})  # Qt's own texts have no halves


def bound(
    qtbot: QtBot, kind: type[QLineEdit | QPlainTextEdit]
) -> tuple[QLineEdit | QPlainTextEdit, Autosave, list[str]]:
    field = kind()
    qtbot.addWidget(field)
    saved: list[str] = []

    def save(text: str, _key: str) -> bool:
        saved.append(text)
        return True

    binding = Autosave(field, save)
    field.show()
    return field, binding, saved


@pytest.mark.parametrize("name", TEXTS)
@pytest.mark.parametrize("kind", FIELDS)
def test_looking_at_words_does_not_change_them(
    qtbot: QtBot, kind: type[QLineEdit | QPlainTextEdit], name: str
) -> None:
    field, binding, saved = bound(qtbot, kind)
    binding.show(WILD[name])
    field.setFocus()
    field.clearFocus()
    binding.flush()
    binding.show(WILD[name])
    binding.flush()
    assert saved == []


@pytest.mark.parametrize("name", sorted(set(TEXTS) - {"breaks", "spaces", "not a sign"}))
@pytest.mark.parametrize("kind", FIELDS)
def test_what_is_pasted_is_kept_letter_by_letter(
    qtbot: QtBot, kind: type[QLineEdit | QPlainTextEdit], name: str
) -> None:
    field, binding, saved = bound(qtbot, kind)
    words = WILD[name] if kind is QPlainTextEdit else WILD[name][:32_767]
    mime = QMimeData()
    mime.setText(words)
    QGuiApplication.clipboard().setMimeData(mime)
    field.paste()
    binding.flush()
    assert saved == [words]


def test_breaks_that_are_pasted_are_breaks_or_spaces(qtbot: QtBot) -> None:
    for kind in FIELDS:
        field, binding, saved = bound(qtbot, kind)
        QGuiApplication.clipboard().setText("one\r\ntwo\u2028three\nfour")
        field.paste()
        binding.flush()
        words = saved[-1].split("\n") if kind is QPlainTextEdit else saved[-1].split()
        assert words == ["one", "two", "three", "four"]


def test_after_a_word_is_typed_the_rest_is_as_the_field_has_it(qtbot: QtBot) -> None:
    field, binding, saved = bound(qtbot, QPlainTextEdit)
    binding.show("one\u2028two")
    field.setFocus()
    QTest.keyClicks(field, "x")
    binding.flush()
    assert saved == ["xone\ntwo"]
    binding.show("xone\ntwo")
    binding.flush()
    assert saved == ["xone\ntwo"]
