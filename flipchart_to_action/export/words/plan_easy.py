"""The plan in easy sentences: one idea each, none of ours longer than fifteen words.

What people wrote themselves stands as it is; `easy_words` tells which of it is hard or long.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

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
from flipchart_to_action.export.words.blocks import Mark, Sentence, Span, plain, strong
from flipchart_to_action.export.words.grammar import (
    capital,
    full_stop,
    proper_names,
    small,
    so_that,
    we_will,
)
from flipchart_to_action.export.words.plan import (
    IN_PICTURE,
    numbers,
    thanked,
    unsettled,
    wording,
)
from flipchart_to_action.export.words.short_sentences import easy_pieces

DRAFT, EASY_READ = "Easy Read draft", "Easy Read"
CONTACT = "Do you have questions?"


@dataclass(frozen=True, slots=True)
class EasyRow:
    """A picture (or the icon of `mark`) and the sentences that go with it."""

    mark: Mark
    sentences: tuple[Sentence, ...]
    picture: Picture | None = None
    picture_words: str = ""


@dataclass(frozen=True, slots=True)
class EasyPart:
    """Rows that belong together; `heading` may be empty."""

    heading: str
    rows: tuple[EasyRow, ...]


@dataclass(frozen=True, slots=True)
class EasySection:
    """A heading with its parts."""

    heading: str
    parts: tuple[EasyPart, ...]


@dataclass(frozen=True, slots=True)
class EasyPlan:
    """The whole draft, in reading order. `notice` is for its maker, and not for its readers."""

    title: str
    notice: tuple[Sentence, ...]
    opening: tuple[Sentence, ...]
    sections: tuple[EasySection, ...]
    foot: str
    organisation: str = ""


def easy_plan(plan: ActionPlan) -> EasyPlan:
    """Return the sentences of the Easy Read draft of a plan."""
    words = wording(plan)
    return EasyPlan(
        title=words.title,
        notice=(
            (strong(f"This is an {DRAFT}."),),
            _said("Please check it with people who use Easy Read."),
        ),
        opening=tuple(_opening(plan)),
        sections=tuple(map(in_pieces, _sections(plan))),
        foot=f"{words.title} · {DRAFT}",
        organisation=words.organisation,
    )


def for_readers(words: EasyPlan) -> EasyPlan:
    """Return the words without what only their maker is told."""
    foot = words.foot.removesuffix(DRAFT) + EASY_READ if words.notice else words.foot
    return replace(words, notice=(), foot=foot)


def in_pieces(section: EasySection) -> EasySection:
    """Return a section whose long sentences stand in pieces, a line each."""
    parts = (
        replace(
            part,
            rows=tuple(
                replace(row, sentences=tuple(s for said in row.sentences for s in _pieces(said)))
                for row in part.rows
            ),
        )
        for part in section.parts
    )
    return replace(section, parts=tuple(parts))


def _pieces(sentence: Sentence) -> Iterator[Sentence]:
    if len(sentence) == 1:
        yield from ((replace(sentence[0], text=text),) for text in easy_pieces(sentence[0].text))
    else:
        yield sentence


def easy_text(plan: ActionPlan) -> str:
    """Return the Easy Read draft as plain text: a sentence a line."""
    return easy_text_of(easy_plan(plan))


def easy_text_of(words: EasyPlan) -> str:
    """Return the sentences of an Easy Read draft as plain text: a sentence a line."""
    parts = [words.organisation, words.title, _lines([*words.notice, *words.opening])]
    for section in words.sections:
        parts.append(section.heading)
        for part in section.parts:
            told = _lines(sentence for row in part.rows for sentence in row.sentences)
            parts.append(f"{part.heading}\n{told}".strip())
    return "\n\n".join(filter(None, parts)) + "\n"


def _lines(sentences: Iterable[Sentence]) -> str:
    return "\n".join(plain(sentence) for sentence in sentences)


def _said(text: str) -> Sentence:
    return (Span(text),)


def _opening(plan: ActionPlan) -> Iterator[Sentence]:
    if plan.held_on:
        yield (Span("We met on "), strong(full_date(plan.held_on)), Span("."))
    if plan.place:
        yield _said(full_stop(f"We met at {plan.place}"))
    yield _said(thanked(plan, "Thank you for your work."))


def _sections(plan: ActionPlan) -> Iterator[EasySection]:
    names = names_of(plan)
    purpose = plan.purpose or "Nobody has said this yet"
    yield listed("What will be different", [EasyRow(Mark.PURPOSE, (_said(full_stop(purpose)),))])
    decided = tuple(easy_decision(decision, names) for decision in plan.decisions)
    nothing = (EasyPart("", (EasyRow(Mark.DECISION, (_said("We have not decided yet."),)),)),)
    yield EasySection("What we decided", decided or nothing)
    if plan.parked:
        yield listed("Things to talk about later", map(easy_parked, plan.parked))
    if plan.not_taken:
        yield listed("Things we will not do", map(_not_taken, plan.not_taken))
    if plan.answered:
        yield listed("Questions with an answer", map(_answered, plan.answered))
    coming = tuple(_next(plan))
    if coming:
        yield listed("What happens next", [EasyRow(Mark.CHECK, coming)])
    if plan.organisation.contact:
        yield listed(CONTACT, [EasyRow(Mark.OWNER, _contact(plan))])


def _contact(plan: ActionPlan) -> tuple[Sentence, ...]:
    return (
        _said("You can ask us:"),
        (strong(full_stop(plan.organisation.contact)),),
        _said("You can ask for this in another form."),
    )


def _answered(note: AnsweredNote) -> EasyRow:
    answer = full_stop(capital(note.answer)) if note.answer else "We have no answer yet."
    return EasyRow(Mark.ANSWERED, ((strong(note.text or IN_PICTURE),), _said(answer)))


def names_of(plan: ActionPlan) -> frozenset[str]:
    """Return the words of a plan that keep their capital: names of people and places."""
    return proper_names(
        [
            *plan.people,
            *(r.name for r in plan.readers),
            plan.place,
            *(d.owner for d in plan.decisions),
        ]
    )


def listed(heading: str, rows: Iterable[EasyRow]) -> EasySection:
    """Return a section of rows without headings of their own."""
    return EasySection(heading, tuple(EasyPart("", (row,)) for row in rows))


def easy_decision(decision: PlannedDecision, names: frozenset[str]) -> EasyPart:
    """Return a decision: what, who, how we will know, and the check."""
    what: list[Sentence] = [(strong(full_stop(we_will(decision.what, names))),)]
    if reason := so_that(decision.so_that, names):
        what.append(_said(f"This is {reason}"))
    said = decision.note_text
    handwriting = f"Handwritten: {said}" if said else "Handwriting"
    return EasyPart(
        f"Decision {decision.number}",
        (
            EasyRow(Mark.DECISION, tuple(what), decision.picture, handwriting),
            EasyRow(Mark.OWNER, tuple(_owner(decision))),
            EasyRow(MARKS[decision.method], tuple(_measure(decision, names))),
            EasyRow(Mark.CHECK, tuple(_check(decision))),
        ),
    )


def _owner(decision: PlannedDecision) -> Iterator[Sentence]:
    owner = decision.owner
    if not owner:
        yield _said("Nobody looks after this yet.")
    else:
        yield (strong(owner), Span(" makes sure it happens."))
        if decision.agreed is False:
            yield _said(f"We still need to ask {owner}.")
    if decision.due:
        yield (Span("It happens by "), strong(full_date(decision.due)), Span("."))
    else:
        yield _said("It has no date yet.")


MARKS = {
    None: Mark.MEASURE,
    Method.COUNT: Mark.COUNT,
    Method.LOOK: Mark.MEASURE,
    Method.ASK: Mark.ASK,
    Method.SURVEY: Mark.SURVEY,
    Method.PHOTO: Mark.PHOTO,
    Method.DOCUMENT: Mark.DOCUMENT,
    Method.FIGURES: Mark.FIGURES,
    Method.NEXT_MEETING: Mark.MEETING,
}
"""What shows each way to know."""

_METHODS = {
    Method.COUNT: "We will count.",
    Method.LOOK: "We will go and look.",
    Method.ASK: "We will ask people.",
    Method.SURVEY: "We will ask many people the same questions.",
    Method.PHOTO: "We will have a photo.",
    Method.DOCUMENT: "We will have it on paper.",
    Method.FIGURES: "We will look at the numbers.",
    Method.NEXT_MEETING: "We will ask at the next meeting.",
}


def _measure(decision: PlannedDecision, names: frozenset[str]) -> Iterator[Sentence]:
    """Yield how we will know, and what there will be to see."""
    said = decision.measure
    for spare in ("we will know because ", "because "):
        if said.casefold().startswith(spare):
            said = said[len(spare) :]
    if not said and decision.method is None:
        yield _said("Nobody has said how we will know.")
    if decision.method is not None:
        yield _said(_METHODS[decision.method])
    if said:
        yield _said(full_stop(f"We will know because {small(said, names) or said}"))


def _check(decision: PlannedDecision) -> Iterator[Sentence]:
    checker = decision.checker
    yield (strong(checker), Span(" checks this.")) if checker else _said("Nobody checks this yet.")
    if decision.check_on:
        yield (Span("The day to check is "), strong(full_date(decision.check_on)), Span("."))
    elif checker:
        yield _said("The check has no date yet.")


def easy_parked(note: ParkedNote) -> EasyRow:
    """Return a note that is kept for later, with who brings it up."""
    person = note.person
    said = [_said(f"{person} brings this up." if person else "Nobody looks after this yet.")]
    if note.until:
        said.append((Span("This is by "), strong(full_date(note.until)), Span(".")))
    return _point(Mark.PARKED, note.text, said, note.picture)


def _not_taken(note: NoteNotTaken) -> EasyRow:
    said = [_said(full_stop(capital(note.reason)))] if note.reason else []
    if note.passed_to:
        said.append(_said(full_stop(f"We passed this to {note.passed_to}")))
    return _point(Mark.NOT_TAKEN, note.text, said or [_said("Nobody said why.")], note.picture)


def _point(mark: Mark, text: str, said: list[Sentence], picture: Picture | None) -> EasyRow:
    """Return a note with its fate; its picture stands in only where there are no words."""
    if picture is None or text:
        return EasyRow(mark, ((strong(text or IN_PICTURE),), *said))
    shown = f"Handwriting on sheet {picture.sheet_number}"
    return EasyRow(mark, ((strong(IN_PICTURE),), *said), picture, shown)


def _next(plan: ActionPlan) -> Iterator[Sentence]:
    due = [(d.due, d.number) for d in plan.decisions if d.due]
    if due:
        day = min(due)[0]
        first = [number for on, number in due if on == day]
        one = len(first) == 1
        yield _said(
            f"Decision{'' if one else 's'} {numbers(first)} come{'s' if one else ''} first."
        )
        yield (
            Span(f"{'It happens' if one else 'They happen'} by "),
            strong(full_date(day)),
            Span("."),
        )
    checks = sorted(d.check_on for d in plan.decisions if d.check_on)
    if checks:
        yield (Span("We check first on "), strong(full_date(checks[0])), Span("."))
    if len(set(checks)) > 1:
        yield (Span("We check last on "), strong(full_date(checks[-1])), Span("."))
    if open_ones := unsettled(plan):
        is_not = "is not" if len(open_ones) == 1 else "are not"
        many = "" if len(open_ones) == 1 else "s"
        yield _said(f"Decision{many} {numbers(open_ones)} {is_not} settled yet.")
    if plan.undecided:
        count = len(plan.undecided)
        yield _said(f"We have not talked about {count} {'note' if count == 1 else 'notes'} yet.")
    if plan.hear_again:
        yield (Span("We tell you more by "), strong(full_date(plan.hear_again)), Span("."))
