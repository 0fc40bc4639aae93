"""`due`, as a user or another program calls it."""

import json
from datetime import date, timedelta
from pathlib import Path

import pytest

from flipchart_to_action.cli.due import lateness
from flipchart_to_action.domain.records import Decision
from flipchart_to_action.domain.state import added
from flipchart_to_action.storage.library import Library
from tests.cli.conftest import Run
from tests.storage.made import new_workshop

TODAY = date.today()  # noqa: DTZ011


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    with Library.open(tmp_path / "library") as library:
        workshop = new_workshop(library, "Falls\nclinic").workshop
        library.apply(
            added(
                Decision(
                    workshop_id=workshop.id,
                    position=1,
                    what="Build a ramp",
                    due=TODAY - timedelta(days=30),
                    check_on=TODAY - timedelta(days=4),
                ),
                Decision(
                    workshop_id=workshop.id,
                    position=2,
                    what="Menu in pictures",
                    check_on=TODAY + timedelta(days=20),
                ),
            )
        )
    return tmp_path / "library"


def test_what_is_late_is_listed_first(run: Run, folder: Path) -> None:
    done = run("--library", folder, "due")
    assert (done.returncode, done.stderr) == (0, "")
    (check,) = done.stdout.splitlines()
    assert "(4 days late): Build a ramp, to be checked; workshop 1, Falls clinic" in check


def test_json_for_other_programs(run: Run, folder: Path) -> None:
    done = run("--library", folder, "due", "--json", "--within", "30")
    assert done.returncode == 0
    found = json.loads(done.stdout)
    assert [(f["kind"], f["days_late"]) for f in found] == [
        ("check", 4),
        ("check", -20),
    ]
    assert found[1]["on"] == (TODAY + timedelta(days=20)).isoformat()
    assert found[0]["title"] == "Falls\nclinic"


def test_nothing_due_is_no_error(run: Run) -> None:
    done = run("due")
    assert (done.returncode, done.stdout) == (0, "")
    assert "Nothing is due." in done.stderr
    assert json.loads(run("due", "--json").stdout) == []


def test_a_number_of_days_that_is_none(run: Run, folder: Path) -> None:
    done = run("--library", folder, "due", "--within", "soon")
    assert done.returncode == 2
    assert "“soon” is no number of days" in done.stderr


@pytest.mark.parametrize(
    ("days", "words"),
    [(0, "today"), (1, "1 day late"), (4, "4 days late"), (-1, "in 1 day"), (-6, "in 6 days")],
)
def test_lateness_in_words(days: int, words: str) -> None:
    assert lateness(days) == words
