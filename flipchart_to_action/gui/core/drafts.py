"""Words on the screen that count for nothing yet are kept all the same, and come back."""

import logging
from collections.abc import Iterable

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QLineEdit, QPlainTextEdit

from flipchart_to_action.gui.core.session import Session
from flipchart_to_action.gui.widgets.save_timer import SaveTimer
from flipchart_to_action.storage.drafts import save_drafts

_log = logging.getLogger(__name__)


def draft(session: Session, place: str) -> str:
    """Return the words of a field of the open workshop that count for nothing yet."""
    fields = session.drafts.get(session.state.workshop.id, {}) if session.is_open else {}
    return fields.get(place, "")


def keep_draft(session: Session, place: str, words: str) -> None:
    """Keep such words of a field of the open workshop; none where they count by now."""
    if not session.is_open or session.library.read_only or draft(session, place) == words:
        return
    fields = {**session.drafts.get(session.state.workshop.id, {}), place: words}
    left = {name: kept for name, kept in fields.items() if kept}
    _save(session, {**session.drafts, session.state.workshop.id: left})


def forget_drafts(session: Session, known: Iterable[str]) -> None:
    """Forget what is kept for workshops that are none of those known."""
    ids = set(known)
    if not session.library.read_only and session.drafts.keys() - ids:
        _save(session, {key: kept for key, kept in session.drafts.items() if key in ids})


def _save(session: Session, drafts: dict[str, dict[str, str]]) -> None:
    drafts = {workshop_id: fields for workshop_id, fields in drafts.items() if fields}
    try:
        save_drafts(session.library.folder, drafts)
    except OSError as error:
        SaveTimer.not_saved()
        _log.warning("words that count for nothing yet were not kept: %s", error.strerror)
        return
    session.drafts = drafts


class FieldDraft(QObject):
    """Keeps all words of a field from which they are taken elsewhere, until they were.

    Args:
        session: The workshop that is open.
        field: The field; its owner empties it once the words are kept where they belong.
        place: Its name among the fields of a workshop.
    """

    def __init__(self, session: Session, field: QLineEdit | QPlainTextEdit, place: str) -> None:
        super().__init__(field)
        self._session = session
        self._field = field
        self._place = place
        self.timer = SaveTimer(field, self._keep)
        field.textChanged.connect(self._typed)
        session.opened.connect(self._restore)

    def _text(self) -> str:
        field = self._field
        return field.text() if isinstance(field, QLineEdit) else field.toPlainText()

    def _typed(self) -> None:
        self.timer.start()
        if not self._text():
            self.timer.flush()

    def _keep(self) -> None:
        keep_draft(self._session, self._place, self._text())

    def _restore(self) -> None:
        words = draft(self._session, self._place)
        if isinstance(self._field, QLineEdit):
            self._field.setText(words)
        else:
            self._field.setPlainText(words)
        self.timer.stop()
