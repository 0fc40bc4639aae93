"""A bundle becomes a workshop of the library."""

import zipfile
from collections.abc import Callable, Collection
from dataclasses import dataclass, replace
from enum import StrEnum
from pathlib import Path

from flipchart_to_action.domain.edits import put_back as out_of_the_bin
from flipchart_to_action.domain.handing_over import without_private
from flipchart_to_action.domain.records import Evidence, Photo, Sharing
from flipchart_to_action.domain.state import Change, RowChange, WorkshopState, added, rebased
from flipchart_to_action.errors import PhotoError, UserError
from flipchart_to_action.files import open_regular
from flipchart_to_action.images import HarmfulPhotoError, UntriedPhotoError, try_photo
from flipchart_to_action.storage.bundle.manifest import (
    FILES,
    Bundle,
    BundleError,
    bad,
    files_of,
    with_files,
    without_folders,
)
from flipchart_to_action.storage.library import Library


class Arrival(StrEnum):
    """How a bundle stands to what is in the library."""

    NEW = "new"
    SAME = "same"
    """The workshop is there already, just so."""
    NEWER = "newer"
    """The workshop is there; that in the bundle was changed later."""
    OLDER = "older"
    """The workshop is there, changed later than that in the bundle, or at the same moment."""


@dataclass(frozen=True, slots=True)
class Kept:
    """What came of it: which workshop, how it stood, and whether the bundle was taken in.

    `put_back`: how many files of a workshop that is there already were gone or damaged, and are
    whole again.
    """

    workshop_id: str
    arrival: Arrival
    taken_in: bool
    put_back: int = 0


def arrival(library: Library, bundle: Bundle) -> Arrival:
    """Return how a bundle stands to what is in the library.

    Raises:
        BundleError: A record of it belongs to another workshop here.
        LibraryError: The library can't be read.
    """
    strange = library.strangers(bundle.state.workshop.id, bundle.state.by_id.keys())
    if strange:
        raise bad("it claims records of another workshop in your library")
    here = _here(library, bundle)
    if here is None:
        return Arrival.NEW
    coming = _fitted(library, here, bundle.state)
    if _as_it_travels(here, coming) == coming:
        return Arrival.SAME
    later = bundle.state.workshop.changed_at > here.workshop.changed_at
    return Arrival.NEWER if later else Arrival.OLDER


def bring_in(
    library: Library,
    bundle: Bundle,
    *,
    replacing: bool = False,
    progress: Callable[[float], None] | None = None,
) -> Kept:
    """Take a bundle into the library, whole or not at all.

    A workshop that is there already stays as it is, and none is doubled. Where the one of the
    bundle takes its place, photos that are here stay the originals that they are, and what was
    left out of the bundle as private stays.

    Args:
        library: Where it comes.
        bundle: As `open_bundle` gave it.
        replacing: The user wants the one of the bundle in the place of the one that is there. The
            library is backed up before.
        progress: Called with 0..1.

    Raises:
        BundleError: It has changed meanwhile, or its records are another workshop's.
        LibraryError: It can't be written. Then nothing was changed.
    """
    stands = arrival(library, bundle)
    workshop_id = bundle.state.workshop.id
    here = _here(library, bundle)
    if here is not None and here.workshop.removed_at is not None:  # whoever brings it wants it
        library.apply(out_of_the_bin(here))
        here = library.state(workshop_id)
    if here is not None and (stands is Arrival.SAME or not replacing):
        lost = {n for n in files_of(here.by_id.values()) if not library.has_file(n)}
        _keep_files(library, bundle, lost, here, progress)
        put_back = sum(library.has_file(name) for name in lost)
        return Kept(workshop_id, stands, taken_in=False, put_back=put_back)
    coming = bundle.state if here is None else _fitted(library, here, bundle.state)
    _keep_files(library, bundle, files_of(coming.by_id.values()), coming, progress)
    if here is None:
        library.apply(added(*coming.by_id.values()))
    else:
        library.back_up()
        library.apply(_change(here, _as_it_travels(here, coming), coming))
    return Kept(workshop_id, stands, taken_in=True)


def _here(library: Library, bundle: Bundle) -> WorkshopState | None:
    workshop_id = bundle.state.workshop.id
    return library.state(workshop_id) if library.holds(workshop_id) else None


def _as_it_travels(here: WorkshopState, coming: WorkshopState) -> WorkshopState:
    """Return the workshop that is here as somebody else got it.

    Private notes that don't come are not gone: they had been left out, with all that belongs to
    them.
    """
    notes = tuple(replace(n, private=n.private and n.id not in coming.by_id) for n in here.notes)
    here = replace(here, workshop=replace(here.workshop, removed_at=None))
    return _as_private_as(here, without_folders(without_private(replace(here, notes=notes))))


def _as_private_as(here: WorkshopState, state: WorkshopState) -> WorkshopState:
    """Return a workshop in which the notes are private that are so here."""
    private = {n.id for n in here.notes if n.private}
    notes = tuple(replace(n, private=n.private or n.id in private) for n in state.notes)
    return replace(state, notes=notes)


def _fitted(library: Library, here: WorkshopState, coming: WorkshopState) -> WorkshopState:
    """Return the workshop that comes with what is this library's own: its number, its files.

    A photo has lost what it told beside the picture, or was painted over: the file is another one,
    the photo is the same. What is here is the original, and stays. So does what is private here.
    """
    kept = {
        r.id: r.sha256
        for r in here.by_id.values()
        if isinstance(r, Photo | Evidence | Sharing) and library.has_file(r.sha256)
    }
    workshop = replace(coming.workshop, number=here.workshop.number)
    return with_files(_as_private_as(here, replace(coming, workshop=workshop)), kept)


def _change(here: WorkshopState, travelled: WorkshopState, coming: WorkshopState) -> Change:
    """Return the change of the workshop that is here, from what of it travels to what comes."""
    both = travelled.by_id.keys() | coming.by_id.keys()
    pairs = ((travelled.by_id.get(i), coming.by_id.get(i)) for i in both)
    change = Change(tuple(RowChange(old, new) for old, new in pairs if old != new))
    return rebased(change, here)


def _try(photo: Path) -> None:
    """Refuse a photo that would take the window down; one that is only damaged shows as such.

    Raises:
        BundleError: It would.
    """
    try:
        try_photo(photo)
    except HarmfulPhotoError as error:
        raise bad("a photo in it does harm when it is opened") from error
    except UntriedPhotoError as error:
        raise BundleError(f"{error.message} Nothing was changed.", error.hint) from error
    except PhotoError:
        return


def _keep_files(
    library: Library,
    bundle: Bundle,
    names: Collection[str],
    coming: WorkshopState,
    progress: Callable[[float], None] | None,
) -> None:
    """Keep files of these names, as far as they are in the bundle.

    One that changed since it was looked at is no reason to believe the rest.
    """
    photos = {photo.sha256 for photo in coming.photos}
    sizes = {n: size for n, size in bundle.sizes.items() if n in names}
    try:
        with open_regular(bundle.file) as file, zipfile.ZipFile(file) as archive:
            for done, (sha256, size) in enumerate(sizes.items()):
                with archive.open(FILES + sha256) as part:
                    data = part.read(size + 1)
                if library.keep_photo(data) != sha256:
                    raise bad("it was changed while it was brought in")
                if sha256 in photos:
                    _try(library.photo_file(sha256))
                if progress is not None:
                    progress((done + 1) / len(sizes))
    except UserError:
        raise
    except (OSError, KeyError, zipfile.BadZipFile, RuntimeError) as error:
        raise BundleError(
            "This file can't be read any more. Nothing was changed.", "Bring it in again."
        ) from error
