from PySide6.QtCore import QSize
from pytestqt.qtbot import QtBot

from flipchart_to_action.gui.widgets.row_list import Row, RowList


def test_a_tag_goes_below_what_it_would_cut(qtbot: QtBot) -> None:
    rows = RowList("Decisions", lines=2)
    qtbot.addWidget(rows)
    short = Row("1", "Ring me", "1", second="Jo · 3 Dec", tag="owner says yes")
    long = Row("2", "Ring me", "2", second="Wilhelmina · 23 September", tag="owner says yes")
    rows.rows.show_rows([short, long])
    rows.resize(QSize(300, 300))
    rows.show()
    assert rows.sizeHintForRow(1) > rows.sizeHintForRow(0)
    rows.resize(QSize(600, 300))
    assert rows.sizeHintForRow(1) == rows.sizeHintForRow(0)
