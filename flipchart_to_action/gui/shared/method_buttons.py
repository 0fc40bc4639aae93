"""The ways to know that something has changed, as buttons."""

from flipchart_to_action.gui.shared.vocabulary import METHOD_NAMES
from flipchart_to_action.gui.widgets.button_group import ButtonGrid


def method_buttons() -> ButtonGrid:
    """Return the eight ways to know that something has changed."""
    made = ButtonGrid("We will know because", 4, 158)
    for method, words in METHOD_NAMES.items():
        made.add(method, words)
    return made
