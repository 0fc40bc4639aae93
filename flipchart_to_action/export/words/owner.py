"""What one person said they would do, or is asked to: their part of the plan, in its words."""

from collections.abc import Iterator
from dataclasses import replace

from flipchart_to_action.domain.plan import ActionPlan, Reader
from flipchart_to_action.export.words.blocks import (
    DecisionBlock,
    Mark,
    PlanWords,
    PointBlock,
    Section,
    Span,
    strong,
)
from flipchart_to_action.export.words.plan import thanked, wording
from flipchart_to_action.export.words.plan_easy import (
    EasyPart,
    EasyPlan,
    EasyRow,
    EasySection,
    easy_decision,
    easy_parked,
    easy_plan,
    listed,
    names_of,
)

KIND, ASKED = "What you said you would do", "What we ask you to do"
_NOTHING = "Nothing in this plan is in your name."
_OWNED, _CHECKED = "You make sure of this", "You check this"
_BROUGHT = "You bring this up"


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
    """Return the words of a person's sheet: what they do, what they check, what they bring up."""
    words = wording(plan)
    kind = KIND if said_yes(plan, name) else ASKED
    return replace(
        words,
        kind=kind,
        thanks=_greeting(plan, name),
        sections=tuple(_sections(plan, words, name) if name else ())
        or (Section(kind, ((Span(_NOTHING),),)),),
    )


def said_yes(plan: ActionPlan, name: str) -> bool:
    """Say whether this person said yes to what they own; who owns nothing has nothing to refuse."""
    return all(d.agreed is True for d in plan.decisions if d.owner == name)


def _greeting(plan: ActionPlan, name: str) -> str:
    said = "you said you would" if said_yes(plan, name) else "we ask you to"
    told = f"what {said} do, by when, and how we will see that it happened."
    if own := thanked(plan, ""):
        return f"Dear {name}, here is {told} {own}"
    return f"Dear {name}, thank you for your day and your plain speaking. This is {told}"


def easy_owner_words(plan: ActionPlan, name: str) -> EasyPlan:
    """Return the words of a person's sheet as an Easy Read draft."""
    words, said = easy_plan(plan), said_yes(plan, name)
    opening = (
        (Span("This is for "), strong(name), Span(".")),
        (Span(thanked(plan, "Thank you for your work.")),),
        (
            Span(
                "This is what you said you would do." if said else "This is what we ask you to do."
            ),
        ),
    )
    nothing = EasyPart("", (EasyRow(Mark.DECISION, ((Span(_NOTHING),),)),))
    return replace(
        words,
        opening=opening,
        sections=tuple(_easy_sections(plan, name) if name else ())
        or (EasySection(KIND if said else ASKED, (nothing,)),),
    )


def _easy_sections(plan: ActionPlan, name: str) -> Iterator[EasySection]:
    names = names_of(plan)
    owned = [d for d in plan.decisions if d.owner == name]
    checked = [d for d in plan.decisions if d.checker == name != d.owner]
    brought = [p for p in plan.parked if p.person == name]
    for heading, decisions in ((_OWNED, owned), (_CHECKED, checked)):
        if decisions:
            yield EasySection(heading, tuple(easy_decision(d, names) for d in decisions))
    if brought:
        yield listed(_BROUGHT, map(easy_parked, brought))


def _sections(plan: ActionPlan, words: PlanWords, name: str) -> Iterator[Section]:
    blocks = [block for section in words.sections for block in section.blocks]
    decided = [block for block in blocks if isinstance(block, DecisionBlock)]
    parked = [b for b in blocks if isinstance(b, PointBlock) and b.mark is Mark.PARKED]
    pairs = list(zip(decided, plan.decisions, strict=True))
    owned = tuple(block for block, d in pairs if d.owner == name)
    checked = tuple(block for block, d in pairs if d.checker == name and d.owner != name)
    brought = tuple(b for b, p in zip(parked, plan.parked, strict=True) if p.person == name)
    if owned:
        yield Section(_OWNED, blocks=owned)
    if checked:
        yield Section(_CHECKED, blocks=checked)
    if brought:
        yield Section(_BROUGHT, blocks=brought)
