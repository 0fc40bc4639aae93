"""The notes of earlier workshops, to find what was raised before."""

from sqlalchemy import Connection, false, or_, select

from flipchart_to_action.domain.earlier_issue import EarlierNote
from flipchart_to_action.domain.records import Fate, NoteKind
from flipchart_to_action.domain.text import folded
from flipchart_to_action.storage.tables import notes, workshops


def earlier_notes(connection: Connection, workshop_id: str) -> list[EarlierNote]:
    """Return the notes of the workshops that were before one, by day or else by number.

    Private notes, those that are no point and those without words are left out; so are templates,
    the sample, what was thrown away, and workshops of the same day: what is said twice in a day
    was not raised before.
    """
    here = connection.execute(select(workshops).where(workshops.c.id == workshop_id)).first()
    if here is None or here.sample:
        return []
    before = workshops.c.number < here.number
    if here.held_on is not None:
        undated = workshops.c.held_on.is_(None)
        before = or_(workshops.c.held_on < here.held_on, undated & before)
    chosen = (
        select(notes.c.id, notes.c.text, *_OF_WORKSHOP)
        .join(workshops, workshops.c.id == notes.c.workshop_id)
        .where(
            before,
            workshops.c.template == false(),
            workshops.c.sample == false(),
            workshops.c.removed_at.is_(None),
            workshops.c.id != workshop_id,
            notes.c.kind == NoteKind.NOTE,
            notes.c.fate != Fate.NOT_A_POINT,
            notes.c.private == false(),
            notes.c.as_picture == false(),
            notes.c.text != "",
        )
        .order_by(workshops.c.held_on, workshops.c.number, notes.c.position, notes.c.id)
    )
    group = _group(here.group, here.title)
    return [
        EarlierNote(
            row.id,
            row.workshop_id,
            row.text,
            of_the_group=row.workshop_id == here.previous_id
            or (group != "" and _group(row.group, row.title) == group),
        )
        for row in connection.execute(chosen)
    ]


_OF_WORKSHOP = (notes.c.workshop_id, workshops.c.group, workshops.c.title)


def _group(group: str, title: str) -> str:
    """Return who met, as `years.group_of` has it, so that two may be compared."""
    return folded(" ".join((group or title).split()))
