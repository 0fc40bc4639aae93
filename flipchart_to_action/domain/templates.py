"""What a new workshop begins with: an earlier one, or a template of one's own."""

from dataclasses import replace
from datetime import date, datetime

from flipchart_to_action.domain.records import Readiness, Record, Workshop, new_id
from flipchart_to_action.domain.state import Change, WorkshopState, added
from flipchart_to_action.domain.themes import themes


def next_workshop(
    earlier: WorkshopState, now: datetime, *, title: str = "", held_on: date | None = None
) -> Change:
    """Return the change that makes the next workshop of a group: people and themes come along.

    Args:
        earlier: The one before.
        now: The moment.
        title: Of the new one (empty: that of the one before).
        held_on: The day of the new one.
    """
    before = earlier.workshop
    return _begun_from(
        earlier,
        Workshop(
            title=title or before.title,
            purpose=before.purpose,
            held_on=held_on,
            place=before.place,
            group=before.group or before.title,
            previous_id=before.id,
            created_at=now,
            changed_at=now,
        ),
    )


def from_template(template: WorkshopState, now: datetime, *, held_on: date | None = None) -> Change:
    """Return the change that makes a workshop of a template or of an earlier one.

    Purpose, themes, people, checklist and the wording of the thank-you come along.
    """
    before = template.workshop
    return _begun_from(
        template,
        Workshop(
            title=before.title,
            purpose=before.purpose,
            held_on=held_on,
            place=before.place,
            group=before.group,
            created_at=now,
            changed_at=now,
        ),
    )


def to_template(state: WorkshopState, now: datetime) -> Change:
    """Return the change that keeps a template of a workshop: what new ones begin with."""
    before = state.workshop
    return _begun_from(
        state,
        Workshop(
            title=before.title,
            purpose=before.purpose,
            place=before.place,
            group=before.group,
            template=True,
            created_at=now,
            changed_at=now,
        ),
    )


def _begun_from(earlier: WorkshopState, workshop: Workshop) -> Change:
    points = tuple(replace(p, readiness=Readiness.OPEN) for p in earlier.workshop.checklist)
    workshop = replace(
        workshop, themes=themes(earlier), thanks=earlier.workshop.thanks, checklist=points
    )
    people: list[Record] = [
        replace(p, id=new_id(), workshop_id=workshop.id) for p in earlier.people
    ]
    return added(workshop, *people)
