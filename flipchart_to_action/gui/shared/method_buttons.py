"""The ways to know that something has changed, as buttons."""

from flipchart_to_action.gui.shared.vocabulary import METHOD_NAMES
from flipchart_to_action.gui.widgets.button_group import OneOf


def method_buttons() -> OneOf:
    """Return the eight ways to know that something has changed."""
    made = OneOf("We will know because", 4, 158)
    for method, words in METHOD_NAMES.items():
        made.add(method, words)
    return made
