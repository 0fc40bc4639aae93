"""Every sentence of the action plan, once, for all formats.

What is not settled is said in the sentence, and nothing is promised that nobody recorded.
"""

import re
from collections.abc import Iterable, Iterator
from datetime import date

from flipchart_to_action.domain.dates import full_date
from flipchart_to_action.domain.plan import (
    ActionPlan,
    AnsweredNote,
    NoteNotTaken,
    ParkedNote,
    Picture,
    PlannedDecision,
)
from flipchart_to_action.domain.records import Method
from flipchart_to_action.export.words.blocks import (
    DecisionBlock,
    Line,
    Mark,
    PlanWords,
    PointBlock,
    Section,
    Sentence,
    Span,
    strong,
)
from flipchart_to_action.export.words.grammar import (
    capital,
    full_stop,
    proper_names,
    small,
    so_that,
    we_will,
)
from flipchart_to_action.export.words.overview import overview

IN_PICTURE = "(as in the picture)"


def wording(plan: ActionPlan) -> PlanWords:
    """Return the words of the plan."""
    held_on = full_date(plan.held_on) if plan.held_on else ""
    people = len(plan.people)
    count = f"{people} {'person' if people == 1 else 'people'}" if people else ""
    shown = plan.title or (f"Workshop of {held_on}" if held_on else "Our workshop")
    return PlanWords(
        kind="Action plan",
        title=shown,
        subtitle=_dotted(held_on, plan.place, count, issued(plan)),
        purpose_label="What will be different",
        purpose=plan.purpose or "Nobody has said yet what will be different.",
        purpose_open=not plan.purpose,
        thanks=thanked(plan, _THANKS) + (_THANKS_DECIDED if plan.decisions else ""),
        sections=tuple(_sections(plan)),
        foot=_dotted(shown, held_on if plan.title else ""),
        organisation=plan.organisation.name,
    )


def issued(plan: ActionPlan) -> str:
    """Return how new the plan is, and which one it replaces; empty where neither is known."""
    if plan.replaces is None:
        return ""
    newer = f"as of {full_date(plan.changed_at.date())}, it " if plan.changed_at else "it "
    return f"{newer}replaces the plan of {full_date(plan.replaces)}"


def thanked(plan: ActionPlan, usual: str) -> str:
    """Return how people are thanked: in the facilitator's words, or in the usual ones."""
    return full_stop(plan.thanks) if plan.thanks else usual


_THANKS = "Thank you for your day, your sheets and your plain speaking."
_THANKS_DECIDED = (
    " This is what we decided together, who makes sure of it, and how you can see that it happened."
)


def _dotted(*parts: str) -> str:
    return " · ".join(part for part in parts if part)


def _sections(plan: ActionPlan) -> Iterator[Section]:
    names = proper_names(
        [
            *plan.people,
            *(r.name for r in plan.readers),
            plan.place,
            *(d.owner for d in plan.decisions),
        ]
    )
    yield from overview(plan, names)
    if plan.decisions:
        yield Section("What we decided", blocks=tuple(_decision(d, names) for d in plan.decisions))
    else:
        yield Section("What we decided", ((Span("Nothing has been decided yet."),),))
    if plan.parked:
        yield Section("Parked: not forgotten", blocks=tuple(map(_parked, plan.parked)))
    if plan.not_taken:
        yield Section("Not taken forward, and why", blocks=tuple(map(_not_taken, plan.not_taken)))
    if plan.answered:
        yield Section("Answered", blocks=tuple(map(_answered, plan.answered)))
    next_up = tuple(_what_happens_next(plan))
    if next_up:
        yield Section("What happens next", (_joined(next_up),))
    yield from contact_section(plan.organisation.contact)
    if plan.undecided:
        intro = (Span("Nobody has said yet what becomes of these."),)
        points = _points(Mark.UNDECIDED, plan.undecided)
        yield Section("Not sorted yet", (intro,), points, short=True)


def contact_section(contact: str) -> Iterator[Section]:
    """Yield whom to ask, also for another form, where that is known."""
    if contact:
        other = "Large print, Easy Read, plain text or another form: please ask."
        yield Section(
            "Questions, or another form?", ((strong(full_stop(contact)),), (Span(other),))
        )


def _answered(note: AnsweredNote) -> PointBlock:
    answer = full_stop(capital(note.answer)) if note.answer else "The answer was not written down."
    return PointBlock(Mark.ANSWERED, note.text or IN_PICTURE, (Span(answer),))


def _points(mark: Mark, texts: Iterable[str]) -> tuple[PointBlock, ...]:
    return tuple(PointBlock(mark, text or IN_PICTURE) for text in texts)


def _joined(sentences: Iterable[Sentence]) -> Sentence:
    """Return sentences one after the other as one."""
    spans: list[Span] = []
    for sentence in sentences:
        spans += [Span(" "), *sentence] if spans else sentence
    return tuple(spans)


def _decision(decision: PlannedDecision, names: frozenset[str]) -> DecisionBlock:
    picture, said = decision.picture, decision.note_text
    return DecisionBlock(
        number=decision.number,
        what=we_will(decision.what, names),
        so_that=so_that(decision.so_that, names),
        lines=(
            Line(Mark.OWNER, owner_sentence(decision)),
            Line(Mark.MEASURE, measure_sentence(decision.method, decision.measure, names)),
            Line(Mark.CHECK, check_sentence(decision)),
        ),
        picture=picture,
        picture_label=f"sheet {picture.sheet_number}" if picture else "",
        picture_words=f"Handwritten: {said}" if said else "Handwriting",
    )


def owner_sentence(decision: PlannedDecision) -> Sentence:
    """Return who makes sure that it happens, and by when."""
    owner = decision.owner
    due = strong(full_date(decision.due)) if decision.due else None
    if not owner and due is None:
        return (Span("Nobody is accountable yet, and no date is set."),)
    if not owner:
        assert due is not None  # noqa: S101  (the case above)
        return (Span("Nobody is accountable yet. It is to happen by "), due, Span("."))
    if due is None:
        words: Sentence = (strong(owner), Span(" makes sure it happens. No date is set yet."))
    else:
        words = (strong(owner), Span(" makes sure it happens by "), due, Span("."))
    if decision.agreed is False:
        words = (*words, Span(f" {owner} has not been asked yet."))
    return words


_METHODS = {
    Method.COUNT: ("we count", "we count it"),
    Method.LOOK: ("we go and look", "we go and look at it"),
    Method.ASK: ("we ask people", "we ask people"),
    Method.SURVEY: ("a survey shows it", "a survey shows it"),
    Method.PHOTO: ("a photo shows it", "a photo shows it"),
    Method.DOCUMENT: ("a document shows it", "a document shows it"),
    Method.FIGURES: ("the figures show it", "the figures show it"),
    Method.NEXT_MEETING: ("we ask at the next meeting", "we ask again at the next meeting"),
}


_OPEN = re.compile(r"(?:to be (?:decided|agreed|confirmed)|tb[acd]|not sure|n/?a|[?\W]*)\.?")
_CLAUSES = ("we ", "everybody ", "everyone ", "they ", "nobody ", "there is ", "there are ")
"""What begins a sentence, so that it can follow "because"."""


def measure_sentence(method: Method | None, measure: str, names: frozenset[str]) -> Sentence:
    """Return how we will know that it happened.

    A measure that says itself what we do ("we ring three times") stands alone; else it follows the
    method.
    """
    said, beginning = measure, measure.casefold()
    for spare in ("we will know because ", "because "):
        if beginning.startswith(spare):
            said, beginning = said[len(spare) :], beginning[len(spare) :]
    said = "" if _OPEN.fullmatch(beginning) else small(said, names) or said
    if not said:
        if method is None:
            return (Span("Nobody has said yet how we will know."),)
        return (Span(f"We will know because {_METHODS[method][1]}."),)
    if beginning.startswith(_CLAUSES):
        return (Span(full_stop(f"We will know because {said}")),)
    if method is None:  # it may be no sentence: "fewer complaints"
        return (Span(full_stop(f"How we will know: {said}")),)
    return (Span(full_stop(f"We will know because {_METHODS[method][0]}: {said}")),)


def check_sentence(decision: PlannedDecision) -> Sentence:
    """Return who checks, and when."""
    checker = decision.checker
    on = strong(full_date(decision.check_on)) if decision.check_on else None
    if checker and on:
        return (strong(checker), Span(" checks on "), on, Span("."))
    if checker:
        return (strong(checker), Span(" checks. No date is set yet."))
    if on:
        return (Span("Nobody checks this yet. The check is to be on "), on, Span("."))
    return (Span("Nobody checks this yet."),)


def _parked(note: ParkedNote) -> PointBlock:
    person = note.person
    until = full_date(note.until) if note.until else ""
    if person and until:
        said = f"{person} brings it up by {until}."
    elif person:
        said = f"{person} brings it up. No date is set yet."
    elif until:
        said = f"It is to come up by {until}. Nobody has it in hand yet."
    else:
        said = "Nobody has it in hand yet."
    return _point(Mark.PARKED, note.text, said, note.picture)


def _not_taken(note: NoteNotTaken) -> PointBlock:
    said = [full_stop(capital(note.reason))] if note.reason else []
    if note.passed_to:
        said.append(full_stop(f"Passed to {note.passed_to}"))
    return _point(Mark.NOT_TAKEN, note.text, " ".join(said) or "No reason was given.", note.picture)


def _point(mark: Mark, text: str, said: str, picture: Picture | None) -> PointBlock:
    """Return a note with its fate; its picture stands in only where there are no words."""
    return PointBlock(mark, text or IN_PICTURE, (Span(said),), None if text else picture)


def _what_happens_next(plan: ActionPlan) -> Iterator[Sentence]:
    """Yield what is recorded of the time to come: first date, checks, what is still open."""
    due = [(d.due, d.number) for d in plan.decisions if d.due]
    if due:
        day = min(due)[0]
        first = [number for on, number in due if on == day]
        comes = "First come decisions" if len(first) > 1 else "First comes decision"
        yield (Span(f"{comes} {numbers(first)}, by "), strong(full_date(day)), Span("."))
    yield from _checks(sorted(d.check_on for d in plan.decisions if d.check_on))
    open_ones = unsettled(plan)
    if open_ones:
        many, verb = ("s", "are") if len(open_ones) > 1 else ("", "is")
        yield (Span(f"Decision{many} {numbers(open_ones)} {verb} not settled in full yet."),)
    if plan.hear_again:
        told = Span("You will hear what came of this by ")
        yield (told, strong(full_date(plan.hear_again)), Span("."))


def _checks(days: list[date]) -> Iterator[Sentence]:
    if not days:
        return
    first, last = strong(full_date(days[0])), strong(full_date(days[-1]))
    if len(days) == 1:
        yield (Span("The check is on "), first, Span("."))
    elif days[0] == days[-1]:
        yield (Span("All checks are on "), first, Span("."))
    else:
        yield (Span("The first check is on "), first, Span(", the last on "), last, Span("."))


def unsettled(plan: ActionPlan) -> list[int]:
    """Return the numbers of the decisions that lack something, be it only their owner's yes."""
    return [d.number for d in plan.decisions if _unfinished(d)]


def _unfinished(decision: PlannedDecision) -> bool:
    said_how = decision.method is not None or decision.measure != ""
    there = (decision.what, decision.owner, decision.due, said_how)
    return decision.agreed is False or not all((*there, decision.checker, decision.check_on))


def numbers(of: list[int]) -> str:
    """Return numbers as a list in words: "1, 2 and 5"."""
    *most, last = map(str, of)
    return f"{', '.join(most)} and {last}" if most else last
