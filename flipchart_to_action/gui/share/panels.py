"""The parts of Share and where they stand, side by side or below each other."""

from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QFrame, QWidget
from typing_extensions import override

from flipchart_to_action.gui.core.session import Session
from flipchart_to_action.gui.share.capitals_card import CapitalsCard
from flipchart_to_action.gui.share.footer import ShareFooter
from flipchart_to_action.gui.share.formats_card import FormatsCard
from flipchart_to_action.gui.share.hard_words_card import HardWordsCard
from flipchart_to_action.gui.share.missing_card import MissingCard
from flipchart_to_action.gui.share.people_card import PeopleCard
from flipchart_to_action.gui.share.unprinted_card import UnprintedCard
from flipchart_to_action.gui.shared.preview.preview import PlanPreview
from flipchart_to_action.gui.shared.sent_card import SentCard
from flipchart_to_action.gui.style.theme import theme
from flipchart_to_action.gui.widgets.layout import WIDGET_SIZE_MAX, column, row
from flipchart_to_action.gui.widgets.scroll_area import FollowFocusScrollArea

_ROOMY = 940
"""In pixels at 100 % text: in less the heads of the lists have no room for keys."""


class SharePanels(QWidget):
    """What lacks, what goes out and to whom as one list; beside it how it looks.

    Args:
        session: The workshop that is open.
    """

    def __init__(self, session: Session) -> None:
        super().__init__()
        self.lacks = MissingCard()
        self.unprinted = UnprintedCard()
        self.capitals = CapitalsCard(session)
        self.saved = SentCard()
        self.people = PeopleCard()
        self.easy_words = HardWordsCard()
        self.goes_out = FormatsCard()
        self.preview = PlanPreview()
        self.foot = ShareFooter()
        self.narrow = False
        self._formats = QFrame()
        self._formats.setProperty("role", "card")
        inside = row(0)
        inside.addWidget(self.goes_out)
        self._formats.setLayout(inside)
        left = QWidget()
        self._left = column(16)
        left.setLayout(self._left)
        for told in (self.saved, self.unprinted, self.lacks, self.capitals):
            self._left.addWidget(told)
        for part in (self._formats, self.people, self.easy_words):
            self._left.addWidget(part)
        self._left.addStretch(1)
        self.scroll_area = FollowFocusScrollArea(left)
        self._columns: QBoxLayout = row(20)
        self._columns.addWidget(self.scroll_area, 9)
        self._columns.addWidget(self.preview, 11)
        whole = column(12)
        whole.addLayout(self._columns, 1)
        whole.addWidget(self.foot)
        self.setLayout(whole)
        self.preview.text_toggled.connect(self.fit)
        self.preview.enlarged.connect(self._enlarge)

    def arrange(self, narrow: bool) -> None:
        """Put everything into one column that scrolls, or the preview beside the rest."""
        self.narrow = narrow
        self.scroll_area.show()
        self.foot.set_narrow(narrow)
        self.goes_out.fit()
        if narrow:
            self._left.insertWidget(self._left.indexOf(self.easy_words) + 1, self.preview)
        else:
            self._columns.addWidget(self.preview, 11)
        self.fit()

    def _enlarge(self, enlarged: bool) -> None:
        if not self.narrow:  # in one column it has the whole width already
            self.scroll_area.setHidden(enlarged)

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.fit()

    def fit(self) -> None:
        """In one column a page may be higher than the window; the text scrolls by itself."""
        self.people.set_narrow(self.narrow or self.width() < theme.px(_ROOMY))
        seen = self.scroll_area.viewport().height() - 2 * self._left.spacing()
        least, most = (theme.px(420), WIDGET_SIZE_MAX) if self.narrow else (0, WIDGET_SIZE_MAX)
        if self.narrow and self.preview.shows_text:
            least = most = max(seen, theme.px(160))
        self.preview.setMinimumHeight(least)
        self.preview.setMaximumHeight(most)
