"""The feedback report in easy sentences, as a draft: one idea each, none of ours above 15 words."""

from collections.abc import Iterator
from datetime import date

from flipchart_to_action.domain.dates import full_date
from flipchart_to_action.domain.feedback import (
    FeedbackReport,
    FoundCheck,
    ReportedDecision,
    ToldNews,
)
from flipchart_to_action.domain.plan import Picture
from flipchart_to_action.domain.records import NewsKind, Outcome
from flipchart_to_action.export.words.blocks import Mark, Sentence, Span, strong
from flipchart_to_action.export.words.feedback import (
    GROUPS,
    KIND,
    feedback_words,
    names_of,
    of_group,
)
from flipchart_to_action.export.words.grammar import capital, full_stop, so_that, we_will
from flipchart_to_action.export.words.plan import IN_PICTURE
from flipchart_to_action.export.words.plan_easy import (
    DRAFT,
    EasyPart,
    EasyPlan,
    EasyRow,
    EasySection,
    in_pieces,
)

_FOUND = {
    Outcome.CHANGED: "It has changed.",
    Outcome.PARTLY: "Some of it has changed.",
    Outcome.NOT_CHANGED: "It has not changed.",
    Outcome.NO_LONGER_NEEDED: "We do not need this any more.",
}


def easy_feedback(report: FeedbackReport) -> EasyPlan:
    """Return the sentences of the Easy Read draft of a report."""
    words = feedback_words(report)
    return EasyPlan(
        title=f"{KIND}: {words.title}",
        notice=(
            (strong(f"This is an {DRAFT}."),),
            _said("Please check it with people who use Easy Read."),
        ),
        opening=tuple(_opening(report)),
        sections=tuple(map(in_pieces, _sections(report))),
        foot=f"{words.title} · {KIND} · {DRAFT}",
        organisation=words.organisation,
    )


def _said(text: str) -> Sentence:
    return (Span(text),)


def _opening(report: FeedbackReport) -> Iterator[Sentence]:
    if report.held_on:
        yield (Span("We met on "), strong(full_date(report.held_on)), Span("."))
    if report.thanks:
        yield _said(full_stop(report.thanks))
    else:
        yield _said("Thank you for what you said.")
    yield _said("This is what happened after that.")


def _sections(report: FeedbackReport) -> Iterator[EasySection]:
    names = names_of(report)
    for heading, standings in GROUPS:
        chosen = of_group(report, standings)
        if chosen:
            on = report.reported_on
            yield EasySection(heading, tuple(_decision(d, names, on) for d in chosen))
    if report.not_taken:
        rows = []
        for note in report.not_taken:
            told = [_said(full_stop(capital(note.reason)))] if note.reason else []
            if note.passed_to:
                told.append(_said(full_stop(f"We passed this to {note.passed_to}")))
            told = told or [_said("Nobody said why.")]
            rows.append(_point(Mark.NOT_TAKEN, note.text, told, note.picture))
        yield _listed("What we could not do", rows)
    if report.parked:
        rows = []
        for parked in report.parked:
            person = parked.person
            told = [
                _said(f"{person} brings this up." if person else "Nobody looks after this yet.")
            ]
            rows.append(_point(Mark.PARKED, parked.text, told, parked.picture))
        yield _listed("Not forgotten", rows)
    yield _listed("What comes next", [EasyRow(Mark.CHECK, tuple(_next(report)))])


def _listed(heading: str, rows: list[EasyRow]) -> EasySection:
    return EasySection(heading, tuple(EasyPart("", (row,)) for row in rows))


def _point(mark: Mark, text: str, told: list[Sentence], picture: Picture | None) -> EasyRow:
    if picture is None:
        return EasyRow(mark, ((strong(text or IN_PICTURE),), *told))
    shown = f"Handwritten: {text}" if text else f"Handwriting on sheet {picture.sheet_number}"
    return EasyRow(mark, ((strong(text or IN_PICTURE),), *told), picture, shown)


def _decision(decision: ReportedDecision, names: frozenset[str], on: date) -> EasyPart:
    told = decision.note_text
    what: list[Sentence] = [_said("You said:"), _said(told)] if told else []
    what += [_said("We said:"), (strong(full_stop(we_will(decision.what, names))),)]
    if reason := so_that(decision.so_that, names):
        what.append(_said(f"This is {reason}"))
    said = decision.note_text
    handwriting = f"Handwritten: {said}" if said else "Handwriting"
    rows = [EasyRow(Mark.DECISION, tuple(what), decision.picture, handwriting)]
    if decision.owner:
        looks = (strong(decision.owner), Span(" looks after this."))
        rows.append(EasyRow(Mark.OWNER, (looks,)))
    rows += [EasyRow(Mark.OWNER, tuple(_news(news))) for news in decision.news]
    rows += [EasyRow(Mark.MEASURE, tuple(_check(check))) for check in decision.checks]
    if decision.next_check is not None and decision.next_check < on:
        day = strong(full_date(decision.next_check))
        late = ((Span("The day to check was "), day, Span(".")), _said("This check is late."))
        rows.append(EasyRow(Mark.CHECK, late))
    elif decision.next_check is not None:
        day = strong(full_date(decision.next_check))
        rows.append(EasyRow(Mark.CHECK, ((Span("We check on "), day, Span(".")),)))
    elif not decision.checks:
        rows.append(EasyRow(Mark.CHECK, (_said("Nobody has checked this yet."),)))
    return EasyPart(f"Decision {decision.number}", tuple(rows))


def _news(news: ToldNews) -> Iterator[Sentence]:
    if news.kind is NewsKind.DONE:
        yield _said("It is done.")
    elif news.kind is NewsKind.NEEDS_HELP:
        yield _said("We need help with this.")
    else:
        yield _said("It takes longer.")
    if news.new_due is not None:
        yield (Span("The new day is "), strong(full_date(news.new_due)), Span("."))
    if news.words:
        yield _said(full_stop(capital(news.words)))


def _check(check: FoundCheck) -> Iterator[Sentence]:
    day = strong(full_date(check.checked_on))
    if check.checker:
        yield (strong(check.checker), Span(" looked at it."))
    yield (Span("That was on "), day, Span("."))
    yield (strong(_FOUND[check.outcome]),)
    if check.words:
        yield _said(full_stop(capital(check.words)))


def _next(report: FeedbackReport) -> Iterator[Sentence]:
    on = report.reported_on
    checks = sorted(d.next_check for d in report.decisions if d.next_check and d.next_check >= on)
    others = sum(len(said.notes) for said in report.said)
    if others:
        yield _said(f"You also said {others} other {'thing' if others == 1 else 'things'}.")
    if checks:
        yield (Span("We check next on "), strong(full_date(checks[0])), Span("."))
    if report.next_feedback is not None:
        yield (Span("We tell you more by "), strong(full_date(report.next_feedback)), Span("."))
    elif checks:
        yield _said("We do not know yet when we tell you more.")
    else:
        yield _said("This is the end.")
        yield _said("Thank you.")
