"""Hands that press, type, click, drag and drop by chance where somebody could."""

import random
from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QEvent, QMimeData, QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import (
    QAction,
    QGuiApplication,
    QImage,
    QInputMethodEvent,
    QKeySequence,
    QMouseEvent,
    QShortcut,
    QWheelEvent,
)
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget
from shiboken6 import isValid

from tests.gui.drops import drop

_QUITS = QKeySequence("Ctrl+Q")
_KEYS = (
    *(Qt.Key.Key_Tab,) * 4,
    *(Qt.Key.Key_Return,) * 4,
    *(Qt.Key.Key_Down, Qt.Key.Key_Up) * 2,
    *(Qt.Key.Key_Delete, Qt.Key.Key_Backspace) * 2,
    Qt.Key.Key_Backtab,
    Qt.Key.Key_Escape,
    Qt.Key.Key_Left,
    Qt.Key.Key_Right,
    Qt.Key.Key_Home,
    Qt.Key.Key_End,
    Qt.Key.Key_PageUp,
    Qt.Key.Key_PageDown,
    Qt.Key.Key_Space,
    Qt.Key.Key_F2,
    Qt.Key.Key_Menu,
)
_WORDS = (
    "ring every family",
    "Ann",
    "fri",
    "4.12.",
    "2w",
    "next tuesday",
    "<b>Bo</b> & co",
    "a",
    "p d n q",
    "? / 1 2 3",
    "ünï — “quoted”",
    "12",
    "x" * 60,
)
_PASTES = (
    "Ann Lee <ann@example.org>\nBo Ek; bo@example.org\nCid",
    "one\n\ntwo\nthree",
    "\u202egnihton\u0000\ud7ff",
    "=1+1;<img src='x'>",
    "A long one. " * 200,
)
_COMMITS = ("é", "日本語", "ñ", "😀", "ß")
_MODIFIERS = (
    *(Qt.KeyboardModifier.NoModifier,) * 6,
    Qt.KeyboardModifier.ShiftModifier,
    Qt.KeyboardModifier.ControlModifier,
    Qt.KeyboardModifier.AltModifier,
)


class Hands:
    """Does one thing after the other in whatever window is in front.

    Args:
        chance: Says which; the same one does the same in the same window.
        files: What may be dropped or pasted.
        tell: Told in words what comes, before it is done: it may never return.
    """

    def __init__(
        self, chance: random.Random, files: list[Path], tell: Callable[[str], None]
    ) -> None:
        self._tell = tell
        self._chance = chance
        self._files = files
        acts: list[tuple[int, Callable[[], None]]] = [
            (20, self._key),
            (14, self._shortcut),
            (14, self._type),
            (24, self._click),
            (5, self._undo_or_redo),
            (4, self._drag),
            (3, self._paste),
            (3, self._commit),
            (3, self._wheel),
            (3, self._drop),
            (4, self._escape),
        ]
        self._weights = [weight for weight, _ in acts]
        self._acts = [act for _, act in acts]

    def act(self) -> None:
        """Do something."""
        (act,) = self._chance.choices(self._acts, self._weights)
        try:
            act()
        except RuntimeError as error:
            # A question of Qt's own file dialog has the address of the one before it, which PySide
            # still takes its buttons for. Nobody else comes by widgets that Python never made.
            if not str(error).startswith("libshiboken: Internal C++ object (PySide6.QtWidgets.Q"):
                raise

    @staticmethod
    def _front() -> QWidget | None:
        """Return the window that takes what is pressed and clicked."""
        popup, modal = QApplication.activePopupWidget(), QApplication.activeModalWidget()
        shown = [w for w in QApplication.topLevelWidgets() if _is_there(w) and w.isVisible()]
        found = popup or modal or QApplication.activeWindow() or next(iter(shown), None)
        return found if _is_there(found) else None

    def _focus(self) -> QWidget | None:
        """Return what takes the keys."""
        front = self._front()
        if front is None:
            return None
        for focus in (QApplication.focusWidget(), front.focusWidget()):
            if focus is not None and _is_there(focus) and front.isAncestorOf(focus):
                return focus
        return front

    def _press(
        self, key: Qt.Key, modifier: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier
    ) -> None:
        focus = self._focus()
        self._tell(f"key {QKeySequence(modifier.value | key.value).toString()}")
        if focus is not None:
            press(focus, key, modifier)

    def _key(self) -> None:
        self._press(self._chance.choice(_KEYS), self._chance.choice(_MODIFIERS))

    def _escape(self) -> None:
        self._press(Qt.Key.Key_Escape)

    def _undo_or_redo(self) -> None:
        key = self._chance.choice((Qt.Key.Key_Z, Qt.Key.Key_Z, Qt.Key.Key_Y))
        self._press(key, Qt.KeyboardModifier.ControlModifier)

    def _shortcut(self) -> None:
        """Press one of the keys that mean something somewhere in the window."""
        front = self._front()
        top = front.window() if front is not None else QWidget()
        bound = [keys for one in top.findChildren(QShortcut) for keys in one.keys()]  # noqa: SIM118 (Qt's)
        bound += [keys for one in top.findChildren(QAction) for keys in one.shortcuts()]
        known = {keys.toString() for keys in bound if keys.count() == 1 and keys != _QUITS}
        if not known:
            self._key()
            return
        chosen = QKeySequence(self._chance.choice(sorted(known)))[0]  # type: ignore[index]
        self._press(chosen.key(), chosen.keyboardModifiers())

    def _type(self) -> None:
        words = self._chance.choice(_WORDS)
        self._tell(f"type {words!r}")
        for letter in words:
            focus = self._focus()
            if focus is not None and letter.isascii():
                QTest.keyClicks(focus, letter)
            elif focus is not None:
                _commit(focus, letter)

    def _somewhere(self) -> tuple[QWidget, QPoint] | None:
        """Return a window and a point in it, mostly on something that can be used."""
        front = self._front()
        if front is None or front.width() < 2 or front.height() < 2:
            return None
        shown = [
            child
            for child in front.findChildren(QWidget)
            if _is_there(child)
            and child.window() is front.window()
            and child.isVisible()
            and child.isEnabled()
        ]
        usable = [w for w in shown if w.focusPolicy() != Qt.FocusPolicy.NoFocus] or shown
        on = self._chance.choice(usable) if usable and self._chance.random() < 0.8 else front
        inside = QPoint(
            self._chance.randrange(max(on.width(), 1)), self._chance.randrange(max(on.height(), 1))
        )
        return front, on.mapTo(front, inside) if on is not front else inside

    def _under_a_point(self) -> tuple[QWidget, QPoint] | None:
        """Return what a click would reach, and where in it."""
        found = self._somewhere()
        if found is None or not found[0].rect().contains(found[1]):
            return None  # what is scrolled out of sight nobody can click
        front, point = found
        on = front.childAt(point)
        if on is None or not _is_there(on) or not front.isAncestorOf(on):
            return front, point
        return on, on.mapFrom(front, point)

    def _click(self) -> None:
        found = self._under_a_point()
        if found is None:
            return
        on, point = found
        where = f"on {_called(on)} at {point.x()}, {point.y()}"
        modifier = self._chance.choice(_MODIFIERS)
        roll = self._chance.random()
        button = Qt.MouseButton.RightButton if roll > 0.9 else Qt.MouseButton.LeftButton
        self._tell(f"{button.name} {where} with {modifier.name}{' twice' * (roll < 0.12)}")
        QTest.mousePress(on, button, modifier, point)
        if _is_there(on):  # the press may have opened and closed a menu, with the row in it
            QTest.mouseRelease(on, button, modifier, point)
        if roll < 0.12 and _is_there(on):
            QTest.mouseDClick(on, button, modifier, point)

    def _drag(self) -> None:
        found = self._under_a_point()
        if found is None:
            return
        on, point = found
        by = QPoint(self._chance.randrange(-300, 300), self._chance.randrange(-300, 300))
        left, plain = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
        self._tell(f"drag from {_called(on)} by {by.x()}, {by.y()}")
        QTest.mousePress(on, left, plain, point)
        for part in (0.2, 0.6, 1.0):
            if _is_there(on):
                _move(on, point + by * part)
        if _is_there(on):
            QTest.mouseRelease(on, left, plain, point + by)

    def _wheel(self) -> None:
        found = self._under_a_point()
        if found is None:
            return
        on, point = found
        turn = QPoint(0, self._chance.choice((-360, -120, 120, 360)))
        event = QWheelEvent(
            QPointF(point),
            QPointF(on.mapToGlobal(point)),
            QPoint(),
            turn,
            Qt.MouseButton.NoButton,
            self._chance.choice(_MODIFIERS),
            Qt.ScrollPhase.NoScrollPhase,
            False,
        )
        self._tell(f"wheel {turn.y()} over {_called(on)}")
        QApplication.sendEvent(on, event)

    def _data(self) -> QMimeData:
        data = QMimeData()
        roll = self._chance.random()
        if roll < 0.5:
            chosen = self._chance.sample(self._files, self._chance.randrange(1, 3))
            data.setUrls([QUrl.fromLocalFile(str(file)) for file in chosen])
        elif roll < 0.7:
            image = QImage(60, 40, QImage.Format.Format_RGB32)
            image.fill(Qt.GlobalColor.yellow)
            data.setImageData(image)
        else:
            data.setText(self._chance.choice(_PASTES))
        return data

    def _paste(self) -> None:
        data = self._data()
        self._tell(f"put on the clipboard: {_words_of(data)}")
        QGuiApplication.clipboard().setMimeData(data)
        self._press(Qt.Key.Key_V, Qt.KeyboardModifier.ControlModifier)

    def _commit(self) -> None:
        """Letters by an input method: first seen in the field, then in it for good."""
        focus = QApplication.focusWidget()
        word = self._chance.choice(_COMMITS)
        if focus is None or not focus.testAttribute(Qt.WidgetAttribute.WA_InputMethodEnabled):
            return
        self._tell(f"begin {word!r} by an input method")
        QApplication.sendEvent(focus, QInputMethodEvent("´", []))
        focus = QApplication.focusWidget()
        if self._chance.random() < 0.8 and focus is not None:
            self._tell("end it")
            _commit(focus, word)

    def _drop(self) -> None:
        found = self._under_a_point()
        if found is None or QApplication.activeModalWidget() is not None:
            return
        on, point = found
        data, window = self._data(), on.window()
        if window.windowHandle() is None:
            return
        self._tell(f"drop {_words_of(data)} on {type(on).__name__}")
        drop(window, data, on.mapTo(window, point))


def _is_there(widget: QWidget | None) -> bool:
    """Return whether a widget can be used.

    PySide takes one that Qt made for destroyed when another one was at its address before it.
    """
    return widget is not None and isValid(widget)


def press(
    focus: QWidget, key: Qt.Key, modifier: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier
) -> None:
    """Press a key and let it go, unless what had the focus went with it."""
    QTest.keyPress(focus, key, modifier)
    if _is_there(focus):
        QTest.keyRelease(focus, key, modifier)


def _called(widget: QWidget) -> str:
    return f"{type(widget).__name__} “{widget.accessibleName()[:40]}”"


def _move(on: QWidget, point: QPoint) -> None:
    """Move the mouse with its left button held, which QTest can't."""
    left = Qt.MouseButton.LeftButton
    event = QMouseEvent(
        QEvent.Type.MouseMove,
        QPointF(point),
        QPointF(on.mapToGlobal(point)),
        left,
        left,
        Qt.KeyboardModifier.NoModifier,
    )
    QApplication.sendEvent(on, event)


def _commit(focus: QWidget, word: str) -> None:
    event = QInputMethodEvent()
    event.setCommitString(word)
    QApplication.sendEvent(focus, event)


def _words_of(data: QMimeData) -> str:
    if data.hasUrls():
        return ", ".join(url.fileName() for url in data.urls())
    return f"{data.text()[:30]!r}" if data.hasText() else "a picture"
