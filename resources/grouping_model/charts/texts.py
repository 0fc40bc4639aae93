"""What is written on the charts: the notes of the issue model, and words of workshops."""

import random
from functools import lru_cache
from pathlib import Path

_NOTES = Path(__file__).parents[2] / "issue_model" / "notes"


def _words(name: str) -> tuple[str, ...]:
    path = Path(__file__).parent / "words" / f"{name}.txt"
    return tuple(path.read_text(encoding="utf-8").split("\n")[:-1])


BRANDS, COLUMNS, HEADINGS, NAMES, TERSE, VERBS = map(
    _words, ("brands", "columns", "headings", "names", "terse", "verbs")
)
AXES = (
    ("High", "Low", "Impact", "Effort"),
    ("Easy", "Hard", "Value", "Cost"),
    ("Now", "Later", "Urgent", "Important"),
    ("Strong", "Weak", "Power", "Interest"),
    ("Certain", "Uncertain", "Known", "Risk"),
    ("Many", "Few", "People", "Money"),
)


@lru_cache(maxsize=1)
def notes() -> tuple[str, ...]:
    """Return all notes of the issue model."""
    found: list[str] = []
    for path in sorted(_NOTES.glob("*/*.txt")):
        for line in path.read_text(encoding="utf-8").splitlines():
            if line.strip() and not line.startswith("#"):
                found += [note.strip() for note in line.split("|") if note.strip()]
    return tuple(found)


@lru_cache(maxsize=1)
def _short() -> tuple[str, ...]:
    return tuple(note for note in notes() if len(note) < 26)


def note(rng: random.Random, longest: int = 60) -> str:
    """Return the words of a note of at most about `longest` letters."""
    if longest < 20 or rng.random() < 0.18:
        return _dressed(rng.choice(TERSE), rng)
    shortest = longest * 0.5 if longest >= 45 and rng.random() < 0.5 else 0
    for _ in range(30):
        text = rng.choice(notes() if rng.random() < 0.8 else _short())
        if shortest > len(text):
            text += rng.choice([", ", " - ", ". ", " and "]) + rng.choice(notes())
        if shortest <= len(text) <= longest:
            break
    else:
        text = rng.choice(TERSE)
    chance = rng.random()
    if chance < 0.15:
        text = " ".join(text.split()[: rng.randint(1, 4)])
    elif chance < 0.22 and len(text) + 12 < longest:
        text += rng.choice([" → ", " - ", " + ", ": ", " = "]) + rng.choice(TERSE)
    elif chance < 0.27 and len(text) + 12 < longest:
        text += f" ({rng.choice(TERSE)})"
    return _dressed(text, rng)


def _dressed(text: str, rng: random.Random) -> str:
    if rng.random() < 0.45:
        text = text[0].lower() + text[1:]
    if rng.random() < 0.6:
        text = text.rstrip(".")
    return text + rng.choice(["", "", "", "", "", "", "?", "!", "..."])


def heading(rng: random.Random) -> str:
    """Return the words of a heading."""
    text = rng.choice(HEADINGS)
    if rng.random() < 0.2:
        text += " " + rng.choice(["for all", "2", "(group 1)", "& " + rng.choice(HEADINGS).lower()])
    return text + rng.choice(["", "", ":", "", "?" if rng.random() < 0.2 else ""])


def title(rng: random.Random) -> str:
    """Return the words of a chart's title."""
    chance = rng.random()
    if chance < 0.4:
        return heading(rng)
    if chance < 0.75:
        return (
            f"{rng.choice(HEADINGS)} {rng.choice(['of', 'for', 'with', '-', 'in'])} "
            + rng.choice(TERSE)
        )
    return note(rng, 45)


def figure(rng: random.Random) -> str:
    """Return what stands in a cell of figures."""
    return rng.choice(
        [str(rng.randint(0, 30)), "✓", "✓", "✗", f"{rng.uniform(0, 9):.1f}", "-", "?",
         f"{rng.randint(1, 9)}0%", f"£{rng.randint(1, 90)}", f"+{rng.uniform(0, 3):.1f}"]
    )  # fmt: skip
