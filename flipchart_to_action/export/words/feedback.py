"""Every sentence of the feedback report ("You said, we did"), once, for all formats.

It has the form of the plan's words, so whatever can set the plan can set the report.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from datetime import date

from flipchart_to_action.domain.dates import full_date
from flipchart_to_action.domain.feedback import (
    FeedbackReport,
    FoundCheck,
    ReportedDecision,
    SaidNote,
    SaidTheme,
    ToldNews,
)
from flipchart_to_action.domain.follow_up import Standing
from flipchart_to_action.domain.plan import NoteNotTaken, ParkedNote
from flipchart_to_action.domain.records import NewsKind, Outcome
from flipchart_to_action.export.words.blocks import (
    DecisionBlock,
    Line,
    Mark,
    PlanWords,
    PointBlock,
    Section,
    Sentence,
    Span,
    Table,
    strong,
)
from flipchart_to_action.export.words.grammar import (
    capital,
    full_stop,
    proper_names,
    so_that,
    we_will,
)
from flipchart_to_action.export.words.overview import few_words_for, short_title
from flipchart_to_action.export.words.plan import IN_PICTURE, contact_section, measure_sentence

KIND = "You said, we did"

GROUPS: tuple[tuple[str, tuple[Standing, ...]], ...] = (
    ("What changed", (Standing.CHANGED,)),
    ("What changed in part", (Standing.PARTLY,)),
    ("What did not change", (Standing.NOT_CHANGED,)),
    ("Done, and not checked yet", (Standing.DONE,)),
    ("Still to be done", (Standing.OPEN, Standing.DELAYED, Standing.NEEDS_HELP)),
    ("No longer needed", (Standing.NO_LONGER_NEEDED,)),
)
"""The parts of the report, and which decisions stand in each."""

FOUND = {
    Outcome.CHANGED: "it has changed",
    Outcome.PARTLY: "it has changed in part",
    Outcome.NOT_CHANGED: "it has not changed",
    Outcome.NO_LONGER_NEEDED: "it is no longer needed",
}
_WHY = (Outcome.NOT_CHANGED, Outcome.NO_LONGER_NEEDED)
_OVER = (Standing.CHANGED, Standing.PARTLY, Standing.NOT_CHANGED, Standing.NO_LONGER_NEEDED)
_PICTURES_A_THEME = 3


def feedback_words(report: FeedbackReport) -> PlanWords:
    """Return the words of the report, in reading order."""
    held_on = full_date(report.held_on) if report.held_on else ""
    people = len(report.people)
    count = f"{people} {'person was' if people == 1 else 'people were'} there" if people else ""
    shown = report.title or (f"Workshop of {held_on}" if held_on else "Our workshop")
    return PlanWords(
        kind=KIND,
        title=shown,
        subtitle=" · ".join(filter(None, (held_on, report.place, count))),
        purpose_label="What was to be different",
        purpose=report.purpose or "Nobody has said what was to be different.",
        purpose_open=not report.purpose,
        thanks=_thanks(report),
        sections=tuple(_sections(report)),
        foot=" · ".join((shown, KIND, full_date(report.reported_on))),
        organisation=report.organisation.name,
        subject=f"{KIND}: {shown}, {full_date(report.reported_on)}",
    )


def _thanks(report: FeedbackReport) -> str:
    usual = "Thank you for your day and your plain speaking."
    begun = full_stop(report.thanks) if report.thanks else usual
    return f"{begun} This is what came of it, up to {full_date(report.reported_on)}."


def names_of(report: FeedbackReport) -> frozenset[str]:
    """Return the words of the report that keep their capital: names of people and places."""
    return proper_names(
        [
            *report.people,
            *(r.name for r in report.readers),
            report.place,
            *(d.owner for d in report.decisions),
        ]
    )


def of_group(report: FeedbackReport, standings: Sequence[Standing]) -> tuple[ReportedDecision, ...]:
    """Return the decisions that stand so."""
    return tuple(d for d in report.decisions if d.standing in standings)


def _sections(report: FeedbackReport) -> Iterator[Section]:
    names = names_of(report)
    if report.decisions:
        yield Section("You said, we did, and now", tables=(_at_a_glance(report, names),))
    if not report.decisions:
        yield Section("What we decided", ((Span("Nothing was decided."),),))
    for heading, standings in GROUPS:
        chosen = of_group(report, standings)
        if chosen:
            blocks = (_shown(_decision(d, names, report.reported_on), d) for d in chosen)
            yield Section(heading, blocks=tuple(blocks))
    if report.not_taken:
        yield Section("What we could not do", blocks=tuple(map(_not_taken, report.not_taken)))
    if report.parked:
        parked = (_parked(note, report.reported_on) for note in report.parked)
        yield Section("Not forgotten", blocks=tuple(parked))
    yield Section("What comes next", (tuple(_joined(_next(report))),))
    yield from contact_section(report.organisation.contact)
    yield from _said(report.said)


def _at_a_glance(report: FeedbackReport, names: frozenset[str]) -> Table:
    """Return what was said, what we said we would do, and how it stands, side by side."""
    rows = tuple(
        (
            short_title(d.note_text) if d.note_text else "–",
            short_title(we_will(d.what, names)),
            how_it_stands(d, report.reported_on),
        )
        for _, standings in GROUPS
        for d in of_group(report, standings)
    )
    return Table(("You said", "We did", "Now"), rows, (36, 38, 26), row_head=1)


_STANDS = {
    Standing.CHANGED: "It has changed",
    Standing.PARTLY: "Changed in part",
    Standing.NOT_CHANGED: "Not changed",
    Standing.DONE: "Done, not checked yet",
    Standing.NEEDS_HELP: "Help is needed",
    Standing.NO_LONGER_NEEDED: "No longer needed",
}


def how_it_stands(decision: ReportedDecision, on: date) -> str:
    """Return how a decision stands on a day, in a few words; late is told as late."""
    if decision.standing in _STANDS:
        return _STANDS[decision.standing]
    due = due_now(decision)
    if due is None:
        return "Not done yet"
    return f"Late since {few_words_for(due)}" if due < on else f"Due by {few_words_for(due)}"


def due_now(decision: ReportedDecision) -> date | None:
    """Return by when it is to be done, as the owner said last."""
    told = [news.new_due for news in decision.news if news.new_due is not None]
    return told[-1] if told else decision.due


def _said(themes: Iterable[SaidTheme]) -> Iterator[Section]:
    for said in themes:
        heading = f"You also said: {said.theme}" if said.theme else "You also said"
        blocks = tuple(_said_notes(said.notes))
        yield Section(heading, blocks=blocks, short=not any(b.picture for b in blocks))


def _said_notes(notes: Iterable[SaidNote]) -> Iterator[PointBlock]:
    """Yield what was said; the handwriting of the first few, and of those without words."""
    shown = 0
    for note in notes:
        with_picture = note.picture is not None and (not note.text or shown < _PICTURES_A_THEME)
        shown += with_picture
        yield PointBlock(
            Mark.ANSWERED, note.text or IN_PICTURE, picture=note.picture if with_picture else None
        )


def _decision(decision: ReportedDecision, names: frozenset[str], on: date) -> DecisionBlock:
    picture, said = decision.picture, decision.note_text
    lines = [Line(Mark.ANSWERED, (Span(f"You said: “{said}”"),))] if said else []
    lines.append(Line(Mark.OWNER, _owner(decision, on)))
    lines += [Line(Mark.OWNER, news_sentence(news, decision.owner)) for news in decision.news]
    if not decision.checks:
        measure = measure_sentence(decision.method, decision.measure, names)
        lines.append(Line(Mark.MEASURE, measure))
    lines += [Line(Mark.MEASURE, check_found(check)) for check in decision.checks]
    coming = _coming_check(decision, on)
    if coming:
        lines.append(Line(Mark.CHECK, coming))
    return DecisionBlock(
        number=decision.number,
        what=we_will(decision.what, names),
        so_that=so_that(decision.so_that, names),
        lines=tuple(lines),
        picture=picture,
        picture_label=f"sheet {picture.sheet_number}" if picture else "",
        picture_words=f"Handwritten: {said}" if said else "Handwriting",
    )


def _shown(block: DecisionBlock, decision: ReportedDecision) -> DecisionBlock:
    """Return the block with the photo that shows what was found, where there is one.

    It takes the place of the handwriting, which stands among what was said.
    """
    if decision.shown is None:
        return block
    return replace(
        block,
        picture=decision.shown,
        picture_label="photo of the check",
        picture_words="A photo that shows what the check found",
    )


def _owner(decision: ReportedDecision, on: date) -> Sentence:
    owner, due = decision.owner, decision.due
    over = decision.standing in _OVER or decision.standing is Standing.DONE
    if not owner:
        return (Span("Nobody was accountable." if over else "Nobody is accountable yet."),)
    verb = " had this in hand" if over else " makes sure it happens"
    if due is None or (over and due > on):
        return (strong(owner), Span(f"{verb}."))
    day = strong(full_date(due))
    if over or due >= on:
        return (strong(owner), Span(f"{verb}, by "), day, Span("."))
    now = due_now(decision)
    late = " It is late." if now is not None and now < on else ""
    return (strong(owner), Span(" was to make sure of it by "), day, Span(f".{late}"))


def news_sentence(news: ToldNews, owner: str) -> Sentence:
    """Return what the owner told, and when."""
    name = owner or "The owner"
    spans = [Span(f"{name} said on {full_date(news.told_on)} that ")]
    if news.kind is NewsKind.DONE:
        spans.append(Span("it is done."))
    elif news.kind is NewsKind.NEEDS_HELP:
        spans.append(Span("help is needed."))
    elif news.new_due is None:
        spans.append(Span("it takes longer."))
    else:
        spans += [Span("it takes until "), strong(full_date(news.new_due)), Span(".")]
    told = (Span(f" {full_stop(capital(news.words))}"),) if news.words else ()
    return (*spans, *told)


def check_found(check: FoundCheck) -> Sentence:
    """Return what a check found, who found it and when, and what shows it or why."""
    day = strong(full_date(check.checked_on))
    by = (strong(check.checker), Span(" checked on ")) if check.checker else (Span("Checked on "),)
    found = (*by, day, Span(": "), strong(FOUND[check.outcome]), Span("."))
    if not check.words:
        return found
    label = "Why" if check.outcome in _WHY else "What shows it"
    return (*found, Span(f" {label}: {full_stop(check.words)}"))


def _coming_check(decision: ReportedDecision, today: date) -> Sentence:
    checker, on = decision.checker, decision.next_check
    if on is not None and on < today:
        was = f"{checker} was to check" if checker else "The check was to be"
        again = " again" if decision.checks else ""
        return (Span(f"{was}{again} on "), strong(full_date(on)), Span(". It is overdue."))
    if on is not None:
        by = f"{checker} checks" if checker else "The check is"
        return (
            Span(f"{by}{' again' if decision.checks else ''} on "),
            strong(full_date(on)),
            Span("."),
        )
    if decision.checks:
        return ()
    return (
        Span(f"{checker} checks. No date is set yet." if checker else "Nobody checks this yet."),
    )


def _not_taken(note: NoteNotTaken) -> PointBlock:
    said = [full_stop(capital(note.reason))] if note.reason else []
    if note.passed_to:
        said.append(full_stop(f"We passed it to {note.passed_to}"))
    return _point(Mark.NOT_TAKEN, note.text, " ".join(said) or "No reason was given.", note)


def _parked(note: ParkedNote, on: date) -> PointBlock:
    until = f" by {full_date(note.until)}" if note.until else ""
    verb = "was to bring it up" if note.until and note.until < on else "brings it up"
    said = f"{note.person} {verb}{until}." if note.person else "Nobody has it in hand yet."
    return _point(Mark.PARKED, note.text, said, note)


def _point(mark: Mark, text: str, said: str, note: NoteNotTaken | ParkedNote) -> PointBlock:
    return PointBlock(mark, text or IN_PICTURE, (Span(said),), None if text else note.picture)


def _next(report: FeedbackReport) -> Iterator[Sentence]:
    days = sorted(d.next_check for d in report.decisions if d.next_check)
    overdue = [day for day in days if day < report.reported_on]
    checks = days[len(overdue) :]
    if overdue:
        are = "1 check is" if len(overdue) == 1 else f"{len(overdue)} checks are"
        since = "since" if len(overdue) == 1 else "the oldest since"
        yield (Span(f"{are} overdue, {since} "), strong(full_date(overdue[0])), Span("."))
    if checks:
        yield (Span("The next check is on "), strong(full_date(checks[0])), Span("."))
    if report.next_feedback is not None:
        yield (
            Span("You hear from us again by "),
            strong(full_date(report.next_feedback)),
            Span("."),
        )
    elif days:
        yield (Span("Nobody has said yet when you hear from us again."),)
    else:
        yield (Span("Nothing more is planned. Thank you."),)


def _joined(sentences: Iterable[Sentence]) -> Iterator[Span]:
    for place, sentence in enumerate(sentences):
        yield from (Span(" "), *sentence) if place else sentence
