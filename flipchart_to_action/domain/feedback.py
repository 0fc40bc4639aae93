"""The feedback report ("You said, we did"): one snapshot of what came of a workshop.

As with the action plan, this snapshot is the only thing that an exporter reads.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from types import MappingProxyType

from flipchart_to_action.domain.completeness import left_out, unread
from flipchart_to_action.domain.follow_up import (
    Standing,
    checks_of,
    news_of,
    next_check,
    standing,
)
from flipchart_to_action.domain.plan import (
    NoteNotTaken,
    Organisation,
    ParkedNote,
    Picture,
    Reader,
    readers_of,
    words_of,
)
from flipchart_to_action.domain.private_words import going_out, held_back, is_private
from flipchart_to_action.domain.records import (
    Check,
    Decision,
    Fate,
    Method,
    News,
    NewsKind,
    Note,
    Outcome,
)
from flipchart_to_action.domain.state import WorkshopState
from flipchart_to_action.domain.text import CleanTexts
from flipchart_to_action.domain.themes import theme_of

_NOT_SAID = (Fate.JOINED, Fate.NOT_A_POINT)


@dataclass(frozen=True, slots=True, kw_only=True)
class SaidNote(CleanTexts):
    """A note as somebody wrote it; without words its picture speaks for it."""

    text: str
    picture: Picture | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class SaidTheme(CleanTexts):
    """What was said of one theme; the theme's name may be empty."""

    theme: str
    notes: tuple[SaidNote, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class FoundCheck(CleanTexts):
    """What a check found, with names in place of ids."""

    outcome: Outcome
    words: str
    checker: str
    checked_on: date
    next_on: date | None


@dataclass(frozen=True, slots=True, kw_only=True)
class ToldNews(CleanTexts):
    """What the owner told, and when."""

    kind: NewsKind
    words: str
    new_due: date | None
    told_on: date


@dataclass(frozen=True, slots=True, kw_only=True)
class ReportedDecision(CleanTexts):
    """A decision, how it stands, and all that was found and told of it, the last thing last.

    `shown`: the photo that shows what a check found.
    """

    number: int
    id: str
    what: str
    so_that: str = ""
    owner: str = ""
    due: date | None = None
    method: Method | None = None
    measure: str = ""
    checker: str = ""
    next_check: date | None = None
    standing: Standing = Standing.OPEN
    checks: tuple[FoundCheck, ...] = ()
    news: tuple[ToldNews, ...] = ()
    note_text: str = ""
    picture: Picture | None = None
    shown: Picture | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class FeedbackReport(CleanTexts):
    """All that is told to the people who were there, some time after the day.

    `readers`: who gets it and in which form, for drafts of mails alone.
    `reported_on`: the day of the report. `next_feedback`: when they hear again (None: nobody has
    promised a day that is still to come). `said`: what neither a decision nor another part tells.
    `held_back` and `unread`: as in the action plan.
    """

    title: str
    purpose: str = ""
    held_on: date | None = None
    place: str = ""
    people: tuple[str, ...] = ()
    readers: tuple[Reader, ...] = ()
    organisation: Organisation = field(default_factory=Organisation)
    thanks: str = ""
    reported_on: date
    said: tuple[SaidTheme, ...] = ()
    decisions: tuple[ReportedDecision, ...] = ()
    not_taken: tuple[NoteNotTaken, ...] = ()
    parked: tuple[ParkedNote, ...] = ()
    next_feedback: date | None = None
    held_back: frozenset[str] = frozenset()
    unread: int = 0


def report_of(
    state: WorkshopState,
    today: date,
    pictures: Mapping[str, Picture],
    organisation: Organisation = Organisation(),  # noqa: B008 (frozen)
    shown_by: Mapping[str, Picture] = MappingProxyType({}),
) -> FeedbackReport:
    """Return the feedback report of a workshop as it stands today.

    Notes that are private go nowhere, and so does the picture of one that is to go without. A
    decision that still has words of a private note is held back.

    Args:
        state: The workshop.
        today: The day of the report.
        pictures: The handwriting by the ids of the notes, as far as it can be had.
        organisation: Whose report it is.
        shown_by: The photos that show what was found, by the ids of decisions.
    """
    workshop = state.workshop
    shown = {} if workshop.pictures_left_out else pictures
    out = left_out(state)
    notes = [n for n in state.points if not n.private and n.id not in out]
    kept = {n.id: shown[n.id] for n in notes if n.id in shown and not n.picture_left_out}
    promised = workshop.feedback_on
    return FeedbackReport(
        title=workshop.title,
        purpose=workshop.purpose,
        held_on=workshop.held_on,
        place=workshop.place,
        people=tuple(p.name for p in state.people if p.was_there),
        readers=readers_of(state.people),
        organisation=organisation,
        thanks=workshop.thanks,
        reported_on=today,
        said=_said(state, _not_told_elsewhere(state, notes), kept),
        decisions=tuple(
            replace(_decision(state, number, decision, kept), shown=shown_by.get(decision.id))
            for number, decision in going_out(state)
        ),
        not_taken=tuple(
            NoteNotTaken(
                text=words_of(n),
                reason=n.fate_reason,
                passed_to=n.passed_to,
                picture=kept.get(n.id),
            )
            for n in notes
            if n.fate is Fate.NOT_TAKEN_FORWARD
        ),
        parked=tuple(
            ParkedNote(
                text=words_of(n),
                person=state.person_name(n.fate_person_id),
                until=n.fate_date,
                picture=kept.get(n.id),
            )
            for n in notes
            if n.fate is Fate.PARKED
        ),
        held_back=held_back(state),
        unread=len(unread(state)) - len(out),
        next_feedback=promised if promised is not None and promised > today else None,
    )


def _not_told_elsewhere(state: WorkshopState, notes: list[Note]) -> list[Note]:
    """Return the notes of which no decision and no fate with words of its own tells."""
    decided = {decision.note_id for _, decision in going_out(state)}
    told = (Fate.PARKED, Fate.NOT_TAKEN_FORWARD)
    return [n for n in notes if n.id not in decided and n.fate not in told]


def pictured(state: WorkshopState) -> tuple[Note, ...]:
    """Return the notes whose pictures a report can show."""
    if state.workshop.pictures_left_out:
        return ()
    return tuple(
        n
        for n in state.points
        if n.fate not in _NOT_SAID and not n.private and not n.picture_left_out
    )


def _said(
    state: WorkshopState, notes: list[Note], pictures: Mapping[str, Picture]
) -> tuple[SaidTheme, ...]:
    by_theme: dict[str, list[SaidNote]] = {}
    for note in notes:
        if note.fate not in _NOT_SAID and (note.text.strip() or note.id in pictures):
            said = SaidNote(text=words_of(note), picture=pictures.get(note.id))
            theme = theme_of(state, note)
            by_theme.setdefault("" if is_private(state, theme) else theme, []).append(said)
    return tuple(SaidTheme(theme=t, notes=tuple(n)) for t, n in by_theme.items())


def _decision(
    state: WorkshopState, number: int, decision: Decision, pictures: Mapping[str, Picture]
) -> ReportedDecision:
    checks, news = checks_of(state, decision.id), news_of(state, decision.id)
    note = state.note(decision.note_id)
    told = note is not None and not note.private
    return ReportedDecision(
        number=number,
        id=decision.id,
        what=decision.what,
        so_that=decision.so_that,
        owner=state.person_name(decision.owner_id),
        due=decision.due,
        method=decision.method,
        measure=decision.measure,
        checker=state.person_name(decision.checker_id),
        next_check=next_check(decision, checks),
        standing=standing(checks, news),
        checks=tuple(_found(state, c) for c in checks),
        news=tuple(_told(n) for n in news),
        note_text=words_of(note) if told and note else "",
        picture=pictures.get(decision.note_id or ""),
    )


def _found(state: WorkshopState, check: Check) -> FoundCheck:
    return FoundCheck(
        outcome=check.outcome,
        words=check.words,
        checker=state.person_name(check.checker_id),
        checked_on=check.checked_on,
        next_on=check.next_on,
    )


def _told(news: News) -> ToldNews:
    return ToldNews(kind=news.kind, words=news.words, new_due=news.new_due, told_on=news.told_on)
