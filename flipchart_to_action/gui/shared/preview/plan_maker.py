"""The plan as bytes, as pictures of its pages and as text, made off the GUI thread."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import TypeAlias

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QImage

from flipchart_to_action.domain.plan import ActionPlan
from flipchart_to_action.domain.private_words import held_back
from flipchart_to_action.domain.records import Step
from flipchart_to_action.domain.state import WorkshopState
from flipchart_to_action.export.formats.plain_text import plain_text
from flipchart_to_action.export.package.plan_formats import FORMATS
from flipchart_to_action.export.package.unprinted import Unprinted, unprinted_words
from flipchart_to_action.export.words.hard_words import Hard, hard_places
from flipchart_to_action.export.words.plan_easy import easy_text
from flipchart_to_action.gui.core.session import Session
from flipchart_to_action.gui.core.task_runner import Job, TaskRunner
from flipchart_to_action.gui.shared.preview.pdf_pages import page_count, page_image

LANE = "plan"
"""The lane of all such work: PDFium is for one thread at a time."""

Basis: TypeAlias = tuple[object, ...]
"""What of a workshop a plan is made of; where it is equal, so is the plan."""

Dressing: TypeAlias = Callable[[ActionPlan], ActionPlan]
"""Gives a plan what belongs to the program's user and not to the workshop."""


def basis(state: WorkshopState) -> Basis:
    """Return what of a workshop its plan is made of."""
    began = state.workshop.created_at
    workshop = replace(state.workshop, step=Step.WORKSHOP, ends_at=None, changed_at=began)
    held = held_back(state)  # what was found or told of a decision may hold it back
    return (workshop, state.people, state.photos, state.notes, state.decisions, held)


@dataclass(frozen=True, slots=True)
class MadePlan:
    """The plan in a form: its pages as a PDF, how many there are, and the same as text.

    `hard`: what of it an Easy Read draft should do without. `unprinted`: what no face here has.
    """

    basis: Basis
    form: str
    plan: ActionPlan
    pdf: bytes
    pages: int
    text: str
    hard: tuple[Hard, ...]
    unprinted: Unprinted


def made_plan(plan: ActionPlan, of: Basis, form: str) -> MadePlan:
    """Return a plan in a form, a name of `FORMATS` that gives a PDF.

    Raises:
        UserError: It can't be made.
    """
    pdf = FORMATS[form].make(plan)
    text = easy_text(plan) if form == "easy-read" else plain_text(plan)
    return MadePlan(
        of, form, plan, pdf, page_count(pdf), text, hard_places(plan), unprinted_words(plan)
    )


class PlanMaker(QObject):
    """Makes the plan of the open workshop in the form that is wanted.

    Args:
        session: The workshop that is open.
        tasks: Where it is made.
        parent: The parent.
    """

    made = Signal()
    """`newest` or `shown` is another one."""
    drawn = Signal(QImage)
    """The page that was asked for."""
    failed = Signal(Exception)
    """It can't be made."""

    def __init__(
        self,
        session: Session,
        tasks: TaskRunner,
        parent: QObject,
    ) -> None:
        super().__init__(parent)
        self._session = session
        self._tasks = tasks
        self._kept: dict[str, MadePlan] = {}
        self._making: Job | None = None
        self._drawing: Job | None = None
        self._loaded: tuple[Basis, Dressing, ActionPlan] | None = None
        self.form = "pdf"
        self.dressed: Dressing = lambda plan: plan
        """Gives the plan what belongs to the program's user and not to the workshop."""
        self.shown: MadePlan | None = None
        """What was made last, in whatever form."""

    def forget(self) -> None:
        """Forget what was made: another workshop is open, or it is dressed otherwise."""
        self._kept.clear()
        self.shown = None
        for job in (self._making, self._drawing):
            if job is not None:
                job.cancel()

    @property
    def newest(self) -> MadePlan | None:
        """The plan as the workshop is now, in the form that is wanted; None while it is made."""
        kept = self._kept.get(self.form)
        return kept if kept is not None and self._holds(kept) else None

    @property
    def plan(self) -> ActionPlan | None:
        """The plan as the workshop is now, if it was loaded for any form."""
        return next((m.plan for m in self._kept.values() if self._holds(m)), None)

    def _holds(self, made: MadePlan) -> bool:
        return self._session.is_open and made.basis == basis(self._session.state)

    def loader(self) -> Callable[[], ActionPlan]:
        """Return what gives the plan as the workshop is now, to be called in the lane `LANE`.

        Pictures are cut from large photos, so what was loaded last is used again where it holds.
        """
        library, dressed, of = self._session.library, self.dressed, basis(self._session.state)
        workshop_id = self._session.state.workshop.id

        def load() -> ActionPlan:
            last = self._loaded  # of this lane alone, so nobody else loads meanwhile
            if last is not None and last[0] == of and last[1] is dressed:
                return last[2]
            plan = dressed(library.load_plan(workshop_id))
            self._loaded = (of, dressed, plan)
            return plan

        return load

    def make(self) -> None:
        """Make the plan in the form that is wanted, unless it is there."""
        if not self._session.is_open:
            return
        newest = self.newest
        if newest is not None:
            self._was_made(newest)
            return
        if self._making is not None:
            self._making.cancel()
        load, of, form = self.loader(), basis(self._session.state), self.form

        def work(_job: Job) -> MadePlan:
            return made_plan(load(), of, form)

        self._making = self._tasks.run(self, work, self._was_made, self.failed.emit, lane=LANE)

    def _was_made(self, made: MadePlan) -> None:
        self._kept[made.form] = self.shown = made
        self.made.emit()

    def draw(self, number: int, width: int) -> None:
        """Draw page `number` (from 0) of what is shown, `width` pixels wide."""
        made = self.shown
        if made is None:
            return
        if self._drawing is not None:
            self._drawing.cancel()

        def work(_job: Job) -> QImage:
            return page_image(made.pdf, min(number, made.pages - 1), width)

        self._drawing = self._tasks.run(self, work, self.drawn.emit, self.failed.emit, lane=LANE)
