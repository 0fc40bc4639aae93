"""The style sheet. A widget chooses its look by the dynamic property `role`."""

from flipchart_to_action.gui.style.palette import Palette

# role: points, weight, colour token
_LABELS = {
    "h1": (22, 700, "ink"),
    "big": (24, 700, "ink"),
    "clock": (22, 700, "ink"),
    "h2": (14, 700, "ink"),
    "body": (12.5, 400, "ink"),
    "strong": (12.5, 600, "ink"),
    "form": (14, 400, "ink"),
    "formstrong": (14, 600, "ink"),
    "small": (11, 400, "ink2"),
    "second": (12.5, 400, "ink2"),
    "accent": (11, 600, "mink"),
    "amber": (12.5, 400, "amber"),
    "red": (12.5, 600, "red"),
}


def style_sheet(c: Palette, scale: float, family: str) -> str:
    """Return the style sheet for a palette, a text scale (1.0 = 100 %) and a font family."""
    labels = "\n".join(
        f'QLabel[role="{role}"] {{ font-size: {points * scale:.2f}pt; font-weight: {weight};'
        f" color: {getattr(c, token)}; }}"
        for role, (points, weight, token) in _LABELS.items()
    )
    return _SHEET.format(
        c=c,
        family=family,
        body=12.5 * scale,
        form=14 * scale,
        menu=12 * scale,
        labels=labels,
        pad=round(6 * scale),
        bar=round(10 * max(1.0, scale * 0.8)),
    )


_SHEET = """
* {{ font-family: "{family}"; font-size: {body:.2f}pt; }}
QMainWindow, QDialog, QWidget[role="desk"] {{ background: {c.desk}; color: {c.ink}; }}
QLabel {{ background: transparent; color: {c.ink}; }}
{labels}
QWidget[role="railground"] {{ background: {c.rail}; border-right: 1px solid {c.line}; }}
QFrame[role="card"] {{ background: {c.card}; border: 1px solid {c.line}; border-radius: 14px; }}
QFrame[role="wash"] {{ background: {c.wash}; border: 1px solid {c.wash2}; border-radius: 14px; }}
QFrame[role="sunk"] {{ background: {c.sunk}; border: none; border-bottom: 1px solid {c.line};
    border-top-left-radius: 13px; border-top-right-radius: 13px; }}
QFrame[role="foot"] {{ background: {c.sunk}; border: none; border-top: 1px solid {c.line}; }}
QFrame[role="strip"] {{ background: {c.desk}; border: none; border-top: 1px solid {c.line}; }}
QFrame[role="warning"] {{ background: {c.amber_w}; border: 1px solid {c.amber_l};
    border-radius: 10px; }}
QFrame[role="warning"] QLabel {{ color: {c.amber}; }}
QFrame[role="error"] {{ background: {c.red_w}; border: 1px solid {c.red_l}; border-radius: 10px; }}
QFrame[role="error"] QLabel {{ color: {c.red}; }}
QFrame[role="toast"] {{ background: {c.ink}; border: none; border-radius: 9px; }}
QFrame[role="toast"] QLabel {{ color: {c.desk}; }}
QFrame[role="hline"] {{ background: {c.line}; border: none; min-height: 1px; max-height: 1px; }}
QFrame[role="tray"] {{ background: {c.rail}; border: none; }}

QLineEdit, QPlainTextEdit, QTextEdit, QDateEdit, QComboBox {{ background: {c.card}; color: {c.ink};
    border: 1px solid {c.edge}; border-radius: 9px; padding: {pad}px 11px;
    font-size: {form:.2f}pt; selection-background-color: {c.wash2}; selection-color: {c.ink};
    placeholder-text-color: {c.ink2}; }}
QLineEdit[role="inhand"], QPlainTextEdit[role="inhand"] {{ border: 2px solid {c.marker}; }}
QLineEdit:disabled, QPlainTextEdit:disabled {{ color: {c.ink2}; border-color: {c.line}; }}
QLineEdit[bold="true"] {{ font-weight: 600; }}
QComboBox::drop-down {{ border: none; width: 26px; }}

QAbstractItemView {{ background: {c.card}; color: {c.ink}; border: none; outline: none;
    selection-background-color: {c.wash}; selection-color: {c.ink}; }}
QListView[role="popup"] {{ border: 1px solid {c.edge}; border-radius: 9px; padding: 4px; }}
QScrollArea {{ background: transparent; border: none; }}
QScrollArea > QWidget > QWidget {{ background: transparent; }}
QScrollBar:vertical {{ background: transparent; width: {bar}px; margin: 2px; }}
QScrollBar::handle:vertical {{ background: {c.edge}; min-height: 36px; border-radius: 3px; }}
QScrollBar::handle:vertical:disabled {{ background: transparent; }}
QScrollBar:horizontal {{ background: transparent; height: {bar}px; margin: 2px; }}
QScrollBar::handle:horizontal {{ background: {c.edge}; min-width: 36px; border-radius: 3px; }}
QScrollBar::add-line, QScrollBar::sub-line {{ width: 0; height: 0; }}
QScrollBar::add-page, QScrollBar::sub-page {{ background: transparent; }}

QMenuBar {{ background: {c.rail}; color: {c.ink}; border-bottom: 1px solid {c.line};
    padding: 2px 12px; font-size: {menu:.2f}pt; }}
QMenuBar::item {{ background: transparent; padding: 5px 12px; border-radius: 7px; }}
QMenuBar::item:selected, QMenuBar::item:pressed {{ background: {c.wash2}; color: {c.ink}; }}
QMenu {{ background: {c.card}; color: {c.ink}; border: 1px solid {c.edge}; padding: 6px; }}
QMenu::item {{ padding: 7px 26px 7px 22px; border-radius: 6px; font-size: {menu:.2f}pt; }}
QMenu::item:selected {{ background: {c.wash}; color: {c.ink}; }}
QMenu::item:disabled {{ color: {c.ink2}; }}
QMenu::separator {{ height: 1px; background: {c.line}; margin: 5px 8px; }}
QToolTip {{ background: {c.card}; color: {c.ink}; border: 1px solid {c.edge}; padding: 5px 8px; }}

QPushButton[role="plainrow"] {{ background: transparent; color: {c.ink}; border: none;
    border-radius: 6px; padding: {pad}px 4px; text-align: left; }}
QPushButton[role="plainrow"]:hover {{ background: {c.sunk}; }}
QDialog QPushButton {{ background: {c.card}; color: {c.ink}; border: 1px solid {c.edge};
    border-radius: 9px; padding: 8px 18px; font-weight: 600; }}
QDialog QPushButton:default {{ background: {c.marker}; color: {c.on}; border-color: {c.marker}; }}
QCalendarWidget QAbstractItemView {{ background: {c.card}; color: {c.ink};
    selection-background-color: {c.marker}; selection-color: {c.on}; }}
QCalendarWidget QWidget {{ background: {c.card}; color: {c.ink};
    alternate-background-color: {c.sunk}; }}
QCalendarWidget QToolButton {{ background: {c.card}; color: {c.ink}; border-radius: 6px;
    padding: 5px; }}
QCalendarWidget QToolButton:hover {{ background: {c.wash}; }}
"""
