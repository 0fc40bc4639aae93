"""What is odd in a decision: worth a gentle word, and never in the way."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta

from flipchart_to_action.domain.calendar_days import WEEKDAYS, short_date
from flipchart_to_action.domain.completeness import Part
from flipchart_to_action.domain.date_reading import contradiction
from flipchart_to_action.domain.dates import ENGLAND, full_date, next_working_day, remark
from flipchart_to_action.domain.doing_words import after_we_will
from flipchart_to_action.domain.records import Decision
from flipchart_to_action.domain.sentence_case import is_shouted, sentence_case
from flipchart_to_action.domain.state import WorkshopState
from flipchart_to_action.domain.text import folded

MOST_FOR_ONE = 3
"""So many decisions one person can well be accountable for."""
PLENTY = 7
"""So many decisions one workshop can well keep alive."""

_NOBODY = re.compile(
    r"(?:the |our |whole |entire |all |of |us )*"
    r"(?:all|team|teams|everyone|everybody|we|us|staff|group|committee|anyone|anybody|someone"
    r"|somebody|nobody|people|volunteers|tb[acd]|to be (?:agreed|confirmed|decided)|n/?a|\?+|-+)"
)
_TWO = re.compile(r"\S (?:and|&|or) \S|\S ?[/+&] ?\S|\S, ?\S")
_VAGUE_BEGINNING = re.compile(
    r"(?:(?:we|will|to|all|try|aim|continue|need|begin|start|and|also) )*"
    r"(look (?:into|at)|improve|explore|consider|investigate|discuss|review|support|promote"
    r"|encourage|think about|work on|work towards|be more|do more|focus on|engage(?: with)?|liaise"
    r"|monitor|enhance|strengthen|address|facilitate|develop|tackle|better)\b"
)
_VAGUE_ANYWHERE = re.compile(r"\b(raise awareness|look into|think about|try to|where possible)\b")


@dataclass(frozen=True, slots=True)
class Oddity:
    """Something that may be meant, yet is worth a word.

    What is offered for `part` in its place is a date (`offer`), or other words (`words`).
    """

    sentence: str
    part: Part
    offer: date | None = None
    words: str = ""


def oddities(
    state: WorkshopState, decision: Decision, today: date, country: str = ENGLAND
) -> tuple[Oddity, ...]:
    """Return what is odd in a decision, the weightiest first.

    A date that has passed or a check before the work is done makes the plan wrong, so it comes
    before what makes it weak.

    Args:
        state: Its workshop.
        decision: The decision.
        today: The day of asking.
        country: Whose bank holidays count (see `dates.holiday`).
    """
    passed: list[Oddity] = []
    unlucky: list[Oddity] = []
    for part, day in ((Part.DUE, decision.due), (Part.CHECK_ON, decision.check_on)):
        said = remark(day, today, country) if day else None
        if day and said:
            oddity = Oddity(said.sentence, part, said.offer)
            (passed if day < today else unlucky).append(oddity)
    return (
        *passed,
        *_contradictions(decision),
        *_order_of_dates(decision, country),
        *_people(state, decision),
        *unlucky,
        *_words(state, decision),
        *_too_many(state, decision),
    )


def _contradictions(decision: Decision) -> Iterator[Oddity]:
    for part, words, day in (
        (Part.DUE, decision.due_words, decision.due),
        (Part.CHECK_ON, decision.check_words, decision.check_on),
    ):
        odd = contradiction(words, day) if day else None
        if odd is not None and odd.offer is not None:
            other = WEEKDAYS[odd.offer.weekday()]
            yield Oddity(f"{odd.doubt}. Is {other} {short_date(odd.offer)} meant?", part, odd.offer)


def _order_of_dates(decision: Decision, country: str) -> Iterator[Oddity]:
    due = decision.due
    if due is None or decision.check_on is None or decision.check_on >= due:
        return
    sentence = f"The check comes before it is to be done, on {full_date(due)}."
    try:
        offer = next_working_day(due + timedelta(weeks=4), country)
    except OverflowError:  # the very last days that a date can have
        yield Oddity(sentence, Part.CHECK_ON)
    else:
        yield Oddity(sentence, Part.CHECK_ON, offer)


def _people(state: WorkshopState, decision: Decision) -> Iterator[Oddity]:
    owner = state.person(decision.owner_id)
    checker = state.person(decision.checker_id)
    if owner is not None and _NOBODY.fullmatch(folded(owner.name)):
        yield Oddity(f"“{owner.name}” is nobody to ask. Who makes sure of it?", Part.OWNER)
    elif owner is not None and _TWO.search(owner.name):
        yield Oddity("Two may each wait for the other. Which one makes sure of it?", Part.OWNER)
    if owner is not None and checker == owner:
        sentence = f"{owner.name} is to do it and to check it. Somebody else may see more."
        yield Oddity(sentence, Part.CHECKER)
    elif checker is not None and _NOBODY.fullmatch(folded(checker.name)):
        yield Oddity(f"“{checker.name}” is nobody to ask. Who will look?", Part.CHECKER)


def _words(state: WorkshopState, decision: Decision) -> Iterator[Oddity]:
    if is_shouted(decision.what):
        names = [*(p.name for p in state.people), state.workshop.place]
        words = sentence_case(decision.what, names)
        yield Oddity("It is all in capitals, as it stands on the note.", Part.WHAT, words=words)
    verb = vague_words(decision.what)
    if verb:
        yield Oddity(f"“{verb}” has no end. What will have been done by then?", Part.WHAT)
    elif decision.what.strip() and not _says_what(state, decision):
        yield Oddity("It goes out as it stands, without “We will”. What will we do?", Part.WHAT)
    if decision.method is not None and not decision.measure.strip():
        yield Oddity("It says how we will look, but not what we hope to see.", Part.METHOD)


def _says_what(state: WorkshopState, decision: Decision) -> bool:
    """Say whether it is a sentence with "We will", or one that somebody began with "we"."""
    if re.match(r"we\b", decision.what.strip(), re.IGNORECASE):
        return True
    names = [*(p.name for p in state.people), state.workshop.place]
    words = {word for name in names for word in re.findall(r"[^\W\d_]+", name)}
    return after_we_will(decision.what, words) is not None


def _too_many(state: WorkshopState, decision: Decision) -> Iterator[Oddity]:
    owner = state.person(decision.owner_id)
    owned = sum(d.owner_id == owner.id for d in state.decisions) if owner else 0
    if owner is not None and owned > MOST_FOR_ONE:
        sentence = f"{owner.name} is to see to {owned} decisions. Can somebody else take one?"
        yield Oddity(sentence, Part.OWNER)
    number = state.decisions.index(decision) + 1 if decision in state.decisions else 0
    if number > PLENTY:
        yield Oddity(f"This is decision {number}; seven are plenty. Which can wait?", Part.WHAT)


def vague_words(what: str) -> str:
    """Return the words of `what` that have no end ("look into"), empty where there are none."""
    text = folded(what)
    found = _VAGUE_BEGINNING.match(text) or _VAGUE_ANYWHERE.search(text)
    return found[1] if found else ""
