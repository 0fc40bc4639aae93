"""Builds everything by hand, once: settings, library, session, window."""

import logging
from dataclasses import dataclass, replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

from PySide6.QtCore import QObject, Qt, QTimer, Signal
from PySide6.QtWidgets import QApplication, QDialog

from flipchart_to_action import paths
from flipchart_to_action.domain import edits
from flipchart_to_action.domain.completeness import Lack, Part
from flipchart_to_action.domain.dates import holiday
from flipchart_to_action.domain.records import Step
from flipchart_to_action.domain.short_way import rescue, short_way, unread_photos
from flipchart_to_action.domain.state import Change
from flipchart_to_action.errors import UserError
from flipchart_to_action.export.branding.organisation import organisation_of
from flipchart_to_action.gui.core.drafts import forget_drafts
from flipchart_to_action.gui.core.earlier_issue_finder import EarlierIssueFinder
from flipchart_to_action.gui.core.photo_cache import PhotoCache
from flipchart_to_action.gui.core.reading_queue import ReadingQueue
from flipchart_to_action.gui.core.session import Session
from flipchart_to_action.gui.core.task_runner import Job, TaskRunner
from flipchart_to_action.gui.core.temporary_copies import TemporaryCopies
from flipchart_to_action.gui.core.workshop_clock import WorkshopClock
from flipchart_to_action.gui.decide.page import DecidePage
from flipchart_to_action.gui.follow_up.page import FollowUpPage
from flipchart_to_action.gui.notes.page import NotesPage
from flipchart_to_action.gui.photos.page import PhotosPage
from flipchart_to_action.gui.preferences.dialog import PreferencesDialog
from flipchart_to_action.gui.read_back.page import ReadBackPage
from flipchart_to_action.gui.share.page import SharePage
from flipchart_to_action.gui.shell.about_dialog import AboutDialog
from flipchart_to_action.gui.shell.drop_router import DropRouter
from flipchart_to_action.gui.shell.follow_up_actions import FollowUpActions
from flipchart_to_action.gui.shell.library_actions import LibraryActions
from flipchart_to_action.gui.shell.main_window import MainWindow
from flipchart_to_action.gui.shell.new_workshop_actions import NewWorkshopActions
from flipchart_to_action.gui.shell.pages import Pages
from flipchart_to_action.gui.shell.read_only_mode import ReadOnlyMode
from flipchart_to_action.gui.shell.removed_workshops import RemovedWorkshops
from flipchart_to_action.gui.shell.sample import sample_workshop
from flipchart_to_action.gui.shell.search_navigation import show_found
from flipchart_to_action.gui.shell.shutdown import Ending
from flipchart_to_action.gui.shell.unsaved_words import tell_unsaved
from flipchart_to_action.gui.shell.window_place import place_of, put_back
from flipchart_to_action.gui.start.page import StartPage
from flipchart_to_action.gui.style.motion import motion
from flipchart_to_action.gui.style.theme import theme
from flipchart_to_action.gui.widgets.save_timer import SaveTimer
from flipchart_to_action.gui.workshop.page import WorkshopPage
from flipchart_to_action.images import end_trials, photo_size
from flipchart_to_action.recognition.registry import LANGUAGES
from flipchart_to_action.settings import Settings, ThemeChoice, save_settings
from flipchart_to_action.storage.library import Library
from flipchart_to_action.storage.library_layout import (
    last_open,
    remember_open,
    remember_window,
    window_place,
)
from flipchart_to_action.storage.search import Found
from flipchart_to_action.today import this_day

_log = logging.getLogger(__name__)
_WORK_AT_THE_END = timedelta(minutes=5)


@dataclass(frozen=True, slots=True)
class Parts:
    """What the program is made of while its window is open."""

    session: Session
    tasks: TaskRunner
    pictures: PhotoCache
    reader: ReadingQueue
    clock: WorkshopClock
    window: MainWindow


def _ignore(_result: object) -> None:
    """Take a result, or an error that is told anyway, that is wanted by nobody."""


class Application(QObject):
    """Holds the parts together and does what no single page can do.

    Args:
        library: The open library.
        settings: The user's choices.
        settings_file: Where they are kept.
    """

    crashed = Signal(Exception)
    """Something in the background ended in an error that is a bug."""

    def __init__(self, library: Library, settings: Settings, settings_file: Path) -> None:
        super().__init__()
        self._settings = settings
        self._settings_file = settings_file
        motion.chosen_still = settings.still
        theme.apply(settings.theme.value, settings.text_scale)
        self._viewing = TemporaryCopies(self)
        self.parts = self._build(library, settings)
        parts = self.parts
        self.acts = LibraryActions(parts.window, parts.session, parts.tasks, self)
        self.bin = RemovedWorkshops(parts.window, parts.session, self)
        self.beginnings = NewWorkshopActions(parts.window, parts.session, self)
        self.follow_up = FollowUpActions(
            parts.window,
            parts.session,
            parts.tasks,
            self._viewing,
            lambda: self._settings,
            settings_file,
            self,
        )
        self.ending = Ending(parts.window, self)
        self._connect()

    def _build(self, library: Library, settings: Settings) -> Parts:
        session = Session(library, self)
        tasks = TaskRunner(self)
        pictures = PhotoCache(session, tasks, self)
        reader = ReadingQueue(session, tasks, settings.recogniser.value, settings.language, self)
        clock = WorkshopClock(session, parent=self)
        earlier = self._earlier = EarlierIssueFinder(session, tasks, self, settings.language)
        start = StartPage(session, pictures, tasks)
        pages = Pages(
            workshop=WorkshopPage(session),
            photos=PhotosPage(session, pictures, reader, tasks),
            notes=NotesPage(session, pictures, reader),
            decide=DecidePage(session, pictures, country=settings.country, earlier=earlier),
            read_back=ReadBackPage(session, pictures, clock),
            share=SharePage(session, tasks),
            follow_up=FollowUpPage(session, pictures, tasks, self._viewing, earlier=earlier),
        )
        window = MainWindow(session, start, pages, clock)
        return Parts(session, tasks, pictures, reader, clock, window)

    def _connect(self) -> None:
        window, session = self.parts.window, self.parts.session
        pages = window.pages
        window.new_wanted.connect(self.new_workshop)
        window.remove_wanted.connect(self.bin.remove)
        window.about_wanted.connect(self._about)
        window.rescue_wanted.connect(self.rescue)
        window.appearance_wanted.connect(self._appear)
        window.preferences_wanted.connect(self.choose)
        window.closing.connect(self.stop)
        window.start.new_wanted.connect(self.new_workshop)
        window.start.open_wanted.connect(self.open_workshop)
        window.start.sample_wanted.connect(self.open_sample)
        window.start.found_wanted.connect(self.open_found)
        window.start.removed_wanted.connect(self.bin.show_removed)
        pages.share.mend.connect(self.mend)
        pages.share.files.place_chosen.connect(self._share_into)
        self._set_up_share()
        for page in pages.values():
            page.reword_wanted.connect(lambda i: self.mend(Lack("", "", i, part=Part.WHAT)))
        pages.read_back.edit_wanted.connect(self._edit_decision)
        pages.decide.kept.connect(pages.read_back.go_on)
        pages.follow_up.decision_wanted.connect(self._edit_decision)
        pages.follow_up.home_wanted.connect(window.leave)
        self.parts.tasks.crashed.connect(self.crashed)
        session.opened.connect(self._remember)
        hints = QApplication.styleHints()
        hints.colorSchemeChanged.connect(self._follow_system)

    def start(self) -> None:
        """Show the window, where it was left."""
        window = self.parts.window
        self.ending.start()
        put_back(window, window_place(self.parts.session.library.folder))
        window.show()
        self._router = DropRouter(window, self.parts.session, self.acts.bring_in)
        motion.ask_system()
        self.go_on()
        # The calendar of bank holidays takes its time to load; nobody should wait for it later.
        tasks = self.parts.tasks
        tasks.run(self, lambda _job: holiday(this_day()), self._settle, _ignore)
        self.acts.tend()
        tasks.settle()
        tell_unsaved(window, paths.unsaved_words_folder())
        if self.parts.session.library.read_only:
            ReadOnlyMode(window, self.parts.session, self.acts.reopen)

    def open_files(self, files: list[Path]) -> None:
        """Come to the front, and take files as if they had been dropped on the window."""
        window = self.parts.window
        window.setWindowState(window.windowState() & ~Qt.WindowState.WindowMinimized)
        window.raise_()
        window.activateWindow()
        dialog = QApplication.activeModalWidget()
        if isinstance(dialog, QDialog):  # what it asks comes first, and what it does then
            dialog.finished.connect(
                lambda: QTimer.singleShot(0, window, lambda: self.open_files(files)),
                Qt.ConnectionType.SingleShotConnection,
            )
        elif files:
            self._router.take_files(files)

    def _settle(self, _result: object) -> None:
        self.parts.tasks.settle()

    def go_on(self) -> None:
        """Open the workshop that was open when the program ended, at the same step."""
        library = self.parts.session.library
        workshop_id = last_open(library.folder)
        known = {s.workshop.id for s in library.workshops()}
        removed = {s.workshop.id for s in library.removed_workshops()}
        forget_drafts(self.parts.session, known | removed)
        if workshop_id in known:
            self.open_workshop(workshop_id)

    def stop(self) -> None:
        """End what runs and leave the library; everything is on the disk already."""
        self.ending.stop()
        self.parts.clock.stop()
        motion.stop()
        end_trials()  # first, as a task may be waiting for one
        self.parts.tasks.stop()
        self._remember_place()
        self._back_up_work()
        self._viewing.close()
        # An undo stack with steps in it emits signals while it is being destroyed.
        self.parts.session.undo_stack.clear()

    def _remember_place(self) -> None:
        library = self.parts.session.library
        if library.read_only:
            return
        try:
            remember_window(library.folder, place_of(self.parts.window))
        except OSError as error:
            _log.warning("the place of the window could not be noted: %s", error.strerror)

    def _back_up_work(self) -> None:
        library = self.parts.session.library
        if library.read_only:
            return
        try:
            library.back_up_work(_WORK_AT_THE_END)
        except UserError as error:  # there is nobody to be told any more, and all is in the library
            _log.warning("no backup was made at the end: %s", error)

    def new_workshop(self) -> None:
        """Begin a workshop, dated today."""
        now = datetime.now(UTC)
        try:
            self.parts.session.create(edits.new_workshop(now, held_on=now.astimezone().date()))
        except UserError as error:
            self.parts.window.tell_error(error)

    def open_workshop(self, workshop_id: str) -> None:
        """Open a workshop of the library."""
        try:
            self.parts.session.open(workshop_id)
        except UserError as error:
            self.parts.window.tell_error(error)

    def open_found(self, found: Found) -> None:
        """Open the workshop where words were found, at what was found."""
        self.open_workshop(found.workshop_id)
        session, window = self.parts.session, self.parts.window
        if not session.is_open or session.state.workshop.id != found.workshop_id:
            return
        show_found(window, session.state, found)

    def open_sample(self) -> None:
        """Open the sample, which is finished: its plan is on the screen, and the way behind it."""
        library, today = self.parts.session.library, this_day()

        def failed(error: Exception) -> None:
            if not isinstance(error, UserError):
                raise error  # a bug: the program's own handler says so and keeps it in the log
            self.parts.window.tell_error(error)

        self.parts.tasks.run(
            self, lambda _job: sample_workshop(library, today), self.open_workshop, failed
        )

    def mend(self, lack: Lack) -> None:
        """Go to where something that is lacking can be mended."""
        window = self.parts.window
        if lack.unread and lack.note_id:
            window.go_to(Step.NOTES)
            window.pages.notes.look_through(lack.note_id)
        elif lack.decision_id:
            window.go_to(Step.DECIDE)
            window.pages.decide.open_decision(lack.decision_id, lack.part)
        elif lack.note_id:
            window.go_to(Step.DECIDE)
            window.pages.decide.open_note(lack.note_id)
        else:
            window.go_to(Step.WORKSHOP)
            window.pages.workshop.focus_lacking(lack.person_id)

    def rescue(self) -> None:
        """Take the short way: unread sheets become picture notes, then straight to Decide.

        Reading goes on behind.
        """
        session = self.parts.session
        if not session.is_open:
            return
        library, photos = session.library, unread_photos(session.state)
        workshop_id = session.state.workshop.id

        def work(_job: Job) -> dict[str, tuple[int, int]]:
            sizes = {}
            for photo in photos:
                try:
                    path = library.photo_file(photo.sha256)
                    sizes[photo.id] = photo_size(path, turn=photo.turn)
                except UserError as error:
                    _log.warning("a photo can't be a picture note: %s", error)
            return sizes

        def done(sizes: dict[str, tuple[int, int]]) -> None:
            if session.is_open and session.state.workshop.id == workshop_id:
                self._decide_what_matters(rescue(session.state, sizes))

        self.parts.tasks.run(self, work, done, _ignore)

    def _decide_what_matters(self, pictures: Change) -> None:
        session, window = self.parts.session, self.parts.window
        window.go_to(Step.DECIDE)  # first, so that what was done is said there
        session.do("make picture notes of unread sheets", pictures)
        window.pages.decide.take_short_way(short_way(session.state, pictures))

    def _edit_decision(self, decision_id: str) -> None:
        window = self.parts.window
        window.go_to(Step.DECIDE)
        window.pages.decide.open_decision(decision_id)

    def _remember(self) -> None:
        session = self.parts.session
        workshop_id = session.state.workshop.id if session.is_open else ""
        if session.library.read_only:
            return
        try:
            remember_open(session.library.folder, workshop_id)
        except OSError as error:
            _log.warning("the open workshop could not be noted: %s", error.strerror)

    def choose(self) -> None:
        """Show the user's choices; each counts at once."""
        dialog = PreferencesDialog(
            self._settings, LANGUAGES, self._settings_file, self.parts.tasks, self.parts.window
        )
        dialog.changed.connect(self.use)
        dialog.exec()

    def use(self, settings: Settings) -> None:
        """Let other choices count, and keep them."""
        look = (settings.theme, settings.text_scale) != (
            self._settings.theme,
            self._settings.text_scale,
        )
        self._settings = settings
        motion.chosen_still = settings.still
        if look:
            theme.apply(settings.theme.value, settings.text_scale)
        self.parts.reader.read_as(settings.recogniser.value, settings.language)
        self._earlier.read_as(settings.language)
        self._set_up_share()
        self.parts.window.pages.decide.set_country(settings.country)
        try:
            save_settings(settings, self._settings_file)
        except UserError as error:
            SaveTimer.not_saved()
            self.parts.window.tell_error(error)

    def _set_up_share(self) -> None:
        """Let plans go out as those of the organisation, and into the folder that was chosen."""
        share, settings, file = self.parts.window.pages.share, self._settings, self._settings_file
        share.dress(lambda plan: replace(plan, organisation=organisation_of(settings, file)))
        share.files.put_into(Path(settings.share_folder) if settings.share_folder else None)

    def _share_into(self, folder: str) -> None:
        self.use(replace(self._settings, share_folder=folder))

    def _appear(self, choice: str, percent: int) -> None:
        self.use(replace(self._settings, theme=ThemeChoice(choice), text_scale=percent))

    def _follow_system(self) -> None:
        if theme.choice == "system":
            theme.apply("system", round(theme.scale * 100))

    def _about(self) -> None:
        AboutDialog(self.parts.window, self.parts.session.library.folder, self.parts.tasks).exec()
