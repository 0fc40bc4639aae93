from datetime import date

import pytest
from PySide6.QtCore import QObject, Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QHBoxLayout, QListView, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from flipchart_to_action.domain.dates import Look
from flipchart_to_action.domain.records import Person
from flipchart_to_action.gui.notes.note_field import NoteField
from flipchart_to_action.gui.shared.date_field import CalendarPopup, DateField
from flipchart_to_action.gui.shared.person_field import PersonField
from flipchart_to_action.gui.widgets.growing_text_field import GrowingTextField

TODAY = date(2026, 11, 20)
PEOPLE = tuple(
    Person(workshop_id="w", position=i, name=name)
    for i, name in enumerate(("Farida Rahman", "Tom Okafor", "Tomasz Nowak"))
)

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support", extend=True)


class Heard(QObject):
    """Keeps what a signal said."""

    def __init__(self) -> None:
        super().__init__()
        self.said: list[object] = []

    def hear(self, *said: object) -> None:
        self.said.append(said[0] if len(said) == 1 else said)


class Bench(QWidget):
    """A window with a field of each kind and a shortcut on Esc, as pages have it."""

    def __init__(self) -> None:
        super().__init__()
        self.words = GrowingTextField("We will")
        self.person = PersonField("Who")
        self.when = DateField("When", lambda: TODAY)
        self.left = Heard()
        self.named = Heard()
        self.dated = Heard()
        box = QVBoxLayout(self)
        for field in (self.words, self.person, self.when):
            box.addWidget(field)
        self.person.show_person(None, PEOPLE)
        self.person.named.connect(lambda name, _stay: self.named.hear(name))
        self.when.typed.connect(lambda words, day, _stay: self.dated.hear(words, day))
        shortcut = QShortcut(QKeySequence("Esc"), self)
        shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        shortcut.activated.connect(lambda: self.left.hear("left"))


@pytest.fixture
def bench(qtbot: QtBot) -> Bench:
    bench = Bench()
    qtbot.addWidget(bench)
    bench.resize(600, 500)
    bench.show()
    bench.activateWindow()
    qtbot.waitUntil(bench.isActiveWindow)
    bench.person.setFocus()
    return bench


def test_the_first_completion_is_taken_by_tab(bench: Bench) -> None:
    QTest.keyClicks(bench.person, "tom")
    assert bench.person.completions == ["Tom Okafor", "Tomasz Nowak", "tom"]
    QTest.keyClick(bench.person, Qt.Key.Key_Tab)
    assert bench.named.said == ["Tom Okafor"]
    assert bench.when.hasFocus()
    assert bench.person.completions == []


def test_another_completion_is_chosen_with_the_arrows(bench: Bench) -> None:
    QTest.keyClicks(bench.person, "tom")
    QTest.keyClick(bench.person, Qt.Key.Key_Down)
    QTest.keyClick(bench.person, Qt.Key.Key_Return)
    assert bench.named.said == ["Tomasz Nowak"]


def test_a_new_name_that_begins_like_an_old_one(bench: Bench) -> None:
    QTest.keyClicks(bench.person, "Tom")
    QTest.keyClick(bench.person, Qt.Key.Key_Up)
    QTest.keyClick(bench.person, Qt.Key.Key_Return)
    assert bench.named.said == ["Tom"]


def test_of_two_of_one_name_the_one_that_is_marked_is_taken(bench: Bench) -> None:
    twins = tuple(
        Person(workshop_id="w", position=i, name="Tom Okafor", email=f"tom@{place}.example")
        for i, place in enumerate(("north", "south"))
    )
    chosen = Heard()
    bench.person.named.connect(chosen.hear)
    bench.person.show_person(None, twins)
    QTest.keyClicks(bench.person, "Tom Okafor")
    assert bench.person.completions == [
        "Tom Okafor · tom@north.example",
        "Tom Okafor · tom@south.example",
    ]
    QTest.keyClick(bench.person, Qt.Key.Key_Down)
    QTest.keyClick(bench.person, Qt.Key.Key_Return)
    assert chosen.said == [("Tom Okafor", 1, twins[1].id)]
    assert bench.person.text() == "Tom Okafor · tom@south.example"
    bench.person.show_person(twins[1], twins)
    bench.person.setFocus()
    bench.words.setFocus()  # looked at and left as it is
    assert len(chosen.said) == 1


def test_esc_closes_the_names_before_it_leaves(bench: Bench) -> None:
    QTest.keyClicks(bench.person, "tom")
    QTest.keyClick(bench.person, Qt.Key.Key_Escape)
    assert bench.person.completions == []
    assert bench.left.said == []
    assert bench.person.text() == "tom"
    QTest.keyClick(bench.person, Qt.Key.Key_Escape)
    assert bench.left.said == ["left"]


def test_down_in_the_empty_field_shows_everybody_and_a_click_takes_one(
    qtbot: QtBot, bench: Bench
) -> None:
    QTest.keyClick(bench.person, Qt.Key.Key_Down)
    assert bench.person.completions == [p.name for p in PEOPLE]
    popup = bench.findChild(QListView)
    assert popup is not None
    place = popup.visualRect(popup.model().index(2, 0)).center()
    QTest.mouseClick(popup.viewport(), Qt.MouseButton.LeftButton, pos=place)
    assert bench.named.said == ["Tomasz Nowak"]


def test_emptying_the_field_names_nobody(bench: Bench) -> None:
    bench.person.show_person(PEOPLE[0], PEOPLE)
    QTest.keyClick(bench.person, Qt.Key.Key_A, Qt.KeyboardModifier.ControlModifier)
    QTest.keyClick(bench.person, Qt.Key.Key_Delete)
    QTest.keyClick(bench.person, Qt.Key.Key_Tab)
    assert bench.named.said == [""]


def test_a_state_shown_anew_does_not_disturb_typing(bench: Bench) -> None:
    QTest.keyClicks(bench.person, "an")
    bench.person.show_person(None, PEOPLE)
    assert bench.person.text() == "an"
    bench.words.setFocus()
    QTest.keyClicks(bench.words, "put up")
    bench.words.show_text("put")
    assert bench.words.text == "put up"
    bench.when.setFocus()
    QTest.keyClicks(bench.when, "2w")
    bench.when.show_date("", None)
    assert bench.when.text() == "2w"


def test_a_date_says_what_it_means_before_it_counts(qtbot: QtBot, bench: Bench) -> None:
    bench.when.setFocus()
    QTest.keyClicks(bench.when, "2")
    assert bench.when.meaning.text() == "Not a date yet"
    QTest.keyClicks(bench.when, "w")
    assert bench.when.meaning.text() == "→ Friday 4 December 2026"
    assert bench.dated.said == []
    qtbot.waitUntil(lambda: bench.dated.said == [("2w", date(2026, 12, 4))], timeout=1000)


def test_a_weekday_that_does_not_fit_is_told_and_the_other_day_taken_by_a_key(
    bench: Bench,
) -> None:
    bench.when.setFocus()
    QTest.keyClicks(bench.when, "thursday 18 december")
    assert bench.when.meaning.text() == ("Friday 18 December 2026 · ↓ Thursday 17 Dec 2026")
    assert bench.when.meaning.property("role") == "amber"
    assert bench.when.accessibleDescription() == (
        "18 December is a Friday. Down takes Thursday 17 December 2026."
    )
    bench.when.flush()
    QTest.keyClick(bench.when, Qt.Key.Key_Down)
    assert bench.dated.said == [
        ("thursday 18 december", date(2026, 12, 18)),
        ("17 Dec 2026", date(2026, 12, 17)),
    ]
    assert bench.when.meaning.text() == "→ Thursday 17 December 2026"
    assert bench.when.meaning.property("role") == "strong"


def test_words_that_are_no_date_stay_and_the_nearest_is_offered(bench: Bench) -> None:
    bench.when.setFocus()
    QTest.keyClicks(bench.when, "asap")
    bench.words.setFocus()
    bench.when.show_date("", None)
    assert bench.when.text() == "asap"
    assert bench.when.meaning.text() == "Not a date yet · ↓ Monday 23 Nov 2026"
    assert bench.dated.said == [("asap", None)]
    QTest.mouseClick(bench.when.meaning, Qt.MouseButton.LeftButton)
    assert bench.when.day == date(2026, 11, 23)
    assert bench.dated.said[-1] == ("23 Nov 2026", date(2026, 11, 23))


def test_what_was_checked_looks_back(qtbot: QtBot) -> None:
    field = DateField("When it was checked", lambda: TODAY, look=Look.BACK)
    qtbot.addWidget(field)
    QTest.keyClicks(field, "mon")
    assert field.day == date(2026, 11, 16)
    field.clear()
    QTest.keyClicks(field, "next friday")
    assert field.offer == TODAY
    assert field.accessibleDescription().startswith("27 November is still to come.")


def test_a_date_that_counts_from_another_waits_for_it(bench: Bench) -> None:
    bench.when.show_date("4 weeks after", None)
    assert bench.when.meaning.text() == "once there is a date to count from"
    bench.when.show_date("4 weeks after", date(2027, 1, 1), base=date(2026, 12, 4))
    assert bench.when.meaning.text() == "→ Friday 1 January 2027"


def test_the_calendar_by_keyboard(qtbot: QtBot, bench: Bench) -> None:
    bench.when.setFocus()
    QTest.keyClick(bench.when, Qt.Key.Key_Down, Qt.KeyboardModifier.AltModifier)
    popup = bench.when.findChild(CalendarPopup)
    assert popup is not None
    qtbot.waitUntil(popup.isVisible)
    view = QApplication.focusWidget()
    assert view is not None
    assert popup.isAncestorOf(view)
    QTest.keyClick(view, Qt.Key.Key_Right)
    QTest.keyClick(view, Qt.Key.Key_Down)
    QTest.keyClick(view, Qt.Key.Key_Return)
    assert not popup.isVisible()
    assert bench.dated.said == [("28 Nov 2026", date(2026, 11, 28))]


def test_esc_closes_the_calendar_and_nothing_else(qtbot: QtBot, bench: Bench) -> None:
    bench.when.open_calendar()
    popup = bench.when.findChild(CalendarPopup)
    assert popup is not None
    qtbot.waitUntil(popup.isVisible)
    view = QApplication.focusWidget()
    assert view is not None
    QTest.keyClick(view, Qt.Key.Key_Escape)
    assert not popup.isVisible()
    assert bench.left.said == []
    assert bench.dated.said == []


def test_a_calendar_goes_with_its_field(qtbot: QtBot, bench: Bench) -> None:
    bench.when.open_calendar()
    popup = bench.when.findChild(CalendarPopup)
    assert popup is not None
    qtbot.waitUntil(popup.isVisible)
    bench.hide()  # the workshop is left by something else than a key
    assert not popup.isVisible()


def test_the_words_of_a_calendar_date_mean_that_date(bench: Bench) -> None:
    bench.when.choose(date(2027, 5, 1))
    words = bench.when.text()
    bench.when.setFocus()
    bench.when.selectAll()
    QTest.keyClicks(bench.when, words)
    assert bench.when.day == date(2027, 5, 1)


def test_a_sentence_has_no_line_breaks(bench: Bench) -> None:
    QApplication.clipboard().setText("put a ramp\nat the  side door\n")
    bench.words.setFocus()
    bench.words.paste()
    assert bench.words.text == "put a ramp at the side door"
    QTest.keyClick(bench.words, Qt.Key.Key_Return)
    assert bench.person.hasFocus()
    assert bench.words.text == "put a ramp at the side door"


def test_a_long_sentence_makes_its_field_grow(qtbot: QtBot, bench: Bench) -> None:
    before = bench.words.height()
    bench.words.show_text("we say it in very many words, again and again, " * 4)
    qtbot.waitUntil(lambda: bench.words.height() > before)


def test_one_stay_in_a_field_is_told_from_the_next(qtbot: QtBot, bench: Bench) -> None:
    heard = Heard()
    bench.words.typed.connect(heard.hear)
    bench.words.setFocus()
    QTest.keyClicks(bench.words, "a")
    bench.words.flush()
    QTest.keyClicks(bench.words, "b")
    bench.person.setFocus()
    bench.words.setFocus()
    QTest.keyClicks(bench.words, "c")
    bench.words.flush()
    stays = [said[1] for said in heard.said if isinstance(said, tuple)]
    assert stays[0] == stays[1] != stays[2]


def test_the_field_of_a_note_is_as_high_as_its_words_at_the_width_it_gets(qtbot: QtBot) -> None:
    field, outer, inner = NoteField(), QWidget(), QHBoxLayout()
    whole = QVBoxLayout(outer)
    whole.addLayout(inner)
    whole.addStretch(1)
    inner.addWidget(field)
    qtbot.addWidget(outer)
    outer.resize(900, 300)
    field.setPlainText("Ask Brook House for the two rooms before Christmas, every second weekend")
    outer.show()
    qtbot.waitUntil(lambda: field.height() == field.heightForWidth(field.width()))
    one_line = field.height()
    outer.resize(380, 300)
    qtbot.waitUntil(lambda: field.height() == field.heightForWidth(field.width()))
    assert field.height() > one_line + 15
