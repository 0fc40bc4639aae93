from dataclasses import replace

from PySide6.QtCore import Qt

from flipchart_to_action.domain.records import Fate
from flipchart_to_action.domain.state import WorkshopState
from flipchart_to_action.gui.notes.note_list_model import (
    NoteListModel,
    NoteRow,
    PhotoRow,
    Row,
    rows_of,
)
from tests.domain.make import note, photo, state

FIRST, SECOND = photo(1), photo(2)
LEAD = note("The same carer", 1, photo_id=FIRST.id, righted=True)
NEXT = note("A real lunch", 2, photo_id=FIRST.id)
JOINED = note("Same carer each time", 1, Fate.JOINED, photo_id=SECOND.id, joined_to_id=LEAD.id)
OTHER = note("A quiet room", 2, photo_id=SECOND.id)


def listed(
    workshop: WorkshopState, *, unrighted: bool = False, in_hand: str | None = None
) -> list[tuple[str, str]]:
    """Return what each row says, and who speaks for it."""
    rows = rows_of(workshop, unrighted=unrighted, in_hand=in_hand, reading=(None, 0.0))
    return [(r.title, "") if isinstance(r, PhotoRow) else (r.note.text, r.lead) for r in rows]


def test_a_joined_note_stands_under_the_one_that_speaks_for_it() -> None:
    workshop = state(FIRST, SECOND, LEAD, NEXT, JOINED, OTHER)
    assert listed(workshop) == [
        ("Photo 1", ""),
        ("The same carer", ""),
        ("Same carer each time", "The same carer"),
        ("A real lunch", ""),
        ("Photo 2", ""),
        ("A quiet room", ""),
    ]


def test_it_stands_at_its_own_place_where_that_one_is_not_listed() -> None:
    workshop = state(FIRST, SECOND, LEAD, NEXT, JOINED, OTHER)
    assert listed(workshop, unrighted=True, in_hand=JOINED.id) == [
        ("Photo 1", ""),
        ("A real lunch", ""),
        ("Photo 2", ""),
        ("Same carer each time", ""),
        ("A quiet room", ""),
    ]


def test_a_screen_reader_hears_with_what_it_is_joined() -> None:
    model = NoteListModel()
    model.set_rows([NoteRow(LEAD), NoteRow(JOINED, lead=LEAD.text)])
    said = model.data(model.index(1, 0), Qt.ItemDataRole.AccessibleTextRole)
    assert said == "Same carer each time, to look at, joined with “The same carer”"


def test_items_keep_step_with_the_rows_whatever_comes_and_goes() -> None:
    rows: dict[str, Row] = {n: NoteRow(note(n, i)) for i, n in enumerate("abcdef")}
    rows["P"] = PhotoRow(FIRST, 1, "", empty=False)
    rows["B"] = NoteRow(replace(note("b", 1), id=rows["b"].id, righted=True))
    model = NoteListModel()
    for names in ("Pabc", "Pabc", "Pacb", "aBc", "", "fedcba", "PfeBa", "abcdef"):
        model.set_rows([rows[n] for n in names])
        model.set_heights([40 + ord(n) for n in names])
        assert model.rows == [rows[n] for n in names]
        assert model.rowCount() == len(names)
        for place, name in enumerate(names):
            index = model.index(place, 0)
            alone = NoteListModel()
            alone.set_rows([rows[name]])
            spoken = Qt.ItemDataRole.AccessibleTextRole
            assert model.data(index, spoken) == alone.data(alone.index(0, 0), spoken)
            assert model.data(index, Qt.ItemDataRole.SizeHintRole).height() == 40 + ord(name)
            assert bool(model.flags(index) & Qt.ItemFlag.ItemIsEnabled) == (name != "P")
            assert model.place(rows[name].id) == place


def test_a_row_with_the_same_words_is_not_touched() -> None:
    model = NoteListModel()
    assert model.set_rows([NoteRow(LEAD), NoteRow(NEXT)])
    touched: list[int] = []
    model.dataChanged.connect(lambda top, _bottom: touched.append(top.row()))
    assert not model.set_rows([NoteRow(LEAD), NoteRow(NEXT)])
    assert model.set_rows([NoteRow(LEAD), NoteRow(NEXT, count=1)])
    assert touched == [1]
