"""What is due in all workshops of a library, without loading their notes and photos."""

from collections import defaultdict
from datetime import date

from sqlalchemy import Connection, select

from flipchart_to_action.domain.follow_up import Due, due, in_order
from flipchart_to_action.domain.records import Check, Decision, News, Person, Record, Workshop
from flipchart_to_action.domain.state import arranged
from flipchart_to_action.storage.tables import TABLES

_KINDS = (Person, Decision, Check, News)


def all_due(connection: Connection, today: date, within: int) -> tuple[Due, ...]:
    """Return what is due in all workshops, the oldest first; arguments as in `follow_up.due`.

    The sample asks nobody for anything, and neither does what was thrown away.
    """
    records: dict[str, list[Record]] = defaultdict(list)
    workshops = TABLES[Workshop]
    chosen = select(workshops).where(
        workshops.c.template.is_(False),
        workshops.c.removed_at.is_(None),
        workshops.c.sample.is_(False),
    )
    for row in connection.execute(chosen).mappings():
        records[row["id"]].append(Workshop(**row))
    for kind in _KINDS:
        for row in connection.execute(select(TABLES[kind])).mappings():
            if row["workshop_id"] in records:
                records[row["workshop_id"]].append(kind(**row))
    return in_order(d for of_one in records.values() for d in due(arranged(of_one), today, within))
