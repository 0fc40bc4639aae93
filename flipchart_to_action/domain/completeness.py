"""What a decision still lacks, and what stands in the way of sharing."""

from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum

from flipchart_to_action.domain.addresses import usable_address
from flipchart_to_action.domain.private_words import held_back, private_words
from flipchart_to_action.domain.records import Decision, Fate, Note
from flipchart_to_action.domain.state import WorkshopState


class Part(StrEnum):
    """A part that a complete decision has."""

    WHAT = "what"
    OWNER = "owner"
    DUE = "by when"
    METHOD = "how we will know"
    CHECKER = "checker"
    CHECK_ON = "check date"


def lacking(decision: Decision) -> tuple[Part, ...]:
    """Return the parts that a decision still lacks, in the order of the sentence."""
    there = {
        Part.WHAT: bool(decision.what.strip()),
        Part.OWNER: decision.owner_id is not None,
        Part.DUE: decision.due is not None,
        Part.METHOD: decision.method is not None or bool(decision.measure.strip()),
        Part.CHECKER: decision.checker_id is not None,
        Part.CHECK_ON: decision.check_on is not None,
    }
    return tuple(part for part, is_there in there.items() if not is_there)


@dataclass(frozen=True, slots=True)
class Lack:
    """One thing to mend before sharing: a sentence, what it is about, and where to mend it.

    `held_back`: the decision goes nowhere until it was reworded. `unread`: how many notes go out
    whose words nobody has looked at; `note_id` is the first of them.
    """

    sentence: str
    about: str
    decision_id: str | None = None
    note_id: str | None = None
    person_id: str | None = None
    part: Part | None = None
    held_back: bool = False
    unread: int = 0


_SENTENCES = {
    Part.WHAT: "Decision {} does not say what we will do",
    Part.OWNER: "Decision {} has no owner",
    Part.DUE: "Decision {} has no date",
    Part.METHOD: "Decision {} does not say how we will know",
    Part.CHECKER: "Decision {} has nobody who checks",
    Part.CHECK_ON: "Decision {} has no check date",
}


def undecided(state: WorkshopState) -> tuple[Note, ...]:
    """Return the notes that have no fate yet."""
    return tuple(n for n in state.points if n.fate is Fate.UNDECIDED)


_TOLD = (Fate.UNDECIDED, Fate.PARKED, Fate.ANSWERED, Fate.NOT_TAKEN_FORWARD)
"""Notes that go out in the words that were read; a decision is said in words of its own."""
_QUOTED = 3


def unread(state: WorkshopState) -> tuple[Note, ...]:
    """Return the notes that would go out although nobody has looked at their words."""
    return tuple(
        n for n in state.points if n.fate in _TOLD and not (n.righted or n.as_picture or n.private)
    )


def left_out(state: WorkshopState) -> frozenset[str]:
    """Return the ids of the notes that stay out of all that goes out, as nobody looked at them."""
    return frozenset(n.id for n in unread(state)) if state.workshop.unread_left_out else frozenset()


def _unread(state: WorkshopState) -> Iterator[Lack]:
    found = unread(state)
    if found and not state.workshop.unread_left_out:
        were = "1 note was" if len(found) == 1 else f"{len(found)} notes were"
        some = ", ".join(f"“{' '.join(n.text.split())}”" for n in found[:_QUOTED])
        more = f" and {len(found) - _QUOTED} more" if len(found) > _QUOTED else ""
        yield Lack(
            f"{were} never looked at", f"{some}{more}", note_id=found[0].id, unread=len(found)
        )


_PLACES = {"what": "“We will”", "so_that": "“So that”", "measure": "“How we will know”"}


def why_held_back(state: WorkshopState, decision: Decision) -> str:
    """Return why a decision is held back, in a sentence or two; empty where it may go out."""
    where = private_words(state, decision)
    if not where:
        return ""
    place = _PLACES.get(where[0][1], "A check or news of it")
    return (
        f"{place} has words of a private note. This decision is held back from all that goes out"
        " until they are reworded."
    )


_HELD = {"what": Part.WHAT, "measure": Part.METHOD}


def _held_back(state: WorkshopState) -> Iterator[Lack]:
    held = held_back(state)
    for number, decision in enumerate(state.decisions, 1):
        if decision.id in held:
            where = private_words(state, decision)
            yield Lack(
                f"Decision {number} is held back: it has words of a private note",
                decision.what,
                decision_id=decision.id,
                part=_HELD.get(where[0][1]),
                held_back=True,
            )


def lacks(state: WorkshopState) -> tuple[Lack, ...]:
    """Return all that is still lacking: purpose, parts of decisions, fates, addresses of owners.

    What is held back and what nobody has looked at come first: else they would be noticed only by
    those who get the plan.
    """
    found = [*_held_back(state), *_unread(state)]
    if not state.workshop.purpose.strip():
        found.append(Lack("The workshop has no purpose", "What will be different?"))
    for number, decision in enumerate(state.decisions, 1):
        found += [
            Lack(_SENTENCES[part].format(number), decision.what, decision_id=decision.id, part=part)
            for part in lacking(decision)
        ]
    found += [
        Lack("A note is not sorted yet", f"“{note.text}”", note_id=note.id)
        for note in undecided(state)
    ]
    for person in state.people:
        owned = [i for i, d in enumerate(state.decisions, 1) if d.owner_id == person.id]
        if owned and not usable_address(person.email):
            numbers = ", ".join(map(str, owned))
            doubt = "’s address can’t be used" if person.email.strip() else " has no email address"
            found.append(
                Lack(
                    f"{person.name}{doubt}",
                    f"Owner of decision {numbers}",
                    person_id=person.id,
                )
            )
    return tuple(found)
