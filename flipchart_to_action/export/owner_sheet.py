"""What one person said they would do: their part of the plan, in the plan's own words."""

from collections.abc import Iterator
from dataclasses import replace

from flipchart_to_action.domain.plan import ActionPlan
from flipchart_to_action.export.sentences import clean
from flipchart_to_action.export.wording import (
    DecisionBlock,
    Mark,
    PlanWords,
    PointBlock,
    Section,
    Span,
    wording,
)

KIND = "What you said you would do"


def part_of(plan: ActionPlan, name: str) -> ActionPlan:
    """Return the plan with what this person owns, checks or brings up, and nothing else."""
    name = clean(name)
    return replace(
        plan,
        decisions=tuple(
            d for d in plan.decisions if name and name in (clean(d.owner), clean(d.checker))
        ),
        parked=tuple(p for p in plan.parked if name and clean(p.person) == name),
        not_taken=(),
        answered=(),
        undecided=(),
    )


def owner_words(plan: ActionPlan, name: str) -> PlanWords:
    """Return the words of a person's sheet: what they do, what they check, what they bring up."""
    name = clean(name)
    words = wording(plan)
    return replace(
        words,
        kind=KIND,
        thanks=f"Dear {name}, thank you for your day and your plain speaking. This is what you"
        " said you would do, by when, and how we will see that it happened.",
        sections=tuple(_sections(plan, words, name) if name else ())
        or (Section(KIND, ((Span("Nothing in this plan is in your name."),),)),),
    )


def _sections(plan: ActionPlan, words: PlanWords, name: str) -> Iterator[Section]:
    blocks = [block for section in words.sections for block in section.blocks]
    decided = [block for block in blocks if isinstance(block, DecisionBlock)]
    parked = [b for b in blocks if isinstance(b, PointBlock) and b.mark is Mark.PARKED]
    pairs = list(zip(decided, plan.decisions, strict=True))
    owned = tuple(block for block, d in pairs if clean(d.owner) == name)
    checked = tuple(
        block for block, d in pairs if clean(d.checker) == name and clean(d.owner) != name
    )
    brought = tuple(b for b, p in zip(parked, plan.parked, strict=True) if clean(p.person) == name)
    if owned:
        yield Section("You make sure of this", blocks=owned)
    if checked:
        yield Section("You check this", blocks=checked)
    if brought:
        yield Section("You bring this up", blocks=brought)
