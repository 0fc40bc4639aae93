"""Records for the tests of the domain, with what does not matter filled in."""

from datetime import UTC, datetime

from flipchart_to_action.domain.records import (
    Decision,
    Fate,
    Note,
    Person,
    Photo,
    PhotoState,
    Workshop,
)
from flipchart_to_action.domain.state import WorkshopState, arranged

NOW = datetime(2026, 11, 20, 15, 0, tzinfo=UTC)


def workshop(**fields: object) -> Workshop:
    return Workshop(**{"id": "w", "created_at": NOW, "changed_at": NOW, **fields})  # type: ignore[arg-type]


def person(name: str, position: float = 1, **fields: object) -> Person:
    return Person(**{"workshop_id": "w", "position": position, "name": name, **fields})  # type: ignore[arg-type]


def photo(position: float = 1, state: PhotoState = PhotoState.READ, **fields: object) -> Photo:
    sha256 = f"{position:064}"
    return Photo(
        **{  # type: ignore[arg-type]
            "workshop_id": "w",
            "position": position,
            "sha256": sha256,
            "file_name": f"{position}.jpg",
            "state": state,
            "width": 400,
            "height": 300,
            **fields,
        }
    )


def note(text: str, position: float = 1, fate: Fate = Fate.UNDECIDED, **fields: object) -> Note:
    return Note(
        **{"workshop_id": "w", "position": position, "text": text, "fate": fate, **fields}  # type: ignore[arg-type]
    )


def decision(what: str = "", position: float = 1, **fields: object) -> Decision:
    return Decision(**{"workshop_id": "w", "position": position, "what": what, **fields})  # type: ignore[arg-type]


def state(*records: object, **fields: object) -> WorkshopState:
    return arranged([workshop(**fields), *records])  # type: ignore[list-item]
