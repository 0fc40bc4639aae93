"""The notes of earlier workshops, to find what was raised before."""

from sqlalchemy import Connection, and_, false, or_, select

from flipchart_to_action.domain.earlier_issue import EarlierNote
from flipchart_to_action.domain.records import Fate, NoteKind
from flipchart_to_action.storage.tables import notes, workshops


def earlier_notes(connection: Connection, workshop_id: str) -> list[EarlierNote]:
    """Return the notes of the workshops that were before one, by day or else by number.

    Private notes, those that are no point and those without words are left out; so are templates.
    """
    here = connection.execute(
        select(workshops.c.held_on, workshops.c.number).where(workshops.c.id == workshop_id)
    ).first()
    if here is None:
        return []
    before = workshops.c.number < here.number
    if here.held_on is not None:
        dated = workshops.c.held_on.is_not(None)
        same_day = workshops.c.held_on == here.held_on
        before = or_(workshops.c.held_on < here.held_on, and_(or_(~dated, same_day), before))
    chosen = (
        select(notes.c.id, notes.c.workshop_id, notes.c.text)
        .join(workshops, workshops.c.id == notes.c.workshop_id)
        .where(
            before,
            workshops.c.template == false(),
            workshops.c.id != workshop_id,
            notes.c.kind == NoteKind.NOTE,
            notes.c.fate != Fate.NOT_A_POINT,
            notes.c.private == false(),
            notes.c.as_picture == false(),
            notes.c.text != "",
        )
        .order_by(workshops.c.held_on, workshops.c.number, notes.c.position, notes.c.id)
    )
    return [EarlierNote(*row) for row in connection.execute(chosen)]
