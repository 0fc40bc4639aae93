"""How far reading is: a sentence over a bar."""

from PySide6.QtWidgets import QWidget

from flipchart_to_action.gui.style.theme import theme
from flipchart_to_action.gui.widgets.labels import label
from flipchart_to_action.gui.widgets.layout import column
from flipchart_to_action.gui.widgets.progress_bar import ProgressBar


class ReadingProgress(QWidget):
    """Says how many photos are read and how many notes were found."""

    def __init__(self) -> None:
        super().__init__()
        self.words = label("", "strong")
        self.bar = ProgressBar("Photos read")
        inside = column(5)
        inside.addWidget(self.words)
        inside.addWidget(self.bar)
        self.setLayout(inside)
        theme.follow(self._fit)
        self._fit()

    def _fit(self) -> None:
        self.setMinimumWidth(theme.px(250))

    def show_reading(self, read: int, photos: int, notes: int, share: float) -> None:
        """Show that `read` of `photos` are read and `share` (0..1) of the one being read."""
        found = f"{notes} note{'' if notes == 1 else 's'} found"
        if read == photos:
            words = f"{photos} photo{'' if photos == 1 else 's'} read · {found}"
        else:
            words = f"{read} of {photos} read · {found}"
        if self.words.text() != words:
            self.words.setText(words)
        self.bar.set_share((read + share) / photos if photos else 0.0)
        self.bar.setVisible(read < photos)
