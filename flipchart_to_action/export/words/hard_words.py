"""What a facilitator should make easier before an Easy Read draft is sent: words and sentences."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache

from flipchart_to_action.assets import WORD_LIST
from flipchart_to_action.domain.plan import ActionPlan
from flipchart_to_action.errors import ExportError
from flipchart_to_action.export.words.blocks import plain
from flipchart_to_action.export.words.grammar import proper_names
from flipchart_to_action.export.words.plan_easy import easy_plan
from flipchart_to_action.export.words.short_sentences import MOST_WORDS

_RARE = 12_000
_LONG, _RARE_IF_LONG = 10, 2_000
_CUT = 60
_WORD = re.compile(r"[^\W\d_]+(?:[’'-][^\W\d_]+)*")


@dataclass(frozen=True, slots=True)
class Hard:
    """A hard word or a long sentence, where it stands, and in which decision first, if any."""

    words: str
    where: str
    decision: int | None = None


def hard_places(plan: ActionPlan) -> tuple[Hard, ...]:
    """Return each hard word and each long sentence of the draft once, with where it stands.

    Raises:
        ExportError: The program's list of words is missing.
    """
    return (*_hard_words(plan), *_long_sentences(plan))


def _hard_words(plan: ActionPlan) -> Iterator[Hard]:
    for word, places in _hard(plan).items():
        numbers = [number for _where, number in places if number is not None]
        yield Hard(f"“{word}”", ", ".join(where for where, _ in places), next(iter(numbers), None))


def _long_sentences(plan: ActionPlan) -> Iterator[Hard]:
    numbers = {f"Decision {d.number}": d.number for d in plan.decisions}
    seen = set()
    for where, sentence in _long(plan):
        if sentence not in seen:
            seen.add(sentence)
            cut = sentence if len(sentence) <= _CUT else f"{sentence[:_CUT].rsplit(None, 1)[0]} …"
            number = numbers.get(where)
            place = f"decision {number}" if number else f"“{where}”"
            yield Hard(f"{len(sentence.split())} words: “{cut}”", place, number)


def _hard(plan: ActionPlan) -> dict[str, dict[tuple[str, int | None], None]]:
    """Return the places of each hard word: words for where it is, and the decision's number.

    Hard is what is long or rare, in the order of reading, but for names and for what is not
    written in Latin letters.
    """
    names = proper_names(_names(plan))
    found: dict[str, dict[tuple[str, int | None], None]] = {}
    for where, number, text in _written(plan):
        for begins, word in _words(text):
            is_name = word in names or (word[0].isupper() and not begins)
            if not is_name and word.isascii() and _is_hard(word.casefold()):
                found.setdefault(word.casefold(), {}).setdefault((where, number))
    return found


def _long(plan: ActionPlan) -> Iterator[tuple[str, str]]:
    """Yield each sentence that is too long, and the heading under which it stands."""
    for section in easy_plan(plan).sections:
        for part in section.parts:
            for sentence in (s for row in part.rows for s in row.sentences):
                for one in re.split(r"(?<=[.!?])\s+", plain(sentence)):
                    if len(one.split()) > MOST_WORDS:
                        yield part.heading or section.heading, one


def _names(plan: ActionPlan) -> Iterator[str]:
    yield from plan.people
    yield plan.place
    for decision in plan.decisions:
        yield from (decision.owner, decision.checker)
    yield from (note.person for note in plan.parked)
    yield from (note.passed_to for note in plan.not_taken)


def _written(plan: ActionPlan) -> Iterator[tuple[str, int | None, str]]:
    """Yield what people wrote, without names: where, in which decision, and the words."""
    yield "the title", None, plan.title
    yield "the purpose", None, plan.purpose
    for d in plan.decisions:
        for text in (d.what, d.so_that, d.measure):
            yield f"decision {d.number}", d.number, text
    for parked in plan.parked:
        yield "a parked note", None, parked.text
    for note in plan.not_taken:
        yield "a note that is not taken forward", None, note.text
        yield "why a note is not taken forward", None, note.reason
    for answered in plan.answered:
        yield "an answered note", None, answered.text
        yield "an answer", None, answered.answer


def _words(text: str) -> Iterator[tuple[bool, str]]:
    """Yield the words of a text, and whether each begins a sentence."""
    for match in _WORD.finditer(text):
        before = text[: match.start()].rstrip(" “\"'(")
        begins = not before or before[-1] in ".!?:"
        yield from ((begins, part) for part in re.split("[-]", match[0]) if part)


def _is_hard(word: str) -> bool:
    rank = min((_ranks().get(form, 10**9) for form in _forms(word)), default=10**9)
    return rank > _RARE or (len(word) >= _LONG and rank > _RARE_IF_LONG)


def _forms(word: str) -> Iterable[str]:
    """Return the word as the list may have it: without ’s, the American way, in the singular."""
    bare = re.sub("[’']s$", "", word)
    forms = {bare, bare.replace("’", "'"), bare.replace("’", "").replace("'", "")}
    forms |= {re.sub(r"is(e[ds]?|ing|ation)$", r"iz\1", bare), re.sub(r"our", "or", bare)}
    if len(bare) > 3:
        forms.add(bare.removesuffix("s"))
    return forms


@cache
def _ranks() -> dict[str, int]:
    """Return the place of each English word in the list, the most common first."""
    file = WORD_LIST.needed(ExportError)
    lines = file.read_text(encoding="utf-8-sig").splitlines()
    return {line.partition(" ")[0]: place for place, line in enumerate(lines)}
