from pytestqt.qtbot import QtBot

from flipchart_to_action.export.package.unprinted import Unprinted
from flipchart_to_action.gui.share.unprinted_card import UnprintedCard


def test_what_no_face_can_print_is_told_with_what_to_do(qtbot: QtBot) -> None:
    card = UnprintedCard()
    qtbot.addWidget(card)
    card.show_unprinted(Unprinted(("ਗੁਰਪ੍ਰੀਤ",), ("✅",), ("Noto Sans Gurmukhi", "Noto Emoji")))
    assert not card.isHidden()
    assert card.said.text() == "This name can’t be printed in a PDF made here: ਗੁਰਪ੍ਰੀਤ, ✅"
    assert "Word document" in card.hint.text()
    assert "“Noto Sans Gurmukhi” or “Noto Emoji”" in card.hint.text()
    assert card.accessibleName().startswith("This name")
    card.show_unprinted(Unprinted())
    assert card.isHidden()
