"""Values of a bundle that are of their type and still can't be."""

from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any

import pytest

from flipchart_to_action.domain import edits
from flipchart_to_action.domain.plan import Organisation
from flipchart_to_action.domain.sharing import last_shared
from flipchart_to_action.domain.years import group_of
from flipchart_to_action.export.package.contents import outgoing, usual_choice
from flipchart_to_action.export.package.feedback_formats import REPORT_FORMATS
from flipchart_to_action.export.package.plan_formats import FORMATS
from flipchart_to_action.export.package.years_formats import render_years
from flipchart_to_action.storage.bundle import Arrival, bring_in, hand_over, open_bundle
from flipchart_to_action.storage.bundle.manifest import BundleError
from flipchart_to_action.storage.library import Library
from tests.storage.bundle.made import Parts, parts_of, sound
from tests.storage.bundle.mutated import Place, accepted, all_at_once, mutated
from tests.storage.made import new_workshop

TODAY = date(2026, 12, 24)


@pytest.fixture(scope="module")
def parts(tmp_path_factory: pytest.TempPathFactory) -> Parts:
    return parts_of(sound(tmp_path_factory.mktemp("sound")))


@pytest.fixture(scope="module")
def found(parts: Parts, tmp_path_factory: pytest.TempPathFactory) -> dict[Place, list[Any]]:
    """Give what is not refused; that nothing but a sentence is raised is tried on the way."""
    return accepted(parts, tmp_path_factory.mktemp("tried") / "x.flipchart")


@pytest.mark.parametrize("name", ["created_at", "changed_at", "ends_at"])
@pytest.mark.parametrize(
    "moment",
    [
        "9999-12-31T23:59:59.999999+00:00",
        "9999-12-31T23:59:59-14:00",
        "0001-01-01T00:00:00+14:00",
        "2525-01-01T00:00:00+00:00",
        "1999-12-31T23:59:59+00:00",
    ],
)
def test_moments_that_cannot_be_are_refused(
    parts: Parts, tmp_path: Path, name: str, moment: str
) -> None:
    with pytest.raises(BundleError, match="Nothing was changed") as caught:
        open_bundle(mutated(parts, tmp_path / "x.flipchart", {("workshop", name): moment}))
    assert caught.value.hint


@pytest.mark.parametrize(
    ("way", "value"),
    [
        (("workshop", "held_on"), "9999-12-31"),
        (("workshop", "previous_id"), "../../x"),
        (("notes", 0, "votes"), -1),
        (("notes", 0, "box"), [9, 9, 1, 1]),
        (("notes", 0, "text"), "x" * 2_000_000),
        (("notes", 0, "doubtful"), [{"word": "x"}] * 20_000),
        (("photos", 0, "turn"), 45),
        (("photos", 0, "width"), 2**40),
        (("photos", 0, "sheet"), [[1e15, 0.0]] * 4),
        (("checks", 0, "made_at"), "2525-01-01T00:00:00+00:00"),
        (("sharings", 0, "sequence"), 2**40),
        (("sharings", 0, "dates", 0, "day"), "0001-01-01"),
        (("decisions", 0, "continues_id"), ""),
        (("not_same", 0, "other_id"), "x"),
    ],
)
def test_values_far_out_are_refused(parts: Parts, tmp_path: Path, way: Place, value: Any) -> None:
    with pytest.raises(BundleError, match="Nothing was changed"):
        open_bundle(mutated(parts, tmp_path / "x.flipchart", {way: value}))


@pytest.mark.parametrize("turn", [0, 3, 6, 9])
def test_what_is_taken_in_does_no_harm(
    parts: Parts, found: dict[Place, list[Any]], tmp_path: Path, library: Library, turn: int
) -> None:
    """Whatever the values are, all else works: lists, exports, changes of other workshops."""
    mine = new_workshop(library, "mine")
    file = mutated(parts, tmp_path / "x.flipchart", all_at_once(found, turn))
    kept = bring_in(library, open_bundle(file))
    assert kept.taken_in
    assert bring_in(library, open_bundle(file)).arrival is Arrival.SAME
    _look_through(library, kept.workshop_id)
    hand_over(library, kept.workshop_id, tmp_path / "again.flipchart")
    assert open_bundle(tmp_path / "again.flipchart").state.workshop.id == kept.workshop_id
    now = library.moment()
    assert abs((now - datetime.now(UTC)).total_seconds()) < 86_400 * 2
    library.apply(edits.set_fields(mine, mine.workshop.id, title="Still mine", changed_at=now))
    assert library.state(mine.workshop.id).workshop.changed_at == now


def _look_through(library: Library, workshop_id: str) -> None:
    """Ask for all that the library and the exports give of a workshop."""
    assert library.workshops() or library.templates()
    library.due(TODAY)
    library.search("x")
    library.earlier_notes(workshop_id)
    state = library.state(workshop_id)
    plan = library.load_plan(workshop_id)
    dated = any(d.due or d.check_on for d in plan.decisions)  # all may be held back
    for name, form in FORMATS.items():
        assert (name == "ics" and not dated) or form.make(plan)
    report = library.load_report(workshop_id, TODAY)
    for told in REPORT_FORMATS.values():
        assert told.make(report)
    for file in outgoing(plan, usual_choice(plan), last_shared(state), datetime.now(UTC)).files:
        assert file.make()
    if not state.workshop.template:
        years = library.years(group_of(state.workshop), TODAY)
        assert render_years(years, "pdf", Organisation())
