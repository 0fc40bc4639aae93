"""The notes of the workshops before one."""

from dataclasses import replace
from datetime import date

from flipchart_to_action.domain.records import Fate, Note, NoteKind, Workshop
from flipchart_to_action.domain.state import added
from flipchart_to_action.storage.library import Library
from tests.storage.made import NOW


def held(library: Library, text: str, on: date | None, **fields: object) -> Workshop:
    workshop = replace(
        Workshop(title=text, held_on=on, created_at=NOW, changed_at=NOW),
        **fields,  # type: ignore[arg-type]
    )
    library.apply(added(workshop, Note(workshop_id=workshop.id, position=1, text=text)))
    return workshop


def texts(library: Library, workshop: Workshop) -> list[str]:
    return [n.text for n in library.earlier_notes(workshop.id)]


def test_earlier_is_by_day_and_without_one_by_number(library: Library) -> None:
    late = held(library, "late", date(2027, 3, 1))
    early = held(library, "early", date(2026, 3, 1))
    undated = held(library, "undated", None)
    same_day = held(library, "same day", date(2027, 3, 1))
    held(library, "template", date(2020, 1, 1), template=True)

    assert texts(library, early) == []
    assert texts(library, late) == ["early"]
    assert texts(library, undated) == ["early", "late"]
    assert texts(library, same_day) == ["undated", "early"]
    assert library.earlier_notes("gone") == []


def test_what_is_private_or_no_point_is_left_out(library: Library) -> None:
    early = held(library, "kept", date(2026, 3, 1))
    late = held(library, "late", date(2027, 3, 1))
    plain = Note(workshop_id=early.id, position=2, text="no")
    library.apply(
        added(
            *(
                replace(plain, id=str(place), **fields)  # type: ignore[arg-type]
                for place, fields in enumerate(
                    (
                        {"private": True},
                        {"fate": Fate.NOT_A_POINT},
                        {"kind": NoteKind.HEADING},
                        {"as_picture": True},
                        {"text": ""},
                    )
                )
            )
        )
    )

    found = library.earlier_notes(late.id)
    assert [(n.text, n.workshop_id) for n in found] == [("kept", early.id)]


def test_the_sample_and_what_was_thrown_away_raised_nothing(library: Library) -> None:
    held(library, "sample", date(2026, 1, 1), sample=True)
    held(library, "thrown away", date(2026, 1, 2), removed_at=NOW)
    held(library, "kept", date(2026, 1, 3))
    late = held(library, "late", date(2027, 3, 1))
    assert texts(library, late) == ["kept"]
    assert texts(library, held(library, "looked at", date(2027, 5, 1), sample=True)) == []


def test_who_met_before_is_known_by_group_by_title_or_by_what_it_follows(library: Library) -> None:
    day = date(2026, 1, 1)
    first = held(library, "Spring", day, group="Respite  Forum")
    held(library, "Respite forum", day)
    held(library, "Spring", day, group="Tenants")
    followed = held(library, "What is next", day)
    late = held(library, "x", date(2027, 3, 1), group="respite forum", previous_id=followed.id)
    of_group = [n.of_the_group for n in library.earlier_notes(late.id)]
    assert of_group == [True, True, False, True]
    assert not any(n.of_the_group for n in library.earlier_notes(first.id))
