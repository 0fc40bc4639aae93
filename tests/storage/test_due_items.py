"""What is due in all workshops of a library."""

from dataclasses import replace
from datetime import date

from flipchart_to_action.domain.follow_up import DueKind
from flipchart_to_action.domain.records import Decision, Workshop
from flipchart_to_action.domain.state import added, edited
from flipchart_to_action.storage.library import Library
from tests.storage.made import full_workshop, new_workshop, shown_workshop

TODAY = date(2027, 1, 9)


def test_all_workshops_are_asked_and_the_oldest_comes_first(library: Library) -> None:
    library.apply(added(*shown_workshop()))
    other = new_workshop(library, "Falls clinic")
    ramp = Decision(
        workshop_id=other.workshop.id, position=1, what="Build a ramp", due=date(2026, 12, 31)
    )
    promised = replace(other.workshop, feedback_on=date(2027, 1, 20))
    library.apply(added(ramp) + edited(other.workshop, promised))
    found = library.due(TODAY)
    assert [(d.kind, d.what, d.workshop_number) for d in found] == [
        (DueKind.DECISION, "Build a ramp", 2),
        (DueKind.CHECK, "Silence the phones", 1),
        (DueKind.FEEDBACK, "Falls clinic", 2),
    ]
    assert found[1].who == "Bo Ek"
    assert [d.what for d in library.due(TODAY, within=5)] == ["Build a ramp", "Silence the phones"]


def test_templates_are_never_due(library: Library) -> None:
    records = full_workshop()
    assert isinstance(records[0], Workshop)
    assert records[0].template
    library.apply(added(*records))
    assert library.due(date(2028, 1, 1)) == ()
