"""The sample: a finished workshop, so that its plan and the way to it are there at once."""

import json
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any

from flipchart_to_action import paths
from flipchart_to_action.domain import edits
from flipchart_to_action.domain.photo_reading import NoteDraft, PhotoReading
from flipchart_to_action.domain.records import Step
from flipchart_to_action.domain.sample import finished, framed
from flipchart_to_action.domain.state import Change, WorkshopState, added
from flipchart_to_action.errors import UserError
from flipchart_to_action.storage.library import Library

_READ_BY = "sample"


def sample_workshop(library: Library, today: date) -> str:
    """Keep the sample as a finished workshop of `today`, and return its id.

    Nothing is read: what stands on the charts is known. One that is there already is taken. Takes a
    moment: not for the GUI thread.

    Raises:
        UserError: The charts are missing, or it can't be written.
    """
    known = next((s.workshop.id for s in library.workshops() if s.workshop.sample), None)
    if known is not None:
        return known
    charts = sorted((paths.resources() / "samples").glob("*.jpg"))
    if not charts:
        raise UserError("The sample charts are missing.", "Install the program again.")
    workshop = edits.new_workshop(datetime.now(UTC), held_on=today)
    state = WorkshopState(workshop)
    whole = Change()

    def do(change: Change) -> None:
        nonlocal state, whole
        state, whole = state.with_change(change), whole + change

    do(edits.set_fields(state, workshop.id, sample=True, step=Step.SHARE))
    do(framed(state))
    do(edits.add_photos(state, [(library.keep_photo(chart), chart.name) for chart in charts]))
    for photo, chart in zip(state.photos, charts, strict=True):
        do(edits.photo_read(state, photo.id, _reading(chart)))
    do(finished(state, today))
    library.apply(added(*state.by_id.values()))
    return workshop.id


def _reading(chart: Path) -> PhotoReading:
    """Return what stands on a chart, as the file beside it tells."""
    truth: dict[str, Any] = json.loads(chart.with_suffix(".json").read_text("utf-8"))
    width, height = truth["upright"]
    drafts = tuple(
        NoteDraft(
            text=note["text"],
            under=note.get("under") or "",
            box=tuple(note["box"]),
            colour=note.get("colour"),
        )
        for note in truth["notes"]
    )
    return PhotoReading(recogniser=_READ_BY, seconds=0.0, size=(width, height), notes=drafts)
