"""Words read again with a word list: what the letters' chances and common words say together."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

import numpy as np
from numpy.typing import NDArray
from rapidfuzz.distance import Levenshtein

from flipchart_to_action.recognition.text.ctc import can_spell, fits, folded, half_seen_blanks
from flipchart_to_action.recognition.text.word_list import WordList
from flipchart_to_action.recognition.types import ReadWord, TextLine

_WORD = re.compile(r"[^\W_]+(?:['’][^\W\d_]+)?")
# Between two words and with a point, what looks like "us" is "vs.", though "us" is commoner.
_VERSUS = re.compile(r"(?<=\w )[vu]s\. ?\w", re.IGNORECASE)
# GPs, NHS, CPN: no word has no vowel, so it is none that was misread, if its letters are clear.
_ABBREVIATION = re.compile(r"[B-DF-HJ-NP-TV-XZ]{2,5}s?")
_SEEN = 0.8
_WEIGHT = 0.7
_SPLIT_COST = 2.0
_MERGE_COST = 3.0
_BLANK_SEEN = 5.0
_SURE = 0.97
_NAME = -17.0
_MOST_CANDIDATES = 150
_OFFERED = 3


@dataclass(frozen=True, slots=True)
class _Run:
    """A word in a line: its characters' places, or two with the space between."""

    start: int
    end: int


@dataclass(frozen=True, slots=True)
class _Choice:
    """What a run may be, how well it fits, and how good it is with its commonness."""

    text: str
    value: float


class Lexicon:
    """Puts words right that the reader of lines got nearly right.

    There is a word list for English only: words of another language are left as they were read,
    and none is taken for unknown.

    Args:
        own: Names and words of the workshop, likelier than others.
        language: That of the writing, as in `recogniser.LANGUAGES`.
    """

    def __init__(self, own: Sequence[str] = (), language: str = "en") -> None:
        self._words = WordList(own)
        self._has_list = language == "en"

    def speaks(self, lines: Sequence[TextLine]) -> bool:
        """Say whether `lines` are in the language of the word list, as far as one can tell."""
        if not self._has_list:
            return False
        sure = [
            word.group().lower()
            for line in lines
            if line.confidence > 0.9
            for word in _WORD.finditer(line.text)
            if len(word.group()) > 2 and word.group().isalpha()
        ]
        return len(sure) < 6 or sum(map(self._words.knows, sure)) > 0.4 * len(sure)

    def look_up(self, line: TextLine, *, correct: bool) -> TextLine:
        """Return `line` with its words named and, where `correct`, put right."""
        if line.chances is None or len(line.at) != len(line.text):
            return replace(line, words=tuple(self._plain_words(line)))
        logs = folded(line.chances)
        pieces: list[tuple[_Run, ReadWord]] = []
        runs = [_Run(*m.span()) for m in _WORD.finditer(line.text, _items_number(line.text))]
        if correct:
            blanks = half_seen_blanks(line)
            runs = [part for run in runs for part in self._parted(line, logs, run, blanks)]
        at = 0
        while at < len(runs):
            joined = self._merged(line, logs, runs, at) if correct else None
            if joined is not None:
                pieces.append((joined[0], self._weighed(joined[1])))
                at += 2
                continue
            word = self._read(line, logs, runs[at], correct=correct)
            pieces.append((runs[at], self._weighed(word)))
            at += 1
        return _rebuilt(line, pieces)

    def _plain_words(self, line: TextLine) -> list[ReadWord]:
        words = []
        for match in _WORD.finditer(line.text):
            sure = line.sure[match.start() : match.end()]
            mean = float(np.mean(sure)) if sure else line.confidence
            known = self._is_known(match.group())
            words.append(self._weighed(ReadWord(match.group(), match.start(), mean, known)))
        return words

    def _weighed(self, word: ReadWord) -> ReadWord:
        """Return `word` with how common it is, and with such candidates only as are words."""
        if not self._has_list:
            return word
        small = word.text.lower().replace("’", "'")
        common = max(
            sum(map(self._words.commonness, small.split())),
            self._words.commonness(small.split("'")[0]),
        )
        others = tuple(o for o in word.candidates if all(map(self._may_offer, o.split())))
        return replace(word, commonness=common, candidates=others[:_OFFERED])

    def _may_offer(self, text: str) -> bool:
        return self._is_known(text) and self._words.may_offer(text.lower())

    def _is_known(self, text: str) -> bool:
        if not self._has_list:
            return True
        small = text.lower().replace("’", "'")
        return self._words.knows(small) or self._words.knows(small.split("'")[0])

    def _read(
        self, line: TextLine, logs: NDArray[np.float32], run: _Run, *, correct: bool
    ) -> ReadWord:
        """Return the word at `run`, put right if something else fits much better."""
        text = line.text[run.start : run.end]
        sure = line.sure[run.start : run.end]
        least = float(np.exp(np.mean(np.log(np.maximum(sure, 1e-4)))))
        known = self._is_known(text)
        plain = ReadWord(text, run.start, least, known)
        small = text.lower().replace("’", "'")
        if not _may_be_word(small) or not can_spell(small):
            return plain
        if not correct or (known and min(sure) > _SURE):
            return plain
        if _ABBREVIATION.fullmatch(text) and least > _SEEN:
            return replace(plain, known=True)
        name = text[:1].isupper() and text[1:].islower()
        if _VERSUS.match(line.text, run.start):
            least = max(least, _SURE)
            return replace(plain, text=self._cased(text, "vs"), confidence=least, known=True)
        choices = self._choices(small, _part(logs, line, run), name=name)
        best = choices[0]
        others = tuple(self._cased(text, choice.text) for choice in choices[: 2 * _OFFERED])
        word = text if best.text == small else self._cased(text, best.text)
        share = _share(choices)
        return replace(
            plain,
            text=word,
            known=all(map(self._is_known, best.text.split())),
            confidence=min(share, least) if best.text == small else share * least**0.5,
            candidates=tuple(dict.fromkeys(o for o in others if o != word)),
        )

    def _choices(
        self, small: str, logs: NDArray[np.float32], *, name: bool = False
    ) -> list[_Choice]:
        """Return what a word may be, best first; `small` itself is among them.

        Args:
            small: The word as read, in small letters.
            logs: The chances of the letters where it stands.
            name: It is written like a name, and names need not be known.
        """
        most = 1 if len(small) < 4 else 2 if len(small) < 9 else 3
        alike = self._words.alike(small, most)
        alike.sort(key=self._words.commonness, reverse=True)
        texts = list(dict.fromkeys([small, *alike[:_MOST_CANDIDATES], *self._splits(small)]))
        texts = [text for text in texts if 2 * len(text) <= 4 * len(logs)]
        like = fits(logs, [text.replace(" ", "") for text in texts])
        chosen = []
        for text, fit in zip(texts, like, strict=True):
            parts = text.split()
            common = sum(map(self._words.commonness, parts))
            if text == small and name:
                common = max(common, _NAME)
            value = float(fit) + _WEIGHT * common - _SPLIT_COST * (len(parts) - 1)
            chosen.append(_Choice(text, value))
        return sorted(chosen, key=lambda choice: -choice.value)

    def _splits(self, small: str) -> list[str]:
        """Return the ways to see two known words in one that is not known."""
        if self._words.knows(small) or len(small) < 5:
            return []
        return [
            f"{small[:i]} {small[i:]}"
            for i in range(2, len(small) - 1)
            if all(
                self._words.knows(p) and self._words.may_offer(p) for p in (small[:i], small[i:])
            )
        ]

    def _parted(
        self, line: TextLine, logs: NDArray[np.float32], run: _Run, blanks: list[int]
    ) -> list[_Run]:
        """Return a run as the words that it is, where blanks were half seen inside.

        Known words are never parted, nor others unless the parts make words about as good.
        """
        cuts = [run.start, *(b for b in blanks if run.start < b < run.end), run.end]
        parts = [_Run(*ends) for ends in pairwise(cuts)]
        whole, *texts = (line.text[r.start : r.end].lower() for r in (run, *parts))
        if len(parts) < 2 or self._is_known(whole):
            return [run]
        if not all(map(_may_be_part, texts)) or max(map(_letters, texts)) < 3:
            return [run]
        apart = sum(
            self._choices(text, _part(logs, line, part))[0].value
            for text, part in zip(texts, parts, strict=True)
            if not text.isdigit()
        )
        together = self._choices(whole, _part(logs, line, run))[0].value
        return parts if apart + _BLANK_SEEN * (len(parts) - 1) > together else [run]

    def _merged(
        self, line: TextLine, logs: NDArray[np.float32], runs: list[_Run], at: int
    ) -> tuple[_Run, ReadWord] | None:
        """Return two neighbours as one word where that is a word and they are not."""
        if at + 1 >= len(runs) or line.text[runs[at].end : runs[at + 1].start] != " ":
            return None
        both = _Run(runs[at].start, runs[at + 1].end)
        parts = [line.text[r.start : r.end].lower() for r in runs[at : at + 2]]
        small = "".join(parts)
        if all(map(self._words.knows, parts)) or len(small) < 5 or not small.isalpha():
            return None
        if not can_spell(small):
            return None
        best = self._best_whole(small, _part(logs, line, both))
        apart = sum(
            self._choices(p, _part(logs, line, r))[0].value
            for p, r in zip(parts, runs[at : at + 2], strict=True)
        )
        if best is None or best.value - _MERGE_COST < apart:
            return None
        text = line.text[both.start : both.end].replace(" ", "")
        sure = line.sure[both.start : both.end]
        word = text if best.text == small else self._cased(text, best.text)
        return both, ReadWord(word, both.start, float(np.mean(sure)) * 0.9, known=True)

    def _best_whole(self, small: str, logs: NDArray[np.float32]) -> _Choice | None:
        """Return the best single common word that is at most one letter off `small`."""
        for choice in self._choices(small, logs):
            near = Levenshtein.distance(choice.text, small) <= 1
            if near and self._words.is_likely(choice.text):
                return choice
        return None

    def _cased(self, like: str, word: str) -> str:
        """Return `word` with capitals as `like` has them, or as the workshop writes it."""
        letters = [c for c in like if c.isalpha()]
        capitals = sum(c.isupper() for c in letters)
        if capitals > 1 and capitals > 0.5 * len(letters):
            return word.upper()
        own = self._words.spelling(word)
        if own is not None:
            return own
        return word.capitalize() if like[:1].isupper() else word


def _items_number(text: str) -> int:
    """Return where the words begin after a number that is stuck to the first ("3retention")."""
    stuck = re.match(r"\s*[1-9](?=[^\W\d_]{4})", text)
    return stuck.end() if stuck else 0


def _letters(text: str) -> int:
    return sum(c.isalpha() for c in text)


def _may_be_part(text: str) -> bool:
    """Say whether a piece between half-seen blanks is a word or a small number: "sprint 16"."""
    return len(text) < 3 if text.isdigit() else len(text) > 1 and text.isalpha() and can_spell(text)


def _may_be_word(small: str) -> bool:
    """Say whether a run is a word and no number, code or single letter."""
    letters = _letters(small)
    return letters >= 2 and letters >= 3 * (len(small) - letters)


def _part(logs: NDArray[np.float32], line: TextLine, run: _Run) -> NDArray[np.float32]:
    """Return the places of a line that belong to a run of its characters."""
    at = line.at
    left = (at[run.start - 1] + at[run.start]) / 2 if run.start else 0.0
    right = (at[run.end - 1] + at[run.end]) / 2 if run.end < len(at) else 1.0
    first = int(left * len(logs))
    return logs[first : max(first + 1, round(right * len(logs)))]


def _share(choices: list[_Choice]) -> float:
    """Return how sure the best choice is against the others, 0..1."""
    values = np.array([choice.value for choice in choices])
    weights = np.exp(0.5 * (values - values.max()))
    return float(1.0 / weights.sum())


def _rebuilt(line: TextLine, pieces: list[tuple[_Run, ReadWord]]) -> TextLine:
    """Return `line` with its words replaced, every character's place kept as well as can be."""
    text, sure, at, words = "", list[float](), list[float](), list[ReadWord]()
    done = 0
    for run, word in pieces:
        text += line.text[done : run.start]
        sure += line.sure[done : run.start]
        at += line.at[done : run.start]
        if words and run.start == done:  # a blank that was only half seen
            text += " "
            sure.append(0.5)
            at.append((line.at[done - 1] + line.at[done]) / 2)
        words.append(replace(word, start=len(text)))
        text += word.text
        sure += [word.confidence] * len(word.text)
        at += np.linspace(line.at[run.start], line.at[run.end - 1], len(word.text)).tolist()
        done = run.end
    return replace(
        line,
        text=text + line.text[done:],
        sure=(*sure, *line.sure[done:]),
        at=(*at, *line.at[done:]),
        words=tuple(words),
    )
