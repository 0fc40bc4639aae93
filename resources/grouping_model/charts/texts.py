"""What is written on the charts: the notes of the issue model, and words of workshops."""

import random
from functools import lru_cache
from pathlib import Path

_NOTES = Path(__file__).parents[2] / "issue_model" / "notes"

HEADINGS = tuple(
    [
        "Problems",
        "Ideas",
        "Actions",
        "Next steps",
        "What went well",
        "What did not",
        "Start",
        "Stop",
        "Continue",
        "Risks",
        "Benefits",
        "Issues",
        "Owners",
        "Who",
        "When",
        "What",
        "Goals",
        "Questions",
        "Parking lot",
        "Keep",
        "Drop",
        "Try",
        "Strengths",
        "Weaknesses",
        "Opportunities",
        "Threats",
        "Decisions",
        "Team",
        "Budget",
        "Now",
        "Later",
        "Inputs",
        "Tools",
        "Why?",
        "How?",
        "Wishes",
        "Likes",
        "Plan",
        "To do",
        "Doing",
        "Done",
        "Agenda",
        "Principles",
        "Lessons learned",
        "Ground rules",
        "Barriers",
        "Enablers",
        "Support needed",
        "Our hopes",
        "Our fears",
        "Quick wins",
        "Long term",
        "Group A",
        "Group B",
        "Table 1",
        "Table 3",
        "Team green",
        "Access",
        "Transport",
        "Money",
        "Staff",
        "Volunteers",
        "Families",
        "Young people",
        "Carers",
        "Health",
        "Housing",
        "School",
        "Safety",
        "Comms",
        "Data",
        "Training",
        "Feedback",
        "Must have",
        "Nice to have",
        "Working well",
        "Not working",
        "Who else?",
        "What helps?",
        "What hinders?",
        "Definition",
        "Scope",
        "Our aim",
        "Themes",
        "Stakeholders",
        "Partners",
        "Assets",
        "Gaps",
        "Criteria",
        "Outcomes",
        "Open points",
        "Vision",
        "Values",
        "What do we know already?",
        "What would better look like?",
        "How might we",
        "Things we can change",
        "Before",
        "During",
        "After",
        "Morning",
        "Afternoon",
        "Day 1",
        "Day 2",
        "Hopes",
        "Concerns",
        "Pros",
        "Cons",
        "+",
        "Δ",
    ]
)
NAMES = tuple(
    [
        "Karen",
        "Mike",
        "Sandra",
        "JP",
        "Adam",
        "Kristy",
        "Ana",
        "Tom",
        "Lee",
        "Priya",
        "Bob",
        "Jo",
        "Fatima",
        "Grace",
        "Yusuf",
        "Ellen",
        "Marek",
        "Dai",
        "Siobhan",
        "Winston",
        "Mei",
        "Olu",
        "Harriet",
        "Ravi",
        "Chloe",
        "Stan",
        "Nadia",
        "Pete",
        "Rhona",
        "Ivan",
        "Bea",
        "Hugh",
        "Tanya",
        "Abdi",
        "Liz K.",
        "Sam (?)",
        "Dr. Ward",
        "Kofi",
        "Ines",
        "Rosa",
    ]
)
TERSE = tuple(
    [
        "more time",
        "clear agenda",
        "ask earlier",
        "lift broken",
        "no step-free way",
        "interpreter",
        "bus 14",
        "large print",
        "phone line",
        "one contact",
        "named worker",
        "out of hours",
        "same day",
        "by text",
        "crèche",
        "warm room",
        "ramp",
        "parking",
        "childcare",
        "pay for time",
        "plain words",
        "fewer forms",
        "share notes",
        "feedback loop",
        "trust",
        "respect",
        "jargon",
        "waiting list",
        "no reply",
        "rota",
        "handover",
        "night cover",
        "agency staff",
        "costs",
        "travel",
        "benefits",
        "rent",
        "damp",
        "repairs",
        "noise",
        "lighting",
        "benches",
        "toilets",
        "crossings",
        "youth club",
        "exam stress",
        "bullying",
        "Wi-Fi",
        "library",
        "apprenticeships",
        "mentors",
        "peer support",
        "advocacy",
        "GP",
        "pharmacy",
        "A&E",
        "dentist",
        "discharge",
        "meds",
        "transport",
        "carers",
        "respite",
        "short breaks",
        "data",
        "privacy",
        "logins",
        "website",
        "newsletter",
        "posters",
        "stalls",
        "open day",
        "budget",
        "funding bid",
        "volunteers",
        "training",
        "induction",
        "DBS",
        "safeguarding",
        "evaluation",
        "survey",
        "map",
        "quick wins",
        "pilot",
        "review in 6 wks",
        "who decides?",
        "what if?",
        "too late",
        "etc",
        "tbc",
        "not sure",
        "energy",
        "co-design",
        "test with users",
        "paper prototype",
        "weekly check-in",
        "rotate chair",
        "no phones",
        "be kind",
        "one voice at a time",
        "start on time",
        "tea & cake",
        "quorum",
        "minutes",
        "actions list",
        "deadline",
    ]
)
AXES = (
    ("High", "Low", "Impact", "Effort"),
    ("Easy", "Hard", "Value", "Cost"),
    ("Now", "Later", "Urgent", "Important"),
    ("Strong", "Weak", "Power", "Interest"),
    ("Certain", "Uncertain", "Known", "Risk"),
    ("Many", "Few", "People", "Money"),
)
COLUMNS = tuple(
    [
        "Who",
        "What",
        "When",
        "By when",
        "Owner",
        "Status",
        "Cost",
        "Notes",
        "Name",
        "Topic",
        "Room",
        "Time",
        "Team",
        "Score",
        "Total",
        "Before",
        "After",
        "Risk",
        "Impact",
        "Option",
        "For",
        "Against",
        "Yes",
        "No",
        "Maybe",
        "Week",
        "Hours",
        "Place",
        "Votes",
        "Step",
        "Need",
        "Offer",
        "Phase",
        "Mon",
        "Tue",
        "Wed",
        "Thu",
        "Fri",
        "Item",
        "Story",
        "Value",
        "Ann",
        "Raj",
        "Ola",
        "Ed",
    ]
)
BRANDS = tuple(
    [
        "Easel Pad",
        "FLIPCHART 20 sheets",
        "Office 24",
        "www.example.org",
        "PLANNING BOARD",
        "made in EU",
        "Marker & Co",
        "Sticky Easel",
        "A1 plain",
        "Legamax",
        "community centre",
        "recycled paper",
        "Workshop kit 2",
    ]
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
    for _ in range(30):
        text = rng.choice(notes() if rng.random() < 0.8 else _short())
        if len(text) <= longest:
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
