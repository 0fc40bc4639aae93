"""Names that are kept while they are typed: later letters rename, they add nobody."""

from flipchart_to_action.domain.state import Change
from flipchart_to_action.gui.core.session import Session


class PendingPerson:
    """Remembers whom the stay in a field has added.

    Args:
        session: The workshop that is open.
    """

    def __init__(self, session: Session) -> None:
        self._session = session
        self._key = ""
        self._id: str | None = None

    def of(self, key: str) -> str | None:
        """Return the id of the person whom the stay of that key has added, or None."""
        return self._id if key == self._key else None

    def do(self, name: str, change: Change, key: str) -> None:
        """Do what the user asked for, one step of undo for the whole stay (see `Session.do`)."""
        before = {p.id for p in self._session.state.people}
        if not self._session.do(name, change, key):
            return
        added = [p.id for p in self._session.state.people if p.id not in before]
        if added:
            self._key, self._id = key, added[0]
