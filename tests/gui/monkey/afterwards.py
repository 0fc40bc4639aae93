"""After the monkey: the disk, the screen, undo and redo, and the next start, all must agree."""

from dataclasses import fields, replace

from PySide6.QtWidgets import QAbstractButton, QComboBox, QLineEdit, QPlainTextEdit, QWidget

from flipchart_to_action.domain.records import Fate, PhotoState, Record, Sharing, Step
from flipchart_to_action.domain.state import WorkshopState
from flipchart_to_action.gui.shell.application import Application
from tests.storage.made import NOW

_CALLED = ("name", "text", "what", "words", "file_name")


def differences(before: WorkshopState, after: WorkshopState) -> list[str]:
    """Return what differs, but for what no step of undo stands for.

    That is when the workshop was changed, its step, and what went out: the people have it.
    """
    a, b = _rows(before), _rows(after)
    found = []
    for record_id in sorted(a.keys() | b.keys()):
        old, new = a.get(record_id), b.get(record_id)
        if old is None or new is None:
            row = old or new
            words = next((w for n in _CALLED if (w := getattr(row, n, ""))), "")
            what = "is new" if old is None else "is gone"
            found.append(f"{type(row).__name__} “{words[:20]}” {what}")
        elif old != new:
            names = [f.name for f in fields(old) if getattr(old, f.name) != getattr(new, f.name)]
            found.append(f"{type(old).__name__} has another {', '.join(names)}")
    return found


def _rows(state: WorkshopState) -> dict[str, Record]:
    workshop = replace(state.workshop, changed_at=NOW, step=Step.WORKSHOP, feedback_given_on=None)
    others = {i: r for i, r in state.by_id.items() if not isinstance(r, Sharing)}
    return {**others, workshop.id: workshop}


def faults(application: Application, base: WorkshopState | None) -> list[str]:
    """Return a sentence for all that does not agree in the window.

    Args:
        application: With its window open and nothing going on.
        base: The workshop as it was when its stack of undo was empty.
    """
    session = application.parts.session
    if not session.is_open or base is None:
        return []
    return [
        *(f"disk and screen: {d}" for d in _of_the_disk(application)),
        *(f"a field: {d}" for d in _of_the_fields(application)),
        *_of_undo(application, base),
        *(f"disk and screen after undo: {d}" for d in _of_the_disk(application)),
    ]


def _of_the_disk(application: Application) -> list[str]:
    session = application.parts.session
    kept = session.library.state(session.state.workshop.id)
    return differences(kept, session.state) if kept != session.state else []


def _of_the_fields(application: Application) -> list[str]:
    """What stands in the fields is what stands there when all of it is shown anew."""
    before = shown(application.parts.window)
    application.parts.session.reload()
    after = shown(application.parts.window)
    return [
        f"{name} shows {text!r}, kept is {after[name]!r}"
        for name, text in before.items()
        if name in after and after[name] != text
    ]


def shown(window: QWidget) -> dict[str, str]:
    """Return what the fields on the screen show, by what they are called and where they are."""
    found: dict[str, str] = {}
    for kind in (QLineEdit, QPlainTextEdit, QComboBox, QAbstractButton):
        for number, field in enumerate(window.findChildren(kind)):
            if field.isVisible():
                found[f"{kind.__name__} {number} “{field.accessibleName()[:30]}”"] = _text(field)
    return found


def _text(field: QWidget) -> str:
    match field:
        case QLineEdit():
            return field.text()
        case QPlainTextEdit():
            return field.toPlainText()
        case QComboBox():
            return field.currentText()
        case QAbstractButton():
            return str(field.isChecked())
        case _:
            return ""


def _of_undo(application: Application, base: WorkshopState) -> list[str]:
    session, stack = application.parts.session, application.parts.session.undo_stack
    end, steps, count = session.state, stack.index(), stack.count()
    stack.setIndex(0)
    start = session.state
    found = [f"undo all: {d}" for d in differences(_unread(base, base), _unread(start, base))]
    stack.setIndex(steps)
    found += [f"redo all: {d}" for d in differences(end, session.state)]
    if stack.count() != count:
        found.append(f"undo and redo: {count - stack.count()} steps went away")
    stack.setIndex(0)
    found += [f"undo all again: {d}" for d in differences(start, session.state)]
    stack.setIndex(min(steps, stack.count()))
    return found


def faults_of_the_next_start(before: WorkshopState, application: Application) -> list[str]:
    """Return a sentence for what is another one now that the library was opened again."""
    session = application.parts.session
    if not session.is_open:
        with_it = [s.workshop.id for s in session.library.workshops()]
        gone = before.workshop.id not in with_it
        return ["next start: no workshop is open" + (", it is gone" if gone else "")]
    found = [f"next start: {d}" for d in differences(before, session.state)]
    if session.state.workshop.step is not before.workshop.step:
        found.append("next start: it is at another step")
    if application.parts.window.step is not session.state.workshop.step:
        found.append("next start: the window is at another step")
    return found


def _unread(state: WorkshopState, base: WorkshopState) -> WorkshopState:
    """Return a workshop without what a reading brings or takes that no step asked for.

    A photo that waited when the stack was empty is read all the same, and nobody can take that
    back: its notes are those of the reading until somebody does something to them.
    """
    waited = {p.id for p in base.photos if p.state is PhotoState.WAITING}
    notes = tuple(
        n
        for n in state.notes
        if n.photo_id not in waited or n.righted or n.fate is not Fate.UNDECIDED
    )
    return replace(state, photos=tuple(p for p in state.photos if p.id not in waited), notes=notes)
