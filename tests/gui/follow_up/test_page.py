"""Follow up by keyboard: outcomes, what shows them, news of owners, files, what is carried on."""

from collections.abc import Iterator
from datetime import date, timedelta
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from flipchart_to_action.domain import edits
from flipchart_to_action.domain.records import (
    Decision,
    NewsKind,
    Outcome,
    Person,
    SharedKind,
    Sharing,
    Step,
    Workshop,
)
from flipchart_to_action.domain.state import added
from flipchart_to_action.gui.core.photo_cache import PhotoCache
from flipchart_to_action.gui.core.session import Session
from flipchart_to_action.gui.core.task_runner import TaskRunner
from flipchart_to_action.gui.core.temporary_copies import TemporaryCopies
from flipchart_to_action.gui.follow_up.page import FollowUpPage
from flipchart_to_action.storage.library import MOST_EVIDENCE, Library
from tests.gui.keys import press, type_words
from tests.storage.made import NOW

TODAY = date(2027, 1, 15)


def workshop() -> tuple[Workshop, list[Person | Decision]]:
    made = edits.new_workshop(NOW, "Respite care", held_on=date(2026, 11, 20))
    joan = Person(workshop_id=made.id, position=1, name="Joan Whitlock")
    tom = Person(workshop_id=made.id, position=2, name="Tom Okafor")

    def decision(position: int, what: str, due: date, check_on: date) -> Decision:
        return Decision(
            workshop_id=made.id,
            position=position,
            what=what,
            owner_id=joan.id,
            due=due,
            checker_id=tom.id,
            check_on=check_on,
        )

    return made, [
        joan,
        tom,
        decision(1, "Put in a ramp", date(2027, 2, 1), date(2027, 2, 26)),
        decision(2, "Send the papers early", date(2026, 12, 11), date(2027, 1, 8)),
        decision(3, "Give one phone number", date(2026, 12, 11), date(2027, 1, 15)),
    ]


@pytest.fixture
def viewing(qapp: QApplication) -> Iterator[TemporaryCopies]:
    made = TemporaryCopies()
    yield made
    made.close()


@pytest.fixture
def page(
    qtbot: QtBot,
    session: Session,
    pictures: PhotoCache,
    tasks: TaskRunner,
    viewing: TemporaryCopies,
) -> FollowUpPage:
    made, records = workshop()
    session.create(made)
    session.do("begin", added(*records))
    page = FollowUpPage(session, pictures, tasks, viewing, lambda: TODAY)
    qtbot.addWidget(page)
    page.resize(1204, 822)
    page.show()
    page.entered()
    return page


def decision_of(session: Session, what: str) -> Decision:
    return next(d for d in session.state.decisions if d.what == what)


def test_what_is_longest_due_is_in_hand_first(page: FollowUpPage) -> None:
    assert page.card.what.text() == "We will send the papers early"
    assert "Joan Whitlock makes sure of it by Friday 11 December 2026" in page.card.owner.text()
    assert page.card.found.isHidden()
    assert "0 of 3 decisions checked" in page.counts.text()


def test_an_outcome_and_what_shows_it_by_keys_alone(
    qtbot: QtBot, page: FollowUpPage, session: Session
) -> None:
    type_words("1")
    type_words("Asked 5 people, 4 had read them")
    press(Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    (check,) = session.state.checks
    papers = decision_of(session, "Send the papers early")
    assert (check.decision_id, check.outcome) == (papers.id, Outcome.CHANGED)
    assert check.words == "Asked 5 people, 4 had read them"
    assert (check.checked_on, check.next_on) == (TODAY, None)
    assert check.checker_id == papers.checker_id
    assert page.card.what.text() == "We will give one phone number"
    stored = session.library.state(session.state.workshop.id)
    assert stored.checks == session.state.checks


def test_digits_are_letters_while_somebody_types(
    qtbot: QtBot, page: FollowUpPage, session: Session
) -> None:
    type_words("3")
    type_words("1 of 4 d l h")
    page.commit()
    (check,) = session.state.checks
    assert (check.outcome, check.words) == (Outcome.NOT_CHANGED, "1 of 4 d l h")
    assert session.state.news == ()


def test_what_changed_in_part_is_checked_again_in_four_weeks(
    qtbot: QtBot, page: FollowUpPage, session: Session
) -> None:
    type_words("2")
    assert session.state.checks[0].next_on == TODAY + timedelta(weeks=4)
    assert not page.card.again.isHidden()
    page.card.let_go.click()
    assert session.state.checks[0].next_on is None
    session.undo_stack.undo()
    assert session.state.checks[0].next_on == TODAY + timedelta(weeks=4)


def test_another_outcome_corrects_the_same_check(
    qtbot: QtBot, page: FollowUpPage, session: Session
) -> None:
    type_words("1")
    page.card.outcomes.focus_choice()
    type_words("4")
    (check,) = session.state.checks
    assert check.outcome is Outcome.NO_LONGER_NEEDED
    assert page.card.shows_label.text() == "Why"
    session.undo_stack.undo()
    assert session.state.checks[0].outcome is Outcome.CHANGED
    assert session.undo_stack.undoText() == "outcome “changed”"


def test_the_owner_says_done_delayed_and_needs_help(
    qtbot: QtBot, page: FollowUpPage, session: Session
) -> None:
    type_words("d")
    type_words("l")
    type_words("2w")
    press(Qt.Key.Key_Return)
    page.card.outcomes.focus_choice()
    type_words("h")
    assert [n.kind for n in session.state.news] == [
        NewsKind.DONE,
        NewsKind.DELAYED,
        NewsKind.NEEDS_HELP,
    ]
    papers = decision_of(session, "Send the papers early")
    assert papers.due == TODAY + timedelta(weeks=2)
    assert "help is needed" in page.card.news.last.text()


def test_escape_leaves_the_question_of_a_delay_open(
    qtbot: QtBot, page: FollowUpPage, session: Session
) -> None:
    type_words("l")
    press(Qt.Key.Key_Escape)
    assert session.state.news == ()
    assert page.card.what.text() == "We will send the papers early"
    press(Qt.Key.Key_Escape)
    assert page.card.what.text() == "We will give one phone number"


def test_files_are_kept_as_evidence(
    qtbot: QtBot, page: FollowUpPage, session: Session, tmp_path: Path
) -> None:
    photo = tmp_path / "door.jpg"
    photo.write_bytes(b"not really a picture")
    type_words("1")
    with qtbot.waitSignal(session.changed):
        page.add_files([photo])
    (file,) = session.state.evidence
    assert (file.file_name, file.size) == ("door.jpg", 20)
    assert session.library.photo_file(file.sha256).read_bytes() == photo.read_bytes()
    page.card.evidence.unwanted.emit(file.id)
    assert session.state.evidence == ()


def test_a_file_that_is_too_large_is_refused_in_a_sentence(
    qtbot: QtBot, page: FollowUpPage, session: Session, tmp_path: Path
) -> None:
    film = tmp_path / "film.mp4"
    with film.open("wb") as file:
        file.truncate(MOST_EVIDENCE + 1)
    type_words("1")
    page.add_files([film])
    qtbot.waitUntil(lambda: not page.error.isHidden())
    assert "larger than 50 MB" in page.error.text
    assert session.state.evidence == ()


def test_a_copy_for_the_viewer_goes_when_the_program_ends(
    viewing: TemporaryCopies, tmp_path: Path
) -> None:
    kept = tmp_path / "000"
    kept.write_bytes(b"x")
    copy = viewing.copy(kept, "tally: 1/2.pdf")
    assert copy.name == "tally_ 1_2.pdf"
    assert copy.read_bytes() == b"x"
    viewing.close()
    assert not copy.exists()


def test_a_new_decision_continues_this_one(
    qtbot: QtBot, page: FollowUpPage, session: Session
) -> None:
    type_words("3")
    with qtbot.waitSignal(page.decision_wanted) as wanted:
        page.card.carry.click()
    made = session.state.decision(str(wanted.args[0]))
    assert made is not None
    assert made.what == "Send the papers early"
    assert made.continues_id == decision_of(session, "Send the papers early").id


def test_what_was_changed_after_sharing_is_told(page: FollowUpPage, session: Session) -> None:
    sent = Sharing(
        workshop_id=session.state.workshop.id,
        kind=SharedKind.PLAN,
        shared_at=NOW,
        sha256="0" * 64,
    )
    session.do("share", added(sent))
    papers = decision_of(session, "Send the papers early")
    assert page.card.told.isHidden()
    session.do("edit", edits.set_fields(session.state, papers.id, due=date(2027, 1, 29)))
    assert page.card.told.text().endswith(
        "date, from Friday 11 December 2026 to Friday 29 January 2027."
    )


def test_nothing_due_says_when_the_next_check_is(
    qtbot: QtBot, page: FollowUpPage, session: Session
) -> None:
    for _ in range(2):
        page.card.outcomes.focus_choice()
        type_words("1")
        press(Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    assert page.empty.sentence == "Nothing is due. The next check is on Friday 26 February 2027."
    press(Qt.Key.Key_Return)
    assert page.card.what.text() == "We will put in a ramp"


def test_a_workshop_without_decisions(
    qtbot: QtBot,
    session: Session,
    pictures: PhotoCache,
    tasks: TaskRunner,
    viewing: TemporaryCopies,
) -> None:
    session.create(edits.new_workshop(NOW, "Empty"))
    page = FollowUpPage(session, pictures, tasks, viewing, lambda: TODAY)
    qtbot.addWidget(page)
    page.show()
    page.entered()
    assert "Nothing has been decided yet" in page.empty.sentence
    with qtbot.waitSignal(page.home_wanted):
        page.empty.buttons[0].click()


def test_the_step_is_the_last_one() -> None:
    assert list(Step)[-1] is Step.FOLLOW_UP


def test_the_library_keeps_files_that_are_evidence(library: Library, tmp_path: Path) -> None:
    missing = tmp_path / "gone.pdf"
    with pytest.raises(Exception, match=r"“gone\.pdf” could not be opened"):
        library.keep_evidence(missing)
