from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest
from PIL import Image
from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QFontMetrics
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication, QMessageBox, QWidget
from pytestqt.qtbot import QtBot

from flipchart_to_action.domain import edits
from flipchart_to_action.domain.completeness import lacks
from flipchart_to_action.domain.progress import progress
from flipchart_to_action.domain.records import PhotoState, Step
from flipchart_to_action.errors import UserError
from flipchart_to_action.gui.core.session import Session
from flipchart_to_action.gui.crash.dialog import CrashDialog
from flipchart_to_action.gui.preferences.dialog import PreferencesDialog
from flipchart_to_action.gui.shell.application import Application
from flipchart_to_action.gui.shell.clock_dialog import ClockDialog
from flipchart_to_action.gui.shell.removed_workshops import RemovedDialog
from flipchart_to_action.gui.shell.shortcuts_dialog import ShortcutsDialog
from flipchart_to_action.gui.style.theme import theme
from flipchart_to_action.gui.widgets.key_caps import KeyCaps
from flipchart_to_action.gui.widgets.save_timer import flush_all
from flipchart_to_action.settings import Settings, ThemeChoice, load_settings
from flipchart_to_action.storage.library import Library
from tests.gui.keys import press

KEY = Qt.Key
CTRL = Qt.KeyboardModifier.ControlModifier


@pytest.fixture
def application(qtbot: QtBot, library: Library, tmp_path: Path) -> Iterator[Application]:
    """Give the whole program, on the screen."""
    settings = Settings(theme=ThemeChoice.LIGHT)
    application = Application(library, settings, tmp_path / "settings.toml")
    qtbot.addWidget(application.parts.window)
    with qtbot.waitExposed(application.parts.window):
        application.start()
    application.parts.window.activateWindow()
    yield application
    application.stop()


def test_enter_on_the_start_page_begins_a_workshop_dated_today(application: Application) -> None:
    press(KEY.Key_Return)
    state = application.parts.session.state
    assert application.parts.window.step is Step.WORKSHOP
    assert state.workshop.held_on == state.workshop.created_at.astimezone().date()


def test_keys_go_to_every_step_and_the_rail_follows(application: Application) -> None:
    application.new_workshop()
    window = application.parts.window
    for key, step in zip((KEY.Key_6, KEY.Key_2, KEY.Key_4, KEY.Key_5, KEY.Key_3, KEY.Key_1),
                         (Step.SHARE, Step.PHOTOS, Step.DECIDE, Step.READ_BACK, Step.NOTES,
                          Step.WORKSHOP),
                         strict=True):  # fmt: skip
        press(key, CTRL)
        assert window.step is step
        assert "current step" in window.rail.items[step].accessibleName()


def test_what_each_step_is_for_has_room_in_the_rail(application: Application) -> None:
    metrics = QFontMetrics(theme.font(11, 400))
    for step, status in progress(None).items():
        room = application.parts.window.rail.items[step].width() - theme.px(50 + 8)
        assert metrics.horizontalAdvance(status.words) <= room, status.words


def test_a_step_without_a_workshop_says_what_to_do_first(application: Application) -> None:
    application.parts.window.go_to(Step.NOTES)
    assert application.parts.window.step is None
    assert application.parts.window.toast.isVisible()


def test_undo_and_redo_from_the_window(application: Application) -> None:
    application.new_workshop()
    session, window = application.parts.session, application.parts.window
    session.do("add people", edits.add_people(session.state, "Tom Okafor"))
    assert window.undo.text() == "Undo: add people"
    window.undo.trigger()
    assert not session.state.people
    assert window.redo.text() == "Redo: add people"
    window.redo.trigger()
    assert len(session.state.people) == 1


def test_the_toast_goes_once_its_undo_would_take_back_something_else(
    application: Application,
) -> None:
    application.new_workshop()
    window, session = application.parts.window, application.parts.session
    title = window.pages.workshop.title

    def add(name: str) -> None:
        session.do("add people", edits.add_people(session.state, name))
        assert window.toast.isVisible()

    add("Tom Okafor")
    session.undo_stack.undo()
    assert not window.toast.isVisible()
    add("Joan Whitlock")
    title.setFocus()
    QTest.keyClicks(title, "Respite care")
    flush_all()
    assert not window.toast.isVisible()
    window.toast.say("Restored", can_undo=False)
    session.undo_stack.undo()
    assert window.toast.isVisible()


def test_people_are_pasted_as_lines_and_can_be_mended(
    application: Application, qtbot: QtBot
) -> None:
    application.new_workshop()
    page = application.parts.window.pages.workshop
    session = application.parts.session
    page.paste.setPlainText("Farida Rahman <farida@brook.example>\n• Tom Okafor\n\nTom Okafor")
    page.add.click()
    assert [(p.name, p.email) for p in session.state.people] == [
        ("Farida Rahman", "farida@brook.example"),
        ("Tom Okafor", ""),
    ]
    assert page.paste.toPlainText() == ""
    page.focus_lacking(session.state.people[1].id)
    widget = QApplication.focusWidget()
    assert widget is not None
    QTest.keyClicks(widget, "tom@carers.example")
    qtbot.waitUntil(lambda: session.state.people[1].email == "tom@carers.example")


def names(session: Session) -> list[str]:
    return [p.name for p in session.state.people]


def test_names_that_were_typed_but_not_added_are_kept_and_add_nobody(
    application: Application,
) -> None:
    application.new_workshop()
    page, session = application.parts.window.pages.workshop, application.parts.session
    page.paste.setFocus()
    QTest.keyClicks(page.paste, "Joan Whitlock")
    press(KEY.Key_Return, CTRL)  # what the button "Go on to Photos" has for a key
    assert application.parts.window.step is Step.PHOTOS
    assert session.state.people == ()
    application.parts.window.go_to(Step.WORKSHOP)
    assert page.paste.toPlainText() == "Joan Whitlock"
    assert page._added.text() == "Not added yet."
    page.add.click()
    assert names(session) == ["Joan Whitlock"]


def test_leaving_and_coming_back_is_at_the_same_step(application: Application) -> None:
    application.new_workshop()
    session, window = application.parts.session, application.parts.window
    session.do("edit title", edits.set_fields(session.state, session.state.workshop.id, title="A"))
    window.go_to(Step.DECIDE)
    window.leave()
    assert window.step is None
    press(KEY.Key_G, CTRL)
    assert window.step is Step.DECIDE
    assert session.state.workshop.title == "A"


def test_a_removed_workshop_is_gone_after_asking(application: Application) -> None:
    application.new_workshop()

    def answer(words: str) -> None:
        box = QApplication.activeModalWidget()
        assert isinstance(box, QMessageBox)
        next(b for b in box.buttons() if b.text() == words).click()

    QTimer.singleShot(0, lambda: answer("Keep it"))
    application.bin.remove()
    assert application.parts.session.is_open
    QTimer.singleShot(0, lambda: answer("Remove"))
    application.bin.remove()
    assert not application.parts.session.is_open
    library, window = application.parts.session.library, application.parts.window
    assert library.workshops() == []
    assert len(library.removed_workshops()) == 1
    application.parts.session.undo_stack.undo()
    assert len(library.workshops()) == 1
    assert len(window.start._rows) == 1
    application.parts.session.undo_stack.redo()
    assert library.workshops() == []


def test_the_question_names_the_day_and_the_bin_gives_back(application: Application) -> None:
    application.new_workshop()
    session = application.parts.session
    day = edits.set_fields(session.state, session.state.workshop.id, held_on=date(2026, 11, 20))
    session.do("set date", day)
    asked: list[str] = []

    def answer() -> None:
        box = QApplication.activeModalWidget()
        assert isinstance(box, QMessageBox)
        asked.append(box.text())
        next(b for b in box.buttons() if b.text() == "Remove").click()

    QTimer.singleShot(0, answer)
    application.bin.remove()
    called = "“Untitled workshop” of Friday 20 November 2026"
    assert asked == [f"Remove {called}, with its photos, notes and decisions?"]

    def put_back() -> None:
        dialog = QApplication.activeModalWidget()
        assert isinstance(dialog, RemovedDialog)
        QTest.keyClick(dialog.rows, Qt.Key.Key_Return)

    start = application.parts.window.start
    assert start.removed.isVisible()
    QTimer.singleShot(0, put_back)
    QTest.keyClick(start.removed, Qt.Key.Key_Space)
    assert not start.removed.isVisible()
    assert [s.workshop.title for s in session.library.workshops()] == [""]
    assert session.library.removed_workshops() == []


def test_another_look_is_kept(application: Application, tmp_path: Path) -> None:
    application.parts.window.appearance_wanted.emit("dark", 150)
    assert theme.dark
    kept, complaint = load_settings(tmp_path / "settings.toml")
    assert (kept.theme, kept.text_scale, complaint) == (ThemeChoice.DARK, 150, "")


def test_an_error_is_told_in_the_window(application: Application) -> None:
    window = application.parts.window
    window.tell_error(UserError("The disk is full.", "Make room."))
    assert window.error.isVisible()
    assert window.error.text == "The disk is full. Make room."
    window.error.dismiss.click()
    assert not window.error.isVisible()


def test_what_lacks_is_mended_where_it_can_be(application: Application) -> None:
    application.new_workshop()
    session, window = application.parts.session, application.parts.window
    decision_id, change = edits.decide(session.state, None)
    session.do("decide", change)
    purpose, *parts = lacks(session.state)
    application.mend(purpose)
    assert window.page is window.pages.workshop
    application.mend(parts[1])
    page = window.pages.decide
    assert window.step is Step.DECIDE
    assert page.form.decision_id == decision_id
    assert page.form.owner.hasFocus()


def test_the_list_of_keys_names_every_key_of_every_page(application: Application) -> None:
    window = application.parts.window
    dialog = ShortcutsDialog(window, window.start, window.pages, Step.NOTES)
    caps = {c.accessibleName() for c in dialog.findChildren(KeyCaps)}
    for page in window.pages.values():
        assert {command.keys for command in page.commands if command.words} <= caps


def test_the_strip_shows_the_keys_of_the_part_of_decide_that_is_in_view(
    application: Application,
) -> None:
    application.new_workshop()
    session, window = application.parts.session, application.parts.window
    session.do("add note", edits.add_note(session.state, "A real lunch")[1])
    window.go_to(Step.DECIDE)

    def shown() -> set[str]:
        parts = window.keys.findChildren(QWidget)
        return {c.accessibleName() for c in parts if c.property("caps")}

    assert "D P J A N X: what becomes of the note" in shown()
    assert not any("1…8" in words for words in shown())
    press(KEY.Key_F4)
    assert "1…8: how we will know" in shown()
    assert not any("D P J" in words for words in shown())
    press(KEY.Key_F3)
    assert "V: votes: then a number" in shown()


def test_the_crash_dialog_says_that_the_work_is_safe_and_quotes_nobody(qtbot: QtBot) -> None:
    words = " ".join(("what", "Fari" + "da", "wrote"))
    empty: dict[str, str] = {}
    with pytest.raises(KeyError) as caught:
        empty[words]
    dialog = CrashDialog(caught.value)
    qtbot.addWidget(dialog)
    assert "KeyError" in dialog.text.toPlainText()
    assert "Farida" not in dialog.text.toPlainText()
    dialog.copy.click()
    assert QApplication.clipboard().text() == dialog.text.toPlainText()


def test_every_control_of_every_page_has_a_name(application: Application) -> None:
    application.new_workshop()
    window = application.parts.window
    nameless = []
    for step, page in window.pages.items():
        window.go_to(step)
        nameless += [
            f"{type(page).__name__}: {type(b).__name__}"
            for b in page.findChildren(QAbstractButton)
            if b.isVisible() and not (b.accessibleName() or b.text())
        ]
    assert nameless == []


def test_a_decision_edited_while_it_is_read_back_returns_to_the_room(
    application: Application, qtbot: QtBot
) -> None:
    application.new_workshop()
    session, window = application.parts.session, application.parts.window
    decision_id, change = edits.decide(session.state, None)
    session.do("write a decision", change)
    session.do("edit", edits.set_fields(session.state, decision_id, what="Hire a ramp"))
    press(KEY.Key_5, CTRL)
    page = window.pages.read_back
    press(KEY.Key_Return, CTRL)
    room = page.screen_
    qtbot.waitUntil(room.isActiveWindow)
    QTest.keyClick(room, KEY.Key_E)
    decide = window.pages.decide
    assert window.page is decide
    assert decide.form.decision_id == decision_id
    assert not room.isVisible()
    qtbot.waitUntil(window.isActiveWindow)
    decide.form.what.setFocus()
    decide.form.what.selectAll()
    QTest.keyClicks(decide.form.what, "Buy a ramp")
    QTest.keyClick(decide.form.what, KEY.Key_Return, CTRL)
    qtbot.waitUntil(room.isVisible)
    assert page.isVisible()
    assert room.what.text() == "We will buy a ramp"
    room.close()


def test_the_short_way_makes_picture_notes_and_leads_to_decide(
    application: Application, qtbot: QtBot, tmp_path: Path
) -> None:
    application.new_workshop()
    session, window = application.parts.session, application.parts.window
    application.parts.reader.stop()
    path = tmp_path / "sheet.jpg"
    Image.new("RGB", (400, 600), (240, 236, 220)).save(path)
    kept = session.library.keep_photo(path)
    session.do("add photo", edits.add_photos(session.state, [(kept, path.name)]))
    window.rail.clock.rescue.click()
    qtbot.waitUntil(lambda: window.step is Step.DECIDE)
    (note,) = session.state.notes
    assert note.as_picture
    assert note.box == (0, 0, 400, 600)
    assert session.state.photos[0].state is PhotoState.WAITING
    session.undo_stack.undo()
    assert session.state.notes == ()


def test_the_time_left_is_set_from_the_window(application: Application) -> None:
    application.new_workshop()
    window = application.parts.window

    def answer() -> None:
        dialog = QApplication.activeModalWidget()
        assert isinstance(dialog, ClockDialog)
        dialog.field.setText("45 min")
        dialog.set.click()
        if dialog.isVisible():
            dialog.reject()

    QTimer.singleShot(0, answer)
    press(KEY.Key_T, CTRL | Qt.KeyboardModifier.ShiftModifier)
    assert application.parts.clock.face.minutes == 45
    assert window.rail.clock.minutes.text() == "45"


def test_a_question_mark_shows_the_keys_but_not_in_a_text_field(application: Application) -> None:
    application.new_workshop()
    window = application.parts.window
    page = window.pages.workshop
    shown = []

    def close() -> None:
        dialog = QApplication.activeModalWidget()
        shown.append(isinstance(dialog, ShortcutsDialog))
        if isinstance(dialog, ShortcutsDialog):
            dialog.reject()

    page.paste.setFocus()
    QTest.keyClicks(page.paste, "?")
    assert page.paste.toPlainText() == "?"
    window.go_to(Step.READ_BACK)
    QTimer.singleShot(0, close)
    press(KEY.Key_Question, Qt.KeyboardModifier.ShiftModifier)
    assert shown == [True]


def test_preferences_count_at_once_and_are_kept(application: Application, tmp_path: Path) -> None:
    application.use(Settings(theme=ThemeChoice.DARK, text_scale=125, country="GB-SCT"))
    assert theme.dark
    kept, _ = load_settings(tmp_path / "settings.toml")
    assert kept == Settings(theme=ThemeChoice.DARK, text_scale=125, country="GB-SCT")


def test_the_menu_opens_the_preferences(application: Application, tmp_path: Path) -> None:
    def choose() -> None:
        dialog = QApplication.activeModalWidget()
        assert isinstance(dialog, PreferencesDialog)
        dialog.language.setCurrentIndex(dialog.language.findText("German"))
        dialog.reject()

    QTimer.singleShot(0, choose)
    application.parts.window.preferences_wanted.emit()
    assert load_settings(tmp_path / "settings.toml")[0].language == "de"


def test_the_menu_of_workshops_holds_what_belongs_together(application: Application) -> None:
    parts: list[list[str]] = [[]]
    for action in application.parts.window.workshop_menu.actions():
        if action.isSeparator():
            parts.append([])
        else:
            parts[-1].append(action.text())
    assert parts == [
        [
            "New workshop",
            "New workshop from …",
            "Next workshop of this group",
            "Keep as a template",
            "All workshops",
            "Time left …",
            "Decide from pictures, without reading",
            "Remove this workshop",
            "Removed workshops …",
            "Over the years of this group …",
            "What was made",
        ],
        [
            "Hand this workshop over …",
            "Bring a workshop in …",
            "Restore a backup …",
            "Save a copy elsewhere …",
        ],
        ["Quit"],
    ]
