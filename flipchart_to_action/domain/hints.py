"""Owner and date seen in a note's words: offered, never applied unasked.

A hint that is wrong costs the facilitator a look, so what is only perhaps a name or a date ("We
may", "Will ask", "the Thursday lunch", "2 weeks before") gives none.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from rapidfuzz.distance import OSA

from flipchart_to_action.domain.dates import parse_date, plain_date
from flipchart_to_action.domain.names import is_title, letters_of, told_apart
from flipchart_to_action.domain.records import Person

_MOST_OWNERS = 3


class HintKind(StrEnum):
    """What a hint is about."""

    OWNER = "owner"
    DUE = "due"


@dataclass(frozen=True, slots=True)
class Hint:
    """Something to take with one key: a person as owner, or a due date."""

    kind: HintKind
    label: str
    person_id: str | None = None
    due: date | None = None


def hints(text: str, people: Sequence[Person], today: date) -> tuple[Hint, ...]:
    """Return who and what date a note speaks of: owners first, then at most one date.

    Args:
        text: The note as it was read, misreadings and all.
        people: Who was there.
        today: The day from which "Friday" or "in two weeks" counts.
    """
    called = told_apart(people)
    found = [
        Hint(HintKind.OWNER, called[person.id], person_id=person.id)
        for person in _owners(text, people)
    ]
    due = _due(text, today)
    if due is not None:
        found.append(Hint(HintKind.DUE, f"by {plain_date(due)}", due=due))
    return tuple(found)


# Names that are words as well: a name only where a name is expected, or with the surname.
_ALSO_WORDS = re.findall(
    r"\w+",
    """
    will may mark rose grace hope faith joy bill art pat sue rob drew chase page dean june april
    august summer ray gene frank guy jack christian iris ivy amber dawn eve olive ruby daisy heather
    holly jasmine lily penny sky victor earl don ken max miles nick rich ross stew teddy tim trinity
    van wade young long short day banks fields woods price brown green white black gray grey king
    bishop cook baker carter smith mason park parks
    """,
)
# Capitals that are seldom anybody's initials.
_CAPITALS = re.findall(
    r"\w+",
    """
    TO NO IT OK ME AM PM US UK GP IN ON OR AS AT DO SO IF HE BE WE MY UP BY OF IS AN GO TV PC ALL
    AND THE FOR NHS CEO DIY FAQ PDF GPS TBC TBA ASAP EOD
    """,
)


@dataclass(frozen=True, slots=True)
class _Word:
    """A word of the note; `expected`: it stands where people write whose task it is."""

    text: str
    expected: bool


_WORD = re.compile(r"[^\W\d_]+(?:[’'-][^\W\d_]+)*")


def _words(text: str) -> list[_Word]:
    text = re.sub(r"\b((?:[A-Z]\.){2,3})", lambda m: m[0].replace(".", "") + " ", text)
    words = []
    for match in _WORD.finditer(text):
        before, after = text[: match.start()].rstrip(), text[match.end() :].lstrip()
        expected = (
            (not before.strip("•-–*· ") and after.startswith((":", "-", "–", "→")))
            or (before.endswith(("(", "[")) and after.startswith((")", "]", "+", "&", ",")))
            or (before.endswith((":", "-", "–", "→", "->", "=>")) and not after.strip(" .)"))
            or before.endswith("@")
        )
        words.append(_Word(re.sub(r"[’']s$", "", match[0]), expected))
    return words


def _owners(text: str, people: Sequence[Person]) -> list[Person]:
    """Return the people whom the text names, the surest first."""
    words = _words(text)
    shouted = text.isupper()
    names = {letters_of(part) for person in people for part in _WORD.findall(person.name)}
    scored = []
    for place, person in enumerate(people):
        score = max(
            (_score(person, words, i, names, shouted) for i in range(len(words))), default=0
        )
        if score:
            scored.append((-score, place, person))
    return [person for _, _, person in sorted(scored, key=lambda s: s[:2])[:_MOST_OWNERS]]


def _score(person: Person, words: list[_Word], i: int, names: set[str], shouted: bool) -> int:
    """Return how surely word `i` names `person`: 4 in full, 3 by name, 2 misread, 1 initials."""
    parts = [p for p in _WORD.findall(person.name) if not is_title(p)]
    if not parts:
        return 0
    word = words[i]
    if len(parts) > 1 and i + 1 < len(words):
        both = (word.text, parts[0]), (words[i + 1].text, parts[-1])
        if all(_alike(said, name, names) for said, name in both):
            return 4
    if not word.text[:1].isupper():
        return 0
    said = letters_of(word.text)
    if said in (letters_of(parts[0]), letters_of(parts[-1])):
        unsure = len(said) < 2 or said in _ALSO_WORDS
        return 0 if unsure and not word.expected else 3
    if word.expected and _alike(word.text, parts[0], names):
        return 2
    return int(_are_initials(word, parts, shouted))


def _are_initials(word: _Word, parts: list[str], shouted: bool) -> bool:
    initials = "".join(part[0] for part in parts).upper()
    if word.text != initials or not 2 <= len(initials) <= 3:
        return False
    return word.expected or not (shouted or initials in _CAPITALS)


def _alike(said: str, name: str, names: set[str]) -> bool:
    """Return whether `said` is the name, or the name misread and nobody else's."""
    said, name = letters_of(said), letters_of(name)
    if said == name:
        return True
    if said in names or len(name) < 4:
        return False
    return OSA.distance(said, name) <= (1 if len(name) < 8 else 2)


_MONTH = r"(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*"
_CUE = r"\b(?:by|before|until|till|due|deadline|no later than|within|on|in)\b"
# What says by itself that it is a date; anything else wants one of the words above.
_SURE = re.compile(
    r"\btomorrow\b"
    r"|\b(?:next|this) (?:mon|tue|wed|thu|fri|sat|sun)[a-z]*\b"
    r"|\b(?:next|end of(?: the)?|end of (?:this|next)) (?:week|month|year)\b"
    rf"|\b(?:end|middle|start|beginning) of {_MONTH}\b"
    rf"|\bmid[ -]{_MONTH}\b"
    rf"|\b[0-3]?[0-9](?:st|nd|rd|th)?(?: of)? ?{_MONTH}(?: 20[0-9]{{2}})?\b"
    rf"|\b{_MONTH} [0-3]?[0-9](?:st|nd|rd|th)\b"
    r"|\b[0-3]?[0-9][/.][01]?[0-9][/.](?:20)?[0-9]{2}\b"
    r"|\b20[0-9]{2}-[0-9]{2}-[0-9]{2}\b",
    re.IGNORECASE,
)
_NEVER = re.compile(r"(?:now|today|tonight|an?|24/7|(?:an?|[0-9]+)\s?[dwmy])", re.IGNORECASE)


def _due(text: str, today: date) -> date | None:
    """Return the first date that the text speaks of and that has not passed."""
    text = " ".join(text.split())
    passed: list[str] = []
    for words in _date_words(text):
        if any(words in longer for longer in passed):  # "3 March" of "3 March 2020"
            continue
        found = parse_date(words, today)
        if found is not None and found >= today:
            return found
        if found is not None:
            passed.append(words)
    return None


def _date_words(text: str) -> Iterator[str]:
    """Yield the pieces of a text that may be a date, the likeliest first."""
    if not _NEVER.fullmatch(text):
        yield text
    for cue in re.finditer(_CUE, text, re.IGNORECASE):
        said = text[cue.end() :].split()[:6]
        before = "before " if cue[0].casefold() == "before" else ""
        for end in range(len(said), 0, -1):
            piece = " ".join(said[:end]).strip(" .,;:)")
            if not _NEVER.fullmatch(piece) and not _is_half(piece, said[end:]):
                yield before + piece
    yield from (match[0] for match in _SURE.finditer(text))
    last = re.search(r"[(\[:,–→>-]\s*([^(\[:,–→>]{3,30}?)[\s.)\]]*$", text)
    if last and not _NEVER.fullmatch(last[1]):
        yield last[1]


def _is_half(piece: str, rest: list[str]) -> bool:
    """Return whether what follows makes something else of a date: "on Friday nights"."""
    follower = re.sub(r"\W+$", "", rest[0]).casefold() if rest else ""
    return bool(follower.endswith("s") and re.search(r"[a-z]$", piece, re.IGNORECASE)) or (
        follower in {"before", "after", "later", "ago", "notice", "party", "lunch", "meeting"}
    )
