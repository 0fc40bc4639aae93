"""One person's part of the plan, told to them: what they do, check and bring up, and by when."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date

from flipchart_to_action.domain.calendar_days import MONTHS
from flipchart_to_action.domain.dates import full_date
from flipchart_to_action.domain.plan import ActionPlan, ParkedNote, PlannedDecision, Reader
from flipchart_to_action.export.words.blocks import (
    DecisionBlock,
    Line,
    Mark,
    PlanWords,
    PointBlock,
    Section,
    Sentence,
    Span,
    plain,
    strong,
)
from flipchart_to_action.export.words.overview import short_title
from flipchart_to_action.export.words.plan import (
    check_sentence,
    contact_section,
    owner_sentence,
    thanked,
    wording,
)
from flipchart_to_action.export.words.plan_easy import (
    CONTACT,
    MARKS,
    EasyPart,
    EasyPlan,
    EasyRow,
    EasySection,
    easy_decision,
    easy_parked,
    easy_plan,
    for_readers,
    in_pieces,
    listed,
    names_of,
)

KIND, ASKED = "What you said you would do", "What we ask you to do"
_CHECKS = "What we ask you to look at"
_NOTHING = "Nothing in this plan is in your name."
_OWNED, _CHECKED = "You make sure of this", "You check this"
_BROUGHT = "You bring this up"
_ANSWER = "Please say yes, no, or later."
_MOST_OF_SUBJECT = 60


def plan_for(plan: ActionPlan, reader: Reader) -> ActionPlan:
    """Return the plan as one person is told of it: others of the same name are said to be others.

    Their sheet, mail and dates go by the name; what is another person's is then not theirs.
    """

    def told(name: str, person_id: str) -> str:
        other = name == reader.name and person_id not in ("", reader.id)
        return f"{name} (another person)" if other else name

    return replace(
        plan,
        decisions=tuple(
            replace(d, owner=told(d.owner, d.owner_id), checker=told(d.checker, d.checker_id))
            for d in plan.decisions
        ),
        parked=tuple(replace(p, person=told(p.person, p.person_id)) for p in plan.parked),
    )


def part_of(plan: ActionPlan, name: str) -> ActionPlan:
    """Return the plan with what this person owns, checks or brings up, and nothing else."""
    return replace(
        plan,
        decisions=tuple(d for d in plan.decisions if name and name in (d.owner, d.checker)),
        parked=tuple(p for p in plan.parked if name and p.person == name),
        not_taken=(),
        answered=(),
        undecided=(),
    )


def owner_words(plan: ActionPlan, name: str) -> PlanWords:
    """Return the words of a person's sheet: their part first, what it is a part of at the end."""
    words = wording(plan)
    title = _title(plan, name)
    sections = tuple(_sections(plan, words, name)) if name else ()
    return replace(
        words,
        kind=f"For {name}" if name else title,
        title=title,
        subtitle="",
        purpose="",
        thanks="",
        sections=(
            *(sections or (Section(title, ((Span(_NOTHING),),)),)),
            Section("About this plan", tuple(_about(plan, words))),
            *contact_section(plan.organisation.contact),
        ),
        subject=_subject(plan, words, name),
    )


def said_yes(plan: ActionPlan, name: str) -> bool:
    """Say whether this person said yes to what they own; who owns nothing has nothing to refuse."""
    return all(d.agreed is True for d in plan.decisions if d.owner == name)


def _title(plan: ActionPlan, name: str) -> str:
    if not any(d.owner == name for d in plan.decisions):
        return _CHECKS
    return KIND if said_yes(plan, name) else ASKED


def _about(plan: ActionPlan, words: PlanWords) -> Iterator[Sentence]:
    yield (strong(words.title), Span(f" · {words.subtitle}" if words.subtitle else ""))
    yield (Span(f"{words.purpose_label}: {words.purpose}"),)
    yield (Span(thanked(plan, "Thank you for your day and your plain speaking.")),)


def _subject(plan: ActionPlan, words: PlanWords, name: str) -> str:
    """Return the subject of a person's mail: the first of their dates, and what is to be then."""
    blocks = (b for section in words.sections for b in section.blocks)
    told = {b.number: b.what for b in blocks if isinstance(b, DecisionBlock)}
    days: list[tuple[date, int, str, str]] = []
    for place, d in enumerate(plan.decisions):
        if d.owner == name and d.due:
            days.append((d.due, place, "By", told[d.number]))
        if d.checker == name and d.check_on:
            days.append((d.check_on, place, "To check on", told[d.number]))
    days += [(p.until, 0, "By", p.text) for p in plan.parked if p.person == name and p.until]
    if not name or not days:
        return f"{_title(plan, name)}: {words.foot}"
    day, _, when, what = min(days)
    more = f" and {len(days) - 1} more" if len(days) > 1 else ""
    asked = "" if said_yes(plan, name) else "Can you? "
    short = f"{day.day} {MONTHS[day.month - 1][:3]}"
    return f"{asked}{when} {short}: {short_title(what, _MOST_OF_SUBJECT)}{more} ({words.title})"


def _sections(plan: ActionPlan, words: PlanWords, name: str) -> Iterator[Section]:
    blocks = [block for section in words.sections for block in section.blocks]
    decided = [block for block in blocks if isinstance(block, DecisionBlock)]
    parked = [b for b in blocks if isinstance(b, PointBlock) and b.mark is Mark.PARKED]
    pairs = list(zip(decided, plan.decisions, strict=True))
    owned = tuple(_to_owner(b, d, name) for b, d in pairs if d.owner == name)
    checked = tuple(_to_checker(b, d) for b, d in pairs if d.checker == name != d.owner)
    brought = tuple(
        replace(b, words=(Span(f"You bring it up{_by(p)}."),))
        for b, p in zip(parked, plan.parked, strict=True)
        if p.person == name
    )
    for heading, of_theirs in ((_OWNED, owned), (_CHECKED, checked), (_BROUGHT, brought)):
        if of_theirs:
            yield Section(heading, blocks=of_theirs)


def _to_owner(block: DecisionBlock, decision: PlannedDecision, name: str) -> DecisionBlock:
    due = strong(full_date(decision.due)) if decision.due else None
    yes = decision.agreed is True
    begun = "You make sure it happens" if yes else "We would like to ask you to make sure of this"
    when: Sentence = (Span(f"{begun} by "), due, Span(".")) if due else (Span(f"{begun}."),)
    if not due:
        when = (*when, Span(" No date is set yet."))
    if not yes:
        when = (*when, Span(f" {_ANSWER}"))
    check = _you_check(decision) if decision.checker == name else check_sentence(decision)
    lines = (Line(Mark.OWNER, when), Line(Mark.CHECK, check), *_measured(block))
    return replace(block, lines=lines)


def _to_checker(block: DecisionBlock, decision: PlannedDecision) -> DecisionBlock:
    owner = Line(Mark.OWNER, owner_sentence(decision))
    return replace(block, lines=(Line(Mark.CHECK, _you_check(decision)), *_measured(block), owner))


def _you_check(decision: PlannedDecision) -> Sentence:
    if decision.check_on is None:
        return (Span("You check it. No date is set yet."),)
    return (Span("You check it on "), strong(full_date(decision.check_on)), Span("."))


def _measured(block: DecisionBlock) -> Iterator[Line]:
    yield from (line for line in block.lines if line.mark is Mark.MEASURE)


def _by(parked: ParkedNote) -> str:
    return f" by {full_date(parked.until)}" if parked.until else ". No date is set yet"


def easy_owner_words(plan: ActionPlan, name: str) -> EasyPlan:
    """Return the words of a person's sheet as an Easy Read draft."""
    words, title = easy_plan(plan), _title(plan, name)
    opening: tuple[Sentence, ...] = (
        (Span("This is for "), strong(name), Span(".")),
        (Span(f"This is {title[0].lower()}{title[1:]}."),),
    )
    nothing = EasyPart("", (EasyRow(Mark.DECISION, ((Span(_NOTHING),),)),))
    about = EasyRow(
        Mark.PURPOSE,
        (
            (Span("This is a part of:"),),
            (strong(words.title),),
            (Span(thanked(plan, "Thank you for your work.")),),
        ),
    )
    theirs = tuple(_easy_sections(plan, name)) if name else ()
    contact = tuple(s for s in words.sections if s.heading == CONTACT)
    return replace(
        for_readers(words),
        title=title,
        opening=opening,
        sections=(
            *(map(in_pieces, theirs) if theirs else (EasySection(title, (nothing,)),)),
            listed("About this plan", [about]),
            *contact,
        ),
    )


def _easy_sections(plan: ActionPlan, name: str) -> Iterator[EasySection]:
    names = names_of(plan)
    for heading, decisions in (
        (_OWNED, [d for d in plan.decisions if d.owner == name]),
        (_CHECKED, [d for d in plan.decisions if d.checker == name != d.owner]),
    ):
        if decisions:
            yield EasySection(heading, tuple(_easy_part(d, names, name) for d in decisions))
    brought = [p for p in plan.parked if p.person == name]
    if brought:
        yield listed(_BROUGHT, (_easy_brought(easy_parked(p), name) for p in brought))


def _easy_part(decision: PlannedDecision, names: frozenset[str], name: str) -> EasyPart:
    """Return a decision told to somebody: their own rows first, right under what it is."""
    part = easy_decision(decision, names)
    rows = {row.mark: row for row in part.rows}
    what, owner, check = rows[Mark.DECISION], rows[Mark.OWNER], rows[Mark.CHECK]
    if decision.owner == name:
        owner = replace(owner, sentences=tuple(_easy_owner(decision)))
    if decision.checker == name:
        you = (Span("You check this."),)
        check = replace(check, sentences=(you, *check.sentences[1:]))
    mine = (owner, check) if decision.owner == name else (check, owner)
    return replace(part, rows=(what, *mine, rows[MARKS[decision.method]]))


def _easy_owner(decision: PlannedDecision) -> Iterator[Sentence]:
    if decision.agreed is True:
        yield (Span("You make sure it happens."),)
    else:
        yield (Span("We ask you to make sure it happens."),)
        yield (Span(_ANSWER),)
    if decision.due:
        yield (Span("It happens by "), strong(full_date(decision.due)), Span("."))
    else:
        yield (Span("It has no date yet."),)


def _easy_brought(row: EasyRow, name: str) -> EasyRow:
    """Return a parked note told to who brings it up."""
    told = f"{name} brings this up."
    you = tuple((Span("You bring this up."),) if plain(s) == told else s for s in row.sentences)
    return replace(row, sentences=you)
