"""Makes the sample charts: `python resources/make_samples.py [OUT]`.

What the charts say stands below as plain values. Change a word, run this, and both the photo and
its truth say the new word. The handwriting faces come from the packages of the group `samples`.
"""

import sys
from pathlib import Path

from chart_maker.content import (
    Chart,
    Heading,
    Note,
    Points,
    Scene,
    Sheet,
    Stickies,
    Table,
)
from chart_maker.handwriting import missing_faces
from chart_maker.make import keep

CHARTS = (
    Chart(
        name="1-a-break-that-is-a-break",
        kind="flipchart",
        title="A BREAK THAT IS A BREAK",
        seed=2026_11_20,
        turn=6,
        sheets=(
            Sheet(
                title="A BREAK THAT IS A BREAK",
                hand="round",
                title_hand="broad",
                fixing="clamp",
                text_size=106,
                corners=((236, 140), (2140, 146), (2206, 2986), (258, 2952)),
                blocks=(
                    Points(
                        (
                            Note(
                                text="Book respite at times the families choose, not the office",
                                ink="blue",
                                votes=5,
                            ),
                            "Same carer each time, not strangers",
                            "One phone number, answered by a person",
                            Note(text="Nights as well! Sleep is the break", ink="blue"),
                            "Tell us 2 weeks before if it is cancelled",
                            Note(text="Saturdays for young carers", ink="green", votes=3),
                            Note(
                                text="Farida: ask Brook House for the two rooms before Christmas",
                                ink="blue",
                            ),
                        )
                    ),
                ),
            ),
        ),
        scene=Scene(
            behind="easel",
            lamp=(1750, 700),
            glow=0.34,
            shade=((-200, 1900), (900, 2350), (1300, 3400), (-200, 3400)),
            shade_depth=0.2,
            warmth=0.035,
        ),
    ),
    Chart(
        name="2-what-would-help",
        kind="stickies",
        title="What would help?",
        seed=2026_11_21,
        sheets=(
            Sheet(
                title="What would help?",
                hand="quick",
                ink="blue",
                text_size=100,
                corners=((330, 236), (2190, 150), (2246, 2868), (196, 2776)),
                blocks=(
                    Stickies(
                        (
                            ("A list of who is on shift", "yellow"),
                            ("Ring me, don't email", "pink"),
                            ("Quiet room", "yellow"),
                            ("Transport home at 9", "blue"),
                            ("Cover when my son is ill", "yellow"),
                            ("Text to remind us", "blue"),
                            ("Someone who signs", "pink"),
                            ("A real lunch", "green"),
                            ("Know the name of who comes", "green"),
                            ("Meet the new carer first", "orange"),
                            ("Swimming with Priya's group", "blue"),
                        ),
                        hands=("quick", "airy", "fine", "slanted", "tall", "round", "fine"),
                    ),
                ),
            ),
        ),
        scene=Scene(
            behind="grey wall",
            lamp=(700, 900),
            glow=0.3,
            shade=((1500, -100), (2600, -100), (2600, 3300), (2050, 3300)),
            shade_depth=0.24,
            warmth=0.02,
        ),
    ),
    Chart(
        name="3-who-and-when",
        kind="table",
        title="Who and when",
        seed=2026_11_22,
        sheets=(
            Sheet(
                title="Who and when",
                hand="airy",
                title_ink="red",
                ink="black",
                text_size=92,
                ruling="squares",
                fixing="pins",
                corners=((224, 214), (2206, 262), (2120, 2950), (300, 3010)),
                blocks=(
                    Table(
                        header=("What", "Who", "By"),
                        rows=(
                            ("Ask about the hall", "Gareth", "21 Jan"),
                            ("Try the hearing loop out", "Priya", "Friday"),
                            ("New form, one page only", "Sam + Joan", "March"),
                            ("Ring every family once a month", "Maureen", "4 Dec"),
                            ("Price for a second minibus", "Tom", "end of Feb"),
                            ("Papers in plain words", "Bronwen", "7 Jan"),
                            ("Show Aneta the booking page", "Farida", "Monday"),
                        ),
                        widths=(0.52, 0.25, 0.23),
                    ),
                ),
            ),
        ),
        scene=Scene(
            behind="cork",
            lamp=(1200, 300),
            glow=0.4,
            shade=((-100, 2500), (2500, 2150), (2500, 3300), (-100, 3300)),
            shade_depth=0.2,
            warmth=0.055,
        ),
    ),
    Chart(
        name="4-good-and-in-the-way",
        kind="wall",
        title="What is good already",
        seed=2026_11_23,
        size=(3200, 2400),
        sheets=(
            Sheet(
                title="What is good already",
                hand="slanted",
                title_ink="green",
                ink="green",
                text_size=116,
                corners=((196, 236), (1508, 190), (1530, 2086), (150, 2168)),
                blocks=(
                    Points(
                        (
                            "Maureen knows every family",
                            "The Thursday lunch",
                            "People stay: 14 of us since 2019",
                            "We say what we think",
                            "Side door is open late",
                            "Joan brings the minutes round by hand",
                            "Nobody is in a hurry",
                        ),
                        mark="dash",
                    ),
                ),
            ),
            Sheet(
                title="What gets in the way?",
                hand="quick",
                title_ink="red",
                text_size=118,
                corners=((1676, 200), (3012, 262), (3044, 2204), (1668, 2102)),
                curl=1.3,
                blocks=(
                    Points(
                        (
                            "Forms, forms, forms",
                            "You have to be in crisis first",
                            "No one rings back",
                            "The room is up the stairs",
                            "We are told one day before",
                            Note(text="Too many emails", struck=True),
                            "Buses stop at 6",
                            Note(text="Guilt when we go away", ink="blue"),
                        )
                    ),
                ),
            ),
        ),
        scene=Scene(
            behind="cream wall",
            lamp=(2350, 500),
            glow=0.36,
            shade=((-100, -100), (420, -100), (1000, 2500), (-100, 2500)),
            shade_depth=0.26,
            warmth=0.04,
        ),
    ),
    Chart(
        name="5-meetings-we-can-all-use",
        kind="flipchart",
        title="Meetings we can all use",
        seed=2026_11_24,
        size=(3200, 2400),
        turn=3,
        sheets=(
            Sheet(
                title="Meetings we can all use",
                hand="quick",
                title_hand="slanted",
                title_ink="blue",
                text_size=92,
                size=(2700, 1950),
                fixing="none",
                corners=((258, 232), (2926, 150), (3040, 2196), (170, 2240)),
                curl=1.5,
                blocks=(
                    Heading("Before the meeting", "green"),
                    Points(
                        (
                            "Papers a week before, in plain words",
                            "Ask who needs a lift or a signer",
                            "Ramp at the side door of Brook House",
                        ),
                        mark="number",
                    ),
                    Heading("On the day", "green"),
                    Points(
                        (
                            "Start at 10.30 so that buses work",
                            "Hearing loop that works: test it first!",
                            "A break every 45 minutes",
                            "Pay travel on the day, in cash",
                        ),
                        mark="number",
                    ),
                ),
            ),
        ),
        scene=Scene(
            behind="wood",
            lamp=(900, 400),
            glow=0.38,
            shade=((2100, 2500), (2500, 1300), (3300, 900), (3300, 2500)),
            shade_depth=0.28,
            warmth=0.05,
        ),
    ),
    Chart(
        name="6-parking-lot",
        kind="flipchart",
        title="PARKING LOT",
        seed=2026_11_25,
        sheets=(
            Sheet(
                title="PARKING LOT",
                hand="capitals",
                title_ink="purple",
                ink="black",
                text_size=112,
                corners=((180, 330), (2080, 190), (2210, 2900), (330, 2990)),
                blocks=(
                    Points(
                        (
                            "COUNCIL BUDGET FOR 2027",
                            "CAN GPS REFER STRAIGHT TO US?",
                            "WHO PAYS WHEN BOTH PARENTS ARE ILL?",
                            Note(text="A SECOND MINIBUS", ink="red"),
                            "TELL THE SCHOOLS ABOUT YOUNG CARERS",
                            "IS THE OLD FORM STILL LEGAL?",
                        ),
                        mark="box",
                    ),
                ),
            ),
        ),
        scene=Scene(
            behind="felt",
            lamp=(1500, 2300),
            glow=0.36,
            dim=0.16,
            shade=((-100, -100), (2500, -100), (2500, 500), (-100, 1000)),
            shade_depth=0.22,
            warmth=-0.012,
            grain=0.0115,
            blur=1.2,
            shake=4.5,
        ),
    ),
)


def main(arguments: list[str]) -> int:
    """Make every chart into the folder that is named, or into `samples` beside this file."""
    missing = missing_faces()
    if missing:
        names = " ".join(name.replace("_", "-") for name in missing)
        print(
            f"Handwriting faces are missing. Install them: uv pip install {names}", file=sys.stderr
        )
        return 1
    folder = Path(arguments[0]) if arguments else Path(__file__).parent / "samples"
    folder.mkdir(parents=True, exist_ok=True)
    for chart in CHARTS:
        path = keep(chart, folder)
        print(f"{path.name}: {path.stat().st_size // 1024} kB")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
