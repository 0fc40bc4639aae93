"""Wild text for every format, and what of a plan has to come back out of it."""

from collections.abc import Iterator
from datetime import date

from hypothesis import strategies as st

from flipchart_to_action.domain.plan import (
    ActionPlan,
    AnsweredNote,
    NoteNotTaken,
    Organisation,
    ParkedNote,
    PlannedDecision,
    Reader,
)
from flipchart_to_action.domain.records import Method, Need
from flipchart_to_action.export.words.blocks import DecisionBlock, plain
from flipchart_to_action.export.words.plan import wording
from tests.export.make import logo, picture

NASTY = (
    "",
    " ",
    "<script>alert(1)</script> & \"quotes\" 'and' </p>]]>",
    "=cmd|' /C calc'!A0",
    "+1-2",
    "-2+3",
    "@SUM(A1:A9)",
    "\t=1+1",
    "＝1+1",
    "two\nlines\r\nand\rthree",
    "nul\x00 bell\x07 del\x7f nel\x85",
    "half \ud800 a sign \udfff",
    "no signs \ufffe\uffff",
    "\u202eright to left\u202c \u200f",
    "مرحبا بالعالم שלום",
    "👩‍👩‍👧‍👦 🏳️‍🌈 🇬🇧",
    "Z̷̙͒a̵͔̓l̷̰̈g̸̣͒ó",
    "ﬁ Å Å ẞ İ",
    "_x0041_ _x000D_ &#65; %41 \\n \\, ;",
    "Bcc: x@example.org\r\nX-Evil: 1",
    "x" * 10_000,
    "word " * 2_000,
)
"""What has broken one format or another."""

texts = st.sampled_from(NASTY) | st.text(st.characters(), max_size=60)
_days = st.none() | st.dates(date(1900, 3, 1), date(9999, 12, 30))
_pictures = st.sampled_from((None, picture(60, 20)))
_decisions = st.lists(
    st.builds(
        PlannedDecision,
        number=st.integers(1, 2000),
        id=st.sampled_from(("", "a" * 32)),
        what=texts,
        so_that=texts,
        owner=texts,
        agreed=st.sampled_from((None, True, False)),
        due=_days,
        method=st.none() | st.sampled_from(Method),
        measure=texts,
        checker=texts,
        check_on=_days,
        note_text=texts,
        picture=_pictures,
    ),
    max_size=3,
)
_organisations = st.builds(
    Organisation,
    name=texts,
    colour=st.sampled_from(("", "#ffe000", "#123456")),
    logo=st.sampled_from((None, logo())),
)
wild_readers = st.lists(
    st.builds(
        Reader,
        id=st.uuids().map(lambda uuid: uuid.hex),
        name=texts,
        email=texts | st.sampled_from(("ann@example.org", "zoë@exämple.org")),
        need=st.sampled_from(Need),
    ),
    max_size=4,
).map(tuple)
wild_plans = st.builds(
    ActionPlan,
    organisation=_organisations,
    readers=wild_readers,
    thanks=texts,
    hear_again=_days,
    title=texts,
    purpose=texts,
    held_on=_days,
    place=texts,
    people=st.lists(texts, max_size=3).map(tuple),
    decisions=_decisions.map(tuple),
    parked=st.lists(
        st.builds(ParkedNote, text=texts, person=texts, until=_days, picture=_pictures), max_size=2
    ).map(tuple),
    not_taken=st.lists(
        st.builds(NoteNotTaken, text=texts, reason=texts, passed_to=texts, picture=_pictures),
        max_size=2,
    ).map(tuple),
    answered=st.lists(st.builds(AnsweredNote, text=texts, answer=texts), max_size=2).map(tuple),
    undecided=st.lists(texts, max_size=2).map(tuple),
)


def sentences(plan: ActionPlan) -> Iterator[str]:
    """Yield all that every format has to say, in reading order."""
    words = wording(plan)
    yield words.organisation
    yield from (words.title, words.subtitle, words.purpose_label, words.purpose, words.thanks)
    for section in words.sections:
        yield section.heading
        yield from map(plain, section.paragraphs)
        for table in section.tables:
            yield from (row[table.row_head] for row in table.rows)
        for block in section.blocks:
            if isinstance(block, DecisionBlock):
                yield from (block.what, block.so_that)
                yield from (plain(line.words) for line in block.lines)
            else:
                yield from (block.text, plain(block.words))


def missing(plan: ActionPlan, text: str) -> list[str]:
    """Return what the text of a file lacks of its plan, or has in another order."""
    lacking, place = [], 0
    for sentence in sentences(plan):
        found = text.find(sentence, place)
        if found < 0:
            lacking.append(sentence)
        else:
            place = found + len(sentence)
    return lacking
