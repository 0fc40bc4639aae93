"""A sentence, a hint, and what can be done: one button each."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialogButtonBox, QMessageBox, QPushButton, QWidget

TITLE = "Flipchart to Action"
_GAP = 12


def choose(parent: QWidget | None, message: str, hint: str, *choices: str, enter: int = 0) -> int:
    """Ask the user and return the place of what they chose; the last one is also Escape's.

    Args:
        parent: The window that it belongs to, if there is one yet.
        message: What happened, in a sentence.
        hint: What can be done.
        choices: The words of the buttons.
        enter: The place of the one that is Enter's.
    """
    box = QMessageBox(parent)
    box.setIcon(QMessageBox.Icon.NoIcon)
    box.setTextFormat(Qt.TextFormat.PlainText)
    box.setWindowTitle(TITLE)
    box.setText(message)
    box.setInformativeText(hint)
    role = QMessageBox.ButtonRole
    buttons: list[QPushButton] = []
    for place, words in enumerate(choices):
        last = place == len(choices) - 1
        buttons.append(box.addButton(words, role.RejectRole if last else role.AcceptRole))
    box.setDefaultButton(buttons[enter])
    box.setEscapeButton(buttons[-1])
    _stack_wide_ones(box, buttons)
    box.exec()
    clicked = box.clickedButton()
    return next((i for i, button in enumerate(buttons) if button is clicked), len(buttons) - 1)


def _stack_wide_ones(box: QMessageBox, buttons: list[QPushButton]) -> None:
    """Put the buttons below each other where large text leaves no room for all in a row."""
    row = box.findChild(QDialogButtonBox)
    needed = sum(button.sizeHint().width() + _GAP for button in buttons) + 2 * _GAP
    if row is not None and needed > box.screen().availableSize().width():
        row.setOrientation(Qt.Orientation.Vertical)
