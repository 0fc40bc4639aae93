"""A decision in the sentences that are read back to the room; they are those of the plan."""

from dataclasses import dataclass

from flipchart_to_action.domain.plan import PlannedDecision
from flipchart_to_action.domain.private_words import private_words
from flipchart_to_action.domain.records import Decision, Note
from flipchart_to_action.domain.state import WorkshopState
from flipchart_to_action.export.words.blocks import Sentence, Span, plain
from flipchart_to_action.export.words.grammar import full_stop, proper_names, so_that, we_will
from flipchart_to_action.export.words.plan import check_sentence, measure_sentence, owner_sentence

_HELD = "This decision has words of a private note. They are not shown until they are changed."


@dataclass(frozen=True, slots=True)
class ReadWords:
    """What the room is to hear. `so_that` may be empty; `note` has the handwriting it came from.

    Of a private note there is neither the handwriting nor any words.
    """

    decision_id: str
    number: int
    what: str
    so_that: str
    owner: Sentence
    measure: Sentence
    check: Sentence
    note: Note | None

    @property
    def lines(self) -> tuple[Sentence, Sentence, Sentence]:
        """Who by when, how we will know, and who checks when."""
        return (self.owner, self.measure, self.check)

    @property
    def spoken(self) -> str:
        """All of it as a screen reader says it."""
        what = f"{self.what} {self.so_that}" if self.so_that else full_stop(self.what)
        return " ".join((f"Decision {self.number}.", what, *map(plain, self.lines)))


def read_words(state: WorkshopState, decision: Decision) -> ReadWords:
    """Return the sentences of a decision of `state`; what is not settled is said as such.

    Words of a private note are not for the room's screen: it is said that they are not shown.
    """
    held = bool(private_words(state, decision))
    number = state.decisions.index(decision) + 1
    names = proper_names([*(p.name for p in state.people), state.workshop.place])
    planned = PlannedDecision(
        number=number,
        what=decision.what,
        owner=state.person_name(decision.owner_id),
        agreed=decision.agreed,
        due=decision.due,
        method=decision.method,
        measure=decision.measure,
        checker=state.person_name(decision.checker_id),
        check_on=decision.check_on,
    )
    note = state.note(decision.note_id)
    measure = measure_sentence(planned.method, planned.measure, names)
    return ReadWords(
        decision.id,
        number,
        _HELD if held else we_will(decision.what, names),
        "" if held else so_that(decision.so_that, names),
        owner_sentence(planned),
        (Span("How we will know is not shown either."),) if held else measure,
        check_sentence(planned),
        None if note is None or note.private else note,
    )
