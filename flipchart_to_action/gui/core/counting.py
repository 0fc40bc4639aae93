"""Numbers in words, the same everywhere in the window."""


def counted(number: int, thing: str) -> str:
    """Return "1 note", "2 notes", "no notes"."""
    return f"{number or 'no'} {thing}{'' if number == 1 else 's'}"


def percent(share: float) -> str:
    """Return a share (0..1) as "62 %"."""
    return f"{share:.0%}".replace("%", "\N{NO-BREAK SPACE}%")


def counted_people(number: int) -> str:
    """Return "1 person" or "3 people"."""
    return "1 person" if number == 1 else f"{number} people"


def votes_words(votes: int) -> str:
    """Return "5 votes"."""
    return f"{votes} vote{'' if votes == 1 else 's'}"
