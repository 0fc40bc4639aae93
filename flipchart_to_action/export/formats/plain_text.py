"""The plan as plain text: the same sentences as in every other format, without pictures."""

from collections.abc import Iterator

from flipchart_to_action.domain.plan import ActionPlan
from flipchart_to_action.export.words.blocks import (
    DecisionBlock,
    PlanWords,
    PointBlock,
    Section,
    plain,
)
from flipchart_to_action.export.words.plan import wording


def plain_text(plan: ActionPlan) -> str:
    """Return the plan in reading order, parts parted by an empty line."""
    return plain_text_of(wording(plan))


def plain_text_of(words: PlanWords) -> str:
    """Return words of a plan in reading order, parts parted by an empty line."""
    opening = [words.organisation, words.kind, words.title, words.subtitle]
    parts = [
        "\n".join(line for line in opening if line),
        f"{words.purpose_label}: {words.purpose}" if words.purpose else "",
        words.thanks,
    ]
    parts = list(filter(None, parts))
    for section in words.sections:
        parts += _section(section)
    return "\n\n".join(parts) + "\n"


def _section(section: Section) -> Iterator[str]:
    yield f"{section.heading}\n{'-' * len(section.heading)}"
    for paragraph in section.paragraphs:
        yield plain(paragraph)
    for table in section.tables:
        yield "\n".join(map(table.told, table.rows))
    for block in section.blocks:
        yield _decision(block) if isinstance(block, DecisionBlock) else _point(block)


def _decision(block: DecisionBlock) -> str:
    lines = [f"{block.number}. {block.what}"]
    lines += [block.so_that] if block.so_that else []
    lines += [plain(line.words) for line in block.lines]
    return "\n   ".join(lines)


def _point(block: PointBlock) -> str:
    said = plain(block.words)
    return f"- {block.text}\n  {said}" if said else f"- {block.text}"
