"""What people wrote is shown as it is: Qt takes some of it for markup, or for keys.

Qt guesses whether a tooltip is HTML; a picture in it would then be loaded, from the network too.
"""

from PySide6.QtWidgets import QWidget

_JOINER = "\u2060"
"""Has no width and no picture: it is there for Qt alone."""


def as_tip(text: str) -> str:
    """Return `text` as a tooltip that Qt never takes for markup.

    It stays plain text, as screen readers say a tooltip letter by letter where it is escaped.
    """
    return text.replace("<", f"<{_JOINER}").replace("&lt;", f"&{_JOINER}lt;")


def set_tip(widget: QWidget, text: str) -> None:
    """Give a widget a tooltip; nothing else in the program calls `setToolTip`."""
    widget.setToolTip(as_tip(text))


def as_menu_words(text: str) -> str:
    """Return `text` for a menu or a button that Qt paints, where “&” would be no sign."""
    return text.replace("&", "&&")


def as_window_title(text: str) -> str:
    """Return `text` for the head of a window, where “[*]” would stand for “changed”."""
    return text.replace("[*]", "[*][*]")
