from itertools import pairwise

import numpy as np
import pytest

from flipchart_to_action.paths import resources
from flipchart_to_action.recognition.engines.ppocr import spell_out
from flipchart_to_action.recognition.text.ctc import fits, folded
from flipchart_to_action.recognition.text.lexicon import Lexicon
from flipchart_to_action.recognition.text.word_list import WordList
from flipchart_to_action.recognition.types import Chances, TextLine

_LETTERS = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789 '.-@€"
_BOX = np.array([[0, 0], [400, 0], [400, 40], [0, 40]], np.float32)


def seen(text: str, instead: dict[int, tuple[str, float]] | None = None) -> TextLine:
    """Return the line that a network sees; `instead`: at a letter, another and its chance."""
    other = instead or {}
    logs = np.full((2 * len(text) + 1, len(_LETTERS) + 1), 1e-4)
    logs[0::2, 0] = 1.0
    for i, letter in enumerate(text):
        rival, chance = other.get(i, ("", 0.0))
        logs[2 * i + 1, _LETTERS.index(letter) + 1] = 1.0 - chance
        if rival:
            logs[2 * i + 1, _LETTERS.index(rival) + 1] = chance
    return spell_out(Chances(np.log(logs).astype(np.float32), _LETTERS), _BOX)


def test_a_nearly_right_word_is_put_right() -> None:
    line = seen("leerning", {2: ("a", 0.3)})
    assert Lexicon().look_up(line, correct=True).text == "learning"


def test_a_sure_word_that_nobody_knows_stays() -> None:
    line = seen("ask Zybrwck now")
    assert Lexicon().look_up(line, correct=True).text == "ask Zybrwck now"


@pytest.mark.parametrize("text", ["10.8", "ann@x.org", "€45", "3rd", "Q2", "B52"])
def test_figures_codes_and_addresses_are_left_alone(text: str) -> None:
    assert Lexicon().look_up(seen(text), correct=True).text == text


def test_capitals_stay_as_written() -> None:
    line = seen("CUALLENGE the TEAM", {1: ("H", 0.3)})
    assert Lexicon().look_up(line, correct=True).text == "CHALLENGE the TEAM"


def test_words_run_together_are_parted_and_torn_ones_joined() -> None:
    assert Lexicon().look_up(seen("contextof"), correct=True).text == "context of"
    assert Lexicon().look_up(seen("transparen cy"), correct=True).text == "transparency"


def test_words_are_not_joined_to_one_that_hardly_anybody_writes() -> None:
    assert Lexicon().look_up(seen("to lan"), correct=True).text != "tolan"


def half_blank(text: str, *after: int) -> TextLine:
    """Return `text` as seen with blanks that are not quite there after so many letters."""
    line = seen(text)
    assert line.chances is not None
    for letters in after:
        line.chances.logs[2 * letters, _LETTERS.index(" ") + 1] = np.log(0.3)
    return line


@pytest.mark.parametrize(
    ("line", "text"),
    [
        (half_blank("beforeifit", 6, 8), "before if it"),
        (half_blank("Tellus2", 4, 6), "Tell us 2"),
        (half_blank("ask forevryone", 7), "ask for everyone"),
        (half_blank("in 2weeks", 4), "in 2 weeks"),
        (half_blank("Sprint16 Review", 6), "Sprint 16 Review"),
    ],
    ids=lambda value: value if isinstance(value, str) else "",
)
def test_words_are_parted_where_a_blank_was_half_seen(line: TextLine, text: str) -> None:
    found = Lexicon().look_up(line, correct=True)
    assert found.text == text
    assert len(found.at) == len(found.sure) == len(found.text)
    assert all(found.text[word.start :].startswith(word.text) for word in found.words)


@pytest.mark.parametrize(
    "line",
    [
        half_blank("accepted", 1),
        half_blank("onboarding", 2),
        half_blank("Q2", 1),
        half_blank("10.30", 2),
        half_blank("ann@x.org", 3),
        half_blank("A4", 1),
        half_blank("3rd", 1),
        half_blank("2024", 2),
        seen("Sprint16"),
        seen("Ravenswood"),
        seen("GitHub"),
        seen("2weeks"),
    ],
    ids=lambda line: line.text,
)
def test_known_words_names_and_codes_are_never_parted(line: TextLine) -> None:
    assert Lexicon().look_up(line, correct=True).text == line.text


def test_blanks_are_not_guessed_in_another_language() -> None:
    line = half_blank("Stadtplan", 5)
    assert Lexicon(language="de").look_up(line, correct=False).text == "Stadtplan"


@pytest.mark.parametrize(
    ("read", "text"),
    [("old us. new", "old vs. new"), ("old vs. new", "old vs. new"), ("ask us.", "ask us.")],
)
def test_versus_between_two_words_is_no_us(read: str, text: str) -> None:
    line = seen(read, {4: ("v" if read[4] == "u" else "u", 0.4)})
    assert Lexicon().look_up(line, correct=True).text == text


def test_the_workshops_own_names_are_raised() -> None:
    line = seen("Farina", {4: ("d", 0.2)})
    assert Lexicon().look_up(line, correct=True).text == "Farina"
    assert Lexicon(["Farida Khan"]).look_up(line, correct=True).text == "Farida"


def test_where_the_language_is_set_its_words_are_neither_put_right_nor_unknown() -> None:
    line = seen("leerning Handout", {2: ("a", 0.3)})
    assert Lexicon(language="en").look_up(line, correct=True).text == "learning Handout"
    assert not Lexicon(language="de").speaks([line])
    left = Lexicon(language="de").look_up(line, correct=False)
    assert left.text == "leerning Handout"
    assert all(word.known for word in left.words)
    assert left.words[0].confidence < left.words[1].confidence


def test_nothing_is_put_right_in_another_language() -> None:
    lines = [seen(t) for t in ("die Stühle".replace("ü", "u"), "bringen wir", "nachher zurueck")]
    lexicon = Lexicon()
    assert not lexicon.speaks(lines)
    line = seen("nachher", {3: ("k", 0.4)})
    assert lexicon.look_up(line, correct=False).text == "nachher"


def test_words_say_where_they_stand_and_what_else_they_may_be() -> None:
    line = Lexicon().look_up(seen("- leerning now", {4: ("a", 0.3)}), correct=True)
    word = line.words[0]
    assert line.text[word.start :].startswith(word.text)
    assert word.known
    assert 0 < word.confidence < 1
    assert word.candidates
    assert all(WordList().knows(other) for other in word.candidates)
    assert len(line.at) == len(line.sure) == len(line.text)
    assert all(a <= b for a, b in pairwise(line.at))


def test_the_likelihood_is_that_of_all_ways_to_lay_the_letters() -> None:
    chances = np.array([[0.5, 0.5], [0.5, 0.5]])
    logs = folded(Chances(np.log(chances).astype(np.float32), "a"))
    # "a" over two places: a-, -a and aa, a quarter each; "aa" needs three places.
    one, two = fits(logs, ["a", "aa"])
    assert np.exp(one) == pytest.approx(0.75, abs=1e-3)
    assert np.exp(two) < 1e-3


def test_nothing_is_put_right_to_a_slur() -> None:
    """It would stand on a screen before a room. What people wrote themselves is left as it is."""
    listed = (resources() / "words" / "never_offered.txt").read_text("utf-8").splitlines()
    words = WordList()
    never = [word for word in listed if words.is_likely(word) and len(word) > 3][:60]
    assert len(never) == 60
    for word in never:
        offered = words.alike(f"{word[:-1]}q", 1) + words.alike(f"q{word}", 1)
        assert word not in offered
        assert f"{word}s" not in offered
    own = WordList([never[0]])
    assert never[0] in own.alike(f"{never[0][:-1]}q", 1)


@pytest.mark.parametrize("text", ["CAN GPS REFER", "ask the GPs", "CPNs and NHS", "DVLA form"])
def test_abbreviations_stay_as_they_are(text: str) -> None:
    assert Lexicon().look_up(seen(text), correct=True).text == text


def test_an_unclear_word_without_a_vowel_is_put_right_all_the_same() -> None:
    unclear = seen("IN TH HALL", {3: ("S", 0.49), 4: ("E", 0.49)})
    assert Lexicon().look_up(unclear, correct=True).text != "IN TH HALL"
