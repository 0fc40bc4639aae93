"""The parts of Share and where they stand, side by side or below each other."""

from PySide6.QtWidgets import QBoxLayout, QFrame, QWidget

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


class SharePanels(QWidget):
    """What lacks and who gets it at the left; what goes out and how it looks at the right.

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
        left = QWidget()
        self._left = column(16)
        left.setLayout(self._left)
        for part in (
            self.saved,
            self.unprinted,
            self.lacks,
            self.capitals,
            self.people,
            self.easy_words,
        ):
            self._left.addWidget(part)
        self._left.addStretch(1)
        self.scroll_area = FollowFocusScrollArea(left)
        self._formats = QFrame()
        self._formats.setProperty("role", "card")
        self._inside = row(0)
        self._inside.addWidget(self.goes_out)
        self._formats.setLayout(self._inside)
        self._columns: QBoxLayout = row(20)
        self._columns.addWidget(self.scroll_area, 9)
        self._columns.addWidget(self._formats, 5)
        self._columns.addWidget(self.preview, 7)
        whole = column(12)
        whole.addLayout(self._columns, 1)
        whole.addWidget(self.foot)
        self.setLayout(whole)
        self.preview.text_toggled.connect(self.fit)

    def arrange(self, narrow: bool) -> None:
        """Put everything into one column that scrolls, or side by side."""
        self.narrow = narrow
        for part in (self.people, self.goes_out, self.foot):
            part.set_narrow(narrow)
        if narrow:
            place = self._left.indexOf(self.easy_words) + 1
            self._left.insertWidget(place, self._formats)
            self._left.insertWidget(place + 1, self.preview)
        else:
            self._columns.addWidget(self._formats, 5)
            self._columns.addWidget(self.preview, 7)
        self.fit()

    def fit(self) -> None:
        """In one column a page may be higher than the window; the text scrolls by itself."""
        seen = self.scroll_area.viewport().height() - 2 * self._left.spacing()
        least, most = (theme.px(420), WIDGET_SIZE_MAX) if self.narrow else (0, WIDGET_SIZE_MAX)
        if self.narrow and self.preview.shows_text:
            least = most = max(seen, theme.px(160))
        self.preview.setMinimumHeight(least)
        self.preview.setMaximumHeight(most)
