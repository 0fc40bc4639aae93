"""A year of one group: three workshops, checks answered, an issue that comes back, the reports.

Everything is done to a real library by the same edits as in the window, and every report is read
back from its file.
"""

from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import UTC, date, datetime
from io import BytesIO
from pathlib import Path

import pytest
from pypdf import PdfReader

from flipchart_to_action.domain import edits
from flipchart_to_action.domain.follow_up import DueKind
from flipchart_to_action.domain.history import history, with_versions
from flipchart_to_action.domain.plan import Organisation
from flipchart_to_action.domain.records import (
    Decision,
    Fate,
    Method,
    NewsKind,
    Note,
    Outcome,
    SharedKind,
    Sharing,
    Workshop,
)
from flipchart_to_action.domain.state import Change, WorkshopState, added, edited, rebased
from flipchart_to_action.domain.templates import next_workshop
from flipchart_to_action.export.package.feedback_formats import REPORT_FORMATS
from flipchart_to_action.export.package.plan_formats import FORMATS
from flipchart_to_action.export.package.years_formats import render_years
from flipchart_to_action.storage.library import Library

MARCH, JULY, NOVEMBER = date(2027, 3, 12), date(2027, 7, 2), date(2027, 11, 19)


def at(day: date, hour: int = 15) -> datetime:
    return datetime(day.year, day.month, day.day, hour, tzinfo=UTC)


class Year:
    """The library, and what the facilitator does to the workshop in hand."""

    def __init__(self, folder: Path) -> None:
        self.library = Library.open(folder)
        self.workshop_id = ""

    @property
    def state(self) -> WorkshopState:
        return self.library.state(self.workshop_id)

    def do(self, change: Change, now: datetime) -> None:
        change = with_versions(change, self.state, now)
        self.library.apply(rebased(change, self.state))

    def begin(self, change: Change) -> None:
        written = self.library.apply(change)
        self.workshop_id = next(
            r.after.id for r in written.rows if isinstance(r.after, Workshop) and not r.before
        )

    def say(self, *texts: str) -> list[Note]:
        notes = [
            Note(workshop_id=self.workshop_id, position=place, text=text, righted=True)
            for place, text in enumerate(texts, 1)
        ]
        self.do(added(*notes), at(MARCH))
        return notes

    def decide(self, note: Note, now: date, **fields: object) -> Decision:
        decision_id, change = edits.decide(self.state, note.id)
        self.do(change, at(now))
        self.do(edits.set_fields(self.state, decision_id, **fields), at(now))
        found = self.state.decision(decision_id)
        assert found is not None
        return found

    def share(self, day: date) -> None:
        plan = self.library.load_plan(self.workshop_id)
        sha256 = self.library.keep_photo(FORMATS["pdf"].make(plan))
        sent = Sharing(
            workshop_id=self.workshop_id, kind=SharedKind.PLAN, shared_at=at(day), sha256=sha256
        )
        self.do(added(sent), at(day))

    def check(self, decision: Decision, outcome: Outcome, day: date, **fields: object) -> None:
        _, change = edits.record_check(
            self.state,
            decision.id,
            outcome,
            checked_on=day,
            now=at(day),
            **fields,  # type: ignore[arg-type]
        )
        self.do(change, at(day))

    def person(self, name: str) -> str:
        return next(p.id for p in self.state.people if p.name == name)

    def report(self, day: date) -> str:
        report = self.library.load_report(self.workshop_id, day)
        reader = PdfReader(BytesIO(REPORT_FORMATS["pdf"].make(report)))
        return " ".join(" ".join(page.extract_text() for page in reader.pages).split())


@pytest.fixture
def year(tmp_path: Path) -> Iterator[Year]:
    made = Year(tmp_path / "library")
    workshop = replace(
        edits.new_workshop(at(MARCH, 9), "Respite forum", held_on=MARCH),
        purpose="Carers rest",
        group="Respite forum",
    )
    made.begin(added(workshop))
    made.do(edits.add_people(made.state, "Joan Whitlock <joan@example.org>\nTom Okafor"), at(MARCH))
    yield made
    made.library.close()


def test_a_year(year: Year) -> None:
    papers, late = spring(year)
    march = year.state
    summer(year, march, papers, late)
    autumn(year)
    years = year.library.years("respite forum", NOVEMBER)
    assert [(w.decided, w.changed, w.not_changed) for w in years.workshops] == [
        (2, 1, 1),
        (1, 1, 0),
        (0, 0, 0),
    ]
    (issue,) = years.raised
    assert (issue.words, issue.days) == ("Papers come too late", (MARCH, JULY))
    pages = PdfReader(BytesIO(render_years(years, "pdf", Organisation()))).pages
    text = " ".join(" ".join(page.extract_text() for page in pages).split())
    assert "3 decisions were made" in text
    assert "Raised 2 times: Friday 12 March 2027 and Friday 2 July 2027." in text


def spring(year: Year) -> tuple[Decision, Note]:
    """March: two decisions and a promise; then reminders, news, answers, the report."""
    late, ramp_note = year.say("Papers come too late", "No ramp at the side door")
    joan, tom = year.person("Joan Whitlock"), year.person("Tom Okafor")
    papers = year.decide(
        late,
        MARCH,
        what="Send the papers early",
        owner_id=joan,
        due=date(2027, 4, 2),
        method=Method.ASK,
        measure="5 people",
        checker_id=tom,
        check_on=date(2027, 4, 30),
    )
    ramp = year.decide(
        ramp_note,
        MARCH,
        what="Put a ramp at the side door",
        owner_id=tom,
        due=date(2027, 5, 28),
        checker_id=joan,
        check_on=date(2027, 6, 25),
    )
    workshop = year.state.workshop
    year.do(edited(workshop, replace(workshop, feedback_on=date(2027, 5, 7))), at(MARCH))
    year.share(MARCH)
    assert year.library.due(MARCH) == ()

    found = year.library.due(date(2027, 4, 16))
    assert [(d.kind, d.on) for d in found] == [
        (DueKind.DECISION, date(2027, 4, 2)),
        (DueKind.CHECK, date(2027, 4, 30)),
    ]
    year.check(papers, Outcome.NOT_CHANGED, date(2027, 4, 30), words="They came on the day")
    year.do(
        edits.record_news(
            year.state,
            ramp.id,
            NewsKind.DELAYED,
            new_due=date(2027, 6, 11),
            told_on=date(2027, 5, 3),
            now=at(date(2027, 5, 3)),
        ),
        at(date(2027, 5, 3)),
    )
    (changed,) = history(year.state, ramp.id)
    assert (changed.part, changed.before, changed.after) == (
        "due",
        date(2027, 5, 28),
        date(2027, 6, 11),
    )
    assert [d.kind for d in year.library.due(date(2027, 5, 7))] == [DueKind.FEEDBACK]
    told = year.report(date(2027, 5, 7))
    assert "Tom Okafor checked on Friday 30 April 2027: it has not changed." in told
    assert "Why: They came on the day." in told
    assert "Tom Okafor said on Monday 3 May 2027 that it takes until Friday 11 June 2027." in told
    workshop = year.state.workshop
    given = replace(workshop, feedback_given_on=date(2027, 5, 7))
    year.do(edited(workshop, given), at(date(2027, 5, 7)))
    year.check(ramp, Outcome.CHANGED, date(2027, 6, 25), words="Three wheelchairs came in")
    assert year.library.due(date(2027, 7, 1)) == ()
    return papers, late


def summer(year: Year, march: WorkshopState, papers: Decision, late: Note) -> None:
    """July: the next workshop of the group; the papers again, carried on."""
    year.begin(next_workshop(march, at(JULY, 9), title="Respite forum, summer", held_on=JULY))
    assert [p.name for p in year.state.people] == ["Joan Whitlock", "Tom Okafor"]
    (again,) = year.say("Documents arrive the night before")
    year.do(edits.raised_before(year.state, again.id, late.id), at(JULY))
    carried, change = edits.continue_decision(year.state, papers, march, again.id)
    year.do(change, at(JULY))
    year.do(
        edits.set_fields(year.state, carried, due=date(2027, 8, 6), check_on=date(2027, 9, 3)),
        at(JULY),
    )
    now = year.state.decision(carried)
    assert now is not None
    assert (now.continues_id, now.what) == (papers.id, "Send the papers early")
    year.share(JULY)
    year.check(now, Outcome.PARTLY, date(2027, 9, 3), next_on=date(2027, 10, 29))
    year.check(now, Outcome.CHANGED, date(2027, 10, 29), words="A week before, twice")
    told = year.report(date(2027, 10, 29))
    assert "it has changed in part" in told
    assert "What shows it: A week before, twice." in told
    assert "What did not change" not in told


def autumn(year: Year) -> None:
    """November: the third, with what the group can't change itself."""
    year.begin(next_workshop(year.state, at(NOVEMBER, 9), held_on=NOVEMBER))
    (bus,) = year.say("The bus stops at six")
    year.do(
        edits.set_fate(
            year.state,
            bus.id,
            Fate.NOT_TAKEN_FORWARD,
            reason="It is beyond our control",
            passed_to="the bus company",
        ),
        at(NOVEMBER),
    )
    told = year.report(NOVEMBER)
    assert "The bus stops at six" in told
    assert "It is beyond our control. We passed it to the bus company." in told


def test_the_plan_that_went_out_can_be_seen_as_it_was(year: Year) -> None:
    (note,) = year.say("Papers come too late")
    papers = year.decide(note, MARCH, what="Send the papers early")
    year.share(MARCH)
    year.do(edits.set_fields(year.state, papers.id, what="Send no papers"), at(date(2027, 3, 20)))
    (sent,) = year.state.sharings
    pdf = PdfReader(year.library.photo_file(sent.sha256))
    text = " ".join(" ".join(page.extract_text() for page in pdf.pages).split())
    assert "send the papers early" in text
    assert "Send no papers" not in text


@pytest.mark.parametrize(
    "zone", ["Europe/London", "Pacific/Kiritimati", "America/Los_Angeles", "Asia/Kathmandu"]
)
def test_zones_and_clock_changes_move_no_date(
    year: Year, zone: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    import time

    tick: Callable[[], None] | None = getattr(time, "tzset", None)
    if tick is None:
        pytest.skip("this system can't change its zone within a program")
    (note,) = year.say("Clocks")
    decision = year.decide(note, MARCH, due=date(2028, 2, 29), check_on=date(2027, 3, 28))
    monkeypatch.setenv("TZ", zone)
    tick()
    try:
        again = year.state.decision(decision.id)
        assert again is not None
        assert (again.due, again.check_on) == (date(2028, 2, 29), date(2027, 3, 28))
        (check,) = year.library.due(date(2027, 3, 28))
        assert check.days_late(date(2027, 3, 29)) == 1
    finally:
        monkeypatch.undo()
        tick()
