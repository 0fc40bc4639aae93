"""Photos: taken in by drop, from files or by paste; read in the background; turned, taken out."""

from collections import Counter
from collections.abc import Sequence
from functools import partial
from pathlib import Path

from PySide6.QtCore import QMimeData, QStandardPaths
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QFileDialog, QWidget
from typing_extensions import override

from flipchart_to_action.domain import edits
from flipchart_to_action.domain.records import Photo, PhotoState, Step
from flipchart_to_action.domain.state import WorkshopState
from flipchart_to_action.errors import UserError
from flipchart_to_action.gui.core.counting import counted, percent
from flipchart_to_action.gui.core.drafts import draft, keep_draft
from flipchart_to_action.gui.core.page import Page
from flipchart_to_action.gui.core.photo_cache import PhotoCache
from flipchart_to_action.gui.core.reading_queue import ReadingQueue
from flipchart_to_action.gui.core.session import Session
from flipchart_to_action.gui.core.task_runner import TaskRunner
from flipchart_to_action.gui.photos.actions import PhotoActions, photos_called
from flipchart_to_action.gui.photos.corner_editor import CORNERS
from flipchart_to_action.gui.photos.drop_zone import DropZone
from flipchart_to_action.gui.photos.grid import PhotoGrid
from flipchart_to_action.gui.photos.importer import (
    Incoming,
    Source,
    keep_all,
    sources_of,
)
from flipchart_to_action.gui.photos.item import PhotoItem
from flipchart_to_action.gui.photos.photo_editor import PhotoEditor
from flipchart_to_action.gui.photos.photo_judge import PhotoJudge
from flipchart_to_action.gui.photos.reading_progress import ReadingProgress
from flipchart_to_action.gui.widgets.accessibility import announce
from flipchart_to_action.gui.widgets.banner import Banner
from flipchart_to_action.gui.widgets.buttons import KeyButton
from flipchart_to_action.gui.widgets.layout import column, row
from flipchart_to_action.gui.widgets.shortcuts import Command
from flipchart_to_action.images import FILE_PATTERN

_FAULTS_NAMED = 4
_TOLD = "same sheets told of"


def _sign(photos: Sequence[Photo]) -> str:
    """Return a word for these photos, whatever their order."""
    return "+".join(sorted(p.sha256[:12] for p in photos))


class PhotosPage(Page):
    """The photos of the workshop.

    Args:
        session: The workshop that is open.
        pictures: Gives pictures of photos.
        reader: Reads the photos that wait.
        tasks: Where photos are kept in the background.
    """

    def __init__(
        self, session: Session, pictures: PhotoCache, reader: ReadingQueue, tasks: TaskRunner
    ) -> None:
        self._pictures = pictures
        self._reader = reader
        self.acts = PhotoActions(session, pictures, reader, self._photo)
        self._tasks = tasks
        self._new: set[str] = set()  # photos that came and were not judged yet
        self._same: list[Photo] = []  # those that are offered to be one
        self._in_hand: str | None = None
        self._is_adding = False
        super().__init__(session, "Photos")

    @override
    def _build(self) -> None:
        self.progress = ReadingProgress()
        self.stop = KeyButton("Stop reading", "Esc", "ph.stop-circle")
        self.next = KeyButton("Go on to Notes", "Ctrl+Enter", "ph.note-pencil", "main")
        self.title_row.addStretch(1)
        self.title_row.addWidget(self.progress)
        self.title_row.addWidget(self.stop)
        self.title_row.addWidget(self.next)
        self.fault = Banner("error")
        self.notice = Banner("warning")
        self.same = Banner("warning")
        self.strip = DropZone(big=False)
        self.empty = DropZone(big=True)
        self.grid = PhotoGrid(self._pictures)
        self.card = PhotoEditor(self._pictures)
        self._both = QWidget()
        self._left = column(12)
        self._left.addWidget(self.grid, 1)
        self._columns = row(20)
        self._columns.addLayout(self._left, 58)
        self._columns.addWidget(self.card, 42)
        self._both.setLayout(self._columns)
        self.judge = PhotoJudge(self.session, self._tasks, self)
        for part in (self.fault, self.notice, self.same, self.strip):
            self.body.addWidget(part)
        self.body.addWidget(self.empty, 1)
        self.body.addWidget(self._both, 1)

    @override
    def _connect(self) -> None:
        for area in (self.strip, self.empty):
            area.choose.clicked.connect(self.choose_files)
            area.paste.clicked.connect(self.paste)
        self.stop.clicked.connect(self._stop_or_go_on)
        self.next.clicked.connect(lambda: self.go.emit(Step.NOTES))
        self.grid.taken.connect(self.take)
        self.grid.doubleClicked.connect(lambda _index: self.go.emit(Step.NOTES))
        self.card.turned.connect(self.acts.turn)
        self.card.as_taken.connect(self.as_taken)
        self.card.used.connect(self.use_corners)
        self.card.view.moved.connect(self._show_escape)
        self.card.read_again.connect(self.read_again)
        self.card.taken_out.connect(self.acts.take_out)
        self._reader.changed.connect(self._changed)
        self.judge.judged.connect(self._judged)
        self.same.taken.connect(self._keep_one)
        self.same.dismiss.clicked.connect(self._leave_same)
        self._bind_keys()

    def _bind_keys(self) -> None:
        acts, view = self.acts, self.card.view
        corners = [partial(view.take, index) for index in range(len(CORNERS))]
        self._command(f"1 … {len(CORNERS)}", "corner in hand", *corners)
        self._taken_by(view, "Left Up Down Right", "move it")
        self._command("PgUp PgDn", "photo before, after", *(partial(self.step, n) for n in (-1, 1)))
        self._command("Delete", "remove", acts.take_out)
        self._command("Ctrl+Enter", "go on to Notes", lambda: self.go.emit(Step.NOTES))
        self._taken_by(view, "Shift+Left", "move the corner by ten")
        self._command("Enter", "use the corners", self.use_corners, on=self.grid)
        turns = (partial(acts.turn, by) for by in (-90, 90))
        self._command("L R", "turn left, right", *turns)
        self._command("0", "as taken", self.as_taken)
        self._bringing = (
            self._command("Ctrl+O", "choose files", self.choose_files),
            self._command("Ctrl+V", "paste", self.paste),
        )
        leave = self._command("Esc", "corners back, else stop reading", self._leave_or_stop)
        (self._escape,) = leave.shortcuts

    @override
    def _arrange(self, narrow: bool) -> None:
        self.strip.paste.setVisible(not narrow)
        self.card.arrange(narrow=narrow)
        self._columns.setStretch(0, 52 if narrow else 58)
        self._columns.setStretch(1, 48 if narrow else 42)
        if narrow:  # the photo in hand gets all the height there is
            self._left.insertWidget(0, self.progress)
            self._left.insertWidget(1, self.strip)
            self.body.addWidget(self.card.tools)
        else:
            self.title_row.insertWidget(2, self.progress)
            self.body.insertWidget(self.body.indexOf(self.empty), self.strip)
        self._fit_strip()

    def _fit_strip(self) -> None:
        """Where there is little room the strip says what is added, or has the button."""
        self.strip.words.setVisible(self._is_adding or not self.narrow)
        self.strip.choose.setVisible(not (self._is_adding and self.narrow))

    @override
    def _another_workshop(self) -> None:
        self._in_hand = None
        self.fault.hide()
        self.notice.hide()
        self.same.hide()
        self._new.clear()
        self._same = []

    @property
    @override
    def keys(self) -> Sequence[Command]:
        """The keys that do something now: without photos only those that bring some."""
        if not self.session.is_open:
            return ()
        return self.commands if self.session.state.photos else self._bringing

    @override
    def entered(self) -> None:
        super().entered()
        if self.session.is_open:
            (self.grid if self.session.state.photos else self.empty.choose).setFocus()
            self._reader.find_here(self.card.show_recognisers)

    @override
    def _show(self) -> None:
        state = self.session.state
        photo = self._photo_in_hand(state)
        notes = Counter(n.photo_id for n in state.points)
        items = [self._item(p, i, notes[p.id]) for i, p in enumerate(state.photos, 1)]
        self.grid.show_items(items, self._in_hand)
        for part in (self.strip, self._both, self.card.tools, self.progress, self.next):
            part.setVisible(bool(items))
        self.empty.setVisible(not items)
        if photo is not None:
            self.card.show_item(items[state.photos.index(photo)])
        self._show_progress(state)
        self.judge.look_at(state.photos)
        self._offer_same(state)

    def _photo_in_hand(self, state: WorkshopState) -> Photo | None:
        """Return the photo in hand; where it has gone, one beside it."""
        photo = state.photo(self._in_hand)
        if photo is None and state.photos:
            place = min(max(self.grid.currentIndex().row(), 0), len(state.photos) - 1)
            photo = state.photos[place]
        self._in_hand = photo.id if photo else None
        return photo

    def _item(self, photo: Photo, number: int, notes: int) -> PhotoItem:
        share = self._reader.share if self._reader.photo_id == photo.id else None
        return PhotoItem(photo, number, notes, share, self.judge.fault(photo))

    def _show_progress(self, state: WorkshopState) -> None:
        read = sum(p.state is PhotoState.READ for p in state.photos)
        notes = sum(n.photo_id is not None for n in state.points)
        waiting = len(self._reader.waiting())
        self.progress.show_reading(read, len(state.photos), notes, self._reader.share)
        stopped = self._reader.stopped
        self.stop.setVisible(bool(waiting))
        self.stop.set_text("Go on reading" if stopped else "Stop reading")
        self.stop.set_icon_name("ph.play-circle" if stopped else "ph.stop-circle")
        self._show_escape()

    def _show_escape(self) -> None:
        view = self.card.view
        busy = view.is_moved or view.in_hand is not None
        self._escape.setEnabled(busy or bool(self._reader.waiting()))

    def take(self, photo_id: str) -> None:
        """Take another photo in hand."""
        self._in_hand = photo_id
        self.refresh()

    def step(self, by: int) -> None:
        """Take the photo before (-1) or after (1) in hand."""
        photos = self.session.state.photos if self.session.is_open else ()
        place = self.grid.currentIndex().row() + by
        if 0 <= place < len(photos):
            self.take(photos[place].id)

    def as_taken(self) -> None:
        """Take turn and corners of the photo in hand back, moved ones too."""
        self.card.view.put_back()
        if self.acts.as_taken():
            self.grid.setFocus()
            announce(self, f"Photo {self.acts.number} is read again as it was taken")

    def read_again(self, recogniser: str) -> None:
        """Read the photo in hand again, by that recogniser or (empty) that of the settings."""
        self.grid.setFocus()  # the button goes, and what stands beside it takes the photo out
        self.acts.read_again(recogniser)

    def use_corners(self) -> None:
        """Let the corners that were moved count, and read the photo again within them."""
        view = self.card.view
        if view.is_moved and self.acts.set_corners(view.corners):
            view.release()
            self.grid.setFocus()
            announce(self, f"Corners of photo {self.acts.number} set, it is read again")

    def _photo(self) -> Photo | None:
        return self.session.state.photo(self._in_hand) if self.session.is_open else None

    def _leave_or_stop(self) -> None:
        """Esc: put the corners back, and only where nobody moves them stop reading."""
        view = self.card.view
        if view.is_moved or view.in_hand is not None:
            view.put_back()
            self.grid.setFocus()
        else:
            self._stop_or_go_on()

    def _stop_or_go_on(self) -> None:
        if self._reader.stopped:
            self._reader.go_on()
        else:
            self._reader.stop()

    def choose_files(self) -> None:
        """Ask for files and add them."""
        pictures = QStandardPaths.StandardLocation.PicturesLocation
        names, _ = QFileDialog.getOpenFileNames(
            self,
            "Choose photos of the sheets",
            QStandardPaths.writableLocation(pictures),
            f"Photos ({FILE_PATTERN});;All files (*)",
            options=QFileDialog.Option.HideNameFilterDetails,
        )
        self.add_files([Path(n) for n in names])

    def paste(self) -> None:
        """Add the photos on the clipboard."""
        # Qt gives none where nothing was ever copied, whatever its types say.
        self._add_mime(QGuiApplication.clipboard().mimeData() or QMimeData(), "on the clipboard")

    def add_files(self, paths: Sequence[Path]) -> None:
        """Keep the photos at `paths` in the library and add them, in the background."""
        self._add(list(paths), [])

    def add_dropped(self, mime: QMimeData) -> None:
        """Add the photos in what was dropped, and say what can't be taken of it."""
        self._add_mime(mime, "in what was dropped")

    def _add_mime(self, mime: QMimeData, where: str) -> None:
        sources, faults = sources_of(mime)
        if not sources and not faults:
            self.notice.tell(f"There is no photo {where}.", "Copy a picture or a file first.")
            return
        self._add(sources, faults)

    def _add(self, sources: list[Source], faults: list[UserError]) -> None:
        if not self.session.is_open:
            return
        library, workshop_id = self.session.library, self.session.state.workshop.id
        self.notice.hide()
        self.fault.hide()
        self._tasks.run(
            self,
            lambda job: keep_all(library, sources, job),
            lambda incoming: self._added(workshop_id, incoming, faults),
            self._not_added,
            progress=lambda share: self._show_adding(share, len(sources)),
            lane="adding",
        )
        if sources:
            self._show_adding(0.0, len(sources))

    def _show_adding(self, share: float, total: int) -> None:
        words = "Drop more photos here"
        if share < 1:
            words = f"Adding {counted(total, 'photo')}, {percent(share)}"
        self.strip.words.setText(words)
        self._is_adding = share < 1
        self._fit_strip()

    def _added(self, workshop_id: str, incoming: Incoming, faults: list[UserError]) -> None:
        self._show_adding(1.0, 0)
        self._tell_faults([*faults, *incoming.faults], len(incoming.kept))
        if not self.session.is_open or self.session.state.workshop.id != workshop_id:
            # Another workshop was opened meanwhile: the photos belong to the one before.
            self.session.do_elsewhere(workshop_id, lambda s: edits.add_photos(s, incoming.kept))
            return
        state = self.session.state
        change = edits.add_photos(state, incoming.kept)
        new = [r.after for r in change.rows if isinstance(r.after, Photo)]
        self._tell_known(state, incoming, len(new))
        if not new:
            return
        self._in_hand = new[0].id
        self._new |= {p.sha256 for p in new}
        if self.session.do(f"add {counted(len(new), 'photo')}", change):
            announce(self, f"{counted(len(new), 'photo')} added")
            if self.isVisible():
                self.grid.setFocus()

    def _judged(self, sha256: str) -> None:
        """Say at once what is wrong with a photo that has just come: the sheet still hangs."""
        photos = self.session.state.photos if self.session.is_open else ()
        bad = [i for i, p in enumerate(photos, 1) if p.sha256 in self._new and self.judge.fault(p)]
        if sha256 in self._new and any(photos[i - 1].sha256 == sha256 for i in bad):
            faults = {f.value for i in bad if (f := self.judge.fault(photos[i - 1]))}
            called = photos_called(bad)
            are = "is" if len(bad) == 1 else "are"
            self.notice.tell(
                f"{called[:1].upper()}{called[1:]} {are} {' or '.join(sorted(faults))}.",
                f"Take {'it' if len(bad) == 1 else 'them'} again while the sheets still hang.",
            )
        self._changed()

    def _offer_same(self, state: WorkshopState) -> None:
        """Offer to keep one of the photos that show the same sheet; each such group once."""
        told = draft(self.session, _TOLD).split()
        groups = self.judge.same_sheets(state.photos)
        group = next((g for g in groups if _sign(g) not in told), [])
        if group == self._same:
            return
        self._same = group
        self.same.setVisible(bool(group))
        if group:
            numbers = [state.photos.index(p) + 1 for p in group]
            said = photos_called(numbers)
            self.same.tell(
                f"{said[:1].upper()}{said[1:]} show the same sheet: keep one.",
                f"{photos_called(numbers[:1])[:1].upper()}{photos_called(numbers[:1])[1:]}"
                " is the best of them to read.",
                f"Take out {photos_called(numbers[1:])}",
            )

    def _keep_one(self) -> None:
        same = self._same
        if same:
            self._leave_same()
            self.acts.take_out_others(same)
            self.grid.setFocus()

    def _leave_same(self) -> None:
        """Say no more of these photos, also after an undo."""
        told = draft(self.session, _TOLD).split()
        keep_draft(self.session, _TOLD, " ".join([*told, _sign(self._same)]))
        self._changed()

    def _not_added(self, error: Exception) -> None:
        self._show_adding(1.0, 0)
        if not isinstance(error, UserError):
            raise error
        self.fault.tell_error(error)

    def _tell_faults(self, faults: Sequence[UserError], kept: int) -> None:
        if not faults:
            return
        if len(faults) == 1:
            self.fault.tell_error(faults[0])
            return
        lines = [str(f) for f in faults[:_FAULTS_NAMED]]
        rest = len(faults) - len(lines)
        if rest:
            lines.append(f"And {rest} more.")
        total = counted(len(faults) + kept, "file")
        self.fault.tell(f"{len(faults)} of {total} could not be added.", "\n".join(lines))

    def _tell_known(self, state: WorkshopState, incoming: Incoming, new: int) -> None:
        known = len(incoming.kept) - new
        if not known:
            return
        places = {p.sha256: i for i, p in enumerate(state.photos, 1)}
        numbers = [places[sha] for sha, _name in incoming.kept if sha in places]
        if len(numbers) == 1 and known == 1:
            self.notice.tell(f"This photo is here already: it is photo {numbers[0]}.")
        else:
            was = "was" if known == 1 else "were"
            self.notice.tell(
                f"{counted(known, 'photo')} {was} here already.", "None is added twice."
            )

    def set_hot(self, hot: bool) -> None:
        """Show whether what is dragged over the window would be taken as photos."""
        self.strip.set_hot(hot)
        self.empty.set_hot(hot)
