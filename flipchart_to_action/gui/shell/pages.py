"""The page of each step, by name and type."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from typing_extensions import override

from flipchart_to_action.domain.records import Step
from flipchart_to_action.gui.core.page import Page
from flipchart_to_action.gui.decide.page import DecidePage
from flipchart_to_action.gui.follow_up.page import FollowUpPage
from flipchart_to_action.gui.notes.page import NotesPage
from flipchart_to_action.gui.photos.page import PhotosPage
from flipchart_to_action.gui.read_back.page import ReadBackPage
from flipchart_to_action.gui.share.page import SharePage
from flipchart_to_action.gui.workshop.page import WorkshopPage


@dataclass(frozen=True, slots=True, eq=False)
class Pages(Mapping[Step, Page]):
    """The page of each step: by name for who wants that very page, by step for who wants any.

    Goes through the steps in the order of the rail.
    """

    workshop: WorkshopPage
    photos: PhotosPage
    notes: NotesPage
    decide: DecidePage
    read_back: ReadBackPage
    share: SharePage
    follow_up: FollowUpPage

    @override
    def __getitem__(self, step: Step) -> Page:
        return {
            Step.WORKSHOP: self.workshop,
            Step.PHOTOS: self.photos,
            Step.NOTES: self.notes,
            Step.DECIDE: self.decide,
            Step.READ_BACK: self.read_back,
            Step.SHARE: self.share,
            Step.FOLLOW_UP: self.follow_up,
        }[step]

    @override
    def __iter__(self) -> Iterator[Step]:
        return iter(Step)

    @override
    def __len__(self) -> int:
        return len(Step)
