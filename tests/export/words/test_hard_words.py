import re

from hypothesis import given
from hypothesis import strategies as st

from flipchart_to_action.domain.plan import ActionPlan, NoteNotTaken, ParkedNote
from flipchart_to_action.domain.records import Method
from flipchart_to_action.export.words.blocks import plain
from flipchart_to_action.export.words.hard_words import (
    Hard,
    hard_places,
)
from flipchart_to_action.export.words.plan_easy import EasyPlan, easy_plan
from flipchart_to_action.export.words.short_sentences import MOST_WORDS, easy_pieces
from tests.export.make import decision, picture, plan


def sentences(words: EasyPlan) -> list[str]:
    rows = [row for s in words.sections for part in s.parts for row in part.rows]
    spoken = [*words.notice, *words.opening, *(s for row in rows for s in row.sentences)]
    return [plain(sentence) for sentence in spoken]


def told(made_of: ActionPlan) -> tuple[list[str], list[str]]:
    """Return the hard words and the long sentences."""
    found = [hard.words for hard in hard_places(made_of)]
    words = [w.strip("“”") for w in found if w.startswith("“")]
    return words, [w for w in found if not w.startswith("“")]


def test_a_decision_is_one_idea_a_sentence() -> None:
    said = sentences(easy_plan(plan(decisions=(decision(agreed=False),))))
    assert said[0] == "This is an Easy Read draft."
    first = said.index("We will book two rooms at Brook House.")
    assert said[first : first + 9] == [
        "We will book two rooms at Brook House.",
        "This is so that families choose the time.",
        "Farida Rahman makes sure it happens.",
        "We still need to ask Farida Rahman.",
        "It happens by Friday 4 December 2026.",
        "We will count.",
        "We will know because at least 6 families have used the rooms.",
        "Tom Okafor checks this.",
        "The day to check is Monday 4 January 2027.",
    ]


def test_what_is_open_is_said() -> None:
    bare = decision(so_that="", owner="", due=None, method=None, measure="", checker="")
    said = sentences(easy_plan(plan(decisions=(bare,), purpose="")))
    for sentence in (
        "Nobody has said this yet.",
        "Nobody looks after this yet.",
        "It has no date yet.",
        "Nobody has said how we will know.",
        "Nobody checks this yet.",
    ):
        assert sentence in said
    assert "We have not decided yet." in sentences(easy_plan(ActionPlan(title="")))


def test_no_sentence_of_ours_is_long() -> None:
    for method in Method:
        made_of = plan(decisions=(decision(method=method, agreed=False), decision(2, due=None)))
        for sentence in sentences(easy_plan(made_of)):
            assert len(sentence.split()) <= MOST_WORDS
        assert told(made_of)[1] == []


def test_long_sentences_stand_in_pieces_where_they_can_be_parted() -> None:
    what = (
        "The NHS and council to share one form, so we don’t have to tell our story again and again"
        " to people who haven’t read it and then ask for the whole thing once more"
    )
    said = sentences(easy_plan(plan(decisions=(decision(what=what),))))
    first = said.index("The NHS and council to share one form.")
    assert said[first + 1 : first + 3] == [
        "We don’t have to tell our story again and again to people.",
        "Who haven’t read it and then ask for the whole thing once more.",
    ]
    assert told(plan(decisions=(decision(what=what),)))[1] == []


@given(st.text(st.sampled_from("aB ,.;–?!\n"), max_size=300))
def test_pieces_lose_no_word(text: str) -> None:
    letters = re.sub(r"[^a]", "", text.casefold().replace("b", "a"))
    pieces = "".join(easy_pieces(text))
    assert re.sub(r"[^a]", "", pieces.casefold().replace("b", "a")) == letters


def test_a_long_sentence_of_theirs_is_told() -> None:
    long = "Ask " + "very " * 15 + "kindly"
    (found,) = told(plan(decisions=(decision(what=long, so_that="", measure=""),)))[1]
    assert found.startswith("19 words: “We will ask very")


def test_every_note_is_said_as_in_the_plan() -> None:
    said = sentences(
        easy_plan(
            plan(
                parked=(ParkedNote(text="", picture=picture()), ParkedNote(text="Budget")),
                not_taken=(NoteNotTaken(text="Minibus", reason="no money", passed_to="the bank"),),
            )
        )
    )
    for sentence in (
        "(as in the picture)",
        "Budget",
        "Minibus",
        "No money.",
        "We passed this to the bank.",
        "When does it end?",
        "At four.",
        "We have not talked about 1 note yet.",
    ):
        assert sentence in said


def test_hard_words_are_long_or_rare_and_no_names() -> None:
    made_of = plan(
        title="Respite for families",
        people=("Farida Utilisation",),
        place="Wednesbury Heathfield",
        purpose="We implement sustainability. Utilisation is at Wednesbury by December.",
        decisions=(decision(what="Phone the Ockbrook people about commensurate safeguarding"),),
        parked=(),
        not_taken=(NoteNotTaken(text="Organise a lunch", reason="infrastructure", passed_to="Z"),),
    )
    assert told(made_of)[0] == [
        "respite",
        "sustainability",
        "commensurate",
        "safeguarding",
        "infrastructure",
    ]
    easy = plan(title="Our day", purpose="Each family has a good rest.", not_taken=())
    assert told(easy)[0] == []


@given(text=st.text(max_size=80))
def test_wild_words_are_no_trouble(text: str) -> None:
    made_of = plan(title=text, decisions=(decision(what=text, measure=text, owner=text),))
    assert all(word == word.casefold() for word in told(made_of)[0])


def test_a_hard_word_is_told_once_with_all_places_where_it_stands() -> None:
    made_of = plan(
        title="Forms",
        purpose="We amalgamate the forms",
        decisions=(
            decision(what="write letters", so_that="", measure=""),
            decision(2, what="amalgamate two forms", so_that="we can amalgamate", measure=""),
        ),
        parked=(ParkedNote(text="Amalgamate the rest"),),
        not_taken=(),
        answered=(),
        undecided=(),
    )
    assert hard_places(made_of) == (
        Hard("“amalgamate”", "the purpose, decision 2, a parked note", 2),
    )


def test_a_long_sentence_is_told_with_its_decision() -> None:
    long = "Ask " + "very " * 30 + "kindly"
    made_of = plan(decisions=(decision(2, what=long, so_that="", measure=""),))
    (found,) = (hard for hard in hard_places(made_of) if " words: " in hard.words)
    assert found.words.startswith("34 words: “We will ask very very")
    assert found.words.endswith("very …”")
    assert (found.where, found.decision) == ("decision 2", 2)
