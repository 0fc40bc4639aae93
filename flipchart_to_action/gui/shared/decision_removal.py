"""Asks before a decision is taken out in which there is something that somebody wrote."""

from PySide6.QtWidgets import QWidget

from flipchart_to_action.domain.records import Decision
from flipchart_to_action.domain.state import Change, WorkshopState
from flipchart_to_action.gui.core.quoting import counted, quoted
from flipchart_to_action.gui.widgets.choice_dialog import choose

_UNDO = "Undo brings it back, but only until the workshop is closed."


def may_take_out(parent: QWidget, state: WorkshopState, change: Change) -> bool:
    """Return whether `change` may be made; where it takes written decisions out, ask the user.

    Args:
        parent: What the question belongs to.
        state: The workshop before the change.
        change: What is about to be done.
    """
    going = [r.before for r in change.rows if isinstance(r.before, Decision) and r.after is None]
    contents = {one.id: _contents(state, one) for one in going}
    written = [one for one in going if contents[one.id]]
    if not written:
        return True
    if len(written) == 1:
        question = f"Take the decision {_name(state, written[0])} out?"
        hint = f"With it go: {', '.join(contents[written[0].id])}. {_UNDO}"
        choices = "Take it out", "Keep the decision"
    else:
        names = ", ".join(_name(state, one) for one in written)
        question = f"Take {len(written)} decisions out?"
        hint = f"They are {names}, with all that was written in them. {_UNDO}"
        choices = "Take them out", "Keep the decisions"
    return choose(parent.window(), question, hint, *choices, enter=1) == 0


def _name(state: WorkshopState, decision: Decision) -> str:
    note = state.note(decision.note_id)
    words = decision.what or (note.text if note else "")
    return quoted(words, 60) if words.strip() else "without words"


def _contents(state: WorkshopState, decision: Decision) -> list[str]:
    """Return what somebody wrote in a decision or of it, in words."""
    note = state.note(decision.note_id)
    own_words = bool(decision.what.strip()) and (note is None or decision.what != note.text)
    checks = [check for check in state.checks if check.decision_id == decision.id]
    files = sum(file.check_id in {check.id for check in checks} for file in state.evidence)
    news = sum(one.decision_id == decision.id for one in state.news)
    parts = {
        "its sentence": own_words,
        "what it is good for": bool(decision.so_that.strip()),
        "its owner": decision.owner_id is not None,
        "its date": decision.due is not None or bool(decision.due_words.strip()),
        "how you will know": decision.method is not None or bool(decision.measure.strip()),
        "who checks": decision.checker_id is not None,
        "when it is checked": decision.check_on is not None or bool(decision.check_words.strip()),
        counted(len(checks), "follow-up check", "follow-up checks"): bool(checks),
        counted(files, "file that shows it", "files that show it"): bool(files),
        f"{news} times news from its owner" if news > 1 else "news from its owner": bool(news),
    }
    return [words for words, is_there in parts.items() if is_there]
